"""The doors of a house: the web platform, the desk and the demo over HTTP, served by uvicorn."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import uvloop
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from adapters import demo as demo_pages
from adapters import desk as desk_pages
from adapters import talk as talk_pages
from adapters import web as web_platform
from adapters.demo import Demo
from adapters.server import Server, app
from adapters.talk import Hosted
from adapters.web.gate import Gate
from bot.bootstrap.build import House
from bot.bootstrap.demo import demo_config, demo_rep, publish_shipped
from bot.bootstrap.encoder import use_encoder
from bot.bootstrap.house import house
from bot.bootstrap.lean import uvicorn
from bot.bootstrap.mail import links_of
from bot.bootstrap.mind import warm
from bot.config import Config
from bot.desk import mailing
from bot.desk.export import as_csv
from bot.desk.hours import is_open, opens_at
from bot.desk.opening import opening
from bot.engine import decide
from bot.flow.load import collect
from bot.flow.places import places
from bot.model import Conversation, Owner
from bot.ports import Deliveries, Sheet, Undelivered
from bot.signals import classify

if TYPE_CHECKING:
    from bot.brain.story import Story

Ready = Callable[[str], None]
"""Told the address once the port is open."""


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
    async with house(config, root, watch=watch, public_url=address, guests=True) as built:
        if demo:
            await publish_shipped(built.store, built.shelf.root, built.clock())
        settings = uvicorn.Config(
            app(await make_server(built, demo=demo)),
            host=host,
            port=port,
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=3,
            server_header=False,
        )
        language = (await built.shelf.live(_web(built).flow)).flow.languages[0]

        loading: list[asyncio.Task[None]] = []  # a task that nobody holds may be collected

        def opened() -> None:
            if ready:
                ready(address)
            asyncio.get_running_loop().run_in_executor(None, partial(_warm, built, language, demo=demo))
            loading.append(asyncio.create_task(warm(built.mind)))

        _settle_memory()
        await _Announcing(settings, opened).serve()


def _settle_memory() -> None:
    """Take what the start made out of the garbage collector's way: full collections over it cost pauses of 100 ms and find nothing."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 100)


def _warm(built: House, language: str, *, demo: bool) -> None:
    """Compile the pages, and the expressions of the flow's first language, before anybody needs them.

    Then load the sentence encoder; messages that come before it is there are judged without it.

    The other languages are compiled by their first message, 0.1 s each: all of them at once would take 6 MB that most never use.
    """
    desk_pages.warm()
    if demo:
        demo_pages.warm()
    classify("hello", language)
    use_encoder(built.shelf.encoder, built.config)


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
        pages=[*await _pages(built, demo=demo), *built.outside.routes, *talk_pages.routes(_hosted(built, web))],
        metrics=built.metrics,
        ping=built.store.ping,
        down=lambda: {**built.outbox.ways.dead(built.clock()), **built.outside.keeper.down},
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
        about=lambda conversation: _about(conversation, config, built.clock()),
    )


def _about(conversation: Conversation, config: Config, now: datetime) -> dict[str, str]:
    """Return the stream's event `owner`: who speaks, for which team, and until when that team is away."""
    rep = config.reps.get(conversation.rep) if conversation.owner is Owner.REP else None
    team = config.team(conversation.team)
    away = conversation.owner in (Owner.OFFERED, Owner.REP) and not is_open(team, now)
    return {
        "owner": conversation.owner.value,
        "name": rep.name if rep else conversation.rep if conversation.owner is Owner.REP else "",
        "role": rep.role if rep else "",
        "team": team.shown if conversation.owner is Owner.OFFERED else "",
        "away_until": opens_at(team, now).isoformat() if away else "",
    }


async def _to_desk(_: Request) -> Response:
    """Show who opens the bare address where reps work; prospects come by the widget."""
    return RedirectResponse("/desk")


async def _pages(built: House, *, demo: bool) -> list[BaseRoute]:
    play = await built.shelf.live(_web(built).flow)
    desk = desk_pages.Desk(
        pages=built.store,
        people=built.store,
        library=built.store,
        hub=built.hub,
        press=built.inbox.decide,
        replay=_replay(built),
        typing=lambda conversation, rep: built.hub.publish(conversation, "typing", "rep on"),
        clock=built.clock,
        reach=lambda sheet: mailing.reach(sheet, built.config, here=built.hub.is_heard(sheet.conversation.id)),
        reps=built.config.reps,
        teams=built.config.teams,
        flows=(play.flow.name,),
        words={language: _section(words, "desk.") for language, words in play.flow.words.items()},
        deliveries=Again(store=built.store, sent=built.outbox.wake) if built.config.webhook.url else None,
        export=partial(_export, built),
        secure_cookies=built.config.public_url.startswith("https:"),
        why=_why(built),
        opening=partial(_opening, built),
        settled=built.store.settled,
        alike=built.store.alike,
        sales=built.outside.sales,
        troubles=built.outbox.ways.troubles,
        down=lambda: built.outside.keeper.down,
        sign_in=demo_rep(built.store) if demo else None,
        key=_purpose(built.key, "desk"),
    )
    routes = desk_pages.routes(desk)
    if not demo:
        return [Route("/", _to_desk, methods=["GET"]), *routes]
    required = frozenset(q.field for q in play.flow.questions if q.required)
    shop = Demo(pages=built.store, hub=built.hub, reps=built.config.reps, required=required, flow=play.flow.name)
    return [*demo_pages.routes(shop), *routes]


def _hosted(built: House, web: web_platform.Web) -> Hosted:
    async def address(conversation: str) -> str:
        return mailing.address_of(await built.store.talk(conversation))

    async def words(language: str) -> tuple[str, Mapping[str, str]]:
        flow = (await built.shelf.live(web.flow)).flow
        known = language if language in flow.words else flow.languages[0]
        return known, mailing.page_words(flow, known, built.config.mail.name or flow.company)

    links = links_of(built.key, built.clock, built.config.public_url)
    return Hosted(web=web, links=links, address=address, words=words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """What the webhook did not take, sent again at once when somebody says so."""

    store: Deliveries
    sent: Callable[[], None]

    async def undelivered(self) -> Sequence[Undelivered]:
        """Return what was given up."""
        return await self.store.undelivered()

    async def deliver_again(self, id: str, now: datetime) -> None:
        """Let one leave again, now."""
        await self.store.deliver_again(id, now)
        self.sent()


async def _export(built: House, conversations: Collection[str]) -> str:
    return as_csv([lead for lead in await built.store.record() if lead.conversation in conversations], built.config)


def _replay(built: House) -> Callable[[str, int], Awaitable[None]]:
    async def replay(conversation: str, seq: int) -> None:
        await built.store.replay(conversation, seq)
        built.queue.put(conversation, settle=0.0)

    return replay


def _why(built: House) -> Callable[[str], Awaitable[Story]]:
    async def why(conversation: str) -> Story:
        from bot.brain.because import because  # only who asks why needs these
        from bot.brain.story import Turned, story

        held = await built.store.conversation(conversation)
        play = await built.shelf.version(held.flow, held.flow_version)
        where = places(await _files(built, held), held.flow)

        def taken_again(turn: Turned) -> Iterable[tuple[str, str]]:
            again = decide(turn.scene, play, lambda: turn.at, limits=built.config.limits, thought=turn.thought)
            return because(again, turn.scene, play, where) if again.talk == turn.talk else ()

        return story(await built.store.past(conversation), taken_again)

    return why


async def _opening(built: House, sheet: Sheet) -> str:
    flow = await built.shelf.flow(sheet.conversation.flow, sheet.conversation.flow_version)
    return opening(sheet, flow, built.config, built.clock())


async def _files(built: House, conversation: Conversation) -> Mapping[str, str]:
    """Return the flow's files of the conversation's version; of version 0 those that stand there now."""
    if conversation.flow_version:
        return (await built.store.version(conversation.flow, conversation.flow_version)).files
    return collect(built.shelf.root, conversation.flow)[0]


def _section(words: Mapping[str, tuple[str, ...]], prefix: str) -> dict[str, str]:
    return {key.removeprefix(prefix): phrases[0] for key, phrases in words.items() if key.startswith(prefix) and phrases}


def _purpose(key: bytes, purpose: str) -> bytes:
    """Return a key of its own for each purpose, so that a token of one is worth nothing in another."""
    return sha256(b"handraiser:" + purpose.encode() + key).digest()
