"""A time is given once: of many who take it in the same moment one has it, on each database."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot.model import Turn, changed
from bot.model.diary import Meeting
from storage.store import Store
from tests.storage.conftest import Opener
from tests.storage.making import NOW, a_conversation, a_message, a_turn

SLOT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


async def _turn(store: Store, meeting: Meeting, conversation: str = "", *, at: datetime = NOW) -> Turn:
    """Return a turn that wants this meeting, in a conversation of its own where none is named."""
    if not conversation:
        opened = a_conversation()
        await store.open(opened, None)
        conversation = opened.id
    await store.accept(a_message(conversation))
    scene = await store.load(conversation)
    assert scene is not None
    talk = changed(scene.talk, meeting=meeting)
    turn = a_turn(conversation, on_version=scene.conversation.version, upto=scene.waiting[-1].seq, talk=talk)
    return changed(turn, now=at, meets=True)


def _booked(start: datetime = SLOT, minutes: int = 30, rep: str = "dana") -> Meeting:
    return Meeting(state="booked", rep=rep, team="inbound", minutes=minutes, start=start, number=1)


def _offered(*slots: datetime, rep: str = "dana") -> Meeting:
    return Meeting(state="offered", rep=rep, team="inbound", slots=slots, until=NOW + timedelta(minutes=10))


async def _save_all(stores: Sequence[Store], turns: Sequence[Turn]) -> int:
    saved = await asyncio.gather(*(stores[n % len(stores)].save(turn) for n, turn in enumerate(turns)))
    return sum(said is not None for said in saved)


async def test_of_twenty_who_take_one_time_at_once_one_has_it(opener: Opener) -> None:
    stores = [await opener(), await opener()]
    turns = [await _turn(stores[0], _booked()) for _ in range(20)]
    assert await _save_all(stores, turns) == 1


async def test_times_that_overlap_are_not_both_given(opener: Opener) -> None:
    stores = [await opener(), await opener()]
    hour, half = await _turn(stores[0], _booked(minutes=60)), await _turn(stores[0], _booked(SLOT + timedelta(minutes=30)))
    assert await _save_all(stores, [hour, half]) == 1


async def test_the_same_time_of_two_reps_is_given_twice(store: Store) -> None:
    assert await _save_all([store], [await _turn(store, _booked()), await _turn(store, _booked(rep="joe"))]) == 2


async def test_who_was_late_has_written_nothing(store: Store) -> None:
    first, second = await _turn(store, _booked()), await _turn(store, _booked())
    assert await store.save(first) is not None
    assert await store.save(second) is None
    scene = await store.load(second.conversation)
    assert scene is not None
    assert scene.talk.meeting is None
    assert scene.conversation.version == second.on_version


async def test_what_is_offered_is_nobody_elses_for_ten_minutes_and_then_anybodys(store: Store) -> None:
    offer = await _turn(store, _offered(SLOT))
    await store.save(offer)
    assert [begins for begins, _ in await store.taken("dana", "", NOW)] == [SLOT, SLOT + timedelta(minutes=15)]
    assert not await store.taken("dana", offer.conversation, NOW)
    assert await store.save(await _turn(store, _booked())) is None
    later = NOW + timedelta(minutes=10)
    assert not await store.taken("dana", "", later)
    assert await store.save(await _turn(store, _booked(), at=later)) is not None


async def test_a_meeting_that_moves_or_ends_gives_its_time_back(store: Store) -> None:
    turn = await _turn(store, _booked())
    await store.save(turn)
    await store.save(await _turn(store, _booked(SLOT + timedelta(days=1)), turn.conversation))
    assert [begins.day for begins, _ in await store.taken("dana", "", NOW)] == [25, 25]
    await store.save(await _turn(store, Meeting(state="cancelled", rep="dana", number=1), turn.conversation))
    assert not await store.taken("dana", "", NOW)


async def test_a_booking_is_written_to_the_calendar_of_its_rep_alone(opener: Opener) -> None:
    store = await opener(calendars=frozenset({"dana"}))
    offer, booked, other = (
        await _turn(store, _offered(SLOT + timedelta(hours=2))),
        await _turn(store, _booked()),
        await _turn(store, _booked(rep="joe")),
    )
    for turn in (offer, booked, other):
        assert await store.save(turn) is not None
    due = await store.due(NOW, 10)
    assert [(one.kind, one.platform, one.place, one.to) for one in due] == [
        ("sync", "calendar", "dana", f"{booked.conversation}-1@handraiser"),
    ]
