"""Reps ask the bot and say that they are away or back, over a platform; nobody else gets an answer, and no prospect's place does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.config import Config, Rep, Team
from bot.model import Owner
from bot.model.arrivals import Author, Heard
from bot.ports import Under
from bot.reception.commands import from_rep
from tests.adapters.contract.double import Shown
from tests.adapters.contract.house import Stage, config_for, staged
from tests.adapters.contract.plain import PlainDouble

DANA, JUN, MAX, BOSS = "r-dana", "r-jun", "r-max", "r-boss"


def config(double: PlainDouble) -> Config:
    """Return two teams: Dana and Jun sell in one, Max in the other; the boss, of neither, is a manager."""
    made = config_for(double, double)
    more = {
        "max": Rep(id="max", name="Max Weber", teams=("emea",), identities={"plain": MAX}),
        "boss": Rep(id="boss", name="Kim Boss", manager=True, identities={"plain": BOSS}),
    }
    teams = {name: replace(team, assign="round_robin") for name, team in made.teams.items()}
    return replace(made, teams=teams | {"emea": Team(name="emea")}, reps={**made.reps, **more})


@pytest.fixture
async def floor(tmp_path: Path, double: PlainDouble) -> AsyncIterator[Stage]:
    """A house with two teams."""
    async with staged(tmp_path, double, config=config(double)) as made:
        yield made


async def told(stage: Stage, user: str, words: str, *, place: str = "", thread: str = "", named: bool = False) -> str:
    """Say something, and return what its author alone is told, "" for nothing."""
    place = place or f"dm-{user}"
    before = len(whispers(stage, place, user))
    assert isinstance(stage.sales, PlainDouble)
    await stage.sales.says(user, place, words, thread=thread, named=named)
    after = whispers(stage, place, user)[before:]
    return after[-1].text if after else ""


def whispers(stage: Stage, place: str, user: str) -> list[Shown]:
    return [one for one in stage.sales.shown(place) if one.only_for == user]


async def row(stage: Stage) -> tuple[Owner, str, str]:
    """Return the one lead's owner, rep and whose turn it is."""
    [found] = await stage.built.store.rows("all", "", 10)
    return found.owner, found.rep, found.offered_to


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("/leads waiting", "Waiting: 1"),
        ("how many leads are waiting?", "Waiting: 1"),
        ("오늘 들어온 리드 몇 개야?", "오늘 새로 들어온 리드: 1"),
        ("未対応の件数は？", "未対応: 1"),
        ("/leads overdue", "Overdue: 0"),
        ("담당자별 리드 보여줘", "담당자가 응대 중: 0"),
        ("/leads", "Leads now"),
    ],
)
async def test_a_question_is_answered_with_a_number_and_the_desk(floor: Stage, words: str, head: str) -> None:
    await floor.asked()
    before = await row(floor)
    answer = await told(floor, DANA, words)
    assert answer.splitlines()[0] == head
    assert answer.splitlines()[-1].startswith("https://chat.northdesk.example/desk/leads?q=/leads")
    assert await row(floor) == before


async def test_the_table_names_the_leads_and_the_bars_count_them(floor: Stage) -> None:
    await floor.claimed()
    assert "█ 1 Dana Cole" in (await told(floor, JUN, "/leads reps"))
    assert (await told(floor, JUN, "/leads P-1")).splitlines()[:2] == ["Leads of P-1: 1", "• P-1 – With Dana Cole"]


async def test_a_rep_sees_the_leads_of_their_teams_and_a_manager_all(floor: Stage) -> None:
    await floor.asked()
    assert (await told(floor, MAX, "/leads waiting")).startswith("Waiting: 0")
    assert (await told(floor, BOSS, "/leads waiting")).startswith("Waiting: 1")


async def test_under_a_card_only_its_teams_leads_are_told_of_as_colleagues_may_read_on(floor: Stage) -> None:
    card = await floor.asked()
    [lead] = await floor.built.store.rows("waiting", "", 10)
    under = Under(conversation=lead.conversation, team="emea", kind="card", seq=1, line=1, place=floor.sales.cards)
    heard = Heard(
        platform="plain",
        event_id="x",
        place="room",
        ref="room:9",
        author=Author(id=BOSS, locale="en"),
        text="/leads waiting",
        at=floor.clock(),
    )
    needs = floor.built.outside.reception.needs
    there = await from_rep(needs, heard, under)
    here = await from_rep(needs, heard, replace(under, team="inbound"))
    assert there is not None
    assert here is not None
    assert (there.whisper.split("\n")[0], here.whisper.split("\n")[0]) == ("Waiting: 0", "Waiting: 1")
    assert (await told(floor, BOSS, "/leads waiting", place=floor.sales.cards)).startswith("Waiting: 1")
    assert (await told(floor, MAX, "/leads waiting", place=floor.sales.cards)).startswith("Waiting: 0")
    outsider = await told(floor, MAX, "/leads waiting", place=floor.sales.cards, thread=card.ref)
    assert outsider.startswith("Waiting: 0")


async def test_what_is_not_of_the_set_is_answered_with_what_can_be_asked(floor: Stage) -> None:
    assert (await told(floor, DANA, "what is the meaning of life?")).startswith("You can ask: leads waiting")
    assert (await told(floor, DANA, "이번 주 날씨 어때?")).startswith("이렇게 물어보실 수 있어요")
    assert (await told(floor, DANA, "天気はどうですか？")).startswith("次のようにお尋ねください")


async def test_a_stranger_gets_no_numbers_but_is_a_prospect(floor: Stage) -> None:
    await floor.asked()
    await floor.prospects.says("p-2", "dm-2", "/leads waiting")
    await floor.until(lambda: floor.prospects.shown("dm-2")[1:], "an answer")
    assert "Waiting" not in "\n".join(one.text for one in floor.prospects.shown("dm-2")[1:])


async def test_a_prospects_place_never_gets_an_answer(floor: Stage) -> None:
    await floor.asked()
    answer = await told(floor, DANA, "/leads waiting", place=floor.prospects.dm)
    assert "Waiting" not in answer
    assert "Waiting" not in "\n".join(one.text for one in floor.replies())


async def test_under_a_card_only_what_is_meant_for_the_bot_is_answered_and_nothing_of_it_reaches_the_prospect(floor: Stage) -> None:
    card = await floor.claimed()
    assert (await told(floor, DANA, "leads waiting", place=floor.sales.cards, thread=card.ref, named=True)).startswith("Waiting: 0")
    assert (await told(floor, DANA, "/leads waiting", place=floor.sales.cards, thread=card.ref)).startswith("Waiting: 0")
    await told(floor, DANA, "How many leads do you get a month?", place=floor.sales.cards, thread=card.ref)
    floor.clock.forward(6)
    floor.built.outbox.wake()
    await floor.until(lambda: [one for one in floor.replies() if "leads do you get" in one.text], "the rep's own question")
    assert not [one for one in floor.replies() if "waiting" in one.text.casefold() and "leads" in one.text]


async def test_in_a_test_of_ones_own_a_command_is_answered_and_words_are_tried(floor: Stage) -> None:
    await floor.sales.says(DANA, "dm-dana", "/try")
    await floor.until(lambda: [one for one in floor.sales.shown("dm-dana") if "AI assistant" in one.text], "the greeting")
    assert (await told(floor, DANA, "/leads waiting", place="dm-dana")).startswith("Waiting: 0")
    assert await told(floor, DANA, "how many leads are waiting?", place="dm-dana") == ""


async def test_who_leaves_hands_over_what_they_own_and_the_prospect_is_told(floor: Stage) -> None:
    await floor.claimed()
    answer = await told(floor, DANA, "away until 2099-12-01 deputy jun")
    assert answer == "You are away until 2099-12-01 midnight. Jun Sato stands in for you. Passed on: 1."
    assert await row(floor) == (Owner.REP, "jun", "")
    await floor.until(lambda: [one for one in floor.replies() if "Jun Sato" in one.text], "who speaks now")
    assert await told(floor, DANA, "back") == "Welcome back. You are offered leads again."
    assert await row(floor) == (Owner.REP, "jun", "")


async def test_without_a_deputy_what_they_own_stays(floor: Stage) -> None:
    await floor.claimed()
    assert (await told(floor, DANA, "away")) == "You are away until you say that you are back."
    assert await row(floor) == (Owner.REP, "dana", "")


async def test_what_somebody_is_offered_is_offered_again(floor: Stage) -> None:
    await floor.asked()
    _, _, first = await row(floor)
    names = {"dana": (DANA, "jun"), "jun": (JUN, "dana")}
    user, other = names[first]
    await told(floor, user, "자리 비움")
    assert await row(floor) == (Owner.OFFERED, "", other)
    await floor.until(lambda: [one for one in floor.thread() if "is not there" in one.text], "a word under the card")
    await floor.until(lambda: floor.cards(), "the card")


async def test_a_deputy_of_another_team_is_offered_it_first(floor: Stage) -> None:
    await floor.asked()
    _, _, first = await row(floor)
    await told(floor, {"dana": DANA, "jun": JUN}[first], "내일까지 자리 비움 대리 max")
    assert await row(floor) == (Owner.OFFERED, "", "max")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("away of purple", "I can't read “of purple” as a date. Write it like this: away until 2026-12-01."),
        ("away until 2020-01-01", "That time has passed already."),
        ("away until tomorrow deputy nobody", "There is no such colleague."),
        ("away until tomorrow deputy dana", "Nobody stands in for themselves. Name a colleague."),
        ("보라색까지 자리 비움", "“보라색”, 이 말로는 날짜로 읽을 수 없어요. “2026-12-01까지 자리 비움”처럼 적어 주세요."),
        ("明日まで不在 代理 誰か", "該当する担当者がいません。"),
    ],
)
async def test_a_leave_that_cannot_be_is_refused_plainly_and_nobody_is_away(floor: Stage, words: str, answer: str) -> None:
    assert await told(floor, DANA, words) == answer
    assert await floor.built.store.away(datetime.now(UTC)) == {}


async def test_a_deputy_who_is_away_is_refused(floor: Stage) -> None:
    await told(floor, JUN, "away")
    assert await told(floor, DANA, "away deputy jun") == "That colleague is away too. Name another one."


async def test_a_rep_who_is_no_longer_in_the_config_has_their_leads_offered_again_at_the_start(tmp_path: Path, double: PlainDouble) -> None:
    whole = config(double)
    async with staged(tmp_path, double, config=whole) as stage:
        await stage.claimed()
    left = {id: rep for id, rep in whole.reps.items() if id != "dana"}
    async with staged(tmp_path, double, config=replace(whole, reps=left)) as stage:
        owner, _, offered = await row(stage)
        assert (owner, offered) == (Owner.OFFERED, "jun")
        await stage.until(lambda: [one for one in stage.replies() if "AI assistant" in one.text][1:], "that the bot is back")


async def test_a_restart_leaves_the_leads_of_who_is_still_there(tmp_path: Path, double: PlainDouble) -> None:
    whole = config(double)
    async with staged(tmp_path, double, config=whole) as stage:
        await stage.claimed()
    async with staged(tmp_path, double, config=whole) as stage:
        assert await row(stage) == (Owner.REP, "dana", "")
