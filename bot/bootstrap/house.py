"""A running house: store, shelf, queue, inbox, engine, outbox and ticker, put together and ended in order."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.hub import DESK, Hub
from adapters.metrics import Metrics
from adapters.ticker import Ticker
from bot.bootstrap.mail import Writer, links_of, server_of
from bot.bootstrap.meetings import Meetings, meetings
from bot.bootstrap.mind import close, leashed, make_model
from bot.bootstrap.outside import Outside, outside
from bot.config import Config
from bot.desk.assign import roster
from bot.desk.invited import INVITED
from bot.desk.noise import Noise
from bot.engine import Engine
from bot.inbox import Intake
from bot.outbox import Post
from bot.ports import Clock, LanguageModel, Platform
from bot.queue import KeyedQueue
from bot.reception import release
from bot.shelf import Shelf
from storage.seal import master_key
from storage.store import Store
from storage.units.held import CardPlaces, Doors, no_cards

if TYPE_CHECKING:
    from bot.brain.leash import Leash

PUT_OFF = 10.0
"""Seconds after which a turn is taken again that the database kept from being taken."""

CROWD = 1_000
"""Conversations waiting for a turn beyond which no further timers ring."""


AT_ONCE = 64
"""Turns that run at the same time."""

WHILE_THINKING = 512
"""The same where a model is asked: most of them then wait for the other side."""


def utc_now() -> datetime:
    """Return the time now, aware, UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A running Handraiser without its doors: the straight line from inbox to outbox."""

    config: Config
    root: Path
    key: bytes
    store: Store
    hub: Hub
    shelf: Shelf
    queue: KeyedQueue
    inbox: Intake
    engine: Engine
    outbox: Post
    ticker: Ticker
    metrics: Metrics
    clock: Clock
    outside: Outside
    mind: Leash | None  # None: the rules alone
    meetings: Meetings


@asynccontextmanager
async def open_store(config: Config, root: Path, environ: Mapping[str, str] = os.environ) -> AsyncIterator[Store]:
    """Open the database of the config, with the teams' card places known, and close it afterwards."""
    store = await Store.connect(database_url(config, root), master_key=master_key(key_file(root), environ), doors=_doors(config))
    try:
        yield store
    finally:
        await store.close()


def _doors(config: Config) -> Doors:
    return Doors(
        cards=_card_places(config),
        second=lambda team: config.team(team).second,
        identity=partial(_identity, config),
        roster=partial(roster, config),
        noise=Noise(config),
        webhook=bool(config.webhook.url),
        calendars=frozenset(rep.id for rep in config.reps.values() if rep.calendar is not None),
        mails=bool(config.mail.host),
    )


@asynccontextmanager
async def house(  # noqa: PLR0913 - what a house is made of
    config: Config,
    root: Path,
    *,
    clock: Clock = utc_now,
    watch: bool = False,
    public_url: str = "",
    platforms: Mapping[str, Platform] | None = None,
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
        places = {} if platforms is None else platforms
        built = _build(config, root, store, clock=clock, watch=watch, public_url=public_url, platforms=places, model=model, environ=environ)
        stack.push_async_callback(close, built.mind)
        stack.push_async_callback(built.queue.close)
        for conversation in await store.waiting():
            built.queue.put(conversation, settle=0.0)
        await built.outside.sales.attendance.pass_on_what_is_nobodys()
        await built.outside.morning.plan()
        if guests:
            built.outside.lodge(config, clock=clock, key=built.key, public_url=config.public_url or public_url)
            mail = server_of(config, links_of(built.key, clock, config.public_url or public_url), clock)
            built.outbox.platforms = {**places, **built.outside.guests, **mail}
            built.outside.keeper.start()
            stack.push_async_callback(built.outside.keeper.stop)
        if guests and config.webhook.url:
            from adapters.crm.webhook import Webhook

            webhook = Webhook(config.webhook, clock)
            stack.push_async_callback(webhook.close)
            built.outbox.platforms = {**built.outbox.platforms, webhook.name: webhook}
        if built.meetings.platform.calendars:
            built.outbox.platforms = {**built.outbox.platforms, "calendar": built.meetings.platform}
        sending = asyncio.create_task(built.outbox.run())
        stack.push_async_callback(_stop, sending)
        built.ticker.start()
        stack.callback(built.ticker.stop)
        yield built


def _build(  # noqa: PLR0913 - the one place where everything meets
    config: Config,
    root: Path,
    store: Store,
    *,
    clock: Clock,
    watch: bool,
    public_url: str,
    platforms: Mapping[str, Platform],
    model: LanguageModel | None,
    environ: Mapping[str, str],
) -> House:
    hub, metrics = Hub(), Metrics()
    key = master_key(key_file(root), environ)
    shelf = Shelf(library=store, config=config, root=flows_at(config, root), watch=watch, public_url=public_url, on_defect=metrics.defect)

    meets = meetings(config=config, store=store, shelf=shelf, clock=clock, key=key, public_url=config.public_url or public_url)
    shelf.entry_of = meets.entries.link

    def told(conversation: str) -> None:
        hub.publish(conversation, "lines")
        hub.publish(DESK, "card", conversation)
        if outbox.platforms:  # else nothing but our own store is read, and looking into the outbox each time would be a query for nothing
            outbox.wake()

    def changed(conversation: str, line: int) -> None:
        hub.publish(conversation, "edit", str(line))

    async def beside() -> None:
        await out.morning.ring()
        await out.sales.attendance.begin()
        if config.has_second and await store.divert(clock()):
            outbox.wake()

    def put_off(conversation: str) -> None:
        queue.put(conversation, settle=PUT_OFF)

    mind = leashed(model, config, store, metrics.of_model()) if model is not None else None
    engine = Engine(
        store=store,
        play_of=shelf.version,
        clock=clock,
        told=told,
        meter=metrics,
        later=put_off,
        limits=config.limits,
        mind=mind,
        diaries=meets.diaries,
    )
    queue = KeyedQueue(engine.take_turn, limit=AT_ONCE if mind is None else WHILE_THINKING)
    inbox = Intake(
        store=store, queue=queue, config=config, flow_of=shelf.flow, clock=clock, told=told, answer=engine.answer, changed=changed
    )
    out = outside(config=config, store=store, intake=inbox, shelf=shelf, clock=clock, key=key, public_url=public_url)
    out.routes.append(meets.entries.route())
    outbox = Post(
        store=store,
        platforms=platforms,
        clock=clock,
        told=lambda conversation: hub.publish(DESK, "card", conversation),
        count=metrics.effects,
        dress=Writer(
            store=store,
            shelf=shelf,
            config=config,
            clock=clock,
            otherwise=out.dresser.dress,
            face=out.dresser.face_of,
            sorts={INVITED: meets.invitation},
        ).dress,
        within={"relay": partial(release, out.reception.needs)},
    )
    ticker = Ticker(beside=beside, timers=store, intake=inbox, clock=clock, late=metrics.late, has_room=lambda: len(queue) < CROWD)
    metrics.gauge("handraiser_queue", "Conversations that wait for a turn or take one", lambda: len(queue))
    return House(
        config=config,
        root=root,
        key=key,
        store=store,
        hub=hub,
        shelf=shelf,
        queue=queue,
        inbox=inbox,
        engine=engine,
        outbox=outbox,
        ticker=ticker,
        metrics=metrics,
        clock=clock,
        outside=out,
        mind=mind,
        meetings=meets,
    )


async def _stop(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def database_url(config: Config, root: Path) -> str:
    """Make a relative SQLite path stand beside config.yaml, wherever the command was started."""
    prefix = "sqlite:///"
    path = config.database.removeprefix(prefix)
    if not config.database.startswith(prefix) or Path(path).is_absolute():
        return config.database
    return f"{prefix}{root.resolve() / path}"


def flows_at(config: Config, root: Path) -> Path:
    """Return where the operator's flows are: a relative folder stands beside config.yaml."""
    return Path(config.flows) if Path(config.flows).is_absolute() else root / config.flows


def key_file(root: Path) -> Path:
    """Return where the master key stands when the environment gives none."""
    return root / "handraiser.key"


def _identity(config: Config, rep: str, platform: str) -> str:
    return config.reps[rep].identities.get(platform, "") if rep in config.reps else ""


def _card_places(config: Config) -> CardPlaces:
    if all(platform == "desk" for team in config.teams.values() for platform, _ in team.cards):
        return no_cards
    return lambda team: tuple(place for place in config.team(team).cards if place[0] != "desk")
