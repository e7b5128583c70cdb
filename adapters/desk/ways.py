"""The page that says where a team's cards do not arrive, what the platform said last and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from adapters.desk.guard import private
from adapters.desk.here import Here, render
from adapters.desk.needs import Desk
from adapters.desk.pages import counts
from bot.ways import Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuck:
    """One place of a team, and what keeps its cards."""

    teams: tuple[str, ...]  # shown names
    second: tuple[str, ...]  # where its cards go meanwhile: "telegram:-100777"
    trouble: Trouble


def stuck(desk: Desk, troubles: Sequence[Trouble]) -> list[Stuck]:
    """Return the places in trouble with the teams whose cards stand there."""
    found = []
    for trouble in troubles:
        place = (trouble.platform, trouble.place)
        teams = [team for team in desk.teams.values() if place in (*team.cards, *team.second)]
        second = tuple(dict.fromkeys(":".join(way) for team in teams for way in team.second if way != place))
        found.append(Stuck(teams=tuple(team.shown or team.name for team in teams), second=second, trouble=trouble))
    return found


def routes(desk: Desk, troubles: Callable[[], Sequence[Trouble]], down: Callable[[], Mapping[str, str]]) -> list[BaseRoute]:
    """Return the route of the page. `troubles` are places that do not answer, `down` platforms that do not run."""

    async def page(here: Here) -> Response:
        return render(here, "ways.html", **await counts(here), stuck=stuck(here.desk, troubles()), down=down())

    return [Route("/desk/ways", private(desk, page), methods=["GET"])]
