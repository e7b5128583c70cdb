"""The one rule of who owns a conversation: pure, called under the lock of the conversation's row.

          claim                  give back
bot ───────────────▶ rep ─────────────────────▶ bot
 │ offered ──claim──▶ │ ──close (won, lost, junk)──▶ closed
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot.config import Config
from bot.desk.phrase import can_fill, fill, variant, words_of
from bot.flow.shape import Flow
from bot.model import Event, Kind, Message, Owner, Post, Say, TimerSet, Who
from bot.ports import Standing

REASONS = ("won", "lost", "junk")
"""Why a rep closes; free words may follow after a colon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the rule needs besides the press: the words of the flow that runs, and who is who."""

    flow: Flow
    config: Config


def ownership(rules: Rules, message: Message) -> Callable[[Standing], Post]:
    """Return the rule for this press or these rep's words, to be called under the lock."""
    return lambda standing: _RULES[message.kind](rules, message, standing)


def _claim(rules: Rules, message: Message, standing: Standing) -> Post:
    conversation = standing.conversation
    if conversation.owner is Owner.REP:
        return _refuse(standing, f"claimed_by:{conversation.rep}")
    if conversation.opted_out:
        return _refuse(standing, "opted_out")
    joined = _notice(rules, standing, "person.joined", {"colleague": rules.config.rep_name(message.author), "company": rules.flow.company})
    waited = round((standing.now - conversation.created_at).total_seconds())
    return Post(
        owner=Owner.REP,
        rep=message.author,
        says=(joined,),
        events=(Event(kind="owner", data={"from": conversation.owner, "to": Owner.REP, "rep": message.author, "after_s": waited}),),
        timers=(TimerSet(kind=Kind.CLAIM_DEADLINE, due_at=None), TimerSet(kind=Kind.FOLLOW_UP, due_at=None)),
    )


def _give_back(rules: Rules, message: Message, standing: Standing) -> Post:
    if refused := _not_mine(message, standing):
        return refused
    left = _notice(rules, standing, "person.left", _leaving(rules, message, standing))
    return Post(
        owner=Owner.BOT,
        rep=message.author,
        says=(left,),
        events=(Event(kind="owner", data={"from": Owner.REP, "to": Owner.BOT, "rep": message.author}),),
    )


def _leaving(rules: Rules, message: Message, standing: Standing) -> Mapping[str, str]:
    bot = rules.flow.say(rules.flow.bot_name, _language(rules, standing))
    return {"bot": bot, "colleague": rules.config.rep_name(message.author)}


def _close(rules: Rules, message: Message, standing: Standing) -> Post:
    conversation = standing.conversation
    if conversation.owner is Owner.REP and (refused := _not_mine(message, standing)):
        return refused
    if conversation.owner is Owner.CLOSED:
        return _refuse(standing, "closed")
    reason = message.text if message.text.split(":")[0].strip() in REASONS else ""
    if not reason:
        return _refuse(standing, "no_reason")
    return Post(
        owner=Owner.CLOSED,
        rep=message.author,
        close_reason=reason,
        events=(
            Event(
                kind="owner", data={"from": conversation.owner, "to": Owner.CLOSED, "rep": message.author, "reason": reason.split(":")[0]}
            ),
        ),
        timers=(TimerSet(kind=Kind.CLAIM_DEADLINE, due_at=None), TimerSet(kind=Kind.FOLLOW_UP, due_at=None)),
    )


def _reply(rules: Rules, message: Message, standing: Standing) -> Post:
    if refused := _not_mine(message, standing):
        return refused
    say = Say(text=message.text, who=Who.REP, name=rules.config.rep_name(message.author))
    return Post(owner=Owner.REP, rep=message.author, says=(say,))


def _note(rules: Rules, message: Message, standing: Standing) -> Post:
    conversation = standing.conversation
    return Post(owner=conversation.owner, rep=conversation.rep, notes=(message.text,))


def _claim_deadline(rules: Rules, message: Message, standing: Standing) -> Post:
    conversation = standing.conversation
    if conversation.owner is not Owner.OFFERED:
        return _refuse(standing, "not_offered")
    return Post(owner=Owner.OFFERED, rep=conversation.rep, events=(Event(kind="late", data={"team": conversation.team}),))


def _settle_question(rules: Rules, message: Message, standing: Standing) -> Post:
    """Answer an open question: the words go to the prospect under the rep's name, whoever owns the conversation."""
    conversation, talk = standing.conversation, standing.talk
    question = next((q for q in talk.questions if q.number == message.about), None)
    if question is None:
        return _refuse(standing, "no_question")
    if conversation.opted_out:
        return _refuse(standing, "opted_out")
    left = tuple(q for q in talk.questions if q.number != message.about)
    return Post(
        owner=conversation.owner,
        rep=conversation.rep,
        says=(Say(text=message.text, who=Who.REP, name=rules.config.rep_name(message.author)),),
        talk=replace(talk, questions=left),
        events=(Event(kind="question_answered", data={"number": message.about, "rep": message.author}),),
    )


_RULES: Mapping[Kind, Callable[[Rules, Message, Standing], Post]] = {
    Kind.CLAIM: _claim,
    Kind.GIVE_BACK: _give_back,
    Kind.CLOSE: _close,
    Kind.REPLY: _reply,
    Kind.NOTE: _note,
    Kind.CLAIM_DEADLINE: _claim_deadline,
    Kind.SETTLE_QUESTION: _settle_question,
}


def _not_mine(message: Message, standing: Standing) -> Post | None:
    conversation = standing.conversation
    if conversation.owner is Owner.REP and conversation.rep == message.author:
        return None
    return _refuse(standing, f"claimed_by:{conversation.rep}" if conversation.owner is Owner.REP else "not_claimed")


def _refuse(standing: Standing, why: str) -> Post:
    return Post(owner=standing.conversation.owner, rep=standing.conversation.rep, refused=why)


def _language(rules: Rules, standing: Standing) -> str:
    return standing.talk.language or rules.flow.languages[0]


def _notice(rules: Rules, standing: Standing, key: str, values: Mapping[str, str]) -> Say:
    words = words_of(rules.flow, _language(rules, standing))
    phrases = [p for p in words[key] if can_fill(p, values)]
    return Say(text=fill(phrases[variant(phrases, key, (), standing.conversation.id)], values), who=Who.NOTICE, name=rules.flow.company)
