"""Every language has the lists that the rules need, and loads fast."""

from __future__ import annotations

import re
import time

import pytest

from bot.language import LANGUAGES, cue, lexicon, listed


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_what_the_rules_read(code: str) -> None:
    words = lexicon(code)
    assert words.numerals
    assert words.scales
    assert len(set(words.weekdays.values())) == 7
    assert words.currencies
    assert words.yes
    assert words.no
    assert words.honorifics
    assert words.suffixes


def test_every_language_has_the_same_cues() -> None:
    named = [set(lexicon(code).cues) for code in LANGUAGES]
    assert named[0] == named[1] == named[2]


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_cue_has_an_empty_alternative_that_would_match_everything(code: str) -> None:
    for name, alternatives in lexicon(code).cues.items():
        for one in alternatives:
            assert not re.compile(one).fullmatch(""), (name, one)


def test_every_cue_compiles_in_every_language_and_in_no_other() -> None:
    for name in lexicon("en").cues:
        assert all(cue(name)[code].pattern for code in LANGUAGES)
    with pytest.raises(KeyError):
        cue("headcount.own")["xx"]


def test_an_english_cue_is_a_whole_word() -> None:
    own = cue("headcount.own")["en"]
    assert own.search("we sell pots")
    assert not own.search("sweet")


def test_an_unknown_language_or_list_is_refused() -> None:
    with pytest.raises(KeyError):
        lexicon("xx")
    with pytest.raises(KeyError):
        listed("nothing of the kind", "en")


def test_the_lists_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        lexicon("en").numerals["one"] = 2  # type: ignore[index]  # what the test is about


def test_all_lists_load_at_once() -> None:
    lexicon.cache_clear()
    began = time.process_time()
    for code in LANGUAGES:
        lexicon(code)
    assert time.process_time() - began < 1.0
