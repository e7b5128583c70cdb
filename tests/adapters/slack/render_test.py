"""Cards, sentences and forms are drawn as they should look, within Slack's limits, and nothing that a prospect wrote acts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.slack import render
from adapters.slack.blocks import faults, view_faults
from bot.model import Effect, Say, Who
from bot.model.arrivals import Button, Face, Form, Input, Row, unpack
from tests.adapters.slack.faces import ACTS, CONVERSATION, FACES, HOSTILE
from tests.varied import varied

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("language", FACES)
def test_a_card_looks_as_it_was_agreed(language: str) -> None:
    assert render.card(FACES[language], "https://home.slack.com/archives/C1/p1") == json.loads(
        (GOLDEN / f"{language}.json").read_text("utf-8")
    )


@pytest.mark.parametrize("language", FACES)
def test_a_card_is_within_slacks_limits(language: str) -> None:
    assert faults(render.card(FACES[language])["blocks"]) == []


# --- nothing acts


def parts(layout: object) -> Iterator[dict[str, Any]]:
    """Yield every part of a layout."""
    if isinstance(layout, dict):
        yield layout
    for inner in layout.values() if isinstance(layout, dict) else layout if isinstance(layout, list) else ():
        yield from parts(inner)


def test_nothing_that_a_prospect_wrote_acts_on_a_card() -> None:
    card = render.card(HOSTILE)
    assert faults(card["blocks"]) == []
    kinds = {part.get("type") for part in parts(card["blocks"])}
    assert "mrkdwn" not in kinds  # nothing of it is read as markup
    assert "user" not in kinds
    assert "broadcast" not in kinds
    assert [part["url"] for part in parts(card["blocks"]) if "url" in part] == ["https://desk.northdesk.example/f"]
    assert not set("<>") & set(card["text"])
    assert not any(part.get("emoji") for part in parts(card["blocks"]))


def test_a_person_is_mentioned_by_an_id_alone() -> None:
    assert {"type": "mrkdwn", "text": "<@U0DANA>", "verbatim": True} in parts(render.card(FACES["en"])["blocks"])
    for ping in ("", "dana", "U1> <!channel", "C0LEADS", "u0dana"):
        assert "mrkdwn" not in json.dumps(render.card(replace(FACES["en"], ping=ping)))


def test_nothing_is_unfolded_or_looked_for_in_what_is_sent() -> None:
    assert render.QUIET == {"unfurl_links": False, "unfurl_media": False, "parse": "none", "link_names": False, "mrkdwn": False}


def test_what_a_prospect_said_has_no_link_and_what_we_say_has() -> None:
    note = render.sentences(effect("note"), Say(text=ACTS, who=Who.PROSPECT, name="Robin"), links=False)
    assert {part["type"] for part in parts(note[0]["blocks"]) if "type" in part} == {"rich_text", "rich_text_section", "text"}
    said = render.sentences(effect("say"), Say(text="See https://northdesk.example/plans."), links=True)
    assert [part["url"] for part in parts(said[0]["blocks"]) if part.get("type") == "link"] == ["https://northdesk.example/plans"]


# --- limits

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=400) | st.sampled_from(["", " ", ACTS, "가" * 4000, "👩‍👩‍👧" * 900])
rows = st.builds(Row, label=words, value=words, quote=words, before=words, unsure=st.booleans(), declined=st.booleans())
some_buttons = st.builds(Button, label=words, payload=words.filter(bool), style=st.sampled_from(["", "primary", "danger", "x"]))
faces = st.builds(
    Face,
    title=words,
    state=words,
    colour=st.sampled_from(["green", "amber", "red", "grey", ""]),
    reason=words,
    score=words,
    terms=st.lists(words, max_size=5).map(tuple),
    rows=st.lists(rows, max_size=40).map(tuple),
    not_asked=words,
    questions=st.lists(words, max_size=20).map(tuple),
    context=st.lists(words, max_size=5).map(tuple),
    files=st.lists(st.tuples(words, words), max_size=12).map(tuple),
    buttons=st.lists(some_buttons, max_size=40).map(tuple),
    link=words | st.just("https://desk.example/c"),
    link_label=words,
    ping=words,
    summary=words,
)


@settings(max_examples=150, deadline=None)
@given(face=faces)
def test_whatever_a_card_says_slack_takes_it(face: Face) -> None:
    card = render.card(face, face.link)
    assert faults(card["blocks"]) == []
    assert len(json.dumps(card["blocks"], ensure_ascii=False)) < 40_000


@settings(max_examples=60, deadline=None)
@given(leads=st.lists(faces, max_size=40), title=words, empty=words)
def test_whatever_stands_in_the_home_slack_takes_it(leads: list[Face], title: str, empty: str) -> None:
    assert view_faults(render.home(title, empty, leads)) == []


inputs = st.builds(Input, name=st.text("abc", min_size=1, max_size=3), label=words, choices=st.just(()), longest=st.integers(-5, 90_000))


@settings(max_examples=60, deadline=None)
@given(one=inputs, title=words, submit=words, cancel=words)
def test_whatever_a_form_asks_slack_takes_it(one: Input, title: str, submit: str, cancel: str) -> None:
    form = Form(title=title, payload="nf:c:", inputs=(one,), submit=submit, cancel=cancel)
    assert view_faults(render.modal(form, "kept")) == []


# --- sentences


def effect(kind: str, **changes: object) -> Effect:
    due = datetime(2026, 3, 10, tzinfo=UTC)
    plain = Effect(
        id="e1",
        conversation=CONVERSATION,
        kind=kind,
        platform="slack",
        place="D0PROSPECT",
        seq=7,
        say=None,
        card=None,
        attempts=0,
        due_at=due,
    )
    return varied(plain, **changes)


def said(text: str, **more: object) -> list[dict[str, Any]]:
    return render.sentences(effect("say"), varied(Say(text=text), **more), links=True)


def read(message: dict[str, Any]) -> str:
    return "".join(part["text"] for part in parts(message["blocks"]) if part.get("type") in ("text", "link"))


def test_a_choice_is_a_button_that_carries_the_line() -> None:
    (message,) = said("How many people?", choices=(("1-9", "1 to 9"), ("10-49", "10 to 49")))
    buttons = message["blocks"][-1]["elements"]
    assert [button["text"]["text"] for button in buttons] == ["1 to 9", "10 to 49"]
    assert [unpack(button["value"]) for button in buttons] == [("ch", CONVERSATION, "7.1-9"), ("ch", CONVERSATION, "7.10-49")]


@pytest.mark.parametrize(
    "choices",
    [
        tuple((str(n), f"choice {n}") for n in range(26)),  # too many
        (("a", "x" * 76), ("b", "short")),  # too long
        (("a", " "), ("b", "short")),  # empty
        (("i" * 60, "one"), ("b", "two")),  # no payload holds the id
    ],
)
def test_choices_that_are_no_buttons_are_numbered(choices: tuple[tuple[str, str], ...]) -> None:
    (message,) = said("Which one?", choices=choices)
    assert [block["type"] for block in message["blocks"]] == ["rich_text"]
    assert read(message).startswith(f"Which one?\n1. {choices[0][1]}\n2. {choices[1][1]}")


@pytest.mark.parametrize("text", ["word " * 2000, "가나다라마 " * 2000, "あ" * 9000, "line\n" * 2500])
def test_a_long_sentence_becomes_several_messages_and_loses_nothing(text: str) -> None:
    messages = said(text, choices=(("a", "A"),))
    assert len(messages) > 1
    assert all(len(read(one)) <= render.PIECE and len(one["text"]) <= 4000 for one in messages)
    assert "".join("".join(read(one) for one in messages).split()) == "".join(text.split())
    assert [one["blocks"][-1]["type"] for one in messages] == ["rich_text"] * (len(messages) - 1) + ["actions"]


def test_who_speaks_stands_above_a_persons_words_and_a_notice_is_slanted() -> None:
    (rep,) = said("I can offer Tuesday", who=Who.REP, name="Dana Cole")
    assert read(rep) == "Dana Cole\nI can offer Tuesday"
    (bot,) = said("Hello", name="Mia")
    assert read(bot) == "Hello"
    (notice,) = said("Dana is away", who=Who.NOTICE)
    assert [part["style"] for part in parts(notice["blocks"]) if "style" in part] == [{"italic": True}]


def test_a_note_mentions_one_person_and_a_whisper_has_buttons() -> None:
    (note,) = render.sentences(effect("note", to="U0DANA"), Say(text="hello"), links=False)
    assert note["blocks"][0]["text"]["text"] == "<@U0DANA>"
    undo = Button(label="Undo", payload="un:c:1")
    (whisper,) = render.sentences(effect("whisper", buttons=(undo,)), Say(text="sent in 5 s"), links=False)
    assert whisper["blocks"][-1]["elements"][0]["value"] == "un:c:1"


def test_a_menu_offers_its_choices() -> None:
    reasons = (("small", "너무 작음"), ("later", "나중에"))
    form = Form(
        title="사유", payload="nf:c:", inputs=(Input(name="reason", label="사유", choices=reasons),), submit="보내기", cancel="취소"
    )
    view = render.modal(form, "kept")
    assert view_faults(view) == []
    assert [one["value"] for one in view["blocks"][0]["element"]["options"]] == ["small", "later"]
