"""What a payload of Slack is read with, what it can turn out to be, and how its parts are asked for: everything may be missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeGuard

from bot.model.arrivals import Arrival, Author

PLATFORM = "slack"

METADATA = "handraiser_effect"
"""`event_type` of the metadata that tells a message of ours again, https://docs.slack.dev/messaging/message-metadata"""

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What Slack tells of somebody."""

    name: str = ""
    locale: str = ""  # BCP 47


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a payload is read with."""

    team: str  # our workspace
    bot: str  # our user id
    at: datetime
    dm: bool = True  # direct messages are for us
    mention: bool = True  # mentions are for us
    channels: frozenset[str] = frozenset()  # ids of the channels in which everything is for us
    people: Mapping[str, Person] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeOpened:
    """Somebody opened the app's home."""

    user: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Something that an operator has to know: the app was removed, a channel is gone."""

    what: str
    cure: str
    fatal: bool = False  # nothing works any more
    renamed: bool = False  # names of channels have to be looked up again


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """Nothing for us; acknowledged all the same."""

    why: str


Parsed = Arrival | HomeOpened | Alarm | Ignored


class Missing(Exception):
    """A part that the documentation promises is not there."""


def need(body: Body, *path: str) -> str:
    """Return a text that has to be there. Raise Missing."""
    found: object = body
    for name in path:
        found = mapping(found).get(name)
    if not isinstance(found, str) or not found:
        raise Missing(".".join(path))
    return found


def mapping(value: object) -> Body:
    """Return the mapping, an empty one for anything else."""
    return value if isinstance(value, Mapping) else {}


def mappings(value: object) -> list[Body]:
    """Return the mappings of a list, none for anything else."""
    return [mapping(one) for one in value] if isinstance(value, list) else []


def is_id(value: object) -> TypeGuard[str]:
    """Tell whether it looks like an id of Slack's."""
    return isinstance(value, str) and value.isascii() and value.isalnum()


def text_of(value: object) -> str:
    """Return the text, "" for anything else."""
    return value if isinstance(value, str) else ""


def place_of(channel: str, root: str, *, direct: bool) -> str:
    """Return where an answer belongs: a direct talk is one place, in a channel each thread is one."""
    return channel if direct else f"{channel}:{root}"


def author_of(user: str, around: Around) -> Author:
    """Return who it was."""
    person = around.people.get(user, Person())
    return Author(id=user, name=person.name, locale=person.locale)
