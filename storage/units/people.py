"""Users of the desk and their sessions."""

from __future__ import annotations

from datetime import datetime

from bot.ports import Session, User
from storage import statements as sql
from storage.codec import GUARD, LOGIN, Guard, Login
from storage.statement import Transaction
from storage.types import moment_in, moment_out


def user(tx: Transaction, name: str) -> User | None:
    """Return the user of that login."""
    record = tx.one(sql.USER, p_name=name)
    return None if record is None else _user(tx, *record)


def _user(tx: Transaction, name: str, rep: str, sealed: bytes) -> User:
    login = tx.codec.open("desk_user", name, sealed, LOGIN)
    return User(name=name, rep=rep, shown=login.shown, password=login.password)


def put_user(tx: Transaction, one: User) -> None:
    """Add the user or change the one of that login; their sessions end."""
    login = Login(shown=one.shown, password=one.password)
    tx.run(sql.PUT_USER, name=one.name, rep=one.rep, sealed=tx.codec.shut("desk_user", one.name, login))
    tx.run(sql.END_SESSIONS, p_user=one.name)


def session(tx: Transaction, id: str, now: datetime) -> tuple[Session, User] | None:
    """Return a session that has not expired, with its user."""
    record = tx.one(sql.SESSION, p_id=id, p_now=moment_in(now))
    if record is None:
        return None
    id, name, created_at, expires_at, sealed, rep, login = record
    csrf = tx.codec.open("desk_session", id, sealed, GUARD).csrf
    opened = Session(id=id, user=name, csrf=csrf, created_at=moment_out(created_at), expires_at=moment_out(expires_at))
    return opened, _user(tx, name, rep, login)


def put_session(tx: Transaction, one: Session) -> None:
    """Store a new session, and forget those that have expired by then."""
    tx.run(sql.FORGET_EXPIRED, p_now=moment_in(one.created_at))
    tx.run(
        sql.INSERT_SESSION,
        id=one.id,
        user=one.user,
        created_at=moment_in(one.created_at),
        expires_at=moment_in(one.expires_at),
        sealed=tx.codec.shut("desk_session", one.id, Guard(csrf=one.csrf)),
    )


def end_session(tx: Transaction, id: str) -> None:
    """Forget a session."""
    tx.run(sql.END_SESSION, p_id=id)
