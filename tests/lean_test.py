"""What keeps a process small: how many heaps C's allocator keeps once threads have used it, and what is compiled when."""

import re
import subprocess
import sys
from copy import copy
from pathlib import Path

import pytest

from bot.lean import later

_HEAPS = """
import ctypes, sys, threading
from bot.lean import one_heap

if sys.argv[1] == "one":
    one_heap()
here, done = threading.Barrier(5), threading.Barrier(5)

def allocate():
    here.wait()  # all at the same time, so that none takes over the heap of one that has ended
    kept = [bytearray(1000) for _ in range(100)]
    done.wait()

for _ in range(4):
    threading.Thread(target=allocate, daemon=True).start()
here.wait(), done.wait()
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
file = ctypes.c_void_p(libc.fopen(sys.argv[2].encode(), b"w"))
libc.malloc_info(0, file), libc.fclose(file)
"""


def _heaps(wish: str, folder: Path) -> int:
    told = folder / wish
    subprocess.run([sys.executable, "-c", _HEAPS, wish, str(told)], check=True, timeout=60)
    return told.read_text().count("<heap nr=")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs glibc's malloc_info: a Linux machine")
def test_all_threads_of_a_process_that_serves_share_one_heap(tmp_path: Path) -> None:
    assert _heaps("one", tmp_path) == 1
    assert _heaps("many", tmp_path) > 1


def test_an_expression_is_compiled_when_it_is_first_used_and_answers_as_the_compiled_one() -> None:
    lazy = later(r"(?P<n>\d+)명")
    assert "search" not in vars(lazy)
    found = lazy.search("직원 12명")
    assert found is not None
    assert (found["n"], "search" in vars(lazy)) == ("12", True)
    assert (lazy.pattern, lazy.groups, lazy.sub("x", "3명 4명")) == (r"(?P<n>\d+)명", 1, "x x")
    assert copy(lazy).fullmatch("7명")


def test_a_faulty_expression_says_so_when_it_is_used() -> None:
    with pytest.raises(re.error):
        later("(").search("")


def test_the_server_has_no_module_that_it_never_uses() -> None:
    never = {"rich", "pygments", "greenlet", "watchfiles", "click", "multiprocessing", "http.server", "urllib.request", "wsgiref"}
    code = f"import sys, bot.cli, bot.bootstrap.front; print(sorted({never} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=120, cwd=Path.cwd())
    assert told.stdout == "[]\n"
