"""`handraiser understand`: what the bot reads in a text, by the very path that a turn takes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from bot.commands.explain import show
from bot.commands.place import find_place, load, with_flow
from bot.errors import Refused
from bot.mask import mask
from bot.model import Conversation, Kind, Message, Reading, Scene, Talk, Visit
from bot.playbook import Playbook, playbook
from bot.signals.kind import SIGNALS
from bot.signals.sentence import Sentences
from bot.understand import understand as read

LONGEST = 100_000
"""Characters of one line of JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A text to be read, and what is known around it."""

    text: str
    now: datetime  # aware; its zone is the prospect's
    id: str | int | None = None
    asking: str | None = None  # the field that is read even from a bare reply
    region: str = ""
    language: str = ""


def given(text: str | None, *, asking: str, now: str, region: str, language: str, jsonl: bool) -> Asked:
    """Return what the command line gave; without a text, standard input is the text, unless it holds lines of JSON."""
    try:
        at = moment(now) or datetime.now().astimezone()
    except ValueError as error:
        raise Refused(str(error)) from error
    said = text if text is not None else "" if jsonl else sys.stdin.read().strip()
    return Asked(text=said, now=at, asking=asking or None, region=region.upper(), language=language)


def understand(text: str | None, asked: Asked, *, flow: str, config: Path | None, jsonl: bool) -> None:
    """Print what the text means; with `jsonl` one line of JSON for the text, or for each line of standard input."""
    play = _play(flow, config)
    if jsonl:
        for line in [asked] if text is not None else lines(sys.stdin, asked):
            print(json.dumps(answered(line, play), ensure_ascii=False), flush=True)
        return
    show(understood(asked, play), mask(asked.text)[0], asked.asking, play)


def _play(flow: str, config: Path | None) -> Playbook:
    place = with_flow(find_place(config), flow)
    sentences = Sentences()
    if place.config.encoder:  # else what adapters need is not imported for one text
        from bot.bootstrap import use_encoder

        use_encoder(sentences, place.config)
    return playbook(load(place, flow), place.config, encoder=sentences)


def understood(asked: Asked, play: Playbook) -> Reading:
    """Read the text as one message of a prospect, masked as it would be stored. Raise Refused for a field that the flow does not have."""
    from bot.flow.vocabulary import kinds_of

    if asked.asking is not None and asked.asking not in kinds_of(play.flow):
        raise Refused(f"`{asked.asking}` is no field of {play.flow.name}; there are {', '.join(kinds_of(play.flow))}")
    return read(_scene(asked, play), play, asked.now)


def _scene(asked: Asked, play: Playbook) -> Scene:
    at = asked.now.astimezone(UTC)
    visit = Visit(region=asked.region, locale=asked.language)
    conversation = Conversation(
        id="understand", platform="terminal", flow=play.flow.name, flow_version=0, contact="understand", visit=visit, created_at=at
    )
    text, masked = mask(asked.text)
    message = Message(conversation="understand", platform="terminal", event_id="1", kind=Kind.SAID, at=at, text=text, masked=masked, seq=1)
    return Scene(conversation=conversation, talk=Talk(language=asked.language, asking=asked.asking), waiting=(message,))


def answered(asked: Asked, play: Playbook) -> dict[str, object]:
    """Return `{"id","language","signals","answers"}`: signals that the flow's conditions may name, answers as they are stored."""
    reading = understood(asked, play)
    return {
        "id": asked.id,
        "language": reading.language,
        "signals": {name: round(strength, 3) for name, strength in _named(reading, play) if strength > 0},
        "answers": {answer.field: answer.value for answer in reading.answers},
    }


def _named(reading: Reading, play: Playbook) -> Iterable[tuple[str, float]]:
    own = {signal.name for signal in play.flow.signals}
    return ((name, strength) for name, strength in sorted(reading.signals.items()) if name in SIGNALS or name in own)


def lines(source: TextIO, defaults: Asked) -> Iterator[Asked]:
    """Yield one text a line of JSON; what a line does not say is as in `defaults`. Raise Refused with the line's number."""
    for number, line in enumerate(source, 1):
        if line.strip():
            try:
                yield _asked(_parsed(line), defaults)
            except (ValueError, TypeError) as error:
                raise Refused(f"line {number}: {error}") from error


def _parsed(line: str) -> Mapping[str, object]:
    if len(line) > LONGEST:
        raise ValueError(f"more than {LONGEST:,} characters")
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("this is not JSON") from None
    if not isinstance(given, dict):
        raise ValueError("this is not a JSON object")
    return given


def _asked(given: Mapping[str, object], defaults: Asked) -> Asked:
    id_, asking = given.get("id"), given.get("asking", defaults.asking)
    if not isinstance(id_, str | int | None) or not isinstance(asking, str | None):
        raise ValueError("`id` is a text or a number, `asking` a field's name")
    return Asked(
        id=id_,
        asking=asking or None,
        text=_text(given, "text", None),
        now=moment(_text(given, "now", "")) or defaults.now,
        region=_text(given, "region", defaults.region),
        language=_text(given, "language", defaults.language),
    )


def _text(given: Mapping[str, object], key: str, default: str | None) -> str:
    value = given.get(key)
    value = default if value is None else value
    if not isinstance(value, str):
        raise ValueError(f"`{key}` should be a text")
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def moment(written: str) -> datetime | None:
    """Return an ISO 8601 time, in the local zone where it names none; None for "". Raise ValueError for anything else."""
    if not written:
        return None
    try:
        at = datetime.fromisoformat(written)
        return at if at.tzinfo else at.astimezone()
    except (ValueError, OverflowError):
        raise ValueError(f"`{written[:40]}` is not a time such as 2026-03-10T09:30:00-05:00") from None
