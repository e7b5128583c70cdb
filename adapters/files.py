"""Files that people sent on a platform: brought to another one, or opened by a link that says which, is signed and expires.

Nothing is kept: they are fetched.
"""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from urllib.parse import quote

import orjson
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.errors import HandraiserError, NotFound, TooMuch
from bot.model.arrivals import Attachment
from bot.ports import Brought, Clock, Guest

KEPT = timedelta(days=7)
"""How long a link works; a card's links are made anew with each edit."""

_SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "private, no-store",
}
"""What strangers sent is downloaded and never shown as a page of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Makes links and serves what they name."""

    key: bytes = field(repr=False)
    clock: Clock
    public_url: str  # "" where nobody outside reaches us: then there are no links
    guests: Mapping[str, Guest]

    def link(self, platform: str, file: Attachment) -> str:
        """Return an address that opens the file until it expires; "" where we have none."""
        if not self.public_url or not file.ref:
            return ""
        until = int((self.clock() + KEPT).timestamp())
        body = urlsafe_b64encode(orjson.dumps([platform, file.ref, file.name[:120], until])).decode().rstrip("=")
        return f"{self.public_url}/files/{body}.{self._sign(body)}"

    def carries(self, platform: str) -> int:
        """Return the bytes of the largest file that a platform takes from us, 0 where it takes none."""
        return int(getattr(self.guests.get(platform), "largest_file", 0))  # of a Carrier

    async def bring(self, file: Attachment) -> Brought:
        """Return a file with what it holds. Raise RetryLater or PlatformError where its platform cannot be asked now."""
        guest = self.guests.get(file.platform)
        try:
            media, content = await guest.fetch(file.ref) if guest else ("", None)
        except (NotFound, TooMuch):
            media, content = "", None
        return Brought(name=file.name, media=media, content=content, link=self.link(file.platform, file) if content else "")

    def route(self) -> Route:
        """Return the route that the links lead to."""
        return Route("/files/{token}", self._open, methods=["GET"])

    def _sign(self, body: str) -> str:
        return urlsafe_b64encode(hmac.new(self.key, body.encode(), sha256).digest()).decode().rstrip("=")

    def _read(self, token: str) -> tuple[Guest, str, str]:
        """Return (guest, ref, name) of a token. Raise NotFound for one that is not ours, has expired, or names a platform that is gone."""
        body, _, mark = token.partition(".")
        if not mark.isascii() or not hmac.compare_digest(mark, self._sign(body)):
            raise NotFound("there is no such file")
        platform, ref, name, until = orjson.loads(urlsafe_b64decode(body + "=" * (-len(body) % 4)))
        if until < self.clock().timestamp() or platform not in self.guests:
            raise NotFound("this link has expired")
        return self.guests[platform], ref, name

    async def _open(self, request: Request) -> Response:
        try:
            guest, ref, name = self._read(request.path_params["token"])
            kind, content = await guest.fetch(ref)
        except NotFound:
            return PlainTextResponse("This file is not there any more.", 404, headers=_SAFE)
        except TooMuch:
            return PlainTextResponse("This file is too large to be passed on.", 413, headers=_SAFE)
        except HandraiserError:
            return PlainTextResponse("The platform does not give this file now. Please try again later.", 502, headers=_SAFE)
        safe = kind if kind.isascii() and kind.isprintable() else "application/octet-stream"
        disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
        return Response(content, media_type=safe, headers={**_SAFE, "Content-Disposition": disposition})
