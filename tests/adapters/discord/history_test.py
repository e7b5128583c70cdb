"""Whether something arrived before the process died: looked up in the place's history, found once, and never twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.discord.adapter import Discord
from bot.model import Effect, Say
from tests.adapters.discord import world as w
from tests.adapters.discord.double import DiscordDouble
from tests.adapters.discord.fakes import CARD, FakeReception, effect


@pytest.fixture
async def guest(double: DiscordDouble, reception: FakeReception) -> Discord:
    return await double.connect(reception)


EFFECTS = [
    effect("say", w.DM, say=Say(text="How *many* are you? 몇 분이세요?", choices=(("a", "1 to 9"),)), seq=3),
    effect("say", w.DM, "long and longer. " * 200),
    effect("card", w.CARDS, face=CARD),
]


@pytest.mark.parametrize("stored", [True, False], ids=["with the nonce", "without it"])
@pytest.mark.parametrize("sent", EFFECTS, ids=["say", "long", "card"])
async def test_what_arrived_is_found_with_its_ref(guest: Discord, double: DiscordDouble, sent: Effect, stored: bool) -> None:
    double.world.stored_nonce = stored
    due = replace(sent, due_at=datetime.now(UTC))
    assert await guest.arrived(due) is None
    ref = await guest.send(due)
    assert await guest.arrived(due) == ref


@pytest.mark.parametrize("stored", [True, False], ids=["with the nonce", "without it"])
async def test_a_card_is_found_though_it_would_say_more_by_now(guest: Discord, double: DiscordDouble, stored: bool) -> None:
    """It is drawn when it is sent, and more may have been said until it is looked for; its buttons name its talk."""
    double.world.stored_nonce = stored
    due = effect("card", w.CARDS, face=CARD)
    ref = await guest.send(due)
    more = replace(CARD, title="Mina Park, 60 people, next month", summary="Mina Park wants to start next month", score="91 of 100")
    assert await guest.arrived(replace(due, face=more)) == ref
    another = replace(CARD, buttons=tuple(replace(one, payload=f"{one.payload}x") for one in CARD.buttons))
    assert stored or await guest.arrived(replace(due, face=another)) is None


async def test_what_another_said_or_what_was_said_long_before_is_not_taken_for_it(guest: Discord, double: DiscordDouble) -> None:
    await double.says(w.PROSPECT, w.DM, "Hello")
    await guest.send(effect("say", w.DM, "Hello", id="before"))
    later = effect("say", w.DM, "Hello", due_at=datetime.now(UTC) + timedelta(minutes=1))
    assert await guest.arrived(later) is None


async def test_the_same_words_said_a_moment_before_are_not_taken_for_it(guest: Discord, double: DiscordDouble) -> None:
    before = await guest.send(effect("say", w.DM, "Nobody has picked it up yet.", id="before"))
    again = effect("say", w.DM, "Nobody has picked it up yet.", id="again", due_at=datetime.now(UTC) + timedelta(seconds=2))
    assert await guest.arrived(again) == before  # all that the history tells
    assert await guest.arrived(replace(again, after=before)) is None
    double.world.nonces.clear()
    sent = await guest.send(again)
    assert await guest.arrived(replace(again, after=before)) == sent


async def test_half_of_a_long_text_is_not_the_whole(guest: Discord, double: DiscordDouble) -> None:
    due = effect("say", w.DM, "long and longer. " * 200)
    await guest.send(due)
    double.world.messages[w.DM].pop()
    assert await guest.arrived(due) is None


async def test_with_another_nonce_the_same_words_are_another_message(guest: Discord, double: DiscordDouble) -> None:
    double.world.stored_nonce = True
    await guest.send(effect("say", w.DM, "Hello", id="one"))
    assert await guest.arrived(effect("say", w.DM, "Hello", id="two")) is None


@pytest.mark.parametrize("place", ["399999999999999999", f"{w.LOBBY}/5"])
async def test_in_a_place_that_is_gone_nothing_arrived(guest: Discord, place: str) -> None:
    assert await guest.arrived(effect("say", place, "Hello")) is None


@pytest.mark.parametrize("kind", ["edit", "mark", "amend", "withdraw", "whisper"])
async def test_what_may_be_done_twice_is_done_again(guest: Discord, kind: str) -> None:
    assert await guest.arrived(effect(kind, w.DM, "Hello", ref=f"{w.DM}/5")) is None
