"""What the kinds share whose values are plain strings, and those whose values are a least and a most."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import datetime

from bot.fields.kind import Found
from bot.fields.utterance import Utterance
from bot.model import Value

_TRIMMED = " \t\n\r,.;:!?'\"()[]-~、。！？「」『』・…‘’“”　"


def _is_trimmed(sign: str) -> bool:
    """True for blanks, stops and pictures."""
    return sign in _TRIMMED or sign.isspace() or sign >= "\U0001f000" or "\u2600" <= sign <= "\u27bf" or sign in "\ufe0f\u200d"


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """`start:end` without blanks and stops at its ends."""
    while start < end and _is_trimmed(text[start]):
        start += 1
    while end > start and _is_trimmed(text[end - 1]) and not _closes(text, start, end):
        end -= 1
    return start, end


def _closes(text: str, start: int, end: int) -> bool:
    """True for a bracket at the end that was opened before: "a help desk (device faults)"."""
    return text[end - 1] == ")" and text.count("(", start, end) == text.count(")", start, end)


def found(said: Utterance, value: Value, start: int, end: int, *, replaces: bool = False) -> Found:
    """A value on the words at `start:end`, without the blanks around them."""
    words = said.text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    return Found(value=value, quote=said.text[start:end], start=start, end=end, replaces=replaces)


class PlainText:
    """A value that is a string: its own choice, its own show, one fact."""

    members: Mapping[str, str] = {}

    def choice(self, label: str) -> Value | None:
        """The label itself."""
        return label.strip() or None

    def show(self, value: Value, language: str) -> str:
        """The string as it was read."""
        return value if isinstance(value, str) else ""

    def facts(self, value: Value, now: datetime) -> Mapping[str, float | int | str] | str:
        """The string itself."""
        return value if isinstance(value, str) else ""


def ends(value: Value) -> tuple[float | None, float | None]:
    """The least and the most of a value; an open end, or one that is no number, is None."""
    if isinstance(value, str):
        return None, None
    low, high = value.get("min"), value.get("max")
    return low if isinstance(low, int | float) else None, high if isinstance(high, int | float) else None


def range_facts(value: Value) -> dict[str, float | int | str]:
    """`min` and `max` for conditions; an open end is minus or plus infinity."""
    low, high = ends(value)
    return {"min": -math.inf if low is None else float(low), "max": math.inf if high is None else float(high)}


_RANGES: Mapping[str, tuple[str, str, str]] = {  # between, least, most
    "en": ("{} to {}", "{} or more", "up to {}"),
    "ko": ("{}~{}", "{} 이상", "{} 이하"),
    "ja": ("{}〜{}", "{}以上", "{}以下"),
}


def range_text(low: str | None, high: str | None, language: str) -> str:
    """A range in words, from its written ends."""
    between, least, most = _RANGES.get(language, _RANGES["en"])
    if low is None and high is None:
        return ""
    if low is None:
        return most.format(high)
    if high is None:
        return least.format(low)
    return low if low == high else between.format(low, high)


def counted(value: float | None) -> str | None:
    """A number with separators: 1,200 or 1.5."""
    if value is None:
        return None
    return f"{int(value):,}" if value == int(value) else f"{value:,.2f}".rstrip("0").rstrip(".")
