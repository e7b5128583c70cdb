"""What a conversation knows after a reading: new answers, corrections, declines, signals that hold, intent. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.desk.weigh import ASKINGS
from bot.flow.shape import Flow
from bot.flow.vocabulary import kind_of
from bot.model import Answer, Reading, Scene, Talk, changed, swift
from bot.signals import NOT_A_BUYER, carry
from bot.signals.intent import HOLDS, PLAIN, accumulate, shows

MISSES = 2
"""Asked so often without an answer, a field counts as declined."""

OPTIONAL_DECLINES = 2
"""The optional questions stop at this decline."""

OTHER_AIMS = frozenset({*NOT_A_BUYER, "support", "opt_out"})
_CAME_FOR = OTHER_AIMS - {"abuse", "opt_out"}  # a buyer may swear, and may want to hear no more

SAID_ONCE = frozenset({"text", "need", "goal", "name", "company", "role", "solution"})
"""Kinds whose first value stays unless it was asked for again or corrected in so many words; a later mention is often another thing."""

TWINS = {"email": "phone", "phone": "email"}
"""Asked for one way to be reached, the other one settles the question too."""

TOPIC = 80
"""Characters of what was left open that a follow-up repeats."""


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What this turn changed, for the acknowledgement and the history."""

    learned: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()  # said to be left out by the prospect
    let_go: tuple[str, ...] = ()  # asked often enough
    missed: bool = False  # the open question got neither an answer nor anything else


def remember(scene: Scene, reading: Reading, flow: Flow) -> tuple[Talk, News]:
    """Return the talk after the reading, and what is new in it."""
    talk = scene.talk
    known = _answers(talk, reading, flow)
    answers, learned, corrected = known.answers, tuple(known.learned), tuple(known.corrected)
    declined = tuple(f for f in reading.declined if f not in answers and f not in talk.declined)
    told = [field for field in learned if not answers[field].unsure]  # what only a model read tells nothing
    intent = accumulate(talk.intent, _evidence(talk, reading), () if _has_another_aim(talk, reading) else told)
    talk = changed(
        talk,
        language=reading.language,
        answers=answers,
        history=tuple(known.history),
        beside=known.beside,
        declined=tuple(f for f in talk.declined + declined if f not in answers),
        signals=carry(talk.signals, reading.signals),
        intent=intent,
        intent_seen=talk.intent_seen or (_last_seq(scene) if intent >= HOLDS else 0),
        topic=_topic(talk, reading, answers),
        optional_declines=talk.optional_declines + sum(_is_optional(flow, f) for f in declined),
        no_questions=talk.no_questions or reading.no_questions,
    )
    news = News(learned=learned, corrected=corrected, declined=declined)
    if scene.answers_a_person:  # the bot's own question lapsed when they spoke
        return changed(talk, asking=None), news
    return _settle_question(talk, reading, news, flow)


def _evidence(talk: Talk, reading: Reading) -> Mapping[str, float]:
    """Leave out what may only sound like buying of somebody who came for something else: a student asks for prices, too."""
    signals = reading.signals
    return {**signals, "buy": 0.0} if shows(talk.signals, _CAME_FOR) and signals.get("buy", 0) < PLAIN else signals


def _has_another_aim(talk: Talk, reading: Reading) -> bool:
    """Say whether somebody came for something else than buying: what such a person answers tells nothing of a purchase."""
    return shows(talk.signals, OTHER_AIMS) or shows(reading.signals, OTHER_AIMS)


@dataclass(slots=True, kw_only=True)
class _Known:
    """Answers while those of a turn are put to them."""

    answers: dict[str, Answer]
    history: list[Answer]
    beside: dict[str, Answer]
    learned: list[str] = field(default_factory=list)
    corrected: list[str] = field(default_factory=list)


def _answers(talk: Talk, reading: Reading, flow: Flow) -> _Known:
    known = _Known(answers=dict(talk.answers), history=list(talk.history), beside=dict(talk.beside))
    rejected = [(one.answer.field, one.answer.value) for one in talk.rejected]
    for answer in reading.answers:
        old = known.answers.get(answer.field)
        if old is None and (answer.field, answer.value) in rejected:  # a rep has said of this very value that it is not right
            continue
        if old is not None and old.source.startswith("rep:"):
            _put_beside(known, old, answer, otherwise=_replaces(old, answer, talk, reading, flow))
            continue
        if old is not None and old.unsure and not answer.unsure:  # now it is read from their own words
            known.answers[answer.field] = answer
            known.learned.append(answer.field)
            continue
        if old is not None and (old.value == answer.value or not _replaces(old, answer, talk, reading, flow)):
            continue
        if old is not None:
            known.history.append(old)
        (known.corrected if old is not None else known.learned).append(answer.field)
        known.answers[answer.field] = answer
    return known


def _put_beside(known: _Known, old: Answer, new: Answer, *, otherwise: bool) -> None:
    """Keep what the prospect says otherwise beside a rep's entry: the entry stays until the rep takes their words."""
    if old.value == new.value:
        known.beside.pop(new.field, None)
    elif otherwise and not new.unsure:
        known.beside[new.field] = new


def _replaces(old: Answer, new: Answer, talk: Talk, reading: Reading, flow: Flow) -> bool:
    """A prospect's later words replace a figure always, a description only when asked for or corrected."""
    if new.unsure and not old.unsure:
        return False
    if new.quote in reading.question and new.field not in (*reading.corrected, talk.asking):
        return False  # "what would 35 seats cost?" says nothing against the 120 people of before
    return new.field in reading.corrected or new.field == talk.asking or kind_of(new.field, flow) not in SAID_ONCE


def _settle_question(talk: Talk, reading: Reading, news: News, flow: Flow) -> tuple[Talk, News]:
    """Close the open question when it was answered or declined; count it when it was passed over; let it go when that was often."""
    asked = talk.asking
    if asked is None or reading.pause:
        return talk, news
    if _is_sure(asked, talk) or asked in news.learned + news.corrected or asked in talk.declined:
        return changed(talk, asking=None), news
    if TWINS.get(asked) in news.learned + news.corrected:
        return changed(talk, asking=None, declined=(*talk.declined, asked)), news
    if _is_thanked(asked, reading, flow):
        return changed(talk, asking=None, optional_declines=OPTIONAL_DECLINES), news
    passed_over = not (reading.tells or reading.question or reading.takes_leave or reading.no_questions or _says_something(reading))
    misses = {**talk.misses, asked: talk.misses.get(asked, 0) + passed_over}
    talk = changed(talk, misses=misses)
    optional, times = _is_optional(flow, asked), talk.asked.get(asked, 0)
    if misses[asked] < MISSES and times < ASKINGS + (not optional):
        return talk if times < ASKINGS else changed(talk, asking=None), changed(news, missed=passed_over)
    talk = changed(talk, asking=None, declined=(*talk.declined, asked), optional_declines=talk.optional_declines + optional)
    return talk, changed(news, let_go=(asked,), missed=passed_over)


def _is_thanked(asked: str, reading: Reading, flow: Flow) -> bool:
    """Tell whether they took their leave with thanks where only what sales can do without was still asked."""
    says_more = reading.tells or reading.question or _says_something(reading)
    return _is_optional(flow, asked) and reading.signals.get("thanks", 0) >= HOLDS and not says_more


def _is_sure(field: str, talk: Talk) -> bool:
    return field in talk.answers and not talk.answers[field].unsure


SAYS_SOMETHING = frozenset(
    {"human", "support", "opt_out", "privacy", "material", "are_you_ai", "resume", "job_seeker", "vendor_pitch", "student"}
)


def _says_something(reading: Reading) -> bool:
    return shows(reading.signals, SAYS_SOMETHING)


def _is_optional(flow: Flow, field: str) -> bool:
    question = flow.question(field)
    return question is not None and not question.required


def _last_seq(scene: Scene) -> int:
    return max((m.seq for m in scene.waiting if not m.kind.speaks), default=0)


def _topic(talk: Talk, reading: Reading, answers: Mapping[str, Answer]) -> str:
    """Return what a follow-up may name, in the prospect's words: what waits for a colleague, else the need, else what was asked."""
    need = answers.get("need") or answers.get("goal")
    waiting = talk.questions[-1].text if talk.questions else ""
    words = waiting or (need.quote if need else "") or reading.question or talk.topic
    words = words.strip().rstrip("?？.。!！")
    return words if len(words) <= TOPIC else words[: TOPIC - 1].rstrip() + "…"
