"""`handraiser route`: who was offered a lead, and why; who would be offered the next one. `handraiser away` and `back`: who is there."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from bot.commands.console import console, styled
from bot.commands.place import Place, find_place
from bot.desk.assign import Assigned, Reason, explain
from bot.desk.hours import is_open, known_zone, opens_at
from bot.errors import NotFound, Refused
from bot.settings.values import meant

Data = Mapping[str, str | int | float | bool | None]


def explained(conversation: str, config: Path | None) -> None:
    """Print every offer of a conversation's lead with its reasons. Raise NotFound for an unknown conversation."""
    place, out = find_place(config), console()
    offers = asyncio.run(_offers(place, conversation))
    if not offers:
        out.print("It was never offered to anybody in particular: whoever of the team claims it has it.")
    for number, told in enumerate(offers, 1):
        reasons = tuple(Reason(**reason) for reason in json.loads(str(told["reasons"])))
        _print(place, f"{number}. {told['team']}", str(told["rep"]), reasons)


def next_in(team: str, language: str, config: Path | None) -> None:
    """Print who of a team would be offered a lead now, and why. Raise NotFound for an unknown team."""
    place = find_place(config)
    if team not in place.config.teams:
        raise NotFound(f"there is no team `{team}`. {meant(team, place.config.teams, otherwise='config.yaml names none like it')}")
    decided = asyncio.run(_next(place, team, language or place.config.team(team).language))
    _print(place, team, decided.rep, decided.reasons)
    now, here = datetime.now(UTC), place.config.team(team)
    if not is_open(here, now):
        opens = opens_at(here, now).astimezone(known_zone(here.zone))
        console().print(f"   closed now; deadlines count from {opens:%a %Y-%m-%d %H:%M} {here.zone}")


def _print(place: Place, where: str, rep: str, reasons: tuple[Reason, ...]) -> None:
    names = {one.id: one.name for one in place.config.reps.values()}
    out = console()
    out.print(styled((f"{where} → {names.get(rep, rep) or 'the whole team'}", "strong")))
    for reason in reasons:
        out.print(f"   {explain(reason, names)}")


async def _offers(place: Place, conversation: str) -> list[Data]:
    from bot import bootstrap

    async with bootstrap.open_store(place.config, place.root) as store:
        await store.conversation(conversation)
        return list(await store.assignments(conversation))


async def _next(place: Place, team: str, language: str) -> Assigned:
    from bot import bootstrap

    async with bootstrap.open_store(place.config, place.root) as store:
        return await store.who_is_next(team, language, datetime.now(UTC))


def away(rep: str, config: Path | None, *, until: str, deputy: str, since: str = "") -> None:
    """Note that a rep is away and pass on what they have. Raise NotFound for an unknown rep or deputy, Refused for what cannot be."""
    place = find_place(config)
    for one in filter(None, (rep, deputy)):
        _known(place, one)
    at, begins = _time(until, place, rep), _time(since, place, rep)
    moved = asyncio.run(_set(place, rep, at, deputy, begins))
    said = (f" from {since}" if since else "") + (f" until {until}" if until else " until they are back")
    stands_in = f"; {place.config.rep_name(deputy)} stands in" if deputy else ""
    passed_on = f" Leads passed on: {moved}." if moved else ""
    console().print(f"{place.config.rep_name(rep)} {'will be' if since else 'is'} away{said}{stands_in}.{passed_on}")


def back(rep: str, config: Path | None) -> None:
    """Note that a rep is there again. Raise NotFound for an unknown one."""
    place = find_place(config)
    _known(place, rep)
    asyncio.run(_back(place, rep))
    console().print(f"{place.config.rep_name(rep)} is back.")


def _known(place: Place, rep: str) -> None:
    if rep not in place.config.reps:
        raise NotFound(f"there is no rep `{rep}`. {meant(rep, place.config.reps, otherwise='Add them to config.yaml under `reps:`')}")


def _time(until: str, place: Place, rep: str) -> datetime | None:
    """Return the moment: a date is that day's beginning, in the zone of the rep's first team."""
    if not until:
        return None
    teams = place.config.reps[rep].teams
    zone = known_zone(place.config.team(teams[0]).zone if teams else "UTC")
    try:
        at = datetime.fromisoformat(until)
    except ValueError:
        raise Refused(f"`{until[:40]}` is no date: write 2026-12-01 or 2026-12-01T13:00") from None
    at = at if at.tzinfo else at.replace(tzinfo=zone)
    if at <= datetime.now(UTC):
        raise Refused(f"{until} has passed already")
    return at


async def _set(place: Place, rep: str, until: datetime | None, deputy: str, since: datetime | None) -> int:
    from bot import bootstrap

    async with bootstrap.open_attendance(place.config, place.root) as attendance:
        return await attendance.leave(rep, until, deputy, since)


async def _back(place: Place, rep: str) -> None:
    from bot import bootstrap

    async with bootstrap.open_attendance(place.config, place.root) as attendance:
        await attendance.back(rep)
