"""The slow sequence after the outcome nurture: who may be asked, what their answer was, and who may be written to. Pure.

It is advertising: where the prospect may be in a country that asks for it, only with consent. The consent is their own words to our
question, kept with the question, the message and the time; an opt-out withdraws it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.config import Config
from bot.desk.hours import polite
from bot.desk.mailing import address_of
from bot.desk.phrase import fill
from bot.desk.whereabouts import zones_of
from bot.flow.advertising import Duty, duty, sendable_at
from bot.flow.shape import Flow
from bot.model import Conversation, Kind, Message, Nurture, Owner, Reading, Scene, Talk, TimerSet, changed
from bot.signals.intent import HOLDS

AGREE, DISAGREE = "agree", "disagree"
"""The ids of the buttons under the question."""

_YES: Mapping[str, str] = {
    "en": r"(?:yes|yeah|yep|yup|sure|ok(?:ay)?|of course|absolutely|definitely|certainly|please do|go ahead|happy to|i agree|agreed"
    r"|sounds good|that(?:'s| is| would be) (?:fine|great|good|ok(?:ay)?)|that works)\b",
    "ko": r"(?:네+|예+|넵|넹|응|그럼요|물론|그래요|그러세요|좋아요|좋습니다"
    r"|동의(?:해요|합니다|할게요)|보내\s?(?:주세요|주셔도)|연락\s?(?:주세요|주셔도))(?![가-힣])",
    "ja": r"(?:はい|ええ|うん|ぜひ|もちろん|お願い(?:し|いた)|同意(?:し|いた)|承知"
    r"|構いません|かまいません|いいですよ|よいですよ|良いですよ)",
}
_NO: Mapping[str, str] = {
    "en": r"(?:no|nope|nah|not (?:now|really|interested)|rather not|i(?:'d| would) rather not|please don't|don't)\b",
    "ko": r"(?:아니[요오]?|아뇨|괜찮(?:아요|습니다)|됐(?:어요|습니다)|싫어요|사양|필요\s?없|원하지\s?않|나중에)",
    "ja": r"(?:いいえ|いえ|いや|結構です|不要|遠慮|要りません|いりません|必要ありません|やめて|また今度)",
}
_DOUBT = re.compile(
    r"\b(?:no|not|never|don't|won't|but|unless|only if|maybe|perhaps|stop|until)\b|[?？]"
    r"|말고|지 마|안 |않|아니|근데|다만|대신|그만|ません|ない|ただ|けど|しかし|不要|結構",
    re.IGNORECASE,
)
"""What makes a yes no plain one: a condition or a doubt is no consent."""

_BARE_NO = re.compile(
    r"(?:no|nope|nah)(?:[\s,.]+(?:thanks|thank you|not now|sorry))*|not (?:now|really)|(?:i'd )?rather not"
    r"|(?:아니[요오]|아뇨|괜찮아요|괜찮습니다|됐어요|사양할게요|지금은 괜찮아요|감사해요|[\s,.])+"
    r"|(?:いいえ|いえ|いや|結構です|不要です|大丈夫です|遠慮します|遠慮しておきます|[\s、,。])+",
    re.IGNORECASE,
)
_EDGES = " \t\n.,!~。、！"


def owed(conversation: Conversation, talk: Talk) -> Duty:
    """Return what the laws of where the prospect may be ask of advertising."""
    phone = talk.answers.get("phone")
    return duty(conversation.visit, talk.language, str(phone.value) if phone else "")


def may_reach(conversation: Conversation, talk: Talk, config: Config) -> bool:
    """Tell whether a message weeks later would reach anybody: on the web a mail has to go, as the page is closed."""
    if conversation.platform == "web":
        return bool(config.mail.host and address_of(talk))
    return conversation.platform not in ("terminal", "desk")


def is_to_ask(conversation: Conversation, talk: Talk, flow: Flow, config: Config) -> bool:
    """Tell whether the question is put now: once, after the outcome, where consent is needed and a message could reach them."""
    if flow.nurture is None or not flow.nurture.consent or talk.nurture is not None:
        return False
    return may_reach(conversation, talk, config) and owed(conversation, talk).consent


def asked(conversation: Conversation, talk: Talk, flow: Flow) -> Talk:
    """Return the talk with the question put in the turn on that conversation."""
    question = flow.say(flow.nurture.consent, talk.language) if flow.nurture else ""
    values = {"bot": flow.say(flow.bot_name, talk.language), "company": flow.company}
    return changed(talk, asking=None, nurture=Nurture(state="asked", question=fill(question, values), on_version=conversation.version + 1))


def refusal_alone(scene: Scene, reading: Reading) -> Reading:
    """Return the reading of a plain "no thanks" to the question: it refuses advertising, and is no wish to be left alone for good."""
    is_open = scene.talk.nurture is not None and scene.talk.nurture.is_open
    said = [m for m in scene.waiting if not m.kind.speaks]
    if not is_open or "opt_out" not in reading.signals or not all(_BARE_NO.fullmatch(m.text.strip(_EDGES)) for m in said):
        return reading
    return changed(reading, signals={name: value for name, value in reading.signals.items() if name != "opt_out"})


def refused(talk: Talk, message: Message) -> Talk:
    """Return the talk of somebody who refused advertising, whatever they said to the question or will: a consent is withdrawn."""
    held = talk.nurture or Nurture()
    if held.state in ("refused", "withdrawn"):
        return talk
    if held.state == "given":
        return changed(talk, nurture=changed(held, state="withdrawn", ended_at=message.at))
    return changed(talk, nurture=changed(held, state="refused", quote=message.text, message=message.seq, at=message.at))


def answered(scene: Scene, talk: Talk, reading: Reading, *, opted_out: bool, now: datetime) -> Talk:
    """Return the talk with what was said to the question, and without a consent where an opt-out came. Unanswered is no consent."""
    held = talk.nurture
    if held is None:
        return talk
    if opted_out:
        state = "withdrawn" if held.state == "given" else held.state if held.state == "withdrawn" else "refused"
        return talk if state == held.state else changed(talk, nurture=changed(held, state=state, ended_at=now))
    found = _verdict(scene, held, reading)
    if found is None:
        return changed(talk, nurture=changed(held, state="unanswered")) if held.state == "asked" else talk
    state, message = found
    if held.state == "given":
        said: dict[str, Any] = {"confirmed_at": message.at} if state == "given" else {"state": "withdrawn", "ended_at": message.at}
        return changed(talk, nurture=changed(held, **said))
    return changed(talk, nurture=changed(held, state=state, quote=message.text, message=message.seq, at=message.at))


def _verdict(scene: Scene, held: Nurture, reading: Reading) -> tuple[str, Message] | None:
    """Return what was decided and by which message: the question's next words, or its buttons at any later time."""
    pressed = [m for m in scene.waiting if m.choice in (AGREE, DISAGREE)]
    if pressed and (held.state in ("unanswered", "refused") or held.is_open):
        return ("given" if pressed[-1].choice == AGREE else "refused"), pressed[-1]
    if not held.is_open or scene.conversation.version != held.on_version:  # a "yes" to a rep who came in between is none to us
        return None
    if reading.signals.get("opt_out", 0) >= HOLDS:
        return None
    judged = [(verdict, m) for m in scene.waiting if not m.kind.speaks and (verdict := _said(m.text, reading.language))]
    return judged[-1] if judged else None


def became(before: Nurture | None, after: Nurture) -> str:
    """Return what the prospect's words made of it: a state, or "confirmed"; "" where nothing changed."""
    if before is None or before.state != after.state:
        return after.state
    return "confirmed" if before.confirmed_at != after.confirmed_at else ""


def _said(text: str, language: str) -> str:
    words = text.strip(_EDGES)
    if re.match(_NO.get(language, _NO["en"]), words, re.IGNORECASE):
        return "refused"
    agrees = re.match(_YES.get(language, _YES["en"]), words, re.IGNORECASE)
    return "given" if agrees and not _DOUBT.search(words) else ""


def has_leave(conversation: Conversation, talk: Talk, now: datetime) -> bool:
    """Tell whether advertising may be sent: consent is not needed, or was given, not withdrawn, and is not too old."""
    held, laws = talk.nurture or Nurture(), owed(conversation, talk)
    if held.state in ("refused", "withdrawn"):
        return False
    if not laws.consent:
        return True
    return held.state == "given" and held.at is not None and laws.counts(held.confirmed_at or held.at, now)


def next_step(conversation: Conversation, talk: Talk, flow: Flow, config: Config, now: datetime) -> int:
    """Return the number of the step that may come next, 0 for none."""
    step = (talk.nurture.said if talk.nurture else 0) + 1
    if flow.nurture is None or talk.outcome != "nurture" or conversation.opted_out or step > len(flow.nurture.steps):
        return 0
    open_to = conversation.owner is Owner.BOT and may_reach(conversation, talk, config)
    return step if open_to and has_leave(conversation, talk, now) else 0


def timers(
    conversation: Conversation, talk: Talk, flow: Flow, config: Config, now: datetime, *, before: Nurture | None = None
) -> tuple[TimerSet, ...]:
    """Set the next step, counted from the prospect's words, or cancel it; and when consent is to be confirmed.

    Words that only confirm it leave the step where it was: `before` is what was held before them.
    """
    step, again = next_step(conversation, talk, flow, config, now), confirm_timer(conversation, talk, flow, config, now)
    if not step or flow.nurture is None:
        return TimerSet(kind=Kind.NURTURE, due_at=None), again
    due = now + flow.nurture.steps[step - 1].after
    keep = before is not None and talk.nurture is not None and became(before, talk.nurture) == "confirmed"
    return TimerSet(kind=Kind.NURTURE, due_at=decent(conversation, talk, config, due), step=step, keep=keep), again


AHEAD = timedelta(days=30)
"""So long before a consent lapses they are asked whether it still holds."""


def is_to_confirm(conversation: Conversation, talk: Talk, flow: Flow, now: datetime) -> bool:
    """Tell whether they are to be asked now: the consent still counts, was not asked for again, and advertising is still to come."""
    due = _confirm_at(conversation, talk)
    comes = (
        flow.nurture is not None and talk.outcome == "nurture" and talk.nurture is not None and talk.nurture.said < len(flow.nurture.steps)
    )
    return comes and due is not None and now >= due and has_leave(conversation, talk, now)


def confirm_timer(conversation: Conversation, talk: Talk, flow: Flow, config: Config, now: datetime) -> TimerSet:
    """Set when they are asked whether their consent still holds, or cancel it."""
    due = _confirm_at(conversation, talk) if next_step(conversation, talk, flow, config, now) else None
    return TimerSet(kind=Kind.CONFIRM, due_at=decent(conversation, talk, config, max(due, now)) if due else None)


def _confirm_at(conversation: Conversation, talk: Talk) -> datetime | None:
    """Return when they are asked again; None where no law wants it, nothing was given, or they were asked already."""
    held, every = talk.nurture, owed(conversation, talk).confirm
    if held is None or held.state != "given" or held.at is None or every is None or held.is_open:
        return None
    return (held.confirmed_at or held.at) + every - AHEAD


def decent(conversation: Conversation, talk: Talk, config: Config, at: datetime) -> datetime:
    """Return `at`, or when after it advertising may be sent: outside quiet hours, ours and the laws'."""
    zones, countries = zones_of(conversation.visit, config.team(conversation.team).zone), owed(conversation, talk).countries
    for _ in range(3):  # the one may move it into the other
        moved = sendable_at(countries, polite(at, zones))
        if moved == at:
            break
        at = moved
    return at
