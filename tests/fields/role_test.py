"""Roles in their own words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.fields import FIELD_KINDS, Hearing
from tests.hearing import value

ROLE = FIELD_KINDS["role"]
NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)


def heard(text: str, language: str, *, asked: bool) -> str | None:
    found = ROLE.read(text, Hearing(now=NOW, language=language, asked=asked))
    return str(found[-1].value) if found else None


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("en", "Guest experience manager", "Guest experience manager"),
        ("en", "Potter", "Potter"),
        ("en", "I'm the head of support", "head of support"),
        ("en", "COO", "COO"),
        ("en", "I'm a support lead here", "support lead"),
        ("ko", "고객 경험 담당입니다", "고객 경험 담당"),
        ("ko", "대표예요", "대표"),
        ("ko", "운영팀장이에요", "운영팀장"),
        ("ja", "若女将", "若女将"),
        ("ja", "情報システム部の部長です", "情報システム部の部長"),
        ("ja", "総務を担当しております", "総務"),
    ],
)
def test_an_asked_role_is_read(language: str, text: str, role: str) -> None:
    assert heard(text, language, asked=True) == role


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("en", "I'm the head of support at Tarnfell Outdoor", "head of support"),
        ("en", "as operations manager I see it every day", "operations manager"),
        ("en", "I run the support team", "run the support team"),
        ("ko", "안녕하세요 온담리빙 이도윤 팀장입니다", "팀장"),
        ("ja", "ひかり商事の総務の小林です。", "総務"),
    ],
)
def test_a_role_is_read_unasked_where_it_is_theirs(language: str, text: str, role: str) -> None:
    assert heard(text, language, asked=False) == role


@pytest.mark.parametrize(
    ("text", "role", "asked"),
    [
        ("I am the director of technology for Millbrook Hollow Local Schools in Ohio.", "director of technology", False),
        ("hi there, i'm head of customer success for northwind freight, need a shared inbox", "head of customer success", False),
        ("I work as the manager of patient services for Oakline Clinics.", "manager of patient services", False),
        ("I am the coordinator for Tidewater Relief and want live chat", "coordinator", False),
        ("I'm the director of finance and administration for Copper Hill Schools", "director of finance and administration", False),
        ("I'm the vice president for student affairs at Elm College", "vice president for student affairs", False),
        ("I'm the head of support and we need chat", "head of support", False),
        ("Director of technology for Fernhill Local Schools", "Director of technology", True),
        ("operations manager for the Bexley Trust", "operations manager", True),
        ("Vice president for Student Affairs", "Vice president for Student Affairs", True),
        ("director of sales for EMEA", "director of sales for EMEA", True),
        ("head of guest relations for the whole group", "head of guest relations for the whole group", True),
    ],
)
def test_a_role_ends_before_the_firm_it_is_held_at(text: str, role: str, asked: bool) -> None:
    assert heard(text, "en", asked=asked) == role


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I'm looking for a manager position"),
        ("en", "your manager never called"),
        ("en", "we need routing and SLAs"),
        ("ko", "담당자분 연결해 주세요"),
        ("ja", "担当の方とお話ししたいです"),
    ],
)
def test_other_roles_are_none(language: str, text: str) -> None:
    assert heard(text, language, asked=False) is None


@pytest.mark.parametrize(("language", "text"), [("en", "rather not say"), ("en", "why?"), ("ko", "비밀이에요"), ("ja", "役職はちょっと…")])
def test_an_evasive_reply_is_no_role(language: str, text: str) -> None:
    assert heard(text, language, asked=True) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [("ja", "情報システム部の課長です"), ("ja", "課長です"), ("ko", "정보시스템팀 과장입니다"), ("ko", "영업부 팀장이에요")],
)
def test_a_title_in_a_part_of_a_firm_is_no_firm(language: str, text: str) -> None:
    assert value(text, language, "company", asking="company") is None


@pytest.mark.parametrize(("language", "text", "firm"), [("ja", "みなと製菓です", "みなと製菓"), ("ko", "미나제과 과장입니다", "미나제과")])
def test_a_firm_beside_a_title_is_one(language: str, text: str, firm: str) -> None:
    assert value(text, language, "company", asking="company") == firm


def test_a_title_in_a_japanese_department_is_a_role_unasked() -> None:
    assert value("情報システム部の課長です", "ja", "role") == "情報システム部の課長"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("I wear many hats, officially studio manager", "studio manager"),
        ('Officially "Customer Happiness Lead", yes really', "Customer Happiness Lead"),
        ("foreman on paper, dogsbody in practice", "foreman"),
        ("I am officially the registrar", "registrar"),
        ("caretaker but I do the bookings too", "caretaker"),
        ("senior nurse though I handle the enquiries", "senior nurse"),
        ("Head of IT (interim)", "Head of IT"),
        ("I'd be the project lead for this", "project lead"),
        ("receptionist since March", "receptionist"),
    ],
)
def test_what_is_said_about_a_role_is_no_part_of_it(text: str, role: str) -> None:
    assert heard(text, "en", asked=True) == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("I'm the owner of Wexcombe Bakery, need chat", "owner"),
        ("I'm the principal of St Ita's Primary School", "principal"),
        ("As the assistant head of Quarry Lane Primary I handle the parents' mails", "assistant head"),
        ("i am the director of Harrow Bay Hospice", "director"),
        ("I'm the founder of Lanternlight", "founder"),
        ("I'm the director of Student Services for Elm College", "director of Student Services"),
        ("I'm head of Customer Success", "head of Customer Success"),
        ("we're the Cobalt Clinic and I run it", None),
        ("I run IT, for all sites", "run IT"),
    ],
)
def test_a_role_ends_before_of_and_a_firm_by_its_name(text: str, role: str | None) -> None:
    assert heard(text, "en", asked=False) == role
