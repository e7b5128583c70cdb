"""A conversation's row as a unit holds it, and what the other units make of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from bot.desk.assign import Roster
from bot.desk.noise import Noise
from bot.model import Conversation, Owner, Talk, Visit
from storage import statements as sql
from storage.codec import KEPT_TALK, ORIGIN, Origin, one_of
from storage.statement import Transaction, found
from storage.types import moment_out

CardPlaces = Callable[[str], tuple[tuple[str, str], ...]]
"""The places, as (platform, place), where a team's cards are posted."""

Identity = Callable[[str, str], str]
"""(rep, platform) → the rep's id there, "" where they have none."""


def no_roster(team: str) -> Roster:
    """Say that nobody is offered leads by name: whoever claims first has them."""
    return Roster()


STORE_BACKED = frozenset({"web", "desk", "terminal"})
"""Platforms whose other side reads our store: the commit of a line delivers it, and no effect is needed."""


def no_cards(team: str) -> tuple[tuple[str, str], ...]:
    """Say that a team's cards stand on the desk alone."""
    return ()


def nowhere(team: str) -> tuple[tuple[str, str], ...]:
    """Say that a team has no second way."""
    return ()


def no_identity(rep: str, platform: str) -> str:
    """Say that a rep is on no platform."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """What the units know of the world outside."""

    store_backed: frozenset[str] = STORE_BACKED
    cards: CardPlaces = no_cards  # the places, as (platform, place), where a team's cards are posted
    second: CardPlaces = nowhere  # where a team's card goes that did not arrive in time; ("mail", address) among them
    identity: Identity = no_identity  # a rep's id on a platform
    roster: Callable[[str], Roster] = no_roster  # who can be offered a team's leads
    noise: Noise = Noise()  # noqa: RUF009 - frozen: which cards are posted outside the desk, and who may be mentioned when
    webhook: bool = False  # every change of a lead is sent to the configured webhook
    calendars: frozenset[str] = frozenset()  # reps whose calendar is written
    mails: bool = False  # mail leaves: a server is configured

    @property
    def outside(self) -> bool:
        """False where every team's cards stand on the desk alone: then no thread has to be told anything."""
        return self.cards is not no_cards


class Held(NamedTuple):
    """`statements.CONVERSATION_COLUMNS` of one row."""

    id: str
    platform: str
    flow: str
    flow_version: int
    contact: str
    owner: str
    rep: str
    team: str
    version: int
    opted_out: bool
    test: bool
    created_at: int
    sealed: bytes
    seq: int
    turn: int
    hush_seq: int


def lock(tx: Transaction, conversation: str) -> Held:
    """Return the conversation's row, locked until the unit's end. Raise NotFound."""
    return Held(*found(tx.one(sql.LOCK_CONVERSATION, p_id=conversation), "conversation"))


def origin_of(tx: Transaction, held: Held) -> Origin:
    """Return the sealed part of the conversation."""
    return tx.codec.open("conversation", held.id, held.sealed, ORIGIN)


def conversation_of(held: Held, visit: Visit) -> Conversation:
    """Return the conversation as the core knows it."""
    return Conversation(
        id=held.id,
        platform=held.platform,
        flow=held.flow,
        flow_version=held.flow_version,
        contact=held.contact,
        visit=visit,
        created_at=moment_out(held.created_at),
        owner=one_of(Owner, held.owner, "conversation", held.id),
        rep=held.rep,
        team=held.team,
        version=held.version,
        opted_out=bool(held.opted_out),
        test=bool(held.test),
    )


def remembered(tx: Transaction, held: Held) -> Talk:
    """Return what the conversation remembers."""
    record = tx.one(sql.TALK, p_id=held.id, p_number=held.turn) if held.turn else None
    return tx.codec.open("turn", f"{held.id}:{held.turn}", record[0], KEPT_TALK).talk if record else Talk()


def move_on(tx: Transaction, after: Held, *, now: int, on: Held | None = None) -> bool:
    """Write owner, rep, team, opted_out, hush_seq, seq and turn as they are from now on, as the next version.

    `on` is the row that this was decided on where nobody holds its lock: False, and nothing is written, when it is another one.
    """
    condition = {} if on is None else {"p_on_version": on.version, "p_on_seq": on.seq}
    return (
        tx.run(
            sql.MOVE_ON if on is None else sql.MOVE_ON_FROM,
            **condition,
            p_id=after.id,
            p_owner=after.owner,
            p_rep=after.rep,
            p_team=after.team,
            p_opted_out=bool(after.opted_out),
            p_hush_seq=after.hush_seq,
            p_seq=after.seq,
            p_turn=after.turn,
            p_now=now,
        )
        == 1
    )
