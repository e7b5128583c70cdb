"""Points stay within 0 to 100; every line that holds is a reason on the card."""

from __future__ import annotations

from bot.flow.score import score
from tests.flow.outcome_test import BIG, FLOW, MAIL, SMALL, make


def test_points_add_up_and_stay_within_0_and_100() -> None:
    assert score(FLOW, make())[0] == 0
    assert score(FLOW, make(BIG))[0] == 60
    assert score(FLOW, make(BIG, MAIL))[0] == 100
    assert score(FLOW, make(SMALL, support=0.9))[0] == 0


def test_each_line_that_holds_gives_its_own_points_and_reason() -> None:
    _, reasons = score(FLOW, make(BIG, MAIL))
    assert [(add, reason["ko"]) for add, reason in reasons] == [(60, "50명 이상"), (50, "연락처 있음")]
