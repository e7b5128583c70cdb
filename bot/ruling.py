"""Outcome, score, team and owner after a reading: the rules of the flow and of who speaks, applied. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.desk.weigh import FINAL as FINAL
from bot.desk.weigh import next_outcome, weigh
from bot.flow.shape import Question
from bot.model import Conversation, Owner, Reading, Talk, swift
from bot.playbook import Playbook
from bot.signals.intent import HOLDS


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What holds after the reading."""

    outcome: str | None
    is_new: bool  # the outcome was not this one before
    score: int
    reasons: tuple[tuple[int, str], ...]  # (points, reason in the team's language)
    owner: Owner
    team: str
    opted_out: bool
    calls_person: bool  # a person was asked for just now
    open: tuple[Question, ...]  # questions that may be asked and have no answer yet, required ones first
    settled: bool  # each required question is answered or declined


def rule(conversation: Conversation, talk: Talk, reading: Reading, play: Playbook, now: datetime) -> Ruling:
    """Apply the flow's score, outcomes and routes, then the ownership table of a turn."""
    flow, before = play.flow, talk.outcome
    found = weigh(conversation, talk, flow, now, play.on_defect)
    result = next_outcome(found, before, decided=conversation.owner is Owner.REP)
    team = play.team(conversation.team or found.to)
    calls = reading.signals.get("human", 0) >= HOLDS
    return Ruling(
        outcome=result,
        is_new=result != before and result is not None,
        score=found.score,
        reasons=tuple((add, flow.say(texts, team.language)) for add, texts in found.reasons),
        owner=_owner(conversation, reading, result, before),
        team=team.name,
        opted_out=result == "opted_out",
        calls_person=calls,
        open=found.open,
        settled=found.settled,
    )


def _owner(conversation: Conversation, reading: Reading, result: str | None, before: str | None) -> Owner:
    """Return who speaks next. A rep keeps the conversation until they leave it or the prospect opts out."""
    if result == "opted_out":
        return Owner.CLOSED
    if conversation.owner is Owner.REP:
        return Owner.REP
    owner = _reopened(conversation, before) if conversation.owner is Owner.CLOSED else conversation.owner
    if reading.signals.get("human", 0) >= HOLDS and result != "disqualified":
        return Owner.OFFERED
    if result in FINAL and owner is not Owner.OFFERED:
        return Owner.CLOSED
    return Owner.OFFERED if owner is Owner.BOT and result == "handoff" and result != before else owner


def _reopened(conversation: Conversation, before: str | None) -> Owner:
    """A closed conversation that is written to goes back to the rep's team if there was a rep, else to the bot."""
    return Owner.OFFERED if conversation.rep and before != "opted_out" else Owner.BOT
