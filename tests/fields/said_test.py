"""Messages written before anybody looked at what reads them: each tells what its row says and nothing else."""

from __future__ import annotations

import pytest

from tests.fields.said.said import Row, faults, rows

KEPT = 118
"""Rows that nobody tunes on."""
KEPT_RIGHT = 95
"""How many of them are read right; only ever raised."""
KEPT_INVENTED = 8
"""Values in them that were never said; only ever lowered."""


def _short(row: Row) -> str:
    return f"{row.language} {row.asking} {row.text[:40]}"


@pytest.mark.parametrize("row", [*rows("more"), *rows("ways")], ids=_short)
def test_a_message_tells_what_its_row_says_and_nothing_else(row: Row) -> None:
    assert faults(row) == []


@pytest.mark.parametrize("row", list(rows("never")), ids=_short)
def test_what_only_looks_like_an_answer_fills_nothing(row: Row) -> None:
    assert faults(row) == []


def test_what_was_tuned_holds_for_rows_that_were_kept_aside() -> None:
    found = [faults(row) for row in rows("kept")]
    assert len(found) == KEPT
    assert sum(not wrong for wrong in found) >= KEPT_RIGHT
    assert sum("invented" in line for wrong in found for line in wrong) <= KEPT_INVENTED
