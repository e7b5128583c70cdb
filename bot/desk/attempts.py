"""How often somebody may be written to unasked, over all of their conversations, and when not at all. Pure.

Who is the same person: the contact's other conversations, and those in which the same e-mail address or phone number was given. An equal
address proves nothing, so it opens nothing; here it only keeps us from writing.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.config import Config
from bot.model import Conversation, Owner, Reached


def hindrance(conversation: Conversation, reached: Reached | None, config: Config, now: datetime) -> str:
    """Return why nothing may be written unasked now, "" where it may: opted_out, owner, held, often or window."""
    seen = reached or Reached()
    if conversation.opted_out or seen.silenced:
        return "opted_out"
    if conversation.owner is not Owner.BOT:
        return "owner"
    if seen.held:
        return "held"
    if sum(at > (now - config.attempts.within).timestamp() for at in seen.at) >= config.attempts.most:
        return "often"
    return "window" if _is_past(window_of(conversation, config), seen.heard_at, now) else ""


def window_of(conversation: Conversation, config: Config) -> timedelta | None:
    """Return how long after their last words the platform lets us write, None where it sets no end."""
    platform = config.platforms.get(conversation.platform)
    return platform.window if platform else None


def _is_past(window: timedelta | None, heard_at: float, now: datetime) -> bool:
    return window is not None and now.timestamp() > heard_at + window.total_seconds()
