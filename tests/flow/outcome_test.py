"""The first line that holds decides, and before each required question is settled only what is tested at once."""

from __future__ import annotations

import pytest

from bot.flow.condition import Circumstances, Context, context
from bot.flow.load import load_files
from bot.flow.outcome import outcome, route
from bot.model import Answer
from tests.flow.sample import FILES, NOW, answer

FLOW = load_files(FILES, "small")
BIG, SMALL = answer("company_size", {"min": 60, "max": 60}), answer("company_size", {"min": 5, "max": 5})
MAIL = answer("email", "jo@x.example")


def make(*answers: Answer, intent: float = 0.0, language: str = "en", **signals: float) -> Context:
    return context(
        FLOW,
        answers={a.field: a for a in answers},
        signals=signals,
        intent=intent,
        now=NOW,
        around=Circumstances(language=language),
    )


@pytest.mark.parametrize(
    ("made", "settled", "wanted"),
    [
        (make(), True, None),
        (make(BIG, intent=0.9), True, "handoff"),
        (make(BIG, intent=0.9), False, None),  # a required question is open
        (make(SMALL, intent=0.9), True, "nurture"),
        (make(MAIL, human=0.9), False, "handoff"),  # a wish for a person does not wait
        (make(human=0.9), False, None),  # nor is it a handoff without a way to reach them
        (make(BIG, MAIL, intent=0.9, human=0.9, opt_out=0.8), False, "opted_out"),  # the first line wins
        (make(intent=0.9), True, None),  # the size was declined: no line may guess it
    ],
)
def test_the_first_line_that_holds_decides(made: Context, settled: bool, wanted: str | None) -> None:
    line = outcome(FLOW, made, settled=settled)
    assert (line.outcome if line else None) == wanted


@pytest.mark.parametrize(("language", "team"), [("ko", "seoul"), ("en", "inbound"), ("ja", "inbound")])
def test_the_last_route_takes_what_no_other_took(language: str, team: str) -> None:
    assert route(FLOW, make(language=language)).to == team
