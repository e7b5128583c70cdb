"""Which section of which page answers a question: BM25 in process, and none where no section covers what was asked.

The ranking is Okapi BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009) over sections, the
heading, keywords and title counted more than once. Whether the best section is said at all is decided by how much of the question
it covers: a question about a nonprofit discount is not answered by a page on discounts.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.flow.shape import KnowledgePage, Section
from bot.flow.tokens import tokens

K1, B = 1.2, 0.6
HEADING, KEYWORDS, TITLE = 3, 2, 1  # how often their words count beside the answer's
COVERED = 0.6  # the least share of the question's weight that the section must hold
TOPIC = 0.15  # how much words of the talk's topic count beside the question's


@dataclass(frozen=True, slots=True)
class Hit:
    """The section that answers, its page, and how much of the question it covers (0 to 1)."""

    page: KnowledgePage
    section: Section
    score: float


@dataclass(frozen=True, slots=True)
class _Index:
    """The sections of one language, with what each token adds to each of them."""

    sections: tuple[tuple[KnowledgePage, Section], ...]
    weights: Mapping[str, float]  # token → inverse document frequency
    gains: Mapping[str, tuple[tuple[int, float], ...]]  # token → (section, BM25 gain)
    rarest: float  # the weight of a token that no section has


class Search:
    """The pages of one flow, ready to be asked. Built once per flow version."""

    def __init__(self, pages: Sequence[KnowledgePage], *, fallback: str = "") -> None:
        """Index the pages; `fallback` is the flow's first language, "" for the first page's."""
        by_language: dict[str, list[KnowledgePage]] = defaultdict(list)
        for page in pages:
            by_language[page.language].append(page)
        self._fallback = fallback or (pages[0].language if pages else "")
        self._indexes = {language: _index(group) for language, group in by_language.items()}
        self._ids = {language: {page.id for page in group} for language, group in by_language.items()}

    def find(self, question: str, language: str, region: str, today: date, *, topic: str = "") -> Hit | None:
        """Return the section that answers, None when no page does.

        Pages in the prospect's language first; one of the first language only if it does not exist in theirs. A page of a region
        is for that region alone; one past its `valid_until` is not said. `topic` (what the talk is about) only breaks near ties.
        """
        asked, about = Counter(tokens(question)), set(tokens(topic))
        hit = self._best(asked, about, language, region, today, hidden=frozenset())
        if hit or language == self._fallback:
            return hit
        return self._best(asked, about, self._fallback, region, today, hidden=frozenset(self._ids.get(language, ())))

    def _best(self, asked: Counter[str], about: set[str], language: str, region: str, today: date, *, hidden: frozenset[str]) -> Hit | None:
        index = self._indexes.get(language)
        if index is None or not asked:
            return None
        total = sum(index.weights.get(token, index.rarest) for token in asked)
        ranks, covered = _rank(index, asked, about)
        for at in sorted(ranks, key=ranks.__getitem__, reverse=True):
            page, section = index.sections[at]
            if page.id in hidden or today > page.valid_until or (page.region and page.region != region):
                continue
            share = covered[at] / total
            return Hit(page, section, share) if share >= COVERED else None
        return None


def _rank(index: _Index, asked: Counter[str], about: set[str]) -> tuple[dict[int, float], dict[int, float]]:
    ranks: dict[int, float] = defaultdict(float)
    covered: dict[int, float] = defaultdict(float)
    for token in asked:
        weight = index.weights.get(token, 0.0)
        for at, gain in index.gains.get(token, ()):
            ranks[at] += gain
            covered[at] += weight
    for token in about - asked.keys():
        for at, gain in index.gains.get(token, ()):
            if at in ranks:
                ranks[at] += TOPIC * gain
    return ranks, covered


def _index(pages: Iterable[KnowledgePage]) -> _Index:
    sections = tuple((page, section) for page in pages for section in page.sections)
    counts = [_counts(page, section) for page, section in sections]
    lengths = [sum(count.values()) for count in counts]
    mean = sum(lengths) / len(lengths) if lengths else 1.0
    frequency = Counter(token for count in counts for token in count)
    weights = {token: _idf(n, len(sections)) for token, n in frequency.items()}
    gains: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, count in enumerate(counts):
        norm = K1 * (1 - B + B * lengths[at] / mean)
        for token, n in count.items():
            gains[token].append((at, weights[token] * n * (K1 + 1) / (n + norm)))
    return _Index(sections, weights, {token: tuple(g) for token, g in gains.items()}, _idf(0, len(sections)))


def _counts(page: KnowledgePage, section: Section) -> Counter[str]:
    counts = Counter(tokens(section.answer))
    for text, times in ((section.heading, HEADING), (" ".join(page.keywords), KEYWORDS), (page.title, TITLE)):
        for token in tokens(text):
            counts[token] += times
    return counts


def _idf(frequency: int, of: int) -> float:
    return math.log(1 + (of - frequency + 0.5) / (frequency + 0.5))
