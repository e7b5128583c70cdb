"""What is happening in a conversation, in one line and as one of five steps: for somebody who watches the demo."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.model import Event
from bot.ports import Sheet

STEPS = ("talk", "hear", "ask", "card", "rep")
"""The way of a conversation, left to right on the page."""

JOIN = " → "


@dataclass(frozen=True, slots=True)
class Caption:
    """The line, and the step that lights up."""

    step: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """The words that a caption is made of."""

    say: Callable[[str, Mapping[str, str]], str]  # a caption's key and its slots → text
    label: Callable[[str], str]  # "field.email", "outcome.handoff" → the desk's label
    rep_name: Callable[[str], str]
    required: frozenset[str]  # fields that the flow must know


def caption(sheet: Sheet, speaker: Speaker) -> Caption:
    """Return what happened last; everything that one turn did is one line."""
    if not sheet.events:
        return Caption("talk", speaker.say("talk", {}))
    last = sheet.events[-1][0]
    batch = [event for at, event in sheet.events if at == last]
    told = [part for event in batch for part in _told(event, speaker)]
    if not told:
        return Caption("talk", speaker.say("talk", {}))
    ranked = sorted(told, key=lambda part: STEPS.index(part.step))
    return Caption(ranked[-1].step, JOIN.join(dict.fromkeys(part.text for part in ranked)))


def _told(event: Event, speaker: Speaker) -> Iterator[Caption]:
    if event.kind == "owner" and event.data.get("to") == "offered":
        yield Caption("card", speaker.say("card", {}))
    elif event.kind == "owner" and event.data.get("to") == "rep":
        yield Caption("rep", speaker.say("rep", {"rep": speaker.rep_name(str(event.data.get("rep")))}))
    elif event.kind == "owner" and event.data.get("to") in ("bot", "closed"):
        yield Caption("talk", speaker.say(str(event.data["to"]), {}))
    elif event.kind == "asked":
        yield Caption("ask", _asked(str(event.data.get("field")), speaker))
    elif event.kind in PLAIN:
        yield Caption(PLAIN[event.kind], speaker.say(event.kind, _slots(event, speaker)))
    elif event.kind in ("answered", "let_go"):
        yield Caption("hear", speaker.say("hear" if event.kind == "answered" else "declined", _slots(event, speaker)))


PLAIN = {"intent": "hear", "corrected": "hear", "declined": "hear", "question": "card"}
"""Events with a wording of their own name, and their step."""


def _slots(event: Event, speaker: Speaker) -> dict[str, str]:
    fields = str(event.data.get("fields") or "").split()
    return {"fields": ", ".join(speaker.label(f"field.{field}") for field in fields)}


def _asked(field: str, speaker: Speaker) -> str:
    how = "required" if field in speaker.required else "optional"
    return speaker.say("ask", {"field": speaker.label(f"field.{field}"), "how": how})
