"""The head over sentence vectors: what it says, when it is asked, what it keeps."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import mul

import pytest

from adapters.encoder import load
from bench.sentence_head import all_examples, learned_from, trained, written
from bench.signals_source import Example, labelled
from bot.signals import classify
from bot.signals.head import HEAD, HEAD_SIGNALS, Weights
from bot.signals.normalise import normalise
from bot.signals.sentence import BUILT, KEPT, LONGEST, SIZE, Sentences, SentenceWeights, weights


@dataclass
class Fake:
    """An encoder that counts, and says the same of everything."""

    vector: Sequence[float] = (0.0,) * SIZE
    asked: list[str] = field(default_factory=list)

    def __call__(self, text: str) -> Sequence[float]:
        self.asked.append(text)
        return self.vector


@pytest.fixture(scope="module")
def sentences() -> Sentences:
    made = Sentences()
    made.use(load())
    return made


def test_until_the_encoder_is_there_the_small_head_answers() -> None:
    said = "please get out of my inbox for good"
    assert not Sentences().is_there
    assert Sentences().strengths(said, "en") == HEAD.strengths(said, "en")


def test_a_message_is_encoded_once_and_no_words_of_it_are_kept() -> None:
    fake, made = Fake(), Sentences()
    made.use(fake)
    assert made.strengths("a rare sentence", "en") == made.strengths("a rare sentence", "en")
    assert fake.asked == ["a rare sentence"]
    assert "rare" not in repr(made._kept)


def test_what_is_kept_is_bounded_and_the_oldest_goes_first() -> None:
    fake, made = Fake(), Sentences()
    made.use(fake)
    for number in range(KEPT + 1):
        made.strengths(f"this is message {number}", "en")
    made.strengths(f"this is message {KEPT}", "en")
    assert len(fake.asked) == KEPT + 1
    made.strengths("this is message 0", "en")
    assert len(fake.asked) == KEPT + 2


def test_only_the_beginning_of_a_long_message_is_encoded() -> None:
    fake, made = Fake(), Sentences()
    made.use(fake)
    made.strengths("we answer every mail by hand " * 100, "en")
    assert [len(text) for text in fake.asked] == [LONGEST]


@pytest.mark.parametrize(("text", "language"), [("hey", "en"), ("Kiln Sisters", "en"), ("네", "ko"), ("は", "ja")])
def test_a_greeting_or_a_name_is_not_encoded(text: str, language: str) -> None:
    fake, made = Fake(), Sentences()
    made.use(fake)
    assert made.strengths(text, language) == {}
    assert fake.asked == []


def test_it_is_asked_only_where_the_patterns_settle_nothing() -> None:
    fake, made = Fake(), Sentences()
    made.use(fake)
    classify("please stop contacting me", "en", encoder=made)
    assert fake.asked == []
    classify("the kettle is on the second shelf", "en", encoder=made)
    assert fake.asked == ["the kettle is on the second shelf"]


def test_while_an_answer_is_awaited_the_small_head_judges() -> None:
    """To a vector the bare name of a mailing list is an opt-out, that of a shop an insult."""
    fake, made = Fake(), Sentences()
    made.use(fake)
    classify("hinata hair salon", "en", asking="company", encoder=made)
    assert fake.asked == []


class Judged(Weights):
    """A small head that holds everything for as likely as not."""

    def strengths(self, text: str, language: str, *, awaited: bool = False) -> dict[str, float]:
        del text, language, awaited
        return dict.fromkeys(HEAD_SIGNALS, 0.5)


def test_the_encoder_has_a_quarter_of_a_voice_beside_the_small_head() -> None:
    made = Sentences(otherwise=Judged())
    model = SentenceWeights(bias=[64, -64, *(0 for _ in HEAD_SIGNALS[2:])], columns=[[0] * SIZE for _ in HEAD_SIGNALS])
    made.use(Fake(), model)
    chances = made.strengths("the kettle is on the second shelf", "en")
    assert [round(chances[name], 3) for name in HEAD_SIGNALS[:3]] == [0.562, 0.438, 0.5]  # odds of e, 1/e, 1, each to the fourth root


def test_a_vector_far_from_everything_shows_nothing() -> None:
    assert max(weights().strengths((0.0,) * SIZE).values()) < 0.5


def test_a_vector_along_a_signals_weights_shows_it() -> None:
    model = SentenceWeights(bias=[0] * 11, columns=[[64 if at == row else 0 for at in range(SIZE)] for row in range(11)])
    found = model.strengths([8.0, *(0.0,) * (SIZE - 1)])
    assert [name for name, chance in found.items() if chance > 0.9] == ["buy"]


def test_the_shipped_model_has_a_weight_for_each_figure_and_signal() -> None:
    assert [len(column) for column in weights().columns] == [SIZE] * len(HEAD_SIGNALS)
    assert len(weights().bias) == len(HEAD_SIGNALS)


def test_the_shipped_model_is_of_these_examples() -> None:
    assert json.loads(BUILT.read_text("utf-8"))["learned_from"] == learned_from(all_examples()), "run `make train`"


@pytest.mark.parametrize("other", [Example("hello", frozenset({"buy"})), Example("hello", frozenset(), frozenset(), frozenset({"buy"}))])
def test_another_label_is_another_digest(other: Example) -> None:
    assert learned_from([Example("hello", frozenset())]) != learned_from([other])


EVERY = 1 if os.environ.get("HANDRAISER_LONG") == "1" else 40
"""Each how-manieth example is encoded again here: all take a minute of a processor, and more beside other tests."""


def test_the_shipped_model_expects_as_many_of_each_signal_as_there_are() -> None:
    """So does the minimum of its loss; on a sample of the examples within what chance allows."""
    rows, vector_of, model = list(all_examples())[::EVERY], load(), weights()
    judged = [(row, model.strengths(vector_of(normalise(row.text)[:LONGEST]))) for row in rows]
    for signal in HEAD_SIGNALS:
        sure = [(signal in row.shows, chances[signal]) for row, chances in judged if signal not in row.perhaps]
        spread = sum(chance * (1 - chance) for _, chance in sure) ** 0.5
        assert sum(chance for _, chance in sure) == pytest.approx(sum(shows for shows, _ in sure), abs=4 * spread), signal


def test_the_same_examples_give_the_same_bytes() -> None:
    rows = labelled("ko")[::40]
    assert written(trained(rows, load(), ("opt_out",)), "these") == written(trained(rows, load(), ("opt_out",)), "these")


def test_each_language_learns_from_the_others() -> None:
    rows = [row for row in labelled("en") if len(row.shows) <= 1][::16]
    model, vector_of = trained(rows, load(), ("opt_out",)), load()
    for said in ("저한테 다시는 메일 보내지 마세요", "もうメールを送らないでください"):
        assert model.bias[0] + sum(map(mul, model.columns[0], vector_of(said))) > 0


@pytest.mark.parametrize("text", ["", "\x00", "\ud83d", "🙂" * 600, "ｱ" * 600, "\u200b", "a\u0301" * 300, "\U0010ffff"])
def test_no_text_makes_it_raise(sentences: Sentences, text: str) -> None:
    assert all(0 < strength <= 1 for strength in sentences.strengths(text, "en").values())


def test_labels_are_what_is_learned() -> None:
    rows = [Example("alpha beta", frozenset({"buy"})), Example("gamma delta", frozenset())] * 40
    model, vector_of = trained(rows, load()), load()
    assert model.strengths(vector_of("alpha beta"))["buy"] > 0.5
    assert max(model.strengths(vector_of("gamma delta")).values()) < 0.5
