"""Files that people sent, fetched with our token from Slack alone."""

from __future__ import annotations

from urllib.parse import urlsplit

import aiohttp

from adapters.slack.api import SLACK, TIMEOUT, Api, Refusal
from adapters.slack.payload import mapping, text_of
from bot.errors import NotFound, PlatformError, TooMuch

LARGEST = 20_000_000
"""Bytes of a file that is fetched."""


async def fetch(api: Api, ref: str) -> tuple[str, bytes]:
    """Return the media type and bytes of the file of that id. Raise NotFound, TooMuch or PlatformError."""
    try:
        found = mapping((await api.call("files.info", {"file": ref})).data.get("file"))
    except Refusal as refusal:
        if refusal.code in ("file_not_found", "file_deleted"):
            raise NotFound("the file is not in Slack any more") from refusal
        raise
    address = text_of(found.get("url_private_download")) or text_of(found.get("url_private"))
    if not is_slacks(address, api.base_url):
        raise NotFound("the file is kept elsewhere than in Slack")
    try:
        return text_of(found.get("mimetype")) or "application/octet-stream", await _bytes(address, api.token)
    except (aiohttp.ClientError, TimeoutError) as error:
        raise PlatformError(f"the file cannot be fetched: {type(error).__name__}") from error


def is_slacks(address: str, base_url: str) -> bool:
    """Tell whether our token may be sent there: to Slack's own hosts over https, and to where the Web API itself is."""
    try:
        parts, api = urlsplit(address), urlsplit(base_url)
    except ValueError:
        return False
    if base_url != SLACK and parts.netloc == api.netloc:
        return True
    return parts.scheme == "https" and parts.port is None and (parts.hostname or "").endswith(".slack.com")


async def _bytes(address: str, token: str) -> bytes:
    """Return the bytes; a redirect is not followed, it would carry the token elsewhere."""
    timeout = aiohttp.ClientTimeout(total=TIMEOUT * 3)
    headers = {"Authorization": f"Bearer {token}"}
    async with aiohttp.ClientSession(timeout=timeout, headers=headers) as session, session.get(address, allow_redirects=False) as response:
        if response.status != 200:
            raise NotFound("Slack does not give the file")
        content = bytearray()
        async for part in response.content.iter_chunked(65_536):
            content += part
            if len(content) > LARGEST:
                raise TooMuch(f"a file may have {LARGEST} bytes")
        return bytes(content)
