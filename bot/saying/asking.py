"""The one question at the end of a message: which, whether at all, and how often. Pure."""

from __future__ import annotations

from bot.desk import nurture
from bot.desk.card import reachable
from bot.flow.shape import Flow, Question
from bot.model import Move, MoveKind, Owner, Talk, changed
from bot.remember import OPTIONAL_DECLINES
from bot.ruling import Ruling
from bot.saying.situation import Plan, Situation
from bot.signals.intent import HOLDS

ASKED_IN_ALL = 10
"""Askings in one conversation, repeats counted."""


CONTACT_ASKINGS = 2
"""How often "how can they reach you" is asked after a wish for a person."""


def is_to_offer(ruling: Ruling, talk: Talk, flow: Flow) -> bool:
    """Tell whether times for a meeting are offered next: right after the handoff, once."""
    offered = ruling.owner is Owner.OFFERED and ruling.outcome == "handoff" and ruling.is_new
    return flow.meeting is not None and offered and talk.meeting is None


def ask(s: Situation, talk: Talk, *, digressed: bool) -> Plan:
    """Ask for one field: the open one again in other words, else the flow's next one; nothing when enough was asked, or too much.

    After the outcome nurture it is asked first, once, whether they may be written to later.
    """
    if talk.no_questions:
        return changed(talk, asking=None), ()
    if (
        s.ruling.outcome == "nurture"
        and s.ruling.owner is Owner.BOT
        and nurture.is_to_ask(s.scene.conversation, talk, s.play.flow, s.play.config)
    ):
        return nurture.asked(s.scene.conversation, talk, s.play.flow), (Move(kind=MoveKind.ASK_CONSENT),)
    if sum(talk.asked.values()) >= ASKED_IN_ALL:
        return changed(talk, asking=None), ()
    if talk.signals.get("human", 0) >= HOLDS and not reachable(talk) and s.ruling.owner is Owner.OFFERED:
        return ask_contact(s, talk)
    question = None if is_to_offer(s.ruling, talk, s.play.flow) else _next(s, talk)
    if question is None:
        return changed(talk, asking=None), ()
    step = talk.asked.get(question.field, 0)
    bridge = (Move(kind=MoveKind.BRIDGE),) if digressed and step else ()
    ask = Move(kind=MoveKind.ASK, fields=(question.field,), step=step)
    return _asked(talk, question.field), (*bridge, ask)


def ask_contact(s: Situation, talk: Talk) -> Plan:
    """Ask how they can be reached; who gives no address, for a number, once."""
    field = "phone" if "email" in talk.declined else "email"
    is_enough = talk.contact_asked >= CONTACT_ASKINGS + (field == "phone") or talk.asked.get("phone", 0)
    if reachable(talk) or field in talk.declined or is_enough or talk.no_questions:
        return changed(talk, asking=None), ()
    talk = changed(_asked(talk, field), contact_asked=talk.contact_asked + 1)
    if field == "phone":
        return talk, (Move(kind=MoveKind.ASK, fields=(field,), step=1),)
    return talk, (Move(kind=MoveKind.ASK_CONTACT, step=talk.contact_asked - 1),)


def _asked(talk: Talk, field: str) -> Talk:
    return changed(talk, asking=field, asked={**talk.asked, field: talk.asked.get(field, 0) + 1})


def _next(s: Situation, talk: Talk) -> Question | None:
    """Return the question to ask: required ones until there is an outcome, the optional ones only after handoff or nurture."""
    still = [q for q in s.ruling.open if q.field not in talk.declined]
    again = next((q for q in still if q.field == talk.asking), None)
    if s.ruling.owner is Owner.CLOSED:
        return None
    outcome = s.ruling.outcome
    if outcome in ("handoff", "nurture"):
        may_ask = talk.optional_declines < OPTIONAL_DECLINES
        optional = next((q for q in still if not q.required), None)
        return (again if again and not again.required else optional) if may_ask else None
    return again or next((q for q in still if q.required), None)
