"""The pure parts behind the pages: quotes, times, rights, the stream."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from types import ModuleType
from typing import Any

import pytest
from starlette.requests import Request

from adapters import demo as demo_pages
from adapters import desk as desk_pages
from adapters.desk import live, sessions, times, view
from adapters.desk.here import Here
from adapters.desk.here import environment as desk_environment
from adapters.desk.words import words
from bot.model import Fact, Line, Owner, Visit, Who
from tests.desk_pages import material
from tests.desk_pages.fakes import NOW
from tests.desk_pages.served import World


def marked(text: str, *quotes: str, who: Who = Who.PROSPECT) -> list[tuple[str, str]]:
    """Return the pieces of a line whose facts rest on these quotes."""
    facts = [Fact(field=f"f{n}", value="v", shown="v", quote=quote, message=1) for n, quote in enumerate(quotes)]
    line = Line(seq=1, who=who, text=text, at=NOW)
    return [(piece.text, piece.fact) for piece in view.pieces(line, facts)]


@pytest.mark.parametrize(
    ("text", "quotes", "expected"),
    [
        ("직원 40명이고요", ("40명",), [("직원 ", ""), ("40명", "f0"), ("이고요", "")]),
        ("80名で来月", ("来月", "80名"), [("80名", "f1"), ("で", ""), ("来月", "f0")]),
        ("about 45 people", ("45", "45 people"), [("about ", ""), ("45 people", "f1")]),  # the longer of two that begin together
        ("abcdef", ("bcd", "cde"), [("a", ""), ("bcd", "f0"), ("ef", "")]),  # overlapping: the first
        ("nothing here", ("45",), [("nothing here", "")]),
        ("", ("",), []),
    ],
)
def test_a_line_is_cut_at_the_quotes(text: str, quotes: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    assert marked(text, *quotes) == expected


def test_only_the_prospect_s_own_line_is_marked() -> None:
    assert marked("54 people", "54", who=Who.BOT) == [("54 people", "")]
    other = Fact(field="f", value="v", shown="v", quote="54", message=2)
    assert view.pieces(Line(seq=1, who=Who.PROSPECT, text="54", at=NOW), [other]) == (view.Piece("54"),)


@pytest.mark.parametrize(
    ("owner", "holder", "rep", "may"),
    [
        # owner, whose, reader; claim, reply, note, close
        (Owner.OFFERED, "", "dana", (True, False, True, True)),
        (Owner.BOT, "", "dana", (True, False, True, True)),
        (Owner.REP, "dana", "dana", (False, True, True, True)),
        (Owner.REP, "jisoo", "dana", (False, False, True, False)),
        (Owner.CLOSED, "dana", "dana", (True, False, True, False)),
        (Owner.OFFERED, "", "", (False, False, False, False)),
        (Owner.REP, "", "", (False, False, False, False)),
    ],
)
def test_rights(owner: Owner, holder: str, rep: str, may: tuple[bool, bool, bool, bool]) -> None:
    card = material.card()
    rights = view.rights(material.sheet("c", card, (), Visit(), owner=owner, rep=holder), rep)
    assert (rights.may_claim, rights.may_reply, rights.may_note, rights.may_close) == may


@pytest.mark.parametrize(
    ("span", "english", "korean", "japanese"),
    [
        (timedelta(seconds=-5), "now", "now", "now"),  # a clock that is a little ahead
        (timedelta(seconds=59), "now", "now", "now"),
        (timedelta(minutes=3), "3 min. ago", "3분 전", "3分前"),
        (timedelta(hours=5), "5 hr. ago", "5시간 전", "5時間前"),
        (timedelta(days=2), "2 days ago", "2일 전", "2日前"),
    ],
)
def test_how_long_ago(span: timedelta, english: str, korean: str, japanese: str) -> None:
    said = [times.ago(NOW - span, NOW, language, "now") for language in ("en", "ko", "ja")]
    assert said == [english, korean, japanese]


@pytest.mark.parametrize(
    ("span", "shown"), [(65, "1:05"), (-192, "3:12"), (0, "0:00"), (3599, "59:59"), (7200, "2 hr"), (-172800, "2 days")]
)
def test_what_is_left(span: float, shown: str) -> None:
    assert times.left(NOW + timedelta(seconds=span), NOW, "en") == shown


def test_a_stamp_names_the_day_unless_it_is_today() -> None:
    now = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
    assert times.stamp(now - timedelta(hours=1), now, "ko") == "08:00"
    assert times.stamp(now - timedelta(hours=10), now, "ja") == "11月16日 23:00"


def reader(world: World, cookie: str) -> Here:
    """Return a request of somebody with this cookie."""
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/desk/events",
        "query_string": b"",
        "headers": [(b"cookie", f"desk={cookie}".encode())],
    }
    return Here(desk=world.desk(), request=Request(scope), t=words("en", {}), now=NOW)


async def test_the_stream_tells_what_changed_and_that_it_lives(world: World) -> None:
    _, cookie = await sessions.start(world.desk(), world.people.users["dana"])
    stream = live.stream(reader(world, cookie), beat=0.02)
    assert "event: beat" in await anext(stream)
    assert await anext(stream) == "event: beat\ndata: \n\n"  # silence
    world.hub.tell("card", "c-theo")
    assert await anext(stream) == "event: card\ndata: c-theo\n\n"
    await stream.aclose()
    await asyncio.sleep(0)
    assert world.hub.queues == []


async def test_the_stream_ends_with_the_session(world: World) -> None:
    session, cookie = await sessions.start(world.desk(), world.people.users["dana"])
    stream = live.stream(reader(world, cookie), beat=0.01)
    assert "beat" in await anext(stream)
    await world.people.end_session(session.id)
    assert [event async for event in stream] == []


def test_an_event_cannot_break_out_of_its_frame() -> None:
    assert live.framed("card", "x\n\nevent: evil\ndata: y") == "event: card\ndata: x event: evil data: y\n\n"


@pytest.mark.parametrize("pages", [desk_pages, demo_pages], ids=["desk", "demo"])
def test_after_a_warm_start_no_reader_waits_for_a_template(pages: ModuleType) -> None:
    environment: Any = desk_environment if pages is desk_pages else demo_pages.environment
    environment.cache_clear()
    pages.warm()
    cache: Any = environment().cache
    assert sorted(name for _, name in cache) == environment().list_templates()
