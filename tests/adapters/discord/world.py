"""What Discord knows: people, channels, messages, threads, reactions, nonces. Shapes as documented, checks made here on purpose.

Written from https://discord.com/developers/docs, apart from the adapter: it shares no limit and no rendering with it.
"""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

J = dict[str, Any]
EPOCH = 1_420_070_400_000
BOT, APP, GUILD = "900000000000000001", "900000000000000002", "100000000000000010"
PROSPECT, DANA, JUN, OWNER = "200000000000000001", "200000000000000002", "200000000000000003", "200000000000000009"
DM, CARDS, ASK, LOBBY = "300000000000000001", "300000000000000002", "300000000000000003", "300000000000000004"
NAMES = {PROSPECT: "mina", DANA: "dana", JUN: "jun", OWNER: "owner"}

VIEW, SEND, EMBED, HISTORY, REACT, THREADS, IN_THREADS = 1 << 10, 1 << 11, 1 << 14, 1 << 16, 1 << 6, 1 << 35, 1 << 38
ATTACH = 1 << 15
EVERYTHING = ATTACH | VIEW | SEND | EMBED | HISTORY | REACT | THREADS | IN_THREADS


class Refusal(Exception):
    """An answer that is an error: status and Discord's code."""

    def __init__(self, status: int, code: int, message: str = "") -> None:
        super().__init__(message)
        self.status, self.code = status, code


def user(id: str, *, bot: bool = False) -> J:
    name = "handraiser" if id == BOT else NAMES.get(id, f"user{id[-3:]}")
    shown = {"mina": "Mina Park", "dana": "Dana Cole", "jun": "Jun Sato"}.get(name)
    return {"id": id, "username": name, "discriminator": "0", "avatar": None, "global_name": shown, "bot": bot or id == BOT}


def now() -> str:
    return datetime.now(UTC).isoformat()


@dataclass(slots=True)
class World:
    """All of it, kept over restarts of the bot."""

    messages: dict[str, list[J]] = field(default_factory=dict)  # channel or thread → its messages, oldest first
    threads: dict[str, J] = field(default_factory=dict)
    nonces: dict[str, J] = field(default_factory=dict)
    whispers: list[tuple[str, J]] = field(default_factory=list)  # (who sees it, the message)
    denied: dict[str, int] = field(default_factory=dict)  # channel → permissions that the bot lacks there
    blocking: set[str] = field(default_factory=set)  # people who take no direct messages
    deleted: set[str] = field(default_factory=set)  # channels that are gone
    commands: dict[str, list[J]] = field(default_factory=dict)  # server → what the bot offers there
    flags: int = 1 << 19  # of the application: Message Content Intent, limited
    public: bool = False
    stored_nonce: bool = False  # whether a history tells nonces; the documentation leaves it open
    dms: dict[str, str] = field(default_factory=lambda: {PROSPECT: DM})
    _count: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def snowflake(self) -> str:
        return str(((int(time.time() * 1000) - EPOCH) << 22) + next(self._count) % (1 << 22))

    # --- channels

    def channel(self, id: str) -> J:
        if id in self.deleted:
            raise Refusal(404, 10003, "Unknown Channel")
        if id in self.threads:
            return self.threads[id]
        for person, dm in self.dms.items():
            if dm == id:
                return {"id": dm, "type": 1, "recipients": [user(person)], "last_message_id": self.last(dm)}
        if id in (CARDS, ASK, LOBBY):
            return self.text_channel(id)
        raise Refusal(404, 10003, "Unknown Channel")

    def text_channel(self, id: str) -> J:
        name = {CARDS: "leads", ASK: "ask-sales", LOBBY: "lobby"}[id]
        lacks = self.denied.get(id, 0)
        overwrites = [{"id": BOT, "type": 1, "allow": "0", "deny": str(lacks)}] if lacks else []
        return {
            "id": id,
            "type": 0,
            "guild_id": GUILD,
            "name": name,
            "position": 0,
            "permission_overwrites": overwrites,
            "nsfw": False,
            "parent_id": None,
            "topic": None,
            "rate_limit_per_user": 0,
            "last_message_id": self.last(id),
        }

    def guild(self) -> J:
        everyone = {"id": GUILD, "name": "@everyone", "permissions": str(EVERYTHING), "position": 0, "color": 0, "hoist": False}
        return {
            "id": GUILD,
            "name": "Northdesk",
            "owner_id": OWNER,
            "roles": [{**everyone, "managed": False, "mentionable": False, "flags": 0}],
            "emojis": [],
            "stickers": [],
            "features": [],
            "afk_timeout": 300,
            "afk_channel_id": None,
            "verification_level": 0,
            "default_message_notifications": 0,
            "explicit_content_filter": 0,
            "mfa_level": 0,
            "system_channel_id": None,
            "system_channel_flags": 0,
            "premium_tier": 0,
            "nsfw_level": 0,
            "preferred_locale": "en-US",
            "premium_progress_bar_enabled": False,
        }

    def guild_created(self) -> J:
        rooms = [self.text_channel(id) for id in (CARDS, ASK, LOBBY) if id not in self.deleted]
        threads = [{**thread, "last_message_id": self.last(id)} for id, thread in self.threads.items() if id not in self.deleted]
        more = {"members": [], "member_count": 5, "presences": [], "voice_states": [], "stage_instances": []}
        return {**self.guild(), **more, "channels": rooms, "threads": threads, "guild_scheduled_events": [], "large": False}

    def last(self, channel: str) -> str | None:
        there = self.messages.get(channel)
        return there[-1]["id"] if there else None

    def may(self, channel: str, permission: int) -> None:
        home = self.threads[channel]["parent_id"] if channel in self.threads else channel
        lacks = self.denied.get(home, 0)
        if lacks & VIEW:
            raise Refusal(403, 50001, "Missing Access")
        if lacks & permission:
            raise Refusal(403, 50013, "Missing Permissions")

    def dm_with(self, person: str) -> J:
        self.dms.setdefault(person, self.snowflake())
        return self.channel(self.dms[person])

    def person_of(self, dm: str) -> str:
        return next((person for person, id in self.dms.items() if id == dm), "")

    # --- messages

    def message(self, channel: str, id: str) -> J:
        for message in self.messages.get(channel, ()):
            if message["id"] == id:
                return message
        raise Refusal(404, 10008, "Unknown Message")

    def written(self, author: str, channel: str, content: str, /, **more: Any) -> J:  # noqa: ANN401 - parts of a message
        """Store a message and return it."""
        named = dict.fromkeys(re.findall(r"<@!?(\d+)>", content))
        message: J = {
            "id": self.snowflake(),
            "channel_id": channel,
            "author": user(author),
            "content": content,
            "timestamp": now(),
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [user(person) for person in named],
            "mention_roles": [],
            "attachments": [],
            "embeds": [],
            "pinned": False,
            "type": 0,
            "components": [],
            "reactions": [],
            "flags": 0,
            **more,
        }
        self.messages.setdefault(channel, []).append(message)
        return message

    def opened(self, channel: str, message: str, name: str, by: str) -> J:
        """Open the thread of a message."""
        self.message(channel, message)
        if message in self.threads:
            raise Refusal(400, 160004, "A thread has already been created for this message")
        if not 0 < len(name) <= 100:
            raise Refusal(400, 50035, "Invalid Form Body")
        meta = {"archived": False, "auto_archive_duration": 10080, "archive_timestamp": now(), "locked": False}
        thread = {
            "id": message,
            "type": 11,
            "guild_id": GUILD,
            "parent_id": channel,
            "owner_id": by,
            "name": name,
            "thread_metadata": meta,
            "message_count": 0,
            "member_count": 1,
            "rate_limit_per_user": 0,
            "last_message_id": None,
            "flags": 0,
            "total_message_sent": 0,
        }
        self.threads[message] = thread
        return thread

    def react(self, channel: str, message: str, emoji: str, *, on: bool) -> None:
        there = self.message(channel, message)["reactions"]
        kept = [one for one in there if one["emoji"]["name"] != emoji]
        if not on and len(kept) == len(there):
            raise Refusal(404, 10014, "Unknown Emoji")
        there[:] = [*kept, {"count": 1, "me": True, "emoji": {"id": None, "name": emoji}}] if on else kept

    def where(self, message: str) -> str:
        """Return the channel or thread in which a message stands."""
        return next(channel for channel, all_of_it in self.messages.items() if any(one["id"] == message for one in all_of_it))


# --- what Discord refuses in a message


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def check(body: J) -> None:
    """Raise the refusal for a message that breaks a documented limit."""
    embeds, content = body.get("embeds") or [], body.get("content") or ""
    wrong = _units(content) > 2000 or len(embeds) > 10 or any(_bad_embed(embed) for embed in embeds)
    if wrong or _bad_rows(body.get("components") or []) or len(str(body.get("nonce", ""))) > 25:
        raise Refusal(400, 50035, "Invalid Form Body")
    if not content.strip() and not embeds:
        raise Refusal(400, 50006, "Cannot send an empty message")


def _bad_embed(embed: J) -> bool:
    fields = embed.get("fields", [])
    words = [embed.get("title", ""), embed.get("description", ""), embed.get("footer", {}).get("text", "")]
    words += [field[key] for field in fields for key in ("name", "value")]
    longest = [(words[0], 256), (words[1], 4096), (words[2], 2048)]
    longest += [(field["name"], 256) for field in fields] + [(field["value"], 1024) for field in fields]
    empty = any(not field["name"] or not field["value"] for field in fields)
    return empty or len(fields) > 25 or sum(map(_units, words)) > 6000 or any(_units(text) > most for text, most in longest)


def _bad_rows(rows: list[J]) -> bool:
    buttons = [button for row in rows for button in row["components"]]
    ids = [button["custom_id"] for button in buttons if "custom_id" in button]
    links = [button["url"] for button in buttons if button.get("url")]
    return (
        len(rows) > 5
        or any(len(row["components"]) > 5 for row in rows)
        or any(not 0 < _units(button["label"]) <= 80 for button in buttons)
        or any(not 0 < len(id) <= 100 for id in ids)
        or len(set(ids)) < len(ids)
        or not all(re.match(r"https?://[^/]*\.", link) for link in links)
    )
