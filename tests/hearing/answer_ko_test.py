"""What Korean replies and openings tell when they speak of more than what was asked: asides, parts of a firm, and of others."""

from __future__ import annotations

import pytest

from tests.hearing import heard, told


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
        ("role", "구매팀 대리예요 근데 결재는 부장님이 하세요", "구매팀 대리"),
        ("role", "사무국장 맡고 있습니다. 짧게 부탁드립니다", "사무국장"),
        ("role", "실장인데요 사실상 혼자 다 해요", "실장"),
        ("company", "온새미로라고 하는데요 아직 홈페이지는 없어요", "온새미로"),
        ("company", "다담정미소예요 방앗간이요", "다담정미소"),
        ("company", "청아한복이라는 데예요", "청아한복"),
        ("company", "미소담은치과고요, 저는 실장이에요", "미소담은치과"),
        ("company", "한누리로고요", "한누리로고"),
        ("company", "별빛여고요", "별빛여고"),
        ("name", "봉수연이고요 질문은 짧게 해주세요", "봉수연"),
        ("name", "네 함지훈이라고 하고요 곧 나가봐야 합니다", "함지훈"),
        ("current_solution", "라온예약 쓰는데 다음 달에 서비스 종료래요", "라온예약"),
        ("current_solution", "카톡이요 근데 자꾸 놓쳐요", "카톡"),
        ("current_solution", "모두의장부요. 너무 느려서 바꾸려고요", "모두의장부"),
        ("current_solution", "수첩에 적어요", "수첩"),
    ],
)
def test_an_answer_is_cut_from_the_talk_around_it(asking: str, text: str, value: str) -> None:
    assert told(text, "ko", asking, asking) == value


@pytest.mark.parametrize(
    ("asking", "text", "part"),
    [
        ("need", "짧게 할게요 예약 알림 문자 보내는 거요", "예약 알림"),
        ("need", "저 5분 뒤에 나가야 해서 짧게 말씀드리면 재고 문의 자동 답변이에요", "재고 문의"),
        ("need", "네 환불 접수 정리하는 거요. 근데 저 지금 나가봐야 해요", "환불 접수"),
        ("goal", "전화 줄이는 거요. 근데 저 곧 나가야 돼요", "전화"),
        ("goal", "야근 없애는 거요! 아 저 곧 회의라 빨리 부탁드려요", "야근"),
    ],
)
def test_an_answer_is_cut_from_the_talk_around_it_also_where_it_is_a_sentence(asking: str, text: str, part: str) -> None:
    assert part in (told(text, "ko", asking, asking) or "")


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
        ("need", "need", "잠깐만요 사장님이 부르셔서 좀 이따 쓸게요"),
        ("need", "need", "지금 지하철이라 자꾸 끊기네요"),
        ("need", "need", "질문이 많으면 좀 부담스러운데 몇 개나 물어보세요"),
        ("need", "need", "일단 답변은 짧게만 해주세요"),
        ("need", "need", "아이고 지금 손님이 몰려서 나중에 다시 들어올게요"),
        ("need", "need", "팀장님이 이 건 보류하라고 하시네요"),
        ("need", "need", "방금 본사에서 도입 취소하라고 연락 왔어요"),
        ("need", "need", "이거 사람이 답하는 건가요 아니면 봇인가요"),
        ("need", "need", "그보다 환불 규정이 어떻게 되는지부터 알고 싶어요"),
        ("goal", "goal", "이제 퇴근해야 해서 내일 마저 할게요"),
        ("goal", "goal", "죄송해요 애가 울어서 가봐야겠어요"),
        ("role", "role", "저 지금 나가봐야 해서요"),
        ("company", "company", "지금 회의 들어가야 해서요"),
        ("name", "name", "지금 통화 중이라 조금 있다가요"),
        ("current_solution", "current_solution", "그건 왜 물어보세요?"),
    ],
)
def test_what_only_speaks_of_the_talk_is_no_answer(asking: str | None, field: str, text: str) -> None:
    assert told(text, "ko", field, asking) is None


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
        ("company_size", "본사랑 공장 합쳐서 63명이에요, 공장만 40명이고요", "63"),
        ("company_size", "홀에 8명 주방에 10명이요", "18"),
        ("company_size", "정직원이 20명이고 파트타임이 6명이에요", "26"),
        ("company_size", "저까지 11명이요, 상담은 두 명이 해요", "11"),
        ("company_size", "전체 150명 중에 저희 부서는 9명입니다", "150"),
        ("company_size", "센터가 세 군데인데 다 합하면 75명쯤요", "75"),
        ("company_size", "쓰는 건 세 명이고 회사 인원은 7명이에요", "7"),
        ("company_size", "선생님 열두 분에 행정 네 분이에요", "16"),
        ("company_size", "작년엔 40명이었는데 지금은 33명이요", "33"),
        ("company_size", "학생은 1,200명이고 교직원은 230명입니다", "230"),
        ("company_size", "우리 법인만 55명이고 계열사까지 하면 600명 넘어요", "55"),
        ("company_size", "기사 아홉에 사무실 넷이라 열셋이네요", "13"),
        ("company_size", "간호사 30명, 의사 8명, 행정 10명 해서 48명", "48"),
        (None, "제조업체고 임직원은 85명인데 고객지원은 4명이 맡고 있어요. 티켓 시스템 찾고 있습니다", "85"),
        (None, "직원 21명짜리 여행사예요. 상담원 5명이 쓸 채팅 툴 찾아요", "21"),
    ],
)
def test_the_whole_firm_counts_and_not_its_parts(asking: str, text: str, value: str) -> None:
    assert told(text, "ko", "company_size", asking) == value


@pytest.mark.parametrize(
    ("asking", "text", "value"),
    [
        ("phone", "전임자 번호 말고 제 번호 드릴게요 010-3321-0099요", "+821033210099"),
        ("email", "대표님 메일은 ceo@me.example 이고 제 메일은 na@me.example 이에요", "na@me.example"),
    ],
)
def test_ones_own_is_read_beside_what_is_of_others(asking: str, text: str, value: str) -> None:
    assert told(text, "ko", asking, asking) == value


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
        (None, "budget", "저희 고객들한테 월 3만원씩 받고 있어요"),
        (None, "budget", "지난번 업체는 구축비만 2천만원 불렀어요"),
        ("budget", "budget", "옆 병원은 월 40만원 낸대요"),
        (None, "company_size", "임대인 회사가 200명 규모래요"),
        (None, "company_size", "저희가 관리하는 입주사가 80명쯤 돼요"),
        (None, "company_size", "경쟁사는 상담원만 100명이라던데요"),
        (None, "phone", "옆 가게 사장님 번호가 010-3321-0098인데 거기서 소개받았어요"),
        (None, "email", "거래처 메일이 biz@deal.example 인데 거기도 쓴대요"),
        (None, "timeline", "옆 가게는 3월에 도입했대요"),
        (None, "timeline", "임대 계약이 6월에 끝나요"),
        (None, "name", "저희 대표님이 박정수 대표님이신데 알아보라고 하셨어요"),
        (None, "company", "거래처인 한울물산에서 추천해 주셔서 왔어요"),
        (None, "company", "전에 대성상사에서 일했었어요"),
        (None, "current_solution", "옆 가게는 젠데스크 쓴대요"),
        ("current_solution", "current_solution", "친구네 회사는 채널톡 쓰더라고요"),
        (None, "role", "저희 팀장님이 알아보라고 하셔서요"),
    ],
)
def test_what_is_of_others_fills_nothing(asking: str | None, field: str, text: str) -> None:
    assert told(text, "ko", field, asking) is None


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
    found = heard(text, "ko", asking, "company_size").found
    assert list(found) == ["company_size"]
    assert found["company_size"].value == {"min": people, "max": people}
    assert found["company_size"].replaces


def test_what_a_former_vendor_took_is_no_budget_beside_ones_own() -> None:
    found = heard("전 업체는 월 80만원이었는데 저희는 50만원까지 봐요", "ko", "budget").found
    assert found["budget"].value == {"min": None, "max": 500_000, "currency": "KRW", "period": "month"}
