"""What a run means: each promise with its limit and what was found, as a table for people, as JSON for later."""

from __future__ import annotations

import json
import os
import platform
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.house import ROOT
from bench.measure import AT_ONCE, Measured, Standing

RESULTS = ROOT / "bench" / "results"
PAGE = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One figure that we want to hold."""

    what: str
    found: float
    limit: float
    at_least: bool = False  # else: at most
    unit: str = ""

    @property
    def holds(self) -> bool:
        """Whether it does."""
        return self.found >= self.limit if self.at_least else self.found <= self.limit

    def cells(self) -> tuple[str, ...]:
        """Return its row."""
        bound = "at least" if self.at_least else "at most"
        return (
            self.what,
            f"{bound} {self.limit:g} {self.unit}".strip(),
            f"{self.found:.3g} {self.unit}".strip(),
            "yes" if self.holds else "NO",
        )


def promises(measured: Measured) -> list[Promise]:
    """Return every promise with what was found."""
    return [*_beside_others(measured.standings), *_alone(measured)]


def _beside_others(standings: Mapping[str, Standing]) -> Iterator[Promise]:
    ours, floor = standings["handraiser"], standings["floor"]
    yield Promise(what="rate, as a share of the floor's", found=share(ours, floor), limit=0.12, at_least=True)
    yield Promise(what="CPU a turn, as a multiple of the floor's", found=ours.median("cpu") / floor.median("cpu"), limit=9)
    if peer := standings.get("botbuilder"):
        yield Promise(what="rate, as a multiple of botbuilder's", found=share(ours, peer), limit=2.5, at_least=True)
    yield Promise(what="p99 of a turn", found=ours.median("p99"), limit=80, unit="ms")
    yield Promise(what="wrong replies", found=ours.total("wrong"), limit=0)
    yield Promise(what="errors", found=ours.total("errors"), limit=0)
    yield Promise(what="cold start to the first right reply", found=ours.cold, limit=1.5, unit="s")
    yield Promise(what="memory after the first reply", found=ours.at_start, limit=120, unit="MB")


def _alone(measured: Measured) -> Iterator[Promise]:
    kept, full, grown = measured.kept, measured.full, measured.grown
    lost = abs(kept.acknowledged - kept.messages) + abs(kept.acknowledged - kept.turns) + abs(kept.talks - kept.leads)
    yield Promise(what="rows missing or too many after the load", found=lost, limit=0)
    what = f"rate with {full.conversations:,} conversations stored, as a share of the empty one's"
    yield Promise(what=what, found=statistics.median(full.shares), limit=0.75, at_least=True)
    yield Promise(what=f"memory a conversation, over {grown.conversations:,}", found=grown.each, limit=2, unit="KB")


def share(one: Standing, other: Standing) -> float:
    """Return the median, over the rounds, of one's rate by the other's in the same round."""
    return statistics.median(a.rate / b.rate for a, b in zip(one.rounds, other.rounds, strict=True))


COLUMNS: Mapping[str, str] = {
    "rate": "turns/s",
    "p50": "p50 ms",
    "p99": "p99 ms",
    "worst": "worst ms",
    "cpu": "CPU ms a turn",
    "memory": "MB after",
}


def table(measured: Measured) -> str:
    """Return the tables in Markdown."""
    floor = measured.standings["floor"]
    head = ["", *COLUMNS.values(), "cold start s", "MB at start", "of the floor", "wrong", "errors"]
    rows = [_row(name, one, floor) for name, one in measured.standings.items()]
    verdicts = [promise.cells() for promise in promises(measured)]
    parts = [_markdown(head, rows), _markdown(["", "promised", "found", "holds"], verdicts), *_left_out(measured)]
    return "\n\n".join(parts)


def _row(name: str, one: Standing, floor: Standing) -> list[str]:
    figures = [f"{one.median(column):.3g}" if column != "rate" else f"{one.median(column):,.0f}" for column in COLUMNS]
    return [
        name,
        *figures,
        f"{one.cold:.2f}",
        f"{one.at_start:.0f}",
        f"{share(one, floor):.3f}",
        str(one.total("wrong")),
        str(one.total("errors")),
    ]


def _left_out(measured: Measured) -> list[str]:
    return [f"**Left out, so not compared: {why}**" for why in measured.missing]


def _markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def circumstances() -> dict[str, str]:
    """Return where and with what a run was made."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "machine": f"{os.cpu_count()} x {platform.machine()}, {platform.system()} {platform.release()}",
        "at once": str(AT_ONCE),
        "handraiser": version("handraiser"),
    }


def keep(measured: Measured) -> Path:
    """Write the run under bench/results and its tables into docs/benchmarks.md. Return the file of the run."""
    about = circumstances()
    file = RESULTS / f"{about['at'][:10]}.json"
    RESULTS.mkdir(exist_ok=True)
    file.write_text(json.dumps({**about, **asdict(measured)}, indent=1) + "\n")
    made = ", ".join(f"{name} {value}" for name, value in about.items() if name != "at once")
    _into_page(f"Run of {made}; {AT_ONCE} conversations at once.\n\n{table(measured)}")
    return file


def _into_page(text: str) -> None:
    page = PAGE.read_text()
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}")
