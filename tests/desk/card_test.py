"""What a card is called before anybody said a name, and what it says was never asked."""

from __future__ import annotations

import pytest

from bot.desk.card import card, whereabouts
from bot.model import Visit
from tests.brain.material import answer, flow, scene, talk
from tests.varied import varied


@pytest.mark.parametrize(
    ("region", "zone", "language", "place"),
    [
        ("US", "America/New_York", "en", "New York"),
        # no zone that names a city: the country, with its article in English
        ("US", "UTC", "en", "the United States"),
        ("GB", "", "en", "the United Kingdom"),
        ("NL", "", "en", "the Netherlands"),
        ("FK", "", "en", "the Falkland Islands"),
        ("CZ", "", "en", "Czechia"),
        ("KR", "", "en", "South Korea"),
        ("US", "", "ko", "미국"),
        ("US", "", "ja", "アメリカ合衆国"),
        ("", "", "en", ""),
    ],
)
def test_a_visitor_is_from_a_place_as_the_language_says_it(region: str, zone: str, language: str, place: str) -> None:
    assert whereabouts(Visit(region=region, timezone=zone), language) == place


@pytest.mark.parametrize(("field", "value"), [("email", "ada@kiln.example"), ("phone", "+14155550134")])
def test_one_way_to_be_reached_stands_for_the_other(field: str, value: str) -> None:
    """A number is asked for only where there is no address, so "not asked: phone" would tell a rep of a gap that is none."""
    unreached = talk(known=("need", "company_size"))
    reached = varied(unreached, answers={**unreached.answers, field: answer(field, value)})
    conversation = scene("hello").conversation
    before, after = (card(conversation, memory, flow(), "en").not_asked for memory in (unreached, reached))
    assert set(before) - set(after) == {"email", "phone"}
