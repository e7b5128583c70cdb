"""The part of a prompt that a cache holds."""

from __future__ import annotations

from datetime import date

import pytest

from bot.brain.prefix import MOST_TOKENS, prefix_of
from bot.brain.tokens import estimate
from bot.model import changed
from tests.brain.material import TODAY, flow


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
def test_the_prefix_keeps_its_budget_and_says_what_stands_in_it(language: str) -> None:
    prefix = prefix_of(flow(), language, TODAY)
    assert prefix.tokens == estimate(prefix.text) <= MOST_TOKENS
    assert prefix.inside
    assert all(f"[{id}]" in prefix.text for id in prefix.inside)


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
def test_the_same_bytes_come_of_the_same_version_and_language(language: str) -> None:
    assert len({prefix_of(flow(), language, date(2026, 11, day)).text.encode() for day in range(1, 28)}) == 1


def test_every_language_and_version_has_its_own() -> None:
    other = changed(flow(), company="Otherdesk")
    texts = {prefix_of(f, language, TODAY).text for f in (flow(), other) for language in ("en", "ko", "ja")}
    assert len(texts) == 6


def test_an_expired_page_leaves_the_prefix() -> None:
    pages = tuple(changed(p, valid_until=date(2026, 11, 18)) if p.id == "plans" else p for p in flow().pages)
    aging = changed(flow(), pages=pages)
    assert "plans#1" in prefix_of(aging, "en", date(2026, 11, 18)).inside
    assert "plans#1" not in prefix_of(aging, "en", date(2026, 11, 19)).inside


def test_knowledge_larger_than_any_context_is_no_prefix_but_goes_by_retrieval() -> None:
    page = flow().pages[0]
    section = changed(page.sections[0], answer="very much text " * 400)
    large = changed(flow(), pages=(*flow().pages, *(changed(page, id=f"book-{n}", sections=(section,)) for n in range(2_000))))
    prefix = prefix_of(large, "en", TODAY)
    assert prefix.tokens <= MOST_TOKENS
    assert not prefix.complete


def test_pages_of_one_country_stand_behind_those_of_all() -> None:
    text = prefix_of(flow(), "en", TODAY, most=100_000).text
    assert text.index("[plans#1]") < text.index("[prices-us#1]")
    assert "only for prospects in US" in text


def test_nothing_of_a_prospect_a_clock_or_chance_stands_in_it() -> None:
    text = prefix_of(flow(), "en", TODAY).text
    assert "2026" not in text
    assert "@" not in text
