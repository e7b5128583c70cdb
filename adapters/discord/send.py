"""Effects as calls: what we say, cards, marks and what changes them. Each kind is an entry in a table."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import discord

from adapters.discord import attached, render
from adapters.discord.errors import CHANNEL_GONE, EMOJI_GONE, MESSAGE_GONE, UNREACHABLE, door
from adapters.discord.places import is_id, messages_of, ref, target_of
from adapters.discord.render import Draft
from adapters.discord.threads import open_thread
from adapters.discord.vendor import nonce, parts
from adapters.discord.whispers import Whispers
from bot.errors import GivenUp
from bot.model import Effect
from bot.ports import Bring, Brought, Noted, nothing_brought, nothing_noted

Unreachable = Callable[[Effect], Awaitable[None]]
"""Told that the person at the effect's place takes nothing from us any more."""


@dataclass(slots=True, kw_only=True)
class Sender:
    """Sends effects through one logged-in client."""

    client: Callable[[], discord.Client]
    whispers: Whispers
    unreachable: Unreachable
    bring: Bring = nothing_brought
    stands: Noted = nothing_noted
    _kinds: Mapping[str, Callable[[Effect], Awaitable[str]]] = field(init=False)

    def __post_init__(self) -> None:
        """Name what each kind of effect does."""
        self._kinds = {
            "say": self._say,
            "note": self._say,
            "card": self._card,
            "edit": self._edit,
            "mark": self._mark,
            "whisper": self._whisper,
            "amend": self._amend,
            "withdraw": self._withdraw,
        }

    async def send(self, effect: Effect) -> str:
        """Send an effect, return its ref. Raise RetryLater, GivenUp, or PlatformError for what may pass."""
        act = self._kinds.get(effect.kind)
        if act is None:
            raise GivenUp(f"Discord has no way to do «{effect.kind}»")
        with door():
            try:
                return await act(effect)
            except discord.HTTPException as error:
                if error.code in UNREACHABLE and effect.kind != "whisper":
                    await self.unreachable(effect)
                raise

    async def _say(self, effect: Effect) -> str:
        """Say it in as many messages as it needs, the files with the first, links behind the last; what stands already stays."""
        place, wanted = effect.thread or effect.place, drafts(effect)
        brought = [await self.bring(file) for file in effect.say.files] if effect.say else []
        first = await self._first(effect, place, wanted[0], brought)
        channel, sent = messages_of(effect.ref) if effect.ref else (first.channel.id, (first.id,))
        for at in range(len(sent), len(wanted)):
            await self.stands(effect, ref(channel, *sent))
            sent = (*sent, (await self._post(place, wanted[at], nonce(effect.id, at))).id)
        if links := attached.links(effect, attached.left(brought, first)):
            await self.stands(effect, ref(channel, *sent))
            await self._post(place, links, nonce(effect.id, attached.LINKS))
        return ref(channel, *sent)

    async def _first(self, effect: Effect, place: str, draft: Draft, brought: Sequence[Brought]) -> discord.Message:
        """Return the first message, sent now or with a try before."""
        if not effect.ref:
            return await self._post_with_files(effect, place, draft, brought)
        channel, (first, *_) = messages_of(effect.ref)
        return await self._partial(channel, first).fetch()

    async def _post_with_files(self, effect: Effect, place: str, draft: Draft, brought: Sequence[Brought]) -> discord.Message:
        """Send the first message and with it the files that Discord takes. Raise GivenUp where one goes neither so nor as a link."""
        taken = attached.taken(brought)
        attached.links(effect, [one for one in brought if one not in taken])
        try:
            return await self._post(place, draft, nonce(effect.id), files=taken)
        except discord.HTTPException as error:
            if not taken or not attached.refuses(error):
                raise
            attached.links(effect, brought)
            return await self._post(place, draft, nonce(effect.id))

    async def _card(self, effect: Effect) -> str:
        """Post a card; one that takes the place of an older one answers it, which is Discord's own way to link to it."""
        (draft,) = drafts(effect)
        sent = await self._post(effect.place, draft, nonce(effect.id), answers=effect.ref)
        return ref(sent.channel.id, sent.id)

    async def _edit(self, effect: Effect) -> str:
        (draft,) = drafts(effect)
        await self._message(effect.ref).edit(**parts(draft))
        return effect.ref

    async def _amend(self, effect: Effect) -> str:
        """Change the messages that there are; surplus ones go, further ones come after them."""
        channel, ids = messages_of(effect.ref)
        kept = list(ids)
        for at, draft in enumerate(drafts(effect)):
            if at < len(ids):
                await self._partial(channel, ids[at]).edit(**parts(draft))
            else:
                kept.append((await self._post(effect.thread or str(channel), draft, nonce(effect.id, at))).id)
        for surplus in ids[len(drafts(effect)) :]:
            await self._remove(channel, surplus)
            kept.remove(surplus)
        return ref(channel, *kept)

    async def _withdraw(self, effect: Effect) -> str:
        if not await self.whispers.take_away(effect.ref):
            channel, ids = messages_of(effect.ref)
            for message in ids:
                await self._remove(channel, message)
        return effect.ref

    async def _mark(self, effect: Effect) -> str:
        """Put the mark, then take away those of ours that were there: for a moment both, never none."""
        mark = render.MARKS.get(effect.mark)
        if mark is None:
            raise GivenUp(f"there is no mark «{effect.mark}»")
        channel, ids = messages_of(effect.ref)
        message = await self.client().get_partial_messageable(channel).fetch_message(ids[-1])
        ours = {str(reaction.emoji) for reaction in message.reactions if reaction.me}
        if mark not in ours:
            await message.add_reaction(mark)
        for other in (ours & set(render.MARKS.values())) - {mark}:
            await self._unmark(message, other)
        return effect.ref

    async def _unmark(self, message: discord.Message, mark: str) -> None:
        me = self.client().user
        try:
            await message.remove_reaction(mark, discord.Object(me.id if me else 0))
        except discord.NotFound as error:
            if error.code != EMOJI_GONE:
                raise

    async def _whisper(self, effect: Effect) -> str:
        if not is_id(effect.to) or effect.say is None:
            raise GivenUp("this whisper names nobody")
        draft = render.whisper(effect.say, effect.buttons, to=effect.to if effect.thread else "")
        return await self.whispers.say(effect.to, draft, nonce(effect.id), place=effect.place, thread=effect.thread)

    async def _post(self, place: str, draft: Draft, key: str, *, answers: str = "", files: Sequence[Brought] = ()) -> discord.Message:
        """Send one message, and open the thread of the place first where it is not there yet."""
        channel, thread = target_of(place)
        target = self.client().get_partial_messageable(thread or channel)
        arguments: dict[str, Any] = {**parts(draft), "nonce": key, "suppress_embeds": not draft.previews, "reference": _older(answers)}
        try:
            return await target.send(**_without_none(arguments), **attached.arguments(files))
        except discord.NotFound as error:
            if error.code != CHANNEL_GONE or not thread:
                raise
        await open_thread(self.client(), channel, thread)
        return await target.send(**_without_none(arguments), **attached.arguments(files))

    async def _remove(self, channel: int, message: int) -> None:
        try:
            await self._partial(channel, message).delete()
        except discord.NotFound as error:
            if error.code != MESSAGE_GONE:
                raise

    def _message(self, ref: str) -> discord.PartialMessage:
        channel, ids = messages_of(ref)
        return self._partial(channel, ids[0])

    def _partial(self, channel: int, message: int) -> discord.PartialMessage:
        return self.client().get_partial_messageable(channel).get_partial_message(message)


def drafts(effect: Effect) -> tuple[Draft, ...]:
    """Return the messages that an effect is made of. Raise GivenUp for one without what it should show."""
    if effect.kind in ("card", "edit"):
        if effect.face is None:
            raise GivenUp("the card has no face")
        return (render.card(effect.face),)
    if effect.say is None:
        raise GivenUp("there is nothing to say")
    if effect.kind == "note" or effect.thread:
        return render.note(effect.say, ping=effect.to)
    return render.say(effect.say, effect.conversation, effect.seq)


def _older(card: str) -> discord.MessageReference | None:
    if not card:
        return None
    channel, ids = messages_of(card)
    return discord.MessageReference(message_id=ids[0], channel_id=channel, fail_if_not_exists=False)


def _without_none(arguments: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in arguments.items() if value is not None}
