"""How many people work at a firm, as prospects say it, beside people who do not work there."""

from __future__ import annotations

import math
from datetime import UTC, datetime

import pytest

from bot.fields import FIELD_KINDS, Hearing

HEADCOUNT = FIELD_KINDS["headcount"]
NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)


def heard(text: str, language: str, *, asked: bool) -> tuple[object, object] | None:
    found = HEADCOUNT.read(text, Hearing(now=NOW, language=language, asked=asked))
    if not found:
        return None
    value = found[-1].value
    assert isinstance(value, dict)
    return value["min"], value["max"]


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("en", "80", 80, 80),
        ("en", "like 60 of us", 60, 60),
        ("en", "64 people, bar staff included", 64, 64),
        ("en", "Two of us, that's the lot", 2, 2),
        ("en", "30ish", 30, 30),
        ("en", "a couple hundred", 200, 200),
        ("en", "north of 30", 30, None),
        ("en", "fifty to sixty employees", 50, 60),
        ("en", "between 20 and 25", 20, 25),
        ("en", "10-12 ppl", 10, 12),
        ("en", "250+", 250, None),
        ("en", "under 10", None, 9),
        ("en", "we're a team of twelve", 12, 12),
        ("en", "a dozen people", 12, 12),
        ("en", "1,200 employees across 3 offices", 1200, 1200),
        ("en", "just me", 1, 1),
        ("en", "we're 200 people, 12 in support", 200, 200),
        ("en", "12 in support, 200 in the whole company", 200, 200),
        ("en", "roughly forty-five, give or take", 45, 45),
        ("en", "about 1.5k staff", 1500, 1500),
        ("en", "maybe 35 or so", 35, 35),
        ("en", "a 12-person shop", 12, 12),
        ("en", "at least 100 seats", 100, None),
        ("ko", "58명입니다", 58, 58),
        ("ko", "로스터리 직원까지 58명입니다", 58, 58),
        ("ko", "서른 명 정도요", 30, 30),
        ("ko", "스물다섯 명이에요", 25, 25),
        ("ko", "오십 명쯤 돼요", 50, 50),
        ("ko", "50~60명", 50, 60),
        ("ko", "100명 이상이요", 100, None),
        ("ko", "10명 미만이에요", None, 9),
        ("ko", "두세 명이요", 2, 3),
        ("ko", "지점 다 합쳐 240명이에요", 240, 240),
        ("ko", "30인 기업이에요", 30, 30),
        ("ko", "천이백 명입니다", 1200, 1200),
        ("ko", "12", 12, 12),
        ("ko", "저 혼자예요", 1, 1),
        ("ko", "100여 명 됩니다", 100, 100),
        ("ko", "3만 명이에요", 30_000, 30_000),
        ("ko", "전체 직원은 300명이고 상담팀은 12명이에요", 300, 300),
        ("ja", "3軒あわせて９５名です", 95, 95),
        ("ja", "40名くらいです", 40, 40),
        ("ja", "五十人ほど", 50, 50),
        ("ja", "二百五十名です", 250, 250),
        ("ja", "100〜120名", 100, 120),
        ("ja", "10名未満です", None, 9),
        ("ja", "300名以上おります", 300, None),
        ("ja", "従業員は千二百人です", 1200, 1200),
        ("ja", "80", 80, 80),
        ("ja", "一人でやっています", 1, 1),
        ("ja", "全社で500名、うちの部署は15名です", 500, 500),
        ("ja", "2、3名です", 2, 3),
        ("ja", "1万2000人です", 12_000, 12_000),
        ("en", "Just little old me", 1, 1),
        ("en", "me and two others", 3, 3),
        ("en", "my wife and I plus a part-timer", 3, 3),
        ("en", "myself and four staff", 5, 5),
        ("en", "8 including me", 8, 8),
        ("en", "six besides me", 7, 7),
        ("ko", "서른다섯이요 기사님 포함", 35, 35),
        ("ko", "쉰이에요", 50, 50),
        ("ko", "이삼십 명이요", 20, 30),
        ("ko", "4,50명 됩니다", 40, 50),
        ("ko", "저랑 직원 둘이요", 3, 3),
        ("ko", "저하고 알바 하나요", 2, 2),
        ("ko", "저 포함해서 다섯이에요", 5, 5),
        ("ko", "저 빼고 네 명이요", 5, 5),
        ("ko", "부부랑 알바 두 명이요", 4, 4),
        ("ja", "4、50人です", 40, 50),
        ("ja", "二、三十名くらい", 20, 30),
        ("ja", "五六十人です", 50, 60),
        ("ja", "私とバイト3人です", 4, 4),
        ("ja", "夫婦とパートさんひとりです", 3, 3),
        ("ja", "私を入れて7名です", 7, 7),
        ("ja", "私のほかに2名おります", 3, 3),
        ("ja", "ふたりです", 2, 2),
        ("en", "somewhere near the 60 mark", 60, 60),
        ("en", "forty odd", 40, 40),
        ("en", "we're 850 strong", 850, 850),
        ("en", "me, myself and I", 1, 1),
        ("ko", "사무직 30명, 현장 50명 해서 80명이요", 80, 80),
        ("ko", "매장 25, 물류 35, 총 60입니다", 60, 60),
        ("ko", "90~120 사이요", 90, 120),
        ("ko", "서른 셋이요", 33, 33),
        ("ja", "社員9名、アルバイト6名の計15名です", 15, 15),
        ("ja", "20人に満たないくらいです", None, 19),
    ],
)
def test_an_asked_size_is_read(language: str, text: str, low: int | None, high: int | None) -> None:
    assert heard(text, language, asked=True) == (low, high)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "we're buying a help center tool for about 90 staff, what would that cost", (90, 90)),
        ("en", "need something with SLAs before peak season in october, about 45 people", (45, 45)),
        ("en", "we are 45 people in logistics", (45, 45)),
        ("en", "I run a company of 30", (30, 30)),
        ("en", "we have 120 employees and one shared inbox", (120, 120)),
        ("en", "our 12-person team needs a chat widget", (12, 12)),
        ("ko", "직원 40명이고 다음 달 안에는 오픈해야 해요", (40, 40)),
        ("ko", "저희는 30명 규모 회사예요", (30, 30)),
        ("ko", "임직원 120명이 같이 쓰려고 합니다", (120, 120)),
        ("ja", "80名で使う予定で、来月には始めたいです。", (80, 80)),
        ("ja", "従業員50名の会社です", (50, 50)),
        ("ja", "社員は三十名おります", (30, 30)),
    ],
)
def test_a_size_is_read_unasked_where_the_words_say_so(language: str, text: str, expected: tuple[int, int]) -> None:
    assert heard(text, language, asked=False) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "we have 3 warehouses and 2 vans"),
        ("en", "our 300 customers write every day"),
        ("en", "40 people asked for it last week"),
        ("en", "Zendesk has 6000 employees and they still don't answer"),
        ("en", "if we grow to 200 people we'd need more"),
        ("en", "we were 20 people back then"),
        ("en", "we laid off 30 people"),
        ("en", "I have three candidates ready to interview this week"),
        ("en", "we get 45 tickets a day"),
        ("en", "we moved to version 12 in 2024"),
        ("en", "My clients run from 20 to 2,000 people"),
        ("ko", "하루에 고객 300명이 문의해요"),
        ("ko", "회원이 5만 명이에요"),
        ("ko", "30분 뒤에 다시 올게요"),
        ("ko", "경쟁사는 직원이 500명이래요"),
        ("ko", "어제 3명이 퇴사했어요"),
        ("ja", "1日に200人のお客様が来ます"),
        ("ja", "会員は3万人です"),
        ("ja", "昨年は20名でした"),
        ("ja", "御社は100名くらいですか"),
        ("ko", "경쟁사는 직원 둘이서 다 한대요"),
        ("ja", "妻と二人で旅行に行きます"),
    ],
)
def test_other_people_are_no_staff(language: str, text: str) -> None:
    assert heard(text, language, asked=False) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "$500"),
        ("en", "3 years"),
        ("en", "in 2 weeks"),
        ("en", "version 4.2"),
        ("en", "I'd sooner say that to your salesperson"),
        ("ko", "5월 10일이요"),
        ("ko", "90만원이요"),
        ("ja", "3ヶ月後です"),
        ("ja", "契約情報をご覧ください"),
        ("en", "me and my manager will talk about it"),
        ("ko", "저랑 얘기하실 분 있나요"),
        ("ko", "어떻게 하나요"),
        ("ja", "私と話してください"),
    ],
)
def test_what_counts_something_else_is_no_size_even_when_asked(language: str, text: str) -> None:
    assert heard(text, language, asked=True) is None


@pytest.mark.parametrize(
    ("language", "text", "size"),
    [
        ("en", "sorry, 54 people not 45", 54),
        ("en", "actually make that 80", 80),
        ("en", "we're 54 people, not 45", 54),
        ("ko", "아 40명 아니고 60명이에요", 60),
        ("ko", "아니 80명이요", 80),
        ("ja", "訂正、80名です", 80),
        ("ja", "すみません、80名ではなく120名でした", 120),
    ],
)
def test_a_correction_replaces(language: str, text: str, size: int) -> None:
    found = HEADCOUNT.read(text, Hearing(now=NOW, language=language, asked=True))
    assert [(one.value["max"], one.replaces) for one in found if isinstance(one.value, dict)] == [(size, True)]


@pytest.mark.parametrize(
    ("label", "low", "high"),
    [("1-9", 1, 9), ("10–49명", 10, 49), ("50〜249名", 50, 249), ("250+", 250, None), ("250名以上", 250, None), ("under 10", None, 9)],
)
def test_a_label_is_read(label: str, low: int | None, high: int | None) -> None:
    assert HEADCOUNT.choice(label) == {"min": low, "max": high}


def test_a_label_without_a_number_is_none() -> None:
    assert HEADCOUNT.choice("rather not say") is None


@pytest.mark.parametrize(
    ("language", "low", "high", "shown"),
    [
        ("en", 60, 60, "60"),
        ("en", 50, 100, "50 to 100"),
        ("ko", 50, 100, "50~100"),
        ("ja", 50, 100, "50〜100"),
        ("en", 250, None, "250 or more"),
        ("ko", None, 9, "9 이하"),
    ],
)
def test_a_size_is_the_bare_figure(language: str, low: int | None, high: int | None, shown: str) -> None:
    assert HEADCOUNT.show({"min": low, "max": high}, language) == shown


def test_an_open_end_is_infinite_for_conditions() -> None:
    assert HEADCOUNT.facts({"min": 250, "max": None}, NOW) == {"min": 250.0, "max": math.inf}


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("en", "oh wait, that's just the support team. the whole company is around 400", 400),
        ("en", "actually the whole company is 400", 400),
        ("en", "the company as a whole is around 400", 400),
        ("en", "25 agents in a company of around 300", 300),
        ("en", "a team of 6 in a firm of 90", 90),
        ("ko", "아 그건 상담팀만이고 회사 전체는 400 정도예요", 400),
        ("ko", "전체로는 400쯤 돼요", 400),
        ("ja", "会社全体だと400くらいです", 400),
    ],
)
@pytest.mark.parametrize("asked", [True, False])
def test_the_whole_firm_is_told_without_a_word_for_people(language: str, text: str, people: int, asked: bool) -> None:
    assert heard(text, language, asked=asked) == (people, people)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the whole thing is around 400"),
        ("en", "the company is around 20 years old"),
        ("en", "our client is a company of 300"),
        ("en", "the whole company is closed until 2027"),
        ("ko", "문의가 전체로는 400쯤 돼요"),
        ("ko", "전체 400건"),
        ("ja", "問い合わせは全体で400くらいです"),
    ],
)
def test_a_whole_of_something_else_is_no_firm(language: str, text: str) -> None:
    assert heard(text, language, asked=False) is None


@pytest.mark.parametrize(
    "text",
    [
        "We already have 40 seats with you in claims and it's going well, so now I need to buy another 120 seats for underwriting.",
        "we have 15 licences with you today and would like 30 more",
        "currently 22 users on our account, we want 20 extra",
        "there are 33 users on our plan, can we add a further 10 seats",
        "we would add an additional 45 agents in spring",
        "Another 6 people joined this month, it is chaos",
        "we have only two persons in the office who answer",
        "there are 3 people that handle the bookings",
        "I manage 12 agents and we need a shared inbox",
    ],
)
def test_seats_and_those_at_work_are_not_the_firm(text: str) -> None:
    assert heard(text, "en", asked=False) is None


@pytest.mark.parametrize(
    ("text", "people", "asked"),
    [
        ("For your notes: we're 1,900 staff all up, and I'd want the new seats live in November.", 1900, False),
        ("For your reference, 230 employees.", 230, False),
        ("for your records we are 64 people, three shops", 64, False),
        ("to answer your question, we're 85", 85, True),
        ("we have 40 seats with you and 900 staff", 900, True),
        ("we run 25 licences through you already and the firm is 410 people", 410, False),
        ("Another 6 people joined us, we are 31 people now", 31, False),
        ("we're 14 000 staff in 3 countries", 14_000, True),
        ("We are a retailer with 3 400 employees and need a chat bot", 3400, False),
        ("about 2 500", 2500, True),
        ("We have 12 employed people", 12, True),
        ("in 2024 300 people", 300, True),
    ],
)
def test_a_size_is_read_beside_them_and_with_blanks_for_its_thousands(text: str, people: int, asked: bool) -> None:
    assert heard(text, "en", asked=asked) == (people, people)
