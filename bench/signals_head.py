"""Trains the small model that is asked where the patterns settle nothing, in plain Python: the same examples, the same bytes."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bench.signals_source import Example
from bot.signals.head import HEAD_SIGNALS, UNIT, Weights, features
from bot.signals.normalise import normalise

EPOCHS = 14
RATE = 6.0
SHRINK = 2e-5
SEED = 7


@dataclass(frozen=True, slots=True)
class _Row:
    pieces: Sequence[int]
    shows: frozenset[str]


def train(rows: Sequence[Example], language: str, sure: float) -> Weights:
    """Return the model for `rows`; pieces seen in one message alone are left out."""
    found = [features(normalise(row.text), language) for row in rows]
    counts = Counter(piece for pieces in found for piece in pieces)
    names = sorted(piece for piece, count in counts.items() if count > 1)
    number = {name: at for at, name in enumerate(names)}
    data = [
        (sorted(number[piece] for piece in pieces if piece in number), 1.0 / math.sqrt(len(pieces) or 1), row.shows)
        for pieces, row in zip(found, rows, strict=True)
    ]
    columns = [_column(data, signal, len(names)) for signal in HEAD_SIGNALS]
    table = {name: [round(weights[at] * UNIT) for weights, _ in columns] for at, name in enumerate(names)}
    return Weights(
        bias=[round(bias * UNIT) for _, bias in columns],
        rows={name: row for name, row in table.items() if any(abs(weight) > UNIT // 8 for weight in row)},
        sure=sure,
    )


def _column(data: Sequence[tuple[list[int], float, frozenset[str]]], signal: str, size: int) -> tuple[list[float], float]:
    """Logistic regression of one signal against the rest by stochastic gradients in a fixed order."""
    weights, bias = [0.0] * size, -2.0
    order = list(range(len(data)))
    shuffle = random.Random(SEED)
    for epoch in range(EPOCHS):
        shuffle.shuffle(order)
        rate = RATE / (1 + epoch)
        for at in order:
            pieces, scale, shows = data[at]
            total = bias + scale * sum(weights[piece] for piece in pieces)
            error = (signal in shows) - 1.0 / (1.0 + math.exp(-min(30.0, max(-30.0, total))))
            if abs(error) < 0.01:
                continue
            step = rate * error * scale
            for piece in pieces:
                weights[piece] += step
            bias += 0.02 * rate * error
        weights = [weight * (1.0 - SHRINK * len(data)) for weight in weights]
    return weights, bias


def folds(rows: Sequence[Example], count: int = 10) -> list[tuple[list[Example], list[Example]]]:
    """Return (to train on, to measure on) `count` times; each row is measured once, each part has lines of each block."""
    return [
        ([row for at, row in enumerate(rows) if at % count != part], [row for at, row in enumerate(rows) if at % count == part])
        for part in range(count)
    ]
