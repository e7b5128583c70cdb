"""A place's moments are booked one after the other, kept under a pause, and free again afterwards."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.model import Effect
from bot.sending.pace import FORGOTTEN, Pace

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def an_effect(id: str, platform: str = "slack", place: str = "C1", kind: str = "note") -> Effect:
    return Effect(id=id, conversation=f"c{id}", kind=kind, platform=platform, place=place, say=None, card=None, attempts=0, due_at=NOW)


def seconds(pace: Pace, effects: list[Effect], now: datetime = NOW) -> list[float]:
    """Return after how many seconds each may leave."""
    return [((pace.book(effect, now) or now) - NOW).total_seconds() for effect in effects]


@pytest.mark.parametrize(
    ("platform", "place", "kind", "booked"),
    [
        ("slack", "C1", "note", [0, 1, 2, 3]),
        ("telegram", "77", "say", [0, 1, 2, 3]),
        ("discord", "1", "note", [0, 0, 0, 0]),  # its SDK keeps its limits
        ("slack", "C1", "mark", [0, 0, 0, 0]),  # no message
        ("slack", "C1", "withdraw", [0, 0, 0, 0]),
    ],
)
def test_a_place_takes_as_many_as_its_platform_allows(platform: str, place: str, kind: str, booked: list[float]) -> None:
    effects = [an_effect(f"{n}", platform, place, kind) for n in range(4)]
    assert seconds(Pace(), effects) == booked


def test_another_place_is_not_held_up() -> None:
    pace = Pace()
    assert seconds(pace, [an_effect("1"), an_effect("2"), an_effect("3", place="C2")]) == [0, 1, 0]


def test_what_asks_again_before_its_moment_keeps_it_and_leaves_when_it_has_come() -> None:
    pace, later = Pace(), an_effect("2")
    assert seconds(pace, [an_effect("1"), later, later, later]) == [0, 1, 1, 1]
    assert pace.book(later, NOW + timedelta(seconds=1)) is None
    assert seconds(pace, [an_effect("3")], NOW + timedelta(seconds=1)) == [2]


def test_a_pause_that_the_platform_asked_for_holds_everything_at_its_place() -> None:
    pace = Pace()
    booked = an_effect("2")
    assert seconds(pace, [an_effect("1"), booked]) == [0, 1]
    pace.hold(an_effect("1"), NOW + timedelta(seconds=30))
    assert pace.book(booked, NOW + timedelta(seconds=1)) == NOW + timedelta(seconds=30)
    assert seconds(pace, [an_effect("3"), an_effect("4", place="C2")], NOW + timedelta(seconds=1)) == [31, 1]


def test_a_group_of_many_takes_twenty_a_minute() -> None:
    effects = [an_effect(f"{n}", "telegram", "-100") for n in range(22)]
    assert seconds(Pace(), effects)[18:] == [18, 19, 60, 61]


def test_the_next_booked_moment_is_known_and_places_are_forgotten() -> None:
    pace = Pace()
    assert pace.next_free(NOW) is None
    for n in range(2):
        pace.book(an_effect(f"{n}"), NOW)
    assert pace.next_free(NOW) == 1.0
    for n in range(FORGOTTEN + 10):
        pace.book(an_effect(f"p{n}", place=f"C{n}"), NOW + timedelta(seconds=n))
    assert len(pace._booked) <= FORGOTTEN + 1
