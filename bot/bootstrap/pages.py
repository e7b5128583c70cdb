"""The pages of a house: the desk, the demo, and the talk that a mail leads back to."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from adapters import demo as demo_pages
from adapters import desk as desk_pages
from adapters import talk as talk_pages
from adapters.demo import Demo
from adapters.talk import Hosted
from adapters.web import Web
from bot.bootstrap.build import House
from bot.bootstrap.demo import demo_rep
from bot.bootstrap.mail import links_of
from bot.bootstrap.outside import purpose_key
from bot.desk import mailing
from bot.desk.export import as_csv
from bot.desk.opening import opening
from bot.engine import decide
from bot.flow.load import collect
from bot.flow.places import places
from bot.flow.shape import Flow
from bot.model import Conversation
from bot.ports import Deliveries, Sheet, Undelivered

if TYPE_CHECKING:
    from bot.brain.story import Story, Told


async def pages(built: House, web: Web, *, demo: bool) -> list[BaseRoute]:
    """Return the routes of every page beside the web platform's own."""
    flow = (await built.shelf.live(web.flow)).flow
    outward = talk_pages.routes(_hosted(built, web))
    routes = desk_pages.routes(_desk(built, flow, demo=demo))
    if not demo:
        return [Route("/", _to_desk, methods=["GET"]), *routes, *built.outside.routes, *outward]
    required = frozenset(q.field for q in flow.questions if q.required)
    shop = Demo(pages=built.store, hub=built.hub, reps=built.config.reps, required=required, flow=flow.name)
    return [*demo_pages.routes(shop), *routes, *built.outside.routes, *outward]


def section(words: Mapping[str, tuple[str, ...]], prefix: str) -> dict[str, str]:
    """Return the first phrase of each word that begins so, without that beginning."""
    return {key.removeprefix(prefix): phrases[0] for key, phrases in words.items() if key.startswith(prefix) and phrases}


async def _to_desk(_: Request) -> Response:
    """Show who opens the bare address where reps work; prospects come by the widget."""
    return RedirectResponse("/desk")


def _desk(built: House, flow: Flow, *, demo: bool) -> desk_pages.Desk:
    return desk_pages.Desk(
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
        flows=(flow.name,),
        words={language: section(words, "desk.") for language, words in flow.words.items()},
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
        key=purpose_key(built.key, "desk"),
    )


def _hosted(built: House, web: Web) -> Hosted:
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


def _why(built: House) -> Callable[[str, Told], Awaitable[Story]]:
    async def why(conversation: str, t: Told) -> Story:
        from bot.brain.because import because  # only who asks why needs these
        from bot.brain.story import Turned, story

        held = await built.store.conversation(conversation)
        play = await built.shelf.version(held.flow, held.flow_version)
        where = places(await _files(built, held), held.flow)

        def taken_again(turn: Turned) -> Iterable[tuple[str, str]]:
            again = decide(turn.scene, play, lambda: turn.at, limits=built.config.limits, thought=turn.thought)
            return because(again, turn.scene, play, where, t) if again.talk == turn.talk else ()

        return story(await built.store.past(conversation), t, taken_again)

    return why


async def _opening(built: House, sheet: Sheet) -> str:
    flow = await built.shelf.flow(sheet.conversation.flow, sheet.conversation.flow_version)
    return opening(sheet, flow, built.config, built.clock())


async def _files(built: House, conversation: Conversation) -> Mapping[str, str]:
    """Return the flow's files of the conversation's version; of version 0 those that stand there now."""
    if conversation.flow_version:
        return (await built.store.version(conversation.flow, conversation.flow_version)).files
    return collect(built.shelf.root, conversation.flow)[0]
