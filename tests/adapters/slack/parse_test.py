"""Payloads of the documented shapes are read as what they mean; hostile ones raise nothing."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.slack.parse import parse, speakers
from adapters.slack.payload import Around, Body, Ignored, Parsed, Person
from bot.model.arrivals import Heard

PAYLOADS = sorted((Path(__file__).parents[1] / "payloads/slack").glob("*.json"))
NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
AROUND = Around(team="T0HOME", bot="U0BOT", at=NOW, channels=frozenset({"C0ASKSALES"}), people={"U0JUN": Person(name="Jun Sato")})


def load(name: str) -> Any:  # noqa: ANN401 - a payload
    return json.loads((PAYLOADS[0].parent / f"{name}.json").read_text("utf-8"))["payload"]


def plain(value: object) -> object:
    """Return a field of what was read in JSON's terms."""
    if isinstance(value, tuple):
        return [[one.name, one.kind, one.size, one.ref] if hasattr(one, "kind") else one for one in value]
    return value


@pytest.mark.parametrize("path", PAYLOADS, ids=lambda path: path.stem)
def test_a_documented_payload_is_read_as_what_it_means(path: Path) -> None:
    sample = json.loads(path.read_text("utf-8"))
    found = parse(sample["payload"], AROUND)
    means = sample["means"]
    assert type(found).__name__ == means.pop("kind")
    assert {name: plain(getattr(found, name)) for name in means} == means


@pytest.mark.parametrize("path", PAYLOADS, ids=lambda path: path.stem)
def test_every_payload_names_the_page_that_it_follows(path: Path) -> None:
    assert json.loads(path.read_text("utf-8"))["documentation"].startswith("https://docs.slack.dev/")


def test_a_mention_and_the_message_of_the_same_words_are_one_arrival() -> None:
    mention, message = parse(load("app_mention"), AROUND), parse(load("message_channels_mention"), AROUND)
    assert isinstance(mention, Heard)
    assert mention == message
    assert mention.named


def test_what_nobody_asked_it_to_listen_to_is_nobodys_business() -> None:
    deaf = Around(team="T0HOME", bot="U0BOT", at=NOW, dm=False, mention=False)
    said = parse(load("message_im"), deaf)
    assert isinstance(said, Ignored)
    assert isinstance(parse(load("app_mention"), deaf), Ignored)
    in_thread = parse(load("message_thread_broadcast"), deaf)
    assert isinstance(in_thread, Heard)
    assert not in_thread.addressed


def test_names_are_asked_for_who_writes_and_whom_they_mention_and_nobody_else() -> None:
    assert speakers(load("message_channels_listened")) == ("U0PROSPECT", "U0JUN")
    assert speakers(load("message_own_echo")) == ()
    assert speakers(load("message_changed")) == ()
    assert speakers(load("block_actions")) == ()


def without_each_part(body: Body) -> list[Parsed]:
    """Parse a payload once without each of its parts, and once with each replaced by something else."""
    found = []

    def walk(part: dict[str, Any], whole: dict[str, Any]) -> None:
        for key, value in list(part.items()):
            for other in (None, 7, [], {}, "", ["x"], {"x": 1}, True):
                part[key] = other
                found.append(parse(whole, AROUND))
            del part[key]
            found.append(parse(whole, AROUND))
            part[key] = value
            if isinstance(value, dict):
                walk(value, whole)
            elif isinstance(value, list) and value and isinstance(value[0], dict):
                walk(value[0], whole)

    whole = json.loads(json.dumps(body))
    walk(whole, whole)
    return found


@pytest.mark.parametrize("path", PAYLOADS, ids=lambda path: path.stem)
def test_missing_and_renamed_parts_raise_nothing(path: Path) -> None:
    sample = json.loads(path.read_text("utf-8"))["payload"]
    assert len(without_each_part(sample)) > 20
    others: list[object] = [None, [], "x", {"type": "message", "user": []}]
    assert all(isinstance(speakers({**sample, "event": other}), tuple) for other in others)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["type", "event", "user", "ts", "text", "channel"]), inner),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(event=anything, kind=st.sampled_from(["event_callback", "block_actions", "view_submission", "x"]))
def test_nothing_that_comes_raises(event: object, kind: str) -> None:
    body = {
        "type": kind,
        "team_id": "T0HOME",
        "team": {"id": "T0HOME"},
        "event": event,
        "view": event,
        "actions": event,
        "container": event,
    }
    parse(body, AROUND)
    speakers(body)


def test_why_something_is_ignored_holds_nothing_of_what_was_said() -> None:
    said = load("message_other_workspace") | {"event": {"type": "message", "text": "canary"}}
    found = parse(said, AROUND)
    assert isinstance(found, Ignored)
    assert "canary" not in found.why
