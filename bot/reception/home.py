"""A rep's own page on a platform that has such: the leads that they have now."""

from __future__ import annotations

from bot.model.arrivals import Author, Home
from bot.reception.dressing import Dresser

MOST = 30
"""Leads that stand there; the desk has them all."""


async def home_of(dresser: Dresser, platform: str, user: str) -> Home | None:
    """Return the home of the rep whom the platform knows by this id, None for who is no rep. Raise StorageUnavailable."""
    needs = dresser.needs
    rep = needs.rep(platform, Author(id=user))
    if rep is None or needs.sales is None:
        return None
    voice = await needs.voice(platform, rep.teams[0] if rep.teams else "")
    rows = await needs.sales.store.rows("mine", rep.id, MOST)
    faces = [await dresser.face_of(row.conversation, platform) for row in rows if not row.test]
    return Home(title=voice.say("home.mine"), empty=voice.say("home.empty"), leads=tuple(face for face in faces if face))
