"""The few words that are Telegram's own and in no flow: a button of the phone's keyboard and two sentences for whoever presses."""

from __future__ import annotations

import re
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

_PHONE = re.compile(
    r"\b(?:phone|number to call|called on|call(?:ed)? back|reach you|write or call)\b"
    r"|전화|연락처|연락드리|휴대폰|電話|連絡先|どちらへ.{0,4}連絡|携帯",
    re.IGNORECASE,
)
_QUESTION = re.compile(r".*(?:[?？]|(?:か|ください|ませ)。?$)")
_SENTENCE = re.compile(r"[^.!?。！？\n]+[.!?。！？]*")


def word(key: str, language: str) -> str:
    """Return one of our words in a language, by its tag's first part ("ko-KR"); English where we have none."""
    texts = WORDS[key]
    return texts.get(language.lower().partition("-")[0], texts["en"])


def asks_phone(text: str) -> bool:
    """True where one of the sentences is a question that a phone number would answer: then sharing it is offered.

    Read from the words, because an effect does not say what it asks for; a wrong guess shows one button too many or too few.
    """
    return any(_PHONE.search(one) and _QUESTION.match(one) for one in _SENTENCE.findall(text))
