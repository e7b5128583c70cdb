"""Effects stand in Slack as they should, once, also when a process died in between; refusals say why."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.errors import GivenUp, PlatformError
from bot.model import Effect, Say, Who
from bot.model.arrivals import Button
from bot.ports import Guest
from tests.adapters.slack.conftest import calls, card, effect, say
from tests.adapters.slack.double import SlackDouble
from tests.adapters.slack.faces import CONVERSATION, FACES
from tests.adapters.slack.fake import FakeReception
from tests.adapters.slack.workspace import BOT

# --- each kind


async def test_a_sentence_stands_in_the_direct_talk(slack: SlackDouble, guest: Guest) -> None:
    ref = await guest.send(say("Hello & <welcome>"))
    (shown,) = slack.shown("D0PROSPECT")
    assert (shown.ref, shown.text) == (ref, "Hello & <welcome>")


async def test_a_sentence_stands_in_the_thread_that_a_mention_opened(slack: SlackDouble, guest: Guest) -> None:
    root = slack.workspace.add("C0TOWN", user="U0PROSPECT", text="hi")["ts"]
    await guest.send(say(place=f"C0TOWN:{root}"))
    assert [one.thread for one in slack.shown("C0TOWN")] == ["", f"C0TOWN:{root}"]


QUIET = {"unfurl_links": False, "unfurl_media": False, "parse": "none", "link_names": False, "mrkdwn": False}


async def test_nothing_that_is_posted_unfolds_or_looks_for_names(slack: SlackDouble, guest: Guest) -> None:
    await guest.send(say())
    await card(guest)
    for arguments in calls(slack, "chat.postMessage"):
        assert {name: arguments[name] for name in QUIET} == QUIET


async def test_a_card_stands_in_the_channel_of_that_name_and_shows_its_new_face(slack: SlackDouble, guest: Guest) -> None:
    ref = await card(guest)
    assert ref.startswith("C0LEADS:")
    assert await guest.send(effect("edit", place="#leads", ref=ref, face=FACES["ja"])) == ref
    (shown,) = slack.shown("#leads")
    assert "田中 陽子" in shown.text
    assert shown.buttons == ("担当する", "対象外", "後で", "返す", "デスクで開く")


async def test_a_later_card_links_to_the_one_whose_place_it_takes(slack: SlackDouble, guest: Guest) -> None:
    first = await card(guest)
    await card(guest, id="e-2", ref=first)
    address = f"https://home.slack.com/archives/C0LEADS/p{first.partition(':')[2].replace('.', '')}"
    assert address in str(slack.workspace.messages["C0LEADS"][-1]["blocks"])


async def test_a_note_stands_in_the_cards_thread_and_mentions_its_owner(slack: SlackDouble, guest: Guest) -> None:
    ref = await card(guest)
    said = Say(text="<!channel> is it on?", who=Who.PROSPECT, name="Robin")
    await guest.send(effect("note", place="#leads", thread=ref, to="U0DANA", say=said))
    note = slack.shown("#leads")[-1]
    assert note.thread == ref
    assert note.text == "<@U0DANA>\nRobin\n<!channel> is it on?"
    assert "&lt;!channel&gt;" in slack.workspace.messages["C0LEADS"][-1]["text"]


async def test_a_mark_takes_the_place_of_the_one_before_and_leaves_those_of_people(slack: SlackDouble, guest: Guest) -> None:
    message = slack.workspace.add("C0LEADS", user="U0DANA", text="hi", reactions={"x": {"U0JUN"}, "tada": {"U0JUN"}})
    ref = f"C0LEADS:{message['ts']}"
    for mark, sign in (("waiting", "eyes"), ("sent", "white_check_mark"), ("note", "memo"), ("failed", "x"), ("failed", "x")):
        assert await guest.send(effect("mark", ref=ref, mark=mark)) == ref
        assert [name for name, users in message["reactions"].items() if BOT in users] == [sign]
    assert message["reactions"] == {"x": {"U0JUN", BOT}, "tada": {"U0JUN"}}


async def test_a_whisper_is_for_one_alone_with_its_buttons(slack: SlackDouble, guest: Guest) -> None:
    ref = await card(guest)
    undo = Button(label="Undo", payload=f"un:{CONVERSATION}:1")
    await guest.send(effect("whisper", place="#leads", thread=ref, to="U0DANA", say=Say(text="sent in 5 s"), buttons=(undo,)))
    whisper = slack.shown("#leads")[-1]
    assert (whisper.only_for, whisper.text, whisper.buttons, whisper.thread) == ("U0DANA", "sent in 5 s", ("Undo",), ref)


async def test_a_sentence_is_changed_and_taken_away(slack: SlackDouble, guest: Guest) -> None:
    ref = await guest.send(say("We have 40 seats"))
    assert await guest.send(effect("amend", ref=ref, say=Say(text="We have 50 seats"))) == ref
    assert [one.text for one in slack.shown("D0PROSPECT")] == ["We have 50 seats"]
    await guest.send(effect("withdraw", ref=ref))
    assert slack.shown("D0PROSPECT") == []
    await guest.send(effect("withdraw", ref=ref))  # twice does no harm


async def test_a_long_sentence_is_parted_and_changed_and_taken_away_as_a_whole(slack: SlackDouble, guest: Guest) -> None:
    ref = await guest.send(say("word " * 1500))
    assert len(slack.shown("D0PROSPECT")) == 3
    ref = await guest.send(effect("amend", ref=ref, say=Say(text="short")))
    assert [one.text for one in slack.shown("D0PROSPECT")] == ["short"]
    ref = await guest.send(effect("amend", ref=ref, say=Say(text="word " * 1000)))
    assert len(slack.shown("D0PROSPECT")) == 2
    await guest.send(effect("withdraw", ref=ref))
    assert slack.shown("D0PROSPECT") == []


@pytest.mark.parametrize("kind", ["mail", "sync", "dance"])
async def test_what_slack_has_no_way_to_do_is_given_up(guest: Guest, kind: str) -> None:
    with pytest.raises(GivenUp, match=kind):
        await guest.send(effect(kind))


# --- after a crash

SENT = {"say": say(), "long": say("word " * 1500), "card": effect("card", place="#leads", face=FACES["ko"])}


@pytest.mark.parametrize("sent", SENT.values(), ids=SENT)
async def test_what_stands_there_already_is_found_again_by_its_id(slack: SlackDouble, guest: Guest, sent: Effect) -> None:
    assert await guest.arrived(sent) is None
    ref = await guest.send(sent)
    for number in range(250):  # more than a page of history
        slack.workspace.add(ref.partition(":")[0], user="U0PROSPECT", text=f"{number}")
    reborn = slack.build(FakeReception())
    assert await reborn.arrived(sent) == ref


async def test_a_note_is_found_again_in_its_thread(slack: SlackDouble, guest: Guest) -> None:
    ref = await card(guest)
    note = effect("note", place="#leads", thread=ref, say=Say(text="x"))
    assert await guest.arrived(note) is None
    assert await guest.arrived(note) != await guest.send(note) == await guest.arrived(note)


async def test_a_long_sentence_that_broke_off_is_finished_and_not_begun_again(slack: SlackDouble, guest: Guest) -> None:
    long = say("word " * 1500)
    real = slack.workspace.answer

    def breaks(method: str, arguments: dict[str, Any]) -> dict[str, Any]:
        if method == "chat.postMessage" and len(slack.shown("D0PROSPECT")) == 2:
            raise ConnectionResetError
        return real(method, arguments)

    slack.workspace.answer = breaks
    with pytest.raises(PlatformError):
        await guest.send(long)
    slack.workspace.answer = real
    assert await guest.arrived(long) is None
    ref = await guest.send(say("word " * 1500, attempts=1))
    assert len(slack.shown("D0PROSPECT")) == 3
    assert await guest.arrived(long) == ref


@pytest.mark.parametrize("sent", SENT.values(), ids=SENT)
async def test_what_slack_took_without_our_hearing_of_it_is_not_posted_twice(slack: SlackDouble, guest: Guest, sent: Effect) -> None:
    real = slack.workspace.answer

    def answer_is_lost(method: str, arguments: dict[str, Any]) -> dict[str, Any]:
        answer = real(method, arguments)
        if method == "chat.postMessage":
            raise ConnectionResetError
        return answer

    slack.workspace.answer = answer_is_lost
    with pytest.raises(PlatformError):
        await guest.send(sent)
    slack.workspace.answer = real
    await guest.send(replace(sent, attempts=1))
    texts = [one.text for one in slack.shown(sent.place)]
    assert len(texts) == (3 if len(sent.say.text if sent.say else "") > 3000 else 1)


@pytest.mark.parametrize("kind", ["edit", "mark", "amend", "withdraw", "whisper"])
async def test_what_can_be_done_twice_is_not_looked_for(slack: SlackDouble, guest: Guest, kind: str) -> None:
    assert await guest.arrived(effect(kind, ref="C0LEADS:1.2")) is None
    assert slack.workspace.calls == []
