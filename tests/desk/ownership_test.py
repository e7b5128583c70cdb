"""Promise 2 on its pure side: one rule says who owns a conversation, whatever comes in whatever order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config import Config, Rep
from bot.desk.ownership import Rules, ownership
from bot.flow.load import load_flow
from bot.model import Conversation, Kind, Message, OpenQuestion, Owner, Post, Talk, Visit, Who
from bot.ports import Standing

NOW = datetime(2026, 3, 10, 14, 0, tzinfo=UTC)
FLOW = load_flow(Path(__file__).parents[2] / "flows", "b2b_saas")
RULES = Rules(flow=FLOW, config=Config(reps={"dana": Rep(id="dana", name="Dana Cole"), "eli": Rep(id="eli", name="Eli Ward")}))
QUESTION = OpenQuestion(number=1, text="a nonprofit discount?", team="inbound", asked_at=NOW, due_at=NOW)


def standing(owner: Owner = Owner.OFFERED, rep: str = "", language: str = "en", opted_out: bool = False) -> Standing:
    conversation = Conversation(
        id="c1", platform="web", flow="b2b_saas", flow_version=1, contact="p1", visit=Visit(), created_at=NOW - timedelta(minutes=3),
        owner=owner, rep=rep, team="inbound", opted_out=opted_out,
    )  # fmt: skip
    return Standing(conversation=conversation, talk=Talk(language=language, questions=(QUESTION,)), now=NOW)


def press(kind: Kind, author: str = "dana", text: str = "", about: int = 0) -> Message:
    return Message(conversation="c1", platform="desk", event_id="e1", kind=kind, at=NOW, author=author, text=text, about=about)


def decide(message: Message, on: Standing) -> Post:
    return ownership(RULES, message)(on)


@pytest.mark.parametrize(("language", "words"), [("en", "person"), ("ko", "사람"), ("ja", "佐藤|人間|AIではなく")])
def test_at_a_claim_the_prospect_is_told_once_who_speaks_and_that_it_is_a_person(language: str, words: str) -> None:
    post = decide(press(Kind.CLAIM), standing(language=language))
    (notice,) = post.says
    assert post.owner is Owner.REP
    assert notice.who is Who.NOTICE
    assert "Dana Cole" in notice.text
    assert any(word in notice.text for word in words.split("|"))


def test_a_second_claim_is_told_who_has_it() -> None:
    post = decide(press(Kind.CLAIM, "eli"), standing(Owner.REP, "dana"))
    assert post.refused == "claimed_by:dana"
    assert (post.says, post.timers, post.events) == ((), (), ())


@pytest.mark.parametrize("kind", [Kind.REPLY, Kind.GIVE_BACK])
@pytest.mark.parametrize("owner", [Owner.BOT, Owner.OFFERED, Owner.CLOSED])
def test_nobody_speaks_or_gives_back_what_they_do_not_own(kind: Kind, owner: Owner) -> None:
    assert decide(press(kind, text="hello"), standing(owner)).refused == "not_claimed"


def test_a_colleague_does_not_speak_in_the_owners_place() -> None:
    assert decide(press(Kind.REPLY, "eli", "hello"), standing(Owner.REP, "dana")).refused == "claimed_by:dana"


def test_a_reply_goes_to_the_prospect_under_the_reps_shown_name() -> None:
    (say,) = decide(press(Kind.REPLY, text="Hi Theo"), standing(Owner.REP, "dana")).says
    assert (say.text, say.who, say.name) == ("Hi Theo", Who.REP, "Dana Cole")


def test_a_note_reaches_nobody_outside() -> None:
    post = decide(press(Kind.NOTE, "eli", "they churned last year"), standing(Owner.REP, "dana"))
    assert post.says == ()
    assert post.notes == ("they churned last year",)


@pytest.mark.parametrize("text", ["", "because", "WON"])
def test_closing_needs_one_of_the_reasons(text: str) -> None:
    assert decide(press(Kind.CLOSE, text=text), standing(Owner.REP, "dana")).refused == "no_reason"


@pytest.mark.parametrize("text", ["won", "lost: no budget this year", "junk"])
def test_a_close_with_a_reason_closes(text: str) -> None:
    post = decide(press(Kind.CLOSE, text=text), standing(Owner.REP, "dana"))
    assert (post.owner, post.close_reason) == (Owner.CLOSED, text)


def test_a_deadline_after_the_claim_changes_nothing() -> None:
    assert decide(press(Kind.CLAIM_DEADLINE, ""), standing(Owner.REP, "dana")).refused == "not_offered"


def test_an_answered_question_is_no_longer_open() -> None:
    post = decide(press(Kind.SETTLE_QUESTION, "eli", "20 percent for charities", about=1), standing(Owner.OFFERED))
    assert post.talk is not None
    assert post.talk.questions == ()
    assert post.says[0].name == "Eli Ward"


@pytest.mark.parametrize("kind", [Kind.CLAIM, Kind.SETTLE_QUESTION])
def test_after_an_opt_out_nobody_writes_first(kind: Kind) -> None:
    assert decide(press(kind, text="hello", about=1), standing(Owner.CLOSED, opted_out=True)).refused == "opted_out"


KINDS = [Kind.CLAIM, Kind.GIVE_BACK, Kind.CLOSE, Kind.REPLY, Kind.NOTE, Kind.CLAIM_DEADLINE]


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(["dana", "eli"])), max_size=30))
def test_in_any_order_only_the_owner_speaks_and_every_change_is_an_event(presses: list[tuple[Kind, str]]) -> None:
    on = standing(Owner.OFFERED)
    for kind, who in presses:
        before = on.conversation
        post = decide(press(kind, who, "won" if kind is Kind.CLOSE else "words"), on)
        spoke = any(say.who is Who.REP for say in post.says)
        assert not spoke or (before.owner is Owner.REP and before.rep == who)
        assert (post.owner != before.owner) <= any(event.kind == "owner" for event in post.events)
        assert not post.refused or post.owner == before.owner
        if not post.refused:
            on = replace(on, conversation=replace(before, owner=post.owner, rep=post.rep))
