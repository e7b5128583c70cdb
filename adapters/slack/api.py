"""The one door to Slack's Web API: which methods we call, which scopes they need, and what each refusal means.

Methods and errors: https://docs.slack.dev/reference/methods
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.payload import mapping
from bot.errors import GivenUp, PlatformError, RetryLater

SLACK = "https://slack.com/api/"

TIMEOUT = 10.0
"""Seconds that one call may take."""

_READ = ("channels:read", "groups:read")
_HISTORY = ("channels:history", "groups:history", "im:history")

METHODS: Mapping[str, tuple[str, ...]] = {
    "auth.test": (),
    "chat.postMessage": ("chat:write",),
    "chat.postEphemeral": ("chat:write",),
    "chat.update": ("chat:write",),
    "chat.delete": ("chat:write",),
    "conversations.history": _HISTORY,
    "conversations.replies": _HISTORY,
    "conversations.info": _READ,
    "users.conversations": _READ,
    "users.info": ("users:read",),
    "reactions.get": ("reactions:read",),
    "reactions.add": ("reactions:write",),
    "reactions.remove": ("reactions:write",),
    "files.info": ("files:read",),
    "files.getUploadURLExternal": ("files:write",),
    "files.completeUploadExternal": ("files:write",),
    "files.delete": ("files:write",),
    "views.open": (),
    "views.publish": (),
    "apps.connections.open": (),  # with the app's token, whose scope is connections:write
}
"""Every method that we call → the bot scopes that it needs. The manifest in docs/connect is compared with this."""

EVENTS: Mapping[str, tuple[str, ...]] = {
    "app_mention": ("app_mentions:read",),
    "message.im": ("im:history",),
    "message.channels": ("channels:history",),
    "message.groups": ("groups:history",),
    "app_home_opened": (),
    "app_uninstalled": (),
    "tokens_revoked": (),
    "channel_archive": ("channels:read",),
    "channel_deleted": ("channels:read",),
    "channel_left": ("channels:read",),
    "channel_rename": ("channels:read",),
    "group_archive": ("groups:read",),
    "group_deleted": ("groups:read",),
    "group_left": ("groups:read",),
    "group_rename": ("groups:read",),
}
"""Every event that we subscribe to → the bot scopes that Slack wants for it."""

SCOPES = frozenset(scope for scopes in (*METHODS.values(), *EVENTS.values(), ("commands",)) for scope in scopes)
"""All bot scopes of the app."""

_REINSTALL = "install the app in the workspace again and put its new bot token into the environment"
_INVITE = "invite the app into the channel: /invite @ and its name"

GIVEN_UP: Mapping[str, str] = {
    # the app
    "account_inactive": f"The app was removed from the workspace: {_REINSTALL}",
    "token_revoked": f"The bot token was revoked: {_REINSTALL}",
    "token_expired": f"The bot token has expired: switch token rotation off and {_REINSTALL}",
    "invalid_auth": "Slack does not know the bot token: copy it again from «OAuth & Permissions»",
    "not_authed": "There is no bot token: set the variable that `bot_token` names",
    "missing_scope": "The app lacks a scope: compare its manifest with docs/connect/slack-manifest.yaml and install it again",
    "no_permission": "The app may not do this: compare its manifest with docs/connect/slack-manifest.yaml and install it again",
    "not_allowed_token_type": "This is not a bot token: it should begin with xoxb-",
    "org_login_required": "The workspace is moving into an Enterprise organisation: wait, then install the app again",
    "team_access_not_granted": "The organisation did not let the app into this workspace: ask its administrator",
    "ekm_access_denied": "The organisation's administrators have suspended access to messages: ask them",
    "access_denied": "The workspace does not allow the app to do this: ask its administrator",
    # the place
    "channel_not_found": f"Slack knows no such channel, or the app is not in it: {_INVITE}",
    "not_in_channel": f"The app is not in the channel: {_INVITE}",
    "is_archived": "The channel is archived: take it back from the archive, or name another one under `teams`",
    "is_inactive": "The channel is frozen: name another one under `teams`",
    "restricted_action": "The workspace does not let apps post in this channel: change the channel's posting permissions",
    "restricted_action_read_only_channel": "The channel is read only: change its posting permissions",
    "restricted_action_thread_only_channel": "The channel takes replies in threads only: change its posting permissions",
    "restricted_action_non_threadable_channel": "The channel takes no threads, and a card needs one: change its posting permissions",
    "restricted_action_thread_locked": "The thread is locked",
    "posting_to_general_channel_denied": "The workspace does not let apps post in #general: name another channel",
    "cannot_reply_to_message": "Nobody can reply to this message",
    "slack_connect_file_link_sharing_blocked": "The other firm's workspace blocks this",
    # the person
    "user_not_found": "Slack knows no such person any more",
    "user_not_in_channel": "The person is not in the channel, so nothing can be shown to them alone",
    "cannot_dm_bot": "This is another app, and apps do not talk to apps",
    "messages_tab_disabled": "The app's messages tab is switched off: switch it on under «App Home»",
    # the message
    "message_not_found": "The message was deleted",
    "cant_update_message": "The message is not ours to change",
    "cant_delete_message": "The message is not ours to delete",
    "edit_window_closed": "The workspace does not allow messages to be changed after so long a time",
    "msg_too_long": "The message is too long for Slack",
    "msg_blocks_too_long": "The card is too long for Slack",
    "invalid_blocks": "Slack does not take the card's layout",
    "invalid_blocks_format": "Slack does not take the card's layout",
    "no_text": "There is nothing in the message",
    "metadata_too_large": "Slack does not take the message's metadata",
    "invalid_metadata_format": "Slack does not take the message's metadata",
    "too_many_reactions": "There are too many reactions on the message",
    "file_not_found": "The file was deleted",
    "file_deleted": "The file was deleted",
    "cant_delete_file": "The file is not ours to delete",
    "file_uploads_disabled": "The workspace does not take files",
    "file_uploads_except_images_disabled": "The workspace takes no files but pictures",
    "file_upload_size_restricted": "The workspace takes no files of this size",
    "file_type_not_allowed": "The workspace takes no files of this kind",
    "storage_limit_reached": "The workspace has no room for files left",
}
"""What Slack answers → why trying again cannot help, and what can."""

_JSON = frozenset({"chat.postMessage", "chat.postEphemeral", "chat.update", "chat.delete", "views.open", "views.publish"})
"""Methods whose arguments have structure; all others take a form, which every method takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What Slack answered."""

    data: Mapping[str, Any]
    scopes: frozenset[str] = frozenset()  # those of the token that asked, where Slack tells them


class Refusal(GivenUp):
    """Slack will never take this; `code` is its own word for why."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(slots=True, kw_only=True)
class Api:
    """Calls methods of the Web API. Nothing is tried again here: the outbox keeps what has to be."""

    token: str = field(repr=False)
    base_url: str = SLACK
    _session: aiohttp.ClientSession | None = None

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """Keep connections open between calls; outside of this each call opens its own."""
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT)) as session:
            self._session = session
            try:
                yield
            finally:
                self._session = None

    def client(self) -> AsyncWebClient:
        """Return the SDK's client, which tries nothing again by itself."""
        return AsyncWebClient(
            token=self.token, base_url=self.base_url, timeout=int(TIMEOUT), session=self._session, retry_handlers=[], logger=quiet()
        )

    async def call(self, method: str, arguments: Mapping[str, Any], *, fine: frozenset[str] = frozenset(), token: str = "") -> Answer:
        """Return the answer; for an error code in `fine` an empty one. Raise RetryLater, Refusal or PlatformError."""
        if method not in METHODS:
            raise KeyError(f"{method} is not in the table of methods, so nobody has thought of its scopes")
        body: dict[str, Any] = {"json": dict(arguments)} if method in _JSON else {"data": _form(arguments)}
        headers = {"Authorization": f"Bearer {token}"} if token else None
        try:
            response = await self.client().api_call(method, headers=headers, **body)
        except SlackApiError as error:
            code, translated = _translated(error)
            if code in fine:
                return Answer(data={})
            raise translated from error
        except (aiohttp.ClientError, TimeoutError) as error:
            raise PlatformError(f"Slack cannot be reached: {type(error).__name__}") from error
        except AttributeError as error:  # the SDK takes a text for a mapping when a proxy answers in Slack's stead
            raise PlatformError("something else than Slack answered") from error
        scopes = response.headers.get("x-oauth-scopes", "")
        return Answer(data=mapping(response.data), scopes=frozenset(part.strip() for part in scopes.split(",") if part.strip()))


def quiet() -> logging.Logger:
    """Return a logger for the SDK that never writes bodies: it does so at DEBUG, and takes a level that is not set for DEBUG."""
    logger = logging.getLogger("slack_sdk.handraiser")
    logger.setLevel(max(logging.INFO, logging.getLogger().level))
    return logger


def _form(arguments: Mapping[str, Any]) -> dict[str, str]:
    return {key: str(value).lower() if isinstance(value, bool) else str(value) for key, value in arguments.items()}


def _translated(error: SlackApiError) -> tuple[str, PlatformError]:
    """Return Slack's code and our error for it. The SDK's `response` is its own, or aiohttp's where the body was no JSON."""
    response = error.response
    status = getattr(response, "status_code", None) or getattr(response, "status", 0)
    data = getattr(response, "data", None)
    code = str(data.get("error", "")) if isinstance(data, Mapping) else ""
    if status == 429 or code in ("ratelimited", "rate_limited"):
        return code, RetryLater(_seconds(response.headers.get("Retry-After", "")), "Slack asks for a pause")
    if code in GIVEN_UP:
        return code, Refusal(code, GIVEN_UP[code])
    return code, PlatformError(f"Slack answered {status} {code}".rstrip())


def _seconds(written: str) -> float:
    """Return the seconds of a Retry-After header; half a minute where it says nothing."""
    return float(written) if written.isascii() and written.isdigit() and len(written) < 6 else 30.0
