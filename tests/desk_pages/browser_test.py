"""The desk in a real browser: keyboard, live news, input methods, and what a screen reader is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.model import Owner, Who
from tests.desk_pages import material
from tests.desk_pages.conftest import Open
from tests.desk_pages.served import World, desk_routes, hear, serving

pytestmark = pytest.mark.browser


def title(page: Page) -> str:
    """Return whose conversation is open."""
    return page.locator(".head h1").inner_text()


def last(world: World, conversation: str, who: Who) -> str:
    """Return the last line by somebody as the store has it."""
    return next((x.text for x in reversed(world.floor.sheets[conversation].lines if conversation else ()) if x.who is who), "")


def test_j_and_k_walk_the_cards_and_the_address_follows(visit: Open) -> None:
    page = visit("/desk?view=all")
    walked = []
    for key in "jjjk":
        page.keyboard.press(key)
        page.wait_for_timeout(150)
        walked.append(title(page))
    assert walked == ["최유나", "田中", "Theo", "田中"]
    assert page.url.endswith("/desk/c/c-tanaka?view=all")
    expect(page.locator("#row-c-tanaka")).to_have_attribute("aria-current", "true")
    page.go_back()
    expect(page.locator(".head h1")).to_have_text("Theo")


def test_c_claims_and_the_field_is_ready_to_write(world: World, visit: Open) -> None:
    page = visit("/desk/c/c-theo")
    page.keyboard.press("c")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.type("Hi Theo")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("one more line")
    page.keyboard.press("Enter")
    expect(page.locator(".line.rep").last).to_contain_text("Hi Theo\none more line")
    expect(page.locator("#text")).to_have_value("")
    assert world.floor.sheets["c-theo"].conversation.rep == "jisoo"
    assert last(world, "c-theo", Who.REP) == "Hi Theo\none more line"


def test_n_writes_a_note_and_r_a_reply(world: World, visit: Open) -> None:
    page = visit("/desk/c/c-yuna")
    page.keyboard.press("n")
    expect(page.locator(".as-note")).to_be_visible()
    expect(page.locator("#text")).to_have_attribute("placeholder", "Write a note for your team")
    page.keyboard.type("견적은 금요일까지")
    page.keyboard.press("Enter")
    expect(page.locator(".line.note")).to_contain_text("견적은 금요일까지")
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    expect(page.locator(".as-reply")).to_be_visible()
    assert last(world, "c-yuna", Who.NOTE) == "견적은 금요일까지"
    assert last(world, "c-yuna", Who.REP).startswith("최유나님")


def test_e_closes_with_a_reason_by_keyboard_alone(world: World, visit: Open) -> None:
    page = visit("/desk/c/c-yuna")
    page.keyboard.press("e")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("no budget")
    page.keyboard.press("Enter")
    expect(page.locator(".told")).to_have_text("Closed.")
    world.hub.tell("card", "c-yuna")  # news do not take the word away before it was read
    page.wait_for_timeout(400)
    expect(page.locator(".told")).to_have_text("Closed.")
    assert world.floor.sheets["c-yuna"].close_reason == "lost/price: no budget"


def test_letters_in_a_field_are_letters(world: World, visit: Open) -> None:
    page = visit("/desk/c/c-yuna")
    page.locator("#text").click()
    page.keyboard.type("jkcrne?")
    assert page.locator("#text").input_value() == "jkcrne?"
    assert title(page) == "최유나"
    assert world.floor.presses == {}


def test_question_mark_shows_the_keys_and_escape_hides_them(visit: Open) -> None:
    page = visit("/desk")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("j")
    assert "/c/" not in page.url
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()


@pytest.mark.parametrize("composing", ["isComposing: true", "keyCode: 229"])
def test_enter_that_chooses_a_word_of_an_input_method_sends_nothing(world: World, visit: Open, composing: str) -> None:
    page = visit("/desk/c/c-yuna")
    page.locator("#text").fill("にほんご")
    page.evaluate(f"""document.querySelector('#text').dispatchEvent(
        new KeyboardEvent('keydown', {{key: 'Enter', bubbles: true, cancelable: true, {composing}}}))""")
    page.wait_for_timeout(200)
    assert world.floor.presses == {}
    assert page.locator("#text").input_value() == "にほんご"


def test_korean_composed_by_the_browser_itself_is_sent_once_and_whole(world: World, visit: Open) -> None:
    page = visit("/desk/c/c-yuna")
    before = page.locator(".line.rep").count()
    page.locator("#text").focus()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "안녕하세", "selectionStart": 4, "selectionEnd": 4})
    session.send("Input.insertText", {"text": "안녕하세요"})
    page.keyboard.press("Enter")
    expect(page.locator(".line.rep")).to_have_count(before + 1)  # a line of before says the same word
    assert [m.text for m in world.floor.presses.values()] == ["안녕하세요"]


def test_what_could_not_be_sent_is_said_and_stays_written(world: World, visit: Open) -> None:
    page = visit("/desk/c/c-yuna")
    page.route("**/say", lambda route: route.abort())
    page.locator("#text").fill("hold on to this")
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("Nothing was sent")
    assert page.locator("#text").input_value() == "hold on to this"
    page.unroute("**/say")
    page.keyboard.press("Enter")
    expect(page.locator(".line.rep").last).to_contain_text("hold on to this")


def test_a_double_click_says_it_once(world: World, visit: Open) -> None:
    page = visit("/desk/c/c-yuna")
    page.locator("#text").fill("only once")
    page.locator(".composer button.primary").dblclick()
    expect(page.locator(".line.rep").last).to_contain_text("only once")
    page.wait_for_timeout(200)
    assert [x.text for x in world.floor.sheets["c-yuna"].lines].count("only once") == 1


def test_a_new_line_comes_in_without_a_reload_and_the_draft_stays(world: World, visit: Open) -> None:
    page = visit("/desk/c/c-yuna")
    page.wait_for_timeout(300)
    page.evaluate("window.sameDocument = true")
    page.locator("#text").fill("half a sent")
    hear(world, "c-yuna", "아, 하나 더 여쭤볼게요")
    expect(page.locator(".line.prospect").last).to_contain_text("아, 하나 더 여쭤볼게요")
    assert page.evaluate("window.sameDocument")
    assert page.locator("#text").input_value() == "half a sent"
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".line.rep").last).to_contain_text("half a sent")


def test_a_claim_by_a_colleague_shows_at_once_and_keeps_what_i_wrote(world: World, visit: Open) -> None:
    page = visit("/desk/c/c-theo")
    page.wait_for_timeout(300)
    page.locator("#text").fill("a note of mine")
    sheet = world.floor.sheets["c-theo"]
    row = replace(sheet.row, owner=Owner.REP, rep="dana")
    world.floor.sheets["c-theo"] = replace(sheet, row=row, conversation=replace(sheet.conversation, owner=Owner.REP, rep="dana"))
    world.hub.tell("card", "c-theo")
    expect(page.locator("#claim")).to_have_count(0)
    expect(page.locator(".head .chip")).to_have_text("Dana Cole")
    assert page.locator("#text").input_value() == "a note of mine"


def test_a_new_card_comes_up_with_a_sound_when_that_is_wanted(world: World, visit: Open) -> None:
    later = world.floor.sheets.pop("c-theo")
    page = visit("/desk?view=waiting")
    page.wait_for_timeout(300)
    page.evaluate("document.body.addEventListener('desk:beep', () => (window.beeps = (window.beeps ?? 0) + 1))")
    page.locator("#sound").click()  # says how it sounds
    world.floor.sheets["c-theo"] = later
    world.hub.tell("card", "c-theo")
    expect(page.locator("#row-c-theo")).to_be_visible()
    page.wait_for_function("() => window.beeps === 2")
    world.hub.tell("card", "c-theo")  # the same card again is no news
    page.wait_for_timeout(400)
    assert page.evaluate("window.beeps") == 2
    page.reload()
    expect(page.locator("#sound")).to_have_attribute("aria-pressed", "true")


def test_a_notification_names_the_card_when_the_page_is_not_in_front(world: World, visit: Open) -> None:
    later = world.floor.sheets.pop("c-theo")
    page = visit("/desk?view=waiting", permissions=["notifications"])
    page.evaluate("""() => {
        window.told = [];
        window.Notification = class { constructor(text) { told.push(text); } };
        Notification.requestPermission = () => Promise.resolve('granted');
    }""")
    page.locator("#notify").click()
    expect(page.locator("#notify")).to_have_attribute("aria-pressed", "true")
    page.evaluate("Object.defineProperty(document, 'hidden', {value: true})")
    world.floor.sheets["c-theo"] = later
    world.hub.tell("card", "c-theo")
    page.wait_for_function("() => told.length === 1")
    assert page.evaluate("told[0]") == "New lead: Theo"


def test_what_nobody_looks_at_does_not_count_as_read(world: World, visit: Open) -> None:
    page = visit("/desk/c/c-yuna")
    page.wait_for_timeout(300)
    page.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true})")
    hear(world, "c-yuna", "거기 계세요?")
    expect(page.locator("#row-c-yuna .badge")).to_be_visible()
    assert world.floor.sheets["c-yuna"].row.unread == 1
    page.evaluate("Object.defineProperty(document, 'hidden', {value: false}); document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".line.prospect").last).to_contain_text("거기 계세요?")
    assert world.floor.sheets["c-yuna"].row.unread == 0


def test_a_page_whose_stream_is_lost_says_so_and_mends_itself(world: World, visit: Open) -> None:
    page = visit("/desk")
    page.wait_for_timeout(300)
    page.context.set_offline(True)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")  # opens the stream anew
    expect(page.locator("#stale")).to_contain_text("Connection lost")
    page.context.set_offline(False)
    expect(page.locator("#stale")).to_be_hidden(timeout=12000)


def test_a_page_whose_session_has_ended_asks_to_sign_in_at_the_next_news(browser: Browser, world: World) -> None:
    with serving(*desk_routes(world)) as address:
        page = browser.new_page()
        page.goto(f"{address}/desk/login?next=/desk/c/c-theo")
        page.locator("[name=name]").fill("dana")
        page.locator("[name=password]").fill(material.PASSWORD)
        page.keyboard.press("Enter")
        expect(page.locator(".head h1")).to_have_text("Theo")
        page.wait_for_timeout(300)
        world.people.sessions.clear()
        world.hub.tell("card", "c-theo")
        expect(page).to_have_url(f"{address}/desk/login")
        page.close()


def test_a_fact_lights_up_the_words_it_rests_on(visit: Open) -> None:
    page = visit("/desk/c/c-theo")
    fact = page.locator('.fact[data-fact="timeline"]')
    fact.hover()
    expect(page.locator('mark[data-fact="timeline"]')).to_have_class("lit")
    expect(fact.locator(".quote")).to_be_visible()
    page.mouse.move(5, 700)
    page.locator('.fact[data-fact="company_size"] a').focus()
    expect(page.locator('mark[data-fact="company_size"]')).to_have_class("lit")
    expect(page.locator("mark.lit")).to_have_count(1)


def test_a_phone_shows_one_thing_at_a_time(visit: Open) -> None:
    page = visit("/desk?view=all", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.locator("#row-c-theo").tap()
    expect(page.locator("#talk")).to_be_visible()
    expect(page.locator("#list")).to_be_hidden()
    expect(page.locator("#card")).to_be_hidden()
    page.locator("#to-card").tap()
    expect(page.locator("#card")).to_be_visible()
    expect(page.locator("#talk")).to_be_hidden()
    page.locator(".fact[data-fact=email] a").tap()
    expect(page.locator("#talk")).to_be_visible()
    page.locator(".back").tap()
    expect(page.locator("#list")).to_be_visible()
