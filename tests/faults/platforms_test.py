"""SIGKILL behind somebody else's platform: what Telegram was told we took is never lost or doubled, and what we said arrives."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
from collections import Counter
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response

from bench.house import ROOT
from bot.arrivals import Arrival, Form, Pressed, Receipt
from bot.bootstrap import house
from bot.model import Line, Who
from tests.adapters.telegram.double import TelegramDouble
from tests.faults.lodging import config_of

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3600)]

KILLS = 200 if os.environ.get("HANDRAISER_LONG") == "1" else 20
SEED = 20261122
SAYINGS = ("we want to buy a shared inbox", "for 60 people", "next month", "can I talk to someone in sales?", "is SSO included?", "thanks")


class Nobody:
    """Takes nothing; it lets the counterpart open its port."""

    async def arrived(self, arrival: Arrival) -> Receipt:
        return Receipt(taken=False)

    async def opens_form(self, pressed: Pressed) -> Form | None:
        return None


class Far(TelegramDouble):
    """A cloud at some distance: what its caller's death cut off on the way has not arrived."""

    async def _call(self, request: Request) -> Response:
        if request.path_params["method"].lower().startswith("send"):
            await request.form()  # kept by the request; asking whether it was cut off would swallow it
            await asyncio.sleep(0.15)
            if await request.is_disconnected():
                return Response(status_code=499)
        return await super()._call(request)


async def test_nothing_is_lost_or_doubled_behind_telegram_however_often_we_are_killed(tmp_path: Path) -> None:
    double = Far()
    await double.connect(Nobody())
    await double.disconnect()
    try:
        over, said = asyncio.Event(), list[str]()
        async with asyncio.TaskGroup() as group:
            group.create_task(_talk(double, over, said))
            last = await _kill_again_and_again(tmp_path, double._api.address, said)
            over.set()
        await _all_quiet(double)
        last.send_signal(signal.SIGKILL)
        await last.wait()
        assert await _wrong(tmp_path, double, said) == []
        assert len(said) > KILLS // 2  # there was something to lose
    finally:
        await double.close()


async def _talk(double: TelegramDouble, over: asyncio.Event, said: list[str]) -> None:
    """Say one thing after another; each is delivered until it was acknowledged."""
    number = 0
    while not over.is_set():
        text = f"{SAYINGS[number % len(SAYINGS)]} (no. {number})"
        await double.says(double.prospect, double.dm, text)
        said.append(text)
        number += 1
        await asyncio.sleep(0.1)


async def _kill_again_and_again(folder: Path, address: str, said: list[str]) -> asyncio.subprocess.Process:
    dice = random.Random(SEED)
    for _ in range(KILLS):
        process = await _begin(folder, address)
        before = len(said)
        async with asyncio.timeout(60):
            while len(said) == before:
                await asyncio.sleep(0.005)
        await asyncio.sleep(dice.random() * 0.4)
        process.send_signal(signal.SIGKILL)
        await process.wait()
    return await _begin(folder, address)


async def _begin(folder: Path, address: str) -> asyncio.subprocess.Process:
    command = (sys.executable, "-m", "tests.faults.lodging", str(folder), "telegram", address)
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    assert await process.stdout.readline() == b"up\n"
    return process


async def _all_quiet(double: TelegramDouble) -> None:
    """Wait until nothing has come for a while."""
    before, calm = -1, 0
    while calm < 30:
        await asyncio.sleep(0.2)
        now = len(double.shown(double.dm)) + len(double.shown(double.cards))
        before, calm = now, calm + 1 if now == before else 0


async def _wrong(folder: Path, double: TelegramDouble, said: list[str]) -> list[str]:
    """Return what is not as it must be."""
    async with house(config_of("telegram"), folder, watch=True, environ={}) as built:
        conversation = await built.store.find("telegram", double.dm)
        assert conversation is not None
        lines = (await built.store.sheet(conversation)).lines
    heard = Counter(line.text for line in lines if line.who is Who.PROSPECT)
    wrong = [f"heard {heard[text]} times: {text}" for text in said if heard[text] != 1]
    return wrong + _of_replies(double, [line for line in lines if line.who in (Who.BOT, Who.NOTICE)]) + _of_cards(double)


def _of_replies(double: TelegramDouble, lines: list[Line]) -> list[str]:
    """Every line arrived, in order; one death may double one of them."""
    shown = [one.text for one in double.shown(double.dm)]
    wrong, doubled, at = [], 0, 0
    for line in lines:
        times = [index for index, text in enumerate(shown) if line.text.split("\n")[0][:60] in text]
        if not times or not any(index >= at for index in times):
            wrong.append(f"never arrived, or out of order: {line.text}")
            continue
        at = min(index for index in times if index >= at)
    answers = len([text for text in shown if "(no. " not in text])
    doubled = answers - len(lines)
    return wrong + ([f"{doubled} replies more than lines"] if doubled > KILLS else [])


def _of_cards(double: TelegramDouble) -> list[str]:
    cards = [one for one in double.shown(double.cards) if "of 100" in one.text and not one.thread]
    return [] if 1 <= len(cards) <= 1 + KILLS else [f"{len(cards)} cards"]
