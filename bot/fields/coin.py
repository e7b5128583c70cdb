"""Currencies: which one stands at an amount, which one a country or a bare sign means, and how an amount is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bot.fields.plain import counted, ends, range_text
from bot.fields.utterance import Utterance
from bot.language import lexicon
from bot.lean import later
from bot.model import Value


class Coin(NamedTuple):
    """A currency named at an amount, with the span of both. "$", "¥", "peso" and their like are left to the region."""

    currency: str
    start: int
    end: int
    cents: float  # said behind it, to be added
    unit: float = 1.0  # what one of it is: a hundredth for 50 cents


_SIGNS: Mapping[str, str] = {
    sign: pair[1] if len(pair) > 1 else pair[0].upper()
    for one in [
        "us$=USD",
        "a$=AUD",
        "au$=AUD",
        "c$=CAD",
        "ca$=CAD",
        "s$=SGD",
        "nz$=NZD",
        "hk$=HKD",
        "r$=BRL",
        "$=$",
        "€=EUR",
        "£=GBP",
        "¥=¥",
        "gh₵=GHS",
        "₵=GHS",
        "ghs",
        "₩=KRW",
        "₹=INR",
        "₦=NGN",
        "₱=PHP",
        "₺=TRY",
        "₪=ILS",
        "฿=THB",
        "₫=VND",
        "zł=PLN",
        "ksh=KES",
        "kes",
        "ngn",
        "php",
        "thb",
        "idr",
        "myr",
        "twd",
        "czk",
        "try",
        "n=n",
        "r=r",
        "kr=kr",
        "rm=MYR",
        "rp=IDR",
        "nt$=TWD",
        "rs=INR",
        "rs.=INR",
        "미화=USD",
        "米=USD",
        "usd",
        "eur",
        "gbp",
        "krw",
        "jpy",
        "cad",
        "aud",
        "chf",
        "cny",
        "inr",
        "nzd",
        "sgd",
        "hkd",
        "sek",
        "nok",
        "dkk",
        "pln",
        "aed",
        "zar",
        "brl",
        "mxn",
    ]
    for pair in (one.split("="),)
    for sign in (pair[0],)
}
_AFTER_SIGNS = {sign: code for sign, code in _SIGNS.items() if sign not in ("rs.", "미화", "米")}


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


SIGN = rf"(?:(?:{_alternatives(_SIGNS)})(?![a-z]))?"
"""A sign of money before a number, where there is one."""


_FAMILIES: Mapping[str, tuple[str, ...]] = {  # a word that several countries have for their money, and whose it is elsewhere
    "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "JMD", "TTD"),
    "rupee": ("INR", "PKR", "LKR", "NPR", "MUR"),
    "pound": ("GBP", "EGP", "LBP"),
    "shilling": ("KES", "UGX", "TZS"),
    "franc": ("CHF", "XOF", "XAF", "RWF"),
    "dirham": ("AED", "MAD"),
    "riyal": ("SAR", "QAR", "OMR"),
    "krona": ("SEK", "ISK"),
    "krone": ("", "NOK", "DKK"),
    "peso": ("", "MXN", "PHP", "ARS", "CLP", "COP", "UYU", "DOP"),
    "dinar": ("", "KWD", "JOD", "BHD", "TND", "DZD", "IQD", "RSD"),
}
_DOLLARS = _FAMILIES["$"]

_BEFORE = later(rf"(?:(?<![a-z])(?P<sign>{_alternatives(_SIGNS)}))[\s:]{{0,2}}(?:약\s?|한\s?|約)?$")
_CODE = later(rf"(?<![a-z])(?P<code>{'|'.join(code.lower() for code in sorted(_DOLLARS))})\s?$")
"""Before a dollar's sign: which one, NZD $100."""
_WORDS: Mapping[str, Mapping[str, str]] = {
    tongue: {**{word: code for other in ("en", tongue) for word, code in lexicon(other).currencies.items()}, **_AFTER_SIGNS}
    for tongue in ("en", "ko", "ja")
}
_LONGEST: Mapping[str, int] = {tongue: max(map(len, words)) for tongue, words in _WORDS.items()}
_BEGIN: Mapping[str, frozenset[str]] = {tongue: frozenset(word[0] for word in words) for tongue, words in _WORDS.items()}
_NO_MONEY_KO = ("에서 일", "리지")
"""Behind letters that only look like money: the 크 of 오크리지, the 원 of a place where somebody works."""
_AHEAD: Mapping[str, re.Pattern[str]] = {
    "ko": later(
        r"(?P<word>미국 ?달러|달러|usd|미화|유로|eur|엔화|jpy|파운드|gbp|위안)(?:으?로는?| ?기준(?:으로)?)\s(?:약 |한 |대략 )?"
        r"(?:(?:월|연|년|한 ?달|일 ?년)에? ?|매[달월년] )?(?:최대 |한 )?$"
    ),
    "ja": later(
        rf"(?P<word>{_alternatives(lexicon('ja').currencies)})(?:だと|なら|建て(?:で|だと)?|換算(?:で|だと)?"
        rf"|で(?![すし]))[^.!?\n\d円]{{0,8}}$"
    ),
}
"""Before an amount: in what it is counted, 달러로 월 500, ドルだと月300."""
_AHEAD_NAMES = {"ko": {**_WORDS["ko"], "미화": "USD"}, "ja": _WORDS["ja"]}
_ONES = {word: value for word, value in lexicon("en").numerals.items() if 1 <= value < 20 and word not in ("a", "an", "couple", "few")}
_TENS = {word: value for word, value in lexicon("en").numerals.items() if value >= 20}
_CENTS: Mapping[str, re.Pattern[str]] = {
    "en": later(
        rf"(?:\s?and)?\s(?:(?P<n>\d{{1,2}})\s?(?:c\b|cents?\b|pence\b|p\b|(?=$|[.!]))"
        rf"|(?P<tens>{_alternatives(_TENS)})?[-\s]?(?P<ones>{_alternatives(_ONES)})?\scents?\b)"
    ),
    "ko": later(r"\s?(?P<n>\d{1,2})\s?센트"),
    "ja": later(r"\s?(?P<n>\d{1,2})\s?セント"),
}
_HUNDREDTHS: Mapping[str, re.Pattern[str]] = {
    "en": later(r"\s?(?:us |american )?(?:(?P<dollar>cents?|¢|(?<=\d)c)|(?P<pound>pence|pennies|penny|(?<=\d)p))(?![a-z])"),
    "ko": later(r"\s?(?:미국 ?)?(?:(?P<dollar>센트)|(?P<pound>펜스|페니))"),
    "ja": later(r"\s?(?:米)?(?:(?P<dollar>セント)|(?P<pound>ペンス))"),
}
"""Behind a number: what it counts is no whole unit of money."""
_COUNTRIES = {  # ISO 4217 and the countries that pay with it
    "EUR": "DE FR IT ES NL BE AT IE FI PT GR LU SK SI EE LV LT CY MT HR BG",
    "USD": "US EC SV PR", "GBP": "GB", "CAD": "CA", "AUD": "AU", "NZD": "NZ", "SGD": "SG", "HKD": "HK", "INR": "IN", "KRW": "KR",
    "JPY": "JP", "CNY": "CN", "CHF": "CH LI", "SEK": "SE", "NOK": "NO", "DKK": "DK", "PLN": "PL", "BRL": "BR", "MXN": "MX", "ZAR": "ZA",
    "AED": "AE", "TWD": "TW", "PHP": "PH", "THB": "TH", "VND": "VN", "MYR": "MY", "IDR": "ID", "ILS": "IL", "SAR": "SA", "TRY": "TR",
    "MOP": "MO", "NGN": "NG", "KES": "KE", "GHS": "GH", "EGP": "EG", "PKR": "PK", "BDT": "BD", "LKR": "LK", "CZK": "CZ", "HUF": "HU",
    "RON": "RO", "ARS": "AR", "CLP": "CL", "COP": "CO", "PEN": "PE", "UGX": "UG", "TZS": "TZ", "MAD": "MA", "QAR": "QA", "KWD": "KW",
    "ISK": "IS", "NPR": "NP", "MUR": "MU", "RWF": "RW", "JOD": "JO", "BHD": "BH", "OMR": "OM", "TND": "TN", "DZD": "DZ", "IQD": "IQ",
    "LBP": "LB", "UAH": "UA", "RSD": "RS", "KZT": "KZ", "UYU": "UY", "DOP": "DO", "GTQ": "GT", "CRC": "CR", "ETB": "ET", "ZMW": "ZM",
    "MMK": "MM", "KHR": "KH", "LAK": "LA", "MNT": "MN", "GEL": "GE", "AMD": "AM", "AZN": "AZ", "JMD": "JM", "TTD": "TT", "UZS": "UZ",
    "RUB": "RU", "XOF": "SN CI BJ BF ML NE TG GW", "XAF": "CM GA CG TD CF GQ",
}  # fmt: skip
_HOME: Mapping[str, str] = {country: code for code, countries in _COUNTRIES.items() for country in countries.split()}
_SHARED: Mapping[str, frozenset[str]] = {"n": frozenset(("NGN",)), "r": frozenset(("ZAR",)), "kr": frozenset(("SEK", "NOK", "DKK"))}
"""Signs that are money in some countries only."""
_BY_TONGUE: Mapping[str, str] = {"ko": "KRW", "ja": "JPY"}


def coin_at(said: Utterance, start: int, end: int) -> Coin | None:
    """The currency named right before or right behind an amount."""
    head = max(0, start - 8)
    before = _BEFORE.search(said.folded[head:start]) if start else None
    after = _word_behind(said, end)
    if after is None and (part := _HUNDREDTHS[said.tongue].match(said.folded, end)):
        return Coin("$" if part["dollar"] else "GBP", start, part.end(), 0.0, 0.01)
    if before is None and after is None:
        ahead = _AHEAD[said.tongue].search(said.folded, max(0, start - 20), start) if said.tongue in _AHEAD else None
        return Coin(_AHEAD_NAMES[said.tongue][ahead.group("word")], start, end, 0.0) if ahead else None
    left = head + before.start("sign") if before else start
    named, right = after or ("", end)
    signed = _SIGNS[before.group("sign")] if before else ""
    if signed == "$" and before and (code := _CODE.search(said.folded, max(0, left - 5), left)):
        signed, left = code["code"].upper(), code.start()
    cents = _CENTS[said.tongue].match(said.folded, right)
    return Coin(_exact(signed, named), left, cents.end() if cents else right, _hundredths(cents) if cents else 0.0)


def _word_behind(said: Utterance, end: int) -> tuple[str, int] | None:
    """The currency of the longest word for money right behind an amount, and where that word ends.

    Looked up, since all names that money has in the world are an expression of 90 KB a language.
    """
    at = end + (said.folded[end : end + 1].isspace() or (said.tongue == "ko" and said.folded.startswith("여", end)))
    words = _WORDS[said.tongue]
    if said.folded[at : at + 1] not in _BEGIN[said.tongue]:
        return None
    for to in range(min(at + _LONGEST[said.tongue], len(said.folded)), at, -1):
        code = words.get(said.folded[at:to])
        if code and not _is_letter(said.folded[to : to + 1]) and not (said.tongue == "ko" and said.folded.startswith(_NO_MONEY_KO, to)):
            return code, to
    return None


def _is_letter(sign: str) -> bool:
    return "a" <= sign <= "z"


def is_paid(said: Utterance, start: int, end: int) -> bool:
    """Tell whether a number is money by what stands at it, wherever it is read; "r" and "n" are no more than letters."""
    coin = coin_at(said, start, end)
    return coin is not None and coin.currency not in ("r", "n", "kr", "TRY")


def _hundredths(cents: re.Match[str]) -> float:
    """What the cents add: 42 cents or forty-two cents are 0.42."""
    if cents.group("n"):
        return int(cents.group("n")) / 100
    words = cents.groupdict()
    return (_TENS.get(words.get("tens") or "", 0) + _ONES.get(words.get("ones") or "", 0)) / 100


def _exact(signed: str, named: str) -> str:
    """The more exact of what stands before and behind: 미화 1만 달러 and $100 CAD are not bare dollars."""
    return next((code for code in (named, signed) if code.isupper()), signed or named)


def home_currency(tongue: str, region: str, *, sign: str | None = None) -> str | None:
    """What a bare sign, or no sign at all, means in a country; without a country what the language suggests."""
    home = _HOME.get(region.upper())
    if family := _FAMILIES.get(sign or ""):
        return home if home in family else family[0] or None
    if sign is not None and sign in _SHARED:
        return home if home in _SHARED[sign] else None
    if sign == "¥":
        return "CNY" if home == "CNY" else "JPY"
    return home if tongue == "en" else _BY_TONGUE.get(tongue, home)


_WRITTEN: Mapping[str, str] = {
    "USD": "${}", "EUR": "€{}", "GBP": "£{}", "AUD": "A${}", "CAD": "C${}", "NZD": "NZ${}", "SGD": "S${}", "HKD": "HK${}", "JPY": "¥{}",
    "KRW": "₩{}", "INR": "₹{}",
}  # fmt: skip
_KO_NAMES = {"KRW": "원", "USD": "달러", "EUR": "유로", "JPY": "엔", "GBP": "파운드", "CNY": "위안"}
_JA_NAMES = {"JPY": "円", "USD": "ドル", "EUR": "ユーロ", "KRW": "ウォン", "GBP": "ポンド", "CNY": "元"}
_SHOWN_PERIODS: Mapping[str, Mapping[str, str]] = {
    "en": {"month": "{} a month", "year": "{} a year", "seat": "{} per seat", "once": "{} one-off"},
    "ko": {"month": "월 {}", "year": "연 {}", "seat": "인당 {}", "once": "일회성 {}"},
    "ja": {"month": "月額{}", "year": "年間{}", "seat": "一人あたり{}", "once": "一括{}"},
}
_MYRIADS: Mapping[str, tuple[str, str]] = {"ko": ("억", "만"), "ja": ("億", "万")}


def shown_money(value: Value, language: str) -> str:
    """An amount as one writes it in the language, with its period."""
    if isinstance(value, str):
        return value
    currency, period = str(value.get("currency") or ""), str(value.get("period") or "")
    low, high = ends(value)
    text = range_text(_written(low, currency, language), _written(high, currency, language), language)
    return _SHOWN_PERIODS.get(language, _SHOWN_PERIODS["en"]).get(period, "{}").format(text)


def _written(amount: float | None, currency: str, language: str) -> str | None:
    """One amount with its currency."""
    if amount is None:
        return None
    if language in _MYRIADS:
        names = _KO_NAMES if language == "ko" else _JA_NAMES
        home = currency in ("KRW", "JPY")
        figure = _in_myriads(amount, *_MYRIADS[language]) if home else str(counted(amount))
        return figure + names.get(currency, f" {currency}" if currency else "")
    figure = str(counted(amount))
    return _WRITTEN.get(currency, f"{currency} {{}}" if currency else "{}").format(figure)


def _in_myriads(amount: float, large: str, small: str) -> str:
    """15,000,000 as 1,500만, 120,000,000 as 1억 2,000만; what does not come out even stays in digits."""
    whole = int(amount)
    if whole != amount or whole < 10_000 or whole % 1000:
        return str(counted(amount))
    upper, rest = divmod(whole, 100_000_000)
    lower, remainder = divmod(rest, 10_000)
    parts = [f"{upper:,}{large}"] * bool(upper) + [f"{lower:,}{small}"] * bool(lower) + [f"{remainder:,}"] * bool(remainder)
    return (" " if large == "억" else "").join(parts)
