"""A person's rows are found by an id, an address or a number, and go; nobody else's do."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, text

from bot.errors import NotFound
from bot.model import Event, Kind, Owner, Post, Reading, Say, TimerSet
from bot.ports import Person
from storage import statements_erase as sql
from storage.revision import parsed_url, under_lock
from storage.seal import Seal
from storage.store import Store
from storage.tables import metadata
from storage.units.erase import ERASED
from tests.storage.conftest import KEY, Opener
from tests.storage.making import NOW, a_conversation, a_lead, a_message, a_question, a_talk, a_turn, an_answer

MAIL, PHONE = "canary@hanbit.example", "+821012345678"
LEFT = {"event", "effect", "flow_version", "mark", "desk_user", "desk_session", "rota", "presence"}
"""Tables that may hold a row afterwards; of `effect` only what is to be taken away outside."""


async def met(
    store: Store, *, email: str = MAIL, phone: str = PHONE, contact: str = "", words: str = "canary", test: bool = False
) -> tuple[str, str]:
    """Have a conversation of somebody in as many tables as there are; return its id and its contact's."""
    plain = a_conversation(platform="slack", test=test, **({"contact": contact} if contact else {}))
    await store.open(plain, Say(text=f"{words} 안녕하세요"), place=f"D-{words}-{plain.id}")
    await store.accept(a_message(plain.id, f"{words} 직원이 80명", masked=("card",)))
    told = {
        "email": an_answer("email", value=email),
        "phone": an_answer("phone", value=phone),
        "company": an_answer("company", value=words),
    }
    turn = a_turn(
        plain.id,
        owner=Owner.OFFERED,
        talk=a_talk(questions=(a_question(),), answers=told),
        says=(Say(text=f"{words} said"),),
        reading=Reading(language="ko", answers=tuple(told.values())),
        events=(Event(kind="answered", data={"fields": "email phone company"}),),
        timers=(TimerSet(kind=Kind.CLAIM_DEADLINE, due_at=NOW + timedelta(minutes=10)),),
        lead=a_lead(),
    )
    assert await store.save(turn) is not None
    note = a_message(plain.id, "", kind=Kind.NOTE, author="dana")
    await store.decide(note, lambda s: Post(owner=s.conversation.owner, rep="", notes=(f"{words} noted",)))
    return plain.id, plain.contact


def rows(url: str) -> dict[str, list[dict[str, Any]]]:
    """Return every row of every table."""

    def read(connection: Connection) -> dict[str, list[dict[str, Any]]]:
        return {name: [dict(row._mapping) for row in connection.execute(text(f'SELECT * FROM "{name}"'))] for name in metadata.tables}  # noqa: S608 - names of our own tables

    return under_lock(parsed_url(url), read)


def opened(url: str) -> list[tuple[str, str]]:
    """Return everything that stands in any column of any table, sealed ones opened, as (table, text)."""
    seal, found = Seal(KEY), []
    for name, held in rows(url).items():
        keys = [column.name for column in metadata.tables[name].primary_key]
        for row in held:
            for column, value in row.items():
                if column == "sealed":
                    value = seal.open(bytes(value), f"{name}:sealed:{':'.join(str(row[key]) for key in keys)}")
                found.append((name, bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else repr(value)))
    return found


def where(url: str, *canaries: str) -> set[str]:
    """Return the tables in which one of these stands: as it is, as UTF-8, or as the keyed hash that it is found by."""
    seal = Seal(KEY)
    hashes = [seal.lookup(kind, word).decode("latin-1") for word in canaries for kind in ("email", "phone", "like:email", "like:phone")]
    looked = [*canaries, *(word.encode().decode("latin-1") for word in canaries), *hashes]
    return {name for name, value in opened(url) if any(word in value for word in looked)}


def beside(connection: Connection, conversation: str, contact: str) -> None:
    """Write what this walk writes no row of: an account on a platform, a time that is kept, whom a rep joined, when the owner wrote."""
    sealed = Seal(KEY).shut(b'{"id":"canary"}', f"identity:sealed:telegram:{b'hash'!r}")
    values = {"c": contact, "id": conversation, "hash": b"hash", "sealed": sealed, "at": 1}
    for table, row in (
        ("identity", "(platform, external_hash, contact, created_at, sealed) VALUES ('telegram', :hash, :c, :at, :sealed)"),
        ("booking", "(seat, quarter, conversation) VALUES ('dana', :at, :id)"),
        ("attention", "(conversation, spoke_at) VALUES (:id, :at)"),
        ("kinship", "(contact, other, by, at) VALUES ('somebody', :c, 'dana', :at)"),
        ("kinship", "(contact, other, by, at) VALUES (:c, 'somebody', 'dana', :at)"),
    ):
        connection.execute(text(f"INSERT INTO {table} {row}"), values)


async def posted(store: Store) -> None:
    """Have what is due leave, as the outbox does."""
    for _ in range(6):
        for effect in await store.due(NOW + timedelta(days=1), 50):
            begun = await store.begin(effect, NOW)
            if begun is not None:
                await store.finish(begun, f"{effect.platform}:{effect.id}")


async def test_after_erase_nothing_of_the_person_stands_in_any_column_of_any_table(opener: Opener, url: str) -> None:
    store = await opener(cards=lambda team: (("slack", "#leads"),), webhook=True)
    conversation, contact = await met(store)
    await posted(store)
    under_lock(parsed_url(url), partial(beside, conversation=conversation, contact=contact))
    holding = {"contact", "conversation", "message", "turn", "effect", "likeness", "identity"}
    assert where(url, "canary", MAIL, PHONE) >= holding
    assert {name for name, held in rows(url).items() if not held} <= LEFT
    gone = await store.erase((contact,), NOW)
    assert where(url, "canary", MAIL, PHONE) == set()
    left = rows(url)
    assert {name for name, held in left.items() if held} <= LEFT
    assert {row["conversation"] for row in left["effect"]} <= {ERASED}
    assert {row["conversation"] for row in left["event"]} == {conversation}
    assert gone.events == len(left["event"])
    assert all(gone.rows[name] for name in ("contact", "conversation", "message", "turn", "effect", "lead", "question", "likeness"))


async def test_what_stands_on_the_sales_side_is_taken_away_there_and_calendars_too(opener: Opener, url: str) -> None:
    store = await opener(cards=lambda team: (("slack", "#leads"),))
    _, contact = await met(store)
    await posted(store)
    weighed = await store.erasure((contact,))
    gone = await store.erase((contact,), NOW)
    assert weighed == gone
    due = await store.due(NOW, 50)
    assert gone.shown == {"slack": len(due)}
    assert due
    assert all((effect.kind, effect.platform, effect.place) == ("withdraw", "slack", "#leads") for effect in due)
    assert all(effect.ref.startswith("slack:") for effect in due)
    begun = [await store.begin(effect, NOW) for effect in due]
    assert all(effect is not None for effect in begun)


@pytest.mark.parametrize(("webhook", "test", "told"), [(True, False, 1), (False, False, 0), (True, True, 0)])
async def test_only_who_was_told_of_a_lead_is_told_that_it_is_erased(opener: Opener, webhook: bool, test: bool, told: int) -> None:
    store = await opener(webhook=webhook)
    _, contact = await met(store, test=test)
    nobodys = a_conversation()
    await store.open(nobodys, None)
    assert (await store.erasure((contact, nobodys.contact))).told == told
    assert (await store.erase((contact, nobodys.contact), NOW)).told == told
    assert len([effect for effect in await store.due(NOW, 50) if effect.platform == "webhook"]) == told


async def test_what_is_past_its_time_goes_and_its_contact_with_the_last_of_it(opener: Opener, url: str) -> None:
    store = await opener(cards=lambda team: (("slack", "#leads"),))
    first, contact = await met(store)
    await posted(store)
    second, _ = await met(store, contact=contact)
    other, _ = await met(store, email="by@stander.example", phone="+821077776666", words="by")
    assert {one.id: one.flow for one in await store.kept("", 10)} == dict.fromkeys((first, second, other), "b2b_saas")
    changed = {one.id: one.changed_at for one in await store.kept("", 10)}
    assert await store.kept(max(changed), 10) == []
    assert len(await store.kept("", 2)) == 2
    later = {id: at + timedelta(seconds=1) for id, at in changed.items()}
    assert await store.expire({first: later[first], second: changed[second]}, NOW) == 1  # something happened in the second since then
    assert await store.persons("id", first) == []
    assert [[id for id, _, _ in person.conversations] for person in await store.persons("id", contact)] == [[second]]
    assert {effect.kind for effect in await store.due(NOW, 50) if effect.conversation == ERASED} == {"withdraw"}
    assert await store.expire({second: later[second], "gone": NOW}, NOW) == 1
    assert await store.persons("id", contact) == []
    assert where(url, "canary", MAIL, PHONE) == set()
    assert [row.conversation for row in await store.rows("all", "", 10)] == [other]


async def test_a_person_is_found_by_any_id_an_address_or_a_number_and_with_whom_a_rep_joined(store: Store) -> None:
    conversation, contact = await met(store)
    other, joined = await met(store, email="other@firm.example", phone="+821099998888", words="other")
    bystander, _ = await met(store, email="by@stander.example", phone="+821077776666", words="by")

    def ids(people: Any) -> list[tuple[str, bool]]:  # noqa: ANN401 - persons
        return [(person.contact, person.joined) for person in people]

    for by, value in (("id", contact), ("id", conversation), ("email", MAIL), ("phone", PHONE)):
        assert ids(await store.persons(by, value)) == [(contact, False)]
    (person,) = await store.persons("email", MAIL)
    assert (person.email, person.phone, [id for id, _, _ in person.conversations]) == (MAIL, PHONE, [conversation])
    assert MAIL not in repr(person)
    await store.decide(a_message(conversation, "", kind=Kind.JOIN, author="dana"), partial(_joins, other=other))
    assert ids(await store.persons("email", MAIL)) == [(contact, False), (joined, True)]
    assert await store.persons("email", "nobody@nowhere.example") == await store.persons("id", "nobody") == []
    await store.erase((contact, joined), NOW)
    assert await store.persons("id", conversation) == []
    assert [row.conversation for row in await store.rows("all", "", 10)] == [bystander]
    assert (await store.talk(bystander)).answers


def _joins(standing: Any, other: str) -> Post:  # noqa: ANN401 - a Standing
    return Post(owner=standing.conversation.owner, rep="", kin=other, joins=True)


async def test_an_address_that_was_corrected_on_the_contact_is_still_found_in_the_conversation_that_told_it(store: Store) -> None:
    shared = a_conversation().contact
    first, _ = await met(store, contact=shared)
    await met(store, email="new@hanbit.example", phone=PHONE, contact=shared)
    (person,) = await store.persons("email", MAIL)
    assert (person.email, len(person.conversations)) == ("new@hanbit.example", 2)
    assert first in [id for id, _, _ in person.conversations]


async def test_whoever_is_about_to_write_finds_the_conversation_gone_and_writes_nothing(opener: Opener, url: str) -> None:
    store, other = await opener(), await opener()
    conversation, contact = await met(store)
    await other.accept(a_message(conversation, "more"))
    scene = await other.load(conversation)
    assert scene is not None
    turn = a_turn(conversation, on_version=scene.conversation.version, upto=scene.waiting[-1].seq)
    (due, *_) = await other.due(NOW + timedelta(days=1), 10)
    await store.erase((contact,), NOW)
    with pytest.raises(NotFound):
        await other.save(turn)
    with pytest.raises(NotFound):
        await other.accept(a_message(conversation, "again"))
    with pytest.raises(NotFound):
        await other.decide(a_message(conversation, "", kind=Kind.CLAIM, author="dana"), lambda s: Post(owner=Owner.REP, rep="dana"))
    assert await other.begin(due, NOW) is None
    await other.give_up(due, "it failed")
    await other.finish(due, "ref")
    assert await other.load(conversation) is None
    assert await other.ring(NOW + timedelta(days=1), 10) == []
    assert where(url, "canary", MAIL, PHONE) == set()


async def test_a_process_that_still_keeps_the_talk_writes_nothing_with_it_and_who_erases_forgets_it(opener: Opener, url: str) -> None:
    store, other = await opener(), await opener()
    conversation, contact = await met(store)
    for one in (store, other):
        scene = await one.load(conversation)
        if scene is not None:  # what waits is taken first
            assert await one.save(a_turn(conversation, on_version=scene.conversation.version, upto=scene.waiting[-1].seq)) is not None
    ahead = a_message(conversation, "canary again", seq=0)
    seen = await other.ahead(ahead)
    assert seen is not None
    await store.ahead(ahead)
    await store.erase((contact,), NOW)
    turn = a_turn(conversation, on_version=seen.conversation.version, upto=seen.waiting[-1].seq)
    assert await other.answer(ahead, turn) is None
    assert await store.ahead(ahead) is None
    assert await other.load(conversation) is None
    assert "canary" not in repr((store._recent._kept, other._recent._kept))
    assert where(url, "canary", MAIL, PHONE) == set()


async def test_a_row_that_cannot_be_read_is_erased_all_the_same(store: Store, url: str) -> None:
    conversation, contact = await met(store)

    def spoil(connection: Connection) -> None:
        for name, key, id in (
            ("contact", "id", contact),
            ("effect", "conversation", conversation),
            ("message", "conversation", conversation),
        ):
            connection.execute(text(f"UPDATE {name} SET sealed = :junk WHERE {key} = :id"), {"junk": b"junk", "id": id})  # noqa: S608 - our own tables

    under_lock(parsed_url(url), spoil)
    (person,) = await store.persons("id", contact)
    assert person == Person(contact=contact, conversations=person.conversations)
    await store.erase((contact,), NOW)
    assert {name for name, held in rows(url).items() if held} <= LEFT


def test_every_table_is_erased_or_known_to_hold_nothing_of_a_prospect() -> None:
    erased = {table.name for table in (*sql.OF_CONVERSATION, *sql.OF_CONTACT)} | {"conversation", "contact"}
    assert erased | (LEFT - {"effect"}) == set(metadata.tables)
    assert set(sql.DELETE) == set(sql.COUNT) == erased
