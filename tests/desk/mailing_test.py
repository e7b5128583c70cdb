"""What the rule of mails decides, case by case; the whole way stands in tests/adapters/mail/house_test.py."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.config import Config, MailConfig
from bot.desk import mailing
from bot.desk.ownership import Rules
from bot.model import Answer, Event, Fact, Kind, Line, Message, Owner, Talk, Who
from bot.model.letter import Mailed
from bot.ports import Row, Sheet, Standing
from tests.desk.ownership_test import FLOW, NOW, RULES, decide, press
from tests.desk.ownership_test import standing as bare
from tests.storage.making import a_card

MAIL = MailConfig(host="smtp.firm.example", sender="hello@northdesk.example")
CONFIG = replace(RULES.config, mail=MAIL)
ADDRESS = "theo@lanternfreight.example"
TALK = Talk(language="en", answers={"email": Answer(field="email", value=ADDRESS, quote=ADDRESS, message=1, source="parser", at=NOW)})
RING = Message(conversation="c1", platform="web", event_id="t1", kind=Kind.UNREAD, at=NOW)


def line(seq: int, who: Who = Who.REP, name: str = "Dana Cole") -> Line:
    return Line(seq=seq, who=who, text=f"line {seq}", at=NOW + timedelta(seconds=seq), name=name)


def standing(*unread: Line, mailed: Mailed | None = None, opted_out: bool = False, test: bool = False, talk: Talk = TALK) -> Standing:
    given = bare(Owner.REP, "dana", opted_out=opted_out)
    return replace(given, conversation=replace(given.conversation, test=test), talk=talk, unread=unread, mailed=mailed)


def mailed(seq: int, ago: timedelta = timedelta(0), place: str = ADDRESS, failed: bool = False) -> Mailed:
    return Mailed(seq=seq, at=(NOW - ago).timestamp(), place=place, failed=failed)


def rung(given: Standing, config: Config = CONFIG) -> str:
    """Return what the rule did: where it mails, when it looks again, or why nothing."""
    post = mailing.unread(Rules(flow=FLOW, config=config), RING, given)
    if post.errands:
        (errand,) = post.errands
        assert (errand.kind, errand.platform, errand.mark) == ("mail", "mail", "unread")
        return errand.place
    return str(post.timers[0].due_at) if post.timers else post.refused


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        (standing(line(5)), ADDRESS),
        (standing(), "seen"),
        (standing(line(5), opted_out=True), "opted_out"),
        (standing(line(5), test=True), "not_mailable"),
        (standing(line(5), talk=Talk()), "not_mailable"),
        (standing(line(5), mailed=mailed(5)), "seen"),  # it was in the last one
        (standing(line(5), line(7), mailed=mailed(5, timedelta(minutes=20))), str(NOW + timedelta(minutes=40))),
        (standing(line(5), line(7), mailed=mailed(5, timedelta(minutes=60))), ADDRESS),
        (standing(line(7), mailed=mailed(5, timedelta(minutes=1))), ADDRESS),  # they came back between the two
        (standing(line(5, Who.NOTICE, "Northdesk"), line(7), mailed=mailed(5)), ADDRESS),  # a rep's words do not wait for a notice
        (standing(line(5), line(7, Who.NOTICE, "Northdesk"), mailed=mailed(5, timedelta(days=1))), "one_a_silence"),
        (standing(line(5), mailed=mailed(4, failed=True)), "bounced"),
        (standing(line(5), mailed=mailed(5, failed=True, place="old@lanternfreight.example")), ADDRESS),  # another address since
    ],
)
def test_when_the_clock_rings_one_thing_is_decided(given: Standing, outcome: str) -> None:
    assert rung(given) == outcome


def test_without_a_mail_server_nothing_is_decided_and_no_clock_runs() -> None:
    assert rung(standing(line(5)), replace(CONFIG, mail=MailConfig())) == "not_mailable"
    reply = decide(press(Kind.REPLY, text="hi"), standing())
    assert Kind.UNREAD not in [timer.kind for timer in reply.timers]


def sheet(*lines: Line, reached: int = 0, events: tuple[Event, ...] = (), address: bool = True, platform: str = "web") -> Sheet:
    facts = (Fact(field="email", value=ADDRESS, shown=ADDRESS),) if address else ()
    conversation = replace(bare(Owner.REP, "dana").conversation, platform=platform)
    row = Row(
        conversation="c1", platform=platform, title="", company="", reason="", outcome=None, score=0, owner=Owner.REP, rep="dana",
        team="inbound", urgency=0, created_at=NOW, updated_at=NOW, claim_by=None, late=False, unread=0, test=False,
    )  # fmt: skip
    return Sheet(
        row=row,
        conversation=conversation,
        card=a_card(facts=facts, language="en"),
        lines=lines,
        events=tuple((NOW, event) for event in events),
        reached_seq=reached,
        close_reason="",
    )


SPOKE = line(3, Who.PROSPECT, "")


def test_what_counts_is_ours_and_came_after_the_visitor_was_last_seen() -> None:
    told = sheet(line(1), line(2, Who.BOT), SPOKE, line(4, Who.NOTICE), line(5), line(6, Who.BOT), line(7, Who.NOTE), reached=4)
    assert [one.seq for one in mailing.unread_of(told)] == [5]
    asked = replace(told, events=((line(6).at, Event(kind="follow_up", data={"step": 1, "said": True})),))
    assert [one.seq for one in mailing.unread_of(asked)] == [5, 6]


@pytest.mark.parametrize(
    ("given", "here", "shown"),
    [
        (sheet(SPOKE, line(5)), True, "here"),
        (sheet(SPOKE, line(5), reached=5), None, "here"),
        (sheet(SPOKE, line(5)), False, "left"),
        (sheet(SPOKE, line(5), events=(mailing.became("mailed", 5),)), False, "mailed"),
        (sheet(SPOKE, line(5), reached=5, events=(mailing.became("mailed", 5),)), False, "left"),  # they came back, and left again
        (sheet(SPOKE, line(5), events=(mailing.became("bounced", 5),)), False, "bounced"),
        (sheet(SPOKE, line(5), address=False), False, "no_address"),
        (sheet(SPOKE, line(5), platform="slack"), False, ""),
    ],
)
def test_where_a_visitor_can_be_reached(given: Sheet, here: bool | None, shown: str) -> None:
    assert mailing.reach(given, CONFIG, here=here) == shown


def test_without_a_server_the_desk_says_so() -> None:
    assert mailing.reach(sheet(SPOKE, line(5)), Config(), here=False) == "no_server"


def test_a_letter_says_what_stands_now_and_nothing_that_an_earlier_one_said() -> None:
    written = mailing.letter(sheet(SPOKE, line(5), line(6), line(8)), 6, 5, FLOW, CONFIG)
    assert written is not None
    assert [text for _, text in written.lines] == ["line 6"]
    assert written.sender == "Dana Cole, Northdesk"
    assert mailing.letter(sheet(SPOKE, line(5), reached=5), 5, 0, FLOW, CONFIG) is None
