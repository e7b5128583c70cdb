"""A version published by an earlier Handraiser has every phrase that this one says."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.flow.load import collect_files, load_files
from bot.flow.phrases import OPTIONAL, PHRASES
from bot.flow.stock import completed

FLOWS = Path(__file__).parents[2] / "flows"


@pytest.mark.parametrize("language", ["en", "ko", "ja", "fr", "../../secret"])
def test_no_phrase_is_missing_and_the_operators_own_stand(language: str) -> None:
    words = completed({"lost": ("Pardon ?",), "heard.seats": ("{seats}",)}, language)
    assert words.keys() >= PHRASES.keys() - OPTIONAL
    assert (words["lost"], words["heard.seats"]) == (("Pardon ?",), ("{seats}",))


def test_what_is_missing_is_said_in_the_same_language() -> None:
    assert completed({}, "ko")["person.busy"] != completed({}, "en")["person.busy"] == completed({}, "fr")["person.busy"]


def test_words_that_miss_nothing_are_left_as_they_are() -> None:
    words = completed({}, "ja")
    assert completed(words, "ja") is words


def test_an_old_version_is_loaded_with_all_phrases() -> None:
    files = {**collect_files(FLOWS, "b2b_saas"), "words/ko.yaml": 'lost: "무슨 말씀이신지 모르겠어요."\n'}
    words = load_files(files, "b2b_saas", version=1).words["ko"]
    assert words.keys() >= PHRASES.keys() - OPTIONAL
    assert words["lost"] == ("무슨 말씀이신지 모르겠어요.",)
