"""`handraiser user`: who may open the desk."""

from __future__ import annotations

import asyncio
import getpass
import re
import sys
from collections.abc import Callable
from pathlib import Path

from bot.commands.console import console, styled
from bot.commands.place import Place, find_place
from bot.errors import NotFound, Refused
from bot.ports import User
from bot.settings.values import meant

SHORTEST, LONGEST = 10, 1000
"""Characters of a password: long enough not to be guessed (NIST SP 800-63B asks for 8), short enough for the login form."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}")


def add(name: str, config: Path | None, *, rep: str, shown: str, password_stdin: bool) -> None:
    """Store a user with a new password. Raise NotFound for an unknown rep, Refused for a name or password that cannot be taken."""
    place = find_place(config)
    if not _NAME.fullmatch(name):
        raise Refused(f"`{name[:40]}` cannot be a name to sign in with: use letters, digits and . _ @ + -")
    if rep and rep not in place.config.reps:
        cure = meant(rep, place.config.reps, otherwise="Add them to config.yaml under `reps:`")
        raise NotFound(f"there is no rep `{rep}`. {cure}")
    password = _piped() if password_stdin else _typed(getpass.getpass)
    user = User(name=name, rep=rep, shown=shown or (place.config.rep_name(rep) if rep else name), password=_hash(_good(password)))
    known = asyncio.run(_store(place, user))
    console().print(f"{name} has a new password; their sessions have ended." if known else f"{name} may open the desk as {user.shown}.")


def show(config: Path | None) -> None:
    """Print the users with their reps."""
    from bot.commands.database import users

    place, out = find_place(config), console()
    found = users(place)
    for name, rep in found:
        role = f"rep {rep}" if rep in place.config.reps else f"rep {rep}, who is not in config.yaml" if rep else "operator"
        out.print(styled((f"{name:<24} ", "strong"), role))
    if not found:
        out.print("Nobody may open the desk yet: `handraiser user add NAME --rep ID`.")


async def _store(place: Place, user: User) -> bool:
    """Store the user; tell whether the name was known before."""
    from bot import bootstrap

    async with bootstrap.open_store(place.config, place.root) as store:
        known = await store.user(user.name) is not None
        await store.put_user(user)
        return known


def _hash(password: str) -> str:
    from pwdlib import PasswordHash

    return PasswordHash.recommended().hash(password)


def _piped() -> str:
    return sys.stdin.readline().rstrip("\r\n")


def _typed(ask: Callable[[str], str]) -> str:
    if not sys.stdin.isatty():
        raise Refused("there is no terminal to type a password on; use --password-stdin")
    try:
        first = ask("Password: ")
        if ask("Once more: ") != first:
            raise Refused("the two passwords differ; nothing was changed")
    except EOFError:
        raise Refused("no password was given; nothing was changed") from None
    return first


def _good(password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        raise Refused(f"a password has {SHORTEST} to {LONGEST:,} characters; nothing was changed")
    return password
