"""A knowledge page from its markdown: front matter between two `---` lines, then `## heading` sections with a short answer each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from bot.errors import Fault
from bot.flow.schema import PAGE
from bot.flow.shape import KnowledgePage, Section
from bot.flow.valid import Source, open_source, validate
from bot.yaml_file import Node

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"^##[ \t]+(\S.*)$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)  # one that nobody closed goes to the end, as in HTML: it is not said


def read_page(text: str, file: str) -> tuple[KnowledgePage | None, Source | None, tuple[Fault, ...]]:
    """Return the page, its front matter for further checks, and the faults. The page is None when there are any."""
    text = text.replace("\r\n", "\n")
    front = _FRONT.match(text)
    if not front:
        what = "A knowledge page begins with its front matter"
        cure = "Begin with `---`, the keys id, title, language, owner, valid_until, and `---`."
        return None, None, (Fault(file, 1, 1, "F601", what, cure),)
    source, faults = open_source("\n" + front[1], file)  # an empty line for the first ---, so that lines are those of the file
    if source is None:
        return None, None, faults
    faults = validate(source, PAGE)
    if faults:
        return None, source, faults
    return _build(source, tuple(_sections(text[front.end() :])))


def _build(source: Source, sections: tuple[Section, ...]) -> tuple[KnowledgePage | None, Source, tuple[Fault, ...]]:
    given: dict[str, Any] = source.root.plain()
    until = _date(source.root.get("valid_until"))
    if until is None:
        node = source.root.get("valid_until") or source.root
        return None, source, (source.fault(node, "F108", "There is no such day", "Write a day as 2027-06-30."),)
    if not sections:
        cure = "Write `## question` lines, each with a short answer below it."
        return None, source, (source.fault(source.root, "F604", "The page has no section with an answer", cure),)
    page = KnowledgePage(
        id=given["id"],
        title=given["title"],
        language=given["language"],
        owner=given["owner"],
        valid_until=until,
        source=given.get("source", ""),
        region=given.get("region", ""),
        keywords=tuple(given.get("keywords", ())),
        draft=given.get("draft") is True,
        sections=sections,
    )
    return page, source, ()


def _date(node: Node | None) -> date | None:
    try:
        return date.fromisoformat(node.text or "") if node else None
    except ValueError:
        return None


def _sections(body: str) -> Iterator[Section]:
    parts = _HEADING.split(_COMMENT.sub("", body))
    for heading, answer in zip(parts[1::2], parts[2::2], strict=True):
        if answer.strip():
            yield Section(heading=heading.rstrip(" \t#") or heading.strip(), answer=" ".join(answer.split()))
