"""Reads times in Japanese: 来月中, 9月末まで, 今四半期, お盆前, 3ヶ月以内, 令和3年8月6日."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.fields.utterance import Utterance
from bot.fields.when import dates
from bot.fields.when import japanese_fiscal as fiscal
from bot.fields.when import japanese_spans as spans
from bot.fields.when.dates import DAY, Span, When
from bot.fields.when.feast import BORROWED, NAMES, feast
from bot.fields.when.japanese_counts import DAYS_IN_KANA, READINGS, named_year
from bot.fields.when.japanese_days import DAYS
from bot.fields.when.japanese_letters import MAY_GREET, without_seasons
from bot.fields.when.scan import Particles, Phrase, Phrases, Scene, bind, scan
from bot.language import lexicon
from bot.lean import later

_JA = lexicon("ja")
_HAN = "〇一二三四五六七八九十"
_N = rf"(?:\d{{1,3}}|[{_HAN}]{{1,4}}|半|数)"
_MONTH = rf"(?P<month>\d{{1,2}}|[{_HAN}]{{1,2}}|{'|'.join(reading.removesuffix('がつ') for reading in _JA.readings)})(?:月|がつ)"
_YEAR = (
    rf"(?P<year>(?:令和|平成|昭和)(?:\d{{1,2}}|元|[{_HAN}]{{1,3}})年|二〇[〇{_HAN}]{{2}}年|"
    r"(?:19|20)\d{2}年|(?<!\d)\d{2}年(?=\d{1,2}月)|(?:19"
    r"|20)\d{2}(?=(?:から|~|,|・)(?:19|20)\d{2}年)|再来年|来年"
    r"|今年|本年|翌年|明年|当年)"
)
_PART = r"(?P<part>の?(?:末日|末|頭|初旬|初め|はじめ|上旬|中旬|半ば|なかば|下旬|後半|前半|いっぱい|終わり|早々|そうそう))?"
_PART_TO = r"(?:(?<=[旬頭初めじば])(?:から|~|-)(?P<part_to>初旬|上旬|中旬|半ば|下旬|後半|末)(?:に(?:かけて)?|まで(?:に)?|の間)?)?"
_NAMES = [name for name in NAMES if not name.isascii() and not "가" <= name[0] <= "힣"]
_FEASTS = "|".join(map(re.escape, _NAMES)) + rf"|(?<![a-z])gw(?![a-z])|{BORROWED}"
_ON = r"(?:\([月火水木金土日](?:曜日?)?\)|[月火水木金土日]曜日?)?"  # the weekday of a day, behind it
_BOTH = r"(?:まで(?:の間)?に?|の間に?)?"  # behind the second of two days
_WEEKDAYS = "|".join(_JA.weekdays)
_PHRASES = Phrases(
    *DAYS,
    Phrase(
        frozenset("早は速急す至直今なaい"),
        later(
            r"(?:なるべく|できるだけ|できる限り|可能な限り|一日も|一刻も|極力|とにかく)(?:早|はや)(?:く|め|い|急)?(?:に|いうち)?|早急に?"
            r"|(?:早|はや)ければ(?:早|はや)いほど|至急|大至急|すぐに?(?:でも)?(?=始|導入|使|必要|お願い|[\s,.!]|$"
            r"|です|ほし|欲し|利用|入れ|開始|に)|急ぎ(?!では|じゃ|ま[せ])(?:で|です)?|急いで(?:い|お)(?:ます|る|り)(?!ま?せん)"
            r"|な(?:るべく|る)(?:早|はや)(?:め?[にで]|や)?|今すぐ|いますぐ|今からでも|直ちに|速やかに|最短(?!(?:だと|で|なら)?[は,､]?(?:どれ|どの|どん|いつ|何))|asap"
        ),
        lambda _, at: Span(at.now, at.now + 30 * DAY),
        "asap",
    ),
    Phrase(
        frozenset("月がつ"),
        later(
            rf"(?:{_YEAR}の?)?(?:(?<![\d./-])(?P<since>\d{{1,2}})(?P<sep>[-~/・,､]))?(?<![\d一二三四五六七八九十]){_MONTH}(?!額|々|間|曜|次"
            rf"|給|謝|(?:あたり|当たり)[\d約{_HAN}])(?:の?\s?(?:(?P<day>\d{{1,2}}"
            rf"|[{_HAN}]{{1,3}})(?:日|にち)|(?P<kana>{'|'.join(DAYS_IN_KANA)}))(?:(?:から|~|-|と(?=\d{{1,2}}日の?間))(?P<to>\d{{1,2}})日{_BOTH})?{_ON}"
            rf"|{_PART}{_PART_TO})"
        ),
        spans.month,
        "month",
    ),
    Phrase(
        frozenset("週月年四期q1ひしげ"),
        later(
            rf"(?P<which>再来|さ来|さらい|来|らい|今の|今|こん|この|当|本|現在の|現行|現|翌|次の|次)(?P<unit>週末|週|しゅう|1週間"
            rf"|月|げつ|ひと月|年度|会計年度|年|四半期|期|qtr|クォーター"
            rf"|1日)(?!間?(?:前|ほど前)|額|度予算)の?(?:(?P<weekday>{_WEEKDAYS})日?|(?P<day>\d{{1,2}})日(?:(?:から|~"
            rf"|-|と(?=\d{{1,2}}日の?間))(?P<to>\d{{1,2}})日{_BOTH})?"
            rf"|(?P<season>[春夏秋冬])|(?P<end>週末)|{_PART}{_PART_TO})"
        ),
        spans.relative,
        "month",
    ),
    Phrase(
        frozenset("年020"),
        later(rf"{_YEAR}(?P<fiscal>度)?の?(?:(?P<half>上半期|下半期|上期|下期|前半|後半)|{_PART})(?!\d|間|以上|ほど)"),
        spans.year_part,
        "year",
    ),
    Phrase(
        frozenset("期"),
        later(r"(?P<which>来年度の|来年度|今年度の|今年度|来|今|当|翌)?(?P<half>[上下])(?:半)?期"),
        fiscal.half,
        "quarter",
    ),
    Phrase(
        frozenset("四ク"), later(rf"(?:{_YEAR}の?)?第?(?P<q>[1-4一二三四])(?:四半期|ク[ォオ]ーター)の?{_PART}"), spans.quarter, "quarter"
    ),
    Phrase(frozenset("q"), later(rf"(?:{_YEAR}の?)?(?<![a-z\d])q(?P<q>[1-4])(?!\d)の?{_PART}"), spans.quarter, "quarter"),
    Phrase(frozenset("q"), later(rf"(?:{_YEAR}の?)?(?<![a-z\d])(?P<q>[1-4])q(?![a-z\d])の?{_PART}"), spans.quarter, "quarter"),
    Phrase(
        frozenset("今本きほ明あみ年月週期四新繁翌し春夏秋冬来"),
        later("|".join(re.escape(word) for word in sorted(spans.BY_WORD, key=len, reverse=True))),
        lambda found, at: spans.BY_WORD[found.group()](at),
        "day",
    ),
    Phrase(
        frozenset("日週月年四"),
        later(
            rf"(?:(?:今日?|本日|現在|ただいま)から(?=.{{1,8}}[後先経]))?(?P<ahead>(?:今後|これから"
            rf"|向こう))?(?<![\d./第])(?<!\d,)(?:(?P<big>{_N})(?P<big_unit>年|[ヶかカヵケ箇]月|か月|カ月)と?(?={_N}))?(?P<n>{_N})(?:(?:[~､・-]|,(?!\d{{3}}))(?P<m>{_N}))?(?P<unit>[ヶかカヵケ箇]月|か月"
            rf"|カ月|週間?|日(?=間|ほど|くらい|ぐらい|程度|以内|のうち|内|後)|年"
            rf"|四半期)間?(?P<half>半)?(?!間?前|分|おき|ごと|度|生|目|目標|あたり|本|、?\d)(?:ほど|くらい|ぐらい|程度)?"
            r"(?P<how>以上(?:先|後|あと|経)|以内|のうち|内|後|経|で|先|過ぎ|まで)?(?!契約|無料|保証|運営|使(?:って|い続)|やって|続け|勤め|(?:も|に)?(?:経"
            r"|たっ)|の?付き合|は?(?:重[ねな]|かぶ|被|並行|オーバーラップ)|になりま|(?:は|かけて|くらい|ほど|ぐらい)?(?:検討|準備|試|様子|テスト|お試し|比較|待))"
        ),
        spans.later,
        "later",
    ),
    Phrase(
        frozenset("半"),
        later(r"半年(?P<n>(?!))?(?:ほど|くらい|ぐらい|程度)?(?P<how>以内|後|先|のうち|で)?"),
        lambda found, at: Span(
            None if found.group("how") in ("以内", "のうち") else dates.shifted(at.now, 6, "month"), dates.shifted(at.now, 6, "month")
        ),
        "later",
    ),
    Phrase(
        frozenset("春夏秋冬"),
        later(
            rf"(?:{_YEAR}の?)?(?P<season>[春夏秋冬])(?!休|服|物|日|季|雨|場|祭|木|田|山|本|子|野|川|島|美|香|樹|男|夫|実|菜|目|葉|至|分|期)"
        ),
        spans.season,
        "season",
    ),
    Phrase(
        frozenset("来今"),
        later(r"(?P<which>再来|来|今)(?P<season>[春夏秋冬])(?![日季雨場祭])"),
        spans.coming_season,
        "season",
    ),
    Phrase(
        frozenset(name[0] for name in _NAMES) | frozenset("gtcxebhilmnd"),
        later(rf"(?:{_YEAR}の?)?(?<![様客大])(?P<name>{_FEASTS})(?:の?(?:休み|休暇|連休|商戦|セール|シーズン))?"),
        lambda found, at: feast(found.group("name"), at.now, at.region or "JP", named_year(found.group("year"), at.now)),
        "day",
    ),
    Phrase(
        frozenset("曜よ()月火水木金土"),
        later(
            rf"(?:(?<![\d月年,./])(?P<d>\d{{1,2}})日\s?)?(?:(?P<weekday>{_WEEKDAYS})日?|\((?P<sign>[月火水木金土日])(?:曜日?)?\))"
            rf"|(?P<reading>{'|'.join(READINGS)})び?|^(?P<bare>[月火水木金土日])(?=[にはで]$)"
        ),
        spans.weekday,
        "day",
    ),
    Phrase(
        frozenset("日"),
        later(r"(?<![\d月年,./])(?P<d>\d{1,2})日(?=まで|に|は|で|以|前|頃|ごろ|より|から|の?週|,|\.|$)"),
        spans.coming_dom,
        "day",
    ),
    Phrase(
        frozenset("0123456789"),
        later(r"(?<![\d./-])(?P<y>20\d{2})[-/.・](?P<m>\d{1,2})[-/.・](?P<d>\d{1,2})(?P<to>(?!))?(?![\d/])"),
        spans.figures,
        "day",
    ),
    Phrase(
        frozenset("/"),
        later(
            rf"(?<![\d./])(?<!(?<!/\d)(?<!/\d\d)-)(?P<y>(?!))?(?P<m>\d{{1,2}})/(?P<d>\d{{1,2}}){_ON}"
            r"(?:\s?[~-]\s?(?P<to>\d{1,2})日?)?(?![\d/月])"
        ),
        spans.figures,
        "day",
    ),
    Phrase(frozenset("/."), later(r"(?<![\d./-])(?P<y>20\d{2})[/.](?P<m>\d{1,2})(?![\d/.])"), spans.year_month, "month"),
)
_AFTER = later(
    r"(?:頃|ごろ|くらい|ぐらい|あたり)?(?:に|には|の)?(?:(?P<by>までには|までに|まで|[がの]?(?:終わる|おわる)(?:の?前|までに?)"
    r"|の?(?:終わり|おわり)まで(?:に(?:は)?)?|中には?までに|以?内[にで]|以内|のうち|にかけて|が期限"
    r"|を期限|が締|必着)|(?P<before>の?(?:繁忙期|新学期|入学式?|決算|セール|シーズン|行楽シーズン|ピーク|大会|展示会"
    r"|イベント|(?<=の)[一-鿿ァ-ヺーりしけ]{2,8})(?:の|よりも?)?(?:が?始まる|に入る)?(?<![午以事直手])前"
    r"|(?:の[一-鿿ァ-ヺーりしけ]{2,8})?(?:よりも?(?:前|早[くめ]|先に)|に先立)|の前|前(?!半)|に間に合|開始前"
    r"|[がにの]?(?:始まる|はじまる|来る|くる|入る|はいる|なる|変わる|替わる|かわる|突入する|迎える)(?:(?:の|よりも?)?前|までに?)"
    r"|(?:オープン|開店|開業|リリース|イベント)?(?:なので|ので|だから|ですから),?その前に?"
    r"|が明ける前|の開始前)"
    r"|(?P<after>[がをも]?(?:終わ|おわ|済|過ぎ|すぎ)[りみっん]?(?:まし)?(?:たら|てから|て|れば|だら|でから|次第))"
    r"|(?P<until>以前)|(?P<from>以降|以来|から|よりも?後|過ぎ|明け以降|より(?=20\d\d)|~(?=$"
    r"|[\s,.に])|の(?:後|あと)|後(?!半)|明け|が明け(?:たら|て|れば)|[がに]?(?:なっ|入っ|来|始まっ|はじまっ)(?:てから|たら"
    r"|て(?=[すかじも]))|(?:に|が)?(?:入り|なり|始まり)次第|が終わ|を?過ぎ))"
)
_RANGE = later(r"\s?(?:-|~|/|から|以降|より|,|､|・|か|または|もしくは|ないし|あるいは|それか|、)\s?")
_BESIDE = later(
    r"の?(?:(?P<before_week>前の?週|直前の週)|(?P<after_week>(?:明け|後)の週|(?:の?次|翌)の?週)|(?P<before_day>前日)"
    r"|(?P<after_day>翌日|次の日)"
    + "".join(rf"|(?P<after_{number}>(?:明け|後|(?:の?次))の?{day}日?)" for day, number in _JA.weekdays.items())
    + r"|週(?![末間明]))"
)
_PARTICLES = Particles(
    _AFTER,
    _RANGE,
    ("から", "以降", "より", "~", "以来"),
    later(r"(?:(?:遅|おそ)く(?:と|て)も?|(?:どんなに|いくら)?遅れても|最悪(?:でも)?)[,､]?\s?$"),
    later(r"(?:(?:早|はや)く(?:と|て)も?|最低(?:でも)?|少なくとも)[,､]?\s?$"),
    later(r"か[,､]?|または|もしくは|ないし|あるいは|それか"),
    _BESIDE,
)
_EASY = later(
    r"^[月火水木金土日][にはで]$|[月週年日期曜春夏秋冬盆早急至速直がよ半末]|q[1-4]|[1-4]q|\d[/.]\d|\d-\d|すぐ|きょう|あ[しす]"
    rf"|あさ|みょ|ほん|しゅう|げつ|ク[ォオ]ーター|{_FEASTS}"
    r"|asap|qtr|最短|\d時間|今|なる?(?:べく)?はや|はやければ|けはや|(?<=20\d\d)|\(.\)"
)


def whens(said: Utterance, at: Scene) -> Sequence[When]:
    """Every time that a Japanese text names, from left to right, ranges joined."""
    if not _EASY.search(said.folded):
        return []
    if "より" in said.folded and (worse := _WORSE.search(said.folded)):
        left, right = worse.span()
        said = said._replace(folded=said.folded[:left] + " " * (right - left) + said.folded[right:])
    if MAY_GREET.search(said.folded):
        said = said._replace(folded=without_seasons(said.folded))
    closes = fiscal.closing_month(said.folded)
    named = scan(_PHRASES, said, frozenset(said.folded), at._replace(closes=closes) if closes else at)
    if closes and (len(named) > 1 or "それ" not in said.folded):
        named = [one for one in named if not fiscal.only_closes(said.folded, one.start, one.end)]
    return _spelled_out(said, bind(said, named, _PARTICLES, at))


_COARSE = frozenset(("quarter", "season", "year", "day"))
_THAT_IS = later(
    r"(?:の?(?:間|うち|頃|ごろ|あたり|くらい|どこか))?[にでは]{0,2}[,､(・/]\s?"
    r"(?:つまり|要は|要するに|具体的に(?:は|言うと)|できれば|可能なら|だいたい|大体|たぶん|おそらく|というか|正確には)?[,､]?\s?"
)


def _spelled_out(said: Utterance, named: list[When]) -> Sequence[When]:
    """The times without those that the next one only says more exactly: of 第4四半期、1~3月 the months, of 年明け、2月くらい the month."""
    kept = [
        one
        for one, other in pairwise(named)
        if not (_TRIED.match(said.folded, one.end) or _is_before(said, one, other))
        and (one.grain == other.grain or one.grain not in _COARSE or not _THAT_IS.fullmatch(said.folded, one.end, other.start))
    ]
    kept += named[-1:]
    said_of = {at + _is_day(day) for at, (day, other) in enumerate(pairwise(kept)) if said.folded[day.end : other.start] in ("が", "は")}
    return [one for at, one in enumerate(kept) if at not in said_of]


_TRIED = later(r"[にはで]{0,2}(?:テスト|検証|準備|検討|選定|比較|決め|決定|契約|稟議|トライアル|試用|お試し|見積)[^.!?\n]{0,12}[,､]")
"""Right behind a time: what comes before the start, which another time tells."""


_WORSE = later(r"\d{1,2}月(?:頃|ごろ|中|末|初め)?より[はも]?[,､]?\s?(?=\d{1,2}月[^\s,.!?\d]{0,4}?(?:ほう|方)(?!面))")
"""The month that suits less well: 10月より9月のほうが都合いいです."""
_BEFORE_IT = later(r"前の$|[^,.!?]{0,10}?前の$")


def _is_before(said: Utterance, one: When, other: When) -> bool:
    """True for what comes after the month that is told: 秋の採用が始まる前の8月中には."""
    return other.grain == "month" and _BEFORE_IT.search(said.folded[one.start : other.start]) is not None


def _is_day(one: When) -> bool:
    """True for the first time of 9月7日が新学期なので, which the second only says more of; in 繁忙期が9月 the second tells when."""
    return one.span.first is not None and one.span.first == one.span.last
