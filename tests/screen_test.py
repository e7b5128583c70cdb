"""May the bot answer: floods, loops and walls of text, in a whole talk and on the rule alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.model import Conversation, Kind, Message, MoveKind, Owner, Scene, Talk, Visit
from bot.screen import LONG, REPEATS, TURNS_AN_HOUR, digest, screen
from tests.adapters.contract.house import staged
from tests.adapters.contract.plain import PlainDouble
from tests.talks import talking

NOW = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)
EN = {"talk": "screen", "language": "en", "now": NOW.isoformat(), "region": "US", "timezone": "America/New_York"}


def scene(text: str, talk: Talk, owner: Owner = Owner.BOT) -> Scene:
    conversation = Conversation(id="c", platform="web", flow="f", flow_version=1, contact="p", visit=Visit(), created_at=NOW, owner=owner)
    message = Message(conversation="c", platform="web", event_id="e", kind=Kind.SAID, at=NOW, text=text, seq=9)
    return Scene(conversation=conversation, talk=talk, waiting=(message,))


def turns(count: int, minutes_ago: int = 5) -> tuple[float, ...]:
    return tuple((NOW - timedelta(minutes=minutes_ago)).timestamp() + n for n in range(count))


def test_after_forty_turns_in_an_hour_it_says_so_once_and_then_nothing() -> None:
    talk = Talk(bot_turns=turns(TURNS_AN_HOUR))
    first = screen(scene("hello", talk), NOW, limits=True)
    assert (first.speak, first.instead, first.throttled) == (True, MoveKind.SLOW_DOWN, True)
    second = screen(scene("hello?", replace(talk, throttled=True)), NOW, limits=True)
    assert second.speak is False


def test_the_next_hour_it_answers_something_new_but_not_the_same_again() -> None:
    talk = Talk(bot_turns=turns(TURNS_AN_HOUR, minutes_ago=61 + 1), throttled=True, last_texts=(digest("hello"),))
    assert screen(scene("hello", talk), NOW, limits=True).speak is False
    assert screen(scene("what does it cost?", talk), NOW, limits=True).speak is True


def test_limits_can_be_switched_off_for_a_benchmark() -> None:
    assert screen(scene("hello", Talk(bot_turns=turns(400))), NOW, limits=False).speak is True


def test_the_same_words_again_and_again_are_a_loop() -> None:
    talk = Talk(last_texts=(digest("out of office"),) * REPEATS)
    assert screen(scene("Out of office ", talk), NOW, limits=True).speak is False
    assert screen(scene("back again", talk), NOW, limits=True).speak is True


def test_a_wall_of_text_is_asked_for_its_most_important_part() -> None:
    verdict = screen(scene("x" * (LONG + 1), Talk()), NOW, limits=True)
    assert verdict.instead is MoveKind.TOO_LONG


def test_while_a_rep_owns_the_talk_the_bot_is_silent() -> None:
    assert screen(scene("hello", Talk(), owner=Owner.REP), NOW, limits=True).speak is False


async def test_a_flood_in_a_real_talk_ends_in_one_sentence_and_silence(tmp_path: Path) -> None:
    async with talking(tmp_path, EN) as talk:
        answers = [await talk.say(f"question number {n}, does it work with Shopify?") for n in range(TURNS_AN_HOUR + 6)]
        assert all(answers[:TURNS_AN_HOUR])
        assert len(answers[TURNS_AN_HOUR]) == 1
        assert not any(answers[TURNS_AN_HOUR + 1 :])
        talk.clock.forward("2h")
        assert await talk.say("does it work with Slack?")


async def test_the_first_reply_says_that_this_is_an_ai_also_to_more_than_can_be_taken_in(tmp_path: Path) -> None:
    plain = PlainDouble()
    async with staged(tmp_path, plain) as stage:
        await plain.says(plain.prospect, plain.dm, "we want to buy a shared inbox. " * 200)
        await stage.until(lambda: len(stage.replies()) > 1, "the reply")
        assert "AI assistant" in stage.replies()[1].text
        assert len(stage.replies()) == 2
