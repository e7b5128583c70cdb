"""Years that begin in another month than January: 今期, 下期, 第4四半期, counted from the month in which a firm closes its books."""

from __future__ import annotations

import re

from bot.fields.when import dates
from bot.fields.when.dates import DAY, Span
from bot.fields.when.scan import Scene
from bot.lean import later

_CLOSES = later(r"(?<!\d)(?P<before>\d{1,2})月末?(?:が|に)?決算|決算(?:月|期|日)?(?:は|が|,)\s?(?P<behind>\d{1,2})月(?!\d)")
_NAMES_IT = later(r"末?(?:が|に)?決算(?!の?前|まで|後)")
_CLOSED_IN = later(r"決算(?:月|期|日)?(?:は|が|,)\s?$")
_JAPANS = 4


def closing_month(folded: str) -> int | None:
    """The month in which a firm says that its year ends: 9 of 9月決算なので and of 決算が9月; None where none does."""
    one = _CLOSES.search(folded) if "決算" in folded else None
    month = int(one.group("before") or one.group("behind")) if one else 0
    return month if 1 <= month <= 12 else None


def only_closes(folded: str, start: int, end: int) -> bool:
    """True for a month that only tells when the books are closed; 3月決算前に is a time of its own."""
    return bool(_NAMES_IT.match(folded, end) or _CLOSED_IN.search(folded, max(0, start - 8), start))


def begins(at: Scene) -> int:
    """The first month of their year: what they say, else April."""
    return at.closes % 12 + 1 if at.closes else _JAPANS


def fiscal_year(at: Scene, ahead: int = 0) -> Span:
    """The year of their books that holds today, or one `ahead` of it."""
    first = begins(at)
    return dates.year_of(at.now.year - (at.now.month < first) + ahead, first)


def half(found: re.Match[str], at: Scene) -> Span | None:
    """上期 and 下期 are halves of that year, in Japan mostly from April and from October."""
    which = found.group("which")
    fiscal = fiscal_year(at, 1 if which in ("来", "来年度", "来年度の", "翌") else 0)
    if fiscal.first is None:
        return None
    first = fiscal.first.month + (0 if found.group("half") == "上" else 6)
    span = dates.months(fiscal.first.year, first, 6)
    is_ending = span.last is not None and span.last < at.now + 60 * DAY  # in March, 下期から means the one from October
    return dates.months(fiscal.first.year + 1, first, 6) if not which and is_ending else span
