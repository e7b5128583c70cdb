"""Who may join two conversations, and which."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model import Event, Kind, Owner
from tests.desk.mend_test import decide, press, standing

OTHER = "0199f0c2a4e07c3e8d5b6a7f8091a2b3"


@pytest.mark.parametrize(("kind", "told"), [(Kind.JOIN, "joined"), (Kind.PART, "parted")])
def test_it_is_kept_with_both_ids_and_changes_nothing_else(kind: Kind, told: str) -> None:
    on = replace(standing(), alike=frozenset({OTHER}), joined=frozenset({OTHER}))
    post = decide(press(kind, OTHER), on)
    assert (post.kin, post.joins, post.owner, post.rep) == (OTHER, kind is Kind.JOIN, Owner.REP, "dana")
    assert post.events == (Event(kind=told, data={"rep": "dana", "with": OTHER}),)
    assert (post.says, post.talk, post.lead) == ((), None, None)


def test_what_is_not_alike_is_not_joined_and_what_is_not_joined_is_not_taken_apart() -> None:
    assert decide(press(Kind.JOIN, OTHER), standing()).refused == "not_alike"
    assert decide(press(Kind.PART, OTHER), standing()).refused == "not_joined"


@pytest.mark.parametrize("kind", [Kind.JOIN, Kind.PART])
def test_only_the_owner_and_a_manager_may(kind: Kind) -> None:
    on = replace(standing(), alike=frozenset({OTHER}), joined=frozenset({OTHER}))
    assert decide(press(kind, OTHER, author="eli"), on).refused == "claimed_by:dana"
    assert decide(press(kind, OTHER, author="mo"), on).kin == OTHER
    free = replace(standing(Owner.OFFERED), alike=on.alike, joined=on.joined)
    assert decide(press(kind, OTHER, author="dana"), free).refused == "not_claimed"
