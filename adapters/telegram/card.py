"""The face of a card as one Telegram message: all of it where there is room, else shorter step by step, never cut in the middle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from adapters.telegram.render import LONGEST, anchor, call, cut, inert, is_public, length, lines_of, plain
from bot.language.unseen import calm
from bot.model.arrivals import Face
from bot.model.arrivals import Row as Fact

COLOURS = {"green": "🟢", "amber": "🟡", "red": "🔴", "grey": "⚪"}
TITLE = 120
"""Characters of a topic's name; Telegram takes 128, https://core.telegram.org/bots/api#createforumtopic"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    """How much of each part is shown."""

    value: int
    quote: int
    many: int  # rows, questions, terms and lines of context, each
    line: int  # characters of any other line


_ROOMS = (
    _Room(value=600, quote=400, many=60, line=600),
    _Room(value=300, quote=160, many=40, line=300),
    _Room(value=160, quote=80, many=25, line=160),
    _Room(value=100, quote=0, many=12, line=100),
    _Room(value=30, quote=0, many=4, line=40),
)
"""The last one always fits: 4 rows of 120, 4 files of 60 and 18 lines of 40 characters are 1,500, twice that where a sign is two units."""


def card(face: Face) -> str:
    """Return the card's text as HTML of at most 4,096 units."""
    texts = (_text(face, room) for room in _ROOMS)
    return next((text for text in texts if length(plain(text)) <= LONGEST), _text(face, _ROOMS[-1]))


def topic_name(face: Face) -> str:
    """Return the name of the card's topic: who it is."""
    return calm(cut(" ".join(face.title.split()), TITLE)) or "…"


def _text(face: Face, room: _Room) -> str:
    parts = ("\n".join(lines_of(part)) for part in (_head(face, room), _rows(face, room), _open(face, room), _foot(face, room)))
    return "\n\n".join(part for part in parts if part)


def _head(face: Face, room: _Room) -> Iterator[str]:
    yield f"{COLOURS.get(face.colour, '⚪')} <b>{inert(cut(face.title, min(room.line, 200)))}</b>"
    yield inert(cut(face.state, room.line))
    yield inert(cut(face.reason, room.line))
    terms = " · ".join(inert(cut(term, room.line)) for term in face.terms[: room.many])
    yield f"<b>{inert(cut(face.score, 60))}</b>{f' ({terms})' if terms else ''}" if face.score else ""


def _rows(face: Face, room: _Room) -> Iterator[str]:
    yield from (_row(row, room) for row in face.rows[: room.many])
    if len(face.rows) > room.many:
        yield f"… +{len(face.rows) - room.many}"


def _row(row: Fact, room: _Room) -> str:
    value = inert(cut(row.value, room.value))
    value = f"<i>{value}</i>" if row.declined else value
    unsure = " <b>(?)</b>" if row.unsure else ""
    before = f" <s>{inert(cut(row.before, room.value))}</s>" if row.before else ""
    quote = f" — “{inert(cut(row.quote, room.quote))}”" if row.quote and room.quote else ""
    return f"<b>{inert(cut(row.label, 60))}</b>: {value}{unsure}{before}{quote}"


def _open(face: Face, room: _Room) -> Iterator[str]:
    yield inert(cut(face.not_asked, room.line))
    yield from (f"❓ {inert(cut(question, room.line))}" for question in face.questions[: room.many])


def _foot(face: Face, room: _Room) -> Iterator[str]:
    yield from (f"<i>{inert(cut(line, room.line))}</i>" for line in face.context[: room.many])
    yield from (f"📎 {anchor(link, inert(cut(name, 60)))}" for name, link in face.files[: room.many])
    if face.link and not is_public(face.link):  # Telegram takes no such address behind a button
        yield inert(f"{face.link_label} {face.link}".strip())
    yield call(face.ping)
