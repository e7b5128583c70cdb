"""Readings that a rep rejected, as labelled material: what the prospect wrote, and what was wrongly read from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.model import Json, Rejected, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistaken:
    """One rejected reading. Its text is what somebody wrote: personal data, whatever field it is."""

    conversation: str
    team: str
    flow: str
    language: str
    region: str
    text: str  # the whole message, as it is stored
    field: str
    wrong: Value
    quote: str
    source: str  # parser | model
    at: datetime  # when the message came
    by: str  # the rep

    def json(self) -> Mapping[str, Json]:
        """Return one line of the export, as `bench.quality --rejected` reads it."""
        return {
            "id": f"{self.conversation}:{self.field}:{self.at:%Y%m%dT%H%M%S}",
            "language": self.language,
            "text": self.text,
            "field": self.field,
            "wrong": self.wrong,
            "quote": self.quote,
            "source": self.source,
            "flow": self.flow,
            "region": self.region,
            "now": self.at.isoformat(timespec="seconds"),
        }


def is_a_reading(one: Rejected) -> bool:
    """Tell whether a program read what was rejected: what a colleague entered is no lesson for parsers."""
    return one.answer.message > 0 and not one.answer.source.startswith("rep:")
