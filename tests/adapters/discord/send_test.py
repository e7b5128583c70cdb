"""What leaves for Discord, seen on the screens of those who read it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from discord.http import Route

from adapters.discord.adapter import Discord
from adapters.discord.send import drafts
from bot.errors import GivenUp, PlatformError, RetryLater
from bot.model import Effect, Say, Who
from bot.model.arrivals import Action, Button, Left, pack
from tests.adapters.discord import world as w
from tests.adapters.discord.double import DiscordDouble
from tests.adapters.discord.fakes import CARD, TALK, FakeReception, effect

CHOICES = (("1-9", "1 to 9"), ("10-49", "10 to 49"))


@pytest.fixture
async def guest(double: DiscordDouble, reception: FakeReception) -> Discord:
    return await double.connect(reception)


@pytest.fixture
async def card(guest: Discord) -> str:
    """Return the ref of a card that stands."""
    return await guest.send(effect("card", w.CARDS, face=CARD, id="card1"))


async def test_a_word_to_a_prospect_stands_in_the_direct_message_with_its_choices(guest: Discord, double: DiscordDouble) -> None:
    ref = await guest.send(effect("say", w.DM, say=Say(text="How many are you?", choices=CHOICES), seq=4))
    (shown,) = double.shown(w.DM)
    assert (shown.ref, shown.text, shown.buttons) == (ref, "How many are you?", ("1 to 9", "10 to 49"))


async def test_sent_twice_under_one_id_it_stands_there_once(guest: Discord, double: DiscordDouble) -> None:
    refs = {await guest.send(effect("say", w.DM, "Hello", id="0198d7f2-6f5e-7c3a-9d1b-2f4e6a8c0b1d")) for _ in range(2)}
    assert len(refs) == len(double.shown(w.DM)) == 1


async def test_every_send_carries_a_key_of_25_characters_at_most_that_discord_enforces(guest: Discord, double: DiscordDouble) -> None:
    await guest.send(effect("say", w.DM, "word " * 900, id="0198d7f2-6f5e-7c3a-9d1b-2f4e6a8c0b1d"))
    sent = [body for method, path, body in double.rest.calls if method == "POST" and path.endswith("/messages")]
    keys = [body["nonce"] for body in sent]
    assert all(body["enforce_nonce"] and body["allowed_mentions"] == {"parse": []} for body in sent)
    assert len(set(keys)) == len(keys) == 3
    assert max(map(len, keys)) <= 25


async def test_a_mention_opens_its_thread_with_the_first_answer_and_the_second_goes_there_too(
    guest: Discord, double: DiscordDouble, reception: FakeReception
) -> None:
    ref = await double.says(w.PROSPECT, w.LOBBY, f"<@{w.BOT}> what does it cost?")
    place = reception.got[0].place
    for text in ("Hi, I am Mia.", "How many are you?"):
        await guest.send(effect("say", place, text, id=text))
    assert place == ref
    assert [shown.text for shown in double.shown(place)] == ["Hi, I am Mia.", "How many are you?"]
    assert len(double.shown(w.LOBBY)) == 3
    assert double.world.threads[place.partition("/")[2]]["name"] == "Mina Park"


async def test_a_thread_that_somebody_opened_meanwhile_is_as_good(guest: Discord, double: DiscordDouble) -> None:
    ref = await double.says(w.PROSPECT, w.LOBBY, f"<@{w.BOT}> hello")
    home, _, message = ref.partition("/")
    double.world.opened(home, message, "talk", w.OWNER)
    await guest.send(effect("say", ref, "Hi"))
    assert [shown.text for shown in double.shown(ref)] == ["Hi"]


async def test_a_card_shows_everything_and_pings_the_one_person(guest: Discord, double: DiscordDouble) -> None:
    await guest.send(effect("card", w.CARDS, face=replace(CARD, ping=w.DANA)))
    (shown,) = double.shown(w.CARDS)
    for words in ("78 of 100", "Asked for a person", "waiting, claim by 14:05", "we are about 60", "Not asked: budget, role"):
        assert words in shown.text
    assert shown.buttons == ("Claim", "Not a fit", "Snooze", "Open on the desk")
    sent = double.world.messages[w.CARDS][0]
    assert sent["allowed_mentions"] == {"parse": [], "users": [int(w.DANA)]}
    assert sent["content"].startswith(f"<@{w.DANA}> ")


async def test_an_edit_shows_the_new_face_and_takes_the_buttons_away(guest: Discord, double: DiscordDouble, card: str) -> None:
    face = replace(CARD, state="with Dana Cole", colour="green", buttons=(), link="")
    assert await guest.send(effect("edit", w.CARDS, face=face, ref=card)) == card
    (shown,) = double.shown(w.CARDS)
    assert "with Dana Cole" in shown.text
    assert shown.buttons == ()


async def test_a_note_opens_the_cards_thread_and_shows_no_previews_of_links(guest: Discord, double: DiscordDouble, card: str) -> None:
    said = Say(text="see https://evil.example @everyone", who=Who.PROSPECT, name="Mina Park")
    await guest.send(effect("note", w.CARDS, say=said, thread=card))
    note = double.world.messages[card.partition("/")[2]][0]
    assert note["content"] == "**Mina Park:** see https://evil.example @\u200beveryone"
    assert note["flags"] & 4  # SUPPRESS_EMBEDS
    assert double.world.threads[card.partition("/")[2]]["name"] == CARD.title
    assert double.shown(w.CARDS)[1].thread == card


async def test_a_note_may_mention_the_owner_and_nobody_else(guest: Discord, double: DiscordDouble, card: str) -> None:
    await guest.send(effect("note", w.CARDS, f"<@{w.JUN}> hello", thread=card, to=w.DANA))
    note = double.world.messages[card.partition("/")[2]][0]
    assert note["content"] == f"<@{w.DANA}> \\<@{w.JUN}\\> hello"
    assert note["allowed_mentions"]["users"] == [int(w.DANA)]


async def test_a_mark_replaces_the_one_before(guest: Discord, double: DiscordDouble) -> None:
    ref = await double.says(w.DANA, w.DM, "on my way")
    seen = []
    for mark in ("waiting", "sent", "sent"):
        await guest.send(effect("mark", w.DM, ref=ref, mark=mark))
        seen.append(double.shown(w.DM)[0].marks)
    assert seen == [("⏳",), ("✅",), ("✅",)]


async def test_a_whisper_without_a_press_is_a_direct_message(guest: Discord, double: DiscordDouble) -> None:
    await guest.send(effect("whisper", w.CARDS, "Dana has it already", to=w.JUN))
    assert [shown.text for shown in double.shown(double.world.dms[w.JUN])] == ["Dana has it already"]
    assert double.shown(w.CARDS) == []


async def test_a_whisper_never_becomes_public_when_direct_messages_are_closed(guest: Discord, double: DiscordDouble) -> None:
    double.world.blocking.add(w.JUN)
    with pytest.raises(GivenUp, match="takes no direct messages"):
        await guest.send(effect("whisper", w.CARDS, "Dana has it already", to=w.JUN))
    assert double.shown(w.CARDS) == []


async def test_a_whisper_under_a_card_names_its_reader_without_a_sound_and_takes_itself_away(
    guest: Discord, double: DiscordDouble, card: str
) -> None:
    guest._sender.whispers.passes = 0.2
    undo = Button(label="Undo", payload=pack(Action.UNDO, TALK, "7"))
    await guest.send(effect("note", w.CARDS, "so far", thread=card))
    await guest.send(effect("whisper", w.CARDS, "Goes out in 5 s", to=w.DANA, thread=card, buttons=(undo,), id="e2"))
    said = double.world.messages[card.partition("/")[2]][-1]
    assert said["content"] == f"<@{w.DANA}> Goes out in 5 s"
    assert said["flags"] & 1 << 12  # SUPPRESS_NOTIFICATIONS
    assert double.shown(card)[-1].buttons == ("Undo",)
    await double.until(lambda: len(double.shown(card)) == 1)


async def test_a_whisper_can_be_withdrawn_under_a_press_and_under_a_card(guest: Discord, double: DiscordDouble, card: str) -> None:
    await guest.send(effect("note", w.CARDS, "so far", thread=card))
    await double.presses(w.DANA, card, "Claim")
    private = await guest.send(effect("whisper", w.CARDS, "yours", to=w.DANA, id="e3"))
    passing = await guest.send(effect("whisper", w.CARDS, "Goes out", to=w.DANA, thread=card, id="e4"))
    assert [shown.only_for for shown in double.shown(w.CARDS) if shown.text == "yours"] == [w.DANA]
    for ref in (private, passing):
        await guest.send(effect("withdraw", w.CARDS, ref=ref, id=ref))
    assert not {"yours", f"<@{w.DANA}> Goes out"} & {shown.text for shown in double.shown(w.CARDS)}


async def test_a_card_that_takes_the_place_of_an_older_one_answers_it(guest: Discord, double: DiscordDouble, card: str) -> None:
    await guest.send(effect("card", w.CARDS, face=CARD, ref=card, id="card2"))
    assert double.world.messages[w.CARDS][-1]["message_reference"]["message_id"] == int(card.partition("/")[2])


async def test_amended_words_replace_all_messages_that_they_were(guest: Discord, double: DiscordDouble) -> None:
    ref = await guest.send(effect("say", w.DM, "long " * 700))
    assert len(double.shown(w.DM)) == 2
    shorter = await guest.send(effect("amend", w.DM, "short", ref=ref))
    assert [shown.text for shown in double.shown(w.DM)] == ["short"]
    longer = await guest.send(effect("amend", w.DM, "again long " * 400, ref=shorter, id="e2"))
    assert [shown.ref.partition("/")[2] for shown in double.shown(w.DM)] == longer.partition("/")[2].split(",")


async def test_withdrawn_words_are_gone_and_may_be_gone_already(guest: Discord, double: DiscordDouble) -> None:
    ref = await guest.send(effect("say", w.DM, "long " * 700))
    for _ in range(2):
        assert await guest.send(effect("withdraw", w.DM, ref=ref)) == ref
    assert double.shown(w.DM) == []


async def test_a_prospect_who_takes_nothing_from_us_has_left(guest: Discord, double: DiscordDouble, reception: FakeReception) -> None:
    double.world.blocking.add(w.PROSPECT)
    with pytest.raises(GivenUp, match="blocked, or switched off"):
        await guest.send(effect("say", w.DM, "Hello?"))
    (left,) = reception.got
    assert isinstance(left, Left)
    assert left.place == w.DM


async def test_a_pause_too_long_to_sit_out_comes_back_with_its_length(guest: Discord, double: DiscordDouble) -> None:
    double.limit(45.0)
    with pytest.raises(RetryLater) as asked:
        await guest.send(effect("say", w.DM, "Hello"))
    assert asked.value.seconds == 45.0
    assert double.shown(w.DM) == []


async def test_a_short_pause_is_sat_out_and_nothing_is_sent_twice(guest: Discord, double: DiscordDouble) -> None:
    double.limit(0.2, calls=2)
    await guest.send(effect("say", w.DM, "Hello"))
    assert len(double.shown(w.DM)) == 1


@pytest.mark.parametrize(
    ("lacks", "says"),
    [(w.VIEW, "may not see this channel"), (w.SEND, "permission is missing"), (w.EMBED, "permission is missing")],
)
async def test_what_the_bot_may_not_do_is_given_up_with_a_sentence(guest: Discord, double: DiscordDouble, lacks: int, says: str) -> None:
    double.world.denied[w.CARDS] = lacks
    with pytest.raises(GivenUp, match=says):
        await guest.send(effect("card", w.CARDS, face=CARD))


@pytest.mark.parametrize(
    ("place", "says"),
    [("399999999999999999", "channel or thread is gone"), ("#leads", "not a place on Discord"), (f"{w.LOBBY}/5", "somebody deleted it")],
)
async def test_a_place_that_is_not_there_is_given_up(guest: Discord, place: str, says: str) -> None:
    with pytest.raises(GivenUp, match=says):
        await guest.send(effect("say", place, "Hello"))


@pytest.mark.parametrize("wrong", [effect("mail", w.DM), effect("card", w.CARDS), effect("say", w.DM), effect("mark", w.DM, mark="?")])
async def test_an_effect_without_its_content_is_given_up(guest: Discord, wrong: Effect) -> None:
    with pytest.raises(GivenUp):
        await guest.send(wrong)


async def test_before_the_login_nothing_can_be_sent_yet(double: DiscordDouble, reception: FakeReception) -> None:
    with pytest.raises(RetryLater):
        await double.make(reception).send(effect("say", w.DM, "Hello"))


async def test_a_server_that_does_not_answer_is_tried_again(guest: Discord, double: DiscordDouble) -> None:
    Route.BASE = "http://127.0.0.1:9/api/v10"  # nobody listens there; the double puts it back
    with pytest.raises(PlatformError) as failed:
        await guest.send(effect("say", w.DM, "Hello"))
    assert not isinstance(failed.value, GivenUp | RetryLater)


def test_an_effect_of_many_choices_numbers_them() -> None:
    say = Say(text="Which?", choices=tuple((str(n), f"Plan {n}") for n in range(26)))
    (draft,) = drafts(effect("say", w.DM, say=say))
    assert draft.buttons == ()
    assert draft.content.startswith("Which?\n1. Plan 0\n")
    assert draft.content.endswith("26. Plan 25")
