"""What people do in Slack reaches the reception once, over either door; Slack is answered only when it is committed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from structlog.testing import capture_logs

from adapters.slack import Home
from bot.arrivals import Action, Button, Form, Input, Receipt, pack
from bot.errors import GivenUp, Refused, StorageUnavailable
from bot.model import Effect, Say
from bot.ports import Guest
from tests.adapters.slack.conftest import card, effect, say
from tests.adapters.slack.double import SlackDouble
from tests.adapters.slack.faces import CONVERSATION, FACES
from tests.adapters.slack.fake import FakeReception
from tests.adapters.slack.wire import NotTaken
from tests.adapters.slack.workspace import Refused as WorkspaceRefused

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


@pytest.fixture(params=["socket", "http"])
async def slack(request: pytest.FixtureRequest) -> AsyncIterator[SlackDouble]:
    double = SlackDouble(mode=request.param, patience=0.5)
    yield double
    await double.close()


@pytest.fixture
def reception() -> FakeReception:
    return FakeReception()


@pytest.fixture
async def guest(slack: SlackDouble, reception: FakeReception) -> Guest:
    return await slack.connect(reception)


async def soon(holds: object, seconds: float = 3.0) -> None:
    """Wait until it holds."""
    async with asyncio.timeout(seconds):
        while not holds():  # type: ignore[operator]
            await asyncio.sleep(0.01)


# --- what is said


async def test_words_in_a_direct_talk_arrive_with_who_said_them(slack: SlackDouble, reception: FakeReception, guest: Guest) -> None:
    ref = await slack.says(slack.prospect, slack.dm, "도입 문의 <견적> & 일정")
    (heard,) = reception.heard
    assert (heard.ref, heard.place, heard.text) == (ref, slack.dm, "도입 문의 <견적> & 일정")
    assert (heard.author.id, heard.author.name, heard.author.locale, heard.addressed) == (slack.prospect, "Robin Berg", "en-US", True)


async def test_a_mention_opens_a_thread_and_arrives_once(slack: SlackDouble, reception: FakeReception, guest: Guest) -> None:
    ref = await slack.says(slack.prospect, "C0TOWN", "@Handraiser hello, @Jun")
    (heard,) = reception.heard
    assert (heard.place, heard.text, heard.addressed) == (ref, "hello, @Jun", True)
    assert reception.repeated == 1  # the other of the two events
    await guest.send(say(place=heard.place))
    assert slack.shown("C0TOWN")[-1].thread == ref


async def test_in_a_configured_place_everything_is_heard_and_goes_on_in_its_thread(
    slack: SlackDouble, reception: FakeReception, guest: Guest
) -> None:
    ref = await slack.says(slack.prospect, slack.public, "what does it cost?")
    await slack.says(slack.prospect, slack.public, "for 50 people", thread=ref)
    assert [one.place for one in reception.heard] == [ref, ref]
    assert [one.addressed for one in reception.heard] == [True, True]


async def test_a_talk_that_a_mention_opened_goes_on_without_one_also_after_a_restart(
    slack: SlackDouble, reception: FakeReception, guest: Guest
) -> None:
    ref = await slack.says(slack.prospect, "C0TOWN", "@Handraiser hello")
    await slack.says(slack.prospect, "C0TOWN", "we are 60", thread=ref)
    await slack.disconnect()
    await slack.connect(reception)
    await slack.says(slack.prospect, "C0TOWN", "by March", thread=ref)
    assert [(one.text, one.place, one.addressed) for one in reception.heard[1:]] == [("we are 60", ref, True), ("by March", ref, True)]


async def test_a_thread_in_which_nobody_asked_it_stays_among_people_until_somebody_does(
    slack: SlackDouble, reception: FakeReception, guest: Guest
) -> None:
    root = f"C0TOWN:{slack.workspace.add('C0TOWN', user='U0JUN', text='lunch?')['ts']}"
    for text in ("pizza", "or rice"):
        await slack.says(slack.prospect, "C0TOWN", text, thread=root)
    assert [one.addressed for one in reception.heard] == [False, False]
    assert sum(method == "conversations.replies" for method, _ in slack.workspace.calls) == 1
    await slack.says(slack.prospect, "C0TOWN", "@Handraiser what do you say", thread=root)
    await slack.says(slack.prospect, "C0TOWN", "hm?", thread=root)
    assert [one.addressed for one in reception.heard[2:]] == [True, True]


async def test_where_slack_does_not_tell_whether_it_was_asked_the_words_come_again(
    slack: SlackDouble, reception: FakeReception, guest: Guest
) -> None:
    ref = f"C0TOWN:{slack.workspace.add('C0TOWN', user=slack.prospect, text='<@U0BOT> hi')['ts']}"
    real, tries = slack.workspace.answer, iter((True, False))

    def flaky(method: str, arguments: dict[str, object]) -> dict[str, object]:
        if method == "conversations.replies" and next(tries, False):
            raise WorkspaceRefused("internal_error")
        return real(method, arguments)

    slack.workspace.answer = flaky  # type: ignore[method-assign]
    await slack.says(slack.prospect, "C0TOWN", "anybody?", thread=ref)
    assert slack.last
    assert (slack.last.tries, [one.addressed for one in reception.heard]) == (2, [True])


async def test_what_people_say_among_themselves_stays_among_them(slack: SlackDouble, reception: FakeReception, guest: Guest) -> None:
    await slack.says(slack.prospect, "C0TOWN", "lunch?")
    assert reception.told == []


async def test_words_under_a_card_bear_the_cards_ref(slack: SlackDouble, reception: FakeReception, guest: Guest) -> None:
    ref = await card(guest)
    await slack.says(slack.rep, slack.cards, "I can offer Tuesday", thread=ref)
    (heard,) = reception.heard
    assert (heard.thread, heard.author.id, heard.addressed) == (ref, slack.rep, False)


async def test_four_deliveries_are_one_arrival(slack: SlackDouble, reception: FakeReception, guest: Guest) -> None:
    await slack.says(slack.prospect, slack.dm, "hello", times=4)
    assert (len(reception.heard), reception.repeated) == (1, 3)


async def test_edits_and_deletions_arrive(slack: SlackDouble, reception: FakeReception, guest: Guest) -> None:
    ref = await slack.says(slack.prospect, slack.dm, "we are 6")
    await slack.edits(slack.prospect, ref, "we are 60")
    await slack.edits(slack.prospect, ref, None)
    assert [(one.ref, one.text) for one in reception.changed] == [(ref, "we are 60"), (ref, None)]


async def test_what_we_send_ourselves_comes_back_to_nobody(slack: SlackDouble, reception: FakeReception, guest: Guest) -> None:
    ref = await guest.send(say())
    message = slack.workspace.find("D0PROSPECT", ref.partition(":")[2])
    echo = {key: value for key, value in message.items() if key != "reactions"} | {"channel": "D0PROSPECT", "channel_type": "im"}
    await slack.event(echo)
    await slack.event({"type": "message", "subtype": "message_changed", "channel": "D0PROSPECT", "message": echo, "previous_message": {}})
    assert reception.told == []


async def test_lines_of_one_talk_arrive_in_their_order(slack: SlackDouble, reception: FakeReception, guest: Guest) -> None:
    reception.delays = [0.2, 0.1, 0.0, 0.0]  # the first takes longest
    await asyncio.gather(*(slack.says(slack.prospect, slack.dm, f"{number}") for number in range(4)))
    said = [one.text for one in reception.heard]
    assert said == [f"{number}" for number in range(4)] if slack.mode == "socket" else len(said) == 4  # over HTTP requests race


async def test_talks_do_not_wait_for_each_other(slack: SlackDouble, reception: FakeReception, guest: Guest) -> None:
    reception.delays = [0.4, 0.0]
    first = asyncio.create_task(slack.says(slack.prospect, slack.dm, "slow"))
    await asyncio.sleep(0.1)
    await slack.says(slack.prospect, slack.public, "quick")
    assert [one.text for one in reception.heard] == ["quick"]
    await first


# --- the answer to Slack


async def test_slack_is_not_answered_before_the_commit(slack: SlackDouble, reception: FakeReception, guest: Guest) -> None:
    reception.seconds = 0.3
    await slack.says(slack.prospect, slack.dm, "hello")
    assert slack.last
    assert 0.3 <= slack.last.seconds < 0.5


async def test_what_is_not_committed_is_not_answered_and_comes_again(slack: SlackDouble, reception: FakeReception, guest: Guest) -> None:
    reception.error = StorageUnavailable("the disk is full")
    with pytest.raises(NotTaken):
        await slack.says(slack.prospect, slack.dm, "hello")
    assert reception.told == []
    asyncio.get_running_loop().call_later(0.2, setattr, reception, "error", None)
    reception.seconds = 0.1
    await slack.says(slack.prospect, slack.dm, "hello again")
    assert [one.text for one in reception.heard] == ["hello again"]
    assert slack.last
    assert slack.last.tries > 1


async def test_what_is_refused_is_answered_and_the_reason_whispered(slack: SlackDouble, reception: FakeReception, guest: Guest) -> None:
    reception.error = Refused("This is too long.")
    await slack.says(slack.prospect, slack.dm, "x" * 9000)
    await soon(lambda: slack.shown(slack.dm)[-1].only_for == slack.prospect)
    assert slack.shown(slack.dm)[-1].text == "This is too long."


BROKEN: list[dict[str, object]] = [
    {"type": "reaction_added", "user": "U1"},
    {"type": "message"},
    {"type": 7},
    {},
    {"type": "message", "user": []},
]


@pytest.mark.parametrize("event", BROKEN)
async def test_unknown_and_broken_events_are_answered_and_do_nothing(
    slack: SlackDouble, reception: FakeReception, guest: Guest, event: dict[str, object]
) -> None:
    await slack.event(event)
    assert slack.last
    assert (slack.last.tries, reception.told) == (1, [])


async def test_other_workspaces_and_shared_places_are_refused(slack: SlackDouble, reception: FakeReception, guest: Guest) -> None:
    message = {"type": "message", "channel": "D0PROSPECT", "user": "U0PROSPECT", "text": "canary", "ts": "1.2", "channel_type": "im"}
    with capture_logs() as logs:
        await slack.event(message, team_id="T0OTHER")
        await slack.event(message, is_ext_shared_channel=True)
        await slack.event(message | {"user_team": "T0OTHER"})
    assert reception.told == []
    assert "canary" not in str(logs)


# --- buttons and forms


async def test_a_button_arrives_with_its_payload_and_its_whisper_is_for_the_presser(
    slack: SlackDouble, reception: FakeReception, guest: Guest
) -> None:
    ref = await card(guest)
    reception.receipt = Receipt(whisper="Jun has it already")
    await slack.presses(slack.rep, ref, "Claim", times=2)
    (pressed,) = reception.pressed
    assert (pressed.payload, pressed.ref, pressed.author.id) == (pack(Action.CLAIM, CONVERSATION), ref, slack.rep)
    assert reception.repeated == 1
    await soon(lambda: any(one.only_for == slack.rep for one in slack.shown(slack.cards)))
    whisper = slack.shown(slack.cards)[-1]
    assert (whisper.text, whisper.thread) == ("Jun has it already", "")  # in a thread that has not begun nobody would see it


async def test_a_choice_arrives_from_the_thread(slack: SlackDouble, reception: FakeReception, guest: Guest) -> None:
    root = await slack.says(slack.prospect, slack.public, "hi")
    ref = await guest.send(choices(root))
    await slack.presses(slack.prospect, ref, "1 to 9")
    assert (reception.pressed[0].payload, reception.pressed[0].place) == (f"ch:{CONVERSATION}:3.1-9", root)


def choices(place: str) -> Effect:
    return effect("say", place=place, say=Say(text="How many?", choices=(("1-9", "1 to 9"), ("10", "10 and more"))))


async def test_a_form_opens_at_once_and_what_is_typed_arrives(slack: SlackDouble, reception: FakeReception, guest: Guest) -> None:
    ref = await card(guest)
    reception.form = REASONS
    await slack.presses(slack.rep, ref, "Not a fit", form={"reason": "너무 작음", "words": "다섯 명"})
    (pressed,) = reception.pressed  # the press itself changed nothing
    assert (pressed.payload, pressed.ref) == (REASONS.payload, ref)
    assert pressed.form == {"reason": "small", "words": "다섯 명"}


async def test_a_form_that_is_refused_stays_open_with_the_reason(slack: SlackDouble, reception: FakeReception, guest: Guest) -> None:
    ref = await card(guest)
    reception.form, reception.error = REASONS, Refused("Dana has it now.")
    await slack.presses(slack.rep, ref, "Not a fit", form={"reason": "small"})
    assert slack.last
    assert slack.last.answer == {"response_action": "errors", "errors": {"reason": "Dana has it now."}}


async def test_a_whisper_can_have_a_button_that_is_pressed(slack: SlackDouble, reception: FakeReception, guest: Guest) -> None:
    ref = await card(guest)
    undo = Button(label="Undo", payload=pack(Action.UNDO, CONVERSATION, "k1"))
    await guest.send(effect("whisper", place="#leads", thread=ref, to=slack.rep, say=Say(text="5 s"), buttons=(undo,)))
    await slack.presses(slack.rep, slack.shown(slack.cards)[-1].ref, "Undo")
    assert reception.pressed[0].payload == undo.payload


async def test_a_button_that_only_opens_a_link_does_nothing(slack: SlackDouble, reception: FakeReception, guest: Guest) -> None:
    await slack.presses(slack.rep, await card(guest), "Open on the desk")
    assert reception.told == []


async def test_a_second_dialog_of_the_same_button_is_another_event(slack: SlackDouble, reception: FakeReception, guest: Guest) -> None:
    ref = await card(guest)
    await slack.presses(slack.rep, ref, "Claim")
    await slack.presses(slack.rep, ref, "Claim")
    assert (len(reception.pressed), reception.repeated) == (2, 0)


# --- the home


async def test_the_home_shows_a_reps_open_leads_and_nobody_elses(slack: SlackDouble, reception: FakeReception) -> None:
    async def leads_of(user: str) -> Home | None:
        return Home(title="내 리드", empty="열린 리드가 없습니다", leads=(FACES["ko"],)) if user == slack.rep else None

    slack.leads_of = leads_of
    await slack.connect(reception)
    for user in (slack.prospect, slack.rep):
        await slack.event({"type": "app_home_opened", "user": user, "channel": "D1", "tab": "home"})
    await soon(lambda: slack.rep in slack.workspace.homes)
    assert set(slack.workspace.homes) == {slack.rep}
    assert "김민지" in str(slack.workspace.homes[slack.rep])


# --- what an operator has to know


async def test_an_uninstalled_app_is_said_with_what_to_do(slack: SlackDouble, reception: FakeReception, guest: Guest) -> None:
    with capture_logs() as logs:
        await slack.event({"type": "app_uninstalled"})
    lodging = await guest.examine()
    assert (lodging.ok, lodging.what) == (False, "The app was removed from the workspace")
    assert "Install the app" in lodging.cure
    assert logs[-1]["log_level"] == "error"


async def test_an_archived_channel_is_told_and_looked_at_anew(slack: SlackDouble, reception: FakeReception, guest: Guest) -> None:
    await card(guest)
    slack.workspace.channels["C0LEADS"].archived = True
    await slack.event({"type": "channel_archive", "channel": "C0LEADS", "user": "U0DANA"})
    assert [one.place for one in reception.left] == ["C0LEADS"]
    lodging = await guest.examine()
    assert not lodging.ok
    assert "archived" in lodging.what


async def test_a_renamed_channel_is_found_by_its_new_name(slack: SlackDouble, reception: FakeReception, guest: Guest) -> None:
    await card(guest)
    slack.workspace.channels["C0LEADS"] = replace(slack.workspace.channels["C0LEADS"], name="old-leads")
    slack.workspace.channels["C0TOWN"] = replace(slack.workspace.channels["C0TOWN"], name="leads")
    await slack.event({"type": "channel_rename", "channel": {"id": "C0LEADS", "name": "old-leads"}})
    assert (await card(guest, id="e-2")).startswith("C0TOWN:")


# --- connections


async def test_after_a_cut_it_comes_back_and_hears_what_was_said_meanwhile(
    slack: SlackDouble, reception: FakeReception, guest: Guest
) -> None:
    await slack.says(slack.prospect, slack.dm, "before")
    await slack.drop()
    await slack.says(slack.prospect, slack.dm, "meanwhile")
    assert [one.text for one in reception.heard] == ["before", "meanwhile"]


async def test_a_restarted_process_goes_on(slack: SlackDouble, reception: FakeReception, guest: Guest) -> None:
    await slack.disconnect()
    await slack.connect(reception)
    await slack.says(slack.prospect, slack.dm, "still there?")
    assert [one.text for one in reception.heard] == ["still there?"]


async def test_nothing_that_people_write_and_no_secret_is_logged_at_any_level(
    slack: SlackDouble, reception: FakeReception, guest: Guest, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with capture_logs() as logs:
        await slack.says(slack.prospect, slack.dm, "canary")
        await guest.send(say("canary"))
        reception.error = Refused("no")
        await slack.says(slack.prospect, slack.dm, "canary")
        await slack.event({"type": "message", "text": "canary"})
        slack.workspace.revoked = True
        with pytest.raises(GivenUp):
            await guest.send(say("canary"))
    written = caplog.text + str(logs)
    assert not any(canary in written for canary in ("canary", "xoxb-1", "xapp-1", "8f742231b10e8888", "Robin"))


async def test_no_secret_is_in_a_repr(slack: SlackDouble, guest: Guest) -> None:
    assert not any(secret in repr(guest) for secret in ("xoxb-1-double", "xapp-1-double", "8f742231b10e8888"))
