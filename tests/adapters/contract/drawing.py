"""Draws cards about as a platform shows them, light or dark as the reader's screen is: previews for the docs, which say that they are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, LEFT, LINE = 640, 40, 21
WIDE = WIDTH - LEFT - 44

CIRCLES = {"🔴": "#dd2e44", "🟡": "#fdcb58", "🟠": "#f4900c", "🟢": "#3ba55c", "⚪": "#c9cdd2"}
SIGNS = {"❓": "?", "❔": "?", "📎": "▤"}
"""Signs whose colour fonts are not on every machine are drawn plainly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """How a platform's surface looks: colours by name, each for a light and for a dark screen."""

    name: str
    colours: dict[str, tuple[str, str]]  # back, card, edge, ink, dim, link, bar; plain, primary, danger: a key's fill
    inks: dict[str, tuple[str, str]]  # a key's label, by look
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One paragraph: spans of (text, styles)."""

    spans: tuple[tuple[str, str], ...]
    bar: bool = False  # a quote
    gap: int = 0  # pixels above


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """One row of buttons: (label, look)."""

    keys: tuple[tuple[str, str], ...]
    stretched: bool = False


Shown = Row | Keys


def row(*spans: tuple[str, str], bar: bool = False, gap: int = 0) -> Row:
    """Return a paragraph."""
    return Row(spans=tuple((text, style) for text, style in spans if text), bar=bar, gap=gap)


def draw(theme: Theme, cards: dict[str, Sequence[Shown]], edges: dict[str, str]) -> str:
    """Return the picture of cards by their captions; `edges` are the colours at their sides, where the platform has any."""
    parts: list[str] = []
    y = 16
    for caption, shown in cards.items():
        parts.append(f'<text x="16" y="{y + 12}" class="b">{caption}</text>')
        top, y = y + 22, y + 34
        inside = []
        for one in shown:
            drawn, y = _keys(one, y) if isinstance(one, Keys) else _paragraph(one, y)
            inside += drawn
        parts.append(f'<rect x="16" y="{top}" width="{WIDTH - 32}" height="{y - top + 10}" rx="8" class="card"/>')
        if caption in edges:
            parts.append(f'<rect x="16" y="{top}" width="5" height="{y - top + 10}" rx="2" fill="{edges[caption]}"/>')
        parts += inside
        y += 26
    parts.append(f'<text x="16" y="{y + 8}" class="small">{escape(theme.note)}</text>')
    body, height = "\n".join(parts), y + 24
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img">
<title>Preview of a card in {theme.name} as it is new, claimed and closed; not a screenshot</title>
<style>
text {{ font: 14px system-ui, "Segoe UI", "Apple SD Gothic Neo", "Hiragino Sans", "Noto Sans CJK KR", sans-serif; white-space: pre }}
.b {{ font-weight: 700 }} .i {{ font-style: italic }} .s {{ text-decoration: line-through }}
.head {{ font-size: 16px; font-weight: 700 }} .small {{ font-size: 12px }}
{_styles(theme, 0)}
@media (prefers-color-scheme: dark) {{
{_styles(theme, 1)}
}}
</style>
<rect width="{WIDTH}" height="{height}" rx="10" class="back"/>
{body}
</svg>
"""


def _styles(theme: Theme, at: int) -> str:
    ink = {name: pair[at] for name, pair in theme.colours.items()}
    lines = [f"text {{ fill: {ink['ink']} }} .small, .s {{ fill: {ink['dim']} }} .a {{ fill: {ink['link']} }}"]
    lines.append(f".back {{ fill: {ink['back']} }} .card {{ fill: {ink['card']}; stroke: {ink['edge']} }} .bar {{ fill: {ink['bar']} }}")
    for look, pair in theme.inks.items():
        lines.append(f".key-{look} {{ fill: {ink[look]}; stroke: {ink['edge']} }} .on-{look} {{ fill: {pair[at]}; font-weight: 600 }}")
    return "\n".join(lines)


def _paragraph(one: Row, y: int) -> tuple[list[str], int]:
    indent = LEFT + 12 * one.bar
    lines = list(_wrapped(one.spans, WIDE - 12 * one.bar))
    drawn, top = [], y + one.gap
    for number, line in enumerate(lines, 1):
        if number == 1 and line and (colour := CIRCLES.get(line[0][0])):
            drawn.append(f'<circle cx="{indent + 7}" cy="{top + LINE - 10}" r="6.5" fill="{colour}"/>')
            line = [("     ", ""), *line[1:]]
        drawn.append(f'<text x="{indent}" y="{top + LINE * number - 5}">{"".join(_span(text, style) for text, style in line)}</text>')
    if one.bar:
        drawn.append(f'<rect x="{LEFT}" y="{top + 2}" width="3" height="{LINE * len(lines) - 2}" rx="1" class="bar"/>')
    return drawn, top + LINE * len(lines)


def _span(text: str, style: str) -> str:
    text = "".join(SIGNS.get(sign, sign) for sign in text)
    return f'<tspan class="{style}">{escape(text, quote=False)}</tspan>' if style else escape(text, quote=False)


def _wrapped(spans: Sequence[tuple[str, str]], wide: float) -> Iterator[list[tuple[str, str]]]:
    """Yield lines, broken at spaces where they would be too wide."""
    line, width = list[tuple[str, str]](), 0.0
    for text, style in spans:
        for word in _words(text):
            size = _width(word, style)
            if width + size > wide and line:
                yield line
                line, width, word = [], 0.0, word.lstrip()
            line.append((word, style))
            width += size
    yield line


def _words(text: str) -> Iterator[str]:
    """Yield the words of a text, each with the space before it."""
    for number, word in enumerate(text.split(" ")):
        yield (" " if number else "") + word


def _width(text: str, style: str) -> float:
    each = 8.9 if "head" in style else 6.3 if "small" in style else 7.6 if "b" in style.split() else 7.1
    return sum(each * 1.9 if unicodedata.east_asian_width(sign) in "WF" else each for sign in text)


def _keys(one: Keys, y: int) -> tuple[list[str], int]:
    drawn, x, y = [], float(LEFT), y + 8
    for label, look in one.keys:
        wide = (WIDE - 6 * (len(one.keys) - 1)) / len(one.keys) if one.stretched else _width(label, "b") + 28
        drawn.append(f'<rect x="{x:g}" y="{y}" width="{wide:g}" height="30" rx="5" class="key-{look}"/>')
        drawn.append(f'<text x="{x + wide / 2:g}" y="{y + 20}" text-anchor="middle" class="on-{look}">{escape(label)}</text>')
        x += wide + 6
    return drawn, y + 32
