"""Telegram over the wire: what is heard, when it is acknowledged, and what a press is answered with."""

from __future__ import annotations

import asyncio
from functools import reduce
from typing import Any

import httpx
import pytest

from adapters.telegram import guest, routes
from bot.config import PlatformConfig
from bot.errors import FaultyFiles, GivenUp, Refused, RetryLater
from bot.model import Say
from bot.model.arrivals import Action, Changed, Left, pack
from bot.ports import Guest
from tests.adapters.telegram.cloud import TOKEN, Refusal
from tests.adapters.telegram.conftest import Met
from tests.adapters.telegram.fakes import NOW, TALK, FakeReception, effect
from tests.adapters.telegram.material import ENGLISH


async def test_words_arrive_once_however_often_they_are_delivered(met: Met) -> None:
    ref = await met.double.says("42", "42", "견적 받고 싶어요", times=4)
    (heard,) = met.reception.arrivals
    assert met.reception.heard[0].text == "견적 받고 싶어요"
    assert met.reception.heard[0].ref == ref
    assert (met.reception.heard[0].author.id, met.reception.heard[0].author.locale) == ("42", "ko")
    assert heard.event_id.startswith("999:")


async def test_an_update_that_was_not_committed_comes_again(met: Met) -> None:
    met.reception.broken = 3
    await met.double.says("42", "42", "hello")
    assert met.reception.tries == 4
    assert [heard.text for heard in met.reception.heard] == ["hello"]


async def test_nothing_is_acknowledged_before_the_commit(met: Met) -> None:
    met.reception.broken = 1_000_000
    saying = asyncio.create_task(met.double.says("42", "42", "hello"))
    await asyncio.sleep(0.3)
    assert not saying.done()
    assert met.double.mode == "webhook" or met.double.cloud.updates
    met.reception.broken = 0
    await asyncio.wait_for(saying, 10)


async def test_what_was_said_while_the_process_was_dead_is_heard_afterwards(met: Met) -> None:
    await met.double.disconnect()
    saying = asyncio.create_task(met.double.says("42", "42", "are you there?"))
    await asyncio.sleep(0.05)
    await met.double.connect(met.reception)
    await asyncio.wait_for(saying, 10)
    assert [heard.text for heard in met.reception.heard] == ["are you there?"]


async def test_a_broken_connection_is_mended_and_nothing_is_lost(met: Met) -> None:
    dropping = asyncio.create_task(met.double.drop())
    await met.double.says("42", "42", "one")
    await dropping
    await met.double.says("42", "42", "two")
    assert [heard.text for heard in met.reception.heard] == ["one", "two"]


async def test_what_the_reception_refuses_is_acknowledged_and_told(met: Met) -> None:
    met.reception.error = Refused("that is too long")
    await met.double.says("42", "42", "x")
    assert met.double.shown("42")[-1].text == "that is too long"


async def test_an_update_that_fails_in_an_unforeseen_way_blocks_nobody(polled: Met) -> None:
    polled.reception.error = RuntimeError("a defect")
    for _ in range(3):
        with pytest.raises(RuntimeError):
            await polled.guest.take(MESSAGE)
    await polled.guest.take(MESSAGE)
    assert polled.reception.tries == 3


MESSAGE: dict[str, Any] = {
    "update_id": 7,
    "message": {
        "message_id": 1,
        "date": 1,
        "chat": {"id": 42, "type": "private"},
        "from": {"id": 42, "is_bot": False, "first_name": "J"},
        "text": "hi",
    },
}


@pytest.mark.parametrize(
    "raw",
    [
        {"update_id": 8, "poll": {"id": "1"}},
        {"update_id": 8, "something_of_2030": {"a": 1}},
        {"update_id": 8, "message": {"message_id": "x"}},
        {"update_id": 8, "message": []},
        {"update_id": 8, "message": MESSAGE["message"] | {"entities": [{"type": "bold", "offset": 90, "length": -1}]}},
        {"update_id": 8, "message": MESSAGE["message"] | {"date": 10**18}},
        {"update_id": 8, "message": MESSAGE["message"] | {"date": 10**30}},
        {"update_id": 8, "message": MESSAGE["message"] | {"voice": {"file_id": "a", "file_unique_id": "b", "duration": 10**18}}},
        {"update_id": 8, "message": reduce(lambda one, _: {**one, "reply_to_message": one}, range(900), dict(MESSAGE["message"]))},
        {"update_id": 8},
        {"update_id": "8"},
        {},
        [],
        None,
        "update",
    ],
    ids=str,
)
async def test_what_nobody_knows_is_acknowledged_and_harms_nobody(polled: Met, raw: object) -> None:
    await polled.guest.take(raw)
    await polled.double.says("42", "42", "still there")
    assert polled.reception.heard[-1].text == "still there"


async def test_one_strange_update_spoils_none_of_its_batch(polled: Met) -> None:
    polled.double.cloud.tell("message", {"message_id": "nonsense"})
    await polled.double.says("42", "42", "after it")
    assert [heard.text for heard in polled.reception.heard] == ["after it"]


async def test_a_changed_message_is_a_change_and_a_deleted_one_is_nothing_that_telegram_tells(met: Met) -> None:
    ref = await met.double.says("42", "42", "50 people")
    await met.double.edits("42", ref, "60 people")
    change = met.reception.arrivals[-1]
    assert isinstance(change, Changed)
    assert (change.ref, change.text) == (ref, "60 people")
    await met.double.edits("42", ref, None)
    assert len(met.reception.arrivals) == 2


async def test_a_choice_is_pressed_answered_and_its_keyboard_gone(met: Met) -> None:
    choices = (("s11_50", "11–50"), ("s51", "51 이상"))
    ref = await met.guest.send(effect(say=Say(text="How many?", choices=choices)))
    assert met.double.shown("42")[-1].buttons == ("11–50", "51 이상")
    await met.double.presses("42", ref, "51 이상", times=2)
    (pressed,) = met.reception.pressed
    assert (pressed.payload, pressed.ref, pressed.place) == (pack(Action.CHOICE, TALK, "3.s51"), ref, "42")
    assert met.double.shown("42")[-1].buttons == ()
    assert met.double.cloud.answered


async def test_a_press_is_always_answered_and_a_whisper_is_an_alert_for_one(met: Met) -> None:
    ref = await met.guest.send(effect("card", met.double.cards, face=ENGLISH))
    met.reception.whisper = "Dana has it already."
    await met.double.presses(met.double.colleague, ref, "Claim")
    assert [(one.text, one.only_for) for one in met.double.shown(met.double.cards)][-1] == ("Dana has it already.", met.double.colleague)
    await met.double.press("42", 42, 1, "rubbish")
    await met.double.press("42", 42, 1, pack(Action.CLAIM, "somebody-else's"))
    assert len(met.double.cloud.answered) == 3


async def test_a_refused_press_tells_why(met: Met) -> None:
    ref = await met.guest.send(effect("card", met.double.cards, face=ENGLISH))
    met.reception.error = Refused("This card is closed.")
    await met.double.presses(met.double.rep, ref, "Claim")
    assert met.double.shown(met.double.cards)[-1].text == "This card is closed."


async def test_a_prospect_who_blocks_the_bot_has_left(met: Met) -> None:
    await met.double.tell("my_chat_member", BLOCKED)
    (left,) = met.reception.arrivals
    assert isinstance(left, Left)
    assert left.place == "42"


USER = {"id": 42, "is_bot": False, "first_name": "J"}
MEMBER = {"user": {"id": 999, "is_bot": True, "first_name": "Mia"}, "status": "member"}
BLOCKED = {
    "chat": {"id": 42, "type": "private"},
    "from": USER,
    "date": 1,
    "old_chat_member": MEMBER,
    "new_chat_member": {**MEMBER, "status": "kicked", "until_date": 0},
}


async def test_a_message_to_somebody_who_blocked_us_is_given_up_and_the_reception_told(polled: Met) -> None:
    polled.double.cloud.chats[42]["blocked"] = True
    with pytest.raises(GivenUp, match="the prospect blocked the bot"):
        await polled.guest.send(effect(text="are you still there?"))
    (left,) = polled.reception.arrivals
    assert isinstance(left, Left)
    assert (left.place, left.why) == ("42", "the prospect blocked the bot")


async def test_a_pause_that_telegram_asks_for_is_passed_on(met: Met) -> None:
    met.double.limit(7)
    with pytest.raises(RetryLater) as later:
        await met.guest.send(effect(text="hi"))
    assert later.value.seconds == 7
    assert await met.guest.send(effect(text="hi"))


async def test_whether_a_message_arrived_before_a_crash_cannot_be_seen(polled: Met) -> None:
    adapter: Guest = polled.guest
    looked = await adapter.arrived(effect(text="hi"))
    assert looked is None


async def test_another_program_with_the_same_token_is_named(polled: Met, caplog: pytest.LogCaptureFixture) -> None:
    polled.double.cloud.refusals["getupdates"].append(Refusal(409, "Conflict: terminated by other getUpdates request"))
    await polled.double.says("42", "42", "one")  # wakes the poll
    await polled.double.says("42", "42", "two")
    assert [heard.text for heard in polled.reception.heard] == ["one", "two"]
    assert "another program asks Telegram for this bot's updates (409)" in caplog.text


async def test_a_webhook_that_somebody_left_is_removed_before_polling(polled: Met) -> None:
    await polled.double.disconnect()
    polled.double.cloud.webhook = {"url": "https://old.example/hook"}
    await polled.double.connect(polled.reception)
    await polled.double.says("42", "42", "hello")
    assert polled.double.cloud.webhook == {}


async def test_the_webhook_asks_for_what_is_read_and_no_more(hooked: Met) -> None:
    assert hooked.double.cloud.webhook["allowed_updates"] == ["message", "edited_message", "callback_query", "my_chat_member"]
    assert len(hooked.double.cloud.webhook["secret_token"]) == 64


@pytest.mark.parametrize("secret", [None, "", "wrong", "ü", "A" * 300])
async def test_a_request_without_the_secret_is_401_and_does_nothing(hooked: Met, secret: str | None) -> None:
    headers = [] if secret is None else [(b"X-Telegram-Bot-Api-Secret-Token", secret.encode())]
    async with httpx.AsyncClient() as client:
        answer = await client.post(hooked.guest.url, json=MESSAGE, headers=headers)
    assert answer.status_code == 401
    assert hooked.reception.tries == 0


@pytest.mark.parametrize(("body", "status"), [(b"{", 400), (b"", 400), (b"[" * 1_100_000, 400), (b"[]", 200), (b"null", 200), (b"7", 200)])
async def test_a_body_that_is_no_update_is_no_5xx(hooked: Met, body: bytes, status: int) -> None:
    headers = {"X-Telegram-Bot-Api-Secret-Token": hooked.guest.secret}
    async with httpx.AsyncClient() as client:
        assert (await client.post(hooked.guest.url, content=body, headers=headers)).status_code == status


async def test_an_update_that_the_database_did_not_take_is_503(hooked: Met) -> None:
    hooked.reception.broken = 1
    headers = {"X-Telegram-Bot-Api-Secret-Token": hooked.guest.secret}
    async with httpx.AsyncClient() as client:
        assert (await client.post(hooked.guest.url, json=MESSAGE, headers=headers)).status_code == 503
        assert (await client.post(hooked.guest.url, json=MESSAGE, headers=headers)).status_code == 200


def test_polling_has_no_route() -> None:
    settings = PlatformConfig(name="telegram", flow="b2b_saas", settings={"token": TOKEN})
    assert routes(guest(settings, FakeReception(), clock=lambda: NOW, key=b"k", public_url="", places=())) == []


@pytest.mark.parametrize("token", ["", "abc", "999", "999:", "x:abc", "９:abc"])
def test_a_token_that_cannot_be_one_is_a_fault_with_its_cure(token: str) -> None:
    settings = PlatformConfig(name="telegram", flow="b2b_saas", settings={"token": token})
    with pytest.raises(FaultyFiles) as fault:
        guest(settings, FakeReception(), clock=lambda: NOW, key=b"k", public_url="", places=())
    assert "@BotFather" in fault.value.faults[0].cure


async def test_the_ids_that_config_wants_are_told_to_who_asks(met: Met) -> None:
    await met.double.says("778899", met.double.cards, "/id@northdesk_bot")
    assert met.double.shown(met.double.cards)[-1].text == f'cards: ["telegram:{met.double.cards}"]\ntelegram: "778899"'
    await met.double.says("778899", met.double.cards, "/id@other_bot")
    await met.double.says("42", "42", "/id")
    assert met.double.shown("42")[-1].text == 'telegram: "42"'
    assert met.reception.arrivals == []
