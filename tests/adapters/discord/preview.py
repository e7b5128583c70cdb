"""Draws a card as Discord roughly shows it, for the docs. It says that it is a preview: Discord's own clients draw it their way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape as xml

from adapters.discord.render import Draft
from adapters.discord.text import BLANK, unescape

WIDTH, LINE, LEFT = 620, 20, 24
_STYLE = {"primary": "#5865f2", "danger": "#da373c", "secondary": "#4e5058", "link": "#4e5058"}
_FONT = "font-family=\"'Helvetica Neue', Arial, 'Apple SD Gothic Neo', 'Malgun Gothic', 'Hiragino Sans', sans-serif\""


def _wide(text: str) -> float:
    return sum(13 if sign > "\u2e7f" else 7.2 for sign in text)


def _lines(embed: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (class, words) of each line inside the embed."""
    yield "title", embed["title"]
    for at, line in enumerate(embed["description"].split("\n")):
        yield "strong" if at == 0 else "text", line
    for field in embed["fields"]:
        yield "strong", field["name"].replace(BLANK, "")
        yield from (("quote" if line.startswith("> ") else "text", line.removeprefix("> ")) for line in field["value"].split("\n"))
    yield "small", embed["footer"]["text"]


_FILL = {"title": "#ffffff", "strong": "#f2f3f5", "text": "#dbdee1", "quote": "#b5bac1", "small": "#949ba4"}


def _words(text: str) -> str:
    """Return one line's words with strikes and links as SVG."""
    text = xml(re.sub(r"(?<!\\)\*\*|(?<!\\)\*", "", text))
    text = re.sub(r"~~(.+?)~~", r'<tspan text-decoration="line-through">\1</tspan>', text)
    return unescape(re.sub(r"(?<!\\)\[(.+?)(?<!\\)\]\(https?://[^)]+\)", r'<tspan fill="#00a8fc">\1</tspan>', text))


def _text(x: float, y: float, kind: str, words: str) -> str:
    weight = ' font-weight="600"' if kind in ("title", "strong") else ""
    size = {"title": 16, "small": 12}.get(kind, 14)
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{_FILL[kind]}"{weight}>{words}</text>'


def draw(draft: Draft) -> str:
    """Return the card as SVG."""
    embed = dict(draft.embed or {})
    content = re.sub(r"^<@\d+> ", '<tspan fill="#c9cdfb">@Dana Cole</tspan> ', draft.content)
    head, _, tail = content.rpartition("</tspan>")
    parts = [_text(LEFT, 66, "text", f"{head}</tspan>{xml(unescape(tail))}" if head else xml(unescape(tail)))]
    y = 106
    for kind, words in _lines(embed):
        indent = 14 if kind == "quote" else 0
        if indent:
            parts.append(f'<rect x="{LEFT + 18}" y="{y - 13}" width="3" height="17" rx="1" fill="#4e5058"/>')
        y += 6 if kind in ("strong", "small") else 0
        if words:
            parts.append(_text(LEFT + 18 + indent, y, kind, _words(words)))
            y += LINE
    box = y - 84
    x = float(LEFT)
    for key in draft.buttons:
        label = unescape(key["label"]) + (" ↗" if key["style"] == "link" else "")
        width = _wide(label) + 32
        parts.append(f'<rect x="{x}" y="{y + 6}" width="{width:.0f}" height="34" rx="6" fill="{_STYLE[key["style"]]}"/>')
        parts.append(_text(x + 16, y + 28, "strong", xml(label)))
        x += width + 8
    note = "A preview, drawn from Handraiser's own test card. It is no screenshot of Discord."
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{y + 84}" role="img" {_FONT}>',
        "<title>A card in Discord, as a preview</title>",
        f'<rect width="{WIDTH}" height="{y + 84}" rx="10" fill="#313338"/>',
        _text(LEFT, 38, "strong", 'Handraiser <tspan fill="#949ba4" font-size="12">App</tspan>'),
        f'<rect x="{LEFT}" y="80" width="{WIDTH - 2 * LEFT}" height="{box}" rx="5" fill="#2b2d31"/>',
        f'<rect x="{LEFT}" y="80" width="4" height="{box}" rx="2" fill="#{embed["color"]:06x}"/>',
        *parts,
        _text(LEFT, y + 66, "small", note),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"
