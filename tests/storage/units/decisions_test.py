"""Who speaks is decided in one transaction: one claim wins, and nothing that the bot had queued is sent after it."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.errors import NotFound
from bot.model import Conversation, Event, Kind, Line, Message, Owner, Post, Say, TimerSet, Who
from bot.ports import Standing
from storage.store import Store
from tests.storage.conftest import Opener
from tests.storage.making import NOW, a_conversation, a_lead, a_message, a_question, a_talk, a_turn, an_id
from tests.varied import varied

Rule = Callable[[Standing], Post]


def a_press(conversation: str, rep: str, kind: Kind = Kind.CLAIM, **changed: object) -> Message:
    """Return what a rep did on the desk."""
    return varied(a_message(conversation, "", platform="desk", kind=kind, author=rep), **changed)


def claim(rep: str) -> Rule:
    """Return the rule of a claim: who comes second is told who was first."""

    def rule(standing: Standing) -> Post:
        conversation = standing.conversation
        if conversation.owner is Owner.REP:
            return Post(owner=conversation.owner, rep=conversation.rep, refused=f"claimed_by:{conversation.rep}")
        return Post(owner=Owner.REP, rep=rep, events=(Event(kind="owner", data={"to": "rep"}),))

    return rule


async def offered(store: Store, **changed: object) -> Conversation:
    """Open a conversation whose lead is offered."""
    conversation = a_conversation(**changed)
    await store.open(conversation, Say(text="Hello"), place="778899")
    await store.accept(a_message(conversation.id))
    await store.save(a_turn(conversation.id, owner=Owner.OFFERED, team="inbound", lead=a_lead()))
    return conversation


async def test_a_claim_changes_the_owner_and_the_version(store: Store) -> None:
    conversation = await offered(store)
    decided = await store.decide(a_press(conversation.id, "dana"), claim("dana"))
    assert (decided.post.owner, decided.post.rep, decided.repeated) == (Owner.REP, "dana", False)
    after = await store.conversation(conversation.id)
    assert (after.owner, after.rep, after.version) == (Owner.REP, "dana", 2)
    assert (await store.sheet(conversation.id)).events == ((NOW, Event(kind="owner", data={"to": "rep"})),)


async def test_of_a_thousand_claims_one_wins_and_the_others_are_told_who(store: Store) -> None:
    conversation = await offered(store)
    presses = [(f"rep{n}", a_press(conversation.id, f"rep{n}")) for n in range(1000)]
    decided = await asyncio.gather(*(store.decide(press, claim(rep)) for rep, press in presses))
    winner = (await store.conversation(conversation.id)).rep
    assert Counter(d.post.refused for d in decided) == {"": 1, f"claimed_by:{winner}": 999}
    assert next(d.post.rep for d in decided if not d.post.refused) == winner
    assert (await store.conversation(conversation.id)).version == 2
    assert len((await store.sheet(conversation.id)).events) == 1


async def test_a_press_that_comes_twice_is_decided_once(store: Store) -> None:
    conversation = await offered(store)
    press = a_press(conversation.id, "dana")
    asked: list[int] = []

    def rule(standing: Standing) -> Post:
        asked.append(standing.conversation.version)
        return claim("dana")(standing)

    first, second = await store.decide(press, rule), await store.decide(press, rule)
    assert (first.repeated, second.repeated) == (False, True)
    assert (second.post.owner, second.post.rep, second.post.events) == (Owner.REP, "dana", ())
    assert asked == [1]


async def test_the_rule_sees_what_stands_under_the_lock(store: Store) -> None:
    conversation = await offered(store)
    seen: list[Standing] = []

    def look(standing: Standing) -> Post:
        seen.append(standing)
        return Post(owner=Owner.OFFERED, rep="", refused="closed")

    await store.decide(a_press(conversation.id, "dana"), look)
    assert seen == [Standing(conversation=await store.conversation(conversation.id), talk=a_talk(), now=NOW, seq=seen[0].seq)]
    assert seen[0].seq > 0


async def test_a_refused_post_writes_nothing_but_the_message(store: Store) -> None:
    conversation = await offered(store)
    before = await store.sheet(conversation.id)
    post = Post(
        owner=Owner.CLOSED,
        rep="x",
        says=(Say(text="no"),),
        notes=("no",),
        events=(Event(kind="no"),),
        timers=(TimerSet(kind=Kind.FOLLOW_UP, due_at=NOW),),
        refused="not_owner",
    )
    press = a_press(conversation.id, "dana")
    assert (await store.decide(press, lambda _: post)).post == post
    assert await store.sheet(conversation.id) == before
    assert await store.next_due() is None
    assert (await store.decide(press, lambda _: post)).repeated


async def test_a_rule_that_raises_leaves_nothing(store: Store) -> None:
    conversation = await offered(store)
    before = await store.sheet(conversation.id)
    press = a_press(conversation.id, "dana")

    def broken(standing: Standing) -> Post:
        raise ZeroDivisionError(standing.conversation.id)

    with pytest.raises(ZeroDivisionError):
        await store.decide(press, broken)
    assert await store.sheet(conversation.id) == before
    assert not (await store.decide(press, claim("dana"))).repeated


async def test_a_decision_about_nobody_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        await store.decide(a_press(an_id(), "dana"), claim("dana"))


async def test_a_turn_that_was_decided_before_a_claim_is_not_saved(store: Store) -> None:
    conversation = await offered(store)
    await store.accept(a_message(conversation.id, "한 가지 더요"))
    scene = await store.load(conversation.id)
    assert scene is not None
    await store.decide(a_press(conversation.id, "dana"), claim("dana"))
    assert await store.save(a_turn(conversation.id, on_version=scene.conversation.version, upto=4)) is None
    assert len(await store.lines(conversation.id, 0)) == 4


async def test_what_a_rep_says_is_a_line_and_notes_are_for_colleagues(store: Store) -> None:
    conversation = await offered(store)
    say = Say(text="안녕하세요, 다나입니다", who=Who.REP, name="Dana Cole")
    post = Post(owner=Owner.REP, rep="dana", says=(say,), notes=("예산 확인 필요",))
    await store.decide(a_press(conversation.id, "dana", Kind.REPLY, text=say.text), lambda _: post)
    last = (await store.lines(conversation.id, 3))[-1]
    assert last == Line(seq=5, who=Who.REP, text=say.text, at=NOW, name="Dana Cole")
    note = (await store.sheet(conversation.id)).lines[-1]
    assert (note.who, note.text, note.name) == (Who.NOTE, "예산 확인 필요", "dana")
    assert note not in await store.lines(conversation.id, 0)


async def test_a_rule_may_change_what_is_remembered(store: Store) -> None:
    conversation = await offered(store)
    talk = a_talk(topic="SSO", asking=None)
    await store.decide(a_press(conversation.id, "dana"), lambda _: Post(owner=Owner.REP, rep="dana", talk=talk))
    assert await store.talk(conversation.id) == talk
    await store.accept(a_message(conversation.id))
    await store.save(a_turn(conversation.id, on_version=2, upto=9, owner=Owner.REP, talk=a_talk()))
    assert await store.talk(conversation.id) == a_talk()


async def test_a_claim_cancels_what_the_bot_has_queued(opener: Opener) -> None:
    store = await opener()
    conversation = await offered(store, platform="telegram")
    (greeting,) = await store.due(NOW, 10)
    assert await store.begin(greeting, NOW)
    notice = Say(text="다나가 이어받았습니다", who=Who.NOTICE)

    def rule(standing: Standing) -> Post:
        return replace(claim("dana")(standing), says=(notice,))

    await store.decide(a_press(conversation.id, "dana"), rule)
    await store.finish(greeting, "m1")
    (left,) = await store.due(NOW, 10)
    assert left.say == notice
    assert await store.begin(left, NOW)


async def test_no_sentence_of_the_bot_begins_after_a_claim(opener: Opener) -> None:
    """Also one that was being sent, came back for another try, and was read by the outbox before the claim."""
    store = await opener()
    conversation = await offered(store, platform="telegram")
    (greeting,) = await store.due(NOW, 10)
    assert await store.begin(greeting, NOW)
    await store.decide(a_press(conversation.id, "dana"), claim("dana"))
    await store.retry(greeting, NOW, "429")
    assert [effect.id for effect in await store.due(NOW, 10)] == [greeting.id]
    assert not await store.begin(greeting, NOW)
    assert await store.due(NOW + timedelta(days=1), 10) == []
    await store.decide(a_press(conversation.id, "dana", Kind.GIVE_BACK), lambda _: Post(owner=Owner.BOT, rep="dana"))
    assert not await store.begin(greeting, NOW)


async def test_closing_keeps_its_reason(store: Store) -> None:
    conversation = await offered(store)
    post = Post(owner=Owner.CLOSED, rep="dana", close_reason="lost: 예산 없음")
    await store.decide(a_press(conversation.id, "dana", Kind.CLOSE), lambda _: post)
    sheet = await store.sheet(conversation.id)
    assert (sheet.close_reason, sheet.conversation.owner) == ("lost: 예산 없음", Owner.CLOSED)
    assert sheet.conversation.visit == conversation.visit


async def test_a_settled_question_is_no_ticket_any_more(store: Store) -> None:
    conversation = a_conversation()
    await store.open(conversation, None)
    await store.accept(a_message(conversation.id))
    questions = (a_question(1), a_question(2, text="온프레미스도 되나요?"))
    await store.save(a_turn(conversation.id, talk=a_talk(questions=questions)))
    assert [ticket.question for ticket in await store.tickets()] == list(questions)
    press = a_press(conversation.id, "dana", Kind.SETTLE_QUESTION, about=1)
    await store.decide(press, lambda s: Post(owner=s.conversation.owner, rep="", talk=a_talk(questions=questions[1:])))
    assert [ticket.question.number for ticket in await store.tickets()] == [2]
