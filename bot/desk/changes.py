"""What happened to a lead, as other systems hear of it: the names of its changes and what is told of them. Pure.

The form of what is told is `adapters/crm/event.schema.json`, for people in docs/operate.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.desk.closing import closing
from bot.model import Card, Json, Owner

VERSION = 1
"""Of the form; it grows when something is taken away or means something else, not when something is added."""

KINDS = ("opened", "updated", "reopened", "offered", "claimed", "handed_over", "given_back", "closed", "opted_out")
"""Everything that can happen to a lead, in the order in which one transaction tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A lead and its conversation at one moment."""

    conversation: str
    platform: str
    flow: str
    owner: Owner
    rep: str  # who owns it, or did last
    team: str
    opted_out: bool
    created_at: datetime
    card: Card | None = None  # None: it is no lead yet
    offered_to: str = ""  # the rep whose turn it is
    close_reason: str = ""  # as `bot.desk.closing` keeps it


def changes(before: Seen, after: Seen) -> tuple[str, ...]:
    """Return what happened between two moments, in the order of KINDS; nothing while it is no lead."""
    if after.card is None:
        return ()
    happened = {name for name in _happened(before, after) if name}
    return tuple(kind for kind in KINDS if kind in happened)


def _happened(before: Seen, after: Seen) -> Iterator[str]:
    if before.card is None:
        yield "opened"
    elif differences(before, after):
        yield "updated"
    if after.opted_out and not before.opted_out:
        yield "opted_out"
    if (before.owner, before.rep, before.team) != (after.owner, after.rep, after.team):
        yield from _moved(before, after)
    if after.offered_to and after.offered_to != before.offered_to:
        yield "offered"


def _moved(before: Seen, after: Seen) -> Iterator[str]:
    """Name the change of owner; what a closed lead becomes is told besides."""
    if before.owner is Owner.CLOSED and after.owner is not Owner.CLOSED:
        yield "reopened"
    if before.owner is Owner.REP and after.owner in (Owner.REP, Owner.OFFERED) and (before.rep, before.team) != (after.rep, after.team):
        yield "handed_over"
    elif before.owner is not after.owner:
        yield {
            Owner.REP: "claimed",
            Owner.OFFERED: "offered",
            Owner.BOT: "" if before.owner is Owner.CLOSED else "given_back",
            Owner.CLOSED: "closed",
        }[after.owner]


def differences(before: Seen, after: Seen) -> dict[str, Json]:
    """Return what stands otherwise on the card now: the name with what it was and what it is."""
    if before.card is None or after.card is None:
        return {}
    old, new = _told_of(before), _told_of(after)
    names = dict.fromkeys((*old, *new))
    return {name: {"before": old.get(name), "after": new.get(name)} for name in names if old.get(name) != new.get(name)}


def _told_of(seen: Seen) -> dict[str, Json]:
    card = seen.card
    if card is None:
        return {}
    plain: dict[str, Json] = {"title": card.title, "outcome": card.outcome, "score": card.score, "opted_out": seen.opted_out}
    return plain | {f"fields.{name}": value for name, value in _fields(card).items()}


def _fields(card: Card) -> dict[str, Json]:
    """Return the answers by field; one that parser and model read differently is none."""
    return {fact.field: fact.value for fact in card.facts if fact.state == "known" and fact.value is not None}


def told(kind: str, before: Seen, after: Seen, at: datetime, version: int) -> dict[str, Json]:
    """Return what is sent of one change, without the id that the delivery gets."""
    return {
        "type": f"lead.{kind}",
        "schema": VERSION,
        "at": at.astimezone(UTC).isoformat(timespec="milliseconds"),
        "version": version,
        "changed": differences(before, after) if kind == "updated" else {},
        "lead": _lead(after),
    }


def erased(conversation: str, at: datetime) -> dict[str, Json]:
    """Return what is sent when a lead is erased: which one, and nothing of it."""
    moment = at.astimezone(UTC).isoformat(timespec="milliseconds")
    return {"type": "lead.erased", "schema": VERSION, "at": moment, "lead": {"id": conversation}}


def _lead(seen: Seen) -> dict[str, Json]:
    card = seen.card
    if card is None:
        raise ValueError("a conversation that is no lead has no changes")
    return {
        "id": seen.conversation,
        "platform": seen.platform,
        "flow": seen.flow,
        "team": seen.team,
        "owner": seen.owner.value,
        "rep": seen.rep if seen.owner in (Owner.REP, Owner.CLOSED) else "",
        "offered_to": seen.offered_to if seen.owner is Owner.OFFERED else "",
        "outcome": card.outcome,
        "score": card.score,
        "reasons": [{"points": points, "reason": reason} for points, reason in card.reasons],
        "title": card.title,
        "reason": card.reason,
        "fields": _fields(card),
        "shown": {fact.field: fact.shown for fact in card.facts if fact.state == "known"},
        "declined": [fact.field for fact in card.facts if fact.state == "declined"],
        "language": card.language,
        "region": card.region,
        "page": card.page,
        "referrer": card.referrer,
        "campaign": card.campaign,
        "opted_out": seen.opted_out,
        "created_at": seen.created_at.astimezone(UTC).isoformat(timespec="milliseconds"),
        "closed": closed(seen.close_reason) if seen.owner is Owner.CLOSED else None,
    }


def closed(reason: str) -> Mapping[str, Json]:
    """Return a close reason in its parts: won, lost, junk, or what closed it without a rep; the reason of the list; the rep's words."""
    found = closing(reason)
    return {"as": found.kind or "bot", "reason": found.code, "words": found.words}
