"""Japanese figures that are compared, in several scales or with blanks, and money of other countries."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.hearing import value


@pytest.mark.parametrize(
    ("field", "text", "ends"),
    [
        ("company_size", "30人より多いですが50人より少ないです", (30, 49)),
        ("company_size", "1000以上、1500以下", (1000, 1500)),
        ("company_size", "30より大きい", (30, None)),
        ("company_size", "30名より少ないです", (None, 29)),
        ("company_size", "200もしくはそれ以上", (200, None)),
        ("company_size", "80人超えました", (80, None)),
        ("company_size", "一千超え", (1000, None)),
        ("company_size", "一万零二百五十", (10250, 10250)),
        ("company_size", "5千2百36", (5236, 5236)),
        ("budget", "20万2000円", (202000, 202000)),
        ("budget", "$ 48.2 万", (482000, 482000)),
        ("budget", "一兆二千億円", (1_200_000_000_000, 1_200_000_000_000)),
    ],
)
def test_a_figure_is_read_with_both_of_its_ends(field: str, text: str, ends: tuple[int | None, int | None]) -> None:
    got = value(text, "ja", field, asking=field)
    assert isinstance(got, Mapping)
    assert (got["min"], got["max"]) == ends


@pytest.mark.parametrize(("text", "currency"), [("445ナイラ", "NGN"), ("9万パナマ・バルボア", "PAB"), ("50万ニュー台湾ドル", "TWD")])
def test_money_of_another_country(text: str, currency: str) -> None:
    got = value(text, "ja", "budget", asking="budget")
    assert isinstance(got, Mapping)
    assert got["currency"] == currency


def test_an_address_ends_in_more_than_a_letter() -> None:
    assert value("Bob@abc.c", "en", "email", asking="email") is None
