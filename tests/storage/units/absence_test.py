"""An absence that was planned begins once, whoever notes it."""

from __future__ import annotations

from datetime import timedelta

from storage.store import Store
from tests.storage.making import NOW

MONDAY, FRIDAY = NOW + timedelta(days=2), NOW + timedelta(days=7)


async def test_a_planned_absence_is_none_before_it_begins_and_begins_once(store: Store) -> None:
    await store.set_away("dana", MONDAY, FRIDAY, "jun")
    assert await store.away(NOW) == {}
    assert await store.beginning(NOW) == []
    assert set(await store.planned(NOW)) == {"dana"}
    assert await store.planned(MONDAY) == {}
    (begun,) = await store.beginning(MONDAY)
    assert (begun.rep, begun.since, begun.until, begun.deputy) == ("dana", MONDAY, FRIDAY, "jun")
    await store.note_begun(begun)
    await store.note_begun(begun)
    assert await store.beginning(MONDAY + timedelta(hours=1)) == []
    assert set(await store.away(MONDAY)) == {"dana"}
    assert await store.away(FRIDAY) == {}


async def test_the_next_absence_of_the_same_rep_begins_too(store: Store) -> None:
    for since in (NOW, MONDAY):
        await store.set_away("dana", since, FRIDAY, "")
        (begun,) = await store.beginning(since)
        await store.note_begun(begun)
    await store.set_away("dana", FRIDAY, None, "")
    assert await store.beginning(MONDAY) == []
    assert [one.since for one in await store.beginning(FRIDAY)] == [FRIDAY]


async def test_one_that_was_taken_back_never_begins(store: Store) -> None:
    await store.set_away("dana", MONDAY, FRIDAY, "jun")
    await store.set_back("dana")
    assert await store.beginning(MONDAY) == []
