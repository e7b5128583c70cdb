"""What of a model's answer is believed: a quote must stand in what the prospect wrote just now, and a parser must read a value in it.

The model never decides alone. Where a parser has read the same, nothing changes; where it has not, the answer is unsure: known for
asking, unknown to every condition, marked on the card. So no outcome, score, route or owner ever rests on a model.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.brain.output import Output, Quoted, fields_of
from bot.brain.redact import Redaction
from bot.brain.sections import citable
from bot.fields import FIELD_KINDS
from bot.fields.kind import Found, Hearing
from bot.flow.shape import Flow
from bot.model import Answer, Kind, Message, Reading, Scene, changed
from bot.signals.intent import HOLDS

WEIGHT = 0.3
"""The most that a model's word adds to what the prospect's own words show of an intent."""

BELOW = 0.45
"""Where what it adds to ends: under the threshold, so that an intent never holds by a model's word alone."""

PARSED_WHOLLY = frozenset({"email", "phone"})
"""Kinds whose every value has a form that a parser knows: what it left out it left out for a reason."""

OPEN = frozenset({"need", "goal", "text", "name", "company", "role", "solution"})
"""Kinds of words, not of figures: a quote that is a part of the other's says the same."""

TOLD = frozenset({"need", "goal", "text", "solution"})
"""Kinds that any words may be the value of: which of their own words a prospect's reply comes down to is no question of right or wrong."""

SUSPECT = 0.3
"""From this strength of the signal `injection` on, nothing of what a model makes of a turn is believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A reading after the model was heard."""

    reading: Reading
    kept: tuple[str, ...] = ()
    dropped: tuple[tuple[str, str], ...] = ()  # (what, why)


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """What an answer is checked against."""

    scene: Scene
    flow: Flow
    hearing: Hearing  # as the parsers heard the turn
    redaction: Redaction


def weigh(parsed: Reading, output: Output, witness: Witness) -> Weighed:
    """Return the reading of the parsers with what can be believed of the model's."""
    if parsed.signals.get("injection", 0) >= SUSPECT:
        named = [*(a.field for a in output.answers), *(("pages",) if output.pages else ())]
        return Weighed(reading=parsed, dropped=tuple((name, "the message gives orders") for name in named))
    answers = {answer.field: answer for answer in parsed.answers}
    kept: list[str] = []
    dropped: list[tuple[str, str]] = []
    for quoted in output.answers:
        result = _weigh_one(quoted, answers.get(quoted.field), parsed, witness)
        if isinstance(result, str):
            dropped.append((quoted.field, result))
        elif result is not answers.get(quoted.field):
            answers[quoted.field] = result
            kept.append(quoted.field)
    reading = changed(parsed, answers=tuple(answers.values()), tells=parsed.tells or bool(kept))
    reading = _with_intent(reading, output, witness.scene, kept)
    reading = _with_pages(reading, output, witness, kept, dropped)
    return Weighed(reading=reading, kept=tuple(kept), dropped=tuple(dropped))


def _weigh_one(quoted: Quoted, read: Answer | None, parsed: Reading, witness: Witness) -> Answer | str:
    """Return the answer as it is known from now on, or why the model's is dropped."""
    stands = _proven(quoted, parsed, witness)
    if isinstance(stands, str):
        return stands
    kind, new = stands
    old = witness.scene.talk.answers.get(quoted.field)
    is_sure = old is not None and not old.unsure
    if read is not None and (is_sure or read.value == new.value or _same_words(kind, read.quote, new.quote)):
        return read
    if kind in PARSED_WHOLLY or (read is not None and (kind in TOLD or _by_pattern(kind, read, witness))):
        return "a parser knows its form"
    return "known already" if is_sure else new


def _proven(quoted: Quoted, parsed: Reading, witness: Witness) -> tuple[str, Answer] | str:
    """Return the field's kind and the answer that the quote proves, or why it proves none."""
    kind = fields_of(witness.flow).get(quoted.field)
    if kind is None:
        return "no such field"
    if quoted.field in parsed.declined:
        return "the prospect declined it"
    stands = locate(witness.redaction.show(quoted.quote), witness.scene.waiting)
    if stands is None:
        return "the quote is not what the prospect wrote"
    message, quote = stands
    hit = _value(kind, quote, witness.hearing)
    if hit is None:
        return "no value in the quote"
    answer = Answer(field=quoted.field, value=hit.value, quote=hit.quote, message=message.seq, source="model", at=message.at, unsure=True)
    return kind, answer


def _value(kind: str, quote: str, hearing: Hearing) -> Found | None:
    """Return what the field's own kind reads in a quote, as the answer to its question."""
    asked = changed(hearing, asked=True)
    return next((hit for hit in reversed(FIELD_KINDS[kind].read(quote, asked)) if hit.quote in quote and hit.quote.strip()), None)


def _same_words(kind: str, one: str, other: str) -> bool:
    return kind in OPEN and (one.strip() in other or other.strip() in one)


def _by_pattern(kind: str, read: Answer, witness: Witness) -> bool:
    """Tell whether a parser finds its value unasked too: then it has a pattern for it, and did not just take a bare reply."""
    text = next((m.text for m in witness.scene.waiting if m.seq == read.message), "")
    return any(hit.value == read.value for hit in FIELD_KINDS[kind].read(text, changed(witness.hearing, asked=False)))


def locate(quote: str, messages: Sequence[Message]) -> tuple[Message, str] | None:
    """Return the message that a quote stands in and the quote as it stands there; equal but for Unicode normalisation (NFC)."""
    if not any(character.isalnum() for character in quote):
        return None
    said = [m for m in messages if m.kind in (Kind.SAID, Kind.CHOICE)]
    for message in reversed(said):
        if quote in message.text:
            return message, quote
    wanted = unicodedata.normalize("NFC", quote)
    for message in reversed(said):
        if (span := _span(wanted, message.text)) is not None:
            return message, message.text[span[0] : span[1]]
    return None


def _span(wanted: str, text: str) -> tuple[int, int] | None:
    """Return where a normalised quote stands in a text that is not: the text is normalised letter by letter, with each one's place."""
    plain: list[str] = []
    places: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and len(unicodedata.normalize("NFC", text[start : end + 1])) == len(
            unicodedata.normalize("NFC", text[start:end])
        ):
            continue
        letter = unicodedata.normalize("NFC", text[start:end])
        plain.append(letter)
        places += [start] * len(letter)
        start = end
    at = "".join(plain).find(wanted)
    if at < 0:
        return None
    places.append(len(text))
    return places[at], places[at + len(wanted)]


def _with_intent(reading: Reading, output: Output, scene: Scene, kept: list[str]) -> Reading:
    """Add the model's word to what the prospect's own words show of an intent: never where they show none, never over the threshold."""
    word = max((heard.strength for heard in output.signals if heard.name == "buy"), default=0.0)
    shown = reading.signals.get("buy", 0.0)
    if word < HOLDS or not 0.0 < shown < HOLDS or scene.talk.intent >= HOLDS:
        return reading
    added = min(WEIGHT, word)
    kept.append("intent")
    signals: Mapping[str, float] = {**reading.signals, "buy": max(shown, min(BELOW, 1 - (1 - shown) * (1 - added)))}
    return changed(reading, signals=signals)


def _with_pages(reading: Reading, output: Output, witness: Witness, kept: list[str], dropped: list[tuple[str, str]]) -> Reading:
    """Keep the sections that may be said; they answer where the search finds nothing."""
    conversation, today = witness.scene.conversation, witness.hearing.now.date()
    cited = citable(witness.flow, output.pages, reading.language, conversation.visit.region, today)
    known = {one.id for one in cited}
    dropped += [("pages", "no page of that id may be said here") for id in output.pages if id not in known][:1]
    if not cited:
        return reading
    kept.append("pages")
    return changed(reading, cited=tuple(one.id for one in cited))
