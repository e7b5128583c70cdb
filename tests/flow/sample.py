"""A small right flow, and ways to change one thing in it."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.flow.shape import Flow, Question
from bot.model import Answer, Value

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)

FLOW = """\
flow: small
languages: [en, ko]
bot:
  name: {en: Mia, ko: 미아}
  company: Northdesk
  disclosure: {en: "I'm Mia, an AI assistant.", ko: "AI 어시스턴트 미아예요."}
questions:
  - field: need
    required: true
    ask: {en: "What should it solve?", ko: "무엇을 해결하고 싶으세요?"}
  - field: company_size
    required: true
    ask: {en: "How many people work there?", ko: "직원은 몇 분이세요?"}
    choices: ["1-9", "10-49", "50+"]
  - field: email
    ask: {en: "Where may we write to?", ko: "메일 주소가 어떻게 되세요?"}
outcomes:
  - {outcome: opted_out, at_once: true, when: signal.opt_out}
  - {outcome: handoff, at_once: true, when: signal.human && reachable}
  - {outcome: handoff, when: intent && company_size.max >= 10}
  - {outcome: nurture, when: intent && company_size.max < 10}
score:
  - {when: company_size.min >= 50, add: 60, reason: {en: 50 people or more, ko: 50명 이상}}
  - {when: reachable, add: 50, reason: {en: Can be reached, ko: 연락처 있음}}
  - {when: signal.support, add: -20, reason: {en: A customer, ko: 고객}}
routes:
  - {when: "language == 'ko'", to: seoul}
  - {to: inbound}
follow_ups:
  - {after: 4h, say: {en: "Still there?", ko: "아직 계세요?"}}
"""

WORDS = {"words/en.yaml": "bridge: [Back to my question.]\n", "words/ko.yaml": "bridge: ['다시 돌아가서,']\n"}

FILES = {"small.yaml": FLOW, **WORDS}


def answer(field: str, value: Value, *, unsure: bool = False) -> Answer:
    """Return an answer as a parser gives it."""
    return Answer(field=field, value=value, quote="x", message=1, source="parser", at=NOW, unsure=unsure)


def bare_flow(*questions: Question) -> Flow:
    """Return a flow that has nothing but questions."""
    return Flow(
        name="bare",
        version=0,
        languages=("en",),
        bot_name={"en": "Mia"},
        company="Northdesk",
        disclosure={"en": "AI"},
        questions=questions,
        outcomes=(),
        routes=(),
        words={},
    )
