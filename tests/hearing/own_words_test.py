"""What of a message its writer wrote, and that no part of a long one is passed over."""

from time import process_time

import pytest

from bot.hearing.own_words import LONGEST, PART, own_words

MAIL = "Joe Hale <joe@x.example>"
TALK = "Please unsubscribe me and never contact me again."


def own(text: str) -> str:
    return "|".join(part.strip() for part in own_words(text))


@pytest.mark.parametrize(
    "head",
    [
        f"On Tue, 3 Mar 2026 at 10:11, {MAIL} wrote:",
        "On Tue, 3 Mar 2026 at 10:11, Joe Hale\n<joe@x.example> wrote:",
        f"Am 03.03.2026 um 10:11 schrieb {MAIL}:",
        f"2026年3月3日(火) 10:11 {MAIL}:",
        "2026年3月3日 10:11、佐藤さんのメール：",
        f"2026년 3월 3일 (화) 오전 10:11, {MAIL}님이 작성:",
        "-----Original Message-----",
        "---------- Forwarded message ---------",
        "-----원본 메시지-----",
        "-----元のメッセージ-----",
        f"From: {MAIL}\nSent: Tuesday, 3 March 2026 10:11\nTo: Sales\nSubject: RE: your mail",
        f"差出人: {MAIL}\n送信日時: 2026年3月3日\n宛先: 営業",
        f"보낸 사람: {MAIL}\n보낸 날짜: 2026년 3월 3일\n받는 사람: 영업팀",
    ],
)
def test_a_mail_that_is_answered_is_no_word_of_the_writer(head: str) -> None:
    assert own(f"Thanks, a price for 20 seats?\n\n{head}\n{TALK}\n") == "Thanks, a price for 20 seats?"


def test_what_stands_below_quoted_lines_is_read() -> None:
    assert own(f"On Tue, 3 Mar 2026, Joe wrote:\n> {TALK}\n>> {TALK}\n\nwe are 45") == "we are 45"
    assert own("hi\n> How many people are you?\n45\n&gt; And when?\nin May") == "hi|45|in May"


@pytest.mark.parametrize(
    "text",
    [
        "> 50 people",
        "hi\n> 50 people",
        "ours:\n>= 50 people",
        "> only quoted",
        "On Monday my boss wrote: we need fifty seats",
        "here is what we need:\n- tickets\n- mail",
        f"From: {MAIL}\nTo: you\nSubject: price\n\nHi, we are 50 people",
        "team size: 40\ntimeline: May\nbudget: 20k",
        "2026年3月から使いたいです：\n30名です",
        "2026년 3월부터 쓰고 싶어요:\n30명입니다",
        "----\nwe are 40",
    ],
)
def test_what_only_looks_like_a_quotation_is_read(text: str) -> None:
    assert own(text) == text


@pytest.mark.parametrize("blank", ["\n\n", "\n", ". ", " ", "。", ""])
def test_a_long_text_is_read_in_parts_that_lose_nothing(blank: str) -> None:
    text = blank.join(["one two three four five", "하나둘셋", "いちにさん"] * 220)
    parts = list(own_words(text))
    assert "".join(parts) == text
    assert len(text) <= LONGEST
    assert len(parts) > 3
    assert max(map(len, parts)) <= PART
    assert all(part.endswith(blank) for part in parts[:-1])


@pytest.mark.parametrize("piece", ["> \n", "On 3 ", "On 3\n", "2026年", "2026年@", "From:\n", "--", ":\n", "-\n", " \n", "\n", ">\n:"])
def test_no_text_takes_long_to_cut(piece: str) -> None:
    began = process_time()
    list(own_words(piece * (10_000 // len(piece))))
    assert process_time() - began < 3.0
