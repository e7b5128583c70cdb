"""English replies that put off what was asked fill nothing and are asked no second time; answers that sound like them are answers."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from ruamel.yaml import YAML

from bot.fields.put_off_en import puts_off_en, written_as_firm
from bot.fields.utterance import utterance
from tests.hearing import heard

_ROWS = YAML(typ="safe").load((Path(__file__).parent / "said" / "put-off-en.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("asking", "text"), [(asking, text) for asking, text, told in _ROWS if told is None])
def test_a_reply_that_puts_off_declines_and_fills_nothing(asking: str, text: str) -> None:
    hearing = heard(text, "en", asking)
    assert hearing.found == {}
    assert asking in hearing.declined
    assert hearing.question == ""


@pytest.mark.parametrize(("asking", "text", "told"), [row for row in _ROWS if row[2] is not None])
def test_an_answer_with_words_of_putting_off_in_it_is_read(asking: str, text: str, told: str) -> None:
    hearing = heard(text, "en", asking)
    assert asking not in hearing.declined
    assert told.casefold() in str(hearing.found[asking].value).casefold()


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


@pytest.mark.parametrize(
    "run", ["we ", "let us see and then ", "will be shared when ", "the details on ", "a, ", "to you on that ", "not "]
)
def test_a_reply_without_end_costs_no_time(run: str) -> None:
    puts_off_en(utterance("not now please", "en"), "need")  # made when it is first used
    began = process_time()
    for size in (100, 150, 5000):
        puts_off_en(utterance(run * (size // len(run)) + "x", "en"), "company")
    assert process_time() - began < 0.2


@pytest.mark.parametrize("lead", ["let me check ", "could we talk ", "subject to "])
def test_many_words_of_when_behind_one_that_puts_off_cost_no_time(lead: str) -> None:
    puts_off_en(utterance("not now please", "en"), "company")
    began = process_time()
    puts_off_en(utterance(f"{lead}{'in ' * 46},5", "en"), "company")
    assert process_time() - began < 0.03
