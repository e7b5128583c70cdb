"""A running house: built, taken up where the last run left off, and ended in order."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path
from types import MappingProxyType

from bot.bootstrap.build import Given, House, build
from bot.bootstrap.mail import links_of, server_of
from bot.bootstrap.mind import close, make_model
from bot.bootstrap.place import open_store, utc_now
from bot.config import Config
from bot.ports import Clock, LanguageModel, Platform

NOWHERE: Mapping[str, Platform] = MappingProxyType({})
"""A house that sends nothing out of itself."""


@asynccontextmanager
async def house(  # noqa: PLR0913 - what a house is made of
    config: Config,
    root: Path,
    *,
    clock: Clock = utc_now,
    watch: bool = False,
    public_url: str = "",
    platforms: Mapping[str, Platform] = NOWHERE,
    model: LanguageModel | None = None,
    environ: Mapping[str, str] = os.environ,
    guests: bool = False,
) -> AsyncIterator[House]:
    """Build the house, take up what waited since the last run, and end in order: no new turns, the running ones to their end.

    `guests`: build and run the platforms of config that are somebody else's house.
    `model` stands in for the one that the config names.
    """
    model = model or make_model(config, root, environ)
    async with AsyncExitStack() as stack:
        store = await stack.enter_async_context(open_store(config, root, environ))
        given = Given(
            config=config,
            root=root,
            store=store,
            clock=clock,
            watch=watch,
            public_url=public_url,
            platforms=platforms,
            model=model,
            environ=environ,
        )
        built = build(given)
        stack.push_async_callback(close, built.mind)
        stack.push_async_callback(built.queue.close)
        await _take_up(built)
        if guests:
            await _open_doors(built, given, stack)
        _run(built, stack)
        yield built


async def _take_up(built: House) -> None:
    """Put on their way what the last run left: messages without a turn, leads that nobody has, digests; and what it knew of places."""
    for conversation in await built.store.waiting():
        built.queue.put(conversation, settle=0.0)
    ours = {place for team in built.config.teams.values() for place in (*team.cards, *team.second)}
    built.outbox.ways.remember(one for one in await built.store.refused() if one[:2] in ours)
    await built.outside.sales.attendance.pass_on_what_is_nobodys()
    await built.outside.morning.plan()


async def _open_doors(built: House, given: Given, stack: AsyncExitStack) -> None:
    """Have the house meet the world: platforms that are somebody else's, mail, the webhook."""
    config, clock = given.config, given.clock
    built.outside.lodge(config, clock=clock, key=built.key, public_url=given.url)
    built.outbox.platforms = {**given.platforms, **built.outside.guests, **server_of(config, links_of(built.key, clock, given.url), clock)}
    built.outside.keeper.start()
    stack.push_async_callback(built.outside.keeper.stop)
    if config.webhook.url:
        from adapters.crm.webhook import Webhook

        webhook = Webhook(config.webhook, clock)
        stack.push_async_callback(webhook.close)
        built.outbox.platforms = {**built.outbox.platforms, webhook.name: webhook}


def _run(built: House, stack: AsyncExitStack) -> None:
    """Send what leaves and ring what is due, until the end."""
    if built.meetings.platform.calendars:
        built.outbox.platforms = {**built.outbox.platforms, "calendar": built.meetings.platform}
    stack.push_async_callback(_stop, asyncio.create_task(built.outbox.run()))
    built.ticker.start()
    stack.push_async_callback(built.ticker.finish)


async def _stop(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
