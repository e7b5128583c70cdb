"""Korean and Japanese days and weeks told beside a feast, by a part of a month, by a month that is near, and as one of two."""

from __future__ import annotations

import pytest

from tests.hearing import value


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("추석 전 주에요", "2026-09-17", "2026-09-23"),
        ("크리스마스 전주", "2026-12-18", "2026-12-24"),
        ("추석 다음 주부터", "2026-09-27", None),
        ("어린이날 다음 날", "2026-05-06", "2026-05-06"),
        ("추석 연휴 끝나고 다음 월요일", "2026-09-28", "2026-09-28"),
        ("설 전까지요", None, "2027-02-05"),
        ("다음달 4일에서 22일 사이", "2026-04-04", "2026-04-22"),
        ("4월 초에서 중순 사이", "2026-04-01", "2026-04-20"),
        ("다음달 첫째주 월요일", "2026-04-06", "2026-04-06"),
        ("다음 달 둘째 화요일", "2026-04-14", "2026-04-14"),
        ("이번 달 마지막 금요일까지", None, "2026-03-27"),
        ("4월 마지막 주", "2026-04-20", "2026-04-26"),
        ("4월 3주차", "2026-04-20", "2026-04-26"),
        ("담주 금욜까지", None, "2026-03-20"),
        ("월욜부터요", "2026-03-16", None),
        ("낼모레", "2026-03-12", "2026-03-12"),
        ("말일까지", None, "2026-03-31"),
        ("유월 초순", "2026-06-01", "2026-06-10"),
        ("시월", "2026-10-01", "2026-10-31"),
        ("늦어도 6월엔", None, "2026-06-30"),
        ("2,3분기", "2026-04-01", "2026-09-30"),
        ("6월이나 5월이요", "2026-05-01", "2026-06-30"),
        ("내년 이맘때", "2027-03-10", "2027-03-10"),
        ("48시간 안에", None, "2026-03-12"),
        ("4.15", "2026-04-15", "2026-04-15"),
        ("26.10", "2026-10-01", "2026-10-31"),
        ("20261001", "2026-10-01", "2026-10-01"),
    ],
)
def test_korean(text: str, earliest: str | None, latest: str | None) -> None:
    assert value(text, "ko", "timeline", asking="timeline") == {"earliest": earliest, "latest": latest}


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("お盆の前の週", "2026-08-06", "2026-08-12"),
        ("GW明けの週から", "2026-05-06", None),
        ("連休明けの月曜", "2026-05-11", "2026-05-11"),
        ("クリスマスの翌日", "2026-12-26", "2026-12-26"),
        ("4/15の週", "2026-04-13", "2026-04-19"),
        ("18日の週", "2026-03-16", "2026-03-22"),
        ("4月上旬から中旬にかけて", "2026-04-01", "2026-04-20"),
        ("来月頭から半ば", "2026-04-01", "2026-04-20"),
        ("来月早々", "2026-04-01", "2026-04-10"),
        ("年度明け", "2026-04-01", None),
        ("6、7月", "2026-06-01", "2026-07-31"),
        ("6月もしくは7月", "2026-06-01", "2026-07-31"),
        ("11月の頭か10月末", "2026-10-21", "2026-11-10"),
        ("遅くとも6月には", None, "2026-06-30"),
        ("秋口", "2026-09-01", "2026-09-30"),
        ("初夏", "2026-05-01", "2026-06-30"),
        ("春先", "2026-03-01", "2026-03-31"),
        ("ふた月後", "2026-05-10", "2026-05-10"),
        ("48時間以内", None, "2026-03-12"),
        ("来年の今頃", "2027-03-10", "2027-03-10"),
    ],
)
def test_japanese(text: str, earliest: str | None, latest: str | None) -> None:
    assert value(text, "ja", "timeline", asking="timeline") == {"earliest": earliest, "latest": latest}


@pytest.mark.parametrize(
    ("text", "language"),
    [("주소는 판교로 26.10 이에요", "ko"), ("24時間以内に返信しています", "ja"), ("48시간 안에 답변드리는 팀이에요", "ko")],
)
def test_what_nobody_asked_for_is_no_plan(text: str, language: str) -> None:
    assert value(text, language, "timeline") is None


@pytest.mark.parametrize(("text", "language"), [("within 12 hours", "en"), ("12시간 안에", "ko"), ("12時間以内", "ja")])
def test_half_a_day_ends_tomorrow_in_every_language(text: str, language: str) -> None:
    assert value(text, language, "timeline", asking="timeline") == {"earliest": None, "latest": "2026-03-11"}


def test_a_month_without_a_fifth_monday_has_none() -> None:
    assert value("4월 다섯째 주 월요일", "ko", "timeline", asking="timeline") != {"earliest": "2026-05-04", "latest": "2026-05-04"}
    assert value("다음 달 다섯째 월요일", "ko", "timeline", asking="timeline") == {"earliest": "2026-04-01", "latest": "2026-04-30"}
