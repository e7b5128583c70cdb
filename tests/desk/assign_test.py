"""Who is offered a lead: fair by weight, never over capacity, never to somebody who is away; and always with the reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.assign import MODES, REASONS, Assigned, Candidate, Snapshot, assign, explain
from tests.varied import varied

DANA, JUN, REN = Candidate(rep="dana"), Candidate(rep="jun", languages=("ko", "en")), Candidate(rep="ren", languages=("ja",))


def snapshot(*reps: Candidate, mode: str = "round_robin", **other: object) -> Snapshot:
    return varied(Snapshot(team="inbound", mode=mode, language="en", reps=reps), **other)


def codes(assigned: Assigned) -> list[tuple[str, str]]:
    return [(reason.code, reason.rep) for reason in assigned.reasons]


def played(snap: Snapshot, leads: int) -> Counter[str]:
    """Give so many leads one after the other, each on what the last one left."""
    given_to: Counter[str] = Counter()
    for _ in range(leads):
        decided = assign(snap)
        given_to[decided.rep] += 1
        if decided.mark is None or decided.turn is None:
            continue
        reps = tuple(replace(c, open=c.open + 1, mark=decided.mark) if c.rep == decided.rep else c for c in snap.reps)
        snap = replace(snap, reps=reps, turn=decided.turn)
    return given_to


def test_ten_thousand_leads_over_fifty_reps_fall_by_weight_and_never_over_capacity() -> None:
    weights = [1 + n % 5 for n in range(50)]
    reps = tuple(Candidate(rep=f"r{n}", weight=w, capacity=10_000) for n, w in enumerate(weights))
    shares = played(snapshot(*reps), 10_000)
    for n, weight in enumerate(weights):
        fair = 10_000 * weight / sum(weights)
        assert abs(shares[f"r{n}"] - fair) <= 0.02 * fair
    small = tuple(replace(c, capacity=150) for c in reps)
    full = played(snapshot(*small), 10_000)
    assert max(full[c.rep] for c in small) == 150
    assert full[""] == 10_000 - 50 * 150


def test_a_rep_who_comes_back_is_not_flooded() -> None:
    there = snapshot(Candidate(rep="a", mark=500.0), Candidate(rep="b", mark=0.0), turn=499.0)
    assert played(there, 10) == {"a": 5, "b": 5}


def test_least_loaded_looks_at_the_share_of_capacity() -> None:
    busy, idle = Candidate(rep="busy", open=5, capacity=50), Candidate(rep="idle", open=2, capacity=4)
    decided = assign(snapshot(busy, idle, mode="least_loaded"))
    assert decided.rep == "busy"
    assert explain(decided.reasons[-1], {"busy": "Bea Usy"}) == "Bea Usy has the least to do: 5 open leads of 50"


def test_whoever_claims_first_has_it_where_the_team_says_so() -> None:
    decided = assign(snapshot(DANA, JUN, mode="first_claim"))
    assert (decided.rep, codes(decided)) == ("", [("first_claim", "")])


@pytest.mark.parametrize("mode", MODES)
def test_the_account_owner_comes_first_even_from_another_team(mode: str) -> None:
    decided = assign(snapshot(DANA, mode=mode, others=(REN,), account_owner="ren"))
    assert (decided.rep, codes(decided), decided.mark) == ("ren", [("owner", "ren")], None)


@pytest.mark.parametrize(
    ("owner", "passed", "code"),
    [
        (replace(REN, away=True), (), "owner_away"),
        (replace(REN, open=20), (), "owner_full"),
        (REN, ("ren",), "owner_passed"),
    ],
)
def test_an_account_owner_who_cannot_take_it_is_shown_and_passed_over(owner: Candidate, passed: tuple[str, ...], code: str) -> None:
    decided = assign(snapshot(DANA, others=(owner,), account_owner="ren", passed=passed))
    assert decided.rep == "dana"
    assert codes(decided) == [(code, "ren"), ("only", "dana")]


def test_a_deputy_stands_in_for_an_account_owner_who_is_away() -> None:
    decided = assign(snapshot(DANA, others=(replace(REN, away=True, deputy="jun"), JUN), account_owner="ren"))
    assert (decided.rep, codes(decided)) == ("jun", [("owner_away", "ren"), ("deputy", "jun")])
    assert explain(decided.reasons[1], {"ren": "佐藤 蓮", "jun": "김준"}) == "김준 stands in for 佐藤 蓮"


def test_language_decides_before_the_turn_and_never_leaves_a_lead_alone() -> None:
    decided = assign(snapshot(JUN, REN, language="ja"))
    assert (decided.rep, codes(decided)) == ("ren", [("other_language", "jun"), ("only", "ren")])
    decided = assign(snapshot(JUN, language="ja"))
    assert (decided.rep, codes(decided)) == ("jun", [("nobody_speaks", ""), ("only", "jun")])


def test_nobody_is_said_to_be_nobody() -> None:
    assert codes(assign(snapshot())) == [("empty", "")]
    assert codes(assign(snapshot(mode="first_claim"))) == [("empty", "")]
    decided = assign(snapshot(replace(DANA, away=True), replace(JUN, weight=0)))
    assert (decided.rep, codes(decided)) == ("", [("away", "dana"), ("no_turn", "jun"), ("nobody", "")])


CANDIDATES = st.builds(
    Candidate,
    rep=st.sampled_from("abcdef"),
    weight=st.integers(0, 5),
    capacity=st.integers(0, 5),
    open=st.integers(0, 6),
    mark=st.floats(0, 100),
    languages=st.sampled_from([(), ("en",), ("ko",)]),
    away=st.booleans(),
    deputy=st.sampled_from(["", *"abcdef"]),
)


@given(
    reps=st.lists(CANDIDATES, max_size=6, unique_by=lambda c: c.rep),
    others=st.lists(CANDIDATES, max_size=2, unique_by=lambda c: c.rep),
    mode=st.sampled_from(MODES),
    owner=st.sampled_from(["", *"abcdef"]),
    passed=st.lists(st.sampled_from("abcdef"), max_size=3),
)
def test_it_is_never_offered_to_who_is_away_full_or_had_it(
    reps: list[Candidate], others: list[Candidate], mode: str, owner: str, passed: list[str]
) -> None:
    decided = assign(snapshot(*reps, mode=mode, others=tuple(others), account_owner=owner, passed=tuple(passed)))
    chosen = {c.rep: c for c in (*others, *reps)}.get(decided.rep)
    assert decided.reasons
    assert all(reason.code in REASONS and explain(reason, {}) for reason in decided.reasons)
    if chosen is None:
        assert decided.rep == ""
    else:
        assert not chosen.away
        assert chosen.open < chosen.capacity
        assert chosen.rep not in passed
