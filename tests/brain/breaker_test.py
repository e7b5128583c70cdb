"""The breaker: opens after failures in a row, closes by a trial that works."""

from __future__ import annotations

import pytest

from bot.brain.breaker import FAILURES, LONGEST, REST, Breaker


def broken(why: str = "timeout", times: int = FAILURES) -> Breaker:
    breaker = Breaker()
    for _ in range(times):
        breaker.failed(why, 100.0)
    return breaker


@pytest.mark.parametrize("why", ["timeout", "unreachable", "rate_limited", "overloaded", "not_the_api", "not_ready"])
def test_it_opens_after_failures_in_a_row(why: str) -> None:
    assert broken(why, FAILURES - 1).allows(100.0)
    assert not broken(why).allows(100.0)


@pytest.mark.parametrize("why", ["not_allowed", "no_model"])
def test_what_does_not_mend_by_itself_opens_it_at_once(why: str) -> None:
    assert not broken(why, 1).allows(100.0)


@pytest.mark.parametrize("why", ["refused", "cut_off", "malformed", "wrong_schema", "empty", "too_large", "bad_request"])
def test_an_answer_of_no_use_is_an_answer(why: str) -> None:
    assert broken(why, 50).allows(100.0)


def test_a_success_between_failures_starts_the_count_again() -> None:
    breaker = broken(times=FAILURES - 1)
    breaker.worked()
    breaker.failed("timeout", 100.0)
    assert breaker.allows(100.0)


def test_after_its_rest_one_trial_is_let_through_and_closes_it() -> None:
    breaker = broken()
    assert not breaker.allows(100.0 + REST - 0.1)
    assert breaker.allows(100.0 + REST)
    assert not breaker.allows(100.0 + REST), "one at a time"
    breaker.worked()
    assert breaker.allows(100.0 + REST)
    assert not breaker.is_open


def test_a_trial_that_fails_doubles_the_rest_up_to_a_limit() -> None:
    breaker, now, rests = broken(), 100.0, []
    for _ in range(8):
        now = breaker.open_until
        assert breaker.allows(now)
        breaker.failed("timeout", now)
        rests.append(breaker.open_until - now)
    assert rests == [60.0, 120.0, 240.0, LONGEST, LONGEST, LONGEST, LONGEST, LONGEST]


def test_a_trial_that_was_cancelled_leaves_room_for_the_next() -> None:
    breaker = broken()
    assert breaker.allows(100.0 + REST)
    breaker.left()
    assert breaker.allows(100.0 + REST)
