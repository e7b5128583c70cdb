"""Stock phrases filled with values: which variant is said, and how times are named. Pure; used by `compose` and by the desk's notices."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from zlib import crc32

from bot.desk.hours import known_zone
from bot.flow.shape import Flow, Words

_SLOT = re.compile(r"\{(\w+)\}")


def words_of(flow: Flow, language: str) -> Words:
    """Return the phrases of the language, else of the flow's first one."""
    return flow.words.get(language) or flow.words[flow.languages[0]]


def fill(phrase: str, values: Mapping[str, str]) -> str:
    """Fill {slots} in one pass; a value with braces stays as it is, a slot without a value becomes nothing."""
    return _SLOT.sub(lambda m: values.get(m.group(1), ""), phrase)


def can_fill(phrase: str, values: Mapping[str, str]) -> bool:
    """Tell whether every slot of the phrase has a value."""
    return all(values.get(name) for name in _SLOT.findall(phrase))


def variant(phrases: Sequence[str], key: str, used: Sequence[str], seed: str) -> int:
    """Return the index of the variant to say: the first not used in this talk, beginning at one that differs from talk to talk.

    When all are used, the one that was said longest ago.
    """
    start = crc32(f"{seed}{key}".encode()) % len(phrases)
    order = [(start + n) % len(phrases) for n in range(len(phrases))]
    fresh = next((n for n in order if f"{key}#{n}" not in used), None)
    if fresh is not None:
        return fresh
    last = {n: max(i for i, u in enumerate(used) if u == f"{key}#{n}") for n in order}
    return min(order, key=last.__getitem__)


def when(words: Words, at: datetime, now: datetime, zone: str) -> str:
    """Name the time `at` as the language says it: within minutes, at a time, tomorrow, on a day."""
    local, today = at.astimezone(known_zone(zone)), now.astimezone(known_zone(zone)).date()
    minutes = max(1, round((at - now).total_seconds() / 60))
    if minutes <= 90:
        key, n = ("when.minutes", minutes) if minutes < 60 else ("when.hours", 1)
        return fill(words[key][0], {"n": str(n)})
    days = (local.date() - today).days
    key = {0: "when.at", 1: "when.tomorrow_at"}.get(days, "when.day_at")
    weekday = words["when.weekdays"][local.weekday()]
    return fill(words[key][0], {"time": f"{local:%H:%M}".lstrip("0"), "day": weekday})
