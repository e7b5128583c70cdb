"""Messages and lines: the one order of everything that entered and everything that was said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.model import Kind, Line, Message, Say, Who
from storage import statements as sql
from storage.codec import WORDS, Words, one_of
from storage.statement import Primitive, Record, Transaction
from storage.types import moment_in, moment_out

PROSPECTS = (Kind.SAID, Kind.CHOICE, Kind.FILE)
"""What a prospect does that is a line of the transcript."""


def add_message(tx: Transaction, message: Message, *, seq: int, state: str) -> bool:
    """Write what entered; False when its event is known already."""
    words = Words(
        text=message.text,
        masked=message.masked,
        author=message.author,
        choice=message.choice,
        about=message.about,
        files=message.files,
    )
    prospect = message.kind in PROSPECTS
    row = _row(tx, message.conversation, seq, message.at, words)
    return bool(
        tx.run(
            sql.ADD_MESSAGE,
            **row
            | {
                "platform": message.platform,
                "event_id": message.event_id,
                "who": Who.PROSPECT.value if prospect else "",
                "kind": message.kind.value,
                "state": state,
            },
        )
    )


def line_of_message(message: Message, seq: int) -> tuple[Line, ...]:
    """Return the line that a prospect's message is; () for what is no line."""
    if message.kind not in PROSPECTS:
        return ()
    return (Line(seq=seq, who=Who.PROSPECT, text=message.text, at=message.at, ref=message.event_id, files=message.files),)


def say_lines(says: Sequence[Say], *, after: int, now: datetime) -> tuple[Line, ...]:
    """Return what is said as the lines after `after`."""
    return tuple(
        Line(
            seq=seq,
            who=say.who,
            text=say.text,
            at=now,
            name=say.name,
            choices=say.choices,
            sources=say.sources,
            files=say.files,
            asks=say.asks,
        )
        for seq, say in enumerate(says, after + 1)
    )


def write_lines(tx: Transaction, conversation: str, platform: str, lines: Iterable[Line], kind: str = "said") -> None:
    """Write our own lines; `kind` tells a greeting from the rest."""
    for line in lines:
        words = Words(text=line.text, name=line.name, choices=line.choices, sources=line.sources, files=line.files)
        row = _row(tx, conversation, line.seq, line.at, words)
        said = {"platform": platform, "event_id": None, "who": line.who.value, "kind": kind, "state": "said"}
        tx.run(sql.INSERT_LINE, **row | said)


def _row(tx: Transaction, conversation: str, seq: int, at: datetime, words: Words) -> dict[str, Primitive]:
    return {
        "conversation": conversation,
        "seq": seq,
        "at": moment_in(at),
        "attempts": 0,
        "sealed": tx.codec.shut("message", f"{conversation}:{seq}", words),
    }


def words_of(tx: Transaction, conversation: str, seq: int, sealed: bytes) -> Words:
    """Return the sealed part of a message."""
    return tx.codec.open("message", f"{conversation}:{seq}", sealed, WORDS)


def line_of(tx: Transaction, conversation: str, record: Record) -> Line:
    """Return a line from `statements.LINE_COLUMNS`."""
    seq, who, at, event_id, sealed = record
    words = words_of(tx, conversation, seq, sealed)
    return Line(
        seq=seq,
        who=one_of(Who, who, "message", f"{conversation}:{seq}"),
        text=words.text,
        at=moment_out(at),
        name=words.name,
        choices=words.choices,
        sources=words.sources,
        masked=words.masked,
        ref=event_id or "",
        files=words.files,
    )


def message_of(tx: Transaction, conversation: str, record: Record) -> Message:
    """Return a message from the columns of `statements.WAITING`."""
    seq, platform, event_id, kind, at, sealed = record
    words = words_of(tx, conversation, seq, sealed)
    return Message(
        conversation=conversation,
        platform=platform,
        event_id=event_id,
        kind=one_of(Kind, kind, "message", f"{conversation}:{seq}"),
        at=moment_out(at),
        text=words.text,
        author=words.author,
        choice=words.choice,
        about=words.about,
        masked=words.masked,
        seq=seq,
        files=words.files,
    )
