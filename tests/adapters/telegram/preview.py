"""Draws docs/connect/telegram-card.svg: a card about as Telegram shows it, from the text and the buttons that are sent."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from html import escape
from typing import Any

from adapters.telegram.card import card
from adapters.telegram.render import buttons_of
from bot.arrivals import Face
from tests.adapters.telegram.markup import read_html

WIDTH, LEFT, LINE, MOST = 560, 40, 22, 62
CLASSES = {"bold": "bold", "italic": "italic", "strikethrough": "strike", "text_link": "link"}


def draw(face: Face) -> str:
    """Return the picture as SVG, which says that it is a preview."""
    text, entities = read_html(card(face))
    lines = list(_lines(text, entities))
    markup = buttons_of(face.buttons, (face.link_label, face.link))
    rows = [[key.text for key in row] for row in (markup.inline_keyboard if markup else ())]
    below = 66 + LINE * len(lines)
    height = below + 44 * len(rows) + 44
    said = "\n".join(f'<text x="{LEFT}" y="{62 + LINE * number}">{line}</text>' for number, line in enumerate(lines))
    keys = "\n".join(_row(row, below + 44 * number) for number, row in enumerate(rows))
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img">
<title>Preview of a card in Telegram, not a screenshot</title>
<style>
text {{ font: 14px system-ui, "Apple SD Gothic Neo", "Hiragino Sans", sans-serif; fill: #111; white-space: pre }}
.bold {{ font-weight: 700 }} .italic {{ font-style: italic }} .strike {{ text-decoration: line-through }} .link {{ fill: #1c6ea4 }}
.key {{ fill: #fff; text-anchor: middle }} .small {{ font-size: 12px; fill: #43525c }}
</style>
<rect width="{WIDTH}" height="{height}" rx="8" fill="#d5dee4"/>
<rect x="20" y="16" width="{WIDTH - 40}" height="{below - 28}" rx="14" fill="#fff"/>
<text x="{LEFT}" y="40" class="link">Mia</text>
{said}
{keys}
<text x="20" y="{height - 14}" class="small">Preview, drawn from what is sent; no screenshot of Telegram.</text>
</svg>
"""


def _lines(text: str, entities: list[dict[str, Any]]) -> Iterator[str]:
    """Yield each line as SVG, what is too wide parted; a sign is told by the entity that it stands in."""
    units, line, wide = text.encode("utf-16-le"), "", 0.0
    place = 0
    for sign in text:
        size = len(sign.encode("utf-16-le")) // 2
        if sign == "\n" or wide > MOST:
            yield line
            line, wide = "", 0.0
        if sign != "\n":
            kinds = " ".join(CLASSES[one["type"]] for one in entities if one["offset"] <= place < one["offset"] + one["length"])
            line += f'<tspan class="{kinds}">{escape(sign)}</tspan>' if kinds else escape(sign)
            wide += 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        place += size
    yield line if units else ""


def _row(labels: list[str], top: int) -> str:
    wide = (WIDTH - 40 - 6 * (len(labels) - 1)) / len(labels)
    lefts = [20 + number * (wide + 6) for number in range(len(labels))]
    return "\n".join(
        f'<rect x="{left:g}" y="{top}" width="{wide:g}" height="38" rx="8" fill="#6f8a9c"/>'
        f'<text x="{left + wide / 2:g}" y="{top + 24}" class="key">{escape(label)}</text>'
        for left, label in zip(lefts, labels, strict=True)
    )
