"""What a prospect can spend: amount, currency and period. Never a rival's price, a turnover or a salary."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.fields.amount import Amount, amounts, bounded_as_before, tidy
from bot.fields.coin import coin_at, home_currency, shown_money
from bot.fields.kind import Found, Hearing
from bot.fields.number import label_amount
from bot.fields.numbered import calls_a_part
from bot.fields.period import is_all, is_of_which, period_of, recurring, told_once
from bot.fields.plain import found, range_facts
from bot.fields.solution import names_product
from bot.fields.spent_en import limits, thought, would_pay
from bot.fields.utterance import Utterance, clause, sentence, utterance
from bot.fields.whose import corrects, denied, standing
from bot.language import cue
from bot.lean import later
from bot.model import Value

_OWN = cue("money.own")  # money to spend
_OTHER = cue("money.other")  # a rival's price, a turnover, a salary


class MoneyKind:
    """A budget; values are {"min", "max", "currency", "period"}, as the prospect said it and never converted."""

    name = "money"
    members: Mapping[str, str] = {"min": "double", "max": "double", "currency": "string", "period": "string"}

    def read(self, text: str, hearing: Hearing) -> Sequence[Found]:
        """What the prospect can spend. Unasked only where the sentence speaks of a budget."""
        said = utterance(text, hearing.language)
        made = amounts(said)
        if not made or (not hearing.asked and not _OWN[said.tongue].search(said.folded)):
            return []
        for one in _best_first(said, _stretched(said, recurring(said, bounded_as_before(made, standing(said, made))))):
            value = _read_one(said, one, hearing)
            if value:
                return [value]
        return []

    def choice(self, label: str) -> Value | None:
        """ "under $500", "월 50만원 이하"."""
        made = label_amount(label)
        if made is None:
            return None
        said, one = made
        coin = coin_at(said, one.start, one.end)
        currency = coin.currency if coin else home_currency(said.tongue, "") if said.tongue != "en" else None
        if currency and not currency.isupper():
            currency = home_currency(said.tongue, "", sign=currency)
        return _value(one, currency, period_of(said, one, 0, len(label)))

    def show(self, value: Value, language: str) -> str:
        """ "$15,000 a year", "연 15,000달러", "年間300万円"."""
        return shown_money(value, language)

    def facts(self, value: Value, now: datetime) -> Mapping[str, float | int | str] | str:
        """`min`, `max`, `currency` and `period`; what was not said is an empty string."""
        currency, period = (None, None) if isinstance(value, str) else (value.get("currency"), value.get("period"))
        return {**range_facts(value), "currency": str(currency or ""), "period": str(period or "")}


_MORE = later(r"[^\d.!\n]{1,28}")
_SCALED = later(r"\d+(?:\.\d+)?\s?(?:k|thousand|grand|lakhs?|lacs?|m|million)\b")
_BARE_MORE = later(r"\d{1,3}")
_OTHERWISE = later(
    r"\b(?:no|not|sorry|actually|instead|but|paid|pay|spent|this time)\b|냈|썼|이번엔|払|今回|아니|말고|했는데|라고|言[いっ]|と申し"
    r"|いや|いえ|ではなく|じゃなく|訂正"
)


_COULD = later(r"\b(?:could|can|might|may)(?: \w+)? (?:do|go to|manage|find|make it)\s(?:about |maybe )?[$€£]?$")
"""Right before an amount: what they could pay as well."""


def _stretched(said: Utterance, made: Sequence[Amount]) -> list[Amount]:
    """Joins what one would pay and what one could: "150 a month, 200 at a push" is from 150 to 200."""
    joined: list[Amount] = []
    for one in made:
        usual = joined[-1] if joined else None
        is_more = one.min is None or (usual is not None and bool(_COULD.search(said.folded, usual.end, one.start)))
        if usual and usual.max and one.max and _BARE_MORE.fullmatch(one.digits) and (scale := _SCALED.match(said.folded, usual.start)):
            unit = usual.max / float(re.sub(r"[^\d.]", "", scale.group()))  # "30k, could stretch to 35"
            one = one._replace(max=one.max * unit) if usual.max < one.max * unit <= 5 * usual.max and is_more else one
        if usual and usual.min == usual.max and usual.max and is_more and one.max and usual.max < one.max <= 5 * usual.max:
            between = said.folded[usual.end : one.bound_start]
            if (not between or _MORE.fullmatch(between)) and not _OTHERWISE.search(between):
                joined[-1] = usual._replace(max=one.max, bound_end=one.bound_end)
                continue
        joined.append(one)
    return joined


_YEAR = later(r"(?:19|20)\d\d")


def _best_first(said: Utterance, made: Sequence[Amount]) -> list[Amount]:
    """Amounts before years, those with a currency before those without, those of a sentence about a budget before others."""
    own = _OWN[said.tongue]

    def rank(one: Amount) -> tuple[bool, bool, bool, bool, bool]:
        left, right = sentence(said.folded, one.start)
        has_coin = coin_at(said, one.start, one.end) is not None
        is_year = not has_coin and _YEAR.fullmatch(one.digits) is not None and one.max == float(one.digits)
        return is_of_which(said, one), is_year, not is_all(said, one), not own.search(said.folded[left:right]), not has_coin

    return sorted(made, key=rank)


def _read_one(said: Utterance, one: Amount, hearing: Hearing) -> Found | None:
    """The amount as a budget, when it is one and the prospect's own."""
    coin = coin_at(said, one.start, one.end)
    end = coin.end if coin else one.end
    left, right = thought(said, one, *clause(said.folded, one.start, end))
    ends_within = said.tongue == "ko" and one.bound_end <= right  # 나가는데 ends a clause within itself
    around = said.folded[left : right + 2 * ends_within]
    if hearing.asked and not _ASKS.search(around):
        around = _HEDGE.sub("", around)
    if hearing.asked and _OWN[said.tongue].search(around):
        around = _SAID_BY.sub("", around)
    is_limit = hearing.asked and limits(said, one)
    one = one._replace(min=None, max=one.max or one.min, strict=False) if is_limit else one
    if _is_no_budget(said, one, (left, end, right), around, is_limit=is_limit):
        return None
    period = period_of(said, one, left, right)
    if period is None and hearing.asked and len(said.text) <= _WHOLE and not _told_of_others(said):
        period = period_of(said, one, 0, len(said.text))
    if coin is None and not _bare(said, one, hearing, period):
        return None
    currency = coin.currency if coin else told_once(said)
    if currency is None or not currency.isupper():
        currency = home_currency(said.tongue, hearing.region, sign=currency)
    if _THOUSANDS.fullmatch(one.digits) and one.max == float(one.digits):  # €12.000: nobody budgets in thousandths
        one = one._replace(min=one.min and one.min * 1000, max=one.max and one.max * 1000)
    if coin is None and currency and currency == _BY_TENS.get(said.tongue) and (scale := _left_out(said, one, period)):
        one = one._replace(min=one.min and one.min * scale, max=one.max and one.max * scale)
    start = min(one.bound_start, coin.start if coin else one.start)
    if coin:
        least, most = (end and round(end * coin.unit + coin.cents, 4) for end in (one.min, one.max))
        one = one._replace(min=least, max=most)
    return found(said, _value(one, currency, period), start, max(end, one.bound_end), replaces=corrects(said))


def _is_no_budget(said: Utterance, one: Amount, span: tuple[int, int, int], around: str, *, is_limit: bool) -> bool:
    """True for a sum that is denied, multiplied or only compared, and for money that is somebody else's unless it is a limit."""
    left, end, right = span
    if said.tongue == "ko" and _is_their_price_ko(said, one, end):
        return True
    if denied(said, one.start, end) or _is_compared(said, one, left) or (said.tongue == "ja" and _TIMES_JA.match(said.folded, end)):
        return True
    is_anothers = not is_limit and _is_anothers(said, around, left, right, one.start)
    if said.tongue == "ja" and _LAST_YEARS["ja"].search(around):
        return True
    return is_anothers and (not _budget_word(around) or bool(said.tongue == "ko" and _LAST_YEARS["ko"].search(around)))


_PRICE_KO = later(
    r"(?:입장료|객단가|수강료|수업료|교육비|원비|학원비|등록금|회비|참가비|체험료|숙박료|숙박비|방값|진료비|시술비|관람료|대관료|배송비|택배비|식대|밥값|메뉴"
    r"|단가|매출|매출액|월세|임대료|관리비|시급|월급|인건비|연봉|보증금|주차비|입회비)(?:이|가|은|는|도)?\s(?:한|약|보통|평균|월|연|하루)?\s?$"
)
"""Right before a sum: what they charge, earn or pay otherwise."""
_HAS_NONE_KO = later(
    r"(?:\s(?:받는|파는|하는|드는)\s[가-힣]{1,4})?(?:이?라서?|이?고|인데|이?지만|이?니까|여서|이에|예|입니다)요?[,.]?\s(?:[가-힣]{1,4}\s)?"
    r"예산(?:은|이|이랄|까지는|도|\s같은)[^.!?\d]{0,12}?(?:없|미정|안\s?[정잡세]|못\s?[정잡])"
)
"""Right behind a sum: there is no budget beside it, 1만 2천원이라서요 예산은 따로 없어요."""


def _is_their_price_ko(said: Utterance, one: Amount, end: int) -> bool:
    """True for a Korean sum that is asked of their own customers, is earned, or stands beside a budget that there is not."""
    if _PRICE_KO.search(said.folded, max(0, one.start - 14), one.start):
        return True
    return "예산" in said.folded and bool(_HAS_NONE_KO.match(said.folded, end))


_LAST_YEARS: Mapping[str, re.Pattern[str]] = {
    "ko": later(r"(?:작년|지난해|재작년|전년)[^.!?]*[였었썼했]"),
    "ja": later(
        r"(?:去年|昨年|一昨年|おととし|前年|昨期|前期|前回|前任|先代|前の(?:担当|業者|会社|店長|社長))[^.!?]{0,24}?\d[^.!?\d]*?(?:でし|だっ|した|組[みん]|みたい|らしい|あっ[たて]|失敗|使っ)"
        r"|(?:(?:本部|本社|親会社|グループ|県|国|市|自治体)(?:全体)?の|補助金の|助成金の)[^.!?の]{0,4}(?:予算|枠|上限|総額)(?:は|が|も)[^.!?]{0,16}(?:で(?=す)|の(?:事業|制度)|ある|あり)"
    ),
}
"""Whose budget it was, or is: 작년 예산이 3천이었는데, 去年の予算は200万でした, 本部の予算は3億円です."""


_THE_SAME = later(
    r"(?<!not )\b(?:the same|similar|same (?:again|as now))\b|그\s?(?:정도|만큼|수준)|비슷하게|비슷한|同じ(?:くらい|ぐらい|程度|で)"
    r"|[そこ]の(?:くらい|ぐらい|程度)|それくらい|同程度"
)
"""Behind what they pay today: they would pay that again."""
_TODAY = later(r"\b(?:we|i)(?:'re| are)?(?: currently| now)? (?:pay|paying|spend|spending)\b|\bcurrently\b|지금|현재|今の?|現在")


def _is_anothers(said: Utterance, around: str, left: int, right: int, start: int) -> bool:
    """True for a rival's price, a turnover, a salary: money that is told, not money to spend."""
    if (said.tongue == "en" and would_pay(said, left, start)) or (_TODAY.search(around) and _THE_SAME.search(said.folded, start)):
        return False
    return bool(_OTHER[said.tongue].search(around)) or (names_product(said, left, right) and not _OWN[said.tongue].search(around))


_TIMES_JA = later(r"\s?[×✕x*]\s?\d")
"""Behind a price: so many times, 500円×40人."""
_PRICED = later(r"(?:'s|\b(?:is|are|at|costs?|charges?|wants?))\s+(?:only |just |about |around )?[$€£¥₩]?\s?$")


def _is_compared(said: Utterance, one: Amount, left: int) -> bool:
    """True for the second of two prices: of "Help Scout is $50 per user, Front's $79" the 79."""
    since, _ = sentence(said.folded, one.start)
    if since >= left or _OWN[said.tongue].search(said.folded, left, one.start) or not _PRICED.search(said.folded, left, one.start):
        return False
    return names_product(said, since, left) and any(letter.isdigit() for letter in said.folded[since:left])


def _told_of_others(said: Utterance) -> bool:
    """True where a Japanese reply tells what others pay, too: by what they pay it nothing is known of the writer's period."""
    return said.tongue == "ja" and bool(_OTHER["ja"].search(said.folded))


_THOUSANDS = later(r"\d{1,3}\.\d{3}")
_COUNTED_EN = later(
    r"\s(?!(?:buck|plu|top|thank|les|perhap|thi|ye|a|i|wa|u|it|goe|need|get|ha|work|make|doe|require|mean|take|feel|seem|sound|look"
    r"|cover|come|stay|grand|quid|thousand|million|lakh|crore|dollar|euro|pound|cent|peso|rupee|dirham"
    r"|shilling|franc|cedi|rand|naira|ringgit|zloty|krona|riyal|dinar|baht)s\b)[a-z]{3,}(?<!s)s\b"
)
"""Behind a number: more than one of something, and no money: "140 jobs a year", "200 rooms"."""
_A_DAY_EN = later(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?"
    r"|oct|nov|dec)"
    r"\.? $"
)
"""Right before a number: a day of the month, "it's June 1"."""
_LEAST_IN_WORDS = 5  # "that one", "a couple of options": a word for so little is no sum
_WHOLE = 80  # characters of a reply all of which speaks of the one amount
_HEDGE = later(r"(?:でしょうか|ですかね?|かな|인가요|일까요|이려나요)[\s.!~…]*$")
_SAID_BY = later(r"\b(?:he|she|they)(?:'d|'ll|'s| would| will| can| could| said| says)?\b|주인은|主人は")
"""Who told them what they may spend; the money is theirs all the same."""
_ASKS = later(r"いくら|料金|プラン|費用は|얼마|요금|가격|비용은")
_BUDGET_WORD = later(r"\bbudgets?\b|예산|予算")
_OTHER_UNIT = later(
    r"'s\b|\s?(?:%|secs?\b|seconds?\b|moments?\b|mins?\b|options?\b|questions?\b|things?\b|quotes?\b|times\b|people|ppl|employees"
    r"|staff|users|seats|agents|of us|tickets|emails|days?\b|weeks?\b|months?\b(?! budget)|years?\b"
    r"|hours?\b|minutes|words\b|pages\b|pieces\b|items\b|samples\b|leads\b|visits\b|orders\b|messages\b|chats\b|calls\b|customers\b"
    r"|clients\b|warehouses|stores|shops|sites|locations|offices|hires|st\b|nd\b|rd\b|th\b|명|곳|군데|개|가지|번|장|달(?!러)|개월"
    r"|名|人|件"
    r"|年|月|日|か月|ヶ月|週|時|台|店|社|席|アカウント)|인(?!당)|[분건주년월일시]|\s[인분건주년월일시](?=[\s.,!?에은는이가을를도씩]|$)"
)


def _budget_word(around: str) -> bool:
    return bool(_BUDGET_WORD.search(around))


_AFFORDS_JA = later(r"円?(?:くらい|ぐらい|ほど|程度|まで)*なら,?(?:使え|出せ|払え|通せ|かけられ)")
"""Behind a sum by the month or year: they can spend it, whatever stands before."""


def _bare(said: Utterance, one: Amount, hearing: Hearing, period: str | None) -> bool:
    """True when a number without a currency may be money: asked, if it counts nothing else; unasked, if a budget is named with it."""
    if said.tongue == "en" and (
        _COUNTED_EN.match(said.folded, one.end) or _A_DAY_EN.search(said.folded, max(0, one.start - 12), one.start)
    ):
        return False
    if _OTHER_UNIT.match(said.folded, one.end) or (
        not one.digits and (one.max or one.min or 0) < _LEAST_IN_WORDS and period in (None, "seat")
    ):
        return False
    if calls_a_part(said, one.start, one.end) or said.folded[: one.start].rstrip().endswith(("×", "✕")):
        return False
    if hearing.asked:
        return True
    if said.tongue == "ja" and _AFFORDS_JA.match(said.folded, one.end):
        return bool(period)
    left, right = clause(said.folded, one.start, one.end)
    large = (one.max or one.min or 0) >= 100
    named = _budget_word(said.folded[left:right]) and not 1990 <= (one.max or 0) <= 2100  # a budget for 2027 is none of 2,027
    return large and (named or (bool(period) and one.digits != "" and _budget_word(said.folded)))


_BY_TENS: Mapping[str, str] = {"ko": "KRW", "ja": "JPY"}
_MYRIAD = 10_000
_LEAST_ALONE = 10
_LEAST_SUM: Mapping[str, int] = {"ko": 5_000, "ja": 500}


def _left_out(said: Utterance, one: Amount, period: str | None) -> int:
    """Ten thousand where 만 or 万 was left out, as it is of sums by the month or year: 월 30 is 300,000 won, 500 five million. Else 0."""
    most = one.max or one.min or 0
    is_sum = period in ("month", "year", "once") or (said.tongue == "ko" and most >= _LEAST_ALONE)
    limit = _MYRIAD if said.folded.startswith("천", one.end - 1) else _LEAST_SUM[said.tongue]
    return _MYRIAD if is_sum and 0 < most < limit and "." not in one.digits else 0


def _value(one: Amount, currency: str | None, period: str | None) -> dict[str, str | float | int | None]:
    return {"min": tidy(one.min), "max": tidy(one.max), "currency": currency, "period": period}
