"""The demo's config and its rep, whom everybody is signed in as."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bot.config import Config, PlatformConfig, Rep, Team
from bot.flow.load import collect_files
from bot.ports import Library, People, User

DEMO_REP = Rep(id="dana", name="Dana Cole", teams=("inbound", "seoul", "tokyo"), role="Sales")
FLOW = "b2b_saas"
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


async def publish_shipped(library: Library, flows: Path, now: datetime) -> None:
    """Make the flow that comes with Handraiser live, unless it is already."""
    files = collect_files(flows, FLOW)
    live = await library.live(FLOW)
    if live is None or dict(live.files) != dict(files):
        await library.publish(FLOW, files, "the demo's flow", DEMO_REP.id, now)


def demo_config(config: Config) -> Config:
    """Return the config of the demo: its own teams and rep, answering at any hour."""
    teams = {name: Team(name=name, language=language) for name, language in (("inbound", "en"), ("seoul", "ko"), ("tokyo", "ja"))}
    platforms = {"web": PlatformConfig(name="web", flow=FLOW)}
    return replace(config, teams=teams, reps={DEMO_REP.id: DEMO_REP}, platforms=platforms, settle=min(config.settle, 0.6))
