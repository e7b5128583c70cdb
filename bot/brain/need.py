"""Does a turn need a model at all? Most do not: what the rules settle alone costs nothing and waits for nobody."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.brain.output import fields_of
from bot.flow.shape import Flow
from bot.model import Kind, MoveKind, Reading, Scene, Turn
from bot.signals.intent import HOLDS, shows

LEADING = frozenset({MoveKind.DISCLOSE, MoveKind.MASKED})
"""Said in the flow's words before a draft, whatever the draft is."""

DRAFTED = frozenset(
    {
        MoveKind.HEARD,
        MoveKind.CORRECTED,
        MoveKind.DECLINED,
        MoveKind.ANSWER,
        MoveKind.GREETING_BACK,
        MoveKind.SMALL_TALK,
        MoveKind.LOST,
        MoveKind.TAKE_TIME,
        MoveKind.BRIDGE,
        MoveKind.ASK,
        MoveKind.ANYTHING_ELSE,
        MoveKind.FAREWELL,
    }
)
"""What a draft may say instead of the flow. All else is said in words that an operator has read: it promises, declines or informs."""

UNANSWERED = frozenset({MoveKind.NOT_KNOWN, MoveKind.NOT_KNOWN_ALONE, MoveKind.OPEN_QUESTION})
"""Where the search found no page, a model may."""

TOLD_AT_LENGTH = frozenset({"need", "goal", "text", "solution"})
"""Kinds that a whole sentence may be the value of: never a bare reply."""

AROUND = {"en": 16, "ko": 8, "ja": 8}
"""Letters around the value of a bare reply: "it's 60 people" has 10."""

SHORT = {"en": 40, "ko": 20, "ja": 20}
"""Characters of a courtesy or a refusal that says nothing else."""


def settled(scene: Scene, plan: Turn, flow: Flow) -> str:
    """Return why the rules settle a turn alone, "" when they do not. `plan` is the turn as the rules would take it, without words."""
    return next((why for why, holds in SETTLED if holds(scene, plan, flow)), "")


def _kinds(scene: Scene) -> set[Kind]:
    return {message.kind for message in scene.waiting}


def _reading(plan: Turn) -> Reading:
    return plan.reading or Reading(language=plan.talk.language)


def _texts(scene: Scene) -> Sequence[str]:
    return [m.text for m in scene.waiting if not m.kind.speaks]


def _fixed(scene: Scene, plan: Turn, flow: Flow) -> bool:
    return any(move.kind not in LEADING | DRAFTED | UNANSWERED for move in plan.moves)


def _bare(scene: Scene, plan: Turn, flow: Flow) -> bool:
    """Tell whether the words are the value of the field that was asked for and hardly a letter more."""
    reading, asked = _reading(plan), scene.talk.asking
    answers = {answer.field: answer for answer in reading.answers}
    if asked not in answers or reading.question or fields_of(flow).get(asked, "text") in TOLD_AT_LENGTH:
        return False
    rest = " ".join(_texts(scene))
    for answer in reading.answers:
        rest = rest.replace(answer.quote, " ", 1)
    return len(_LETTERS.findall(rest)) <= AROUND.get(reading.language, AROUND["en"])


_LETTERS = re.compile(r"[^\W_]")


def _declines(scene: Scene, plan: Turn, flow: Flow) -> bool:
    reading = _reading(plan)
    return scene.talk.asking in reading.declined and not reading.answers and not reading.question and _is_short(scene, reading)


def _courtesy(scene: Scene, plan: Turn, flow: Flow) -> bool:
    reading = _reading(plan)
    polite = reading.takes_leave or reading.pause or shows(reading.signals, {"thanks", "greeting"})
    telling = reading.answers or reading.question or reading.signals.get("buy", 0) > 0
    return bool(polite) and not telling and _is_short(scene, reading)


def _is_short(scene: Scene, reading: Reading) -> bool:
    return sum(map(len, _texts(scene))) <= SHORT.get(reading.language, SHORT["en"])


SETTLED: tuple[tuple[str, Callable[[Scene, Turn, Flow], bool]], ...] = (
    ("timer", lambda scene, plan, flow: all(kind.speaks for kind in _kinds(scene))),
    ("press", lambda scene, plan, flow: Kind.SAID not in _kinds(scene)),
    ("opt_out", lambda scene, plan, flow: _reading(plan).signals.get("opt_out", 0) >= HOLDS or scene.conversation.opted_out),
    ("silent", lambda scene, plan, flow: not plan.moves),
    ("fixed_words", _fixed),
    ("bare_answer", _bare),
    ("decline", _declines),
    ("courtesy", _courtesy),
)
"""Why a turn is settled without a model, in the order in which it is tested; the words are labels on /metrics."""
