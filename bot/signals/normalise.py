"""One spelling for what is compared: width, case, quotes and spaces are made alike; addresses with their own words are hidden."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 3000
"""Characters that are looked at; what a message means stands at its beginning, and time stays bounded."""

_SIGNS = str.maketrans(
    {"’": "'", "‘": "'", "´": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "。": ".", "、": ",", "〜": "~", "∼": "~"}
    | dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad")
    | dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd")  # halves of pairs, which no table of words can be asked for
)
_SPACES = re.compile(r"[^\S\n]+")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*|https?://[^\s<>]+|\bwww\.[^\s<>]+", re.ASCII)

_NOT_JAMO = re.compile(r"[^\u3131-\u318e]+")  # NFKC would join ㅋㅏ to a syllable and make ㅋㅋ unlike what is typed


def _compatible(part: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", part[0])


def normalise(text: str) -> str:
    """Return `text` in NFKC and lower case with plain quotes and single spaces; e-mail and web addresses become `@`."""
    text = text[:LONGEST]
    if not text.isascii():
        text = _NOT_JAMO.sub(_compatible, text).translate(_SIGNS)
    text = _SPACES.sub(" ", text.lower()).strip()
    if "@" in text or "://" in text or "www." in text:
        text = _ADDRESS.sub("@", text)
    return text


_HANGUL = re.compile(r"[\uac00-\ud7a3\u3131-\u318e]")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uff66-\uff9d]")
_LATIN = re.compile(r"[a-z]{2}")


def scripts(text: str, language: str) -> tuple[str, ...]:
    """Return the languages whose patterns can match a normalised text: by its scripts, with `language` where they tell nothing."""
    if text.isascii():
        return ("en",)
    found = [name for name, script in (("ko", _HANGUL), ("ja", _JAPANESE), ("en", _LATIN)) if script.search(text)]
    return tuple(found) or ((language,) if language in ("en", "ko", "ja") else ("en",))
