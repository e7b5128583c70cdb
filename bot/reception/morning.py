"""A team's digest each working morning: planned as a row, posted once however many processes look, left out where the day is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.config import Team
from bot.desk.digest import is_current, next_digest, text_of
from bot.errors import NotFound
from bot.reception.needs import Needs, Voice
from bot.reception.sales import SalesDesk

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """Plans digests and makes those that are due."""

    needs: Needs
    sales: SalesDesk

    async def plan(self) -> None:
        """Plan the next digest of each team that config names, and of no other. One that was missed stays due. For the start."""
        now, store = self.needs.clock(), self.sales.store
        teams = self.needs.config.teams
        for name in {*await store.planned_digests(), *teams}:
            await store.plan_digest(name, next_digest(teams[name], now) if name in teams else None, now)

    async def ring(self) -> None:
        """Post what is due."""
        now, store = self.needs.clock(), self.sales.store
        for name, due_at in (await store.due_digests(now)).items():
            team = self.needs.config.teams.get(name)
            if team is None:  # of another process's config
                continue
            text = await self._text(team, now) if is_current(team, due_at, now) else ""
            await store.post_digest(name, due_at, next_digest(team, now), text, now)

    async def _text(self, team: Team, now: datetime) -> str:
        voice = await self._voice(team)
        if voice is None:
            log.warning("a digest is left out: no flow is live whose words it could use", team=team.name)
            return ""
        digest = await self.sales.digest_of(team.name, now)
        return text_of(digest, team.shown or team.name, voice.say, self.sales.address)

    async def _voice(self, team: Team) -> Voice | None:
        for platform in self.needs.config.platforms:
            try:
                return await self.needs.voice(platform, team.name)
            except NotFound:
                continue
        return None
