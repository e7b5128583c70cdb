"""What prospects say about meetings, in three languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.desk.slots import Wish
from bot.desk.wishes import Ear, Request, request
from bot.model import Kind, Message
from bot.model.diary import Meeting
from tests.varied import varied

NOW = datetime(2026, 3, 10, 1, 0, tzinfo=UTC)  # a Tuesday
THURSDAY, WEDNESDAY = date(2026, 3, 12), date(2026, 3, 11)
SLOTS = (NOW + timedelta(hours=2), NOW + timedelta(days=1, hours=5), NOW + timedelta(days=2))  # in Seoul: today 12:00, Wed 15:00, Thu 10:00
OFFERED = Meeting(state="offered", team="inbound", slots=SLOTS, until=NOW + timedelta(minutes=10))
BOOKED = Meeting(state="booked", team="inbound", start=SLOTS[1], number=1)


def _heard(text: str, language: str, meeting: Meeting | None, **changed: object) -> Request | None:
    message = Message(conversation="c", platform="web", event_id="e", kind=Kind.SAID, at=NOW, text=text)
    ear = Ear(meeting=meeting, language=language, zone="Asia/Seoul", region="KR", now=NOW)
    return request([varied(message, **changed)], ear)


@pytest.mark.parametrize(
    ("language", "text", "wish"),
    [
        ("en", "Could we have a call tomorrow at 3pm?", Wish(first=WEDNESDAY, last=WEDNESDAY, hour=15)),
        ("en", "Can I book a demo on Thursday at 10:30?", Wish(first=THURSDAY, last=THURSDAY, hour=10, minute=30)),
        ("en", "I'd like to schedule a call", None),
        ("ko", "내일 오후 3시에 통화할 수 있나요?", Wish(first=WEDNESDAY, last=WEDNESDAY, hour=15)),
        ("ko", "목요일 10시 반에 데모 볼 수 있을까요?", Wish(first=THURSDAY, last=THURSDAY, hour=10, minute=30)),
        ("ko", "미팅 일정 잡고 싶어요", None),
        ("ja", "明日の午後3時に打ち合わせできますか", Wish(first=WEDNESDAY, last=WEDNESDAY, hour=15)),
        ("ja", "木曜日の10時半にデモをお願いできますか", Wish(first=THURSDAY, last=THURSDAY, hour=10, minute=30)),
        ("ja", "商談の日程を調整したいです", None),
    ],
)
def test_somebody_who_asks_for_a_meeting_at_a_time_is_heard(language: str, text: str, wish: Wish | None) -> None:
    assert _heard(text, language, None) == Request(kind="ask", wish=wish)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Do you have a demo?"),  # of the product, no time
        ("en", "We want to start on Thursday"),  # when they begin
        ("en", "We make 300 calls a day"),
        ("ko", "데모 영상 있나요?"),
        ("ko", "다음 달부터 쓰고 싶어요"),
        ("ja", "デモはありますか"),
        ("ja", "来月から使いたいです"),
    ],
)
def test_other_words_about_calls_and_times_want_no_meeting(language: str, text: str) -> None:
    assert _heard(text, language, None) is None


@pytest.mark.parametrize(
    ("language", "text", "slot"),
    [
        ("en", "the second one please", 1),
        ("en", "Thursday works", 2),
        ("en", "tomorrow at 3 pm is fine", 1),
        ("ko", "두 번째요", 1),
        ("ko", "목요일 좋아요", 2),
        ("ko", "내일 오후 3시로 할게요", 1),
        ("ja", "2番目でお願いします", 1),
        ("ja", "木曜日でお願いします", 2),
        ("ja", "明日の15時でお願いします", 1),
    ],
)
def test_an_offered_time_is_taken_in_words(language: str, text: str, slot: int) -> None:
    assert _heard(text, language, OFFERED) == Request(kind="take", slot=SLOTS[slot])


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "can we move it to Thursday?", "move"),
        ("en", "I can't make it, another day please", "move"),
        ("en", "Please cancel", "cancel"),
        ("en", "please don't cancel the meeting", ""),
        ("en", "how do I cancel my subscription", ""),
        ("en", "Great, see you then", ""),
        ("ko", "목요일로 옮길 수 있을까요?", "move"),
        ("ko", "다른 날로 바꿀 수 있나요?", "move"),
        ("ko", "취소할게요", "cancel"),
        ("ko", "취소하지 말아 주세요", ""),
        ("ko", "네 그때 봬요", ""),
        ("ja", "別の日にできますか", "move"),
        ("ja", "時間を変更していただけますか", "move"),
        ("ja", "キャンセルします", "cancel"),
        ("ja", "キャンセルはしないでください", ""),
        ("ja", "よろしくお願いします", ""),
    ],
)
def test_a_booked_meeting_is_moved_and_cancelled_in_plain_words(language: str, text: str, kind: str) -> None:
    heard = _heard(text, language, BOOKED)
    assert (heard.kind if heard else "") == kind


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "none of these work for me", "other"),
        ("en", "no thanks", "decline"),
        ("ko", "다른 시간은 없나요?", "other"),
        ("ko", "괜찮아요, 나중에요", "decline"),
        ("ja", "どれも都合が合いません", "other"),
        ("ja", "いえ、結構です", "decline"),
        ("en", "How much does it cost?", ""),
        ("ko", "가격은 얼마예요?", ""),
        ("ja", "料金はいくらですか", ""),
    ],
)
def test_an_offer_is_passed_over_or_others_are_asked_for(language: str, text: str, kind: str) -> None:
    heard = _heard(text, language, OFFERED)
    assert (heard.kind if heard else "") == kind


@pytest.mark.parametrize("choice", ["meet:", "meet:99999999999999999999", "meet:-1", "meet:１２３４５６７８９０", "meet:x"])
def test_a_button_that_is_not_ours_wants_nothing(choice: str) -> None:
    assert _heard("", "en", OFFERED, kind=Kind.CHOICE, choice=choice) is None


def test_a_pressed_time_is_taken() -> None:
    pressed = _heard("", "en", OFFERED, kind=Kind.CHOICE, choice=f"meet:{int(SLOTS[0].timestamp())}")
    assert pressed == Request(kind="take", slot=SLOTS[0], pressed=True)
