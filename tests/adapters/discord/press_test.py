"""Buttons and forms: answered in time, by whoever runs now, whatever became of them."""

from __future__ import annotations

import time

import pytest

from adapters.discord.adapter import Discord
from bot.errors import Refused
from bot.model import Say
from bot.model.arrivals import Action, Pressed, Receipt, pack
from tests.adapters.discord import world as w
from tests.adapters.discord.double import DiscordDouble
from tests.adapters.discord.fakes import CARD, REASONS, TALK, FakeReception, effect

CLAIM, MODAL, REPLY, DEFERRED = pack(Action.CLAIM, TALK), 9, 4, 6


@pytest.fixture
async def guest(double: DiscordDouble, reception: FakeReception) -> Discord:
    return await double.connect(reception)


@pytest.fixture
async def card(guest: Discord) -> str:
    return await guest.send(effect("card", w.CARDS, face=CARD))


async def press(double: DiscordDouble, card: str, payload: str = CLAIM) -> list[int]:
    """Press a button by its payload; return the kinds of the answers."""
    channel, _, id = card.partition("/")
    data = {"component_type": 2, "custom_id": payload}
    pressed = await double.interacts(w.DANA, channel, double.world.message(channel, id), 3, data)
    return [answer["type"] for answer in pressed.answers]


async def test_a_press_arrives_with_who_and_where(double: DiscordDouble, reception: FakeReception, card: str) -> None:
    await double.presses(w.DANA, card, "Claim")
    (pressed,) = reception.got
    assert isinstance(pressed, Pressed)
    assert (pressed.place, pressed.ref, pressed.payload, pressed.form) == (w.CARDS, card, CLAIM, None)
    assert (pressed.author.id, pressed.author.locale) == (w.DANA, "ko")


async def test_a_choice_of_a_prospect_arrives_too(double: DiscordDouble, guest: Discord, reception: FakeReception) -> None:
    ref = await guest.send(effect("say", w.DM, say=Say(text="How many?", choices=(("a", "1 to 9"),)), seq=4))
    await double.presses(w.PROSPECT, ref, "1 to 9")
    (pressed,) = reception.got
    assert isinstance(pressed, Pressed)
    assert (pressed.place, pressed.payload) == (w.DM, pack(Action.CHOICE, TALK, "4.a"))


async def test_a_button_works_after_a_restart(double: DiscordDouble, reception: FakeReception, card: str) -> None:
    await double.disconnect()
    await double.connect(reception)
    assert await press(double, card) == [DEFERRED]
    assert len(reception.got) == 1


async def test_nothing_of_a_card_is_kept_in_memory(guest: Discord, card: str) -> None:
    assert guest.client().persistent_views == []
    assert not guest.client()._connection._view_store._synced_message_views


async def test_a_form_is_shown_at_once_and_its_submission_is_the_message(
    double: DiscordDouble, reception: FakeReception, card: str
) -> None:
    reception.form = REASONS
    await double.presses(w.DANA, card, "Not a fit", form={"reason": "size", "words": "three people"})
    (sent,) = reception.got
    assert isinstance(sent, Pressed)
    assert sent.form == {"reason": "size", "words": "three people"}
    assert sent.payload == pack(Action.NOT_A_FIT, TALK)
    assert sent.ref == card


async def test_a_form_that_was_opened_before_a_restart_can_be_sent_after_it(
    double: DiscordDouble, reception: FakeReception, card: str
) -> None:
    await double.disconnect()
    await double.connect(reception)
    channel, _, id = card.partition("/")
    typed = {"type": 18, "component": {"type": 3, "custom_id": "reason", "values": ["other"]}}
    data = {"custom_id": pack(Action.NOT_A_FIT, TALK), "components": [typed]}
    sent = await double.interacts(w.DANA, channel, double.world.message(channel, id), 5, data)
    assert [answer["type"] for answer in sent.answers] == [DEFERRED]
    assert isinstance(reception.got[0], Pressed)
    assert reception.got[0].form == {"reason": "other"}


async def test_the_presser_alone_sees_what_became_of_it(double: DiscordDouble, reception: FakeReception, card: str) -> None:
    reception.receipt = Receipt(whisper="Dana hat es *schon* @everyone")
    await double.presses(w.JUN, card, "Claim")
    (whisper,) = [shown for shown in double.shown(w.CARDS) if shown.only_for]
    assert whisper.only_for == w.JUN
    assert whisper.text == "Dana hat es *schon* @\u200beveryone"


async def test_a_refusal_is_whispered(double: DiscordDouble, reception: FakeReception, card: str) -> None:
    reception.error = Refused("이 대화는 이미 끝났습니다.")
    await double.presses(w.JUN, card, "Claim")
    assert [shown.text for shown in double.shown(w.CARDS) if shown.only_for == w.JUN] == ["이 대화는 이미 끝났습니다."]


async def test_a_slow_decision_is_answered_in_time_and_whispered_when_it_is_there(
    double: DiscordDouble, reception: FakeReception, card: str
) -> None:
    reception.slow, reception.receipt = 1.9, Receipt(whisper="It is yours")
    began = time.monotonic()
    assert await press(double, card) == [DEFERRED]
    assert time.monotonic() - began < 3
    await double.until(lambda: any(shown.only_for == w.DANA and shown.text == "It is yours" for shown in double.shown(w.CARDS)))


async def test_without_a_commit_discord_itself_says_that_it_failed(double: DiscordDouble, reception: FakeReception, card: str) -> None:
    reception.down, double.patience = 1, 0.3
    assert await press(double, card) == []
    assert await press(double, card) == [DEFERRED]


async def test_a_press_that_is_delivered_twice_is_decided_once(double: DiscordDouble, reception: FakeReception, card: str) -> None:
    await double.presses(w.DANA, card, "Claim", times=2)
    assert len(reception.got) == 1
    assert reception.tries == 2


@pytest.mark.parametrize("forged", ["", "drop table", "zz:1:2", "cl:" + "x" * 90])
async def test_a_payload_that_is_not_ours_is_left_alone(double: DiscordDouble, reception: FakeReception, card: str, forged: str) -> None:
    double.patience = 0.3
    assert await press(double, card, forged) == []
    assert reception.got == []


async def test_a_whisper_after_a_press_follows_it(double: DiscordDouble, guest: Discord, card: str) -> None:
    await double.presses(w.JUN, card, "Claim")
    await guest.send(effect("whisper", w.CARDS, "Dana has it already", to=w.JUN))
    assert [shown.text for shown in double.shown(w.CARDS) if shown.only_for == w.JUN] == ["Dana has it already"]
    assert w.JUN not in double.world.dms
