"""Durations and working hours as an operator writes them, the latter with English, Korean or Japanese names of days."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import time, timedelta
from itertools import pairwise

from bot.config import Span
from bot.settings.values import Wrong, kind_of, shortened, text
from bot.yaml_file import Node

_UNITS = {"ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
_DURATION = re.compile(r"(?:\d{1,6}(?:\.\d{1,3})?(?:ms|s|m|h|d|w)\s*)+")


def duration(low: timedelta, high: timedelta) -> Callable[[Node], timedelta]:
    """Return a reader for "10m", "1.2s", "1h30m", "3d" between `low` and `high`; 0 needs no unit."""

    def read(node: Node) -> timedelta:
        span = timedelta(seconds=_seconds(node))
        if not low <= span <= high:
            raise Wrong("C106", f"`{node.value}` is out of range", f"Write a time from {shown(low)} to {shown(high)}.")
        return span

    return read


def _seconds(node: Node) -> float:
    written = str(node.value).strip() if node.kind == "scalar" and not isinstance(node.value, bool) else ""
    if re.fullmatch(r"0+(\.0*)?", written):
        return 0.0
    if not _DURATION.fullmatch(written):
        what = f"`{written}` has no unit" if re.fullmatch(r"\d+(\.\d+)?", written) else f"{_quoted(node)} is not a length of time"
        raise Wrong("C107", what, "Write a number with ms, s, m, h, d or w, such as `1.2s`, `10m` or `1h30m`.")
    return sum(float(number) * _UNITS[unit] for number, unit in re.findall(r"([\d.]+)(ms|s|m|h|d|w)", written))


def _quoted(node: Node) -> str:
    return f"`{shortened(str(node.value))}`" if isinstance(node.value, str) else kind_of(node).capitalize()


def pause(node: Node) -> float:
    """Read a short time as seconds; a bare number is seconds too."""
    written = str(node.value).strip() if node.kind == "scalar" and not isinstance(node.value, bool) else ""
    if re.fullmatch(r"\d{1,4}(\.\d{1,3})?", written):
        node = Node("scalar", f"{written}s", node.line, node.column, file=node.file)
    return duration(timedelta(0), timedelta(seconds=30))(node).total_seconds()


def shown(span: timedelta) -> str:
    """Return a duration as an operator writes it: the largest unit that divides it."""
    seconds = span.total_seconds()
    unit = next((u for u in ("d", "h", "m", "s") if seconds and seconds % _UNITS[u] == 0), "s")
    return f"{seconds / _UNITS[unit]:g}{unit}"


_DAYS = (
    ("mon", "월", "月"),
    ("tue", "화", "火"),
    ("wed", "수", "水"),
    ("thu", "목", "木"),
    ("fri", "금", "金"),
    ("sat", "토", "土"),
    ("sun", "일", "日"),
)
_FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_OF = {
    **{name: number for number, names in enumerate(_DAYS) for name in names},
    **{name: number for number, name in enumerate(_FULL)},
    **{f"{names[1]}요일": number for number, names in enumerate(_DAYS)},
    **{f"{names[2]}曜日": number for number, names in enumerate(_DAYS)},
}
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})[-–~〜](\d{1,2}):(\d{2})")
_HOURS_CURE = 'Write such as "Mon-Fri 09:00-18:00, Sat 10:00-14:00".'


def hours(node: Node) -> tuple[Span, ...]:
    """Read working hours: days, then times, several by comma. "always" is no hours at all. 24:00 ends a day."""
    written = text(node)
    if written.lower() == "always":
        return ()
    spans: list[Span] = []
    days: list[int] = []
    open_days = True  # the next day begins a new group
    for word in re.sub(r"\s*([-–~〜])\s*", r"\1", written).replace(",", " ").replace("、", " ").split():
        clock = _CLOCK.fullmatch(word)
        if not clock:
            days = (days if not open_days else []) + _days(word)
        elif not days:
            raise Wrong("C301", f"`{word}` has no day", _HOURS_CURE)
        else:
            spans += [_span(day, word, clock) for day in days]
        open_days = clock is not None
    if not spans or not open_days:
        raise Wrong("C301", f"`{shortened(written)}` ends without a time", _HOURS_CURE)
    return _apart(sorted(spans, key=lambda span: (span.weekday, span.opens)))


def _days(word: str) -> list[int]:
    ends = [_DAY_OF.get(part.lower()) for part in re.split(r"[-–~〜]", word)]
    if None in ends or len(ends) > 2:
        raise Wrong("C301", f"`{shortened(word)}` is neither a day nor a time", _HOURS_CURE)
    first, last = (number for number in (ends[0], ends[-1]) if number is not None)
    return [(first + n) % 7 for n in range((last - first) % 7 + 1)]


def _span(day: int, word: str, clock: re.Match[str]) -> Span:
    opens, closes = _time(word, *clock.group(1, 2)), _time(word, *clock.group(3, 4))
    if opens >= closes:
        name, following = _DAYS[day][0].title(), _DAYS[(day + 1) % 7][0].title()
        begins, ends = word.replace("–", "-").replace("~", "-").replace("〜", "-").split("-")
        cure = f'Write the night as two: "{name} {begins}-24:00, {following} 00:00-{ends}".'
        raise Wrong("C302", f"`{word}` runs past midnight", cure)
    return Span(weekday=day, opens=opens, closes=closes)


def _time(word: str, hour: str, minute: str) -> time:
    if (hour, minute) == ("24", "00"):
        return time.max
    if int(hour) > 23 or int(minute) > 59:
        raise Wrong("C301", f"`{word}` is not a time of day", "Write hours from 00:00 to 24:00.")
    return time(int(hour), int(minute))


def _apart(spans: Sequence[Span]) -> tuple[Span, ...]:
    for before, after in pairwise(spans):
        if before.weekday == after.weekday and after.opens < before.closes:
            day = _DAYS[before.weekday][0].title()
            raise Wrong("C301", f"Two times on {day} overlap", "Write each hour of a day once.")
    return tuple(spans)
