"""Discord over a socket, seen through the eyes of the people who use it; the vendor's real library is the client."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import yarl
from aiohttp import web
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.discord.adapter import Discord
from bot.config import PlatformConfig
from bot.model.arrivals import Arrival, Form, Pressed, Receipt, Reception
from tests.adapters.contract.double import Shown
from tests.adapters.discord import world as w
from tests.adapters.discord.rest import TOKEN, Interaction, Rest
from tests.adapters.discord.wire import Gateway
from tests.adapters.discord.world import J, World

GRACE = 0.4
"""Seconds in which something that is none of our business would have arrived."""

PATIENCE = 20.0


@dataclass(slots=True)
class Watched:
    """A reception that tells which events came through it."""

    inner: Reception
    done: list[str] = field(default_factory=list)

    async def arrived(self, arrival: Arrival) -> Receipt:
        try:
            return await self.inner.arrived(arrival)
        finally:
            self.done.append(arrival.event_id)

    async def opens_form(self, pressed: Pressed) -> Form | None:
        return await self.inner.opens_form(pressed)


@dataclass(slots=True)
class DiscordDouble:
    """One server with a channel for cards, one that is listened to and a lobby; people, and the bot that is connected."""

    settings: Mapping[str, str] = field(default_factory=lambda: {"token": TOKEN, "listen": f"dm,mention,{w.ASK}"})
    seen: Callable[[], Awaitable[Mapping[str, str]]] | None = None
    platform: str = "discord"
    prospect: str = w.PROSPECT
    rep: str = w.DANA
    colleague: str = w.JUN
    dm: str = w.DM
    cards: str = w.CARDS
    world: World = field(default_factory=World)
    gateway: Gateway = field(init=False)
    rest: Rest = field(init=False)
    guest: Discord | None = None
    watched: Watched | None = None
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    base: str = ""
    patience: float = 3.0  # seconds in which Discord wants an interaction answered
    _runner: web.AppRunner | None = None
    _task: asyncio.Task[None] | None = None
    _was: tuple[str, yarl.URL] | None = None

    def __post_init__(self) -> None:
        self.gateway = Gateway(world=self.world, token=TOKEN)
        self.rest = Rest(world=self.world, emit=self.gateway.emit)

    # --- the bot

    async def open(self) -> None:
        """Open the port and point the vendor's library at it; `connect` does so too."""
        if self._runner:
            return
        app = web.Application(client_max_size=40_000_000)
        app.router.add_get("/gw/", self.gateway.handle)
        app.router.add_get("/gw", self.gateway.handle)
        app.router.add_get("/files/{name}", self._file)
        app.router.add_route("*", "/api/v10/{rest:.*}", self.rest.handle)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.base = f"http://{host}:{port}"
        self.gateway.url = self.rest.gateway_url = f"ws://{host}:{port}/gw/"
        self._was = (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY)
        Route.BASE = f"{self.base}/api/v10"
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(self.gateway.url)

    def make(self, reception: Reception) -> Discord:
        """Return the adapter, not connected."""
        self.watched = Watched(reception)
        config = PlatformConfig(name="discord", flow="b2b_saas", settings=self.settings)
        return Discord(
            settings=config,
            reception=self.watched,
            clock=lambda: datetime.now(UTC),
            places=(w.CARDS,),
            seen=self.seen,
            ready_timeout=0.1,
        )

    async def connect(self, reception: Reception) -> Discord:
        """Start, and return the adapter, connected and listening."""
        await self.open()
        self.guest = self.make(reception)
        self._task = asyncio.create_task(self.guest.run())
        await self.until(self.is_listening)
        return self.guest

    def is_listening(self) -> bool:
        """Return whether the adapter has read what it missed and lets live events pass."""
        if self._task and self._task.done():
            self._task.result()
        return self.guest is not None and self.guest.client().is_ready() and self.guest.gateway.lanes.is_open

    async def disconnect(self) -> None:
        """End the adapter as a killed process would."""
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        self._task, self.gateway.session = None, None

    async def close(self) -> None:
        """End everything."""
        await self.disconnect()
        if self._was:
            Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = self._was
        if self._runner:
            await self._runner.cleanup()

    async def drop(self, *, resumable: bool = True) -> None:
        """Break the connection."""
        await self.gateway.drop(resumable=resumable)

    def limit(self, seconds: float, calls: int = 1) -> None:
        """Answer the next sending calls with 429."""
        self.rest.limits.extend([seconds] * calls)

    # --- people

    async def says(self, user: str, place: str, text: str, *, thread: str = "", times: int = 1, **more: Any) -> str:  # noqa: ANN401 - parts of a message
        """Have a user write, in a thread that they open themselves where nobody did. Return the ref."""
        home, _, under = (thread or place).partition("/")
        channel = under or home
        if under and under not in self.world.threads:
            await self.gateway.emit("THREAD_CREATE", self.world.opened(home, under, "talk", user))
        message = self.world.written(user, channel, text, **more)
        for _ in range(times):
            await self.gateway.emit("MESSAGE_CREATE", {**message, **self._home(channel, user)})
        if self.is_connected():
            await self._taken(message["id"], times)
        return f"{channel}/{message['id']}"

    async def edits(self, user: str, ref: str, text: str | None) -> None:
        """Have a user change their message, or delete it."""
        channel, _, id = ref.partition("/")
        message = self.world.message(channel, id)
        home = {key: value for key, value in self._home(channel, user).items() if key == "guild_id"}
        if text is None:
            self.world.messages[channel].remove(message)
            await self.gateway.emit("MESSAGE_DELETE", {"id": id, "channel_id": channel, **home})
            await self._taken(f"{id}:deleted", 1)
            return
        message.update(content=text, edited_timestamp=w.now())
        await self.gateway.emit("MESSAGE_UPDATE", {**message, **self._home(channel, user)})
        stamp = int(datetime.fromisoformat(message["edited_timestamp"]).timestamp() * 1000)
        await self._taken(f"{id}:{stamp}", 1)

    async def presses(self, user: str, ref: str, label: str, *, form: dict[str, str] | None = None, times: int = 1) -> None:
        """Have a user press a button, and fill the form that it opens."""
        channel, _, ids = ref.partition("/")
        message = self.world.message(channel, ids.split(",")[-1])
        button = next(one for row in message["components"] for one in row["components"] if one["label"] == label)
        press = await self.interacts(user, channel, message, 3, {"component_type": 2, "custom_id": button["custom_id"]}, times=times)
        opened = next((body["data"] for body in press.answers if body["type"] == 9), None)
        if opened and form is not None:
            await self.interacts(
                user, channel, message, 5, {"custom_id": opened["custom_id"], "components": filled(opened, form)}, times=times
            )

    async def commands(self, user: str, channel: str, text: str) -> str:
        """Type `/leads`, and return what only they see in answer to it."""
        options = [{"name": "about", "type": 3, "value": text}] if text else []
        [known] = [one for one in self.world.commands.get(w.GUILD, ()) if one["name"] == "leads"]
        data = {"id": known["id"], "name": "leads", "type": 1, "options": options, "guild_id": w.GUILD}
        before = len(self.world.whispers)
        await self.interacts(user, channel, {}, 2, data)
        await self.until(lambda: len(self.world.whispers) > before)
        (who, said), *_ = self.world.whispers[before:]
        return str(said["content"]) if who == user else ""

    async def interacts(self, user: str, channel: str, message: J, kind: int, data: J, *, times: int = 1) -> Interaction:
        """Send an interaction and wait for its answer, 3 s at most, as Discord does."""
        id = self.world.snowflake()
        press = self.rest.interactions[f"t{id}"] = Interaction(id=id, token=f"t{id}", user=user, channel=channel, message=message)
        event = self.interaction(press, kind, data)
        for _ in range(times):
            await self.gateway.emit("INTERACTION_CREATE", event)
        with suppress(TimeoutError):
            await self.until(lambda: bool(press.answers), self.patience)
        await self._taken(id, times, grace=0.1)
        return press

    def interaction(self, press: Interaction, kind: int, data: J) -> J:
        """Return an interaction as the gateway tells of it."""
        home = self._home(press.channel, press.user)
        event = {"id": press.id, "application_id": w.APP, "type": kind, "token": press.token, "version": 1, "channel_id": press.channel}
        person = w.user(press.user)
        who: J = {"member": {**home.pop("member"), "user": person, "permissions": "0"}} if home else {"user": person}
        event |= {**home, **who, "data": data, "channel": self.world.channel(press.channel), "locale": "ko"}
        event |= {"message": press.message} if press.message else {}
        return event | {"entitlements": [], "authorizing_integration_owners": {}, "attachment_size_limit": 1, "app_permissions": "0"}

    # --- what they see

    def shown(self, place: str) -> Sequence[Shown]:
        """Return what stands at the place now, threads and whispers included."""
        home, _, under = place.partition("/")
        return list(self._shown(under, place) if under else self._all(home))

    def _all(self, channel: str) -> Iterator[Shown]:
        for shown in self._shown(channel, ""):
            yield shown
            thread = shown.ref.partition("/")[2]
            if thread in self.world.threads:
                yield from self._shown(thread, shown.ref)
        yield from (look(message, only_for=who) for who, message in self.world.whispers if message["channel_id"] == channel)

    def _shown(self, channel: str, thread: str) -> Iterator[Shown]:
        yield from (look(message, thread=thread) for message in self.world.messages.get(channel, ()))

    # --- inside

    def is_connected(self) -> bool:
        """Return whether a socket is open."""
        session = self.gateway.session
        return session is not None and session.socket is not None and not session.socket.closed

    async def until(self, holds: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Wait until something holds. Raise TimeoutError when it does not come to pass."""
        async with asyncio.timeout(seconds):
            while not holds():
                await asyncio.sleep(0.01)

    async def _taken(self, event: str, times: int, grace: float = GRACE) -> None:
        watched = self.watched
        with suppress(TimeoutError):
            if watched:
                await self.until(lambda: watched.done.count(event) >= times, grace)

    def _home(self, channel: str, user: str) -> J:
        if self.world.person_of(channel):
            return {}
        return {"guild_id": w.GUILD, "member": {"roles": [], "joined_at": w.now(), "deaf": False, "mute": False, "flags": 0, "nick": None}}

    async def _file(self, request: web.Request) -> web.Response:
        kind, body = self.files[request.match_info["name"]]
        return web.Response(body=body, content_type=kind)

    def file(self, name: str, kind: str, body: bytes) -> J:
        """Return a file as it stands beside a message."""
        self.files[name] = (kind, body)
        url = f"{self.base}/files/{name}"
        return {"id": self.world.snowflake(), "filename": name, "size": len(body), "url": url, "proxy_url": url, "content_type": kind}


def filled(opened: J, form: dict[str, str]) -> list[J]:
    """Return what Discord sends of a modal that was filled. Raise KeyError for an input that has no such name."""
    sent: list[J] = []
    for label in opened["components"]:
        given = label["component"]
        value: J = {"values": [form[given["custom_id"]]]} if given["type"] == 3 else {"value": form.get(given["custom_id"], "")}
        sent.append({"type": 18, "id": 1, "component": {"type": given["type"], "id": 2, "custom_id": given["custom_id"], **value}})
    return sent


def look(message: J, *, thread: str = "", only_for: str = "") -> Shown:
    """Return a message as it stands on a screen."""
    words = [message["content"]]
    for embed in message["embeds"]:
        fields = [text for one in embed.get("fields", []) for text in (one["name"], one["value"])]
        words += [embed.get("title", ""), embed.get("description", ""), *fields, embed.get("footer", {}).get("text", "")]
    return Shown(
        ref=f"{message['channel_id']}/{message['id']}",
        text=re.sub(r"\\([\\*_~`|\[\]<>#-])", r"\1", "\n".join(word for word in words if word)),
        buttons=tuple(button["label"] for row in message["components"] for button in row["components"]),
        thread=thread,
        marks=tuple(one["emoji"]["name"] for one in message["reactions"]),
        only_for=only_for,
        files=tuple(one["filename"] for one in message.get("attachments", ())),
    )
