"""The demo's config and its rep, whom everybody is signed in as."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.config import Config, PlatformConfig, Rep, Team
from bot.ports import People, User

DEMO_REP = Rep(id="dana", name="Dana Cole", teams=("inbound", "seoul", "tokyo"), role="Sales")
LOCKED = "!"
"""No hash looks like this, so that nobody can log in with a password."""


def demo_rep(people: People) -> Callable[[], Awaitable[User]]:
    """Whoever opens the demo's desk is the demo's rep; nobody can log in with the password, which is none."""

    async def sign_in() -> User:
        user = User(name=DEMO_REP.id, rep=DEMO_REP.id, shown=DEMO_REP.name, password=LOCKED)
        if await people.user(user.name) is None:
            await people.put_user(user)
        return user

    return sign_in


def demo_config(config: Config) -> Config:
    """Return the config of the demo: its own teams and rep, answering at any hour."""
    teams = {name: Team(name=name, language=language) for name, language in (("inbound", "en"), ("seoul", "ko"), ("tokyo", "ja"))}
    platforms = {"web": PlatformConfig(name="web", flow="b2b_saas")}
    return replace(config, teams=teams, reps={DEMO_REP.id: DEMO_REP}, platforms=platforms, settle=min(config.settle, 0.6))
