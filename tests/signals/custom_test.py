from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from bot.signals import classify, prepare
from bot.signals.custom import NO_CUSTOM


@dataclass(frozen=True)
class _Signal:
    name: str
    means: str
    weight: float
    examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


MORE_SEATS = _Signal(
    "more_seats",
    "buy",
    0.7,
    {"en": ("we need ten more seats",), "ko": ("좌석이 더 필요해요",), "ja": ("もっと席を増やしたいです",)},
)
RETURNS = _Signal("returns", "", 0.8, {"en": ("I want to send my shoes back",), "ko": ("신발을 반품하고 싶어요",)})
CUSTOM = prepare([MORE_SEATS, RETURNS])


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("We need 10 more seats!", "en", "more_seats"),
        ("Hello there. We need fifteen more seats please", "en", "more_seats"),
        ("좌석이 더 필요합니다", "ko", "more_seats"),
        ("席をもっと増やしたいです", "ja", "more_seats"),
        ("i'd like to send these shoes back", "en", "returns"),
        ("신발 반품하고 싶습니다", "ko", "returns"),
    ],
)
def test_a_message_much_like_an_example_shows_the_flows_own_signal(text: str, language: str, name: str) -> None:
    assert classify(text, language, custom=CUSTOM)[name] >= 0.7


@pytest.mark.parametrize(
    ("text", "language"), [("we sell car seats", "en"), ("자리 있나요", "ko"), ("席はどこですか", "ja"), ("shoes", "en")]
)
def test_another_message_does_not(text: str, language: str) -> None:
    assert not {"more_seats", "returns"} & set(classify(text, language, custom=CUSTOM))


def test_what_it_means_counts_as_well() -> None:
    assert classify("席をもっと増やしたいです", "ja", custom=CUSTOM)["buy"] >= 0.7


def test_a_signal_of_its_own_means_nothing_else() -> None:
    assert "" not in classify("i'd like to send these shoes back", "en", custom=CUSTOM)


def test_no_examples_match_nothing() -> None:
    assert NO_CUSTOM.strengths("anything", "en") == {}
    assert prepare([_Signal("empty", "buy", 1.0, {"en": ("", "!!")})]).strengths("!!", "en") == {}


def test_a_weight_out_of_range_is_cut() -> None:
    heavy = prepare([_Signal("heavy", "", 7.0, {"en": ("ship it to the moon",)})])
    assert heavy.strengths("ship it to the moon", "en") == {"heavy": 1.0}
