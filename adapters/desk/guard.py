"""The door of every page: who is it, did our own page send this, and what the browser may do with the answer."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from urllib.parse import parse_qsl, quote, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from adapters.desk import sessions
from adapters.desk.here import Here, render
from adapters.desk.needs import Desk
from adapters.desk.words import LANGUAGES, pick_language, words
from bot.errors import Conflict, HandraiserError, NotAllowed, NotFound, Refused, StorageUnavailable, TooMuch

Page = Callable[[Here], Awaitable[Response]]
Endpoint = Callable[[Request], Awaitable[Response]]

LARGEST_FORM = 64_000
"""Bytes. The longest thing that a rep sends is an answer of a few thousand characters."""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Vary": "HX-Request, Cookie, Accept-Language",
}

STATUS: Mapping[type[HandraiserError], int] = {
    NotFound: 404,
    Conflict: 409,
    TooMuch: 429,
    NotAllowed: 403,
    StorageUnavailable: 503,
    Refused: 400,
}


def private(desk: Desk, page: Page) -> Endpoint:
    """Return the endpoint of a page for users who are signed in; what they post must come from our own page, with the token."""

    async def endpoint(request: Request) -> Response:
        here, found, cookie = _here(desk, request), await sessions.current(desk, request), ""
        if not found and desk.sign_in and _is_whole_page(here):
            user = await desk.sign_in()
            session, cookie = await sessions.start(desk, user)
            found = session, user
        if not found:
            return _dressed(here, _to_login(here))
        here = replace(here, session=found[0], user=found[1])
        response = await _answer(here, page, found[0].csrf)
        if cookie:
            sessions.give(desk, response, cookie)
        return response

    return endpoint


def public(desk: Desk, page: Page) -> Endpoint:
    """Return the endpoint of a page that needs no session; its own form carries its own proof."""

    async def endpoint(request: Request) -> Response:
        return await _answer(_here(desk, request), page, None)

    return endpoint


async def _answer(here: Here, page: Page, csrf: str | None) -> Response:
    try:
        if here.request.method == "POST":
            here = await _posted(here, csrf)
        response = await page(here)
    except HandraiserError as error:
        response = _explain(here, error)
    return _dressed(here, response)


async def _posted(here: Here, csrf: str | None) -> Here:
    _must_be_ours(here.request)
    form = await read_form(here.request)
    sent = here.request.headers.get("x-csrf-token") or form.get("csrf", "")
    if csrf is not None and not secrets.compare_digest(sent.encode(), csrf.encode()):
        raise NotAllowed("csrf")
    return replace(here, form=form)


def _must_be_ours(request: Request) -> None:
    """Raise NotAllowed when the browser says that another site sent this."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site not in (None, "same-origin", "none"):
        raise NotAllowed("site")
    try:
        host = urlsplit(origin or "").netloc
    except ValueError:
        raise NotAllowed("origin") from None
    if origin and host != request.headers.get("host"):
        raise NotAllowed("origin")


async def read_form(request: Request) -> Mapping[str, str]:
    """Return the posted fields, the last of each name. Raise TooMuch for more than the largest form, Refused for another type."""
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        raise Refused("type")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_FORM:
            raise TooMuch("form")
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=30))
    except ValueError as error:  # too many fields, or bytes that are no UTF-8
        raise Refused("form") from error


def _here(desk: Desk, request: Request) -> Here:
    return Here(desk=desk, request=request, t=words(pick_language(request), desk.words), now=desk.clock())


def _is_whole_page(here: Here) -> bool:
    """A part or a stream belongs to a page that was loaded under another session: that page has to be loaded anew."""
    return here.request.method == "GET" and not here.partial and not _is_stream(here.request)


def _is_stream(request: Request) -> bool:
    return request.headers.get("accept", "").startswith("text/event-stream")


def _to_login(here: Here) -> Response:
    url = here.request.url
    back = url.path + (f"?{url.query}" if url.query else "")
    to = f"/desk/login?next={quote(back, safe='')}"
    if _is_stream(here.request):
        return Response(status_code=401)
    if here.partial:
        return Response(status_code=401, headers={"HX-Redirect": "/desk/login"})
    return RedirectResponse(to if here.request.method == "GET" else "/desk/login", 303)


def _explain(here: Here, error: HandraiserError) -> Response:
    kind = next(kind for kind in (*STATUS, HandraiserError) if isinstance(error, kind))
    status = STATUS.get(kind, 500)
    if here.partial and here.request.method == "POST":  # what was open, and what was written, stays
        told = render(here, "fault_told.html", status, code=status)
        told.headers.update({"HX-Retarget": "#told", "HX-Reswap": "innerHTML"})
        return told
    return render(here, "fault_part.html" if here.partial else "fault.html", status, code=status)


def _dressed(here: Here, response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    asked = here.request.query_params.get("lang")
    if asked in LANGUAGES:
        secure = here.desk.secure_cookies
        response.set_cookie("lang", asked, max_age=31_536_000, httponly=True, samesite="lax", secure=secure)
    return response
