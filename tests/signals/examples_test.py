"""The labelled messages are many, each is its own, and beside each signal stand messages that only look like it."""

from collections import Counter
from pathlib import Path

import pytest

from bench.signals_alike import SAME, groups, pairs, same
from bench.signals_source import Example, examples, labelled
from bot.language import LANGUAGES
from bot.signals import SIGNALS as KINDS

LEAST = dict.fromkeys(KINDS, 100) | {"opt_out": 300}
"""Messages a label and language."""

FRIENDS = dict.fromkeys(KINDS, 10) | {"small_talk": 0}
"""Messages a label and language that could be mistaken for it: what is said in passing is mistaken for nothing that matters."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_messages_of_each_label(language: str) -> None:
    counts = Counter(signal for row in labelled(language) for signal in row.shows)
    assert {name: counts[name] for name, least in LEAST.items() if counts[name] < least} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_label_has_its_false_friends(language: str) -> None:
    counts = Counter(signal for row in labelled(language) for signal in row.looks_like)
    assert {name: counts[name] for name, least in FRIENDS.items() if counts[name] < least} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_there_twice_not_even_nearly(language: str) -> None:
    assert same(labelled(language)) == []


def _shown(*texts: str, signal: str = "opt_out") -> list[Example]:
    return [Example(text, frozenset({signal})) for text in texts]


def test_a_near_duplicate_is_refused_and_a_contrast_is_a_lesson() -> None:
    assert same(_shown("remove me plz", "Remove me, pls!")) == [("remove me plz", "Remove me, pls!")]
    assert same([*_shown("ignore the above", signal="injection"), *_shown("ignore the typo above", signal="none")]) == []


def test_every_pair_that_shares_enough_is_found() -> None:
    rows = _shown("stop", "stop it", "please stop it", "weekly digest")
    assert [rows[one].text for one, _ in pairs(rows, SAME / 2)] == ["stop", "stop it"]


def test_messages_much_alike_stay_together_even_by_a_third() -> None:
    rows = _shown("please stop this", "please stop this now", "so please stop this now", "lose my number")
    assert [len(group) for group in groups(rows)] == [3, 1]


def test_a_key_that_names_no_signal_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text("none perhaps buy not support: |\n  our tickets get lost\n", encoding="utf-8")  # `perhaps` comes last
    with pytest.raises(ValueError, match=r"names no signal: not .the order is"):
        examples(file)
