"""A small linear model over pieces of words, asked where the patterns settle nothing; trained by `make train`."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from bot.signals.normalise import scripts
from bot.signals.patterns import built

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
"""What the model knows, in the order of its weights. Where a pattern already says one of these, it is not asked."""

UNIT = 10
"""Weights are stored in whole tenths, so that the same examples give the same file on every machine and each fits a byte."""

ZERO = 128
"""The byte of a weight that tells nothing."""

_SIGNS = str.maketrans(dict.fromkeys('.,!?"()[]{}:;~/|', " "))


def features(text: str, language: str) -> frozenset[str]:
    """Return the pieces by which a normalised text is judged: words, pairs of words and their beginnings in English, else syllables."""
    words = text.translate(_SIGNS).split()
    if language == "en":
        pairs = (f"{one} {two}" for one, two in zip(["^", *words], [*words, "$"], strict=True))
        return frozenset([*words, *pairs, *(word[:5] + "-" for word in words if len(word) > 5)])
    line = "^" + " ".join(words) + "$"
    return frozenset(line[at : at + n] for n in (2, 3) for at in range(len(line) - n + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A trained model: logistic regression, one against the rest, for each of `HEAD_SIGNALS`."""

    bias: Sequence[int] = ()
    rows: Mapping[str, bytes] = field(
        default_factory=dict
    )  # piece → a weight for each signal, `ZERO` more: a byte each is a tenth of a list
    sure: float = 1.0  # probability from which on it speaks up

    def strengths(self, text: str, language: str, *, awaited: bool = False) -> dict[str, float]:
        """Return the signals of which the model is sure enough."""
        del awaited  # who asks wants it surer then
        if not self.rows:
            return {}
        pieces = features(text, language)
        known = [row for piece in pieces if (row := self.rows.get(piece)) is not None]
        scale = 1.0 / (UNIT * math.sqrt(len(pieces) or 1))
        none = ZERO * len(known)
        totals = [(sum(column) - none) * scale for column in zip(*known, strict=True)] if known else [0.0] * len(self.bias)
        chances = (
            1.0 / (1.0 + math.exp(-min(30.0, max(-30.0, total + bias / UNIT)))) for total, bias in zip(totals, self.bias, strict=True)
        )
        return {name: round(chance, 3) for name, chance in zip(HEAD_SIGNALS, chances, strict=True) if chance >= self.sure}


@dataclass(frozen=True, slots=True)
class Head:
    """The shipped models, one a language."""

    def strengths(self, text: str, language: str, *, awaited: bool = False) -> dict[str, float]:
        """Return what the model of the text's script is sure of."""
        del awaited
        name = scripts(text, language)[0]
        return _weights(name).strengths(text, name)


@cache
def _weights(language: str) -> Weights:
    head = built(language)["head"]
    return Weights(bias=head["bias"], rows={piece: bytes.fromhex(row) for piece, row in head["rows"].items()}, sure=head["sure"])


HEAD = Head()
NO_HEAD = Weights()
"""The patterns alone."""
