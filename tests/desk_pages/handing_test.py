"""Handing a conversation over, asking a colleague in, taking back, and why a lead was offered to whom: as the pages show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from adapters.desk.handing import co_sellers
from adapters.desk.words import LANGUAGES, built_in
from bot.desk.assign import REASONS
from bot.model import Event, Kind, Owner
from tests.axe import violations
from tests.desk_pages import material
from tests.desk_pages.actions_test import press
from tests.desk_pages.conftest import Open, SignIn
from tests.desk_pages.fakes import NOW
from tests.desk_pages.served import World, hear

PRESSES = [
    # path, fields, what enters: kind, note, to whom
    ("hand_over", {"to": "dana", "note": " 견적은 금요일까지\r\n부탁해요 "}, (Kind.HAND_OVER, "견적은 금요일까지\n부탁해요", "dana")),
    ("hand_over", {"to": "team:tokyo"}, (Kind.HAND_OVER, "", "team:tokyo")),
    ("ask_in", {"to": "sato"}, (Kind.ASK_IN, "in", "sato")),
    ("send_away", {"to": "sato"}, (Kind.ASK_IN, "out", "sato")),
    ("take_back", {}, (Kind.TAKE_BACK, "", "")),
]


@pytest.mark.parametrize(("path", "fields", "entered"), PRESSES)
def test_each_press_says_to_whom(
    world: World, sign_in: SignIn, path: str, fields: Mapping[str, str], entered: tuple[Kind, str, str]
) -> None:
    status, _ = press(sign_in("jisoo"), f"/desk/c/c-yuna/{path}", **fields)
    assert status == 200
    [message] = world.floor.presses.values()
    assert (message.kind, message.text, message.choice) == entered
    assert (message.platform, message.author) == ("desk", "jisoo")


@pytest.mark.parametrize("path", ["hand_over", "ask_in", "send_away"])
@pytest.mark.parametrize("fields", [{}, {"to": ""}, {"to": "x" * 201}])
def test_a_press_without_a_name_changes_nothing(world: World, sign_in: SignIn, path: str, fields: Mapping[str, str]) -> None:
    assert press(sign_in("jisoo"), f"/desk/c/c-yuna/{path}", **fields)[0] == 400
    assert press(sign_in("jisoo"), "/desk/c/c-yuna/hand_over", to="dana", note="x" * 1001)[0] == 400
    assert world.floor.presses == {}


def test_the_owner_alone_is_shown_whom_they_can_give_it_to(sign_in: SignIn) -> None:
    mine = sign_in("jisoo").get("/desk/c/c-yuna").text
    chosen = mine.split('id="hand-over"')[1].split("</form>")[0]
    assert [one.split('"')[0] for one in chosen.split('<option value="')[1:]] == [
        "",
        "dana",
        "sato",
        "team:inbound",
        "team:seoul",
        "team:tokyo",
    ]
    assert "the prospect sees that they have joined" in chosen
    assert 'id="handing"' not in sign_in("dana").get("/desk/c/c-yuna").text
    assert 'id="handing"' not in sign_in("jisoo").get("/desk/c/c-theo").text


def test_who_handed_it_over_may_take_it_back_for_two_minutes(world: World, sign_in: SignIn) -> None:
    client = sign_in("jisoo")
    _, page = press(client, "/desk/c/c-yuna/hand_over", to="dana")
    assert "Handed over." in page
    assert "Take back: The prospect sees that 한지수 has joined." in page
    assert "한지수 handed it to Dana Cole" in page
    world.clock.now = NOW + timedelta(minutes=2)
    assert 'id="take-back"' in client.get("/desk/c/c-yuna").text
    world.clock.now = NOW + timedelta(minutes=2, seconds=1)
    assert 'id="take-back"' not in client.get("/desk/c/c-yuna").text


def test_a_colleague_may_not_take_it_back_and_a_manager_may_later(world: World, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    press(sign_in("jisoo"), "/desk/c/c-yuna/hand_over", to="dana")
    world.clock.now = NOW + timedelta(hours=2)
    assert 'id="take-back"' not in sign_in("sato").get("/desk/c/c-yuna").text
    monkeypatch.setitem(material.REPS, "sato", replace(material.REPS["sato"], manager=True))
    assert 'id="take-back"' in sign_in("sato").get("/desk/c/c-yuna").text
    _, page = press(sign_in("sato"), "/desk/c/c-yuna/take_back", once="a-manager-s-form")
    assert "Taken back: it is as it was before." in page
    assert 'id="take-back"' not in page  # there is nothing left to take back
    assert world.floor.sheets["c-yuna"].conversation.rep == "jisoo"


@pytest.mark.parametrize(
    ("act", "fields", "seen"),
    [
        ("give_back", {}, "Take back: The prospect sees that 한지수 has joined."),
        ("close", {"reason": "won"}, "Take back: The prospect sees nothing of this."),
        ("hand_over", {"to": "team:tokyo"}, "Take back: The prospect sees that 한지수 has joined."),
    ],
)
def test_taking_back_says_what_the_prospect_will_see(sign_in: SignIn, act: str, fields: Mapping[str, str], seen: str) -> None:
    assert seen in press(sign_in("jisoo"), f"/desk/c/c-yuna/{act}", **fields)[1]


def test_a_claim_taken_back_gives_it_to_the_bot(world: World, sign_in: SignIn) -> None:
    client = sign_in("jisoo")
    assert "Take back: The prospect sees that the AI assistant answers again." in press(client, "/desk/c/c-mara/claim")[1]
    press(client, "/desk/c/c-mara/take_back")
    assert world.floor.sheets["c-mara"].conversation.owner is Owner.BOT


def test_who_was_asked_in_is_named_and_can_be_sent_away(sign_in: SignIn) -> None:
    client = sign_in("jisoo")
    _, page = press(client, "/desk/c/c-yuna/ask_in", to="sato")
    assert "Also writing to the prospect: 佐藤" in page
    assert "Send 佐藤 away" in page
    asked = page.split('id="ask-in"')[1].split("</form>")[0]
    assert 'value="sato"' not in asked
    _, page = press(client, "/desk/c/c-yuna/send_away", once="another-form", to="sato")
    assert "Sent away." in page
    assert "Also writing" not in page


def _asked(rep: str, on: bool = True) -> Event:
    return Event(kind="co_seller", data={"rep": rep, "on": on})


def _owner(to: Owner, rep: str = "", **more: str) -> Event:
    return Event(kind="owner", data={"to": to, "rep": rep, **more})


@pytest.mark.parametrize(
    ("events", "left"),
    [
        ((_asked("a"), _asked("b")), ("a", "b")),
        ((_asked("a"), _asked("b"), _asked("a", on=False)), ("b",)),
        ((_asked("a"), _asked("b"), _owner(Owner.REP, "a", reason="handed_over")), ("b",)),  # who owns it is beside nobody
        ((_asked("a"), _owner(Owner.OFFERED, reason="handed_over")), ()),
        ((_asked("a"), _owner(Owner.OFFERED, reason="silent")), ("a",)),  # they may go on when the owner does not answer
        ((_asked("a"), _owner(Owner.BOT)), ()),
    ],
)
def test_who_writes_beside_the_owner_follows_from_what_happened(events: tuple[Event, ...], left: tuple[str, ...]) -> None:
    assert co_sellers(events) == left


def test_the_card_says_to_whom_it_was_offered_and_why(sign_in: SignIn) -> None:
    page = sign_in("jisoo").get("/desk/c/c-yuna").text
    routing = page.split('id="routing"')[1].split("</section>")[0]
    assert "Offered to 한지수" in routing
    assert "Dana Cole, who knows this person or firm, is away." in routing
    assert "佐藤 does not speak Korean." in routing
    assert "한지수 has the least to do: 3 open leads of 20." in routing


@pytest.mark.parametrize("reasons", ["{", "[1, null]", '{"code": 1}', '[{"told": [1], "rep": null}]', "null"])
def test_reasons_that_nobody_can_read_are_left_out(world: World, sign_in: SignIn, reasons: str) -> None:
    yuna = world.floor.sheets["c-yuna"]
    event = Event(kind="assigned", data={"rep": "", "team": "seoul", "reasons": reasons})
    world.floor.sheets["c-yuna"] = replace(yuna, events=((NOW, event),))
    answer = sign_in("jisoo").get("/desk/c/c-yuna")
    assert answer.status_code == 200
    assert "Offered to all of 서울 세일즈팀" in answer.text


def test_a_lead_that_is_offered_names_whose_turn_it_is(world: World, sign_in: SignIn) -> None:
    theo = world.floor.sheets["c-theo"]
    world.floor.sheets["c-theo"] = replace(theo, row=replace(theo.row, offered_to="dana"))
    assert "Offered to Dana Cole; the bot still answers." in sign_in("jisoo").get("/desk/c/c-theo").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_of_routing_has_words(language: str) -> None:
    keys = {key.removeprefix("routing.") for key in built_in(language) if key.startswith("routing.")}
    assert keys >= set(REASONS)
    slots = {"rep": "r", "open": 1, "capacity": 2, "absent": "a", "language": "l"}
    assert [code for code in REASONS if "{" in built_in(language)[f"routing.{code}"].format(**slots)] == []


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_no_violation_where_a_conversation_is_handed_over(visit: Open, scheme: str, width: int) -> None:
    page = visit("/desk/c/c-yuna", color_scheme=scheme, viewport={"width": width, "height": 844})
    page.locator("#handing summary").click()
    assert violations(page) == []
    box = page.locator("#handing .sheet").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    page.locator("#ask-in select").select_option("sato")
    page.locator("#ask-in button").click()
    expect(page.locator(".told")).to_contain_text("Asked in")
    page.locator("#handing summary").click()
    page.locator("#hand-over select").select_option("dana")
    page.locator("#hand-over button").click()
    expect(page.locator("#take-back")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
def test_news_do_not_take_a_note_away_that_is_being_written(world: World, visit: Open) -> None:
    page = visit("/desk/c/c-yuna")
    page.wait_for_timeout(300)
    page.locator("#handing summary").click()
    page.locator("#hand-over select").select_option("dana")
    page.locator("#hand-over [name=note]").fill("half a no")
    hear(world, "c-yuna", "아, 하나 더요")
    expect(page.locator(".line.prospect").last).to_contain_text("아, 하나 더요")
    expect(page.locator("#hand-over")).to_be_visible()
    assert page.locator("#hand-over select").input_value() == "dana"
    page.locator("#hand-over button").click()
    expect(page.locator(".head .chip")).to_have_text("Dana Cole")
    [message] = world.floor.presses.values()
    assert (message.choice, message.text) == ("dana", "half a no")
