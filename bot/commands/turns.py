"""`handraiser explain`: every turn of a conversation as it went, from what is kept of it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console

from bot.brain.story import Step, Story, story
from bot.commands.check import counted
from bot.commands.console import console, styled
from bot.commands.place import Place, find_place

WIDE = 9


def explain(conversation: str, config: Path | None, environ: Mapping[str, str] = os.environ) -> None:
    """Print what parsers read, what the model proposed, what was kept and refused, and what was said. Raise NotFound."""
    place = find_place(config, environ)
    told = asyncio.run(_story(place, conversation, environ))
    show(told.steps, console())
    if told.calls:
        console().print(f"\n{counted(told.calls, 'call')} of the model in {counted(len(told.steps), 'turn')}, {told.cost}.")


async def _story(place: Place, conversation: str, environ: Mapping[str, str]) -> Story:
    from adapters.desk.words import words  # the language of the command
    from bot import bootstrap

    async with bootstrap.open_store(place.config, place.root, environ) as store:
        return story(await store.past(conversation.strip()), words("en", {}))


def show(steps: Sequence[Step], out: Console) -> None:
    """Print the steps, a block each."""
    for one in steps:
        out.print(styled((f"\nTurn {one.number}", "strong"), (f"  {one.at:%Y-%m-%d %H:%M:%S} UTC", "quiet")))
        for what, text in one.rows:
            out.print(styled((f"  {what:<{WIDE}} ", STYLE.get(what, "quiet")), " ".join(text.split())))
    if not steps:
        out.print("Nothing was said yet.")


STYLE = {"prospect": "you", "said": "bot", "proposed": "warn", "dropped": "bad", "guard": "bad", "kept": "good"}
