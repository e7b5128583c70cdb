"""A small linear model over pieces of words, weighed with what the patterns found; trained by `make train`."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

import marisa_trie

from bot.signals.normalise import scripts
from bot.signals.patterns import FOLDER

HEAD_SIGNALS = (
    "buy",
    "human",
    "support",
    "opt_out",
    "job_seeker",
    "vendor_pitch",
    "student",
    "abuse",
    "privacy",
    "injection",
    "decline",
)
"""What the model knows, in the order of its weights."""

_WIDTH = len(HEAD_SIGNALS)

UNIT = 10
"""Weights are stored in whole tenths, so that the same examples give the same file on every machine and each fits a byte."""

ZERO = 128
"""The byte of a weight that tells nothing."""

_SELDOM = 0.06
"""The model's last percents are not counted: what it has never seen it calls unlikely."""

_FEW = {"en": 10, "ko": 6, "ja": 6}
"""Pieces of a word or two in English, of one syllable elsewhere: a greeting, a name, a yes."""

_SHORT = 4
"""Letters of the beginning by which a longer word is known as well: its forms share it."""

_SIGNS = str.maketrans(dict.fromkeys('.,!?"()[]{}:;~/|', " "))


def features(text: str, language: str) -> frozenset[str]:
    """Return the pieces by which a normalised text is judged.

    In English words, their beginnings, pairs of words and pairs with a word between; elsewhere one to three syllables.
    """
    words = text.translate(_SIGNS).split()
    if language == "en":
        return frozenset(_english(words))
    line = "^" + " ".join(words) + "$"
    return frozenset(line[at : at + n] for n in (1, 2, 3) for at in range(len(line) - n + 1))


def _english(words: Sequence[str]) -> Iterator[str]:
    yield from words
    for word in words:
        if len(word) > _SHORT:
            yield word[:_SHORT] + "-"
            if len(word) > _SHORT + 1:
                yield word[: _SHORT + 1] + "-"
    line = ["^", *words, "$"]
    yield from map("{} {}".format, line, line[1:])
    yield from map("{} _ {}".format, line, line[2:])


def probability(evidence: float) -> float:
    """Return the probability of this evidence, in logarithms of odds."""
    return 1.0 / (1.0 + math.exp(-min(30.0, max(-30.0, evidence))))


def bounded(chance: float) -> float:
    """Return the probability within what a model of so few examples can know."""
    return max(_SELDOM, min(1.0 - _SELDOM, chance))


def log_odds(chance: float) -> float:
    """Return the logarithm of the odds of a probability; that of a thousandth stands for those below."""
    within = max(0.001, min(0.999, chance))
    return math.log(within / (1.0 - within))


def evidence(chance: float) -> float:
    """Return the logarithm of the odds of a bounded probability: too little to outweigh the plainest patterns."""
    return log_odds(bounded(chance))


class Rows(Protocol):
    """Tells a piece's row in the table of weights."""

    def __len__(self) -> int: ...

    def get(self, piece: str, /) -> int | None:
        """Return the row, None for a piece that was never met."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A trained model: logistic regression, one against the rest, for each of `HEAD_SIGNALS`."""

    bias: Sequence[int] = ()
    rows: Rows = field(default_factory=dict[str, int])
    table: bytes = b""  # row by row a weight for each signal, `ZERO` more: in one piece, since an object for each row takes four times that

    def strengths(self, text: str, language: str, *, awaited: bool = False) -> dict[str, float]:
        """Return the probability of each signal; {} where nothing of the text is known, or too little is there to judge by."""
        del awaited  # who asks wants it surer then
        pieces = features(text, language) if self.rows else frozenset()
        found = [row for piece in pieces if (row := self.rows.get(piece)) is not None] if len(pieces) > _FEW[language] else ()
        if not found:
            return {}
        known = [self.table[row * _WIDTH : row * _WIDTH + _WIDTH] for row in found]
        scale = 1.0 / (UNIT * math.sqrt(len(known)))
        none = ZERO * len(known)
        totals = ((sum(column) - none) * scale + bias / UNIT for column, bias in zip(zip(*known, strict=True), self.bias, strict=True))
        return {name: round(probability(total), 3) for name, total in zip(HEAD_SIGNALS, totals, strict=True)}


@dataclass(frozen=True, slots=True)
class Head:
    """The shipped models, one a language."""

    def strengths(self, text: str, language: str, *, awaited: bool = False) -> dict[str, float]:
        """Return the probability of each signal by the model of the text's script."""
        del awaited
        name = scripts(text, language)[0]
        return _weights(name).strengths(text, name)


_FILE = struct.Struct(f"<I{_WIDTH}h")
"""How a model's file begins: the bytes of its trie, then its biases. Behind them stand the trie and the table."""


@cache
def _weights(language: str) -> Weights:
    return loaded((FOLDER / f"head-{language}.bin").read_bytes())


def written(model: Weights, pieces: Sequence[str]) -> bytes:
    """Return the file of a model whose rows are those of `pieces`, in their order.

    The pieces go into a trie (`marisa_trie.Trie.keys` lists them): 150 to 200 KB, where a dict takes 5 MB and more.
    """
    trie = marisa_trie.Trie(pieces)
    ordered = bytearray(len(model.table))
    for at, piece in enumerate(pieces):
        to = trie[piece] * _WIDTH
        ordered[to : to + _WIDTH] = model.table[at * _WIDTH : at * _WIDTH + _WIDTH]
    held: bytes = trie.tobytes()
    return _FILE.pack(len(held), *model.bias) + held + bytes(ordered)


def loaded(file: bytes) -> Weights:
    """Return the model of a file that `written` made."""
    size, *bias = _FILE.unpack_from(file)
    end = _FILE.size + size
    rows = marisa_trie.Trie()
    rows.frombytes(file[_FILE.size : end])
    return Weights(bias=bias, rows=rows, table=file[end:])


HEAD = Head()
NO_HEAD = Weights()
"""The patterns alone."""
