"""A persona talks as docs/simulate.md says: opens, answers, interjects, leaves, and then two weeks pass."""

from __future__ import annotations

from datetime import timedelta

from bot.simulate.persona import Interjection
from bot.simulate.player import play
from tests.simulate.scripted import Scripted, persona


async def test_the_openings_are_said_whatever_the_bot_asks_and_then_its_last_question_is_answered() -> None:
    bot = Scripted(asks=["company_size", "email"])
    run = await play(persona(opens=("hi", "we need routing")), bot)
    assert bot.heard == ["hi", "we need routing", "jo@brightloaf.example"]
    assert run.asked == ("company_size", "email")


async def test_asked_again_it_says_the_next_answer_and_then_the_last_one_again() -> None:
    bot = Scripted(asks=["company_size"] * 3)
    await play(persona(), bot)
    assert bot.heard == ["hi", "60", "sixty, I said", "sixty, I said"]


async def test_a_field_without_an_answer_of_its_own_gets_the_default() -> None:
    bot = Scripted(asks=["role"])
    await play(persona(), bot)
    assert bot.heard == ["hi", "no idea"]


async def test_without_a_default_it_says_nothing() -> None:
    bot = Scripted(asks=["role"])
    await play(persona(answers={}), bot)
    assert bot.heard == ["hi"]


async def test_it_stops_when_nothing_is_asked() -> None:
    bot = Scripted(asks=["", "email"])
    await play(persona(interjects=(Interjection(at=2, says="never due"),)), bot)
    assert bot.heard == ["hi"]


async def test_an_interjection_stands_in_for_the_answer_to_its_question() -> None:
    bot = Scripted(asks=["company_size", "email", "email"])
    await play(persona(interjects=(Interjection(at=2, says="do you do SSO?"),)), bot)
    assert bot.heard == ["hi", "60", "do you do SSO?", "jo@brightloaf.example"]


async def test_an_interjection_that_fell_due_while_openings_remained_is_said_after_the_last_of_them() -> None:
    bot = Scripted(asks=["company_size", "company_size", "company_size"])
    await play(persona(opens=("hi", "hello?"), interjects=(Interjection(at=1, says="do you do SSO?"),)), bot)
    assert bot.heard == ["hi", "hello?", "do you do SSO?", "60"]


async def test_two_interjections_at_once_are_said_one_after_the_other() -> None:
    bot = Scripted(asks=["company_size"] * 4)
    both = (Interjection(at=2, says="second"), Interjection(at=1, says="first"))
    await play(persona(opens=("hi", "hello?"), interjects=both), bot)
    assert bot.heard == ["hi", "hello?", "first", "second", "60"]


async def test_it_goes_silent_after_so_many_messages() -> None:
    bot = Scripted(asks=["company_size"] * 50)
    await play(persona(opens=("hi", "hello?", "anyone?"), leaves_after=2), bot)
    assert bot.heard == ["hi", "hello?"]
    bot = Scripted(asks=["company_size"] * 50)
    await play(persona(), bot)
    assert len(bot.heard) == 40


async def test_each_message_comes_twenty_seconds_after_the_last_and_then_two_weeks_pass() -> None:
    bot = Scripted(asks=["company_size", "email"], follow_up="still there?")
    run = await play(persona(), bot)
    assert bot.waited == [timedelta(seconds=20), timedelta(seconds=20), timedelta(days=14)]
    assert (run.transcript[-1].who, run.transcript[-1].text, run.transcript[-1].asking) == ("bot", "still there?", None)


async def test_what_is_known_at_the_end_counts_and_when_it_came() -> None:
    bot = Scripted(
        asks=["company_size", "email", "name"],
        learns={1: {"need": "routing"}, 2: {"company_size": {"min": 60, "max": 60}}},
        outcomes={2: "nurture", 3: "handoff"},
        intent_at=2,
    )
    run = await play(persona(), bot)
    assert (run.outcome, run.outcome_at, run.intent_at) == ("handoff", 3, 2)
    assert run.answers == {"need": "routing", "company_size": {"min": 60, "max": 60}}
    told = [(entry.text, entry.reply_to, dict(entry.learned)) for entry in run.transcript if entry.who == "prospect"]
    assert told[:2] == [("hi", "", {"need": "routing"}), ("60", "company_size", {"company_size": {"min": 60, "max": 60}})]


async def test_no_outcome_is_unfinished() -> None:
    run = await play(persona(), Scripted())
    assert (run.outcome, run.outcome_at, run.intent_at) == ("unfinished", None, None)
