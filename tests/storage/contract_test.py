"""The store is every port at once, and what it writes is the same through the driver and through the ORM.

The contract itself is tested port by port in `units/`, on SQLite and on PostgreSQL.
"""

from __future__ import annotations

import inspect
import re
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text
from sqlmodel import Session as OrmSession
from sqlmodel import select

from bot import ports
from bot.desk.assign import Candidate, Roster
from bot.model import Event, Kind, Owner, Post, Reading, Say, TimerSet
from storage import columns, tables
from storage.codec import KEPT, ORIGIN, PERSON, Codec, Person
from storage.revision import engine, parsed_url, ready, under_lock
from storage.seal import Seal
from storage.statement import table
from storage.store import Store
from tests.storage.conftest import KEY, Opener
from tests.storage.making import NOW, a_conversation, a_lead, a_message, a_question, a_talk, a_turn, an_answer

PORTS = [
    ports.Inbox,
    ports.Talks,
    ports.Outbox,
    ports.Timers,
    ports.Library,
    ports.Pages,
    ports.People,
]
TABLES = [row for row in vars(tables).values() if inspect.isclass(row) and issubclass(row, columns.Row) and row is not columns.Row]


@pytest.mark.parametrize("port", PORTS)
def test_the_store_has_every_member_of_the_port_with_its_parameters(port: type[Any]) -> None:
    for name, member in inspect.getmembers(port, inspect.isfunction):
        if name.startswith("_"):
            continue
        wanted = inspect.signature(member).parameters
        there = inspect.signature(getattr(Store, name)).parameters
        assert list(there)[: len(wanted)] == list(wanted), name
        assert all(p.default is not p.empty for p in list(there.values())[len(wanted) :]), name


def test_the_types_say_so_too(store: Store) -> None:
    """The assignments are checked by mypy; what runs here is only that a store can be made."""
    inbox: ports.Inbox = store
    talks: ports.Talks = store
    outbox: ports.Outbox = store
    timers: ports.Timers = store
    library: ports.Library = store
    pages: ports.Pages = store
    people: ports.People = store
    assert {id(port) for port in (inbox, talks, outbox, timers, library, pages, people)} == {id(store)}


async def lived(store: Store) -> str:
    """Write a row into every table but `identity`, `kinship` and `booking`, and return the conversation's id."""
    conversation = a_conversation(platform="slack")
    await store.open(conversation, Say(text="안녕하세요", choices=(("c1", "데모"),)), place="D042")
    await store.accept(a_message(conversation.id, masked=("card",)))
    company = an_answer("company", value="㈜한빛소프트")
    turn = a_turn(
        conversation.id,
        owner=Owner.OFFERED,
        talk=a_talk(questions=(a_question(),), answers={"company": company}),
        reading=Reading(language="ko", answers=(company,)),
        events=(Event(kind="outcome", data={"outcome": "handoff", "score": 70, "first": True, "was": None}),),
        timers=(TimerSet(kind=Kind.CLAIM_DEADLINE, due_at=NOW + timedelta(minutes=10)),),
        lead=a_lead(),
    )
    assert await store.save(turn) is not None
    press = a_message(conversation.id, "", kind=Kind.REPLY, author="dana")
    await store.decide(press, lambda s: Post(owner=s.conversation.owner, rep="", notes=("メモ",)))
    await store.accept(a_message(conversation.id, "それから"))
    claim = a_message(conversation.id, "", kind=Kind.CLAIM, author="dana")
    await store.decide(claim, lambda s: Post(owner=Owner.REP, rep="dana"))
    await store.publish("b2b_saas", {"b2b_saas.yaml": "flow: b2b_saas"}, "첫 버전", "dana", NOW)
    await store.put_user(ports.User(name="dana", rep="dana", shown="Dana Cole", password="x"))
    expires = NOW + timedelta(hours=1)
    await store.put_session(ports.Session(id="s1", user="dana", csrf="t", created_at=NOW, expires_at=expires))
    return conversation.id


async def views(store: Store, conversation: str) -> list[object]:
    """Return all that can be read."""
    return [
        await store.load(conversation),
        await store.sheet(conversation),
        await store.lines(conversation, 0),
        await store.rows("all", "", 10),
        await store.due(NOW, 10),
        await store.tickets(),
        await store.waiting(),
        await store.next_due(),
        await store.live("b2b_saas"),
        await store.history("b2b_saas"),
        await store.session("s1", NOW),
        await store.find("slack", "D042"),
    ]


def raw(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row as the driver gives it."""
    names = [table(row).name for row in TABLES]
    order = {name: ", ".join(c.name for c in tables.metadata.tables[name].primary_key) for name in names}
    return under_lock(
        parsed_url(url),
        lambda c: {n: [tuple(r) for r in c.execute(text(f'SELECT * FROM "{n}" ORDER BY {order[n]}'))] for n in names},  # noqa: S608 - names of our own tables
    )


async def test_a_database_copied_by_the_orm_is_the_same_to_the_byte_and_reads_the_same(opener: Opener, url: str, tmp_path: Path) -> None:
    dana = Roster(mode="round_robin", reps=(Candidate(rep="dana"), Candidate(rep="jun")))
    store = await opener(cards=lambda team: (("slack", "#leads"),), roster=lambda team: dana)
    await store.set_away("jun", NOW, None, "dana")
    conversation = await lived(store)
    copied = f"sqlite:///{tmp_path}/copied.db"
    ready(copied)
    with OrmSession(engine(parsed_url(url))) as from_here, OrmSession(engine(parsed_url(copied))) as to_there:
        for row in TABLES:
            for record in from_here.exec(select(row)):
                to_there.add(row(**record.model_dump()))
        to_there.commit()
    rows = raw(url)
    assert raw(copied) == rows
    assert [name for name, found in rows.items() if not found] == ["identity", "kinship", "booking"]
    copy = await Store.connect(copied, master_key=KEY)
    assert await views(copy, conversation) == await views(store, conversation)
    await copy.close()


async def test_the_orm_sees_aware_times_and_values_and_opens_the_seal_with_the_codec(store: Store, url: str) -> None:
    conversation = await lived(store)
    codec = Codec(Seal(KEY))
    with OrmSession(engine(parsed_url(url))) as session:
        row = session.exec(select(tables.ConversationRow)).one()
        turn = session.exec(select(tables.TurnRow)).one()
        event = session.exec(select(tables.EventRow)).one()
        assert (row.created_at, row.opted_out) == (NOW, False)
        assert codec.open("conversation", row.id, row.sealed, ORIGIN).place == "D042"
        kept = codec.open("turn", f"{turn.conversation}:{turn.number}", turn.sealed, KEPT)
        assert event.data == {"outcome": "handoff", "score": 70, "first": True, "was": None}
    assert kept.talk == await store.talk(conversation)
    assert kept.basis is not None
    assert (kept.basis.owner, kept.basis.waiting) == ("bot", (2,))


async def test_what_a_person_told_stands_sealed_on_the_contact_and_is_found_by_its_hash(store: Store, url: str) -> None:
    conversation = a_conversation()
    await store.open(conversation, None)
    await store.accept(a_message(conversation.id))
    told = a_talk(answers={"email": an_answer("email", value="minsu@example.com")})
    reading = Reading(language="ko", answers=tuple(told.answers.values()))
    await store.save(a_turn(conversation.id, talk=told, reading=reading, opted_out=True))
    codec = Codec(Seal(KEY))
    with OrmSession(engine(parsed_url(url))) as session:
        found = codec.lookup("email", "minsu@example.com")
        row = session.exec(select(tables.ContactRow).where(tables.ContactRow.email_hash == found)).one()
    assert (row.id, row.opted_out, row.phone_hash) == (conversation.contact, True, None)
    assert codec.open("contact", row.id, row.sealed, PERSON) == Person(email="minsu@example.com")


async def test_nothing_personal_stands_outside_the_seal(opener: Opener, url: str) -> None:
    store = await opener(cards=lambda team: (("slack", "#leads"),))
    await lived(store)
    dump = repr(raw(url)).encode() + b"".join(_bytes(raw(url)))
    for personal in (
        "minsu@example.com",
        "김민수",
        "한빛소프트",
        "80명",
        "직원이",
        "D042",
        "#leads",
        "안녕하세요",
        "それから",
        "メモ",
        "SSO",
    ):
        assert personal.encode() not in dump, personal
        assert repr(personal)[1:-1].encode() not in dump, personal


async def test_a_spoilt_row_hides_no_other(opener: Opener, url: str) -> None:
    store = await opener(cards=lambda team: (("slack", "#leads"),))
    spoilt, whole = await lived(store), a_conversation(platform="slack")
    await store.open(whole, Say(text="Hello"), place="D043")
    await store.accept(a_message(whole.id))
    await store.save(a_turn(whole.id, lead=a_lead(urgency=0)))
    under_lock(parsed_url(url), partial(spoil, conversation=spoilt))
    assert [row.conversation for row in await store.rows("all", "", 10)] == [whole.id]
    assert {effect.conversation for effect in await store.due(NOW, 10, ["telegram"])} == {whole.id}
    assert await store.due(NOW, 10, ["telegram", "slack", "web"]) == []
    assert await store.lines(spoilt, 0) == []
    assert await store.tickets() == []
    assert await store.load(spoilt) is None
    assert {(aside.conversation, aside.text, aside.error) for aside in await store.asides()} == {(spoilt, "", "its row cannot be read")}


def test_the_docs_have_a_row_for_every_table() -> None:
    docs = (Path(__file__).parents[2] / "docs" / "storage.md").read_text()
    rows = [line.split("|")[1] for line in docs.splitlines() if line.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert named == set(tables.metadata.tables)


def spoil(connection: Connection, conversation: str) -> None:
    """Write junk over what is sealed in a conversation."""
    for name in ("lead", "effect", "message", "question"):
        junk = text(f"UPDATE {name} SET sealed = :junk WHERE conversation = :id")  # noqa: S608 - names of our own tables
        connection.execute(junk, {"junk": b"junk", "id": conversation})


def _bytes(rows: dict[str, list[tuple[Any, ...]]]) -> list[bytes]:
    return [bytes(v) for found in rows.values() for row in found for v in row if isinstance(v, bytes | memoryview)]
