"""`handraiser erase`: find a person, say what goes and what stays, and erase what is theirs."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from rich.console import Console

from bot.commands.console import console, styled
from bot.commands.person import introduced, sought
from bot.commands.place import Place, find_place
from bot.errors import NotFound, Refused
from bot.ports import Clock, Erasing, Erasure

GOES: Mapping[str, str] = {
    "conversation": "conversations",
    "message": "messages and lines",
    "turn": "turns with every answer",
    "lead": "cards",
    "question": "open questions",
    "effect": "sends with what they carried: letters, webhook bodies, card texts",
    "timer": "timers",
    "booking": "quarters of an hour that are kept for a meeting",
    "identity": "accounts on platforms",
}
"""Table → what its rows are called. The others hold hashes and times that go along."""

STAYS = (
    "Letters in mailboxes, the prospect's own chat, and what reps wrote themselves in a channel: delete them there.",
    "What the webhook's receiver (which is told), a model's provider, exports (`export`, `leads`, …) and pages made from an answer keep.",
    "Backups of the database, and on PostgreSQL dead rows until the next VACUUM.",
)
"""What nobody can take back from here."""


Ask = Callable[[str], str]


def erase(who: str, config: Path | None, *, yes: bool, ask: Ask = input) -> None:
    """Erase the persons that an id, an address or a number leads to.

    Raise NotFound where it leads to nobody, Refused where nobody can be asked, or the answer is no.
    """
    place, by = find_place(config), sought(who)
    asyncio.run(_erase(place, by, Confirmed(yes=yes, ask=ask)))


class Confirmed:
    """Whether somebody says yes to it."""

    def __init__(self, *, yes: bool, ask: Ask) -> None:
        self.yes = yes
        self._ask = ask

    def check(self) -> None:
        """Raise Refused unless it was said beforehand, or is said now."""
        if self.yes:
            return
        if not sys.stdin.isatty():
            raise Refused("there is no terminal to ask on; say --yes to erase this. Nothing was erased")
        try:
            said = self._ask("Erase all of this for good? Type erase: ")
        except EOFError:
            said = ""
        if said.strip().casefold() != "erase":
            raise Refused("nothing was erased")


async def _erase(place: Place, by: tuple[str, str], confirmed: Confirmed) -> None:
    from bot import bootstrap

    async with bootstrap.open_store(place.config, place.root) as store:
        await through(store, by, confirmed, console(), bootstrap.utc_now)


async def through(store: Erasing, by: tuple[str, str], confirmed: Confirmed, out: Console, clock: Clock) -> None:
    """Say who it is and what goes, have it confirmed, erase, and say what is left."""
    people = await store.persons(*by)
    if not people:
        raise NotFound("nobody is known by that. Nothing was erased")
    contacts = tuple(person.contact for person in people)
    weighed = await store.erasure(contacts)
    for line in (*introduced(people), *_what(weighed)):
        out.print(line)
    confirmed.check()
    gone = await store.erase(contacts, clock())
    out.print(styled(("Erased. ", "good"), f"{sum(gone.rows.values())} rows are gone."))
    for line in _rest(gone):
        out.print(line)


def _what(weighed: Erasure) -> Iterator[str]:
    yield "What goes:"
    for table, name in GOES.items():
        if weighed.rows.get(table):
            yield f"   {weighed.rows[table]} {name}"
    for platform, count in weighed.shown.items():
        yield f"   {count} cards and notes on {platform}, taken away there by the running service"
    for rep, count in weighed.calendars.items():
        yield f"   {count} entries in the calendar of {rep}, taken out by the running service"
    if weighed.told:
        yield f"   {weighed.told} leads of which the webhook's receiver is told by the running service that they are erased"


def _rest(gone: Erasure) -> Iterator[str]:
    yield "What stays:"
    yield f"   {gone.events} events: that something happened and when, under a number, without a name or a word; the figures rest on them"
    for line in STAYS:
        yield f"   {line}"
