"""A question is answered from the page that answers it, in the prospect's language, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.flow.knowledge import Search
from bot.flow.load import collect_files
from bot.flow.page import read_page
from bot.flow.shape import KnowledgePage, Section

TODAY = date(2026, 3, 10)
FLOWS = Path(__file__).parents[2] / "flows"
QUESTIONS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "questions.yaml").read_text("utf-8"))
REGION = {"en": "US", "ko": "KR", "ja": "JP"}


def page(id: str, language: str, *sections: tuple[str, str], keywords: tuple[str, ...] = ()) -> KnowledgePage:
    return KnowledgePage(
        id=id,
        title=id,
        language=language,
        owner="sales",
        valid_until=date(2026, 12, 31),
        source="",
        keywords=keywords,
        sections=tuple(Section(heading=heading, answer=answer) for heading, answer in sections),
    )


TRIAL = page("trial", "en", ("Is there a free trial?", "You can try it for 14 days."))
TRIAL_KO = page("trial", "ko", ("무료 체험이 있나요?", "14일 동안 써 보실 수 있어요."))
SSO = page("sso", "en", ("Is there single sign-on?", "SAML sign-on is part of Scale."))
US = replace(page("prices", "en", ("What does it cost?", "$15 a month.")), region="US")
GB = replace(page("prices-gb", "en", ("What does it cost?", "£12 a month.")), region="GB")
SMALL = Search((TRIAL, TRIAL_KO, SSO, US, GB), fallback="en")


def found(question: str, language: str, region: str = "US", today: date = TODAY) -> str | None:
    hit = SMALL.find(question, language, region, today)
    return hit.page.id + ":" + hit.page.language if hit else None


def test_the_prospects_language_comes_first() -> None:
    assert found("무료 체험 되나요?", "ko") == "trial:ko"
    assert found("is there a free trial", "en") == "trial:en"


def test_another_language_answers_only_what_theirs_does_not_have() -> None:
    assert found("is there single sign-on?", "ko") == "sso:en"
    assert found("is there a free trial?", "ko") is None


def test_a_page_of_a_region_is_said_there_alone() -> None:
    assert found("what does it cost", "en", "US") == "prices:en"
    assert found("what does it cost", "en", "GB") == "prices-gb:en"
    assert found("what does it cost", "en", "KR") is None


def test_an_expired_page_is_not_said() -> None:
    assert found("is there a free trial", "en", today=date(2026, 12, 31)) == "trial:en"
    assert found("is there a free trial", "en", today=date(2027, 1, 1)) is None


@pytest.mark.parametrize("question", ["", "???", "hi", "what about it?", "🙂🙂", "\x00", "a" * 20_000, "ㅋㅋㅋㅋ", "はい"])
def test_what_asks_nothing_finds_nothing(question: str) -> None:
    assert all(SMALL.find(question, language, "US", TODAY) is None for language in ("en", "ko", "ja", "xx"))


def test_no_pages_answer_nothing() -> None:
    assert Search(()).find("is there a free trial?", "en", "US", TODAY) is None


def test_the_topic_breaks_a_tie_and_never_answers_by_itself() -> None:
    desk = page("desk", "en", ("Is there an export?", "Tickets are exported as CSV."))
    shop = page("shop", "en", ("Is there an export?", "Orders are exported as CSV."))
    both = Search((desk, shop))
    for topic, wanted in (("tickets", "desk"), ("orders", "shop")):
        hit = both.find("is there an export?", "en", "US", TODAY, topic=topic)
        assert hit
        assert hit.page.id == wanted
    assert both.find("are you hiring?", "en", "US", TODAY, topic="tickets") is None


@pytest.fixture(scope="module")
def northdesk() -> Search:
    files = collect_files(FLOWS, "b2b_saas")
    pages = (read_page(text, path)[0] for path, text in files.items() if path.endswith(".md"))
    return Search([p for p in pages if p], fallback="en")


def _measured(search: Search, language: str, part: str) -> Iterator[tuple[str, str, str | None]]:
    """Yield (question, the page that answers or "", the page that was found)."""
    for question, answers in QUESTIONS[language][part]["answered"]:
        hit = search.find(question, language, REGION[language], TODAY)
        yield question, answers, hit.page.id if hit else None
    for question in QUESTIONS[language][part]["unanswered"]:
        hit = search.find(question, language, REGION[language], TODAY)
        yield question, "", hit.page.id if hit else None


# The floors lie a little under what was measured; a page that is worded anew may move one question.
@pytest.mark.parametrize(
    ("part", "language", "precision", "recall"),
    [
        ("tuned", "en", 0.96, 0.90),
        ("tuned", "ko", 0.96, 0.90),
        ("tuned", "ja", 0.96, 0.93),
        ("held", "en", 0.90, 0.60),
        ("held", "ko", 0.90, 0.60),
        ("held", "ja", 0.90, 0.80),
    ],
)
def test_questions_about_northdesk_are_answered_rightly_or_not_at_all(
    northdesk: Search, part: str, language: str, precision: float, recall: float
) -> None:
    rows = list(_measured(northdesk, language, part))
    said = [(question, wanted, got) for question, wanted, got in rows if got]
    right = [row for row in said if row[1] == row[2]]
    wrong = [row for row in said if row[1] != row[2]]
    assert len(right) / len(said) >= precision, wrong
    assert len(right) / sum(1 for row in rows if row[1]) >= recall, [row for row in rows if row[1] and row[1] != row[2]]


# What must never be promised by a page that speaks of something near.
NEVER = [
    ("en", "do you have a discount for nonprofits?"),
    ("en", "is there a special price for publishers?"),
    ("en", "can we host it on our own servers?"),
    ("en", "do you hire?"),
    ("ko", "비영리 단체 할인 있나요?"),
    ("ko", "출판사 특별가가 있나요?"),
    ("ko", "저희 서버에 직접 설치할 수 있나요?"),
    ("ko", "직원 채용하시나요?"),
    ("ja", "NPO向けの割引はありますか？"),
    ("ja", "出版社向けの特別価格はありますか？"),
    ("ja", "自社サーバーに設置できますか？"),
    ("ja", "採用は行っていますか？"),
]


@pytest.mark.parametrize(("language", "question"), NEVER)
def test_a_page_on_something_near_does_not_answer(northdesk: Search, language: str, question: str) -> None:
    assert northdesk.find(question, language, REGION[language], TODAY) is None


@pytest.mark.parametrize(
    ("language", "question", "page_id"),
    [
        ("en", "we have three warehouses and 40 drivers, what does it cost?", "prices-us"),  # the last clause asks
        ("en", "my orders come from shopify and ebay, how much would it be for 12 people", "prices-us"),
        ("ko", "저희가 직원 40명에 창고가 3개인데 얼마예요?", "prices-kr"),
        ("ja", "倉庫が3つあって社員40名ですが、料金はいくらですか", "prices-jp"),
        ("en", "What do you charge per seat?", "prices-us"),
        ("ko", "좌석당 얼마예요", "prices-kr"),
        ("en", "Do you offer SSO?", "security"),
        ("ja", "SSOに対応していますか", "security"),
        ("ja", "スマホで使えますか", "mobile"),
        ("ko", "폰으로도 쓸 수 있나요", "mobile"),
        ("en", "Can I use it on my phone?", "mobile"),  # not the section on phone calls
        ("en", "discount if we pay yearly?", "prices-us"),
        ("en", "what would 30 people cost per month?", "prices-us"),
        ("en", "do you help with implementation?", "onboarding"),
        ("ko", "30명이면 한달에 얼마예요?", "prices-kr"),
        ("ko", "할인 되나요?", "prices-kr"),
        ("ko", "도입 도와주시나요?", "onboarding"),
        ("ja", "30名だと月いくらですか？", "prices-jp"),
        ("ja", "割引はありますか？", "prices-jp"),
        ("ja", "導入支援はありますか？", "onboarding"),
    ],
)
def test_what_is_asked_at_the_end_and_in_other_words_is_found(northdesk: Search, language: str, question: str, page_id: str) -> None:
    hit = northdesk.find(question, language, REGION[language], TODAY)
    assert hit is not None
    assert hit.page.id == page_id


@pytest.mark.parametrize("question", ["do you have a nonprofit discount", "we run 3 stores, do you sell hardware?", "what's the weather"])
def test_what_no_page_says_stays_unanswered_by_its_last_clause_too(northdesk: Search, question: str) -> None:
    assert northdesk.find(question, "en", "US", TODAY) is None
