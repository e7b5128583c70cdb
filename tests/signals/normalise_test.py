import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.signals.normalise import LONGEST, normalise, scripts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ｈｅｌｌｏ　Ｗｏｒｌｄ！", "hello world!"),
        ("don’t “stop”", 'don\'t "stop"'),
        ("mail JO@x.io or https://x.io/a?b", "mail @ or @"),
        ("导入。はい、", "导入.はい,"),
        ("ㅋㅋㅏ ㅅㅂ", "ㅋㅋㅏ ㅅㅂ"),
        ("a\u200bb", "ab"),
        ("a\ud83db", "a\ufffdb"),
    ],
)
def test_one_spelling_for_what_means_the_same(text: str, expected: str) -> None:
    assert normalise(text) == expected


@given(st.text(max_size=50))
def test_doing_it_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_only_the_beginning_of_a_long_text_is_looked_at() -> None:
    assert len(normalise("a" * 10 * LONGEST)) == LONGEST


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [("hello", "ko", ("en",)), ("안녕 hello", "en", ("ko", "en")), ("導入", "ko", ("ja",)), ("ß", "ja", ("ja",)), ("é", "fr", ("en",))],
)
def test_the_scripts_say_whose_patterns_can_match(text: str, language: str, expected: tuple[str, ...]) -> None:
    assert scripts(text, language) == expected
