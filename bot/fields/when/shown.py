"""A span of time in words: "by 30 June", 6월 30일까지, 6月30日まで."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.fields.when.dates import month
from bot.model import Value

_MONTH_NAMES = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


def _day_text(of: date, language: str, *, with_year: bool) -> str:
    if language == "ko":
        return (f"{of.year}년 " if with_year else "") + f"{of.month}월 {of.day}일"
    if language == "ja":
        return (f"{of.year}年" if with_year else "") + f"{of.month}月{of.day}日"
    return f"{of.day} {_MONTH_NAMES[of.month - 1]}" + (f" {of.year}" if with_year else "")


def _month_text(of: date, language: str) -> str:
    return {"ko": f"{of.year}년 {of.month}월", "ja": f"{of.year}年{of.month}月"}.get(language, f"{_MONTH_NAMES[of.month - 1]} {of.year}")


_SHOWN: Mapping[str, tuple[str, str, str, str]] = {  # by, from, on, between
    "en": ("by {}", "from {}", "on {}", "{} to {}"),
    "ko": ("{}까지", "{}부터", "{}", "{}~{}"),
    "ja": ("{}まで", "{}から", "{}", "{}〜{}"),
}


def iso_date(text: object) -> date | None:
    """Return the date of an ISO text, None for anything else."""
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def shown(value: Value, language: str) -> str:
    """The span in words; whole months by their name, the year only where two years are in play or a month is meant."""
    if isinstance(value, str):
        return value
    earliest, latest = iso_date(value.get("earliest")), iso_date(value.get("latest"))
    by, since, on, between = _SHOWN.get(language, _SHOWN["en"])
    if earliest and latest:
        if earliest == latest:
            return on.format(_day_text(earliest, language, with_year=False))
        if earliest.day == 1 and _is_month_end(latest):
            same = (earliest.year, earliest.month) == (latest.year, latest.month)
            return (
                _month_text(earliest, language) if same else between.format(_month_text(earliest, language), _month_text(latest, language))
            )
        years = earliest.year != latest.year
        return between.format(_day_text(earliest, language, with_year=years), _day_text(latest, language, with_year=years))
    if latest:
        return by.format(_day_text(latest, language, with_year=False))
    return since.format(_day_text(earliest, language, with_year=False)) if earliest else ""


def _is_month_end(of: date) -> bool:
    return month(of.year, of.month).last == of
