"""The report says what was found, fails what does not hold, and never leaves a peer out in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.load import Round, quantile, spoken
from bench.measure import Full, Grown, Kept, Measured, Standing
from bench.report import Promise, promises, share, table
from tests.varied import varied


def _round(rate: float, **changed: float) -> Round:
    plain = Round(conversations=10, turns=60, rate=rate, p50=10, p99=20, worst=30, cpu=100 / rate, memory=100, errors=0, wrong=0, sample="")
    return varied(plain, **changed)


def _standing(*rates: float) -> Standing:
    return Standing(cold=1.0, at_start=100, rounds=[_round(rate) for rate in rates])


GOOD = Measured(
    standings={"handraiser": _standing(130, 150, 260), "floor": _standing(1000, 1000, 2000), "botbuilder": _standing(50, 50, 50)},
    kept=Kept(acknowledged=61, messages=61, turns=61, leads=10, talks=10),
    full=Full(conversations=200_000, megabytes=900, seeding=90, shares=(0.7, 0.8, 0.9)),
    grown=Grown(before=100, after=105, conversations=5_000),
)


def _broken(measured: Measured) -> list[str]:
    return [promise.what for promise in promises(measured) if not promise.holds]


def test_a_good_run_holds_every_promise() -> None:
    assert _broken(GOOD) == []


def test_a_share_is_taken_within_each_round_so_that_a_slow_round_is_slow_for_both() -> None:
    assert share(_standing(10, 200, 30), _standing(100, 2000, 300)) == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("changed", "broken"),
    [
        (replace(GOOD, kept=replace(GOOD.kept, messages=60)), "rows missing"),  # an acknowledged message is not stored
        (replace(GOOD, kept=replace(GOOD.kept, leads=11)), "rows missing"),  # a card too many
        (replace(GOOD, full=replace(GOOD.full, shares=(0.6, 0.7, 0.9))), "200,000 conversations"),
        (replace(GOOD, grown=replace(GOOD.grown, after=111)), "memory a conversation"),
        (replace(GOOD, standings={**GOOD.standings, "botbuilder": _standing(60, 60, 600)}), "botbuilder"),
    ],
    ids=["a message lost", "a card doubled", "slow when full", "memory grows", "slower than the peer"],
)
def test_what_does_not_hold_is_said(changed: Measured, broken: str) -> None:
    assert [what for what in _broken(changed) if broken in what]
    assert "| NO |" in table(changed)


def test_a_peer_that_could_not_be_measured_is_named_with_the_reason() -> None:
    without = {name: standing for name, standing in GOOD.standings.items() if name != "botbuilder"}
    said = table(replace(GOOD, standings=without, missing=("botbuilder needs Python 3.10",)))
    assert "Left out, so not compared: botbuilder needs Python 3.10" in said
    assert "as a multiple of botbuilder's" not in said


@pytest.mark.parametrize(("found", "at_least", "holds"), [(2.0, True, True), (1.9, True, False), (2.0, False, True), (2.1, False, False)])
def test_a_limit_itself_still_holds(found: float, at_least: bool, holds: bool) -> None:
    assert Promise(what="x", found=found, limit=2.0, at_least=at_least).holds is holds


def test_only_what_is_said_counts_as_words_of_a_reply() -> None:
    body = '{"messages": [{"id": "What budget", "text": "직원은 몇 분쯤 되세요?"}], "asking": "When would you like"}'.encode()
    assert spoken(body) == "직원은 몇 분쯤 되세요?"


def test_a_quantile_is_one_of_the_values() -> None:
    assert [quantile([1.0, 2.0, 3.0, 4.0], share) for share in (0.0, 0.5, 0.99)] == [1.0, 3.0, 4.0]
