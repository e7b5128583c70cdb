"""What a rep who has just claimed may begin with: stock phrases in the prospect's language, from the facts. Never sent by itself. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from bot.config import Config
from bot.desk.phrase import can_fill, fill, when, words_of
from bot.flow.shape import Flow, Words
from bot.model import Fact, Owner, Who
from bot.ports import Sheet

LONGEST_QUOTE = 60
"""Characters of a need or a question that is said back; a longer one is not parroted."""

HONORIFICS = ("님", "씨", "様", "さま", "さん", "氏")
"""What a name may end with as it was typed; the phrases bring their own."""


def opening(sheet: Sheet, flow: Flow, config: Config, now: datetime) -> str:
    """Return a first message of the owner's; "" where nobody owns it, where its owner has written already, and after an opt-out.

    A version of the flow that was published before there were such phrases has none.
    """
    conversation, words = sheet.conversation, words_of(flow, sheet.card.language)
    if conversation.owner is not Owner.REP or conversation.opted_out or _has_written(sheet):
        return ""
    values = _values(sheet, flow, config, words, now)
    said = (_phrase(words, f"opening.{key}", values) for key in _keys(sheet, values))
    return _joined([text for text in said if text], sheet.card.language)


def _has_written(sheet: Sheet) -> bool:
    """Tell whether the owner wrote to the prospect since it became theirs."""
    since = max((at for at, event in sheet.events if event.kind == "owner"), default=sheet.conversation.created_at)
    return any(line.who is Who.REP and line.at >= since for line in sheet.lines)


def _values(sheet: Sheet, flow: Flow, config: Config, words: Words, now: datetime) -> Mapping[str, str]:
    card, facts = sheet.card, {fact.field: fact for fact in sheet.card.facts if fact.state == "known"}
    zone = sheet.conversation.visit.timezone or config.team(sheet.row.team).zone
    met = card.meeting.start if card.meeting and card.meeting.start and card.meeting.start > now else None
    return {
        "name": _name(facts.get("name")),
        "me": config.rep_name(sheet.conversation.rep),
        "company": flow.company,
        "need": _quoted(facts["need"].quote or facts["need"].shown) if "need" in facts else "",
        "question": _quoted(card.questions[0].text) if card.questions else "",
        "when": when(words, met, now, zone, deadline=False) if met else "",
    }


def _keys(sheet: Sheet, values: Mapping[str, str]) -> Iterator[str]:
    """Name the parts: a greeting, what they need, and the next step that is nearest."""
    yield "hello" if values["name"] else "hello_plain"
    if any(fact.field == "need" and fact.state == "known" for fact in sheet.card.facts):
        yield "need" if values["need"] else "need_long"
    if sheet.card.questions:
        yield "next_question" if values["question"] else "next_question_long"
    elif values["when"]:
        yield "next_meeting"
    else:
        yield "next_person" if sheet.card.wants_person else "next"


def _name(fact: Fact | None) -> str:
    name = fact.shown.strip() if fact else ""
    return next((name.removesuffix(end).strip() for end in HONORIFICS if name.endswith(end) and name != end), name)


def _quoted(text: str) -> str:
    """Return words that may be said back, "" for what is too long."""
    bare = " ".join(text.split()).rstrip(".。!！")
    return bare if len(bare) <= LONGEST_QUOTE else ""


def _phrase(words: Words, key: str, values: Mapping[str, str]) -> str:
    return next((fill(phrase, values) for phrase in words.get(key, ()) if can_fill(phrase, values)), "")


def _joined(said: list[str], language: str) -> str:
    return ("" if language == "ja" else " ").join(said)
