"""What the waiting messages mean: language, signals, answers with their quotes. Parsers first; whoever owns the conversation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.desk.hours import known_zone
from bot.fields import BUILT_IN, FIELD_KINDS
from bot.fields.decline import declined
from bot.fields.kind import Found, Hearing
from bot.flow.shape import Flow
from bot.language import settle
from bot.model import Answer, Kind, Message, Reading, Scene
from bot.playbook import Playbook
from bot.signals import classify
from bot.signals.question import counter_question

OPEN_KINDS = frozenset({"need", "goal", "text", "role", "company", "name", "solution"})
"""Kinds that take a bare reply as it stands; a counter-question or a refusal in it is not their value."""

NOT_A_VALUE = ("question", "decline", "human", "opt_out", "small_talk", "injection", "abuse", "privacy")
"""A reply that is only one of these does not answer an open question."""

TOO_LONG = 4_000
"""Characters of one message that are read; nobody answers a question beyond them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    """What one message gave."""

    signals: Mapping[str, float]
    answers: tuple[Answer, ...]
    declined: tuple[str, ...]
    corrected: tuple[str, ...]
    question: str


def understand(scene: Scene, play: Playbook, now: datetime) -> Reading:
    """Read every waiting message that carries words; follow-ups carry none."""
    flow, language = play.flow, scene.talk.language or _browsers_language(scene, play.flow)
    heard: list[_Heard] = []
    asking = scene.talk.asking
    for message in scene.waiting:
        if message.kind is Kind.FOLLOW_UP:
            continue
        text = message.text[:TOO_LONG]
        language = settle(language, text) or language
        one = _choice(message, flow, asking) or _hear(text, message, _setting(scene, play, language, now, asking))
        heard.append(one)
        if any(a.field == asking for a in one.answers) or asking in one.declined:
            asking = None
    return _merge(heard, language or _first_language(scene, flow))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """What stays the same while one message is read."""

    play: Playbook
    language: str
    now: datetime  # in the prospect's zone
    region: str
    asking: str | None


def _setting(scene: Scene, play: Playbook, language: str, now: datetime, asking: str | None) -> _Setting:
    visit = scene.conversation.visit
    local = now.astimezone(known_zone(visit.timezone)) if visit.timezone else now
    spoken = language or _first_language(scene, play.flow)
    return _Setting(play=play, language=spoken, now=local, region=visit.region, asking=asking)


def _first_language(scene: Scene, flow: Flow) -> str:
    """Before any word: the browser's language, else the flow's first."""
    return _browsers_language(scene, flow) or flow.languages[0]


def _browsers_language(scene: Scene, flow: Flow) -> str:
    """Return the language of the visitor's browser when the flow speaks it, else ""."""
    spoken = scene.conversation.visit.locale[:2].lower()
    return spoken if spoken in flow.languages else ""


def _choice(message: Message, flow: Flow, asking: str | None) -> _Heard | None:
    """Read a pressed choice: its value was read when the flow was loaded. None when no such choice is open."""
    if message.kind is not Kind.CHOICE:
        return None
    question = flow.question(asking or "")
    choice = next((c for c in question.choices if c.id == message.choice), None) if question else None
    if question is None or choice is None:
        return None
    answer = Answer(field=question.field, value=choice.value, quote=message.text, message=message.seq, source="parser", at=message.at)
    return _Heard(signals={}, answers=(answer,), declined=(), corrected=(), question="")


def _hear(text: str, message: Message, setting: _Setting) -> _Heard:
    signals = classify(text, setting.language, asking=setting.asking, custom=setting.play.custom)
    question = counter_question(text, setting.language) if text else ""
    refused = declined(text, setting.language, setting.asking) if text else ()
    answers: list[Answer] = []
    corrected: list[str] = []
    by_itself = Hearing(now=setting.now, language=setting.language, region=setting.region)
    only = _is_only(text, question, signals)
    for field, kind in _fields(setting.play.flow, setting.asking).items():
        if field == setting.asking and not (kind in OPEN_KINDS and only):
            found = _find_asked(kind, text, question, replace(by_itself, asked=True))
        else:
            found = next(reversed(FIELD_KINDS[kind].read(text, by_itself)), None)
        if found is None or field in refused:
            continue
        answers.append(Answer(field=field, value=found.value, quote=found.quote, message=message.seq, source="parser", at=message.at))
        corrected += [field] if found.replaces else []
    return _Heard(
        signals=signals,
        answers=tuple(_without_doubles(answers, setting.asking)),
        declined=refused,
        corrected=tuple(corrected),
        question=question,
    )


def _find_asked(kind: str, text: str, question: str, hearing: Hearing) -> Found | None:
    """Return the value that answers the open question, the last one where several were said; a question asked back is none of it."""
    rest = text.replace(question, " ") if question and kind in OPEN_KINDS else text
    return next((found for found in reversed(FIELD_KINDS[kind].read(rest, hearing)) if found.quote in text), None)


def _is_only(text: str, question: str, signals: Mapping[str, float]) -> bool:
    """Tell whether the message is wholly a question, a refusal or talk, with nothing left that could be a value."""
    rest = text.replace(question, " ").strip(" \t\n.,!?。、！？")
    return not rest or any(signals.get(name, 0) >= 0.5 for name in NOT_A_VALUE if name != "question" or rest == text.strip())


def _without_doubles(answers: Iterable[Answer], asking: str | None) -> list[Answer]:
    """Keep the answer to the open question where an open kind took the very words that another field already stands on."""
    kept: list[Answer] = []
    exact = {a.quote for a in answers if BUILT_IN.get(a.field, "text") not in OPEN_KINDS}
    for answer in answers:
        open_kind = BUILT_IN.get(answer.field, "text") in OPEN_KINDS
        if open_kind and answer.field == asking and answer.quote.strip() in exact:
            continue
        kept.append(answer)
    return kept


def _fields(flow: Flow, asking: str | None) -> Mapping[str, str]:
    """Return the fields to read: every built-in one always, the flow's own only when it was asked for, so that no number strays into it."""
    question = flow.question(asking) if asking and asking not in BUILT_IN else None
    return {**BUILT_IN, question.field: question.kind} if question else BUILT_IN


def _merge(heard: list[_Heard], language: str) -> Reading:
    """Join what the messages of one turn gave: the strongest signal, the last answer of a field, every decline."""
    signals: dict[str, float] = {}
    answers: dict[str, Answer] = {}
    for one in heard:
        for name, strength in one.signals.items():
            signals[name] = max(signals.get(name, 0.0), strength)
        for answer in one.answers:
            answers[answer.field] = answer
    refused = tuple(dict.fromkeys(f for one in heard for f in one.declined if f not in answers))
    return Reading(
        language=language,
        signals=signals,
        answers=tuple(answers.values()),
        declined=refused,
        corrected=tuple(dict.fromkeys(f for one in heard for f in one.corrected)),
        question=" ".join(one.question for one in heard if one.question),
        wants_material=signals.get("material", 0) >= 0.5,
        tells=bool(answers or refused),
    )
