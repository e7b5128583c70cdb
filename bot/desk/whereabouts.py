"""In which time zones a prospect may be: known, or guessed from their country, or the team's."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from bot.model import Visit


def zones_of(visit: Visit, team_zone: str) -> tuple[str, ...]:
    """Return the IANA zones in all of which it has to be a decent hour: the browser's, else all of the country's, else the team's."""
    if visit.timezone:
        return (visit.timezone,)
    return _countries().get(visit.region.upper(), ()) or (team_zone,)


@cache
def _countries() -> Mapping[str, tuple[str, ...]]:
    """Return the zones of each ISO 3166 country, from the table that comes with the time zones (tzdata, zone.tab)."""
    found: dict[str, list[str]] = {}
    table = files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            found.setdefault(country, []).append(zone)
    return {country: tuple(zones) for country, zones in found.items()}
