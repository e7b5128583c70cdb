"""The report as one page: charts, tables and every talk, in one file that needs nothing else. Everything that was said is escaped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from bot.simulate.expect import shown
from bot.simulate.score import Json, Scored
from bot.simulate.table import FIGURES, groups, percent, wrongs_of

ROW, LABEL, WIDTH, ROOM = 26, 140, 1000, 80
"""Pixels of a chart: a row's height, the labels' width, the whole, and the room for figures behind the bars."""

Bar = tuple[str, Sequence[float | None]]
"""A label with its one or two ratios; None is a ratio that has no base."""


def page(scored: Sequence[Scored], report: Json) -> str:
    """Return the page of a report."""
    summary: Any = report["summary"]
    names, every = groups(summary), summary["all"]
    return _template().render(
        summary=summary,
        all=every,
        names=names,
        tiles=[(label, read(every)) for label, read in FIGURES[1:]],
        figures=[(label, [read(summary[name]) for name in names]) for label, read in FIGURES],
        outcome_bars=[(name, (summary[name]["outcome_accuracy"],)) for name in names],
        matrix=_matrix(scored),
        field_bars=[(name, (counts["precision"], counts["recall"])) for name, counts in every["fields"].items()],
        field_rows=[(name, _cells(counts)) for name, counts in every["fields"].items()],
        talks=[_talk(one) for one in sorted(scored, key=lambda one: one.is_clean)],
        bars=bars,
    )


@cache
def _template() -> Template:
    loader = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True).get_template("page.html")


def bars(rows: Sequence[Bar], title: str) -> Markup:
    """Return a bar chart as inline SVG: a row a label, its ratios one above the other, with their percents behind them."""
    height = ROW * len(rows)
    body = Markup("").join(_row(number, label, ratios) for number, (label, ratios) in enumerate(rows))
    return Markup('<figure><svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg></figure>').format(WIDTH, height, title, body)


def _row(number: int, label: str, ratios: Sequence[float | None]) -> Markup:
    top = number * ROW
    thick = (ROW - 10) / len(ratios)
    parts = [Markup('<text x="0" y="{}">{}</text>').format(top + 17, label)]
    for index, ratio in enumerate(ratios):
        parts.append(_bar("track", top + 5 + index * thick, WIDTH - LABEL - ROOM, thick))
        parts.append(_bar("second" if index else "bar", top + 5 + index * thick, (WIDTH - LABEL - ROOM) * (ratio or 0), thick))
    figures = " / ".join(percent(ratio).removesuffix(" %") for ratio in ratios)
    parts.append(Markup('<text class="quiet" x="{}" y="{}" text-anchor="end">{}</text>').format(WIDTH, top + 17, figures))
    return Markup("").join(parts)


def _bar(kind: str, top: float, width: float, height: float) -> Markup:
    return Markup('<rect class="{}" x="{}" y="{:g}" width="{:.1f}" height="{:g}" rx="2"/>').format(kind, LABEL, top, width, height - 1)


def _matrix(scored: Sequence[Scored]) -> Mapping[str, Any]:
    """Return how often which outcome came where which should have."""
    counts = Counter((one.run.persona.truth.outcome, one.run.outcome) for one in scored)
    names = sorted({name for pair in counts for name in pair})
    rows = [(wanted, [(got, counts[wanted, got]) for got in names]) for wanted in names]
    return {"columns": names, "rows": rows}


def _cells(counts: Mapping[str, Any]) -> list[str]:
    ratios = [percent(counts[name]) for name in ("precision", "recall")]
    return [*ratios, *(str(counts[name]) for name in ("right", "wrong", "missed", "invented"))]


def _talk(one: Scored) -> Mapping[str, Any]:
    run = one.run
    return {
        "id": run.persona.id,
        "language": run.persona.language,
        "outcome": run.outcome,
        "should": run.persona.truth.outcome,
        "is_right": one.outcome_is_right,
        "wrongs": list(wrongs_of(one)),
        "transcript": list(_entries(one)),
    }


def _entries(one: Scored) -> Iterator[Mapping[str, Any]]:
    for entry in one.run.transcript:
        learned: Iterable[tuple[str, str]] = [(name, shown(value)) for name, value in sorted(entry.learned.items())]
        yield {"who": entry.who, "text": entry.text, "asking": entry.asking, "learned": learned}
