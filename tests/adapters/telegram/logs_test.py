"""Nothing that people write and no secret reaches the log, at its most talkative level, whatever goes wrong."""

from __future__ import annotations

import io

import pytest

from bot.errors import GivenUp, PlatformError
from bot.model import Say
from tests.adapters.telegram.cloud import TOKEN, Refusal
from tests.adapters.telegram.conftest import Met
from tests.adapters.telegram.fakes import effect
from tests.adapters.telegram.material import ENGLISH, UNTIL

CANARIES = ("정미래", "canary@hanbit.example", "the canary sentence", "Hanbit Logistics", TOKEN.partition(":")[2])


async def test_no_word_no_name_and_no_token_is_logged(met: Met, talkative_log: io.StringIO) -> None:
    await met.double.says("42", "42", "the canary sentence of 정미래, canary@hanbit.example")
    met.reception.forms = {"sn": UNTIL}
    card = await met.guest.send(effect("card", met.double.cards, face=ENGLISH))
    await met.double.presses(met.double.rep, card, "Snooze", form={"until": "the canary sentence"})
    for code in (400, 401, 403, 409, 429, 500):
        met.double.cloud.refusals["sendmessage"].append(Refusal(code, "the canary sentence"))
        with pytest.raises((GivenUp, PlatformError)):
            await met.guest.send(effect(say=Say(text="the canary sentence", name="정미래")))
    await met.guest.take({"update_id": 1, "message": {"message_id": 1, "text": "the canary sentence", "from": "정미래"}})
    met.double.cloud.refusals["answercallbackquery"].append(Refusal(400, "Bad Request: query is too old"))
    await met.double.press("42", 42, 1, "the canary sentence")
    logged = talkative_log.getvalue()
    assert "an update of Telegram's has a shape that we do not know" in logged
    assert [canary for canary in CANARIES if canary in logged] == []
