"""Counts and years in Japanese words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.fields.when.dates import full_year
from bot.language import lexicon

_JA = lexicon("ja")
_KANA = "ついたち|ふつか|みっか|よっか|いつか|むいか|なのか|ようか|ここのか|とおか"
DAYS_IN_KANA: Mapping[str, int] = {**{word: day for day, word in enumerate(_KANA.split("|"), 1)}, "はつか": 20}
"""The days of a month that have names of their own."""
READINGS: Mapping[str, str] = {
    "げつよう": "月曜",
    "かよう": "火曜",
    "すいよう": "水曜",
    "もくよう": "木曜",
    "きんよう": "金曜",
    "どよう": "土曜",
    "にちよう": "日曜",
}
_ERAS: Mapping[str, int] = {"令和": 2018, "平成": 1988, "昭和": 1925}  # the year before the first of each era


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


def named_year(text: str | None, now: date) -> int | None:
    """A year by its number, its era or beside this one: 2027年, 令和9年, 再来年; None for no word."""
    if not text:
        return None
    ahead = {"今年": 0, "本年": 0, "当年": 0, "来年": 1, "翌年": 1, "明年": 1, "再来年": 2}
    if text in ahead:
        return now.year + ahead[text]
    plain = text.removesuffix("年")
    for era, before in _ERAS.items():
        if plain.startswith(era):
            return before + (1 if plain.endswith("元") else int(number(plain.removeprefix(era))))
    return full_year(plain if plain.isdigit() else str(int(number(plain))))
