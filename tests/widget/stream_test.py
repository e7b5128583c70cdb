from __future__ import annotations

from itertools import pairwise

import pytest

from tests.widget.conftest import Visit
from tests.widget.fake_server import GREETING, FakeServer
from tests.widget.visitor import Visitor, eventually

pytestmark = pytest.mark.browser


def streams(server: FakeServer) -> list[str]:
    return [call.last_event_id for call in server.sent("/web/stream")]


def listening(visitor: Visitor) -> Visitor:
    eventually(lambda: visitor.server.streams == 1, visitor.page)
    return visitor


def test_a_cut_stream_goes_on_after_the_last_line_without_gap_or_double(visit: Visit, server: FakeServer) -> None:
    visitor = listening(visit().open())
    server.say("one")
    visitor.sees("one")
    server.cut()
    server.say("two")
    server.say("three")
    visitor.sees("three")
    assert streams(server) == ["0", "2"]
    assert visitor.texts() == [GREETING["text"], "one", "two", "three"]


def test_a_short_break_is_not_worth_a_word_and_a_long_one_gets_a_quiet_line(visit: Visit, server: FakeServer) -> None:
    visitor = listening(visit().open())
    server.typing("bot")
    visitor.dots.wait_for()
    server.refuse("/web/stream", 503, times=3)
    server.cut()
    visitor.page.wait_for_timeout(500)
    assert visitor.status.inner_text() == ""
    visitor.sees("Reconnecting")
    assert not visitor.dots.is_visible()  # nobody can be seen writing over a broken line
    eventually(lambda: visitor.status.inner_text() == "", visitor.page, 8)


def test_it_stays_away_as_long_as_the_server_asks(visit: Visit, server: FakeServer) -> None:
    visitor = listening(visit().open())
    server.refuse("/web/stream", 429, Retry_After="2")
    server.cut()
    eventually(lambda: len(streams(server)) == 3, visitor.page)
    refused, taken = server.sent("/web/stream")[1:]
    assert 1.9 <= taken.at - refused.at <= 4


def test_tries_are_jittered_and_grow_apart(visit: Visit, server: FakeServer) -> None:
    visitor = listening(visit().open())
    server.refuse("/web/stream", 503, times=3)
    server.cut()
    eventually(lambda: len(streams(server)) == 5, visitor.page, 12)
    times = [call.at for call in server.sent("/web/stream")[1:]]
    gaps = [later - earlier for earlier, later in pairwise(times)]
    for attempt, gap in enumerate(gaps, start=1):
        assert 0.25 * 2**attempt <= gap <= 0.5 * 2**attempt + 0.6


def test_a_line_that_went_dead_is_noticed(visit: Visit, server: FakeServer) -> None:
    visitor = visit()
    visitor.page.clock.install()
    listening(visitor.open())
    visitor.page.clock.run_for(41_000)  # two pings should have come

    def is_back() -> bool:
        visitor.page.clock.run_for(1_000)  # the pause before another try begins when the dead one has really been let go
        return len(streams(server)) == 2

    eventually(is_back, visitor.page)


def test_the_last_conversation_was_erased_so_a_new_one_begins(visit: Visit, server: FakeServer) -> None:
    visitor = listening(visit().open())
    server.say("one")
    visitor.sees("one")
    server.refuse("/web/stream", 404)
    server.cut()
    eventually(lambda: len(server.talks) == 2, visitor.page)
    eventually(lambda: visitor.texts() == [GREETING["text"]], visitor.page)


def test_a_visitor_who_comes_back_after_the_token_expired_is_asked_nothing_until_they_open(visit: Visit, server: FakeServer) -> None:
    visitor = listening(visit().open())
    visitor.page.locator(".close").click()
    server.expired.add("token1")
    visitor.page.reload()
    eventually(lambda: len(streams(server)) == 2, visitor.page)
    visitor.page.wait_for_timeout(300)
    assert len(server.talks) == 1
    visitor.open()
    assert len(server.talks) == 2


def test_events_cut_anywhere_are_put_together_again(visit: Visit, server: FakeServer) -> None:
    visitor = visit()
    body = (
        ': ping\r\n\r\nid: 7\r\nevent: message\r\ndata: {"id":"7",\r\ndata: "text":"ㅎ안녕"}\r\n\r\n'
        'data:{"a":1}\n\nid: 8\nevent: message\n\n'
    )
    code = (visitor.page.request.get(f"{server.url}/widget.js")).text()
    start = code.index("class EventParser")
    parser = code[start : code.index("const SILENCE")]
    heard = visitor.page.evaluate(
        f"""(body) => {{ {parser}
            return Array.from({{ length: 9 }}, (_, size) => {{
                const events = [];
                const reader = new EventParser((event) => events.push(event));
                for (let at = 0; at < body.length; at += size + 1) reader.push(body.slice(at, at + size + 1));
                return JSON.stringify(events);
            }}); }}""",
        body,
    )
    expected = '[{"kind":"message","id":"7","data":{"id":"7","text":"ㅎ안녕"}},{"kind":"message","data":{"a":1}}]'
    assert set(heard) == {expected}
