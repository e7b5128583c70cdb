"""Cross-validates the signals on the labelled examples: a head learns all parts but one, and is measured behind the patterns on that one.

The patterns are the same in all parts, and who wrote them has read the examples: what is new to both stands in tests/signals.
`--batches` leaves out what was written at one time instead, whose messages are more alike than those of two: nearer to new ones.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from statistics import fmean

from bench.quality_figures import interval
from bench.signals import LOOSE, Count, seen
from bench.signals_head import folds, train
from bench.signals_source import Example, batches, labelled
from bot.language import LANGUAGES
from bot.signals.kind import SIGNALS as KINDS

RESAMPLES = 300
SEED = 11

Judged = tuple[Example, frozenset[str]]
"""A message and the signals that were seen in it."""


def judged(language: str, parts: int) -> list[Judged]:
    """Return every example with what was seen in it by a model that did not learn from it, nor from one much like it."""
    return [one for cut in folds(labelled(language), parts) for one in _judged(language, *cut)]


def left_out(language: str) -> dict[str, list[Judged]]:
    """Return per batch its examples with what was seen in them by a model that learned from the other batches."""
    cut = batches(language)
    others = {name: [row for other, rows in cut.items() if other != name for row in rows] for name in cut}
    return {name: list(_judged(language, others[name], rows)) for name, rows in cut.items()}


def _judged(language: str, learned: Sequence[Example], measured: Sequence[Example]) -> Iterator[Judged]:
    head = train(learned, language)
    return ((row, seen(row.text, language, head)) for row in measured)


def count(rows: Sequence[Judged], name: str) -> Count:
    """Return how often the signal was there and seen; a question or small talk is judged only where it is labelled."""
    total = Count()
    for row, saw in rows:
        there = name in row.shows
        if name in row.perhaps or (name in LOOSE and not there and name not in row.looks_like):
            continue
        total.right += there and name in saw
        total.missed += there and name not in saw
        total.wrong += not there and name in saw
    return total


def f1(total: Count) -> float:
    """Return the harmonic mean of precision and recall; 1 where there was nothing to see and nothing seen."""
    mistakes = total.wrong + total.missed
    return 2 * total.right / (2 * total.right + mistakes) if total.right or mistakes else 1.0


def macro(rows: Sequence[Judged]) -> float:
    """Return the mean F1 of the signals that were there or seen."""
    totals = [count(rows, name) for name in KINDS]
    return fmean(f1(total) for total in totals if total.right or total.wrong or total.missed)


def spread(rows: Sequence[Judged]) -> tuple[float, float]:
    """Return the 95 % interval of the macro F1, by drawing as many messages again and again."""
    draw = random.Random(SEED)
    drawn = sorted(macro(draw.choices(rows, k=len(rows))) for _ in range(RESAMPLES))
    return drawn[round(0.025 * RESAMPLES)], drawn[round(0.975 * RESAMPLES) - 1]


def _print(language: str, rows: Sequence[Judged]) -> None:
    low, high = spread(rows)
    print(f"{language}: {len(rows)} messages, macro F1 {macro(rows):.3f} ({low:.3f} to {high:.3f})")
    for name in KINDS:
        total = count(rows, name)
        there, saw = total.right + total.missed, total.right + total.wrong
        precision = f"P {total.precision:.3f} ({interval(total.right, saw)})"
        recall = f"R {total.recall:.3f} ({interval(total.right, there)})"
        print(f"  {name:13} {precision:28} {recall:28} F1 {f1(total):.3f}  of {there}")


def main() -> None:
    """Print the table of each language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parts", type=int, default=5)
    parser.add_argument("--mistakes", action="store_true", help="list every mistake")
    parser.add_argument("--batches", action="store_true", help="leave out one batch after another")
    options = parser.parse_args()
    if options.batches:
        for language in LANGUAGES:
            for name, rows in left_out(language).items():
                buy = count(rows, "buy")
                print(
                    f"{language} {name:10} {len(rows):5} messages, macro F1 {macro(rows):.3f}, buy {buy.precision:.2f} / {buy.recall:.2f}"
                )
        return
    for language in LANGUAGES:
        rows = judged(language, options.parts)
        _print(language, rows)
        for row, saw in rows if options.mistakes else ():
            wrong = sorted(name for name in (saw - row.shows) - LOOSE) + [f"no {name}" for name in sorted(row.shows & set(KINDS) - saw)]
            if wrong:
                print(f"    {', '.join(wrong)}: {row.text}")


if __name__ == "__main__":
    main()
