"""Neither the hot path nor a page walks through a table: with 200,000 conversations they are as quick as with none."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest

import storage
from storage import statements as sql
from storage.revision import ready
from storage.statement import Statement, lit, p


def _all() -> Iterator[tuple[str, Statement]]:
    """Yield every statement by its name, of `storage/statements_desk.py` as "desk.NAME"."""
    for module in iter_modules(storage.__path__, "storage."):
        _, is_one, part = module.name.partition(".statements")
        for name, one in vars(import_module(module.name)).items() if is_one else ():
            full = f"{part.removeprefix('_')}.{name}".removeprefix(".")
            if isinstance(one, Statement):
                yield full, one
            elif isinstance(one, dict):
                yield from ((f"{full} {key}", each) for key, each in one.items() if isinstance(each, Statement))


ALL = dict(_all())

MAY_WALK = {
    "TOUCH_REVISION": "a table of one row",
    "FORGET_EXPIRED": "logins of a desk",
    "desk.AWAY": "absences of reps",
    "desk.PRESENCES": "absences of reps",
    "figures.AWAY": "absences of reps",
    "desk.ALL_LEADS": "the export takes everything",
    "desk.MENDED_IN": "what reps put right, for the command that asks for it",
    "figures.TALLIES": "a digest, once a day, and a rep's question about all leads",
    "figures.HAPPENED": "the leads, for a digest; of the events only those of leads that something happened to",
    "figures.PLANNED": "the digests that are planned, at a start",
    "kin.KIN": "who was joined by a rep",
    "outside.OPEN_ON": "the conversations of a platform, at its start",
    "outside.HEARD_UNTIL": "the conversations that changed last, at a start of a platform",
}
"""What reads every row of a table, and why it may."""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    file = tmp_path_factory.mktemp("statements") / "x.db"
    ready(f"sqlite:///{file}")
    connection = sqlite3.connect(file)
    yield connection
    connection.close()


def plan(statement: Statement, database: sqlite3.Connection) -> list[str]:
    """Return how SQLite goes about it, a line a table."""
    return [row[3] for row in database.execute(f"EXPLAIN QUERY PLAN {statement.sqlite}", [1] * len(statement.places))]


def walks(statement: Statement, database: sqlite3.Connection) -> list[str]:
    """Return the tables that it reads whole: an index that was made for it holds a part of them, or gives the order that a limit cuts."""
    return [step for step in plan(statement, database) if step.startswith("SCAN") and " ix_" not in step and "CONSTANT ROW" not in step]


@pytest.mark.parametrize("name", [name for name in ALL if name not in MAY_WALK])
def test_a_statement_uses_an_index(name: str, database: sqlite3.Connection) -> None:
    assert walks(ALL[name], database) == []


@pytest.mark.parametrize("name", MAY_WALK)
def test_what_may_walk_does(name: str, database: sqlite3.Connection) -> None:
    assert walks(ALL[name], database) != []


def test_of_what_happened_only_the_events_of_leads_of_that_time_are_read(database: sqlite3.Connection) -> None:
    assert [step for step in plan(ALL["figures.HAPPENED"], database) if "event" in step] == [
        "SEARCH event USING INDEX ix_event_conversation (conversation=?)"
    ]


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("WAITING", "ix_message_open"),
        ("TAKE", "ix_message_open"),
        ("pages.ASIDES", "ix_message_open"),
        ("WAITING_CONVERSATIONS", "ix_message_open"),
        ("DUE", "ix_effect_due"),
        ("UNSURE", "ix_effect_sending"),
        ("FIND_PLACE", "ix_conversation_place"),
        ("RINGING", "ix_timer_ring_at"),
        ("NEXT_DUE", "ix_timer_ring_at"),
        ("figures.DUE", "ix_timer_ring_at"),
        ("pages.TICKETS", "ix_question_open"),
        ("pages.ROWS all", "ix_lead_urgency"),
        ("pages.ROWS waiting", "ix_conversation_owner_rep"),
        ("pages.ROWS mine", "ix_conversation_owner_rep"),
    ],
)
def test_a_small_index_is_used_where_it_was_made_for(name: str, index: str, database: sqlite3.Connection) -> None:
    steps = plan(ALL[name], database)
    assert any(index in step for step in steps), steps


@pytest.mark.parametrize("name", ALL)
def test_a_statement_has_the_same_parameters_on_both_databases(name: str) -> None:
    here, there = ALL[name], ALL[name].postgresql.decode()
    assert sorted(here.places) == sorted(parameters(there, "%("))
    assert here.sqlite.count("?") == len(here.places)


def test_values_are_put_in_the_places_of_their_names() -> None:
    moved = sql.MOVE_ON_FROM
    values = {name: f"<{name}>" for name in reversed(moved.places)} | {"p_more": "<left out>"}
    assert moved.placed(values) == tuple(f"<{name}>" for name in moved.places)
    assert sql.CONVERSATION.placed({"p_id": "a"}) == ("a",)
    assert sql.WAITING_CONVERSATIONS.placed({}) == ()
    with pytest.raises(KeyError):
        moved.placed({"p_id": "a"})


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
