"""A rep's hand on the card: what they enter, reject and restore, who may, and what the flow makes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.config import Config, Rep, Team
from bot.desk.ownership import Rules, ownership
from bot.flow.load import load_flow
from bot.model import Answer, Conversation, Fact, Kind, Message, Owner, Post, Reading, Scene, Talk, Value, Visit
from bot.ports import Standing
from bot.remember import remember
from tests.varied import varied

NOW = datetime(2026, 3, 10, 14, 0, tzinfo=UTC)
FLOW = load_flow(Path(__file__).parents[2] / "flows", "b2b_saas")
CONFIG = Config(
    teams={
        "inbound": Team(name="inbound", language="en"),
        "seoul": Team(name="seoul", language="ko"),
        "tokyo": Team(name="tokyo", language="ja"),
    },
    reps={
        "dana": Rep(id="dana", name="Dana Cole", teams=("inbound",)),
        "eli": Rep(id="eli", name="Eli Ward", teams=("inbound",)),
        "mo": Rep(id="mo", name="Mo Ito", teams=("inbound",), manager=True),
    },
)
RULES = Rules(flow=FLOW, config=CONFIG)


def answer(field: str, value: Value, quote: str, **more: object) -> Answer:
    return varied(Answer(field=field, value=value, quote=quote, message=2, source="parser", at=NOW), **more)


READ = {
    "need": answer("need", "a shared inbox", "a shared inbox"),
    "company_size": answer("company_size", {"min": 4, "max": 4}, "4 people"),
    "timeline": answer("timeline", {"earliest": "2026-04-01", "latest": "2026-04-30"}, "in april"),
    "email": answer("email", "theo@lantern.example", "theo@lantern.example"),
}


def standing(owner: Owner = Owner.REP, rep: str = "dana", team: str = "inbound", **talk: object) -> Standing:
    conversation = Conversation(
        id="c1", platform="web", flow="b2b_saas", flow_version=1, contact="p1", visit=Visit(region="US"),
        created_at=NOW - timedelta(minutes=9),
        owner=owner, rep=rep if owner is Owner.REP else "", team=team,
    )  # fmt: skip
    known = Talk(language="en", answers=READ, intent=0.9, intent_seen=2, outcome="nurture")
    return Standing(conversation=conversation, talk=varied(known, **talk), now=NOW, seq=9)


def press(kind: Kind, field: str, text: str = "", author: str = "dana") -> Message:
    return Message(conversation="c1", platform="desk", event_id="e1", kind=kind, at=NOW, author=author, text=text, choice=field)


def decide(message: Message, on: Standing) -> Post:
    return ownership(RULES, message)(on)


def talk_of(post: Post) -> Talk:
    assert not post.refused, post.refused
    assert post.talk is not None
    return post.talk


def fact(post: Post, field: str) -> Fact:
    assert post.lead is not None
    return next(one for one in post.lead.card.facts if one.field == field)


ENTRIES: list[tuple[str, str, Value]] = [
    ("company_size", "54", {"min": 54, "max": 54}),
    ("company_size", "직원 서른 명", {"min": 30, "max": 30}),
    ("company_size", "従業員は約80名", {"min": 80, "max": 80}),
    ("email", "  Theo@Lantern.example ", "theo@lantern.example"),
    ("phone", "(415) 555-0188", "+14155550188"),
    ("company", "Lantern   Freight, Ltd.", "Lantern Freight, Ltd."),
    ("name", "김민수", "김민수"),
    ("need", "SLAだけでよい", "SLAだけでよい"),
]


@pytest.mark.parametrize(("field", "typed", "value"), ENTRIES)
def test_an_entry_is_read_by_the_kind_of_its_field_in_any_language(field: str, typed: str, value: Value) -> None:
    talk = talk_of(decide(press(Kind.CORRECT, field, typed), standing()))
    entered = talk.answers[field]
    assert (entered.value, entered.source, entered.message) == (value, "rep:dana", 0)
    assert entered.quote == " ".join(typed.split())


@pytest.mark.parametrize(
    ("field", "typed", "kind"),
    [
        ("company_size", "many", "headcount"),
        ("email", "theo at home", "email"),
        ("budget", "enough", "money"),
        ("timeline", "?", "timeline"),
        ("phone", "none", "phone"),
        ("need", "  ", "need"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_kind_and_changes_nothing(field: str, typed: str, kind: str) -> None:
    post = decide(press(Kind.CORRECT, field, typed), standing())
    assert (post.refused, post.talk, post.events) == (f"unreadable:{kind}", None, ())


def test_the_old_value_stays_in_the_history_and_beside_the_new_one() -> None:
    post = decide(press(Kind.CORRECT, "company_size", "54"), standing())
    assert talk_of(post).history == (READ["company_size"],)
    entered = fact(post, "company_size")
    assert (entered.shown, entered.before, entered.source, entered.state) == ("54", "4", "rep:dana", "known")
    assert [event.data for event in post.events] == [{"field": "company_size", "rep": "dana", "to": "entered"}]


def test_after_a_claim_the_score_is_counted_anew_and_the_outcome_stays_the_rep_s() -> None:
    before = standing()
    post = decide(press(Kind.CORRECT, "company_size", "54"), before)
    assert post.lead is not None
    assert post.lead.card.score > before.talk.score
    assert (post.owner, talk_of(post).outcome) == (Owner.REP, "nurture")


def test_where_nobody_claimed_a_manager_s_entry_makes_it_a_lead_by_the_flow_s_rules() -> None:
    post = decide(press(Kind.CORRECT, "company_size", "54", "mo"), standing(Owner.BOT, team=""))
    assert (post.owner, talk_of(post).outcome, post.team) == (Owner.OFFERED, "handoff", "inbound")
    assert {timer.kind: timer.due_at is not None for timer in post.timers} == {Kind.CLAIM_DEADLINE: True, Kind.FOLLOW_UP: False}
    assert [event.kind for event in post.events] == ["mended", "outcome", "owner"]


@pytest.mark.parametrize("kind", [Kind.CORRECT, Kind.REJECT, Kind.RESTORE])
def test_only_the_owner_and_a_manager_may(kind: Kind) -> None:
    assert decide(press(kind, "company_size", "54", "eli"), standing()).refused == "claimed_by:dana"
    assert decide(press(kind, "company_size", "54", "dana"), standing(Owner.OFFERED)).refused == "not_claimed"
    assert decide(press(kind, "company_size", "54", "mo"), standing()).refused in ("", "nothing_to_restore")


@pytest.mark.parametrize("kind", [Kind.CORRECT, Kind.REJECT, Kind.RESTORE])
def test_a_field_that_the_flow_does_not_know_is_refused(kind: Kind) -> None:
    assert decide(press(kind, "__class__", "54"), standing()).refused == "no_field"


def test_a_rejected_answer_is_known_to_nobody_and_never_open_again() -> None:
    post = decide(press(Kind.REJECT, "company_size"), standing())
    talk = talk_of(post)
    assert "company_size" not in talk.answers
    assert "company_size" in talk.declined  # what is declined is not asked, required or not
    assert talk.rejected[0].answer == READ["company_size"]
    shown = fact(post, "company_size")
    assert (shown.state, shown.source, shown.before, shown.quote, shown.value) == ("rejected", "rep:dana", "4", "4 people", None)


def test_nothing_is_rejected_that_is_not_there() -> None:
    assert decide(press(Kind.REJECT, "budget"), standing()).refused == "no_answer"


def test_a_rejection_is_taken_back_as_if_it_had_not_been() -> None:
    rejected = talk_of(decide(press(Kind.REJECT, "company_size"), standing()))
    post = decide(press(Kind.RESTORE, "company_size"), replace(standing(), talk=rejected))
    talk = talk_of(post)
    assert (talk.answers["company_size"], talk.rejected, talk.declined) == (READ["company_size"], (), ())
    assert fact(post, "company_size").before == ""


def test_a_value_entered_after_a_rejection_keeps_the_wrong_one_for_the_record() -> None:
    rejected = talk_of(decide(press(Kind.REJECT, "company_size"), standing()))
    talk = talk_of(decide(press(Kind.CORRECT, "company_size", "54"), replace(standing(), talk=rejected)))
    assert talk.answers["company_size"].value == {"min": 54, "max": 54}
    assert ([one.answer.value for one in talk.rejected], talk.declined) == ([{"min": 4, "max": 4}], ())


def said(talk: Talk, *answers: Answer, corrected: tuple[str, ...] = ()) -> Talk:
    message = Message(conversation="c1", platform="web", event_id="e", kind=Kind.SAID, at=NOW, text="-", seq=11)
    scene = Scene(conversation=standing().conversation, talk=talk, waiting=(message,))
    return remember(scene, Reading(language="en", answers=answers, corrected=corrected, tells=True), FLOW)[0]


LATER = answer("company_size", {"min": 60, "max": 60}, "60 people", message=11)


def test_what_the_prospect_says_later_stands_beside_a_rep_s_entry_and_does_not_replace_it() -> None:
    entered = talk_of(decide(press(Kind.CORRECT, "company_size", "54"), standing()))
    talk = said(entered, LATER, corrected=("company_size",))
    assert (talk.answers["company_size"].value, talk.beside) == ({"min": 54, "max": 54}, {"company_size": LATER})
    post = decide(press(Kind.CORRECT, "name", "Theo"), replace(standing(), talk=talk))
    assert (fact(post, "company_size").shown, fact(post, "company_size").beside, fact(post, "company_size").beside_quote) == (
        "54",
        "60",
        "60 people",
    )
    taken = talk_of(decide(press(Kind.RESTORE, "company_size"), replace(standing(), talk=talk)))
    assert (taken.answers["company_size"], dict(taken.beside)) == (LATER, {})


def test_what_only_a_model_read_never_stands_beside_a_rep_s_entry() -> None:
    entered = talk_of(decide(press(Kind.CORRECT, "company_size", "54"), standing()))
    assert said(entered, replace(LATER, source="model", unsure=True)).beside == {}


def test_the_rejected_value_does_not_come_back_but_another_one_is_news() -> None:
    rejected = talk_of(decide(press(Kind.REJECT, "company_size"), standing()))
    assert "company_size" not in said(rejected, READ["company_size"]).answers
    talk = said(rejected, LATER)
    assert (talk.answers["company_size"], talk.declined) == (LATER, ())


def test_an_answered_open_question_leaves_the_card_at_once() -> None:
    from bot.model import OpenQuestion

    question = OpenQuestion(number=1, text="a nonprofit discount?", team="inbound", asked_at=NOW, due_at=NOW)
    message = Message(
        conversation="c1", platform="desk", event_id="e1", kind=Kind.SETTLE_QUESTION, at=NOW, author="dana", text="20 %", about=1
    )
    post = decide(message, standing(questions=(question,)))
    assert post.lead is not None
    assert post.lead.card.questions == ()
