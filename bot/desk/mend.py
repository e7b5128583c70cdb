"""A rep corrects, adds or rejects an answer on the card, or takes the prospect's own words after all. Pure.

Who may: the owner of the conversation, and a manager. A rep's entry outranks what parsers and a model read later.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.desk import deadlines
from bot.desk.card import lead
from bot.desk.hours import known_zone
from bot.desk.rules import Rules, not_mine, refuse
from bot.desk.weigh import FINAL, Weighed, next_outcome, weigh
from bot.fields import BUILT_IN, FIELD_KINDS, Hearing
from bot.flow.shape import Question
from bot.flow.vocabulary import kind_of
from bot.model import Answer, Event, Kind, Lead, Message, Owner, Post, Rejected, Talk, TimerSet, Value, changed
from bot.ports import Standing

LONGEST = 300
"""Characters of an entry in a rep's own words."""

AS_TYPED = frozenset({"text", "need", "goal", "solution", "name", "company", "role"})
"""Kinds that are words: a rep who types them has chosen them, and nothing has to be found in them."""

OF_CONTACT = frozenset({"name", "email", "phone"})
"""Fields that say who the person is."""


def correct(rules: Rules, message: Message, standing: Standing) -> Post:
    """Put in what a rep typed (`message.text`) for a field (`message.choice`).

    Refused as "unreadable:<kind>" where it says no value; of a choice the labels stand behind another colon.
    """
    field, talk = message.choice, standing.talk
    if refused := _refusal(rules, message, standing):
        return refused
    value = entered(field, message.text, rules, standing)
    if value is None:
        return refuse(standing, _unreadable(field, rules, standing))
    typed = " ".join(message.text.split())[:LONGEST]
    answer = Answer(field=field, value=value, quote=typed, message=0, source=f"rep:{message.author}", at=standing.now)
    return _mended(rules, message, standing, _with(talk, answer))


def reject(rules: Rules, message: Message, standing: Standing) -> Post:
    """Take an answer out because a rep says that it is not right. Nobody asks for it again."""
    field, talk = message.choice, standing.talk
    if refused := _refusal(rules, message, standing):
        return refused
    answer = talk.answers.get(field)
    if answer is None:
        return refuse(standing, "no_answer")
    after = changed(
        talk,
        answers=_without(talk.answers, field),
        history=(*talk.history, answer),
        rejected=(*talk.rejected, Rejected(answer=answer, by=message.author, at=standing.now)),
        declined=(*(name for name in talk.declined if name != field), field),
        beside=_without(talk.beside, field),
        asking=None if talk.asking == field else talk.asking,
    )
    return _mended(rules, message, standing, after)


def restore(rules: Rules, message: Message, standing: Standing) -> Post:
    """Take what the prospect said: beside a rep's entry, or before it was rejected."""
    field, talk = message.choice, standing.talk
    if refused := _refusal(rules, message, standing):
        return refused
    said = talk.beside.get(field)
    back = None if field in talk.answers else next((one for one in reversed(talk.rejected) if one.answer.field == field), None)
    answer = said or (back.answer if back else None)
    if answer is None:
        return refuse(standing, "nothing_to_restore")
    after = changed(_with(talk, answer), rejected=tuple(one for one in talk.rejected if one is not back))
    return _mended(rules, message, standing, after)


def entered(field: str, text: str, rules: Rules, standing: Standing) -> Value | None:
    """Return the value of what a rep typed, None where it says none: a choice's label, else as the field's kind reads it."""
    question, kind = rules.flow.question(field), kind_of(field, rules.flow)
    typed = " ".join(text.split())
    labelled = _choice(question, typed) if question else None
    if labelled is not None or not typed or (question and kind == "choice"):
        return labelled
    if kind in AS_TYPED:
        return typed[:LONGEST]
    languages = dict.fromkeys((rules.config.team(standing.conversation.team).language, standing.talk.language, *rules.flow.languages))
    values = (_read(kind, typed, language, standing) for language in languages if language)
    label = FIELD_KINDS[kind].choice(typed) if FIELD_KINDS[kind].members else None  # "50-249"; of an address any text is a label
    return next((value for value in values if value is not None), label)


def _choice(question: Question, typed: str) -> Value | None:
    labels = ((choice.value, label) for choice in question.choices for label in choice.label.values())
    return next((value for value, label in labels if label.casefold() == typed.casefold()), None)


def _read(kind: str, typed: str, language: str, standing: Standing) -> Value | None:
    visit = standing.conversation.visit
    now: datetime = standing.now.astimezone(known_zone(visit.timezone)) if visit.timezone else standing.now
    found = FIELD_KINDS[kind].read(typed, Hearing(now=now, language=language, region=visit.region, asked=True))
    return found[-1].value if found else None


def _unreadable(field: str, rules: Rules, standing: Standing) -> str:
    question, language = rules.flow.question(field), rules.config.team(standing.conversation.team).language
    kind = kind_of(field, rules.flow)
    labels = ", ".join(rules.flow.say(choice.label, language) for choice in question.choices) if question and kind == "choice" else ""
    return f"unreadable:{kind}:{labels}" if labels else f"unreadable:{kind}"


def redrawn(rules: Rules, standing: Standing, talk: Talk, owner: Owner | None = None) -> Lead | None:
    """Return what sales sees of a conversation whose memory a rule changed."""
    conversation = changed(standing.conversation, owner=owner or standing.conversation.owner)
    team = conversation.team or weigh(conversation, talk, rules.flow, standing.now).to
    return lead(conversation, talk, rules.flow, rules.config.team(team))


def _refusal(rules: Rules, message: Message, standing: Standing) -> Post | None:
    rep = rules.config.reps.get(message.author)
    if not (rep and rep.manager) and (refused := not_mine(message, standing)):
        return refused
    known = message.choice in BUILT_IN or rules.flow.question(message.choice) is not None
    return None if known else refuse(standing, "no_field")


def _with(talk: Talk, answer: Answer) -> Talk:
    """Return the talk with the answer; another one that stood there goes into the history."""
    field, old = answer.field, talk.answers.get(answer.field)
    return changed(
        talk,
        answers={**talk.answers, field: answer},
        history=(*talk.history, old) if old is not None and old.value != answer.value else talk.history,
        declined=tuple(name for name in talk.declined if name != field),
        beside=_without(talk.beside, field),
        asking=None if talk.asking == field else talk.asking,
    )


def _without(answers: Mapping[str, Answer], field: str) -> dict[str, Answer]:
    return {name: answer for name, answer in answers.items() if name != field}


_HOW = {Kind.CORRECT: "entered", Kind.REJECT: "rejected", Kind.RESTORE: "restored"}


def _mended(rules: Rules, message: Message, standing: Standing, talk: Talk) -> Post:
    """Weigh the answers again. Where nobody claimed, the flow's rules say what comes of it; after a claim that is the rep's."""
    conversation, flow, before = standing.conversation, rules.flow, standing.talk.outcome
    found = weigh(conversation, talk, flow, standing.now)
    result = next_outcome(found, before, decided=conversation.owner in (Owner.REP, Owner.CLOSED))
    team = rules.config.team(conversation.team or found.to)
    reasons = tuple((points, flow.say(texts, team.language)) for points, texts in found.reasons)
    talk = changed(talk, outcome=result, score=found.score, reasons=reasons)
    owner = _owner(conversation.owner, result, before)
    offered = owner is Owner.OFFERED and conversation.owner is not Owner.OFFERED
    return Post(
        owner=owner,
        rep=conversation.rep,
        team=team.name if offered else "",
        events=tuple(_events(message, standing, found, talk, owner)),
        timers=(deadlines.claim_by(team, standing), TimerSet(kind=Kind.FOLLOW_UP, due_at=None)) if offered else (),
        talk=talk,
        lead=redrawn(rules, standing, talk, owner),
        contact=message.choice in OF_CONTACT,
    )


def _owner(owner: Owner, result: str | None, before: str | None) -> Owner:
    """Only the bot's own conversations change hands by an answer, as in a turn."""
    if owner is not Owner.BOT or result == before:
        return owner
    return Owner.OFFERED if result == "handoff" else Owner.CLOSED if result in FINAL else owner


def _events(message: Message, standing: Standing, found: Weighed, talk: Talk, owner: Owner) -> list[Event]:
    conversation, before = standing.conversation, standing.talk.outcome
    events = [Event(kind="mended", data={"field": message.choice, "rep": message.author, "to": _HOW[message.kind]})]
    if talk.outcome != before and talk.outcome is not None:
        events.append(Event(kind="outcome", data={"from": before, "to": talk.outcome}))
    if owner is not conversation.owner:
        events.append(Event(kind="owner", data={"from": conversation.owner, "to": owner, "team": conversation.team or found.to}))
    return events
