"""What is read from labels and from the lines below a mail."""

from __future__ import annotations

import pytest

from bot.fields.card import card
from bot.fields.utterance import utterance


def told(text: str, language: str) -> dict[str, str]:
    return {field: text[start:end] for field, (start, end) in card(utterance(text, language)).items()}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Name: Lakshmi Rao, Company: Teak & Tile", {"name": "Lakshmi Rao", "company": "Teak & Tile"}),
        ("ko", "회사: 온빛전자 / 이름: 강태오 / 연락처: 010-3141-5926", {"company": "온빛전자", "name": "강태오"}),
        ("ja", "会社名：ひまわり薬局\n氏名：藤井 遥", {"company": "ひまわり薬局", "name": "藤井 遥"}),
    ],
)
def test_labels_name_what_stands_behind_them(language: str, text: str, expected: dict[str, str]) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # lines
        ("en", "A quote, please.\n\nRegards,\nVikram Shetty\nGM - Customer Experience\nOrchid Resorts\n+91 98450 11223",
         {"name": "Vikram Shetty", "role": "GM - Customer Experience", "company": "Orchid Resorts"}),
        # a role and a firm in one line
        ("en", "A quote, please.\n\nRegards,\nAnita Rao\nProcurement Lead, Hollow Oak Brewing",
         {"name": "Anita Rao", "role": "Procurement Lead", "company": "Hollow Oak Brewing"}),
        # bars, with the number behind the firm
        ("en", "quote please. Kind regards Gareth Pugh | Lettings Director | Pugh & Vale Estates 01632 960 441",
         {"name": "Gareth Pugh", "role": "Lettings Director", "company": "Pugh & Vale Estates"}),
        # nothing between them
        ("en", "Can it do that? Best, Denise Okoro Customer Experience Manager Sunvale Energy",
         {"name": "Denise Okoro", "role": "Customer Experience Manager", "company": "Sunvale Energy"}),
        # commas
        ("en", "Looking for a tool. Regards, Farah Siddiqui, Assistant Manager - Operations, Skymeal Catering, +971 50 123 4567",
         {"name": "Farah Siddiqui", "role": "Assistant Manager - Operations", "company": "Skymeal Catering"}),
        # title before the name, and behind it
        ("ko", "감사합니다.\n온빛전자 고객지원팀 과장 강태오", {"company": "온빛전자", "role": "과장", "name": "강태오"}),
        ("ko", "이런 것도 되나요? 볕드는에너지 고객관리팀 조은채 대리", {"company": "볕드는에너지", "name": "조은채", "role": "대리"}),
        ("ja", "見積もりをお願いします。\n谷不動産株式会社\n賃貸事業部 部長 秋葉 学\nTEL：03-6677-8899",
         {"company": "谷不動産株式会社", "role": "部長", "name": "秋葉 学"}),
        ("ja", "探しております。株式会社スカイミール 顧客運営部 係長 原田ふみ 090-5012-3456",
         {"company": "株式会社スカイミール", "role": "係長", "name": "原田ふみ"}),
    ],
)  # fmt: skip
def test_a_signature_tells_who_writes(language: str, text: str, expected: dict[str, str]) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "thanks, that is all I wanted to know"),
        ("en", "Best wishes to Karen Holt, she was lovely"),
        ("ko", "고객지원팀 과장 강태오 님이 안내해 주셨어요"),
        ("ko", "CS그룹 남궁솔 책임입니다"),
        ("ja", "お世話になっております。料金を教えてください"),
    ],
)
def test_nothing_is_read_where_nobody_signs(language: str, text: str) -> None:
    assert told(text, language) == {}
