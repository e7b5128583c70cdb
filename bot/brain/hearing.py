"""What is known around the words of a turn, as the parsers have it."""

from __future__ import annotations

from datetime import datetime

from bot.desk.hours import known_zone
from bot.fields.kind import Hearing
from bot.model import Reading, Scene


def hearing_of(scene: Scene, reading: Reading, now: datetime) -> Hearing:
    """Return the time where the prospect is, their language and country."""
    visit = scene.conversation.visit
    local = now.astimezone(known_zone(visit.timezone)) if visit.timezone else now
    return Hearing(now=local, language=reading.language, region=visit.region)
