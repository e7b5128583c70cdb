"""Telegram's reading of HTML and of plain words: what a message looks like on a phone, and whom it calls."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

KINDS = {"b": "bold", "i": "italic", "s": "strikethrough", "a": "text_link"}
"""The tags that we use, of those at https://core.telegram.org/bots/api#html-style"""


class Unreadable(Exception):
    """What Telegram answers `can't parse entities` to."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.entities: list[dict[str, Any]] = []
        self._open: list[tuple[str, int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in KINDS:
            raise Unreadable(f'Unsupported start tag "{tag}"')
        self._open.append((tag, units(self.text), dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            raise Unreadable("Unexpected end tag")
        name, start, href = self._open.pop()
        entity = {"type": KINDS[name], "offset": start, "length": units(self.text) - start}
        self.entities.append(entity | ({"url": href} if href else {}))

    def handle_data(self, data: str) -> None:
        self.text += data

    def close(self) -> None:
        super().close()
        if self._open:
            raise Unreadable("Can't find end tag")


def read_html(markup: str) -> tuple[str, list[dict[str, Any]]]:
    """Return (text, entities). Raise Unreadable as Telegram refuses."""
    if re.search(r"<(?![/a-z])", markup):
        raise Unreadable("Unsupported start tag")
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader.text, sorted(reader.entities, key=lambda one: int(one["offset"]))


def units(text: str) -> int:
    """Return the length in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def found_in(text: str) -> list[dict[str, Any]]:
    """Return what Telegram finds in plain words by itself: names and commands, with their places."""
    shapes = {"mention": r"(?<!\w)@[A-Za-z][A-Za-z0-9_]{3,31}", "bot_command": r"(?<![\w/])/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{3,32})?"}
    return [
        {"type": kind, "offset": units(text[: found.start()]), "length": units(found[0])}
        for kind, shape in shapes.items()
        for found in re.finditer(shape, text)
    ]
