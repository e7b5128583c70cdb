"""Takes e-mail addresses and phone numbers out of what a model is sent, and puts them back into what it answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.fields import FIELD_KINDS
from bot.fields.kind import Hearing

_EMAIL = re.compile(
    r"[^\s@＠<>\"'“”‘’「」(),;:=\[\]{}、。]+\s?[@＠]\s?[^\s@＠<>\"'“”‘’「」(),;:\[\]{}、。]+[.．][A-Za-z0-9Ａ-Ｚａ-ｚ-]{2,}"
)
_PHONES = (
    re.compile(r"(?<![\w０-９])[+＋][\d０-９][\d０-９ ().－ー-]{6,18}[\d０-９](?![\w０-９])"),
    re.compile(r"(?<![\w.:/０-９-])[(（]?[0０][\d０-９]{1,4}[)）]?[ .－ー-]?[\d０-９]{2,4}[ .－ー-]?[\d０-９]{3,4}(?![\w:０-９-])"),
    re.compile(r"(?<![\w.:/-])\(?[2-9]\d{2}\)?[ .-]\d{3}[ .-]\d{4}(?![\w:-])"),
)
_PLACEHOLDER = re.compile(r"\[(email|phone)_(\d{1,4})\]")
_LOOKALIKE = re.compile(r"\[(?=(?:email|phone)_\d)")


@dataclass(frozen=True, slots=True)
class Redaction:
    """The placeholders of one conversation: a value keeps its number, so that what was sent stays as it was."""

    on: bool = True
    values: Mapping[str, str] = field(default_factory=dict, repr=False)  # placeholder → what it stands for

    def hide(self, text: str, hearing: Hearing) -> tuple[str, Redaction]:
        """Return the text with placeholders, and the redaction that knows them. A look-alike that was typed is made harmless."""
        if not self.on:
            return text, self
        text = _LOOKALIKE.sub("(", text)
        book = _Book(dict(self.values))
        for kind, personal in sorted(set(_found(text, hearing)), key=lambda one: -len(one[1])):
            if personal in text:  # not a part of what is hidden already
                text = text.replace(personal, book.of(kind, personal))
        return text, Redaction(self.on, book.values)

    def show(self, text: str) -> str:
        """Return the text with what its placeholders stand for; one that stands for nothing is left, and the guard refuses it."""
        return _PLACEHOLDER.sub(lambda found: self.values.get(found[0], found[0]), text)


class _Book:
    """Placeholders in the making."""

    def __init__(self, values: dict[str, str]) -> None:
        self.values = values
        self._known = {value: placeholder for placeholder, value in values.items()}

    def of(self, kind: str, personal: str) -> str:
        if personal not in self._known:
            number = sum(name.startswith(f"[{kind}_") for name in self.values) + 1
            self._known[personal] = f"[{kind}_{number}]"
            self.values[self._known[personal]] = personal
        return self._known[personal]


def _found(text: str, hearing: Hearing) -> Iterable[tuple[str, str]]:
    """Yield what is personal in a text: by what looks like an address or a number, and by what our own kinds read in it."""
    yield from (("email", found[0]) for found in _EMAIL.finditer(text))
    yield from (("email", hit.quote) for hit in FIELD_KINDS["email"].read(text, hearing))
    if any(character.isdigit() for character in text):
        yield from (("phone", found[0]) for pattern in _PHONES for found in pattern.finditer(text))
        yield from (("phone", hit.quote) for hit in FIELD_KINDS["phone"].read(text, hearing))


def placeholders_in(text: str) -> tuple[str, ...]:
    """Return the placeholders that stand in a text."""
    return tuple(found[0] for found in _PLACEHOLDER.finditer(text))
