"""What a rep may do to the answers on the card: which fields, with which hints, and how a refusal reads. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from adapters.desk.here import Here
from bot.desk.card import ORDER
from bot.fields import BUILT_IN
from bot.ports import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """What the card offers its reader."""

    may: bool  # the owner and a manager may; others see the card as it is
    more: tuple[str, ...]  # built-in fields of which the card says nothing yet
    examples: Mapping[str, str]  # field → how a value of it may be written
    field: str = ""  # whose form comes back open, because what was typed could not be taken
    typed: str = ""
    told: str = ""  # why


def mending(here: Here, sheet: Sheet, *, may: bool, field: str = "", typed: str = "", told: str = "") -> Mending:
    """Return it for one reader; after a refusal with the field, what was typed there, and why it was not taken."""
    shown = {fact.field for fact in sheet.card.facts} | set(sheet.card.not_asked)
    examples = {name: here.t.texts.get(f"mend.example.{kind}", "") for name, kind in BUILT_IN.items()}
    more = tuple(name for name in ORDER if name not in shown)
    return Mending(may=may, more=more, examples=examples, field=field, typed=typed, told=told)


def unreadable(here: Here, what: str) -> str:
    """Return the sentence for an entry that says no value; `what` is its kind, and behind a colon the choices there are."""
    kind, _, labels = what.partition(":")
    key = f"unreadable.{kind}"
    return here.t(key if key in here.t.texts else "unreadable.text", labels=labels)
