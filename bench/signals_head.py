"""Trains the small model that is weighed with the patterns, in plain Python: the same examples, the same bytes."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Sequence
from operator import mul

from bench.signals_alike import groups
from bench.signals_source import Example
from bot.signals.head import HEAD_SIGNALS, UNIT, ZERO, Weights, features, probability
from bot.signals.normalise import normalise

EPOCHS = 7
RATE = 4.0
SHRINK = 0.1
"""How much of every weight is taken after each round, for each step of its rate: by rounds alone, as it was, the last and smallest
steps were held back most, which cost a point of average precision on batches left out, in Korean one and a half."""

SEED = 7
TELLS = 5
"""The least weight, in tenths, that a piece is kept for: without the others nothing is judged worse.

A piece counts that stands in one message alone: wanting two cost 0.2 to 1.4 points of average precision on batches left out.
"""

RARE = 4.0
"""By what the logarithm of a piece's rarity is divided, so that a usual piece counts about one."""

WEIGHT = {"opt_out": 1.5}
"""How much more than another a message weighs that shows the signal: who wants no more of us and is not heard gets the next mail.
Of 60 new opt-outs twice as much heard 4 more by itself, but cost a point of precision on the examples; this costs half of that."""


_Row = tuple[tuple[int, ...], tuple[float, ...], Example]
"""A message as its pieces' numbers, and how much each counts there."""


def train(rows: Sequence[Example], language: str) -> Weights:
    """Return the model for `rows`."""
    return learned(rows, language)[0]


def learned(rows: Sequence[Example], language: str) -> tuple[Weights, list[str]]:
    """Return the model for `rows` and the pieces that its rows stand for, in their order."""
    found = [features(normalise(row.text), language) for row in rows]
    counts = Counter(piece for pieces in found for piece in pieces)
    names = sorted(counts)
    number = {name: at for at, name in enumerate(names)}
    rare = [(1.0 + math.log(len(rows) / counts[name])) / RARE for name in names]
    data = [(*_counted(sorted(number[piece] for piece in pieces), rare), row) for pieces, row in zip(found, rows, strict=True)]
    columns = [_column(data, signal, len(names)) for signal in HEAD_SIGNALS]
    table = {name: bytes(_byte(weights[at] * rare[at]) for weights, _ in columns) for at, name in enumerate(names)}
    telling = {name: row for name, row in table.items() if any(abs(weight - ZERO) >= TELLS for weight in row)}
    weights = Weights(
        bias=[round(bias * UNIT) for _, bias in columns],
        rows={name: row for row, name in enumerate(telling)},
        table=b"".join(telling.values()),
    )
    return weights, list(telling)


def _counted(pieces: Sequence[int], rare: Sequence[float]) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """Return the pieces, and how much each counts: the rarer, and the fewer there are, the more."""
    scale = 1.0 / math.sqrt(len(pieces) or 1)
    return tuple(pieces), tuple(rare[piece] * scale for piece in pieces)


def _byte(weight: float) -> int:
    return ZERO + max(-ZERO, min(ZERO - 1, round(weight * UNIT)))


def _column(data: Sequence[_Row], signal: str, size: int) -> tuple[list[float], float]:
    """Logistic regression of one signal against the rest by stochastic gradients in a fixed order."""
    weights, bias, weight_of = [0.0] * size, -2.0, WEIGHT.get(signal, 1.0)
    order = [at for at, (_, _, row) in enumerate(data) if signal not in row.perhaps]
    shuffle = random.Random(SEED)
    for epoch in range(EPOCHS):
        shuffle.shuffle(order)
        rate = RATE / (1 + epoch)
        for at in order:
            pieces, counts, row = data[at]
            total = bias + sum(map(mul, map(weights.__getitem__, pieces), counts))
            error = (signal in row.shows) - probability(total)
            if abs(error) < 0.01:
                continue
            if signal in row.shows:
                error *= weight_of
            step = rate * error
            for piece, much in zip(pieces, counts, strict=True):
                weights[piece] += step * much
            bias += 0.02 * rate * error
        weights = [weight * (1.0 - SHRINK * rate) for weight in weights]
    return weights, bias


def folds(rows: Sequence[Example], count: int = 10) -> list[tuple[list[Example], list[Example]]]:
    """Return (to train on, to measure on) `count` times; each row is measured once, and never by a model that saw one much like it."""
    parts: list[list[Example]] = [[] for _ in range(count)]
    for at, group in enumerate(groups(rows)):
        parts[at % count].extend(group)
    return [([row for other in parts if other is not part for row in other], part) for part in parts]
