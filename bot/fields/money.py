"""What a prospect can spend: amount, currency and period. Never a rival's price, a turnover or a salary."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.fields.amount import Amount, amounts, tidy
from bot.fields.coin import coin_at, home_currency, shown_money
from bot.fields.kind import Found, Hearing
from bot.fields.number import label_amount
from bot.fields.plain import found, range_facts
from bot.fields.solution import names_product
from bot.fields.utterance import Utterance, clause, sentence, utterance
from bot.fields.whose import corrects, denied, standing
from bot.language import cue
from bot.model import Value

_PERIODS: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "en": (
        ("seat", re.compile(r"(?:per|a|/|each|every)\s?(?:seat|user|head|agent|person|employee|licen[cs]e)\b")),
        ("month", re.compile(
            r"(?:per|a|each|every|/|in the|in a|by the|by)\s?(?:month|mo|mth|mnth)\b|monthly|\bp\.?m\.?(?![a-z])|pcm\b|/m\b")),
        ("year", re.compile(
            r"(?:per|a|each|every|/|this|next|for the|for a|in the|in a)\s?(?:(?:first|whole|full|entire|coming|current)\s)?"
            r"(?:year|yr|annum|anum|yaer)\b|yearly|annual(?:ly)?"
            r"|\bp\.?a\.?(?![a-z])|/y\b|(?:12|twelve) months"
            r"|per fiscal")),
        ("once", re.compile(
            r"one[- ]?(?:off|time)|once\b|up ?front|lump sum|in total|total budget|whole project|setup fee|in one go|outright"
            r"|(?:single|one) payment")),  # "all in" says what is included, not how often it is paid
    ),
    "ko": (
        ("seat", re.compile(
            r"(?:인|두|명|아이디|좌석|석|계정|유저|사용자|상담[원사]|직원|사람|라이[선센]스|시트|자리"
            r"|id|seat|user|agent|head|licen[cs]e|member) ?당|1인")),
        ("month", re.compile(
            r"월 ?(?:단위|기준|결제|정액)|(?<![가-힣\d])월에 ?(?=[\d일이삼사오육칠팔구십백천])|월(?!말|초|중|까지|부터|에|쯤"
            r"|달)\s?(?=[\d약최평]|[일이삼사오육칠팔구십백천만]|₩|\$|미화"
            r"|예산|간|요금|비용|이용|구독)"
            r"|매월|매달|(?<!다음 )(?<!이번 )(?<!지난 )(?<!다음)(?<!이번)(?<!지난)달에|한 달|한달|개월에|/ ?월|월간|월별"
            r"|(?<![\d월]) 월(?:에|로)?[\s.!요]*$")),
        ("year", re.compile(
            r"(?<![가-힣])연(?=\s?[\d약최]|\s?[일이삼사오육칠팔구십백천만]|\s?예산|\s?미화)|연간|매년|일 년|일년|1년|한 해|한해|년에"
            r"|/ ?[연년]|년간|올해 ?예산|금년 ?예산|올해는|(?<![가-힣])연 ?(?:단위|결제|정액)|(?<![가-힣])연(?:으로|에|기준)")),
        ("once", re.compile(
            r"일시불|일회성|한 ?번에|한 ?번만|한방에|일괄|완납|선불|사 ?버리|영구|초기 ?비용?"
            r"|(?:구축|도입|설치|세팅) ?비용?|1회(?!선)|총액|총 예산")),
    ),
    "ja": (
        ("seat", re.compile(r"(?:1|一)?(?:人|ひとり|名|席|ユーザー|アカウント|ライセンス|id|シート|人頭)(?:あたり|当たり|につき|ごと)"
        r"|(?:ひとり|一人)頭?,?(?:月|月額|毎月)?(?=[\d一二三四五六七八九千])"
            r"|1(?:人|名|席|ユーザー|アカウント|ライセンス|id|シート)(?:で|,)?(?:月|月額)?(?=[\d一二三四五六七八九千])")),
        ("month", re.compile(
            r"月(?=\s?[\d約最]|[一二三四五六七八九十百千万]|\s?¥|\$)|(?<![\d今来先])月[にで]|月額|毎月|月々|月間|ひと月|1か月|1ヶ月|一か月|/月"
            r"|/ ?月|か月で|(?<!\d)月(?:払い?|契約|単位)")),
        ("year", re.compile(r"年間|年額|毎年|(?<![\d一二三])年(?:契約|払い?|単位)|年(?=\s?[\d約]|[一二三四五六七八九十百千万])|1年|一年|/年"
            r"|(?<![\d今来去昨])年[にで]|年予算|年度予算"
        r"|今年度の予算|今年度は|今期は")),
        ("once", re.compile(r"一括|買い切り|買取|初期(?:費用|コスト)?(?!化)|一度|一回|1回|総額|トータル|導入費用")),
    ),
}  # fmt: skip


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
        for one in _best_first(said, _stretched(said, standing(said, made))):
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
        return _value(one, "USD" if currency == "$" else currency, _period(said, one, 0, len(label)))

    def show(self, value: Value, language: str) -> str:
        """ "$15,000 a year", "연 15,000달러", "年間300万円"."""
        return shown_money(value, language)

    def facts(self, value: Value, now: datetime) -> Mapping[str, float | int | str] | str:
        """`min`, `max`, `currency` and `period`; what was not said is an empty string."""
        currency, period = (None, None) if isinstance(value, str) else (value.get("currency"), value.get("period"))
        return {**range_facts(value), "currency": str(currency or ""), "period": str(period or "")}


_MORE = re.compile(r"[^\d.!\n]{1,28}")
_SCALED = re.compile(r"\d+(?:\.\d+)?\s?(?:k|thousand|grand|lakhs?|lacs?|m|million)\b")
_BARE_MORE = re.compile(r"\d{1,3}")
_OTHERWISE = re.compile(
    r"\b(?:no|not|sorry|actually|instead|but|paid|pay|spent|this time)\b|냈|썼|이번엔|払|今回|아니|말고|했는데|라고|言[いっ]|と申し"
    r"|いや|いえ|ではなく|じゃなく|訂正"
)


_COULD = re.compile(r"\b(?:could|can|might|may)(?: \w+)? (?:do|go to|manage|find|make it)\s(?:about |maybe )?[$€£]?$")
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


def _best_first(said: Utterance, made: Sequence[Amount]) -> list[Amount]:
    """Amounts with a currency before those without, those of a sentence about a budget before others."""
    own = _OWN[said.tongue]

    def rank(one: Amount) -> tuple[bool, bool]:
        left, right = sentence(said.folded, one.start)
        return not own.search(said.folded[left:right]), coin_at(said, one.start, one.end) is None

    return sorted(made, key=rank)


def _read_one(said: Utterance, one: Amount, hearing: Hearing) -> Found | None:
    """The amount as a budget, when it is one and the prospect's own."""
    coin = coin_at(said, one.start, one.end)
    end = coin.end if coin else one.end
    left, right = clause(said.folded, one.start, end)
    ends_within = said.tongue == "ko" and one.bound_end <= right  # 나가는데 ends a clause within itself
    around = said.folded[left : right + 2 * ends_within]
    if hearing.asked and not _ASKS.search(around):
        around = _HEDGE.sub("", around)
    if hearing.asked and _OWN[said.tongue].search(around):
        around = _SAID_BY.sub("", around)
    if (
        denied(said, one.start, end)
        or (said.tongue == "ja" and _TIMES_JA.match(said.folded, end))
        or _is_compared(said, one, left)
        or (_is_anothers(said, around, left, right) and (not _budget_word(around) or _LAST_YEARS_KO.search(around)))
    ):
        return None
    period = _period(said, one, left, right)
    if period is None and hearing.asked and len(said.text) <= _WHOLE:
        period = _period(said, one, 0, len(said.text))
    if coin is None and not _bare(said, one, hearing, period):
        return None
    currency = coin.currency if coin else None
    if currency is None or len(currency) < 3:
        currency = home_currency(said.tongue, hearing.region, sign=currency)
    if _THOUSANDS.fullmatch(one.digits) and one.max == float(one.digits):  # €12.000: nobody budgets in thousandths
        one = one._replace(min=one.min and one.min * 1000, max=one.max and one.max * 1000)
    if coin is None and currency and currency == _BY_TENS.get(said.tongue) and (scale := _left_out(said, one, period)):
        one = one._replace(min=one.min and one.min * scale, max=one.max and one.max * scale)
    start = min(one.bound_start, coin.start if coin else one.start)
    cents = coin.cents if coin else 0.0
    if cents:
        one = one._replace(min=one.min and one.min + cents, max=one.max and one.max + cents)
    return found(said, _value(one, currency, period), start, max(end, one.bound_end), replaces=corrects(said))


_LAST_YEARS_KO = re.compile(r"(?:작년|지난해|재작년|전년)[^.!?]*[였었썼했]")
"""Whose budget it was: 작년 예산이 3천이었는데."""


def _is_anothers(said: Utterance, around: str, left: int, right: int) -> bool:
    """True for a rival's price, a turnover, a salary: money that is told, not money to spend."""
    return bool(_OTHER[said.tongue].search(around)) or (names_product(said, left, right) and not _OWN[said.tongue].search(around))


_TIMES_JA = re.compile(r"\s?[×✕x*]\s?\d")
"""Behind a price: so many times, 500円×40人."""
_PRICED = re.compile(r"(?:'s|\b(?:is|are|at|costs?|charges?|wants?))\s+(?:only |just |about |around )?[$€£¥₩]?\s?$")


def _is_compared(said: Utterance, one: Amount, left: int) -> bool:
    """True for the second of two prices: of "Help Scout is $50 per user, Front's $79" the 79."""
    since, _ = sentence(said.folded, one.start)
    if since >= left or _OWN[said.tongue].search(said.folded, left, one.start) or not _PRICED.search(said.folded, left, one.start):
        return False
    return names_product(said, since, left) and any(letter.isdigit() for letter in said.folded[since:left])


_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}")
_COUNTED_EN = re.compile(
    r"\s(?!(?:buck|plu|top|thank|les|perhap|thi|ye|a|i|wa|u|it|grand|quid|thousand|million|lakh|crore|dollar|euro|pound|cent|peso|rupee|dirham"
    r"|shilling|franc|cedi|rand|naira|ringgit|zloty|krona|riyal|dinar|baht)s\b)[a-z]{3,}(?<!s)s\b"
)
"""Behind a number: more than one of something, and no money: "140 jobs a year", "200 rooms"."""
_LEAST_IN_WORDS = 5  # "that one", "a couple of options": a word for so little is no sum
_WHOLE = 80  # characters of a reply all of which speaks of the one amount
_HEDGE = re.compile(r"(?:でしょうか|ですかね?|かな|인가요|일까요|이려나요)[\s.!~…]*$")
_SAID_BY = re.compile(r"\b(?:he|she|they)(?:'d|'ll|'s| would| will| can| could| said| says)?\b|주인은|主人は")
"""Who told them what they may spend; the money is theirs all the same."""
_ASKS = re.compile(r"いくら|料金|プラン|費用は|얼마|요금|가격|비용은")
_BUDGET_WORD = re.compile(r"\bbudgets?\b|예산|予算")
_OTHER_UNIT = re.compile(
    r"'s\b|\s?(?:%|secs?\b|seconds?\b|moments?\b|mins?\b|options?\b|questions?\b|things?\b|quotes?\b|times\b|people|ppl|employees"
    r"|staff|users|seats|agents|of us|tickets|emails|days?\b|weeks?\b|months?\b(?! budget)|years?\b"
    r"|hours?\b|minutes|words\b|pages\b|pieces\b|items\b|samples\b|leads\b|visits\b|orders\b|messages\b|chats\b|calls\b|customers\b"
    r"|clients\b|warehouses|stores|shops|sites|locations|offices|hires|st\b|nd\b|rd\b|th\b|명|곳|군데|개|가지|번|장|달(?!러)|개월"
    r"|名|人|件"
    r"|年|月|日|か月|ヶ月|週|時|台|店|社)|인(?!당)|[분건주년월일시]|\s[인분건주년월일시](?=[\s.,!?에은는이가을를도씩]|$)"
)


def _budget_word(around: str) -> bool:
    return bool(_BUDGET_WORD.search(around))


_AFFORDS_JA = re.compile(r"円?(?:くらい|ぐらい|ほど|程度|まで)*なら,?(?:使え|出せ|払え|通せ|かけられ)")
"""Behind a sum by the month or year: they can spend it, whatever stands before."""


def _bare(said: Utterance, one: Amount, hearing: Hearing, period: str | None) -> bool:
    """True when a number without a currency may be money: asked, if it counts nothing else; unasked, if a budget is named with it."""
    if said.tongue == "en" and _COUNTED_EN.match(said.folded, one.end):
        return False
    if _OTHER_UNIT.match(said.folded, one.end) or (
        not one.digits and (one.max or one.min or 0) < _LEAST_IN_WORDS and period in (None, "seat")
    ):
        return False
    if hearing.asked:
        return True
    if said.tongue == "ja" and _AFFORDS_JA.match(said.folded, one.end):
        return bool(period)
    left, right = clause(said.folded, one.start, one.end)
    large = (one.max or one.min or 0) >= 100
    named = _budget_word(said.folded[left:right]) and not 1990 <= (one.max or 0) <= 2100  # a budget for 2027 is none of 2,027
    return large and (named or (bool(period) and one.digits != "" and _budget_word(said.folded)))


_SURELY_MONEY: Mapping[str, int] = {"en": 10**9, "ko": 0, "ja": 1_000}
"""From which an earlier amount of a clause is a sum of its own, with a period of its own; 30名で月5万 has but one."""


def _period(said: Utterance, one: Amount, left: int, right: int) -> str | None:
    """month, year, seat or once, as the clause of the amount says."""
    least = _SURELY_MONEY[said.tongue]
    before = (other.end for other in amounts(said) if left <= other.end <= one.start and (other.max or 0) >= least)
    for span in ((max(before, default=left), one.end), (left, right))[said.tongue == "en" :]:  # 세팅비 300에 매달 50, 月5万いや年60万
        for name, pattern in _PERIODS[said.tongue]:
            if any(not _NOT_SO_KO.match(said.folded, hit.end()) for hit in pattern.finditer(said.folded, *span)):
                return name
    if said.tongue != "en":
        near = said.folded[max(left, one.start - 12) : min(right, one.end + 24)]
        return next((name for name, pattern in _PERIODS["en"] if pattern.search(near)), None)
    return None


_NOT_SO_KO = re.compile(r"(?!\s?[내하][고구] ?말)[^.,!?\d]{0,14}?(?:싫|말고|말구|아니|아닌|않|부담|별로|사절|빼고)")
"""Behind a period: how it is not to be paid, 매달 내는 거 싫고; who pays 한 번에 내고 말고 싶은 does."""
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
