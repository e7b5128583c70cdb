"""Slack as a guest platform: the parts of this drawer put together."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from adapters.slack import doors
from adapters.slack.api import SLACK, Api
from adapters.slack.examine import examine
from adapters.slack.files import fetch
from adapters.slack.payload import PLATFORM, Alarm, Around, text_of
from adapters.slack.people import People
from adapters.slack.places import Places
from adapters.slack.receive import Door, LeadsOf, nobodys_leads
from adapters.slack.send import Sender
from adapters.slack.settings import Settings, settings_of
from adapters.slack.threads import Threads
from adapters.slack.upload import LARGEST, Uploads
from adapters.slack.verify import Verifier
from bot.config import PlatformConfig
from bot.errors import PlatformError
from bot.model import Effect
from bot.model.arrivals import Lodging, Reception
from bot.ports import Bring, Clock, Guest, Noted, nothing_brought, nothing_noted

PATH = "/slack/events"
"""Where Slack calls us in HTTP mode, for events and for interactivity."""

log = structlog.get_logger()


@dataclass(slots=True, kw_only=True)
class Slack:
    """A workspace. One app, one workspace; two workspaces are two Handraisers."""

    settings: Settings
    api: Api
    places: Places
    clock: Clock
    verifier: Verifier | None = None
    name: str = PLATFORM
    largest_file: int = LARGEST
    bring: Bring = nothing_brought
    stands: Noted = nothing_noted
    _around: Around | None = None
    _workspace: str = ""
    _lost: Alarm | None = None
    _asking: asyncio.Lock = field(default_factory=asyncio.Lock)
    door: Door = field(init=False)
    socket: doors.Socket = field(init=False)
    _sender: Sender = field(init=False)

    def __post_init__(self) -> None:
        uploads = Uploads(api=self.api, bring=lambda file: self.bring(file), stands=lambda effect, ref: self.stands(effect, ref))
        self._sender = Sender(api=self.api, places=self.places, workspace=lambda: self._workspace, uploads=uploads)

    @property
    def leads_of(self) -> LeadsOf:
        """Return what tells the contents of a rep's home."""
        return self.door.leads_of

    @leads_of.setter
    def leads_of(self, tells: LeadsOf) -> None:
        self.door.leads_of = tells

    async def run(self) -> None:
        """Listen until cancelled. Raise PlatformError where Slack does not let us in."""
        async with self.api.opened():
            try:
                await self.around()
                await (self.socket.run() if self.settings.mode == "socket" else asyncio.Event().wait())
            finally:
                await self.door.close()

    async def send(self, effect: Effect) -> str:
        """Do an effect. Raise RetryLater, GivenUp or PlatformError."""
        if not self._workspace and effect.kind == "card" and effect.ref:
            await self.around()
        return await self._sender.send(effect)

    async def arrived(self, effect: Effect) -> str | None:
        """Return the ref of an effect that Slack shows already."""
        return await self._sender.arrived(effect)

    async def fetch(self, ref: str) -> tuple[str, bytes]:
        """Return a file's media type and bytes. Raise NotFound, TooMuch or PlatformError."""
        return await fetch(self.api, ref)

    async def examine(self) -> Lodging:
        """Try everything."""
        if self._lost:
            return Lodging(ok=False, what=self._lost.what, cure=self._lost.cure)
        return await examine(self.api, self.places, self.settings)

    async def around(self) -> Around:
        """Return who we are and what is for us, asked once. Raise PlatformError where Slack does not say."""
        async with self._asking:
            if self._around is None:
                data = (await self.api.call("auth.test", {})).data
                self._workspace = text_of(data.get("url"))
                self._around = Around(
                    team=text_of(data.get("team_id")),
                    bot=text_of(data.get("user_id")),
                    at=self.clock(),
                    dm=self.settings.dm,
                    mention=self.settings.mention,
                    channels=await self._listens(),
                )
        return replace(self._around, at=self.clock())

    async def _listens(self) -> frozenset[str]:
        """Return the ids of the channels in which everything is for us; one that is not found is named and left out."""
        found = set()
        for place in self.settings.channels:
            try:
                found.add((await self.places.spot(place)).channel)
            except PlatformError as error:
                log.error("Slack: cannot listen in a channel", place=place, why=str(error))
        return frozenset(found)

    def alarm(self, alarm: Alarm) -> None:
        """Say what an operator has to know, and remember what ends everything."""
        log.error(f"Slack: {alarm.what}", cure=alarm.cure)
        if alarm.fatal:
            self._lost = alarm
        if alarm.renamed:
            self.places.forget()
            self._around = None


def guest(
    settings: PlatformConfig,
    reception: Reception,
    *,
    clock: Clock,
    key: bytes,
    public_url: str,
    places: tuple[str, ...],
    leads_of: LeadsOf = nobodys_leads,
    base_url: str = SLACK,
) -> Guest:
    """Return the adapter; no network yet. `key` and `public_url` are not needed: Slack signs, and the address stands in its manifest."""
    own = settings_of(settings, places)
    api = Api(token=own.bot_token, base_url=base_url)
    slack = Slack(settings=own, api=api, places=Places(api=api), clock=clock)
    slack.door = Door(
        api=api,
        people=People(api=api),
        threads=Threads(api=api),
        reception=reception,
        around=slack.around,
        alarm=slack.alarm,
        leads_of=leads_of,
    )
    slack.socket = doors.Socket(api=api, app_token=own.app_token, take=slack.door.take)
    if own.mode == "http":
        slack.verifier = Verifier(secret=own.signing_secret, clock=clock)
    return slack


def routes(guest: Guest) -> list[BaseRoute]:
    """Return the route that Slack calls in HTTP mode; none in Socket Mode."""
    if not isinstance(guest, Slack) or guest.verifier is None:
        return []
    verifier, take = guest.verifier, guest.door.take

    async def events(request: Request) -> Response:
        return await doors.endpoint(request, verifier, take)

    return [Route(PATH, events, methods=["POST"])]
