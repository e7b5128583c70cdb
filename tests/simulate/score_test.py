"""The figures count what README's table says: right, wrong, missed, invented, asked again, late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from bot.model import Value
from bot.simulate.expect import Between, Called, Exactly, Expected
from bot.simulate.persona import Truth
from bot.simulate.player import Run, Spoken
from bot.simulate.score import asked_again, score, summary
from tests.simulate.scripted import persona

SIXTY: Value = {"min": 60, "max": 60}


def run(
    *,
    outcome: str = "handoff",
    wanted: str = "handoff",
    intent_at: int | None = 1,
    intent: bool = True,
    intent_by: int | None = 1,
    fields: Mapping[str, Expected] | None = None,
    absent: tuple[str, ...] = (),
    answers: Mapping[str, Value] | None = None,
    transcript: Sequence[Spoken] = (),
    language: str = "en",
    outcome_at: int | None = 3,
) -> Run:
    truth = Truth(intent=intent, intent_by=intent_by, outcome=wanted, fields=fields or {}, absent=absent)
    who = persona(truth=truth, language=language)
    return Run(
        persona=who, outcome=outcome, outcome_at=outcome_at, intent_at=intent_at, answers=answers or {}, transcript=tuple(transcript)
    )


def figures(*runs: Run) -> Any:  # noqa: ANN401 - a part of the summary
    return summary([score(one) for one in runs])


def test_a_field_is_right_wrong_missed_or_invented() -> None:
    fields: Mapping[str, Expected] = {"company_size": Between(min=60, max=60), "name": Called("Jo"), "email": Exactly("jo@x.example")}
    scored = score(
        run(fields=fields, absent=("phone", "budget"), answers={"company_size": SIXTY, "name": "Joe", "phone": "+1", "role": "x"})
    )
    assert scored.right == ("company_size",)
    assert [(miss.field, miss.kind, miss.expected, miss.got) for miss in scored.misses] == [
        ("name", "wrong", "Jo", "Joe"),
        ("email", "missed", "jo@x.example", ""),
        ("phone", "invented", "", "+1"),
    ]


def test_a_wrong_value_counts_against_precision_and_recall() -> None:
    name: Mapping[str, Expected] = {"name": Called("Jo")}
    all_ = figures(run(fields=name, answers={"name": "Jo"}), run(fields=name, answers={"name": "Joe"}), run(fields=name))["all"]
    assert all_["fields"]["name"] == {"precision": 0.5, "recall": 0.3333, "right": 1, "wrong": 1, "missed": 1, "invented": 0}


def test_an_invented_value_counts_against_precision_alone() -> None:
    all_ = figures(run(absent=("name",), answers={"name": "Jo"}), run(fields={"name": Called("Jo")}, answers={"name": "Jo"}))["all"]
    assert (all_["fields"]["name"]["precision"], all_["fields"]["name"]["recall"]) == (0.5, 1.0)
    assert all_["filled_though_never_said"] == 1


def test_outcomes_and_intent_are_counted_by_language_and_in_all() -> None:
    told = figures(
        run(),
        run(outcome="unfinished", intent_at=None, outcome_at=None),
        run(language="ko", wanted="support", outcome="support", intent=False, intent_by=None, intent_at=2),
    )
    assert list(told) == ["all", "en", "ko"]
    assert (told["all"]["outcome_accuracy"], told["en"]["outcome_accuracy"], told["ko"]["outcome_accuracy"]) == (0.6667, 0.5, 1.0)
    assert told["all"]["intent"] == {"precision": 0.5, "recall": 0.5, "seen": 2, "there": 2, "right": 1}
    assert told["ko"]["intent"] == {"precision": 0.0, "recall": None, "seen": 1, "there": 0, "right": 0}


def test_how_late_an_intent_was_seen_counts_where_there_is_one() -> None:
    delay = figures(run(intent_at=4, intent_by=2), run(intent_at=1), run(intent_at=None), run(intent=False, intent_by=None))["all"][
        "intent_delay"
    ]
    assert delay == {"mean": 1.0, "max": 2, "measured": 2}


def test_messages_to_an_outcome_leave_out_those_without_one() -> None:
    assert figures(run(outcome_at=3), run(outcome_at=6), run(outcome_at=None))["all"]["median_messages_to_outcome"] == 4.5


def bot(asking: str) -> Spoken:
    return Spoken(who="bot", text="?", asking=asking)


def prospect(text: str, reply_to: str = "", **learned: Value) -> Spoken:
    return Spoken(who="prospect", text=text, reply_to=reply_to, learned=learned)


SIZE: Mapping[str, Expected] = {"company_size": Between(min=60, max=60)}
EMAIL: Mapping[str, Expected] = {"email": Exactly("jo@brightloaf.example")}


@pytest.mark.parametrize(
    ("fields", "transcript", "again"),
    [
        # understood, and asked for again
        (SIZE, [prospect("we are 60", company_size=SIXTY), bot("company_size")], ["company_size"]),
        # the script has a second answer, so the first may not have been one
        (SIZE, [bot("company_size"), prospect("60", "company_size"), bot("company_size")], []),
        (SIZE, [prospect("60", "company_size"), prospect("sixty, I said", "company_size"), bot("company_size")], ["company_size"]),
        # the script has but one answer, and it was given
        (EMAIL, [bot("email"), prospect("it's on our site", "email"), bot("email")], ["email"]),
        # it stands in the opening
        (EMAIL, [prospect("hi, Jo@Brightloaf.example here"), bot("email")], ["email"]),
        # a refusal is no answer: truth has no value for it
        ({}, [bot("email"), prospect("rather not", "email"), bot("email")], []),
        # something else was said meanwhile
        (EMAIL, [bot("email"), prospect("do you do SSO?"), bot("email")], []),
    ],
)
def test_a_question_counts_as_asked_again_when_its_answer_had_been_given(
    fields: Mapping[str, Expected], transcript: Sequence[Spoken], again: list[str]
) -> None:
    assert list(asked_again(run(fields=fields, transcript=transcript))) == again


def test_of_nothing_there_are_no_figures_but_no_error_either() -> None:
    all_ = figures()["all"]
    assert (all_["personas"], all_["outcome_accuracy"], all_["median_messages_to_outcome"]) == (0, None, None)
