"""Times in a text, one grammar a language; what a time means to a conversation is decided by `bot.fields.timeline`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.fields.utterance import Utterance
from bot.fields.when import english, japanese, korean
from bot.fields.when.both_en import as_two_tell
from bot.fields.when.conditional import hangs_on
from bot.fields.when.dates import When
from bot.fields.when.scan import Scene
from bot.fields.when.why import only_hurries, only_says_why, stands_in_cause, without_reasons

__all__ = ["GRAMMARS", "Scene", "When", "hangs_on", "only_hurries", "only_says_why", "stands_in_cause", "without_reasons"]


def _english(said: Utterance, scene: Scene) -> Sequence[When]:
    """The times of an English text, two that make one plan as one."""
    return as_two_tell(said, english.whens(said, scene))


GRAMMARS: Mapping[str, Callable[[Utterance, Scene], Sequence[When]]] = {
    "en": _english,
    "ko": korean.whens,
    "ja": japanese.whens,
}
