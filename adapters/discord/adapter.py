"""Discord as a guest of the house: listens, sends, looks whether something arrived, fetches files, says how it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import discord
import structlog

from adapters.discord import Seen, attached
from adapters.discord.commands import Commands
from adapters.discord.errors import INTENT, door
from adapters.discord.examine import examine, may_read
from adapters.discord.gateway import Gateway
from adapters.discord.history import find
from adapters.discord.lanes import Lanes
from adapters.discord.places import Listening, is_id, listening
from adapters.discord.press import Presses
from adapters.discord.receive import NAME
from adapters.discord.send import Sender
from adapters.discord.whispers import Whispers
from bot.config import PlatformConfig
from bot.errors import GivenUp, HandraiserError, NotFound, RetryLater, TooMuch
from bot.model import Effect, Say
from bot.model.arrivals import Heard, Left, Lodging, Reception
from bot.ports import Bring, Clock, Noted, nothing_brought, nothing_noted

LARGEST = 20_000_000
"""Bytes of a file that is fetched."""

log = structlog.get_logger()


@dataclass(slots=True, kw_only=True)
class Discord:
    """The adapter."""

    settings: PlatformConfig
    reception: Reception
    clock: Clock
    places: tuple[str, ...] = ()  # of the teams' cards
    seen: Seen | None = None
    ready_timeout: float = 2.0
    name: str = NAME
    largest_file: int = attached.LARGEST
    bring: Bring = nothing_brought
    stands: Noted = nothing_noted
    gateway: Gateway = field(init=False)
    _sender: Sender = field(init=False)

    def __post_init__(self) -> None:
        """Put the parts together; nothing is opened."""
        where = self.listening
        whispers = Whispers(client=self.client, clock=self.clock)
        presses = Presses(reception=self.reception, listening=where, whispers=whispers, clock=self.clock, me=lambda: self.gateway.me)
        self.gateway = Gateway(
            listening=where,
            lanes=Lanes(reception=self.reception),
            presses=presses,
            clock=self.clock,
            seen=self._seen,
            tell=self._tell,
            commands=Commands(reception=self.reception, listening=where, places=self.places, clock=self.clock),
            ready_timeout=self.ready_timeout,
        )
        self._sender = Sender(
            client=self.client,
            whispers=whispers,
            unreachable=self._left,
            bring=lambda file: self.bring(file),  # this and the next are set later
            stands=lambda effect, ref: self.stands(effect, ref),
        )

    @property
    def listening(self) -> Listening:
        """Return which places are our business."""
        return listening(self.settings.settings.get("listen", ""), self.settings.settings.get("guilds", ""), self.places)

    def client(self) -> discord.Client:
        """Return the client of now."""
        return self.gateway.client

    async def run(self) -> None:
        """Hold the gateway until cancelled; the library resumes and reconnects by itself. Raise GivenUp for what an operator has to mend.

        A missing intent is seen over HTTP, before the gateway: a bot that identifies itself 1,000 times a day loses its token.
        https://discord.com/developers/docs/events/gateway#identifying
        """
        client = self.gateway.renew() if self.client().is_closed() else self.client()
        try:
            with door():
                await client.login(self._token)
                if client.application is None or not may_read(client.application.flags):
                    raise GivenUp(INTENT)
                await client.connect(reconnect=True)
        except GivenUp as error:
            log.error("Discord does not let us in", why=str(error))
            raise
        finally:
            await client.close()

    async def send(self, effect: Effect) -> str:
        """Send it, return its ref. Raise RetryLater, GivenUp, or PlatformError for what may pass."""
        self._connected()
        return await self._sender.send(effect)

    async def arrived(self, effect: Effect) -> str | None:
        """Return the ref of an effect that arrived before we died, None where the place's history has nothing of it."""
        self._connected()
        with door():
            return await find(self.client(), effect, self.stands)

    async def fetch(self, ref: str) -> tuple[str, bytes]:
        """Return a file of a message by its "channel/message/file"; Discord's own links die after a day, so it is asked anew."""
        self._connected()
        channel, message, file = _numbers(ref)
        with door():
            try:
                holder = await self.client().get_partial_messageable(channel).fetch_message(message)
            except discord.NotFound as error:
                raise NotFound("the message of this file was deleted") from error
            found = next((one for one in holder.attachments if one.id == file), None)
            if found is None:
                raise NotFound("the file was taken away")
            if found.size > LARGEST:
                raise TooMuch(f"the file has {found.size:,} bytes, {LARGEST:,} are taken")
            return found.content_type or "application/octet-stream", await found.read()

    async def examine(self) -> Lodging:
        """Try the token, the intent and the places. Never raises."""
        return await examine(self._token, self.client(), cards=self.places, listening=self.listening)

    @property
    def _token(self) -> str:
        return self.settings.settings.get("token", "")

    def _connected(self) -> None:
        """Raise RetryLater while nothing can be sent: before the login, and between two sessions."""
        if self.client().user is None or self.client().is_closed():
            raise RetryLater(2.0, "Discord is not connected yet")

    async def _seen(self) -> Mapping[str, str]:
        return await self.seen() if self.seen else {}

    async def _tell(self, heard: Heard, text: str) -> None:
        """Tell who wrote something what became of it; that it cannot be told is no reason to lose anything else."""
        told = Effect(
            id=f"told{heard.event_id}",
            conversation="",
            kind="whisper",
            platform=NAME,
            place=heard.place,
            thread=heard.thread if heard.thread.partition("/")[0] in self.places else "",
            to=heard.author.id,
            say=Say(text=text),
            card=None,
            attempts=0,
            due_at=heard.at,
        )
        try:
            await self._sender.send(told)
        except HandraiserError as error:
            log.info("what became of their words could not be told", why=str(error))

    async def _left(self, effect: Effect) -> None:
        """Tell that the person at a place cannot be reached; the effect fails by itself."""
        left = Left(
            platform=NAME,
            event_id=f"{effect.id}:unreachable",
            place=effect.place,
            why="takes no messages from the bot",
            at=self.clock(),
        )
        try:
            await self.reception.arrived(left)
        except HandraiserError as error:
            log.warning("that a prospect cannot be reached was not stored", why=type(error).__name__)


def _numbers(ref: str) -> tuple[int, int, int]:
    parts = ref.split("/")
    if len(parts) != 3 or not all(map(is_id, parts)):
        raise NotFound("there is no such file")
    channel, message, file = map(int, parts)
    return channel, message, file
