"""A mail as the rules compose it: words alone. Links are made by whoever holds the key, markup by whoever sends it."""

from __future__ import annotations

from dataclasses import dataclass

Enclosed = tuple[str, str, bytes]
"""A file that goes with a mail: name, media type ("text/calendar; method=REQUEST"), content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One mail to one person, in their language."""

    sender: str  # shown name of who it is from: "Dana Cole, Northdesk"
    subject: str  # names the firm and nothing personal: a subject is read on locked screens
    language: str
    firm: str
    lead: str  # the sentence above the lines
    lines: tuple[tuple[str, str], ...]  # (who says it, text), oldest first
    open: str = ""  # label of the link that resumes the conversation; "": no such link
    lasts: str = ""  # how long that link works
    why: str = ""  # why they get this mail
    stop: str = ""  # label of the link that ends all messages; "": no such link
    reply_to: str = ""  # whom an answer goes to; "": to us
    advert: str | None = None  # the countries whose quiet hours of advertising it has to keep as it leaves; None: it keeps none
    attachments: tuple[Enclosed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailed:
    """The last mail about lines that a visitor did not see."""

    seq: int  # lines up to here were in it
    at: float  # when it was sent, or last tried; epoch seconds
    place: str  # the address
    failed: bool  # it was refused for good
