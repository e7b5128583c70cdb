"""Messages written before anybody looked at what reads them: each tells what its row says and nothing else."""

from __future__ import annotations

import pytest

from tests.fields.said.said import Row, faults, rows

KEPT = 161
"""Rows that nobody tunes on."""
KEPT_RIGHT = 146
"""How many of them are read right; only ever raised."""
KEPT_INVENTED = 1
"""Values in them that were never said; only ever lowered."""
FRESH = 695
"""Rows of many trades and registers that are tuned on; what is not yet read right is to be mended."""
FRESH_RIGHT = 682
"""How many of them are read right; only ever raised."""
FRESH_INVENTED = 0
"""Values in them that were never said; only ever lowered."""


def _short(row: Row) -> str:
    return f"{row.language} {row.asking} {row.text[:40]}"


@pytest.mark.parametrize("row", [*rows("more"), *rows("ways")], ids=_short)
def test_a_message_tells_what_its_row_says_and_nothing_else(row: Row) -> None:
    assert faults(row) == []


@pytest.mark.parametrize("row", list(rows("never")), ids=_short)
def test_what_only_looks_like_an_answer_fills_nothing(row: Row) -> None:
    assert faults(row) == []


@pytest.mark.parametrize(
    ("part", "of", "right", "invented"), [("fresh", FRESH, FRESH_RIGHT, FRESH_INVENTED), ("kept", KEPT, KEPT_RIGHT, KEPT_INVENTED)]
)
def test_no_more_rows_of_many_kinds_are_misread_than_before(part: str, of: int, right: int, invented: int) -> None:
    found = [faults(row) for row in rows(part)]
    assert len(found) == of
    assert sum(not wrong for wrong in found) >= right
    assert sum("invented" in line for wrong in found for line in wrong) <= invented
