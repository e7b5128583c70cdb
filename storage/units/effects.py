"""What a turn or a decision wants done outside, written in its own transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Back, Lead, Line, Owner, Say, Who
from bot.model.diary import Meeting
from storage import statements as sql
from storage import statements_desk as desk
from storage.codec import BOARD, Parcel
from storage.statement import Transaction
from storage.units import threads
from storage.units.held import Doors, Held, origin_of
from storage.units.parcels import Draft, parcel_of, put
from storage.units.readable import legible


def send_lines(tx: Transaction, doors: Doors, held: Held, lines: Sequence[Line], now: int) -> None:
    """Have the lines sent to the prospect, and told in the card's threads."""
    carry(tx, doors, held, lines, now)
    threads.tell(tx, doors, held, lines, now)


def carry(tx: Transaction, doors: Doors, held: Held, lines: Sequence[Line], now: int, *, back: Back | None = None) -> None:
    """Have the lines sent, unless the platform's other side reads them in our store; `back` is the rep's message that they come from."""
    if not lines or held.platform in doors.store_backed:
        return
    place = origin_of(tx, held).place
    for line in lines:
        say = Say(
            text=line.text, who=line.who, name=line.name, choices=line.choices, sources=line.sources, files=line.files, asks=line.asks
        )
        parcel = Parcel(place=place, say=say, back=back)
        put(tx, Draft(held.id, line.seq, "say", held.platform, parcel, by_bot=line.who is Who.BOT), now)


def sync_calendar(tx: Transaction, doors: Doors, held: Held, meeting: Meeting | None, now: int) -> None:
    """Have a rep's calendar show what is booked by now; what is only on offer stands in no calendar."""
    if meeting is None or not meeting.number or meeting.rep not in doors.calendars or held.test:
        return
    parcel = Parcel(place=meeting.rep, to=meeting.uid(held.id))
    put(tx, Draft(held.id, held.seq, "sync", "calendar", parcel), now)


def hush(tx: Transaction, conversation: str, upto: int) -> None:
    """Cancel what the bot has said up to a line and nobody has begun to send."""
    tx.run(sql.CANCEL, p_id=conversation, p_upto=upto)


def post_card(tx: Transaction, doors: Doors, held: Held, lead: Lead, now: int) -> None:
    """Have the card posted at the team's places, if the team wants to hear of it, or edited where it stands and differs."""
    new = doors.noise.posts(lead.team, lead.urgency, Owner(held.owner))
    for platform, place in _places(doors, held, lead.team):
        _show(tx, held, platform, Parcel(place=place, card=lead.card, standing=_standing(held)), now, new=new)
    for platform, place in _second_places(doors, held, lead.team):
        _show(tx, held, platform, Parcel(place=place, card=lead.card, standing=_standing(held)), now, new=False)


def show_owner(tx: Transaction, doors: Doors, held: Held, now: int) -> None:
    """Have the card edited because what stands beside it changed: owner, deadline, snooze, files."""
    record = tx.one(sql.LEAD, p_id=held.id) if doors.outside else None
    if record is None or not (places := _places(doors, held, record[0])):
        return
    card = legible(lambda: tx.codec.open("lead", held.id, record[1], BOARD).card, None)
    if card is None:
        return
    urgency = tx.one(desk.URGENCY, p_id=held.id)
    new = doors.noise.posts(record[0], urgency[0] if urgency else 0, Owner(held.owner))
    for platform, place in places:
        _show(tx, held, platform, Parcel(place=place, card=card, standing=_standing(held)), now, anew=True, new=new)
    for platform, place in _second_places(doors, held, record[0]):
        _show(tx, held, platform, Parcel(place=place, card=card, standing=_standing(held)), now, anew=True, new=False)


def _standing(held: Held) -> str:
    return f"{held.owner}:{held.rep}"


def _places(doors: Doors, held: Held, team: str) -> list[tuple[str, str]]:
    if held.test:  # a rep's own try goes to the desk alone
        return []
    return [(platform, place) for platform, place in doors.cards(team) if platform not in doors.store_backed]


def _second_places(doors: Doors, held: Held, team: str) -> list[tuple[str, str]]:
    """Return the places of the team's second way: a card that came there is kept up to date, a new one does not begin there."""
    return [] if held.test else [(platform, place) for platform, place in doors.second(team) if platform != "mail"]


def _show(tx: Transaction, held: Held, platform: str, parcel: Parcel, now: int, *, anew: bool = False, new: bool = True) -> None:
    there = tx.one(sql.CARD_THERE, p_id=held.id, p_lane=tx.codec.lane(platform, parcel.place))
    if there is None and not new:
        return
    if there is None:
        put(tx, Draft(held.id, held.seq, "card", platform, parcel), now)
        threads.tell_so_far(tx, held, platform, parcel.place, now + 1)  # later than the card, which its id says
        return
    id, state, sealed = there
    before = legible(lambda: parcel_of(tx, id, sealed), Parcel(place=parcel.place))
    if not anew and (before.card, before.standing) == (parcel.card, parcel.standing):
        return
    if state == "queued":  # nobody has seen it yet; what it shows is made as it leaves
        kept = replace(parcel, before=before.before)
        tx.run(sql.SET_PARCEL, p_id=id, p_sealed=tx.codec.shut("effect", id, kept))
        return
    put(tx, Draft(held.id, held.seq, "edit", platform, parcel), now)
