"""A flow's own signals: a message that is written much like one of the operator's examples shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import sqrt
from typing import Protocol

from bot.signals.normalise import normalise

ALIKE = 0.5
"""Cosine of character n-grams from which on a message counts as alike: rewordings reach it, 8 of 10,000 unlike pairs do."""


class OwnSignal(Protocol):
    """The shape of `bot.flow.shape.CustomSignal`."""

    @property
    def name(self) -> str: ...
    @property
    def means(self) -> str: ...
    @property
    def weight(self) -> float: ...
    @property
    def examples(self) -> Mapping[str, tuple[str, ...]]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Custom:
    """The examples of a flow, prepared once: n-gram → the examples that hold it."""

    names: tuple[tuple[str, ...], ...] = ()  # per example: its signal and what that means
    weights: tuple[float, ...] = ()
    sizes: tuple[int, ...] = ()  # n-grams of each example
    least: int = 0  # the fewest of them
    grams: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def strengths(self, text: str, language: str) -> dict[str, float]:
        """Return the strength of each own signal that the normalised `text`, or one of its sentences, resembles."""
        del language  # examples of every language are compared: people mix them
        found: dict[str, float] = {}
        if not self.names:
            return found
        for part in _parts(text):
            for example in self._alike(part):
                for name in self.names[example]:
                    found[name] = max(found.get(name, 0.0), self.weights[example])
        return found

    def _alike(self, text: str) -> Iterable[int]:
        mine = _grams(text)
        known = mine & self.grams.keys()
        if len(known) < ALIKE * sqrt(len(mine) * self.least):  # not even the shortest example can share enough
            return ()
        shared: dict[int, int] = {}
        for gram in known:
            for example in self.grams[gram]:
                shared[example] = shared.get(example, 0) + 1
        return [example for example, count in shared.items() if count / sqrt(len(mine) * self.sizes[example]) >= ALIKE]


NO_CUSTOM = Custom()


def prepare(signals: Iterable[OwnSignal]) -> Custom:
    """Return the examples of all `signals` in the form that `classify` takes."""
    rows = [(signal, _grams(normalise(text))) for signal in signals for texts in signal.examples.values() for text in texts]
    rows = [(signal, grams) for signal, grams in rows if grams]
    index: dict[str, list[int]] = {}
    for number, (_, grams) in enumerate(rows):
        for gram in sorted(grams):
            index.setdefault(gram, []).append(number)
    return Custom(
        names=tuple(tuple(filter(None, (signal.name, signal.means))) for signal, _ in rows),
        weights=tuple(min(1.0, max(0.0, signal.weight)) for signal, _ in rows),
        sizes=tuple(len(grams) for _, grams in rows),
        least=min((len(grams) for _, grams in rows), default=0),
        grams={gram: tuple(numbers) for gram, numbers in index.items()},
    )


def _parts(text: str) -> list[str]:
    """The whole text and, where it has several, its sentences."""
    sentences = [part for part in text.replace("?", ".").replace("!", ".").replace("\n", ".").split(".") if part.strip()]
    return [text, *sentences] if len(sentences) > 1 else [text]


def _grams(text: str) -> frozenset[str]:
    """Character pairs and triples of the words, edges marked; signs do not count."""
    line = f" {_SIGNS.sub(' ', text).strip()} "
    if len(line) == 2:
        return frozenset()
    return frozenset({line[at : at + 2] for at in range(len(line) - 1)} | {line[at : at + 3] for at in range(len(line) - 2)})


_SIGNS = re.compile(r"[\W_]+")
