"""A need that a Korean opening tells in passing, beside a price or a question, is read; a wish that is no need is not."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.config import Config
from bot.flow.load import load_flow
from bot.hear import Heard, Setting, hear
from bot.playbook import playbook

PLAY = playbook(load_flow(Path(__file__).parent.parent / "flows", "b2b_saas"), Config())
NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)


def heard(text: str, asking: str | None, *figures: str) -> Heard:
    return hear(text, Setting(play=PLAY, language="ko", now=NOW, region="KR", asking=asking, figures=figures))


def told(text: str, field: str, asking: str | None) -> str | None:
    hit = heard(text, asking).found.get(field)
    if hit is None:
        return None
    return hit.value if isinstance(hit.value, str) else str(hit.value["min"])


@pytest.mark.parametrize(
    ("asking", "text", "part"),
    [
        (
            None,
            "구청 소통과입니다. 상담 내용을 공유하기 위한 상담 이력 관리 솔루션을 구매할 계획이 있어 규격을 조사하고 있습니다.",
            "상담 이력 관리",
        ),
        (None, "민원 관리 시스템을 도입할 예정이라 자료 요청드립니다", "민원 관리"),
        (None, "올해 안에 예약 프로그램을 교체할 생각이라 몇 가지 여쭤봅니다", "예약 프로그램"),
        (None, "문의 게시판을 새로 구축할 계획인데 견적 부탁드립니다", "문의 게시판"),
        (None, "콜봇 구입할 의향이 있어서 연락드렸어요", "콜봇"),
        (None, "반려견 간식 파는 스타트업이고 팀원 17명. 반품 문의 자동 분류해주는 기능 있는 요금제 얼만지 알려주세요", "분류"),
        (None, "외국인 손님 문의 자동 번역되는 요금제가 어떻게 되나요?", "번역"),
        (None, "예약 알림 보내주는 기능 들어간 상품 가격 좀 알려주세요", "예약 알림"),
        (None, "웨딩홀이고 직원 26명입니다~ 홈페이지에 실시간 채팅 달아서 예식 상담받고 싶은데 견적 받아볼 수 있을까요?", "채팅"),
        (None, "카페 하는데 카톡에 챗봇 붙여서 주문받고 싶은데 얼마예요?", "챗봇"),
        (None, "홈페이지에 예약창 만들어서 손님 받고 싶은데 되나요", "예약창"),
        (None, "장비 고장 접수를 QR로 찍어서 남기는 시스템 도입 검토 중인데 폐쇄망 설치 되나요?", "접수"),
        (None, "저희가 서점인데 재고 문의 자동으로 답해주는 거 있나요? 직원 8명이에요", "재고 문의"),
        (
            None,
            "동물병원인데여 예약이랑 보호자 상담 한번에 관리되는거 잇나여? 쓰던게 이번달로 서비스 종료된대서 바꿔야됨",
            "예약이랑 보호자 상담",
        ),
        (None, "광고주 요청을 슬랙으로 받다가 드디어 터졌어요ㅋㅋㅋ 티켓 시스템 제대로 된 거 하나 사려구요", "티켓 시스템"),
        (None, "동네에서 유소년 축구 클럽 하는데 학부모 단체 공지랑 출석 알림 보내는 서비스 결제하려고요", "출석 알림"),
        (None, "수선집을 세 군데 하고 있는데 수선 접수 한곳에서 관리되는 프로그램 있나 해서요", "수선 접수"),
        (None, "오피스텔 관리하는데 주차 민원 때문에 챗봇 하나 놓으려고요", "주차 민원"),
        (None, "소아과인데 대기 순번 알려주는 서비스 도입하려면 얼마나 드나요", "대기"),
        (None, "배달 리뷰 답글 자동으로 달아주는 서비스 가격 문의드립니다", "리뷰"),
        (None, "보일러 대리점인데 A/S 접수를 카톡으로 받고 싶어서 문의드려요", "A/S 접수"),
        (None, "아파트 관리소장입니다. 입주민 문의가 전화로만 와서 앱으로 바꿔보려 합니다", "입주민"),
        (None, "인쇄소인데요 견적 요청이 메일로 하루 백 통씩 와요 이거 자동으로 분류하는 툴 쓰고 싶습니다", "견적 요청"),
        (None, "글램핑장 하는데 예약 확정 문자 자동으로 나가게 하려면 요금이 어떻게 돼요?", "예약 확정 문자"),
        (None, "보험 대리점에서 쓸 CRM 알아보고 있고 설계사는 30명이에요", "CRM"),
        (None, "박물관 안내 챗봇 도입 건으로 예산 신청 중인데 자료 좀 받을 수 있을까요", "챗봇"),
        (None, "조합원 문의 게시판 새로 만들어야 해서 연락드립니다", "게시판"),
        (None, "온라인몰에 채팅 상담 붙이고 싶어요~ 얼마부터예요?", "채팅 상담"),
        (None, "저희 필라테스인데 회원 관리랑 예약 같이 되는 걸로 갈아타려구요", "회원 관리"),
        (None, "식자재 납품하는데 클레임 처리 현황을 한눈에 보는 시스템이 없어서요, 도입 비용 알려주세요", "클레임"),
        (None, "콜센터인데 부재중 콜백 자동화하고 싶습니다. 가능한가요?", "콜백"),
    ],
)
def test_a_need_told_in_passing_is_read(asking: str | None, text: str, part: str) -> None:
    assert part in (told(text, "need", asking) or "")


@pytest.mark.parametrize(
    ("asking", "field", "text"),
    [
        (None, "need", "수강료 결제했는데 취소하고 싶은데 되나요"),
        (None, "need", "예약한 거 바꾸고 싶은데 얼마예요"),
        (None, "need", "채용 공고 보고 지원하고 싶은데 담당자 연락처 알 수 있을까요"),
        (None, "need", "사장님 가게에 저희 정수기 달아서 홍보하고 싶은데 견적 보내드릴까요"),
        (None, "need", "요금제 얼만지 알려주세요"),
        (None, "need", "대표님이 회의하자고 해서 자료 받아보고 싶은데 어디서 받나요"),
        (None, "need", "예약 취소하고 싶은데 어디로 전화해요"),
        (None, "need", "알바 지원하고 싶은데 아직 모집하나요"),
        (None, "need", "대출 상담 받고 싶은데요"),
        (None, "need", "지점 세 곳에 도입할 예정이에요"),
        (None, "need", "교수님이 고객응대 자동화 효과 수치 같은 거 있나요 물어보래요"),
        (None, "need", "저희 솔루션 소개드리고 싶어서 연락드립니다"),
        (None, "need", "배송 조회 되는 거 있나요 주문번호 2291이요"),
        (None, "need", "로그인이 안 되는데 비밀번호 바꾸고 싶어요"),
        (None, "need", "광고 문자 그만 받고 싶어요"),
    ],
)
def test_what_is_wanted_of_something_else_is_no_need(asking: str | None, field: str, text: str) -> None:
    assert told(text, field, asking) is None
