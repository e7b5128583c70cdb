"""Input methods, as Chromium itself composes: the Enter that chooses a word sends nothing, on either side."""

from __future__ import annotations

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.people import Prospect

pytestmark = pytest.mark.browser

WORDS = [("ko-KR", "상담원", "상담원 연결해 주세요"), ("ja-JP", "たんとう", "担当の方と話したいです")]


def compose(session: CDPSession, text: str) -> None:
    """Write as an input method does: the text stands underlined and is not yet chosen."""
    session.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})


def press_enter_while_composing(session: CDPSession) -> None:
    """Press Enter as the browser tells of it then: key code 229."""
    for kind in ("rawKeyDown", "keyUp"):
        session.send("Input.dispatchKeyEvent", {"type": kind, "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229})


def says_composed(page: Page, field: Locator, half: str, whole: str) -> None:
    """Compose, choose with Enter, see the text still there; then send it with an Enter of its own."""
    field.click()
    session = page.context.new_cdp_session(page)
    compose(session, half)
    press_enter_while_composing(session)
    expect(field).to_have_value(half)
    compose(session, whole)
    press_enter_while_composing(session)
    session.send("Input.insertText", {"text": whole})
    expect(field).to_have_value(whole)
    page.keyboard.press("Enter")
    expect(field).to_have_value("")


@pytest.mark.parametrize(("locale", "half", "whole"), WORDS)
def test_what_is_composed_in_the_widget_is_sent_once_and_whole(visit: Visit, locale: str, half: str, whole: str) -> None:
    page = visit("/", locale=locale, viewport={"width": 1280, "height": 800})
    prospect = Prospect(page.frame_locator("#shop")).open()
    greeted = prospect.said("bot").count()
    says_composed(page, prospect.field, half, whole)
    expect(prospect.said("bot")).to_have_count(greeted + 1)
    assert prospect.said("prospect").all_inner_texts() == [whole]


@pytest.mark.parametrize(("locale", "half", "whole"), WORDS)
def test_what_is_composed_at_the_desk_is_sent_once_and_whole(visit: Visit, locale: str, half: str, whole: str) -> None:
    page = visit("/", locale=locale, viewport={"width": 1280, "height": 800})
    prospect = Prospect(page.frame_locator("#shop")).open()
    prospect.say(whole)
    desk = visit(f"/desk/c/{prospect.conversation()}", like=page)
    desk.locator("#claim").click()
    expect(desk.locator("#composer input[value=reply]")).to_be_checked()
    says_composed(desk, desk.locator("#text"), half, whole)
    expect(desk.locator("#lines .line.rep .text")).to_have_text([whole])
