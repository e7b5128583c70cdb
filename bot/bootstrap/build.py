"""How a house is put together: each part made once, in an order in which each finds what it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.hub import DESK, Hub
from adapters.metrics import Metrics
from adapters.ticker import Ticker
from bot.bootstrap.mail import Writer
from bot.bootstrap.meetings import Meetings, meetings
from bot.bootstrap.mind import leashed
from bot.bootstrap.outside import Outside, outside
from bot.bootstrap.place import flows_at, key_file
from bot.config import Config
from bot.desk.invited import INVITED
from bot.engine import Engine
from bot.inbox import Intake
from bot.outbox import Post
from bot.ports import Clock, LanguageModel, Platform
from bot.queue import KeyedQueue
from bot.reception import release
from bot.shelf import Shelf
from storage.seal import master_key
from storage.store import Store

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a house is built from."""

    config: Config
    root: Path
    store: Store
    clock: Clock
    watch: bool  # take flows as files, unpublished
    public_url: str  # where the config names none
    platforms: Mapping[str, Platform]
    model: LanguageModel | None
    environ: Mapping[str, str]

    @property
    def url(self) -> str:
        """The address under which prospects reach it, "" where none is known."""
        return self.config.public_url or self.public_url


class _Bells:
    """Who is told when something happened. The outbox and the queue that they wake are built after those who ring."""

    outbox: Post
    queue: KeyedQueue

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def told(self, conversation: str) -> None:
        self._hub.publish(conversation, "lines")
        self.card(conversation)
        if self.outbox.platforms:  # else only our own store is read, and a look into the outbox each time would be a query for nothing
            self.outbox.wake()

    def card(self, conversation: str) -> None:
        self._hub.publish(DESK, "card", conversation)

    def changed(self, conversation: str, line: int) -> None:
        self._hub.publish(conversation, "edit", str(line))

    def put_off(self, conversation: str) -> None:
        self.queue.put(conversation, settle=PUT_OFF)


def build(given: Given) -> House:
    """Put a house together. Nothing of it runs yet."""
    config, store, clock, hub, metrics = given.config, given.store, given.clock, Hub(), Metrics()
    bells, key = _Bells(hub), master_key(key_file(given.root), given.environ)
    shelf = _shelf(given, metrics)
    meets = meetings(config=config, store=store, shelf=shelf, clock=clock, key=key, public_url=given.url)
    shelf.entry_of = meets.entries.link
    mind = None if given.model is None else leashed(given.model, config, store, metrics.of_model())
    engine = _engine(given, shelf, meets, mind, metrics=metrics, bells=bells)
    bells.queue = KeyedQueue(engine.take_turn, limit=AT_ONCE if mind is None else WHILE_THINKING)
    inbox = _inbox(given, shelf, engine, bells)
    out = outside(config=config, store=store, intake=inbox, shelf=shelf, clock=clock, key=key, public_url=given.public_url)
    out.routes.append(meets.entries.route())
    bells.outbox = _outbox(given, shelf, meets, out, metrics=metrics, bells=bells)
    metrics.gauge("handraiser_queue", "Conversations that wait for a turn or take one", lambda: len(bells.queue))
    return House(
        config=config,
        root=given.root,
        key=key,
        store=store,
        hub=hub,
        shelf=shelf,
        queue=bells.queue,
        inbox=inbox,
        engine=engine,
        outbox=bells.outbox,
        ticker=_ticker(given, inbox, out, metrics, bells),
        metrics=metrics,
        clock=clock,
        outside=out,
        mind=mind,
        meetings=meets,
    )


def _shelf(given: Given, metrics: Metrics) -> Shelf:
    flows = flows_at(given.config, given.root)
    return Shelf(
        library=given.store, config=given.config, root=flows, watch=given.watch, public_url=given.public_url, on_defect=metrics.defect
    )


def _engine(given: Given, shelf: Shelf, meets: Meetings, mind: Leash | None, *, metrics: Metrics, bells: _Bells) -> Engine:
    return Engine(
        store=given.store,
        play_of=shelf.version,
        clock=given.clock,
        told=bells.told,
        meter=metrics,
        later=bells.put_off,
        limits=given.config.limits,
        mind=mind,
        diaries=meets.diaries,
    )


def _inbox(given: Given, shelf: Shelf, engine: Engine, bells: _Bells) -> Intake:
    return Intake(
        store=given.store,
        queue=bells.queue,
        config=given.config,
        flow_of=shelf.flow,
        clock=given.clock,
        told=bells.told,
        answer=engine.answer,
        changed=bells.changed,
    )


def _outbox(given: Given, shelf: Shelf, meets: Meetings, out: Outside, *, metrics: Metrics, bells: _Bells) -> Post:
    writer = Writer(
        store=given.store,
        shelf=shelf,
        config=given.config,
        clock=given.clock,
        otherwise=out.dresser.dress,
        face=out.dresser.face_of,
        sorts={INVITED: meets.invitation},
    )
    return Post(
        store=given.store,
        platforms=given.platforms,
        clock=given.clock,
        told=bells.card,
        count=metrics.effects,
        dress=writer.dress,
        within={"relay": partial(release, out.reception.needs)},
    )


def _ticker(given: Given, inbox: Intake, out: Outside, metrics: Metrics, bells: _Bells) -> Ticker:
    async def beside() -> None:
        await out.morning.ring()
        await out.retention.look()
        await out.sales.attendance.begin()
        if given.config.has_second and await given.store.divert(given.clock()):
            bells.outbox.wake()

    return Ticker(
        beside=beside, timers=given.store, intake=inbox, clock=given.clock, late=metrics.late, has_room=lambda: len(bells.queue) < CROWD
    )
