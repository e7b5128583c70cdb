"""Waiting until a house has nothing left to do: what was not sent by then is not sent."""

from __future__ import annotations

import asyncio

from bot.bootstrap import House


async def quiet(built: House) -> None:
    """Ring what is due, and wait until every turn is taken and everything that is due has left."""
    await built.ticker.tick()
    await built.queue.idle()
    async with asyncio.timeout(20):
        while await built.outbox.perform() or built.outbox._leaving:
            await asyncio.sleep(0)
