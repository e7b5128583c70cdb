"""What a database must say after any fault: every acknowledged message once, every turn after the one before, nothing gone back."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.model import Talk
from storage import statements as sql
from storage.codec import KEPT, WORDS, Basis, Codec
from storage.seal import Seal, master_key
from storage.writer import SqliteTransaction, connect
from tests.faults.served import SCRIPTS, Acked


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row of the messages that a prospect sent."""

    seq: int
    event: str
    state: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A row of the turns."""

    number: int
    version: int
    upto: int
    talk: Talk
    basis: Basis | None


class Books:
    """Reads a house's database beside everybody else."""

    def __init__(self, folder: Path) -> None:
        self._connection = connect(folder / "handraiser.db", read_only=True)
        self._codec = Codec(Seal(master_key(folder / "handraiser.key", {})))
        self._view = SqliteTransaction(self._connection, self._codec)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._connection.close()

    def is_whole(self) -> bool:
        """Tell whether SQLite finds the file in order."""
        return self._connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]

    def conversations(self) -> list[str]:
        """Return all ids."""
        return [id for (id,) in self._connection.execute("SELECT id FROM conversation ORDER BY id")]

    def entries(self, conversation: str) -> list[Entry]:
        """Return what the prospect said, in order."""
        query = "SELECT seq, event_id, state, sealed FROM message WHERE conversation = ? AND who = 'prospect' ORDER BY seq"
        return [
            Entry(seq=seq, event=event.partition(":")[2], state=state, text=self._text(conversation, seq, sealed))
            for seq, event, state, sealed in self._connection.execute(query, (conversation,))
        ]

    def spoken(self, conversation: str) -> list[str]:
        """Return what the bot said, in order."""
        query = "SELECT seq, sealed FROM message WHERE conversation = ? AND who = 'bot' AND kind = 'said' ORDER BY seq"
        return [self._text(conversation, seq, sealed) for seq, sealed in self._connection.execute(query, (conversation,))]

    def turns(self, conversation: str) -> list[Taken]:
        """Return the turns, in order."""
        found = []
        for number, version, upto, _, sealed in self._view.all(sql.TURNS, p_id=conversation):
            kept = self._codec.open("turn", f"{conversation}:{number}", sealed, KEPT)
            found.append(Taken(number=number, version=version, upto=upto, talk=kept.talk, basis=kept.basis))
        return found

    def events(self, conversation: str) -> list[tuple[str, Mapping[str, object]]]:
        """Return what happened: kind and what it says."""
        return [(kind, sql_json(data)) for _, kind, data in self._view.all(sql.EVENTS, p_id=conversation)]

    def leads(self) -> Counter[str]:
        """Return how many cards each conversation has."""
        return Counter(id for (id,) in self._connection.execute("SELECT conversation FROM lead"))

    def _text(self, conversation: str, seq: int, sealed: bytes) -> str:
        return self._codec.open("message", f"{conversation}:{seq}", sealed, WORDS).text


def sql_json(text: str) -> Mapping[str, object]:
    """Return an event's column as a mapping."""
    from storage.types import json_out

    read = json_out(text)
    assert isinstance(read, Mapping)
    return read


def faults(books: Books, acked: Iterable[Acked]) -> list[str]:
    """Return every way in which the database is not what it must be; [] when all is right."""
    by_conversation = defaultdict(list)
    for one in acked:
        by_conversation[one.conversation].append(one)
    found = [] if books.is_whole() else ["SQLite's own check fails"]
    for conversation in books.conversations():
        told = by_conversation.pop(conversation, [])
        found += [f"{conversation[-6:]}: {what}" for what in _of_one(books, conversation, told)]
    return [*found, *(f"{conversation[-6:]}: an acknowledged conversation is lost" for conversation in by_conversation)]


def _of_one(books: Books, conversation: str, told: list[Acked]) -> Iterator[str]:
    entries, turns = books.entries(conversation), books.turns(conversation)
    yield from _of_messages(entries, told)
    yield from _of_turns(entries, turns)
    if {one.number for one in told} >= set(range(6)) and len(entries) == len(SCRIPTS["en"]):
        yield from _of_lead(books, conversation, turns)


def _of_messages(entries: list[Entry], told: list[Acked]) -> Iterator[str]:
    stored = Counter(entry.event for entry in entries)
    texts = {entry.event: entry.text for entry in entries}
    yield from (f"{event} is stored {count} times" for event, count in stored.items() if count > 1)
    yield from (f"{one.text!r} was acknowledged and is lost" for one in told if one.event not in stored)
    yield from (f"{one.text!r} is stored as {texts[one.event]!r}" for one in told if texts.get(one.event, one.text) != one.text)
    yield from (f"{entry.text!r} is {entry.state}, not taken" for entry in entries if entry.state != "taken")


def _of_turns(entries: list[Entry], turns: list[Taken]) -> Iterator[str]:
    if [turn.number for turn in turns] != list(range(1, len(turns) + 1)):
        yield f"the turns are numbered {[turn.number for turn in turns]}"
    took = Counter(seq for turn in turns if turn.basis for seq in turn.basis.waiting)
    yield from (f"message {seq} was taken by {times} turns" for seq, times in took.items() if times > 1)
    yield from (f"message {entry.seq} was taken by no turn" for entry in entries if entry.seq not in took)
    for before, after in pairwise(turns):
        if after.version <= before.version or after.upto <= before.upto:
            yield f"turn {after.number} went back in version or place"
        yield from _went_back(before.talk, after.talk, after.number)


def _went_back(before: Talk, after: Talk, number: int) -> Iterator[str]:
    yield from (f"turn {number} forgot the answer {field}" for field in before.answers if field not in after.answers)
    yield from (
        f"turn {number} forgot that {field} was asked" for field, times in before.asked.items() if after.asked.get(field, 0) < times
    )
    if before.intent_seen and not after.intent_seen:
        yield f"turn {number} forgot the intent"


def _of_lead(books: Books, conversation: str, turns: list[Taken]) -> Iterator[str]:
    """A talk that was held to its end is one lead, offered once, with every question asked once."""
    last = turns[-1].talk
    if last.outcome != "handoff":
        yield f"a whole talk ended as {last.outcome}"
    if books.leads()[conversation] != 1:
        yield f"it has {books.leads()[conversation]} cards"
    offered = [data for kind, data in books.events(conversation) if kind == "owner" and data.get("to") == "offered"]
    if len(offered) != 1:
        yield f"it was offered {len(offered)} times"
    twice = [text for text, times in Counter(books.spoken(conversation)).items() if times > 1]
    yield from (f"the bot said twice: {text!r}" for text in twice)
