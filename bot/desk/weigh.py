"""What the flow makes of the answers: score, outcome, team and what is still open. Pure; for turns and for a rep's own entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.desk.hours import known_zone
from bot.flow.condition import Circumstances, Context, Defect, context, ignore
from bot.flow.outcome import outcome, route
from bot.flow.score import score
from bot.flow.shape import Flow, OutcomeLine, Question
from bot.model import Conversation, Talk, Texts, swift

REACHED = frozenset({"handoff", "nurture"})
"""Outcomes that a later complaint or a rude word does not take back: sales has the card, and a buyer may swear once."""

FINAL = frozenset({"support", "disqualified"})
"""Outcomes after which the bot has nothing to ask."""

ASKINGS = 2
"""Asked so often, a field is let go where sales can do without; a required one, where each asking got another answer or a question back,
is put behind the others and asked once more: nobody is nagged, and nobody is lost for having asked something."""

CONFIRMED = 2
"""Askings after which a required answer that is unsure is left as it is."""


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What holds of a talk by the flow's own lines."""

    score: int
    reasons: tuple[tuple[int, Texts], ...]  # (points, reason in each language)
    outcome: str | None  # of the first line that holds; None: none does
    line: OutcomeLine | None  # that line
    to: str  # the team of the first route that holds
    open: tuple[Question, ...]  # questions that may be asked and have no answer yet, required ones first
    settled: bool  # each required question is answered or declined


def weigh(conversation: Conversation, talk: Talk, flow: Flow, now: datetime, on_defect: Defect = ignore) -> Weighed:
    """Apply the flow's score, outcomes and routes."""
    seen = _context(conversation, talk, flow, now, on_defect)
    points, reasons = score(flow, seen)
    seen.put_score(points)
    asked = _open_questions(talk, flow, seen)
    settled = not any(q.required for q in asked)
    holds = outcome(flow, seen, settled=settled)
    return Weighed(
        score=points,
        reasons=reasons,
        outcome=holds.outcome if holds else None,
        line=holds,
        to=route(flow, seen).to,
        open=asked,
        settled=settled,
    )


def next_outcome(found: Weighed, before: str | None, *, decided: bool) -> str | None:
    """Return the outcome from now on. `decided`: a rep decides it, save for an opt-out."""
    result = found.outcome or (before if before != "opted_out" else None)
    return before if (decided or (before in REACHED and result in FINAL)) and result != "opted_out" else result


def _context(conversation: Conversation, talk: Talk, flow: Flow, now: datetime, on_defect: Defect) -> Context:
    visit = conversation.visit
    local = now.astimezone(known_zone(visit.timezone)) if visit.timezone else now
    around = Circumstances(
        language=talk.language, platform=conversation.platform, region=visit.region, page=visit.page, campaign=visit.campaign
    )
    return context(
        flow,
        answers=talk.answers,
        signals=talk.signals,
        intent=talk.intent,
        now=local,
        around=around,
        on_defect=on_defect,
    )


def _open_questions(talk: Talk, flow: Flow, seen: Context) -> tuple[Question, ...]:
    """Return what may be asked: required questions first, among them those last whose answer only a model has read: asked once more,
    so that no outcome waits for an answer that counts for none.
    """
    unknown = (q for q in flow.questions if _is_open(q, talk))
    allowed = (q for q in unknown if q.when is None or q.when.holds(seen))
    return tuple(sorted(allowed, key=lambda q: (not q.required, q.field in talk.answers, talk.asked.get(q.field, 0) >= ASKINGS)))


def _is_open(question: Question, talk: Talk) -> bool:
    answer = talk.answers.get(question.field)
    if answer is not None:
        return answer.unsure and question.required and talk.asked.get(question.field, 0) < CONFIRMED
    return question.field not in talk.declined
