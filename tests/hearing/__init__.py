"""One message heard beside an open question, in the shipped flow: what the tests of hearing ask."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from bot.config import Config
from bot.flow.load import load_flow
from bot.hearing.hear import Heard, hear
from bot.hearing.setting import Setting
from bot.model import Value
from bot.playbook import playbook

PLAY = playbook(load_flow(Path(__file__).parents[2] / "flows", "b2b_saas"), Config())
NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
REGION = {"en": "US", "ko": "KR", "ja": "JP"}


def heard(text: str, language: str, asking: str | None, *figures: str) -> Heard:
    """Hear `text` while the field `asking` is open; `figures` were told before, the latest first."""
    return hear(text, Setting(play=PLAY, language=language, now=NOW, region=REGION[language], asking=asking, figures=figures))


def value(text: str, language: str, field: str, *, asking: str | None = None) -> Value | None:
    """Return the value that the field got."""
    found = heard(text, language, asking).found.get(field)
    return found.value if found else None


def told(text: str, language: str, field: str, asking: str | None) -> str | None:
    """Return the text of the field, or the lower end of its figure."""
    found = value(text, language, field, asking=asking)
    return found if found is None or isinstance(found, str) else str(found["min"])
