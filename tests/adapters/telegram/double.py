"""Telegram over the wire: the real SDK calls us, and we hand it updates by polling or by its webhook."""

from __future__ import annotations

import asyncio
import json
import ssl
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, NamedTuple, cast

import httpx
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from adapters.telegram import guest, routes
from adapters.telegram.address import Place, Ref, place_of, ref_of
from adapters.telegram.forms import OURS
from adapters.telegram.platform import Telegram
from adapters.telegram.send import HUSH
from bot.config import PlatformConfig
from bot.model.arrivals import Author, Form, Pressed, Reception
from bot.ports import Guest
from tests.adapters.contract.double import Shown
from tests.adapters.contract.front import Front
from tests.adapters.telegram.cloud import BOT, TOKEN, Cloud, Data, Refusal
from tests.adapters.telegram.markup import found_in
from tests.adapters.telegram.methods import ADMIN, answer

PROSPECT, REP, COLLEAGUE, GROUP = 42, 778899, 778800, -1001234567890
NAMES = {PROSPECT: "Jiwon Park", REP: "Dana Cole", COLLEAGUE: "Jun Sato"}
LOCALES = {PROSPECT: "ko", REP: "en", COLLEAGUE: "ja"}

NOBODY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Whom we trust with certificates: nobody shows one here, and reading all that one might trust takes 60 ms a call."""


class Sent(NamedTuple):
    """A file as it came with a call."""

    filename: str
    content: bytes


async def _read(value: object) -> Any:  # noqa: ANN401 - a text or a file
    if not isinstance(value, UploadFile):
        return value
    content = await value.read()
    await value.close()
    return Sent(value.filename or "", content)


def _files(message: Data) -> Iterator[str]:
    """Yield the names under which somebody could open what stands there."""
    if message.get("photo"):
        yield "photo"
    if named := message.get("document"):
        yield named.get("file_name", "")


class TelegramDouble:
    """A prospect's private chat and a group for cards; `forum` gives the group topics, `mode` is how updates travel."""

    platform = "telegram"
    prospect, rep, colleague = str(PROSPECT), str(REP), str(COLLEAGUE)
    dm, cards = str(PROSPECT), str(GROUP)

    def __init__(self, mode: str = "polling", *, forum: bool = False) -> None:
        self.mode = mode
        self.cloud = Cloud()
        self.cloud.chats = {id: {"id": id, "type": "private", "first_name": name} for id, name in NAMES.items()}
        self.cloud.chats[GROUP] = {"id": GROUP, "type": "supergroup", "title": "Leads", "username": "leads", "is_forum": forum}
        self.cloud.members[GROUP] = dict(ADMIN)
        self.guest: Telegram | None = None
        self.hush_after = 30.0
        self._api = Front()
        self._front: Front | None = None
        self._is_open = False
        self._running: asyncio.Task[None] | None = None
        self._reception: Reception | None = None
        self._reachable = asyncio.Event()
        self._reachable.set()
        self._carrying: set[asyncio.Task[None]] = set()
        self._presses: dict[str, tuple[int, int, str]] = {}  # query → (chat, message, user)

    async def connect(self, reception: Reception) -> Guest:
        """Start, and return the adapter, listening."""
        if not self._is_open:
            calls = Route("/bot{token}/{method}", self._call, methods=["POST", "GET"])
            await self._api.open([calls, Route("/file/bot{token}/{path}", self._download, methods=["GET"])])
            self._is_open = True
        settings = PlatformConfig(name="telegram", flow="b2b_saas", settings={"token": TOKEN, "mode": self.mode, "api": self._api.address})
        self._front, self._reception = Front(), reception
        built = guest(
            settings, reception, clock=lambda: datetime.now(UTC), key=b"k" * 32, public_url=self._front.address, places=(self.cards,)
        )
        self.guest = cast("Telegram", built)
        self.guest.poll_pause = 0.05
        self.guest.wire.fades_after = self.hush_after
        await self._front.open(routes(built))
        sign = "setwebhook" if self.mode == "webhook" else "getupdates"
        before = self._count(sign)
        self._running = asyncio.create_task(built.run())
        while self._count(sign) == before:
            await asyncio.sleep(0.005)
        return built

    def _count(self, method: str) -> int:
        return sum(name == method for name, _ in self.cloud.calls)

    async def disconnect(self) -> None:
        """End the adapter as a killed process would."""
        if self._running and self.guest and self._front:
            self._running.cancel()
            with suppress(asyncio.CancelledError):
                await self._running
            await self.guest.close()
            await self._front.close()
        self._running = None

    async def close(self) -> None:
        """End everything."""
        await self.disconnect()
        for task in self._carrying:
            task.cancel()
        await asyncio.gather(*self._carrying, return_exceptions=True)
        self.cloud.hang_up()
        await asyncio.sleep(0)
        await self._api.close()

    async def _call(self, request: Request) -> Response:
        if request.path_params["token"] != TOKEN:
            return JSONResponse({"ok": False, "error_code": 401, "description": "Unauthorized"}, 401)
        await self._reachable.wait()
        form = {name: await _read(value) for name, value in (await request.form()).items()}
        status, body = await answer(self.cloud, request.path_params["method"].lower(), form)
        return JSONResponse(body, status)

    async def _download(self, request: Request) -> Response:
        return Response(self.cloud.files[request.path_params["path"]])

    async def tell(self, kind: str, body: Data, times: int = 1) -> None:
        """Deliver an update and wait until it was acknowledged."""
        number = self.cloud.tell(kind, body, times)
        if self.mode == "webhook":
            for _ in range(times):
                task = asyncio.create_task(self._carry({"update_id": number, kind: body}))
                self._carrying.add(task)
                task.add_done_callback(self._carrying.discard)
        await self.cloud.acked[number].wait()

    async def _carry(self, update: Data) -> None:
        """Call the webhook until it says 200, as Telegram does with growing pauses."""
        async with httpx.AsyncClient(verify=NOBODY) as client:
            while True:
                await self._reachable.wait()
                hook = self.cloud.webhook
                headers = {"X-Telegram-Bot-Api-Secret-Token": hook.get("secret_token", "")}
                with suppress(httpx.HTTPError):
                    if hook.get("url") and (await client.post(hook["url"], json=update, headers=headers)).is_success:
                        break
                await asyncio.sleep(0.02)
        self.cloud.acked[update["update_id"]].set()

    def person(self, user: str) -> Data:
        """Return a user as Telegram names them."""
        first, _, last = NAMES.get(int(user), "Somebody Else").partition(" ")
        return {"id": int(user), "is_bot": False, "first_name": first, "last_name": last, "language_code": LOCALES.get(int(user), "en")}

    def written(self, user: str, place: str, text: str, *, thread: str = "", **more: object) -> Data:
        """Put somebody's message into a chat and return it."""
        spot, under = place_of(place), ref_of(thread) if thread else None
        chat = self.cloud.chats[cast("int", spot.chat)]
        entities = [one for one in found_in(text) if one["type"] == "mention" or one["offset"] == 0]
        known = {key: chat[key] for key in ("id", "type", "title", "is_forum", "first_name") if key in chat}
        message: Data = {"message_id": self.cloud.next_id(chat["id"]), "date": 1, "chat": known, "from": self.person(user), **more}
        if text:
            message |= {"text": text, "entities": entities}
        topic = spot.topic or (under.topic if under else 0)
        return self.cloud.place(message, {"message_thread_id": topic}, under.first if under else 0)

    async def says(self, user: str, place: str, text: str, *, thread: str = "", times: int = 1) -> str:
        """Have a user write; return the message's ref once it was acknowledged."""
        message = self.written(user, place, text, thread=thread)
        await self.tell("message", message, times)
        return str(self._ref(message))

    def _ref(self, message: Data) -> Ref:
        topic = message["message_thread_id"] if message.get("is_topic_message") else 0
        return Ref(chat=message["chat"]["id"], topic=topic, ids=(message["message_id"],))

    async def presses(self, user: str, ref: str, label: str, *, form: dict[str, str] | None = None, times: int = 1) -> None:
        """Have a user press a button, and answer the questions that it opens."""
        at = ref_of(ref)
        buttons = (one for id in reversed(at.ids) for one in self._keys(cast("int", at.chat), id))
        data = next(one["callback_data"] for one in buttons if one["text"] == label and "callback_data" in one)
        keyed = next(id for id in reversed(at.ids) if self._keys(cast("int", at.chat), id))
        await self.press(user, cast("int", at.chat), keyed, data, times)
        if form is not None:
            await self._fill(user, ref, data, form)

    def _keys(self, chat: int, id: int) -> list[Data]:
        rows = self.cloud.messages.get((chat, id), {}).get("reply_markup", {}).get("inline_keyboard", ())
        return [one for row in rows for one in row]

    async def press(self, user: str, chat: int, id: int, data: str, times: int = 1) -> None:
        """Press by payload, as a forged client could."""
        query = str(len(self._presses) + 1)
        self._presses[query] = (chat, id, user)
        message = self.cloud.messages.get((chat, id), {"message_id": id, "date": 0, "chat": {"id": chat, "type": "private"}})
        body = {"id": query, "from": self.person(user), "chat_instance": "1", "data": data, "message": message}
        await self.tell("callback_query", body, times)

    async def _fill(self, user: str, ref: str, payload: str, filled: dict[str, str]) -> None:
        """Answer each question by its button's number or by a reply; which value a button stands for only the reception knows."""
        if self._reception is None:
            raise RuntimeError("nothing is connected")
        form = await self._reception.opens_form(
            Pressed(platform="telegram", event_id="look", place="", ref=ref, author=Author(id=user), payload=payload, at=datetime.now(UTC))
        )
        for one in sorted(form.inputs, key=lambda one: not one.choices) if form else ():
            chat, id = self.question(cast("Form", form))
            if one.choices and one.name in filled:
                number = [value for value, _ in one.choices].index(filled[one.name])
                await self.press(user, chat, id, f"{OURS}{number}")
            elif one.name in filled:
                topic = self.cloud.messages[chat, id].get("message_thread_id", 0) if self.cloud.chats[chat].get("is_forum") else 0
                await self.says(user, str(Place(chat=chat, topic=topic)), filled[one.name], thread=f"{chat}/{id}")
            else:
                await self.press(user, chat, id, f"{OURS}s")

    def question(self, form: Form) -> tuple[int, int]:
        """Return the (chat, message) of a form's last question."""
        return max(key for key, one in self.cloud.messages.items() if form.title in one.get("text", "") and "form=" in json.dumps(one))

    async def edits(self, user: str, ref: str, text: str | None) -> None:
        """Change a message. Of a deleted one Telegram tells bots nothing."""
        at = ref_of(ref)
        key = (cast("int", at.chat), at.first)
        if text is None:
            del self.cloud.messages[key]
            return
        self.cloud.messages[key] |= {"text": text, "entities": found_in(text), "edit_date": 2}
        await self.tell("edited_message", self.cloud.messages[key])

    def limit(self, seconds: float, calls: int = 1) -> None:
        """Answer the next sending calls with 429."""
        pause = max(1, round(seconds))
        refusals = [Refusal(429, f"Too Many Requests: retry after {pause}", retry_after=pause) for _ in range(calls)]
        self.cloud.refusals["sending"] += refusals

    async def drop(self) -> None:
        """Break the connections for a moment."""
        self._reachable.clear()
        self._api.cut()
        if self._front:
            self._front.cut()
        await asyncio.sleep(0.1)
        self._reachable.set()

    def shown(self, place: str) -> Sequence[Shown]:
        """Return what stands at the place, and the alerts that a press there was answered with."""
        spot = place_of(place)
        messages = [
            one
            for (chat, _), one in sorted(self.cloud.messages.items())
            if chat == spot.chat and {"text", "document", "photo"} & one.keys()
        ]
        alerts = [(*self._presses[query], text) for query, text in self.cloud.alerts]
        heard = [Shown(ref=f"{chat}/{id}", text=text, only_for=user) for chat, id, user, text in alerts if chat == spot.chat]
        return [*(self._shown(one) for one in messages), *heard]

    def _shown(self, message: Data) -> Shown:
        chat, answered = message["chat"]["id"], message.get("reply_to_message")
        topic = message.get("message_thread_id", 0) if message.get("is_topic_message") else 0
        under = answered["message_id"] if answered else 0
        if topic and under == topic:  # everything in a topic answers what opened it; people see the first message on top
            first = min(
                id for (at, id), one in self.cloud.messages.items() if at == chat and one.get("message_thread_id") == topic and id > topic
            )
            under = first if first != message["message_id"] else 0
        thread = str(Ref(chat=chat, topic=topic, ids=(under,))) if under else ""
        inline, below = message.get("reply_markup", {}), message.get("keyboard", {})
        keys = [one["text"] for row in (*inline.get("inline_keyboard", ()), *below.get("keyboard", ())) for one in row]
        text = message.get("text", "")
        whispered = message["from"]["id"] == BOT["id"] and text.startswith(HUSH)
        return Shown(
            ref=str(self._ref(message)),
            text=text.replace("\u2060", ""),
            buttons=tuple(keys),
            thread=thread,
            marks=tuple(self.cloud.marks[chat, message["message_id"]]),
            only_for=message["entities"][0]["url"].rpartition("=")[2] if whispered else "",
            files=tuple(_files(message)),
        )
