"""What is happening in a conversation, in one line and as one of five steps: for somebody who watches the demo."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.model import Event, Who
from bot.ports import Sheet

STEPS = ("talk", "hear", "ask", "card", "rep")
"""The way of a conversation, left to right on the page."""

JOIN = " → "

MOST = 2
"""Things that one line says."""


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
    """Return what happened last; everything that one turn did is one line, in the order of the steps."""
    last = sheet.events[-1][0] if sheet.events else None
    batch = [event for at, event in sheet.events if at == last]
    told = [*_answered(sheet, speaker), *(part for event in batch for part in _told(event, speaker))]
    if any(part.step == "card" for part in told):
        told = [part for part in told if part.step != "ask"]  # the news is the card
    if not told:
        return Caption("talk", speaker.say("talk", {}))
    ranked = _newest(told, speaker)
    text = JOIN.join(dict.fromkeys(part.text for part in ranked))
    return Caption(ranked[-1].step, text[:1].upper() + text[1:])


def _newest(told: list[Caption], speaker: Speaker) -> list[Caption]:
    """Keep what fits into the line; the wish to buy is implied by whatever follows from it."""
    wish = speaker.say("intent", {})
    ranked = sorted((part for part in told if part.text != wish), key=lambda part: STEPS.index(part.step))
    return (ranked or told)[-MOST:]


def _answered(sheet: Sheet, speaker: Speaker) -> Iterator[Caption]:
    """Name the page that the bot's last line rests on, when that line is the last one."""
    line = sheet.lines[-1] if sheet.lines else None
    if line and line.who is Who.BOT and line.sources:
        yield Caption("hear", speaker.say("answered", {"page": ", ".join(line.sources)}))


def _told(event: Event, speaker: Speaker) -> Iterator[Caption]:
    to = str(event.data.get("to"))
    if event.kind == "owner" and to in OWNERS:
        rep = speaker.rep_name(str(event.data.get("rep")))
        yield Caption(OWNERS[to], speaker.say("card" if to == "offered" else to, {"rep": rep}))
    elif event.kind == "asked":
        yield Caption("ask", _asked(str(event.data.get("field")), speaker))
    elif event.kind in HEARD:
        yield Caption("hear", speaker.say(HEARD[event.kind], _slots(event, speaker)))


OWNERS = {"offered": "card", "rep": "rep", "bot": "talk", "closed": "rep"}
"""The step that a change of owner belongs to."""

HEARD = {
    "answered": "hear",
    "corrected": "corrected",
    "declined": "declined",
    "let_go": "let_go",
    "intent": "intent",
    "question": "question",
}
"""What was understood: the event and its caption."""


def _slots(event: Event, speaker: Speaker) -> dict[str, str]:
    fields = str(event.data.get("fields") or "").split()
    return {"fields": ", ".join(speaker.label(f"field.{field}") for field in fields)}


def _asked(field: str, speaker: Speaker) -> str:
    how = "required" if field in speaker.required else "optional"
    return speaker.say("ask", {"field": speaker.label(f"field.{field}"), "how": how})
