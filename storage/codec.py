"""One codec between rows and values: what stands in the sealed columns, and how it is parsed when it comes back.

Used on the driver's cursor and beside the ORM alike. Rows of another version are hostile until parsed: unknown keys are
ignored, missing ones take their default, wrong ones raise `UnreadableRow`, which names the row and nothing of its content.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

import orjson
from pydantic import TypeAdapter, ValidationError

from bot.errors import HandraiserError, Refused
from bot.model import Back, Beside, Card, Reached, Reading, Say, Talk, Thought, Visit, swift
from bot.model.arrivals import Attachment, Button
from bot.model.diary import Diary
from storage.seal import Seal

T = TypeVar("T")
Word = TypeVar("Word", bound=StrEnum)


class UnreadableRow(HandraiserError):
    """A stored row does not have the shape that this version of Handraiser can read."""


@swift
@dataclass(frozen=True, kw_only=True)  # no slots: see swift
class Words:
    """The sealed part of a message or line."""

    text: str = ""
    name: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    sources: tuple[str, ...] = ()
    masked: tuple[str, ...] = ()
    author: str = ""
    choice: str = ""
    about: int = 0
    error: str = ""  # why its turn failed
    files: tuple[Attachment, ...] = ()


@swift
@dataclass(frozen=True, kw_only=True)  # no slots: see swift
class Basis:
    """What a turn was decided on, beside the talk before it (the turn before) and the flow: enough to take it again."""

    owner: str
    rep: str
    team: str
    opted_out: bool
    waiting: tuple[int, ...]  # seqs of the messages taken
    reading: Reading | None = None
    beside: Beside | None = None
    thought: Thought | None = None  # what a model was asked, when there is one
    diary: Diary | None = None
    reached: Reached | None = None


@swift
@dataclass(frozen=True, kw_only=True)
class Kept:
    """The sealed part of a turn."""

    talk: Talk
    basis: Basis | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptTalk:
    """A turn's sealed part as the hot path reads it, without what it was decided on."""

    talk: Talk


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBasis:
    """What a turn was decided on, as far as the model is concerned."""

    thought: Thought | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptThought:
    """A turn's sealed part, without the rest."""

    basis: KeptBasis | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The sealed part of a conversation."""

    visit: Visit = field(default_factory=Visit)
    place: str = ""
    close_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The sealed part of a contact, as far as it was told."""

    name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """The sealed part of an effect."""

    place: str
    say: Say | None = None
    card: Card | None = None
    error: str = ""
    to: str = ""
    mark: str = ""
    thread: str = ""
    buttons: tuple[Button, ...] = ()
    back: Back | None = None
    of: str = ""  # id of the effect whose message this one changes
    before: str = ""  # ref of the card whose place this one takes
    standing: str = ""  # whose it was when this was written; another one is another face


@swift
@dataclass(frozen=True, kw_only=True)
class Board:
    """The sealed part of a lead."""

    card: Card


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The sealed part of an open question."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """The sealed part of a user of the desk."""

    shown: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """The sealed part of a session of the desk."""

    csrf: str = field(repr=False)


WORDS = TypeAdapter(Words)
KEPT = TypeAdapter(Kept)
KEPT_TALK = TypeAdapter(KeptTalk)
KEPT_THOUGHT = TypeAdapter(KeptThought)
ORIGIN = TypeAdapter(Origin)
PERSON = TypeAdapter(Person)
PARCEL = TypeAdapter(Parcel)
BOARD = TypeAdapter(Board)
ASKED = TypeAdapter(Asked)
LOGIN = TypeAdapter(Login)
GUARD = TypeAdapter(Guard)
EVENT_DATA = TypeAdapter(dict[str, str | int | float | bool | None])
FILES = TypeAdapter(dict[str, str])


class Codec:
    """Seals values into rows and reads them back."""

    def __init__(self, seal: Seal) -> None:
        self._seal = seal

    def shut(self, table: str, row: str, value: object) -> bytes:
        """Return the value as the row's sealed column. Raise Refused for text that is not Unicode (lone surrogates)."""
        return self._seal.shut(encoded(value), f"{table}:sealed:{row}")

    def open(self, table: str, row: str, blob: bytes, shape: TypeAdapter[T]) -> T:
        """Return what stands in the row's sealed column. Raise SealBroken or UnreadableRow."""
        return parsed(self._seal.open(blob, f"{table}:sealed:{row}"), shape, table, row)

    def lookup(self, kind: str, value: str) -> bytes:
        """Return the keyed hash that a value of this kind is found by."""
        return self._seal.lookup(kind, value)

    def lane(self, platform: str, place: str) -> bytes:
        """Return the keyed hash of a place on a platform."""
        return self._seal.lookup("place", f"{platform}\0{place}")


def one_of(kind: type[Word], word: str, table: str, row: str) -> Word:
    """Return the word of a column. Raise UnreadableRow for one that another version wrote."""
    try:
        return kind(word)
    except ValueError:
        raise UnreadableRow(f"{table} {row}: no {kind.__name__}") from None


def encoded(value: object) -> bytes:
    """Return compact JSON. Raise Refused for what cannot be stored."""
    try:
        return orjson.dumps(value, default=_plain)
    except TypeError as error:
        raise Refused(f"this cannot be stored: {error}") from error


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is no plain value")


def parsed(text: bytes | str, shape: TypeAdapter[T], table: str, row: str) -> T:
    """Return the stored JSON as a value. Raise UnreadableRow."""
    try:
        return shape.validate_json(text)
    except ValidationError as error:
        what = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['type']}" for e in error.errors(include_input=False)[:3])
        raise UnreadableRow(f"{table} {row}: {what}") from None  # the cause would show what the row says
