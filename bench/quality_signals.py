"""Quality of the signals: cross-validated on the labelled examples, and on messages that nothing is tuned on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from statistics import fmean

from bench.quality_figures import Failure, Figure, Section, interval
from bench.sentence_head import trained
from bench.signals import Count, measure, seen
from bench.signals_head import folds, train
from bench.signals_source import Example, examples, labelled
from bot.language import LANGUAGES
from bot.signals import Encoder
from bot.signals.head import HEAD, HEAD_SIGNALS, NO_HEAD, Weights
from bot.signals.sentence import Sentences, SentenceWeights, VectorOf

MESSAGES = Path(__file__).parent / "messages"
PARTS = 5


@dataclass(slots=True)
class Judged:
    """What one way of judging found in one language."""

    counts: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in HEAD_SIGNALS})

    def add(self, counts: Mapping[str, Count]) -> None:
        """Add the counts of a part."""
        for name, mine in self.counts.items():
            mine.right += counts[name].right
            mine.wrong += counts[name].wrong
            mine.missed += counts[name].missed

    @property
    def macro(self) -> float:
        """The mean F1 of the signals that are there or were seen."""
        return fmean(_f1(count) for count in self.counts.values() if count.right + count.missed + count.wrong)


def _f1(count: Count) -> float:
    twice = 2 * count.right
    return twice / (twice + count.wrong + count.missed) if twice else 0.0


Heads = Mapping[str, Sequence[Mapping[str, Encoder]]]
"""Way of judging → per part: language → what was trained without that part."""


def crossed(vector_of: VectorOf | None) -> Section:
    """Train on four fifths of the examples, judge the fifth, five times; with the small head, and with the encoder."""
    parts = {language: folds(labelled(language), PARTS) for language in LANGUAGES}
    judged: dict[tuple[str, str], Judged] = {}
    failures: list[Failure] = []
    for name, heads in _heads(parts, vector_of).items():
        for language, cut in parts.items():
            one = judged.setdefault((name, language), Judged())
            for head, (_, rows) in zip(heads, cut, strict=True):
                one.add(measure(rows, _seeing(language, head[language]))[0])
                failures += _failures(rows, language, head[language]) if name == "no encoder" else ()
    about = (
        f"The labelled examples, {PARTS}-fold. The patterns were written with the examples in sight, so this says that nothing broke; "
        "the next section is the forecast. F1 is the mean over the eleven signals that are labelled throughout "
        "(not question and small talk). The encoder is asked as in the product: beside the small head, and where no words are plain. "
        "Failures are those without an encoder."
    )
    return Section(title="Signals, cross-validated", about=about, figures=list(_figures(judged)), failures=failures)


def _heads(parts: Mapping[str, Sequence[tuple[list[Example], list[Example]]]], vector_of: VectorOf | None) -> Heads:
    small = [{language: train(cut[part][0], language) for language, cut in parts.items()} for part in range(PARTS)]
    if vector_of is None:
        return {"no encoder": small}
    once = cache(vector_of)
    models = [trained([row for cut in parts.values() for row in cut[part][0]], once) for part in range(PARTS)]
    both = [{language: _as_shipped(head, model, once) for language, head in one.items()} for one, model in zip(small, models, strict=True)]
    return {"no encoder": small, "encoder": both}


def _as_shipped(head: Weights, model: SentenceWeights, vector_of: VectorOf) -> Sentences:
    """Return the two models as the product asks them: in the middle between both, the vectors only where no words are plain."""
    together = Sentences(otherwise=head)
    together.use(vector_of, model)
    return together


ASIDE = {
    "": (
        "Signals, on messages kept aside",
        "[83 messages a language](../bench/messages/README.md) that nothing is tuned on. "
        "Their texts and mistakes are not listed, so that nobody mends by them.",
    ),
    "strangers-": (
        "Signals, on strangers' messages kept aside",
        "[About 345 messages a language](../bench/messages/README.md), of which half avoid the words that one would look for, by writers "
        "who had read no pattern and no example; nothing is tuned on them either. They are the forecast for messages that nobody has seen.",
    ),
}
"""Which files, as they begin → title and what it is."""


def kept_aside(sentences: Sentences | None, which: str = "") -> Section:
    """Judge the messages that nothing is tuned on: by patterns alone, with the small head, with the encoder."""
    ways: dict[str, Encoder] = {"patterns alone": NO_HEAD, "no encoder": HEAD}
    if sentences:
        ways["encoder"] = sentences
    judged = {(name, language): Judged() for name in ways for language in LANGUAGES}
    for (name, language), one in judged.items():
        one.add(measure(examples(MESSAGES / f"{which}{language}.yaml"), _seeing(language, ways[name]))[0])
    title, about = ASIDE[which]
    return Section(title=title, about=about, figures=list(_figures(judged)))


def _seeing(language: str, encoder: Encoder) -> Callable[[str], frozenset[str]]:
    return lambda text: seen(text, language, encoder)


def _failures(rows: Sequence[Example], language: str, encoder: Encoder) -> Iterator[Failure]:
    for row in rows:
        got = seen(row.text, language, encoder) & frozenset(HEAD_SIGNALS)
        wanted = row.shows & frozenset(HEAD_SIGNALS)
        if got != wanted:
            name = f"{language}: {', '.join(sorted(row.shows)) or 'none'}"
            yield Failure(id=name, text=row.text, got=", ".join(sorted(got)) or "none", wanted=", ".join(sorted(wanted)) or "none")


def _figures(judged: Mapping[tuple[str, str], Judged]) -> Iterator[Figure]:
    for (name, language), one in judged.items():
        on, opt_out, buy = f"{language}, {name}", one.counts["opt_out"], one.counts["buy"]
        there, seen_as = opt_out.right + opt_out.missed, opt_out.right + opt_out.wrong
        yield Figure(what="F1", on=on, found=one.macro, target=0.85)
        yield Figure(what="opt_out, recall", on=on, found=opt_out.recall, target=0.97, of=f"{there}: {interval(opt_out.right, there)}")
        yield Figure(
            what="opt_out, precision", on=on, found=opt_out.precision, target=0.97, of=f"{seen_as}: {interval(opt_out.right, seen_as)}"
        )
        yield Figure(
            what="buy, precision",
            on=on,
            found=buy.precision,
            target=0.9,
            of=f"{buy.right + buy.wrong}: {interval(buy.right, buy.right + buy.wrong)}",
        )
        yield Figure(
            what="buy, recall", on=on, found=buy.recall, of=f"{buy.right + buy.missed}: {interval(buy.right, buy.right + buy.missed)}"
        )
