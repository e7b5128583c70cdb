"""What a start reads before anybody writes is read as a prospect's words are."""

import pytest

from bot.bootstrap.front import FIRST_WORDS
from bot.hear import read
from bot.language import LANGUAGES
from bot.setting import Setting
from tests.hearing import NOW, PLAY


def test_there_are_first_words_in_every_language() -> None:
    assert set(FIRST_WORDS) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_words_use_the_readers_of_figures_and_times(language: str) -> None:
    heard = read(FIRST_WORDS[language], Setting(play=PLAY, language=language, now=NOW, region="", asking=None))
    assert heard.found["company_size"].value == {"min": 12, "max": 12}
    assert "timeline" in heard.found
