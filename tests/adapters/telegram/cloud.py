"""Telegram's side as a bot sees it: chats, messages, and updates until they are acknowledged."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Data = dict[str, Any]
BOT: Data = {
    "id": 999,
    "is_bot": True,
    "first_name": "Mia",
    "username": "northdesk_bot",
    "can_join_groups": True,
    "supports_inline_queries": False,
}
TOKEN = "999:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"


class Refusal(Exception):
    """An answer with ok false."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters

    def body(self) -> Data:
        """Return the answer."""
        more = {"parameters": self.parameters} if self.parameters else {}
        return {"ok": False, "error_code": self.code, "description": self.description, **more}


def bad(description: str) -> Refusal:
    """Return a 400."""
    return Refusal(400, f"Bad Request: {description}")


@dataclass
class Cloud:
    """What Telegram knows."""

    reads_all: bool = False  # the bot's group privacy is off
    chats: dict[int, Data] = field(default_factory=dict)
    members: dict[int, Data] = field(default_factory=dict)  # chat → the bot's membership
    messages: dict[tuple[int, int], Data] = field(default_factory=dict)
    marks: dict[tuple[int, int], list[str]] = field(default_factory=lambda: defaultdict(list))
    alerts: list[tuple[str, str]] = field(default_factory=list)  # (query, text) of answered presses
    answered: list[str] = field(default_factory=list)
    webhook: Data = field(default_factory=dict)
    updates: list[Data] = field(default_factory=list)  # not yet acknowledged
    acked: dict[int, asyncio.Event] = field(default_factory=dict)
    refusals: dict[str, list[Refusal | None]] = field(
        default_factory=lambda: defaultdict(list)
    )  # method → its next answers; None: it works
    calls: list[tuple[str, Data]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    crowded: int = 0  # how many messages of others come in right after a topic was opened
    _ids: dict[int, int] = field(default_factory=lambda: defaultdict(lambda: 10))
    _polls: int = 0
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    async def wait_for_updates(self, data: Data) -> list[Data]:
        """Answer getUpdates: what was asked for before is acknowledged; wait where nothing is there."""
        if self.webhook.get("url"):
            raise Refusal(
                409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )
        self._polls += 1
        mine, offset = self._polls, int(data.get("offset", 0))
        self._news.set()  # another one that waits is told that it lost
        self._acknowledge(offset)
        loop = asyncio.get_running_loop()
        until = loop.time() + float(data.get("timeout", 0))
        while not (waiting := [one for one in self.updates if one["update_id"] >= offset]) and loop.time() < until:
            self._news.clear()
            try:
                async with asyncio.timeout_at(until):
                    await self._news.wait()
            except TimeoutError:
                break
            if self._polls != mine:
                raise Refusal(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
        return waiting[:100]

    def hang_up(self) -> None:
        """End whatever waits for updates."""
        self._polls += 1
        self._news.set()

    def _acknowledge(self, offset: int) -> None:
        for update in self.updates:
            if update["update_id"] < offset:
                self.acked[update["update_id"]].set()
        self.updates = [one for one in self.updates if one["update_id"] >= offset]

    def tell(self, kind: str, body: Data, times: int = 1) -> int:
        """Queue an update; return its number."""
        number = 500_000 + len(self.acked)
        self.acked[number] = asyncio.Event()
        self.updates += [{"update_id": number, kind: body}] * times
        self._news.set()
        return number

    def next_id(self, chat: int) -> int:
        """Return the number of the chat's next message."""
        self._ids[chat] += 1
        return self._ids[chat]

    def chat(self, data: Mapping[str, Any]) -> Data:
        """Return the chat that a call names."""
        wanted = str(data.get("chat_id", ""))
        for id, chat in self.chats.items():
            if wanted in (str(id), f"@{chat.get('username', '')}"):
                if to := chat.get("moved"):
                    raise Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=to)
                if chat.get("blocked"):
                    raise Refusal(403, "Forbidden: bot was blocked by the user")
                return chat
        raise bad("chat not found")

    def message(self, data: Mapping[str, Any], lost: str) -> Data:
        """Return the message that a call names."""
        found = self.messages.get((self.chat(data)["id"], int(data["message_id"])))
        if found is None:
            raise bad(lost)
        return found

    def seen(self, message: Data) -> Data:
        """Return a message as another one refers to it: without what it answers to itself."""
        return {key: value for key, value in message.items() if key != "reply_to_message"}

    def place(self, message: Data, data: Mapping[str, Any], answers: int) -> Data:
        """Put a message into its topic and under what it answers, and keep it."""
        chat, topic = self.chats[message["chat"]["id"]], int(data.get("message_thread_id", 0))
        under = self.messages.get((chat["id"], answers))
        if topic:
            if not chat.get("is_forum") or (chat["id"], topic) not in self.messages:
                raise bad("message thread not found")
            message |= {"message_thread_id": topic, "is_topic_message": True}
            under = under or self.messages[chat["id"], topic]
        if under:
            message["reply_to_message"] = self.seen(under)
            if chat["type"] == "supergroup" and not topic:
                message["message_thread_id"] = under.get("message_thread_id", under["message_id"])
        self.messages[chat["id"], message["message_id"]] = message
        return message
