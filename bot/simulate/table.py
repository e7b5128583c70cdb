"""The report on a terminal: figures by language, fields, and what went wrong with whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from rich import box
from rich.table import Table

from bot.simulate.report import Change
from bot.simulate.score import Json, Miss, Scored, delay

NOTHING = "–"


def figures(summary: Json) -> Table:
    """Return the figures of each language and of all."""
    names = groups(summary)
    table = _table("", *names, right=True)
    for label, read in FIGURES:
        table.add_row(label, *(read(summary[name]) for name in names))
    return table


def model(summary: Json) -> Table:
    """Return what the model took and gave, by language and in all."""
    names = groups(summary)
    table = _table("model", *names, right=True)
    for label, read in MODEL:
        table.add_row(label, *(read(group["model"]) if (group := _group(summary, name)).get("model") else NOTHING for name in names))
    return table


def _group(summary: Json, name: str) -> Any:  # noqa: ANN401 - a part of the summary
    return summary[name]


MODEL: tuple[tuple[str, Callable[[Any], str]], ...] = (
    ("calls", lambda m: f"{m['calls']} in {m['turns']} turns"),
    ("calls a turn", lambda m: f"{m['calls_a_turn']:.2f}" if m["calls_a_turn"] is not None else NOTHING),
    ("drafts said", lambda m: str(m["drafts_said"])),
    ("drafts refused", lambda m: ", ".join(f"{name} {count}" for name, count in m["drafts_refused"].items()) or NOTHING),
    ("troubles", lambda m: ", ".join(f"{name} {count}" for name, count in m["troubles"].items()) or NOTHING),
    ("tokens in, cached", lambda m: f"{m['tokens']['fresh'] + m['tokens']['written']:,}, {m['tokens']['cached']:,}"),
    ("tokens out", lambda m: f"{m['tokens']['out']:,}"),
    ("cost", lambda m: f"${m['dollars']:.4f}"),
    ("cost a lead", lambda m: f"${m['dollars_a_lead']:.4f}" if m["dollars_a_lead"] is not None else NOTHING),
)


def groups(summary: Json) -> list[str]:
    """Return the languages of a summary in order, then "all"."""
    return [*(name for name in summary if len(name) == 2), "all"]


def fields(summary: Json) -> Table:
    """Return precision and recall of each field; what is not perfect in all is told with its counts."""
    names = groups(summary)
    table = _table("precision/recall", *names, "wrong", "missed", "invented", right=True)
    every: Any = summary["all"]
    for field, counts in [*every["fields"].items(), ("all fields", every["all_fields"])]:
        cells = [_pair(_field(summary[name], field)) for name in names]
        table.add_row(field, *cells, *(str(counts[kind] or NOTHING) for kind in ("wrong", "missed", "invented")))
    return table


def _field(group: Any, field: str) -> Any:  # noqa: ANN401 - a part of the summary
    return group["all_fields"] if field == "all fields" else group["fields"].get(field)


def wrongs(scored: Iterable[Scored]) -> Table:
    """Return a row for everything that is wrong."""
    table = _table("persona", "what", "should be", "is")
    for one in scored:
        for number, row in enumerate(wrongs_of(one)):
            table.add_row("" if number else one.run.persona.id, *row)
    return table


def wrongs_of(one: Scored) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong with a run: what, what it should be ("" where there is no saying), what it is."""
    run, truth = one.run, one.run.persona.truth
    if not one.outcome_is_right:
        yield "outcome", truth.outcome, run.outcome
    if not one.intent_is_right:
        yield "intent", "yes" if truth.intent else "no", "not seen" if truth.intent else f"seen at message {run.intent_at}"
    elif (late := delay(run) or 0) > 0:
        yield "intent", f"seen at message {truth.intent_by}", f"{late} later"
    yield from (_miss(miss) for miss in one.misses)
    yield from ((f"{field} asked again", "", "it had been answered") for field in dict.fromkeys(one.again))


def _miss(miss: Miss) -> tuple[str, str, str]:
    return miss.field, miss.expected or "nothing: never said", miss.got or "nothing"


def changed(changes: Sequence[Change]) -> Table:
    """Return a row for everything that is otherwise than in the older report."""
    table = _table("persona", "changed", "was", "is")
    for change in changes:
        table.add_row(change.persona, change.what, change.before or NOTHING, change.after or NOTHING)
    return table


def _table(first: str, *columns: str, right: bool = False) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, collapse_padding=True)
    table.add_column(first, overflow="fold")
    for column in columns:
        table.add_column(column, justify="right" if right else "left", overflow="fold")
    return table


def percent(part: float | None) -> str:
    """Return a ratio as whole percents, a dash for none; only what is whole is shown as 100."""
    if part is None:
        return NOTHING
    return f"{min(round(part * 100), 99 if part < 1 else 100)} %"


def _pair(counts: Any) -> str:  # noqa: ANN401 - a part of the summary
    if counts is None:
        return NOTHING
    return f"{percent(counts['precision'])}/{percent(counts['recall'])}".replace(" %", "")


def _number(value: float | None) -> str:
    return NOTHING if value is None else f"{value:g}"


FIGURES: tuple[tuple[str, Callable[[Any], str]], ...] = (
    ("personas", lambda group: str(group["personas"])),
    ("right outcomes", lambda group: percent(group["outcome_accuracy"])),
    ("intent precision/recall", lambda group: _pair(group["intent"])),
    ("messages until intent is seen", lambda group: _number(group["intent_delay"]["mean"])),
    ("field precision/recall", lambda group: _pair(group["all_fields"])),
    ("fields filled, never said", lambda group: str(group["filled_though_never_said"])),
    ("asked again though answered", lambda group: str(group["asked_again_though_answered"])),
    ("messages to outcome, median", lambda group: _number(group["median_messages_to_outcome"])),
)
"""What a table or a page tells of a group of the summary: label, and how its figure is shown."""
