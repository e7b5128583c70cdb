from __future__ import annotations

import pytest

from tests.widget.conftest import Visit
from tests.widget.fake_server import GREETING, FakeServer
from tests.widget.visitor import eventually

pytestmark = pytest.mark.browser


def texts_sent(server: FakeServer) -> list[str]:
    return [call.body["text"] for call in server.sent("/web/messages")]


def test_what_is_written_offline_waits_and_is_sent_in_order_when_the_network_is_back(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open()
    visitor.page.context.set_offline(True)
    visitor.sees("You're offline.")
    visitor.send("one").send("two").send("three")
    assert visitor.page.locator('[data-state="held"]').count() == 3
    assert texts_sent(server) == []
    visitor.page.context.set_offline(False)
    eventually(lambda: len(texts_sent(server)) == 3, visitor.page)
    assert texts_sent(server) == ["one", "two", "three"]
    eventually(lambda: visitor.page.locator('[data-state="held"]').count() == 0, visitor.page)
    assert visitor.texts() == [GREETING["text"], "one", "two", "three"]
    assert visitor.status.inner_text() == ""


def test_what_waits_outlives_the_page(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open()
    server.refuse("/web/messages", 503, Retry_After="1")
    visitor.send("do not lose me")
    eventually(lambda: server.sent("/web/messages"), visitor.page)
    visitor.page.reload()
    eventually(lambda: len(server.sent("/web/messages")) == 2, visitor.page)
    first, second = server.sent("/web/messages")
    assert first.body == second.body
    assert visitor.sees("do not lose me").texts() == [GREETING["text"], "do not lose me"]


def test_an_answer_that_got_lost_is_asked_for_again_under_the_same_id(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open()
    server.refuse("/web/stream", 503, Retry_After="2")  # nor does the stream show it
    server.cut()
    eventually(lambda: len(server.sent("/web/stream")) == 2, visitor.page)
    visitor.page.route("**/web/messages", lambda route: (route.fetch(), route.abort()), times=1)
    visitor.send("take me once").sees("take me once")
    eventually(lambda: len(server.sent("/web/messages")) == 2, visitor.page)
    first, second = server.sent("/web/messages")
    assert first.body["id"] == second.body["id"]
    server.say("Taken.")
    assert visitor.sees("Taken.").texts() == [GREETING["text"], "take me once", "Taken."]


def test_a_refused_message_stays_marked_and_goes_when_tried_again(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open()
    server.refuse("/web/messages", 400)
    visitor.send("hello?")
    again = visitor.page.get_by_role("button", name="Try again")
    again.wait_for()
    assert visitor.page.locator('[data-state="failed"] .state').inner_text().startswith("Not sent")
    assert visitor.dots.is_hidden()
    again.click()
    again.wait_for(state="hidden")
    eventually(lambda: len(server.sent("/web/messages")) == 2, visitor.page)
    first, second = server.sent("/web/messages")
    assert first.body == second.body
    assert visitor.texts() == [GREETING["text"], "hello?"]


def test_a_refused_message_does_not_hold_up_the_next(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open()
    server.refuse("/web/messages", 400)
    visitor.send("refused").send("taken")
    eventually(lambda: texts_sent(server) == ["refused", "taken"], visitor.page)
    assert visitor.page.get_by_role("button", name="Try again").count() == 1


def test_a_server_in_trouble_is_tried_five_times(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open()
    visitor.page.clock.install()
    server.refuse("/web/messages", 500, times=5)
    visitor.send("hello?")
    for _ in range(6):
        visitor.page.wait_for_timeout(200)
        visitor.page.clock.fast_forward("01:00")
    visitor.page.get_by_role("button", name="Try again").wait_for()
    assert len(server.sent("/web/messages")) == 5


def test_when_the_server_is_asked_too_much_it_waits_as_long_as_it_is_told(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open()
    server.refuse("/web/messages", 429, Retry_After="2")
    visitor.send("one").send("two")
    eventually(lambda: len(server.sent("/web/messages")) == 3, visitor.page)
    refused, taken, _ = server.sent("/web/messages")
    assert texts_sent(server) == ["one", "one", "two"]
    assert 1.9 <= taken.at - refused.at <= 4
    assert visitor.page.get_by_role("button", name="Try again").count() == 0


def test_a_message_before_the_conversation_could_begin_is_its_first(visit: Visit, server: FakeServer) -> None:
    server.delays["/web/conversations"] = 0.5
    visitor = visit()
    visitor.page.locator(".launcher").click()
    visitor.send("in a hurry").sees(GREETING["text"])
    eventually(lambda: texts_sent(server) == ["in a hurry"], visitor.page)
    assert len(server.sent("/web/conversations")) == 1
