"""Why a message shows a signal, for people: the pattern with the words that it matched, the model, the flow's own examples.

`classify` decides and says no more than strengths, since it runs for each message; this asks again, in the same tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.signals import Encoder, classify
from bot.signals.custom import NO_CUSTOM, Custom
from bot.signals.head import HEAD
from bot.signals.normalise import normalise, scripts
from bot.signals.patterns import table, where
from bot.signals.question import counter_question
from bot.signals.sentence import Sentences

_PARTS_OF = {"buy": ("setting", "pain", "wish", "topic"), "human": ("contact_me",), "question": ("asks",)}
"""Signals that are made of weaker patterns too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that told of a signal."""

    by: str  # "pattern", "model" (of word pieces), "encoder", "example" (of the flow), "with others"
    strength: float
    words: str = ""  # what was matched, as it was compared: in lower case, in one spelling
    source: str = ""  # the expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What `classify` was asked with."""

    text: str
    language: str
    asking: str | None = None
    custom: Custom = NO_CUSTOM
    encoder: Encoder = HEAD


def why(signal: str, asked: Asked) -> tuple[Reason, ...]:
    """Return what tells of the signal in the text, the strongest first; () when nothing does by itself."""
    plain = normalise(asked.text)
    found = [*_patterns(signal, plain, asked), *_others(signal, plain, asked)]
    if not found:
        found = [reason for part in _PARTS_OF.get(signal, ()) for reason in _patterns(part, plain, asked)]
    if not found and signal in classify(asked.text, asked.language, asking=asked.asking, custom=asked.custom, encoder=asked.encoder):
        found = [Reason(by="with others", strength=0.0)]
    strongest: dict[tuple[str, str], Reason] = {}
    for reason in sorted(found, key=lambda reason: (-reason.strength, plain.find(reason.words), -len(reason.words), reason.source)):
        strongest.setdefault((reason.by, reason.words), reason)
    return tuple(strongest.values())


def _patterns(signal: str, plain: str, asked: Asked) -> Iterator[Reason]:
    keys = {signal} | ({f"{signal}@{asked.asking}", f"{signal}@asked"} if asked.asking else set())
    for name in scripts(plain, asked.language):
        lines = table(name).candidates(plain)
        friends = [line for line in lines if not line.strength]
        for line in lines:
            if line.signal in keys and line.strength and (match := where(line, plain, friends)):
                yield Reason(by="pattern", strength=line.strength, words=match[0].strip(), source=line.source)


def _others(signal: str, plain: str, asked: Asked) -> Iterator[Reason]:
    if signal == "question" and (question := counter_question(asked.text, asked.language)):
        yield Reason(by="pattern", strength=1.0, words=question)
    if own := asked.custom.strengths(plain, asked.language).get(signal):
        yield Reason(by="example", strength=own)
    before = classify(asked.text, asked.language, asking=asked.asking, custom=asked.custom, encoder=asked.encoder)
    alone = classify(asked.text, asked.language, asking=asked.asking, custom=asked.custom, encoder=_Silent())
    if signal in before and before[signal] > alone.get(signal, 0.0):
        encoded = isinstance(asked.encoder, Sentences) and asked.encoder.is_there and asked.asking is None
        yield Reason(by="encoder" if encoded else "model", strength=before[signal])


@dataclass(frozen=True, slots=True)
class _Silent:
    """An encoder that never tells anything: the patterns alone."""

    def strengths(self, text: str, language: str, *, awaited: bool = False) -> dict[str, float]:
        del text, language, awaited
        return {}
