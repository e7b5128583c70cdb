"""Joins numbers to amounts: ranges, least and most, in each language; what number, headcount and money have in common."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

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
    "en": re.compile(rf"{_UNIT_EN}\s?(?P<by>-+|~|to|and|or|through|thru|up to|maybe|,)\s?(?:maybe )?{SIGN}\s?"),
    "ko": re.compile(rf"{_UNIT_KO}\s?(?P<by>-|~|에서|내지|또는|아니면|이나|부터|,|(?:\s?(?:정도|쯤)(?:이?요)?)?\?|/)\s?{SIGN}\s?"),
    "ja": re.compile(rf"{_UNIT_JA}\s?(?P<by>-|~|から|ないし|または|か|,|､|・)\s?{SIGN}\s?"),
}
_BETWEEN = re.compile(rf"\b(?:between|from|anywhere from|somewhere between)\s+{SIGN}\s?$")
_ABOUT_EN = r"(?:about|around|roughly|approximately|approx\.?|circa|say|like|maybe|some|a)"
_BEFORE: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:\b|(?=[<>]))(?:(?P<never>(?:can't|cannot|can not|couldn't|won't|wouldn't|don't want to|not|never|nothing|struggle"
        r"|no)(?:\s\w+){0,3}?\s(?:more than|over|above"
        r"|beyond|past|higher than)|(?:stretch|stretched|stretching|push it) to|go (?:up |as high as |as far as )?to|go as (?:high"
        r"|far) as"
        r"|(?:limit|ceiling|budget cap|spending cap) (?:is|of)|topping out at|tops? out at)"
        r"|(?P<strict>under|below|sub[- ]?|less than|lower than|fewer than|smaller than|south of|(?<!\w)<)|(?P<most>at (?:the )?most"
        r"|(?<!adds )(?<!add )up to"
        r"|no more than|not more than|no higher than|max(?:imum)?(?: of)?|capped at|cap of"
        r"|cap is|a cap of|within|not over|not above|can't exceed|cannot exceed|not exceed"
        r"|not (?:cross|pass|go (?:above|over|past|beyond))|can't go (?:over|above|past)|not exceeding|<=)"
        r"|(?P<least>at least|minimum(?: of)?|min|no less than|not less than|no fewer than|not under|more than|over|above|north of"
        r"|upwards? of|exceeding|in excess of|bigger than|>=?))"
        rf"\s*(?:{_ABOUT_EN}\s+)?{SIGN}\s*$"
    ),
    "ko": re.compile(
        r"(?:(?P<most>최대|상한(?:선)?[은이]?|한도[는가]?|많아야|(?:아무리 )?많아도|많으면|길어야|비싸도|맥스|맥시멈|끽해야|기껏해야"
        r"|잘해야|max)|(?P<least>최소|적어도"
        r"|못해도))\s*(?:한 ?달에?|일 ?년에?|1년에?|매달|월에?|연에?|한|약|대략|₩)?\s*$"
    ),
    "ja": re.compile(
        r"(?:(?P<most>最大|多くても?|高くても|上限(?:は|が|で|額は|としては)?|限度額?(?:は|が|で)?|天井(?:は|が)|最高|せいぜい"
        r"|(?:どんなに)?頑張っても?|出せても?|出しても"
        r"|払えても?|かけられても?|目一杯で?|めいっぱいで?|精一杯で?|max|マックス)(?:で|は|でも)?(?:月額?|年間?|年額"
        r"|毎月)?|(?P<least>最低|少なくとも|最小|最低でも))(?:で"
        r"|でも|は)?(?:約|¥)?\s*$"
    ),
}
_AFTER: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"(?P<plus>\s?\+|-plus\b)|(?:\s?(?:people|employees|staff|users|seats|dollars?|bucks|quid|grand|usd|euros?|eur|pounds?|gbp|€|£"
        r"|rupees?|naira|rand|dirhams?|shillings?|pesos?|baht))?"
        r"(?:,?\s?(?:(?:a|per|each|every|by|/)\s?(?:month|mo|year|yr|annum|user|seat|agent|head)\b|monthly\b|yearly\b|annually\b"
        r"|p\.?[am]\.?(?![a-z])"
        r"|for the year|in total|all[- ]in))*,?\s"
        r"(?:(?P<least>or more|and up|and above|and over|or above|upwards?|minimum|at least|at minimum|plus(?=\s*(?:people"
        r"|employees|users|[.,!?]|$)))"
        r"|(?P<most>or less|or fewer|or under|or below"
        r"|(?:that'?s |it'?s )?(?:(?:an?|my|our|the|absolute|hard|firm|strict) ){0,3}(?:max(?:imum)?\b|ceiling\b|cap\b|limit\b)|tops\b"
        r"|at (?:the )?most|at the outside|and under"
        r"|at a push|at a stretch|if (?:we|i) (?:push|stretch)\w*|(?:and |but )?(?:not|no) (?:a|one) (?:single )?[a-z]+ more"
        r"|(?:and )?(?:no|not any) more\b"
        r"|(?:is|would be|will be|has to be)"
        r" (?:the|our|my)(?: absolute| very| hard| firm| strict| upper)? (?:limit|max(?:imum)?|ceiling|cap|top end|most)"
        r"|(?:(?:is what )?(?:we|i) (?:can|could) (?:give|do|pay|spend|afford|manage|go)(?: to)?,?\s)?(?:and |but )?(?:not|no"
        r"|nothing|never)"
        r" (?:a (?:penny|cent|rupee|dollar) )?(?:more|over|above|higher|beyond)(?: than (?:that|this|it)\b| that\b| this\b"
        r"|\b(?!\s(?:than\b|about\b|[$€£]?\s?\d)))))"
    ),
    "ko": re.compile(
        r"\s?(?:여\s?)?(?:만\s?)?(?:원|명|달러|불|분|인|유로|사람|엔|곳)?(?:\([^()]{0,12}\))?\s?(?:정도|쯤|가량)?(?:은|는|을|를|이"
        r"|가)?\s?(?:(?:조금|좀|살짝|약간|확실히|훌쩍|훨씬|무조건|분명히?|겨우|간신히|거뜬히|아마|당연히)\s)?"
        r"(?:(?P<strict>미만|(?:채 )?(?:안|못) ?(?:되|돼|됩|됨|될))|(?P<most>이하|이내|안 ?넘|안쪽|안으로|까지|까진|내로|내에서|안에서"
        r"|한도|을? ?넘지|를 넘지|최대"
        r"|맥스|max|상한|언더|한계|마지노선|최대치|커트라인"
        r"|밑으로|밑에서|밑(?=[이요]|$|[\s,.])|아래로|아래(?=[이요]|$|[\s,.])|(?:을|를)? ?넘(?:으면|어가면|기면|기지|길|지)"
        r"|(?:내|쓰|나가)[가-힣]{0,4}데 그 ?이상은\s?(?:못|안|무리|힘들|어렵|곤란)|이상(?:은|으로는|이면)\s?(?:좀 )?(?:힘들|어렵|무리|안"
        r"|못|곤란|부담))"
        r"|(?P<least>이상|초과|넘|부터(?!\s?\d)|최소|\+(?=(?:이?요|입니다)?[\s.,!~]*$)))"
    ),
    "ja": re.compile(
        r"\s?(?:円|名|人|ドル|ユーロ|名様)?(?:\s?/\s?(?:月|年|人|mo|yr))?(?:くらい|ぐらい|程度|ほど)?(?:(?P<strict>未満|を切"
        r"|に満たな|も?(?:いか|行か|い|届か)(?:ない|ません)|は(?:いな|いま?せん|おりません|超えな))"
        r"|(?P<most>以下|以内|まで(?!に?(?:増|減|伸|拡大|縮小|回復|成長|膨))|を?は?(?:超|越)えたく(?:な|は)|が(?:せいぜい|精一杯|精いっぱい|関の山|やっと|ぎりぎり|ギリギリ"
        r"|いっぱいいっぱい|天井|目一杯|めいっぱい|リミット"
        r"|いいとこ)|で(?:ぎりぎり|ギリギリ|精一杯|いっぱいいっぱい|やっと)|は(?:超|越)えな|を超えない|を?超え(?:ると|たら)"
        r"|が上限|が限度|を上限|上限|が限界|がマックス|マックス|max|アンダー|以上は,?(?:無理|出せ|難し|厳し|ちょっと|払え"
        r"|予算オーバー))|(?P<least>以上|超|を超え|より多|は(?:い(?:る|ます)|おり(?:ます)?|下ら)))"
    ),
}


def _bounds(folded: str, tongue: str, start: int, end: int) -> tuple[str, int, int]:
    """ "least", "most", "strict" or "" around an amount, and where the words that say so begin and end."""
    head = max(0, start - 32)
    before = _BEFORE[tongue].search(folded[head:start])
    if before and before.lastgroup:
        return ("most" if before.lastgroup == "never" else before.lastgroup), head + before.start(), end
    after = _AFTER[tongue].match(folded, end)
    if after and after.lastgroup:
        return ("least" if after.lastgroup == "plus" else after.lastgroup), start, after.end()
    return "", start, end


_DECADE: Mapping[str, re.Pattern[str]] = {
    "ko": re.compile(r"\s?(?:원|달러|불|유로|명|인)\s?대(?=[는로면에가의이예요입]|[\s.,!?~]|$)"),
    "ja": re.compile(r"(?:円|ドル|ユーロ|名|人|(?<=[千万億]))台(?!帳|数|車)"),
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
    bound, left, right = _bounds(folded, tongue, one.start, end)
    least = None if bound in ("most", "strict") else one.value
    most = None if bound == "least" else one.value
    return Amount(one.start, end, least, most, bound == "strict", left, right, one.digits)


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
    if by == "and":
        return bool(_BETWEEN.search(folded[max(0, low.start - 28) : low.start]))
    if by in (",", "､", "か", "・", "이나"):
        return _shared(low, high) is not None or _are_neighbours(folded, low, high)
    return True


_COUNTED = re.compile(r"\s?[a-z%]")


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


def _lower(low: Numeral, high: Numeral, *, between: str = "") -> float:
    """The lower end, which takes the scale said once: 5-6k, 5~6백만."""
    if between in (",", "､", "、") and (shared := _shared(low, high)):
        return shared
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
    found, at = _completed(folded, found), 0
    while at < len(found):
        one = found[at]
        after = found[at + 1] if at + 1 < len(found) else None
        at += 1
        if (
            after
            and _is_range(folded, tongue, one, after)
            and (low := _lower(one, after, between=folded[one.end : after.start].strip())) <= after.value
        ):
            made.append(Amount(one.start, after.end, low, after.value, False, one.start, after.end, after.digits))
            at += 1
        else:
            end = one.end
            if after and _repeats(folded, one, after):
                end, at = after.end, at + 1
            made.append(_single(folded, tongue, one, end))
    if two:
        made.append(Amount(*two, False, two[0], two[1], ""))
    return tuple(_both_bounds(folded, made))


_TILL = re.compile(r"\s?(?:명|名|人)?\s?[-~､]\s?")


def _completed(folded: str, found: Sequence[Numeral]) -> tuple[Numeral, ...]:
    """The numbers with the tens that the second of two left out: 15~6명 is from 15 to 16."""
    made = list(found)
    for at, (low, high) in enumerate(pairwise(found)):
        left_out = len(low.digits) == 2 and len(high.digits) == 1 and low.scale == high.scale == 1 and low.value % 10 < high.value
        if left_out and _TILL.fullmatch(folded, low.end, high.start):
            made[at + 1] = high._replace(value=low.value // 10 * 10 + high.value)
    return tuple(made)


_AND_BUT = re.compile(r",?\s?(?:but |and )?|[고며]?,?\s|는데,?\s|지만,?\s")


def _is_open_range(low: Amount, high: Amount) -> bool:
    return low.max is None and high.min is None and low.min is not None and high.max is not None and low.min < high.max


def _both_bounds(folded: str, made: Sequence[Amount]) -> list[Amount]:
    """Joins a least with the most said right behind it: "more than 30, less than 50", 50은 안 되고 40은 넘어요."""
    joined: list[Amount] = []
    for one in made:
        low = joined[-1] if joined else None
        if low and _is_open_range(low, one) and _AND_BUT.fullmatch(folded, low.bound_end, one.bound_start):
            joined[-1] = one._replace(start=low.start, min=low.min, bound_start=low.bound_start)
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
