"""Measures the signals: precision and recall per signal and language on labelled messages, and the time a message takes."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.signals_source import Example, examples, labelled
from bot.language import LANGUAGES
from bot.signals import Encoder, classify
from bot.signals.head import HEAD, NO_HEAD
from bot.signals.intent import HOLDS
from bot.signals.kind import SIGNALS as KINDS

KEPT = Path(__file__).parent.parent / "tests" / "signals" / "kept"
LOOSE = frozenset({"question", "small_talk"})
"""Messages are not labelled with these throughout, so only the labelled ones count: found or not."""


@dataclass(slots=True)
class Count:
    """How often a signal was there and seen, seen without being there, there and not seen."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was seen that was there; 1 where nothing was seen."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of what was there that was seen."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


Classifier = Callable[[str], Iterable[str]]


def seen(text: str, language: str, encoder: Encoder = HEAD) -> frozenset[str]:
    """Return the signals that hold by their thresholds."""
    strengths = classify(text, language, encoder=encoder)
    return frozenset(name for name in KINDS if strengths.get(name, 0.0) >= HOLDS)


def measure(rows: Iterable[Example], see: Callable[[str], frozenset[str]]) -> tuple[dict[str, Count], list[str]]:
    """Return the counts per signal and a line for each mistake."""
    counts = {name: Count() for name in KINDS}
    mistakes: list[str] = []
    for row in rows:
        found = see(row.text)
        judged = ((frozenset(KINDS) - LOOSE) | (row.shows & LOOSE) | (row.looks_like & LOOSE)) - row.perhaps
        for name in judged & (found | row.shows):
            count = counts[name]
            if name in found and name in row.shows:
                count.right += 1
            elif name in found:
                count.wrong += 1
                mistakes.append(f"wrongly {name}: {row.text}")
            else:
                count.missed += 1
                mistakes.append(f"no {name}: {row.text}")
    return counts, mistakes


def _report(title: str, messages: Mapping[str, Sequence[Example]], encoder: Encoder, verbose: bool) -> None:
    print(f"\n{title}")
    for language, rows in messages.items():
        counts, mistakes = measure(rows, partial(seen, language=language, encoder=encoder))
        total = Count(*(sum(getattr(c, part) for c in counts.values()) for part in ("right", "wrong", "missed")))
        print(f"{language}: {len(rows)} messages, precision {total.precision:.3f}, recall {total.recall:.3f}")
        for name, count in counts.items():
            there = count.right + count.missed
            print(f"  {name:13} P {count.precision:.2f}  R {count.recall:.2f}  of {there}, {count.wrong} wrongly")
        if verbose:
            print("  " + "\n  ".join(mistakes))


def _time(messages: Mapping[str, Sequence[Example]]) -> None:
    for language, rows in messages.items():
        texts = [row.text for row in rows]
        for text in texts:
            classify(text, language)
        best = []
        for text in texts:
            spans = []
            for _ in range(5):
                start = time.perf_counter_ns()
                classify(text, language)
                spans.append(time.perf_counter_ns() - start)
            best.append(min(spans) / 1000)
        best.sort()
        print(f"{language}: median {best[len(best) // 2]:.0f} µs a message, p95 {best[int(len(best) * 0.95)]:.0f} µs")


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mistakes", action="store_true", help="list every mistake on the examples")
    parser.add_argument("--examples", action="store_true", help="the examples that patterns and head were made with")
    parser.add_argument("--no-head", action="store_true", help="patterns alone")
    options = parser.parse_args()
    kept = {language: examples(KEPT / f"{language}.yaml") for language in LANGUAGES}
    messages = {language: labelled(language) for language in LANGUAGES} if options.examples else kept
    title = "examples (seen)" if options.examples else "kept aside"
    _report(title, messages, NO_HEAD if options.no_head else HEAD, options.mistakes and options.examples)
    _time(messages)


if __name__ == "__main__":
    main()
