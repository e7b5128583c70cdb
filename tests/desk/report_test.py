"""What predicted won and lost is counted exactly, and nothing is claimed of a handful."""

from __future__ import annotations

import json

from bot.desk.report import LEAST_DECIDED, Recorded, quality
from bot.model import Owner
from tests.desk.export_test import a_record
from tests.storage.making import a_card


def leads(number: int, result: str, reasons: tuple[tuple[int, str], ...], signals: tuple[str, ...] = ()) -> list[Recorded]:
    owner = Owner.CLOSED if result in ("won", "lost", "junk", "left") else Owner.REP
    return [
        a_record(conversation=f"{result}{reasons}{one}", owner=owner, close_reason=result, card=a_card(reasons=reasons), signals=signals)
        for one in range(number)
    ]


BIG, SOON = (25, "50명 이상"), (20, "今月中")


def test_each_line_and_each_signal_is_counted_against_what_became_of_its_leads() -> None:
    told = quality(
        [
            *leads(3, "won", (BIG, SOON), ("buy",)),
            *leads(2, "lost", (BIG,), ("buy", "human")),
            *leads(1, "junk", ()),
            *leads(4, "", (SOON,)),
        ]
    )
    assert [(one.name, one.leads, one.won, one.lost, one.junk, one.open) for one in told.lines] == [
        ("今月中", 7, 3, 0, 0, 4),
        ("50명 이상", 5, 3, 2, 0, 0),
    ]
    assert [(one.name, one.leads, one.won, one.lost) for one in told.signals] == [("buy", 5, 3, 2), ("human", 2, 0, 2)]
    assert (told.total.leads, told.total.won, told.total.lost, told.total.junk, told.total.open) == (10, 3, 2, 1, 4)
    assert [one.rate for one in told.lines] == [1.0, 0.6]


def test_of_few_leads_no_lift_is_told_and_how_few_there_are_is() -> None:
    told = quality([*leads(9, "won", (BIG,)), *leads(10, "lost", ())])
    assert told.caution == "19 of 19 leads are won or lost; below 20 no lift is given"
    assert all(one.lift is None for one in told.lines)
    enough = quality([*leads(9, "won", (BIG,)), *leads(11, "lost", ())])
    assert (enough.caution, enough.lines[0].lift) == ("", None)  # enough in all, but nine had the line


def test_a_lift_compares_those_with_it_to_those_without_it() -> None:
    told = quality([*leads(8, "won", (BIG,)), *leads(2, "lost", (BIG,)), *leads(4, "won", ()), *leads(6, "lost", ())])
    assert told.total.won + told.total.lost == LEAST_DECIDED
    assert told.lines[0].lift == 2.0  # 80 % against 40 %
    never = quality([*leads(10, "won", (BIG,)), *leads(10, "lost", ())])
    assert never.lines[0].lift is None  # nothing was won without it: a ratio says nothing


def test_what_was_opened_again_is_open_and_what_no_rep_closed_is_no_result() -> None:
    again = a_record(owner=Owner.OFFERED, close_reason="won: too early")
    left = a_record(conversation="c2", owner=Owner.CLOSED, close_reason="left")
    told = quality([again, left])
    assert (told.total.won, told.total.open, told.reasons["won"]) == (0, 2, [])


def test_reasons_are_gathered_however_they_are_written_and_it_is_json() -> None:
    told = quality([*leads(2, "lost: No Budget", ()), *leads(1, "lost: no budget", ()), *leads(1, "lost: 예산 없음", ())])
    assert told.reasons["lost"] == []  # not closed yet
    closed = [
        a_record(conversation=str(n), owner=Owner.CLOSED, close_reason=why)
        for n, why in enumerate(["lost: No Budget", "lost:no budget", "lost: 예산 없음"])
    ]
    told = quality(closed)
    assert told.reasons["lost"] == [("no budget", 2), ("예산 없음", 1)]
    assert json.loads(json.dumps(told.json()))["total"]["lost"] == 3


def test_the_reasons_of_the_list_are_counted_beside_what_older_rows_say() -> None:
    closed = ["lost/price: no budget", "lost/price", "lost/timing", "lost: no budget", "junk/student", "won: fast"]
    told = quality([a_record(conversation=str(n), owner=Owner.CLOSED, close_reason=why) for n, why in enumerate(closed)])
    assert (told.total.lost, told.total.junk, told.total.won) == (4, 1, 1)
    assert told.codes == {"lost": [("price", 2), ("timing", 1)], "junk": [("student", 1)]}
    assert told.reasons["lost"] == [("no budget", 2)]
    assert json.loads(json.dumps(told.json()))["codes"]["junk"] == [{"reason": "student", "leads": 1}]
