"""What the flow that comes with Handraiser says beside the stock phrases."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.flow.load import load_flow

FLOW = load_flow(Path(__file__).parents[2] / "flows", "b2b_saas")
ENDS = (".", "。", "、")


@pytest.mark.parametrize("language", FLOW.languages)
def test_who_writes_on_after_being_sent_to_support_hears_no_second_apology(language: str) -> None:
    assert FLOW.support
    first = FLOW.support.say[language]
    again = FLOW.words[language]["support_desk"]
    assert again
    assert not [phrase for phrase in again if phrase[:4] == first[:4]]


@pytest.mark.parametrize("language", FLOW.languages)
def test_what_a_question_is_for_reads_on_into_the_question(language: str) -> None:
    reasons = [question.why[language] for question in FLOW.questions if question.why]
    assert reasons
    assert all(reason.endswith(ENDS) for reason in reasons)
