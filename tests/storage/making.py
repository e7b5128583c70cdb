"""Builders of plain values for tests: each has a sensible default for everything that a test does not speak about."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

from uuid_utils import uuid7

from bot.model import (
    Answer,
    Card,
    Conversation,
    Fact,
    Kind,
    Lead,
    Line,
    Message,
    OpenQuestion,
    Owner,
    Reading,
    Say,
    Talk,
    Turn,
    Visit,
)
from tests.varied import varied

NOW = datetime(2026, 11, 20, 9, 30, 0, 123456, tzinfo=UTC)

_numbers = count(1)


def an_id() -> str:
    """Return a conversation's id as the inbox makes it: a version 7 UUID in hexadecimal."""
    return uuid7().hex


def a_conversation(**changed: object) -> Conversation:
    """Return a new conversation on the web."""
    plain = Conversation(
        id=an_id(),
        platform="web",
        flow="b2b_saas",
        flow_version=1,
        contact=an_id(),
        visit=Visit(region="KR", timezone="Asia/Seoul", locale="ko-KR", page="https://shop.example/", utm={"a": "b"}),
        created_at=NOW,
    )
    return varied(plain, **changed)


def a_message(conversation: str, text: str = "직원이 80명이에요", **changed: object) -> Message:
    """Return something that a prospect said, with an event id of its own."""
    plain = Message(
        conversation=conversation,
        platform="web",
        event_id=f"event-{next(_numbers)}",
        kind=Kind.SAID,
        at=NOW,
        text=text,
    )
    return varied(plain, **changed)


def an_answer(field: str = "company_size", **changed: object) -> Answer:
    """Return an answer that the parser found."""
    plain = Answer(
        field=field,
        value={"min": 80, "max": 80},
        quote="80명",
        message=2,
        source="parser",
        at=NOW,
    )
    return varied(plain, **changed)


def a_talk(**changed: object) -> Talk:
    """Return what is remembered in the middle of a talk."""
    plain = Talk(
        language="ko",
        answers={
            "company_size": an_answer(),
            "email": an_answer("email", value="minsu@example.com", quote="minsu@example.com"),
            "budget": an_answer("budget", value={"min": 5e5, "max": None, "currency": "KRW", "period": "month"}),
        },
        history=(an_answer(value={"min": 8, "max": 8}, quote="8명"),),
        asked={"company_size": 1, "email": 2},
        asking="timeline",
        signals={"buy": 0.8},
        intent=0.8,
        intent_seen=2,
        score=45,
        reasons=((25, "직원 50명 이상"), (20, "데모 요청")),
        used=("heard.company_size#0", "ask.email#1"),
        disclosed=True,
        bot_turns=(1763631000.25,),
        last_texts=("9f86d081",),
    )
    return varied(plain, **changed)


def a_question(number: int = 1, **changed: object) -> OpenQuestion:
    """Return a question that no page answers."""
    plain = OpenQuestion(
        number=number,
        text="SSO는 되나요?",
        team="inbound",
        asked_at=NOW,
        due_at=NOW,
    )
    return varied(plain, **changed)


def a_card(**changed: object) -> Card:
    """Return a card with a known fact and one not asked for."""
    plain = Card(
        title="김민수",
        company="한빛소프트",
        reason="데모를 요청함",
        outcome="handoff",
        score=70,
        reasons=((25, "직원 50명 이상"),),
        facts=(
            Fact(field="company_size", value={"min": 80, "max": 80}, shown="80명", quote="80명", message=2),
            Fact(field="budget", value=None, shown="", state="not_asked"),
        ),
        not_asked=("budget",),
        questions=(),
        wants_person=False,
        reachable=True,
        language="ko",
        region="KR",
        page="https://shop.example/",
        referrer="",
        campaign="",
    )
    return varied(plain, **changed)


def a_lead(team: str = "inbound", urgency: int = 1, **card: object) -> Lead:
    """Return a lead whose card differs from `a_card` as said."""
    return Lead(team=team, urgency=urgency, card=a_card(**card))


def a_turn(conversation: str, **changed: object) -> Turn:
    """Return a turn on version 0 that takes the messages up to 2 and says one thing."""
    plain = Turn(
        conversation=conversation,
        on_version=0,
        upto=2,
        now=NOW,
        talk=a_talk(),
        owner=Owner.BOT,
        team="",
        opted_out=False,
        says=(Say(text="언제쯤 시작하고 싶으세요?", name="미아", choices=(("c1", "이번 달"), ("c2", "올해"))),),
        reading=Reading(language="ko", signals={"buy": 0.8}, answers=(an_answer(),)),
    )
    return varied(plain, **changed)


def texts(lines: tuple[Line, ...] | list[Line]) -> list[str]:
    """Return what the lines say."""
    return [line.text for line in lines]
