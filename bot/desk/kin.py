"""A rep says that two conversations are of the same person, and takes it back. Pure.

Nothing is merged: each conversation keeps its lines, answers and history. The contacts are joined, and what is joined can be taken apart.
"""

from __future__ import annotations

from bot.desk.rules import Rules, not_mine, refuse
from bot.model import Event, Message, Post
from bot.ports import Standing


def join(rules: Rules, message: Message, standing: Standing) -> Post:
    """Join the contact with that of another conversation (`message.choice`) that is alike."""
    if refused := _refusal(rules, message, standing):
        return refused
    if message.choice not in standing.alike:
        return refuse(standing, "not_alike")
    return _kept(standing, message, "joined")


def part(rules: Rules, message: Message, standing: Standing) -> Post:
    """Take apart what a rep joined."""
    if refused := _refusal(rules, message, standing):
        return refused
    if message.choice not in standing.joined:
        return refuse(standing, "not_joined")
    return _kept(standing, message, "parted")


def _refusal(rules: Rules, message: Message, standing: Standing) -> Post | None:
    """The owner may, and a manager."""
    rep = rules.config.reps.get(message.author)
    return None if rep and rep.manager else not_mine(message, standing)


def _kept(standing: Standing, message: Message, kind: str) -> Post:
    conversation = standing.conversation
    event = Event(kind=kind, data={"rep": message.author, "with": message.choice})
    return Post(owner=conversation.owner, rep=conversation.rep, events=(event,), kin=message.choice, joins=kind == "joined")
