"""The demo plays its visitors, against the real server: each story runs to a card and to a person's answer, in each language."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from adapters.demo import texts
from adapters.desk.words import words
from tests.browser.conftest import Visit
from tests.browser.people import Prospect, Representative

pytestmark = pytest.mark.browser

FASTER = """
  const real = window.setTimeout;
  if (window === top) window.setTimeout = (call, ms, ...rest) => real(call, ms > 150 && ms < 3000 ? ms / 10 : ms, ...rest);
"""
"""The player's pauses for reading and writing, shortened; what it waits for at most stays as long as it is."""

LOCALES = {"en": "en-US", "ko": "ko-KR", "ja": "ja-JP"}


@pytest.mark.parametrize("language", LOCALES)
def test_every_story_runs_to_a_card_and_a_persons_answer(visit: Visit, language: str) -> None:
    page = visit("/", locale=LOCALES[language], viewport={"width": 1280, "height": 800}, faster=FASTER)
    prospect, rep = Prospect(page.frame_locator("#shop")), Representative(page.frame_locator("#desk"))
    for story in texts(language)["stories"]:
        page.get_by_role("button", name=story["title"]).click()
        expect(page.locator("#stop")).to_be_visible()
        expect(page.locator("#stop")).to_be_hidden(timeout=60_000)
        prospect.sees(story["says"][-1], who="prospect")
        prospect.sees(story["rep"], who="rep")
        expect(rep.said("rep").last).to_contain_text(story["rep"])
        expect(rep.desk.locator("#talk")).to_have_attribute("data-id", prospect.conversation())
        expect(rep.desk.locator("#card .outcome-chip")).to_have_text(words(language, {})("outcome.handoff"))
        expect(page.locator("#caption")).not_to_have_text(texts(language)["caption"]["start"])


def test_the_language_switch_changes_shop_widget_and_desk(visit: Visit) -> None:
    page = visit("/", locale="en-US", viewport={"width": 1280, "height": 800})
    for language, label in (("ko", "한국어"), ("ja", "日本語"), ("en", "English")):
        page.get_by_role("link", name=label).first.click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        shop, desk = page.frame_locator("#shop"), page.frame_locator("#desk")
        expect(shop.locator("h1")).to_have_text(texts(language)["shop"]["claim"])
        expect(shop.locator("handraiser-widget aside")).to_have_attribute("lang", language)
        expect(desk.locator("html")).to_have_attribute("lang", language)
