"""May the bot answer: who owns the conversation, is it a flood, a loop, too much at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from bot.model import MoveKind, Owner, Scene, swift

TURNS_AN_HOUR = 40
"""Bot turns an hour in one conversation; then one sentence, and silence until something new is said."""

LONG = 4_000
"""Characters in one turn beyond which the bot asks for the most important part instead of guessing."""

REPEATS = 3
"""The same words this often in a row are a loop (a bot on the other side, a stuck client)."""


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether the bot may speak, and the one sentence that it says instead of an answer."""

    speak: bool
    instead: MoveKind | None = None
    throttled: bool = False
    texts: tuple[str, ...] = ()  # digests of the last messages, to remember
    turns: tuple[float, ...] = ()  # the bot's turns of the last hour


def screen(scene: Scene, now: datetime, *, limits: bool) -> Verdict:
    """Judge the waiting messages; understanding goes on whatever the verdict."""
    said = [m.text for m in scene.waiting if not m.kind.speaks]
    seen = scene.talk.last_texts
    texts = (seen + tuple(digest(text) for text in said))[-REPEATS:]
    hour_ago = now.timestamp() - 3600
    turns = tuple(at for at in scene.talk.bot_turns if at > hour_ago)
    if scene.conversation.owner is Owner.REP or scene.talk.hushed:
        return Verdict(speak=False, texts=texts, turns=turns)
    if limits and len(turns) >= TURNS_AN_HOUR:
        first = not scene.talk.throttled
        return Verdict(speak=first, instead=MoveKind.SLOW_DOWN, throttled=True, texts=texts, turns=turns)
    if _loops(seen, texts) or (scene.talk.throttled and texts[-1:] == seen[-1:]):
        return Verdict(speak=False, throttled=scene.talk.throttled, texts=texts, turns=turns)
    if sum(len(text) for text in said) > LONG:
        return Verdict(speak=True, instead=MoveKind.TOO_LONG, texts=texts, turns=turns)
    return Verdict(speak=True, texts=texts, turns=turns)


def digest(text: str) -> str:
    """Return a short digest of what was said, so that a loop is seen without keeping the words twice."""
    return blake2b(text.strip().casefold().encode(), digest_size=6).hexdigest()


def _loops(seen: tuple[str, ...], texts: tuple[str, ...]) -> bool:
    return len(seen) == REPEATS and len(set(seen) | set(texts)) == 1
