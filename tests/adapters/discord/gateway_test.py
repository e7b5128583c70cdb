"""What comes in over the gateway: whose business it is, and what a gap does to it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.model.arrivals import Changed, Heard, Left, Receipt
from tests.adapters.contract.house import staged
from tests.adapters.discord import world as w
from tests.adapters.discord.double import DiscordDouble
from tests.adapters.discord.fakes import CARD, FakeReception, effect

US = f"<@{w.BOT}>"


async def test_a_direct_message_arrives_once_however_often_it_is_delivered(double: DiscordDouble, reception: FakeReception) -> None:
    await double.connect(reception)
    ref = await double.says(w.PROSPECT, w.DM, "we are **60** people, ask <@200000000000000003>", times=3)
    (heard,) = reception.got
    assert isinstance(heard, Heard)
    assert (heard.place, heard.ref, heard.event_id) == (w.DM, ref, ref.partition("/")[2])
    assert (heard.text, heard.mentions) == ("we are 60 people, ask @Jun Sato", (w.JUN,))
    assert (heard.author.id, heard.author.name) == (w.PROSPECT, "Mina Park")
    assert reception.tries == 3


async def test_a_mention_is_answered_in_its_thread_and_the_talk_goes_on_there(double: DiscordDouble, reception: FakeReception) -> None:
    guest = await double.connect(reception)
    first = await double.says(w.PROSPECT, w.LOBBY, f"{US} what does it cost?")
    await guest.send(effect("say", first, "Hi"))
    await double.says(w.PROSPECT, first, "for 60 people", thread=first)
    mention, after = reception.got
    assert isinstance(mention, Heard)
    assert isinstance(after, Heard)
    assert (mention.text, mention.place, mention.thread) == ("what does it cost?", first, "")
    assert (after.text, after.place, after.thread) == ("for 60 people", first, first)


async def test_a_bare_mention_opens_a_talk(double: DiscordDouble, reception: FakeReception) -> None:
    await double.connect(reception)
    await double.says(w.PROSPECT, w.LOBBY, US)
    (heard,) = reception.got
    assert isinstance(heard, Heard)
    assert heard.opens
    assert heard.text == ""


async def test_where_it_listens_every_word_begins_a_talk_of_its_own(double: DiscordDouble, reception: FakeReception) -> None:
    await double.connect(reception)
    refs = [await double.says(w.PROSPECT, w.ASK, text) for text in ("one", "two")]
    assert [arrival.place for arrival in reception.got] == refs


async def test_under_a_card_words_carry_the_cards_ref(double: DiscordDouble, reception: FakeReception) -> None:
    guest = await double.connect(reception)
    card = await guest.send(effect("card", w.CARDS, face=CARD))
    await double.says(w.DANA, w.CARDS, "hello Mina", thread=card)  # the rep opens the thread: it is not ours by its owner
    (heard,) = reception.got
    assert isinstance(heard, Heard)
    assert (heard.thread, heard.author.id) == (card, w.DANA)


async def test_a_thread_that_the_prospect_opened_from_their_mention_is_ours(double: DiscordDouble, reception: FakeReception) -> None:
    await double.connect(reception)
    ref = await double.says(w.PROSPECT, w.LOBBY, f"{US} hello")
    for text in ("and then", "and more"):
        await double.says(w.PROSPECT, ref, text, thread=ref)
    assert reception.texts() == ["hello", "and then", "and more"]
    assert len([1 for method, path, _ in double.rest.calls if method == "GET" and path.endswith(ref.partition("/")[2])]) == 1


@pytest.mark.parametrize(
    "case",
    [
        (w.PROSPECT, w.LOBBY, "hello everybody", {}),  # not to us
        (w.DANA, w.CARDS, "who takes it?", {}),  # beside the cards, not under one
        (w.PROSPECT, w.DM, "", {"sticker_items": [{"id": "1", "name": "wave", "format_type": 1}]}),
        (w.BOT, w.DM, "our own words", {}),
        (w.PROSPECT, w.DM, "a bot", {"author": {**w.user(w.PROSPECT), "bot": True}}),
        (w.PROSPECT, w.ASK, "a webhook", {"webhook_id": "5"}),
        (w.PROSPECT, w.ASK, "joined", {"type": 7}),  # a system message: somebody came
        (w.PROSPECT, w.ASK, "", {"type": 21}),  # the copy that begins a thread
    ],
)
async def test_what_is_nobodys_business_is_not_told(
    double: DiscordDouble, reception: FakeReception, case: tuple[str, str, str, dict[str, Any]]
) -> None:
    who, where, text, more = case
    await double.connect(reception)
    await double.says(who, where, text, **more)
    assert reception.got == []


async def test_a_reaction_wakes_nobody(double: DiscordDouble, reception: FakeReception) -> None:
    await double.connect(reception)
    emoji = {"id": None, "name": "👍"}
    await double.gateway.emit(
        "MESSAGE_REACTION_ADD", {"user_id": w.PROSPECT, "channel_id": w.DM, "message_id": "5", "emoji": emoji, "type": 0}
    )
    await asyncio.sleep(0.1)
    assert reception.got == []


async def test_a_server_that_is_not_listed_is_not_heard(reception: FakeReception) -> None:
    double = DiscordDouble(settings={"token": "bot-token", "guilds": "42"})
    try:
        await double.connect(reception)
        await double.says(w.PROSPECT, w.LOBBY, f"{US} hello")
        await double.says(w.PROSPECT, w.DM, "direct")
    finally:
        await double.close()
    assert reception.texts() == ["direct"]


async def test_files_come_with_what_they_are_and_can_be_fetched(double: DiscordDouble, reception: FakeReception) -> None:
    guest = await double.connect(reception)
    await double.says(w.PROSPECT, w.DM, "", attachments=[double.file("plan.png", "image/png", b"PNG")])
    (heard,) = reception.got
    assert isinstance(heard, Heard)
    (file,) = heard.files
    assert (file.name, file.kind, file.size) == ("plan.png", "image", 3)
    assert await guest.fetch(file.ref) == ("image/png", b"PNG")


async def test_an_edit_and_a_deletion_of_uncached_words_arrive(double: DiscordDouble, reception: FakeReception) -> None:
    await double.connect(reception)
    ref = await double.says(w.PROSPECT, w.DM, "60 people")
    await double.edits(w.PROSPECT, ref, "80 people")
    await double.edits(w.PROSPECT, ref, None)
    edit, deletion = reception.got[1:]
    assert isinstance(edit, Changed)
    assert isinstance(deletion, Changed)
    assert (edit.ref, edit.text, edit.author.id) == (ref, "80 people", w.PROSPECT)
    assert (deletion.ref, deletion.text) == (ref, None)


async def test_our_own_words_that_are_taken_away_are_no_deletion_of_a_prospect(double: DiscordDouble, reception: FakeReception) -> None:
    guest = await double.connect(reception)
    ref = await guest.send(effect("say", w.DM, "Hello"))
    await guest.send(effect("withdraw", w.DM, ref=ref, id="e2"))
    await asyncio.sleep(0.2)
    assert reception.got == []


async def test_what_became_of_their_words_is_told_to_their_author_alone(double: DiscordDouble, reception: FakeReception) -> None:
    guest = await double.connect(reception)
    reception.receipt = Receipt(taken=False, whisper="Write /try to see what prospects see")
    await double.says(w.DANA, w.LOBBY, f"{US} hello")
    await double.until(lambda: w.DANA in double.world.dms and bool(double.shown(double.world.dms[w.DANA])))
    assert len(double.shown(w.LOBBY)) == 1
    card = await guest.send(effect("card", w.CARDS, face=CARD))
    await double.says(w.DANA, w.CARDS, "hello", thread=card)
    await double.until(lambda: len(double.shown(card)) == 2)
    assert double.shown(card)[1].text == f"<@{w.DANA}> Write /try to see what prospects see"


async def test_a_preview_of_a_link_is_no_edit(double: DiscordDouble, reception: FakeReception) -> None:
    await double.connect(reception)
    ref = await double.says(w.PROSPECT, w.DM, "see https://a.example")
    message = double.world.message(*ref.split("/"))
    await double.gateway.emit("MESSAGE_UPDATE", {**message, "embeds": [{"type": "link", "url": "https://a.example"}]})
    await asyncio.sleep(0.1)
    assert len(reception.got) == 1


async def test_many_deletions_at_once_arrive_one_by_one(double: DiscordDouble, reception: FakeReception) -> None:
    await double.connect(reception)
    ids = [(await double.says(w.PROSPECT, w.ASK, text)).partition("/")[2] for text in ("one", "two")]
    await double.gateway.emit("MESSAGE_DELETE_BULK", {"ids": ids, "channel_id": w.ASK, "guild_id": w.GUILD})
    await double.until(lambda: len(reception.got) == 4)
    assert [arrival.text for arrival in reception.got[2:] if isinstance(arrival, Changed)] == [None, None]


async def test_a_deleted_thread_is_a_prospect_who_left(double: DiscordDouble, reception: FakeReception) -> None:
    guest = await double.connect(reception)
    ref = await double.says(w.PROSPECT, w.LOBBY, f"{US} hello")
    await guest.send(effect("say", ref, "Hi"))
    thread = ref.partition("/")[2]
    await double.gateway.emit("THREAD_DELETE", {"id": thread, "guild_id": w.GUILD, "parent_id": w.LOBBY, "type": 11})
    await double.until(lambda: len(reception.got) == 2)
    left = reception.got[1]
    assert isinstance(left, Left)
    assert left.place == ref


async def test_a_socket_that_breaks_is_resumed_and_nothing_is_lost_or_doubled(double: DiscordDouble, reception: FakeReception) -> None:
    await double.connect(reception)
    await double.says(w.PROSPECT, w.DM, "before")
    await double.drop()
    await double.says(w.PROSPECT, w.DM, "meanwhile")
    await double.until(lambda: double.gateway.resumed == 1)
    await double.says(w.PROSPECT, w.DM, "after")
    await double.until(lambda: len(reception.got) == 3)
    assert reception.texts() == ["before", "meanwhile", "after"]
    assert double.gateway.identified == 1


async def test_a_gap_that_cannot_be_resumed_is_read_again_from_every_known_place_and_accepted_once(
    double: DiscordDouble, reception: FakeReception
) -> None:
    guest = await double.connect(reception)
    await double.says(w.PROSPECT, w.DM, "in the dm before")
    thread = await double.says(w.PROSPECT, w.LOBBY, f"{US} in the lobby before")
    await guest.send(effect("say", thread, "Hi"))
    double.gateway.refusing = True
    await double.drop(resumable=False)
    await double.says(w.PROSPECT, w.DM, "in the dm meanwhile")
    await double.says(w.PROSPECT, w.DM, "and more")
    await double.says(w.PROSPECT, thread, "in the thread meanwhile", thread=thread)
    await double.says(w.JUN, w.LOBBY, f"{US} somebody new meanwhile")
    await double.says(w.JUN, w.LOBBY, "not to us")
    double.gateway.refusing = False
    await double.until(lambda: double.gateway.identified == 2, 20)
    await double.says(w.PROSPECT, w.DM, "after")  # live, or from the history if that is still being read: once in either case
    await double.until(lambda: len(reception.texts()) >= 7 and double.is_listening(), 20)
    texts = reception.texts()
    said = ["in the dm meanwhile", "and more", "in the thread meanwhile", "somebody new meanwhile", "after"]
    assert sorted(texts[2:]) == sorted(said)
    assert texts.index("in the dm meanwhile") < texts.index("and more") < texts.index("after")


async def test_what_is_said_while_the_process_is_down_is_read_when_the_store_tells_where_it_was() -> None:
    reception = FakeReception()
    known: dict[str, str] = {}

    async def seen() -> Mapping[str, str]:
        return known

    double = DiscordDouble(seen=seen)
    try:
        await double.connect(reception)
        known[w.DM] = (await double.says(w.PROSPECT, w.DM, "before")).partition("/")[2]
        await double.disconnect()
        await double.says(w.PROSPECT, w.DM, "meanwhile")
        await double.connect(reception)
        await double.connect(reception)
    finally:
        await double.close()
    assert reception.texts() == ["before", "meanwhile"]


async def test_a_whole_house_answers_what_was_said_while_it_was_away(tmp_path: Path) -> None:
    double = DiscordDouble()
    try:
        async with staged(tmp_path, double) as stage:
            double.seen = partial(stage.built.store.heard_until, "discord")
            await double.says(w.PROSPECT, w.DM, "we want to buy a shared inbox")
            await stage.until(lambda: len(stage.replies()) > 1, "the first answer")
            await double.disconnect()
            await double.says(w.PROSPECT, w.DM, "we are 60 people, mina@hanbit.example")
            before = len(stage.replies())
            stage.guests["discord"] = await double.connect(stage.built.outside.reception)
            await stage.until(lambda: len(stage.replies()) > before, "the answer to what was missed")
    finally:
        await double.close()


async def test_while_the_database_is_away_words_wait_and_keep_their_order(double: DiscordDouble, reception: FakeReception) -> None:
    guest = await double.connect(reception)

    async def at_once(_: float) -> None:
        await asyncio.sleep(0.02)

    guest.gateway.lanes.sleep = at_once
    reception.down = 1  # the first try of the first: the others could pass it
    await asyncio.gather(*(double.says(w.PROSPECT, w.DM, text) for text in ("one", "two", "three")))
    await double.until(lambda: len(reception.got) == 3)
    assert reception.texts() == ["one", "two", "three"]
