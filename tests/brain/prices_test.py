"""What tokens cost."""

from __future__ import annotations

from datetime import date

import pytest

from bot.brain.prices import FREE, as_of, known, price_of, usage_of
from bot.ports import Completion


def test_the_file_says_from_when_it_is() -> None:
    assert date.fromisoformat(as_of()) <= date(2030, 1, 1)


@pytest.mark.parametrize(
    ("model", "micros"),
    [
        ("claude-sonnet-5-5", 2_000 + 2_500 + 100 + 10_000),
        ("claude-haiku-5-5", 100 + 125 + 10 + 500),
        ("claude-opus-5-5", 4_000 + 5_000 + 200 + 20_000),
    ],
)
def test_each_kind_of_token_has_its_price(model: str, micros: int) -> None:
    assert price_of(model).micros(Completion(text="", fresh=1000, written=1000, cached=1000, out=1000)) == micros


def test_a_dated_id_costs_what_its_name_costs() -> None:
    assert price_of("claude-haiku-4-5-20251001") == known()["claude-haiku-4-5"]


def test_a_model_that_nobody_priced_is_taken_for_the_dearest() -> None:
    assert price_of("claude-next").out == max(price.out for price in known().values())


def test_a_fraction_is_rounded_up_and_a_model_of_ones_own_is_free() -> None:
    assert price_of("claude-haiku-5-5").micros(Completion(text="", fresh=1)) == 1
    assert usage_of(Completion(text="", fresh=10**6, out=10**6), FREE, ms=5, tries=1).micros == 0
