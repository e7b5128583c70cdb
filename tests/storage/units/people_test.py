"""Logins end when they should."""

from __future__ import annotations

from datetime import timedelta

from bot.ports import Session, User
from storage.store import Store
from tests.storage.making import NOW

DANA = User(name="dana", rep="dana", shown="Dana Cole", password="$argon2id$v=19$x")
HOUR = timedelta(hours=1)


def a_session(id: str = "s1", user: str = "dana") -> Session:
    return Session(id=id, user=user, csrf="token", created_at=NOW, expires_at=NOW + HOUR)


async def test_a_user_is_found_by_login(store: Store) -> None:
    assert await store.user("dana") is None
    await store.put_user(DANA)
    assert await store.user("dana") == DANA


async def test_a_session_holds_until_it_expires(store: Store) -> None:
    await store.put_user(DANA)
    await store.put_session(a_session())
    assert await store.session("s1", NOW) == (a_session(), DANA)
    assert await store.session("s1", NOW + HOUR) is None
    assert await store.session("s2", NOW) is None


async def test_a_session_ends_when_it_is_ended(store: Store) -> None:
    await store.put_user(DANA)
    await store.put_session(a_session())
    await store.end_session("s1")
    assert await store.session("s1", NOW) is None


async def test_changing_a_user_ends_their_sessions_and_no_others(store: Store) -> None:
    other = User(name="mina", rep="", shown="미나", password="$argon2id$v=19$y")
    await store.put_user(DANA)
    await store.put_user(other)
    await store.put_session(a_session())
    await store.put_session(a_session("s2", "mina"))
    changed = User(name="dana", rep="", shown="Dana", password="$argon2id$v=19$z")
    await store.put_user(changed)
    assert await store.user("dana") == changed
    assert await store.session("s1", NOW) is None
    assert await store.session("s2", NOW) == (a_session("s2", "mina"), other)
