"""What happened, in words: every event that the program writes has a sentence in each language."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from starlette.requests import Request

from adapters.desk.here import Here
from adapters.desk.history import UNTOLD, history, told
from adapters.desk.words import LANGUAGES, words
from bot.model import Event, Visit
from tests.desk_pages import material
from tests.desk_pages.fakes import NOW
from tests.desk_pages.served import World
from tests.sources import parsed

ROOT = Path(__file__).parents[2]

NAMED_ELSEWHERE = {
    # where an event's kind is no plain word → what it can be there
    "bot/advance.py": {"answered", "corrected", "declined", "let_go"},
    "bot/brain/ledger.py": {"model"},
    "bot/desk/kin.py": {"joined", "parted"},
    "bot/desk/mailing.py": {"mailed", "bounced"},
    "storage/units/kin.py": {"joined", "parted"},
}

WHYS = ("opted_out", "owner", "held", "often", "window", "outcome")
MOVED = {"from": "rep", "rep": "dana", "was": "jisoo", "by": "dana", "team": "inbound"}

WRITTEN: tuple[Event, ...] = (
    *(Event(kind=kind, data={"fields": "need company_size"}) for kind in ("answered", "corrected", "declined", "let_go")),
    *(Event(kind=kind, data={"upto": 3}) for kind in ("mailed", "bounced")),
    *(Event(kind=kind, data={"rep": "dana", "with": "c-theo"}) for kind in ("joined", "parted")),
    *(Event(kind="consent", data={"state": state, "seq": 4}) for state in ("asked", "unanswered", "given", "refused", "withdrawn")),
    Event(kind="consent", data={"state": "confirmed", "seq": 4}),
    Event(kind="nurture", data={"step": 0, "said": True, "confirms": True}),
    *(Event(kind="meeting", data={"state": s, "sequence": 1}) for s in ("offered", "booked", "cancelled", "declined", "failed")),
    *(Event(kind="meeting", data={"state": s, "reminded": r}) for s, r in (("booked", True), ("booked", False))),
    *(Event(kind="follow_up", data={"step": 2, "said": False, "why": why}) for why in WHYS),
    *(Event(kind="nurture", data={"step": 2, "said": False, "why": why}) for why in (*WHYS, "no_leave")),
    *(Event(kind="follow_up", data={"step": 2, "said": said}) for said in (True, False)),
    Event(kind="nurture", data={"step": 2, "said": True, "laws": "KR JP"}),
    Event(kind="second_way", data={"team": "seoul", "platform": "telegram"}),
    Event(kind="second_way", data={"team": "seoul", "platform": "mail"}),
    *(Event(kind="amended", data={"rep": "dana", "line": 4, "gone": gone}) for gone in (True, False)),
    *(Event(kind="co_seller", data={"rep": "dana", "on": on}) for on in (True, False)),
    *(Event(kind="owner", data=MOVED | {"to": to}) for to in ("bot", "offered", "rep", "closed")),
    *(Event(kind="owner", data=MOVED | {"to": to, "reason": "undone"}) for to in ("bot", "offered", "rep", "closed")),
    *(Event(kind="owner", data=MOVED | {"to": to, "reason": "handed_over"}) for to in ("rep", "offered")),
    *(Event(kind="owner", data=MOVED | {"to": "offered", "reason": reason}) for reason in ("silent", "absent")),
    *(Event(kind="owner", data=MOVED | {"to": "closed", "reason": reason}) for reason in ("left", "won", "lost", "junk")),
    Event(kind="outcome", data={"from": None, "to": "handoff"}),
    Event(kind="intent", data={"seq": 2}),
    Event(kind="asked", data={"field": "company_size", "times": 1}),
    Event(kind="question", data={"number": 1, "team": "seoul"}),
    Event(kind="question_answered", data={"number": 1, "rep": "dana"}),
    *(Event(kind="mended", data={"field": "need", "rep": "dana", "to": to}) for to in ("entered", "rejected", "restored")),
    Event(kind="late", data={"team": "seoul", "rep": "dana"}),
    Event(kind="escalated", data={"team": "seoul", "rep": "dana"}),
    Event(kind="reply_late", data={"rep": "dana", "step": 1}),
    Event(kind="snoozed", data={"rep": "dana", "until": "2026-11-18T09:00:00+00:00"}),
    Event(kind="snooze_over", data={"rep": ""}),
    Event(kind="went_quiet"),
    *(Event(kind="not_reached", data={"effect": "say", "platform": platform}) for platform in ("slack", "mail", "webhook", "calendar")),
    *(Event(kind="assigned", data={"rep": rep, "team": "seoul", "reasons": "[]", "snapshot": "{}"}) for rep in ("dana", "")),
    Event(kind="model", data={"model": "m", "fresh": 1}),
)
"""One of each that the program writes, with each word that its sentence turns on."""


def kinds_in(path: Path) -> Iterator[str]:
    """Return the kinds of the events that a file makes."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Event":
            for given in node.keywords:
                if given.arg == "kind" and isinstance(given.value, ast.Constant):
                    yield str(given.value.value)
                elif given.arg == "kind" and path.parts[-2:] != ("units", "pages.py"):  # that one reads what others wrote
                    yield from NAMED_ELSEWHERE[str(path.relative_to(ROOT))]


def reader(language: str, replaced: Mapping[str, Mapping[str, str]] | None = None) -> Here:
    """Return a request of somebody who reads this language."""
    scope = {"type": "http", "method": "GET", "path": "/desk", "query_string": b"", "headers": []}
    return Here(desk=World().desk(), request=Request(scope), t=words(language, replaced or {}), now=NOW)


def test_every_event_that_the_program_writes_is_tried_here() -> None:
    files = [path for folder in ("bot", "storage") for path in (ROOT / folder).rglob("*.py")]
    assert {kind for path in files for kind in kinds_in(path)} == {event.kind for event in WRITTEN}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_event_is_told_in_words(language: str) -> None:
    here, english = reader(language), reader("en")
    for event in (event for event in WRITTEN if event.kind not in UNTOLD):
        text = told(here, event)
        assert text, event
        assert not set("{}_[]") & set(text), (event, text)
        assert text != told(reader("en"), Event(kind="of_tomorrow")), event
        assert text.casefold() != event.kind.replace("_", " ") or event.kind in ("went_quiet",), event
        if language != "en":
            assert text != told(english, event), event
            plain = text.replace("Dana Cole", "").replace("Inbound", "")
            assert not any(word in plain for word in ("asked", "given", "withdrawn", "often", "window", "telegram", "mail", "True")), text


def test_sentences_that_mean_something_else_are_not_the_same() -> None:
    here = reader("en")
    said = [told(here, event) for event in WRITTEN if event.kind in ("consent", "meeting", "co_seller", "amended", "second_way")]
    assert len(set(said)) == len(said)
    assert told(here, Event(kind="follow_up", data={"step": 2, "said": False, "why": "often"})) != told(
        here, Event(kind="follow_up", data={"step": 2, "said": True})
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_no_version_of_ours_knows_is_said_to_be_so(language: str) -> None:
    for event in (
        Event(kind="of_tomorrow"),
        Event(kind="consent", data={"state": "of_tomorrow"}),
        Event(kind="snoozed", data={"until": "soon"}),
    ):
        text = told(reader(language), event)
        assert text
        assert not set("{}_") & set(text)
        assert "tomorrow" not in text


def test_what_stands_on_another_page_is_not_in_the_history() -> None:
    events = (*((NOW, Event(kind="model")) for _ in range(70)), (NOW, Event(kind="went_quiet")))
    sheet = material.sheet("c", material.card(), (), Visit(), events=events)
    assert [text for _, text in history(reader("en"), sheet)] == ["Went quiet"]
