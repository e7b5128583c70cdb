"""Where everything enters: masked, committed, then either waiting for a turn or decided at once."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from bot.config import Config
from bot.desk.ownership import Rules, ownership
from bot.errors import Refused
from bot.flow.shape import Flow
from bot.hearing.own_words import LONGEST
from bot.mask import mask
from bot.model import Conversation, Kind, Line, Message, Post, Say
from bot.ports import Accepted, Clock, Decided, Queue
from bot.ports import Inbox as InboxPort

_SURROGATE = re.compile("[\ud800-\udfff]")

FlowOf = Callable[[str, int], Awaitable[Flow]]
"""Returns a flow's version, from memory when it was used before."""

Told = Callable[[str], None]
"""Told the id of a conversation whose lines, owner or card changed."""


Answer = Callable[[Message], Awaitable[Accepted | None]]
"""Accepts a message together with its turn; None when it has to wait for one."""


def _nobody_looks(conversation: str, line: int) -> None:
    """Tell nobody."""


async def _later(message: Message) -> Accepted | None:
    """Answer nothing at once: every message waits for its turn."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Accepts messages of every platform; the only way in."""

    store: InboxPort
    queue: Queue
    config: Config
    flow_of: FlowOf
    clock: Clock
    told: Told
    answer: Answer = _later
    changed: Callable[[str, int], None] = _nobody_looks  # told (conversation, line) of words that read otherwise now, or are taken away

    async def open(self, conversation: Conversation, greeting: Say | None) -> tuple[Line, ...]:
        """Commit a new conversation. Opening the same id again changes nothing and returns its lines."""
        lines = await self.store.open(conversation, greeting)
        self.told(conversation.id)
        return lines

    async def said(self, message: Message, *, settle: float | None = None) -> Accepted:
        """Commit what a prospect said or pressed, and have its turn taken. Only now may the platform be acked.

        Raises Refused for a text that nobody can store, NotFound for an unknown conversation, StorageUnavailable without a commit.
        """
        message = _clean(message)
        quiet = 0.0 if message.kind is Kind.CHOICE else self.config.settle if settle is None else settle
        if not quiet and (answered := await self._answered(message)):
            return answered
        accepted = await self.store.accept(message)
        if not accepted.repeated:
            self.queue.put(message.conversation, settle=quiet)
            self.told(message.conversation)
        return accepted

    async def _answered(self, message: Message) -> Accepted | None:
        """Commit the message and its turn at once where no quiet is waited for and no other turn is on its way."""
        with self.queue.hold(message.conversation) as free:
            return await self.answer(message) if free else None

    async def decide(self, message: Message) -> Post:
        """Decide a press or a rep's words at once, in the transaction that accepts them: no settle, no model, no waiting turn."""
        return (await self.decided(message)).post

    async def decided(self, message: Message) -> Decided:
        """Decide likewise, and tell whether the same event was decided before."""
        conversation = await self.store.conversation(message.conversation)
        flow = await self.flow_of(conversation.flow, conversation.flow_version)
        rules = Rules(flow=flow, config=self.config)
        message = _clean(message)
        decided = await self.store.decide(message, ownership(rules, message))
        self.told(message.conversation)
        if decided.post.amended:
            self.changed(message.conversation, decided.post.amended)
        return decided

    async def take(self, message: Message) -> None:
        """Take a message that our own timers wrote: into the lane that its kind belongs to."""
        if message.kind.waits_for_turn:
            self.queue.put(message.conversation, settle=0.0)
        else:
            await self.decide(message)


def _clean(message: Message) -> Message:
    """Refuse what no database and no page can carry; mask what may not be stored. Everything else stays as it was written."""
    if len(message.text) > LONGEST:
        raise Refused(f"a message may have {LONGEST:,} characters, this one has {len(message.text):,}")
    if _SURROGATE.search(message.text):
        raise Refused("the text is not valid Unicode: it holds half of a surrogate pair")
    text, masked = mask(message.text)
    return replace(message, text=text, masked=masked) if masked else message
