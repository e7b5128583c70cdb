"""`python -m tests.adapters.slack.preview`: draws docs/connect/slack-card.svg, a preview of a card, from the card's own blocks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from adapters.slack import render
from tests.adapters.slack.faces import FACES

PICTURE = Path(__file__).parents[3] / "docs/connect/slack-card.svg"
WIDTH, LEFT, TOP, LINE, SIZE = 620, 64, 46, 21, 14

Json = dict[str, Any]
Span = tuple[str, str]  # text, class


@dataclass(frozen=True, slots=True, kw_only=True)
class Buttons:
    """A row of buttons."""

    elements: list[Json]


def draw(card: Json) -> str:
    """Return the picture of a card: what Slack would show, about as it would."""
    rows = list(_rows(card["blocks"]))
    height = TOP + LINE * len(rows) + 46
    body = "\n".join(_row(row, TOP + LINE * number) for number, row in enumerate(rows, 1))
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img">
<title>Preview of a card in Slack, not a screenshot</title>
<style>
text {{ font: {SIZE}px system-ui, sans-serif; fill: #1d1c1d; white-space: pre }}
.bold {{ font-weight: 700 }} .italic {{ font-style: italic }} .strike {{ text-decoration: line-through; fill: #616061 }}
.head {{ font-size: 17px; font-weight: 700 }} .small {{ font-size: 12px; fill: #616061 }} .link {{ fill: #1264a3 }}
</style>
<rect width="{WIDTH}" height="{height}" rx="8" fill="#fff" stroke="#ddd"/>
<rect x="16" y="16" width="36" height="36" rx="8" fill="#1f2937"/><text x="27" y="39" style="fill: #fff" class="bold">H</text>
<text x="{LEFT}" y="32"><tspan class="bold">Handraiser</tspan><tspan class="small">  APP  10:05</tspan></text>
{body}
<text x="{LEFT}" y="{height - 14}" class="small">Preview, drawn from the card's blocks. Slack's own clients look slightly different.</text>
</svg>
"""


def _rows(blocks: list[Json]) -> Iterator[list[Span] | Buttons]:
    for block in blocks:
        if block["type"] == "header":
            yield [(block["text"]["text"], "head")]
        elif block["type"] == "section":
            yield [("@Dana Cole", "link")]
        elif block["type"] == "context":
            yield [(block["elements"][0]["text"], "small")]
        elif block["type"] == "actions":
            yield []
            yield Buttons(elements=block["elements"])
        else:
            for part in block["elements"]:
                yield from _rich(part)


def _rich(part: Json, mark: str = "") -> Iterator[list[Span]]:
    if part["type"] == "rich_text_list":
        for inner in part["elements"]:
            yield from _rich(inner, "•  ")
        return
    row: list[Span] = [("▎ ", "small")] if part["type"] == "rich_text_quote" else [(mark, "")]
    for element in part["elements"]:
        kind = "link" if element["type"] == "link" else " ".join(element.get("style", {}))
        for number, line in enumerate(element.get("text", "").split("\n")):
            if number:
                yield row
                row = []
            row.append((line, kind))
    yield row


def _row(row: list[Span] | Buttons, y: int) -> str:
    if isinstance(row, Buttons):
        return "\n".join(_buttons(row.elements, y))
    spans = "".join(f'<tspan class="{kind}">{escape(text)}</tspan>' for text, kind in row)
    return f'<text x="{LEFT}" y="{y}">{spans}</text>'


COLOURS = {"primary": ("#007a5a", "#fff"), "danger": ("#e01e5a", "#fff"), "": ("#fff", "#1d1c1d")}


def _buttons(buttons: list[Json], y: int) -> Iterator[str]:
    x = LEFT
    for button in buttons:
        label = button["text"]["text"]
        width = 24 + sum(14 if unicodedata.east_asian_width(sign) in "WF" else 9 for sign in label)
        fill, ink = COLOURS[button.get("style", "")]
        yield f'<rect x="{x}" y="{y - 19}" width="{width}" height="28" rx="4" fill="{fill}" stroke="#bbb"/>'
        yield f'<text x="{x + 12}" y="{y}" class="bold" style="fill: {ink}">{escape(label)}</text>'
        x += width + 8


if __name__ == "__main__":
    PICTURE.write_text(draw(render.card(FACES["en"])), "utf-8")
