"""What stands under cards is found again, undone, rewritten and mentioned, on either database."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.model import Back, Conversation, Effect, Errand, Kind, Message, Owner, Post, Say, Who
from bot.model.arrivals import Attachment
from bot.ports import Standing
from storage.store import Store
from tests.storage.conftest import Opener
from tests.storage.making import NOW, a_conversation, a_lead, a_message, a_turn

BACK = Back(platform="slack", place="C1", ref="C1:7", thread="slack:1", to="U1", whispers={"say": "It did not arrive.", "undo": "Soon."})
LATER = NOW + timedelta(seconds=5)


@pytest.fixture
async def store(opener: Opener) -> Store:
    """A store whose team posts its cards to Slack; dana is U1 there."""
    return await opener(cards=lambda team: (("slack", "#leads"),), identity=lambda rep, platform: "U1" if rep == "dana" else "")


async def offered(store: Store) -> Conversation:
    """A conversation on Telegram whose card stands on Slack."""
    conversation = a_conversation(platform="telegram")
    await store.open(conversation, None, place="77")
    await store.accept(a_message(conversation.id))
    turn = a_turn(conversation.id, upto=1, says=(), owner=Owner.OFFERED, team="inbound", lead=a_lead())
    assert await store.save(turn) is not None
    await sent(store, "slack:1")
    await sent(store, "slack:2")
    return conversation


async def sent(store: Store, ref: str, now: datetime = LATER) -> Effect:
    """Send the one thing that is due, as the platform's `ref`."""
    (effect,) = await store.due(now, 10)
    begun = await store.begin(effect, now)
    assert begun is not None
    await store.finish(begun, ref)
    return begun


async def claimed(store: Store, at: datetime = NOW) -> Conversation:
    """The same, claimed by dana; nothing waits to be sent."""
    conversation = await offered(store)
    await decided(store, conversation, Kind.CLAIM, Post(owner=Owner.REP, rep="dana"))
    await sent(store, "slack:1")  # the card's edit
    return conversation


async def decided(store: Store, conversation: Conversation, kind: Kind, post: Post, **changed: object) -> Message:
    message = a_message(conversation.id, "words", kind=kind, author="dana", platform="slack", **changed)
    assert not (await store.decide(message, lambda standing: post)).post.refused
    return message


def waiting(text: str = "Hello") -> tuple[Errand, ...]:
    """What a rep's words under a card ask for."""
    relay = Errand(
        kind="relay", platform="slack", place="C1", ref="C1:7", say=Say(text=text, who=Who.REP, name="dana"), wait=5.0, back=BACK
    )
    return relay, Errand(kind="mark", platform="slack", place="C1", ref="C1:7", mark="waiting")


async def test_a_card_and_what_stands_under_it_lead_to_the_conversation(store: Store) -> None:
    conversation = await offered(store)
    for ref, kind in (("slack:1", "card"), ("slack:2", "note")):
        found = await store.under("slack", ref)
        assert found is not None
        assert (found.conversation, found.team, found.kind) == (conversation.id, "inbound", kind)
    assert await store.under("slack", "slack:3") is None
    assert await store.under("telegram", "slack:1") is None
    assert await store.under("slack", "") is None


async def test_what_stands_at_the_prospects_place_is_under_no_card(store: Store) -> None:
    conversation = a_conversation(platform="telegram")
    await store.open(conversation, Say(text="Hello"), place="77")
    await sent(store, "m1")
    assert await store.under("telegram", "m1") is None


async def test_words_that_wait_are_due_after_their_time_and_hold_nothing_else_up(store: Store) -> None:
    conversation = await claimed(store)
    await decided(store, conversation, Kind.RELAY, Post(owner=Owner.REP, rep="dana", errands=waiting()))
    assert [effect.kind for effect in await store.due(NOW, 10)] == ["mark"]
    assert {effect.kind for effect in await store.due(LATER, 10)} == {"mark", "relay"}
    found = await store.under("slack", "C1:7")
    assert found is not None
    assert (found.kind, found.line) == ("relay", 0)


async def test_words_that_were_undone_are_never_due(store: Store) -> None:
    conversation = await claimed(store)
    await decided(store, conversation, Kind.RELAY, Post(owner=Owner.REP, rep="dana", errands=waiting()))
    found = await store.under("slack", "C1:7")
    assert found is not None
    seen = []

    def undo(standing: Standing) -> Post:
        seen.append(standing)
        return Post(owner=Owner.REP, rep="dana", undone=found.seq, notes=("Hello",))

    press = a_message(conversation.id, "", kind=Kind.UNDO, author="dana", about=found.seq)
    await store.decide(press, undo)
    assert [{seq: say.text for seq, say in standing.pending.items()} for standing in seen] == [{found.seq: "Hello"}]
    assert [effect.mark for effect in await store.due(LATER, 10)] == ["waiting"]
    await sent(store, "")
    assert [effect.mark for effect in await store.due(LATER, 10)] == ["note"]


@pytest.mark.parametrize(("arrives", "mark"), [(True, "sent"), (False, "failed")])
async def test_a_mark_follows_what_became_of_the_words(store: Store, arrives: bool, mark: str) -> None:
    conversation = await claimed(store)
    say = Say(text="Hello", who=Who.REP, name="Dana")
    await decided(store, conversation, Kind.REPLY, Post(owner=Owner.REP, rep="dana", says=(say,)), back=BACK)
    (effect,) = await store.due(NOW, 10)
    assert (effect.kind, effect.back) == ("say", BACK)  # the card's thread has the words already
    begun = await store.begin(effect, NOW)
    assert begun is not None
    await (store.finish(begun, "m9") if arrives else store.give_up(begun, "blocked"))
    after = {effect.kind: effect for effect in await store.due(LATER, 10)}
    assert (after["mark"].mark, after["mark"].ref) == (mark, "C1:7")
    assert ("whisper" in after) == (not arrives)


async def test_a_line_that_was_amended_reads_so_and_where_it_went(store: Store) -> None:
    conversation = await claimed(store)
    say = Say(text="20 a seat", who=Who.REP, name="Dana")
    await decided(store, conversation, Kind.REPLY, Post(owner=Owner.REP, rep="dana", says=(say,)), back=BACK)
    line = (await store.lines(conversation.id, 0))[-1]
    await sent(store, "m9")
    await sent(store, "")  # the mark
    await decided(store, conversation, Kind.AMEND, Post(owner=Owner.REP, rep="dana", amended=line.seq, text="25 a seat"), back=BACK)
    assert (await store.lines(conversation.id, 0))[-1].text == "25 a seat"
    amend = await sent(store, "m9")
    assert (amend.kind, amend.ref, amend.say and amend.say.text) == ("amend", "m9", "25 a seat")
    await decided(store, conversation, Kind.AMEND, Post(owner=Owner.REP, rep="dana", amended=line.seq, text=None), back=BACK)
    assert line.seq not in {one.seq for one in await store.lines(conversation.id, 0)}
    assert line.seq in {one.seq for one in (await store.sheet(conversation.id)).lines}  # the team keeps it
    withdraw = await sent(store, "m9")
    assert (withdraw.kind, withdraw.ref) == ("withdraw", "m9")


async def test_the_first_words_after_a_claim_mention_the_owner_and_those_after_ten_minutes_of_silence(store: Store) -> None:
    conversation = await claimed(store)
    mentioned = []
    for minutes in (0, 1, 9, 11, 12):
        at = NOW + timedelta(minutes=minutes)
        await store.accept(a_message(conversation.id, "hello?", at=at))
        mentioned.append((await sent(store, f"n{minutes}", at)).to)
    assert mentioned == ["U1", "", "", "U1", ""]


async def test_a_file_without_words_is_a_line_and_is_told(store: Store) -> None:
    conversation = await claimed(store)
    file = Attachment(name="plan.png", kind="image", size=1, ref="f")
    message = a_message(conversation.id, "", kind=Kind.FILE, files=(file,))
    await store.decide(message, lambda standing: Post(owner=Owner.REP, rep="dana"))
    kinds = {effect.kind: effect for effect in await store.due(LATER, 10)}
    assert kinds["note"].say == Say(text="plan.png", who=Who.PROSPECT, files=(replace(file, platform="telegram"),))
    assert (await store.lines(conversation.id, 0))[-1].files == (file,)


async def test_a_card_that_takes_anothers_place_links_to_it(store: Store) -> None:
    conversation = await offered(store)
    await decided(store, conversation, Kind.CLAIM, Post(owner=Owner.REP, rep="dana"))
    (edit,) = await store.due(NOW, 10)
    begun = await store.begin(edit, NOW)
    assert begun is not None
    await store.give_up(begun, "gone")
    await store.repost(begun, NOW)
    card = await sent(store, "slack:9")
    assert (card.kind, card.ref) == ("card", "slack:1")
    await store.accept(a_message(conversation.id, "hello?"))
    assert (await sent(store, "n1")).thread == "slack:9"


async def test_what_is_postponed_counts_no_attempt(store: Store) -> None:
    conversation = await claimed(store)
    await store.accept(a_message(conversation.id, "hello?"))
    (effect,) = await store.due(NOW, 10)
    await store.postpone(effect, LATER)
    assert await store.due(NOW, 10) == []
    (again,) = await store.due(LATER, 10)
    assert (again.id, again.attempts) == (effect.id, 0)


async def test_a_prospects_words_that_wait_to_be_told_are_told_together(store: Store) -> None:
    conversation = await claimed(store)
    for n in range(40):
        await store.accept(a_message(conversation.id, f"storm {n} " + "x" * 90))
    told: list[Say | None] = []
    while due := await store.due(NOW, 10):
        assert len(due) == 1
        told.append((await sent(store, f"n{len(told)}")).say)
    texts = [say.text for say in told if say]
    assert "\n".join(texts).split("\n") == [f"storm {n} " + "x" * 90 for n in range(40)]
    assert 3 <= len(texts) <= 6
    assert max(map(len, texts)) <= 1600
