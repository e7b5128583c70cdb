"""`handraiser report`: what came of the leads."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from rich.table import Table

from bot.commands.console import console
from bot.commands.leads import recorded
from bot.commands.place import find_place
from bot.desk.report import LEAST_WITH, Counted, Quality, quality


def quality_report(team: str, config: Path | None, *, as_json: bool) -> None:
    """Print which lines of the score and which signals went with won and with lost. Raise NotFound for an unknown team."""
    found = quality(recorded(find_place(config), team))
    if as_json:
        console().print(json.dumps(found.json(), ensure_ascii=False, indent=2))
        return
    _print(found)


def _print(found: Quality) -> None:
    out, total = console(), found.total
    out.print(f"{total.leads} leads: {total.won} won, {total.lost} lost, {total.junk} junk, {total.open} still open.")
    if found.caution:
        out.print(f"{found.caution}.")
    for title, counted in (("line of the score", found.lines), ("signal", found.signals)):
        if counted:
            out.print(_table(title, counted))
    for name, chosen in found.codes.items():
        if chosen:
            out.print(f"{name} for: {', '.join(f'{code} ({leads})' for code, leads in chosen)}")
    for name, told in found.reasons.items():
        if told:
            out.print(f"{name}: {', '.join(f'{words} ({leads})' for words, leads in told)}")
    out.print(f"lift: won with it over won without it, where {LEAST_WITH} decided leads have it and {LEAST_WITH} do not.")


def _table(title: str, counted: Sequence[Counted]) -> Table:
    table = Table(title, box=None, pad_edge=False)
    for name in ("leads", "won", "lost", "junk", "open", "win rate", "lift"):
        table.add_column(name, justify="right")
    for one in counted:
        rate = "–" if one.rate is None else f"{one.rate:.0%}"
        lift = "–" if one.lift is None else f"{one.lift:.2f}"
        table.add_row(one.name, *map(str, (one.leads, one.won, one.lost, one.junk, one.open)), rate, lift)
    return table
