"""A rep says in three languages until when they are away and who stands in; a lead of theirs is offered again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.config import Config, Rep
from bot.desk.absence import Leave, Return, hindrance, rep_named, since_of, told_presence, until_of
from bot.desk.figures import Away

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)  # Sunday noon in Seoul and Tokyo
CONFIG = Config(
    reps={
        "dana": Rep(id="dana", name="Dana Cole"),
        "jun": Rep(id="jun", name="김준"),
        "ren": Rep(id="ren", name="佐藤 蓮"),
        "min": Rep(id="min", name="김민"),
    }
)


@pytest.mark.parametrize(
    ("words", "deputy", "until"),
    [
        # "until" a day: back on that day; 까지 and まで: the day itself is away too. Times are Seoul's and Tokyo's midnight
        ("away until 2026-12-01 deputy jun", "jun", "2026-11-30T15:00"),
        ("Away until 2026-12-01T13:00", "", "2026-12-01T04:00"),
        ("away until tomorrow, covered by Dana", "Dana", "2026-11-22T15:00"),
        ("away till next week", "", "2026-11-22T15:00"),
        ("out of office until Friday", "", "2026-11-26T15:00"),
        ("/away until december", "", "2026-11-30T15:00"),
        ("내일까지 자리 비움 대리 준", "준", "2026-11-23T15:00"),
        ("12월 1일까지 부재, 대리는 김준님", "김준", "2026-12-01T15:00"),
        ("2026-12-01까지 휴가", "", "2026-12-01T15:00"),
        ("明日まで不在 代理 ren", "ren", "2026-11-23T15:00"),
        ("12月1日まで休暇、代理は佐藤さん", "佐藤", "2026-12-01T15:00"),
        ("来週金曜日まで不在です", "", "2026-11-27T15:00"),
    ],
)
def test_a_leave_is_read_with_its_end_and_its_deputy(words: str, deputy: str, until: str) -> None:
    leave = told_presence(words)
    assert isinstance(leave, Leave)
    assert leave.deputy == deputy
    assert until_of(leave, NOW, "Asia/Seoul") == datetime.fromisoformat(until).replace(tzinfo=UTC)


@pytest.mark.parametrize("words", ["away", "/away", "자리 비움", "휴가입니다", "不在です"])
def test_without_a_time_it_is_until_they_are_back(words: str) -> None:
    leave = told_presence(words)
    assert isinstance(leave, Leave)
    assert not leave.when


@pytest.mark.parametrize("words", ["back", "/back", "I'm back!", "복귀", "돌아왔어요", "戻りました", "復帰しました。"])
def test_a_return_is_read(words: str) -> None:
    assert told_presence(words) == Return()


@pytest.mark.parametrize(
    "words", ["away of purple", "away until 2026-13-45", "away until the red door", "내 마음까지 자리 비움", "空まで不在"]
)
def test_what_is_no_time_is_found_out(words: str) -> None:
    leave = told_presence(words)
    assert isinstance(leave, Leave)
    assert leave.when
    assert until_of(leave, NOW, "Asia/Seoul") is None


@pytest.mark.parametrize("words", ["", "take it away", "get back to me", "휴가 언제 가?", "不在票はどこですか", "background", "awayday?"])
def test_other_words_are_neither(words: str) -> None:
    assert told_presence(words) is None


@pytest.mark.parametrize(
    ("name", "rep"), [("jun", "jun"), ("JUN", "jun"), ("dana", "dana"), ("cole", "dana"), ("준", "jun"), ("佐藤", "ren")]
)
def test_a_rep_is_known_by_id_name_or_a_part_of_it(name: str, rep: str) -> None:
    found = rep_named(CONFIG, name)
    assert found is not None
    assert found.id == rep


@pytest.mark.parametrize("name", ["", "김", "nobody", "an"])
def test_a_name_that_fits_nobody_or_several_is_nobodys(name: str) -> None:
    assert rep_named(CONFIG, name) is None


@pytest.mark.parametrize(
    ("rep", "deputy", "until", "why"),
    [
        ("dana", "jun", None, ""),
        ("ghost", "", None, "no_rep"),
        ("dana", "ghost", None, "no_rep"),
        ("dana", "dana", None, "own_deputy"),
        ("dana", "ren", None, "deputy_away"),
        ("dana", "", NOW, "past"),
    ],
)
def test_a_leave_that_cannot_be_is_told_why(rep: str, deputy: str, until: datetime | None, why: str) -> None:
    assert hindrance(rep, deputy, until, away={"ren": Away(rep="ren", until=None)}, config=CONFIG, now=NOW) == why


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        # NOW is Sunday 22 November, noon in Seoul: days begin at 15:00 UTC the day before. "to", 까지 and まで count the last day in
        ("away from Monday to Friday", "2026-11-22T15:00", "2026-11-27T15:00"),
        ("away from Monday until Friday", "2026-11-22T15:00", "2026-11-26T15:00"),
        ("away Wednesday through Friday", "2026-11-24T15:00", "2026-11-27T15:00"),
        ("away from 2026-12-21 to 2026-12-31 deputy jun", "2026-12-20T15:00", "2026-12-31T15:00"),
        ("I'll be away from tomorrow until 2026-12-01", "2026-11-22T15:00", "2026-11-30T15:00"),
        ("away from today to Friday", "2026-11-22T03:00", "2026-11-27T15:00"),
        ("월요일부터 금요일까지 자리 비움", "2026-11-22T15:00", "2026-11-27T15:00"),
        ("12월 21일부터 12월 31일까지 휴가, 대리는 김준님", "2026-12-20T15:00", "2026-12-31T15:00"),
        ("月曜日から金曜日まで不在です", "2026-11-22T15:00", "2026-11-27T15:00"),
        ("12月21日から12月31日まで休暇、代理は佐藤さん", "2026-12-20T15:00", "2026-12-31T15:00"),
    ],
)
def test_a_leave_that_begins_later_is_read_with_both_its_days(words: str, since: str, until: str) -> None:
    leave = told_presence(words)
    assert isinstance(leave, Leave)
    begins = since_of(leave, NOW, "Asia/Seoul")
    assert begins == datetime.fromisoformat(since).replace(tzinfo=UTC)
    assert begins is not None
    assert until_of(leave, begins, "Asia/Seoul") == datetime.fromisoformat(until).replace(tzinfo=UTC)


@pytest.mark.parametrize("words", ["away from Monday", "월요일부터 휴가", "月曜日から不在です"])
def test_a_leave_may_begin_later_and_have_no_end(words: str) -> None:
    leave = told_presence(words)
    assert isinstance(leave, Leave)
    assert not leave.when
    assert since_of(leave, NOW, "Asia/Seoul") == datetime(2026, 11, 22, 15, tzinfo=UTC)


@pytest.mark.parametrize("words", ["away from the red door to Friday", "away from my desk to blue", "빨간 문부터 금요일까지 자리 비움"])
def test_a_beginning_that_is_no_time_is_none(words: str) -> None:
    leave = told_presence(words)
    assert isinstance(leave, Leave)
    assert since_of(leave, NOW, "Asia/Seoul") is None


@pytest.mark.parametrize("words", ["月曜日から担当が不在と聞きました、見積もりをください", "다음 주부터 휴가라고 하셨는데 견적 부탁드려요"])
def test_what_a_rep_writes_of_others_is_not_their_own_leave(words: str) -> None:
    leave = told_presence(words)
    if isinstance(leave, Leave):
        assert since_of(leave, NOW, "Asia/Seoul") is None or until_of(leave, NOW, "Asia/Seoul") is None
    else:
        assert leave is None
