"""How often a sum is paid: by the month, the year or the seat, or once; and which of two sums comes again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.fields.amount import Amount, amounts
from bot.fields.coin import coin_at
from bot.fields.utterance import Utterance, clause
from bot.lean import later

_PERIODS: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "en": (
        ("seat", later(r"(?:per|a|/|each|every)\s?(?:seat|user|head|agent|person|employee|licen[cs]e)\b")),
        ("month", later(
            r"(?:per|a|one|each|every|/|in the|in a|by the|by|on|for|the)\s?(?:single |calendar )?(?:month|mo|mth|mnth)\b(?!'|[ -]end)"
            r"|\bin month\b(?!'|[ -](?:end|\d|one|two|three))|monthly|mthly|\bp[./]?m\.?(?![a-z])|pcm\b|(?:(?<=\d{3})|(?<=\dk))pm\b"
            r"|/m\b|(?<=\dk) (?:mo|mth)\b"
            r"|(?:/\s?|\b(?:par|pro|im|al|por|per) )(?:mois|monat|mes|maand|mese)\b")),
        ("year", later(
            r"(?:per|a|one|each|every|/|this|next|for the|for a|in the|in a)\s?(?:(?:first|whole|full|entire|coming|current)\s)?"
            r"(?:year|yr|annum|anum|yaer)\b|yearly|annual(?:ly)?|\b(?:by|on|for|in) (?:year|yr|annum)\b(?!'|[ -](?:end|\d|one|two|three))"
            r"|(?:dollars?|euros?|pounds?|\dk?|[€$£]) the year\b(?!'|[ -]end)|(?<=\dk) yr\b|(?<=\d{3}) yr\b|(?:/\s?|\bpar )an\b|(?:/\s?"
            r"|\b(?:par|pro|im|al|por|per) )(?:annee|jahr|a[nñ]o|jaar|anno)\b"
            r"|\bp\.?a\.?(?![a-z])|/y\b|(?:12|twelve) months"
            r"|per fiscal")),
        ("once", later(
            r"one[- ]?(?:off|time)|once\b|up ?front|lump sum|in total|total budget|whole project|setup fee|in one go|outright"
            r"|(?:single|one) payment")),  # "all in" says what is included, not how often it is paid
    ),
    "ko": (
        ("seat", later(
            r"(?:인|두|명|아이디|좌석|석|계정|유저|사용자|상담[원사]|직원|사람|라이[선센]스|시트|자리"
            r"|id|seat|user|agent|head|licen[cs]e|member) ?당|1인")),
        ("month", later(
            r"월 ?(?:단위|기준|결제|정액)|(?<![가-힣\d])월에 ?(?=[\d일이삼사오육칠팔구십백천])|월(?!말|초|중|까지|부터|에|쯤"
            r"|달)\s?(?=[\d약최평]|[일이삼사오육칠팔구십백천만]|₩|\$|미화"
            r"|예산|간|요금|비용|이용|구독)"
            r"|(?<![가-힣])월 ?(?:환산|평균)|월(?:으?로) (?:치면|환산)"
            r"|매월|매달|(?<!다음 )(?<!이번 )(?<!지난 )(?<!다음)(?<!이번)(?<!지난)달에|한 달|한달|개월에|/ ?월|월간|월별"
            r"|(?<![\d월]) 월(?:에|로)?[\s.!요]*$")),
        ("year", later(
            r"(?<![가-힣])연(?=\s?[\d약최]|\s?[일이삼사오육칠팔구십백천만]|\s?예산|\s?미화)|연간|매년|일 년|일년|1년|한 해|한해|년에"
            r"|/ ?[연년]|년간|올해 ?예산|금년 ?예산|올해는|(?<![가-힣])연 ?(?:단위|결제|정액)|(?<![가-힣])연(?:으로|에|기준)")),
        ("once", later(
            r"일시불|일회성|한 ?번에|한 ?번만|한방에|일괄|완납|선불|사 ?버리|영구|초기 ?비용?"
            r"|(?:구축|도입|설치|세팅) ?비용?|1회(?!선)|총액|총 예산")),
    ),
    "ja": (
        ("seat", later(r"(?:1|一)?(?:人|ひとり|名|席|ユーザー|アカウント|ライセンス|id|シート|人頭)(?:あたり|当たり|につき|ごと)"
        r"|(?:ひとり|一人)頭?,?(?:月|月額|毎月)?(?=[\d一二三四五六七八九千])"
            r"|1(?:人|名|席|ユーザー|アカウント|ライセンス|id|シート)(?:で|,)?(?:月|月額)?\s?(?=[¥\\\d一二三四五六七八九千])")),
        ("month", later(
            r"月(?=\s?[\d約最]|[一二三四五六七八九十百千万]|\s?¥|\$)|(?<![\d今来先])月[にで]|月額|毎月|月々|月間|ひと月|1か月|1ヶ月"
            r"|一か月|/月"
            r"|/ ?月|か月で|(?<!\d)月(?:払い?|契約|単位)")),
        ("year", later(r"年間|年額|毎年|(?<![\d一二三])年(?:契約|払い?|単位)|年(?=\s?[\d約]|[一二三四五六七八九十百千万])|1年|一年|/年"
            r"|(?<![\d今来去昨])年[にで]|年予算|年度予算"
        r"|今年度の予算|今年度は|今期は")),
        ("once", later(r"一括|買い切り|買取|初期(?:費用|コスト)?(?!化)|一度|一回|1回|総額|トータル|導入費用")),
    ),
}  # fmt: skip


_SURELY_MONEY: Mapping[str, int] = {"en": 10**9, "ko": 2, "ja": 1_000}
"""From which an earlier amount of a clause is a sum of its own, with a period of its own; 30名で月5万 has but one."""
_NOT_SO_KO = later(
    r"(?!\s?[내하][고구] ?말|[^.,!?]{0,8}(?:만|원|달러|불)(?![가-힣]?치))"
    r"[^.,!?\d]{0,14}?(?:싫|말고|말구|아니|아닌|않|부담|별로|사절|빼고)"
)
"""Behind a period: how it is not to be paid, 매달 내는 거 싫고; who pays 한 번에 내고 말고 싶은 does."""


def period_of(said: Utterance, one: Amount, left: int, right: int) -> str | None:
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


_SETUP_JA = later(
    r"(?:初期|導入|最初|はじめ|立ち上げ|セットアップ|設置)(?:費用?|コスト|時|の段階)?(?:だけ)?[にではが]?(?:として)?[,､]?(?:約"
    r"|だいたい|ざっと|最大)?$"
)
"""Right before a sum: it is paid as they begin."""
_BEFORE = 16
_APART = ("初期", "導入", "最初", "はじめ", "立ち上げ", "セットアップ", "設置", "あたり", "当たり", "につき", "ごと", "ひとり", "一人", "1")
"""One of these stands in every text with such a sum, and in few others."""


_COUNTS_HEADS_JA = later(r"(?:人|名|席|ユーザー|アカウント|ライセンス|id|シート)")
"""Behind a number that is no sum: 月額1アカウントあたり1500円."""


def recurring(said: Utterance, made: Sequence[Amount]) -> Sequence[Amount]:
    """Leave out what a Japanese text tells for the beginning or a head, where it tells what is paid by the month or year in all."""
    if said.tongue != "ja" or len(made) < 2 or not any(word in said.folded for word in _APART):
        return made
    often = {one: period_of(said, one, *clause(said.folded, one.start, one.end)) for one in made}
    rest = [
        one
        for one in made
        if often[one] != "seat" and not _SETUP_JA.search(said.folded, max(0, one.bound_start - _BEFORE), one.bound_start)
    ]
    comes_again = any(often[one] in ("month", "year") and not _COUNTS_HEADS_JA.match(said.folded, one.end) for one in rest)
    return rest if comes_again and len(rest) < len(made) else made


def told_once(said: Utterance) -> str | None:
    """The currency of the sums of a text, where they have one between them: "used to be £500, now it's 400"."""
    coins = {coin.currency for one in amounts(said) if (coin := coin_at(said, one.start, one.end))}
    return coins.pop() if len(coins) == 1 else None


_ALL: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"\b(?:so|total(?:l?ing)?(?: of)?|altogether|all in all|all told|makes|that's|comes to)\s(?:about |around )?(?:us\$|[$€£])?$"
    ),
    "ko": later(
        r"(?:합쳐서?|합해서?|합하면|합치면|도합|합계|다 ?해서|총|(?:이?니까|이?면|이?라서?|해서)"
        r"\s(?:월|연|한 ?달|매달|매월|연간|월간|1년|일년)"
        r"(?:에|로|으로)?(?:\s?(?:치면|환산하면|환산|총))?)\s?(?:약\s?|한\s?)?$"
    ),
    "ja": later(r"(?:合わせて|あわせて|合計で?|総額で?|トータルで?)(?:約)?$"),
}
_OF_WHICH: Mapping[str, re.Pattern[str]] = {
    "en": later(r"[^.!?\d]{0,24},? (?:of which|and of that|out of which)\b"),
    "ko": later(r"(?:만|천|억)*\s?원?\s?중(?:에서|에)?\s(?=[^.!?]{0,16}[\d일이삼사오육칠팔구십백천만]+\s?원)"),
    "ja": later(r"(?:万|千|億)*円?(?:の|ある)?(?:うち|中から?)[､,]?(?=[^.!?]{0,12}[\d一二三四五六七八九十百千万]+円)"),
}


def is_all(said: Utterance, one: Amount) -> bool:
    """Tell whether a sum is told as all of the ones before it: 바우처 400만원에 자부담 100만원 합쳐서 500만원."""
    return one is not amounts(said)[0] and _ALL[said.tongue].search(said.folded, max(0, one.start - 24), one.start) is not None


def is_of_which(said: Utterance, one: Amount) -> bool:
    """Tell whether a sum is only what another one is a part of: 전산예산 이천만원 중에 천만원."""
    return _OF_WHICH[said.tongue].match(said.folded, one.end) is not None
