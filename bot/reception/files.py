"""A rep's files on their way to the prospect: as files where the platform takes them, else as links; what goes neither way is told."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.arrivals import Attachment, Heard
from bot.reception.needs import Needs, Voice

LARGEST = 20_000_000
"""Bytes of a file that can be fetched from where it was sent: what Telegram lets bots fetch (https://core.telegram.org/bots/api#getfile),
and our own bound on Slack and Discord."""

MOST = 10
"""Files that go with one message, as many as Discord takes (https://discord.com/developers/docs/resources/message#create-message)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOn:
    """What becomes of the files that came with a rep's words."""

    files: tuple[Attachment, ...]  # go as files
    links: tuple[str, ...]  # go as lines of the words
    told: str  # what the rep is told of those that do not go; "": all go


def passed_on(needs: Needs, heard: Heard, platform: str, voice: Voice) -> PassedOn:
    """Return how each file goes to a prospect on a platform. A message carries `LARGEST` bytes in files; the others go as links."""
    files: list[Attachment] = []
    links: list[str] = []
    told: dict[str, None] = {}
    for file in heard.files:
        if file.size > LARGEST:
            told[voice.told("too_large", text=file.name, n=str(LARGEST // 1_000_000))] = None
        elif _goes_as_it_is(needs, file, platform, files):
            files.append(file)
        elif link := needs.file_link(heard.platform, file):
            links.append(f"{file.name}: {link}")
        else:
            told[voice.told("no_file")] = None
    return PassedOn(files=tuple(files), links=tuple(links), told="\n".join(told))


def kept_back(needs: Needs, heard: Heard, voice: Voice) -> str:
    """Return what its owner is told of files that came with a colleague's words: those go as links alone, if the words are sent."""
    told = [voice.told("too_large", text=file.name, n=str(LARGEST // 1_000_000)) for file in heard.files if file.size > LARGEST]
    if any(file.size <= LARGEST and not needs.file_link(heard.platform, file) for file in heard.files):
        told.append(voice.told("no_file"))
    return "\n".join(told)


def _goes_as_it_is(needs: Needs, file: Attachment, platform: str, before: list[Attachment]) -> bool:
    """Tell whether a file goes as a file; one whose size is not known is tried."""
    fits = sum(one.size for one in before) + file.size <= LARGEST and len(before) < MOST
    largest = 0 if platform in needs.store_backed else needs.carries(platform)
    return bool(file.ref) and fits and 0 < largest >= file.size
