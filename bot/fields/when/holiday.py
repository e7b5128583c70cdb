"""Finds the days of a holiday in a year: those that never move, those of a calendar of `holidays`, and those that are counted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from warnings import catch_warnings, simplefilter

from bot.fields.when.dates import DAY, Span, month


def fixed(month_number: int, number: int, days: int = 1) -> Callable[[int, str], Span | None]:
    return lambda year, _: Span(first := date(year, month_number, number), first + (days - 1) * DAY)


def easter(year: int, _: str) -> Span | None:
    """Two days after Good Friday, which the calendar of Great Britain has."""
    friday = next((of for of, called in country("GB", year) if called == "Good Friday"), None)
    return Span(friday + 2 * DAY, friday + 2 * DAY) if friday else None


@cache
def country(code: str, year: int) -> tuple[tuple[date, str], ...]:
    """The public holidays of a country in a year, with their English names; of a year too far off those that never move."""
    import holidays

    with catch_warnings():
        simplefilter("ignore")
        table = holidays.country_holidays(code, years=[year], language="en_US")
    return tuple(sorted(table.items()))


def public(code: str, name: str) -> Callable[[int, str], Span | None]:
    """A public holiday with the free days around it that bear its name."""

    def found(year: int, _: str) -> Span | None:
        days = [of for of, called in country(code, year) if name in called]
        return Span(days[0], days[-1]) if days else None

    return found


def national(*names: str, otherwise: Callable[[int, str], Span | None], home: str = "") -> Callable[[int, str], Span | None]:
    """A day that many countries have, each at another date, by the first of its names that the prospect's country knows.

    Where theirs has none, or no table tells: `otherwise`, which is the day of the country `home`, or of all where none is named.
    """

    def found(year: int, region: str) -> Span | None:
        try:
            table = country(region.upper(), year)
        except NotImplementedError:  # no table for that country
            return otherwise(year, "")
        days = (of for name in names for of, called in table if name in called and "observed" not in called and "Juneteenth" not in called)
        the_day = next(days, None)
        if the_day:
            return Span(the_day, the_day)
        return otherwise(year, region) if not home or home == region.upper() else None

    return found


def nth(month_number: int, weekday: int, which: int) -> Callable[[int, str], Span | None]:
    """The nth Monday (0) to Sunday (6) of a month."""

    def found(year: int, _: str) -> Span | None:
        first = date(year, month_number, 1)
        the_day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
        return Span(the_day, the_day)

    return found


def from_easter(days: int) -> Callable[[int, str], Span | None]:
    def found(year: int, region: str) -> Span | None:
        sunday = easter(year, region)
        return Span(sunday.first + days * DAY, sunday.first + days * DAY) if sunday and sunday.first else None

    return found


def mothers(year: int, region: str) -> Span | None:
    """In Britain and Ireland three weeks before Easter, elsewhere the second Sunday of May."""
    return (from_easter(-21) if region.upper() in ("GB", "IE") else nth(5, 6, 2))(year, region)


def fathers(year: int, region: str) -> Span | None:
    """In Australia and New Zealand the first Sunday of September, elsewhere the third of June."""
    return (nth(9, 6, 1) if region.upper() in ("AU", "NZ") else nth(6, 6, 3))(year, region)


def ramadan(year: int, region: str) -> Span | None:
    """The thirty days before the feast that ends them."""
    eid = public("SG", "Eid al-Fitr")(year, region)
    return Span(eid.first - 30 * DAY, eid.first - DAY) if eid and eid.first else None


def thanksgiving(year: int, region: str) -> Span | None:
    weeks, month_number, weekday = (1, 10, 0) if region.upper() == "CA" else (3, 11, 3)
    first = date(year, month_number, 1)
    the_day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * weeks)
    return Span(the_day, the_day)


def after_thanksgiving(days: int) -> Callable[[int, str], Span | None]:
    def found(year: int, _: str) -> Span | None:
        the_day = thanksgiving(year, "US")
        return Span(the_day.first + days * DAY, the_day.first + days * DAY) if the_day and the_day.first else None

    return found


def mondays(month_number: int, *, last: bool) -> Callable[[int, str], Span | None]:
    """The first or the last Monday of a month."""

    def found(year: int, _: str) -> Span | None:
        first, end = month(year, month_number)
        if first is None or end is None:
            return None
        the_day = end - timedelta(days=end.weekday()) if last else first + timedelta(days=-first.weekday() % 7)
        return Span(the_day, the_day)

    return found


def bank(month_number: int, *, last: str = "") -> Callable[[int, str], Span | None]:
    """The Monday of a month on which the banks of Ireland and Britain are shut: the first, in the countries of `last` the last."""

    def found(year: int, region: str) -> Span | None:
        return mondays(month_number, last=region.upper() in last.split())(year, region)

    return found


def labour(year: int, region: str) -> Span | None:
    """The first Monday of September in North America, the fourth of October in New Zealand, elsewhere the first of May."""
    if region.upper() in ("US", "CA"):
        return mondays(9, last=False)(year, region)
    if region.upper() != "NZ":
        return Span(date(year, 5, 1), date(year, 5, 1))
    first = mondays(10, last=False)(year, region)
    return Span(first.first + 21 * DAY, first.first + 21 * DAY) if first and first.first else None


def equinox(which: str) -> Callable[[int, str], Span | None]:
    """The week around an equinox, in which the Japanese visit graves."""

    def found(year: int, _: str) -> Span | None:
        the_day = next((of for of, called in country("JP", year) if which in called), None)
        return Span(the_day - 3 * DAY, the_day + 3 * DAY) if the_day else None

    return found


def full_moon(year: int, region: str) -> Span | None:
    """The fifteenth day of the Korean new year, by the moon."""
    new_year = next((of for of, called in country("KR", year) if called == "Korean New Year"), None)
    return Span(new_year + 14 * DAY, new_year + 14 * DAY) if new_year else None


def election(year: int, _: str) -> Span | None:
    """The Tuesday behind the first Monday of November, in the United States."""
    monday = mondays(11, last=False)(year, "US")
    return Span(monday.first + DAY, monday.first + DAY) if monday and monday.first else None


def victoria(year: int, _: str) -> Span | None:
    """The last Monday before the 25th of May, in Canada."""
    monday = date(year, 5, 24) - timedelta(days=date(year, 5, 24).weekday())
    return Span(monday, monday)
