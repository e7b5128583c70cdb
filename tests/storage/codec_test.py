"""Values come back as they went in, on the driver's cursor and through the ORM alike; broken rows say where, never what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from types import MappingProxyType
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from bot.errors import Refused
from bot.model import Answer, OpenQuestion, Reading, Talk
from storage.codec import EVENT_DATA, KEPT, KEPT_TALK, WORDS, Basis, Codec, Kept, KeptTalk, UnreadableRow, Words, parsed
from storage.seal import Seal
from storage.types import JsonText, Moment, json_in, json_out, moment_in, moment_out
from tests.storage.making import a_card, a_talk

CODEC = Codec(Seal(bytes(32)))
ROW = "0190:3"

moments = st.datetimes(timezones=st.just(UTC))
numbers = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
names = st.text(max_size=12)
values = st.text() | st.dictionaries(names, st.text() | numbers | st.none(), max_size=4)
answers = st.builds(
    Answer,
    field=names,
    value=values,
    quote=st.text(),
    message=st.integers(0, 10_000),
    source=names,
    at=moments,
    unsure=st.booleans(),
)
questions = st.builds(OpenQuestion, number=st.integers(0, 99), text=st.text(), team=names, asked_at=moments, due_at=moments)
talks = st.builds(
    Talk,
    language=names,
    answers=st.dictionaries(names, answers, max_size=3),
    history=st.lists(answers, max_size=2).map(tuple),
    declined=st.lists(names, max_size=3).map(tuple),
    asked=st.dictionaries(names, st.integers(0, 9), max_size=3),
    asking=st.none() | names,
    signals=st.dictionaries(names, st.floats(0, 1), max_size=3),
    intent=st.floats(0, 1),
    outcome=st.none() | names,
    score=st.integers(0, 100),
    reasons=st.lists(st.tuples(st.integers(-99, 99), st.text()), max_size=3).map(tuple),
    topic=st.text(),
    questions=st.lists(questions, max_size=2).map(tuple),
    bot_turns=st.lists(st.floats(0, 4e9), max_size=3).map(tuple),
    throttled=st.booleans(),
)
words = st.builds(
    Words,
    text=st.text(),
    name=st.text(),
    choices=st.lists(st.tuples(names, st.text()), max_size=3).map(tuple),
    sources=st.lists(names, max_size=2).map(tuple),
    about=st.integers(0, 10_000),
    error=st.text(),
)


@given(talks)
def test_a_talk_comes_back_as_it_went_in(talk: Talk) -> None:
    reading = Reading(language=talk.language, signals=talk.signals, answers=talk.history)
    basis = Basis(owner="bot", rep="", team="", opted_out=False, waiting=(2, 3), reading=reading)
    kept = Kept(talk=talk, basis=basis)
    blob = CODEC.shut("turn", ROW, kept)
    assert CODEC.open("turn", ROW, blob, KEPT) == kept
    assert CODEC.open("turn", ROW, blob, KEPT_TALK) == KeptTalk(talk=talk)


@given(words)
def test_a_message_comes_back_as_it_went_in(said: Words) -> None:
    assert CODEC.open("message", ROW, CODEC.shut("message", ROW, said), WORDS) == said


@given(moments)
def test_a_moment_comes_back_to_the_microsecond(moment: datetime) -> None:
    assert moment_out(moment_in(moment)) == moment
    bound = Moment().process_bind_param(moment, DIALECT)
    assert bound == moment_in(moment)
    assert Moment().process_result_value(bound, DIALECT) == moment


DIALECT: Any = None  # the types do not ask which database it is


def test_a_moment_is_the_same_from_any_zone_and_needs_one() -> None:
    seoul = timezone(timedelta(hours=9))
    noon = datetime(2026, 11, 20, 12, tzinfo=seoul)
    assert moment_out(moment_in(noon)) == noon
    assert moment_out(moment_in(noon)).utcoffset() == timedelta(0)
    with pytest.raises(ValueError, match="zone"):
        moment_in(datetime(2026, 11, 20, 12))


@given(st.dictionaries(names, st.text() | numbers | st.booleans() | st.none(), max_size=5))
def test_json_is_the_same_text_on_both_paths(value: dict[str, str | int | float | bool | None]) -> None:
    text = json_in(value)
    assert json_out(text) == value
    assert JsonText().process_bind_param(value, DIALECT) == text
    assert JsonText().process_result_value(text, DIALECT) == value
    assert parsed(text, EVENT_DATA, "event", ROW) == value


def test_any_mapping_can_be_stored() -> None:
    talk = Talk(signals=MappingProxyType({"buy": 0.5}))
    assert CODEC.open("turn", ROW, CODEC.shut("turn", ROW, KeptTalk(talk=talk)), KEPT_TALK).talk.signals == {"buy": 0.5}


@pytest.mark.parametrize("value", [Words(text="half \udc00"), object(), {"n": 2**64}])
def test_what_cannot_be_stored_is_refused(value: object) -> None:
    with pytest.raises(Refused):
        CODEC.shut("message", ROW, value)


def test_a_row_of_an_older_version_takes_defaults_and_a_newer_one_loses_what_we_do_not_know() -> None:
    blob = CODEC.shut("turn", ROW, {"talk": {"language": "ja", "mood": "bright"}, "weather": [1, 2]})
    assert CODEC.open("turn", ROW, blob, KEPT) == Kept(talk=Talk(language="ja"))


@pytest.mark.parametrize(
    "row",
    [
        b"",
        b"not json: minsu@example.com",
        b"[]",
        orjson.dumps({"talk": None}),
        orjson.dumps({"talk": {"answers": {"email": {"value": "minsu@example.com"}}}}),
        orjson.dumps({"talk": {"score": "minsu@example.com"}}),
    ],
)
def test_a_row_that_cannot_be_read_names_itself_and_nothing_of_its_content(row: bytes) -> None:
    with pytest.raises(UnreadableRow) as caught:
        parsed(row, KEPT, "turn", ROW)
    assert str(caught.value).startswith(f"turn {ROW}: ")
    assert "minsu" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_every_kind_of_value_on_a_card_survives() -> None:
    shape: TypeAdapter[Any] = TypeAdapter(type(a_card()))
    card = a_card(questions=(), masked=("card",), facts=a_card().facts * 2)
    assert CODEC.open("lead", ROW, CODEC.shut("lead", ROW, card), shape) == card
    assert a_talk() == CODEC.open("turn", ROW, CODEC.shut("turn", ROW, KeptTalk(talk=a_talk())), KEPT_TALK).talk
