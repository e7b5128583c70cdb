"""A card's threads: what is told there, what a rep writes there, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from bot.model import Back, Errand, Line, Owner, Say, Who
from bot.model.arrivals import Attachment
from bot.ports import Under
from storage import statements as sql
from storage import statements_mail as mail
from storage import statements_outside as outside
from storage.codec import Parcel
from storage.statement import Record, Transaction
from storage.types import moment_out
from storage.units import lines as rows
from storage.units.held import Doors, Held
from storage.units.parcels import Draft, parcel_of, put
from storage.units.readable import legible, readable

SILENCE = 600_000_000
"""Microseconds of an owner's silence after which what the prospect says mentions them again."""

LONGEST_NOTE = 1500
"""Characters up to which words that wait are told together; Discord takes 2,000 in a message."""

_SALES_SIDE = ("card", "relay", "mark", "note", "whisper")
"""Effects that a ref on the sales side is looked up among, the first where several carry it."""


class Place(NamedTuple):
    """Where a card of the conversation stands, or will."""

    platform: str
    place: str
    lane: bytes


def standing(tx: Transaction, conversation: str) -> list[Place]:
    """Return the places of the conversation's cards."""
    records = tx.all(outside.CARDS, p_id=conversation)
    places = readable(records, lambda record: Place(record[1], parcel_of(tx, record[0], record[3]).place, record[2]))
    return list({place.lane: place for place in places}.values())


def tell(tx: Transaction, doors: Doors, held: Held, lines: Sequence[Line], now: int, *, but: bytes = b"") -> None:
    """Have the lines told in the card's threads, save in the lane `but`, whose people wrote them.

    What the prospect says mentions the owner, in the hours of their teams, where it is the first after the claim, or comes after ten
    minutes of the owner's silence.
    """
    if not lines or not doors.outside or held.test or not (places := standing(tx, held.id)):
        return
    asks = any(line.who is Who.PROSPECT for line in lines) and doors.noise.may_call(held.rep, moment_out(now))
    called = held.rep if asks and _call_is_due(tx, held, now) else ""
    for place in places:
        if place.lane != but:
            _tell(tx, held, place, lines, to=doors.identity(called, place.platform) if called else "", now=now)


def _tell(tx: Transaction, held: Held, place: Place, lines: Sequence[Line], *, to: str, now: int) -> None:
    for (who, name), run in groupby(lines, key=lambda line: (line.who, line.name)):
        said = tuple(run)
        files = tuple(_at_home(file, held) for line in said for file in line.files)
        say = Say(text="\n".join(words(line) for line in said), who=who, name=name, files=files)
        if who is Who.PROSPECT and not to and _told_with_the_last(tx, held, place, say):
            continue
        parcel = Parcel(place=place.place, say=say, to=to if who is Who.PROSPECT else "")
        put(tx, Draft(held.id, said[0].seq, "note", place.platform, parcel, lane=place.lane), now)


def _told_with_the_last(tx: Transaction, held: Held, place: Place, say: Say) -> bool:
    """Put a prospect's words to those of theirs that still wait to be told: a storm is a few long notes, not a hundred."""
    last = tx.one(outside.LAST_NOTE, p_id=held.id, p_lane=place.lane)
    if last is None:
        return False
    id, sealed = last
    parcel = legible(lambda: parcel_of(tx, id, sealed), Parcel(place=""))
    if parcel.say is None or parcel.say.who is not Who.PROSPECT or len(parcel.say.text) + len(say.text) > LONGEST_NOTE:
        return False
    longer = replace(parcel, say=replace(parcel.say, text=f"{parcel.say.text}\n{say.text}", files=(*parcel.say.files, *say.files)))
    return bool(tx.run(sql.SET_PARCEL, p_id=id, p_sealed=tx.codec.shut("effect", id, longer)))


def words(line: Line) -> str:
    """Return a line's words and the names of its files, where it does not name them itself."""
    return "\n".join((line.text, *(file.name for file in line.files if file.name not in line.text))).strip()


def _at_home(file: Attachment, held: Held) -> Attachment:
    """Return a file with the platform that has it: before that was noted, only prospects' files were kept."""
    return file if file.platform else replace(file, platform=held.platform)


def tell_so_far(tx: Transaction, held: Held, platform: str, place: str, now: int) -> None:
    """Have the talk up to now told under a card that is new. Its words are read as it leaves."""
    put(tx, Draft(held.id, held.seq, "note", platform, Parcel(place=place)), now)


def call(tx: Transaction, doors: Doors, at: At, rep: str, text: str, *, escalation: bool = False) -> None:
    """Have the card's threads told something that is no line of the talk; it mentions `rep` if they may be called now, with "" nobody."""
    called = bool(rep) and doors.noise.may_call(rep, moment_out(at.now), escalation=escalation)
    for place in standing(tx, at.conversation) if doors.outside else ():
        to = doors.identity(rep, place.platform) if called else ""
        parcel = Parcel(place=place.place, say=Say(text=text, who=Who.NOTE), to=to)
        put(tx, Draft(at.conversation, at.seq, "note", place.platform, parcel, lane=place.lane), at.now)


def _call_is_due(tx: Transaction, held: Held, now: int) -> bool:
    """Tell whether the owner has to be mentioned now, and note that they are."""
    if held.owner != Owner.REP:
        return False
    called, spoke = tx.one(outside.ATTENTION, p_id=held.id) or (None, None)
    if called is not None and now - max(called, spoke or 0) < SILENCE:
        return False
    tx.run(outside.CALLED, conversation=held.id, called_at=now, spoke_at=spoke)
    return True


def claimed(tx: Transaction, held: Held) -> None:
    """Have the next words of the prospect mention the new owner."""
    tx.run(outside.CLAIMED, conversation=held.id, called_at=None, spoke_at=None)


def spoke(tx: Transaction, held: Held, now: int) -> None:
    """Note that the owner wrote to the prospect."""
    tx.run(outside.SPOKE, conversation=held.id, called_at=None, spoke_at=now)


def run(tx: Transaction, held: Held, errands: Sequence[Errand], now: int) -> None:
    """Write what a decision wants done on the sales side. Marks and whispers have lanes of their own: they wait for nobody's notes."""
    for errand in errands:
        lane, ref = b"", errand.ref
        if errand.kind == "relay":
            lane = tx.codec.lane("relay", held.id)
        elif errand.kind == "mark":
            lane = tx.codec.lane(f"mark:{errand.platform}", errand.ref)
        elif errand.kind == "whisper":
            lane = tx.codec.lane(f"whisper:{errand.platform}", f"{errand.place}\0{errand.to}")
        elif errand.kind == "mail":
            lane = tx.codec.lane(f"mail:{errand.mark}", held.id)
            tx.run(mail.REPLACE, p_id=held.id, p_lane=lane)
        parcel = Parcel(
            place=errand.place,
            say=errand.say,
            to=errand.to,
            mark=errand.mark,
            thread=errand.thread,
            buttons=errand.buttons,
            back=errand.back,
        )
        draft = Draft(held.id, held.seq, errand.kind, errand.platform, parcel, lane=lane, ref=ref)
        put(tx, draft, now, wait=round(errand.wait * 1_000_000))


def under(tx: Transaction, platform: str, ref: str) -> Under | None:
    """Return what a message on the sales side belongs to; None for any other."""
    found = [record for record in tx.all(outside.UNDER, p_platform=platform, p_ref=ref) if record[0] in _SALES_SIDE]
    if not found:
        return None
    kind, conversation, id, seq, sealed, _ = min(found, key=lambda record: _SALES_SIDE.index(record[0]))
    lead = tx.one(sql.LEAD, p_id=conversation)
    return Under(
        conversation=conversation,
        team=lead[0] if lead else "",
        kind=kind,
        seq=seq,
        line=_line(tx, platform, id, seq) if kind == "relay" else seq + 1 if kind == "mark" else seq,
        place=parcel_of(tx, id, sealed).place,
    )


def _line(tx: Transaction, platform: str, relay: str, seq: int) -> int:
    record = tx.one(sql.KNOWN_EVENT, p_platform=platform, p_event_id=f"relay:{relay}")
    return record[1] + 1 if record else 0


def lane_of(tx: Transaction, platform: str, ref: str) -> bytes:
    """Return the lane of the card under which a message stands; b"" where there is none."""
    records = tx.all(outside.UNDER, p_platform=platform, p_ref=ref)
    return next((lane for kind, *_, lane in records if kind in ("card", "note")), b"")


def pending(tx: Transaction, conversation: str) -> dict[int, Say]:
    """Return the reps' words that wait to be undone, by their seq."""
    return {seq: parcel_of(tx, id, sealed).say or Say(text="") for id, seq, sealed in tx.all(outside.PENDING, p_id=conversation)}


class At(NamedTuple):
    """Whose effects are written, behind which line, and when."""

    conversation: str
    seq: int
    now: int


def undo(tx: Transaction, at: At, seq: int, *, noted: bool) -> Back | None:
    """Have a rep's words not sent, and return where they stand; `noted`: they stay there, as a note."""
    back = None
    for id, sealed in tx.all(outside.RELAY, p_id=at.conversation, p_seq=seq):
        if tx.run(sql.SET_STATE, p_id=id, p_was="queued", p_state="cancelled"):
            back = parcel_of(tx, id, sealed).back
    if noted:
        mark(tx, at, back, "note")
    hush_whispers(tx, at, seq)
    return back


def mark(tx: Transaction, at: At, back: Back | None, sign: str) -> None:
    """Put a mark on a rep's message."""
    if back is None:
        return
    lane = tx.codec.lane(f"mark:{back.platform}", back.ref)
    parcel = Parcel(place=back.place, mark=sign, thread=back.thread)
    put(tx, Draft(at.conversation, at.seq, "mark", back.platform, parcel, lane=lane, ref=back.ref), at.now)


def whisper(tx: Transaction, at: At, back: Back | None, kind: str) -> None:
    """Tell who wrote a message under a card what was prepared for this case, if anything was."""
    if back is None or not back.whispers.get(kind):
        return
    lane = tx.codec.lane(f"whisper:{back.platform}", f"{back.place}\0{back.to}")
    parcel = Parcel(place=back.place, say=Say(text=back.whispers[kind], who=Who.NOTE), thread=back.thread, to=back.to)
    put(tx, Draft(at.conversation, at.seq, "whisper", back.platform, parcel, lane=lane), at.now)


def hush_whispers(tx: Transaction, at: At, seq: int) -> None:
    """Take away what was whispered about a rep's words: the button under it does nothing any more."""
    for id, platform, state, sealed in tx.all(outside.WHISPERED, p_id=at.conversation, p_seq=seq):
        if state == "queued":
            tx.run(outside.CANCEL_ONE, p_id=id)
            continue
        parcel = parcel_of(tx, id, sealed)
        lane = tx.codec.lane(f"whisper:{platform}", f"{parcel.place}\0{parcel.to}")
        gone = Parcel(place=parcel.place, of=id, thread=parcel.thread, to=parcel.to)
        put(tx, Draft(at.conversation, at.seq, "withdraw", platform, gone, lane=lane), at.now)


def rewrite(tx: Transaction, at: At, line: int, text: str | None, back: Back | None) -> None:
    """Have a line read `text`, here and where it was sent. None takes it away: the team keeps it as a note, the prospect does not."""
    record = tx.one(outside.LINE, p_id=at.conversation, p_seq=line)
    if record is None:
        return
    who, sealed = record
    said = rows.words_of(tx, at.conversation, line, sealed)
    gone = Who.NOTE.value if who != Who.NOTE else ""
    tx.run(
        outside.REWRITE,
        p_id=at.conversation,
        p_seq=line,
        p_who=gone if text is None else who,
        p_sealed=tx.codec.shut("message", f"{at.conversation}:{line}", said if text is None else replace(said, text=text)),
    )
    for carried in tx.all(outside.CARRIED, p_id=at.conversation, p_seq=line):
        _change(tx, at, carried, text, back)


def _change(tx: Transaction, at: At, carried: Record, text: str | None, back: Back | None) -> None:
    """Change one of the messages that carried a line, or what of it waits to be sent."""
    id, kind, platform, state, sealed, lane = carried
    parcel = parcel_of(tx, id, sealed)
    if parcel.say is None:
        return
    say = replace(parcel.say, text=text or "")
    if state == "queued" and text is None:
        tx.run(outside.CANCEL_ONE, p_id=id)
    elif state == "queued":
        tx.run(sql.SET_PARCEL, p_id=id, p_sealed=tx.codec.shut("effect", id, replace(parcel, say=say)))
    else:
        changes = Parcel(place=parcel.place, say=None if text is None else say, of=id, back=back if kind == "say" else None)
        put(tx, Draft(at.conversation, at.seq, "withdraw" if text is None else "amend", platform, changes, lane=lane), at.now)
