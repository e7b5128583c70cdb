"""Which section of which page answers a question: BM25 in process, and none where no section covers what was asked.

The ranking is Okapi BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009) over sections, the
heading, keywords and title counted more than once. Whether the best section is said at all is decided by how much of the question
it covers: a question about a nonprofit discount is not answered by a page on discounts.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from bot.flow.shape import KnowledgePage, Section
from bot.flow.tokens import Word, tokens, words

K1, B = 1.2, 0.6
HEADING, KEYWORDS, TITLE = 3, 2, 1  # how often their words count beside the answer's
COVERED = 0.55  # the least share of the question's weight that the section must hold
ALIKE = 4.0  # what a heading adds that is wholly in the question
VAGUE = 0.35  # how much a word that may be said of anything counts where no page has it
TOPIC = 0.15  # how much words of the talk's topic count beside the question's


_CLAUSES = re.compile(
    r"[,;:、，。.!！]\s*|(?<=[가-힣])(?:인데|는데|은데|라서|고|구)요?\s+|(?:です|ます|でした)(?:が|けど|ので)\s*|\s(?:and|but|so)\s(?=(?:what|how|is|are|do|does|can)\b)",
    re.IGNORECASE,
)


def last_clause(question: str) -> str:
    """Return what is asked at the end, without what was told before it: "we have 40 drivers, what does it cost?"."""
    return next((part for part in reversed(_CLAUSES.split(question)) if part.strip(" ?？")), question)


@dataclass(frozen=True, slots=True)
class Hit:
    """The section that answers, its page, and how much of the question it covers (0 to 1)."""

    page: KnowledgePage
    section: Section
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """The sections of one language, with what each token adds to each of them."""

    sections: tuple[tuple[KnowledgePage, Section], ...]
    weights: Mapping[str, float]  # token → inverse document frequency
    gains: Mapping[str, Sequence[tuple[int, float]]]  # token → (section, BM25 gain without the token's weight)
    held: tuple[frozenset[str], ...]  # section → its tokens
    headings: tuple[frozenset[str], ...]  # section → the tokens of its heading
    own: tuple[frozenset[str], ...]  # section → the tokens of its heading and answer, without its page's keywords
    rarest: float  # the weight of a token that no section has


class Search:
    """The pages of one flow, ready to be asked. Made once per flow version."""

    def __init__(self, pages: Sequence[KnowledgePage], *, fallback: str = "") -> None:
        """Index the pages; `fallback` is the flow's first language, "" for the first page's."""
        by_language: dict[str, list[KnowledgePage]] = defaultdict(list)
        for page in pages:
            by_language[page.language].append(page)
        self._fallback = fallback or (pages[0].language if pages else "")
        self._groups, self._indexes = dict(by_language), dict[str, _Index]()
        self._ids = {language: {page.id for page in group} for language, group in by_language.items()}

    def _index_of(self, language: str) -> _Index | None:
        """Return the index of a language's pages, made when somebody first asks in it: 1 MB each; None where there are none."""
        if language not in self._indexes and language in self._groups:
            self._indexes[language] = _index(self._groups[language])
        return self._indexes.get(language)

    def find(self, question: str, language: str, region: str, today: date, *, topic: str = "") -> Hit | None:
        """Return the section that answers, None when no page does.

        Pages in the prospect's language first; one of the first language only if it does not exist in theirs. A page of a region
        is for that region alone; one past its `valid_until` is not said. `topic` (what the talk is about) only breaks near ties.
        """
        about = frozenset(tokens(topic)) if topic else frozenset()
        for part in dict.fromkeys((question, last_clause(question))):
            asked = list(dict.fromkeys(words(part)))
            hit = self._best(asked, about, language, region, today, hidden=frozenset())
            if hit is None and language != self._fallback:
                hit = self._best(asked, about, self._fallback, region, today, hidden=frozenset(self._ids.get(language, ())))
            if hit:
                return hit
        return None

    def nearest(self, question: str, language: str, region: str, today: date, *, most: int) -> tuple[Hit, ...]:
        """Return the sections that are nearest to a text, the best first, whatever they cover: for a reader who judges by itself."""
        index, asked = self._index_of(language), list(dict.fromkeys(words(question)))
        if index is None or not asked:
            return ()
        ranks = _rank(index, asked, frozenset())
        hits = ((*index.sections[at], at) for at in sorted(ranks, key=ranks.__getitem__, reverse=True))
        valid = (one for one in hits if today <= one[0].valid_until and one[0].region in ("", region))
        return tuple(Hit(page, section, _covered(index, asked, at)) for page, section, at in islice(valid, most))

    def _best(
        self, asked: list[Word], about: frozenset[str], language: str, region: str, today: date, *, hidden: frozenset[str]
    ) -> Hit | None:
        index = self._index_of(language)
        if index is None or not asked:
            return None
        ranks = _rank(index, asked, about)
        for at in sorted(ranks, key=ranks.__getitem__, reverse=True):
            page, section = index.sections[at]
            if page.id in hidden or today > page.valid_until or (page.region and page.region != region):
                continue
            if not any(index.own[at] & set(word.tokens) for word in asked):
                continue
            share = _covered(index, asked, at)
            return Hit(page, section, share) if share >= COVERED else None
        return None


def _rank(index: _Index, asked: list[Word], about: frozenset[str]) -> dict[int, float]:
    ranks: dict[int, float] = defaultdict(float)
    of_question = {token for word in asked for token in word.tokens}
    for word in asked:
        for token in word.tokens:
            times = (K1 + 1) * index.weights.get(token, 0.0) * word.weight / len(word.tokens)
            for at, gain in index.gains.get(token, ()):
                ranks[at] += times * gain
    for at in ranks:
        heading = index.headings[at]
        ranks[at] += ALIKE * len(heading & of_question) / (len(heading) + 1)
    for token in about - of_question:
        for at, gain in index.gains.get(token, ()):
            if at in ranks:
                ranks[at] += TOPIC * index.weights[token] * gain
    return ranks


def _covered(index: _Index, asked: list[Word], at: int) -> float:
    """Return how much of the question's weight the section holds; each word counts once, however many tokens it has."""
    total = covered = 0.0
    for word in asked:
        weights = [index.weights.get(token, index.rarest) for token in word.tokens]
        weight = word.weight * sum(weights) / len(weights)
        if word.vague and word.tokens[0] not in index.weights:
            weight *= VAGUE
        total += weight
        covered += weight * sum(token in index.held[at] for token in word.tokens) / len(word.tokens)
    return covered / total if total else 0.0


def _index(pages: Iterable[KnowledgePage]) -> _Index:
    sections = tuple((page, section) for page in pages for section in page.sections)
    headings = [tokens(section.heading) for _, section in sections]
    answers = [tokens(section.answer) for _, section in sections]
    shared = {id(page): _shared(page) for page, _ in sections}
    counts = [_counts(shared[id(page)], heading, answer) for (page, _), heading, answer in zip(sections, headings, answers, strict=True)]
    frequency = Counter(token for count in counts for token in count)
    weights = {token: _idf(n, len(sections)) for token, n in frequency.items()}
    return _Index(
        sections=sections,
        weights=weights,
        gains=_gains(counts),
        held=tuple(frozenset(count) for count in counts),
        headings=tuple(frozenset(heading) for heading in headings),
        own=tuple(frozenset(heading + answer) for heading, answer in zip(headings, answers, strict=True)),
        rarest=_idf(0, len(sections)),
    )


def _shared(page: KnowledgePage) -> Counter[str]:
    """Return what a page's title and keywords count, for all its sections."""
    return Counter(tokens(" ".join(page.keywords)) * KEYWORDS + tokens(page.title) * TITLE)


def _counts(shared: Counter[str], heading: list[str], answer: list[str]) -> Counter[str]:
    counts = shared.copy()
    counts.update(answer)
    for token in heading:
        counts[token] += HEADING
    return counts


def _gains(counts: Sequence[Counter[str]]) -> dict[str, list[tuple[int, float]]]:
    """Return what each token adds to each section, before it is multiplied by the token's weight."""
    lengths = [sum(count.values()) for count in counts]
    mean = sum(lengths) / len(lengths) if lengths else 1.0
    gains: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, count in enumerate(counts):
        norm = K1 * (1 - B + B * lengths[at] / mean)
        for token, n in count.items():
            gains[token].append((at, n / (n + norm)))
    return gains


def _idf(frequency: int, of: int) -> float:
    return math.log(1 + (of - frequency + 0.5) / (frequency + 0.5))
