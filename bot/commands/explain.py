"""How `handraiser understand` shows a reading to people: quotes underlined in the text, and what gave each signal and answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from rich.text import Text

from bot.commands.console import console, styled
from bot.flow.vocabulary import kinds_of
from bot.model import Answer, Reading
from bot.playbook import Playbook
from bot.signals.intent import HOLDS
from bot.signals.why import Asked, Reason, why

MOST_REASONS = 3
"""Patterns that are shown of a signal; the others are weaker."""

LONGEST = 60
"""Characters of an expression that are shown."""

_BY = {
    "model": "the model of word pieces",
    "encoder": "the sentence encoder",
    "example": "an example of the flow",
    "with others": "weaker evidence, added up",
}


def show(reading: Reading, text: str, asking: str | None, play: Playbook) -> None:
    """Print the reading of a text (as it would be stored): the text, then language, signals, answers and what was declined."""
    out = console()
    out.print(underlined(text, [answer.quote for answer in reading.answers]))
    out.print(styled(("language  ", "quiet"), reading.language))
    asked = Asked(text=text, language=reading.language, asking=asking, custom=play.custom, encoder=play.encoder)
    for name, strength in sorted(reading.signals.items(), key=lambda pair: -pair[1]):
        if strength > 0:
            out.print(styled(("signal    ", "quiet"), f"{name} ", (f"{strength:.2f}", "good" if strength >= HOLDS else "quiet")))
            for reason in why(name, asked)[:MOST_REASONS]:
                out.print(styled((" " * 10 + told(reason, text), "quiet")))
    kinds = kinds_of(play.flow)
    for answer in reading.answers:
        out.print(_answer(answer, text, kinds.get(answer.field, "text")))
    for field in reading.declined:
        out.print(styled(("declined  ", "quiet"), field))


def _answer(answer: Answer, text: str, kind: str) -> Text:
    value = answer.value if isinstance(answer.value, str) else json.dumps(answer.value, ensure_ascii=False)
    by = f"“{plain(answer.quote)}” {place(text, answer.quote)}, read as {kind}"
    return styled(("answer    ", "quiet"), (answer.field, "strong"), f" {plain(value)}  ", (by, "quiet"))


def underlined(text: str, quotes: Iterable[str]) -> Text:
    """Return the text with each quote underlined."""
    shown = Text(plain(text))
    for quote in quotes:
        start = text.find(quote)
        if quote and start >= 0:
            shown.stylize("bold underline", start, start + len(quote))
    return shown


def told(reason: Reason, text: str) -> str:
    """Return a reason in words: what matched and where it stands, and the expression."""
    if reason.by != "pattern":
        return _BY[reason.by] + (f" {reason.strength:.2f}" if reason.strength else "")
    where = place(text, reason.words)
    words = f"“{plain(reason.words)}”{f' {where}' if where else ''}"
    return f"{words} by the pattern {_short(reason.source)}" if reason.source else f"{words} asks something"


def _short(source: str) -> str:
    return source if len(source) <= LONGEST else source[: LONGEST - 1] + "…"


def place(text: str, words: str) -> str:
    """Return where the words stand, as characters "12-30" counted from 0; "" where their spelling was changed to compare them."""
    start = text.lower().find(words.lower())
    return f"{start}-{start + len(words)}" if words and start >= 0 and len(text.lower()) == len(text) else ""


def plain(text: str) -> str:
    """Return the text with control characters replaced: what a stranger wrote gives the terminal no orders. Its length stays."""
    return "".join(_printable(text))


def _printable(text: str) -> Iterator[str]:
    for c in text:
        yield c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}"
