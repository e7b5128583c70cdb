"""What Korean replies and openings tell when they speak of more than what was asked: asides, parts of a firm, others, a need in passing."""

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
    ("asking", "text", "value"),
    [
        ("current_solution", "펫차트요 그게 종료되는거", "펫차트"),
        ("current_solution", "올리브톡이요 이번달에 끝나는거", "올리브톡"),
        ("current_solution", "두레장부요 그게 이번에 단종된대서", "두레장부"),
        ("current_solution", "미용박사 쓰는데요 이제 업데이트가 안돼요", "미용박사"),
        ("current_solution", "한줄매니저라고 있어요 근데 너무 느려요", "한줄매니저"),
        ("current_solution", "구글 시트요 근데 엉망이에요", "Google Sheets"),
        ("company", "한별카고요", "한별카고"),
        ("company", "미르아고요", "미르아고"),
        ("company", "바다로고입니다", "바다로고"),
        ("company", "새벽창고예요", "새벽창고"),
        ("company", "삼정푸드구요 지금 운전 중이라 짧게요", "삼정푸드"),
        ("company", "솔빛공방이고요 저는 거기서 총무 봐요", "솔빛공방"),
        ("company", "다온치과라고 있어요 강남에", "다온치과"),
        ("role", "원무과장인데 제가 결정권은 없어요", "원무과장"),
        ("role", "점장이긴 한데 결정은 본사에서 해요", "점장"),
        ("role", "총무 맡고 있고요 곧 나가야 해요", "총무"),
        ("role", "실장이요 근데 그게 왜 필요해요?", "실장"),
        ("name", "오다솜이고요 지금 운전 중이라 짧게 부탁드려요", "오다솜"),
        ("name", "길소라여", "길소라"),
        ("name", "피영주라고 해요 근데 곧 회의라", "피영주"),
    ],
)
def test_an_answer_is_cut_from_the_talk_around_it(asking: str, text: str, value: str) -> None:
    assert told(text, asking, asking) == value


@pytest.mark.parametrize(
    ("asking", "text", "part"),
    [
        ("need", "짧게 할게요 예약 알림 문자 보내는 거요", "예약 알림"),
        ("need", "저 5분 뒤에 나가야 해서 짧게 말씀드리면 재고 문의 자동 답변이에요", "재고 문의"),
        ("need", "네 환불 접수 정리하는 거요. 근데 저 지금 나가봐야 해요", "환불 접수"),
        ("goal", "전화 줄이는 거요. 근데 저 곧 나가야 돼요", "전화"),
    ],
)
def test_an_answer_is_cut_from_the_talk_around_it_also_where_it_is_a_sentence(asking: str, text: str, part: str) -> None:
    assert part in (told(text, asking, asking) or "")


@pytest.mark.parametrize(
    ("asking", "field", "text"),
    [
        ("need", "need", "저 지금 회의 들어가야 해서 일단 나갈게요"),
        ("need", "need", "아 저 이제 수업 들어가야 돼서요 이따 다시 올게요"),
        ("need", "need", "죄송한데 손님 오셔서 나가봐야 할 것 같아요"),
        ("need", "need", "배터리가 없어서 끊길 수도 있어요"),
        ("need", "need", "지금 진료 시작이라 이만 나가볼게요"),
        ("need", "need", "조달청 나라장터에 등록된 제품인지 먼저 여쭙겠습니다."),
        ("need", "need", "그 전에 보안 인증 받은 제품인지부터 확인하고 싶습니다"),
        ("need", "need", "우선 국내 회사인지 궁금합니다"),
        ("need", "need", "먼저 하나만 여쭤볼게요, 데이터는 어디에 저장되는지요"),
        ("need", "need", "짧게 부탁드려요 제가 운전 중이라"),
        ("need", "need", "아 방금 대표님이 다른 업체랑 계약하셨다네요."),
        ("need", "need", "방금 연락 왔는데 저희 다른 데로 정했대요"),
    ],
)
def test_what_only_speaks_of_the_talk_is_no_answer(asking: str | None, field: str, text: str) -> None:
    assert told(text, field, asking) is None


@pytest.mark.parametrize(
    ("asking", "text", "value"),
    [
        ("company_size", "아까 20명이라햇는데 미용쌤들까지 하면 24명이에여 24명으로 고쳐주세여", "24"),
        ("email", "아 참 아까 27명이라고 했는데 알바까지 치면 31명이에요 31명으로 바꿔주세요", "31"),
        ("budget", "방금 45명이라고 적었는데 도급까지 합치면 52명입니다. 52명으로 수정 부탁드립니다", "52"),
        ("name", "아까 15명이랬는데 주말 알바 포함하면 18명이요", "18"),
        ("timeline", "앞에서 60명이라 말씀드렸는데 기사님들 합하면 66명이에요", "66"),
        ("company_size", "구청 전체 직원은 1,150명입니다. 그중 실제로 로그인할 인원은 35명 내외로 보고 있습니다.", "1150"),
        ("company_size", "현장에 스물여덟, 사무실에 넷, 다 해가 서른둘입니더", "32"),
        ("company_size", "코치 넷이랑 저요", "5"),
        ("company_size", "전사로는 80명이고 저희 CS팀은 6명이에요", "80"),
        ("company_size", "CS팀은 6명인데 회사 전체로는 80명 정도예요", "80"),
        ("company_size", "지점 세 곳 합쳐서 210명이고 본점만 90명이에요", "210"),
        ("company_size", "본사 30명에 물류센터 17명이에요", "47"),
        ("company_size", "쓸 사람은 세 명인데 회사는 14명이에요", "14"),
        ("company_size", "공장 쪽이 100명, 사무직이 20명입니다", "120"),
        ("company_size", "의사 두 분, 간호사 다섯, 데스크 둘이요", "9"),
        ("company_size", "정규직 58명이고 인턴 6명 있어요", "64"),
        ("company_size", "본사 기준 350명입니다. 저희 부서는 12명이고요", "350"),
        ("company_size", "그룹 전체는 3천 명인데 저희 법인은 40명이에요", "40"),
        ("company_size", "저 빼고 21명이요", "22"),
    ],
)
def test_the_whole_firm_counts_and_not_its_parts(asking: str, text: str, value: str) -> None:
    assert told(text, "company_size", asking) == value


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
    ],
)
def test_what_is_wanted_of_something_else_is_no_need(asking: str | None, field: str, text: str) -> None:
    assert told(text, field, asking) is None


@pytest.mark.parametrize(
    ("asking", "field", "text"),
    [
        ("company_size", "company_size", "건물주네 회사는 300명쯤 된다던데요"),
        (None, "company_size", "저희 거래처는 직원이 500명인데 거기서 추천받았어요"),
        (None, "budget", "기존 업체가 월 30만원 받아가요"),
        (None, "budget", "저희는 수강생한테 월 15만원 받아요"),
        (None, "budget", "건물주가 월세를 200만원이나 올렸어요"),
        ("budget", "budget", "전에 쓰던 데는 월 20만원이었어요"),
        ("budget", "budget", "다른 업체는 월 12만원 부르던데요"),
        (None, "timeline", "건물주가 5월에 계약 끝난대요"),
        (None, "phone", "전 업체 번호가 02-555-0192 였는데 연락이 안 돼요"),
        (None, "email", "건물 관리실 메일이 office@bldg.example 인데 거기서 알려줬어요"),
        (None, "name", "전임자가 김하린 씨였는데 그만뒀어요"),
        (None, "company", "옆 사무실이 한빛물류인데 거기서 추천해줬어요"),
        ("role", "role", "대표님은 따로 계세요"),
        ("current_solution", "current_solution", "경쟁사는 채널톡 쓴다던데요"),
        (None, "company_size", "저희 회원이 3천 명이고 후원자가 400명이에요"),
        ("budget", "budget", "월 29,900원부터 시작하는 상품입니다"),
        (None, "budget", "저희 상담료가 한 시간에 10만원이에요"),
    ],
)
def test_what_is_of_others_fills_nothing(asking: str | None, field: str, text: str) -> None:
    assert told(text, field, asking) is None


@pytest.mark.parametrize("asking", ["phone", "goal", "budget"])
@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("아 잠만여 아까 20명이라햇는데 미용쌤들까지 하면 24명이에여 24명으로 고쳐주세여", 24),
        ("아 참 아까 27명이라고 했는데 알바까지 치면 31명이에요 31명으로 바꿔주세요", 31),
        ("방금 45명이라고 적었는데 도급까지 합치면 52명입니다. 52명으로 수정 부탁드립니다", 52),
        ("아까 11명이랬는데 12명으로 고쳐주세요", 12),
    ],
)
def test_a_figure_that_was_told_is_put_right_whatever_is_asked(asking: str, text: str, people: int) -> None:
    found = heard(text, asking, "company_size").found
    assert list(found) == ["company_size"]
    assert found["company_size"].value == {"min": people, "max": people}
    assert found["company_size"].replaces
