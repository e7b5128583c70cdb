"""Takes out the line behind each promise and looks whether a test notices. `python -m bench.promises`; 1 when one goes unnoticed.

The lines and the tests are those of docs/promises.md. Each change is made in a copy of the tree; browsers and crashes are left out,
since a promise has to be kept by a test that everybody runs.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "promises.md"

_SECTION = re.compile(r"^## (\d+\. .+?)\n(.*?)(?=^## |\Z)", re.M | re.S)
_ROW = re.compile(r"^\| `([^`]+)` \| `([^`]+)` \| `([^`]+)` \|$", re.M)
_TEST = re.compile(r"^- `([^`]+)`$", re.M)
_PASSED, _FAILED = 0, 1  # pytest's exit codes; any other one says that the tests did not run


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """A promise, and a change after which it is not kept."""

    promise: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


def mutations(page: str) -> Iterator[Mutation]:
    """Yield every change that the page names. Raise ValueError for a promise without one."""
    for title, body in _SECTION.findall(page):
        rows = _ROW.findall(body)
        if not rows:
            raise ValueError(f"promise {title!r} names no change that breaks it")
        for file, old, new in rows:
            yield Mutation(promise=title, file=file, old=old, new=new, tests=tuple(_TEST.findall(body)))


def noticed(mutation: Mutation, tree: Path) -> bool:
    """Make the change in a copy of the project, run the promise's tests, and take it back. Raise RuntimeError where they do not run."""
    file = tree / mutation.file
    text = file.read_text("utf-8")
    if mutation.old not in text:
        raise RuntimeError(f"{mutation.file} has no {mutation.old!r} any more: mend docs/promises.md")
    file.write_text(text.replace(mutation.old, mutation.new), "utf-8")
    try:
        command = (
            sys.executable,
            "-m",
            "pytest",
            "-x",
            "-q",
            "-m",
            "not browser and not faults",
            *mutation.tests,
        )
        run = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    finally:
        file.write_text(text, "utf-8")
    if run.returncode not in (_PASSED, _FAILED):
        raise RuntimeError(f"the tests of {mutation.promise!r} did not run:\n{run.stdout[-2000:]}{run.stderr[-2000:]}")
    return run.returncode == _FAILED


def copy(tree: Path) -> Path:
    """Copy what belongs to the project, as it stands in the folder, and return where it is."""
    kept = subprocess.run(("git", "ls-files", "-z", "-co", "--exclude-standard"), cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, kept.stdout.split("\0")):
        if (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tree / name)
    return tree


def main() -> int:
    """Break each promise in turn and print what came of it."""
    silent = 0
    with TemporaryDirectory(prefix="handraiser-promises-") as folder:
        tree = copy(Path(folder))
        for mutation in mutations(PAGE.read_text("utf-8")):
            seen = noticed(mutation, tree)
            silent += not seen
            print(f"{'noticed' if seen else 'UNNOTICED':10} {mutation.promise}: {mutation.file}", flush=True)
    return 1 if silent else 0


if __name__ == "__main__":
    sys.exit(main())
