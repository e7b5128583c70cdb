"""Holidays that people plan around, by the name they have in English, Korean and Japanese; movable ones from `holidays` and `dateutil`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from warnings import catch_warnings, simplefilter

from bot.fields.when.dates import DAY, Span, month


def _fixed(month_number: int, number: int, days: int = 1) -> Callable[[int, str], Span | None]:
    return lambda year, _: Span(first := date(year, month_number, number), first + (days - 1) * DAY)


def _easter(year: int, _: str) -> Span | None:
    """Two days after Good Friday, which the calendar of Great Britain has."""
    friday = next((of for of, called in _country("GB", year) if called == "Good Friday"), None)
    return Span(friday + 2 * DAY, friday + 2 * DAY) if friday else None


@cache
def _country(code: str, year: int) -> tuple[tuple[date, str], ...]:
    """The public holidays of a country in a year, with their English names; of a year too far off those that never move."""
    import holidays

    with catch_warnings():
        simplefilter("ignore")
        table = holidays.country_holidays(code, years=[year], language="en_US")
    return tuple(sorted(table.items()))


def _public(code: str, name: str) -> Callable[[int, str], Span | None]:
    """A public holiday with the free days around it that bear its name."""

    def found(year: int, _: str) -> Span | None:
        days = [of for of, called in _country(code, year) if name in called]
        return Span(days[0], days[-1]) if days else None

    return found


def _national(*names: str, otherwise: Callable[[int, str], Span | None], home: str = "") -> Callable[[int, str], Span | None]:
    """A day that many countries have, each at another date, by the first of its names that the prospect's country knows.

    Where theirs has none, or no table tells: `otherwise`, which is the day of the country `home`, or of all where none is named.
    """

    def found(year: int, region: str) -> Span | None:
        try:
            table = _country(region.upper(), year)
        except NotImplementedError:  # no table for that country
            return otherwise(year, "")
        days = (of for name in names for of, called in table if name in called and "observed" not in called and "Juneteenth" not in called)
        the_day = next(days, None)
        if the_day:
            return Span(the_day, the_day)
        return otherwise(year, region) if not home or home == region.upper() else None

    return found


def _nth(month_number: int, weekday: int, nth: int) -> Callable[[int, str], Span | None]:
    """The nth Monday (0) to Sunday (6) of a month."""

    def found(year: int, _: str) -> Span | None:
        first = date(year, month_number, 1)
        the_day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
        return Span(the_day, the_day)

    return found


def _from_easter(days: int) -> Callable[[int, str], Span | None]:
    def found(year: int, region: str) -> Span | None:
        easter = _easter(year, region)
        return Span(easter.first + days * DAY, easter.first + days * DAY) if easter and easter.first else None

    return found


def _mothers(year: int, region: str) -> Span | None:
    """In Britain and Ireland three weeks before Easter, elsewhere the second Sunday of May."""
    return (_from_easter(-21) if region.upper() in ("GB", "IE") else _nth(5, 6, 2))(year, region)


def _fathers(year: int, region: str) -> Span | None:
    """In Australia and New Zealand the first Sunday of September, elsewhere the third of June."""
    return (_nth(9, 6, 1) if region.upper() in ("AU", "NZ") else _nth(6, 6, 3))(year, region)


def _ramadan(year: int, region: str) -> Span | None:
    """The thirty days before the feast that ends them."""
    eid = _public("SG", "Eid al-Fitr")(year, region)
    return Span(eid.first - 30 * DAY, eid.first - DAY) if eid and eid.first else None


def _thanksgiving(year: int, region: str) -> Span | None:
    nth, month_number, weekday = (1, 10, 0) if region.upper() == "CA" else (3, 11, 3)
    first = date(year, month_number, 1)
    the_day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * nth)
    return Span(the_day, the_day)


def _after_thanksgiving(days: int) -> Callable[[int, str], Span | None]:
    def found(year: int, _: str) -> Span | None:
        the_day = _thanksgiving(year, "US")
        return Span(the_day.first + days * DAY, the_day.first + days * DAY) if the_day and the_day.first else None

    return found


def _mondays(month_number: int, *, last: bool) -> Callable[[int, str], Span | None]:
    """The first or the last Monday of a month."""

    def found(year: int, _: str) -> Span | None:
        first, end = month(year, month_number)
        if first is None or end is None:
            return None
        the_day = end - timedelta(days=end.weekday()) if last else first + timedelta(days=-first.weekday() % 7)
        return Span(the_day, the_day)

    return found


def _bank(month_number: int, *, last: str = "") -> Callable[[int, str], Span | None]:
    """The Monday of a month on which the banks of Ireland and Britain are shut: the first, in the countries of `last` the last."""

    def found(year: int, region: str) -> Span | None:
        return _mondays(month_number, last=region.upper() in last.split())(year, region)

    return found


def _labour(year: int, region: str) -> Span | None:
    """The first Monday of September in North America, the fourth of October in New Zealand, elsewhere the first of May."""
    if region.upper() in ("US", "CA"):
        return _mondays(9, last=False)(year, region)
    if region.upper() != "NZ":
        return Span(date(year, 5, 1), date(year, 5, 1))
    first = _mondays(10, last=False)(year, region)
    return Span(first.first + 21 * DAY, first.first + 21 * DAY) if first and first.first else None


def _equinox(which: str) -> Callable[[int, str], Span | None]:
    """The week around an equinox, in which the Japanese visit graves."""

    def found(year: int, _: str) -> Span | None:
        the_day = next((of for of, called in _country("JP", year) if which in called), None)
        return Span(the_day - 3 * DAY, the_day + 3 * DAY) if the_day else None

    return found


_RULES: Mapping[str, Callable[[int, str], Span | None]] = {  # the names, with a bar between them, and the rule that finds the days
    "christmas|xmas|chrissy|chrissie|chrimbo|crimbo|crimble|christmas day|크리스마스|성탄절|クリスマス|降誕祭": _fixed(12, 25),
    "christmas eve|クリスマスイブ|クリスマス・イブ": _fixed(12, 24),
    "boxing day|ボクシングデー": _fixed(12, 26),
    "the holidays|holidays": _fixed(12, 20, 12),
    "holiday season": _fixed(11, 25, 37),
    "new year|new years|new year's|신정|새해|ニューイヤー": _fixed(1, 1),
    "new year's eve|nye": _fixed(12, 31),
    "正月|お正月": _fixed(1, 1, 3),
    "年末年始": _fixed(12, 28, 7),
    "valentine's|valentine's day|valentines|발렌타인데이|バレンタイン": _fixed(2, 14),
    "st patrick's day|paddy's day|paddys day|st patricks day": _fixed(3, 17),
    "halloween|ハロウィン|ハロウィーン|ハロウイン|핼러윈": _fixed(10, 31),
    "独立記念日|インディペンデンスデー": _fixed(7, 4),
    "independence day": _national("Independence Day", "National Day", otherwise=_fixed(7, 4), home="US"),
    "national day": _national("National Day", otherwise=_fixed(8, 9), home="SG"),
    "republic day": _national("Republic Day", otherwise=_fixed(1, 26), home="IN"),
    "merdeka|merdeka day|hari merdeka": _fixed(8, 31),
    "malaysia day": _fixed(9, 16),
    "jamhuri|jamhuri day": _fixed(12, 12),
    "madaraka day": _fixed(6, 1),
    "mashujaa day": _fixed(10, 20),
    "democracy day": _fixed(6, 12),
    "freedom day": _fixed(4, 27),
    "youth day": _fixed(6, 16),
    "women's day": _national("National Women's Day", otherwise=_fixed(3, 8)),
    "human rights day": _national("Human Rights Day", otherwise=_fixed(12, 10)),
    "day of reconciliation|reconciliation day": _fixed(12, 16),
    "rizal day": _fixed(12, 30),
    "bonifacio day": _fixed(11, 30),
    "heroes day|heroes' day|national heroes day": _national(
        "National Heroes Day", "Heroes' Day", otherwise=_public("PH", "Heroes"), home="PH"
    ),
    "gandhi jayanti": _fixed(10, 2),
    "holi": _public("IN", "Holi"),
    "dussehra|dasara": _public("IN", "Dussehra"),
    "pongal": _fixed(1, 14, 4),
    "vesak|vesak day|wesak|wesak day": _public("SG", "Vesak Day"),
    "eid|eid al-fitr|eid al fitr|eid ul fitr|eid-ul-fitr|hari raya|hari raya puasa": _public("SG", "Eid al-Fitr"),
    "eid al-adha|eid al adha|eid ul adha|bakrid|hari raya haji": _public("SG", "Eid al-Adha"),
    "ramadan|ramadhan|ramzan": _ramadan,
    "songkran": _fixed(4, 13, 3),
    "good friday": _from_easter(-2),
    "whit monday": _from_easter(50),
    "pentecost|whitsun": _from_easter(49),
    "mother's day|mothers day|mothers' day": _mothers,
    "father's day|fathers day|fathers' day": _fathers,
    "presidents day|presidents' day|president's day": _nth(2, 0, 3),
    "mlk day|martin luther king day": _nth(1, 0, 3),
    "columbus day|indigenous peoples' day|indigenous peoples day": _nth(10, 0, 2),
    "veterans day|veterans' day|remembrance day|armistice day": _fixed(11, 11),
    "victoria day": lambda year, _: Span(monday := date(year, 5, 24) - timedelta(days=date(year, 5, 24).weekday()), monday),
    "king's birthday|queen's birthday": _national("King's Birthday", otherwise=_nth(6, 0, 2), home="AU"),
    "king's day": _fixed(4, 27),
    "st stephen's day|st stephens day": _fixed(12, 26),
    "passover": _public("IL", "Pesach"),
    "rosh hashanah": _public("IL", "Rosh Hashanah"),
    "yom kippur": _public("IL", "Yom Kippur"),
    "australia day": _fixed(1, 26),
    "anzac day": _fixed(4, 25),
    "bonfire night": _fixed(11, 5),
    "singles day|빼빼로데이": _fixed(11, 11),
    "tax day": _fixed(4, 15),
    "easter|イースター|復活祭": _easter,
    "thanksgiving|turkey day|サンクスギビングデー|サンクスギビング|感謝祭": _thanksgiving,
    "black friday|블랙프라이데이|ブラックフライデー": _after_thanksgiving(1),
    "cyber monday|サイバーマンデー": _after_thanksgiving(4),
    "labor day|レイバーデー|レイバー・デー": _mondays(9, last=False),
    "labour day": _labour,
    "february bank holiday": _bank(2),
    "easter bank holiday|easter monday": _from_easter(1),
    "may bank holiday|early may bank holiday|may day bank holiday": _bank(5),
    "late may bank holiday|spring bank holiday|whit monday bank holiday": _bank(5, last="GB IE"),
    "june bank holiday": _bank(6),
    "august bank holiday|summer bank holiday": _bank(8, last="GB"),
    "october bank holiday": _bank(10, last="IE GB"),
    "canada day": _fixed(7, 1),
    "waitangi day": _fixed(2, 6),
    "heritage day": _fixed(9, 24),
    "juneteenth": _fixed(6, 19),
    "bastille day": _fixed(7, 14),
    "guy fawkes": _fixed(11, 5),
    "memorial day|メモリアルデー|戦没将兵追悼記念日": _mondays(5, last=True),
    "chuseok|추석|한가위|チュソク|秋夕": _public("KR", "Chuseok"),
    "seollal|lunar new year|chinese new year|cny|lny|설|설날|구정|旧正月|春節|ソルラル": _public("KR", "Korean New Year"),
    "석가탄신일": _public("KR", "Buddha's Birthday"),
    "삼일절": _fixed(3, 1),
    "어린이날": _fixed(5, 5),
    "어버이날": _fixed(5, 8),
    "현충일": _fixed(6, 6),
    "광복절": _fixed(8, 15),
    "개천절": _fixed(10, 3),
    "한글날": _fixed(10, 9),
    "golden week|ゴールデンウィーク|ゴールデンウイーク|gw|連休": _fixed(4, 29, 7),
    "obon|お盆|盆": _fixed(8, 13, 4),
    "七夕": _fixed(7, 7),
    "シルバーウィーク": _public("JP", "Respect for the Aged Day"),
    "文化の日": _fixed(11, 3),
    "春のお彼岸|春の彼岸|春彼岸|お彼岸|彼岸": _equinox("Vernal"),
    "秋のお彼岸|秋の彼岸|秋彼岸": _equinox("Autumnal"),
    "成人の日": _public("JP", "Coming of Age Day"),
    "海の日": _public("JP", "Marine Day"),
    "敬老の日": _public("JP", "Respect for the Aged Day"),
    "スポーツの日": _public("JP", "Sports Day"),
    "昭和の日": _fixed(4, 29),
    "憲法記念日": _fixed(5, 3),
    "こどもの日|子供の日|子どもの日": _fixed(5, 5),
    "山の日": _fixed(8, 11),
    "勤労感謝の日": _fixed(11, 23),
    "元旦|元日": _fixed(1, 1),
    "三が日": _fixed(1, 1, 3),
    "大晦日|大みそか": _fixed(12, 31),
    "節分": _fixed(2, 3),
    "夏休み": _fixed(7, 21, 42),
    "冬休み": _fixed(12, 25, 14),
    "diwali|deepavali|ディワリ": _public("IN", "Diwali"),
}
_FEASTS = {name: rule for names, rule in _RULES.items() for name in names.split("|")}
NAMES = tuple(sorted(_FEASTS, key=len, reverse=True))


def feast(name: str, now: date, region: str, year: int | None = None) -> Span | None:
    """The next holiday of that name that is not over, or that of a year; None where no table knows it."""
    found = _FEASTS.get(name)
    if found is None:
        return None
    rules = (found, _FEASTS["秋彼岸"]) if name in ("お彼岸", "彼岸") else (found,)
    years = (year,) if year else (now.year, now.year + 1)
    spans = (rule(candidate, region) for candidate in years for rule in rules)
    return next((span for span in spans if span and (year or (span.last and span.last >= now))), None)
