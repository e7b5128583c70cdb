"""Digits said one by one: 공일공 일이삼사 오육칠팔, ゼロ九〇, "oh two oh seven, double three"; as the digits that were meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.fields.dictated_ko import dictated_ko
from bot.fields.utterance import Utterance
from bot.language import lexicon
from bot.lean import later

_LEAST = 7  # digits of a number that one dictates
_JA: Mapping[str, str] = {sign: str(int(value)) for sign, value in lexicon("ja").numerals.items()} | {"ゼロ": "0", "まる": "0"}
_EN: Mapping[str, str] = {
    **{word: str(int(value)) for word, value in lexicon("en").numerals.items() if value <= 9 and word not in ("a", "an")},
    **dict.fromkeys(("oh", "o", "nought", "naught", "nil"), "0"),
}
_TIMES = {"double": 2, "triple": 3, "treble": 3}


def _run(digit: str, between: str) -> re.Pattern[str]:
    return later(rf"(?:{digit})(?:{between}(?:{digit})){{{_LEAST - 1},}}")


_JA_DIGIT = "|".join(sorted(_JA, key=len, reverse=True))
_EN_DIGIT = rf"(?:(?:{'|'.join(_TIMES)})\s)?(?:{'|'.join(_EN)})\b"
_RUNS: Mapping[str, re.Pattern[str]] = {
    "ja": _run(rf"{_JA_DIGIT}|\d", r"[\s,.、､の-]{0,2}"),
    "en": later(rf"\b{_EN_DIGIT}(?:[\s,.-]{{1,3}}(?:{_EN_DIGIT}|\d)){{4,}}"),
}
_TOKENS: Mapping[str, re.Pattern[str]] = {
    "ja": later(rf"{_JA_DIGIT}|\d"),
    "en": later(rf"{'|'.join(_TIMES)}|{'|'.join(sorted(_EN, key=len, reverse=True))}|\d"),
}
_MEANT: Mapping[str, Mapping[str, str]] = {"ja": _JA, "en": _EN}
_GATES: Mapping[str, re.Pattern[str]] = {
    "ja": later(r"[〇零一二三四五六七八九]|ゼロ|まる"),
    "en": later(r"\b(?:oh|zero|nought|double|triple|one|two|three|four|five|six|seven|eight|nine)\b"),
}


_TEENS: Mapping[str, str] = {
    word: str(int(value)) for word, value in lexicon("en").numerals.items() if 10 <= value <= 19 and value % 1 == 0
}
_TENS: Mapping[str, str] = {
    word: str(int(value)) for word, value in lexicon("en").numerals.items() if 20 <= value <= 90 and value % 10 == 0
}
_ONES = "|".join(word for word, digit in _EN.items() if digit != "0")
_GROUP_EN = (
    rf"(?:(?:plus|\+)\s?)?(?:(?:{'|'.join(_TIMES)})\s(?:{'|'.join(_EN)})|(?:{_ONES})\s(?:hundred|thousand)|(?:{'|'.join(_TENS)})"
    rf"(?:[\s-](?:{_ONES}))?|{'|'.join([*_TEENS, *_EN])}|\d{{1,4}})(?![\w:%])"
)
_GROUPS_EN = later(
    rf"(?<![\w$€£.])(?!an?\s)(?:{_GROUP_EN}(?:[\s,.-]{{1,3}}(?:(?:dash|hyphen|space|then|and then"
    rf"|that's)[\s,]{{1,2}})?(?={_GROUP_EN}))?){{3,}}"
)
_PARTS_EN = later(
    rf"plus|\+|(?P<times>{'|'.join(_TIMES)})\s(?P<of>{'|'.join(_EN)})\b|(?P<head>{_ONES})\s(?P<zeros>hundred|thousand)"
    rf"|(?P<tens>{'|'.join(_TENS)})(?:[\s-](?P<ones>{_ONES})\b)?|(?P<teen>{'|'.join(_TEENS)})\b|(?P<one>{'|'.join(_EN)})\b"
    rf"|(?P<digits>\d+)"
)


def dictated_in_groups(said: Utterance) -> Iterator[tuple[int, int, str]]:
    """Yield English runs of digits said as one reads a number out: "nine hundred, one four two", "oh one thirty four"."""
    if said.tongue != "en" or _GATES["en"].search(said.folded) is None:
        return
    for run in _GROUPS_EN.finditer(said.folded):
        digits = "".join(map(_in_digits, _PARTS_EN.finditer(run.group())))
        if sum(map(str.isdigit, digits)) >= _LEAST:
            yield run.start(), run.end(), digits


def _in_digits(part: re.Match[str]) -> str:
    """What is to be dialled for a part: "double three" is 33, "nine hundred" 900, "thirty four" 34."""
    if part["times"]:
        return _TIMES[part["times"]] * _EN[part["of"]]
    if part["head"]:
        return _EN[part["head"]] + ("00" if part["zeros"] == "hundred" else "000")
    if part["tens"]:
        return str(int(_TENS[part["tens"]]) + int(_EN[part["ones"]])) if part["ones"] else _TENS[part["tens"]]
    one = part["teen"] or part["one"]
    return (_TEENS.get(one) or _EN[one]) if one else part["digits"] or "+"


def dictated(said: Utterance) -> Iterator[tuple[int, int, str]]:
    """Yield each run of spoken digits that is as long as a telephone number: start, end, digits; a Korean one each way it can be read."""
    if said.tongue == "ko":
        yield from dictated_ko(said.folded)
        return
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
