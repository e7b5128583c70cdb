"""Japanese days and weeks within a month, both ends of a range, and what ends in a month."""

from __future__ import annotations

import pytest

from tests.hearing import value


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("7月の第1金曜日", "2026-07-03", "2026-07-03"),
        ("来月の第2月曜日", "2026-04-13", "2026-04-13"),
        ("9月最終金曜日", "2026-09-25", "2026-09-25"),
        ("9月16日の週", "2026-09-14", "2026-09-20"),
        ("10月第1週", "2026-10-05", "2026-10-11"),
        ("10月の2日", "2026-10-02", "2026-10-02"),
        ("5月の下旬に", "2026-05-21", "2026-05-31"),
        ("9月3日から12日まで", "2026-09-03", "2026-09-12"),
        ("今月の14日から22日の間", "2026-03-14", "2026-03-22"),
        ("5月1日から5月22日金曜日まで", "2026-05-01", "2026-05-22"),
        ("再来週の週末", "2026-03-28", "2026-03-29"),
        ("しあさって", "2026-03-13", "2026-03-13"),
        ("今から2週間後", "2026-03-24", "2026-03-24"),
        ("4営業日以内に", None, "2026-03-16"),
        ("二〇二六年十月十二日", "2026-10-12", "2026-10-12"),
        ("令和八年九月", "2026-09-01", "2026-09-30"),
        ("葉月10日", "2026-08-10", "2026-08-10"),
        ("今の契約が9月いっぱいで切れるので それまでにですね", None, "2026-09-30"),
        ("9月にオープンするのでそれまでに", None, "2026-08-31"),
    ],
)
def test_days_and_weeks_of_a_month(text: str, earliest: str | None, latest: str) -> None:
    assert value(text, "ja", "timeline", asking="timeline") == {"earliest": earliest, "latest": latest}


def test_the_name_of_an_accounting_program_is_no_month() -> None:
    assert value("弥生を使っています", "ja", "timeline") is None
