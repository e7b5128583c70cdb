"""Files that we share in Slack: uploaded, then shown in a message of their own behind the words that they go with.

https://docs.slack.dev/messaging/working-with-files#upload
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO

import aiohttp
import orjson

from adapters.slack import render
from adapters.slack.api import TIMEOUT, Api, Refusal
from adapters.slack.files import is_slacks
from adapters.slack.payload import METADATA, Body, mapping, mappings, text_of
from adapters.slack.places import Spot, files_of
from bot.errors import GivenUp, PlatformError, RetryLater
from bot.model import Effect
from bot.ports import Bring, Brought, Noted, nothing_noted

LARGEST = 1_000_000_000
"""Bytes of a file that Slack takes, https://slack.com/help/articles/201330736-Add-files-to-Slack"""

PAGES = 3
"""Pages of a history that are searched for files of ours."""

_NOT_HERE = frozenset(
    {
        "missing_scope",
        "not_allowed_token_type",
        "file_uploads_disabled",
        "file_uploads_except_images_disabled",
        "file_upload_size_restricted",
        "file_type_not_allowed",
        "storage_limit_reached",
    }
)
"""Refusals of the file, not of the place: a link does in its stead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Uploads:
    """Shares files. A file that Slack does not take goes as a link; a note goes without it."""

    api: Api
    bring: Bring
    stands: Noted = nothing_noted

    async def share(self, effect: Effect, spot: Spot, words: str, there: Sequence[str]) -> list[str]:
        """Share what is not there yet (`there`: an id for each, "" for a link); return the ids of all files.

        Slack answers before a file's message stands, so each is noted before it is shared, behind the ref of the `words`: one that was
        shared as the process died, and is not seen, is taken away for the one that comes in its place. Raise GivenUp where one goes
        neither way.
        """
        files, shared = effect.say.files if effect.say else (), list(there)
        await self.drop(id for id in files_of(effect.ref) if id not in there)
        for file in files[len(there) :]:
            brought = await self.bring(file)
            noted = partial(self._noted, effect, "+".join((words, *filter(None, shared))))
            id = await self._shared(brought, spot, noted) if brought.content is not None else ""
            if not id and effect.kind != "note":  # a note names it, and its card has the link
                await self._link(brought, spot, effect.id)
            shared.append(id)
        return [id for id in shared if id]

    async def _noted(self, effect: Effect, ref: str, id: str) -> None:
        await self.stands(effect, f"{ref}+{id}")

    async def drop(self, files: Iterable[str]) -> None:
        """Take files away, with the messages that show them; those that are gone are fine."""
        for id in files:
            await self.api.call("files.delete", {"file": id}, fine=frozenset({"file_not_found", "file_deleted"}))

    async def _shared(self, file: Brought, spot: Spot, noted: Callable[[str], Awaitable[None]]) -> str:
        """Upload a file and show it; return its id, "" where Slack does not take it."""
        content = file.content or b""
        try:
            slot = (await self.api.call("files.getUploadURLExternal", {"filename": file.name, "length": len(content)})).data
            await self._upload(text_of(slot.get("upload_url")), content)
            id = text_of(slot.get("file_id"))
            await noted(id)
            shown = {"files": orjson.dumps([{"id": id, "title": file.name}]).decode(), "channel_id": spot.channel}
            await self.api.call("files.completeUploadExternal", shown | ({"thread_ts": spot.thread} if spot.thread else {}))
        except Refusal as refusal:
            if refusal.code in _NOT_HERE:
                return ""
            raise
        return id

    async def _upload(self, address: str, content: bytes) -> None:
        """Put the bytes where Slack wants them."""
        if not is_slacks(address, self.api.base_url):
            raise PlatformError("Slack named an address for the file that is not its own")
        timeout = aiohttp.ClientTimeout(total=TIMEOUT * 6)
        try:
            async with aiohttp.ClientSession(timeout=timeout) as session, session.post(address, data=BytesIO(content)) as response:
                status, pause = response.status, response.headers.get("Retry-After", "")
        except (aiohttp.ClientError, TimeoutError) as error:
            raise PlatformError(f"the file cannot be uploaded: {type(error).__name__}") from error
        if status == 429:
            raise RetryLater(float(pause) if pause.isdecimal() else 30.0, "Slack asks for a pause")
        if status != 200:
            raise PlatformError(f"Slack answered {status} to an upload")

    async def _link(self, file: Brought, spot: Spot, effect: str) -> None:
        if not file.link:
            raise GivenUp("a file is not there any more, or Slack does not take it, and there is no address to link to")
        under = {"thread_ts": spot.thread} if spot.thread else {}
        message = {**render.QUIET, **render.sentence(file.line, links=True)}
        known = {"metadata": {"event_type": METADATA, "event_payload": {"effect": effect, "file": file.name}}}
        await self.api.call("chat.postMessage", {"channel": spot.channel, **under, **message, **known})

    async def there(self, effect: Effect, words: tuple[str, str], spot: Spot) -> list[str]:
        """Return the ids of the files that stand behind the words already, "" for one that stands as a link.

        Files bear no metadata, but what we say next does, and so do links. What belongs to one place leaves in order,
        so whatever of ours stands before the next effect's words belongs to these.
        """
        wanted = [file.name for file in effect.say.files] if effect.say else []
        found: list[str] = []
        for message in sorted(await self._since(words[1], spot), key=lambda one: text_of(one.get("ts"))):
            bears = mapping(mapping(message.get("metadata")).get("event_payload"))
            if bears.get("effect") not in (None, effect.id):
                break
            if len(found) < len(wanted) and text_of(bears.get("file")) == wanted[len(found)]:
                found.append("")
            for file in mappings(message.get("files")) if message.get("bot_id") else ():
                if len(found) < len(wanted) and text_of(file.get("title") or file.get("name")) == wanted[len(found)]:
                    found.append(text_of(file.get("id")))
        return found

    async def _since(self, ts: str, spot: Spot) -> list[Body]:
        arguments = {"channel": spot.channel, "oldest": ts, "limit": 200, "include_all_metadata": True}
        method = "conversations.replies" if spot.thread else "conversations.history"
        arguments |= {"ts": spot.thread} if spot.thread else {}
        found: list[Body] = []
        for _ in range(PAGES):
            data = (await self.api.call(method, arguments, fine=frozenset({"thread_not_found"}))).data
            found += [one for one in mappings(data.get("messages")) if text_of(one.get("ts")) > ts]
            cursor = text_of(mapping(data.get("response_metadata")).get("next_cursor"))
            if not cursor:
                break
            arguments["cursor"] = cursor
        return found
