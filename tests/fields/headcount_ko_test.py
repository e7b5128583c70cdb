"""Korean sizes that a later message puts right, and the parts in which they are told."""

from __future__ import annotations

import pytest

from bot.fields.amount import amounts
from bot.fields.headcount_ko import after_change, in_parts, per_place
from bot.fields.utterance import utterance
from tests.hearing import heard


@pytest.mark.parametrize(
    ("asking", "text", "people"),
    [
        ("email", "kang@nampo-coldline.example 로 보내주이소. 아 그라고 아까 85명이라 캤는데 다시 세보이 92명이네예", 92),
        ("email", "kang@hansol.example 이요. 아까 85명이라 했는데 다시 세보니 92명이네요", 92),
        ("phone", "010-2384-7719요 그리고 아까 직원 30명이랬죠 33명이에요", 33),
        ("name", "오세린이요. 참 인원 다시 세봤더니 47명이더라고요", 47),
        ("timeline", "5월이요 근데 아까 말한 인원 61명이 아니라 65명이에요", 65),
        ("company", "한솔도장이요. 아 그리고 인원은 28명으로 정정할게요", 28),
        ("budget", "월 30만원이요, 그리고 앞에서 40명이라고 했는데 알바 빼먹어서 46명이에요", 46),
        ("role", "점장이요 아까 열두 명이라 했는데 열네 명이네요 확인해보니", 14),
        ("email", "soo@b.example 예요. 아 직원 수 잘못 말했어요 19명 아니고 21명입니다", 21),
        ("current_solution", "엑셀이요. 그리고 인원 정정이요, 35명입니다", 35),
        ("need", "예약 알림이요 아 맞다 아까 9명이라 캤는데 11명입니더", 11),
        ("phone", "010-2384-7719예요. 인원은 아까 말한 50명 맞아요", 50),
    ],
)
def test_a_size_told_before_is_put_right_beside_the_answer_to_another_question(asking: str, text: str, people: int) -> None:
    found = heard(text, "ko", asking, "company_size").found
    value = found["company_size"].value
    assert isinstance(value, dict)
    assert value["min"] == value["max"] == people
    assert asking in found


def test_a_number_of_guests_beside_a_name_puts_no_size_right() -> None:
    assert "company_size" not in heard("오세린이에요 손님이 하루 200명이라 정신이 없네요", "ko", "name", "company_size").found


def test_who_came_and_who_left_is_counted_and_a_result_that_is_told_is_believed() -> None:
    left, came = utterance("118명이었다가 22명 퇴사했어요", "ko"), utterance("45명이었는데 올해 10명 더 들어왔어요", "ko")
    assert after_change(left, amounts(left)) == (0, len(left.folded) - 2, 96)
    assert (after_change(came, amounts(came)) or (0, 0, 0))[2] == 55
    told = utterance("50명이었는데 12명 줄어서 38명이요", "ko")
    assert (after_change(told, amounts(told)) or (0, 0, 0))[2] == 38


def test_the_people_of_each_place_are_multiplied_and_those_of_the_head_office_added() -> None:
    said = utterance("본사 12명이고 매장 5곳에 6명씩이요", "ko")
    assert (per_place(said, amounts(said), asked=True) or (0, 0, 0))[2] == 42
    each = utterance("지점마다 열 명씩이요", "ko")
    assert in_parts(each, amounts(each), asked=True)[2] == []


def test_pupils_are_blanked_out_where_teachers_are_told_and_left_where_they_are_all_that_is_told() -> None:
    said = utterance("수강생 300명에 강사 12명입니다", "ko")
    _, rest, made = in_parts(said, amounts(said), asked=True)
    assert (len(rest.folded), [one.min for one in made]) == (len(said.folded), [12])
    alone = utterance("수강생 300명이요", "ko")
    assert in_parts(alone, amounts(alone), asked=True)[1] == alone
