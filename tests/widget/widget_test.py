from __future__ import annotations

import pytest

from tests.widget.conftest import Visit
from tests.widget.fake_server import GREETING, FakeServer
from tests.widget.visitor import eventually, shop

pytestmark = pytest.mark.browser


def test_nothing_is_begun_asked_or_stored_before_the_visitor_opens(visit: Visit, server: FakeServer) -> None:
    visitor = visit()
    visitor.page.wait_for_timeout(300)
    assert server.calls == []
    assert visitor.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_opening_begins_a_conversation_that_says_where_the_visitor_comes_from(visit: Visit, server: FakeServer) -> None:
    server.pages["/shop"] = (shop('data-flow="b2b_saas"'), {})
    visit("/shop?utm_source=news&secret=1", locale="ko-KR", timezone_id="Asia/Seoul").open()
    [opened] = server.sent("/web/conversations")
    assert opened.body == {
        "flow": "b2b_saas",
        "locale": "ko-KR",
        "region": "KR",
        "timezone": "Asia/Seoul",
        "page": f"{server.url}/shop",
        "utm": {"source": "news"},
    }


def test_a_region_that_is_no_country_is_left_out(visit: Visit, server: FakeServer) -> None:
    visit(locale="es-419").open()
    assert "region" not in server.sent("/web/conversations")[0].body


def test_it_opens_itself_where_the_page_says_so_without_taking_the_focus(visit: Visit, server: FakeServer) -> None:
    server.pages["/shop"] = (shop("data-open"), {})
    visitor = visit().sees(GREETING["text"])
    assert visitor.page.evaluate("document.activeElement === document.body")


def test_on_a_phone_it_does_not_open_itself_over_the_page(visit: Visit, server: FakeServer) -> None:
    server.pages["/shop"] = (shop("data-open"), {})
    visitor = visit(viewport={"width": 390, "height": 844})
    visitor.page.wait_for_timeout(300)
    assert server.calls == []
    assert visitor.page.locator(".panel").is_hidden()


def test_what_the_visitor_sends_is_shown_at_once_and_the_dots_within_six_frames(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open()
    server.delays["/web/messages"] = 0.5
    visitor.write("we are 45 people")
    frames = visitor.page.evaluate(
        """() => new Promise((done) => {
            const root = document.querySelector("handraiser-widget").shadowRoot;
            let frames = 0;
            root.querySelector(".send").click();
            const look = () => root.querySelector(".typing").hidden ? (frames++, requestAnimationFrame(look)) : done(frames);
            look();
        })"""
    )
    assert frames <= 6  # 100 ms where nothing else keeps the machine busy
    assert visitor.bubble("we are 45 people").is_visible()


def test_a_line_that_comes_back_with_its_id_stays_one_bubble(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open().send("we are 45 people")
    eventually(lambda: server.sent("/web/messages"), visitor.page)
    server.say("Thanks, 45 people.")
    visitor.sees("Thanks, 45 people.")
    assert visitor.texts() == [GREETING["text"], "we are 45 people", "Thanks, 45 people."]
    assert visitor.dots.is_hidden()


def test_an_edit_changes_the_bubble_in_its_place(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open()
    line = server.say("We open at 9.")
    visitor.sees("We open at 9.")
    server.edit(line, "We open at 10.")
    visitor.sees("We open at 10.")
    assert visitor.texts() == [GREETING["text"], "We open at 10."]


def test_a_line_that_was_taken_away_disappears(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open()
    line = server.say("We open at 9.")
    visitor.sees("We open at 9.")
    line["who"] = ""
    server.edit(line, "")
    eventually(lambda: visitor.texts() == [GREETING["text"]], visitor.page)


def test_dots_come_and_go_as_the_stream_says(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open()
    server.typing("bot")
    visitor.dots.wait_for()
    server.typing("bot", on=False)
    visitor.dots.wait_for(state="hidden")


def test_a_chip_answers_and_all_chips_are_gone(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open()
    line = server.say("How many people are you?", choices=("1-9", "10-49"))
    visitor.chips.nth(1).click()
    assert visitor.chips.count() == 0
    visitor.sees("10-49")
    eventually(lambda: server.sent("/web/choices"), visitor.page)
    sent = server.sent("/web/choices")[0].body
    assert (sent["message"], sent["choice"]) == (line["id"], "c1")


def test_chips_are_gone_when_the_visitor_answers_in_words(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open()
    server.say("How many people are you?", choices=("1-9", "10-49"))
    visitor.chips.first.wait_for()
    visitor.send("about 20").sees("about 20")
    assert visitor.chips.count() == 0


def test_the_header_says_who_speaks_and_what_to_expect(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open()

    def header() -> list[str]:
        return [line for line in visitor.page.locator("header").inner_text().split("\n") if line]

    assert header() == ["Mia", "AI assistant", "Usually answers at once"]
    server.hand_over("rep", "Dana Cole", role="Account executive")
    visitor.sees("Account executive")
    assert header() == ["DC", "Dana Cole", "Person", "Account executive"]


def test_the_absence_of_a_person_is_told_with_their_return(visit: Visit, server: FakeServer) -> None:
    visitor = visit(timezone_id="Asia/Seoul", locale="ko-KR").open()
    server.hand_over("rep", "오세린", role="세일즈", away_until="2099-03-02T00:00:00Z")
    visitor.sees("3월 2일 오전 9:00에 돌아와요")


def test_each_change_of_owner_has_its_quiet_line(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open()
    server.hand_over("offered", team="our sales team")
    visitor.sees("Passed to our sales team")
    server.say("One moment.")
    server.hand_over("rep", "Dana Cole")
    visitor.sees("Dana Cole has joined")
    server.say("Hi Theo", who="rep", name="Dana Cole")
    server.hand_over("bot")
    visitor.sees("Dana Cole has left")
    server.hand_over("closed")
    visitor.sees("This conversation has ended.")


def test_a_change_that_a_notice_tells_is_not_told_twice(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open()
    server.hand_over("rep", "Dana Cole")
    server.say("Dana Cole from Northdesk, a person, has joined.", who="notice", name="")
    visitor.sees("a person, has joined.")
    assert visitor.texts() == [GREETING["text"], "Dana Cole from Northdesk, a person, has joined."]


def test_the_badge_counts_what_came_while_the_panel_was_closed(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open()
    visitor.page.keyboard.press("Escape")
    server.say("Are you still there?")
    server.say("Shall I send it to you?")
    visitor.badge.wait_for()
    eventually(lambda: visitor.badge.inner_text() == "2", visitor.page)
    assert visitor.page.get_by_role("button", name="Open chat, 2 unread").is_visible()
    visitor.open()
    assert visitor.badge.is_hidden()


def test_the_conversation_goes_on_over_a_change_of_page(visit: Visit, server: FakeServer) -> None:
    server.pages["/prices"] = (shop(), {})
    visitor = visit().open().send("we are 45 people")
    eventually(lambda: server.sent("/web/messages"), visitor.page)
    visitor.write("half a tho")
    visitor.page.goto(f"{server.url}/prices")
    visitor.sees("we are 45 people")
    assert visitor.field.input_value() == "half a tho"
    server.say("Thanks, 45 people.")
    visitor.sees("Thanks, 45 people.")
    assert len(server.sent("/web/conversations")) == 1


def test_a_closed_panel_stays_closed_on_the_next_page(visit: Visit, server: FakeServer) -> None:
    server.pages["/shop"] = (shop("data-open"), {})
    visitor = visit().sees(GREETING["text"])
    visitor.page.locator(".close").click()
    visitor.page.reload()
    visitor.page.locator(".launcher").wait_for()
    assert visitor.page.locator(".panel").is_hidden()


def test_an_expired_token_ends_in_a_new_conversation_that_gets_what_was_written(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open()
    server.expired.add("token1")
    visitor.send("are you there?").sees("are you there?")
    eventually(lambda: any(call.token == "token2" for call in server.sent("/web/messages")), visitor.page)
    server.say("Yes.")
    visitor.sees("Yes.")
    assert visitor.texts() == [GREETING["text"], "are you there?", "Yes."]


def test_a_renewed_token_takes_the_place_of_the_old_one(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open()
    server.fresh_token = "token1-renewed"
    server.talks["token1-renewed"] = server.talk
    visitor.send("one").sees("one")
    eventually(lambda: len(server.sent("/web/messages")) == 1, visitor.page)
    visitor.send("two")
    eventually(lambda: len(server.sent("/web/messages")) == 2, visitor.page)
    assert [call.token for call in server.sent("/web/messages")] == ["token1", "token1-renewed"]


def test_after_the_end_the_visitor_may_begin_anew(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open().send("thanks, that's all")
    server.hand_over("closed")
    visitor.page.get_by_role("button", name="Start a new conversation").click()
    eventually(lambda: visitor.texts() == [GREETING["text"]], visitor.page)
    assert len(server.sent("/web/conversations")) == 2


def test_a_server_that_cannot_be_reached_is_said_and_tried_again(visit: Visit, server: FakeServer) -> None:
    server.refuse("/web/conversations", 503)
    visitor = visit()
    visitor.page.locator(".launcher").click()
    visitor.sees("The chat isn't available right now.")
    visitor.sees(GREETING["text"])
    assert visitor.status.inner_text() == ""


def test_a_test_conversation_is_marked_as_one(visit: Visit, server: FakeServer) -> None:
    server.pages["/shop"] = (shop("data-test"), {})
    visitor = visit().open()
    assert visitor.page.locator(".test").inner_text() == "Test conversation"
    assert server.sent("/web/conversations")[0].query == "test=1"


@pytest.mark.parametrize(
    ("locale", "attribute", "placeholder"),
    [
        ("ko-KR", "", "메시지를 입력하세요"),
        ("ja-JP", "", "メッセージを入力"),
        ("de-DE", "", "Write a message"),  # a language that it does not have
        ("en-US", 'data-language="ja"', "メッセージを入力"),
    ],
)
def test_it_speaks_the_browsers_language_unless_the_page_says_otherwise(
    visit: Visit, server: FakeServer, locale: str, attribute: str, placeholder: str
) -> None:
    server.pages["/shop"] = (shop(attribute), {})
    visitor = visit(locale=locale).open()
    assert visitor.field.get_attribute("placeholder") == placeholder
