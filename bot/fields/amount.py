"""Joins numbers to amounts: ranges, least and most, in each language; what number, headcount and money have in common."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.fields.bounds import bounds
from bot.fields.coin import SIGN
from bot.fields.numeral import Numeral, may_count, numerals, pair
from bot.fields.utterance import Utterance
from bot.lean import later


class Amount(NamedTuple):
    """An amount at `start:end` of the folded text; an open end is None."""

    start: int  # of the first number, its sign not counted
    end: int  # of the last number, its unit not counted
    min: float | None
    max: float | None
    strict: bool  # "under 10" is not 10
    bound_start: int  # with the words that make it open
    bound_end: int
    digits: str  # how the last number was written in digits; "" in words


_UNIT_EN = (
    r"(?:\s?(?:people|ppl|employees|staff|users|seats|agents|dollars?|bucks|usd|euros?|eur|pounds?|gbp|aud|cad|naira|rand|rupees?"
    r"|shillings?|pesos?|dirhams?|ringgit|baht|€|£|\$|c\b"
    r"|month|(?:a|per|/|each)\s?(?:month|year|annum|mo|yr)\b))?"
)
_UNIT_KO = (
    r"(?:\s?(?:만\s?)?(?:원|명|(?:미국|호주|캐나다|홍콩|싱가포르)?\s?달러|불|분|인|유로"
    r"|엔화?|위안|파운드|프랑|루피|페소|바트|사람|개월|주))?"
)
_UNIT_JA = r"(?:\s?(?:円|名|人|ドル|ユーロ|ヶ月|か月|カ月|週間?))?"

_GAP: Mapping[str, re.Pattern[str]] = {
    "en": later(rf"{_UNIT_EN}\s?(?P<by>-+|~|to|and|or|through|thru|up to|maybe|,)\s?(?:maybe )?{SIGN}\s?"),
    "ko": later(rf"{_UNIT_KO}\s?(?P<by>-|~|에서|내지|또는|아니면|이나|부터|,|(?:\s?(?:정도|쯤)(?:이?요)?)?\?|/)\s?(?:최대\s?)?{SIGN}\s?"),
    "ja": later(rf"{_UNIT_JA}\s?(?P<by>-|~|から|ないし|または|か|,|､|・)\s?(?:最大\s?)?{SIGN}\s?"),
}
_TIMES_EN = later(rf"(?:{_UNIT_EN}|\s?[a-z]{{3,10}}s)\s?[x×*✕]\s?{SIGN}\s?")
"""Between two numbers that are multiplied: "12 x 400", "8 seats x $40"."""
_BETWEEN = later(rf"\b(?:between|from|anywhere from|somewhere between)\s+{SIGN}\s?$")
_CHANGED_EN = later(
    r"\b(?:doubled|trebled|tripled|quadrupled|grew|grown|jumped|shrank|shrunk|scaled|expanded|went|gone|cut|slashed|raised|increased"
    rf"|reduced|dropped|moved)(?: it)?(?: up| down)? from (?:about |around )?{SIGN}\s?$"
)
"""Before the first of two numbers of which the second took its place: "we doubled from 20 to 40"."""
_DECADE: Mapping[str, re.Pattern[str]] = {
    "ko": later(r"\s?(?:원|달러|불|유로|명|인)\s?대(?=[는로면에가의이예요입]|[\s.,!?~]|$)"),
    "ja": later(r"(?:円|ドル|ユーロ|名|人|(?<=[千万億]))台(?!帳|数|車|湾)"),
}
"""Behind a number: all that begin with its digits, 200만원대 from two to under three million."""


def _decade(one: Numeral, end: int) -> Amount:
    """The amounts that begin with the digits of a number, which ends with its unit at `end`."""
    step = 1
    while one.value % (10 * step) == 0:
        step *= 10
    return Amount(one.start, one.end, one.value, one.value + step - 1, False, one.start, end, one.digits)


def _single(folded: str, tongue: str, one: Numeral, end: int) -> Amount:
    """One number that ends at `end`, with the words that make it a least or a most."""
    if tongue in _DECADE and one.value >= 10 and (decade := _DECADE[tongue].match(folded, end)):
        return _decade(one, decade.end())
    bound, left, right = bounds(folded, tongue, one.start, end)
    least = None if bound in ("most", "strict") else one.value
    most = None if bound == "least" else one.value
    return Amount(one.start, end, least, most, bound == "strict", left, right, one.digits)


_TO_END: Mapping[str, re.Pattern[str]] = {
    "ko": later(r"\s?(?:만\s?)?(?:원|명|달러|불|분|인|사람)?\s?(?:까지|사이)(?![에를])"),
    "ja": later(r"(?:円|名|人|ドル)?(?:まで|の間)(?![にを])"),
}
"""Behind the second of two numbers, with its unit: 20부터 100까지, 10から100まで."""

_SUM_KO = later(r"\s?(?:만\s?)?(?:원|달러|불|명)(?!\s?/)")
"""Behind the second of two figures with a slash between them: 월 2만원/3만원."""

_GUESSED_KO = later(r"\s?(?:만\s?)?(?:원|달러|불|명|분|인)?\s?(?:정도|쯤|사이)?(?:이?요)?(?:[\s?.!,~ㅎㅋㅠㅜ]|$)")
"""Behind the second of two guesses: 2만원? 3만원?"""


def _is_range(folded: str, tongue: str, low: Numeral, high: Numeral) -> bool:
    """True when what stands between two numbers makes them one amount."""
    gap = _GAP[tongue].fullmatch(folded, low.end, high.start)
    if gap is None:
        return False
    by = gap.group("by")
    if (by == "/" and not _SUM_KO.match(folded, high.end)) or (by.endswith("?") and not _GUESSED_KO.match(folded, high.end)):
        return False
    if by == "to" and _CHANGED_EN.search(folded, max(0, low.start - 28), low.start):
        return False
    if by == "and":
        return bool(_BETWEEN.search(folded[max(0, low.start - 28) : low.start]))
    if by in (",", "､", "か", "・", "이나"):
        return _shared(low, high) is not None or _are_neighbours(folded, low, high)
    return True


_COUNTED = later(r"\s?[a-z%]")


def _are_neighbours(folded: str, low: Numeral, high: Numeral) -> bool:
    """True for two numbers one after the other, as one guesses: "twelve, thirteen", 3、4万, "thirty, forty"."""
    lower, step = _lower(low, high, between=","), max(1.0, high.scale)
    if high.value - lower == step:
        return True
    tens = 10 * step
    return high.value - lower == tens and lower % tens == 0 and not _COUNTED.match(folded, low.end)


def _shared(low: Numeral, high: Numeral) -> float | None:
    """The lower end where only the higher one has its zeros: 4、50人 is from 40 to 50."""
    if low.scale == 1 and 1 <= low.value <= 8 and len(low.digits) <= 1:
        scales = (10 * high.scale, 100 * high.scale)
        return next((low.value * tens for tens in scales if high.value == (low.value + 1) * tens), None)
    return None


_SHARES = frozenset((",", "､", "、", "~", "から", "to", "or"))
"""Between two numbers whose zeros may be said once: 4、50人, 5~600만, "2 or 300"; a hyphen only with a scale: "5-600k"."""

_HUNDREDS = frozenset(("to", "or", "-"))
"""Between figures of which English leaves out hundreds alone: "2 to 30" is from two on."""


_MYRIAD = 10_000
_AS_WORDS = frozenset(("에서", "부터", "내지", "~", "-", "から"))


def _raised(folded: str, low: Numeral, high: Numeral) -> Numeral:
    """The second of two numbers with the ten thousands that it left out: 천만 원에서 천오백."""
    gap = _GAP["ko"].fullmatch(folded, low.end, high.start)
    value = high.value * _MYRIAD
    is_left_out = gap is not None and gap["by"] in _AS_WORDS and high.value < _MYRIAD <= low.value < value < 10 * low.value
    return high._replace(value=value) if is_left_out and not _UNIT_BEHIND_KO.match(folded, high.end) else high


_UNIT_BEHIND_KO = later(r"\s?(?:명|분|인|사람|개|년|월|일|주|원|%)")


def _lower(low: Numeral, high: Numeral, *, between: str = "") -> float:
    """The lower end, which takes the scale said once: 5-6k, 5~6백만."""
    shares = between in _SHARES or (between == "-" and high.scale > 1)
    shared = _shared(low, high) if shares and (low.value > 1 or between in (",", "､", "、")) else None
    if shared and not (between in _HUNDREDS and shared < 100 * low.value * max(1.0, high.scale)):
        return shared
    if high.scale == low.scale * _MYRIAD and low.scale > 1 and low.value * _MYRIAD <= high.value < 10 * low.value * _MYRIAD:
        return low.value * _MYRIAD  # 3천에서 4천만원
    if between in _AS_WORDS and not low.digits and low.value < _MYRIAD and high.value % _MYRIAD == 0:
        raised = low.value * _MYRIAD  # 이십에서 삼십만 원
        return raised if raised <= high.value < 10 * raised else low.value
    scaled = low.value * high.scale
    return scaled if high.scale > 1 and low.scale == 1 and scaled <= high.value else low.value


def _repeats(folded: str, first: Numeral, second: Numeral) -> bool:
    """True for "forty-five (45)"."""
    return first.value == second.value and folded[first.end : second.start].strip() in ("(", "([")


@lru_cache(maxsize=8)
def _amounts(folded: str, tongue: str, words: frozenset[str]) -> tuple[Amount, ...]:
    if not may_count(folded, tongue, words):
        return ()
    found = numerals(folded, tongue, words)
    two = pair(folded, tongue)
    if two:
        found = tuple(one for one in found if one.end <= two[0] or one.start >= two[1])
    made: list[Amount] = []
    found, at = _completed(folded, _without_fractions(folded, found)), 0
    while at < len(found):
        one = found[at]
        after = found[at + 1] if at + 1 < len(found) else None
        at += 1
        if after and tongue == "ko":
            after = _raised(folded, one, after)
        if (
            after
            and _is_range(folded, tongue, one, after)
            and (low := _lower(one, after, between=folded[one.end : after.start].strip())) <= after.value
        ):
            to_end = _TO_END[tongue].match(folded, after.end) if tongue in _TO_END else None
            bound_end = to_end.end() if to_end else after.end
            made.append(Amount(one.start, after.end, low, after.value, False, one.start, bound_end, after.digits))
            at += 1
        elif after and tongue == "en" and _TIMES_EN.fullmatch(folded, one.end, after.start):
            product = one.value * after.value
            made.append(Amount(one.start, after.end, product, product, False, one.start, after.end, after.digits))
            at += 1
        else:
            end = one.end
            if after and _repeats(folded, one, after):
                end, at = after.end, at + 1
            made.append(_single(folded, tongue, one, end))
    if two:
        made.append(Amount(*two, False, two[0], two[1], ""))
        made.sort()
    return tuple(_bothbounds(folded, made))


_OF = later(r"\s?(?:분의|分の)\s?")


def _without_fractions(folded: str, found: Sequence[Numeral]) -> Sequence[Numeral]:
    """The numbers that are no part of a fraction: of 4분의 1, 딱 100명 the 100."""
    if "분의" not in folded and "分の" not in folded:
        return found
    parts = {one for pair_ in pairwise(found) if _OF.fullmatch(folded, pair_[0].end, pair_[1].start) for one in pair_}
    return [one for one in found if one not in parts]


_TILL = later(r"\s?(?:명|名|人)?\s?[-~､]\s?")


def _completed(folded: str, found: Sequence[Numeral]) -> tuple[Numeral, ...]:
    """The numbers with the tens that the second of two left out: 15~6명 is from 15 to 16."""
    made = list(found)
    for at, (low, high) in enumerate(pairwise(found)):
        left_out = len(low.digits) == 2 and len(high.digits) == 1 and low.scale == high.scale == 1 and low.value % 10 < high.value
        if left_out and _TILL.fullmatch(folded, low.end, high.start):
            made[at + 1] = high._replace(value=low.value // 10 * 10 + high.value)
    return tuple(made)


_AND_BUT = later(r",?\s?(?:but |and )?|(?:で|(?:です|だ)?(?:が|けど)|かつ)?[､,]?|[고며]?,?\s|는데,?\s|지만,?\s")


def _is_open_range(low: Amount, high: Amount) -> bool:
    return low.max is None and high.min is None and low.min is not None and high.max is not None and low.min < high.max


def _least(low: Amount, high: Amount) -> float | None:
    """The least, with the ten thousands that only the most has: 최소 200, 최대 300만원."""
    raised = (low.min or 0) * _MYRIAD
    return raised if high.max and 0 < raised <= high.max < 10 * raised and high.max % _MYRIAD == 0 else low.min


def _bothbounds(folded: str, made: Sequence[Amount]) -> list[Amount]:
    """Joins a least with the most said right behind it: "more than 30, less than 50", 50은 안 되고 40은 넘어요."""
    joined: list[Amount] = []
    for one in made:
        low = joined[-1] if joined else None
        if low and _is_open_range(low, one) and _AND_BUT.fullmatch(folded, low.bound_end, one.bound_start):
            joined[-1] = one._replace(start=low.start, min=_least(low, one), bound_start=low.bound_start)
            continue
        if low and _is_open_range(one, low) and _AND_BUT.fullmatch(folded, low.bound_end, one.bound_start):
            joined[-1] = low._replace(end=one.end, min=one.min, bound_end=one.bound_end)
            continue
        joined.append(one)
    return joined


def amounts(said: Utterance) -> tuple[Amount, ...]:
    """Every amount in a text, from left to right."""
    return _amounts(said.folded, said.tongue, said.words)


def tidy(value: float | None) -> float | int | None:
    """Whole numbers as int, so that 80 is stored as 80."""
    return int(value) if value is not None and value == int(value) else value


def bounded_as_before(made: Sequence[Amount], standing: Sequence[Amount]) -> list[Amount]:
    """Return the amounts that stand, each a limit where the one that it puts right is one: 300까지요 아니 500이요."""
    if len(made) == len(standing):
        return list(standing)
    old = {new.start: one for one, new in pairwise(made) if one not in standing and one.min is None}
    return [one._replace(min=None) if one.start in old and one.min == one.max else one for one in standing]


_THOUSANDS = later(r"[1-9]\d{0,2}\.\d{3}")


def in_thousands(one: Amount) -> Amount:
    """1.200 people are so many in half of Europe, and nowhere one and a fifth."""
    if not _THOUSANDS.fullmatch(one.digits) or float(one.digits) not in (one.min, one.max):
        return one
    return one._replace(min=one.min and one.min * 1000, max=one.max and one.max * 1000)
