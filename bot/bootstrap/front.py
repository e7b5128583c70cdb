"""The doors of a house: the web platform, the desk and the demo over HTTP, served by uvicorn."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from socket import socket

import uvloop

from adapters import demo as demo_pages
from adapters import desk as desk_pages
from adapters import web as web_platform
from adapters.server import Server, app
from adapters.web.gate import Gate
from bot.bootstrap.build import House
from bot.bootstrap.demo import demo_config, publish_shipped
from bot.bootstrap.encoder import use_encoder
from bot.bootstrap.house import house
from bot.bootstrap.lean import Config as ServerConfig
from bot.bootstrap.lean import Server as HttpServer
from bot.bootstrap.mind import warm
from bot.bootstrap.outside import purpose_key
from bot.bootstrap.pages import pages, section
from bot.config import Config
from bot.desk.hours import is_open, opens_at
from bot.hearing.hear import read
from bot.hearing.setting import Setting
from bot.lean import give_back
from bot.model import Conversation, Owner
from bot.playbook import Playbook

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
        settings = ServerConfig(
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
        play = await built.shelf.live(_web(built).flow)

        loading: list[asyncio.Task[None]] = []  # a task that nobody holds may be collected

        def opened() -> None:
            if ready:
                ready(address)
            asyncio.get_running_loop().run_in_executor(None, partial(_warm, built, play))
            loading.append(asyncio.create_task(_warm_pages(demo=demo)))
            loading.append(asyncio.create_task(warm(built.mind)))

        _settle_memory()
        await _Announcing(settings, opened).serve()


def _settle_memory() -> None:
    """Take what the start made out of the garbage collector's way: full collections over it cost pauses of 100 ms and find nothing."""
    gc.collect()
    give_back()
    gc.freeze()
    gc.set_threshold(50_000, 50, 100)


FIRST_WORDS: Mapping[str, Mapping[str | None, str]] = {
    "en": {
        None: "Hello, we are 12 people and start next month",
        "need": "one inbox for all our mail",
        "company_size": "about 45 people",
        "timeline": "in May",
        "budget": "20k a year",
        "email": "jo@keel.example",
        "name": "I'm Jo Hale",
        "company": "Keel Ltd",
        "role": "office manager",
        "current_solution": "we use Zendesk",
    },
    "ko": {
        None: "안녕하세요, 직원은 12명이고 다음 달에 시작해요",
        "need": "문의 메일을 한곳에서 보고 싶어요",
        "company_size": "45명쯤이요",
        "timeline": "5월에요",
        "budget": "연 2천만원이요",
        "email": "jo@keel.example 입니다",
        "name": "김민수입니다",
        "company": "㈜한빛이에요",
        "role": "운영팀장입니다",
        "current_solution": "젠데스크 써요",
    },
    "ja": {
        None: "こんにちは、社員は12名で、来月から使いたいです",
        "need": "問い合わせを一か所で見たいです",
        "company_size": "45名ほどです",
        "timeline": "5月からです",
        "budget": "年間200万円です",
        "email": "jo@keel.example です",
        "name": "山田です",
        "company": "株式会社ひかりです",
        "role": "運営部長です",
        "current_solution": "Zendeskを使っています",
    },
}
"""What a start reads before anybody writes, unasked and to each question, so that the readers of that language are ready."""


def _warm(built: House, play: Playbook) -> None:
    """Read a first sentence in the flow's first language, so that its expressions are compiled before somebody waits for them.

    Then load the sentence encoder; messages that come before it is there are judged without it.

    The other languages are compiled by their first messages, 0.1 to 0.2 s each: all at once would take 6 MB that most never use.
    """
    _read_first_words(built, play)
    use_encoder(built.shelf.encoder, built.config)
    give_back()


def _read_first_words(built: House, play: Playbook) -> None:
    language = play.flow.languages[0]
    for asking, words in FIRST_WORDS.get(language, FIRST_WORDS["en"]).items():
        read(words, Setting(play=play, language=language, now=built.clock(), region="", asking=asking))


PAGES_AFTER = 1.0
"""Seconds after the port is open when the pages are compiled, unless somebody opens one before: a prospect's first words come first."""


async def _warm_pages(*, demo: bool) -> None:
    await asyncio.sleep(PAGES_AFTER)
    await asyncio.get_running_loop().run_in_executor(None, partial(_compile_pages, demo=demo))


def _compile_pages(*, demo: bool) -> None:
    desk_pages.warm()
    if demo:
        demo_pages.warm()
    gc.collect()
    give_back()


class _Announcing(HttpServer):
    """Says when the port is open."""

    def __init__(self, config: ServerConfig, opened: Callable[[], None]) -> None:
        super().__init__(config)
        self._opened = opened

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup()
        if self.started:
            self._opened()


async def make_server(built: House, *, demo: bool = False) -> Server:
    """Return the app's parts for a house."""
    web = _web(built)
    play = await built.shelf.live(web.flow)
    return Server(
        web=web,
        pages=await pages(built, web, demo=demo),
        metrics=built.metrics,
        ping=built.store.ping,
        down=lambda: {**built.outbox.ways.dead(built.clock()), **built.outside.keeper.down},
        material=built.shelf.root,
        words={language: section(words, "ui.") for language, words in play.flow.words.items()},
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
        gate=Gate(key=purpose_key(built.key, "web"), origins=platform.origins if platform else (), limits=config.limits),
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
