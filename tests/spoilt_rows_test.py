"""A row that cannot be read is named and set aside: nothing said is lost, and all other conversations go on."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.bootstrap import House, house
from bot.model import Conversation, Effect, Kind, Message, Visit
from bot.model.arrivals import Attachment
from storage.codec import Codec
from storage.seal import Seal, master_key
from tests.storage.making import an_id
from tests.talks import CONFIG, REPS, TEAMS, Clock, Talk

NOW = datetime.fromisoformat("2026-08-18T14:05:00-04:00")
BUYER = "We are 80 people, want to buy a shared inbox next month and can spend 500 dollars a month. I'm Ada, ada@lovelace.example"
SPOILT = {"talk": 7, "text": [1], "place": 3, "card": {"title": 1}, "visit": [], "name": {}}
TEAM = replace(TEAMS["inbound"], cards=(("desk", ""), ("slack", "#leads")))
HOUSE = replace(CONFIG, teams={**TEAMS, "inbound": TEAM}, reps=REPS)

KEYS = {
    "contact": "id",
    "conversation": "id",
    "effect": "id",
    "lead": "conversation",
    "message": "conversation || ':' || seq",
    "turn": "conversation || ':' || number",
}


class Slack:
    """Takes everything at once."""

    name = "slack"

    def __init__(self) -> None:
        self.sent: list[Effect] = []

    async def send(self, effect: Effect) -> str:
        self.sent.append(effect)
        return f"ref-{effect.id}"

    async def arrived(self, effect: Effect) -> str | None:
        return None


class Two:
    """A house with two conversations that are leads; the rows of the first can be spoilt."""

    def __init__(self, built: House, folder: Path, slack: Slack, clock: Clock) -> None:
        self.house, self.folder, self.slack = built, folder, slack
        self.victim = self.sound = ""
        self.clock = clock

    async def begin(self) -> None:
        self.victim, self.sound = [await self._lead() for _ in range(2)]
        await self.post()
        self.slack.sent.clear()

    async def post(self) -> set[str]:
        """Let the outbox send what is due, at its places' pace; return whose it was."""
        for _ in range(8):
            self.clock.forward("1m")
            await self.house.outbox.perform()
            await asyncio.sleep(0.01)  # the house's own hand sends as well
        return {effect.conversation for effect in self.slack.sent}

    async def _lead(self) -> str:
        now = self.house.clock()
        id = an_id()
        visit = Visit(region="US", timezone="America/New_York", locale="en")
        await self.house.inbox.open(
            Conversation(id=id, platform="web", flow="b2b_saas", flow_version=0, contact=an_id(), visit=visit, created_at=now), None
        )
        await self.say(id, BUYER)
        await self.say(id, "Can I talk to a person, please?")
        return id

    async def say(self, id: str, text: str) -> list[str]:
        """Say it and return what is answered; whatever it raises is raised."""
        talk = Talk(self.house, Clock(self.house.clock()), id, count=int.from_bytes(os.urandom(4), "big"))
        await talk.news()
        return [line.text for line in await talk.say(text)]

    def run(self, statement: str, *values: object) -> int:
        with sqlite3.connect(self.folder / "handraiser.db") as connection:
            return connection.execute(statement, values).rowcount

    def spoil(self, table: str, *, broken: bool) -> int:
        """Seal something of another shape in each of the victim's rows, or break the seals."""
        codec = Codec(Seal(master_key(self.folder / "handraiser.key", {})))
        column = "id" if table == "conversation" else "conversation"
        where = f"{column} = ?" if table != "contact" else "id = (SELECT contact FROM conversation WHERE id = ?)"
        with sqlite3.connect(self.folder / "handraiser.db") as connection:
            keys = [key for (key,) in connection.execute(f"SELECT {KEYS[table]} FROM {table} WHERE {where}", (self.victim,))]  # noqa: S608 - names of our own tables
            for key in keys:
                sealed = b"\x01" + os.urandom(60) if broken else codec.shut(table, str(key), SPOILT)
                connection.execute(f"UPDATE {table} SET sealed = ? WHERE {KEYS[table]} = ?", (sealed, key))  # noqa: S608 - names of our own tables
        return len(keys)


@asynccontextmanager
async def two(folder: Path) -> AsyncIterator[Two]:
    """Open the house; a task that dies of something nobody expected fails the test."""
    died: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: died.append(context))
    slack, clock = Slack(), Clock(NOW)
    async with house(HOUSE, folder, clock=clock, watch=True, platforms={"slack": slack}, environ={}) as built:
        made = Two(built, folder, slack, clock)
        await made.begin()
        built.store._recent.__init__()  # type: ignore[misc] # as after a start: nothing is kept beside the rows
        yield made
        await made.post()
    await asyncio.sleep(0)
    assert died == []


def state_of(made: Two, text_seq: int) -> str:
    with sqlite3.connect(made.folder / "handraiser.db") as connection:
        (state,) = connection.execute("SELECT state FROM message WHERE conversation = ? AND seq = ?", (made.victim, text_seq)).fetchone()
    return str(state)


async def said(made: Two, text: str) -> int:
    """Say something in the spoilt conversation and return its place, once its turn is over."""
    now = made.house.clock()
    message = Message(conversation=made.victim, platform="web", event_id=an_id(), kind=Kind.SAID, at=now, text=text)
    accepted = await made.house.inbox.said(message)
    assert await made.house.engine.turn_of(made.victim, accepted.seq, 30) is not None
    return accepted.seq


@pytest.mark.parametrize("broken", [True, False])
@pytest.mark.parametrize("table", KEYS)
async def test_what_is_said_in_a_spoilt_conversation_is_kept_and_the_others_go_on(tmp_path: Path, table: str, broken: bool) -> None:
    async with two(tmp_path) as made:
        assert made.spoil(table, broken=broken)
        seq = await said(made, "Do you also have an API?")
        assert await made.say(made.sound, "Make it 90 people") != []
        assert made.sound in await made.post()
        asides = [(aside.conversation, aside.seq) for aside in await made.house.store.asides()]
        assert (state_of(made, seq), asides) in [("taken", []), ("set_aside", [(made.victim, seq)])]
        assert await made.house.store.waiting() == []


@pytest.mark.parametrize(("table", "column", "word"), [("conversation", "owner", "elsewhere"), ("message", "who", "ghost")])
async def test_the_desk_lists_all_others_beside_a_word_of_another_version(tmp_path: Path, table: str, column: str, word: str) -> None:
    async with two(tmp_path) as made:
        key = "id" if table == "conversation" else "conversation"
        assert made.run(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", word, made.victim)  # noqa: S608 - names of our own tables
        assert made.sound in {row.conversation for row in await made.house.store.rows("all", "", 50)}
        assert made.sound in {one.conversation for one in await made.house.store.record()}
        assert await made.say(made.sound, "Make it 90 people") != []


@pytest.mark.parametrize("table", ["lead", "event", "turn", "message"])
async def test_the_desk_shows_a_conversation_without_what_cannot_be_read(tmp_path: Path, table: str) -> None:
    async with two(tmp_path) as made:
        if table == "event":
            assert made.run("UPDATE event SET data = '{\"a\": [1]}' WHERE conversation = ?", made.victim)
        else:
            assert made.spoil(table, broken=False)
        sheet = await made.house.store.sheet(made.victim)
        assert sheet.conversation.id == made.victim
        assert bool(sheet.events) is (table != "event")
        assert bool(sheet.lines) is (table != "message")
        assert (sheet.card.title == "") is (table == "lead")


async def test_a_lead_whose_card_cannot_be_read_can_be_claimed(tmp_path: Path) -> None:
    async with two(tmp_path) as made:
        made.spoil("lead", broken=False)
        talk = Talk(made.house, Clock(NOW), made.victim, count=99)
        await talk.press(Kind.CLAIM, "dana")
        assert (await made.house.store.conversation(made.victim)).rep == "dana"


async def test_a_timer_of_another_versions_kind_holds_up_no_other(tmp_path: Path) -> None:
    async with two(tmp_path) as made:
        assert made.run("UPDATE timer SET kind = 'of_tomorrow' WHERE conversation = ? AND kind = 'claim_deadline'", made.victim)
        made.clock.forward("4h")
        for _ in range(2):
            await made.house.ticker.tick()
        await made.house.queue.idle()
        assert (await made.house.store.sheet(made.sound)).row.late
        assert not (await made.house.store.sheet(made.victim)).row.late


async def test_of_messages_that_wait_the_one_that_cannot_be_read_is_set_aside_alone(tmp_path: Path) -> None:
    async with two(tmp_path) as made:
        store, ids = made.house.store, []
        for text in ("one", "two", "we are 120 people"):
            message = Message(conversation=made.victim, platform="web", event_id=an_id(), kind=Kind.SAID, at=made.house.clock(), text=text)
            ids.append((await store.accept(message)).seq)
        made.run("UPDATE message SET sealed = x'0102' WHERE conversation = ? AND seq = ?", made.victim, ids[1])
        made.house.queue.put(made.victim, settle=0)
        await made.house.queue.idle()
        assert [(state_of(made, seq)) for seq in ids] == ["taken", "set_aside", "taken"]
        (aside,) = await store.asides()
        assert (aside.seq, aside.text, aside.error) == (ids[1], "", "its row cannot be read")


async def test_more_effects_than_a_look_takes_that_cannot_be_read_hold_up_nothing(tmp_path: Path) -> None:
    async with two(tmp_path) as made:
        row = "SELECT 'x' || value, ?, 1, 'say', 'slack', CAST(value AS BLOB), 'queued', 0, 0, 0, '', x'01' FROM generate"
        numbers = "WITH RECURSIVE generate(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM generate WHERE value < 250)"
        assert made.run(f"{numbers} INSERT INTO effect {row}", made.victim)
        await made.say(made.sound, "Make it 90 people")
        assert made.sound in await made.post()
        kinds = [event.kind for _, event in (await made.house.store.sheet(made.victim)).events]
        assert kinds.count("not_reached") == 250


async def test_files_of_a_message_that_was_set_aside_are_there_when_it_is_replayed(tmp_path: Path) -> None:
    async with two(tmp_path) as made:
        store = made.house.store
        file = Attachment(name="plan.pdf", kind="file", size=3, ref="F1")
        message = Message(
            conversation=made.victim, platform="web", event_id=an_id(), kind=Kind.SAID, at=NOW, text="see the plan", files=(file,)
        )
        seq = (await store.accept(message)).seq
        await store.set_aside(made.victim, seq, "its turn failed three times")
        await store.replay(made.victim, seq)
        scene = await store.load(made.victim)
        assert scene is not None
        assert [one.files for one in scene.waiting] == [(file,)]
