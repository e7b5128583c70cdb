"""What every rule of the sales side stands on: who is who, whose words are said, and how a rule says no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.config import Config
from bot.desk.phrase import can_fill, fill, variant, words_of
from bot.flow.shape import Flow
from bot.model import Message, Owner, Post, Say, Who
from bot.ports import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a rule needs besides the press: the words of the flow that runs, and who is who."""

    flow: Flow
    config: Config


def not_mine(message: Message, standing: Standing, *, co_sellers: bool = False) -> Post | None:
    """Return the refusal of who does not own the conversation; None for its owner, and for whom they asked in where `co_sellers`."""
    conversation = standing.conversation
    speak = (conversation.rep, *standing.talk.co_sellers) if co_sellers else (conversation.rep,)
    if conversation.owner is Owner.REP and message.author in speak:
        return None
    return refuse(standing, f"claimed_by:{conversation.rep}" if conversation.owner is Owner.REP else "not_claimed")


def refuse(standing: Standing, why: str) -> Post:
    """Return a post that changes nothing."""
    return Post(owner=standing.conversation.owner, rep=standing.conversation.rep, refused=why)


def notice(rules: Rules, standing: Standing, key: str, values: Mapping[str, str]) -> Say:
    """Return a fixed sentence to the prospect, marked automatic."""
    words = words_of(rules.flow, language_of(rules, standing))
    phrases = [p for p in words[key] if can_fill(p, values)] or list(words[key])
    return Say(text=fill(phrases[variant(phrases, key, (), standing.conversation.id)], values), who=Who.NOTICE, name=rules.flow.company)


def language_of(rules: Rules, standing: Standing) -> str:
    """Return the prospect's language, as far as it is known."""
    return standing.talk.language or standing.conversation.visit.locale[:2].lower() or rules.flow.languages[0]


def phrase(rules: Rules, standing: Standing, key: str, values: Mapping[str, str]) -> str:
    """Return a stock phrase to the prospect; "" where a version published earlier does not have it."""
    words = words_of(rules.flow, language_of(rules, standing))
    phrases = [p for p in words.get(key, ()) if can_fill(p, values)]
    return fill(phrases[variant(phrases, key, standing.talk.used, standing.conversation.id)], values) if phrases else ""
