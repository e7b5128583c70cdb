"""Sessions of the desk: a random value in a cookie, of which the store only knows a keyed hash."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from adapters.desk.needs import Desk
from bot.ports import Session, User

LASTS = timedelta(hours=12)
"""A working day; then one signs in again."""


def cookie_name(desk: Desk) -> str:
    """Return the cookie's name; `__Host-` binds it to this host over https (RFC 6265bis, 4.1.3.2)."""
    return "__Host-desk" if desk.secure_cookies else "desk"


async def current(desk: Desk, request: Request) -> tuple[Session, User] | None:
    """Return the session whose cookie came with the request, if it has not ended."""
    value = request.cookies.get(cookie_name(desk), "")
    return await desk.people.session(hashed(desk, value), desk.clock()) if value else None


async def start(desk: Desk, user: User) -> tuple[Session, str]:
    """Store a new session and return it with its cookie's value. Always a new one, so that nobody can fix it beforehand."""
    value, now = secrets.token_urlsafe(32), desk.clock()
    session = Session(
        id=hashed(desk, value),
        user=user.name,
        csrf=secrets.token_urlsafe(32),
        created_at=now,
        expires_at=now + LASTS,
    )
    await desk.people.put_session(session)
    return session, value


def give(desk: Desk, response: Response, value: str) -> None:
    """Set the session's cookie."""
    seconds = int(LASTS.total_seconds())
    secure = desk.secure_cookies
    response.set_cookie(cookie_name(desk), value, max_age=seconds, httponly=True, samesite="lax", secure=secure)


async def end(desk: Desk, request: Request, response: Response) -> None:
    """Forget the session that came with the request, in the store and in the browser."""
    value = request.cookies.get(cookie_name(desk), "")
    if value:
        await desk.people.end_session(hashed(desk, value))
    response.delete_cookie(cookie_name(desk), httponly=True, samesite="lax", secure=desk.secure_cookies)


def hashed(desk: Desk, value: str) -> str:
    """Return what the store knows a cookie's value by."""
    return hmac.new(desk.key, value.encode(), hashlib.sha256).hexdigest()
