"""The desk over fakes behind a real port, for a browser."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from adapters.desk import Desk, routes
from bot.model import Message, Post, Who
from bot.ports import User
from tests.desk_pages import material
from tests.desk_pages.fakes import Clock, Floor, Hub, People


@dataclass
class World:
    """Everything behind the pages, for tests to look at and to change."""

    floor: Floor = field(default_factory=Floor)
    people: People = field(default_factory=lambda: People(*material.users()))
    hub: Hub = field(default_factory=Hub)
    clock: Clock = field(default_factory=Clock)
    typing: list[tuple[str, str]] = field(default_factory=list)  # (conversation, rep) that prospects were told of

    def desk(self, **more: object) -> Desk:
        """Return the desk; what it presses is told to every open page."""
        told: dict[str, object] = {"typing": lambda conversation, rep: self.typing.append((conversation, rep))}
        return material.make_desk(self.floor, self.people, self.hub, self.clock, **told | more)

    async def press(self, message: Message) -> Post:
        """Press and tell the hub, as the server does."""
        post = await self.floor.press(message)
        self.hub.tell("card", message.conversation)
        return post

    def signed_in_as(self, name: str) -> Callable[[], object]:
        """Return a demo's sign-in."""

        async def sign_in() -> User:
            return self.people.users[name]

        return sign_in


@contextmanager
def serving(*parts: BaseRoute) -> Iterator[str]:
    """Serve the routes on a free port of this machine; yield the address."""
    config = uvicorn.Config(Starlette(routes=parts), port=0, log_level="critical", timeout_graceful_shutdown=0)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(5)


def desk_routes(world: World, rep: str = "") -> list[BaseRoute]:
    """Return the desk's routes, signed in as a rep when one is named."""
    more: dict[str, object] = {"press": world.press}
    if rep:
        more["sign_in"] = world.signed_in_as(rep)
    return routes(world.desk(**more))


def hear(world: World, conversation: str, text: str) -> None:
    """Let the prospect say something, as the engine would."""
    sheet = world.floor.sheets[conversation]
    seq = sheet.lines[-1].seq + 1
    row = replace(sheet.row, unread=sheet.row.unread + 1)
    world.floor.sheets[conversation] = replace(sheet, row=row, lines=(*sheet.lines, material.line(seq, Who.PROSPECT, text, 0)))
    world.hub.tell("card", conversation)
