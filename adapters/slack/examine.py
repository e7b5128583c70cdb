"""Tries the tokens, the scopes and the places, and says in steps what an operator has to do. For `handraiser doctor`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

from adapters.slack.api import SCOPES, Api
from adapters.slack.payload import text_of
from adapters.slack.places import Places, unfit
from adapters.slack.settings import Settings
from bot.errors import PlatformError
from bot.model.arrivals import Lodging

MANIFEST = "docs/connect/slack-manifest.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one try brought."""

    tried: str
    came: str  # what came back; no secrets
    fault: str = ""
    cure: str = ""


async def examine(api: Api, places: Places, settings: Settings) -> Lodging:
    """Return where the platform stands: everything that was tried, and the first thing that has to be mended. Never raises."""
    checked: dict[str, str] = {}
    wrong: Found | None = None
    async for found in _tries(api, places, settings):
        checked[found.tried] = found.came
        wrong = wrong or (found if found.fault else None)
    return Lodging(ok=wrong is None, what=wrong.fault if wrong else "", cure=wrong.cure if wrong else "", checked=checked)


async def _tries(api: Api, places: Places, settings: Settings) -> AsyncIterator[Found]:
    """Yield what each try brought; the rest is not tried where the token itself is wrong."""
    if not settings.bot_token.startswith("xoxb-"):
        yield _no_bot_token(settings.bot_token)
        return
    try:
        answer = await api.call("auth.test", {})
    except PlatformError as error:
        yield Found(tried="auth.test", came="refused", fault=str(error), cure="docs/connect/slack.md, steps 3 and 4")
        return
    yield Found(tried="auth.test", came=f"workspace {text_of(answer.data.get('team_id'))}, app {text_of(answer.data.get('user_id'))}")
    yield _scopes(answer.scopes)
    yield _signing(settings.signing_secret) if settings.mode == "http" else await _socket(api, settings.app_token)
    for place in settings.cards:
        yield await _place(places, place, card=True)
    for place in settings.channels:
        yield await _place(places, place, card=False)


def _no_bot_token(token: str) -> Found:
    swapped = ": it begins with xapp-, so the two tokens are swapped" if token.startswith("xapp-") else ""
    return Found(
        tried="bot_token",
        came="not a bot token",
        fault=f"`bot_token` is no bot token{swapped}",
        cure="api.slack.com/apps → your app → «OAuth & Permissions» → copy the «Bot User OAuth Token», it begins with xoxb-",
    )


def _scopes(given: frozenset[str]) -> Found:
    missing = ", ".join(sorted(SCOPES - given))
    if not missing:
        return Found(tried="scopes", came="all there")
    return Found(
        tried="scopes",
        came=f"missing: {missing}",
        fault=f"The app lacks the scopes {missing}",
        cure=f"api.slack.com/apps → your app → «App Manifest» → paste {MANIFEST} → save → «Install App» → reinstall",
    )


def _signing(secret: str) -> Found:
    if len(secret) == 32 and all(sign in "0123456789abcdef" for sign in secret.lower()):
        return Found(tried="signing_secret", came="looks right")
    return Found(
        tried="signing_secret",
        came="not 32 hexadecimal signs",
        fault="`signing_secret` is not the signing secret",
        cure="api.slack.com/apps → your app → «Basic Information» → «Signing Secret» → show, copy",
    )


_APP_LEVEL = "api.slack.com/apps → your app → «Basic Information» → «App-Level Tokens» → generate one with connections:write (xapp-…)"


async def _socket(api: Api, app_token: str) -> Found:
    if not app_token.startswith("xapp-"):
        return Found(tried="app_token", came="not an app-level token", fault="`app_token` is no app-level token", cure=_APP_LEVEL)
    try:
        await api.call("apps.connections.open", {}, token=app_token)
    except PlatformError as error:
        fault, cure = f"Socket Mode does not open: {error}", f"Your app → «Socket Mode» → enable. Then: {_APP_LEVEL}"
        return Found(tried="apps.connections.open", came="refused", fault=fault, cure=cure)
    return Found(tried="apps.connections.open", came="opens")


async def _place(places: Places, place: str, *, card: bool) -> Found:
    """Look at a place: known, not archived, the app in it, and for cards not shared with another firm."""
    try:
        channel = await places.about((await places.spot(place)).channel)
    except PlatformError as error:
        return Found(tried=place, came="not found", fault=f"{place}: {error}", cure=_INVITE.format(place=place))
    fault = unfit(channel) if card or channel.get("is_archived") or channel.get("is_member") is False else ""
    if fault:
        return Found(tried=place, came="not fit", fault=f"{place}: {fault}", cure=_INVITE.format(place=place))
    return Found(tried=place, came="cards can stand there" if card else "the app listens there")


_INVITE = (
    "In Slack open {place} → type /invite @Handraiser → send. After a renaming write the channel's id into config.yaml: "
    "it stands at the end of the channel's details."
)
