"""A card in three languages as it was agreed, and cards that are too long or mean harm."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from adapters.telegram.card import TITLE, card, topic_name
from adapters.telegram.render import LONGEST, buttons_of, length, plain
from bot.model.arrivals import Face, Row
from tests.adapters.telegram.markup import found_in, read_html
from tests.adapters.telegram.material import FACES, HOSTILE

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("language", FACES)
def test_a_card_looks_as_agreed(language: str) -> None:
    face = FACES[language]
    markup = buttons_of(face.buttons, (face.link_label, face.link))
    assert markup is not None
    keys = "\n".join(" | ".join(f"[{key.text}]" for key in row) for row in markup.inline_keyboard)
    assert f"{card(face)}\n\n{keys}\n" == (GOLDEN / f"card_{language}.html").read_text()


@pytest.mark.parametrize("language", FACES)
def test_a_card_says_everything_that_stands_on_its_face(language: str) -> None:
    face = FACES[language]
    shown, _ = read_html(card(face))
    parts = [face.title, face.state, face.reason, face.score, face.not_asked, *face.terms, *face.questions, *face.context]
    parts += [text for row in face.rows for text in (row.label, row.value, row.quote, row.before)]
    assert [part for part in parts if part not in shown] == []


def test_what_a_prospect_wrote_does_nothing_on_a_card() -> None:
    shown, entities = read_html(card(HOSTILE))
    assert {one["type"] for one in entities} <= {"bold", "italic", "strikethrough"}
    assert [one for one in found_in(shown) if one["type"] == "mention"] == []
    assert "javascript:alert(1)" in shown
    assert length(shown) <= LONGEST


def test_a_card_calls_the_one_who_is_named_and_nobody_else() -> None:
    _, entities = read_html(card(FACES["en"]))
    assert [one["url"] for one in entities if "tg://" in one.get("url", "")] == ["tg://user?id=778899"]


@pytest.mark.parametrize("times", [20, 60, 500, 20_000])
@pytest.mark.parametrize("sign", ["a", "가", "😀", "<", "&"])
def test_a_card_of_any_length_is_one_message_that_is_whole(times: int, sign: str) -> None:
    long = sign * times
    row = Row(label=long, value=long, quote=long, before=long)
    many = max(1, times // 5)
    face = Face(
        title=long,
        state=long,
        colour="red",
        reason=long,
        score=long,
        terms=(long,) * many,
        rows=(row,) * many,
        not_asked=long,
        questions=(long,) * many,
        context=(long,) * many,
        files=((long, "https://shop.example/f"),) * many,
    )
    shown, _ = read_html(card(face))
    assert length(shown) <= LONGEST
    assert "🔴" in shown


def test_rows_that_have_no_room_are_counted() -> None:
    row = Row(label="l" * 60, value="v" * 600, quote="q" * 400)
    assert "… +28" in plain(card(replace(FACES["en"], rows=(row,) * 40, questions=("q" * 600,) * 20)))


def test_a_link_that_telegram_refuses_is_written_out() -> None:
    assert "Open on the desk http://127.0.0.1:8080/desk" in plain(card(replace(FACES["en"], link="http://127.0.0.1:8080/desk")))


def test_a_topic_is_named_after_who_it_is() -> None:
    assert topic_name(FACES["ko"]) == "박지원 · 한빛물류"
    assert len(topic_name(replace(FACES["en"], title="x" * 500))) <= TITLE
    assert topic_name(replace(FACES["en"], title=" \n ")) == "…"
