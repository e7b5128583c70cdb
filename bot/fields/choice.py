"""One of the operator's own answers. The value is the label; a bare reply is one only when it was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from bot.fields.kind import Found, Hearing
from bot.fields.plain import PlainText, found, trimmed
from bot.fields.utterance import utterance

_LONGEST = 80


class ChoiceKind(PlainText):
    """A string that the flow compares with its labels."""

    name = "choice"

    def read(self, text: str, hearing: Hearing) -> Sequence[Found]:
        """The whole reply when it was asked for and is short."""
        start, end = trimmed(text, 0, len(text))
        if not hearing.asked or not text[start:end].strip() or end - start > _LONGEST:
            return []
        return [found(utterance(text, hearing.language), text[start:end], start, end)]
