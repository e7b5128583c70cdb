"""Who may speak on the web platform: origins, signed tokens, rates."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from time import time
from urllib.parse import urlsplit

import structlog
from itsdangerous import BadSignature, TimestampSigner
from starlette.datastructures import QueryParams
from starlette.requests import Request

from adapters.rates import Rate, Rates
from bot.errors import NotAllowed, TooMuch

LIFETIME = timedelta(days=30)
"""A token lasts so long after its last use."""

RENEW_AFTER = timedelta(days=1)
"""A token older than this is answered with a new one (header `X-Handraiser-Token`)."""

MESSAGES = (Rate(8, 4), Rate(60, 60))
OPENINGS = (Rate(20, 60),)
TYPING = (Rate(10, 5),)
"""How often one visitor may write, open conversations (by address) and type."""

NAMED = 20
"""Foreign pages that the log names, once each: an operator who forgot one reads which; a stranger cannot fill the log."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Checks every request of the web platform. `key` signs tokens; `origins` may embed the widget besides our own host."""

    key: bytes = field(repr=False)
    origins: Collection[str] = ()
    limits: bool = True
    _rates: Rates = field(default_factory=Rates)
    _named: set[str] = field(default_factory=set)

    def token(self, conversation: str) -> tuple[str, datetime]:
        """Return a token for the conversation and when it ends."""
        return _signer(self.key).sign(conversation).decode(), datetime.now(UTC) + LIFETIME

    def conversation(self, request: Request) -> str:
        """Return the conversation that the request's bearer token speaks in. Raise NotAllowed."""
        return self._signed(request)[0]

    def renewed(self, request: Request) -> str | None:
        """Return a new token when the request's one is older than a day."""
        conversation, signed_at = self._signed(request)
        return self.token(conversation)[0] if time() - signed_at > RENEW_AFTER.total_seconds() else None

    def origin(self, request: Request) -> str | None:
        """Return the allowed foreign origin of a request, None for our own pages and plain clients. Raise NotAllowed."""
        origin = header(request, b"origin")
        if origin is None or host_of(origin) == header(request, b"host"):
            return None
        if origin not in self.origins:
            self._name(origin[:100])
            raise NotAllowed("this page may not talk to us: add its origin to platforms.web.origins")
        return origin

    def _name(self, origin: str) -> None:
        if origin in self._named or len(self._named) >= NAMED:
            return
        self._named.add(origin)
        log.warning("a page may not talk to us: is it one of yours, add it to platforms.web.origins", origin=origin)

    def pace(self, rates: tuple[Rate, ...], who: str) -> None:
        """Count one use. Raise TooMuch with the seconds to wait."""
        if not self.limits:
            return
        for rate in rates:
            if wait := self._rates.take(rate, who):
                raise TooMuch("too many requests, please slow down", seconds=wait)

    def _signed(self, request: Request) -> tuple[str, float]:
        try:
            conversation, signed_at = _unsigned(self.key, header(request, b"authorization") or "")
        except BadSignature:
            raise NotAllowed("the token is not ours") from None
        if time() - signed_at > LIFETIME.total_seconds():
            raise NotAllowed("the token has expired: open a new conversation")
        return conversation, signed_at


def header(request: Request, name: bytes) -> str | None:
    """Return the first header of that lower-case name. Starlette's own mapping decodes them all, for each look."""
    for key, value in request.scope["headers"]:
        if key == name:
            return bytes(value).decode("latin-1")
    return None


@lru_cache(maxsize=64)  # mostly the same few are asked
def waits(query: bytes) -> bool:
    """Tell whether a query string asks to hold the request until the turn has spoken."""
    return QueryParams(query).get("wait") == "1"


def host_of(origin: str) -> str | None:
    """Return the host and port of an origin, None for what is none."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return None


@lru_cache(maxsize=4)
def _signer(key: bytes) -> TimestampSigner:
    return TimestampSigner(key, salt="web-conversation")


@lru_cache(maxsize=10_000)  # a visitor's token comes with every message; its age is looked at each time
def _unsigned(key: bytes, authorization: str) -> tuple[str, float]:
    """Return the conversation of a token of ours and when it was signed, in epoch seconds. Raise BadSignature, NotAllowed without one."""
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise NotAllowed("a bearer token is needed: open a conversation first")
    value, signed_at = _signer(key).unsign(token, return_timestamp=True)
    return value.decode(), signed_at.timestamp()
