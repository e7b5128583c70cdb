"""Which turns the rules settle alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from bot.brain.need import SETTLED, settled
from bot.engine import planned
from bot.model import Kind, Owner, Scene, changed
from tests.brain.material import NOW, flow, play, scene, talk


def why(given: Scene) -> str:
    return settled(given, planned(given, play(), NOW, limits=True), flow())


ALL_BUT_EMAIL = ["need", "company_size", "timeline"]

ALONE: list[tuple[str, Scene]] = [
    ("timer", scene("", kind=Kind.FOLLOW_UP, memory=talk(asking="need"))),
    ("press", scene("50-249", kind=Kind.CHOICE, memory=talk(asking="company_size", known=["need"]))),
    ("opt_out", scene("stop messaging me", memory=talk(asking="need"))),
    ("opt_out", scene("그만 연락하세요", memory=talk("ko", asking="need"), language="ko")),
    ("opt_out", scene("もう連絡しないでください", memory=talk("ja", asking="need"), language="ja")),
    ("silent", scene("we need one inbox for all shops", owner=Owner.REP, rep="dana")),
    ("fixed_words", scene("I want to talk to a human", memory=talk(asking="need"))),
    ("fixed_words", scene("jo@brightloaf.example", memory=talk(asking="email", known=ALL_BUT_EMAIL, intent=0.8))),
    ("bare_answer", scene("jo@brightloaf.example", memory=talk(asking="email", known=["need"], intent=0.2))),
    ("bare_answer", scene("it's jo@brightloaf.example", memory=talk(asking="email", known=["need"], intent=0.2))),
    ("bare_answer", scene("60", memory=talk(asking="company_size", known=["need"]))),
    ("bare_answer", scene("like 60 of us", memory=talk(asking="company_size", known=["need"]))),
    ("bare_answer", scene("58명입니다", memory=talk("ko", asking="company_size", known=["need"]), language="ko")),
    ("bare_answer", scene("95名です", memory=talk("ja", asking="company_size", known=["need"]), language="ja")),
    ("bare_answer", scene("50-249", memory=talk(asking="company_size", known=["need"]))),
    ("bare_answer", scene("next month", memory=talk(asking="timeline", known=["need", "company_size"]))),
    ("bare_answer", scene("60", "people", memory=talk(asking="company_size", known=["need"]))),
    ("decline", scene("I'd rather not say", memory=talk(asking="company_size", known=["need"]))),
    ("courtesy", scene("thanks", memory=talk(asking="timeline", known=["need", "company_size"]))),
]

WITH_MODEL: list[Scene] = [
    scene("hey, do you guys do ticket routing? we want to buy something for support"),
    scene("we're drowning in support mail, need routing and SLAs", memory=talk(asking="need")),
    scene("does it work with Salesforce?", memory=talk(asking="company_size", known=["need"])),
    scene("well it depends on who you count, we have people in two countries", memory=talk(asking="company_size", known=["need"])),
    scene("60 people, does it work with Salesforce?", memory=talk(asking="company_size", known=["need"])),
    scene("상담 문의가 여러 곳에 흩어져 있어서 한곳에서 보고 싶어요", memory=talk("ko", asking="need"), language="ko"),
    scene("問い合わせの対応が追いつかず困っています", memory=talk("ja", asking="need"), language="ja"),
]


@pytest.mark.parametrize(("reason", "given"), ALONE, ids=[f"{reason}-{s.waiting[0].text[:20]}" for reason, s in ALONE])
def test_the_rules_settle_it_alone(reason: str, given: Scene) -> None:
    pressed: Mapping[str, Any] = {"choice": "c3"} if given.waiting[0].kind is Kind.CHOICE else {}
    assert why(changed(given, waiting=tuple(changed(m, **pressed) for m in given.waiting))) == reason


@pytest.mark.parametrize("given", WITH_MODEL, ids=[s.waiting[0].text[:24] for s in WITH_MODEL])
def test_a_model_is_asked(given: Scene) -> None:
    assert why(given) == ""


def test_every_reason_is_shown_by_a_turn() -> None:
    assert {name for name, _ in SETTLED} == {reason for reason, _ in ALONE}
