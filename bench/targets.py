"""What is measured: Handraiser, and the peers that do the same task. A target says how it is started and how one talks to it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.house import FLOW, House
from bench.process import Command
from bench.wire import Answer, Request

PEERS = Path(__file__).parent / "peers"
JSON = {"Content-Type": "application/json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """One conversation as its visitor holds it."""

    id: str
    token: str = ""

    def said(self, text: str, event: str) -> Said:
        """Return what is said now."""
        return Said(talk=self, text=text, event=event)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing that is said, with the client's own id, by which it is known when it comes again."""

    talk: Talk
    text: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One bot behind HTTP."""

    name: str
    start: Callable[[int], Command]  # by port
    say: Callable[[Said], Request]
    opening: Request | None = None  # what opens a conversation, where there is such a thing
    opened: Callable[[Answer], Talk] | None = None
    path: str = "/"  # where bad bodies are sent


def handraiser(house: House) -> Target:
    """Return ourselves, as `handraiser serve` runs on a folder."""
    return Target(
        name="handraiser",
        start=house.command,
        opening=Request(
            path="/web/conversations", body=json.dumps({"flow": FLOW, "locale": "en-US", "region": "US"}).encode(), headers=JSON
        ),
        opened=_opened,
        say=_say,
        path="/web/messages",
    )


def _opened(answer: Answer) -> Talk:
    body = json.loads(answer.body)
    return Talk(id=body["conversation"], token=body["token"])


def _say(said: Said) -> Request:
    body = json.dumps({"id": said.event, "text": said.text}).encode()
    return Request(path="/web/messages?wait=1", body=body, headers={**JSON, "Authorization": f"Bearer {said.talk.token}"})


def floor(folder: Path) -> Target:
    """Return what no bot can beat: parse JSON, one durable commit shared by all who wait, reply."""
    words = (sys.executable, "-m", "uvicorn", "floor:app", "--no-access-log", "--log-level", "warning", "--port")
    environ = {"PYTHONPATH": str(PEERS), "DB": str(folder / "floor.db")}
    return Target(name="floor", start=_starter(folder, words, environ), say=_say_to_floor, path="/chat")


def _say_to_floor(said: Said) -> Request:
    return Request(path="/chat", body=json.dumps({"session": said.talk.id, "text": said.text, "id": said.event}).encode(), headers=JSON)


def botbuilder(folder: Path, python: Path) -> Target:
    """Return Microsoft's botbuilder-core 4.17 with a waterfall dialog in memory, under its own Python."""
    return Target(
        name="botbuilder",
        start=_starter(folder, (str(python), str(PEERS / "waterfall.py")), {}),
        say=_say_to_botbuilder,
        path="/api/messages",
    )


def _say_to_botbuilder(said: Said) -> Request:
    activity = {
        "type": "message",
        "id": said.event,
        "channelId": "emulator",
        "deliveryMode": "expectReplies",
        "serviceUrl": "http://127.0.0.1:9/",
        "conversation": {"id": said.talk.id},
        "from": {"id": f"u-{said.talk.id}", "name": "u"},
        "recipient": {"id": "bot", "name": "bot"},
        "text": said.text,
        "locale": "en-us",
    }
    return Request(path="/api/messages", body=json.dumps(activity).encode(), headers=JSON)


def _starter(folder: Path, words: tuple[str, ...], environ: Mapping[str, str]) -> Callable[[int], Command]:
    return lambda port: Command(words=(*words, str(port)), folder=folder, environ=environ)
