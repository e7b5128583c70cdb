"""Times and amounts that a message tells unasked, each a sentence or a part of one by itself. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.fields.kind import Found, Hearing
from bot.fields.passing import behind_waiting
from bot.fields.utterance import utterance
from bot.fields.when import hangs_on, only_hurries, only_says_why
from bot.hearing.answer import PIECE, PIECES, last_said, sentences
from bot.model import changed

BARE = 40
"""Characters of a sentence that may be nothing but a time or an amount."""

BARE_KINDS = {"timeline": "timeline", "budget": "money"}
"""What a sentence may tell by itself: nobody says "next month" or "30k a year" of anything but their own plan."""

ASIDE = {"en": 20, "ko": 12, "ja": 12}
"""Characters that may stand around it in a sentence of its own."""

_JUST_NOW = 12  # characters of a part that says nothing but "right now": "nothing really right now" is no wish to start
_PAST = re.compile(
    r"\b(?:last|ago|since|was|were|told|said|yesterday|moved|changed|rescheduled)\b|지난|어제|[했됐왔갔]|先週|先月|昨日|去年|昨年"
    r"|前回|した",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")


def bare(text: str, question: str, hearing: Hearing, found: Mapping[str, Found]) -> Iterator[tuple[str, Found]]:
    """Yield times and amounts told unasked that are a sentence, or a part between commas, of their own: nothing else in it, no question."""
    asked = changed(hearing, asked=True, bare=True)
    around = [limit.get(hearing.language, limit["en"]) for limit in (ASIDE, PIECE)]
    quotes = [hit.quote for hit in found.values()]
    for part, is_piece in _parts(text):
        if (
            len(part) > BARE
            or _PAST.search(part)
            or part.strip() in question
            or behind_waiting(utterance(part, hearing.language), told=False)
            or any(quote in part or part.strip() in quote for quote in quotes)
        ):
            continue
        for field, kind in BARE_KINDS.items():
            hit = last_said(kind, part, asked, text) if field not in found else None
            if (
                hit
                and (hit.quote.lower() != "right now" or len(part.strip()) <= _JUST_NOW)
                and (_has_period(hit) if kind == "money" else not _FIGURE.search(part.replace(hit.quote, "")))
                and not (kind == "timeline" and _is_no_plan(text, hit, hearing))
                and len(part.strip()) - len(hit.quote) <= around[is_piece]
            ):
                yield field, hit
                break


def _is_no_plan(text: str, hit: Found, hearing: Hearing) -> bool:
    """Tell whether a time in a sentence of its own only says why something is wanted, that somebody waits for us, or hangs on a yes."""
    start = text.find(hit.quote)
    end = start + len(hit.quote)
    if only_says_why(text, end) or only_hurries(text, start):
        return True
    is_now = isinstance(hit.value, dict) and hit.value.get("earliest") == hearing.now.date().isoformat()
    return is_now and hangs_on(text.lower(), hearing.language, start, end)


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the sentences of a text, then the parts of those that have commas; True: it is such a part."""
    for part in sentences(text) or (text,):
        yield part, False
        pieces = [piece for piece in PIECES.split(part) if piece.strip()]
        if len(pieces) > 1:
            yield from ((piece, True) for piece in pieces)


def _has_period(hit: Found) -> bool:
    """An amount by itself is a budget only where it is one for a month or a year: "30k a year", not "30k", nor a price a head."""
    return isinstance(hit.value, dict) and hit.value.get("period") not in (None, "seat")
