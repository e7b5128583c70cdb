"""A card's text and keyboard as what Telegram shows of them, for docs/connect/telegram-card.svg."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from telegram import InlineKeyboardMarkup

from tests.adapters.contract.drawing import Keys, Shown, Theme, row
from tests.adapters.telegram.markup import read_html

THEME = Theme(
    name="Telegram",
    colours={
        "back": ("#d5dee4", "#0e1621"),
        "card": ("#ffffff", "#182533"),
        "edge": ("#c4d0d8", "#101921"),
        "ink": ("#111111", "#f5f5f5"),
        "dim": ("#56646d", "#8fa3b5"),
        "link": ("#168acd", "#6ab2f2"),
        "bar": ("#168acd", "#6ab2f2"),
        "plain": ("#6f8a9c", "#2b5278"),
    },
    inks={"plain": ("#ffffff", "#ffffff")},
    note="Preview, drawn from the message that is sent; no screenshot of Telegram.",
)

STYLES = {"bold": "b", "italic": "i", "strikethrough": "s", "text_link": "a"}


def rows(html: str, keyboard: InlineKeyboardMarkup | None) -> Iterator[Shown]:
    """Yield what stands in the message, and the keys under it."""
    text, entities = read_html(html)
    at = 0
    for line in text.split("\n"):
        yield row(*_spans(line, at, entities)) if line else row((" ", ""))
        at += _units(line) + 1
    for keys in keyboard.inline_keyboard if keyboard else ():
        yield Keys(keys=tuple((key.text + " ↗" * bool(key.url), "plain") for key in keys), stretched=True)


def _spans(line: str, at: int, entities: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield the runs of a line whose signs stand in the same entities; places are counted in UTF-16 units."""
    run, style = "", ""
    for sign in line:
        now = " ".join(STYLES[one["type"]] for one in entities if one["offset"] <= at < one["offset"] + one["length"])
        if now != style:
            yield run, style
            run, style = "", now
        run, at = run + sign, at + _units(sign)
    yield run, style


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
