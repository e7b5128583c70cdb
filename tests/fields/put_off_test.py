"""Replies that put off what was asked fill nothing and are asked no second time; answers that sound like them are answers."""

from __future__ import annotations

from time import process_time

import pytest

from bot.fields.put_off_en import puts_off_en, written_as_firm
from bot.fields.put_off_ja import puts_off_ja
from bot.fields.put_off_ko import puts_off_ko
from bot.fields.utterance import utterance
from tests.fields.said.replies import Reply, called, holds, replies
from tests.hearing import heard

_ROWS = replies("put-off")


@pytest.mark.parametrize("reply", [row for row in _ROWS if row.told is None], ids=called)
def test_a_reply_that_puts_off_declines_and_fills_nothing(reply: Reply) -> None:
    hearing = heard(reply.text, reply.language, reply.asking)
    assert hearing.found == {}
    assert reply.asking in hearing.declined
    assert hearing.question == ""


@pytest.mark.parametrize("reply", [row for row in _ROWS if row.told is not None], ids=called)
def test_an_answer_with_words_of_putting_off_in_it_is_read(reply: Reply) -> None:
    hearing = heard(reply.text, reply.language, reply.asking)
    assert hearing.declined == ()
    assert reply.told is not None
    assert holds(hearing.found[reply.asking].value, reply.told)


def test_a_title_that_the_house_rules_forbid_to_tell_is_declined_in_japanese() -> None:
    hearing = heard("職位は社内規定でお教えできないんです", "ja", "role")
    assert not hearing.found
    assert "role" in hearing.declined


@pytest.mark.parametrize(
    ("asking", "text"),
    [
        ("current_solution", "I'll tell them when they ring me on (312) 555-0147"),
        ("need", "will explain when you write to ana@harbourtea.example"),
    ],
)
def test_a_number_or_an_address_beside_a_reply_that_puts_off_is_kept(asking: str, text: str) -> None:
    assert {"phone", "email"} & heard(text, "en", asking).found.keys()


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("Confidential Shredding Ltd", True), ("Call Me Later Couriers", True), ("We Will Share Later", False), ("not telling you", False)],
)
def test_a_name_in_capitals_is_a_firms_whatever_its_words_say(text: str, is_one: bool) -> None:
    assert written_as_firm(utterance(text, "en")) is is_one


@pytest.fixture
def _compiled() -> None:
    """All English patterns are made when they are first used: by a reply that is no way of putting off a firm's name."""
    assert not puts_off_en(utterance("we sell tea in Leeds", "en"), "company")


@pytest.mark.usefixtures("_compiled")
@pytest.mark.parametrize(
    "run", ["we ", "let us see and then ", "will be shared when ", "the details on ", "a, ", "to you on that ", "not "]
)
def test_an_english_reply_without_end_costs_no_time(run: str) -> None:
    began = process_time()
    for size in (100, 150, 5000):
        puts_off_en(utterance(run * (size // len(run)) + "x", "en"), "company")
    assert process_time() - began < 2.0


@pytest.mark.usefixtures("_compiled")
@pytest.mark.parametrize("lead", ["let me check ", "could we talk ", "subject to "])
def test_many_words_of_when_behind_one_that_puts_off_cost_no_time(lead: str) -> None:
    began = process_time()
    puts_off_en(utterance(f"{lead}{'in ' * 46},5", "en"), "company")
    assert process_time() - began < 1.0


def test_a_wall_of_korean_words_of_putting_off_is_read_at_once() -> None:
    before = process_time()
    for text in ("그건 " * 20_000, "통화로요 " * 20_000, "담당자가아직" * 10_000):
        assert not puts_off_ko(utterance(text, "ko"), "company")
    assert process_time() - before < 3.0


@pytest.mark.parametrize(
    "text", ["話" + "です" * 28 + "話", "客に" * 30, "電話で話" * 15, "ので、" * 20, "でき" * 30 + "です", "に" * 59 + "話"]
)
@pytest.mark.parametrize("asking", ["need", "company"])
def test_hostile_japanese_text_is_no_answer_put_off(asking: str, text: str) -> None:
    assert not puts_off_ja(utterance(text, "ja"), asking)
