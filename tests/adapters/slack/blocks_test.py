"""A layout that Slack would refuse is seen before it leaves."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.slack.blocks import faults, view_faults


def text(length: int) -> dict[str, Any]:
    return {"type": "plain_text", "text": "x" * length}


def button(**changes: object) -> dict[str, Any]:
    return {"type": "button", "action_id": "a", "text": text(5), "value": "v"} | changes


def rich(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


GOOD = [
    {"type": "header", "text": text(150)},
    {"type": "section", "text": text(3000)},
    {"type": "section", "fields": [text(2000)] * 10},
    {"type": "context", "elements": [text(3000)] * 10},
    {"type": "actions", "elements": [button(action_id=f"a{n}") for n in range(25)]},
    {"type": "actions", "elements": [button(text=text(75), value="v" * 2000, style="danger")]},
    {"type": "image", "image_url": "https://x.example/a.png", "alt_text": "x" * 2000},
    rich({"type": "text", "text": "x"}, {"type": "link", "url": "https://x.example", "text": "x"}),
    {"type": "divider"},
]
BAD = [
    {"type": "header", "text": text(151)},
    {"type": "header", "text": text(0)},
    {"type": "section", "text": text(3001)},
    {"type": "section", "text": {"type": "mrkdwn", "text": "  "}},
    {"type": "section", "fields": [text(1)] * 11},
    {"type": "section", "fields": [text(2001)]},
    {"type": "context", "elements": [text(1)] * 11},
    {"type": "context", "elements": [text(0)]},
    {"type": "actions", "elements": [button(action_id=f"a{n}") for n in range(26)]},
    {"type": "actions", "elements": []},
    {"type": "actions", "elements": [button(), button()]},  # the same action_id twice
    {"type": "actions", "elements": [button(text=text(76))]},  # the SDK lets this through
    {"type": "actions", "elements": [button(value="v" * 2001)]},
    {"type": "actions", "elements": [button(url="https://" + "x" * 3000)]},
    {"type": "actions", "elements": [button(style="green")]},
    {"type": "image", "image_url": "https://x.example/a.png", "alt_text": "x" * 2001},
    {"type": "rich_text", "elements": []},
    rich({"type": "text", "text": ""}),
    rich({"type": "link", "url": "javascript:alert(1)", "text": "x"}),
    {"type": "marquee", "text": text(1)},
]


@pytest.mark.parametrize("block", GOOD)
def test_a_block_at_its_limits_is_taken(block: dict[str, Any]) -> None:
    assert faults([block]) == []


@pytest.mark.parametrize("block", BAD)
def test_a_block_beyond_its_limits_is_refused(block: dict[str, Any]) -> None:
    assert faults([block])


def test_fifty_blocks_are_a_message_and_a_hundred_a_view() -> None:
    assert faults([{"type": "divider"}] * 50) == []
    assert faults([{"type": "divider"}] * 51)
    view = {"blocks": [{"type": "divider"}] * 100, "title": text(24), "submit": text(24), "close": text(24), "private_metadata": "x" * 3000}
    assert view_faults(view) == []
    assert view_faults(view | {"blocks": [{"type": "divider"}] * 101})
    assert view_faults(view | {"title": text(25)})
    assert view_faults(view | {"submit": text(0)})
    assert view_faults(view | {"private_metadata": "x" * 3001})


def field(**element: object) -> dict[str, Any]:
    return {"type": "input", "block_id": "b", "label": text(5), "element": {"action_id": "value"} | element}


def option(label: int = 5, value: str = "v") -> dict[str, Any]:
    return {"text": text(label), "value": value}


@pytest.mark.parametrize(
    "block",
    [
        field(type="static_select", options=[]),
        field(type="static_select", options=[option()] * 101),
        field(type="static_select", options=[option(76)]),
        field(type="static_select", options=[option(value="v" * 151)]),
        field(type="plain_text_input", max_length=3001),
    ],
)
def test_a_field_that_slack_would_refuse_is_seen(block: dict[str, Any]) -> None:
    assert faults([block])
