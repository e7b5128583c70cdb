"""What happened in a conversation, in words: the desk's history of its events."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from adapters.desk.here import Here
from bot.model import Event
from bot.ports import Sheet

MOST = 60
"""Events on one page, the newest first."""

Shown = Callable[[Here, str], str]

SHOWN: Mapping[str, Shown] = {
    "field": lambda here, value: here.t(f"field.{value}"),
    "fields": lambda here, value: ", ".join(here.t(f"field.{field}") for field in value.split()),
    "outcome.to": lambda here, value: here.t(f"outcome.{value}"),
    "reason": lambda here, value: here.t(f"button.{value}"),
    "rep": lambda here, value: here.name_of(value),
    "by": lambda here, value: here.name_of(value),
    "assigned.rep": lambda here, value: here.name_of(value) or here.t("routing.nobody_in_particular"),
    "team": lambda here, value: here.team_name(value),
}
"""How each datum of an event is shown, by its name or by the event's kind and its name; any other as it is."""


def history(here: Here, sheet: Sheet) -> list[tuple[datetime, str]]:
    """Return when and what, newest first."""
    return [(at, told(here, event)) for at, event in reversed(sheet.events[-MOST:])]


def told(here: Here, event: Event) -> str:
    """Return one event as a sentence; one that has no words yet, or not the data that they need, by the name of its kind."""
    shown = {name: _shown(here, event.kind, name, value) for name, value in event.data.items() if value is not None}
    key = next((key for key in _keys(event) if key in here.t.texts), "")
    text = here.t(key, **shown) if key else "{"
    return text if "{" not in text else event.kind.replace("_", " ")


def _keys(event: Event) -> tuple[str, str, str]:
    """The most exact wording first: "event.owner.undone.rep", then "event.owner.rep", then "event.owner"."""
    kind, to = f"event.{event.kind}", event.data.get("to", "")
    return f"{kind}.{event.data.get('reason', '')}.{to}", f"{kind}.{to}", kind


def _shown(here: Here, kind: str, name: str, value: object) -> str:
    show = SHOWN.get(f"{kind}.{name}") or SHOWN.get(name)
    return show(here, str(value)) if show else str(value)
