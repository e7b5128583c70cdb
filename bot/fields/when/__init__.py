"""Times in a text, one grammar a language; what a time means to a conversation is decided by `bot.fields.timeline`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.fields.utterance import Utterance
from bot.fields.when import english, japanese, korean
from bot.fields.when.dates import When
from bot.fields.when.scan import Scene
from bot.fields.when.why import only_hurries, only_says_why, stands_in_cause, without_reasons

__all__ = ["GRAMMARS", "Scene", "When", "only_hurries", "only_says_why", "stands_in_cause", "without_reasons"]

GRAMMARS: Mapping[str, Callable[[Utterance, Scene], Sequence[When]]] = {
    "en": english.whens,
    "ko": korean.whens,
    "ja": japanese.whens,
}
