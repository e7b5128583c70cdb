"""What the desk and the widget read is what was written."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.errors import NotFound
from bot.model import Conversation, Kind, Lead, Owner, Post, Say
from storage.store import Store
from tests.storage.making import NOW, a_card, a_conversation, a_lead, a_message, a_question, a_talk, a_turn, an_id, texts

MINUTE = timedelta(minutes=1)


async def a_row(store: Store, owner: Owner = Owner.OFFERED, urgency: int = 1, minute: int = 0, **card: str | int) -> Conversation:
    """Open a conversation and save its lead."""
    conversation = a_conversation()
    await store.open(conversation, Say(text="Hello"))
    await store.accept(a_message(conversation.id))
    lead = Lead(team="inbound", urgency=urgency, card=a_card(**card))
    turn = a_turn(conversation.id, owner=owner, team="inbound", lead=lead, now=NOW + MINUTE * minute)
    assert await store.save(turn) is not None
    return conversation


async def claimed(store: Store, rep: str) -> Conversation:
    conversation = await a_row(store)
    press = a_message(conversation.id, "", platform="desk", kind=Kind.CLAIM, author=rep, at=NOW + MINUTE)
    await store.decide(press, lambda _: Post(owner=Owner.REP, rep=rep))
    return conversation


async def listed(store: Store, view: str, rep: str = "") -> list[str]:
    return [row.conversation for row in await store.rows(view, rep, 10)]


async def test_the_most_urgent_comes_first_then_the_newest(store: Store) -> None:
    old, new, urgent = await a_row(store), await a_row(store, minute=2), await a_row(store, urgency=5)
    assert await listed(store, "all") == [urgent.id, new.id, old.id]
    assert len(await store.rows("all", "", 2)) == 2


async def test_views_show_what_waits_and_what_is_mine(store: Store) -> None:
    waits, mine, theirs = await a_row(store), await claimed(store, "dana"), await claimed(store, "mina")
    assert await listed(store, "waiting", "dana") == [waits.id]
    assert await listed(store, "mine", "dana") == [mine.id]
    assert await listed(store, "mine", "mina") == [theirs.id]
    assert set(await listed(store, "all")) == {waits.id, mine.id, theirs.id}
    with pytest.raises(NotFound):
        await store.rows("everything", "dana", 10)


async def test_a_row_says_what_the_card_says(store: Store) -> None:
    conversation = await a_row(store, urgency=3, score=81, title="山田様")
    (row,) = await store.rows("all", "", 10)
    card = a_card()
    assert (row.title, row.company, row.reason, row.score, row.outcome) == (
        "山田様",
        card.company,
        card.reason,
        81,
        "handoff",
    )
    assert (row.conversation, row.platform, row.owner, row.team, row.urgency, row.unread, row.late, row.test) == (
        conversation.id,
        "web",
        Owner.OFFERED,
        "inbound",
        3,
        1,
        False,
        False,
    )
    assert (row.created_at, row.updated_at, row.claim_by) == (NOW, NOW, None)


async def test_a_lead_keeps_the_time_of_its_first_card(store: Store) -> None:
    conversation = await a_row(store)
    await store.save(a_turn(conversation.id, on_version=1, now=NOW + MINUTE, lead=a_lead(score=90)))
    (row,) = await store.rows("all", "", 10)
    assert (row.created_at, row.updated_at, row.score) == (NOW, NOW + MINUTE, 90)


async def test_unread_counts_the_prospects_lines_since_the_rep_looked(store: Store) -> None:
    conversation = await a_row(store)
    await store.accept(a_message(conversation.id))
    assert (await store.sheet(conversation.id)).row.unread == 2
    await store.mark(conversation.id, seen=2)
    assert (await store.sheet(conversation.id)).row.unread == 1
    await store.mark(conversation.id, seen=1)  # an old page does not take it back
    assert (await store.sheet(conversation.id)).row.unread == 1


async def test_what_the_visitor_has_been_shown_only_grows(store: Store) -> None:
    conversation = await a_row(store)
    await store.mark(conversation.id, reached=3)
    await store.mark(conversation.id, reached=2)
    assert (await store.sheet(conversation.id)).reached_seq == 3


async def test_a_sheet_shows_the_card_and_all_lines(store: Store) -> None:
    conversation = await a_row(store)
    sheet = await store.sheet(conversation.id)
    assert sheet.card == a_card()
    assert texts(sheet.lines) == ["Hello", "직원이 80명이에요", "언제쯤 시작하고 싶으세요?"]
    assert sheet.conversation == await store.conversation(conversation.id)
    with pytest.raises(NotFound):
        await store.sheet(an_id())


async def test_a_conversation_that_is_no_lead_has_a_blank_card(store: Store) -> None:
    conversation = a_conversation()
    await store.open(conversation, None)
    await store.accept(a_message(conversation.id))
    await store.save(a_turn(conversation.id))
    sheet = await store.sheet(conversation.id)
    assert (sheet.card.title, sheet.card.facts, sheet.card.language, sheet.card.region) == ("", (), "ko", "KR")
    assert (sheet.row.unread, sheet.row.created_at) == (1, NOW)


async def test_lines_resume_after_the_last_one_shown(store: Store) -> None:
    conversation = await a_row(store)
    assert [line.seq for line in await store.lines(conversation.id, 1)] == [2, 3]
    assert await store.lines(conversation.id, 3) == []
    assert await store.lines(an_id(), 0) == []


async def test_a_line_of_the_prospect_names_its_event(store: Store) -> None:
    conversation = a_conversation()
    await store.open(conversation, Say(text="Hello"))
    await store.accept(a_message(conversation.id, event_id="client-7"))
    assert [line.ref for line in await store.lines(conversation.id, 0)] == ["", "client-7"]


async def test_tickets_are_listed_by_what_is_due_first(store: Store) -> None:
    conversation = await a_row(store)
    later, sooner = a_question(1, due_at=NOW + MINUTE), a_question(2)
    talk = a_talk(questions=(later, sooner))
    await store.save(a_turn(conversation.id, on_version=1, talk=talk))
    tickets = await store.tickets()
    assert [ticket.question for ticket in tickets] == [sooner, later]
    assert {(t.conversation, t.title, t.answered_at) for t in tickets} == {(conversation.id, "김민수", None)}
