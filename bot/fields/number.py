"""A plain number: how many tickets a month, how many shops. Read only when it was asked for, since nothing else says what it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.fields.amount import Amount, amounts, tidy
from bot.fields.kind import Found, Hearing
from bot.fields.plain import counted, ends, found, range_facts, range_text
from bot.fields.utterance import Utterance, utterance
from bot.fields.whose import corrects, denied, standing
from bot.model import Value


class NumberKind:
    """A number or a range; values are {"min", "max"}, an open end None."""

    name = "number"
    members: Mapping[str, str] = {"min": "double", "max": "double"}

    def read(self, text: str, hearing: Hearing) -> Sequence[Found]:
        """The first number of an answer that is not denied."""
        if not hearing.asked:
            return []
        said = utterance(text, hearing.language)
        own = [one for one in standing(said, amounts(said)) if not denied(said, one.start, one.end)]
        return [found(said, ranged(own[0]), own[0].bound_start, own[0].bound_end, replaces=corrects(said))] if own else []

    def choice(self, label: str) -> Value | None:
        """ "1-9", "250+", "under 10"."""
        return label_range(label)

    def show(self, value: Value, language: str) -> str:
        """ "60", "50 to 100", "250 or more"."""
        low, high = ends(value)
        return range_text(counted(low), counted(high), language)

    def facts(self, value: Value, now: datetime) -> Mapping[str, float | int | str] | str:
        """`min` and `max`."""
        return range_facts(value)


def ranged(one: Amount) -> dict[str, str | float | int | None]:
    """The value of an amount."""
    return {"min": tidy(one.min), "max": tidy(one.max)}


def label_amount(label: str) -> tuple[Utterance, Amount] | None:
    """The one amount of a choice's label, in whatever language the label is."""
    said = utterance(label)
    for language in ("ko", "ja"):
        if not amounts(said):
            said = utterance(label, language)
    made = amounts(said)
    return (said, made[0]) if made else None


def label_range(label: str) -> Value | None:
    """The range that a choice's label means."""
    made = label_amount(label)
    return ranged(made[1]) if made else None
