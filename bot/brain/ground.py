"""A model's draft, and what it may rest on: what somebody approved, what the prospect wrote, what the flow itself asks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bot.brain.figures import digits_in, names_in, values_in, without_links
from bot.brain.wording import Wording, wording
from bot.flow.tokens import tokens


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What a model would say."""

    text: str
    asks: str | None


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What a draft may rest on."""

    language: str
    asks: str | None  # the field that the turn asks for
    approved: tuple[str, ...] = ()  # headings and answers of the sections that may be said
    links: frozenset[str] = frozenset()  # addresses from those sections and from the config
    own: tuple[str, ...] = ()  # the prospect's words
    firm: tuple[str, ...] = ()  # what bot and firm are called
    quoted: tuple[str, ...] = ()  # the words of the answers that this turn heard: they may be repeated, dates and sums too
    asked: tuple[str, ...] = ()  # how the flow itself asks for the field
    others: Mapping[str, str] = field(default_factory=dict)  # further fields of the flow → how it asks for them
    rules: str = ""  # what nobody outside may read
    sources: frozenset[str] = frozenset()  # one of these addresses must be named; empty where none must

    @cached_property
    def words(self) -> Wording:
        return wording(self.language)

    @cached_property
    def approved_tokens(self) -> frozenset[str]:
        return frozenset(token for text in self.approved for token in tokens(text))

    @cached_property
    def known_tokens(self) -> frozenset[str]:
        own = frozenset(token for text in (*self.own, *self.firm, *self.quoted, *self.asked) for token in tokens(text))
        return self.approved_tokens | own | self.words.plain

    @cached_property
    def approved_figures(self) -> tuple[frozenset[str], frozenset[float]]:
        return figures_of(self.approved, self.language)

    @cached_property
    def known_figures(self) -> tuple[frozenset[str], frozenset[float]]:
        return figures_of((*self.approved, *self.own, *self.quoted, *self.asked), self.language)

    @cached_property
    def approved_names(self) -> frozenset[str]:
        return frozenset(name.word.casefold() for text in self.approved for name in names_in(text))

    @cached_property
    def known_names(self) -> frozenset[str]:
        texts = (*self.own, *self.firm, *self.quoted, *self.asked)
        return self.approved_names | frozenset(
            word for text in texts for word in re.findall(r"[^\W_]+(?:[-&./+][^\W_]+)*", text.casefold())
        )


def figures_of(texts: Iterable[str], language: str) -> tuple[frozenset[str], frozenset[float]]:
    """Return the figures of texts: as digits, and as numbers."""
    texts = tuple(texts)
    values = frozenset(value for text in texts for value in values_in(text, language))
    return frozenset(figure for text in texts for figure in digits_in(text)), values


_END = re.compile(r"(?<=[.!?。！？…])(?=\s)|(?<=[。！？])|\n+")


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a draft, without its addresses."""
    return tuple(part.strip() for part in _END.split(without_links(text)) if part.strip(" .。、,()（）:：\n\t"))


def questions(draft: Draft, ground: Ground) -> list[str]:
    """Return the sentences that ask."""
    return [sentence for sentence in sentences(draft.text) if ground.words.question.search(sentence) or re.search(r"[?？]", sentence)]


def told(draft: Draft, ground: Ground) -> list[str]:
    """Return the sentences that do not ask."""
    asked = questions(draft, ground)
    return [sentence for sentence in sentences(draft.text) if sentence not in asked[-1:]]


def stated(draft: Draft, ground: Ground) -> list[str]:
    """Return every sentence; of the flow's own question nothing, as an operator wrote it."""
    return [rest for sentence in sentences(draft.text) if (rest := without(sentence, ground.asked).strip())]


def without(text: str, known: Iterable[str]) -> str:
    for one in known:
        text = text.replace(one, " ")
    return text


def folded(texts: Iterable[str]) -> str:
    """Return texts as one, in lower case."""
    return " ".join(texts).casefold()


def firm_words(ground: Ground) -> frozenset[str]:
    """Return the words that bot and firm are called by."""
    return frozenset(word for text in ground.firm for word in (text.casefold(), *text.casefold().split()))


def squeezed(text: str) -> str:
    """Return a text without spaces, signs and case, to compare."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())
