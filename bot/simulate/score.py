"""Scores runs against what a good rep would know: outcome, intent, fields, questions asked twice; for each language and in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from bot.simulate.expect import Exactly, shown, trimmed
from bot.simulate.persona import Persona
from bot.simulate.player import Run

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A field that does not hold what it should."""

    field: str
    kind: str  # "wrong": another value; "missed": empty; "invented": filled, though the prospect never said it
    expected: str  # "" for an invented one
    got: str  # "" for a missed one


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One run, judged."""

    run: Run
    right: tuple[str, ...]  # fields that hold what they should
    misses: tuple[Miss, ...]
    again: tuple[str, ...]  # fields asked for again although they had been answered

    @property
    def outcome_is_right(self) -> bool:
        """True when the run ended as it should."""
        return self.run.outcome == self.run.persona.truth.outcome

    @property
    def intent_is_right(self) -> bool:
        """True when an intent was seen where there is one, and none where there is none."""
        return (self.run.intent_at is not None) == self.run.persona.truth.intent

    @property
    def is_clean(self) -> bool:
        """True when nothing is wrong with the run."""
        return self.outcome_is_right and self.intent_is_right and not self.misses and not self.again


def score(run: Run) -> Scored:
    """Judge a run; a field that the persona names neither as known nor as absent is not looked at."""
    truth, got = run.persona.truth, run.answers
    misses: list[Miss] = []
    right: list[str] = []
    for name, expected in truth.fields.items():
        if name not in got:
            misses.append(Miss(field=name, kind="missed", expected=str(expected), got=""))
        elif expected.fits(got[name], run.persona.now):
            right.append(name)
        else:
            misses.append(Miss(field=name, kind="wrong", expected=str(expected), got=shown(got[name])))
    misses += [Miss(field=name, kind="invented", expected="", got=shown(got[name])) for name in truth.absent if name in got]
    return Scored(run=run, right=tuple(right), misses=tuple(misses), again=tuple(asked_again(run)))


def asked_again(run: Run) -> Iterator[str]:
    """Yield each field that was asked for when its answer had been given: understood already, or all that the script has to say.

    A reply is an answer where the persona's truth has a value for the field; "I'd rather not say" is none. A text that stands
    in an earlier message as it is (an e-mail address, a name) was answered too.
    """
    known: set[str] = set()
    told: Counter[str] = Counter()
    words = ""
    for entry in run.transcript:
        if entry.who == "prospect":
            known |= set(entry.learned)
            told[entry.reply_to] += 1
            words += f"\n{entry.text}"
        elif entry.asking and (entry.asking in known or _was_told(run.persona, entry.asking, told[entry.asking], words)):
            yield entry.asking


def _was_told(persona: Persona, name: str, replies: int, words: str) -> bool:
    expected, script = persona.truth.fields.get(name), persona.answers.get(name)
    if expected is None:
        return False
    stands = isinstance(expected, Exactly) and trimmed(expected.text) in trimmed(words)
    return stands or (script is not None and replies >= len(script))


def summary(scored: Sequence[Scored]) -> dict[str, Json]:
    """Return the figures of all runs, under "all" and under each language that they hold; a figure without a base is None."""
    languages = dict.fromkeys(one.run.persona.language for one in scored)
    groups = {"all": scored, **{code: [one for one in scored if one.run.persona.language == code] for code in languages}}
    return {name: _figures(group) for name, group in groups.items()}


def _figures(scored: Sequence[Scored]) -> Json:
    right = sum(one.outcome_is_right for one in scored)
    misses = Counter(miss.kind for one in scored for miss in one.misses)
    return {
        "personas": len(scored),
        "outcomes_right": right,
        "outcome_accuracy": ratio(right, len(scored)),
        "intent": _intent(scored),
        "intent_delay": _delay(scored),
        "fields": {name: _field(name, scored) for name in _fields(scored)},
        "all_fields": _precision(sum(len(one.right) for one in scored), misses["wrong"], misses["missed"], misses["invented"]),
        "filled_though_never_said": misses["invented"],
        "asked_again_though_answered": sum(len(one.again) for one in scored),
        "median_messages_to_outcome": _median(one.run.outcome_at for one in scored),
        **_model(scored),
    }


def _model(scored: Sequence[Scored]) -> Json:
    """What a model took and gave; nothing where none was there to be asked."""
    thoughts = [thought for one in scored for thought in one.run.thoughts]
    calls = [thought for thought in thoughts if not thought.skipped]
    micros = sum(thought.usage.micros for thought in calls)
    leads = sum(one.run.outcome in LEADS for one in scored)
    figures: Json = {
        "turns": len(thoughts),
        "calls": len(calls),
        "calls_a_turn": ratio(len(calls), len(thoughts)),
        "spared": dict(Counter(thought.skipped for thought in thoughts if thought.skipped)),
        "troubles": dict(Counter(thought.trouble for thought in calls if thought.trouble)),
        "drafts_said": sum(thought.spoke for thought in calls),
        "drafts_refused": dict(Counter(reason for thought in calls for reason in thought.guard)),
        "tokens": {kind: sum(getattr(thought.usage, kind) for thought in calls) for kind in ("fresh", "cached", "written", "out")},
        "dollars": round(micros / 1_000_000, 6),
        "dollars_a_lead": round(micros / 1_000_000 / leads, 6) if leads else None,
    }
    return {"model": figures} if thoughts else {}


LEADS = ("handoff", "nurture")
"""Outcomes that sales has something of."""


def ratio(part: int, whole: int) -> float | None:
    """Return the part of the whole to four places, None of nothing."""
    return round(part / whole, 4) if whole else None


def _median(values: Iterable[int | None]) -> float | None:
    given = [value for value in values if value is not None]
    return median(given) if given else None


def _intent(scored: Sequence[Scored]) -> Json:
    seen = [one for one in scored if one.run.intent_at is not None]
    there = [one for one in scored if one.run.persona.truth.intent]
    both = sum(one.run.persona.truth.intent for one in seen)
    return {"precision": ratio(both, len(seen)), "recall": ratio(both, len(there)), "seen": len(seen), "there": len(there), "right": both}


def _delay(scored: Sequence[Scored]) -> Json:
    """How many prospect messages after `intent_by` the intent was seen; less than nothing when earlier."""
    delays = [late for one in scored if (late := delay(one.run)) is not None]
    return {"mean": round(fmean(delays), 2) if delays else None, "max": max(delays, default=None), "measured": len(delays)}


def delay(run: Run) -> int | None:
    """Return how many prospect messages after `intent_by` the intent was seen, None when it was not, or was not there."""
    by = run.persona.truth.intent_by
    return None if run.intent_at is None or by is None or not run.persona.truth.intent else run.intent_at - by


def _fields(scored: Sequence[Scored]) -> list[str]:
    return sorted({name for one in scored for name in (*one.run.persona.truth.fields, *one.run.persona.truth.absent)})


def _field(name: str, scored: Sequence[Scored]) -> Json:
    right = sum(name in one.right for one in scored)
    kinds = Counter(miss.kind for one in scored for miss in one.misses if miss.field == name)
    return _precision(right, kinds["wrong"], kinds["missed"], kinds["invented"])


def _precision(right: int, wrong: int, missed: int, invented: int) -> Json:
    """A wrong value counts against both."""
    return {
        "precision": ratio(right, right + wrong + invented),
        "recall": ratio(right, right + wrong + missed),
        "right": right,
        "wrong": wrong,
        "missed": missed,
        "invented": invented,
    }
