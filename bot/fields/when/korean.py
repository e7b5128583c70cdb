"""Reads times in Korean: 다음 달 안에, 7월 말까지, 이번 분기, 추석 전에, 3개월 이내."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from bot.fields.numeral import native_value
from bot.fields.utterance import Utterance
from bot.fields.when import dates
from bot.fields.when.dates import DAY, PARTS, Span, When, full_year
from bot.fields.when.feast import NAMES, feast
from bot.fields.when.scan import Particles, Phrase, Scene, bind, scan
from bot.language import lexicon

_KO = lexicon("ko")
_SINO = "일이삼사오육칠팔구십"
_NATIVE = r"열두|열한|열|아홉|여덟|일곱|여섯|다섯|한두|두세|서너|한|두|세|석|네|넉"
_N = rf"(?:\d{{1,4}}|[{_SINO}]{{1,4}}|{_NATIVE}|몇|반)"
_YEAR = r"(?P<year>(?:19|20)\d{2}년|[이천오십일삼사육칠팔구영]{4,6}년|\d{2}년(?=\s?\d{1,2}월)|올해|금년|내년|명년|내후년|올|이듬해)?"
_PART = r"(?P<part>말일|말|초순|초|중순|중반|하순|상순|마지막\s?(?:주|날)|첫\s?(?:번째\s?)?주|첫째\s?주|전반|후반)?"
_FEASTS = "|".join(re.escape(name) for name in NAMES if "가" <= name[0] <= "힣")
_WEEKDAYS = "|".join(_KO.weekdays)
_ORDINALS: Mapping[str, int] = {"첫": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "넷": 4, "네": 4, "다섯": 5, "마지막": -1}


def number(text: str) -> float:
    """A Korean count: 3, 삼, 세, 열두, 반 (a half); 몇 (a few) is 3."""
    if text.isdigit():
        return min(int(text), 10_000)
    if text in ("몇", "서너"):
        return 3
    if text == "반":
        return 0.5
    if text in ("한두", "두세"):
        return native_value(text[1:])
    native = native_value(text)
    if native:
        return native
    value, current = 0, 0
    for sign in text:
        if sign in ("십", "백", "천"):
            value, current = value + (current or 1) * int(_KO.scales[sign]), 0
        else:
            current = int(_KO.numerals.get(sign, 0))
    return value + current


def _year(text: str | None, now: date) -> int | None:
    if not text:
        return None
    ahead = {"올해": 0, "금년": 0, "올": 0, "내년": 1, "명년": 1, "이듬해": 1, "내후년": 2}
    if text in ahead:
        return now.year + ahead[text]
    plain = text.removesuffix("년")
    return full_year(plain) if plain.isdigit() else int(number(plain))


_PARTS = {
    "초": "early",
    "초순": "early",
    "상순": "early",
    "전반": "first half",
    "중": "mid",
    "중순": "mid",
    "중반": "mid",
    "말": "late",
    "하순": "late",
    "후반": "second half",
    "말일": "last day",
}


def _part(span: Span, part: str | None) -> Span:
    if not part:
        return span
    plain = part.replace(" ", "")
    if plain.startswith("마지막"):
        return PARTS["last week" if plain.endswith("주") else "last day"](span)
    if plain.startswith("첫"):
        return PARTS["first week"](span)
    return PARTS[_PARTS[plain]](span)


def _month(found: re.Match[str], at: Scene) -> Span | None:
    count = int(number(found.group("month")))
    if not 1 <= count <= 12:
        return None
    year = _year(found.group("year"), at.now)
    if found.group("day"):
        return dates.coming_day(at.now, count, int(number(found.group("day"))), year)
    return _part(dates.coming_month(at.now, count, year), found.group("part"))


_AHEAD = {
    "이번": 0,
    "금": 0,
    "당": 0,
    "이": 0,
    "금번": 0,
    "다음": 1,
    "담": 1,
    "내": 1,
    "오는": 1,
    "차": 1,
    "돌아오는": 1,
    "다다음": 2,
    "그다음": 2,
}


def _unit(now: date, unit: str, ahead: int) -> Span:
    if unit in ("주", "주중"):
        return dates.week(now, ahead)
    if unit == "주말":
        monday = dates.week(now, ahead).first or now
        return Span(monday + 5 * DAY, monday + 6 * DAY)
    if unit in ("달", "월"):
        return dates.month(now.year, now.month + ahead)
    if unit == "분기":
        return dates.quarter(now.year, (now.month + 2) // 3 + ahead)
    if unit == "반기":
        return dates.months(now.year, (1 if now.month <= 6 else 7) + 6 * ahead, 6)
    return dates.year_of(now.year + ahead)


def _relative(found: re.Match[str], at: Scene) -> Span | None:
    ahead = _AHEAD[found.group("which")]
    unit = found.group("unit")
    if found.group("weekday"):
        return dates.day(dates.weekday(at.now, _KO.weekdays[found.group("weekday")], ahead)) if unit == "주" else None
    return _part(_unit(at.now, unit, ahead), found.group("part"))


def _day_of_relative(found: re.Match[str], at: Scene) -> Span | None:
    base = dates.month(at.now.year, at.now.month + _AHEAD[found.group("which")])
    return dates.exact(base.first.year, base.first.month, int(number(found.group("day")))) if base.first else None


def _year_part(found: re.Match[str], at: Scene) -> Span | None:
    year = _year(found.group("year"), at.now)
    if year is None or not 1990 < year < 2200:
        return None
    half, part = found.group("half"), found.group("part")
    if half:
        return dates.months(year, 1 if half == "상" else 7, 6)
    return _part(dates.year_of(year), part)


def _half(found: re.Match[str], at: Scene) -> Span | None:
    first = found.group("half") == "상"
    year = at.now.year + (first and at.now.month > 6)
    return dates.months(year, 1 if first else 7, 6)


def _quarter(found: re.Match[str], at: Scene) -> Span | None:
    count = int(number(found.group("q")))
    year = _year(found.group("year"), at.now)
    if not 1 <= count <= 4:
        return None
    last = dates.quarter(at.now.year, count).last
    return _part(dates.quarter(year if year else at.now.year + (last is not None and last < at.now), count), found.group("part"))


def _ahead(days: int) -> Callable[[date], Span]:
    return lambda now: dates.day(now + days * DAY)


def _part_of(unit: str, part: str, ahead: int = 0) -> Callable[[date], Span]:
    return lambda now: PARTS[part](_unit(now, unit, ahead))


def _summer_break(now: date) -> Span:
    return dates.months(now.year + (now.month > 8), 7, 2)


def _end_of_year(now: date) -> Span:
    return dates.month(now.year, 12)


_WORDS: Mapping[str, Callable[[date], Span]] = {
    "오늘|금일": _ahead(0),
    "내일": _ahead(1),
    "내일모레|모레": _ahead(2),
    "글피": _ahead(3),
    "연말|회계연도 말": _end_of_year,
    "연내": lambda now: Span(None, _end_of_year(now).last),
    "연초": lambda now: dates.month(now.year + 1, 1),
    "월말": _part_of("달", "late"),
    "월초": _part_of("달", "early", 1),
    "분기말|분기 말": _part_of("분기", "late"),
    "주말": lambda now: _unit(now, "주말", 0),
    "휴가철|여름휴가|여름 휴가": _summer_break,
    "개학": lambda now: dates.coming_month(now, 9 if 3 < now.month <= 9 else 3),
    "수능": lambda now: PARTS["mid"](dates.coming_month(now, 11)),
}
_BY_WORD = {word: read for words, read in _WORDS.items() for word in words.split("|")}
_SEASONS = {"봄": "spring", "여름": "summer", "가을": "autumn", "겨울": "winter"}


def _season(found: re.Match[str], at: Scene) -> Span | None:
    name = _SEASONS[found.group("season")]
    year = _year(found.group("year"), at.now)
    if year and year != at.now.year:
        return dates.season(date(year, 2, 1), name, "KR")
    span = dates.season(at.now, name, "KR")
    return (
        dates.season(at.now, name, "KR", skip=1) if (found.group("which") or "") == "다음" and span.first and span.first <= at.now else span
    )


def _later(found: re.Match[str], at: Scene) -> Span | None:
    unit = {"일": "day", "주": "week", "달": "month", "개": "month", "년": "year", "분": "quarter", "해": "year"}[found.group("unit")[0]]
    least = number(found.group("n"))
    most = number(found.group("m")) if found.group("m") else least + (found.group("n") in ("한두", "두세", "서너"))
    if found.group("n") in ("한두", "두세"):
        least, most = most - 2 + 0 * least, most - 1
        least = number({"한두": "한", "두세": "두"}[found.group("n")])
        most = least + 1
    if found.group("half"):
        least, most = least + 0.5, most + 0.5
    how = found.group("how") or ""
    if how and how[0] in "안이내" and not how.startswith("이후"):
        return Span(None, dates.shifted(at.now, most, unit))
    if found.group("ahead"):
        return Span(None, dates.shifted(at.now, most, unit))
    return Span(dates.shifted(at.now, least, unit), dates.shifted(at.now, most, unit))


def _nth_weekday(found: re.Match[str], at: Scene) -> Span | None:
    base = dates.coming_month(at.now, int(number(found.group("month"))), _year(found.group("year"), at.now))
    nth = next(value for word, value in _ORDINALS.items() if found.group("nth").startswith(word))
    if base.first is None or base.last is None:
        return None
    what = found.group("what")
    if what == "주":
        edge = PARTS["last week" if nth < 0 else "first week"](base)
        return dates.week(edge.first or base.first, 0 if nth < 0 else nth - 1)
    if what == "날":
        return dates.day(base.last)
    wanted = _KO.weekdays[what]
    if nth < 0:
        return dates.day(base.last - ((base.last.weekday() - wanted) % 7) * DAY)
    return dates.day(base.first + ((wanted - base.first.weekday()) % 7 + 7 * (nth - 1)) * DAY)


def _figures(found: re.Match[str], at: Scene) -> Span | None:
    year = int(found.group("y")) if found.group("y") else None
    return dates.coming_day(at.now, int(found.group("m")), int(found.group("d")), year) if 1 <= int(found.group("m")) <= 12 else None


_PHRASES: tuple[Phrase, ...] = (
    Phrase(
        frozenset("빨급장즉바asc"),
        re.compile(
            r"최대한 ?빨리|최대한 ?빠르게|최대한 ?빠른|가능한 ?(?:한 )?(?:빨리|빠르게|빠른|한 빨리)|가급적 ?(?:빨리|빠르게|빠른)"
            r"|되도록 ?(?:빨리|빠르게|이면 빨리)|빠른 ?시일|빠를수록|급해요"
            r"|급합니다|급한데|급하게|급히|시급|긴급|지금 ?당장|당장(?!은)|즉시|바로 ?(?:시작|도입|쓰|사용|진행|써|가능)"
            r"|하루빨리|하루라도 빨리|asap|빨리(?=요|\s?(?:시작|도입|써|쓰|했으면|하고"
            r"|됐으면|되면|진행|필요|부탁))"
        ),
        lambda _, at: Span(at.now, at.now + 30 * DAY),
        "asap",
    ),
    Phrase(
        frozenset("첫둘두셋세넷네마"),
        re.compile(
            rf"(?:{_YEAR}\s?)(?P<month>\d{{1,2}}|[{_SINO}]{{1,2}})월\s?(?P<nth>(?:첫|둘|두|셋|세|넷|네|다섯)(?:번째|째)"
            rf"|마지막)\s?(?P<what>{_WEEKDAYS}|주|날)"
        ),
        _nth_weekday,
        "day",
    ),
    Phrase(
        frozenset("월"),
        re.compile(
            rf"(?:{_YEAR}\s?)(?:다음\s?)?(?<!\d)(?P<month>\d{{1,2}}|(?<![가-힣])[{_SINO}유시]{{1,2}})월(?!요일|급|세|드|간"
            rf"|별)(?:\s?(?P<day>\d{{1,2}}|[{_SINO}]{{1,3}})일(?!\s?(?:동안|간))|\s?{_PART})(?:\s?\(?(?:{_WEEKDAYS})\)?)?"
        ),
        _month,
        "month",
    ),
    Phrase(
        frozenset("주달월년분반해"),
        re.compile(
            rf"(?P<which>이번|금번|금|당|다음|담|오는|돌아오는|다다음|그다음|차)\s?(?P<unit>주말|주|달|분기|년|해|반기)(?![가-힣]*\s?(?:문"
            rf"|소))\s?(?:(?P<weekday>{_WEEKDAYS})|{_PART})"
        ),
        _relative,
        "month",
    ),
    Phrase(frozenset("달월"), re.compile(r"(?P<which>이|이번|다음|담)\s?달\s?(?P<day>\d{1,2})일"), _day_of_relative, "day"),
    Phrase(
        frozenset("달"),
        re.compile(rf"(?<![가-힣])(?P<which>이|내)\s?(?P<unit>달|월)(?P<weekday>(?!))?\s?{_PART}(?=[\s,.!?]|안|내|중|까|부|말|에|$)"),
        _relative,
        "month",
    ),
    Phrase(
        frozenset("분q"),
        re.compile(rf"(?:{_YEAR}\s?)(?:(?:제\s?)?(?P<q>[1-4일이삼사])\s?(?:/4\s?)?분기)(?:\s?{_PART})"),
        _quarter,
        "quarter",
    ),
    Phrase(frozenset("q"), re.compile(rf"(?:{_YEAR}\s?)q(?P<q>[1-4])(?![\d])(?:\s?{_PART})"), _quarter, "quarter"),
    Phrase(
        frozenset("년올"),
        re.compile(
            r"(?P<year>(?:19|20)\d{2}년|올해|금년|내년|명년|내후년|올)(?:도)?\s?(?:(?P<half>[상하])반기|(?P<part>말|초|중순|중반|하순|초순"
            r"|중)(?![가-힣]*월))(?!\s?(?:\d|계약))"
        ),
        _year_part,
        "year",
    ),
    Phrase(
        frozenset("년해"),
        re.compile(
            r"(?P<year>(?:19|20)\d{2}년|올해|금년|내년|명년|내후년)(?P<half>(?!))?(?P<part>(?!))?(?:도)?(?!\s?(?:예산|봄|여름"
            r"|가을|겨울|[상하]반기|\d))"
        ),
        _year_part,
        "year",
    ),
    Phrase(frozenset("반"), re.compile(r"(?P<half>[상하])반기"), _half, "quarter"),
    Phrase(
        frozenset("오금내모글연월주분회개휴여수"),
        re.compile("|".join(rf"(?<![가-힣]){re.escape(word)}" for word in sorted(_BY_WORD, key=len, reverse=True))),
        lambda found, at: _BY_WORD[found.group()](at.now),
        "day",
    ),
    Phrase(
        frozenset("일주달개년분해"),
        re.compile(
            rf"(?P<ahead>(?:앞으로|향후|다음)\s?)?(?<![가-힣\d./])(?P<n>{_N})(?:\s?(?:-|~|에서|이나|내지"
            rf"|,)\s?(?P<m>{_N}))?\s?(?P<unit>개월|달|주일|주간"
            rf"|주|일|년|분기|해)(?P<half>\s?반)?(?:\s?(?:정도|쯤|가량))?(?!요|차|전|째|간의|치|짜|된|동안|부터|생|도|월)"
            r"(?:\s?(?P<how>안에|안으로|안|이내|내로|내에|내|후|뒤|있다가|이후|지나|정도 뒤|정도 후))?(?![가-힣]*(?:계약|약정"
            r"|무료|경력|운영했))"
        ),
        _later,
        "later",
    ),
    Phrase(
        frozenset("봄여가겨"),
        re.compile(
            rf"(?P<which>이번|오는|다음)?\s?(?:{_YEAR}\s?)(?<![가-힣])(?P<season>봄|여름|가을|겨울)(?=\s|까|전|에|이|쯤|부|쯤|$"
            rf"|[,.!?]|철|즈|방|께)"
        ),
        _season,
        "season",
    ),
    Phrase(
        frozenset("크성설구추한신새어광개블빼발삼현석"),
        re.compile(
            rf"(?<![가-힣])(?:(?P<year>내년|올해|\d{{4}}년)\s?)?(?P<name>{_FEASTS})(?=\s|까|전|에|이|쯤|연|명|부|후|$"
            rf"|[,.!?])(?:\s?(?:연휴|명절))?"
        ),
        lambda found, at: feast(found.group("name"), at.now, "KR", _year(found.group("year"), at.now)),
        "day",
    ),
    Phrase(
        frozenset("요"),
        re.compile(rf"(?:(?P<dom>\d{{1,2}})일\s?)?(?:다음\s)?(?P<weekday>{_WEEKDAYS})"),
        lambda found, at: dates.day(dates.weekday(at.now, _KO.weekdays[found.group("weekday")])),
        "day",
    ),
    Phrase(
        frozenset("일"),
        re.compile(r"(?<![\d월년,./])(?<!월 )(?P<d>\d{1,2})일(?=\s?(?:까지|전|에|부터|이전|쯤|날|[,.!?]|$))"),
        lambda found, at: _coming_dom(at.now, int(found.group("d"))),
        "day",
    ),
    Phrase(
        frozenset("0123456789"),
        re.compile(r"(?<![\d./-])(?:(?P<y>20\d{2})\s?[-/.]\s?)(?P<m>\d{1,2})\s?[-/.]\s?(?P<d>\d{1,2})(?![\d/])"),
        _figures,
        "day",
    ),
    Phrase(frozenset("/"), re.compile(r"(?<![\d./-])(?P<y>(?!))?(?P<m>\d{1,2})/(?P<d>\d{1,2})(?![\d/])"), _figures, "day"),
)


def _coming_dom(now: date, count: int) -> Span | None:
    for ahead in range(3):
        base = dates.month(now.year, now.month + ahead).first or now
        span = dates.exact(base.year, base.month, count)
        if span and span.first and span.first >= now:
            return span
    return None


_AFTER = re.compile(
    r"\s?(?:쯤|정도|경|께)?(?:에|엔|에는)?\s?(?:(?P<by>까지|안에|안으로|내에|내로|이내|안(?=\s|$|[,.])|내(?=\s|$|[,.])|이전까지"
    r"|중으로는|중까지|전후까지)"
    r"|(?P<before>되기 ?전|오기 ?전|시작 ?전|가기 ?전|전까지|이전|전에|전(?=\s|$|[,.으이])|전엔|방학 ?전)|(?P<from>부터|이후"
    r"|이후로|이후에|지나|넘어|끝나고|후에|후(?=\s|$|[,.])"
    r"|뒤에))"
)
_RANGE = re.compile(r"\s?(?:-|~|부터|에서|이나|,|또는)\s?")
_PARTICLES = Particles(_AFTER, _RANGE, ("부터",))
_EASY = re.compile(r"[월주달년분기해봄여가겨설추말초오내모글연급빨장즉성크요일개빠q/]|asap|\d[-.]\d|바로|시급")


def whens(said: Utterance, at: Scene) -> Sequence[When]:
    """Every time that a Korean text names, from left to right, ranges joined."""
    if not _EASY.search(said.folded):
        return []
    return bind(said, scan(_PHRASES, said, frozenset(said.folded), at), _PARTICLES)
