"""Quality of whole talks: scripted prospects who talk with the flow, those that we tune on and, apart, those that nobody may read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.quality_figures import Failure, Figure, Section, counted, share
from bot.commands.stage import perform
from bot.config import Config
from bot.flow.load import load_flow
from bot.flow.vocabulary import OUTCOMES, kinds_of
from bot.simulate.load import load_personas
from bot.simulate.score import Scored, delay, score

ROOT = Path(__file__).parents[1]
PERSONAS = ROOT / "bench" / "personas"
SEEN = {
    "samples": [ROOT / "tests" / "personas" / "samples.yaml"],
    "own": [ROOT / "tests" / "personas" / "own.yaml"],
    "dev": [file for file in sorted(PERSONAS.glob("dev-*.yaml")) if not file.name.startswith("dev-kept")],
}
UNSEEN = {"unseen": sorted(PERSONAS.glob("unseen-*.yaml")), "kept": sorted(PERSONAS.glob("dev-kept-*.yaml"))}
"""Of `kept`, which check what was tuned on the dev set, totals are read too, and no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aims:
    """What a group of personas is to reach."""

    outcome: float
    precision: float = 0.95
    recall: float = 0.9


AIMS = {
    "samples": Aims(outcome=1.0),
    "own": Aims(outcome=0.9),
    "dev": Aims(outcome=0.9),
    "unseen": Aims(outcome=0.9),
    "kept": Aims(outcome=0.9),
}


def played(files: Sequence[Path], *, encoder: bool) -> tuple[Scored, ...]:
    """Play the personas of some files. Raise FaultyFiles, and RuntimeError when a turn failed."""
    flows = ROOT / "flows"
    personas = load_personas(files, lambda name: kinds_of(load_flow(flows, name)) if (flows / f"{name}.yaml").is_file() else None, OUTCOMES)
    with tempfile.TemporaryDirectory(prefix="handraiser-quality-") as folder:
        runs, failed = perform(personas, Config(flows=str(flows), encoder=encoder), Path(folder), seed=0, done=lambda _: None)
    if failed:
        raise RuntimeError(f"a turn failed in the talk with {', '.join(failed)}")
    return tuple(map(score, runs))


def talks(ways: Sequence[bool]) -> Section:
    """Play the personas that everybody may read."""
    figures: list[Figure] = []
    failures: list[Failure] = []
    for encoder in ways:
        for group, files in SEEN.items():
            scored = played(files, encoder=encoder)
            figures += _figures(group, scored, encoder=encoder)
            failures += [failure for one in scored for failure in _failures(one)] if encoder is ways[0] else []
    about = (
        "Scripted prospects ([how they are scored](simulate.md)): the first samples, our own, and the "
        f"[dev set](../bench/personas/README.md), which is there to be tuned on. {_WITH[ways[0]]}"
    )
    return Section(title="Talks that are tuned on", about=about, figures=figures, failures=failures)


_WITH = {True: "Failures are those with the encoder.", False: "Failures are those without an encoder."}


def unseen(ways: Sequence[bool]) -> Section:
    """Play the personas that nobody tunes on: figures and ids alone leave here."""
    figures: list[Figure] = []
    ids: list[str] = []
    for encoder in ways:
        for group, files in UNSEEN.items():
            scored = played(files, encoder=encoder)
            figures += _figures(group, scored, encoder=encoder)
            figures += [figure for language in ("en", "ko", "ja") for figure in _by_language(group, language, scored, encoder=encoder)]
            ids += [one.run.persona.id for one in scored if encoder is ways[0] and not one.outcome_is_right]
    about = (
        "Scripted prospects that [nobody tunes on](../bench/personas/README.md), and some kept to check tuning: "
        "figures and the ids of wrong outcomes, no texts. "
        f"{_WITH[ways[0]]}"
    )
    return Section(title="Talks that nobody tunes on", about=about, figures=figures, ids=ids)


def _by_language(group: str, language: str, scored: Sequence[Scored], *, encoder: bool) -> Iterator[Figure]:
    mine = [one for one in scored if one.run.persona.language == language]
    right = sum(one.outcome_is_right for one in mine)
    yield Figure(
        what="right outcomes",
        on=f"{group} {language}, {_name(encoder=encoder)}",
        found=share(right, len(mine)),
        target=0.9,
        unit="%",
        of=counted(right, len(mine)),
    )


def _name(*, encoder: bool) -> str:
    return "encoder" if encoder else "no encoder"


def _figures(group: str, scored: Sequence[Scored], *, encoder: bool) -> Iterator[Figure]:
    on, aims = f"{group}, {_name(encoder=encoder)}", AIMS[group]
    outcomes = sum(one.outcome_is_right for one in scored)
    right = sum(len(one.right) for one in scored)
    kinds = [miss.kind for one in scored for miss in one.misses]
    wrong, missed, invented = (kinds.count(kind) for kind in ("wrong", "missed", "invented"))
    late = [one for one in scored if one.run.persona.truth.intent_by is not None]
    in_time = sum((after := delay(one.run)) is not None and after <= 1 for one in late)
    again = sum(len(one.again) for one in scored)
    yield Figure(
        what="right outcomes", on=on, found=share(outcomes, len(scored)), target=aims.outcome, unit="%", of=counted(outcomes, len(scored))
    )
    yield Figure(
        what="fields, precision",
        on=on,
        found=share(right, right + wrong + invented),
        target=aims.precision,
        of=counted(right, right + wrong + invented),
    )
    yield Figure(
        what="fields, recall",
        on=on,
        found=share(right, right + wrong + missed),
        target=aims.recall,
        of=counted(right, right + wrong + missed),
    )
    yield Figure(what="filled though never said", on=on, found=invented, target=0, at_least=False)
    yield Figure(what="asked again though answered", on=on, found=again, target=0, at_least=False)
    yield Figure(
        what="intent seen at most one message late",
        on=on,
        found=share(in_time, len(late)),
        target=1,
        unit="%",
        of=counted(in_time, len(late)),
    )


def _failures(one: Scored) -> Iterator[Failure]:
    name, truth = one.run.persona.id, one.run.persona.truth
    opening = " / ".join(one.run.persona.opens)
    if not one.outcome_is_right:
        yield Failure(id=name, text=opening, got=f"outcome {one.run.outcome}", wanted=truth.outcome)
    if not one.intent_is_right:
        yield Failure(id=name, text=opening, got=f"intent at {one.run.intent_at}", wanted=f"intent {truth.intent}")
    elif (late := delay(one.run)) is not None and late > 1:
        yield Failure(id=name, text=opening, got=f"intent at message {one.run.intent_at}", wanted=f"at {truth.intent_by}")
    for miss in one.misses:
        yield Failure(id=name, text=miss.kind, got=f"{miss.field}: {miss.got}", wanted=miss.expected)
    for field in one.again:
        yield Failure(id=name, text="asked again", got=field, wanted="asked once")
