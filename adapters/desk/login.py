"""Signing in and out."""

from __future__ import annotations

import asyncio
import secrets
from functools import cache

from itsdangerous import BadData, URLSafeTimedSerializer
from pwdlib import PasswordHash
from pwdlib.exceptions import PwdlibError
from starlette.responses import RedirectResponse, Response

from adapters.desk import sessions
from adapters.desk.guard import Page
from adapters.desk.here import Here, render
from adapters.desk.needs import Desk
from adapters.rates import Rate, Rates
from bot.ports import User

PER_NAME, PER_ADDRESS = Rate(5, 60), Rate(20, 60)
LONGEST_PASSWORD = 1000
FORM_LASTS = 3600  # seconds that a login form may stand open

NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$MDEyMzQ1Njc4OWFiY2RlZg$Rjb1nYT0t6Bv8SJyFp6TrkbNyPhBTMwIBSlWQJz0bSk"
"""A hash that no password opens, of the same cost as real ones: an unknown name takes as long as a wrong password."""


class Attempts:
    """How often a name or an address tried lately; kept in memory, per process."""

    def __init__(self) -> None:
        self._rates = Rates()

    def may(self, name: str, address: str) -> bool:
        """Count a try and tell whether it may go on."""
        tries = (PER_ADDRESS, f"address:{address}"), (PER_NAME, f"name:{name.casefold()}")
        return not any([self._rates.take(rate, key) for rate, key in tries])


def login_pages(desk: Desk) -> tuple[Page, Page]:
    """Return the pages that show the login form and take it."""
    attempts, at_once = Attempts(), asyncio.Semaphore(2)  # argon2 takes 64 MB each
    forms = URLSafeTimedSerializer(desk.key, salt="desk-login")
    cookie = "__Host-login" if desk.secure_cookies else "login"

    def show(here: Here, fault: str = "", status: int = 200) -> Response:
        nonce = secrets.token_urlsafe(16)
        name, back = here.form.get("name", ""), _within(here)
        response = render(here, "login.html", status, fault=fault, proof=forms.dumps(nonce), name=name, next=back)
        response.set_cookie(cookie, nonce, max_age=FORM_LASTS, httponly=True, samesite="strict", secure=desk.secure_cookies)
        return response

    def is_ours(here: Here) -> bool:
        try:
            nonce = forms.loads(here.form.get("proof", ""), max_age=FORM_LASTS)
        except BadData:
            return False
        return secrets.compare_digest(str(nonce).encode(), here.request.cookies.get(cookie, "").encode())

    async def form(here: Here) -> Response:
        return RedirectResponse("/desk", 303) if desk.sign_in else show(here)

    async def take(here: Here) -> Response:
        if not is_ours(here):
            return show(here, "login.stale", 403)
        name, password = here.form.get("name", "")[:200], here.form.get("password", "")[:LONGEST_PASSWORD]
        if not attempts.may(name, here.request.client.host if here.request.client else ""):
            return show(here, "login.too_often", 429)
        user = await desk.people.user(name)
        async with at_once:
            opened = await asyncio.to_thread(opens, user, password)
        if not user or not opened:
            return show(here, "login.wrong", 401)
        return await _let_in(here, user)

    return form, take


async def logout(here: Here) -> Response:
    """End the session and go to the login page."""
    response = RedirectResponse("/desk/login", 303)
    await sessions.end(here.desk, here.request, response)
    return response


def opens(user: User | None, password: str) -> bool:
    """Tell whether the password is the user's. Takes as long for nobody; slow on purpose, so never called on the event loop."""
    try:
        fits = hasher().verify(password, user.password if user else NOBODY)
    except PwdlibError:  # the stored hash is of no kind that we know: nobody can sign in with it
        return False
    return fits and user is not None


@cache
def hasher() -> PasswordHash:
    """Return the argon2id hasher, made when it is first needed."""
    return PasswordHash.recommended()


async def _let_in(here: Here, user: User) -> Response:
    response = RedirectResponse(_within(here), 303)
    await sessions.end(here.desk, here.request, response)
    _, value = await sessions.start(here.desk, user)
    sessions.give(here.desk, response, value)
    return response


def _within(here: Here) -> str:
    """Return where to go after signing in: a page of the desk, never another site."""
    back = here.form.get("next") or here.request.query_params.get("next", "")
    inside = back == "/desk" or back.startswith(("/desk/", "/desk?"))
    return back if inside and "\\" not in back and back.isprintable() else "/desk"
