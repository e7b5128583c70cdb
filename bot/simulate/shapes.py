"""How what a field should hold is written in a persona file: one reader a shape, one table from kinds of field to shapes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from bot.settings.values import Reader, Wrong, kind_of, listed, meant, shortened, text
from bot.simulate.expect import Between, Called, Contains, Exactly, Expected, Money, When
from bot.yaml_file import Node

PERIODS = ("month", "year", "seat", "once")


def expected(kind: str) -> Reader:
    """Return the reader for a kind of field; where the kind is not known, the value's own shape decides."""
    return _SHAPES.get(kind, _by_shape)


def _wrong_shape(node: Node, form: str) -> Wrong:
    return Wrong("P204", f"This value is {kind_of(node)}", f"Write it as {form}.")


def _exactly(node: Node) -> Exactly:
    return Exactly(_text(node, "a text between quotes"))


def _called(node: Node) -> Called | Contains:
    return _contains(node) if node.kind == "mapping" else Called(_text(node, "a text"))


def _text(node: Node, form: str) -> str:
    if node.text is None:
        raise _wrong_shape(node, form)
    return text(node)


def _contains(node: Node) -> Contains:
    given = _keys(node, "`{contains: [routing]}`", ("contains",))
    words = tuple(text(item) for item in listed(given["contains"], commas=False)) if "contains" in given else ()
    if not words:
        raise Wrong("P109", "No word is listed", "Write the words that must stand in it: `{contains: [routing]}`.")
    return Contains(words)


def _between(node: Node) -> Between:
    given = _keys(node, "`{min: 60, max: 60}`", ("min", "max"))
    low, high = _ends(given)
    return Between(min=low, max=high)


def _money(node: Node) -> Money:
    given = _keys(node, "`{min: 15000, max: 15000, currency: USD, period: year}`", ("min", "max", "currency", "period"))
    low, high = _ends(given)
    currency, period = (str(given[key].value) if key in given else None for key in ("currency", "period"))
    if currency is not None and not re.fullmatch("[A-Z]{3}", currency):
        raise Wrong(
            "P105", f"`{shortened(currency)}` is no currency", "Write three letters, as ISO 4217 has them: `KRW`.", given["currency"]
        )
    if period is not None and period not in PERIODS:
        raise Wrong("P105", f"`{shortened(period)}` is no period", meant(period, PERIODS), given["period"])
    return Money(min=low, max=high, currency=currency, period=period)


def _when(node: Node) -> When:
    given = _keys(node, "`{earliest: null, latest: 2026-06-21}`", ("earliest", "latest"))
    first, last = (_day(given[key]) if key in given else None for key in ("earliest", "latest"))
    if first and last and first > last:
        raise Wrong("P106", "`earliest` is after `latest`", "Exchange the two.", given["earliest"])
    return When(earliest=first, latest=last)


def _keys(node: Node, form: str, known: tuple[str, ...]) -> Mapping[str, Node]:
    """Return the mapping's values; a null one counts as not written."""
    if node.kind != "mapping":
        raise _wrong_shape(node, form)
    for key, _ in node.pairs:
        if key.value not in known:
            raise Wrong("P204", f"`{shortened(str(key.value))}` is no part of this field's value", f"Write it as {form}.", key)
    return {str(key.value): value for key, value in reversed(node.pairs) if value.value is not None}


def _ends(given: Mapping[str, Node]) -> tuple[float | None, float | None]:
    low, high = (_number(given[key]) if key in given else None for key in ("min", "max"))
    if low is not None and high is not None and low > high:
        raise Wrong("P106", "`min` is over `max`", "Exchange the two.", given["min"])
    return low, high


def _number(node: Node) -> float:
    if isinstance(node.value, bool) or not isinstance(node.value, int | float) or not abs(node.value) < 1e15:
        raise Wrong("P104", f"This should be a number, not {kind_of(node)}", "Write digits, without signs between them.", node)
    return node.value


def _day(node: Node) -> date:
    try:
        return date.fromisoformat(str(node.value))
    except ValueError:
        raise Wrong("P108", f"`{shortened(str(node.value))}` is no date", "Write one such as 2026-06-21.", node) from None


def _by_shape(node: Node) -> Expected:
    keys = {str(key.value) for key, _ in node.pairs}
    read = next((read for mark, read in _MARKS if keys & mark), _called)
    return read(node)


_MARKS: tuple[tuple[frozenset[str], Callable[[Node], Expected]], ...] = (
    (frozenset({"contains"}), _contains),
    (frozenset({"currency", "period"}), _money),
    (frozenset({"min", "max"}), _between),
    (frozenset({"earliest", "latest"}), _when),
)

_SHAPES: Mapping[str, Reader] = {
    "need": _contains,
    "goal": _contains,
    "solution": _called,
    "name": _called,
    "company": _called,
    "role": _called,
    "choice": _called,
    "email": _exactly,
    "phone": _exactly,
    "headcount": _between,
    "number": _between,
    "money": _money,
    "timeline": _when,
}
