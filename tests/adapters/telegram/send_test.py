"""Effects on their way to Telegram, over the wire: where they land, what they change, and what Telegram's refusals become."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.errors import GivenUp, PlatformError, RetryLater
from bot.model import Effect, Say, Who
from bot.model.arrivals import Action, Button, pack
from tests.adapters.telegram.cloud import Refusal
from tests.adapters.telegram.conftest import Met
from tests.adapters.telegram.double import GROUP
from tests.adapters.telegram.fakes import TALK, effect
from tests.adapters.telegram.material import ENGLISH, HOSTILE, KOREAN

CARDS = str(GROUP)


def card(**more: Any) -> Effect:  # noqa: ANN401 - fields of Effect
    """Return the effect that posts a card."""
    return effect("card", CARDS, face=ENGLISH, **more)


async def test_what_the_bot_says_stands_at_the_place_with_its_ref(polled: Met) -> None:
    ref = await polled.guest.send(effect(text="안녕하세요 <b> @dana_cole"))
    (shown,) = polled.double.shown("42")
    assert (shown.ref, shown.text) == (ref, "안녕하세요 <b> @dana_cole")


async def test_links_show_no_preview(polled: Met) -> None:
    await polled.guest.send(effect(text="https://shop.example/pricing"))
    method, data = polled.double.cloud.calls[-1]
    assert method == "sendmessage"
    assert data["link_preview_options"] == '{"is_disabled": true}'


async def test_long_words_are_several_messages_under_one_ref_and_buttons_stand_under_the_last(polled: Met) -> None:
    say = Say(text="A sentence of ours. " * 500, choices=(("y", "Yes"),))
    ref = await polled.guest.send(effect(say=say))
    shown = polled.double.shown("42")
    assert [one.buttons for one in shown] == [(), (), ("Yes",)]
    assert ref == "42/" + "+".join(one.ref.partition("/")[2] for one in shown)
    assert all(one.text.endswith("ours.") for one in shown)


async def test_a_second_try_goes_on_behind_what_stands_already(polled: Met) -> None:
    say = effect(text="A sentence of ours. " * 500)
    polled.double.cloud.refusals["sendmessage"] = [None, Refusal(429, "Too Many Requests: retry after 1", retry_after=1)]
    with pytest.raises(RetryLater):
        await polled.guest.send(say)
    await polled.guest.send(say)
    assert len(polled.double.shown("42")) == 3


async def test_an_answer_of_a_shape_that_we_do_not_know_is_not_tried_again(polled: Met) -> None:
    del polled.double.cloud.chats[42]["type"]
    with pytest.raises(GivenUp):
        await polled.guest.send(effect(text="hi"))


@pytest.mark.parametrize("asks", ["phone", "contact"])
@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Is there a number you'd like to be called on?", "📱 Share my phone number"),
        ("전화 받기 편하신 번호가 있으세요?", "📱 내 전화번호 보내기"),
        ("お電話をご希望でしたら、番号をお聞かせいただけますか。", "📱 電話番号を送る"),
    ],
)
async def test_where_a_phone_number_is_asked_for_it_can_be_shared_by_a_button_that_goes_away_again(
    polled: Met, text: str, label: str, asks: str
) -> None:
    await polled.guest.send(effect(say=Say(text=text, asks=asks)))
    assert polled.double.shown("42")[-1].buttons == (label,)
    await polled.guest.send(effect(text="Thanks."))
    assert polled.double.cloud.calls[-1][1]["reply_markup"] == '{"remove_keyboard": true}'
    await polled.guest.send(effect(text="Which plan?"))
    assert "reply_markup" not in polled.double.cloud.calls[-1][1]


async def test_words_about_a_phone_that_ask_for_something_else_offer_no_button(polled: Met) -> None:
    await polled.guest.send(effect(say=Say(text="Do you take calls by phone, and how many people are you?", asks="headcount")))
    await polled.guest.send(effect(say=Say(text="Call me back, what is your number?", who=Who.REP, name="Dana Cole", asks="phone")))
    assert [one.buttons for one in polled.double.shown("42")] == [(), ()]


async def test_a_card_is_a_message_whose_replies_are_heard_under_it(polled: Met) -> None:
    ref = await polled.guest.send(card())
    (shown,) = polled.double.shown(CARDS)
    assert (shown.ref, shown.buttons) == (ref, ("Claim", "Not a fit", "Snooze", "Open on the desk"))
    await polled.double.says("778899", CARDS, "Hello, this is Dana", thread=ref)
    note = await polled.guest.send(effect("note", CARDS, say=Say(text="60명이에요", who=Who.PROSPECT, name="박지원"), thread=ref))
    await polled.double.says("778899", CARDS, "Thanks", thread=note)
    assert [heard.thread for heard in polled.reception.heard] == [ref, ref]
    assert polled.double.shown(CARDS)[2].text == "💬 박지원\n60명이에요"
    assert polled.double.shown(CARDS)[2].thread == ref


async def test_in_a_forum_each_card_has_its_topic_and_every_word_in_it_belongs_to_it(forum: Met) -> None:
    first, second = await forum.guest.send(card(id="e1")), await forum.guest.send(card(id="e2"))
    for ref in (first, second):
        await forum.double.says("778899", ref.partition("/")[0], "no reply, just words")
    assert [heard.thread for heard in forum.reception.heard] == [first, second]
    note = await forum.guest.send(effect("note", CARDS, text="a note", thread=second))
    assert note.partition("/")[0] == second.partition("/")[0]


async def test_after_a_restart_a_topic_still_tells_its_card(forum: Met) -> None:
    ref = await forum.guest.send(card())
    await forum.double.disconnect()
    await forum.double.connect(forum.reception)
    await forum.double.says("778899", ref.partition("/")[0], "still me")
    assert forum.reception.heard[-1].thread == ref


async def test_a_topic_into_which_somebody_was_quicker_is_opened_anew(forum: Met) -> None:
    forum.double.cloud.crowded = 2
    ref = await forum.guest.send(card())
    topic, _, message = ref.partition(":")[2].partition("/")
    assert int(message) == int(topic) + 1
    assert len(forum.double.shown(CARDS)) == 1


async def test_in_a_crowd_the_card_stands_and_is_remembered_while_we_run(forum: Met) -> None:
    forum.double.cloud.crowded = 99
    ref = await forum.guest.send(card())
    await forum.double.says("778899", ref.partition("/")[0], "here")
    assert forum.reception.heard[-1].thread == ref


async def test_a_second_try_of_a_card_uses_the_topic_that_is_open_already(forum: Met) -> None:
    forum.double.limit(1)
    with pytest.raises(RetryLater):
        await forum.guest.send(card())
    await forum.guest.send(card())
    assert [method for method, _ in forum.double.cloud.calls].count("createforumtopic") == 1


async def test_without_the_right_to_open_topics_a_card_stands_in_the_general_one(forum: Met) -> None:
    forum.double.cloud.members[GROUP]["can_manage_topics"] = False
    ref = await forum.guest.send(card())
    assert ":" not in ref
    await forum.double.says("778899", CARDS, "Hello", thread=ref)
    assert forum.reception.heard[-1].thread == ref


async def test_a_card_that_takes_anothers_place_stands_under_it(forum: Met) -> None:
    older = await forum.guest.send(card(id="e1"))
    newer = await forum.guest.send(card(id="e2", ref=older))
    assert newer.partition("/")[0] == older.partition("/")[0]
    assert forum.double.shown(CARDS)[-1].thread == older


async def test_a_card_shows_its_new_face_where_it_stands(polled: Met) -> None:
    ref = await polled.guest.send(card())
    assert await polled.guest.send(effect("edit", CARDS, face=KOREAN, ref=ref)) == ref
    assert await polled.guest.send(effect("edit", CARDS, face=KOREAN, ref=ref)) == ref  # "message is not modified"
    (shown,) = polled.double.shown(CARDS)
    assert "한빛물류" in shown.text
    assert shown.buttons[0] == "담당하기"


async def test_a_hostile_face_is_a_card_like_any_other(polled: Met) -> None:
    await polled.guest.send(replace(card(), face=HOSTILE))
    (shown,) = polled.double.shown(CARDS)
    assert "<b>bold</b> [x](javascript:alert(1)) @everyone" in shown.text
    assert [one for one in polled.double.cloud.messages[GROUP, 11]["entities"] if one["type"] in ("mention", "text_link")] == []


async def test_a_note_calls_at_most_the_one_who_is_named(polled: Met) -> None:
    ref = await polled.guest.send(card())
    await polled.guest.send(effect("note", CARDS, text="Jiwon wrote: ask @jun_sato", thread=ref, to="778899"))
    entities = polled.double.cloud.messages[GROUP, 12]["entities"]
    assert [(one["type"], one.get("url")) for one in entities] == [("text_link", "tg://user?id=778899")]


@pytest.mark.parametrize(("mark", "sign"), [("waiting", "👀"), ("sent", "👍"), ("note", "✍"), ("failed", "👎")])
async def test_a_mark_replaces_the_one_before(polled: Met, mark: str, sign: str) -> None:
    ref = await polled.double.says("778899", CARDS, "Hello")
    await polled.guest.send(effect("mark", CARDS, ref=ref, mark="waiting"))
    await polled.guest.send(effect("mark", CARDS, ref=ref, mark=mark))
    assert polled.double.shown(CARDS)[-1].marks == (sign,)


async def test_where_reactions_are_off_a_mark_is_a_short_reply(polled: Met) -> None:
    polled.double.cloud.chats[GROUP]["no_reactions"] = True
    ref = await polled.double.says("778899", CARDS, "Hello")
    for mark in ("waiting", "sent"):
        await polled.guest.send(effect("mark", CARDS, ref=ref, mark=mark))
    assert [(one.text, one.thread) for one in polled.double.shown(CARDS)[1:]] == [("✓", ref)]


async def test_a_whisper_calls_one_person_and_disappears(polled: Met) -> None:
    polled.guest.wire.fades_after = 0.05
    ref = await polled.guest.send(card())
    undo = Button(label="Undo", payload=pack(Action.UNDO, TALK, "k"))
    await polled.guest.send(effect("whisper", CARDS, text="Goes out in 5 s", thread=ref, to="778899", buttons=(undo,)))
    whisper = polled.double.shown(CARDS)[-1]
    assert (whisper.only_for, whisper.buttons, whisper.thread) == ("778899", ("Undo",), ref)
    async with asyncio.timeout(10):
        while [one.ref for one in polled.double.shown(CARDS)] != [ref]:
            await asyncio.sleep(0.01)


async def test_what_a_rep_changed_is_changed_for_the_prospect_too(polled: Met) -> None:
    ref = await polled.guest.send(effect(say=Say(text="Tuseday?", who=Who.REP, name="Dana Cole")))
    assert await polled.guest.send(effect("amend", say=Say(text="Tuesday?", who=Who.REP, name="Dana Cole"), ref=ref)) == ref
    assert [one.text for one in polled.double.shown("42")] == ["Dana Cole\nTuesday?"]


async def test_a_change_may_need_more_or_fewer_messages(polled: Met) -> None:
    long = "A sentence of ours. " * 300
    ref = await polled.guest.send(effect(text="short"))
    ref = await polled.guest.send(effect("amend", text=long, ref=ref))
    assert len(polled.double.shown("42")) == 2
    ref = await polled.guest.send(effect("amend", text="short again", ref=ref))
    assert [(one.ref, one.text) for one in polled.double.shown("42")] == [(ref, "short again")]


async def test_what_is_withdrawn_is_gone_in_all_its_parts_and_twice_is_fine(polled: Met) -> None:
    ref = await polled.guest.send(effect(text="A sentence of ours. " * 500))
    for _ in range(2):
        assert await polled.guest.send(effect("withdraw", ref=ref)) == ref
    assert polled.double.shown("42") == []


async def test_a_group_that_became_a_supergroup_is_found_at_its_new_id(polled: Met) -> None:
    polled.double.cloud.chats[-4567] = {"id": -4567, "type": "group", "title": "Leads", "moved": GROUP}
    polled.guest.wire.book.forums[-4567] = False
    ref = await polled.guest.send(replace(card(), place="-4567"))
    assert ref.startswith(f"{GROUP}/")
    assert not (await polled.guest.examine()).what
    with pytest.raises(GivenUp, match=f"telegram:{GROUP}"):
        await polled.guest.send(effect("edit", "-4567", face=ENGLISH, ref="-4567/5"))


REFUSALS = [
    ("sendmessage", 403, "Forbidden: bot was blocked by the user", "the prospect blocked the bot"),
    ("sendmessage", 403, "Forbidden: user is deactivated", "account was deleted"),
    ("sendmessage", 403, "Forbidden: bot was kicked from the supergroup chat", "taken out of the group"),
    ("sendmessage", 403, "Forbidden: something new", "does not let the bot write"),
    ("sendmessage", 400, "Bad Request: chat not found", "no such chat"),
    ("sendmessage", 400, "Bad Request: not enough rights to send text messages to the chat", "lacks a right"),
    ("sendmessage", 400, "Bad Request: TOPIC_CLOSED", "topic is closed"),
    ("sendmessage", 400, "Bad Request: something new", "refuses this message"),
    ("sendmessage", 401, "Unauthorized", "does not know this token"),
    ("sendmessage", 404, "Not Found", "does not know this token"),
]


@pytest.mark.parametrize(("method", "code", "description", "sentence"), REFUSALS)
async def test_what_telegram_will_never_take_is_given_up_with_a_sentence(
    polled: Met, method: str, code: int, description: str, sentence: str
) -> None:
    polled.double.cloud.refusals[method].append(Refusal(code, description))
    with pytest.raises(GivenUp, match=sentence):
        await polled.guest.send(effect(text="hi"))


@pytest.mark.parametrize(
    "description",
    ["Bad Request: message can't be edited", "Bad Request: message to edit not found", "Bad Request: MESSAGE_ID_INVALID"],
)
async def test_a_card_that_cannot_be_edited_any_more_is_given_up_so_that_another_takes_its_place(polled: Met, description: str) -> None:
    polled.double.cloud.refusals["editmessagetext"].append(Refusal(400, description))
    with pytest.raises(GivenUp):
        await polled.guest.send(effect("edit", CARDS, face=ENGLISH, ref=f"{GROUP}/5"))


@pytest.mark.parametrize("code", [500, 502, 503])
async def test_a_server_in_trouble_is_tried_again(polled: Met, code: int) -> None:
    polled.double.cloud.refusals["sendmessage"].append(Refusal(code, "Internal Server Error"))
    with pytest.raises(PlatformError) as trouble:
        await polled.guest.send(effect(text="hi"))
    assert type(trouble.value) is PlatformError


@pytest.mark.parametrize(
    "sent",
    [
        effect("mail", text="x"),
        effect("sync"),
        effect(),
        effect(text="  "),
        effect(text="x", place="nowhere"),
        effect(text="x", place="42; DROP"),
        effect("card", CARDS),
        effect("edit", CARDS, ref="x"),
        effect("mark", CARDS, ref="42/x", mark="sent"),
        effect("withdraw", ref=""),
    ],
    ids=lambda one: f"{one.kind} {one.place} {one.ref}",
)
async def test_what_makes_no_sense_is_given_up_and_not_tried_again(polled: Met, sent: Effect) -> None:
    with pytest.raises(GivenUp):
        await polled.guest.send(sent)
