"""Messages kept from the training: ordinary words that sound like another aim, and buyers who never say that they buy."""

from pathlib import Path

import pytest

from bench.signals import measure, seen
from bench.signals_alike import same
from bench.signals_source import Example, batches, examples, labelled
from bot.language import LANGUAGES

HERE = Path(__file__).parent
GRAVE = frozenset({"opt_out", "abuse", "injection", "job_seeker", "vendor_pitch", "student", "privacy", "support", "human"})
"""What ends a talk, closes it to sales or calls somebody."""

FALSE_ALARMS = {"en": 0.06, "ko": 0.09, "ja": 0.10}
"""Share of `ordinary`, in which each message has words or a trade near to a grave signal, that may be taken for one: recorded, so that who
changes it sees it. Of what prospects say at large it is far less; the personas tell that."""

UNSPOKEN = {"en": 2, "ko": 0, "ja": 1}
"""Of fifteen buyers in `unspoken` those who are heard. Words alone hear few of them: to know that a retirement or a merger is a
reason to buy takes the world, not the wording. Recorded so that who mends it sees it, and nobody believes otherwise."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_ordinary_words_seldom_show_a_grave_signal(language: str) -> None:
    rows = examples(HERE / "ordinary" / f"{language}.yaml")
    assert len(rows) > 140
    assert sum(bool(GRAVE & seen(row.text, language)) for row in rows) <= FALSE_ALARMS[language] * len(rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_situations_tell_of_buying_without_the_word(language: str) -> None:
    buy = measure(batches(language)["indirect"], lambda text: seen(text, language))[0]["buy"]
    assert buy.precision >= 0.95
    assert buy.recall >= 0.9


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_only_sounds_like_a_buyer_is_hardly_one_and_what_is_missed_is_recorded(language: str) -> None:
    buy = measure(examples(HERE / "unspoken" / f"{language}.yaml"), lambda text: seen(text, language))[0]["buy"]
    assert buy.wrong <= 1
    assert buy.right >= UNSPOKEN[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_kept_aside_is_trained_on_not_even_nearly(language: str) -> None:
    trained = {row.text for row in labelled(language)}
    aside = [row.text for folder in ("ordinary", "unspoken", "kept", "introduced") for row in examples(HERE / folder / f"{language}.yaml")]
    assert len(aside) > 80
    both = same([Example(text, frozenset()) for text in [*trained, *aside]])
    assert [pair for pair in both if set(pair) & trained and set(pair) & set(aside)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_companies_that_introduce_themselves_are_heard_as_buyers_and_no_words_about_contact_end_the_talk(language: str) -> None:
    counts = measure(examples(HERE / "introduced" / f"{language}.yaml"), lambda text: seen(text, language))[0]
    assert counts["buy"].recall >= 0.7
    assert counts["vendor_pitch"].precision >= 0.5
    assert counts["opt_out"].wrong == 0
