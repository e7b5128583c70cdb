"""Digits said one by one: 공일공 일이삼사 오육칠팔, ゼロ九〇, "oh two oh seven, double three"; as the digits that were meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.fields.utterance import Utterance
from bot.language import lexicon

_LEAST = 7  # digits of a number that one dictates
_KO: Mapping[str, str] = {sign: str(int(value)) for sign, value in lexicon("ko").numerals.items()}
_JA: Mapping[str, str] = {sign: str(int(value)) for sign, value in lexicon("ja").numerals.items()} | {"ゼロ": "0", "まる": "0"}
_EN: Mapping[str, str] = {
    **{word: str(int(value)) for word, value in lexicon("en").numerals.items() if value <= 9 and word not in ("a", "an")},
    **dict.fromkeys(("oh", "o", "nought", "naught", "nil"), "0"),
}
_TIMES = {"double": 2, "triple": 3, "treble": 3}


def _run(digit: str, between: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{digit})(?:{between}(?:{digit})){{{_LEAST - 1},}}")


_KO_DIGIT = "|".join(_KO)
_JA_DIGIT = "|".join(sorted(_JA, key=len, reverse=True))
_EN_DIGIT = rf"(?:(?:{'|'.join(_TIMES)})\s)?(?:{'|'.join(_EN)})\b"
_RUNS: Mapping[str, re.Pattern[str]] = {
    "ko": re.compile(rf"(?<![가-힣])(?:{_KO_DIGIT}){{2,}}(?:[\s,.에다시의-]{{0,3}}(?:{_KO_DIGIT}|\d)){{4,}}"),
    "ja": _run(rf"{_JA_DIGIT}|\d", r"[\s,.、､の-]{0,2}"),
    "en": re.compile(rf"\b{_EN_DIGIT}(?:[\s,.-]{{1,3}}(?:{_EN_DIGIT}|\d)){{4,}}"),
}
_TOKENS: Mapping[str, re.Pattern[str]] = {
    "ko": re.compile(rf"{_KO_DIGIT}|\d"),
    "ja": re.compile(rf"{_JA_DIGIT}|\d"),
    "en": re.compile(rf"{'|'.join(_TIMES)}|{'|'.join(sorted(_EN, key=len, reverse=True))}|\d"),
}
_MEANT: Mapping[str, Mapping[str, str]] = {"ko": _KO, "ja": _JA, "en": _EN}
_GATES: Mapping[str, re.Pattern[str]] = {
    "ko": re.compile(r"[공영일이삼사오육칠팔구]{2}"),
    "ja": re.compile(r"[〇零一二三四五六七八九]|ゼロ|まる"),
    "en": re.compile(r"\b(?:oh|zero|nought|double|triple|one|two|three|four|five|six|seven|eight|nine)\b"),
}


def dictated(said: Utterance) -> Iterator[tuple[int, int, str]]:
    """Yield each run of spoken digits that is as long as a telephone number: start, end, digits."""
    if _GATES[said.tongue].search(said.folded) is None:
        return
    for run in _RUNS[said.tongue].finditer(said.folded):
        digits = _digits(said.tongue, run.group())
        if len(digits) >= _LEAST and digits != re.sub(r"\D", "", run.group()):  # plain digits are read elsewhere, with what they count
            yield run.start(), run.end(), digits


def _digits(tongue: str, words: str) -> str:
    """The digits of a run: "double three" is 33."""
    made, times = "", 1
    for token in _TOKENS[tongue].findall(words):
        if token in _TIMES:
            times = _TIMES[token]
            continue
        made, times = made + times * _MEANT[tongue].get(token, token), 1
    return made
