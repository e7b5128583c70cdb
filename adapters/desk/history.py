"""What happened in a conversation, in words: the desk's history of its events."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from adapters.desk import times
from adapters.desk.here import Here
from bot.desk.hours import known_zone
from bot.model import Event
from bot.ports import Sheet

MOST = 60
"""Events on one page, the newest first."""

Shown = Callable[[Here, str], str]
Data = Mapping[str, str | int | float | bool | None]

SHOWN: Mapping[str, Shown] = {
    "field": lambda here, value: here.t(f"field.{value}"),
    "fields": lambda here, value: ", ".join(here.t(f"field.{field}") for field in value.split()),
    "outcome.to": lambda here, value: here.t(f"outcome.{value}"),
    "reason": lambda here, value: here.t(f"button.{value}"),
    "platform": lambda here, value: here.t(f"platform_name.{value}"),
    "why": lambda here, value: here.t(f"event.unsaid.{value}"),
    "snoozed.until": lambda here, value: _until(here, value),
    "rep": lambda here, value: here.name_of(value),
    "by": lambda here, value: here.name_of(value),
    "assigned.rep": lambda here, value: here.name_of(value) or here.t("routing.nobody_in_particular"),
    "team": lambda here, value: here.team_name(value),
}
"""How each datum of an event is shown, by its name or by the event's kind and its name; any other as it is."""

TURNS: Mapping[str, Callable[[Data], object]] = {
    "consent": lambda data: data.get("state"),
    "meeting": lambda data: _met(data),
    "follow_up": lambda data: "said" if data.get("said", True) else "why" if data.get("why") else "unsaid",
    "nurture": lambda data: "confirms" if data.get("confirms") else "said" if data.get("said") else "why",
    "amended": lambda data: "gone" if data.get("gone") else "changed",
    "co_seller": lambda data: "on" if data.get("on") else "off",
}
"""What the sentence of such an event turns on; any other's on its `reason` and `to`."""

UNTOLD = frozenset({"model"})
"""Kinds that the page "Why it said that" shows, turn by turn."""


def history(here: Here, sheet: Sheet) -> list[tuple[datetime, str]]:
    """Return when and what, newest first."""
    events = [(at, event) for at, event in sheet.events if event.kind not in UNTOLD]
    return [(at, told(here, event)) for at, event in reversed(events[-MOST:])]


def told(here: Here, event: Event) -> str:
    """Return one event as a sentence; one that has no words, or not the data that they need, as what another version knows."""
    shown = {name: _shown(here, event.kind, name, value) for name, value in event.data.items() if value is not None}
    key = next((key for key in _keys(event) if key in here.t.texts), "")
    text = here.t(key, **shown) if key else "{"
    return text if "{" not in text else here.t("event.other")


def _keys(event: Event) -> tuple[str, ...]:
    """The most exact wording first: "event.owner.undone.rep", then "event.owner.rep", then "event.owner"."""
    kind, to = f"event.{event.kind}", event.data.get("to", "")
    if turns := TURNS.get(event.kind):
        return (f"{kind}.{turns(event.data)}",)
    return f"{kind}.{event.data.get('reason', '')}.{to}", f"{kind}.{to}", kind


def _met(data: Data) -> object:
    """A timer's event says whether it reminded; one that did not brought nothing new, unless it offered times."""
    if "reminded" not in data:
        return data.get("state")
    return "reminded" if data["reminded"] else "offered" if data.get("state") == "offered" else "looked"


def _until(here: Here, value: str) -> str:
    """Return a time as the reader reads it, "{" for what is none."""
    try:
        at, zone = datetime.fromisoformat(value), known_zone(here.zone)
        return times.stamp(at.astimezone(zone), here.now.astimezone(zone), here.t.language)
    except ValueError:
        return "{"


def _shown(here: Here, kind: str, name: str, value: object) -> str:
    show = SHOWN.get(f"{kind}.{name}") or SHOWN.get(name)
    return show(here, str(value)) if show else str(value)
