"""What a card is called before anybody said a name."""

from __future__ import annotations

import pytest

from bot.desk.card import whereabouts
from bot.model import Visit


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
