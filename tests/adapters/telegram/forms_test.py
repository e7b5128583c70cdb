"""Forms as questions under the card: for the presser alone, choices before words, and a restart in the middle loses nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.errors import Refused
from bot.model.arrivals import Input
from tests.adapters.telegram.conftest import Met
from tests.adapters.telegram.double import COLLEAGUE, GROUP, REP
from tests.adapters.telegram.fakes import effect
from tests.adapters.telegram.material import ENGLISH, EVIL, REASON, UNTIL

CARDS = str(GROUP)


async def opened(met: Met, label: str) -> str:
    """Post a card, have the rep press a button that opens a form, and return the card's ref."""
    met.reception.forms = {"nf": REASON, "sn": UNTIL}
    ref = await met.guest.send(effect("card", CARDS, face=ENGLISH))
    await met.double.presses(str(REP), ref, label)
    return ref


def keys(met: Met) -> list[tuple[str, str]]:
    """Return label and payload of the newest question's buttons."""
    message = met.double.cloud.messages[max(key for key in met.double.cloud.messages if key[0] == GROUP)]
    return [(one["text"], one["callback_data"]) for row in message.get("reply_markup", {}).get("inline_keyboard", ()) for one in row]


async def test_opening_a_form_changes_nothing_and_asks_the_presser_under_the_card(met: Met) -> None:
    ref = await opened(met, "Not a fit")
    question = met.double.shown(CARDS)[-1]
    assert met.reception.arrivals == []
    assert (question.text, question.thread) == ("Dana Cole Not a fit\nWhy?", ref)
    assert question.buttons == ("Too small", "Junk", "Cancel")


async def test_a_press_that_is_delivered_again_asks_no_second_time(met: Met) -> None:
    met.reception.forms = {"nf": REASON}
    ref = await met.guest.send(effect("card", CARDS, face=ENGLISH))
    await met.double.presses(str(REP), ref, "Not a fit", times=4)
    assert len(met.double.shown(CARDS)) == 2


async def test_a_filled_form_is_one_press_of_the_button_with_what_was_filled_in(met: Met) -> None:
    ref = await met.guest.send(effect("card", CARDS, face=ENGLISH))
    met.reception.forms = {"nf": REASON}
    await met.double.presses(str(REP), ref, "Not a fit", form={"reason": "small", "word": "only 3 people, perhaps next year"})
    (pressed,) = met.reception.pressed
    assert (pressed.payload, pressed.ref) == (REASON.payload, ref)
    assert pressed.author.id == str(REP)
    assert pressed.form == {"reason": "small", "word": "only 3 people, perh…"[:19] + "…"}
    assert [one.ref for one in met.double.shown(CARDS)][:1] == [ref]
    assert not any("Not a fit" in one.text and one.thread for one in met.double.shown(CARDS))


async def test_what_is_not_required_can_be_left_out(met: Met) -> None:
    ref = await met.guest.send(effect("card", CARDS, face=ENGLISH))
    met.reception.forms = {"nf": REASON}
    await met.double.presses(str(REP), ref, "Not a fit", form={"reason": "junk"})
    assert met.reception.pressed[0].form == {"reason": "junk"}


async def test_a_text_is_answered_by_a_reply(met: Met) -> None:
    ref = await met.guest.send(effect("card", CARDS, face=ENGLISH))
    met.reception.forms = {"sn": UNTIL}
    await met.double.presses(str(REP), ref, "Snooze", form={"until": "다음 주 월요일"})
    assert met.reception.pressed[0].form == {"until": "다음 주 월요일"}
    assert met.reception.heard == []


async def test_in_a_topic_a_form_stands_in_the_topic(forum: Met) -> None:
    ref = await forum.guest.send(effect("card", CARDS, face=ENGLISH))
    forum.reception.forms = {"sn": UNTIL}
    await forum.double.presses(str(REP), ref, "Snooze", form={"until": "Monday"})
    assert (forum.reception.pressed[0].ref, forum.reception.pressed[0].form) == (ref, {"until": "Monday"})


async def test_nobody_but_the_presser_can_answer(met: Met) -> None:
    await opened(met, "Not a fit")
    question = met.double.shown(CARDS)[-1]
    await met.double.presses(str(COLLEAGUE), question.ref, "Junk")
    assert met.reception.arrivals == []
    alert = met.double.shown(CARDS)[-1]
    assert (alert.text, alert.only_for) == ("こちらは開いたご本人だけがお答えになれます。", str(COLLEAGUE))
    await met.double.presses(str(REP), question.ref, "Junk")
    assert met.double.shown(CARDS)[-2].text.endswith("Anything to add?")


async def test_a_colleagues_reply_to_a_question_is_a_colleagues_word(met: Met) -> None:
    await opened(met, "Snooze")
    await met.double.says(str(COLLEAGUE), CARDS, "I'd say Monday", thread=met.double.shown(CARDS)[-1].ref)
    assert met.reception.pressed == []
    assert [heard.text for heard in met.reception.heard] == ["I'd say Monday"]


async def test_a_form_half_filled_survives_a_restart(met: Met) -> None:
    await opened(met, "Not a fit")
    await met.double.presses(str(REP), met.double.shown(CARDS)[-1].ref, "Too small")
    await met.double.disconnect()
    await met.double.connect(met.reception)
    await met.double.says(str(REP), CARDS, "three people", thread=met.double.shown(CARDS)[-1].ref)
    assert met.reception.pressed[0].form == {"reason": "small", "word": "three people"}


async def test_cancelling_takes_the_question_away_and_changes_nothing(met: Met) -> None:
    ref = await opened(met, "Not a fit")
    await met.double.presses(str(REP), met.double.shown(CARDS)[-1].ref, "Cancel")
    assert [one.ref for one in met.double.shown(CARDS)] == [ref]
    assert met.reception.arrivals == []


async def test_a_form_that_came_to_nothing_meanwhile_goes_away(met: Met) -> None:
    ref = await opened(met, "Not a fit")
    met.reception.forms = {}
    await met.double.presses(str(REP), met.double.shown(CARDS)[-1].ref, "Junk")
    assert [one.ref for one in met.double.shown(CARDS)] == [ref]
    assert met.reception.arrivals == []


@pytest.mark.parametrize("payload", ["~9", "~", "~s", "~-1", "~0x", "~" + "9" * 60])
async def test_a_forged_answer_answers_nothing(met: Met, payload: str) -> None:
    await opened(met, "Not a fit")
    question = max(key for key in met.double.cloud.messages if key[0] == GROUP)
    await met.double.press(str(REP), *question, payload)
    assert met.reception.arrivals == []


async def test_a_press_under_what_is_no_question_is_told_that_it_is_over(met: Met) -> None:
    ref = await met.guest.send(effect("card", CARDS, face=ENGLISH))
    await met.double.press(str(REP), GROUP, int(ref.partition("/")[2]), "~0")
    assert met.double.shown(CARDS)[-1].text.startswith("This is over.")


async def test_a_form_that_is_refused_tells_the_presser_why(met: Met) -> None:
    await opened(met, "Snooze")
    met.reception.error = Refused("That day has passed.")
    await met.double.says(str(REP), CARDS, "yesterday", thread=met.double.shown(CARDS)[-1].ref)
    assert any("That day has passed." in one.text for one in met.double.shown(CARDS))


async def test_an_update_that_was_not_committed_keeps_the_question(polled: Met) -> None:
    await opened(polled, "Snooze")
    polled.reception.broken = 2
    await polled.double.says(str(REP), CARDS, "Monday", thread=polled.double.shown(CARDS)[-1].ref)
    assert [pressed.form for pressed in polled.reception.pressed] == [{"until": "Monday"}]


async def test_a_hostile_form_and_a_hostile_name_are_words(met: Met) -> None:
    met.reception.forms = {"sn": replace(UNTIL, title=EVIL, inputs=(Input(name="until", label=EVIL, choices=(("a", EVIL),)),))}
    ref = await met.guest.send(effect("card", CARDS, face=ENGLISH))
    await met.double.presses(str(REP), ref, "Snooze")
    entities = met.double.cloud.messages[max(key for key in met.double.cloud.messages if key[0] == GROUP)]["entities"]
    links = [one["url"] for one in entities if one["type"] == "text_link"]
    assert links[0] == f"tg://user?id={REP}"
    assert all(link.startswith("https://t.me/c/1234567890/") for link in links[1:])
    assert [one for one in entities if one["type"] == "mention"] == []
