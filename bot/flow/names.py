"""The table of names that conditions are typed by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.flow.vocabulary import GROUPS, NAMES

ANY = "any"
"""The type of what is faulty already: agrees with everything, so that one mistake is told once."""

NUMBERS = frozenset({"int", "double"})
SAID = {"bool": "true or false", "int": "a number", "double": "a number", "string": "a text", "list": "a list"}
METHODS: Mapping[str, str] = {"startsWith": "string", "endsWith": "string", "contains": "string"}
"""Functions that conditions may call, all on a text with a text."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong in a condition, `offset` characters from its beginning."""

    offset: int
    code: str
    what: str
    cure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a condition may speak of."""

    types: Mapping[str, str]  # plain name → type
    members: Mapping[str, Mapping[str, str]]  # name → member → type
    values: Mapping[str, frozenset[str]] = field(default_factory=dict)  # name → the only values that it ever has

    def without_score(self) -> Names:
        """Return what a score line may speak of."""
        types = {name: kind for name, kind in self.types.items() if name != "score"}
        return Names(types=types, members=self.members, values=self.values)


def names(fields: Mapping[str, Mapping[str, str]], signals: Sequence[str], values: Mapping[str, frozenset[str]] | None = None) -> Names:
    """Return the table of names: `fields` is field → members (empty: the field itself is a text)."""
    groups = {
        "known": dict.fromkeys(fields, GROUPS["known"]),
        "signal": dict.fromkeys(signals, GROUPS["signal"]),
        "strength": dict.fromkeys(signals, GROUPS["strength"]),
    }
    texts = {name: "string" for name, members in fields.items() if not members}
    members = {name: members for name, members in fields.items() if members}
    return Names(types={**texts, **NAMES}, members={**members, **groups}, values=values or {})
