"""What waiting messages mean in the scene that they are said in."""

from time import process_time

import pytest

from bot.model import Beside, Owner, Scene
from bot.remember import remember
from bot.signals.intent import HOLDS
from bot.understand import understand
from tests.brain.material import NOW, flow, parsed, play, scene, talk
from tests.varied import varied

PENDING = talk(asking="name", known=("need", "email"))
"""The bot asked for the name; then a rep claimed the conversation."""


def beside_a_rep(text: str, *, has_spoken: bool) -> Scene:
    given = scene(text, memory=PENDING, owner=Owner.REP, rep="dana")
    return varied(given, beside=Beside(spoke_at=NOW if has_spoken else None))


def test_what_is_said_to_a_person_who_asked_is_no_answer_to_the_bot() -> None:
    assert parsed(beside_a_rep("Three", has_spoken=True)).answers == ()
    assert [one.field for one in parsed(beside_a_rep("Ruth", has_spoken=False)).answers] == ["name"]


def test_what_is_said_to_a_person_in_so_many_words_still_counts() -> None:
    told = parsed(beside_a_rep("I'm Ruth Keel, by the way. We have three of them", has_spoken=True))
    assert [one.field for one in told.answers] == ["name"]


def test_who_talks_with_a_person_does_not_pass_over_the_bots_question() -> None:
    given = beside_a_rep("yes, all of them", has_spoken=True)
    after, news = remember(given, understand(given, play(), NOW), flow())
    assert (after.asking, after.declined, after.misses, news.missed) == (None, (), {}, False)


def test_a_need_is_told_with_what_stands_around_it() -> None:
    text = "Hello, we search a software for our workshop. The repair requests come by fax and half get lost. We are 40 people."
    answers = {one.field: one for one in parsed(scene(text)).answers}
    assert answers["need"].quote == "a software for our workshop. The repair requests come by fax and half get lost"
    assert answers["company_size"].value == {"min": 40, "max": 40}


@pytest.mark.parametrize(
    ("texts", "field", "value"),
    [
        (("45", "sorry, 54"), "company_size", {"min": 54, "max": 54}),
        (("45", "I mean 54"), "company_size", {"min": 54, "max": 54}),
        (("45명이요", "아 54명이요"), "company_size", {"min": 54, "max": 54}),
        (("45名です", "間違えました、54です"), "company_size", {"min": 54, "max": 54}),
        (("45 people", "actually the demo should be in May"), "company_size", {"min": 45, "max": 45}),
    ],
)
def test_a_figure_is_put_right_within_a_turn_as_between_two(texts: tuple[str, ...], field: str, value: object) -> None:
    given = scene(*texts, memory=talk(asking="company_size", known=("need",)))
    assert {one.field: one.value for one in parsed(given).answers}[field] == value


def test_what_is_told_beside_a_name_that_was_asked_for_does_not_take_its_place() -> None:
    given = scene("Ruth Keel", "my colleague is called Tom", memory=PENDING)
    assert [(one.field, one.value) for one in parsed(given).answers] == [("name", "Ruth Keel")]


@pytest.mark.parametrize(
    ("texts", "gone"),
    [
        (("our login is broken", "never mind, it works now"), "support"),
        (("can I talk to a person?", "ah, never mind, forget the person"), "human"),
        (("unsubscribe me", "ah, put me back on please"), "opt_out"),
    ],
)
def test_what_is_taken_back_within_a_turn_stands_no_longer(texts: tuple[str, ...], gone: str) -> None:
    assert parsed(scene(texts[0])).signals.get(gone, 0) >= HOLDS
    assert parsed(scene(*texts)).signals.get(gone, 0) < HOLDS
    assert parsed(scene(*reversed(texts))).signals.get(gone, 0) >= HOLDS


PROSE = "Our shop has stood at the harbour since my grandmother opened it, and people still ask for her. "


@pytest.mark.parametrize("before", [0, 1_900, 2_150, 3_150, 5_000, 9_000])
def test_no_word_of_a_long_message_is_passed_over(before: int) -> None:
    prose = PROSE * (before // len(PROSE))
    told = parsed(scene(prose + "My email is ruth@keel.example. We are 45 people. Our budget is $20k a year."))
    assert {one.field for one in told.answers} >= {"email", "company_size", "budget"}
    assert parsed(scene(prose + "Unsubscribe me and never contact me again.")).signals.get("opt_out", 0) >= HOLDS


def test_a_quoted_mail_says_nothing() -> None:
    mail = "On Tue, 3 Mar 2026 at 10:11, Joe <joe@x.example> wrote:\n> Unsubscribe me and never contact me again. We are 90 people."
    reading = parsed(scene(f"Could I get a price for 20 seats?\n\n{mail}"))
    assert {one.field: one.value for one in reading.answers} == {"company_size": {"min": 20, "max": 20}}
    assert reading.signals.get("opt_out", 0) < HOLDS


@pytest.mark.parametrize("piece", [" ", "\n", "\u00a0", "hundred ", "? ", "and ", ", and ", "dozen ", "1 ", "億", "만 ", "@", "> \n"])
def test_a_page_without_sense_is_read_in_a_moment(piece: str) -> None:
    """4,000 blanks once took 0.3 s of the whole server's time; the bound is some ten times what is needed."""
    began = process_time()
    parsed(scene((piece * 10_000)[:4_000]))
    assert process_time() - began < 6.0
