"""Which language a message is in, and what does not change a conversation's language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language import LANGUAGES, detect, settle


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("hello there", "en"),
        ("demo 부탁해요", "ko"),
        ("ㅇㅇ ok", "ko"),
        ("API の料金", "ja"),
        ("お世話になっております", "ja"),
        ("ﾃｽﾄ", "ja"),
        ("若女将", None),
        ("60", None),
        ("jo@firm.io", None),
        ("https://firm.io/contact", None),
        ("", None),
        ("👍 !!", None),
    ],
)
def test_the_script_tells_the_language(text: str, language: str | None) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    ("previous", "text"),
    [
        ("ko", "ok"),
        ("ko", "yuna.pyo@morakroasters.example"),
        ("ko", "SLA"),
        ("ko", "Zendesk"),
        ("ko", "Brightloaf Labs Inc"),
        ("ko", "https://shop.example/en/products"),
        ("ja", "Slack Shopify"),
        ("ja", "若女将"),
        ("ja", "thanks"),
        ("en", "60"),
        ("en", "jo@firm.io"),
        ("en", "my name is 田中"),
        ("ko", "010-1234-5678"),
    ],
)
def test_borrowed_words_and_addresses_change_nothing(previous: str, text: str) -> None:
    assert settle(previous, text) == previous


@pytest.mark.parametrize(
    ("previous", "text", "language"),
    [
        ("", "hi", "en"),
        ("", "안녕하세요", "ko"),
        ("", "こんにちは", "ja"),
        ("", "jo@firm.io", ""),
        ("ko", "can we switch to english please", "en"),
        ("ja", "sorry, I do not read Japanese very well", "en"),
        ("en", "한국어로 해도 되나요?", "ko"),
        ("en", "日本語でお願いします", "ja"),
        ("ko", "日本語でお願いします", "ja"),
        ("ja", "네, 한국어가 편해요", "ko"),
    ],
)
def test_a_sentence_changes_the_language(previous: str, text: str, language: str) -> None:
    assert settle(previous, text) == language


@given(previous=st.sampled_from(("", *LANGUAGES)), text=st.text(max_size=80))
def test_a_conversation_never_loses_its_language(previous: str, text: str) -> None:
    after = settle(previous, text)
    assert after in ("", *LANGUAGES)
    assert after or not previous
