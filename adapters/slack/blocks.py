"""Whether Slack would take a layout: the SDK's own checks, and those that it leaves out.

https://docs.slack.dev/reference/block-kit/blocks
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

Layout = Mapping[str, Any]

IN_MESSAGE, IN_VIEW = 50, 100
"""Blocks in a message, and in a modal or home."""

TEXT, HEADER, BUTTON, BUTTONS, VALUE, ADDRESS, TITLE, METADATA, OPTIONS = 3000, 150, 75, 25, 2000, 3000, 24, 3000, 100
"""Characters of a text, a header, a button; buttons in a block; characters of a button's value, of a link, of a modal's title and
buttons, of what a modal remembers; options of a menu."""


def faults(layout: Sequence[Layout], most: int = IN_MESSAGE) -> list[str]:
    """Return why Slack would refuse these blocks, empty where it would not."""
    found = [f"{len(layout)} blocks, {most} at most"] if len(layout) > most else []
    for number, block in enumerate(layout):
        found += [f"block {number} ({block.get('type')}): {fault}" for fault in _faults(block)]
    return found


def view_faults(view: Layout) -> list[str]:
    """Return why Slack would refuse a modal or a home, https://docs.slack.dev/reference/views/modal-views"""
    found = faults(view["blocks"], IN_VIEW)
    found += [f"{name} is longer than {TITLE}" for name in ("title", "submit", "close") if len(view.get(name, {}).get("text", "")) > TITLE]
    found += [f"{name} is empty" for name in ("title", "submit", "close") if name in view and not view[name]["text"].strip()]
    if len(view.get("private_metadata", "")) > METADATA:
        found.append(f"private_metadata is longer than {METADATA}")
    return found


def _faults(block: Layout) -> Iterator[str]:
    parsed = Block.parse(dict(block))
    if parsed is None:
        yield "an unknown kind"
        return
    try:
        parsed.validate_json()
    except SlackObjectFormationError as error:
        yield str(error)
    yield from _OWN.get(str(block["type"]), _nothing)(block)


def _nothing(block: Layout) -> Iterator[str]:
    yield from ()


def _text(text: Layout, longest: int) -> Iterator[str]:
    """Check a text object: neither empty nor too long."""
    if not text["text"].strip():
        yield "an empty text"
    if len(text["text"]) > longest:
        yield f"a text longer than {longest}"


def _header(block: Layout) -> Iterator[str]:
    yield from _text(block["text"], HEADER)


def _section(block: Layout) -> Iterator[str]:
    if "text" in block:
        yield from _text(block["text"], TEXT)
    for field in block.get("fields", ()):
        yield from _text(field, 2000)


def _context(block: Layout) -> Iterator[str]:
    for element in block["elements"]:
        yield from _text(element, TEXT)


def _actions(block: Layout) -> Iterator[str]:
    ids = [element["action_id"] for element in block["elements"]]
    if len(set(ids)) < len(ids):
        yield "two buttons with the same action_id"
    if not ids:
        yield "no button"
    for element in block["elements"]:
        yield from _text(element["text"], BUTTON)
        for name, longest in (("value", VALUE), ("url", ADDRESS), ("action_id", 255)):
            if len(element.get(name, "")) > longest:
                yield f"{name} longer than {longest}"
        if element.get("style", "primary") not in ("primary", "danger"):
            yield "an unknown style"


def _rich(block: Layout) -> Iterator[str]:
    if not block["elements"]:
        yield "nothing in it"
    for element in block["elements"]:
        yield from _rich(element) if "elements" in element else _leaf(element)


def _leaf(element: Layout) -> Iterator[str]:
    if element["type"] in ("text", "link") and not element.get("text", element.get("url")):
        yield "an empty text"
    if element["type"] == "link" and (len(element["url"]) > ADDRESS or not element["url"].startswith(("https://", "http://"))):
        yield "not a link"


def _input(block: Layout) -> Iterator[str]:
    yield from _text(block["label"], 2000)
    options = block["element"].get("options")
    if options is not None and not 1 <= len(options) <= OPTIONS:
        yield f"{len(options)} options, 1 to {OPTIONS}"
    for option in options or ():
        yield from _text(option["text"], 75)
        yield from _text({"text": option["value"]}, 150)
    if not 1 <= block["element"].get("max_length", 1) <= 3000:
        yield "max_length out of range"


_OWN: Mapping[str, Callable[[Layout], Iterator[str]]] = {
    "header": _header,
    "section": _section,
    "context": _context,
    "actions": _actions,
    "rich_text": _rich,
    "input": _input,
}
"""What the SDK leaves out: it lets long buttons, empty texts and double action_ids through."""
