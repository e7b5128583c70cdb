"""What every platform keeps, seen by the people who use it: the same scenes over each vendor's protocol."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field, replace
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import cast

import pytest

from bot.desk.digest import next_digest
from bot.model import Who
from bot.model.arrivals import Arrival, Form, Pressed, Receipt, Reception
from tests.adapters.contract.double import Double, Shown
from tests.adapters.contract.house import Stage, staged
from tests.adapters.contract.plain import PlainDouble


def _double(platform: str) -> Callable[[], Double]:
    def make() -> Double:
        module = import_module(f"tests.adapters.{platform}.double")
        return cast(Double, getattr(module, f"{platform.capitalize()}Double")())

    return make


DOUBLES: dict[str, Callable[[], Double]] = {
    "plain": lambda: cast(Double, PlainDouble()),
    **{platform: _double(platform) for platform in ("slack", "discord", "telegram")},
}


@pytest.fixture(params=DOUBLES)
async def double(request: pytest.FixtureRequest) -> AsyncIterator[Double]:
    made = DOUBLES[request.param]()
    yield made
    await made.close()


@pytest.fixture
async def stage(tmp_path: Path, double: Double) -> AsyncIterator[Stage]:
    async with staged(tmp_path, double) as made:
        yield made


def having(shown: list[Shown], text: str) -> list[Shown]:
    """Return the messages that hold a text."""
    return [one for one in shown if text in one.text]


async def test_a_prospect_is_answered_where_they_wrote_and_told_that_this_is_an_ai(stage: Stage) -> None:
    await stage.prospects.says(stage.prospects.prospect, stage.prospects.dm, "hello, we are looking for a shared inbox")
    await stage.until(lambda: having(stage.replies(), "AI assistant"), "the answer")


async def test_a_choice_is_pressed_and_taken(stage: Stage) -> None:
    await stage.prospects.says(stage.prospects.prospect, stage.prospects.dm, "we want to buy a shared inbox")
    await stage.until(lambda: [one for one in stage.replies() if "50-249" in one.buttons], "choices")
    asked = next(one for one in stage.replies() if "50-249" in one.buttons)
    await stage.prospects.presses(stage.prospects.prospect, asked.ref, "50-249")
    await stage.until(lambda: having(stage.cards(), "50-249") or having(stage.cards(), "50"), "the size on the card")


async def test_the_buttons_go_away_under_which_somebody_chose(stage: Stage) -> None:
    if isinstance(stage.prospects, PlainDouble):
        return  # its buttons are its own business
    await stage.prospects.says(stage.prospects.prospect, stage.prospects.dm, "we want to buy a shared inbox")
    await stage.until(lambda: [one for one in stage.replies() if "50-249" in one.buttons], "choices")
    asked = next(one for one in stage.replies() if "50-249" in one.buttons)
    await stage.prospects.presses(stage.prospects.prospect, asked.ref, "50-249")
    await stage.until(lambda: not there(stage, asked.ref).buttons, "the message without its buttons")
    assert asked.text in there(stage, asked.ref).text
    assert ("✓ 50-249" in there(stage, asked.ref).text) == (stage.prospects.platform != "telegram")  # where the press itself says so


async def test_a_card_is_posted_claimed_and_edited_where_it_stands(stage: Stage) -> None:
    card = await stage.asked()
    assert "Claim" in card.buttons
    await stage.sales.presses(stage.sales.rep, card.ref, "Claim")
    await stage.until(lambda: having(stage.cards(), "With Dana Cole"), "the card with its owner")
    assert [one.ref for one in stage.cards()] == [card.ref]
    await stage.until(lambda: having(stage.replies(), "Dana Cole"), "the notice")


async def test_what_the_prospect_says_stands_under_the_card_and_mentions_the_owner_once(stage: Stage) -> None:
    card = await stage.claimed()
    await stage.prospects.says(stage.prospects.prospect, stage.prospects.dm, "is anybody there?")
    await stage.until(lambda: having(stage.thread(), "is anybody there?"), "the words under the card")
    await stage.prospects.says(stage.prospects.prospect, stage.prospects.dm, "and what about SSO?")
    await stage.until(lambda: having(stage.thread(), "what about SSO?"), "the next words under the card")
    assert {one.thread for one in stage.thread()} == {card.ref}


async def test_the_owners_words_go_to_the_prospect_after_five_seconds_and_are_marked(stage: Stage) -> None:
    card = await stage.claimed()
    ref = await stage.sales.says(stage.sales.rep, stage.sales.cards, "Hello, Dana here.", thread=card.ref)
    await asyncio.sleep(0.5)
    assert not having(stage.replies(), "Dana here")
    before = marks(stage, ref)
    stage.clock.forward(5)
    stage.built.outbox.wake()
    await stage.until(lambda: having(stage.replies(), "Hello, Dana here."), "the rep's words")
    await stage.until(lambda: marks(stage, ref) not in ((), before), "another mark")


async def test_a_note_stays_with_the_team(stage: Stage) -> None:
    card = await stage.claimed()
    ref = await stage.sales.says(stage.sales.rep, stage.sales.cards, ";; they churned last year", thread=card.ref)
    await stage.until(lambda: marks(stage, ref), "the mark of a note")
    stage.clock.forward(10)
    await stage.sales.says(stage.sales.rep, stage.sales.cards, "Hello", thread=card.ref)
    stage.clock.forward(10)
    stage.built.outbox.wake()
    await stage.until(lambda: having(stage.replies(), "Hello"), "what was no note")
    assert not having(stage.replies(), "churned")


async def test_words_that_are_edited_later_are_edited_before_the_prospect(stage: Stage) -> None:
    card = await stage.claimed()
    ref = await stage.sales.says(stage.sales.rep, stage.sales.cards, "It costs 20 a seat", thread=card.ref)
    stage.clock.forward(5)
    stage.built.outbox.wake()
    await stage.until(lambda: having(stage.replies(), "20 a seat"), "the rep's words")
    await stage.sales.edits(stage.sales.rep, ref, "It costs 25 a seat")
    await stage.until(lambda: having(stage.replies(), "25 a seat"), "the words as they were edited")
    assert not having(stage.replies(), "20 a seat")


async def test_an_event_that_is_delivered_four_times_is_one_turn_and_one_reply(stage: Stage) -> None:
    await stage.prospects.says(stage.prospects.prospect, stage.prospects.dm, "we want to buy a shared inbox", times=4)
    await stage.until(lambda: having(stage.replies(), "AI assistant"), "the answer")
    await stage.calm()
    assert len(having(stage.replies(), "AI assistant")) == 1


@dataclass(slots=True)
class Forgetful:
    """A reception that takes every delivery for another event: what we would be without deduplication."""

    reception: Reception
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    async def arrived(self, arrival: Arrival) -> Receipt:
        return await self.reception.arrived(replace(arrival, event_id=f"{arrival.event_id}/{next(self.numbers)}"))

    async def opens_form(self, pressed: Pressed) -> Form | None:
        return await self.reception.opens_form(pressed)


@pytest.mark.parametrize(("through", "several"), [(lambda reception: reception, False), (Forgetful, True)])
async def test_it_is_the_deduplication_that_keeps_the_prospect_from_hearing_it_twice(
    tmp_path: Path, double: Double, through: Callable[[Reception], Reception], several: bool
) -> None:
    async with staged(tmp_path, double, through=through) as stage:
        await double.says(double.prospect, double.dm, "we want to buy a shared inbox", times=4)
        await stage.until(lambda: having(stage.replies(), "AI assistant"), "the answer")
        conversation = await stage.built.store.find(double.platform, double.dm)
        assert conversation is not None
        heard = [line for line in (await stage.built.store.sheet(conversation)).lines if line.who is Who.PROSPECT]
        assert (len(heard) > 1) == several


async def test_an_event_that_comes_again_after_a_restart_is_not_answered_again(tmp_path: Path, double: Double) -> None:
    async with staged(tmp_path, double) as stage:
        await double.says(double.prospect, double.dm, "we want to buy a shared inbox", times=4)
        await stage.until(lambda: having(stage.replies(), "AI assistant"), "the answer")
        while await stage.built.store.unsure():  # Telegram cannot be asked what arrived: one double per crash is what we promise there
            await asyncio.sleep(0.01)
    async with staged(tmp_path, double) as stage:
        await double.says(double.prospect, double.dm, "60 people", times=4)
        await stage.until(lambda: len(stage.replies()) >= 4, "the next answer")
        await stage.calm()
        assert len(having(stage.replies(), "AI assistant")) == 1


async def test_a_pause_that_the_platform_asks_for_is_kept_and_nothing_is_lost(stage: Stage) -> None:
    stage.prospects.limit(1.0, 2)
    await stage.prospects.says(stage.prospects.prospect, stage.prospects.dm, "we want to buy a shared inbox")
    await stage.until(lambda: having(stage.replies(), "AI assistant"), "the answer")
    assert len(having(stage.replies(), "AI assistant")) == 1


async def test_a_connection_that_breaks_comes_back_and_what_was_said_meanwhile_is_answered(stage: Stage) -> None:
    if isinstance(stage.prospects, PlainDouble):
        return  # it has no connection
    await stage.prospects.drop()
    await stage.prospects.says(stage.prospects.prospect, stage.prospects.dm, "we want to buy a shared inbox")
    await stage.until(lambda: having(stage.replies(), "AI assistant"), "the answer")


def there(stage: Stage, ref: str) -> Shown:
    """Return a message at the prospect's place as it stands now."""
    return next(one for one in stage.replies() if one.ref == ref)


def marks(stage: Stage, ref: str) -> tuple[str, ...]:
    """Return the marks on a message of the sales side."""
    return next((one.marks for one in stage.sales.shown(stage.sales.cards) if one.ref == ref), ())


async def test_a_rep_who_asks_under_a_card_is_told_alone_and_the_prospect_sees_nothing(stage: Stage) -> None:
    card = await stage.claimed()
    await stage.sales.says(stage.sales.rep, stage.sales.cards, "/leads reps", thread=card.ref)
    await stage.until(lambda: having(list(stage.sales.shown(stage.sales.cards)), "With reps: 1"), "the answer")
    stage.clock.forward(6)
    stage.built.outbox.wake()
    await stage.calm()
    assert not having(stage.replies(), "With reps")
    assert not having(stage.replies(), "/leads")


async def test_a_rep_who_leaves_hands_over_to_the_deputy_and_the_prospect_is_told(stage: Stage) -> None:
    card = await stage.claimed()
    await stage.sales.says(stage.sales.rep, stage.sales.cards, "/away until 2099-12-01 deputy jun", thread=card.ref)
    await stage.until(lambda: having(stage.replies(), "Jun Sato"), "who speaks now")
    await stage.until(lambda: having(stage.cards(), "With Jun Sato"), "the card with its new owner")
    await stage.until(lambda: having(list(stage.sales.shown(stage.sales.cards)), "until 2099-12-01 midnight"), "that it is noted")


async def test_the_mornings_digest_stands_where_the_cards_do_once(stage: Stage) -> None:
    await stage.asked()
    due = next_digest(stage.built.config.teams["inbound"], stage.clock())
    stage.clock.forward((due - stage.clock()).total_seconds() + 1)
    for _ in range(3):
        await stage.built.outside.morning.ring()
    stage.built.outbox.wake()

    def digests() -> list[Shown]:
        return [one for one in stage.sales.shown(stage.sales.cards) if "Good morning, inbound" in one.text]

    await stage.until(digests, "the digest")
    await stage.calm()
    assert len(digests()) == 1
