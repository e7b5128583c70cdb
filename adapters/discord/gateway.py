"""The socket to Discord: which events are taken from it, and what is read again after a gap that it cannot resume."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

import aiohttp
import discord
import structlog

from adapters.discord import Seen
from adapters.discord.commands import Commands
from adapters.discord.few import Few
from adapters.discord.history import since
from adapters.discord.lanes import Lanes
from adapters.discord.places import Listening, Spot, is_id, target_of
from adapters.discord.press import Presses
from adapters.discord.receive import changed, deleted, gone, heard, is_somebodys, spot_of
from adapters.discord.vendor import leave_out_strange_events
from bot.errors import GivenUp
from bot.model.arrivals import Heard
from bot.ports import Clock

MISSED = 500
"""Messages of one place that are read again after a gap, the oldest of it first."""

PLACES = 300
"""Places that are read again."""

THREADS = 2_000
"""Threads of others of which we know whether they are about us."""

OURS = 10_000
"""Messages of our own that are remembered, so that their deletion is not taken for a prospect's."""

Tell = Callable[[Heard, str], Awaitable[None]]
"""Tells the author of words what became of them, alone."""

log = structlog.get_logger()


def intents() -> discord.Intents:
    """Return what we ask Discord to tell us: servers with their channels, and messages with what they say."""
    asked = discord.Intents.none()
    asked.guilds = asked.guild_messages = asked.dm_messages = asked.message_content = True
    return asked


@dataclass(slots=True, kw_only=True)
class Gateway:
    """Takes events from one client and hands them on."""

    listening: Listening
    lanes: Lanes
    presses: Presses
    clock: Clock
    seen: Seen
    tell: Tell
    commands: Commands
    ready_timeout: float = 2.0  # seconds without another server after which Discord's list of servers is taken for complete
    client: discord.Client = field(init=False)
    _ours: Few = field(default_factory=lambda: Few(OURS))
    _begun: dict[int, bool] = field(default_factory=dict)  # thread of somebody else's → whether it is about us
    _newest: dict[str, int] = field(default_factory=dict)  # place → id of the last message that came from there

    def __post_init__(self) -> None:
        """Make a client that is not connected yet."""
        self.renew()

    def renew(self) -> discord.Client:
        """Make a new client: the vendor's cannot be used again once it was closed."""
        self.client = discord.Client(
            intents=intents(),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            guild_ready_timeout=self.ready_timeout,
            max_ratelimit_timeout=30.0,
        )
        leave_out_strange_events(self.client)
        self.commands.attach(self.client)
        handlers: tuple[Callable[..., Awaitable[None]], ...] = (
            self.on_connect,
            self.on_ready,
            self.on_message,
            self.on_raw_message_edit,
            self.on_raw_message_delete,
            self.on_raw_bulk_message_delete,
            self.on_raw_thread_delete,
            self.on_interaction,
            self.on_error,
        )
        for handler in handlers:
            setattr(self.client, handler.__name__, handler)  # as `Client.event` does, which takes no methods
        return self.client

    @property
    def me(self) -> int:
        """Return our own id, 0 before the login."""
        return self.client.user.id if self.client.user else 0

    async def on_connect(self) -> None:
        """Begin a new session: what was said since the last one is not in it, so live events wait."""
        self.lanes.hold()

    async def on_ready(self) -> None:
        """Read what was missed, then let live events pass, and tell of our command where cards stand."""
        try:
            await self._catch_up()
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            log.warning("what was missed on Discord cannot be read now", why=type(error).__name__)
        finally:
            self.lanes.go()
        await self.commands.announce(self.client)

    async def on_message(self, message: discord.Message) -> None:
        """Take what somebody wrote."""
        if message.author.id == self.me:
            self._ours.add(message.id)
        elif is_somebodys(message, self.me):
            async with self.lanes.turn(message.channel.id):
                await self._take(message)

    async def _take(self, message: discord.Message) -> bool:
        """Hand a message over if it is our business; return whether it was new."""
        spot = await self._spot(message.channel)
        arrival = heard(message, spot, self.listening, me=self.me, at=self.clock())
        if arrival is None:
            return False
        receipt = await self.lanes.commit(arrival)
        self._note(arrival)
        if receipt and receipt.whisper:
            await self.tell(arrival, receipt.whisper)
        return bool(receipt and receipt.taken and not receipt.repeated)

    async def on_raw_message_edit(self, event: discord.RawMessageUpdateEvent) -> None:
        """Take an edit, also of a message that is in no cache."""
        message = event.message
        if not is_somebodys(message, self.me):
            return
        async with self.lanes.turn(event.channel_id):
            spot = await self._spot(message.channel)
            arrival = changed(message, spot, self.listening, me=self.me, at=self.clock())
            if arrival:
                await self.lanes.commit(arrival)

    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        """Take a deletion, also of a message that is in no cache."""
        await self._deleted(event.channel_id, event.guild_id, event.message_id)

    async def on_raw_bulk_message_delete(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        """Take many deletions at once."""
        for message in sorted(event.message_ids):
            await self._deleted(event.channel_id, event.guild_id, message)

    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        """Take the end of a thread, and with it of a talk."""
        if self.listening.knows(str(event.guild_id)):
            await self.lanes.commit(gone(event, at=self.clock()))

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer a press or a form at once, past all that waits."""
        await self.presses.answer(interaction)

    async def on_error(self, event: str, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - the vendor's signature
        """Log a defect of ours without what it was about; a connection that was lost on the way is none, nor one that we closed."""
        error = sys.exc_info()[1]
        if self.client.is_closed():  # its calls say so with a RuntimeError
            log.info("an event of Discord was left where it was: we are closing", handler=event)
        elif isinstance(error, aiohttp.ClientError | OSError):
            log.warning("an event of Discord was not answered: the connection was lost", handler=event, error=type(error).__name__)
        else:
            log.exception("an event of Discord could not be taken", handler=event)

    async def _deleted(self, channel: int, guild: int | None, message: int) -> None:
        """Take a deletion, unless we wrote the message: Discord does not say whose it was."""
        if message in self._ours:
            return
        async with self.lanes.turn(channel):
            known = self.client.get_channel(channel)
            spot = await self._spot(known) if known else Spot(channel=str(channel), guild=str(guild or ""))
            arrival = deleted(message, spot, self.listening, at=self.clock())
            if arrival:
                await self.lanes.commit(arrival)

    async def _spot(self, channel: Any) -> Spot:  # noqa: ANN401 - a channel of any of the vendor's kinds
        """Return where a channel is; a thread that is not in the cache, such as one that slept, is asked for."""
        unknown = isinstance(channel, discord.PartialMessageable) and channel.guild_id
        known = await self.client.fetch_channel(channel.id) if unknown else channel
        spot = spot_of(known, self.me)
        if isinstance(known, discord.Thread) and not spot.ours:
            return replace(spot, ours=await self._began_with_us(known))
        return spot

    async def _began_with_us(self, thread: discord.Thread) -> bool:
        """Return whether a thread that somebody else opened hangs under a message of ours, or one to us; looked up once."""
        if thread.id not in self._begun:
            self._begun[thread.id] = False
            with suppress(discord.NotFound, discord.Forbidden):
                began = await self.client.get_partial_messageable(thread.parent_id).fetch_message(thread.id)
                self._begun[thread.id] = began.author.id == self.me or any(user.id == self.me for user in began.mentions)
            while len(self._begun) > THREADS:
                del self._begun[next(iter(self._begun))]
        return self._begun[thread.id]

    def _note(self, arrival: Heard) -> None:
        self._newest.pop(arrival.place, None)
        self._newest[arrival.place] = int(arrival.event_id)
        while len(self._newest) > PLACES:
            del self._newest[next(iter(self._newest))]

    async def _catch_up(self) -> None:
        """Read on in every place that we know, and in every channel of our servers where something was written since.

        What nobody can read back is the first direct message of somebody new: Discord gives bots no list of direct messages.
        """
        known = {**_numbered(await self.seen()), **self._newest}
        if not known:
            return
        floor = max(known.values())
        wanted = {_channel(place): after for place, after in list(known.items())[:PLACES] if _channel(place)}
        for channel, last in self._last_messages():
            after = wanted.setdefault(channel, floor)
            if last <= after:
                del wanted[channel]
        taken = 0
        for channel, after in wanted.items():
            taken += await self._read_on(channel, after)
        if taken:
            log.info("read on Discord what was missed", places=len(wanted), taken=taken)

    def _last_messages(self) -> list[tuple[int, int]]:
        """Return (channel or thread, its newest message) as Discord's list of servers says it, of the servers that are ours."""
        ours = [guild for guild in self.client.guilds if self.listening.knows(str(guild.id))]
        channels = [(room.id, room.last_message_id or 0) for guild in ours for room in guild.text_channels]
        return channels + [(room.id, room.last_message_id or 0) for guild in ours for room in guild.threads]

    async def _read_on(self, channel: int, after: int) -> int:
        taken = 0
        async for message in since(self.client, channel, after, MISSED):
            if is_somebodys(message, self.me):
                taken += await self._take(message)
        return taken


def _numbered(seen: Mapping[str, str]) -> dict[str, int]:
    newest = {place: event.partition(":")[0] for place, event in seen.items()}
    return {place: int(event) for place, event in newest.items() if is_id(event)}


def _channel(place: str) -> int:
    """Return the channel or thread of a place, 0 for what is none."""
    try:
        channel, thread = target_of(place)
    except GivenUp:
        return 0
    return thread or channel
