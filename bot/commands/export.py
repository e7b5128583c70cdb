"""`handraiser export`: all that is kept of a person, as JSON, for them or for whoever they want it to go to."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import orjson

from bot.commands.person import introduced, sought
from bot.commands.place import Place, find_place
from bot.errors import NotFound, Refused
from bot.ports import Clock, Erasing, Person

CAUTION = "This is everything that is kept of them, in the clear. Hand it to nobody else, and delete it when it is handed over."


def export(who: str, config: Path | None, *, out: Path | None, everyone: bool) -> None:
    """Write what is kept of the person that an id, an address or a number leads to; standard output where `out` is None or `-`.

    Raise NotFound where it leads to nobody, Refused where it leads to several and `everyone` was not said, or the file is there already.
    """
    place, by = find_place(config), sought(who)
    text = asyncio.run(_exported(place, by, everyone=everyone))
    if out is None or str(out) == "-":
        sys.stdout.buffer.write(text)
        return
    _write(out, text)
    print(f"{out}: {len(text):,} bytes. {CAUTION}", file=sys.stderr)


def _write(file: Path, text: bytes) -> None:
    """Write a file that its owner alone may read. Raise Refused where one is there: it may be another person's."""
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(text)
    except FileExistsError:
        raise Refused(f"{file} is there already; name another file") from None
    except OSError as error:
        raise Refused(f"{file} cannot be written: {error.strerror}") from error


async def _exported(place: Place, by: tuple[str, str], *, everyone: bool) -> bytes:
    from bot import bootstrap

    async with bootstrap.open_store(place.config, place.root) as store:
        return await exported(store, by, everyone=everyone, clock=bootstrap.utc_now)


async def exported(store: Erasing, by: tuple[str, str], *, everyone: bool, clock: Clock) -> bytes:
    """Return the JSON, after saying on standard error whose it is. Raise NotFound or Refused as `export` does."""
    people = await store.persons(*by)
    if not people:
        raise NotFound("nobody is known by that")
    for line in introduced(people):
        print(line, file=sys.stderr)
    _check_it_is_one(people, everyone=everyone)
    kept = await store.exported(tuple(person.contact for person in people))
    return orjson.dumps({"exported_at": clock().isoformat(), **kept}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _check_it_is_one(people: Sequence[Person], *, everyone: bool) -> None:
    """Raise Refused where nobody has said that all of these are one person: one's data must not reach another."""
    apart = [person for person in people if not person.joined]
    if len(apart) > 1 and not everyone:
        raise Refused(f"that leads to {len(apart)} contacts. Name one of them by its id, or say --all if they are one person")
