"""A choice is its label."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.fields import FIELD_KINDS, Hearing

CHOICE = FIELD_KINDS["choice"]
NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)


def test_a_short_reply_is_the_choice_when_it_was_asked_for() -> None:
    found = CHOICE.read(" Self-hosted. ", Hearing(now=NOW, asked=True))
    assert [(one.value, one.quote) for one in found] == [("Self-hosted", "Self-hosted")]


def test_nothing_is_chosen_unasked() -> None:
    assert not CHOICE.read("Self-hosted", Hearing(now=NOW))


def test_a_speech_is_no_choice() -> None:
    assert not CHOICE.read("well, " * 40, Hearing(now=NOW, asked=True))


def test_a_label_is_its_own_value() -> None:
    assert CHOICE.choice(" 클라우드 ") == "클라우드"
    assert CHOICE.choice("  ") is None
    assert CHOICE.show("클라우드", "ko") == "클라우드"
    assert CHOICE.facts("클라우드", NOW) == "클라우드"
