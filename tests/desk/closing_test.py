"""Close reasons: in parts, in one text, and readable from before there was a list."""

from __future__ import annotations

import pytest

from bot.desk.closing import CHOICES, REASONS, Closing, closing, is_offered

KEPT = [
    ("won", Closing(kind="won")),
    ("lost/price: no budget this year", Closing(kind="lost", code="price", words="no budget this year")),
    ("junk/job_seeker", Closing(kind="junk", code="job_seeker")),
    ("lost: 예산 없음", Closing(kind="lost", words="예산 없음")),  # as it was kept before there was a list
    ("lost: a/b: c", Closing(kind="lost", words="a/b: c")),
    ("left", Closing(kind="left")),
    ("", Closing(kind="")),
]


@pytest.mark.parametrize(("text", "parts"), KEPT)
def test_what_is_kept_comes_back_in_its_parts_and_is_written_the_same(text: str, parts: Closing) -> None:
    assert closing(text) == parts
    assert parts.text() == text


def test_a_reason_that_the_list_does_not_have_is_none_and_the_rest_stays_readable() -> None:
    assert closing("lost/weather: rain") == Closing(kind="lost", words="rain")
    assert closing("junk/price") == Closing(kind="junk")


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        *((choice, True) for choice in CHOICES),
        ("lost", True),
        ("junk: a student", True),
        ("won/price", False),
        ("lost/weather", False),
        ("left", False),
        ("lost/", False),
        ("", False),
    ],
)
def test_only_what_is_offered_closes(text: str, offered: bool) -> None:
    assert is_offered(text) is offered


def test_every_reason_is_offered_once() -> None:
    assert len(CHOICES) == len(set(CHOICES)) == 1 + len(REASONS["lost"]) + len(REASONS["junk"])
