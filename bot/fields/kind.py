"""What a field kind is: how it reads a value from what a prospect wrote, shows it, and what conditions may ask of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.model import Value, swift


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """What is known around a text when a value is read from it."""

    now: datetime  # aware, in the prospect's zone; 'next month' counts from its date
    language: str = "en"
    region: str = ""  # ISO 3166; for national phone numbers and bare currency signs
    asked: bool = False  # this field was just asked for: a bare reply ("80", "the brewery") may be its value
    bare: bool = False  # nobody asked; it stands in a sentence of its own, where only what can mean nothing else counts
    names: frozenset[str] = frozenset()  # folded names that are nobody's but ours: the bot's in each language, our firm's


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A value with the words that it stands on: `text[start:end] == quote`."""

    value: Value
    quote: str
    start: int
    end: int
    replaces: bool = False  # said as a correction of an earlier value ("actually make that 80")


class FieldKind(Protocol):
    """One kind of field; an entry in `FIELD_KINDS`."""

    name: str
    members: Mapping[str, str]
    """What conditions may name on it: member → CEL type ("int", "double", "string"). Empty: the field itself is a string."""

    def read(self, text: str, hearing: Hearing) -> Sequence[Found]:
        """Return the prospect's own values in `text`, in order. Never somebody else's, a hypothetical one or a guess; [] when none."""
        ...

    def choice(self, label: str) -> Value | None:
        """Return the value that a choice's label means ("250+" → {"min": 250, "max": None}), None when it cannot be read."""
        ...

    def show(self, value: Value, language: str) -> str:
        """Return the value for a card or an acknowledgement, in the language."""
        ...

    def facts(self, value: Value, now: datetime) -> Mapping[str, float | int | str] | str:
        """Return what conditions see: its members (an open end is ±inf), or the string itself."""
        ...
