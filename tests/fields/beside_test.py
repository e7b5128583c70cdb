"""What is told beside the answer: a team's work, a rival's price, somebody else's name, a copy, the later of two times."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.fields import FIELD_KINDS
from bot.fields.kind import Hearing
from bot.model import Value

ZONES = {"en": ("America/New_York", "US"), "ko": ("Asia/Seoul", "KR"), "ja": ("Asia/Tokyo", "JP")}


def read(kind: str, text: str, language: str, *, asked: bool) -> list[Value]:
    zone, region = ZONES[language]
    now = datetime(2026, 7, 8, 9, 0, tzinfo=ZoneInfo(zone))
    return [one.value for one in FIELD_KINDS[kind].read(text, Hearing(now=now, language=language, region=region, asked=asked))]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the ferry desk writes 90 letters a day between three of us", "en"),
        ("there are five agents on my team and mail is piling up", "en"),
        ("저희 파트에 상담사 4명 있는데 전화가 밀려요", "ko"),
        ("세 명이 하루 전화 80통을 처리하고 있어요", "ko"),
        ("주말 입장객이 3천 명이라 문의가 많습니다", "ko"),
        ("うちの課は受付3人と電話番2人で、夕方が大変です", "ja"),
        ("3名で一日中メールの対応をしています", "ja"),
        ("来園者は5万人ほどです", "ja"),
        ("it's only the two of us on the phones, no wonder we miss calls", "en"),
        ("窓口は4人で回しています", "ja"),
        ("サイボウズは1人500円と聞きました", "ja"),
    ],
)
def test_those_who_do_the_work_or_come_by_are_no_size_of_the_firm_unasked(text: str, language: str) -> None:
    assert read("headcount", text, language, asked=False) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Zendesk is $55 per agent, the other one's $89", "en"),
        ("we had €9,000 for it last spring", "en"),
        ("our existing provider is 650 a month", "en"),
        ("지금 업체가 월 25만원이에요", "ko"),
    ],
)
def test_prices_compared_and_money_that_is_gone_are_no_budget(text: str, language: str) -> None:
    assert read("money", text, language, asked=True) == []


@pytest.mark.parametrize(
    ("text", "language", "most"),
    [
        ("we paid $200 a month before, this time up to $300 a month", "en", 300),
        ("전에는 월 20만원 냈고 이번엔 월 30만원까지요", "ko", 300_000),
        ("前の業者には月2万円払っていました。今回は月3万円までです", "ja", 30_000),
    ],
)
def test_what_was_paid_before_does_not_stretch_the_budget(text: str, language: str, most: int) -> None:
    (value,) = read("money", text, language, asked=True)
    assert isinstance(value, dict)
    assert (value["min"], value["max"]) == (None, most)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("September 15 or the start of November, whichever is earlier", "en", "2026-09-15"),
        ("11월 초나 9월 15일, 둘 중 빠른 날로요", "ko", "2026-09-15"),
        ("11月の頭か9月15日、いずれか早いほうで", "ja", "2026-09-15"),
    ],
)
def test_of_two_times_the_nearer_counts_where_they_say_so(text: str, language: str, day: str) -> None:
    (value,) = read("timeline", text, language, asked=True)
    assert isinstance(value, dict)
    assert value["latest"] == day


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("post to desk@tarn.example, cc ann@tarn.example", "en"),
        ("desk@tarn.example 로 보내시고 참조로 ann@tarn.example 요", "ko"),
        ("desk@tarn.example までお願いします。CCに ann@tarn.example も", "ja"),
    ],
)
def test_an_address_that_gets_a_copy_is_not_the_one_to_write_to(text: str, language: str) -> None:
    assert read("email", text, language, asked=True) == ["desk@tarn.example"]


def test_the_firm_of_a_friend_is_not_theirs() -> None:
    assert read("company", "our supplier Nora at Wexcombe Timber told me about you", "en", asked=False) == []


@pytest.mark.parametrize(("text", "language"), [("대표님은 도경수 대표님", "ko"), ("野口は部長です", "ja")])
def test_who_somebody_else_is_says_nothing_of_who_writes(text: str, language: str) -> None:
    assert read("name", text, language, asked=True) == []
    assert read("company", text, language, asked=False) == []


def test_the_head_of_a_firm_is_read_with_the_firm() -> None:
    text = "お世話になります。みどり製作所所長の須賀です。"
    assert [read(kind, text, "ja", asked=False) for kind in ("name", "company", "role")] == [["須賀"], ["みどり製作所"], ["所長"]]


@pytest.mark.parametrize(("text", "language"), [("it's a florist", "en"), ("See above", "en"), ("빵집이에요", "ko"), ("カフェです", "ja")])
def test_what_sort_of_firm_it_is_is_not_its_name(text: str, language: str) -> None:
    assert read("company", text, language, asked=True) == []


def test_users_of_a_product_do_not_work_for_its_maker() -> None:
    assert read("company", "We're Shopify Plus merchants", "en", asked=False) == []


@pytest.mark.parametrize(
    ("kind", "text", "language", "wanted"),
    [
        ("name", "저는 서민재고 담당은 오하늘이에요", "ko", "서민재"),
        ("role", "구매팀 대리이고 부장님 밑에 있어요", "ko", "구매팀 대리"),
        ("role", "総務課の係長です、部長の下です", "ja", "総務課の係長"),
        ("role", "편집 총괄하고 있어요", "ko", "편집 총괄"),
        ("company", "Pinecrest, part of the Halden Group", "en", "Pinecrest"),
    ],
)
def test_an_answer_ends_where_somebody_else_begins(kind: str, text: str, language: str, wanted: str) -> None:
    assert read(kind, text, language, asked=True) == [wanted]


def test_a_rivals_price_told_by_hearsay_leaves_ones_own_budget() -> None:
    (value,) = read("money", "젠데스크는 월 120만원 달라던데 저희는 월 50만원 정도요", "ko", asked=True)
    assert isinstance(value, dict)
    assert (value["max"], value["period"]) == (500_000, "month")


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("We used to have Zendesk, now it's a shared mailbox", "en", "shared mailbox"),
        ("예전엔 젠데스크 썼는데 지금은 그냥 메일이요", "ko", "메일"),
        ("以前はZendeskでしたが今はメールだけです", "ja", "メール"),
        ("以前はメールでしたが今はZendeskです", "ja", "Zendesk"),
    ],
)
def test_what_they_used_before_is_not_what_they_use(text: str, language: str, word: str) -> None:
    (value,) = read("solution", text, language, asked=True)
    assert isinstance(value, str)
    assert word in value
    assert (word == "Zendesk") == (value == "Zendesk")
