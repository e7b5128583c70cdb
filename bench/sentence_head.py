"""Trains the linear head over sentence vectors (`bot/signals/sentence.py`) on the labelled examples of all languages together.

The loss is convex and penalised, so there is one minimum and Newton's way to it leaves no trace; rounded to whole 64ths it is
the same file each time on one machine. Another processor may round a vector's last digits otherwise: at most a 64th here and there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from adapters.encoder import installed
from bench.signals_source import Example, labelled
from bot.language import LANGUAGES
from bot.signals.head import HEAD_SIGNALS
from bot.signals.normalise import normalise
from bot.signals.sentence import LONGEST, UNIT, SentenceWeights, VectorOf

PENALTY = 0.1
"""Chosen by cross-validation with patterns that had not seen the examples (docs/decisions/006-sentence-encoder.md)."""

Array = NDArray[np.float64]


def trained(rows: Sequence[Example], vector_of: VectorOf, signals: Sequence[str] = HEAD_SIGNALS) -> SentenceWeights:
    """Return the model for these examples; each signal is learned by itself, so `signals` may be some of them."""
    vectors = np.array([vector_of(normalise(row.text)[:LONGEST]) for row in rows], dtype=np.float64)
    columns = []
    for signal in signals:
        sure = [at for at, row in enumerate(rows) if signal not in row.perhaps]
        columns.append(_newton(vectors[sure], np.array([signal in rows[at].shows for at in sure], dtype=np.float64)))
    return SentenceWeights(
        bias=[round(float(column[-1]) * UNIT) for column in columns],
        columns=[[round(float(weight) * UNIT) for weight in column[:-1]] for column in columns],
    )


def _newton(vectors: Array, shows: Array) -> Array:
    """Return weights and bias of one logistic regression by Newton's method, to the last digit that matters."""
    inputs = np.hstack([vectors, np.ones((len(vectors), 1))])
    penalty = np.full(inputs.shape[1], PENALTY)
    penalty[-1] = 1e-3  # the bias alone is nearly free
    weights = np.zeros(inputs.shape[1])
    for _ in range(50):
        chances = 1.0 / (1.0 + np.exp(-inputs @ weights))
        slope = inputs.T @ (chances - shows) + penalty * weights
        bend = (inputs * (chances * (1.0 - chances))[:, None]).T @ inputs + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def all_examples() -> Iterable[Example]:
    """Yield the labelled messages of every language."""
    for language in LANGUAGES:
        yield from labelled(language)


def learned_from(rows: Iterable[Example]) -> str:
    """Return a digest of what a model is made of, so that a test need not train it to see that `make train` was forgotten."""
    made_of: list[object] = [PENALTY, UNIT, LONGEST, installed()]
    made_of += ([row.text, sorted(row.shows), sorted(row.perhaps)] for row in rows)
    return sha256(json.dumps(made_of).encode()).hexdigest()


def written(model: SentenceWeights, made_of: str) -> str:
    """Return the text of the model's file."""
    held = {"learned_from": made_of, "bias": model.bias, "columns": model.columns}
    return json.dumps(held, separators=(",", ":")).replace("],[", "],\n[") + "\n"
