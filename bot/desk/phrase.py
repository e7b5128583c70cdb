"""Stock phrases filled with values: which variant is said, how times, sizes and lists are named. For `compose` and notices; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from zlib import crc32

from bot.desk.hours import known_zone
from bot.flow.shape import Flow, Words
from bot.model import Value

_SLOT = re.compile(r"\{(\w+)\}")

SOON_MINUTES = 90
"""A time nearer than this is named as a span ("within 20 minutes"), a later one by the clock."""


def words_of(flow: Flow, language: str) -> Words:
    """Return the phrases of the language, else of the flow's first one."""
    return flow.words.get(language) or flow.words[flow.languages[0]]


def fill(phrase: str, values: Mapping[str, str]) -> str:
    """Fill {slots} in one pass; a value with braces stays as it is, a slot without a value becomes nothing."""
    return _SLOT.sub(lambda m: values.get(m.group(1), ""), phrase) if "{" in phrase else phrase


def label(words: Words, key: str, **values: str) -> str:
    """Return a label or a sentence to our own people, filled; its key's last word where a version published earlier lacks it."""
    phrases = words.get(key)
    return fill(phrases[0], values) if phrases else key.rpartition(".")[2].replace("_", " ").capitalize()


def can_fill(phrase: str, values: Mapping[str, str]) -> bool:
    """Tell whether every slot of the phrase has a value."""
    return all(values.get(name) for name in slots_of(phrase))


@lru_cache(maxsize=4096)  # a flow's phrases are few, and every turn looks at all variants of some
def slots_of(phrase: str) -> frozenset[str]:
    """Return the names of the slots of a phrase."""
    return frozenset(_SLOT.findall(phrase))


def variant(phrases: Sequence[str], key: str, used: Sequence[str], seed: str) -> int:
    """Return the index of the variant to say: the first not used in this talk, beginning at one that differs from talk to talk.

    When all are used, the one that was said longest ago.
    """
    start = crc32(f"{seed}{key}".encode()) % len(phrases)
    order: list[int] = [*range(start, len(phrases)), *range(start)]
    if not used:
        return start
    fresh = next((n for n in order if f"{key}#{n}" not in used), None)
    if fresh is not None:
        return fresh
    last = {n: max(i for i, u in enumerate(used) if u == f"{key}#{n}") for n in order}
    return min(order, key=last.__getitem__)


def when(words: Words, at: datetime, now: datetime, zone: str, *, deadline: bool = True) -> str:
    """Name the time `at`: "within 20 minutes", "by 15:00", "tomorrow at 09:00"; a deadline says by, a moment at."""
    minutes = max(1, round((at - now).total_seconds() / 60))
    if deadline and minutes <= SOON_MINUTES:
        key = {1: "minute", 60: "hour"}.get(minutes, "minutes")
        return fill(words[f"when.{key}"][0], {"n": str(minutes)})
    local, today = at.astimezone(known_zone(zone)), now.astimezone(known_zone(zone)).date()
    days = (local.date() - today).days
    stem = "" if days == 0 else "tomorrow_" if days == 1 else "day_" if days < 7 else "date_"
    values = {"time": clock(words, local), "day": words["days"][local.weekday()], "date": day_name(words, local)}
    return fill(words[f"when.{stem}{'by' if deadline else 'at'}"][0], values)


def clock(words: Words, at: datetime) -> str:
    """Return the time of day as the language writes it."""
    half, minutes = ("am" if at.hour < 12 else "pm"), ("" if at.minute == 0 else "_minutes")
    key = {(0, 0): "midnight", (12, 0): "noon"}.get((at.hour, at.minute), half + minutes)
    slots = {"h": at.hour, "hh": f"{at.hour:02}", "h12": at.hour % 12 or 12, "m": at.minute, "mm": f"{at.minute:02}"}
    return fill(words[f"clock.{key}"][0], {name: str(value) for name, value in slots.items()})


def day_name(words: Words, at: datetime) -> str:
    """Return day and month as the language writes them."""
    return fill(words["date"][0], {"d": str(at.day), "month": words["months"][at.month - 1]})


def size(words: Words, value: Value) -> str:
    """Return a head count with its unit: "60 people", "50명 이상"."""
    if not isinstance(value, dict):
        return str(value)
    low, high = value.get("min"), value.get("max")
    slots = {
        "n": f"{low:,}" if low is not None else "",
        "min": f"{low:,}" if low is not None else "",
        "max": f"{high:,}" if high is not None else "",
    }
    shapes = {"one": low == high == 1, "exact": low == high, "at_least": high is None, "at_most": not low}
    key = next((name for name, holds in shapes.items() if holds), "between")
    return fill(words[f"size.{key}"][0], slots)


def listed(words: Words, items: Sequence[str]) -> str:
    """Join several facts as the language does."""
    if len(items) < 2:
        return "".join(items)
    return words["list.between"][0].join(items[:-1]) + words["list.last"][0] + items[-1]
