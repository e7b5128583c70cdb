"""What a prospect does without words that can be read: begins again, sends a file, leaves. Pure."""

from __future__ import annotations

from dataclasses import replace

from bot.desk.rules import Rules, language_of, phrase
from bot.model import Event, Kind, Message, Owner, Post, Say, TimerSet
from bot.ports import Standing

_NO_TIMERS = (TimerSet(kind=Kind.CLAIM_DEADLINE, due_at=None), TimerSet(kind=Kind.FOLLOW_UP, due_at=None))


def start(rules: Rules, message: Message, standing: Standing) -> Post:
    """Greet again. A closed conversation goes on: with the team where a rep had it, else with the bot; a rep is not talked over."""
    conversation, talk = standing.conversation, standing.talk
    if conversation.opted_out:
        return _start_again(rules, standing)
    if conversation.owner is Owner.REP:
        return Post(owner=Owner.REP, rep=conversation.rep)
    text = rules.flow.say(rules.flow.greeting or rules.flow.disclosure, language_of(rules, standing))
    says = (_bot(rules, standing, text),) if text else ()
    return Post(owner=_reopened(standing), rep=conversation.rep, says=says, talk=replace(talk, disclosed=True))


def _start_again(rules: Rules, standing: Standing) -> Post:
    """Say once how to hear from us again."""
    conversation, talk = standing.conversation, standing.talk
    text = phrase(rules, standing, "start_again", {}) if talk.opted_out_said < 2 else ""
    says = (_bot(rules, standing, text),) if text else ()
    return Post(owner=conversation.owner, rep=conversation.rep, says=says, talk=replace(talk, opted_out_said=2))


def file(rules: Rules, message: Message, standing: Standing) -> Post:
    """Thank for a file: the bot reads none, and says so; under a rep it is theirs to answer."""
    conversation, talk = standing.conversation, standing.talk
    if conversation.owner is Owner.REP:
        return Post(owner=Owner.REP, rep=conversation.rep)
    key = "relay.voice" if any(one.kind == "voice" for one in message.files) else "relay.file"
    values = {"company": rules.flow.company}
    text = phrase(rules, standing, key, values) or phrase(rules, standing, "lost", values)
    if not talk.disclosed and standing.seq <= 1:
        text = f"{rules.flow.say(rules.flow.disclosure, language_of(rules, standing))} {text}"
    owner = conversation.owner if conversation.opted_out else _reopened(standing)
    return Post(owner=owner, rep=conversation.rep, says=(_bot(rules, standing, text),), talk=replace(talk, disclosed=True))


def left(rules: Rules, message: Message, standing: Standing) -> Post:
    """Close a conversation whose prospect cannot be reached; its text is what the team is told."""
    conversation = standing.conversation
    event = Event(kind="owner", data={"from": conversation.owner, "to": Owner.CLOSED, "rep": conversation.rep, "reason": "left"})
    notes = (message.text,) if message.text else ()
    return Post(owner=Owner.CLOSED, rep=conversation.rep, notes=notes, close_reason="left", events=(event,), timers=_NO_TIMERS)


def _reopened(standing: Standing) -> Owner:
    conversation = standing.conversation
    if conversation.owner is not Owner.CLOSED:
        return conversation.owner
    return Owner.OFFERED if conversation.rep else Owner.BOT


def _bot(rules: Rules, standing: Standing, text: str) -> Say:
    return Say(text=text, name=rules.flow.say(rules.flow.bot_name, language_of(rules, standing)))
