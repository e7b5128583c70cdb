"""The floor: parse JSON, one durable SQLite commit (dedup key, message, state, outbox row), reply. WAL, FULL, group commit.

It is no bot: it understands nothing and decides nothing. What a bot costs beyond it is what the bot does.
"""

from __future__ import annotations

import asyncio
import json
import os
import queue
import sqlite3
import threading
from typing import NamedTuple

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

ASK = (
    "Which company are you with?",
    "How many people work there?",
    "What budget do you have in mind?",
    "When would you like to start?",
    "What is your email?",
    "Thanks, a colleague will be in touch.",
)
GROUP = 64

TABLES = """
CREATE TABLE IF NOT EXISTS seen (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS message (id INTEGER PRIMARY KEY, session TEXT, body TEXT);
CREATE TABLE IF NOT EXISTS state (session TEXT PRIMARY KEY, turn INT, data TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outbox (id INTEGER PRIMARY KEY, session TEXT, body TEXT, sent INT DEFAULT 0);
"""
PUT_STATE = "INSERT INTO state VALUES (?, ?, ?) ON CONFLICT (session) DO UPDATE SET turn = excluded.turn, data = excluded.data"


class Said(NamedTuple):
    """One message that waits for its commit."""

    session: str
    event: str
    text: str
    loop: asyncio.AbstractEventLoop
    reply: asyncio.Future[str]


waiting: queue.SimpleQueue[Said] = queue.SimpleQueue()


def connect() -> sqlite3.Connection:
    """Open the database that DB names, durable."""
    connection = sqlite3.connect(os.environ.get("DB", "floor.db"), isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.executescript(TABLES)
    return connection


def take(connection: sqlite3.Connection, said: Said) -> str:
    """Write one message and return the next question."""
    if not connection.execute("INSERT OR IGNORE INTO seen VALUES (?)", (said.event,)).rowcount:
        return "dup"
    connection.execute("INSERT INTO message (session, body) VALUES (?, ?)", (said.session, said.text))
    row = connection.execute("SELECT turn, data FROM state WHERE session = ?", (said.session,)).fetchone()
    turn, data = row or (0, "{}")
    known = {**json.loads(data), str(turn): said.text}
    connection.execute(PUT_STATE, (said.session, turn + 1, json.dumps(known)))
    reply = ASK[min(turn, len(ASK) - 1)]
    connection.execute("INSERT INTO outbox (session, body) VALUES (?, ?)", (said.session, reply))
    return reply


def write() -> None:
    """Commit groups of messages for ever; one savepoint a message."""
    connection = connect()
    while True:
        group = [waiting.get()]
        while not waiting.empty() and len(group) < GROUP:
            group.append(waiting.get())
        connection.execute("BEGIN IMMEDIATE")
        replies = []
        for said in group:
            connection.execute("SAVEPOINT one")
            replies.append(take(connection, said))
            connection.execute("RELEASE one")
        connection.execute("COMMIT")
        group[0].loop.call_soon_threadsafe(tell, group, replies)


def tell(group: list[Said], replies: list[str]) -> None:
    """Give each who waits their reply."""
    for said, reply in zip(group, replies, strict=True):
        said.reply.set_result(reply)


async def chat(request: Request) -> Response:
    """Answer one message."""
    try:
        body = json.loads(await request.body())
        session, text, event = body["session"], body["text"], body["id"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return Response("bad request", 400)
    if not all(isinstance(value, str) and len(value) < 100_000 for value in (session, text, event)):
        return Response("bad request", 400)
    loop = asyncio.get_running_loop()
    reply: asyncio.Future[str] = loop.create_future()
    waiting.put(Said(session, event, text, loop, reply))
    return Response(json.dumps({"reply": await reply}), media_type="application/json")


threading.Thread(target=write, daemon=True).start()
app = Starlette(routes=[Route("/chat", chat, methods=["POST"])])
