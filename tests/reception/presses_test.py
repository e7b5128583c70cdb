"""Presses: who may do what to a card, and what everybody else is told. Nothing that is refused is stored or raised."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.config import Rep, Team
from bot.desk.closing import CHOICES
from bot.model import Owner
from bot.model.arrivals import Action, Author, Pressed, Receipt, pack
from tests.adapters.contract.double import Shown
from tests.adapters.contract.house import Stage, config_for, staged
from tests.adapters.contract.plain import PlainDouble
from tests.quiet import quiet

NOBODY = "0" * 32


async def known(stage: Stage, card: Shown) -> None:
    """Wait until the store knows the card by its ref: it is noted when it has been posted."""
    async with asyncio.timeout(20):
        while await stage.built.store.under("plain", card.ref) is None:
            await asyncio.sleep(0.01)


async def press(stage: Stage, user: str, payload: str, *, ref: str = "", form: dict[str, str] | None = None, locale: str = "en") -> Receipt:
    """Press a button whatever it is; forged ones too."""
    event = Pressed(
        platform="plain",
        event_id=f"press-{user}-{payload}-{form}-{stage.clock().timestamp()}",
        place="room",
        ref=ref or stage.cards()[-1].ref,
        author=Author(id=user, name="Somebody", locale=locale),
        payload=payload,
        at=stage.clock(),
        form=form,
    )
    return await stage.built.outside.reception.arrived(event)


async def talk(stage: Stage) -> str:
    """Return the id of the prospect's conversation."""
    found = await stage.built.store.find("plain", "dm-1")
    assert found is not None
    return found


async def owner(stage: Stage) -> tuple[Owner, str]:
    """Return who owns it."""
    conversation = await stage.built.store.conversation(await talk(stage))
    return conversation.owner, conversation.rep


async def test_a_claim_gives_it_to_the_rep_and_tells_them_what_to_do(stage: Stage) -> None:
    await stage.asked()
    receipt = await press(stage, "r-dana", pack(Action.CLAIM, await talk(stage)))
    assert receipt.whisper.startswith("It is yours.")
    assert await owner(stage) == (Owner.REP, "dana")


async def test_of_a_thousand_claims_at_once_one_wins_and_the_others_are_told_who_has_it(stage: Stage) -> None:
    await stage.asked()
    payload, card = pack(Action.CLAIM, await talk(stage)), stage.cards()[-1].ref
    presses = (
        Pressed(
            platform="plain",
            event_id=f"k{n}",
            place="room",
            ref=card,
            author=Author(id=("r-dana", "r-jun")[n % 2]),
            payload=payload,
            at=stage.clock(),
        )
        for n in range(1000)
    )
    receipts = await asyncio.gather(*(stage.built.outside.reception.arrived(one) for one in presses))
    whispers = [receipt.whisper for receipt in receipts]
    won = [whisper for whisper in whispers if whisper.startswith("It is yours.")]
    assert len(won) == 1
    _, rep = await owner(stage)
    told = f"{stage.built.config.rep_name(rep)} already has this one."
    assert sorted(set(whispers) - set(won)) == [told]
    events = (await stage.built.store.sheet(await talk(stage))).events
    assert len([event for _, event in events if event.kind == "owner" and event.data["to"] == "rep"]) == 1


async def test_the_same_press_delivered_again_does_nothing_more(stage: Stage) -> None:
    card = await stage.asked()
    await stage.sales.presses("r-dana", card.ref, "Claim", times=4)
    events = (await stage.built.store.sheet(await talk(stage))).events
    assert len([event for _, event in events if event.kind == "owner" and event.data["to"] == "rep"]) == 1


WHO_MAY_NOT = [
    ("p-1", "This is for the reps of the team. Whoever runs Handraiser can add you."),  # the prospect
    ("u-gone", "This is for the reps of the team. Whoever runs Handraiser can add you."),  # a rep who left config
    ("r-other", "This card belongs to another team."),
]


@pytest.mark.parametrize(("user", "told"), WHO_MAY_NOT)
@pytest.mark.parametrize("action", [Action.CLAIM, Action.GIVE_BACK, Action.NOT_A_FIT, Action.SNOOZE, Action.UNDO, Action.SEND])
async def test_who_has_no_right_is_told_so(tmp_path: Path, double: PlainDouble, user: str, told: str, action: Action) -> None:
    config = config_for(double, double)
    other = Rep(id="other", name="Other", teams=("elsewhere",), identities={"plain": "r-other"})
    teams = {**config.teams, "elsewhere": Team(name="elsewhere")}
    async with staged(tmp_path, double, config=replace(config, reps={**config.reps, "other": other}, teams=teams)) as stage:
        await stage.asked()
        before = await owner(stage)
        receipt = await press(stage, user, pack(action, await talk(stage), "1"), form={"reason": "junk", "until": "hour"})
        assert (receipt.taken, receipt.whisper) == (False, told)
        assert await owner(stage) == before


async def test_a_stranger_is_told_in_their_own_language(stage: Stage) -> None:
    await stage.asked()
    receipt = await press(stage, "u-gone", pack(Action.CLAIM, NOBODY), ref="room:999", locale="ko-KR")
    assert receipt.whisper == "팀 담당자만 쓸 수 있어요. Handraiser 운영자에게 추가를 요청해 주세요."


@pytest.mark.parametrize(
    ("payload", "ref", "told"),
    [
        (pack(Action.CLAIM, NOBODY), "room:999", "This conversation is no longer here."),  # nobody's conversation
        (pack(Action.CLAIM, NOBODY), "", "This button does nothing any more."),  # another one than the card's
        ("", "", "This button does nothing any more."),
        ("cl", "", "This button does nothing any more."),
        ("xx:1:2", "", "This button does nothing any more."),
        ("cl:" + "x" * 80 + ":", "", "This button does nothing any more."),
        (pack(Action.CHOICE, NOBODY, "1.a"), "", "These buttons belong to somebody else's conversation."),
    ],
)
async def test_a_forged_or_old_button_is_answered_and_changes_nothing(stage: Stage, payload: str, ref: str, told: str) -> None:
    await known(stage, await stage.asked())
    before = await stage.built.store.sheet(await talk(stage))
    receipt = await press(stage, "r-dana", payload, ref=ref)
    assert (receipt.taken, receipt.whisper) == (False, told)
    assert await stage.built.store.sheet(await talk(stage)) == before


@pytest.mark.parametrize("argument", ["", "1", "x.y", "2.nothing", "99999999999999999999.a", "-1.a", "١.a"])
async def test_a_choice_that_was_never_given_is_answered(stage: Stage, argument: str) -> None:
    await stage.asked()
    event = Pressed(
        platform="plain",
        event_id="c1",
        place="dm-1",
        ref="dm-1:1",
        author=Author(id="p-1", locale="ja"),
        payload=pack(Action.CHOICE, await talk(stage), argument),
        at=stage.clock(),
    )
    receipt = await stage.built.outside.reception.arrived(event)
    assert (receipt.taken, receipt.whisper) == (False, "このボタンはもう使えません。")


async def test_not_a_fit_asks_why_and_closes(stage: Stage) -> None:
    card = await stage.asked()
    payload = pack(Action.NOT_A_FIT, await talk(stage))
    form = (await press(stage, "r-dana", payload)).form
    assert form is not None
    assert [(one.name, tuple(value for value, _ in one.choices)) for one in form.inputs] == [
        ("reason", CHOICES),
        ("words", ()),
    ]
    assert [label for _, label in form.inputs[0].choices[:2]] == ["Won", "Lost: Price"]
    assert (await press(stage, "r-dana", payload, form={"reason": "because"})).whisper == "Please say how it ended."
    assert (await press(stage, "r-dana", payload, form={"reason": "junk/student", "words": "of law"})).whisper == "Closed."
    await stage.until(lambda: "Closed: Junk, Student, of law" in stage.cards()[-1].text, "the card")
    assert stage.cards()[-1].ref == card.ref
    assert stage.cards()[-1].buttons == ("Claim",)


async def test_a_form_is_the_same_when_it_is_asked_for_ahead_and_stores_nothing(stage: Stage) -> None:
    await stage.asked()
    event = Pressed(
        platform="plain",
        event_id="f1",
        place="room",
        ref=stage.cards()[-1].ref,
        author=Author(id="r-dana"),
        payload="",
        at=stage.clock(),
    )
    for action in (Action.NOT_A_FIT, Action.SNOOZE):
        opening = replace(event, payload=pack(action, await talk(stage)))
        ahead = await stage.built.outside.reception.opens_form(opening)
        assert ahead == (await stage.built.outside.reception.arrived(opening)).form
        assert ahead is not None
    claim = replace(event, payload=pack(Action.CLAIM, await talk(stage)))
    assert await stage.built.outside.reception.opens_form(claim) is None


async def test_a_snoozed_card_rests_and_comes_up_again(stage: Stage) -> None:
    await stage.claimed()
    receipt = await press(stage, "r-dana", pack(Action.SNOOZE, await talk(stage)), form={"until": "hour"})
    assert receipt.whisper.startswith("This card comes up again at ")
    await stage.until(lambda: "snoozed by Dana Cole until" in stage.cards()[-1].text, "the card")
    stage.clock.forward(3601)
    await stage.until(lambda: [one for one in stage.thread() if "@r-dana" in one.text and "snooze is over" in one.text], "the reminder")
    await stage.until(lambda: "With Dana Cole" in stage.cards()[-1].text, "the card as before")


async def test_a_card_that_nobody_has_is_not_late_while_it_rests(stage: Stage) -> None:
    await stage.asked()
    await press(stage, "r-dana", pack(Action.SNOOZE, await talk(stage)), form={"until": "hours"})
    stage.clock.forward(3600)
    await quiet(stage.built)
    assert "Nobody claimed it" not in stage.cards()[-1].text
    stage.clock.forward(3 * 3600)
    await stage.until(lambda: [one for one in stage.thread() if "snooze is over" in one.text], "the reminder")
    stage.clock.forward(3600)
    await stage.until(lambda: "Nobody claimed it in time" in stage.cards()[-1].text, "that it is late")


async def test_giving_back_lets_the_bot_speak_again(stage: Stage) -> None:
    card = await stage.claimed()
    await stage.sales.presses("r-dana", card.ref, "Give back to the bot")
    await stage.until(lambda: "With the bot" in stage.cards()[-1].text, "the card")
    assert await owner(stage) == (Owner.BOT, "dana")


async def test_a_card_that_cannot_be_edited_any_more_is_posted_anew_with_a_link_to_the_old_thread(
    stage: Stage, double: PlainDouble
) -> None:
    card = await stage.asked()
    del double.messages[card.ref]
    await press(stage, "r-dana", pack(Action.CLAIM, await talk(stage)), ref=card.ref)
    await stage.until(lambda: stage.cards() and "With Dana Cole" in stage.cards()[-1].text, "the new card")
    assert [effect.ref for effect in double.sent if effect.kind == "card"] == ["", card.ref]
    await stage.prospects.says("p-1", "dm-1", "hello again")
    await stage.until(lambda: [one for one in stage.thread() if "hello again" in one.text], "the words under the new card")
    assert next(one.thread for one in stage.thread() if "hello again" in one.text) == stage.cards()[-1].ref
