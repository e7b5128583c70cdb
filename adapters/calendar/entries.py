"""The signed link under which a prospect fetches their calendar entry, and the way into reps' calendars."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.errors import GivenUp, HandraiserError, NotFound
from bot.model import Effect
from bot.ports import Appointment, Calendar, Clock

Booked = Callable[[str], Awaitable[tuple[Appointment, tuple[str, str]] | None]]
"""Returns what is booked in a conversation, and the organizer as (shown name, e-mail address or ""); None: nothing. Raises NotFound."""

_HEADERS = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """Makes the links and serves what they name: the booking as it stands."""

    key: bytes = field(repr=False)
    public_url: str  # "" where nobody outside reaches us: then there are no links
    booked: Booked
    clock: Clock

    def link(self, conversation: str) -> str:
        """Return the address of a conversation's calendar entry."""
        return f"{self.public_url}/meeting/{conversation}.{self._sign(conversation)}.ics" if self.public_url else ""

    def route(self) -> Route:
        """Return the route that the links lead to."""
        return Route("/meeting/{token}", self._open, methods=["GET"])

    def _sign(self, conversation: str) -> str:
        return urlsafe_b64encode(hmac.new(self.key, conversation.encode(), sha256).digest()[:18]).decode()

    async def _open(self, request: Request) -> Response:
        conversation, _, mark = request.path_params["token"].removesuffix(".ics").partition(".")
        if not mark.isascii() or not hmac.compare_digest(mark, self._sign(conversation)):
            return PlainTextResponse("There is no such meeting.", 404, headers=_HEADERS)
        try:
            booked = await self.booked(conversation)
        except NotFound:
            booked = None
        if booked is None:
            return PlainTextResponse("This meeting is not booked any more.", 404, headers=_HEADERS)
        from adapters.calendar.invitation import MEDIA_TYPE, invitation  # a library that only this needs

        content = invitation(booked[0], organizer=booked[1], now=self.clock())
        headers = {**_HEADERS, "Content-Disposition": 'attachment; filename="meeting.ics"'}
        return Response(content, media_type=MEDIA_TYPE.format(method="REQUEST"), headers=headers)


@dataclass(slots=True, kw_only=True)
class Calendars:
    """The platform of effects that make a rep's calendar show what is booked by now. Each can be done again without harm."""

    calendars: Mapping[str, Calendar]  # by rep
    booked: Booked
    name: str = "calendar"

    async def send(self, effect: Effect) -> str:
        """Write the booking that the effect names, or take it out where it is not booked any more. Raise RetryLater or GivenUp."""
        calendar = self.calendars.get(effect.place)
        if calendar is None:
            raise GivenUp("this rep has no calendar any more")
        try:
            booked = await self.booked(effect.conversation)
        except HandraiserError:
            booked = None
        if booked is not None and booked[0].uid == effect.to:
            await calendar.put(booked[0])
        else:
            await calendar.drop(effect.to)
        return effect.to
