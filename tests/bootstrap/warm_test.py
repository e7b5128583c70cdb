"""What a start reads before anybody writes is understood, unasked and to each question: else its expressions would not be ready."""

import pytest

from bot.bootstrap.front import FIRST_WORDS
from bot.hearing.hear import read
from bot.hearing.setting import Setting
from bot.language import LANGUAGES
from tests.hearing import NOW, PLAY


def test_each_language_has_its_own() -> None:
    assert set(FIRST_WORDS) == set(LANGUAGES)


@pytest.mark.parametrize(("language", "asking"), [(language, asking) for language, said in FIRST_WORDS.items() for asking in said])
def test_all_of_it_is_understood(language: str, asking: str | None) -> None:
    words = FIRST_WORDS[language][asking]
    heard = read(words, Setting(play=PLAY, language=language, now=NOW, region="", asking=asking))
    assert set(heard.found) >= ({asking} if asking else {"company_size", "timeline"})
