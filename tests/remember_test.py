"""What answers tell of buying: the intent after a reading."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.flow.load import load_flow
from bot.model import Answer, Conversation, Kind, Message, Reading, Scene, Talk, Value, Visit
from bot.remember import OPTIONAL_DECLINES, remember
from bot.signals.intent import HOLDS

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
FLOW = load_flow(Path(__file__).parent.parent / "flows", "b2b_saas")


def answer(field: str) -> Answer:
    return Answer(field=field, value=field, quote=field, message=1, source="parser", at=NOW)


def after(talk: Talk, reading: Reading) -> Talk:
    conversation = Conversation(id="c", platform="web", flow="f", flow_version=1, contact="p", visit=Visit(), created_at=NOW)
    message = Message(conversation="c", platform="web", event_id="e", kind=Kind.SAID, at=NOW, text="-", seq=1)
    return remember(Scene(conversation=conversation, talk=talk, waiting=(message,)), reading, FLOW)[0]


def test_somebody_who_answers_need_size_and_date_is_a_buyer_without_the_word() -> None:
    talk = Talk(language="en")
    for field in ("need", "company_size", "timeline"):
        assert talk.intent < HOLDS
        talk = after(talk, Reading(language="en", answers=(answer(field),), tells=True))
    assert talk.intent >= HOLDS


@pytest.mark.parametrize("aim", ["support", "student", "job_seeker", "vendor_pitch", "abuse", "opt_out"])
def test_the_answers_of_somebody_with_another_aim_tell_nothing_of_buying(aim: str) -> None:
    talk = Talk(language="en", signals={aim: 0.9})
    answers = tuple(map(answer, ("need", "company_size", "timeline", "budget")))
    assert after(talk, Reading(language="en", answers=answers, tells=True)).intent < HOLDS


@pytest.mark.parametrize("aim", ["support", "student", "job_seeker", "vendor_pitch"])
def test_who_came_for_something_else_buys_in_plain_words_alone(aim: str) -> None:
    came = Talk(language="en", signals={aim: 0.9})
    assert after(came, Reading(language="en", signals={"buy": 0.75})).intent < HOLDS  # "what does it cost?", a student asks
    assert after(came, Reading(language="en", signals={"buy": 0.95})).intent >= HOLDS


def test_a_buyer_may_swear_and_may_want_no_mail() -> None:
    for aim in ("abuse", "opt_out"):
        assert after(Talk(language="en", signals={aim: 0.9}), Reading(language="en", signals={"buy": 0.75})).intent >= HOLDS


@pytest.mark.parametrize(("question", "size"), [("what would it cost for 35 agents?", 120), ("", 35)])
def test_a_figure_in_a_question_back_takes_nothing_back(question: str, size: int) -> None:
    def told(people: int, quote: str) -> Answer:
        value: Value = {"min": people, "max": people}
        return Answer(field="company_size", value=value, quote=quote, message=1, source="parser", at=NOW)

    talk = Talk(language="en", answers={"company_size": told(120, "120 people")})
    talk = after(talk, Reading(language="en", answers=(told(35, "35 agents"),), question=question, tells=True))
    assert talk.answers["company_size"].value == {"min": size, "max": size}


@pytest.mark.parametrize(("asking", "goes_on"), [("name", False), ("timeline", True)])
def test_a_thank_you_ends_the_asking_of_what_sales_can_do_without(asking: str, goes_on: bool) -> None:
    talk = after(Talk(language="en", asking=asking, asked={asking: 1}), Reading(language="en", signals={"thanks": 0.9}))
    assert (talk.asking == asking, talk.optional_declines < OPTIONAL_DECLINES) == (goes_on, goes_on)


def test_a_thank_you_with_an_answer_is_an_answer() -> None:
    talk = after(Talk(language="en", asking="name"), Reading(language="en", signals={"thanks": 0.9}, answers=(answer("name"),), tells=True))
    assert (talk.asking, talk.optional_declines) == (None, 0)


@pytest.mark.parametrize(
    "reading",
    [
        Reading(language="en", question="does it talk to shopify?"),
        Reading(language="en", answers=(answer("company"),), tells=True),
    ],
    ids=["a question back", "another answer"],
)
@pytest.mark.parametrize(("askings", "stands", "is_open"), [(1, True, True), (2, False, True), (3, False, False)])
def test_a_required_question_whose_replies_spoke_of_something_else_is_put_back_then_let_go(
    reading: Reading, askings: int, stands: bool, is_open: bool
) -> None:
    talk = after(Talk(language="en", asking="timeline", asked={"timeline": askings}), reading)
    assert (talk.asking == "timeline", "timeline" not in talk.declined) == (stands, is_open)


def test_what_sales_can_do_without_is_asked_twice_at_most() -> None:
    talk = Talk(language="en", asking="role", asked={"role": 2})
    talk = after(talk, Reading(language="en", question="does it talk to shopify?"))
    assert (talk.asking, talk.declined) == (None, ("role",))


def test_what_was_let_go_and_is_told_later_is_known_all_the_same() -> None:
    talk = Talk(language="en", declined=("timeline",), asked={"timeline": 2})
    talk = after(talk, Reading(language="en", answers=(answer("timeline"),), tells=True))
    assert (talk.answers["timeline"].value, talk.declined) == ("timeline", ())


def test_a_goodbye_is_no_answer_that_was_passed_over() -> None:
    talk = after(Talk(language="en", asking="timeline", asked={"timeline": 1}), Reading(language="en", takes_leave=True))
    assert (talk.asking, talk.misses["timeline"]) == ("timeline", 0)
