"""Korean figures told in parts, put right while something else is asked, with both ends of a range or with the reason for a date."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.hearing import heard


@pytest.mark.parametrize(
    ("asking", "field", "text", "ends", "told"),
    [
        ("company_size", "company_size", "사무실 12명이고 물류창고에 따로 31명 있어요", (43, 43), ()),
        ("company_size", "company_size", "정직원 8, 알바 14요", (22, 22), ()),
        ("company_size", "company_size", "본사 70에 지방 사무소 두 군데 각각 15명씩이요", (100, 100), ()),
        ("email", "company_size", "아 그리고 아까 인원에 기사님들 9명 빠졌어요 총 57명이에요", (57, 57), ("company_size", "timeline")),
        ("name", "company_size", "인원 정정할게요 64명 아니고 46명이에요", (46, 46), ("company_size",)),
        ("email", "company_size", "방금 19명이라고 했는데 인턴까지 22명이네요", (22, 22), ("company_size",)),
        ("company_size", "company_size", "의사 6명 간호사 18명 원무 4명입니다", (28, 28), ()),
        ("company_size", "company_size", "수의사 셋, 테크니션 넷, 데스크 하나. 여덟이네요", (8, 8), ()),
        ("company_size", "company_size", "저희 둘에 알바 하나요", (3, 3), ()),
        ("company_size", "company_size", "오십 이", (52, 52), ()),
        ("company_size", "company_size", "20부터 100까지", (20, 100), ()),
        ("company_size", "company_size", "천에서 천오백", (1000, 1500), ()),
        ("company_size", "company_size", "4,565보다 많습니다", (4565, None), ()),
        ("company_size", "company_size", "30명보다는 많지 않아요", (None, 30), ()),
        ("company_size", "company_size", "백보다 크거나 같고, 삼백보다는 작거나 같다", (100, 300), ()),
        ("company_size", "company_size", "200 혹은 그 이상", (200, None), ()),
        ("budget", "budget", "₩500만~₩700만이요", (5000000, 7000000), ()),
        ("budget", "budget", "$8k-$10k 정도요", (8000, 10000), ()),
        ("budget", "budget", "￥30万~￥50万 선입니다", (300000, 500000), ()),
        ("budget", "budget", "₦2.5m에서 ₦3m 사이요", (2500000, 3000000), ()),
        ("budget", "budget", "€1,200~€1,500 한 달에요", (1200, 1500), ()),
        ("budget", "budget", "월 30에서 40만원이요", (300000, 400000), ()),
        ("budget", "budget", "3백만~4백만 원 생각해요", (3000000, 4000000), ()),
        ("budget", "budget", "한 천오백에서 이천 사이", (15000000, 20000000), ()),
        ("budget", "budget", "£900-£1,100", (900, 1100), ()),
        ("timeline", "timeline", "8월 중순부터요 7월은 휴가철이라", ("2026-08-11", None), ()),
        ("timeline", "timeline", "11월 1일이요 그날 이사라서요", ("2026-11-01", "2026-11-01"), ()),
        ("timeline", "timeline", "신학기 때문에 2월 말까지는 끝나야 해요", (None, "2027-02-28"), ()),
        ("timeline", "timeline", "계약이 9월 30일에 끝나서 10월부터요", ("2026-10-01", None), ()),
        ("budget", "budget", "￥30万~￥50万", (300000, 500000), ()),
        ("budget", "budget", "30만엔에서 50만엔", (300000, 500000), ()),
        ("budget", "budget", "100만위안에서 120만위안", (1000000, 1200000), ()),
        ("budget", "budget", "900파운드~1100파운드", (900, 1100), ()),
        ("budget", "budget", "3천 프랑에서 4천 프랑", (3000, 4000), ()),
        ("budget", "budget", "2천 호주달러~3천 호주달러", (2000, 3000), ()),
        ("budget", "budget", "5만 루피에서 7만 루피", (50000, 70000), ()),
    ],
)
def test_a_figure_is_read_with_both_of_its_ends(
    asking: str, field: str, text: str, ends: tuple[object, object], told: tuple[str, ...]
) -> None:
    value = heard(text, "ko", asking, *told).found[field].value
    assert isinstance(value, Mapping)
    assert tuple(value.values())[:2] == ends
