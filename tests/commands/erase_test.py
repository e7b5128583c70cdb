"""`handraiser erase` on a real house: a prospect's canary in every place that they can reach, and afterwards in none."""

from __future__ import annotations

import asyncio
import io
from datetime import timedelta
from pathlib import Path

import pytest
from rich.console import Console

from bot.commands.erase import Confirmed, erase, through
from bot.errors import NotFound, Refused
from bot.model import Conversation, Kind, Message, Visit
from storage.codec import Codec
from storage.seal import Seal
from tests.meetings import Calendar, meeting_talk
from tests.second_way_test import Sales, selling
from tests.storage.units.erase_test import rows

CANARY = "zyxcanary"
MAIL, PHONE = f"{CANARY}@{CANARY}corp.example", "+821098761234"
"""What the prospect leaves everywhere."""


def no(question: str) -> str:
    """Answer that it is not to be erased."""
    return "no"


async def erased(sales: Sales, by: tuple[str, str]) -> str:
    """Erase as the command does; return what it said."""
    said = io.StringIO()
    await through(sales.built.store, by, Confirmed(yes=True, ask=no), Console(file=said, width=10_000), sales.clock)
    return said.getvalue()


async def canaried(sales: Sales) -> str:
    """Have a prospect and their rep leave the canary wherever words can be left; return the conversation."""
    visit = Visit(
        locale="en", region="US", timezone="America/New_York", page=f"https://shop.example/{CANARY}",
        referrer=f"https://{CANARY}.example", campaign=CANARY, utm={"source": CANARY}, name=CANARY,
    )  # fmt: skip
    conversation = Conversation(
        id="ab" * 16, platform="web", flow="b2b_saas", flow_version=0, contact="cd" * 16, visit=visit, created_at=sales.clock()
    )
    await sales.built.inbox.open(conversation, None)
    for words in (
        f"We need a shared inbox for {CANARY} with 60 people, I'm Theo {CANARY} from {CANARY} Corp",
        f"{MAIL}, or call {PHONE}. We use {CANARY}desk today, can I talk to someone in sales?",
        f"Does it work with {CANARY}, and is there a {CANARY} discount?",
    ):
        await sales.say(conversation.id, words)
    await sales.passes(10)
    for number, (kind, text, choice) in enumerate(
        (
            (Kind.CLAIM, "", ""),
            (Kind.REPLY, f"Hello {CANARY}", ""),
            (Kind.NOTE, f"{CANARY} called", ""),
            (Kind.CORRECT, f"{CANARY} Holdings", "company"),
            (Kind.CLOSE, f"lost/price: {CANARY} found it dear", ""),
        )
    ):
        press = Message(
            conversation=conversation.id, platform="desk", event_id=f"press-{number}", kind=kind, at=sales.clock(), text=text,
            author="dana", choice=choice,
        )  # fmt: skip
        assert not (await sales.built.inbox.decide(press)).refused
    await sales.passes(10)
    return conversation.id


def opened(sales: Sales, url: str) -> dict[str, str]:
    """Return all that stands in each table, the sealed columns opened."""
    seal, found = Seal(sales.built.key), {}
    from storage.tables import metadata

    for name, held in rows(url).items():
        keys = [column.name for column in metadata.tables[name].primary_key]
        found[name] = "".join(
            seal.open(value, f"{name}:sealed:{':'.join(str(row[key]) for key in keys)}").decode() if column == "sealed" else repr(value)
            for row in held
            for column, value in row.items()
        )
    return found


def test_after_erase_a_canary_is_in_no_column_and_in_no_file(tmp_path: Path) -> None:
    async def walk() -> str:
        async with selling(tmp_path) as sales:
            await canaried(sales)
            url = f"sqlite:///{tmp_path / 'handraiser.db'}"
            holding = {name for name, text in opened(sales, url).items() if CANARY in text}
            assert holding >= {"contact", "conversation", "message", "turn", "effect", "lead", "question"}
            said = await erased(sales, ("email", MAIL))
            assert MAIL in said
            left = opened(sales, url)
            assert [name for name, text in left.items() if CANARY in text] == []
            assert left["event"]
            assert CANARY not in repr([row for view in ("all", "mine") for row in await sales.built.store.rows(view, "dana", 50)])
            await sales.passes(10)
            taken = [effect for effect in sales.first.sent if effect.kind == "withdraw"]
            assert {effect.ref for effect in taken} >= {
                f"slack:{n}" for n, one in enumerate(sales.first.sent, 1) if one.kind in ("card", "note") and one.conversation == "ab" * 16
            }
            codec = Codec(Seal(sales.built.key))
            return "|".join(codec.lookup(kind, value).hex() for kind, value in (("email", MAIL), ("phone", PHONE), ("like:email", MAIL)))

    hashes = asyncio.run(walk())
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.name == "handraiser.db" for path in files)
    for path in files:
        content = path.read_bytes()
        assert CANARY.encode() not in content, path.name
        assert not any(bytes.fromhex(one) in content for one in hashes.split("|")), path.name


async def test_a_booked_meeting_is_taken_out_of_the_rep_s_calendar(tmp_path: Path) -> None:
    calendar = Calendar()
    async with meeting_talk(tmp_path, calendar=calendar) as talk:
        talk.house.outbox.platforms = {"calendar": talk.house.meetings.platform}
        store = talk.house.store
        offered = await talk.say("We are 80 people and want to buy a shared inbox, starting next month. theo@lanternfreight.example")
        offered += await talk.wait("1m")
        (slot, label) = next((id, label) for line in reversed(offered) for id, label in line.choices)
        await talk.say(label)
        await talk.house.outbox.perform()
        assert len(calendar.kept) == 1, (slot, label)
        contact = (await store.conversation(talk.conversation)).contact
        assert (await store.erasure((contact,))).calendars == {"dana": 1}
        await store.erase((contact,), talk.clock() + timedelta(seconds=1))
        talk.clock.forward("1m")
        await talk.house.outbox.perform()
        assert calendar.kept == {}


async def test_nothing_is_erased_where_nobody_says_yes_or_nobody_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with selling(tmp_path) as sales:
        conversation = await sales.lead()
        out = Console(file=io.StringIO(), width=10_000)
        with pytest.raises(Refused, match="--yes"):
            await through(sales.built.store, ("id", conversation), Confirmed(yes=False, ask=no), out, sales.clock)
        monkeypatch.setattr("sys.stdin", replace_isatty())
        with pytest.raises(Refused, match="nothing was erased"):
            await through(sales.built.store, ("id", conversation), Confirmed(yes=False, ask=no), out, sales.clock)
        with pytest.raises(NotFound):
            await through(sales.built.store, ("email", "nobody@nowhere.example"), Confirmed(yes=True, ask=no), out, sales.clock)
        assert (await sales.built.store.sheet(conversation)).lines
        await through(sales.built.store, ("id", conversation), Confirmed(yes=False, ask=lambda question: "erase"), out, sales.clock)
        with pytest.raises(NotFound):
            await sales.built.store.sheet(conversation)
        with pytest.raises(NotFound):
            await sales.say(conversation, "are you there?")


def left_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Have the canary left in a house that is closed then, go where its config is, and return the conversation."""

    async def walk() -> str:
        async with selling(folder) as sales:
            return await canaried(sales)

    monkeypatch.chdir(folder)
    (folder / "config.yaml").write_text("database: sqlite:///handraiser.db\n")
    return asyncio.run(walk())


def test_the_command_erases_in_the_database_of_its_config(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = left_behind(tmp_path, monkeypatch)
    erase(MAIL, None, yes=True)
    said = capsys.readouterr().out
    assert conversation in said
    assert said.index("What goes:") < said.index("Erased.") < said.index("What stays:")
    with pytest.raises(NotFound):
        erase(conversation, None, yes=True)


def replace_isatty() -> io.StringIO:
    """Return a standard input that says it is a terminal."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    return Terminal()
