"""Cards and words as Discord shows them: goldens in three languages, limits whatever is in them."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord import limits, render
from bot.model import Say, Who
from bot.model.arrivals import Button, Face, Row
from tests.adapters.discord import world as w
from tests.adapters.discord.faces import FACES
from tests.adapters.discord.fakes import TALK

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("language", FACES)
def test_a_card_looks_as_it_did(language: str) -> None:
    """Write the golden anew with HANDRAISER_GOLDEN=1, and look at the difference."""
    file = GOLDEN / f"card-{language}.json"
    shown = json.loads(json.dumps(asdict(render.card(FACES[language]))))
    if os.environ.get("HANDRAISER_GOLDEN"):
        file.write_text(json.dumps(shown, ensure_ascii=False, indent=2) + "\n", "utf-8")
    assert shown == json.loads(file.read_text("utf-8"))


@pytest.mark.parametrize("language", FACES)
def test_a_card_shows_every_word_that_is_on_its_face(language: str) -> None:
    face = FACES[language]
    shown = json.dumps(asdict(render.card(face)), ensure_ascii=False).replace("\\\\", "")
    rows = [text for row in face.rows for text in (row.label, row.value, row.quote, row.before) if text]
    others = [face.title, face.state, face.reason, face.score, face.not_asked, face.link_label, face.summary]
    for text in (*rows, *others, *face.terms, *face.questions, *face.context, *(button.label for button in face.buttons)):
        assert text in shown


WORDS = st.text(st.sampled_from(list("ab *_[]<>@\n가あ😀\\")), max_size=3000)
ROWS = st.builds(Row, label=WORDS, value=WORDS, quote=WORDS, before=WORDS, unsure=st.booleans(), declined=st.booleans())
BUTTONS = st.builds(Button, label=st.text(min_size=1, max_size=120), payload=st.uuids().map(str))
MANY = st.lists(WORDS, max_size=12).map(tuple)
HOSTILE = st.builds(
    Face,
    title=WORDS,
    state=WORDS,
    colour=st.sampled_from(["green", "pink", ""]),
    reason=WORDS,
    score=WORDS,
    terms=MANY,
    rows=st.lists(ROWS, max_size=40).map(tuple),
    not_asked=WORDS,
    questions=MANY,
    context=MANY,
    files=st.lists(st.tuples(WORDS, st.sampled_from(["javascript:x", "https://a.example/f", "http://localhost/f"])), max_size=5).map(tuple),
    buttons=st.lists(BUTTONS, max_size=40, unique_by=lambda button: button.payload).map(tuple),
    link=st.sampled_from(["", "http://localhost:8000/d", "https://desk.example/c/1", "javascript:alert(1)"]),
    link_label=WORDS,
    ping=st.sampled_from(["", "everyone", "200000000000000002"]),
    summary=WORDS,
)


@given(HOSTILE)
def test_no_card_breaks_a_limit_whatever_is_on_its_face(face: Face) -> None:
    draft = render.card(face)
    assert limits.faults(draft.content, draft.embed, draft.buttons) == ()
    rows = [{"components": [dict(key, custom_id=key.get("payload", "x")) for key in draft.buttons[at : at + 5]]} for at in range(0, 25, 5)]
    body = {"content": draft.content, "embeds": [draft.embed], "components": [row for row in rows if row["components"]]}
    w.check(body)  # the double's own reading of the documentation


def test_rows_beyond_the_fields_share_one_and_none_is_lost() -> None:
    face = replace(FACES["en"], rows=tuple(Row(label=f"row {n}", value=f"value {n}") for n in range(40)))
    fields = (render.card(face).embed or {})["fields"]
    assert len(fields) == limits.FIELDS
    assert all(f"value {n}" in json.dumps(fields) for n in range(40))


@pytest.mark.parametrize("link", ["http://localhost:8000/desk", "javascript:alert(1)", "https://a b.example", ""])
def test_a_link_that_discord_refuses_is_left_out(link: str) -> None:
    assert [key["label"] for key in render.card(replace(FACES["en"], link=link)).buttons] == ["Claim", "Not a fit", "Snooze"]


def test_a_file_whose_link_is_hostile_is_a_name_alone() -> None:
    face = replace(FACES["en"], files=(("a](javascript:x)", "https://a.example/)[x](javascript:y"), ("b", "javascript:z")))
    *_, field = (render.card(face).embed or {})["fields"]
    assert field["value"] == "📎 a\\](javascript:x)\n📎 b"


@pytest.mark.parametrize(("who", "begins"), [(Who.BOT, "Hello"), (Who.NOTICE, "Hello"), (Who.REP, "**Dana \\*Cole\\*:** Hello")])
def test_a_prospect_sees_which_person_speaks(who: Who, begins: str) -> None:
    (draft,) = render.say(Say(text="Hello", who=who, name="Dana *Cole*"), TALK, 1)
    assert (draft.content, draft.previews) == (begins, True)


@pytest.mark.parametrize("who", Who)
def test_the_team_sees_who_said_what_and_no_previews(who: Who) -> None:
    (draft,) = render.note(Say(text="Hello", who=who, name="Dana *Cole*"))
    assert (draft.content, draft.previews) == ("**Dana \\*Cole\\*:** Hello", False)


@pytest.mark.parametrize(
    ("choices", "buttons"),
    [
        ([("a", "One"), ("b", "Two")], 2),
        ([(str(n), f"Plan {n}") for n in range(25)], 25),
        ([(str(n), f"Plan {n}") for n in range(26)], 0),  # more than Discord shows
        ([("a", "x" * 81)], 0),  # longer than a label may be
        ([("x" * 40, "One")], 0),  # no payload of 64 bytes can say which
    ],
)
def test_choices_are_buttons_where_discord_takes_them_else_numbered(choices: list[tuple[str, str]], buttons: int) -> None:
    drafts = render.say(Say(text="Which?", choices=tuple(choices)), TALK, 7)
    assert len(drafts[-1].buttons) == buttons
    assert ("1. " in drafts[0].content) is not bool(buttons)


def test_choices_stand_under_the_end_of_a_long_text() -> None:
    first, last = render.say(Say(text="word " * 500, choices=(("a", "One"),)), TALK, 7)
    assert (len(first.buttons), len(last.buttons)) == (0, 1)


@given(WORDS, st.sampled_from(list(Who)), WORDS)
def test_no_words_break_a_limit(text: str, who: Who, name: str) -> None:
    said = Say(text=text * 2, who=who, name=name)
    for draft in (*render.say(said, TALK, 1), *render.note(said, ping="200000000000000002"), render.whisper(said, ())):
        assert limits.faults(draft.content, draft.embed, draft.buttons) == ()
