"""Writes docs/quality.md: every figure beside its target, then every failure, so that a reader can judge and look up."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench.quality_figures import Section

PAGE = Path(__file__).parents[1] / "docs" / "quality.md"
HEAD = ("what", "on", "target", "found", "of", "")
FAILURES = ("id", "text", "got", "wanted")
LONGEST = 160
"""Characters of a text that are shown of a failure."""

_INTRODUCTION = """\
# Quality

What Handraiser understands, measured: `make quality` runs all of it offline and writes this page.
Targets stand beside what was found; what misses says so. A figure that is told and not judged has no target.

Sets that are tuned on and sets that are not stand apart. Of the latter, figures and ids alone are published, so that nobody mends by them.
"""


def page(sections: Sequence[Section], *, encoder: str | None) -> str:
    """Return the page; `encoder` is its version, None where it is not installed."""
    return "\n".join([_INTRODUCTION, _made(encoder), *_missed(sections), *(part for section in sections for part in _section(section))])


def _made(encoder: str | None) -> str:
    at = datetime.now(UTC).date().isoformat()
    machine = f"{os.cpu_count()} x {platform.machine()}, Python {platform.python_version()}"
    return f"Run of {at}, {machine}, {f'encoder {encoder}' if encoder else 'no encoder installed: its figures are left out'}.\n"


def _missed(sections: Sequence[Section]) -> Iterator[str]:
    judged = [figure for section in sections for figure in section.figures if figure.holds is not None]
    missed = [figure for figure in judged if not figure.holds]
    yield f"{len(judged) - len(missed)} of {len(judged)} targets hold.\n"


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.title}\n"
    yield f"{section.about}\n"
    yield table(HEAD, [figure.cells() for figure in section.figures])
    if section.ids:
        yield f"Wrong: {', '.join(f'`{name}`' for name in section.ids)}\n"
    if section.failures:
        yield f"### Failures: {section.title.lower()}\n"
        yield table(FAILURES, [failure.cells() for failure in section.failures])


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    lines = [head, ["---"] * len(head), *([cell(text) for text in row] for row in rows)]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def cell(text: str) -> str:
    """Return a text as one cell shows it: on one line, cut, with what Markdown or HTML would take for its own made plain."""
    plain = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text.replace("\n", " / "))
    cut = plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"
    return cut.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|").replace("[", "\\[").replace("`", "\\`")
