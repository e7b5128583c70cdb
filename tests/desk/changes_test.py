"""What happened to a lead between two moments has one name, in one order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.desk.changes import Seen, changes, closed, differences, told
from bot.model import Owner
from tests.storage.making import NOW, a_card
from tests.varied import varied

LEAD = Seen(
    conversation="c", platform="web", flow="b2b_saas", owner=Owner.BOT, rep="", team="seoul", opted_out=False, created_at=NOW, card=a_card()
)


def a(owner: Owner, rep: str = "", **changed: object) -> Seen:
    return varied(LEAD, owner=owner, rep=rep, **changed)


@pytest.mark.parametrize(
    ("before", "after", "happened"),
    [
        (replace(LEAD, card=None), LEAD, ("opened",)),
        (replace(LEAD, card=None), a(Owner.OFFERED, offered_to="serin"), ("opened", "offered")),
        (replace(LEAD, card=None), replace(LEAD, card=None, opted_out=True), ()),  # no lead, nobody to tell
        (LEAD, replace(LEAD, card=a_card(score=80)), ("updated",)),
        (LEAD, LEAD, ()),
        (LEAD, replace(LEAD, card=a_card(page="https://other.example")), ()),  # nothing that sales knows differently
        (LEAD, a(Owner.OFFERED), ("offered",)),
        (a(Owner.OFFERED, offered_to="serin"), a(Owner.OFFERED, offered_to="minho"), ("offered",)),  # the next in turn
        (a(Owner.OFFERED, offered_to="serin"), a(Owner.REP, "serin"), ("claimed",)),
        (a(Owner.REP, "serin"), a(Owner.REP, "minho"), ("handed_over",)),
        (a(Owner.REP, "serin"), a(Owner.OFFERED, "serin", team="tokyo", offered_to="sato"), ("offered", "handed_over")),
        (a(Owner.REP, "serin"), a(Owner.OFFERED, "serin"), ("offered",)),  # silent: it is offered again
        (a(Owner.REP, "serin"), a(Owner.BOT, "serin"), ("given_back",)),
        (a(Owner.REP, "serin"), a(Owner.CLOSED, "serin", close_reason="won"), ("closed",)),
        (a(Owner.CLOSED, "serin"), a(Owner.REP, "minho"), ("reopened", "claimed")),
        (a(Owner.CLOSED, "serin"), a(Owner.BOT, "serin"), ("reopened",)),
        (LEAD, a(Owner.CLOSED, opted_out=True), ("updated", "closed", "opted_out")),
    ],
)
def test_each_change_has_its_name(before: Seen, after: Seen, happened: tuple[str, ...]) -> None:
    assert changes(before, after) == happened


def test_a_difference_has_what_it_was_and_what_it_is() -> None:
    after = replace(LEAD, card=a_card(score=80, facts=(), outcome="nurture"))
    assert differences(LEAD, after) == {
        "outcome": {"before": "handoff", "after": "nurture"},
        "score": {"before": 70, "after": 80},
        "fields.company_size": {"before": {"min": 80, "max": 80}, "after": None},
    }


@pytest.mark.parametrize(
    ("reason", "parts"),
    [
        ("won", ("won", "", "")),
        ("lost: 예산: 없음", ("lost", "", "예산: 없음")),
        ("lost/price: 예산", ("lost", "price", "예산")),
        ("", ("bot", "", "")),
        ("left", ("left", "", "")),
    ],
)
def test_a_close_reason_has_three_parts(reason: str, parts: tuple[str, str, str]) -> None:
    assert tuple(closed(reason).values()) == parts


def test_a_conversation_that_is_no_lead_is_never_told() -> None:
    with pytest.raises(ValueError, match="no lead"):
        told("opened", LEAD, replace(LEAD, card=None), NOW, 1)
