"""Files that go with a message of ours: attached where Discord takes them, else links behind it.

https://discord.com/developers/docs/reference#uploading-files
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import discord

from adapters.discord.render import Draft, links_of
from bot.errors import GivenUp
from bot.model import Effect
from bot.ports import Brought

LARGEST = 10 * 1024 * 1024
"""Bytes of one file; servers with boosts take more, direct messages do not."""

LINKS = 1_000
"""The part, for its nonce, that the links of files are: behind all parts of the words."""

_TOO_LARGE, _LACKS_PERMISSION = 40005, 50013


def taken(files: Sequence[Brought]) -> list[Brought]:
    """Return those that Discord should take."""
    return [file for file in files if file.content is not None and len(file.content) <= LARGEST]


def left(files: Sequence[Brought], first: discord.Message) -> list[Brought]:
    """Return those that did not go with the first words: all, where Discord refused them, or what it would not take anyhow."""
    gone = taken(files) if first.attachments else []
    return [file for file in files if file not in gone]


def refuses(error: discord.HTTPException) -> bool:
    """Tell whether Discord may take the words without the files."""
    return error.status == 413 or error.code in (_TOO_LARGE, _LACKS_PERMISSION)


def arguments(files: Sequence[Brought]) -> dict[str, Any]:
    """Return what sends the files, made anew for each try: sending reads them to their end."""
    return {"files": [discord.File(io.BytesIO(file.content or b""), filename=file.name) for file in files]} if files else {}


def links(effect: Effect, files: Sequence[Brought]) -> Draft | None:
    """Return the message that links to files; None for none, and for a note, which names them while its card has the links.

    Raise GivenUp where a file of a rep's has no link either.
    """
    if not files or effect.kind == "note":
        return None
    if not all(file.link for file in files):
        raise GivenUp("a file is not there any more, or too large for Discord, and there is no address to link to")
    return links_of([(file.name, file.link) for file in files])
