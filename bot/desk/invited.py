"""The mail that brings a meeting into the prospect's own calendar, moves it there, and takes it out. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.desk.card import city
from bot.desk.hours import known_zone
from bot.desk.phrase import can_fill, clock, day_name, fill, label
from bot.flow.shape import Words
from bot.model.letter import Enclosed, Letter

INVITED = "meeting"
"""The sort of these mails, `Effect.mark`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What a mail about a meeting tells."""

    words: Words
    language: str
    firm: str
    host: str  # the shown name of who they meet
    subject: str
    at: datetime | None  # when it begins, or would have; None: not known any more
    zone: str  # in which times are named to them
    stands: bool  # False: it was cancelled
    moved: bool


def letter(occasion: Occasion, entry: bytes) -> Letter:
    """Return the mail with the calendar entry. Its subject names the firm and who they meet: it is read on locked screens."""
    words = occasion.words
    key = "called_off" if not occasion.stands else "now_at" if occasion.moved else "invited"
    place = city(occasion.zone, occasion.language) or occasion.zone
    method = "REQUEST" if occasion.stands else "CANCEL"
    enclosed: Enclosed = ("invite.ics", f"text/calendar; method={method}; charset=utf-8", entry)
    return Letter(
        sender=f"{occasion.host}, {occasion.firm}" if occasion.host else occasion.firm,
        subject=occasion.subject,
        language=occasion.language,
        firm=occasion.firm,
        lead=_said(words, f"meeting.{key}", {"when": named(words, occasion.at, occasion.zone), "place": place}),
        lines=(),
        why=label(words, "meeting.why", company=occasion.firm),
        attachments=(enclosed,),
    )


def _said(words: Words, key: str, values: Mapping[str, str]) -> str:
    """Return the first of the phrases for which everything is known."""
    fits = (phrase for phrase in words.get(key, ()) if can_fill(phrase, values))
    return next((fill(phrase, values) for phrase in fits), label(words, key, **values))


def named(words: Words, at: datetime | None, zone: str) -> str:
    """Name a time to meet as a clock of the zone shows it; "" for none."""
    if at is None:
        return ""
    local = at.astimezone(known_zone(zone))
    values = {"day": words["days"][local.weekday()], "date": day_name(words, local), "time": clock(words, local)}
    return fill(words["meeting.slot"][0], values)
