"""What a sentence encoder's vector tells of signals: one linear head for all languages, trained by `make train`.

The encoder itself is the world's (`adapters/encoder.py`) and optional; until it is there, the small head of word pieces judges.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from operator import mul
from pathlib import Path

from bot.signals.head import HEAD, HEAD_SIGNALS, Head, Weights, evidence, log_odds, probability

BUILT = Path(__file__).parent / "built" / "sentence.json"

SIZE = 512
"""Figures of a vector: Universal Sentence Encoder, multilingual, version 3."""

UNIT = 64
"""Weights are stored in whole 64ths: the training's last digits differ between processors, these do not."""

LONGEST = 600
"""Characters that are encoded: what a message is about stands at its beginning, and time stays bounded."""

KEPT = 512
"""Messages whose judgement is kept, by a digest, so that no words stay in memory: a turn that is taken again asks again."""

VectorOf = Callable[[str], Sequence[float]]
"""Returns a text's vector of `SIZE` figures and length 1. Must not raise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceWeights:
    """A trained model: logistic regression, one against the rest, for each of `HEAD_SIGNALS`."""

    bias: Sequence[int]
    columns: Sequence[Sequence[int]]  # per signal a weight for each figure of the vector

    def strengths(self, vector: Sequence[float]) -> dict[str, float]:
        """Return the probability of each signal."""
        totals = ((bias + sum(map(mul, column, vector))) / UNIT for bias, column in zip(self.bias, self.columns, strict=True))
        return {name: round(probability(total), 3) for name, total in zip(HEAD_SIGNALS, totals, strict=True)}


@cache
def weights() -> SentenceWeights:
    """Return the shipped model."""
    held = json.loads(BUILT.read_text(encoding="utf-8"))
    return SentenceWeights(bias=held["bias"], columns=held["columns"])


SHARE = 0.25
"""How much of the encoder's evidence is added to the small head's.

Since the head learned of 7,000 messages a language it knows more than vectors do. Of batches that neither had learned a quarter gave
the best average precision in all three languages (by 0.5 to 1.1 points); half and half, as it was, less than the head alone.
"""


def _together(pieces: Mapping[str, float], sentence: Mapping[str, float]) -> dict[str, float]:
    """Return the small head's probabilities as the encoder's bear them out, by odds."""
    return {name: round(probability(log_odds(chance) + SHARE * evidence(sentence[name])), 3) for name, chance in pieces.items()}


@dataclass(slots=True)
class Sentences:
    """An `Encoder` that judges by sentence vectors once `use` gave it the encoder; until then the small head answers."""

    otherwise: Head | Weights = HEAD
    _vector_of: VectorOf | None = None
    _weights: SentenceWeights | None = None
    _kept: OrderedDict[bytes, Mapping[str, float]] = field(default_factory=OrderedDict)

    @property
    def is_there(self) -> bool:
        """True once the encoder has been loaded."""
        return self._vector_of is not None

    def use(self, vector_of: VectorOf, model: SentenceWeights | None = None) -> None:
        """Judge by these vectors from now on, and by the shipped model or `model`; may be called from another thread."""
        self._weights = model or weights()
        self._vector_of = vector_of

    def strengths(self, text: str, language: str, *, awaited: bool = False) -> Mapping[str, float]:
        """Return the small head's probabilities with a share of the encoder's; the head's alone while there is no encoder.

        And while an answer is awaited, or where there is too little for the small head: to a vector a bare name, the name of a tool
        or a greeting is near to anything, an insult or an opt-out.
        """
        pieces = self.otherwise.strengths(text, language)
        if self._vector_of is None or self._weights is None or awaited or not pieces:
            return pieces
        key = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        found = _together(pieces, self._weights.strengths(self._vector_of(text[:LONGEST])))
        self._kept[key] = found
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return found
