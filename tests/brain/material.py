"""What the tests of the model share: the shipped flow, scenes in the middle of a talk, answers as a model would write them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from bot.config import ModelConfig
from bot.flow.load import load_flow
from bot.flow.shape import Flow
from bot.model import Answer, Conversation, Kind, Message, Owner, Reading, Scene, Talk, Thought, Turn, Usage, Value, Visit
from bot.playbook import Playbook, playbook
from bot.understand import understand
from tests.talks import CONFIG, ROOT
from tests.varied import varied

NOW = datetime(2026, 11, 18, 15, 0, tzinfo=UTC)  # a Wednesday, in nobody's night
TODAY = date(2026, 11, 18)
PLACES = {"en": ("US", "America/New_York"), "ko": ("KR", "Asia/Seoul"), "ja": ("JP", "Asia/Tokyo")}


@cache
def flow() -> Flow:
    """Return the flow that comes with Handraiser."""
    return load_flow(ROOT / "flows", "b2b_saas")


@cache
def play() -> Playbook:
    """Return it ready to play."""
    return playbook(flow(), CONFIG)


def answer(field: str, value: Value, quote: str = "", *, unsure: bool = False, source: str = "parser") -> Answer:
    """Return an answer that was given before."""
    return Answer(field=field, value=value, quote=quote or str(value), message=2, source=source, at=NOW, unsure=unsure)


KNOWN: Mapping[str, Answer] = {
    "need": answer("need", "routing for support mail"),
    "company_size": answer("company_size", {"min": 60, "max": 60}, "60 people"),
    "timeline": answer("timeline", {"earliest": "2026-12-01", "latest": "2026-12-31"}, "in December"),
    "email": answer("email", "jo@brightloaf.example"),
}


def talk(language: str = "en", *, asking: str | None = None, known: Sequence[str] = (), intent: float = 0.0) -> Talk:
    """Return what a conversation remembers after some turns."""
    return Talk(
        language=language,
        answers={name: KNOWN[name] for name in known},
        asked={asking: 1} if asking else {},
        asking=asking,
        intent=intent,
        intent_seen=2 if intent >= 0.5 else 0,
        disclosed=True,
    )


def scene(*texts: str, memory: Talk | None = None, language: str = "en", kind: Kind = Kind.SAID, **given: object) -> Scene:
    """Return a scene in which these messages wait; further arguments are those of the conversation."""
    region, zone = PLACES[language]
    conversation = Conversation(
        id="0" * 31 + "1",
        platform="web",
        flow="b2b_saas",
        flow_version=0,
        contact="c",
        visit=Visit(region=region, timezone=zone, locale=language),
        created_at=NOW,
        owner=Owner.BOT,
        version=3,
    )
    waiting = tuple(
        Message(conversation=conversation.id, platform="web", event_id=f"e{n}", kind=kind, at=NOW, text=text, seq=10 + n)
        for n, text in enumerate(texts)
    )
    return Scene(conversation=varied(conversation, **given), talk=memory or talk(language), waiting=waiting)


def parsed(given: Scene) -> Reading:
    """Return what the parsers read in a scene."""
    return understand(given, play(), NOW)


def raw(
    reply: str = "",
    *,
    asks: str = "none",
    answers: Mapping[str, str] | None = None,
    signals: Mapping[str, float] | None = None,
    pages: Sequence[str] = (),
    language: str = "en",
) -> str:
    """Return an answer as a model writes it."""
    return json.dumps(
        {
            "language": language,
            "signals": [{"name": name, "strength": strength} for name, strength in (signals or {}).items()],
            "answers": [{"field": field, "quote": quote} for field, quote in (answers or {}).items()],
            "reply": reply,
            "asks": asks,
            "pages": list(pages),
        },
        ensure_ascii=False,
    )


def thought(text: str, **given: Any) -> Thought:  # noqa: ANN401 - fields of a Thought
    """Return what came of asking a model that answered this."""
    return Thought(model="test", raw=text, usage=Usage(tries=1, micros=1000, out=40), **given)


def said(turn: Turn) -> str:
    """Return what a turn says."""
    return "\n".join(say.text for say in turn.says)


def settings(**given: Any) -> ModelConfig:  # noqa: ANN401 - fields of a ModelConfig
    """Return the settings of a model."""
    return ModelConfig(**given)


def folder() -> Path:
    """Return where the samples stand."""
    return ROOT / "tests/samples"
