"""Finds the numbers in a text: digits, words, native and Chinese numerals, with their scales; one grammar a language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from bot.language import lexicon


class Numeral(NamedTuple):
    """A number as written at `start:end`."""

    start: int
    end: int
    value: float
    scale: float  # 10_000 in "6만", 1 without; a range gives it to its lower end
    digits: str  # the digits without scale where it was written in digits, else ""


_EN, _KO, _JA = lexicon("en"), lexicon("ko"), lexicon("ja")
_DIGITS = r"\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?|\d+(?:\.\d{3}){2,}(?!\d)|\d+(?:\.\d+)?|\.\d+"

# What looks like a number and counts nothing: dates, telephone numbers, times, versions, shares.
_NOT_COUNTED = re.compile(
    r"\d{1,4}([-./])\d{1,4}\1\d{1,4}|\(?\+?\d{2,4}\)?[- .]\d{3,4}[- .]\d{4}|\d{1,2}:\d{2}|\d+/\d+|\d+(?:\.\d+)?\s?(?:%|percent\b"
    r"|퍼센트|パーセント)"
    r"|[a-z]\d+\b(?<!rs\d)|\d+(?:st|nd|rd|th)\b|[a-z0-9._%+-]+@[a-z0-9.-]+|https?://[!-~]+|#\s?\d+|\bno\.?\s?\d+"
)
_CODES = ["usd", "eur", "gbp", "krw", "jpy", "cad", "aud", "chf", "cny", "inr", "nzd", "sgd", "hkd", "rs"]


def _masked(folded: str) -> list[tuple[int, int]]:
    return [
        found.span() for found in _NOT_COUNTED.finditer(folded) if not folded[found.start()].isalpha() or not _is_money_code(folded, found)
    ]


_LETTER_MONEY = re.compile(r"(?<![a-z])[rn](?:\d{1,3}(?:,\d{3})+|\d{3,})(?![\da-z-])")  # R5,000 and N450000, not R2 or N95


def _is_money_code(folded: str, found: re.Match[str]) -> bool:
    """True for "usd20", whose last letter only looks like the prefix of a code."""
    if _LETTER_MONEY.match(folded, found.start()):
        return True
    head = folded[max(0, found.start() - 2) : found.start() + 1]
    return any(head.endswith(code) for code in _CODES) and "@" not in found.group() and "/" not in found.group()


# --- English

_SCALE_WORDS = sorted((word for word in _EN.scales if len(word) > 1), key=len, reverse=True)
_EN_DIGITS = re.compile(
    rf"(?P<n>{_DIGITS})(?:(?P<short>k|mm?|b|g|l)(?![a-z])|(?P<long>(?:\s?(?:{'|'.join(_SCALE_WORDS)})(?![a-z]))+)|\s(?P<apart>k"
    rf"|m)(?![a-z']))?"
)
_PLAIN = [word for word in _EN.numerals if word not in ("a", "an", "couple", "few", "half")]
_ANY = "|".join(sorted([*_PLAIN, *_SCALE_WORDS], key=len, reverse=True))
_EN_WORDS = re.compile(
    rf"\b(?:(?:half\s+a|an?\s+(?:good\s+)?(?:couple(?:\s+of)?|few)|couple(?:\s+of)?|few|an?)\s+(?:{'|'.join(_SCALE_WORDS)})\b|(?:{_ANY})\b)"
    rf"(?:(?:\s+and\s+(?=(?:{_ANY})\b)(?!(?:{'|'.join(_PLAIN[:10])})\s+of\b)|\s+point\s+(?=(?:{_ANY})\b)"
    rf"|[\s-]+)(?:{_ANY})\b)*(?:\s+and\s+a\s+half)?"
)
_EN_GATE = frozenset([*_PLAIN, *_SCALE_WORDS])


def _english_value(words: str) -> tuple[float, float]:
    """The number of a phrase in words, and the scale it ends on."""
    total = current = 0.0
    scale, point = 1.0, 0.0
    for word in re.findall(r"[a-z]+", words):
        if word == "point":
            point = 0.1
        elif word in _EN.scales:
            scale = _EN.scales[word]
            current = (current or 1) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
            point = 0.0
        elif word in _EN.numerals and word not in ("a", "an"):
            current, point = _joined(current, _EN.numerals[word], point)
            scale = 1.0
    return total + current, scale


def _joined(current: float, value: float, point: float) -> tuple[float, float]:
    """The number so far with one more word: "one twenty two" is 122, "two point two" is 2.2."""
    if point:
        return current + value * point, point / 10
    if 1 <= current <= 9 and value >= 10:
        return current * 100 + value, 0.0
    return current + value, 0.0


def _english(folded: str, words: frozenset[str]) -> Iterator[Numeral]:
    for found in _EN_DIGITS.finditer(folded):
        scale = 1.0
        for word in re.findall(r"[a-z]+", found.group("short") or found.group("long") or found.group("apart") or ""):
            scale *= _EN.scales[word]
        yield _numeral(found.start(), found.end(), found.group("n"), scale)
    if not _EN_GATE.isdisjoint(words):
        for found in _EN_WORDS.finditer(folded):
            value, scale = _english_value(found.group())
            yield Numeral(found.start(), found.end(), value, scale, "")


def _numeral(start: int, end: int, digits: str, scale: float) -> Numeral:
    plain = digits.replace(",", "")
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    return Numeral(start, end, _rounded(float(plain) * scale), scale, digits)


def _rounded(value: float) -> float:
    """Without the noise of binary fractions: 0.0012 billion is 1,200,000."""
    return round(value, 6)


# --- Korean and Japanese: the same arithmetic, other signs

_COUNTERS_KO = (
    r"(?:명|분(?![기야석위들류산])|인(?![공터사증스쇄지력정기상식재데])|사람|원(?![하래격두])|달러|불(?![만가편안])|유로|엔"
    r"|파운드|위안|개월|달|주(?:일|간)?(?![요문])|일(?![정반단])"
    r"|월|년|분기|석|좌석|시트|계정|유저|여\s?명|센트|프랑|루피|만|억)"
)
_KO_DIGITS = re.compile(
    rf"(?P<n>{_DIGITS})(?P<tail>(?:[십백천만억조]|\s[십백천]?[만억](?=\s|원|달러|불|명|$))(?:\s?(?:\d[\d,]*)?[십백천만억]+"
    rf"|\d[\d,]*(?=\s?원|\s?달러|\s?명))*"
    rf"|k(?![a-z])|m(?![a-z]))?"
)
_KO_SINO = re.compile(rf"(?<![가-힣])(?:[일이삼사오육칠팔구십백천만억]+(?:[점쩜][영공일이삼사오육칠팔구]+)?)(?=\s?{_COUNTERS_KO})")
_KO_NATIVE = re.compile(
    r"(?<![가-힣])(?:(?:열|스물|스무|서른|마흔|쉰|예순|일흔|여든|아흔)(?:하나|한|둘|두|셋|세|넷|네|다섯|여섯|일곱|여덟|아홉)?"
    r"|(?:한|두|세|네|석|넉|서|너|다섯|여섯|일곱|여덟|아홉))(?=\s?(?:명|분(?![기야석위들류])|사람|달|주(?![요문])|해|곳))"
    r"|(?<![가-힣])(?:(?:열|스물|서른|마흔|쉰|예순|일흔|여든|아흔)(?:\s?(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉))?|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)"
    r"(?=이(?:요|에요|서|고|죠|야|었)|입니다|예요|쯤|\s?정도|요|[\s,.!~]*$)"
)
_KO_PAIR = re.compile(
    r"(?<![가-힣])(?P<words>한두|두세|두서너|서너|너댓|네댓|대여섯|예닐곱|일고여덟|여덟아홉|열두세|열서너|열너댓)(?=\s?(?:명|분|사람|달|주|개월))"
    r"|(?<![가-힣])(?P<tens>[이삼사오육칠팔구]?십)?(?P<low>[일이삼사오육칠팔])(?P<high>[이삼사오육칠팔구])(?P<scale>[십백천])?(?=\s?(?:여\s?)?(?:명|인\s?규모|만\s?원))"
)
_JA_PAIR = re.compile(
    r"(?<![一二三四五六七八九〇百千])(?P<words>(?!))?(?P<tens>[二三四五六七八九]?十)?(?P<low>[一二三四五六七八])[､,]?(?P<high>[二三四五六七八九])"
    r"(?P<scale>[十百千])?(?=名|人(?![気材事工々])|万?円|[ヶか]月)"
)
PAIRS: Mapping[str, tuple[int, int]] = {
    "한두": (1, 2), "두세": (2, 3), "두서너": (2, 4), "서너": (3, 4), "너댓": (4, 5), "네댓": (4, 5), "대여섯": (5, 6), "예닐곱": (6, 7),
    "일고여덟": (7, 8), "여덟아홉": (8, 9), "열두세": (12, 13), "열서너": (13, 14), "열너댓": (14, 15),
}  # fmt: skip
_SINO_BARE = re.compile(r"\s*[영공일이삼사오육칠팔구십백천만억조]+\s*")
_NATIVE_BARE = re.compile(r"\s*(열|스물|스무|서른|마흔|쉰|예순|일흔|여든|아흔|십)?(하나|한|둘|두|셋|세|넷|네|다섯|여섯|일곱|여덟|아홉)?\s*")
_NO_NUMBER = frozenset(("사원", "구인", "이분", "이원", "만인", "이인", "이달", "이일", "만원", "일원", "구원", "사인", "오인", "천원"))

_JA_DIGITS = re.compile(
    rf"(?P<n>{_DIGITS})(?P<tail>[十百千万億兆]+(?:(?:\d[\d,]*)?[十百千万億]+|\d[\d,]*(?=円|ドル|ユーロ|名|人))*|k(?![a-z])"
    rf"|m(?![a-z])|g(?![a-z]))?"
)
_JA_HAN = re.compile(
    r"(?<![数幾何])[〇一二三四五六七八九十百千万億]+(?=\s?(?:名|人(?![気材事工々])|円|ドル|ユーロ|ポンド|ウォン|か月|ヶ月|ヵ月|カ月|ケ月|月"
    r"|日(?!本)|年|週|四半期|席|アカウント|ユーザー))"
)
_JA_PEOPLE = re.compile(r"(?<![一人ひもう])(?:ひと|ふた)(?=り(?![ひご親暮]))")
_HAN_BARE = re.compile(r"\s*[〇一二三四五六七八九十百千万億]+\s*")


_ENDLESS = 1e15
"""A run of digits without end is no number that anybody means; beyond this it counts as this."""


def _east_value(run: str, digits: Mapping[str, float], scales: Mapping[str, float]) -> float:
    """The number of a run such as 3억5천만, 二百五十, 이천칠백삼십오만."""
    total = section = 0.0
    number: float | None = None
    for piece in re.findall(r"\d[\d,]*(?:\.\d+)?|\.\d+|[^\d\s]", run):
        if piece[0].isdigit() or piece[0] == ".":
            number = min(float(piece.replace(",", "")), _ENDLESS)
        elif piece in digits:
            number = min((number or 0) * 10 + digits[piece], _ENDLESS)
        else:
            factor = scales[piece]
            if factor < 10_000:
                section, number = section + (1 if number is None else number) * factor, None
            else:
                section += number or 0
                total, section, number = total + (section or 1) * factor, 0.0, None
    return _rounded(total + section + (number or 0))


def _last_scale(run: str, scales: Mapping[str, float]) -> float:
    """What the signs behind the last digits multiply by, for a range that says it once (5~6백만)."""
    factor = 1.0
    for sign in re.findall(r"[^\d,.\s]", run):
        factor *= scales.get(sign, 1)
    return factor


def _eastern_digits(found: re.Match[str], digits: Mapping[str, float], scales: Mapping[str, float]) -> Numeral:
    tail = found.group("tail") or ""
    if tail in ("k", "m", "g"):
        return _numeral(found.start(), found.end(), found.group("n"), _EN.scales[tail])
    if not tail:
        return _numeral(found.start(), found.end(), found.group("n"), 1)
    return Numeral(found.start(), found.end(), _east_value(found.group(), digits, scales), _last_scale(tail, scales), found.group("n"))


def _korean_word(run: str) -> float:
    whole, _, part = re.sub("쩜", "점", run).partition("점")
    value = _east_value(whole, _KO.numerals, _KO.scales)
    return float(f"{value:.0f}." + "".join(str(int(_KO.numerals[sign])) for sign in part)) if part else value


def native_value(run: str) -> float:
    """The number of a native Korean numeral: 서른다섯 is 35."""
    for tens in ("", *(word for word, value in _KO.native.items() if value >= 10), "십"):
        ones = run[len(tens) :]
        if run.startswith(tens) and (not ones or ones in _KO.native) and (tens or ones):
            return (10 if tens == "십" else _KO.native.get(tens, 0)) + (_KO.native[ones] if ones else 0)
    return 0


def _korean(folded: str, _: frozenset[str]) -> Iterator[Numeral]:
    whole = list(_whole(folded, (_SINO_BARE, _korean_word), (_NATIVE_BARE, native_value)))
    if whole:
        yield from whole
        return
    for found in _KO_DIGITS.finditer(folded):
        yield _eastern_digits(found, _KO.numerals, _KO.scales)
    for found in _KO_SINO.finditer(folded):
        if folded[found.start() : found.end() + 1] not in _NO_NUMBER or (
            folded[found.end() : found.end() + 1] == "원" and found.group() in ("만", "천")
        ):
            yield Numeral(found.start(), found.end(), _korean_word(found.group()), 1, "")
    for found in _KO_NATIVE.finditer(folded):
        yield Numeral(found.start(), found.end(), native_value(found.group().replace(" ", "")), 1, "")


def _japanese(folded: str, _: frozenset[str]) -> Iterator[Numeral]:
    for found in _JA_DIGITS.finditer(folded):
        yield _eastern_digits(found, _JA.numerals, _JA.scales)
    for found in _JA_PEOPLE.finditer(folded):
        yield Numeral(found.start(), found.end(), 1 if found.group() == "ひと" else 2, 1, "")
    for found in _JA_HAN.finditer(folded):
        if not folded[found.start() - 1 : found.start()].isdigit():
            yield Numeral(found.start(), found.end(), _east_value(found.group(), _JA.numerals, _JA.scales), 1, "")
    yield from _whole(folded, (_HAN_BARE, lambda run: _east_value(run, _JA.numerals, _JA.scales)))


def _whole(folded: str, *readers: tuple[re.Pattern[str], Callable[[str], float]]) -> Iterator[Numeral]:
    """A text that is nothing but a number in words."""
    if len(folded) <= 20:
        for pattern, value in readers:
            if pattern.fullmatch(folded) and (run := folded.strip()):
                start = folded.index(run)
                yield Numeral(start, start + len(run), value(run), 1, "")
                return


_READERS: Mapping[str, Callable[[str, frozenset[str]], Iterator[Numeral]]] = {"en": _english, "ko": _korean, "ja": _japanese}
_MOST = 40  # numbers that a message is read for
_LARGEST = 1e15  # beyond it digits are no amount, and a float no longer counts them
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=8)
def numerals(folded: str, tongue: str, words: frozenset[str]) -> tuple[Numeral, ...]:
    """Every number that counts something in a folded text, from left to right, none within another."""
    found = sorted(_READERS[tongue](folded, words))
    if not found:
        return ()
    masked = _masked(folded) if _DIGIT.search(folded) else []
    kept: list[Numeral] = []
    for one in found:
        if (
            one.value <= _LARGEST
            and (not kept or one.start >= kept[-1].end)
            and not any(left < one.end and one.start < right for left, right in masked)
        ):
            kept.append(one)
    return tuple(kept[:_MOST])


def pair(folded: str, tongue: str) -> tuple[int, int, float, float] | None:
    """Two neighbours said as one number that means a range, as in 두세 명, 이삼십 명, 二三十人: start, end, least, most."""
    if tongue == "en":
        return None
    lists, pattern = (_KO, _KO_PAIR) if tongue == "ko" else (_JA, _JA_PAIR)
    for found in pattern.finditer(folded):
        if found.group("words"):
            return (*found.span(), *PAIRS[found.group("words")])
        low, high = lists.numerals[found.group("low")], lists.numerals[found.group("high")]
        if high == low + 1:
            tens = _east_value(found.group("tens"), lists.numerals, lists.scales) if found.group("tens") else 0
            scale = lists.scales[found.group("scale")] if found.group("scale") else 1
            return (*found.span(), tens + low * scale, tens + high * scale)
    return None
