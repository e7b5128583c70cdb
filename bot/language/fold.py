"""Makes a text comparable without moving a letter, so that a span found in the folded text is a span of the text."""

from __future__ import annotations

import re

_SIGNS = {
    "　": " ", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'", "‘": "'", "“": '"', "”": '"', "「": '"', "」": '"',
    "–": "-", "—": "-", "―": "-", "─": "-",
    "−": "-", "‐": "-", "‑": "-", "〜": "~", "∼": "~", "、": ",", "。": ".", "￥": "¥", "￦": "₩", "￡": "£",
}  # fmt: skip
_TABLE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord(sign): ord(plain) for sign, plain in _SIGNS.items()}
_BEFORE_DIGITS = re.compile(r"[。、](?=[0-9０-９])")
_LONG = re.compile(r"(?<=[0-9０-９])(?P<gap>[ 　]?)[ーｰ](?=[ 　]?[0-9０-９])")  # what a Japanese keyboard gives for a hyphen between digits
_NEGATES = re.compile(r"(?<=[くらせ])ね[えぇ]|(?<=って)ね[えぇ]|(?<=でき)ね[えぇ]")  # 出せねえ, as it is spoken, for 出せない
_PICTURES = re.compile(  # they end a sentence
    r"[\u2600-\u27bf\u2b50\U0001f000-\U0001faff][\u2600-\u27bf\ufe0e\ufe0f\u200d\U0001f000-\U0001faff]*(?=\s|$)"
)
_APART = {"。": ";", "、": "､"}  # a stop before a number must not become its decimal point


def fold(text: str) -> str:
    """Return `text` in lower case with full-width letters, digits and signs made narrow; always of the same length."""
    if text.isascii():
        return text.lower()
    if "。" in text or "、" in text:
        text = _BEFORE_DIGITS.sub(lambda found: _APART[found.group()], text)
    if "ー" in text or "ｰ" in text:
        text = _LONG.sub(r"\g<gap>-", text)
    if "ね" in text:
        text = _NEGATES.sub("ない", text)
    text = _PICTURES.sub(lambda found: "!" * len(found.group()), text)
    narrow = text.translate(_TABLE)
    lower = narrow.lower()
    return lower if len(lower) == len(text) else "".join(low if len(low := one.lower()) == 1 else one for one in narrow)
