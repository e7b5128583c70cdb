"""Times as people read them, made on the server so that a page is right before any script has run.

Relative times follow CLDR through Babel; the browser's Intl follows it too, so that a ticking clock does not change its wording.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.lean import without

with without("pytz"):  # babel would have its zones from there where it is installed, else from `zoneinfo` as everybody here: 0.3 MB
    from babel.dates import format_skeleton, format_timedelta

HOUR = timedelta(hours=1)


def ago(at: datetime, now: datetime, language: str, just_now: str) -> str:
    """Return "3 min. ago"; `just_now` within the first minute, and for a clock that is a little ahead."""
    if now - at < timedelta(minutes=1):
        return just_now
    return close(str(format_timedelta(at - now, add_direction=True, format="short", threshold=1, locale=language)), language)


def close(text: str, language: str) -> str:
    """Return "3分前" for CLDR's "3 分前": Japanese sets no space between a figure and its unit, as live.js does."""
    return text.replace(" ", "").replace("\N{NO-BREAK SPACE}", "") if language == "ja" else text


def left(due: datetime, now: datetime, language: str) -> str:
    """Return what is left until `due`, or how long it has passed: "4:05" below an hour, then "2 hr"."""
    span = abs(due - now)
    if span < HOUR:
        seconds = int(span.total_seconds())
        return f"{seconds // 60}:{seconds % 60:02}"
    return close(str(format_timedelta(span, format="short", threshold=1, locale=language)), language)


def stamp(at: datetime, now: datetime, language: str) -> str:
    """Return the time of day (24 hours), with the day before it when that is not today. Both datetimes in the reader's zone."""
    clock = at.strftime("%H:%M")
    return clock if at.date() == now.date() else f"{format_skeleton('MMMd', at, locale=language)} {clock}"
