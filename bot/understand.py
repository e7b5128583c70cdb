"""What the waiting messages mean: language, signals, answers with their quotes. Parsers first; whoever owns the conversation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.desk.hours import known_zone
from bot.fields import FIELD_KINDS
from bot.fields.kind import Found, Hearing
from bot.fields.widen import widened
from bot.flow.shape import Flow
from bot.flow.vocabulary import kind_of
from bot.hearing.hear import Heard, hear
from bot.hearing.overlaps import FIGURES
from bot.hearing.own_words import own_words
from bot.hearing.pause import pause
from bot.hearing.setting import Setting
from bot.hearing.unasked import left_out, takes_leave, would_be_asked_nothing
from bot.language import settle
from bot.model import Answer, Kind, Message, Reading, Scene, Talk, changed
from bot.playbook import Playbook
from bot.remember import SAID_ONCE
from bot.signals import together
from bot.signals.intent import HOLDS


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A part of a message with what was heard in it."""

    message: Message
    text: str
    asking: str | None  # the field whose answer was awaited then
    heard: Heard


def understand(scene: Scene, play: Playbook, now: datetime) -> Reading:
    """Read every waiting message that carries words; follow-ups carry none."""
    language = scene.talk.language or _browsers_language(scene, play.flow)
    asking = None if scene.answers_a_person else scene.talk.asking
    figures = _figures(scene.talk, play.flow)
    begun = _setting(scene, play, now)
    said: list[_Said] = []
    for message, text in _parts(scene):
        language = settle(language, text) or language
        setting = replace(begun, language=language or play.flow.languages[0], asking=asking, figures=figures)
        heard = _pressed(message, setting) or _without_what_to_leave_out(hear(text, setting), text, setting.language)
        said.append(_Said(message=message, text=text, asking=asking, heard=_with_whole_need(heard, text)))
        figures = (*(f for f in heard.found if kind_of(f, play.flow) in FIGURES), *figures)
        if asking in heard.found or asking in heard.declined:
            asking = None
    language = language or play.flow.languages[0]
    reading = _merge(said, language, play.flow, takes_leave=_takes_leave(scene, said, language))
    if scene.talk.asking and any(would_be_asked_nothing(one.text, language) for one in said):
        reading = changed(reading, no_questions=True)
    is_alone = len(said) == 1 and scene.talk.asking is not None and not scene.answers_a_person
    return _paused(reading, said[0].text, scene.talk.asking) if is_alone else reading


def _parts(scene: Scene) -> Iterator[tuple[Message, str]]:
    """Yield what the prospect wrote in the waiting messages, a part at a time."""
    for message in scene.waiting:
        if not message.kind.speaks:
            yield from ((message, part) for part in own_words(message.text))


def _without_what_to_leave_out(heard: Heard, text: str, language: str) -> Heard:
    """Add to what is declined what is to be left out; a wish that is put as a question asks nothing else."""
    wished = tuple(field for field in left_out(text, language) if field not in (*heard.found, *heard.declined))
    if not wished:
        return heard
    question = "" if left_out(heard.question, language) else heard.question
    return changed(heard, declined=(*heard.declined, *wished), question=question)


def _with_whole_need(heard: Heard, text: str) -> Heard:
    """Have the need be told with what stands around it and tells of the same."""
    need = heard.found.get("need")
    if need is None:
        return heard
    others = [found for field, found in heard.found.items() if field != "need"]
    return changed(heard, found={**heard.found, "need": widened(text, need, others)})


def _paused(reading: Reading, text: str, asked: str | None) -> Reading:
    """Have somebody be called away, or back, whose message says nothing else: whatever was read in it, it answers nothing."""
    paused = pause(text, reading.language, answers=any(answer.field == asked for answer in reading.answers))
    if not paused or reading.takes_leave:
        return reading
    return changed(reading, pause=paused, answers=(), declined=(), corrected=(), question="", tells=False)


def _takes_leave(scene: Scene, said: Sequence[_Said], language: str) -> bool:
    """Tell whether they leave, once something was asked of them: before that, 失礼します is how one comes in."""
    return bool(said and scene.talk.asked) and takes_leave(said[-1].text, language)


def language_of(scene: Scene, play: Playbook) -> str:
    """Return the language that the waiting messages are in, as far as their letters tell."""
    language = scene.talk.language or _browsers_language(scene, play.flow)
    for _, text in _parts(scene):
        language = settle(language, text) or language
    return language or play.flow.languages[0]


def _setting(scene: Scene, play: Playbook, now: datetime) -> Setting:
    """Return what all of a turn is heard in."""
    visit = scene.conversation.visit
    local = now.astimezone(known_zone(visit.timezone)) if visit.timezone else now
    return Setting(play=play, language=play.flow.languages[0], now=local, region=visit.region, asking=None)


def _figures(talk: Talk, flow: Flow) -> tuple[str, ...]:
    """Return the fields of the figures that the prospect told, the latest first."""
    told = [one for one in talk.answers.values() if one.message and kind_of(one.field, flow) in FIGURES]
    return tuple(one.field for one in sorted(told, key=lambda one: -one.message))


def _browsers_language(scene: Scene, flow: Flow) -> str:
    """Return the language of the visitor's browser when the flow speaks it, else ""."""
    spoken = scene.conversation.visit.locale[:2].lower()
    return spoken if spoken in flow.languages else ""


def _pressed(message: Message, setting: Setting) -> Heard | None:
    """Read a pressed choice. Its value was read when the flow was loaded, save a time, which is another one every day.

    None when no such choice is open: then the label is words like any others.
    """
    question = setting.play.flow.question(setting.asking or "") if message.kind is Kind.CHOICE else None
    choice = next((c for c in question.choices if c.id == message.choice), None) if question else None
    if question is None or choice is None:
        return None
    value, label = choice.value, message.text
    if question.kind == "timeline":
        hearing = Hearing(now=setting.now, language=setting.language, region=setting.region, asked=True)
        times = FIELD_KINDS[question.kind].read(label, hearing)
        if not times:
            return Heard(signals={}, found={}, declined=(question.field,), question="")
        value = times[-1].value
    found = Found(value=value, quote=label, start=0, end=len(label))
    return Heard(signals={}, found={question.field: found}, declined=(), question="")


def _merge(said: Sequence[_Said], language: str, flow: Flow, *, takes_leave: bool) -> Reading:
    """Join what the messages of one turn gave, as if each had had its own: what stands of the signals, the answers, every decline."""
    signals: dict[str, float] = {}
    answers: dict[str, Answer] = {}
    for one in said:
        signals = together(signals, one.heard.signals)
        answers |= {
            f: _answer(f, hit, one.message) for f, hit in one.heard.found.items() if f not in answers or _replaces(f, hit, one, flow)
        }
    refused = tuple(dict.fromkeys(f for one in said for f in one.heard.declined if f not in answers))
    return Reading(
        language=language,
        signals=signals,
        answers=tuple(answers.values()),
        declined=refused,
        corrected=tuple(dict.fromkeys(f for one in said for f, found in one.heard.found.items() if found.replaces)),
        question=" ".join(one.heard.question for one in said if one.heard.question),
        wants_material=signals.get("material", 0) >= HOLDS,
        tells=bool(answers or refused),
        takes_leave=takes_leave,
    )


def _replaces(field: str, found: Found, said: _Said, flow: Flow) -> bool:
    """Tell whether a value takes the place of one that was told before in the same turn."""
    return found.replaces or field == said.asking or kind_of(field, flow) not in SAID_ONCE


def _answer(field: str, found: Found, message: Message) -> Answer:
    return Answer(field=field, value=found.value, quote=found.quote, message=message.seq, source="parser", at=message.at)
