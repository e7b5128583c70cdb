"""Leads as CSV that Excel opens in every language, with nothing in it that Excel would run. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from unicodedata import category, normalize

from bot.config import Config
from bot.desk.hours import known_zone
from bot.desk.report import Recorded
from bot.model import Owner

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""The byte order mark: without it Excel takes UTF-8 for the code page of the machine, and Korean and Japanese are lost."""

RISKY = ("=", "+", "-", "@")
"""What a cell may not begin with, or a spreadsheet may run it (OWASP, "CSV injection"); a Japanese Excel takes the full-width signs too.

What cannot be seen before it (zero width, control, direction) does not count as a beginning: some spreadsheets leave it out as they read.
"""

BREAKS = ("\t", "\r", "\n")

FIXED = (
    "id",
    "posted",
    "changed",
    "zone",
    "team",
    "owner",
    "rep",
    "outcome",
    "score",
    "result",
    "reason",
    "words",
    "title",
    "language",
    "region",
)
AFTER = ("platform", "page", "referrer", "campaign")


def harmless(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe before one that might be. NUL is taken out."""
    text = text.replace("\0", "")
    seen = next((sign for sign in text if category(sign)[0] not in "CZ"), "")
    return f"'{text}" if text.startswith(BREAKS) or normalize("NFKC", seen).startswith(RISKY) else text


def as_csv(leads: Iterable[Recorded], config: Config) -> str:
    """Return a table of leads: UTF-8 with its mark, lines ended by CR LF, times in each team's zone, a column for each field."""
    known = tuple(leads)
    fields = tuple(dict.fromkeys(fact.field for lead in known for fact in lead.card.facts))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow([*FIXED, *(harmless(name) for name in fields), *AFTER])
    writer.writerows(_row(lead, fields, config) for lead in known)
    return MARK + out.getvalue()


def _row(lead: Recorded, fields: Sequence[str], config: Config) -> list[str | int]:
    card, zone = lead.card, config.team(lead.team).zone
    here = known_zone(zone)
    shown = {fact.field: fact.shown for fact in card.facts if fact.state in ("known", "unsure")}
    texts = (lead.words, card.title, card.language, card.region)
    return [
        lead.conversation,
        f"{lead.posted_at.astimezone(here):%Y-%m-%d %H:%M}",
        f"{lead.updated_at.astimezone(here):%Y-%m-%d %H:%M}",
        zone,
        harmless(lead.team),
        lead.owner.value,
        harmless(config.rep_name(lead.rep)) if lead.owner in (Owner.REP, Owner.CLOSED) else "",
        card.outcome or "",
        card.score,
        lead.result,
        lead.code,
        *map(harmless, texts),
        *(harmless(shown.get(name, "")) for name in fields),
        *map(harmless, (lead.platform, card.page, card.referrer, card.campaign)),
    ]
