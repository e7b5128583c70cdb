"""Whether the bot stands where it should: token, intent, places and permissions, each fault with the switch that mends it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import discord

from adapters.discord.errors import INTENT, door
from adapters.discord.places import Listening, is_id
from bot.errors import HandraiserError
from bot.model.arrivals import Lodging

PERMISSIONS: Mapping[str, str] = {
    "view_channel": "see the channels where prospects write and cards stand",
    "send_messages": "post cards",
    "embed_links": "the card's layout is an embed",
    "attach_files": "hand on a file: a rep's to the prospect, a prospect's to the team",
    "create_public_threads": "the talk goes on under a mention, and the team talks under a card",
    "send_messages_in_threads": "answer there",
    "read_message_history": "read on after a gap, and look whether a message arrived",
    "add_reactions": "mark a rep's words as waiting, sent or failed",
}
"""Permissions by the vendor's name → what each is for. Exactly these are in the link that invites the bot."""

LISTENS = ("view_channel", "create_public_threads", "send_messages_in_threads", "read_message_history")
"""Those that a channel needs where prospects are only listened to."""

NO_TOKEN = "The token is not valid: in the Developer Portal open your application, then Bot, press Reset Token and set it as DISCORD_TOKEN."  # noqa: S105 - a sentence

COPY_ID = "In Discord: Settings, Advanced, switch on Developer Mode; then right-click the channel, Copy Channel ID."


def invite(application: int) -> str:
    """Return the link that adds the bot to a server with the permissions that it uses, no others."""
    wanted = discord.Permissions(**dict.fromkeys(PERMISSIONS, True))
    return discord.utils.oauth_url(application, permissions=wanted, scopes=("bot",))


def may_read(flags: discord.ApplicationFlags) -> bool:
    """Return whether the Message Content Intent is on; `limited` is the same for bots in fewer than 100 servers."""
    return flags.gateway_message_content or flags.gateway_message_content_limited


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong with where the bot stands."""

    what: str
    cure: str


async def examine(token: str, client: discord.Client, *, cards: Sequence[str], listening: Listening) -> Lodging:
    """Try everything that can be tried without writing a word; all faults together, with the first one's cure. Never raises."""
    checked: dict[str, str] = {}
    own = discord.Client(intents=discord.Intents.none()) if client.user is None or client.is_closed() else None
    try:
        with door():
            if own:
                await own.login(token)
            faults = await Examination(client=own or client, checked=checked, listening=listening).of(cards)
    except HandraiserError as error:
        return _outside(error, checked)
    finally:
        if own:
            await own.close()
    what = "; ".join(fault.what for fault in faults)
    return Lodging(ok=not faults, what=what, cure=faults[0].cure if faults else "", checked=checked)


def _outside(error: HandraiserError, checked: dict[str, str]) -> Lodging:
    """Return how it stands where Discord did not even let us look."""
    refused = isinstance(error.__cause__, discord.LoginFailure)
    checked["token"] = "refused" if refused else "could not be tried"
    cure = NO_TOKEN if refused else "Try again; if it stays, see whether this machine reaches discord.com."
    return Lodging(ok=False, what="the token is not valid" if refused else str(error), cure=cure, checked=checked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """One look at everything, through a client that is logged in."""

    client: discord.Client
    checked: dict[str, str]  # what was tried → what came back
    listening: Listening
    _rooms: dict[int, Mapping[int, discord.Permissions]] = field(default_factory=dict)  # by server: what we may do in its channels

    async def of(self, cards: Sequence[str]) -> list[Fault]:
        """Return every fault. Raises the vendor's errors where Discord itself fails."""
        application = await self.client.application_info()
        self.checked["token"] = f"accepted: {self.client.user}"
        self.checked["invite"] = invite(application.id)
        if application.bot_public and not self.listening.guilds:
            self.checked["servers"] = "anybody may invite the bot: switch Public Bot off, or list your servers under `guilds`"
        faults = [self._intent(application.flags)]
        needs = [*((place, tuple(PERMISSIONS)) for place in cards), *((place, LISTENS) for place in sorted(self.listening.channels))]
        for place, needed in needs:
            faults.append(await self._place(place, needed))
            self.checked[f"channel {place}"] = getattr(faults[-1], "what", "good")
        return [fault for fault in faults if fault]

    def _intent(self, flags: discord.ApplicationFlags) -> Fault | None:
        is_on = may_read(flags)
        self.checked["message content intent"] = "on" if is_on else "off"
        return None if is_on else Fault(what="the Message Content Intent is off", cure=INTENT)

    async def _place(self, place: str, needed: Sequence[str]) -> Fault | None:
        try:
            channel = await self.client.fetch_channel(int(place)) if is_id(place) else None
        except discord.NotFound:
            channel = None
        except discord.Forbidden:
            return Fault(what=f"the bot may not see channel {place}", cure=f"Invite it: {self.checked['invite']}")
        if channel is None:
            return Fault(what=f"there is no channel {place}", cure=COPY_ID)
        if not isinstance(channel, discord.TextChannel):
            return Fault(
                what=f"channel {place} is no text channel", cure="Name a text channel: only there a thread can hang under a message."
            )
        if not self.listening.knows(str(channel.guild.id)):
            return Fault(what=f"channel {place} is in a server that `guilds` does not list", cure=f'Add "{channel.guild.id}" to `guilds`.')
        return await self._permissions(channel, needed)

    async def _permissions(self, channel: discord.TextChannel, needed: Sequence[str]) -> Fault | None:
        may = (await self._allowed(channel.guild.id)).get(channel.id, discord.Permissions.none())
        names = ", ".join(permission.replace("_", " ").title() for permission in needed if not getattr(may, permission))
        cure = f"In Discord: channel {channel.name}, Edit Channel, Permissions, the bot's role: allow {names}."
        return Fault(what=f"channel {channel.id} lacks {names}", cure=cure) if names else None

    async def _allowed(self, guild: int) -> Mapping[int, discord.Permissions]:
        """Return what we may do in each channel of a server, computed from its roles and the channels' exceptions."""
        if guild not in self._rooms:
            server = await self.client.fetch_guild(guild, with_counts=False)
            me = await server.fetch_member(self.client.user.id if self.client.user else 0)
            self._rooms[guild] = {channel.id: channel.permissions_for(me) for channel in await server.fetch_channels()}
        return self._rooms[guild]
