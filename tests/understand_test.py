"""What waiting messages mean in the scene that they are said in."""

from bot.model import Beside, Owner, Scene
from bot.remember import remember
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
