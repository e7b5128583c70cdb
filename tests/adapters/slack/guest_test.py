"""What people do in Slack reaches the reception once, over either door; Slack is answered only when it is committed."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

import pytest
from structlog.testing import capture_logs

from bot.errors import GivenUp, Refused, StorageUnavailable
from bot.ports import Guest
from tests.adapters.slack.conftest import card, say, soon
from tests.adapters.slack.double import SlackDouble
from tests.adapters.slack.fake import FakeReception
from tests.adapters.slack.wire import NotTaken
from tests.adapters.slack.workspace import Refused as WorkspaceRefused

# --- what is said


async def test_words_in_a_direct_talk_arrive_with_who_said_them(both: SlackDouble, reception: FakeReception, joined: Guest) -> None:
    ref = await both.says(both.prospect, both.dm, "도입 문의 <견적> & 일정")
    (heard,) = reception.heard
    assert (heard.ref, heard.place, heard.text) == (ref, both.dm, "도입 문의 <견적> & 일정")
    assert (heard.author.id, heard.author.name, heard.author.locale, heard.addressed) == (both.prospect, "Robin Berg", "en-US", True)


async def test_a_mention_opens_a_thread_and_arrives_once(both: SlackDouble, reception: FakeReception, joined: Guest) -> None:
    ref = await both.says(both.prospect, "C0TOWN", "@Handraiser hello, @Jun")
    (heard,) = reception.heard
    assert (heard.place, heard.text, heard.addressed) == (ref, "hello, @Jun", True)
    assert reception.repeated == 1  # the other of the two events
    await joined.send(say(place=heard.place))
    assert both.shown("C0TOWN")[-1].thread == ref


async def test_in_a_configured_place_everything_is_heard_and_goes_on_in_its_thread(
    both: SlackDouble, reception: FakeReception, joined: Guest
) -> None:
    ref = await both.says(both.prospect, both.public, "what does it cost?")
    await both.says(both.prospect, both.public, "for 50 people", thread=ref)
    assert [one.place for one in reception.heard] == [ref, ref]
    assert [one.addressed for one in reception.heard] == [True, True]


async def test_a_talk_that_a_mention_opened_goes_on_without_one_also_after_a_restart(
    both: SlackDouble, reception: FakeReception, joined: Guest
) -> None:
    ref = await both.says(both.prospect, "C0TOWN", "@Handraiser hello")
    await both.says(both.prospect, "C0TOWN", "we are 60", thread=ref)
    await both.disconnect()
    await both.connect(reception)
    await both.says(both.prospect, "C0TOWN", "by March", thread=ref)
    assert [(one.text, one.place, one.addressed) for one in reception.heard[1:]] == [("we are 60", ref, True), ("by March", ref, True)]


async def test_a_thread_in_which_nobody_asked_it_stays_among_people_until_somebody_does(
    both: SlackDouble, reception: FakeReception, joined: Guest
) -> None:
    root = f"C0TOWN:{both.workspace.add('C0TOWN', user='U0JUN', text='lunch?')['ts']}"
    for text in ("pizza", "or rice"):
        await both.says(both.prospect, "C0TOWN", text, thread=root)
    assert [one.addressed for one in reception.heard] == [False, False]
    assert sum(method == "conversations.replies" for method, _ in both.workspace.calls) == 1
    await both.says(both.prospect, "C0TOWN", "@Handraiser what do you say", thread=root)
    await both.says(both.prospect, "C0TOWN", "hm?", thread=root)
    assert [one.addressed for one in reception.heard[2:]] == [True, True]


async def test_where_slack_does_not_tell_whether_it_was_asked_the_words_come_again(
    both: SlackDouble, reception: FakeReception, joined: Guest
) -> None:
    ref = f"C0TOWN:{both.workspace.add('C0TOWN', user=both.prospect, text='<@U0BOT> hi')['ts']}"
    real, tries = both.workspace.answer, iter((True, False))

    def flaky(method: str, arguments: dict[str, object]) -> dict[str, object]:
        if method == "conversations.replies" and next(tries, False):
            raise WorkspaceRefused("internal_error")
        return real(method, arguments)

    both.workspace.answer = flaky
    await both.says(both.prospect, "C0TOWN", "anybody?", thread=ref)
    assert both.last
    assert (both.last.tries, [one.addressed for one in reception.heard]) == (2, [True])


async def test_what_people_say_among_themselves_stays_among_them(both: SlackDouble, reception: FakeReception, joined: Guest) -> None:
    await both.says(both.prospect, "C0TOWN", "lunch?")
    assert reception.told == []


async def test_words_under_a_card_bear_the_cards_ref(both: SlackDouble, reception: FakeReception, joined: Guest) -> None:
    ref = await card(joined)
    await both.says(both.rep, both.cards, "I can offer Tuesday", thread=ref)
    (heard,) = reception.heard
    assert (heard.thread, heard.author.id, heard.addressed) == (ref, both.rep, False)


async def test_four_deliveries_are_one_arrival(both: SlackDouble, reception: FakeReception, joined: Guest) -> None:
    await both.says(both.prospect, both.dm, "hello", times=4)
    assert (len(reception.heard), reception.repeated) == (1, 3)


async def test_edits_and_deletions_arrive(both: SlackDouble, reception: FakeReception, joined: Guest) -> None:
    ref = await both.says(both.prospect, both.dm, "we are 6")
    await both.edits(both.prospect, ref, "we are 60")
    await both.edits(both.prospect, ref, None)
    assert [(one.ref, one.text) for one in reception.changed] == [(ref, "we are 60"), (ref, None)]


async def test_what_we_send_ourselves_comes_back_to_nobody(both: SlackDouble, reception: FakeReception, joined: Guest) -> None:
    ref = await joined.send(say())
    message = both.workspace.find("D0PROSPECT", ref.partition(":")[2])
    echo = {key: value for key, value in message.items() if key != "reactions"} | {"channel": "D0PROSPECT", "channel_type": "im"}
    await both.event(echo)
    await both.event({"type": "message", "subtype": "message_changed", "channel": "D0PROSPECT", "message": echo, "previous_message": {}})
    assert reception.told == []


async def test_lines_of_one_talk_arrive_in_their_order(both: SlackDouble, reception: FakeReception, joined: Guest) -> None:
    reception.delays = [0.2, 0.1, 0.0, 0.0]  # the first takes longest
    await asyncio.gather(*(both.says(both.prospect, both.dm, f"{number}") for number in range(4)))
    said = [one.text for one in reception.heard]
    assert said == [f"{number}" for number in range(4)] if both.mode == "socket" else len(said) == 4  # over HTTP requests race


async def test_talks_do_not_wait_for_each_other(both: SlackDouble, reception: FakeReception, joined: Guest) -> None:
    reception.delays = [0.4, 0.0]
    first = asyncio.create_task(both.says(both.prospect, both.dm, "slow"))
    await asyncio.sleep(0.1)
    await both.says(both.prospect, both.public, "quick")
    assert [one.text for one in reception.heard] == ["quick"]
    await first


# --- the answer to Slack


async def test_slack_is_not_answered_before_the_commit(both: SlackDouble, reception: FakeReception, joined: Guest) -> None:
    reception.seconds = 0.3
    await both.says(both.prospect, both.dm, "hello")
    assert both.last
    assert 0.3 <= both.last.seconds < 0.5


async def test_what_is_not_committed_is_not_answered_and_comes_again(both: SlackDouble, reception: FakeReception, joined: Guest) -> None:
    reception.error = StorageUnavailable("the disk is full")
    with pytest.raises(NotTaken):
        await both.says(both.prospect, both.dm, "hello")
    assert reception.told == []
    asyncio.get_running_loop().call_later(0.2, setattr, reception, "error", None)
    reception.seconds = 0.1
    await both.says(both.prospect, both.dm, "hello again")
    assert [one.text for one in reception.heard] == ["hello again"]
    assert both.last
    assert both.last.tries > 1


async def test_what_is_refused_is_answered_and_the_reason_whispered(both: SlackDouble, reception: FakeReception, joined: Guest) -> None:
    reception.error = Refused("This is too long.")
    await both.says(both.prospect, both.dm, "x" * 9000)
    await soon(lambda: both.shown(both.dm)[-1].only_for == both.prospect)
    assert both.shown(both.dm)[-1].text == "This is too long."


BROKEN: list[dict[str, object]] = [
    {"type": "reaction_added", "user": "U1"},
    {"type": "message"},
    {"type": 7},
    {},
    {"type": "message", "user": []},
]


@pytest.mark.parametrize("event", BROKEN)
async def test_unknown_and_broken_events_are_answered_and_do_nothing(
    both: SlackDouble, reception: FakeReception, joined: Guest, event: dict[str, object]
) -> None:
    await both.event(event)
    assert both.last
    assert (both.last.tries, reception.told) == (1, [])


async def test_other_workspaces_and_shared_places_are_refused(both: SlackDouble, reception: FakeReception, joined: Guest) -> None:
    message = {"type": "message", "channel": "D0PROSPECT", "user": "U0PROSPECT", "text": "canary", "ts": "1.2", "channel_type": "im"}
    with capture_logs() as logs:
        await both.event(message, team_id="T0OTHER")
        await both.event(message, is_ext_shared_channel=True)
        await both.event(message | {"user_team": "T0OTHER"})
    assert reception.told == []
    assert "canary" not in str(logs)


# --- what an operator has to know


async def test_an_uninstalled_app_is_said_with_what_to_do(both: SlackDouble, reception: FakeReception, joined: Guest) -> None:
    with capture_logs() as logs:
        await both.event({"type": "app_uninstalled"})
    lodging = await joined.examine()
    assert (lodging.ok, lodging.what) == (False, "The app was removed from the workspace")
    assert "Install the app" in lodging.cure
    assert logs[-1]["log_level"] == "error"


async def test_an_archived_channel_is_told_and_looked_at_anew(both: SlackDouble, reception: FakeReception, joined: Guest) -> None:
    await card(joined)
    both.workspace.channels["C0LEADS"].archived = True
    await both.event({"type": "channel_archive", "channel": "C0LEADS", "user": "U0DANA"})
    assert [one.place for one in reception.left] == ["C0LEADS"]
    lodging = await joined.examine()
    assert not lodging.ok
    assert "archived" in lodging.what


async def test_a_renamed_channel_is_found_by_its_new_name(both: SlackDouble, reception: FakeReception, joined: Guest) -> None:
    await card(joined)
    both.workspace.channels["C0LEADS"] = replace(both.workspace.channels["C0LEADS"], name="old-leads")
    both.workspace.channels["C0TOWN"] = replace(both.workspace.channels["C0TOWN"], name="leads")
    await both.event({"type": "channel_rename", "channel": {"id": "C0LEADS", "name": "old-leads"}})
    assert (await card(joined, id="e-2")).startswith("C0TOWN:")


# --- connections


async def test_after_a_cut_it_comes_back_and_hears_what_was_said_meanwhile(
    both: SlackDouble, reception: FakeReception, joined: Guest
) -> None:
    await both.says(both.prospect, both.dm, "before")
    await both.drop()
    await both.says(both.prospect, both.dm, "meanwhile")
    assert [one.text for one in reception.heard] == ["before", "meanwhile"]


async def test_a_restarted_process_goes_on(both: SlackDouble, reception: FakeReception, joined: Guest) -> None:
    await both.disconnect()
    await both.connect(reception)
    await both.says(both.prospect, both.dm, "still there?")
    assert [one.text for one in reception.heard] == ["still there?"]


async def test_nothing_that_people_write_and_no_secret_is_logged_at_any_level(
    both: SlackDouble, reception: FakeReception, joined: Guest, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with capture_logs() as logs:
        await both.says(both.prospect, both.dm, "canary")
        await joined.send(say("canary"))
        reception.error = Refused("no")
        await both.says(both.prospect, both.dm, "canary")
        await both.event({"type": "message", "text": "canary"})
        both.workspace.revoked = True
        with pytest.raises(GivenUp):
            await joined.send(say("canary"))
    written = caplog.text + str(logs)
    assert not any(canary in written for canary in ("canary", "xoxb-1", "xapp-1", "8f742231b10e8888", "Robin"))


async def test_no_secret_is_in_a_repr(both: SlackDouble, joined: Guest) -> None:
    assert not any(secret in repr(joined) for secret in ("xoxb-1-double", "xapp-1-double", "8f742231b10e8888"))
