from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.widget.conftest import Visit
from tests.widget.fake_server import GREETING, FakeServer
from tests.widget.visitor import Visitor, eventually

pytestmark = pytest.mark.browser


def two_tabs(visit: Visit) -> tuple[Visitor, Visitor]:
    one = visit().open()
    eventually(lambda: one.server.streams == 1, one.page)
    other = visit(context=one.page.context)
    return one, other.sees(GREETING["text"])


def test_two_tabs_share_one_conversation_and_one_stream(visit: Visit, server: FakeServer) -> None:
    one, other = two_tabs(visit)
    one.send("from the first tab")
    other.sees("from the first tab")
    other.send("from the second tab")
    one.sees("from the second tab")
    eventually(lambda: len(server.sent("/web/messages")) == 2, one.page)
    server.say("Got both.")
    one.sees("Got both.")
    other.sees("Got both.")
    expected = [GREETING["text"], "from the first tab", "from the second tab", "Got both."]
    assert one.texts() == other.texts() == expected
    assert len(server.sent("/web/conversations")) == len(server.sent("/web/stream")) == 1


def test_when_the_tab_that_listened_is_closed_the_other_listens(visit: Visit, server: FakeServer) -> None:
    one, other = two_tabs(visit)
    one.page.close()
    eventually(lambda: len(server.sent("/web/stream")) == 2, other.page)
    server.say("Still there?")
    other.sees("Still there?")


def test_a_tab_that_sleeps_with_the_lock_is_passed_over(visit: Visit, server: FakeServer) -> None:
    one = visit()
    asleep = one.page.context.new_page()
    asleep.goto(f"{server.url}/widget.js")  # a page of the same origin without the widget
    asleep.evaluate(
        "(name) => { navigator.locks.request(name, { steal: true }, () => new Promise(() => {})); }", f"handraiser:{server.url}/::lead"
    )
    other = visit(context=one.page.context).open()
    eventually(lambda: server.streams >= 1, other.page)
    server.say("Awake?")
    other.sees("Awake?")


def test_two_tabs_that_open_at_once_begin_one_conversation(visit: Visit, server: FakeServer) -> None:
    server.delays["/web/conversations"] = 0.3
    one = visit()
    other = visit(context=one.page.context)
    one.page.locator(".launcher").click()
    other.page.locator(".launcher").click()
    one.sees(GREETING["text"])
    other.sees(GREETING["text"])
    assert len(server.sent("/web/conversations")) == 1


def test_what_was_read_in_one_tab_is_not_unread_in_another(visit: Visit, server: FakeServer) -> None:
    one, other = two_tabs(visit)
    other.page.locator(".close").click()
    one.page.locator(".close").click()
    server.say("News")
    one.badge.wait_for()
    other.badge.wait_for()
    one.open()
    other.badge.wait_for(state="hidden")


def test_without_locks_each_tab_has_its_own_stream(visit: Visit, server: FakeServer, browser: Browser) -> None:
    context = browser.new_context(locale="en-US")
    context.add_init_script("Object.defineProperty(navigator, 'locks', { value: undefined })")
    one = visit(context=context).open()
    other = visit(context=context).sees(GREETING["text"])
    eventually(lambda: server.streams == 2, one.page)
    one.send("hello")
    other.sees("hello")
    assert other.texts() == [GREETING["text"], "hello"]
    context.close()


def test_without_storage_it_still_talks(visit: Visit, server: FakeServer, browser: Browser) -> None:
    context = browser.new_context(locale="en-US")
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })")
    visitor = visit(context=context).open().send("hello")
    eventually(lambda: server.sent("/web/messages"), visitor.page)
    server.say("Hello.")
    visitor.sees("Hello.")
    context.close()
