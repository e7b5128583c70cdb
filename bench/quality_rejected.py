"""Readings that reps rejected (`handraiser report rejected --jsonl`), read again: how many are still read as wrongly as then."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.quality_figures import Failure, Figure, Section, counted, share
from bench.quality_words import rows_of
from bot.commands.reading import Asked, understood
from bot.errors import Refused
from bot.flow.vocabulary import kinds_of
from bot.playbook import Playbook

KEYS = frozenset({"id", "language", "text", "field", "wrong", "now"})


def rejected(file: Path, play: Playbook) -> Section:
    """Read each message unasked and as the answer to the question for its field. Raise Refused for a file of another shape."""
    rows = _rows(file)
    known = [row for row in rows if row["field"] in kinds_of(play.flow)]
    wrong = [row for row in known if _is_still_wrong(row, play)]
    of, still = Counter(str(row["language"]) for row in known), Counter(str(row["language"]) for row in wrong)
    figures = [
        Figure(
            what="rejected readings that are read no more",
            on=language,
            found=share(n - still[language], n),
            unit="%",
            of=counted(n - still[language], n),
        )
        for language, n in sorted(of.items())
    ]
    failures = [Failure(id=row["id"], text=row["text"], got=f"{row['field']} {_json(row['wrong'])}", wanted="not that") for row in wrong]
    about = f"{counted(len(known), len(rows))} name a field of the flow."
    return Section(title="Readings that reps rejected", about=about, figures=figures, failures=failures)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _rows(file: Path) -> list[Mapping[str, Any]]:
    try:
        rows = rows_of(file)
    except (OSError, ValueError) as error:
        raise Refused(f"{file} is no file of JSON lines: {error}") from error
    for number, row in enumerate(rows, 1):
        if lacking := KEYS - row.keys():
            raise Refused(f"{file}, line {number}: {', '.join(sorted(lacking))} is missing; `handraiser report rejected --jsonl` writes it")
    return rows


def _is_still_wrong(row: Mapping[str, Any], play: Playbook) -> bool:
    at, field = datetime.fromisoformat(row["now"]), row["field"]
    readings = (
        understood(Asked(text=row["text"], now=at, asking=asking, region=row.get("region", ""), language=row["language"]), play)
        for asking in (None, field)
    )
    return any(answer.field == field and answer.value == row["wrong"] for reading in readings for answer in reading.answers)
