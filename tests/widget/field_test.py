from __future__ import annotations

import pytest

from tests.widget.conftest import Visit
from tests.widget.fake_server import FakeServer
from tests.widget.visitor import Visitor, eventually

pytestmark = pytest.mark.browser

ENTER = {"key": "Enter", "code": "Enter", "bubbles": True, "cancelable": True}
COMPOSING = {**ENTER, "isComposing": True, "keyCode": 229}
AFTER = {**ENTER, "isComposing": False, "keyCode": 229}  # what Safari sends for the Enter that ended a composition


def fire(visitor: Visitor, *events: tuple[str, dict[str, object]]) -> None:
    """Dispatch events on the field, as an input method would."""
    visitor.field.evaluate(
        """(field, events) => {
            for (const [name, init] of events) {
                const Kind = name.startsWith("composition") ? CompositionEvent : KeyboardEvent;
                field.dispatchEvent(new Kind(name, init));
            }
        }""",
        [list(event) for event in events],
    )


@pytest.mark.parametrize(
    ("locale", "text", "events"),
    [
        ("ko-KR", "안녕하세요", [("keydown", COMPOSING), ("compositionend", {"data": "요"})]),  # Chrome, Firefox, Edge
        ("ja-JP", "お願いします", [("keydown", COMPOSING), ("compositionend", {"data": "お願いします"})]),
        ("ja-JP", "お願いします", [("compositionend", {"data": "お願いします"}), ("keydown", AFTER)]),  # Safari
        ("ja-JP", "お願いします", [("keydown", {**ENTER, "keyCode": 13}), ("compositionend", {"data": "お願いします"})]),  # flags forgotten
    ],
)
def test_the_enter_that_ends_a_composition_does_not_send(
    visit: Visit, server: FakeServer, locale: str, text: str, events: list[tuple[str, dict[str, object]]]
) -> None:
    visitor = visit(locale=locale).open().write(text)
    fire(visitor, ("compositionstart", {}), *events)
    visitor.page.wait_for_timeout(100)
    assert server.sent("/web/messages") == []
    assert visitor.field.input_value() == text
    visitor.field.press("Enter")
    eventually(lambda: [call.body["text"] for call in server.sent("/web/messages")] == [text], visitor.page)


def test_a_composition_of_the_browsers_own_input_method_does_not_send(visit: Visit, server: FakeServer) -> None:
    visitor = visit(locale="ko-KR").open()
    devtools = visitor.page.context.new_cdp_session(visitor.page)
    devtools.send("Input.imeSetComposition", {"text": "안녕", "selectionStart": 2, "selectionEnd": 2})
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_timeout(100)
    assert server.sent("/web/messages") == []
    devtools.send("Input.insertText", {"text": "안녕"})
    visitor.page.keyboard.press("Enter")
    eventually(lambda: [call.body["text"] for call in server.sent("/web/messages")] == ["안녕"], visitor.page)


def test_shift_and_enter_break_the_line(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open().write("one")
    visitor.field.press("Shift+Enter")
    visitor.page.keyboard.type("two")
    visitor.field.press("Enter")
    eventually(lambda: [call.body["text"] for call in server.sent("/web/messages")] == ["one\ntwo"], visitor.page)


def test_nothing_but_blanks_is_not_sent(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open().send("  \n ")
    visitor.page.locator(".send").click(force=True)
    visitor.page.wait_for_timeout(100)
    assert server.sent("/web/messages") == []


def test_the_field_grows_to_five_lines_and_shrinks_again(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open()

    def height(lines: int) -> float:
        visitor.write("\n".join(["line"] * lines))
        return float(visitor.field.evaluate("(field) => field.offsetHeight"))

    heights = [height(lines) for lines in (1, 2, 5, 9)]
    assert heights[0] < heights[1] < heights[2] == heights[3]
    assert height(1) == heights[0]


def test_typing_is_told_at_most_each_three_seconds(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open()
    visitor.page.clock.install()
    visitor.field.press_sequentially("we are 45 people")
    eventually(lambda: len(server.sent("/web/typing")) == 1, visitor.page)
    visitor.page.clock.run_for(3100)
    visitor.field.press_sequentially(" or so")
    eventually(lambda: len(server.sent("/web/typing")) == 2, visitor.page)


def test_too_long_a_text_is_not_sent_and_says_by_how_much(visit: Visit, server: FakeServer) -> None:
    visitor = visit().open().send("a" * 4003)
    assert visitor.page.locator(".warning").inner_text() == "Too long by 3 characters"
    assert server.sent("/web/messages") == []
