"""Perhaps the same, on both databases: by keyed hashes alone, without tests, transitive where reps joined, and exactly undone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from sqlalchemy import Connection, select, text

from bot.config import Config, Rep, Team
from bot.desk.assign import roster
from bot.model import Event, Kind, Owner, Post, Reading
from storage.revision import parsed_url, under_lock
from storage.statement import Statement
from storage.statements import CONVERSATION
from storage.statements_kin import likeness
from storage.store import Store
from storage.units.held import Held
from storage.units.likeness import fill
from storage.units.reached import of
from tests.storage.conftest import Opener
from tests.storage.making import a_conversation, a_lead, a_message, a_talk, a_turn, an_answer


async def told(store: Store, test: bool = False, /, **answers: str) -> str:
    """Open a conversation in which these answers were given; return its id."""
    conversation = a_conversation(test=test)
    await store.open(conversation, None)
    await store.accept(a_message(conversation.id))
    given = {name: an_answer(name, value=value, quote=value) for name, value in answers.items()}
    talk = a_talk(answers=given, questions=())
    turn = a_turn(conversation.id, upto=1, talk=talk, lead=a_lead(), reading=Reading(language="ko", answers=tuple(given.values())))
    assert await store.save(turn) is not None
    return conversation.id


async def press(store: Store, kind: Kind, one: str, two: str) -> None:
    message = replace(a_message(one, ""), kind=kind, author="dana", choice=two)
    events = (Event(kind="joined" if kind is Kind.JOIN else "parted", data={"rep": "dana", "with": two}),)
    await store.decide(
        message, lambda s: Post(owner=s.conversation.owner, rep=s.conversation.rep, kin=two, joins=kind is Kind.JOIN, events=events)
    )


async def test_each_is_found_by_what_is_alike_and_tests_are_not(store: Store) -> None:
    first = await told(store, email="kim@hanbit.example", company="㈜한빛소프트", phone="+821012345678")
    await told(store, email="park@other.example", company="다른 회사")
    await told(store, True, email="kim@hanbit.example")
    same = await told(store, phone="+821012345678")
    firm = await told(store, company="한빛소프트 주식회사", email="lee@hanbit.example")
    assert [(one.conversation, one.by) for one in await store.alike(first)] == [(same, ("phone",)), (firm, ("domain", "company"))]
    assert [one.conversation for one in await store.alike(same)] == [first]


async def test_what_is_corrected_is_found_by_what_it_is_now(store: Store) -> None:
    first, second = await told(store, email="kim@hanbit.example"), await told(store, email="kim@hanbit.example")
    talk = a_talk(answers={"email": an_answer("email", value="jo@elsewhere.example")}, questions=())
    message = replace(a_message(second, ""), kind=Kind.CORRECT, author="dana", choice="email")
    await store.decide(message, lambda standing: Post(owner=Owner.BOT, rep="", talk=talk, contact=True))
    assert await store.alike(first) == []


async def test_three_are_one_person_over_two_joins_and_taking_one_apart_leaves_the_other(store: Store) -> None:
    one, two, three = [await told(store, company=name) for name in ("Acme", "Brightloaf", "Cocoa")]
    assert await store.alike(one) == []
    await press(store, Kind.JOIN, one, two)
    await press(store, Kind.JOIN, two, three)
    assert {(a.conversation, a.joined, a.direct) for a in await store.alike(one)} == {(two, True, True), (three, True, False)}
    await press(store, Kind.PART, two, one)
    assert await store.alike(one) == []
    assert [a.conversation for a in await store.alike(three)] == [two]
    assert [event.kind for _, event in (await store.sheet(one)).events] == ["joined", "parted"]
    contacts = [(await store.conversation(id)).contact for id in (one, two, three)]
    assert len(set(contacts)) == 3  # nothing was merged


async def test_nothing_of_it_can_be_read_without_the_key(store: Store) -> None:
    await told(store, email="kim@hanbit.example", company="한빛소프트")
    rows = await store._database.read(lambda tx: tx.all(Statement(select(likeness.c.kind, likeness.c.hash))))
    assert {kind for kind, _ in rows} == {"email", "domain", "company"}
    assert all(len(bytes(hashed)) >= 16 and b"hanbit" not in bytes(hashed) for _, hashed in rows)


CONFIG = Config(
    teams={"seoul": Team(name="seoul", assign="least_loaded")}, reps={"mina": Rep(id="mina", name="이미나", teams=("seoul",), capacity=2)}
)


async def claimed(store: Store, **answers: str) -> str:
    """Have Mina own a conversation in which these answers were given."""
    id = await told(store, False, **answers)
    await store.decide(replace(a_message(id, ""), kind=Kind.CLAIM, author="mina"), lambda standing: Post(owner=Owner.REP, rep="mina"))
    return id


async def offered_to(store: Store) -> str:
    """Have another lead offered to the team; return to whom."""
    conversation = a_conversation()
    await store.open(conversation, None)
    await store.accept(a_message(conversation.id, "we want to buy"))
    assert (
        await store.save(a_turn(conversation.id, upto=1, owner=Owner.OFFERED, team="seoul", lead=a_lead("seoul"), reading=None)) is not None
    )
    found = (await store.sheet(conversation.id)).row.offered_to
    await store.decide(
        replace(a_message(conversation.id, "won"), kind=Kind.CLOSE, author="mina"), lambda standing: Post(owner=Owner.CLOSED, rep="")
    )
    return found


async def test_two_leads_of_one_person_take_one_place_of_a_rep(opener: Opener) -> None:
    store = await opener(roster=lambda team: roster(CONFIG, team))
    one = await claimed(store, email="kim@hanbit.example")
    assert await offered_to(store) == "mina"
    await claimed(store, email="kim@hanbit.example", phone="+821012345678")
    assert await offered_to(store) == "mina"  # two conversations, one person
    await claimed(store, phone="+821012345678")
    assert await offered_to(store) == "mina"  # the same over the number
    other = await claimed(store, email="park@other.example")
    assert await offered_to(store) == ""  # two people: full
    await press(store, Kind.JOIN, one, other)
    assert await offered_to(store) == "mina"
    await press(store, Kind.PART, one, other)
    assert await offered_to(store) == ""


async def test_whoever_wants_to_be_left_alone_is_left_alone_in_what_a_rep_joined_too(store: Store) -> None:
    one, two = await told(store, company="Acme"), await told(store, company="Acme GmbH")
    await store.accept(a_message(two, "stop"))
    turn = a_turn(two, on_version=1, upto=2, opted_out=True, talk=a_talk(questions=()), reading=None)
    assert await store.save(turn) is not None

    async def silenced() -> bool:
        return await store._database.read(lambda tx: of(tx, Held(*(tx.one(CONVERSATION, p_id=one) or ()))).silenced)

    assert not await silenced()  # the same firm is not the same person
    await press(store, Kind.JOIN, one, two)
    assert await silenced()
    await press(store, Kind.PART, one, two)
    assert not await silenced()


async def test_conversations_from_before_are_found_once_they_are_filled_in_small_steps(opener: Opener, url: str) -> None:
    store = await opener()
    first = await told(store, email="kim@hanbit.example")
    same = await told(store, email="kim@hanbit.example", company="한빛소프트")
    silent, spoilt = await told(store), await told(store, email="kim@hanbit.example")

    def as_before(connection: Connection) -> None:
        connection.execute(text("DELETE FROM likeness"))
        connection.execute(text("UPDATE turn SET sealed = :junk WHERE conversation = :id"), {"junk": b"junk", "id": spoilt})

    under_lock(parsed_url(url), as_before)
    assert await store.alike(first) == []
    steps, after = [], ""
    while True:
        filled, after = await store._database.write(partial(fill, after=after, limit=1))
        steps.append(filled)
        if not after:
            break
    assert sorted(steps) == [0, 0, 0, 1, 1]  # the silent one, the spoilt one, and the end
    assert [one.conversation for one in await store.alike(first)] == [same]
    assert await store.alike(silent) == []


async def test_a_database_is_filled_once(opener: Opener, url: str) -> None:
    store = await opener()
    first, same = await told(store, email="kim@hanbit.example"), await told(store, email="kim@hanbit.example")
    under_lock(parsed_url(url), lambda connection: connection.execute(text("DELETE FROM likeness")))
    assert await store.fill_likeness() == 2
    assert [one.conversation for one in await store.alike(first)] == [same]
    under_lock(parsed_url(url), lambda connection: connection.execute(text("DELETE FROM likeness")))
    assert await store.fill_likeness() == 0
