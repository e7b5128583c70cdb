"""A card's blocks as what Slack shows of them, for docs/connect/slack-card.svg."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.adapters.contract.drawing import Keys, Row, Shown, Theme, row

Json = dict[str, Any]

THEME = Theme(
    name="Slack",
    colours={
        "back": ("#f8f8f8", "#121016"),
        "card": ("#ffffff", "#1a1d21"),
        "edge": ("#dddddd", "#35373b"),
        "ink": ("#1d1c1d", "#d1d2d3"),
        "dim": ("#616061", "#9a9b9d"),
        "link": ("#1264a3", "#1d9bd1"),
        "bar": ("#dddddd", "#4a4d52"),
        "plain": ("#ffffff", "#222529"),
        "primary": ("#007a5a", "#007a5a"),
        "danger": ("#e01e5a", "#e01e5a"),
    },
    inks={"plain": ("#1d1c1d", "#d1d2d3"), "primary": ("#ffffff", "#ffffff"), "danger": ("#ffffff", "#ffffff")},
    note="Preview, drawn from the blocks that are sent; no screenshot of Slack.",
)

STYLES = {"bold": "b", "italic": "i", "strike": "s"}


def rows(message: Json) -> Iterator[Shown]:
    """Yield what stands on the card."""
    for block in message["blocks"]:
        if block["type"] == "actions":
            yield Keys(keys=tuple((one["text"]["text"], one.get("style", "plain")) for one in block["elements"]))
        elif block["type"] == "rich_text":
            for part in block["elements"]:
                yield from _rich(part)
        else:
            text = block.get("text") or block["elements"][0]
            yield row((text["text"], "head" if block["type"] == "header" else "small" if block["type"] == "context" else ""), gap=2)


def _rich(part: Json, mark: str = "") -> Iterator[Row]:
    if part["type"] == "rich_text_list":
        for inner in part["elements"]:
            yield from _rich(inner, "•  ")
        return
    spans = [(mark, "")]
    for element in part["elements"]:
        style = "a" if element["type"] == "link" else " ".join(STYLES[name] for name in element.get("style", {}))
        first, *others = element["text"].split("\n")
        spans.append((first, style))
        for other in others:
            yield row(*spans, bar=part["type"] == "rich_text_quote")
            spans = [(other, style)]
    yield row(*spans, bar=part["type"] == "rich_text_quote")
