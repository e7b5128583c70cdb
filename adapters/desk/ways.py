"""The page that says where the teams' cards go, where they do not arrive, what the platform said last and what to do about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from adapters.desk.here import Here, render
from adapters.desk.needs import Desk
from adapters.desk.pages import counts
from bot.config import Team
from bot.sending.ways import Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuck:
    """One place of a team, and what keeps its cards."""

    teams: tuple[str, ...]  # shown names
    second: tuple[str, ...]  # where its cards go meanwhile: "telegram:-100777"
    trouble: Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One place of one team as it is now."""

    team: str  # shown name
    place: str  # "slack:#leads"; "desk"
    state: str  # takes | stands_by (a second way that is well) | stuck


def stuck(desk: Desk, troubles: Sequence[Trouble]) -> list[Stuck]:
    """Return the places in trouble with the teams whose cards stand there."""
    found = []
    for trouble in troubles:
        place = (trouble.platform, trouble.place)
        teams = [team for team in desk.teams.values() if place in (*team.cards, *team.second)]
        second = tuple(dict.fromkeys(":".join(way) for team in teams for way in team.second if way != place))
        found.append(Stuck(teams=tuple(team.shown or team.name for team in teams), second=second, trouble=trouble))
    return found


def standing(teams: Iterable[Team], troubles: Sequence[Trouble], down: Collection[str]) -> list[Standing]:
    """Return every place of every team, its second ways after the first."""
    bad = {(trouble.platform, trouble.place) for trouble in troubles}
    return [
        Standing(
            team=team.shown or team.name,
            place=":".join(filter(None, way)),
            state="stuck" if way in bad or way[0] in down else well,
        )
        for team in teams
        for ways, well in ((team.cards, "takes"), (team.second, "stands_by"))
        for way in ways
    ]


async def ways(here: Here) -> Response:
    """Show the places in trouble, then every team's places."""
    troubles, down = here.desk.troubles(), here.desk.down()
    stand = standing(here.desk.teams.values(), troubles, down)
    return render(here, "ways.html", **await counts(here), stuck=stuck(here.desk, troubles), down=down, standing=stand)
