"""The composition root: the one place that knows adapters and storage, and makes a running house of them."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import uvicorn
import uvloop
from starlette.routing import BaseRoute

from adapters import desk as desk_pages
from adapters import web as web_platform
from adapters import demo as demo_pages
from adapters.demo import Demo
from adapters.hub import DESK, Hub
from adapters.metrics import Metrics
from adapters.server import Server, app
from adapters.ticker import Ticker
from adapters.web.gate import Gate
from bot.config import Config, PlatformConfig, Rep, Team
from bot.engine import Engine
from bot.inbox import Intake
from bot.outbox import Post
from bot.ports import Clock, Platform, User
from bot.queue import KeyedQueue
from bot.shelf import Shelf
from storage.seal import master_key
from storage.store import Store

Ready = Callable[[str], None]
"""Told the address once the port is open."""


DEMO_REP = Rep(id="dana", name="Dana Cole", teams=("inbound", "seoul", "tokyo"), role="Sales")


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


@asynccontextmanager
async def open_store(config: Config, root: Path, environ: Mapping[str, str] = os.environ) -> AsyncIterator[Store]:
    """Open the database of the config, with the teams' card places known, and close it afterwards."""
    store = await Store.connect(_url(config, root), master_key=_key(root, environ), cards=_card_places(config))
    try:
        yield store
    finally:
        await store.close()


@asynccontextmanager
async def house(
    config: Config,
    root: Path,
    *,
    clock: Clock = utc_now,
    watch: bool = False,
    public_url: str = "",
    platforms: Mapping[str, Platform] | None = None,
    environ: Mapping[str, str] = os.environ,
) -> AsyncIterator[House]:
    """Build the house, take up what waited since the last run, and end in order: no new turns, the running ones to their end."""
    async with AsyncExitStack() as stack:
        store = await stack.enter_async_context(open_store(config, root, environ))
        built = _build(config, root, store, clock=clock, watch=watch, public_url=public_url, platforms=platforms or {}, environ=environ)
        stack.push_async_callback(built.queue.close)
        for conversation in await store.waiting():
            built.queue.put(conversation, settle=0.0)
        sending = asyncio.create_task(built.outbox.run())
        stack.push_async_callback(_stop, sending)
        built.ticker.start()
        stack.callback(built.ticker.stop)
        yield built


def _build(
    config: Config,
    root: Path,
    store: Store,
    *,
    clock: Clock,
    watch: bool,
    public_url: str,
    platforms: Mapping[str, Platform],
    environ: Mapping[str, str],
) -> House:
    hub, metrics = Hub(), Metrics()
    shelf = Shelf(library=store, config=config, root=_flows(config, root), watch=watch, public_url=public_url)

    def told(conversation: str) -> None:
        hub.publish(conversation, "lines")
        hub.publish(DESK, "card", conversation)
        outbox.wake()

    engine = Engine(store=store, play_of=shelf.version, clock=clock, told=told, meter=metrics, limits=config.limits)
    queue = KeyedQueue(engine.take_turn)
    inbox = Intake(store=store, queue=queue, config=config, flow_of=shelf.flow, clock=clock, told=told)
    outbox = Post(store=store, platforms=platforms, clock=clock, told=lambda conversation: hub.publish(DESK, "card", conversation))
    ticker = Ticker(timers=store, intake=inbox, clock=clock, late=metrics.late)
    metrics.gauge("handraiser_queue", "Conversations that wait for a turn or take one", lambda: len(queue))
    return House(
        config=config,
        root=root,
        key=_key(root, environ),
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
    )


async def _stop(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def serve(
    config: Config,
    *,
    root: Path,
    host: str,
    port: int,
    watch: bool = False,
    demo: bool = False,
    ready: Ready | None = None,
) -> None:
    """Serve until stopped. Raise StorageUnavailable, FaultyFiles or NotFound (no live version of a flow) before the port is open."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve(config, root, host, port, watch=watch, demo=demo, ready=ready))


async def _serve(config: Config, root: Path, host: str, port: int, *, watch: bool, demo: bool, ready: Ready | None) -> None:
    if demo:
        config = demo_config(config)
    address = config.public_url or f"http://{'127.0.0.1' if host in ('0.0.0.0', '::') else host}:{port}"  # noqa: S104 - compared, not bound
    async with house(config, root, watch=watch or demo, public_url=address) as built:
        settings = uvicorn.Config(
            app(await make_server(built, demo=demo)),
            host=host,
            port=port,
            log_config=None,
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=3,
            server_header=False,
        )
        _settle_memory()
        server = _Announcing(settings, lambda: ready(address) if ready else None)
        await server.serve()


def _settle_memory() -> None:
    """Take what the start made out of the garbage collector's way: full collections over it cost pauses of 100 ms and find nothing."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 100)


class _Announcing(uvicorn.Server):
    """Says when the port is open."""

    def __init__(self, config: uvicorn.Config, opened: Callable[[], None]) -> None:
        super().__init__(config)
        self._opened = opened

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        await super().startup()
        if self.started:
            self._opened()


async def make_server(built: House, *, demo: bool = False) -> Server:
    """Return the app's parts for a house."""
    web = _web(built)
    play = await built.shelf.live(web.flow)
    return Server(
        web=web,
        pages=await _pages(built, demo=demo),
        metrics=built.metrics,
        ping=built.store.ping,
        material=built.shelf.root,
        words={language: _section(words, "ui.") for language, words in play.flow.words.items()},
    )


def _web(built: House) -> web_platform.Web:
    config = built.config
    platform = config.platforms.get("web")
    flow = platform.flow if platform else "b2b_saas"
    return web_platform.Web(
        intake=built.inbox,
        engine=built.engine,
        pages=built.store,
        hub=built.hub,
        gate=Gate(key=_purpose(built.key, "web"), origins=platform.origins if platform else (), limits=config.limits),
        clock=built.clock,
        flow=flow,
        flows=frozenset({flow}),
        live=built.shelf.live,
        typing=lambda conversation, seconds: built.queue.wait_longer(conversation, settle=seconds if config.settle else 0.0),
        role_of=lambda rep: (config.reps[rep].name, config.reps[rep].role) if rep in config.reps else (rep, ""),
    )


async def _pages(built: House, *, demo: bool) -> list[BaseRoute]:
    play = await built.shelf.live(_web(built).flow)
    desk = desk_pages.Desk(
        pages=built.store,
        people=built.store,
        library=built.store,
        hub=built.hub,
        press=built.inbox.decide,
        replay=_replay(built),
        clock=built.clock,
        reps=built.config.reps,
        teams=built.config.teams,
        flows=(play.flow.name,),
        words={language: _section(words, "desk.") for language, words in play.flow.words.items()},
        secure_cookies=built.config.public_url.startswith("https:"),
        sign_in=_demo_rep(built) if demo else None,
        key=_purpose(built.key, "desk"),
    )
    routes = list(desk_pages.routes(desk))
    if not demo:
        return routes
    required = frozenset(q.field for q in play.flow.questions if q.required)
    shop = Demo(pages=built.store, hub=built.hub, reps=built.config.reps, required=required, flow=play.flow.name)
    return [*demo_pages.routes(shop), *routes]


def _demo_rep(built: House) -> Callable[[], Awaitable[User]]:
    """Whoever opens the demo's desk is the demo's rep; nobody can log in with the password, which is none."""

    async def sign_in() -> User:
        user = User(name=DEMO_REP.id, rep=DEMO_REP.id, shown=DEMO_REP.name, password="!")
        if await built.store.user(user.name) is None:
            await built.store.put_user(user)
        return user

    return sign_in


def demo_config(config: Config) -> Config:
    """Return the config of the demo: its own teams and rep, answering at any hour."""
    teams = {name: Team(name=name, language=language) for name, language in (("inbound", "en"), ("seoul", "ko"), ("tokyo", "ja"))}
    platforms = {"web": PlatformConfig(name="web", flow="b2b_saas")}
    return replace(config, teams=teams, reps={DEMO_REP.id: DEMO_REP}, platforms=platforms, settle=min(config.settle, 0.6))


def _replay(built: House) -> Callable[[str, int], Awaitable[None]]:
    async def replay(conversation: str, seq: int) -> None:
        await built.store.replay(conversation, seq)
        built.queue.put(conversation, settle=0.0)

    return replay


def _section(words: Mapping[str, tuple[str, ...]], prefix: str) -> dict[str, str]:
    return {key.removeprefix(prefix): phrases[0] for key, phrases in words.items() if key.startswith(prefix) and phrases}


def _url(config: Config, root: Path) -> str:
    """Make a relative SQLite path stand beside config.yaml, wherever the command was started."""
    prefix = "sqlite:///"
    path = config.database.removeprefix(prefix)
    if not config.database.startswith(prefix) or Path(path).is_absolute():
        return config.database
    return f"{prefix}{root.resolve() / path}"


def _flows(config: Config, root: Path) -> Path:
    return Path(config.flows) if Path(config.flows).is_absolute() else root / config.flows


def _key(root: Path, environ: Mapping[str, str]) -> bytes:
    return master_key(root / "handraiser.key", environ)


def _purpose(key: bytes, purpose: str) -> bytes:
    """Return a key of its own for each purpose, so that a token of one is worth nothing in another."""
    return sha256(b"handraiser:" + purpose.encode() + key).digest()


def _card_places(config: Config) -> Callable[[str], tuple[tuple[str, str], ...]]:
    return lambda team: tuple(place for place in config.team(team).cards if place[0] != "desk")
