"""Tells which language a message is in, by its script, and when a conversation has changed its language for good."""

from __future__ import annotations

import re

from bot.language.lexicon import listed

_HANGUL = re.compile(r"[가-힣ㄱ-ㆎᄀ-ᇿ]")
_KANA = re.compile(r"[ぁ-ゖァ-ヺｦ-ﾝ]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|\b[\w-]+(?:\.[\w-]+)+(?:/\S*)?", re.ASCII | re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_NO_LANGUAGE = listed("no language", "en")
_ENOUGH = 3  # words that no other language borrows, before a Korean or Japanese talk becomes an English one


def _words(text: str) -> list[str]:
    """The Latin words of `text` without addresses."""
    return _WORD.findall(_ADDRESS.sub(" ", text) if "." in text or "@" in text else text)


def detect(text: str) -> str | None:
    """Return "ko" where there is any Hangul, "ja" where there is any kana, "en" for Latin words; None where the script does not tell.

    Han alone could be Japanese or a Korean's company name; digits, signs and addresses belong to every language.
    """
    if not text.isascii():
        if _HANGUL.search(text):
            return "ko"
        if _KANA.search(text):
            return "ja"
        if _HAN.search(text):
            return None
    return "en" if any(len(word) > 1 or word in "Ii" for word in _words(text)) else None


def settle(previous: str, text: str) -> str:
    """Return the conversation's language after `text`; `previous` is "" before the first message.

    A borrowed word, an abbreviation, a product, a name or an address changes nothing: a Korean or Japanese talk becomes
    English only by a sentence of at least three English words, and an English one changes with the first Hangul or kana
    sentence. What has no language keeps the one that was.
    """
    found = detect(text)
    if found is None or found == previous or not previous:
        return previous or found or ("ja" if _HAN.search(text) else "")
    if found == "en":
        plain = [word for word in _words(text) if word.lower() not in _NO_LANGUAGE]
        lower = sum(word.islower() or word == "I" for word in plain)
        return found if len(plain) >= _ENOUGH and lower >= _ENOUGH - 1 else previous
    own = len(_HANGUL.findall(text)) if found == "ko" else len(_KANA.findall(text)) + len(_HAN.findall(text))
    return found if own * 2 >= len("".join(_words(text))) else previous
