"""Discord's HTTP side: the calls that the adapter makes, as the documentation describes them."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from aiohttp import web

from tests.adapters.discord import world as w
from tests.adapters.discord.world import J, Refusal, World

TOKEN = "bot-token"
Emit = Callable[[str, J], Awaitable[None]]


def answer(body: object, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """Return JSON with exactly the content type that the client compares with."""
    return web.Response(body=json.dumps(body).encode(), status=status, headers={"Content-Type": "application/json", **(headers or {})})


@dataclass(slots=True)
class Interaction:
    """One press or form, until it was answered."""

    id: str
    token: str
    user: str
    channel: str
    answers: list[J] = field(default_factory=list)
    message: J = field(default_factory=dict)  # under which it was pressed


@dataclass(slots=True)
class Rest:
    """Routes by pattern; what they do is in the world, what others see of it goes out over the gateway."""

    world: World
    emit: Emit
    gateway_url: str = ""
    token: str = TOKEN
    limits: list[float] = field(default_factory=list)  # Retry-After of the next sending calls
    calls: list[tuple[str, str, Any]] = field(default_factory=list)
    interactions: dict[str, Interaction] = field(default_factory=dict)

    async def handle(self, request: web.Request) -> web.Response:
        """Answer one call."""
        path = unquote(request.path.removeprefix("/api/v10"))
        body = await _read(request)
        self.calls.append((request.method, path, body))
        is_interaction = path.startswith(("/interactions/", "/webhooks/"))
        if not is_interaction and request.headers.get("Authorization") != f"Bot {self.token}":
            return answer({"message": "401: Unauthorized", "code": 0}, 401)
        if self.limits and request.method in ("POST", "PATCH") and "/messages" in path:
            pause = self.limits.pop(0)
            limited = {"message": "You are being rate limited.", "retry_after": pause, "global": False}
            return answer(limited, 429, {"Retry-After": str(pause), "Via": "1.1 google"})
        for method, pattern, act in ROUTES:
            found = re.fullmatch(pattern, path) if method == request.method else None
            if found:
                return await self._act(act, body, request, *found.groups())
        return answer({"message": "404: Not Found", "code": 0}, 404)

    async def _act(self, act: Act, body: J | None, request: web.Request, *parts: str) -> web.Response:
        try:
            given = {**(body or {}), "?": dict(request.query)}
            result = await act(self, given, *parts)
        except Refusal as refusal:
            return answer({"message": str(refusal), "code": refusal.code}, refusal.status)
        return web.Response(status=204) if result is None else answer(result)


async def _read(request: web.Request) -> J | None:
    """Return the body: JSON, or a form whose `payload_json` it is and whose other parts are files."""
    if not request.can_read_body:
        return None
    if not request.content_type.startswith("multipart/"):
        sent = await request.json()
        return {"list": sent} if isinstance(sent, list) else sent
    form = await request.post()
    files = [value for key, value in form.items() if isinstance(value, web.FileField)]
    sent = [(file.filename, file.content_type, file.file.read()) for file in files]
    return {**json.loads(str(form["payload_json"])), "files": sent}


Act = Callable[..., Awaitable[Any]]


async def me(rest: Rest, body: J) -> J:
    return {**w.user(w.BOT), "verified": True, "mfa_enabled": False, "flags": 0}


async def application(rest: Rest, body: J) -> J:
    plain: J = {"id": w.APP, "name": "handraiser", "description": "", "icon": None, "bot_public": rest.world.public}
    more = {"bot_require_code_grant": False, "owner": w.user(w.OWNER), "summary": "", "verify_key": "0" * 64, "team": None}
    return {**plain, **more, "flags": rest.world.flags}


async def gateway(rest: Rest, body: J) -> J:
    left = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}
    return {"url": rest.gateway_url, "shards": 1, "session_start_limit": left}


async def post(rest: Rest, body: J, channel: str) -> J:
    world = rest.world
    world.channel(channel)
    world.may(channel, w.IN_THREADS if channel in world.threads else w.SEND)
    if world.person_of(channel) in world.blocking:
        raise Refusal(403, 50007, "Cannot send messages to this user")
    if body.get("embeds"):
        world.may(channel, w.EMBED)
    sent: list[tuple[str, str, bytes]] = body.get("files", [])
    if sent:
        world.may(channel, w.ATTACH)
    if len(sent) > 10 or any(len(content) > 10 * 1024 * 1024 for _, _, content in sent):
        raise Refusal(413, 40005, "Request entity too large")
    w.check(body)
    key = str(body.get("nonce", ""))
    if body.get("enforce_nonce") and key in world.nonces:
        return world.nonces[key]
    if channel in world.threads:
        world.threads[channel]["thread_metadata"]["archived"] = False
    kept = {key: body[key] for key in ("embeds", "components", "flags", "allowed_mentions", "message_reference") if key in body}
    message = world.written(w.BOT, channel, (body.get("content") or "").strip(), **kept)
    message["attachments"] = [
        {"id": world.snowflake(), "filename": name, "size": len(content), "url": "", "proxy_url": "", "content_type": kind}
        for name, kind, content in sent
    ]
    if world.stored_nonce:
        message["nonce"] = key
    answered = {**message, "nonce": key}
    world.nonces[key] = answered
    await rest.emit("MESSAGE_CREATE", {**answered, **_home(world, channel)})
    return answered


def _home(world: World, channel: str) -> J:
    return {} if world.person_of(channel) else {"guild_id": w.GUILD}


async def history(rest: Rest, body: J, channel: str) -> list[J]:
    rest.world.channel(channel)
    rest.world.may(channel, w.HISTORY)
    query = body["?"]
    after, limit = int(query.get("after", 0)), int(query.get("limit", 50))
    newer = [message for message in rest.world.messages.get(channel, ()) if int(message["id"]) > after]
    chosen = newer[:limit] if "after" in query else newer[-limit:]
    return list(reversed(chosen))


async def read(rest: Rest, body: J, channel: str, message: str) -> J:
    rest.world.channel(channel)
    rest.world.may(channel, w.HISTORY)
    return rest.world.message(channel, message)


async def change(rest: Rest, body: J, channel: str, message: str) -> J:
    there = rest.world.message(channel, message)
    if there["author"]["id"] != w.BOT:
        raise Refusal(403, 50005, "Cannot edit a message authored by another user")
    changed: J = {key: body[key] for key in ("content", "embeds", "components") if key in body}
    w.check({**there, **changed})
    there.update(changed, edited_timestamp=w.now())
    await rest.emit("MESSAGE_UPDATE", {**there, **_home(rest.world, channel)})
    return there


async def remove(rest: Rest, body: J, channel: str, message: str) -> None:
    there = rest.world.message(channel, message)
    if there["author"]["id"] != w.BOT:
        raise Refusal(403, 50013, "Missing Permissions")
    rest.world.messages[channel].remove(there)
    await rest.emit("MESSAGE_DELETE", {"id": message, "channel_id": channel, **_home(rest.world, channel)})


async def react(rest: Rest, body: J, channel: str, message: str, emoji: str) -> None:
    rest.world.may(channel, w.REACT)
    rest.world.react(channel, message, emoji, on=True)


async def unreact(rest: Rest, body: J, channel: str, message: str, emoji: str) -> None:
    rest.world.react(channel, message, emoji, on=False)


async def open_thread(rest: Rest, body: J, channel: str, message: str) -> J:
    rest.world.may(channel, w.THREADS)
    thread = rest.world.opened(channel, message, body["name"], w.BOT)
    await rest.emit("THREAD_CREATE", {**thread, "newly_created": True})
    return thread


async def channel(rest: Rest, body: J, id: str) -> J:
    found = rest.world.channel(id)
    rest.world.may(id, 0)
    return found


async def dm(rest: Rest, body: J) -> J:
    return rest.world.dm_with(str(body["recipient_id"]))


async def guild(rest: Rest, body: J, id: str) -> J:
    return rest.world.guild()


async def guild_channels(rest: Rest, body: J, id: str) -> list[J]:
    return [rest.world.text_channel(one) for one in (w.CARDS, w.ASK, w.LOBBY)]


async def member(rest: Rest, body: J, guild: str, id: str) -> J:
    return {"user": w.user(id), "roles": [], "joined_at": w.now(), "deaf": False, "mute": False, "flags": 0, "nick": None}


async def commands(rest: Rest, body: J, application: str, guild: str) -> list[J]:
    return rest.world.commands.get(guild, [])


async def announce(rest: Rest, body: J, application: str, guild: str) -> list[J]:
    given = body["list"]
    if any(not re.fullmatch(r"[-_\w]{1,32}", one["name"]) or not 1 <= len(one["description"]) <= 100 for one in given):
        raise Refusal(400, 50035, "Invalid Form Body")
    more = {"application_id": application, "guild_id": guild, "version": "1", "default_member_permissions": None}
    rest.world.commands[guild] = [{"id": rest.world.snowflake(), **more, **one} for one in given]
    return rest.world.commands[guild]


async def callback(rest: Rest, body: J, id: str, token: str) -> J | None:
    interaction = rest.interactions.get(token)
    if interaction is None:
        raise Refusal(404, 10062, "Unknown interaction")
    if interaction.answers:
        raise Refusal(400, 40060, "Interaction has already been acknowledged.")
    if body["type"] == 4:
        _whispered(rest, interaction, body["data"])
    if body["type"] == 7:
        w.check({**interaction.message, **body["data"]})
        interaction.message.update(body["data"], edited_timestamp=w.now())
    interaction.answers.append(body)
    return {"interaction": {"id": id, "type": 3}, "resource": {"type": body["type"]}} if "with_response" in body["?"] else None


def _whispered(rest: Rest, interaction: Interaction, data: J) -> J:
    w.check(data)
    private = bool(data.get("flags", 0) & 64)
    message: J = {
        **rest.world.written(w.BOT, interaction.channel, data["content"]),
        "flags": data.get("flags", 0),
        "components": data.get("components", []),
    }
    rest.world.messages[interaction.channel].pop()
    rest.world.whispers.append((interaction.user if private else "", message))
    return message


async def follow_up(rest: Rest, body: J, application: str, token: str) -> J:
    interaction = rest.interactions.get(token)
    if interaction is None or not interaction.answers:
        raise Refusal(404, 10015, "Unknown Webhook")
    return _whispered(rest, interaction, body)


async def take_back(rest: Rest, body: J, application: str, token: str, message: str) -> None:
    before = len(rest.world.whispers)
    rest.world.whispers = [(who, one) for who, one in rest.world.whispers if one["id"] != message]
    if token not in rest.interactions or len(rest.world.whispers) == before:
        raise Refusal(404, 10008, "Unknown Message")


_ID = r"(\d+)"
ROUTES: tuple[tuple[str, str, Act], ...] = (
    ("GET", "/users/@me", me),
    ("GET", "/oauth2/applications/@me", application),
    ("GET", "/gateway/bot|/gateway", gateway),
    ("POST", f"/channels/{_ID}/messages", post),
    ("GET", f"/channels/{_ID}/messages", history),
    ("GET", f"/channels/{_ID}/messages/{_ID}", read),
    ("PATCH", f"/channels/{_ID}/messages/{_ID}", change),
    ("DELETE", f"/channels/{_ID}/messages/{_ID}", remove),
    ("PUT", f"/channels/{_ID}/messages/{_ID}/reactions/(.+)/@me", react),
    ("DELETE", f"/channels/{_ID}/messages/{_ID}/reactions/(.+)/@me", unreact),
    ("POST", f"/channels/{_ID}/messages/{_ID}/threads", open_thread),
    ("GET", f"/channels/{_ID}", channel),
    ("POST", "/users/@me/channels", dm),
    ("GET", f"/guilds/{_ID}", guild),
    ("GET", f"/guilds/{_ID}/channels", guild_channels),
    ("GET", f"/guilds/{_ID}/members/{_ID}", member),
    ("GET", f"/applications/{_ID}/guilds/{_ID}/commands", commands),
    ("PUT", f"/applications/{_ID}/guilds/{_ID}/commands", announce),
    ("POST", f"/interactions/{_ID}/([^/]+)/callback", callback),
    ("POST", f"/webhooks/{_ID}/([^/]+)", follow_up),
    ("DELETE", f"/webhooks/{_ID}/([^/]+)/messages/{_ID}", take_back),
)
