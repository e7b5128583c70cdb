"""Reads times in Japanese: 来月中, 9月末まで, 今四半期, お盆前, 3ヶ月以内, 令和3年8月6日."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from bot.fields.utterance import Utterance
from bot.fields.when import dates
from bot.fields.when.dates import DAY, PARTS, Span, When, full_year
from bot.fields.when.feast import NAMES, feast
from bot.fields.when.scan import Particles, Phrase, Scene, bind, scan
from bot.language import lexicon

_JA = lexicon("ja")
_ERAS: Mapping[str, int] = {"令和": 2018, "平成": 1988, "昭和": 1925}  # the year before the first of each era
_HAN = "〇一二三四五六七八九十"
_N = rf"(?:\d{{1,4}}|[{_HAN}]{{1,4}}|半|数)"
_MONTH = rf"(?P<month>\d{{1,2}}|[{_HAN}]{{1,2}}|{'|'.join(reading.removesuffix('がつ') for reading in _JA.readings)})(?:月|がつ)"
_YEAR = (
    r"(?P<year>(?:令和|平成|昭和)(?:\d{1,2}|元)年|(?:19|20)\d{2}年|(?<!\d)\d{2}年(?=\d{1,2}月)|(?:19"
    r"|20)\d{2}(?=[~から、,・](?:19|20)\d{2}年)|再来年|来年"
    r"|今年|本年|翌年|明年|当年)"
)
_PART = (
    r"(?P<part>末日|末|頭|初旬|初め|はじめ|上旬|中旬|半ば|なかば|下旬|後半|前半|いっぱい|の終わり|終わり|の前半|の後半|の初め|の頭"
    r"|の末|の半ば)?"
)
_FEASTS = "|".join(re.escape(name) for name in NAMES if not name.isascii() and not "가" <= name[0] <= "힣") + "|gw"
_WEEKDAYS = "|".join(_JA.weekdays)
_READINGS = {
    "げつよう": "月曜",
    "かよう": "火曜",
    "すいよう": "水曜",
    "もくよう": "木曜",
    "きんよう": "金曜",
    "どよう": "土曜",
    "にちよう": "日曜",
}


def number(text: str) -> float:
    """A Japanese count: 3, 三, 十二, 半 (a half); 数 (some) is 3."""
    if text.isdigit():
        return min(int(text), 10_000)
    if text in ("数", "半"):
        return 3 if text == "数" else 0.5
    value, current = 0, 0
    for sign in text:
        if sign == "十":
            value, current = value + (current or 1) * 10, 0
        else:
            current = current * 10 + int(_JA.numerals.get(sign, 0))
    return value + current


def _year(text: str | None, now: date) -> int | None:
    if not text:
        return None
    ahead = {"今年": 0, "本年": 0, "当年": 0, "来年": 1, "翌年": 1, "明年": 1, "再来年": 2}
    if text in ahead:
        return now.year + ahead[text]
    plain = text.removesuffix("年")
    for era, before in _ERAS.items():
        if plain.startswith(era):
            return before + (1 if plain.endswith("元") else int(plain.removeprefix(era)))
    return full_year(plain)


_PARTS = {
    word: part
    for part, words in {
        "early": "頭|初旬|初め|はじめ|上旬",
        "mid": "中旬|半ば|なかば",
        "late": "末|下旬|終わり",
        "last day": "末日",
        "first half": "前半",
        "second half": "後半",
        "whole": "いっぱい",
    }.items()
    for word in words.split("|")
}


def _part(span: Span, part: str | None) -> Span:
    return PARTS[_PARTS[part.removeprefix("の")]](span) if part else span


def _month_number(text: str) -> int:
    reading = _JA.readings.get(f"{text}がつ")
    return int(reading.removesuffix("月")) if reading else int(number(text))


def _month(found: re.Match[str], at: Scene) -> Span | None:
    count = _month_number(found.group("month"))
    if not 1 <= count <= 12:
        return None
    year = _year(found.group("year"), at.now)
    if found.group("day"):
        return dates.coming_day(at.now, count, int(number(found.group("day"))), year)
    return _part(dates.coming_month(at.now, count, year), found.group("part"))


_AHEAD = {
    "今": 0,
    "この": 0,
    "当": 0,
    "本": 0,
    "現": 0,
    "現在の": 0,
    "今の": 0,
    "現行": 0,
    "こん": 0,
    "来": 1,
    "翌": 1,
    "次の": 1,
    "次": 1,
    "らい": 1,
    "再来": 2,
    "さ来": 2,
    "さらい": 2,
}


def _unit(at: Scene, unit: str, ahead: int) -> Span:
    now = at.now
    if unit in ("週", "1週間", "しゅう"):
        return dates.week(now, ahead)
    if unit == "週末":
        monday = dates.week(now, ahead).first or now
        return Span(monday + 5 * DAY, monday + 6 * DAY)
    if unit in ("月", "ひと月", "げつ"):
        return dates.month(now.year, now.month + ahead)
    if unit in ("四半期", "qtr", "クォーター", "クオーター"):
        return dates.quarter(now.year, (now.month + 2) // 3 + ahead)
    if unit in ("年度", "期", "会計年度"):
        return dates.fiscal_year(now, "JP", ahead)
    return dates.day(now) if unit == "1日" else dates.year_of(now.year + ahead)


def _relative(found: re.Match[str], at: Scene) -> Span | None:
    ahead = _AHEAD[found.group("which")]
    unit = found.group("unit")
    if found.group("weekday"):
        return dates.day(dates.weekday(at.now, _JA.weekdays[found.group("weekday")], ahead)) if unit == "週" else None
    base = _unit(at, unit, ahead)
    if found.group("day"):
        return dates.exact(base.first.year, base.first.month, int(found.group("day"))) if unit == "月" and base.first else None
    if found.group("season"):
        return dates.season(base.first or at.now, _SEASONS[found.group("season")], "JP")
    return _part(base, found.group("part"))


def _year_part(found: re.Match[str], at: Scene) -> Span | None:
    year = _year(found.group("year"), at.now)
    if year is None or not 1900 < year < 2200:
        return None
    if found.group("fiscal"):
        return _part(dates.year_of(year, 4), found.group("part"))
    if found.group("half"):
        return dates.months(year, 1 if found.group("half")[0] in "上前" else 7, 6)
    return _part(dates.year_of(year), found.group("part"))


def _half(found: re.Match[str], at: Scene) -> Span | None:
    """上期 and 下期 are halves of the Japanese fiscal year, from April and from October."""
    begins = 4 if found.group("half") == "上" else 10
    which = found.group("which")
    fiscal = dates.fiscal_year(at.now, "JP", 1 if which in ("来", "来年度", "来年度の", "翌") else 0)
    if fiscal.first is None:
        return None
    span = dates.months(fiscal.first.year, begins, 6)
    return dates.months(fiscal.first.year + 1, begins, 6) if not which and span.last and span.last < at.now else span


def _quarter(found: re.Match[str], at: Scene) -> Span | None:
    count = int(number(found.group("q")))
    if not 1 <= count <= 4:
        return None
    year = _year(found.group("year"), at.now)
    last = dates.quarter(at.now.year, count).last
    return _part(dates.quarter(year if year else at.now.year + (last is not None and last < at.now), count), found.group("part"))


def _ahead(days: int) -> Callable[[Scene], Span]:
    return lambda at: dates.day(at.now + days * DAY)


def _part_of(unit: str, part: str, ahead: int = 0) -> Callable[[Scene], Span]:
    return lambda at: PARTS[part](_unit(at, unit, ahead))


def _within(unit: str) -> Callable[[Scene], Span]:
    return lambda at: Span(None, _unit(at, unit, 0).last)


def _april(at: Scene) -> Span:
    return dates.coming_month(at.now, 4)


def _march(at: Scene) -> Span:
    return dates.coming_month(at.now, 3)


_WORDS: Mapping[str, Callable[[Scene], Span]] = {
    "今日|本日|きょう|ほんじつ": _ahead(0),
    "明日|あした|あす|みょうにち": _ahead(1),
    "明後日|あさって": _ahead(2),
    "年内": _within("年"),
    "月内": _within("月"),
    "週内": _within("週"),
    "年度内|期内": _within("年度"),
    "年末": lambda at: dates.month(at.now.year, 12),
    "年明け|年初": lambda at: dates.month(at.now.year + 1, 1),
    "年始": lambda at: PARTS["early"](dates.month(at.now.year + 1, 1)),
    "月末": _part_of("月", "late"),
    "月初": _part_of("月", "early", 1),
    "週明け": lambda at: dates.day(dates.weekday(at.now, 0)),
    "週末": lambda at: _unit(at, "週末", 0),
    "四半期末": _part_of("四半期", "late"),
    "年度末|期末": _march,
    "年度初め|新年度|期初|新学期": _april,
    "繁忙期": lambda at: dates.coming_month(at.now, 12),
}
_BY_WORD = {word: read for words, read in _WORDS.items() for word in words.split("|")}
_SEASONS = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}


def _season(found: re.Match[str], at: Scene) -> Span | None:
    name = _SEASONS[found.group("season")]
    year = _year(found.group("year"), at.now)
    return dates.season(date(year, 2, 1), name, "JP") if year and year != at.now.year else dates.season(at.now, name, "JP")


def _later(found: re.Match[str], at: Scene) -> Span | None:
    sign = found.group("unit")
    unit = (
        "day"
        if sign.startswith("日")
        else "week"
        if sign.startswith("週")
        else "year"
        if sign.startswith("年")
        else "quarter"
        if sign.startswith("四")
        else "month"
    )
    least = number(found.group("n"))
    most = number(found.group("m")) if found.group("m") else least
    if found.group("half"):
        least, most = least + 0.5, most + 0.5
    how = found.group("how") or ""
    if how.startswith(("以内", "のうち", "内")) or (how.startswith("まで") and not found.group("m")) or found.group("ahead"):
        return Span(None, dates.shifted(at.now, most, unit))
    return Span(dates.shifted(at.now, least, unit), dates.shifted(at.now, most, unit))


def _figures(found: re.Match[str], at: Scene) -> Span | None:
    year = int(found.group("y")) if found.group("y") else None
    return dates.coming_day(at.now, int(found.group("m")), int(found.group("d")), year) if 1 <= int(found.group("m")) <= 12 else None


def _year_month(found: re.Match[str], _: Scene) -> Span | None:
    count = int(found.group("m"))
    return dates.month(int(found.group("y")), count) if 1 <= count <= 12 else None


def _weekday(found: re.Match[str], at: Scene) -> Span | None:
    word = found.group("weekday") or _READINGS.get(found.group("reading") or "", "") or f"{found.group('sign') or found.group('bare')}曜"
    return dates.day(dates.weekday(at.now, _JA.weekdays[word])) if word in _JA.weekdays else None


def _coming_dom(found: re.Match[str], at: Scene) -> Span | None:
    for ahead in range(3):
        base = dates.month(at.now.year, at.now.month + ahead).first or at.now
        span = dates.exact(base.year, base.month, int(found.group("d")))
        if span and span.first and span.first >= at.now:
            return span
    return None


_PHRASES: tuple[Phrase, ...] = (
    Phrase(
        frozenset("早速急す至直今a"),
        re.compile(
            r"(?:なるべく|できるだけ|できる限り|可能な限り|一日も|一刻も|極力|とにかく)早(?:く|め|い|急)?(?:に|いうち)?|早急に?"
            r"|至急|大至急|すぐに?(?:でも)?(?=始|導入|使|必要|お願い|[\s,.!]|$"
            r"|です|ほし|欲し|利用|入れ|開始|に)|急ぎ(?!では|じゃ|ま[せ])(?:で|です)?|急いで(?:い|お)(?:ます|る|り)(?!ま?せん)"
            r"|今すぐ|直ちに|速やかに|最短|asap"
        ),
        lambda _, at: Span(at.now, at.now + 30 * DAY),
        "asap",
    ),
    Phrase(
        frozenset("月がつ"),
        re.compile(
            rf"(?:{_YEAR}の?)?(?<![\d一二三四五六七八九十]){_MONTH}(?!額|々|間|曜|次|給|謝|あたり|当たり)(?:(?P<day>\d{{1,2}}"
            rf"|[{_HAN}]{{1,3}})日(?:\((?:月|火"
            rf"|水|木|金|土|日)\))?|{_PART})"
        ),
        _month,
        "month",
    ),
    Phrase(
        frozenset("週月年四期q1ひし"),
        re.compile(
            rf"(?P<which>再来|さ来|さらい|来|らい|今の|今|こん|この|当|本|現在の|現行|現|翌|次の|次)(?P<unit>週末|週|しゅう|1週間"
            rf"|月|げつ|ひと月|年度|会計年度|年|四半期|期|qtr|クォーター"
            rf"|1日)(?!間?(?:前|ほど前)|額|度予算)の?(?:(?P<weekday>{_WEEKDAYS})日?|(?P<day>\d{{1,2}})日|(?P<season>[春夏秋冬])|{_PART})"
        ),
        _relative,
        "month",
    ),
    Phrase(
        frozenset("年020"),
        re.compile(rf"{_YEAR}(?P<fiscal>度)?の?(?:(?P<half>上半期|下半期|上期|下期|前半|後半)|{_PART})(?!\d|間|以上|ほど)"),
        _year_part,
        "year",
    ),
    Phrase(
        frozenset("期"), re.compile(r"(?P<which>来年度の|来年度|今年度の|今年度|来|今|当|翌)?(?P<half>[上下])(?:半)?期"), _half, "quarter"
    ),
    Phrase(frozenset("四"), re.compile(rf"(?:{_YEAR}の?)?第?(?P<q>[1-4一二三四])四半期の?{_PART}"), _quarter, "quarter"),
    Phrase(frozenset("q"), re.compile(rf"(?:{_YEAR}の?)?(?<![a-z\d])q(?P<q>[1-4])(?!\d)の?{_PART}"), _quarter, "quarter"),
    Phrase(frozenset("q"), re.compile(rf"(?:{_YEAR}の?)?(?<![a-z\d])(?P<q>[1-4])q(?![a-z\d])の?{_PART}"), _quarter, "quarter"),
    Phrase(
        frozenset("今本きほ明あみ年月週期四新繁"),
        re.compile("|".join(re.escape(word) for word in sorted(_BY_WORD, key=len, reverse=True))),
        lambda found, at: _BY_WORD[found.group()](at),
        "day",
    ),
    Phrase(
        frozenset("日週月年四"),
        re.compile(
            rf"(?P<ahead>(?:今後|これから|向こう))?(?<![\d./第])(?P<n>{_N})(?:[~-](?P<m>{_N}))?(?P<unit>[ヶかカヵケ箇]月|か月"
            rf"|カ月|週間?|日|年"
            rf"|四半期)間?(?P<half>半)?(?!前|分|おき|ごと|度|生|目|目標|あたり|本|、?\d)(?:ほど|くらい|ぐらい|程度)?"
            r"(?P<how>以内|のうち|内|後|経|で|先|過ぎ|まで)?(?!契約|無料|保証|運営)"
        ),
        _later,
        "later",
    ),
    Phrase(
        frozenset("半"),
        re.compile(r"半年(?P<n>(?!))?(?:ほど|くらい|ぐらい|程度)?(?P<how>以内|後|先|のうち|で)?"),
        lambda found, at: Span(
            None if found.group("how") in ("以内", "のうち") else dates.shifted(at.now, 6, "month"), dates.shifted(at.now, 6, "month")
        ),
        "later",
    ),
    Phrase(
        frozenset("春夏秋冬"),
        re.compile(
            rf"(?:{_YEAR}の?)?(?P<season>[春夏秋冬])(?!休|服|物|日|季|雨|場|祭|木|田|山|本|子|野|川|島|美|香|樹|男|夫|実|菜|目|葉|至|分|期)"
        ),
        _season,
        "season",
    ),
    Phrase(
        frozenset("クお盆正ゴ連年ハバ七シ文夏冬g"),
        re.compile(rf"(?:{_YEAR}の?)?(?P<name>{_FEASTS})(?:休み|明け|商戦|シーズン)?"),
        lambda found, at: feast(found.group("name"), at.now, "JP", _year(found.group("year"), at.now)),
        "day",
    ),
    Phrase(
        frozenset("曜よ()月火水木金土"),
        re.compile(
            rf"(?P<weekday>{_WEEKDAYS})日?|(?P<reading>{'|'.join(_READINGS)})び?|\((?P<sign>[月火水木金土日])\)"
            rf"|^(?P<bare>[月火水木金土日])(?=[には]$)"
        ),
        _weekday,
        "day",
    ),
    Phrase(
        frozenset("日"), re.compile(r"(?<![\d月年,./])(?P<d>\d{1,2})日(?=まで|に|は|で|以|前|頃|ごろ|より|から|,|\.|$)"), _coming_dom, "day"
    ),
    Phrase(
        frozenset("0123456789"), re.compile(r"(?<![\d./-])(?P<y>20\d{2})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?![\d/])"), _figures, "day"
    ),
    Phrase(frozenset("/"), re.compile(r"(?<![\d./-])(?P<y>(?!))?(?P<m>\d{1,2})/(?P<d>\d{1,2})(?![\d/])"), _figures, "day"),
    Phrase(frozenset("/."), re.compile(r"(?<![\d./-])(?P<y>20\d{2})[/.](?P<m>\d{1,2})(?![\d/.])"), _year_month, "month"),
)
_AFTER = re.compile(
    r"(?:頃|ごろ|くらい|ぐらい|あたり)?(?:に|には|の)?(?:(?P<by>までには|までに|まで|中には?までに|以内|のうち|にかけて|が期限"
    r"|を期限|が締|必着)|(?P<before>よりも?前|の前|前(?!半)|に間に合|開始前"
    r"|に入る前|になる前|が来る前)|(?P<until>以前)|(?P<from>以降|以来|から|よりも?後|過ぎ|明け以降|より(?=20\d\d)|~(?=$"
    r"|[\s,.に])|の後|後(?!半)|明け|が終わ|を過ぎ))"
)
_RANGE = re.compile(r"\s?(?:-|~|から|以降|より|,|・|か|または|、)\s?")
_PARTICLES = Particles(_AFTER, _RANGE, ("から", "以降", "より", "~", "以来"))
_EASY = re.compile(
    r"[月週年日期曜春夏秋冬盆早急至速直がよ半末]|q[1-4]|[1-4]q|\d[/.]\d|\d-\d|すぐ|きょう|あ[しす]|あさ|みょ|ほん|しゅう|クリ"
    r"|ゴール|gw|asap|qtr|ハロ|バレ|連休|最短|今|(?<=20\d\d)|\(.\)"
)


def whens(said: Utterance, at: Scene) -> Sequence[When]:
    """Every time that a Japanese text names, from left to right, ranges joined."""
    if not _EASY.search(said.folded):
        return []
    return bind(said, scan(_PHRASES, said, frozenset(said.folded), at), _PARTICLES)
