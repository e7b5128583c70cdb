"""Buttons, forms and the home do in Slack what they say, over either door."""

from __future__ import annotations

from bot.errors import Refused
from bot.model import Effect, Say
from bot.model.arrivals import Action, Button, Form, Home, Input, Receipt, pack
from bot.ports import Guest
from tests.adapters.slack.conftest import card, effect, soon
from tests.adapters.slack.double import SlackDouble
from tests.adapters.slack.faces import CONVERSATION, FACES
from tests.adapters.slack.fake import FakeReception

REASONS = Form(
    title="부적합 사유",
    payload=pack(Action.NOT_A_FIT, CONVERSATION),
    inputs=(
        Input(name="reason", label="사유", choices=(("small", "너무 작음"), ("other", "기타"))),
        Input(name="words", label="설명", required=False),
    ),
    submit="보내기",
    cancel="취소",
)


async def test_a_button_arrives_with_its_payload_and_its_whisper_is_for_the_presser(
    both: SlackDouble, reception: FakeReception, joined: Guest
) -> None:
    ref = await card(joined)
    reception.receipt = Receipt(whisper="Jun has it already")
    await both.presses(both.rep, ref, "Claim", times=2)
    (pressed,) = reception.pressed
    assert (pressed.payload, pressed.ref, pressed.author.id) == (pack(Action.CLAIM, CONVERSATION), ref, both.rep)
    assert reception.repeated == 1
    await soon(lambda: any(one.only_for == both.rep for one in both.shown(both.cards)))
    whisper = both.shown(both.cards)[-1]
    assert (whisper.text, whisper.thread) == ("Jun has it already", "")  # in a thread that has not begun nobody would see it


async def test_a_choice_arrives_from_the_thread(both: SlackDouble, reception: FakeReception, joined: Guest) -> None:
    root = await both.says(both.prospect, both.public, "hi")
    ref = await joined.send(choices(root))
    await both.presses(both.prospect, ref, "1 to 9")
    assert (reception.pressed[0].payload, reception.pressed[0].place) == (f"ch:{CONVERSATION}:3.1-9", root)


def choices(place: str) -> Effect:
    return effect("say", place=place, say=Say(text="How many?", choices=(("1-9", "1 to 9"), ("10", "10 and more"))))


async def test_a_form_opens_at_once_and_what_is_typed_arrives(both: SlackDouble, reception: FakeReception, joined: Guest) -> None:
    ref = await card(joined)
    reception.form = REASONS
    await both.presses(both.rep, ref, "Not a fit", form={"reason": "너무 작음", "words": "다섯 명"})
    (pressed,) = reception.pressed  # the press itself changed nothing
    assert (pressed.payload, pressed.ref) == (REASONS.payload, ref)
    assert pressed.form == {"reason": "small", "words": "다섯 명"}


async def test_a_form_that_is_refused_stays_open_with_the_reason(both: SlackDouble, reception: FakeReception, joined: Guest) -> None:
    ref = await card(joined)
    reception.form, reception.error = REASONS, Refused("Dana has it now.")
    await both.presses(both.rep, ref, "Not a fit", form={"reason": "small"})
    assert both.last
    assert both.last.answer == {"response_action": "errors", "errors": {"reason": "Dana has it now."}}


async def test_a_whisper_can_have_a_button_that_is_pressed(both: SlackDouble, reception: FakeReception, joined: Guest) -> None:
    ref = await card(joined)
    undo = Button(label="Undo", payload=pack(Action.UNDO, CONVERSATION, "k1"))
    await joined.send(effect("whisper", place="#leads", thread=ref, to=both.rep, say=Say(text="5 s"), buttons=(undo,)))
    await both.presses(both.rep, both.shown(both.cards)[-1].ref, "Undo")
    assert reception.pressed[0].payload == undo.payload


async def test_a_button_that_only_opens_a_link_does_nothing(both: SlackDouble, reception: FakeReception, joined: Guest) -> None:
    await both.presses(both.rep, await card(joined), "Open on the desk")
    assert reception.told == []


async def test_a_second_dialog_of_the_same_button_is_another_event(both: SlackDouble, reception: FakeReception, joined: Guest) -> None:
    ref = await card(joined)
    await both.presses(both.rep, ref, "Claim")
    await both.presses(both.rep, ref, "Claim")
    assert (len(reception.pressed), reception.repeated) == (2, 0)


# --- the home


async def test_the_home_shows_a_reps_open_leads_and_nobody_elses(both: SlackDouble, reception: FakeReception) -> None:
    async def leads_of(user: str) -> Home | None:
        return Home(title="내 리드", empty="열린 리드가 없습니다", leads=(FACES["ko"],)) if user == both.rep else None

    both.leads_of = leads_of
    await both.connect(reception)
    for user in (both.prospect, both.rep):
        await both.event({"type": "app_home_opened", "user": user, "channel": "D1", "tab": "home"})
    await soon(lambda: both.rep in both.workspace.homes)
    assert set(both.workspace.homes) == {both.rep}
    assert "김민지" in str(both.workspace.homes[both.rep])
