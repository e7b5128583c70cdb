"""Files that come beside words: named when they are heard, fetched when somebody wants them."""

from __future__ import annotations

import mimetypes

from telegram import Bot, Message
from telegram.error import BadRequest, TelegramError

from adapters.telegram.refusal import refused
from bot.errors import NotFound, TooMuch
from bot.model.arrivals import Attachment

MOST_BYTES = 20_000_000
"""What a bot may fetch, https://core.telegram.org/bots/api#getfile"""


def attachments(message: Message) -> tuple[Attachment, ...]:
    """Return the file of a message; Telegram sends each picture of an album as a message of its own."""
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return (_file(largest.file_id, "photo.jpg", "image", largest.file_size),)
    if moving := message.animation or message.video:  # an animation stands in `document` as well
        return (_file(moving.file_id, moving.file_name or "video.mp4", "video", moving.file_size),)
    if round := message.video_note:
        return (_file(round.file_id, "video.mp4", "video", round.file_size),)
    if spoken := message.voice:
        return (_file(spoken.file_id, "voice.ogg", "voice", spoken.file_size),)
    if other := message.audio or message.document:
        return (_file(other.file_id, other.file_name or "file", "file", other.file_size),)
    return ()


def _file(id: str, name: str, kind: str, size: int | None) -> Attachment:
    return Attachment(name=name, kind=kind, size=size or 0, ref=id)


async def fetch(bot: Bot, ref: str) -> tuple[str, bytes]:
    """Return a file's media type and bytes. Raise NotFound, TooMuch or PlatformError."""
    try:
        file = await bot.get_file(ref)
        if (file.file_size or 0) > MOST_BYTES:
            raise TooMuch("the file is larger than Telegram lets bots fetch")
        content = await file.download_as_bytearray()
    except BadRequest as error:
        if "too big" in str(error).lower():
            raise TooMuch("the file is larger than Telegram lets bots fetch") from error
        raise NotFound("Telegram has no such file any more") from error
    except TelegramError as error:
        raise refused(error) from error
    kind, _ = mimetypes.guess_type(file.file_path or "")
    return kind or "application/octet-stream", bytes(content)
