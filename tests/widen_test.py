"""A need is told with what stands around it and tells of the same work, and with nothing else."""

from __future__ import annotations

from time import process_time

import pytest

from bot.fields.kind import Found
from bot.fields.widen import LONGEST, widened


def need(text: str, quote: str, *others: str) -> str:
    """Return the need that is made of `quote`, where the `others` are values of other fields."""
    hits = [Found(value=one, quote=one, start=text.find(one), end=text.find(one) + len(one)) for one in (quote, *others)]
    found = widened(text, hits[0], hits[1:])
    assert found.quote == found.value == text[found.start : found.end]
    return found.quote


@pytest.mark.parametrize(
    ("text", "quote", "whole"),
    [
        (
            "Hello, we search a software for our workshop. The repair requests come by fax and half get lost.",
            "a software for our workshop",
            "a software for our workshop. The repair requests come by fax and half get lost",
        ),
        ("customers ask twice, nobody knows who replied, we want a shared inbox", "a shared inbox", None),
        ("빵집인데요 예약 문의가 톡이랑 전화로 뒤섞여요. 한곳에서 보는 프로그램", "한곳에서 보는 프로그램", None),
        ("注文の変更がFAXとメールで来て、見落とすので、共有できる仕組み", "共有できる仕組み", None),
        (
            "なんとかなるやつが欲しい。問い合わせの返事が漏れるんです",
            "なんとかなるやつ",
            "なんとかなるやつが欲しい。問い合わせの返事が漏れるんです",
        ),
    ],
)
def test_what_hurts_stands_with_what_is_wished_for(text: str, quote: str, whole: str | None) -> None:
    assert need(text, quote) == (whole or text)


@pytest.mark.parametrize(
    ("text", "quote", "others"),
    [
        ("We're a florist in Leeds. We need a shared inbox", "a shared inbox", ()),
        ("Hi there, a shared inbox. How much is it for 12 people? Thanks", "a shared inbox", ("12 people",)),
        ("a shared inbox, can someone call me about orders", "a shared inbox", ()),
        ("공용 메일함이 필요해요. 직원은 12명이고 견적 메일 주세요", "공용 메일함", ("12명",)),
        ("共有の受信箱を探しています。料金の資料をメールでください", "共有の受信箱", ()),
        ("a shared inbox, write to jo@mail.example about orders", "a shared inbox", ("jo@mail.example",)),
    ],
)
def test_who_they_are_and_what_else_they_ask_stays_out(text: str, quote: str, others: tuple[str, ...]) -> None:
    wide = need(text, quote, *others)
    assert quote in wide
    assert len(wide) <= len(quote) + 8


def test_a_need_stays_of_a_length_that_a_rep_reads() -> None:
    text = "we lose orders, " * 40 + "a shared inbox" + ", we lose orders" * 40
    assert len(need(text, "a shared inbox")) <= LONGEST


def test_a_wall_of_parts_is_read_at_once() -> None:
    text = "a shared inbox" + ", a" * 1300
    need(text, "a shared inbox")
    before = process_time()
    need(text, "a shared inbox")
    need("orders. " * 400 + "a shared inbox", "a shared inbox")
    assert process_time() - before < 2.0


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("We run 11 gyms and membership cancellations come in at six places. Need one help desk for it", "one help desk for it"),
        ("Hello. Parcels go astray at our depot every Monday. We want something to track them.", "something to track them"),
    ],
)
def test_a_need_that_points_back_takes_what_it_points_to(text: str, quote: str) -> None:
    whole = need(text, quote)
    assert whole.endswith(quote)
    assert len(whole) > len(quote) + 20
    assert "Hello" not in whole


@pytest.mark.parametrize(
    "before",
    [
        "Nice weather today.",
        "Are you a bot?",
        "I saw your ad on LinkedIn.",
        "We are from Ohio.",
        "Your competitor was rude.",
        "Hello there!",
    ],
)
def test_it_takes_nothing_that_is_no_work_of_theirs(before: str) -> None:
    assert need(f"{before} We need a help desk for this.", "a help desk for this") == "a help desk for this"
