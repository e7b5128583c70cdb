"""`handraiser deliveries`: what the webhook did not take, and its sending again."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bot.commands.console import console, styled
from bot.commands.place import Place, find_place
from bot.ports import Undelivered


def deliveries(config: Path | None, *, replay: bool) -> int:
    """Print what was given up, or with `replay` have all of it sent again by the running service. Return 1 while something stands."""
    place, out = find_place(config), console()
    found = asyncio.run(_found(place, replay=replay))
    for one in found:
        out.print(styled((one.id, "strong"), f"  {one.change}  lead {one.conversation}  {one.attempts} tries: {one.error}"))
    if replay:
        out.print(f"{len(found)} will be sent again." if found else "Nothing had failed.")
        return 0
    out.print(f"{len(found)} not delivered; `handraiser deliveries --replay` sends them again." if found else "Everything was delivered.")
    return 1 if found else 0


async def _found(place: Place, *, replay: bool) -> Sequence[Undelivered]:
    from bot import bootstrap

    async with bootstrap.open_store(place.config, place.root) as store:
        found = await store.undelivered()
        for one in found if replay else ():
            await store.deliver_again(one.id, datetime.now(UTC))
        return found
