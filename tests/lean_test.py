"""What keeps a process small, seen from outside: how many heaps C's allocator keeps once threads have used it."""

import subprocess
import sys
from pathlib import Path

import pytest

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
