"""What the templates show of a conversation: pure, from what the ports return."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from babel import Locale

from bot.model import Card, Fact, Line, Owner, Who
from bot.ports import Row, Sheet

MOST_TEXT = 15_000
"""Bytes of transcript on one page, so that it stays under 60 KB in any script; older lines are one press away."""

MARKUP = 420
"""Bytes that the markup of one line takes."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line's text; `fact` names the field that was read from it, "" for plain text."""

    text: str
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One line of the transcript with its quotes marked."""

    line: Line
    pieces: tuple[Piece, ...]
    first: bool  # the first of several by the same speaker: it carries the name


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One line of the score, with its length as a share of the largest one."""

    points: int
    reason: str
    share: int  # percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What the reader may do with a conversation."""

    mine: bool
    may_claim: bool
    may_reply: bool
    may_note: bool
    may_close: bool
    may_mend: bool  # correct, add and reject answers


def spoken(sheet: Sheet, upto: int = 0) -> tuple[tuple[Spoken, ...], int]:
    """Return the transcript's last lines (those before line `upto`, if given), and from which line the older ones can be asked for.

    The second value is 0 when nothing older is left.
    """
    lines = [line for line in sheet.lines if not upto or line.seq < upto]
    shown = _last(lines)
    before = [None, *shown]
    said = tuple(
        Spoken(line, pieces(line, sheet.card.facts), previous is None or not _same(previous, line))
        for previous, line in zip(before, shown, strict=False)
    )
    return said, shown[0].seq if len(shown) < len(lines) else 0


def pieces(line: Line, facts: Iterable[Fact]) -> tuple[Piece, ...]:
    """Return the line cut at the quotes that facts rest on. Overlapping quotes: the one that begins first, then the longer."""
    if line.who is not Who.PROSPECT:
        return (Piece(line.text),)
    spots = sorted(_spots(line, facts), key=lambda spot: (spot[0], -spot[1]))
    cut: list[Piece] = []
    at = 0
    for start, end, fact in spots:
        if start < at:
            continue
        cut += [Piece(line.text[at:start]), Piece(line.text[start:end], fact)]
        at = end
    return tuple(piece for piece in [*cut, Piece(line.text[at:])] if piece.text)


def terms(card: Card) -> tuple[Term, ...]:
    """Return the score's lines, the weightiest first."""
    most = max((abs(points) for points, _ in card.reasons), default=1) or 1
    ranked = sorted(card.reasons, key=lambda reason: -abs(reason[0]))
    return tuple(Term(points=points, reason=reason, share=round(100 * abs(points) / most)) for points, reason in ranked)


def rights(sheet: Sheet, rep: str, *, manager: bool = False) -> Rights:
    """Return what the reader may do: whoever sells may note and claim, only the owner speaks; an operator only reads.

    Answers are for the owner and for a manager to change.
    """
    owner, holder = sheet.conversation.owner, sheet.conversation.rep
    mine = bool(rep) and owner is Owner.REP and holder == rep
    free = bool(rep) and owner in (Owner.BOT, Owner.OFFERED, Owner.CLOSED)
    return Rights(
        mine=mine,
        may_claim=free,
        may_reply=mine,
        may_note=bool(rep),
        may_close=mine or (free and owner != Owner.CLOSED),
        may_mend=mine or (bool(rep) and manager),
    )


def unseen(sheet: Sheet) -> Line | None:
    """Return our last line where the visitor's page has not shown it; None where it has, where they spoke since, and off the web."""
    said = [line for line in sheet.lines if line.who is not Who.NOTE]
    if sheet.row.platform != "web" or not said or said[-1].who is Who.PROSPECT or said[-1].seq <= sheet.reached_seq:
        return None
    return said[-1]


def followed_up(sheet: Sheet) -> bool:
    """Return whether our last line is a follow-up: one was due after the prospect's last word."""
    heard = max((line.at for line in sheet.lines if line.who is Who.PROSPECT), default=sheet.conversation.created_at)
    return any(event.kind == "follow_up" and event.data.get("said", True) and at > heard for at, event in sheet.events)


def prospect_seq(sheet: Sheet) -> int:
    """Return the seq of the prospect's last line, 0 when they said nothing."""
    return max((line.seq for line in sheet.lines if line.who is Who.PROSPECT), default=0)


def place(region: str, language: str) -> str:
    """Return a country's name in the language, the code itself when CLDR does not know it."""
    return str(Locale(language).territories.get(region, region))


def tongue(tag: str, language: str) -> str:
    """Return a language's name in the language, the tag itself when CLDR does not know it."""
    return str(Locale(language).languages.get(tag, tag))


def waiting_ids(rows: Sequence[Row]) -> str:
    """Return the ids of the cards that nobody has yet, for the browser to see which one is new."""
    return " ".join(row.conversation for row in rows if row.owner is Owner.OFFERED)


def _last(lines: Sequence[Line]) -> list[Line]:
    shown: list[Line] = []
    room = MOST_TEXT
    for line in reversed(lines):
        room -= len(line.text.encode()) + MARKUP
        if room < 0 and shown:
            break
        shown.insert(0, line)
    return shown


def _same(one: Line, other: Line) -> bool:
    return (one.who, one.name) == (other.who, other.name)


def _spots(line: Line, facts: Iterable[Fact]) -> Iterable[tuple[int, int, str]]:
    for fact in facts:
        start = line.text.find(fact.quote) if fact.quote and fact.message == line.seq else -1
        if start >= 0:
            yield start, start + len(fact.quote), fact.field
