"""The desk over a whole house, used against itself: two tabs that want opposite things, forms from before a logout, hostile words."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from itertools import pairwise, permutations
from pathlib import Path
from random import Random

import httpx
import pytest
import structlog
from starlette.testclient import TestClient

from adapters.desk import POSTED, SHOWN
from bot.logs import configure
from bot.model import Owner
from tests.desk_pages.conftest import SignIn, hidden
from tests.desk_pages.housed import SALES, SCRIPT, browser
from tests.desk_pages.served import World
from tests.talks import Talk, opened_talk, talking

ACTS: dict[str, dict[str, str]] = {
    "give_back": {},
    "close": {"reason": "lost/price", "words": "too dear"},
    "hand_over": {"to": "mo"},
    "say": {"kind": "reply", "text": "One moment, please."},
}
"""What two tabs of one rep may want at the same moment."""


@asynccontextmanager
async def claimed(folder: Path) -> AsyncIterator[Talk]:
    """A talk that Dana has claimed."""
    async with talking(folder, SCRIPT, SALES) as talk:
        await _claim(talk)
        yield talk


async def _claim(talk: Talk) -> None:
    await talk.say("We need a help desk for 60 people this quarter, I'm at theo@lanternfreight.example. Can I talk to a person?")
    async with browser(talk, "dana") as tab:
        await _press(tab, talk, "claim", {}, f"claim-{talk.conversation}")


async def _press(tab: httpx.AsyncClient, talk: Talk, act: str, fields: dict[str, str], once: str) -> int:
    """Press on the page that the tab shows; return the status."""
    page = (await tab.get(f"/desk/c/{talk.conversation}")).text
    form = {"csrf": hidden(page, "csrf"), "once": once, **fields}
    return (await tab.post(f"/desk/c/{talk.conversation}/{act}", data=form, headers={"hx-request": "true"})).status_code


async def _chain(talk: Talk) -> list[tuple[str, str]]:
    """Return each change of owner as (from, to)."""
    events = [event for _, event in (await talk.house.store.sheet(talk.conversation)).events if event.kind == "owner"]
    return [(str(event.data["from"]), str(event.data["to"])) for event in events]


async def test_two_tabs_that_want_opposite_things_leave_one_owner_and_a_history_without_a_gap(tmp_path: Path) -> None:
    async with talking(tmp_path, SCRIPT, SALES) as first:
        for one, two in permutations(ACTS, 2):
            talk = await opened_talk(first.house, first.clock, SCRIPT)
            await _claim(talk)
            async with browser(talk, "dana") as tab, browser(talk, "dana") as other:
                await _at_once(talk, (tab, one), (other, two))


async def _at_once(talk: Talk, *wanted: tuple[httpx.AsyncClient, str]) -> None:
    """Have each tab press its own at the same moment, and look at what is left."""
    statuses = await asyncio.gather(*(_press(tab, talk, act, ACTS[act], f"{act}-{talk.conversation}") for tab, act in wanted))
    acts = [act for _, act in wanted]
    assert set(statuses) <= {200, 409}, acts
    assert 200 in statuses, acts
    chain = await _chain(talk)
    assert all(before[1] == after[0] for before, after in pairwise(chain)), (acts, chain)
    assert (await talk.house.store.conversation(talk.conversation)).owner.value == chain[-1][1], acts
    said = [line.text for line in await talk.house.store.lines(talk.conversation, 0)].count(ACTS["say"]["text"])
    assert said == sum(status == 200 for act, status in zip(acts, statuses, strict=True) if act == "say"), acts


async def test_ten_tabs_that_send_one_form_at_once_say_it_once(tmp_path: Path) -> None:
    async with claimed(tmp_path) as talk, browser(talk, "dana") as tab:
        form = {"csrf": hidden((await tab.get(f"/desk/c/{talk.conversation}")).text, "csrf"), "once": "one-form-of-ours", **ACTS["say"]}
        sent = [tab.post(f"/desk/c/{talk.conversation}/say", data=form, headers={"hx-request": "true"}) for _ in range(10)]
        assert {answer.status_code for answer in await asyncio.gather(*sent)} <= {200, 409}
        assert [line.text for line in await talk.house.store.lines(talk.conversation, 0)].count(ACTS["say"]["text"]) == 1


async def test_a_rep_whose_tab_shows_what_was_theirs_can_do_nothing_with_it_any_more(tmp_path: Path) -> None:
    async with claimed(tmp_path) as talk, browser(talk, "dana") as tab:
        page = (await tab.get(f"/desk/c/{talk.conversation}")).text
        csrf = hidden(page, "csrf")
        async with browser(talk, "mo") as manager:
            assert await _press(manager, talk, "hand_over", {"to": "mo"}, "the-form-of-mo") in (200, 409)
            if (await talk.house.store.conversation(talk.conversation)).rep != "mo":
                assert await _press(tab, talk, "hand_over", {"to": "mo"}, "the-form-of-dana") == 200
        for act in ("give_back", "close", "say", "hand_over"):
            form = {"csrf": csrf, "once": f"a-stale-form-{act}", **ACTS[act], **({"to": "dana"} if act == "hand_over" else {})}
            answer = await tab.post(f"/desk/c/{talk.conversation}/{act}", data=form, headers={"hx-request": "true"})
            assert answer.status_code == 409, act
        held = await talk.house.store.conversation(talk.conversation)
        assert (held.owner, held.rep) == (Owner.REP, "mo")
        assert ACTS["say"]["text"] not in [line.text for line in await talk.house.store.lines(talk.conversation, 0)]


def test_after_a_logout_no_form_does_anything_and_no_page_is_shown(world: World, sign_in: SignIn, client: TestClient) -> None:
    page = sign_in("dana").get("/desk/c/c-theo").text
    csrf, kept = hidden(page, "csrf"), client.cookies["desk"]
    client.post("/desk/logout", data={"csrf": csrf})
    filled = {"id": "c-theo", "act": "claim", "flow": "b2b_saas", "version:int": "2", "number:int": "2"}
    for cookie in (kept, ""):
        client.cookies.set("desk", cookie)
        for path in POSTED:
            form = {"csrf": csrf, "once": "a-form-of-before", "kind": "note", "text": "x", "conversation": "c-mara", "seq": "3", "id": "e"}
            for headers in ({}, {"hx-request": "true"}):
                answer = client.post(_filled(path, filled), data=form, headers=headers)
                assert answer.status_code in (303, 401, 403), (path, answer.status_code)
        for path in SHOWN:
            answer = client.get(_filled(path, filled))
            assert answer.status_code in (303, 401), path
            assert "Theo" not in answer.text
    assert world.floor.presses == {}
    assert world.floor.replayed == []
    assert world.typing == []


def _filled(path: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        path = path.replace("{" + name + "}", value)
    return path


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that is logged, down to the smallest."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    stream = io.StringIO()
    configure("debug", stream)
    yield stream
    root.handlers[:], root.level = before
    logging.captureWarnings(False)
    structlog.reset_defaults()


async def test_of_1000_words_sent_into_every_field_of_the_desk_none_is_logged_and_none_is_markup(tmp_path: Path, log: io.StringIO) -> None:
    chance, canaries = Random(20261122), []

    def canary() -> str:
        word = f"kanarie{chance.randrange(10**12):012}"
        canaries.append(word)
        return f'{word}"><img src=x onerror=alert(1)>{{{{7*7}}}}\u202e'

    acts = [
        *POSTED,
        *(f"/desk/c/{{id}}/{act}" for act in ("claim", "close", "say", "settle", "hand_over", "ask_in", "correct", "reject", "join")),
    ]
    names = ("text", "note", "to", "field", "reason", "words", "kind", "number", "seq", "id", "until", "since", "deputy", "q")
    async with claimed(tmp_path) as talk, browser(talk, "dana") as tab:
        page = (await tab.get(f"/desk/c/{talk.conversation}")).text
        csrf, number = hidden(page, "csrf"), 0
        while len(canaries) < 1000:
            path = acts[number % len(acts)].replace("{id}", talk.conversation if number % 5 else canary()[:19]).replace("{act}", "say")
            number += 1
            if path == "/desk/logout":
                continue
            form = {"csrf": csrf, "once": f"form-number-{number}", **{name: canary() for name in names if chance.random() < 0.6}}
            if path.endswith("/say"):
                form |= {"kind": "note", "text": canary()}
            answer = await tab.post(
                path, data=form, headers={"hx-request": "true", "x-canary": canary()[:19], "referer": f"http://x/{canary()[:19]}"}
            )
            assert answer.status_code < 500, path
            assert "<img" not in answer.text
        shown = (await tab.get(f"/desk/c/{talk.conversation}?q={canary()[:19]}", headers={"cookie2": canary()[:19]})).text
        assert "kanarie" in shown  # the notes stand there, as text
        assert "<img" not in shown
    told = log.getvalue()
    assert len(canaries) >= 1000
    assert told  # something was logged: it is looked at
    assert [word for word in canaries if word in told] == []
