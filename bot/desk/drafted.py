"""An open question and the answer that a rep gave it, as the draft of a knowledge page. Pure.

A draft is never said: its front matter has `draft: true`, which `handraiser check` knows and the flow's pages leave out.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

LASTS = timedelta(days=180)
"""How long the page is said once it is published; its owner sets what holds."""

LONGEST_ID = 48
_NOT_OF_AN_ID = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """An open question that was answered."""

    number: int
    text: str  # as the prospect asked
    team: str
    answer: str  # as it went to the prospect
    by: str  # the rep's id
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The file of a page."""

    path: str  # inside the flow's knowledge folder
    text: str


def draft(settled: Settled, conversation: str, language: str) -> Draft:
    """Return the page: the question as heading, the answer below it, the rep who gave it as owner.

    What prospect and rep wrote cannot leave its place: the title is quoted, heading and answer are one line each.
    """
    question, answer = _line(settled.text), _line(settled.answer)
    name = _id(question) or f"question-{conversation[-8:].lower()}-{settled.number}"
    front = (
        f"id: {name}",
        f"title: {json.dumps(question, ensure_ascii=False)}",
        f"language: {language or 'en'}",
        f"owner: {json.dumps(settled.by, ensure_ascii=False)}",
        f"valid_until: {(settled.at + LASTS).date().isoformat()}",
        "draft: true",
    )
    return Draft(path=f"{language or 'en'}/{name}.md", text="\n".join(("---", *front, "---", "", f"## {question}", "", answer, "")))


def _line(text: str) -> str:
    """Return the words in one line that Markdown and our reader take for plain text."""
    return " ".join(text.replace("<!--", "").replace("-->", "").replace("\0", "").split()).lstrip("#").strip().rstrip("#").strip()


def _id(question: str) -> str:
    """Return a name made of the Latin words of the question, "" where it has too few."""
    name = _NOT_OF_AN_ID.sub("-", question.casefold())[:LONGEST_ID].strip("-")
    return name if len(name) >= 8 else ""
