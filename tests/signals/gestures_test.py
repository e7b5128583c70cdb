"""A gesture that ends messages is no matter of opinion, in whatever language the talk is."""

from __future__ import annotations

import pytest

from adapters.talk import STOP as OF_MAILS
from bot.reception.prospects import STOP as OF_PLATFORMS
from bot.signals import classify


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
@pytest.mark.parametrize("words", [OF_MAILS, OF_PLATFORMS, "/STOP", " /stop "])
@pytest.mark.parametrize("asking", [None, "need"])
def test_the_word_for_it_is_an_opt_out(words: str, language: str, asking: str | None) -> None:
    assert classify(words, language, asking=asking) == {"opt_out": 1.0}
