"""`handraiser explain`: every turn of a conversation as it went, from what is kept of it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console

from bot.brain.ledger import dollars
from bot.brain.story import Step, step
from bot.commands.console import console, styled
from bot.commands.place import Place, find_place

WIDE = 9


def explain(conversation: str, config: Path | None, environ: Mapping[str, str] = os.environ) -> None:
    """Print what parsers read, what the model proposed, what was kept and refused, and what was said. Raise NotFound."""
    place = find_place(config, environ)
    steps, micros, calls = asyncio.run(_steps(place, conversation, environ))
    show(steps, console())
    if calls:
        console().print(f"\n{calls} {'call' if calls == 1 else 'calls'} of the model in {len(steps)} turns, {dollars(micros)}.")


async def _steps(place: Place, conversation: str, environ: Mapping[str, str]) -> tuple[list[Step], int, int]:
    from bot import bootstrap

    async with bootstrap.open_store(place.config, place.root, environ) as store:
        past = await store.past(conversation.strip())
    turns = [one for one in past if one.scene.waiting]
    usages = [one.thought.usage for one in turns if one.thought and not one.thought.skipped]
    steps = [step(number, one.at, one.scene.waiting, one.reading, one.thought) for number, one in enumerate(turns, 1)]
    return steps, sum(usage.micros for usage in usages), len(usages)


def show(steps: Sequence[Step], out: Console) -> None:
    """Print the steps, a block each."""
    for one in steps:
        out.print(styled((f"\nTurn {one.number}", "strong"), (f"  {one.at:%Y-%m-%d %H:%M:%S} UTC", "quiet")))
        for what, text in one.rows:
            out.print(styled((f"  {what:<{WIDE}} ", STYLE.get(what, "quiet")), " ".join(text.split())))
    if not steps:
        out.print("Nothing was said yet.")


STYLE = {"prospect": "you", "said": "bot", "proposed": "warn", "dropped": "bad", "guard": "bad", "kept": "good"}
