"""Effects as calls of the Web API: one function for each kind of effect."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from adapters.slack import render
from adapters.slack.api import Api
from adapters.slack.blocks import faults
from adapters.slack.payload import METADATA, mapping, mappings, text_of
from adapters.slack.places import Places, Spot, files_of, link, parts
from adapters.slack.upload import Uploads
from bot.errors import GivenUp
from bot.model import Effect, Say
from bot.model.arrivals import Face

MARKS = {"waiting": "eyes", "sent": "white_check_mark", "note": "memo", "failed": "x"}
"""Our marks as reactions."""

EARLIER = timedelta(minutes=30)
"""How long before an effect was due it is looked for: it was due earlier before each further try, and our clock and Slack's may differ."""

PAGES = 10
"""Pages of a history that are searched for an effect."""


@dataclass(slots=True, kw_only=True)
class Sender:
    """Does effects. `workspace` returns the address of the workspace, for links to messages; "" while it is not known."""

    api: Api
    places: Places
    workspace: Callable[[], str]
    uploads: Uploads

    async def send(self, effect: Effect) -> str:
        """Do it and return the ref. Raise RetryLater, GivenUp or PlatformError."""
        do = _DO.get(effect.kind)
        if do is None:
            raise GivenUp(f"Slack has no way to do «{effect.kind}»")
        return await do(self, effect)

    async def arrived(self, effect: Effect) -> str | None:
        """Return the ref of an effect that stands there already. What can be done twice without harm, and whispers, are not looked for."""
        if effect.kind not in ("say", "card", "note"):
            return None
        found = await self._found(effect, await self._spot(effect))
        count = len(_messages(effect)) if effect.kind != "card" else 1
        if len(found) < count:
            return None
        files = effect.say.files if effect.say else ()
        shared = await self.uploads.there(effect, found[-1], await self._spot(effect)) if files else []
        return _ref(found, [id for id in shared if id]) if len(shared) >= len(files) else None

    async def _spot(self, effect: Effect) -> Spot:
        """Return where it belongs: in the thread of a card, else at its place."""
        if effect.thread:
            channel, ts = parts(effect.thread)[0]
            return Spot(channel=channel, thread=ts)
        return await (self.places.for_card(effect.place) if effect.kind == "card" else self.places.spot(effect.place))

    async def _post(self, spot: Spot, message: Mapping[str, Any], effect: str, part: int) -> tuple[str, str]:
        arguments = {
            "channel": spot.channel,
            **({"thread_ts": spot.thread} if spot.thread else {}),
            **render.QUIET,
            **message,
            "metadata": {"event_type": METADATA, "event_payload": {"effect": effect, "part": part}},
        }
        data = (await self.api.call("chat.postMessage", arguments)).data
        return text_of(data.get("channel")) or spot.channel, text_of(data.get("ts"))

    async def _found(self, effect: Effect, spot: Spot) -> list[tuple[str, str]]:
        """Return the messages of an effect that stand at a spot, its first part first."""
        oldest = (effect.due_at - EARLIER).timestamp()
        arguments = {"channel": spot.channel, "oldest": f"{oldest:.6f}", "limit": 200, "include_all_metadata": True}
        method = "conversations.replies" if spot.thread else "conversations.history"
        arguments |= {"ts": spot.thread} if spot.thread else {}
        found: dict[int, str] = {}
        for _ in range(PAGES):
            data = (await self.api.call(method, arguments, fine=frozenset({"thread_not_found"}))).data
            found |= dict(_parts_of(data.get("messages", ()), effect.id))
            cursor = text_of(mapping(data.get("response_metadata")).get("next_cursor"))
            if not cursor:
                break
            arguments["cursor"] = cursor
        return [(spot.channel, found[part]) for part in sorted(found)]

    # --- one for each kind

    async def say(self, effect: Effect) -> str:
        """Say it; where it was tried before, only what is missing: Slack may have taken it and its answer was lost."""
        spot, messages = await self._spot(effect), _messages(effect)
        done = await self._found(effect, spot) if effect.attempts else []
        for part in range(len(done), len(messages)):
            done.append(await self._post(spot, messages[part], effect.id, part))
        if not _say_of(effect).files:
            return _ref(done)
        there = await self.uploads.there(effect, done[-1], spot) if effect.attempts else []
        return _ref(done, await self.uploads.share(effect, spot, _ref(done), there))

    async def card(self, effect: Effect) -> str:
        """Post the card, if it does not stand there from a try before."""
        spot = Spot(channel=(await self._spot(effect)).channel)
        done = await self._found(effect, spot) if effect.attempts else []
        return _ref(done or [await self._post(spot, self._face(effect), effect.id, 0)])

    def _face(self, effect: Effect) -> dict[str, Any]:
        older = link(self.workspace(), effect.ref) if effect.kind == "card" else ""
        message = render.card(_face_of(effect), older)
        wrong = faults(message["blocks"])
        if wrong:
            raise GivenUp(f"The card cannot be drawn: {'; '.join(wrong)}")
        return message

    async def edit(self, effect: Effect) -> str:
        """Make the card show its face."""
        channel, ts = parts(effect.ref)[0]
        await self.api.call("chat.update", {"channel": channel, "ts": ts, **_UPDATED, **self._face(effect)})
        return effect.ref

    async def mark(self, effect: Effect) -> str:
        """Put the mark on the message and take ours away that were there."""
        if effect.mark not in MARKS:
            raise GivenUp(f"Slack has no mark for «{effect.mark}»")
        channel, ts = parts(effect.ref)[0]
        at, wanted = {"channel": channel, "timestamp": ts}, MARKS[effect.mark]
        there = await self.api.call("reactions.get", {**at, "full": True})
        await self.api.call("reactions.add", {**at, "name": wanted}, fine=frozenset({"already_reacted"}))
        for other in sorted(_marks(mapping(there.data.get("message")).get("reactions")) - {wanted}):
            await self.api.call("reactions.remove", {**at, "name": other}, fine=frozenset({"no_reaction"}))
        return effect.ref

    async def whisper(self, effect: Effect) -> str:
        """Show it to one person alone."""
        spot = await self._spot(effect)
        for message in _messages(effect):
            thread = {"thread_ts": spot.thread} if spot.thread else {}
            arguments = {"channel": spot.channel, "user": effect.to, **thread, **_UPDATED, **message}
            await self.api.call("chat.postEphemeral", arguments)
        return ""

    async def amend(self, effect: Effect) -> str:
        """Make the message read otherwise; where it takes more or fewer messages than before, they are added or taken away."""
        spot, messages, there = await self._spot(effect), _messages(effect), parts(effect.ref)
        for (channel, ts), message in zip(there, messages, strict=False):
            await self.api.call("chat.update", {"channel": channel, "ts": ts, **_UPDATED, **message})
        done = there[: len(messages)]
        for part in range(len(done), len(messages)):
            done.append(await self._post(spot, messages[part], effect.id, part))
        await self._delete(there[len(messages) :])
        return _ref(done, files_of(effect.ref))

    async def withdraw(self, effect: Effect) -> str:
        """Take the message away."""
        await self._delete(parts(effect.ref))
        await self.uploads.drop(files_of(effect.ref))
        return effect.ref

    async def _delete(self, messages: list[tuple[str, str]]) -> None:
        for channel, ts in messages:
            await self.api.call("chat.delete", {"channel": channel, "ts": ts}, fine=frozenset({"message_not_found"}))


_UPDATED = {"parse": "none", "link_names": False}
"""Sent with what is no new message: nothing is looked for in its text."""

_DO: Mapping[str, Callable[[Sender, Effect], Awaitable[str]]] = {
    "say": Sender.say,
    "note": Sender.say,
    "card": Sender.card,
    "edit": Sender.edit,
    "mark": Sender.mark,
    "whisper": Sender.whisper,
    "amend": Sender.amend,
    "withdraw": Sender.withdraw,
}


def _messages(effect: Effect) -> list[dict[str, Any]]:
    """Return the messages that an effect's words become: addresses can be followed in what we say to a prospect alone."""
    return render.sentences(effect, _say_of(effect), links=effect.kind in ("say", "amend") and not effect.thread)


def _say_of(effect: Effect) -> Say:
    if effect.say is None:
        raise GivenUp(f"there are no words to {effect.kind}")
    return effect.say


def _face_of(effect: Effect) -> Face:
    if effect.face is None:
        raise GivenUp("there is no face to show")
    return effect.face


def _parts_of(messages: object, effect: str) -> list[tuple[int, str]]:
    """Return (part, ts) of each message that bears the effect's id."""
    found = []
    for one in mappings(messages):
        payload, ts = mapping(mapping(one.get("metadata")).get("event_payload")), text_of(one.get("ts"))
        if payload.get("effect") == effect and isinstance(part := payload.get("part"), int) and ts:
            found.append((part, ts))
    return found


def _marks(found: object) -> set[str]:
    """Return those of our signs that stand on a message. A person may use the same: taking ours away leaves theirs (`no_reaction`)."""
    return {text_of(one.get("name")) for one in mappings(found)} & set(MARKS.values())


def _ref(messages: list[tuple[str, str]], files: Sequence[str] = ()) -> str:
    """Return the ref of messages in one channel, and of the files that went with them."""
    return "+".join((f"{messages[0][0]}:{','.join(ts for _, ts in messages)}", *files))
