"""A lead that nobody takes gets louder, and a prospect whom the owner leaves waiting is told so and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.config import Config, Rep, Team
from bot.desk.assign import Candidate, Snapshot
from bot.desk.ownership import Rules, ownership
from bot.model import Kind, Owner, Post, Who
from tests.desk.ownership_test import FLOW, NOW, press, standing

TEAM = Team(name="inbound", claim_within=timedelta(minutes=10), reply_within=timedelta(minutes=30), escalate=("boss", "owner"))
REPS = {id: Rep(id=id, name=name) for id, name in (("dana", "Dana Cole"), ("eli", "Eli Ward"), ("boss", "Bo Ss"), ("owner", "O Wner"))}
RULES = Rules(flow=FLOW, config=Config(teams={"inbound": TEAM}, reps=REPS))
TEAM_NOW = Snapshot(team="inbound", mode="round_robin", language="en", reps=(Candidate(rep="dana"), Candidate(rep="eli")), passed=("dana",))


def rung(kind: Kind, step: int, owner: Owner, *, rep: str = "", offered_to: str = "dana", team: Snapshot = TEAM_NOW) -> Post:
    on = replace(standing(owner, rep), offered_to=offered_to, team=team)
    return ownership(RULES, press(kind, author="", about=step))(on)


def due(post: Post, kind: Kind) -> tuple[float | None, int]:
    """Return in how many minutes a timer rings, and with which step."""
    timer = next(t for t in post.timers if t.kind is kind)
    return (None if timer.due_at is None else (timer.due_at - NOW).total_seconds() / 60), timer.step


def test_the_rep_who_was_offered_it_is_reminded_first() -> None:
    post = rung(Kind.CLAIM_DEADLINE, 0, Owner.OFFERED)
    assert (post.owner, post.call, due(post, Kind.CLAIM_DEADLINE)) == (Owner.OFFERED, "dana", (5.0, 1))
    assert post.text is not None
    assert post.text.startswith("Dana Cole")
    assert [event.kind for event in post.events] == ["late"]


def test_then_it_is_offered_to_the_next_with_a_whole_deadline() -> None:
    post = rung(Kind.CLAIM_DEADLINE, 1, Owner.OFFERED)
    assert post.offers is not None
    assert (post.offers.rep, post.call, due(post, Kind.CLAIM_DEADLINE)) == ("eli", "eli", (10.0, 0))


def test_where_nobody_is_next_each_escalation_contact_is_called_in_turn_and_then_no_more() -> None:
    nobody = replace(TEAM_NOW, passed=("dana", "eli"))
    first = rung(Kind.CLAIM_DEADLINE, 1, Owner.OFFERED, team=nobody)
    assert (first.call, due(first, Kind.CLAIM_DEADLINE)) == ("boss", (5.0, 3))
    assert first.offers is not None
    assert first.offers.rep == ""
    second = rung(Kind.CLAIM_DEADLINE, 3, Owner.OFFERED, team=nobody)
    assert (second.call, second.timers) == ("owner", ())
    assert rung(Kind.CLAIM_DEADLINE, 4, Owner.OFFERED, team=nobody).refused == "nobody_left"


def test_a_team_that_claims_as_it_likes_is_told_without_a_mention() -> None:
    post = rung(Kind.CLAIM_DEADLINE, 0, Owner.OFFERED, offered_to="")
    assert (post.called, post.call, post.text) == (True, "", "Nobody has claimed this in time.")


@pytest.mark.parametrize("owner", [Owner.BOT, Owner.REP, Owner.CLOSED])
def test_a_claim_deadline_of_what_is_not_offered_any_more_does_nothing(owner: Owner) -> None:
    assert rung(Kind.CLAIM_DEADLINE, 0, owner, rep="dana").refused == "not_offered"


def test_a_silent_owner_is_reminded_and_the_prospect_told_when_to_expect_an_answer() -> None:
    post = rung(Kind.REPLY_DEADLINE, 0, Owner.REP, rep="dana")
    (notice,) = post.says
    assert (post.owner, post.rep, post.call) == (Owner.REP, "dana", "dana")
    assert notice.who is Who.NOTICE
    assert "Dana Cole" in notice.text
    assert due(post, Kind.REPLY_DEADLINE) == (30.0, 1)


def test_an_owner_who_stays_silent_loses_it_to_the_next_and_the_bot_is_back() -> None:
    post = rung(Kind.REPLY_DEADLINE, 1, Owner.REP, rep="dana")
    assert post.offers is not None
    assert (post.owner, post.offers.rep, post.call) == (Owner.OFFERED, "eli", "eli")
    assert due(post, Kind.CLAIM_DEADLINE) == (10.0, 0)
    assert due(post, Kind.REPLY_DEADLINE) == (None, 0)
    assert post.says[0].who is Who.NOTICE
    assert {"from": Owner.REP, "to": Owner.OFFERED, "rep": "dana", "reason": "silent"} in [event.data for event in post.events]


def test_a_reply_deadline_of_what_no_rep_owns_does_nothing() -> None:
    assert rung(Kind.REPLY_DEADLINE, 0, Owner.BOT).refused == "not_claimed"


def test_a_claim_starts_the_first_replys_deadline_and_a_reply_ends_it() -> None:
    claimed = ownership(RULES, press(Kind.CLAIM))(standing())
    assert due(claimed, Kind.REPLY_DEADLINE) == (30.0, 0)
    replied = ownership(RULES, press(Kind.REPLY, text="Hi"))(standing(Owner.REP, "dana"))
    assert due(replied, Kind.REPLY_DEADLINE) == (None, 0)
