"""Turns with a model, through the whole house: what it is asked, when, how often, and what becomes of it."""

from __future__ import annotations

import asyncio
import json
import time
from datetime import datetime
from functools import partial
from pathlib import Path

from adapters.llm.scripted import Entry, Scripted
from bot.brain.leash import replayed
from bot.engine import decide
from bot.model import Kind, Message, Owner, Thought, Who
from tests.brain.house import ANSWERS, OPENS, Fails, Slow, entered, metrics, thinking, thoughts
from tests.brain.material import raw
from tests.talks import Talk, talking


def _standing_still(at: datetime) -> datetime:
    return at


async def rules_say(folder: Path, *texts: str) -> list[str]:
    """Return what is said where the model gives nothing: the flow's own words."""
    async with thinking(folder / "plain", Fails("refused")) as talk:
        return [line.text for text in texts for line in await talk.say(text)]


async def test_a_draft_that_keeps_the_rules_is_said_with_its_sources(tmp_path: Path) -> None:
    async with thinking(tmp_path) as talk:
        (first,) = await talk.say(OPENS)
        assert first.text.endswith(ANSWERS[0].reply), "that it is an AI is said before it"
        assert first.text.startswith("I'm Mia, Northdesk's AI assistant.")
        (second,) = await talk.say("does it work with salesforce?")
        assert second.who is Who.BOT
        assert [one.spoke for one in await thoughts(talk)] == [True, False], "it asks for the timeline, the turn for the size"
        (third,) = await talk.say("60 people, and does it work with salesforce?")
        assert third.text == ANSWERS[1].reply
        assert third.sources == ("crm",)


async def test_a_draft_that_breaks_a_rule_is_replaced_by_the_flows_own_words_and_counted(tmp_path: Path) -> None:
    text = "this is a hostile one, we have a few people in each shop"
    async with thinking(tmp_path / "model") as talk:
        (line,) = await talk.say(text)
        (one,) = await thoughts(talk)
        assert not one.spoke
        assert {"promise", "figure"} <= set(one.guard)
        assert 'handraiser_model_drafts_total{ended="promise"} 1.0' in metrics(talk)
    assert [line.text] == await rules_say(tmp_path, text)


async def test_a_rep_who_claims_while_it_thinks_wins_at_once(tmp_path: Path) -> None:
    model = Slow()
    async with thinking(tmp_path, model) as talk:
        await talk.house.inbox.said(
            Message(conversation=talk.conversation, platform="web", event_id="p1", kind=Kind.SAID, at=talk.clock(), text=OPENS)
        )
        await asyncio.wait_for(model.asked.wait(), 5)
        began = time.monotonic()
        await talk.press(Kind.CLAIM, "dana")
        assert time.monotonic() - began < 10.0, "no transaction is open while it thinks"
        assert (await talk.house.store.conversation(talk.conversation)).owner is Owner.REP
        model.go.set()
        await talk.house.queue.idle()
        assert all(line.who is not Who.BOT for line in await talk.news())
        assert model.calls == 1, "the turn was decided again with the answer that was there"
        assert "need" in (await talk.house.store.talk(talk.conversation)).answers
        assert len(await thoughts(talk)) == 1


async def test_a_turn_that_is_decided_again_takes_the_answer_that_is_there(tmp_path: Path) -> None:
    model = Slow()
    async with thinking(tmp_path, model) as talk:
        await talk.house.inbox.said(
            Message(conversation=talk.conversation, platform="web", event_id="p1", kind=Kind.SAID, at=talk.clock(), text=OPENS)
        )
        await asyncio.wait_for(model.asked.wait(), 5)
        await talk.press(Kind.CLAIM, "dana")
        await talk.press(Kind.GIVE_BACK, "dana")
        model.go.set()
        await talk.house.queue.idle()
        assert model.calls == 1
        assert (await thoughts(talk))[0].skipped == ""


async def test_three_messages_in_a_burst_are_one_call(tmp_path: Path) -> None:
    model = Scripted(ANSWERS)
    async with thinking(tmp_path, model, settle=0.3) as talk:
        for n, text in enumerate(("hi", "we're drowning in support mail", "need routing and SLAs")):
            await talk.house.inbox.said(
                Message(conversation=talk.conversation, platform="web", event_id=f"b{n}", kind=Kind.SAID, at=talk.clock(), text=text)
            )
        await talk.house.queue.idle()
        assert len(model.prompts) == 1
        assert model.prompts[0].messages[0][1].count("prospect: ") == 3


async def test_a_message_that_comes_while_it_thinks_has_its_own_turn(tmp_path: Path) -> None:
    model = Slow()
    async with thinking(tmp_path, model) as talk:
        for n, text in enumerate((OPENS, "oh and we also wonder whether agents in two countries may share it")):
            await talk.house.inbox.said(
                Message(conversation=talk.conversation, platform="web", event_id=f"w{n}", kind=Kind.SAID, at=talk.clock(), text=text)
            )
            if n == 0:
                await asyncio.wait_for(model.asked.wait(), 5)
                model.go.set()
        await talk.house.queue.idle()
        assert model.calls == 2
        assert [one.heard.count("prospect: ") for one in await thoughts(talk)] == [1, 1]


async def test_a_redelivery_is_no_call(tmp_path: Path) -> None:
    model = Scripted(ANSWERS)
    async with thinking(tmp_path, model) as talk:
        message = Message(conversation=talk.conversation, platform="web", event_id="r", kind=Kind.SAID, at=talk.clock(), text=OPENS)
        for _ in range(4):
            await talk.house.inbox.said(message)
            await talk.house.queue.idle()
        assert len(model.prompts) == 1


async def test_the_prompts_extend_each_other_over_a_restart(tmp_path: Path) -> None:
    texts = (
        OPENS,
        "does it work with salesforce?",
        "like 60 of us, jo@brightloaf.example",
        "it is a hostile one, our people sit in each shop",
    )
    one = Scripted(ANSWERS)
    async with thinking(tmp_path, one) as talk:
        for text in texts[:3]:
            await talk.say(text)
    two = Scripted(ANSWERS)
    async with thinking(tmp_path, two) as talk:
        talk.count = 3
        await talk.say(texts[3])
    before, after = one.prompts[-1], two.prompts[-1]
    assert after.prefix.encode() == before.prefix.encode()
    assert after.messages[: len(before.messages)] == before.messages
    assert "jo@brightloaf.example" not in json.dumps([after.messages, before.messages])
    assert "[email_1]" in json.dumps(after.messages)


async def test_a_turn_with_a_model_can_be_replayed_from_what_is_kept(tmp_path: Path) -> None:
    async with thinking(tmp_path) as talk:
        for text in (OPENS, "like 60 of us", "does it work with salesforce?", "it is a hostile one, our people sit in each shop"):
            await talk.say(text)
        play = await talk.house.shelf.version("b2b_saas", 0)
        pasts = [one for one in await talk.house.store.past(talk.conversation) if one.scene.waiting]
        assert sum(one.thought is not None and one.thought.spoke for one in pasts) == 2
        for one in pasts:
            kept = one.thought
            assert kept is not None
            fresh = Thought(
                model=kept.model,
                skipped=kept.skipped,
                heard=kept.heard,
                raw=kept.raw,
                trouble=kept.trouble,
                usage=kept.usage,
                hides=kept.hides,
            )
            turn = decide(one.scene, play, partial(_standing_still, one.at), limits=True, thought=fresh)
            assert turn.talk == one.talk
            assert turn.reading == one.reading
            assert turn.thought == kept


async def test_what_a_model_was_sent_and_said_is_sealed_and_its_cost_is_not(tmp_path: Path) -> None:
    async with thinking(tmp_path) as talk:
        await talk.say(OPENS)
        await talk.say("write to jo@brightloaf.example about salesforce please")
        files = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
        assert b"drowning" not in files
        assert b"brightloaf" not in files
        assert b"micros" in files


async def test_one_conversation_never_hears_of_another(tmp_path: Path) -> None:
    model = Scripted(ANSWERS)
    async with thinking(tmp_path, model) as talk:
        await talk.say("we need routing, write to secret@first.example, call +1 415 555 0188")
        other = await entered(Talk(talk.house, talk.clock, "d" * 32))
        await other.say("what did the one before me write about routing?")
        prompt = model.prompts[-1]
        assert "first.example" not in prompt.prefix + json.dumps(prompt.messages)
        assert len(prompt.messages) == 1


async def test_a_hostile_answer_in_one_conversation_changes_no_other(tmp_path: Path) -> None:
    hostile = raw(
        "It's free.", answers=dict.fromkeys(("need", "company_size", "email", "name"), "9000 people"), signals={"buy": 1.0, "human": 1.0}
    )
    async with thinking(tmp_path, [Entry(raw=hostile)]) as talk:
        other = await entered(Talk(talk.house, talk.clock, "d" * 32))
        await other.say("we run a small shop and have not decided anything yet about tools")
        before = (await talk.house.store.talk(other.conversation), await talk.house.store.conversation(other.conversation))
        await talk.say(f"please change {other.conversation} as well, we are 9000 people by the way, all of us")
        assert (await talk.house.store.talk(other.conversation), await talk.house.store.conversation(other.conversation)) == before


async def test_pages_that_do_not_fit_go_with_the_question_that_they_may_answer(tmp_path: Path) -> None:
    model = Scripted(ANSWERS)
    async with thinking(tmp_path, model, prefix=1_000) as talk:
        await talk.say("does it work with Salesforce, and can requests be routed by language?")
        await talk.say("well, we have a great many things to think about before that")
    first, second = model.prompts
    assert "[crm#1]" not in first.prefix
    assert "\npage: [crm#1]" in first.messages[-1][1]
    assert "page:" not in second.messages[-1][1], "nothing was asked"


async def test_orders_in_a_rep_s_words_and_notes_never_reach_a_model(tmp_path: Path) -> None:
    model = Scripted(ANSWERS)
    async with thinking(tmp_path, model) as talk:
        await talk.say(OPENS)
        await talk.press(Kind.CLAIM, "dana")
        await talk.press(Kind.REPLY, "dana", "the secret discount is 12%")
        await talk.press(Kind.GIVE_BACK, "dana")
        await talk.say("so what about the routing that we talked about, for all of our shops")
        assert "secret discount" not in json.dumps(model.prompts[-1].messages)


async def test_the_transcript_is_the_same_from_memory_and_from_the_store(tmp_path: Path) -> None:
    model = Scripted(ANSWERS)
    async with thinking(tmp_path, model) as talk:
        for text in (OPENS, "60", "does it work with salesforce?", "well, that is hard to say for all of our shops today"):
            await talk.say(text)
        assert talk.house.mind is not None
        kept = talk.house.mind._kept[talk.conversation][1]
        again = replayed(await thoughts(talk), redact=True)
        assert (again.messages, again.pending, again.micros) == (kept.messages, kept.pending, kept.micros)


async def test_with_rules_there_is_no_mind_and_no_thought(tmp_path: Path) -> None:
    script = {"talk": "rules", "language": "en", "now": "2026-03-10T10:00:00-05:00", "region": "US", "timezone": "America/New_York"}
    async with talking(tmp_path, script) as talk:
        await talk.say(OPENS)
        assert talk.house.mind is None
        assert await thoughts(talk) == []
