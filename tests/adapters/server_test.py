"""A caller who goes away in the middle of a body leaves no traceback behind, at any door."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.types import Message

from adapters.server import app
from bot.bootstrap import house, make_server
from tests.talks import CONFIG


@pytest.mark.parametrize("path", ["/web/conversations", "/web/messages", "/web/typing", "/desk/login", "/no/such/page"])
async def test_who_hangs_up_in_the_middle_of_a_body_is_nobodys_trouble(tmp_path: Path, path: str) -> None:
    parts: list[Message] = [{"type": "http.request", "body": b'{"id":', "more_body": True}, {"type": "http.disconnect"}]
    sent: list[Message] = []

    async def receive() -> Message:
        return parts.pop(0) if len(parts) > 1 else parts[0]

    async def send(message: Message) -> None:
        sent.append(message)

    headers = {"host": "chat.example", "content-length": "90", "content-type": "application/json", "authorization": "Bearer a.b"}
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("203.0.113.9", 4711),
        "server": ("chat.example", 80),
    }
    async with house(CONFIG, tmp_path, watch=True) as built:
        await app(await make_server(built))(scope, receive, send)
    assert [one["status"] for one in sent if one["type"] == "http.response.start"] != [200]
