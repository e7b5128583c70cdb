"""What we write for Telegram: nothing that somebody wrote acts, long words are parted where people pause, buttons fit."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.telegram.render import (
    LONGEST,
    anchor,
    buttons_of,
    call,
    choice_rows,
    inert,
    is_public,
    length,
    plain,
    rows,
    safe,
    say_parts,
    split,
)
from bot.language.unseen import calm
from bot.model import Say, Who
from bot.model.arrivals import LONGEST_PAYLOAD, Action, Button, pack
from tests.adapters.telegram.fakes import TALK, effect
from tests.adapters.telegram.markup import found_in, read_html
from tests.adapters.telegram.material import EVIL

TEXTS = st.text(alphabet=st.characters(codec="utf-16-le"), max_size=400)


@given(TEXTS)
def test_escaped_words_are_read_as_they_were_written(text: str) -> None:
    shown, entities = read_html(safe(text))
    assert entities == []
    assert shown == calm(re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text))


@given(TEXTS)
def test_in_a_group_nobody_is_called_by_what_somebody_wrote(text: str) -> None:
    shown, _ = read_html(inert(f"{text} @dana_cole"))
    assert [one for one in found_in(shown) if one["type"] == "mention"] == []


def test_an_address_can_still_be_copied() -> None:
    assert inert("jiwon@hanbit.example") == "jiwon@hanbit.example"
    assert plain(inert("@dana_cole")) == "@\u2060dana_cole"


@pytest.mark.parametrize("before", ["@", "@@", "@\u202e", "@\u2066", "@\x00", "\x00@", ".@", "\u202e@", "@\u202e\u202d"])
def test_no_sign_between_an_at_and_a_name_calls_somebody(before: str) -> None:
    """Telegram finds a mention after whatever is no letter, another @ too; what is unseen is taken out of the text."""
    shown, _ = read_html(inert(f"ask {before}dana_cole"))
    assert "@dana" not in shown


def test_markup_and_signs_that_turn_text_around_do_nothing() -> None:
    shown, entities = read_html(inert(EVIL))
    assert entities == []
    assert "<b>bold</b> [x](javascript:alert(1))" in shown
    assert "\u202e" not in shown


@given(st.lists(TEXTS, max_size=8).map(" ".join), st.integers(2, 60))
def test_parts_hold_every_word_and_are_short_enough(text: str, most: int) -> None:
    parts = split(text, most)
    assert all(length(part) <= most for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One two. Three four.", ["One two.", "Three four."]),
        ("첫 문장이에요. 둘째 문장이에요.", ["첫 문장이에요.", "둘째 문장이에요."]),
        ("一文目です。二文目でした。", ["一文目です。", "二文目でした。"]),
        ("First part\n\nsecond one", ["First part", "second one"]),
        ("aaaaaaaaaaaaaaaaaaaa", ["aaaaaaaaaaaa", "aaaaaaaa"]),
        ("😀😀😀😀😀😀😀", ["😀😀😀😀😀😀", "😀"]),  # two units each
        ("", []),
    ],
)
def test_a_text_is_parted_after_a_sentence(text: str, parts: list[str]) -> None:
    assert split(text, 12) == parts


def test_a_say_of_five_thousand_signs_is_two_messages_with_the_name_once() -> None:
    say = Say(text="한 문장이에요. " * 640, who=Who.REP, name="Dana <Cole>")
    first, second = say_parts(say, private=True)
    assert plain(first).startswith("Dana <Cole>\n한 문장")
    assert plain(second).startswith("한 문장")
    assert max(length(plain(first)), length(plain(second))) <= LONGEST


@pytest.mark.parametrize(
    ("who", "name", "head"),
    [
        (Who.BOT, "Mia", ""),  # the chat bears its name
        (Who.REP, "Dana Cole", "Dana Cole\n"),
        (Who.NOTICE, "Northdesk", "ℹ️ "),
        (Who.PROSPECT, "박지원", "💬 박지원\n"),
        (Who.NOTE, "Jun", "📝 Jun\n"),
        (Who.REP, "", ""),
    ],
)
def test_each_speaker_is_told_apart(who: Who, name: str, head: str) -> None:
    assert plain(say_parts(Say(text="hello", who=who, name=name), private=True)[0]) == f"{head}hello"


def test_choices_are_buttons_with_payloads_of_64_bytes_at_most() -> None:
    markup = choice_rows(effect(say=Say(text="?", choices=(("a", "Up to 10"), ("b", "11–50")))))
    assert markup is not None
    (row,) = markup.inline_keyboard
    assert [(key.text, key.callback_data) for key in row] == [("Up to 10", f"ch:{TALK}:3.a"), ("11–50", f"ch:{TALK}:3.b")]
    assert all(len(str(key.callback_data).encode()) <= LONGEST_PAYLOAD for key in row)


def test_a_choice_that_is_a_payload_already_stays_one() -> None:
    send = pack(Action.SEND, TALK, "7")
    markup = choice_rows(effect(say=Say(text="?", choices=((send, "Send to prospect"),))))
    assert markup is not None
    assert markup.inline_keyboard[0][0].callback_data == send


def test_choices_that_do_not_fit_into_buttons_are_numbered_lines() -> None:
    say = Say(text="Which?", choices=(("x" * 60, "First"), ("b", "Second")))
    assert choice_rows(effect(say=say)) is None
    assert say_parts(say, private=True) == ["Which?\n1. First\n2. Second"]
    assert choice_rows(effect(say=Say(text="?", choices=tuple((str(n), str(n)) for n in range(101))))) is None


def test_long_labels_get_a_row_each_and_short_ones_share() -> None:
    labels = ["예", "아니요", "아직 정하지 못했고 팀과 더 이야기해 봐야 해요", "Yes", "No"]
    shown = [[key.text for key in row] for row in rows((label, "x") for label in labels).inline_keyboard]
    assert shown == [["예", "아니요"], ["아직 정하지 못했고 팀과 더 이야기해 봐야 해요"], ["Yes", "No"]]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("https://chat.shop.example/desk", True),
        ("http://shop.example", True),
        ("http://127.0.0.1:8080/desk", False),  # Telegram answers BUTTON_URL_INVALID
        ("http://localhost:8080/desk", False),
        ("javascript:alert(1)", False),
        ("tg://user?id=1", False),
        ("https://[bad", False),
        ("", False),
    ],
)
def test_a_link_is_one_only_where_telegram_takes_it(address: str, public: bool) -> None:
    assert is_public(address) is public
    assert ("<a " in anchor(address, "x")) is public
    markup = buttons_of((), ("Open", address))
    assert (markup is not None) is public


@pytest.mark.parametrize("user", ["", "x", '1"><b>', "１２", "-5", "@dana"])
def test_nobody_is_called_by_what_is_no_id(user: str) -> None:
    assert call(user) == ""


def test_buttons_keep_their_payload() -> None:
    markup = buttons_of((Button(label="Undo", payload=pack(Action.UNDO, TALK, "k")),))
    assert markup is not None
    assert markup.inline_keyboard[0][0].callback_data == f"un:{TALK}:k"
