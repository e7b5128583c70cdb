"""Our lines as the widget reads them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.model import Line, Who

M = dict[str, object]


def message(line: Line) -> M:
    """Return one line as M of the web platform."""
    rendered: M = {
        "id": str(line.seq),
        "who": line.who.value,
        "name": line.name,
        "text": line.text,
        "choices": [{"id": id, "label": label} for id, label in line.choices],
        "at": stamp(line.at),
    }
    if line.who is Who.PROSPECT and line.ref:
        rendered["client_id"] = line.ref.partition(":")[2]
    return rendered


def messages(lines: Iterable[Line]) -> list[M]:
    """Return lines as the widget reads them, notes of the team never."""
    return [message(line) for line in lines if line.who is not Who.NOTE]


def stamp(at: datetime) -> str:
    """Return a time as ISO 8601 in UTC, to the millisecond."""
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
