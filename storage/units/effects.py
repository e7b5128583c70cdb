"""What a turn or a decision wants done outside, written in its own transaction."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from bot.model import Card, Lead, Line, Say, Who
from storage import statements as sql
from storage.codec import BOARD, PARCEL, Parcel
from storage.statement import Transaction
from storage.units.held import Doors, Held, origin_of


def new_id(now: int) -> str:
    """Return 24 characters that grow with the time `now` in microseconds; Discord takes a nonce of 25 at most."""
    return f"{now:014x}{secrets.token_hex(5)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """An effect before it is a row."""

    conversation: str
    seq: int
    kind: str
    platform: str
    parcel: Parcel
    by_bot: bool = False


def send_lines(tx: Transaction, doors: Doors, held: Held, lines: Sequence[Line], now: int) -> None:
    """Have the lines sent, unless the platform's other side reads them in our store."""
    if not lines or held.platform in doors.store_backed:
        return
    place = origin_of(tx, held).place
    for line in lines:
        say = Say(text=line.text, who=line.who, name=line.name, choices=line.choices, sources=line.sources)
        draft = _Draft(
            conversation=held.id,
            seq=line.seq,
            kind="say",
            platform=held.platform,
            parcel=Parcel(place=place, say=say),
            by_bot=line.who is Who.BOT,
        )
        _write(tx, draft, now)


def hush(tx: Transaction, conversation: str, upto: int) -> None:
    """Cancel what the bot has said up to a line and nobody has begun to send."""
    tx.run(sql.CANCEL, p_id=conversation, p_upto=upto)


def post_card(tx: Transaction, doors: Doors, held: Held, lead: Lead, now: int) -> None:
    """Have the card posted at the team's places, or edited where it stands and differs."""
    for platform, place in _places(doors, held, lead.team):
        _show(tx, held, platform, Parcel(place=place, card=lead.card), now)


def show_owner(tx: Transaction, doors: Doors, held: Held, now: int) -> None:
    """Have the card edited because who owns it stands beside it."""
    record = tx.one(sql.LEAD, p_id=held.id)
    if record is None or not (places := _places(doors, held, record[0])):
        return
    card = tx.codec.open("lead", held.id, record[1], BOARD).card
    for platform, place in places:
        _show(tx, held, platform, Parcel(place=place, card=card), now, anew=True)


def _places(doors: Doors, held: Held, team: str) -> list[tuple[str, str]]:
    if held.test:  # a rep's own try goes to the desk alone
        return []
    return [(platform, place) for platform, place in doors.cards(team) if platform not in doors.store_backed]


def _show(tx: Transaction, held: Held, platform: str, parcel: Parcel, now: int, *, anew: bool = False) -> None:
    there = tx.one(sql.CARD_THERE, p_id=held.id, p_lane=tx.codec.lane(platform, parcel.place))
    kind = "edit" if there else "card"
    if there:
        id, state, sealed = there
        if not anew and _card(tx, id, sealed) == parcel.card:
            return
        if state == "queued":  # nobody has seen it yet
            tx.run(sql.SET_PARCEL, p_id=id, p_sealed=tx.codec.shut("effect", id, parcel))
            return
    _write(tx, _Draft(conversation=held.id, seq=held.seq, kind=kind, platform=platform, parcel=parcel), now)


def _card(tx: Transaction, id: str, sealed: bytes) -> Card | None:
    return tx.codec.open("effect", id, sealed, PARCEL).card


def _write(tx: Transaction, draft: _Draft, now: int) -> None:
    id = new_id(now)
    tx.run(
        sql.INSERT_EFFECT,
        id=id,
        conversation=draft.conversation,
        seq=draft.seq,
        kind=draft.kind,
        platform=draft.platform,
        lane=tx.codec.lane(draft.platform, draft.parcel.place),
        state="queued",
        by_bot=draft.by_bot,
        attempts=0,
        due_at=now,
        ref="",
        sealed=tx.codec.shut("effect", id, draft.parcel),
    )
