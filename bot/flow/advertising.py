"""What a prospect's country asks of advertising: whether they have to agree first, how it is marked, when it may not come.

The rules and their sources are data (advertising.json). Whoever may be in several countries is owed the strictest of them; a country that
is not known, or not named there, asks for consent.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.model import Visit

DATA = Path(__file__).with_name("advertising.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """What holds in some countries."""

    countries: tuple[str, ...]  # ISO 3166
    languages: tuple[str, ...]  # who writes in these may be there
    consent: bool
    source: str
    confirm: timedelta | None = None  # how long a consent counts until it has to be confirmed; None: until it is withdrawn
    mark: str = ""  # stands at the beginning
    quiet: tuple[time, time] | None = None  # none is sent from the first to the second
    zone: str = "UTC"  # whose clock that is


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What is owed to one prospect: the laws of every country that they may be in."""

    laws: tuple[Law, ...]

    @property
    def consent(self) -> bool:
        """Tell whether they have to agree first."""
        return any(law.consent for law in self.laws)

    @property
    def mark(self) -> str:
        """Return what has to stand at the beginning, "" for nothing."""
        return next((law.mark for law in self.laws if law.mark), "")

    @property
    def countries(self) -> str:
        """Return the countries whose quiet hours have to be kept as it leaves, as `sendable_at` takes them."""
        return " ".join(law.countries[0] for law in self.laws if law.quiet)

    @property
    def confirm(self) -> timedelta | None:
        """Return after what time a consent has to be confirmed again, None for never."""
        return min((law.confirm for law in self.laws if law.confirm is not None), default=None)

    def counts(self, given_at: datetime, now: datetime) -> bool:
        """Tell whether a consent given or confirmed then still counts."""
        return self.confirm is None or now < given_at + self.confirm


SOURCE = "advertising:"
"""How the source of a line begins that is advertising; behind it stand the countries whose quiet hours are kept as it leaves."""


CONFIRMS = "consent:"
"""The same of a line that asks whether a consent still holds: it keeps the hours, and advertises nothing."""


def source_of(owed: Duty, *, confirms: bool = False) -> str:
    """Return the source that a line of advertising carries, or one that asks for a consent to be confirmed."""
    return (CONFIRMS if confirms else SOURCE) + owed.countries


def countries_of(sources: Iterable[str]) -> str | None:
    """Return the countries whose quiet hours a line has to keep, "" for none; None where it keeps no hours of advertising."""
    return next((source.partition(":")[2] for source in sources if source.startswith((SOURCE, CONFIRMS))), None)


def advertises(sources: Iterable[str]) -> bool:
    """Tell whether a line is advertising."""
    return any(source.startswith(SOURCE) for source in sources)


UNKNOWN = Law(countries=(), languages=(), consent=True, source="No country is known, or none that is named: the stricter rule holds.")


@cache
def laws() -> tuple[Law, ...]:
    """Return all that the data file names."""
    return tuple(_law(entry) for entry in json.loads(DATA.read_text(encoding="utf-8"))["laws"])


def duty(visit: Visit, language: str, phone: str = "") -> Duty:
    """Return what is owed to somebody who comes from there, writes in that language and may have such a number (E.164)."""
    country = visit.region.upper()
    found = [law for law in laws() if _is_there(law, country, visit.timezone, language, phone)]
    known = any(country in law.countries for law in found)
    return Duty(laws=(*found, *(() if known else (UNKNOWN,))))


def _is_there(law: Law, country: str, zone: str, language: str, phone: str) -> bool:
    here = country in law.countries or language in law.languages
    return here or (law.quiet is not None and (zone == law.zone or phone.startswith(CODES.get(law.countries[0], "-"))))


CODES: Mapping[str, str] = {"KR": "+82"}
"""Country codes of the countries whose hours or marks have to be kept (ITU E.164)."""


def needs_consent(language: str) -> bool:
    """Tell whether whoever writes in a language may be where consent is asked; a language of many countries says nothing."""
    return any(law.consent for law in laws() if language in law.languages)


def sendable_at(countries: str, now: datetime) -> datetime:
    """Return `now` where advertising may leave now for all of these countries, else when it next may (aware, UTC)."""
    moved = now
    for law in laws():
        if law.quiet is not None and set(law.countries) & set(countries.split()):
            moved = _after_quiet(law.quiet, ZoneInfo(law.zone), moved)
    return moved


def _after_quiet(quiet: tuple[time, time], zone: ZoneInfo, at: datetime) -> datetime:
    begins, ends = quiet
    local = at.astimezone(zone)
    if ends <= local.time() < begins:
        return at
    day = local.date() + timedelta(days=1 if local.time() >= begins else 0)
    return datetime.combine(day, ends, zone).astimezone(UTC)


def _law(entry: Mapping[str, object]) -> Law:
    given: dict[str, object] = {key: entry[key] for key in ("consent", "source", "mark", "zone") if key in entry}
    countries, languages, quiet, days = (entry.get(key) for key in ("countries", "languages", "quiet", "confirm_days"))
    return Law(
        countries=tuple(str(one) for one in countries) if isinstance(countries, list) else (),
        languages=tuple(str(one) for one in languages) if isinstance(languages, list) else (),
        quiet=(time.fromisoformat(quiet[0]), time.fromisoformat(quiet[1])) if isinstance(quiet, list) else None,
        confirm=timedelta(days=days) if isinstance(days, int) else None,
        **given,  # type: ignore[arg-type]  # a file of ours, whose shape a test checks
    )
