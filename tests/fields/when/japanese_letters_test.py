"""Seasons of greetings, dates that are put right in one breath, and holidays of the West in Japanese replies."""

from __future__ import annotations

import pytest

from bot.hearing.hear import hear
from bot.hearing.setting import Setting
from tests.hearing import NOW, PLAY, value


def _told(text: str, asking: str | None = "timeline") -> tuple[object, object] | None:
    made = value(text, "ja", "timeline", asking=asking)
    return None if made is None or isinstance(made, str) else (made["earliest"], made["latest"])


@pytest.mark.parametrize(
    "text",
    [
        "拝啓 秋冷の候、貴社ますますご清栄のこととお慶び申し上げます。",
        "盛夏の折、いかがお過ごしでしょうか。",
        "師走の候、ますますご清祥のことと存じます。",
        "春寒のみぎり、貴社いよいよご隆盛のこととお慶び申し上げます。",
        "残暑お見舞い申し上げます。",
        "夏の暑さ厳しき折、お体ご自愛ください。",
        "日ごとに秋も深まってまいりました。",
        "新春のお慶びを申し上げます。",
        "8月の候、貴社ますますご発展のことと存じます。",
    ],
)
def test_a_season_of_a_greeting_is_no_time(text: str) -> None:
    assert _told(text, None) is None
    wished = f"{text}予約受付を自動化したいと考えております。"
    assert value(wished, "ja", "need") == "予約受付を自動化"
    assert value(wished, "ja", "timeline") is None


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("師走の候、失礼いたします。来年4月から導入したいと考えております。", ("2027-04-01", None)),
        ("盛夏の折、恐れ入ります。10月から使いたいです。", ("2026-10-01", None)),
        ("春から導入したいです", ("2026-03-20", None)),
        ("秋の繁忙期の折に入れたいです", ("2026-09-23", "2026-12-20")),
        ("冬の繁忙期前に入れたいです", (None, "2026-12-20")),
        ("夏の終わりまでに導入したいです", (None, "2026-09-22")),
    ],
)
def test_a_time_beside_it_and_a_season_of_a_plan_are_heard(text: str, span: tuple[str | None, str | None]) -> None:
    assert _told(text) == span


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("10月から、あ、すみません、10月は棚卸しがあるので11月からでお願いします", ("2026-11-01", None)),
        ("来月から…やっぱり再来月からでお願いします", ("2026-05-01", None)),
        ("年内、あ、ごめんなさい、年明けで", ("2027-01-01", "2027-01-31")),
        ("12月は忙しいので1月から", ("2027-01-01", None)),
        ("9月末まで…すみません、10月末まででした", (None, "2026-10-31")),
        ("夏までに、いや、やっぱり秋からで", ("2026-09-23", None)),
        ("6月に、あ、やはり7月からにします", ("2026-07-01", None)),
    ],
)
def test_the_last_time_that_is_a_plan_counts(text: str, span: tuple[str | None, str | None]) -> None:
    assert _told(text) == span


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("10月からです。すみません、9月は忙しいので", ("2026-10-01", None)),
        ("5月から、すみません、返事は6月になります", ("2026-05-01", None)),
        ("6月からお願いします。7月は棚卸しがあるので", ("2026-06-01", None)),
        ("10月から11月でお願いします", ("2026-10-01", "2026-11-30")),
        ("4月にお願いします。やっぱり決算が3月なので", ("2026-04-01", "2026-04-30")),
        ("10月に選定して11月から使いたいです", ("2026-11-01", None)),
        ("5月から、すみません、打ち合わせは4月でお願いします", ("2026-05-01", None)),
    ],
)
def test_a_time_that_says_why_or_what_else_puts_nothing_right(text: str, span: tuple[str | None, str | None]) -> None:
    assert _told(text) == span


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Thanksgivingの前まで", (None, "2026-11-25")),
        ("感謝祭までに", (None, "2026-11-26")),
        ("イースター前に", (None, "2026-04-04")),
        ("クリスマス明け", ("2026-12-26", None)),
        ("ブラックフライデーまでには", (None, "2026-11-27")),
        ("Black Fridayまでに", (None, "2026-11-27")),
        ("独立記念日のあとで", ("2026-07-05", None)),
        ("旧正月明けに", ("2027-02-10", None)),
        ("第1クォーターに", ("2026-01-01", "2026-03-31")),
        ("年末年始の休み明け", ("2027-01-04", None)),
    ],
)
def test_a_holiday_of_the_west_is_a_time(text: str, span: tuple[str | None, str | None]) -> None:
    assert _told(text) == span


@pytest.mark.parametrize(
    "text",
    ["お客様感謝祭の前に", "大感謝祭までに", "感謝しています", "サイバー対策の前に", "ニューイングランド支店です", "メモリ不足の前に"],
)
def test_a_sale_and_a_word_that_begins_alike_are_none(text: str) -> None:
    assert _told(text) is None


def test_the_region_tells_which_thanksgiving_is_meant() -> None:
    setting = Setting(play=PLAY, language="ja", now=NOW, region="CA", asking="timeline", figures=())
    made = hear("感謝祭までに", setting).found["timeline"].value
    assert not isinstance(made, str)
    assert made["latest"] == "2026-10-12"
