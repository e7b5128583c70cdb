"""Recorded shapes of updates, each with the page that documents it, and what arrives of them."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot, Update

from adapters.telegram.parse import ALLOWED, Book, parse
from tests.adapters.telegram.cloud import TOKEN
from tests.adapters.telegram.fakes import NOW

PAYLOADS = sorted((Path(__file__).parent.parent / "payloads" / "telegram").glob("*.json"))

BOT = Bot(TOKEN)


def payload(path: Path) -> dict[str, Any]:
    """Return a recorded update with its page and what it is."""
    read: dict[str, Any] = json.loads(path.read_text())
    return read


def arrives(update: dict[str, Any], book: Book | None = None) -> Any:  # noqa: ANN401 - any arrival, or None
    """Return what we make of an update."""
    return parse(Update.de_json(update, BOT), book or Book(id=999, username="northdesk_bot"), NOW)


@pytest.mark.parametrize("path", PAYLOADS, ids=lambda path: path.stem)
def test_a_recorded_update_arrives_as_what_it_is(path: Path) -> None:
    recorded = payload(path)
    arrival, expected = arrives(recorded["update"]), recorded["arrives"]
    assert recorded["page"].startswith("https://core.telegram.org/bots/api#")
    if expected is None:
        assert arrival is None
        return
    kind, seen = type(arrival).__name__, json.loads(json.dumps(asdict(arrival), default=str))
    assert {"kind": kind, **{key: seen[key] for key in expected if key != "kind"}} == expected
    assert (seen["platform"], arrival.event_id) == ("telegram", f"999:{recorded['update']['update_id']}")


def test_every_kind_that_we_ask_for_is_recorded() -> None:
    kinds = {kind for path in PAYLOADS for kind in payload(path)["update"] if kind != "update_id"}
    assert set(ALLOWED) <= kinds


def test_a_group_that_moved_is_remembered() -> None:
    book = Book(id=999, username="northdesk_bot")
    arrives(payload(PAYLOADS[0].parent / "migrated.json")["update"], book)
    assert book.moved == {-4567: -1001234567890}


def test_a_topic_whose_card_is_not_its_first_message_is_remembered() -> None:
    book = Book(id=999, username="northdesk_bot", cards={(-1001234567890, 30): 36})
    heard = arrives(payload(PAYLOADS[0].parent / "topic.json")["update"], book)
    assert heard.thread == "-1001234567890:30/36"


@pytest.mark.parametrize("text", ["\ud83d", "\x00", "​", "a" * 100_000, "🏴󠁧󠁢󠁥󠁮󠁧󠁿" * 500, "\u202e@northdesk_bot", "/", "/start" * 100, "@" * 64])
def test_hostile_words_are_words(text: str) -> None:
    update = payload(PAYLOADS[0].parent / "text.json")["update"]
    update["message"]["text"] = text
    heard = arrives(update)
    assert heard is None or len(heard.text) <= len(text)
