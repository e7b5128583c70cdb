"""Slack seen through the eyes of its people: who writes, presses and reads; over Socket Mode or over HTTP."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from typing import Any

from adapters.slack import guest, routes
from adapters.slack.receive import LeadsOf, nobodys_leads
from bot.config import PlatformConfig
from bot.model.arrivals import Reception
from bot.ports import Guest
from tests.adapters.contract.double import Shown
from tests.adapters.contract.front import Front
from tests.adapters.slack.wire import Delivered, Wire
from tests.adapters.slack.workspace import APP, APP_TOKEN, BOT, SECRET, TEAM, TOKEN, Channel, Json, Workspace

PEOPLE = {"U0PROSPECT": "Robin Berg", "U0DANA": "Dana Cole", "U0JUN": "Jun Sato", "U0OTHER": "Kim Other"}

SCOPES = frozenset(
    {
        "app_mentions:read",
        "channels:history",
        "channels:read",
        "chat:write",
        "commands",
        "files:read",
        "files:write",
        "groups:history",
        "groups:read",
        "im:history",
        "reactions:read",
        "reactions:write",
        "users:read",
    }
)


class SlackDouble:
    """A workspace with a direct talk, a channel for cards and one where people ask."""

    platform = "slack"
    prospect, rep, colleague = "U0PROSPECT", "U0DANA", "U0JUN"
    dm, cards, public = "D0PROSPECT", "#leads", "C0ASKSALES"

    def __init__(self, *, mode: str = "socket", listen: str = "dm,mention,#ask-sales", patience: float = 3.0) -> None:
        channels = (
            Channel(id="D0PROSPECT", direct=True),
            Channel(id="C0LEADS", name="leads"),
            Channel(id="C0ASKSALES", name="ask-sales"),
            Channel(id="C0TOWN", name="town"),
        )
        self.workspace = Workspace(channels={one.id: one for one in channels}, users=PEOPLE | {BOT: "Handraiser"}, scopes=SCOPES)
        self.wire = Wire(workspace=self.workspace, patience=patience)
        self.mode, self.listen = mode, listen
        self.leads_of: LeadsOf = nobodys_leads
        self.last: Delivered | None = None
        self._ids = count(1)
        self._running: list[asyncio.Task[None]] = []
        self._front: Front | None = None
        self.address = ""

    # --- the adapter

    async def connect(self, reception: Reception) -> Guest:
        """Start the adapter and return it, connected."""
        if not self.wire.base:
            await self.wire.start()
        found = self.build(reception)
        opened = self.wire.opened
        self._running.append(asyncio.create_task(found.run()))
        if self.mode == "http":
            await self._serve(found)
        else:
            await self._until(lambda: self.wire.opened > opened)
        return found

    def build(self, reception: Reception, **settings: str) -> Guest:
        """Return the adapter, not connected."""
        written = {"mode": self.mode, "bot_token": TOKEN, "app_token": APP_TOKEN, "signing_secret": SECRET, "listen": self.listen}
        return guest(
            PlatformConfig(name="slack", flow="b2b_saas", settings=written | settings),
            reception,
            clock=lambda: datetime.now(UTC),
            key=b"k" * 32,
            public_url="",
            places=(self.cards,),
            leads_of=self.leads_of,
            base_url=self.wire.base + "/api/",
        )

    async def _serve(self, found: Guest) -> None:
        self._front = front = Front()
        await front.open(routes(found))
        self.address = f"{front.address}/slack/events"

    async def disconnect(self) -> None:
        """End the adapter."""
        if self._front:
            await self._front.close()
            self._front = None
        for task in self._running:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        self._running.clear()
        await self.wire.cut()

    async def close(self) -> None:
        """End everything."""
        await self.disconnect()
        await self.wire.stop()

    def limit(self, seconds: float, calls: int = 1) -> None:
        """Answer the next sending calls with 429."""
        self.wire.limits += [seconds] * calls

    async def drop(self) -> None:
        """Break the connection. Over HTTP there is none that could break."""
        await self.wire.cut()

    # --- people

    async def says(self, user: str, place: str, text: str, *, thread: str = "", times: int = 1, **more: object) -> str:
        """Write; a mention in a channel comes as two events, as in Slack."""
        channel, _, root = place.partition(":")
        channel = self.id_of(channel)
        root = thread.partition(":")[2] or root
        written = _typed(text)
        message = self.workspace.add(channel, user=user, text=written, team=TEAM, **more, **({"thread_ts": root} if root else {}))
        parent = {"parent_user_id": self.workspace.find(channel, root)["user"]} if root else {}
        event = {key: value for key, value in message.items() if key != "reactions"} | parent
        event |= {"channel": channel, "event_ts": f"{next(self._ids)}.0"}
        if f"<@{BOT}>" in written and not channel.startswith("D"):
            await self._event({**event, "type": "app_mention"}, times)
        await self._event({**event, "channel_type": "im" if channel.startswith("D") else "channel"}, times)
        return f"{channel}:{message['ts']}"

    def id_of(self, place: str) -> str:
        """Return the id of a channel that is named."""
        return next((one.id for one in self.workspace.channels.values() if f"#{one.name}" == place), place)

    async def edits(self, user: str, ref: str, text: str | None) -> None:
        """Change or delete a message."""
        channel, _, ts = ref.partition(":")
        message = self.workspace.find(channel, ts)
        before = {key: value for key, value in message.items() if key != "reactions"}
        event: Json = {"type": "message", "channel": channel, "previous_message": before, "hidden": True, "ts": self.workspace.stamp()}
        event["channel_type"] = "im" if channel.startswith("D") else "channel"
        if text is None:
            self.workspace.messages[channel].remove(message)
            await self._event({**event, "subtype": "message_deleted", "deleted_ts": ts}, 1)
            return
        message["text"] = _typed(text)
        after = {**before, "text": message["text"], "edited": {"user": user, "ts": event["ts"]}}
        await self._event({**event, "subtype": "message_changed", "message": after}, 1)

    async def presses(self, user: str, ref: str, label: str, *, form: dict[str, str] | None = None, times: int = 1) -> None:
        """Press a button, and fill the form that it opens."""
        channel, _, ts = ref.partition(":")
        message = self._message(channel, ts.rpartition(",")[2])
        action = next(one for one in _buttons(message) if one["text"]["text"] == label)
        trigger = f"{next(self._ids)}.trigger"
        self.workspace.views[trigger] = {}
        thread = {"thread_ts": message["thread_ts"]} if message.get("thread_ts") else {}
        payload = self._interaction(user, trigger) | {
            "type": "block_actions",
            "container": {"type": "message", "message_ts": message["ts"], "channel_id": channel, **thread},
            "channel": {"id": channel},
            "message": {key: value for key, value in message.items() if key != "reactions"},
            "actions": [{**action, "action_ts": self.workspace.stamp(), "block_id": "b"}],
        }
        for attempt in range(times):
            self.last = await self.delivers("interactive", payload, attempt)
        if form is not None:
            await self._fills(user, trigger, form)

    async def _fills(self, user: str, trigger: str, form: dict[str, str]) -> None:
        await self._until(lambda: bool(self.workspace.views[trigger]))
        view = self.workspace.views[trigger]
        values = {block["block_id"]: {"value": _filled(block["element"], form.get(block["block_id"], ""))} for block in view["blocks"]}
        state = {"id": f"V{next(self._ids)}", "hash": "1.x", **view, "state": {"values": values}}
        again = self._interaction(user, f"{next(self._ids)}.trigger")
        self.last = await self.delivers("interactive", again | {"type": "view_submission", "view": state})

    def interaction(self, user: str) -> Json:
        """Return what every press and form bears, with a trigger of its own."""
        trigger = f"{next(self._ids)}.trigger"
        self.workspace.views[trigger] = {}
        return self._interaction(user, trigger)

    def _interaction(self, user: str, trigger: str) -> Json:
        who = {"id": user, "username": PEOPLE[user].lower(), "name": PEOPLE[user].lower(), "team_id": TEAM}
        return {"team": {"id": TEAM, "domain": "home"}, "user": who, "api_app_id": APP, "trigger_id": trigger}

    def _message(self, channel: str, ts: str) -> Json:
        whispers = [one for one in self.workspace.whispers if one["channel"] == channel and one["ts"] == ts]
        return whispers[0] if whispers else self.workspace.find(channel, ts)

    async def commands(self, user: str, place: str, text: str, command: str = "/leads") -> str:
        """Type a slash command, and return what only they see in answer to it."""
        payload: Json = {"command": command, "text": text, "user_id": user, "user_name": PEOPLE[user].lower(), "team_id": TEAM}
        payload |= {"channel_id": self.id_of(place), "trigger_id": f"{next(self._ids)}.trigger", "api_app_id": APP, "token": "unused"}
        self.last = await self.delivers("slash_commands", payload)
        answer = self.last.answer
        return _shown("", {"ts": "", "reactions": {}, **answer}).text if answer.get("response_type") == "ephemeral" else ""

    async def event(self, event: Json, times: int = 1, **around: object) -> None:
        """Have Slack tell of something else."""
        await self._event(event, times, **around)

    async def _event(self, event: Json, times: int, **around: object) -> None:
        payload = {
            "type": "event_callback",
            "token": "unused",
            "team_id": TEAM,
            "api_app_id": APP,
            "event_id": f"Ev{next(self._ids):08d}",
            "event_time": 1,
            "is_ext_shared_channel": False,
            "authorizations": [{"team_id": TEAM, "user_id": BOT, "is_bot": True}],
            "event": event,
        } | around
        for attempt in range(times):
            self.last = await self.delivers("events_api", payload, attempt)

    async def delivers(self, kind: str, payload: Json, attempt: int = 0) -> Delivered:
        """Deliver what a client may have forged."""
        if self.mode == "http":
            return await self.wire.over_http(self.address, kind, payload, attempt)
        return await self.wire.over_socket(kind, payload, attempt)

    # --- screens

    def shown(self, place: str) -> Sequence[Shown]:
        """Return what stands there."""
        channel, _, root = place.partition(":")
        channel = self.id_of(channel)
        there = [*self.workspace.messages.get(channel, ()), *(one for one in self.workspace.whispers if one["channel"] == channel)]
        return [
            _shown(channel, one)
            for one in sorted(there, key=lambda one: one["ts"])
            if not root or root in (one["ts"], one.get("thread_ts"))
        ]

    async def _until(self, holds: Any, seconds: float = 8.0) -> None:  # noqa: ANN401 - a predicate
        async with asyncio.timeout(seconds):
            while not holds():
                for task in self._running:
                    if task.done() and not task.cancelled() and task.exception():
                        task.result()
                await asyncio.sleep(0.01)


def _typed(text: str) -> str:
    """Return what Slack makes of typed text: entities, and the app's name as a mention."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("@Handraiser", f"<@{BOT}>")


def _filled(element: Json, value: str) -> Json:
    """Return an input's state; a menu takes a value or a label."""
    if element["type"] != "static_select":
        return {"type": element["type"], "value": value}
    picked = next((one for one in element["options"] if value in (one["value"], one["text"]["text"])), None)
    return {"type": "static_select", "selected_option": picked}


def _buttons(message: Json) -> list[Json]:
    return [one for block in message.get("blocks") or () if block["type"] == "actions" for one in block["elements"]]


def _shown(channel: str, message: Json) -> Shown:
    blocks = message.get("blocks") or []
    text = "\n".join(filter(None, (_words(block) for block in blocks if block["type"] != "actions"))) or message["text"]
    thread = message.get("thread_ts", "")
    return Shown(
        ref=f"{channel}:{message['ts']}",
        text=text,
        buttons=tuple(one["text"]["text"] for one in _buttons(message)),
        thread=f"{channel}:{thread}" if thread and thread != message["ts"] else "",
        marks=tuple(sorted(message["reactions"])),
        only_for=message.get("only_for", ""),
        files=tuple(one["name"] for one in message.get("files", ())),
    )


def _words(part: Any) -> str:  # noqa: ANN401 - any part of a layout
    """Return all words of a part of a layout, in order."""
    if isinstance(part, dict) and part.get("type") in ("text", "link", "plain_text", "mrkdwn"):
        return str(part.get("text") or part.get("url"))
    inner = part.get("elements") or [part.get("text", "")] if isinstance(part, dict) else []
    joint = "\n" if isinstance(part, dict) and part.get("type") in ("rich_text", "rich_text_list") else ""
    return re.sub(r"\n{2,}", "\n", joint.join(_words(one) for one in inner))
