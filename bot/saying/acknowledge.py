"""How what was heard, put right or declined is said back: named in a few words, before anything else. Pure."""

from __future__ import annotations

from bot.desk.phrase import listed
from bot.flow.vocabulary import kind_of
from bot.model import Move
from bot.saying.pen import NEED, Pen

TOLD_FIRST = ("company_size", "timeline", "budget", "company", "email", "phone")
"""Which of many facts are named, the first of these that were told: what sales goes by, and not what is known already by looking."""


def heard(pen: Pen, move: Move) -> str:
    """Name the thing itself; a person is greeted by name; after several at once one breath for all, with some of them named."""
    if len(move.fields) > 1 and (several := _heard_several(pen, move)):
        return several
    name = "name" if "name" in move.fields else move.fields[0]
    value = pen.value(name)
    key = f"heard.{name}" if f"heard.{name}" in pen.words else "heard.default"
    if name == "need" and (len(value) > NEED or "?" in value):
        key = "heard.need_long"
    slot = {"company_size": "size"}.get(name, name)
    return pen.phrase(key, {slot: value, "value": value})


def _heard_several(pen: Pen, move: Move) -> str:
    """Name up to three facts, of more than that two, and beside a name two; "" where a name is all there is to say."""
    told = {f: pen.value(f) for f in move.fields if kind_of(f, pen.flow) not in ("need", "goal", "text", "role", "solution", "name")}
    named = "name" in move.fields
    if named or len(told) > 3:
        told = dict(sorted(told.items(), key=lambda one: TOLD_FIRST.index(one[0]) if one[0] in TOLD_FIRST else len(TOLD_FIRST))[:2])
    key = "heard.name_named" if named else "heard.several_named"
    if told and len(told) > (not named) and sum(map(len, told.values())) <= NEED and key in pen.words:
        return pen.phrase(key, {"facts": listed(pen.words, list(told.values()))})
    return "" if named else pen.phrase("heard.several")


def corrected(pen: Pen, move: Move) -> str:
    """Say the new value of what was put right."""
    values = [pen.value(f) for f in move.fields]
    if len(values) > 1:
        return pen.phrase("corrected_many", {"facts": listed(pen.words, values)})
    return pen.phrase("heard.correction", {"value": values[0]})


def declined(pen: Pen, move: Move) -> str:
    """Say that what they keep to themselves is left out."""
    if move.fields == ("phone",) and "declined_calls" in pen.words:  # a version published earlier does not have it
        return pen.phrase("declined_calls")
    return pen.phrase("declined_many" if len(move.fields) > 1 else "declined")
