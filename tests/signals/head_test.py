import pytest

from bench.signals_head import folds, train
from bench.signals_source import labelled
from bot.language import LANGUAGES
from bot.signals.head import HEAD, HEAD_SIGNALS, NO_HEAD, features


@pytest.mark.parametrize(("text", "language"), [("a", "en"), ("", "ko"), ("🙂", "ja"), ("zxqv", "en")])
def test_what_it_does_not_know_it_does_not_judge(text: str, language: str) -> None:
    assert HEAD.strengths(text, language) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_learned_its_examples(language: str) -> None:
    rows = [row for row in labelled(language) if row.shows & {"opt_out", "support"}]
    chances = [(row, HEAD.strengths(row.text.lower(), language)) for row in rows]
    right = sum(any(found.get(name, 0.0) >= 0.5 for name in row.shows) for row, found in chances)
    assert right > 0.65 * len(rows)


def test_the_same_examples_give_the_same_model() -> None:
    rows = labelled("ko")[::4]
    assert train(rows, "ko") == train(rows, "ko")


def test_each_example_is_measured_once() -> None:
    rows = labelled("ja")
    parts = folds(rows)
    assert sorted(row.text for _, measured in parts for row in measured) == sorted(row.text for row in rows)
    assert all(not {row.text for row in trained} & {row.text for row in measured} for trained, measured in parts)


def test_no_head_says_nothing() -> None:
    assert NO_HEAD.strengths("please stop", "en") == {}


def test_pieces_are_words_in_english_and_syllables_elsewhere() -> None:
    assert {"stop", "^ stop", "mailing", "maili-"} <= features("stop mailing", "en")
    assert {"그만", "^그", "만$"} <= features("그만", "ko")
    assert len(HEAD_SIGNALS) == 11
