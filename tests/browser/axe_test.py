"""axe-core over every page of the running product, with a real talk on them: no violation, light and dark, phone and desktop."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.axe import violations
from tests.browser.conftest import Visit
from tests.browser.people import Prospect

pytestmark = pytest.mark.browser


SCREENS: Mapping[int, Mapping[str, object]] = {
    1280: {"viewport": {"width": 1280, "height": 800}},
    390: {"viewport": {"width": 390, "height": 844}, "has_touch": True},
}
SCHEMES = ("light", "dark")

LINES = {
    "en-US": ("just looking at options for our support inbox", "30ish. what's the nonprofit discount"),
    "ko-KR": ("저희는 작아서 필요한지 잘 모르겠는데 문의를 한곳에서 보고 싶긴 해요", "12명이요. 비영리 단체 할인도 있나요?"),
    "ja-JP": (
        "まだ検討段階ですが、問い合わせ対応の一本化で、ツールの導入を考えていまして…",
        "40名くらいです。出版社向けの特別料金はおいくらですか？",
    ),
}
"""An interest, so that there are quick replies; then a question that no page answers, so that one is open."""

PAGES = (
    "/desk?view=all",
    "/desk?view=mine",
    "/desk/open-questions",
    "/desk/set-aside",
    "/desk/flows",
    "/desk/login",
)


@pytest.mark.parametrize(
    ("locale", "width", "scheme"),
    [*product(["en-US"], SCREENS, SCHEMES), ("ko-KR", 390, "dark"), ("ja-JP", 1280, "light")],
)
def test_axe_finds_no_violation_on_any_page(visit: Visit, locale: str, width: int, scheme: str) -> None:
    page = visit("/", locale=locale, color_scheme=scheme, reduced_motion="reduce", **SCREENS[width])
    prospect = Prospect(page.frame_locator("#shop")).open()
    for line in LINES[locale]:
        said = prospect.said("bot").count()
        prospect.say(line)
        expect(prospect.said("bot")).to_have_count(said + 1)
        assert found_in(page) == []
    desk = visit("/desk?view=all", like=page)
    for path in (*PAGES, f"/desk/c/{prospect.conversation()}"):
        desk.goto(desk.url.split("/desk")[0] + path)
        assert found_in(desk) == [], path
    desk.locator("#claim").click()
    expect(desk.locator("#composer input[value=reply]")).to_be_checked()
    assert found_in(desk) == []


def found_in(page: Page) -> list[str]:
    """Return what axe finds in the page and in each of its frames that can be seen, one line each."""
    return [line for frame in page.frames if is_shown(frame) for line in violations(frame)]


def is_shown(frame: Frame) -> bool:
    """Tell whether somebody can see the frame: on a phone the demo shows one side at a time."""
    return frame.parent_frame is None or frame.frame_element().is_visible()
