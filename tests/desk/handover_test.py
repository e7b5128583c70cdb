"""A conversation goes to a colleague or another team with a note, a colleague may write beside its owner, and a move is taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.config import Config, Rep, Team
from bot.desk.assign import Candidate, Snapshot
from bot.desk.ownership import Rules, ownership
from bot.model import Kind, Message, Owner, Post, Who, changed
from bot.ports import Moved, Standing
from tests.desk.ownership_test import FLOW, NOW, press, standing

REPS = {
    "dana": Rep(id="dana", name="Dana Cole"),
    "eli": Rep(id="eli", name="Eli Ward"),
    "max": Rep(id="max", name="Max Manager", manager=True),
}
RULES = Rules(flow=FLOW, config=Config(teams={"inbound": Team(name="inbound"), "tokyo": Team(name="tokyo", shown="東京")}, reps=REPS))


def decided(kind: Kind, on: Standing, author: str = "dana", choice: str = "", text: str = "") -> Post:
    message: Message = replace(press(kind, author, text), choice=choice)
    return ownership(RULES, message)(on)


OWNED = standing(Owner.REP, "dana")


def test_a_rep_who_is_handed_it_owns_it_at_once_with_the_note_and_the_prospect_is_told_who_speaks() -> None:
    post = decided(Kind.HAND_OVER, OWNED, choice="eli", text="knows their CFO")
    (said,) = post.says
    assert (post.owner, post.rep, post.call, post.notes) == (Owner.REP, "eli", "eli", ("knows their CFO",))
    assert (said.who, "Eli Ward" in said.text) == (Who.NOTICE, True)
    assert post.text == "Eli Ward, this has been handed to you."


def test_a_team_that_is_handed_it_is_offered_it_and_the_bot_stays_silent_until_a_claim() -> None:
    seen = Snapshot(team="tokyo", mode="round_robin", language="en", reps=(Candidate(rep="eli"),))
    post = decided(Kind.HAND_OVER, replace(OWNED, team=seen), choice="team:tokyo")
    assert post.offers is not None
    assert post.talk is not None
    assert (post.owner, post.team, post.offers.rep, post.talk.hushed) == (Owner.OFFERED, "tokyo", "eli", True)
    claimed = decided(Kind.CLAIM, replace(standing(), talk=post.talk), author="eli")
    assert claimed.talk is not None
    assert not claimed.talk.hushed


@pytest.mark.parametrize(
    ("author", "choice", "why"),
    [("eli", "dana", "claimed_by:dana"), ("dana", "ghost", "no_rep"), ("dana", "team:ghost", "no_team"), ("dana", "dana", "is_yours")],
)
def test_only_the_owner_hands_over_and_only_to_who_is_there(author: str, choice: str, why: str) -> None:
    assert decided(Kind.HAND_OVER, OWNED, author, choice).refused == why


def test_a_colleague_who_is_asked_in_writes_to_the_prospect_until_sent_away() -> None:
    asked = decided(Kind.ASK_IN, OWNED, choice="eli")
    assert asked.talk is not None
    assert (asked.rep, asked.talk.co_sellers, asked.says[0].who) == ("dana", ("eli",), Who.NOTICE)
    beside = replace(OWNED, talk=asked.talk)
    said = decided(Kind.REPLY, beside, author="eli", text="Hello from me too")
    assert (said.rep, said.says[0].name, said.says[0].text) == ("dana", "Eli Ward", "Hello from me too")
    assert decided(Kind.GIVE_BACK, beside, author="eli").refused == "claimed_by:dana"
    gone = decided(Kind.ASK_IN, beside, choice="eli")
    assert gone.talk is not None
    assert gone.talk.co_sellers == ()
    assert decided(Kind.REPLY, replace(OWNED, talk=gone.talk), author="eli", text="?").refused == "claimed_by:dana"


@pytest.mark.parametrize(
    ("word", "there", "changes"), [("in", False, True), ("in", True, False), ("out", True, True), ("out", False, False)]
)
def test_two_tabs_that_press_the_same_do_it_once(word: str, there: bool, changes: bool) -> None:
    before = replace(OWNED, talk=changed(OWNED.talk, co_sellers=("eli",))) if there else OWNED
    post = decided(Kind.ASK_IN, before, choice="eli", text=word)
    assert (post.refused, post.owner, post.rep) == ("", Owner.REP, "dana")
    assert (post.talk is not None, bool(post.events)) == (changes, changes)
    assert post.talk is None or post.talk.co_sellers == (("eli",) if word == "in" else ())


def moved(after: Post, minutes: float, now_owner: Owner, now_rep: str) -> Standing:
    """Return what stands so many minutes after a decision that made this owner."""
    (event,) = after.events
    on = standing(now_owner, now_rep)
    return replace(on, last=Moved(at=NOW - timedelta(minutes=minutes), data=dict(event.data)))


CLAIMED = decided(Kind.CLAIM, standing())


def test_who_claimed_may_take_it_back_for_two_minutes() -> None:
    post = decided(Kind.TAKE_BACK, moved(CLAIMED, 1.9, Owner.REP, "dana"))
    assert (post.owner, post.rep, post.says[0].who) == (Owner.OFFERED, "", Who.NOTICE)
    assert any(t.kind is Kind.CLAIM_DEADLINE and t.due_at for t in post.timers)
    assert decided(Kind.TAKE_BACK, moved(CLAIMED, 2.1, Owner.REP, "dana")).refused == "too_late"


def test_a_manager_may_take_it_back_later_and_nobody_else() -> None:
    assert decided(Kind.TAKE_BACK, moved(CLAIMED, 600, Owner.REP, "dana"), author="max").owner is Owner.OFFERED
    assert decided(Kind.TAKE_BACK, moved(CLAIMED, 1, Owner.REP, "dana"), author="eli").refused == "not_yours"


def test_a_close_that_is_taken_back_returns_it_to_its_owner_without_a_word_to_the_prospect() -> None:
    closed = decided(Kind.CLOSE, OWNED, text="junk: spam")
    post = decided(Kind.TAKE_BACK, moved(closed, 1, Owner.CLOSED, "dana"))
    assert (post.owner, post.rep, post.says) == (Owner.REP, "dana", ())


def test_a_hand_over_to_a_team_that_is_taken_back_returns_it_to_its_team() -> None:
    handed = decided(Kind.HAND_OVER, OWNED, choice="team:tokyo")
    on = moved(handed, 1, Owner.OFFERED, "dana")
    there = replace(on, conversation=replace(on.conversation, team="tokyo"), talk=handed.talk or on.talk)
    post = decided(Kind.TAKE_BACK, there)
    assert (post.owner, post.rep, post.team) == (Owner.REP, "dana", "inbound")
    assert post.talk is not None
    assert not post.talk.hushed


def test_a_give_back_that_is_taken_back_tells_the_prospect_who_speaks_again() -> None:
    given = decided(Kind.GIVE_BACK, OWNED)
    post = decided(Kind.TAKE_BACK, moved(given, 1, Owner.BOT, "dana"))
    assert (post.owner, post.rep, "Dana Cole" in post.says[0].text) == (Owner.REP, "dana", True)


@pytest.mark.parametrize("data", [None, {"to": "rep"}])
def test_there_is_nothing_to_take_back_where_nothing_was_moved(data: dict[str, str | int | float | bool | None] | None) -> None:
    on = replace(OWNED, last=None if data is None else Moved(at=NOW, data=data))
    assert decided(Kind.TAKE_BACK, on).refused == "nothing_to_undo"


def test_deadlines_end_with_the_conversation() -> None:
    closed = decided(Kind.CLOSE, OWNED, text="won")
    assert {t.kind for t in closed.timers if t.due_at is None} == {Kind.CLAIM_DEADLINE, Kind.REPLY_DEADLINE, Kind.FOLLOW_UP}
