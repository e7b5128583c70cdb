"""How the command line speaks: faults with their line and a caret, everything else in plain words. NO_COLOR is obeyed."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from bot.errors import Fault, FaultyFiles, HandraiserError, Refused, StorageUnavailable, WrongRevision
from bot.settings.schema import ENTRIES, PLATFORMS, TOP
from bot.settings.values import secret

WIDTH = 80

# Named colours of the terminal's own palette: they keep their contrast on a light background as on a dark one.
STYLES = {
    "bad": "bold red",
    "good": "green",
    "warn": "yellow",
    "quiet": "dim",
    "strong": "bold",
    "bot": "blue",
    "rep": "green",
    "you": "bold",
}


def console(stream: TextIO | None = None) -> Console:
    """Return a console for a stream (stdout): 80 columns on a terminal, unwrapped and plain when piped."""
    out = stream or sys.stdout
    return Console(
        file=out, highlight=False, emoji=False, markup=False, width=WIDTH if out.isatty() else 10_000, soft_wrap=not out.isatty()
    )


def styled(*parts: str | tuple[str, str]) -> Text:
    """Return a text of parts, each plain or (text, a key of STYLES)."""
    return Text.assemble(*(part if isinstance(part, str) else (part[0], STYLES[part[1]]) for part in parts))


def show_faults(faults: Iterable[Fault], out: Console) -> None:
    """Print every fault with the offending line and a caret under its column."""
    read = cache(_lines)
    for fault in faults:
        out.print(styled((f"{fault.file}:{fault.line}:{fault.column}", "strong"), " ", (fault.code, "bad"), f" {fault.what}."))
        for line in _excerpt(fault, read(fault.file)):
            out.print(line)
        out.print(styled("  ", ("→ ", "good"), fault.cure))


def _excerpt(fault: Fault, lines: tuple[str, ...]) -> Iterator[Text]:
    if fault.line > len(lines):
        return
    line = veiled(lines[fault.line - 1], fault)
    number = f"{fault.line:>5} │ "
    before, column = _window(line, fault.column - 1)
    yield styled((number, "quiet"), before)
    yield styled((" " * 6 + "│ ", "quiet"), " " * cell_len(before[:column]), ("^", "bad"))


def _window(line: str, column: int) -> tuple[str, int]:
    """Return as much of a long line as fits around the column, and where the column then is; tabs count as one."""
    room, line = WIDTH - 10, line.replace("\t", " ")
    if cell_len(line) <= room:
        return line, column
    start = max(0, min(column - room // 3, len(line) - room // 2))
    cut = line[start:]
    while cell_len(cut) > room - 2:
        cut = cut[:-1]
    tail = "…" if start + len(cut) < len(line) else ""
    return ("…" if start else "") + cut + tail, column - start + (1 if start else 0)


_PAIR = re.compile(r"([A-Za-z_][\w-]*)([\"']?\s*:\s+[\"']?)([^\s\"',}#]{8,})")
_IN_ADDRESS = re.compile(r"(://[^\s:/@]*:)(?!\$\{)([^\s/@]+)(?=@)")
_PLAIN = {key for keys in (TOP, *ENTRIES.values(), *PLATFORMS.values()) for key, read in keys.items() if read is not secret}


def veiled(line: str, fault: Fault) -> str:
    """Return the line with secrets hidden, as long as before, so that the caret still points.

    In config.yaml a secret may stand under a misspelt key: every long value is hidden whose key is not one that holds none.
    """
    line = _IN_ADDRESS.sub(lambda found: found[1] + _dots(found[2]), line)
    if not fault.code.startswith("C"):
        return line
    line = _PAIR.sub(lambda pair: pair[0] if pair[1] in _PLAIN or "${" in pair[3] else pair[1] + pair[2] + _dots(pair[3]), line)
    if fault.code == "C201":
        line = line[: fault.column - 1] + re.sub(r"[^\s,}\]]", "•", line[fault.column - 1 :])
    return line


def _dots(hidden: str) -> str:
    return "•" * len(hidden)


def _lines(file: str) -> tuple[str, ...]:
    """Return the file's lines, none where there is no such file (a fault may stand in an environment variable)."""
    try:
        return tuple(Path(file).read_text("utf-8-sig", "replace").splitlines())
    except OSError:
        return ()


def show_error(error: HandraiserError, out: Console) -> int:
    """Say what went wrong and return the exit code: 1. The one place that turns our errors into text."""
    if isinstance(error, FaultyFiles):
        show_faults(error.faults, out)
    text, cure = _explained(error)
    out.print(styled((text[:1].upper() + text[1:], "bad"), f". {cure}" if cure else "."))
    return 1


def _explained(error: HandraiserError) -> tuple[str, str]:
    cures = (
        (WrongRevision, "Run `handraiser migrate`."),
        (StorageUnavailable, "`handraiser doctor` says what to mend."),
        (Refused, ""),
    )
    cure = next((cure for kind, cure in cures if isinstance(error, kind)), "")
    return str(error).strip().rstrip(".") or type(error).__name__, cure
