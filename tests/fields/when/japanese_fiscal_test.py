"""Years of firms that close their books in another month than March."""

from __future__ import annotations

from datetime import date

import pytest

from bot.fields.utterance import utterance
from bot.fields.when.japanese import whens
from bot.fields.when.japanese_fiscal import closing_month
from bot.fields.when.scan import Scene

NOW = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("text", "month"), [("9月決算なので", 9), ("決算が8月です", 8), ("決算が5月31日まで", None), ("13月決算", None), ("決算前に", None)]
)
def test_the_month_in_which_the_books_are_closed(text: str, month: int | None) -> None:
    assert closing_month(text) == month


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("9月決算なので今期末までに", None, date(2026, 9, 30)),
        ("12月決算で、第3四半期に", date(2026, 7, 1), date(2026, 9, 30)),
        ("3月決算なのでQ1に", date(2026, 4, 1), date(2026, 6, 30)),
        ("2月決算で上期に", date(2026, 3, 1), date(2026, 8, 31)),
        ("第3四半期に", date(2026, 7, 1), date(2026, 9, 30)),  # of the calendar, where nobody says otherwise
        ("今期末までに", None, date(2026, 3, 31)),
    ],
)
def test_halves_quarters_and_ends_are_those_of_their_year(text: str, first: date | None, last: date | None) -> None:
    (told,) = whens(utterance(text, "ja"), Scene(NOW, "JP", True))
    assert (told.span.first, told.span.last) == (first, last)
