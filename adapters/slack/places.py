"""Where things stand in Slack: channels by name or id, threads in them, messages by channel and time.

A place is `C0123`, `#name` (from config.yaml), `D0123` (a direct talk) or `C0123:1712.0001` (a thread); a ref is `C0123:1712.0001`,
several joined by a comma where one sentence became several messages. Files that went with it follow as `+F0123`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from adapters.slack.api import GIVEN_UP, Api, Refusal
from adapters.slack.payload import mapping, text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A channel, and the thread in it."""

    channel: str
    thread: str = ""  # ts of the message under which it stands


@dataclass(slots=True, kw_only=True)
class Places:
    """Finds channels by name among those that the app is in, and looks at each card place once."""

    api: Api
    _by_name: dict[str, str] = field(default_factory=dict)
    _fit: set[str] = field(default_factory=set)  # channels that were looked at and may show cards

    async def spot(self, place: str) -> Spot:
        """Return the channel and thread of a place. Raise Refusal where the app is in no channel of that name."""
        if place.startswith("#"):
            return Spot(channel=await self._named(place.removeprefix("#")))
        channel, _, thread = place.partition(":")
        return Spot(channel=channel, thread=thread)

    async def for_card(self, place: str) -> Spot:
        """Return the spot of a card place. Raise Refusal where it is archived or shared with another firm: a card is about a person."""
        spot = await self.spot(place)
        if spot.channel not in self._fit:
            fault = unfit(await self.about(spot.channel))
            if fault:
                raise Refusal("unfit", fault)
            self._fit.add(spot.channel)
        return spot

    async def about(self, channel: str) -> Mapping[str, Any]:
        """Return what Slack tells of a channel, https://docs.slack.dev/reference/objects/conversation-object"""
        return mapping((await self.api.call("conversations.info", {"channel": channel})).data.get("channel"))

    def forget(self) -> None:
        """Look everything up again: something was renamed, archived or shared."""
        self._by_name.clear()
        self._fit.clear()

    async def _named(self, name: str) -> str:
        if name not in self._by_name:
            await self._look()
        if name not in self._by_name:
            raise Refusal("channel_not_found", f"The app is in no channel named #{name}: invite it there, or write the channel's new name")
        return self._by_name[name]

    async def _look(self) -> None:
        """Read the channels that the app is in: a few, where a workspace may have thousands."""
        cursor = ""
        for _ in range(50):
            arguments = {"types": "public_channel,private_channel", "limit": 200, "cursor": cursor}
            data = (await self.api.call("users.conversations", arguments)).data
            channels = [mapping(one) for one in data.get("channels", ())]
            self._by_name.update({text_of(one.get("name")): text_of(one.get("id")) for one in channels})
            cursor = text_of(mapping(data.get("response_metadata")).get("next_cursor"))
            if not cursor:
                return


def unfit(channel: Mapping[str, Any]) -> str:
    """Return why no card may stand in a channel, "" where one may."""
    if channel.get("is_archived"):
        return GIVEN_UP["is_archived"]
    if channel.get("is_ext_shared") or (channel.get("is_org_shared") is None and channel.get("is_shared")):
        return "The channel is shared with another firm, and a card tells of a person: name a channel of your own under `teams`"
    if channel.get("is_member") is False:
        return GIVEN_UP["not_in_channel"]
    return ""


def parts(ref: str) -> list[tuple[str, str]]:
    """Return (channel, ts) of each message that a ref names."""
    channel, _, stamps = ref.partition(":")
    return [(channel, ts) for ts in stamps.partition("+")[0].split(",")]


def files_of(ref: str) -> list[str]:
    """Return the ids of the files that went with a message of ours."""
    return ref.split("+")[1:]


def link(workspace: str, ref: str) -> str:
    """Return the address of a message, "" where the workspace's own address is not known."""
    channel, ts = parts(ref)[0] if ref else ("", "")
    return f"{workspace.rstrip('/')}/archives/{channel}/p{ts.replace('.', '')}" if workspace and ts else ""
