"""The part of a prompt that is the same for every conversation of a flow version and language: rules, flow, pages that fit.

Nothing in it depends on a prospect, a clock or chance, so that the other side's cache holds it. A page leaves it on the day after its
`valid_until`, and only then its bytes change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from bot.brain.sections import Cited, sections
from bot.brain.tokens import estimate
from bot.desk.phrase import words_of
from bot.flow.shape import Flow

RULES = Path(__file__).with_name("rules.txt")
MOST_TOKENS = 5_000
"""Tokens of a prefix where config.yaml says nothing else; what does not fit goes by retrieval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefix:
    """A prefix, and what stands in it."""

    text: str
    tokens: int  # by `tokens.estimate`
    rules: str  # the part that nobody outside may read
    inside: frozenset[str]  # ids of the sections in it
    complete: bool  # every section is in it, so that nothing needs to be looked for


@cache
def _rules() -> str:
    return RULES.read_text("utf-8")


def rules_for(flow: Flow, language: str) -> str:
    """Return the rules with the flow's names and the language's register."""
    register = words_of(flow, language).get("register", ("",))[0]
    text = _rules().replace("{bot}", flow.say(flow.bot_name, language)).replace("{company}", flow.company)
    return text.replace("{register}", f"Register: {register}")


def prefix_of(flow: Flow, language: str, today: date, *, most: int = MOST_TOKENS) -> Prefix:
    """Return the prefix of a flow version and language; its pages are those that may be said on that day."""
    rules = rules_for(flow, language)
    head = "\n".join((rules, *_flow(flow, language)))
    pages = _pages(flow, language, today)
    chosen = _fitting(pages, most - estimate(head))
    text = "\n".join((head, *(page.text for page in chosen)))
    return Prefix(
        text=text,
        tokens=estimate(text),
        rules=rules,
        inside=frozenset(id for page in chosen for id in page.ids),
        complete=len(chosen) == len(pages),
    )


def _flow(flow: Flow, language: str) -> Iterator[str]:
    yield f"Language: {language}"
    yield "Fields, in the order in which they are asked"
    for question in sorted(flow.questions, key=lambda q: not q.required):
        choices = f" ({' | '.join(flow.say(choice.label, language) for choice in question.choices)})" if question.choices else ""
        yield f"{question.field}: {flow.say(question.ask, language)}{choices}"


@dataclass(frozen=True, slots=True)
class _Page:
    """One page as it stands in a prefix."""

    text: str
    ids: tuple[str, ...]


def _pages(flow: Flow, language: str, today: date) -> list[_Page]:
    """Return the pages in the order of the files, those of one country behind those of all."""
    grouped: dict[tuple[str, str, str], list[Cited]] = {}
    for one in sections(flow, language, today):
        grouped.setdefault((one.page.region, one.page.language, one.page.id), []).append(one)
    ordered = sorted(grouped.items(), key=lambda item: bool(item[0][0]))
    return [_Page("\n".join((group[0].heading, *(one.short for one in group))), tuple(one.id for one in group)) for _, group in ordered]


def _fitting(pages: Sequence[_Page], most: int) -> list[_Page]:
    """Return the pages that fit; whole ones, so that none is half known."""
    chosen: list[_Page] = []
    for page in pages:
        size = estimate(f"\n{page.text}")
        if size <= most:
            chosen.append(page)
            most -= size
    return chosen
