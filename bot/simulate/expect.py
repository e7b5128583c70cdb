"""What a field should hold at the end of a persona's talk, and when a value counts as that: one class a shape of value."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Protocol

from bot.fields.solution import product
from bot.language import lexicon
from bot.language.lexicon import LANGUAGES
from bot.model import Value

NEAR_MONEY = 0.01
"""How far an end of a budget may be off, as a part of it."""

NEAR_DAYS = 7
NEAR_DISTANCE = 0.1
"""How far an end of a timeline may be off: in days, or as a part of its distance from now, whichever is more."""


class Expected(Protocol):
    """What a field should hold."""

    def fits(self, value: Value, now: datetime) -> bool:
        """Tell whether the value counts as right; `now` is when the talk began, in the prospect's zone."""
        ...

    def __str__(self) -> str:
        """Return it for people."""
        ...


@dataclass(frozen=True, slots=True)
class Exactly:
    """A text that must be equal: an e-mail address in any case, a phone number as E.164."""

    text: str

    def fits(self, value: Value, now: datetime) -> bool:
        return isinstance(value, str) and value.lower() == self.text.lower()

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Called:
    """A name, a firm, a role, a tool: equal but for case, width of letters, honorifics and forms of company; a known tool in any script."""

    text: str

    def fits(self, value: Value, now: datetime) -> bool:
        return isinstance(value, str) and trimmed(product(value)) == trimmed(product(self.text))

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Contains:
    """A description in the prospect's words that must hold each of these."""

    words: tuple[str, ...]

    def fits(self, value: Value, now: datetime) -> bool:
        return isinstance(value, str) and all(
            _folded(word) in _folded(value) or _folded(product(word)) in _folded(value) for word in self.words
        )

    def __str__(self) -> str:
        return " + ".join(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """A number or a number of people; an open end is None."""

    min: float | None
    max: float | None

    def fits(self, value: Value, now: datetime) -> bool:
        return isinstance(value, dict) and value.get("min") == self.min and value.get("max") == self.max

    def __str__(self) -> str:
        return _ends(self.min, self.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """A budget as the prospect said it, in its currency and for its period."""

    min: float | None
    max: float | None
    currency: str | None
    period: str | None

    def fits(self, value: Value, now: datetime) -> bool:
        if not isinstance(value, dict) or (value.get("currency"), value.get("period")) != (self.currency, self.period):
            return False
        return _close(value.get("min"), self.min) and _close(value.get("max"), self.max)

    def __str__(self) -> str:
        period = f" a {self.period}" if self.period in ("month", "year", "seat") else f" {self.period or ''}"
        return f"{_ends(self.min, self.max)} {self.currency or ''}{period}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A span of days; an end that is None is not looked at."""

    earliest: date | None
    latest: date | None

    def fits(self, value: Value, now: datetime) -> bool:
        if not isinstance(value, dict):
            return False
        pairs = ((value.get("earliest"), self.earliest), (value.get("latest"), self.latest))
        return all(wanted is None or _is_near(got, wanted, now.date()) for got, wanted in pairs)

    def __str__(self) -> str:
        return f"{self.earliest or '…'} to {self.latest or '…'}"


def _is_near(got: object, wanted: date, today: date) -> bool:
    try:
        day = date.fromisoformat(str(got))
    except ValueError:
        return False
    return abs((day - wanted).days) <= max(NEAR_DAYS, NEAR_DISTANCE * abs((wanted - today).days))


def _close(got: object, wanted: float | None) -> bool:
    if wanted is None or not isinstance(got, int | float):
        return got is None and wanted is None
    return abs(got - wanted) <= NEAR_MONEY * abs(wanted)


def _ends(low: float | None, high: float | None) -> str:
    if low == high:
        return "any" if low is None else f"{low:,g}"
    return f"{'…' if low is None else f'{low:,g}'} to {'…' if high is None else f'{high:,g}'}"


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def trimmed(text: str) -> str:
    """Return a name, firm or role as it is compared: case and width folded, without honorifics and forms of company."""
    folded = _folded(text).strip(" .,。、")
    for _ in range(2):
        folded = _shorn(folded)
    return folded


def _shorn(text: str) -> str:
    """Cut one honorific or form of company off each end, unless nothing else would be left."""
    for mark, is_word in _trimmings():
        parted = " " if is_word else ""
        for rest in (_behind(text, mark, parted), _before(text, mark, parted)):
            if rest:
                return rest
    return text


def _behind(text: str, mark: str, parted: str) -> str:
    return text[len(mark) :].strip(" .,") if text.startswith((mark + parted, f"{mark}. ")) else ""


def _before(text: str, mark: str, parted: str) -> str:
    bare = text.rstrip(". ")
    return bare[: -len(mark)].strip(" .,") if bare.endswith(parted + mark) else ""


@cache
def _trimmings() -> tuple[tuple[str, bool], ...]:
    """Return every honorific and form of company, longest first, and whether it stands apart from the name."""
    found: dict[str, bool] = {}
    for code in LANGUAGES:
        words = lexicon(code)
        found |= {_folded(mark): mark.isascii() for mark in (*words.honorifics, *words.suffixes)}
    return tuple(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def shown(value: Value) -> str:
    """Return a stored value for people."""
    return value if isinstance(value, str) else ", ".join(_members(value))


def _members(value: Mapping[str, str | float | int | None]) -> Iterator[str]:
    ends = [key for key in ("min", "max") if key in value]
    if ends:
        low, high = value.get("min"), value.get("max")
        yield _ends(low if isinstance(low, int | float) else None, high if isinstance(high, int | float) else None)
    if "earliest" in value:
        yield f"{value['earliest'] or '…'} to {value.get('latest') or '…'}"
    yield from (str(value[key]) for key in ("currency", "period") if value.get(key))
