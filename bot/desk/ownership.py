"""The one rule of who owns a conversation: pure, called under the lock of the conversation's row.

          claim                  give back
bot ───────────────▶ rep ─────────────────────▶ bot
 │ offered ──claim──▶ │ ──close (won, lost, junk)──▶ closed
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.desk import absence, deadlines, gestures, handover, kin, mailing, mend, relay, snooze
from bot.desk.closing import REASONS as CLOSINGS
from bot.desk.closing import closing, is_offered
from bot.desk.rules import Rules, language_of, not_mine, notice, refuse
from bot.model import Event, Kind, Message, Owner, Post, Say, TimerSet, Who, changed
from bot.ports import Standing

__all__ = ["Rules", "ownership"]

REASONS = tuple(CLOSINGS)
"""What a rep closes a lead as."""


_CLAIMED = (TimerSet(kind=Kind.CLAIM_DEADLINE, due_at=None), TimerSet(kind=Kind.FOLLOW_UP, due_at=None))


def _move(message: Message, standing: Standing, to: Owner) -> dict[str, str | int | float | bool | None]:
    """Return what the history keeps of a change of owner; `was` and `by` let it be taken back."""
    was = standing.conversation
    return {"from": was.owner, "to": to, "rep": message.author, "was": was.rep, "by": message.author, "team": was.team}


def ownership(rules: Rules, message: Message) -> Callable[[Standing], Post]:
    """Return the rule for this press or these rep's words, to be called under the lock."""
    return lambda standing: mailing.watched(rules, message, standing, _RULES[message.kind](rules, message, standing))


def _claim(rules: Rules, message: Message, standing: Standing) -> Post:
    conversation = standing.conversation
    if conversation.owner is Owner.REP:
        return refuse(standing, f"claimed_by:{conversation.rep}")
    if conversation.opted_out:
        return refuse(standing, "opted_out")
    joined = notice(rules, standing, "person.joined", {"colleague": rules.config.rep_name(message.author), "company": rules.flow.company})
    waited = round((standing.now - conversation.created_at).total_seconds())
    return Post(
        owner=Owner.REP,
        rep=message.author,
        says=(joined,),
        events=(Event(kind="owner", data=_move(message, standing, Owner.REP) | {"after_s": waited}),),
        timers=(*_CLAIMED, deadlines.first_reply_by(rules.config.team(conversation.team), standing)),
        talk=changed(standing.talk, hushed=False) if standing.talk.hushed else None,
    )


def _give_back(rules: Rules, message: Message, standing: Standing) -> Post:
    if refused := not_mine(message, standing):
        return refused
    left = notice(rules, standing, "person.left", _leaving(rules, message, standing))
    return Post(
        owner=Owner.BOT,
        rep=message.author,
        says=(left,),
        events=(Event(kind="owner", data=_move(message, standing, Owner.BOT)),),
        timers=deadlines.NO_DEADLINES,
        talk=changed(standing.talk, co_sellers=()) if standing.talk.co_sellers else None,
    )


def _leaving(rules: Rules, message: Message, standing: Standing) -> Mapping[str, str]:
    bot = rules.flow.say(rules.flow.bot_name, language_of(rules, standing))
    return {"bot": bot, "colleague": rules.config.rep_name(message.author)}


def _close(rules: Rules, message: Message, standing: Standing) -> Post:
    conversation = standing.conversation
    if conversation.owner is Owner.REP and (refused := not_mine(message, standing)):
        return refused
    if conversation.owner is Owner.CLOSED:
        return refuse(standing, "closed")
    if not is_offered(message.text):
        return refuse(standing, "no_reason")
    why = closing(message.text)
    return Post(
        owner=Owner.CLOSED,
        rep=message.author,
        close_reason=why.text(),
        events=(Event(kind="owner", data=_move(message, standing, Owner.CLOSED) | {"reason": why.kind, "code": why.code}),),
        timers=(*_CLAIMED, *deadlines.NO_DEADLINES),
    )


def _reply(rules: Rules, message: Message, standing: Standing) -> Post:
    if refused := not_mine(message, standing, co_sellers=True):
        return relay.lost(message, standing) if message.back else refused
    say = Say(text=message.text, who=Who.REP, name=rules.config.rep_name(message.author), files=message.files)
    return Post(owner=Owner.REP, rep=standing.conversation.rep, says=(say,), timers=deadlines.NO_DEADLINES[1:])


def _settle_question(rules: Rules, message: Message, standing: Standing) -> Post:
    """Answer an open question: the words go to the prospect under the rep's name, whoever owns the conversation."""
    conversation, talk = standing.conversation, standing.talk
    question = next((q for q in talk.questions if q.number == message.about), None)
    if question is None:
        return refuse(standing, "no_question")
    if conversation.opted_out:
        return refuse(standing, "opted_out")
    after = replace(talk, questions=tuple(q for q in talk.questions if q.number != message.about))
    return Post(
        owner=conversation.owner,
        rep=conversation.rep,
        says=(Say(text=message.text, who=Who.REP, name=rules.config.rep_name(message.author)),),
        talk=after,
        events=(Event(kind="question_answered", data={"number": message.about, "rep": message.author}),),
        lead=mend.redrawn(rules, standing, after),
    )


_RULES: Mapping[Kind, Callable[[Rules, Message, Standing], Post]] = {
    Kind.CLAIM: _claim,
    Kind.GIVE_BACK: _give_back,
    Kind.CLOSE: _close,
    Kind.REPLY: _reply,
    Kind.NOTE: lambda rules, message, standing: relay.noted(message, standing),
    Kind.CLAIM_DEADLINE: deadlines.claim_passed,
    Kind.REPLY_DEADLINE: deadlines.reply_passed,
    Kind.HAND_OVER: handover.hand_over,
    Kind.ABSENT: absence.vacated,
    Kind.ASK_IN: handover.ask_in,
    Kind.TAKE_BACK: handover.take_back,
    Kind.SETTLE_QUESTION: _settle_question,
    Kind.START: gestures.start,
    Kind.FILE: gestures.file,
    Kind.LEFT: gestures.left,
    Kind.RELAY: lambda rules, message, standing: relay.wait(message, standing),
    Kind.UNDO: lambda rules, message, standing: relay.undo(message, standing),
    Kind.AMEND: lambda rules, message, standing: relay.amend(message, standing),
    Kind.SNOOZE: snooze.snooze,
    Kind.SNOOZE_OVER: snooze.snooze_over,
    Kind.UNREAD: mailing.unread,
    Kind.CORRECT: mend.correct,
    Kind.REJECT: mend.reject,
    Kind.RESTORE: mend.restore,
    Kind.JOIN: kin.join,
    Kind.PART: kin.part,
}
