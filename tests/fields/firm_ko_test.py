"""A firm that is introduced by its name alone is one; a sort of firm, a place, a medium or somebody else's is none."""

from __future__ import annotations

import pytest

from bot.fields.firm_ko import is_firm, is_somebody, stated_firm
from bot.fields.utterance import utterance


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("저희 달빛커머스인데요 도입 문의드려요", "달빛커머스"),
        ("안녕하세요 달빛커머스에서 나왔어요", "달빛커머스"),
        ("안녕하세요 햇살솔라에서 연락드립니다", "햇살솔라"),
        ("달빛커머스 운영하고 있습니다", "달빛커머스"),
        ("한빛물류라는 회사에서 근무 중인데요", "한빛물류"),
        ("한빛물류 대표입니다", "한빛물류"),
        ("노은채고요 모아상사 구매팀이에요", "모아상사"),
        ("법무법인 다온입니다", "법무법인 다온"),
        ("한국한지공예연합회입니다. 문의 응대 챗봇을 찾습니다.", "한국한지공예연합회"),
        ("산들마을관리사무소예요. 민원 접수 프로그램 찾아요", "산들마을관리사무소"),
        ("푸른숲보호재단입니다", "푸른숲보호재단"),
        ("서해어촌계입니다 문의 정리할 프로그램 찾습니다", "서해어촌계"),
        ("안녕하세요 가온새싹초등학교 행정실입니다", "가온새싹초등학교"),
        ("들꽃협동조합이라고 합니다", "들꽃협동조합"),
        ("남도청년창업진흥원에서 연락드립니다", "남도청년창업진흥원"),
        ("햇살여행사라고 합니다", "햇살여행사"),
    ],
)
def test_a_firm_is_known_by_its_end_or_by_being_called_so(text: str, firm: str) -> None:
    said = utterance(text, "ko")
    span = stated_firm(said)
    assert span is not None
    assert said.text[slice(*span)] == firm


@pytest.mark.parametrize(
    "text",
    [
        "저희는 온라인쇼핑몰인데요",
        "영어학원 운영합니다",
        "동물병원인데요",
        "네이버에서 보고 왔어요",
        "인스타에서 왔습니다",
        "거기 채널톡이라는 업체인데요",
        "3자물류 운영중이에요",
        "저희 시스템인데요",
        "건강식품 운영해요",
        "고객센터인데요",
        "우리 마트인데요",
        "난임병원 운영합니다",
        "사회복지재단입니다",
        "저희는 소비자생활협동조합이에요",
        "아파트관리사무소입니다",
        "동네 상인회예요",
        "저희는 전통시장상인회인데요",
        "패키지여행사인데요",
    ],
)
def test_a_sort_of_firm_a_medium_and_a_rival_are_no_firm_of_theirs(text: str) -> None:
    assert stated_firm(utterance(text, "ko")) is None


def test_a_department_and_an_occupation_are_no_firm() -> None:
    assert not is_firm("상담센터")
    assert is_somebody("디자이너")
    assert is_somebody("영업팀장")
    assert not is_somebody("글라스피치")
