"""The few words that are Telegram's own and in no flow: a button of the phone's keyboard and two sentences for whoever presses."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "share_phone": {"en": "📱 Share my phone number", "ko": "📱 내 전화번호 보내기", "ja": "📱 電話番号を送る"},
    "not_yours": {
        "en": "Only the person who opened this can answer it.",
        "ko": "이 창을 연 분만 답할 수 있어요.",
        "ja": "こちらは開いたご本人だけがお答えになれます。",
    },
    "gone": {
        "en": "This is over. Press the button under the card once more.",
        "ko": "이미 끝난 창이에요. 카드 아래 버튼을 다시 눌러 주세요.",
        "ja": "こちらは終了しています。カードの下のボタンをもう一度押してください。",
    },
}


def word(key: str, language: str) -> str:
    """Return one of our words in a language, by its tag's first part ("ko-KR"); English where we have none."""
    texts = WORDS[key]
    return texts.get(language.lower().partition("-")[0], texts["en"])
