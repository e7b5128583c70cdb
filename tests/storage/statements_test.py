"""The hot path and the outbox never walk through a table: with 200,000 conversations they are as quick as with none."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from storage import statements as sql
from storage.revision import ready
from storage.statement import Statement, lit, p

ALL = {name: one for name, one in vars(sql).items() if isinstance(one, Statement)} | {f"ROWS {view}": one for view, one in sql.ROWS.items()}

MAY_WALK = {
    "TOUCH_REVISION": "a table of one row",
    "LIVE": "published versions of one flow",
    "NONE_LIVE": "published versions of one flow",
    "FORGET_EXPIRED": "logins of a desk",
    "ROWS all": "in the order of its index, up to the limit",
    "NEXT_DUE": "the first entry of its index",
}


@pytest.fixture
def database(tmp_path: Path) -> sqlite3.Connection:
    ready(f"sqlite:///{tmp_path}/x.db")
    return sqlite3.connect(tmp_path / "x.db")


@pytest.mark.parametrize("name", ALL)
def test_a_statement_uses_an_index(name: str, database: sqlite3.Connection) -> None:
    statement = ALL[name].sqlite
    values = {word.strip("(),"): 1 for word in statement.replace(":", " :").split() if word.startswith(":")}
    plan = database.execute(f"EXPLAIN QUERY PLAN {statement}", {k[1:]: v for k, v in values.items()}).fetchall()
    walks = [row[3] for row in plan if row[3].startswith("SCAN") and "CONSTANT ROW" not in row[3]]
    if name not in MAY_WALK:
        assert [walk for walk in walks if "INDEX" not in walk] == []
    database.close()


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("WAITING", "ix_message_open"),
        ("TAKE", "ix_message_open"),
        ("ASIDES", "ix_message_open"),
        ("WAITING_CONVERSATIONS", "ix_message_open"),
        ("DUE", "ix_effect_due"),
        ("UNSURE", "ix_effect_sending"),
        ("FIND_PLACE", "ix_conversation_place"),
        ("RINGING", "ix_timer_ring_at"),
        ("NEXT_DUE", "ix_timer_ring_at"),
        ("TICKETS", "ix_question_open"),
        ("ROWS all", "ix_lead_urgency"),
        ("ROWS waiting", "ix_conversation_owner_rep"),
        ("ROWS mine", "ix_conversation_owner_rep"),
    ],
)
def test_a_small_index_is_used_where_it_was_made_for(name: str, index: str, database: sqlite3.Connection) -> None:
    statement = ALL[name].sqlite
    names = {word.strip("(),")[1:] for word in statement.split() if word.startswith((":", "(:"))}
    plan = database.execute(f"EXPLAIN QUERY PLAN {statement}", dict.fromkeys(names, 1)).fetchall()
    assert any(index in row[3] for row in plan), plan
    database.close()


@pytest.mark.parametrize("name", ALL)
def test_a_statement_has_the_same_parameters_on_both_databases(name: str) -> None:
    here, there = ALL[name].sqlite, ALL[name].postgresql.decode()
    assert sorted(parameters(here, ":")) == sorted(parameters(there, "%("))


def parameters(text: str, mark: str) -> list[str]:
    """Return the names of the parameters in the text."""
    parts = text.replace("::", "  ").split(mark)[1:]
    return [part[: next((i for i, c in enumerate(part) if not (c.isalnum() or c == "_")), len(part))] for part in parts]


def test_a_value_inside_a_statement_is_refused_when_it_is_compiled() -> None:
    wrong = Statement(sql.conversation.select().where(sql.C.seq == 1))
    with pytest.raises(ValueError, match="lit"):
        _ = wrong.sqlite
    right = Statement(sql.conversation.select().where(sql.C.seq == lit(1), sql.C.id == p("id")))
    assert "conversation.seq = 1" in right.sqlite
