"""The whole way in a real browser, against the real server: a visitor's first word, the card, the claim, a person's answer, the end."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.people import Prospect, Representative
from tests.browser.talks import TALKS, Talk

pytestmark = pytest.mark.browser

DESKTOP = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["1280", "390"])
@pytest.mark.parametrize("language", TALKS)
def test_a_talk_goes_from_the_first_word_to_a_person_and_its_end(visit: Visit, language: str, screen: dict[str, object]) -> None:
    talk = TALKS[language]
    page = visit("/", locale=talk.locale, **screen)
    rep, framed = Representative(visit("/desk?view=all", like=page)), Representative(page.frame_locator("#desk"))
    page.bring_to_front()
    prospect = Prospect(page.frame_locator("#shop")).open()
    prospect.sees(talk.disclosure)
    for desk in (rep, framed):
        desk.marks_its_page()
    tells_its_need(prospect, talk)
    for desk in (rep, framed):
        the_card_comes_up_by_itself(desk, prospect.conversation())
    reads_the_card(rep, prospect.conversation(), talk, is_phone=screen is PHONE)
    a_person_takes_over(prospect, rep, talk)
    the_bot_is_silent(prospect, rep, talk)
    the_bot_gets_it_back(prospect, rep, talk)
    rep.close("lost/price", "no budget")
    expect(prospect.shop.locator(".end")).to_contain_text(talk.ended)


def tells_its_need(prospect: Prospect, talk: Talk) -> None:
    """Say what is wanted, press a quick reply, ask back, correct it, leave an address."""
    prospect.say(talk.need)
    expect(prospect.chips).to_have_count(4)
    prospect.chips.get_by_text(talk.size, exact=True).click()
    expect(prospect.chips).to_have_count(0)
    prospect.sees(talk.size, who="prospect")
    prospect.say(talk.question)
    prospect.is_shown(talk.page)
    prospect.say(talk.correction)
    prospect.sees(talk.corrected)


def the_card_comes_up_by_itself(rep: Representative, conversation: str) -> None:
    """See the card in the list, waiting for somebody, on a page that was not loaded again."""
    expect(rep.row(conversation).locator(".chip.offered")).to_be_attached()
    assert rep.is_on_the_same_page()


def reads_the_card(rep: Representative, conversation: str, talk: Talk, *, is_phone: bool) -> None:
    """Open it and find what was said among the facts, the correction with what it replaced. On a phone the card is behind a button."""
    rep.row(conversation).click()
    if is_phone:
        rep.desk.locator("#to-card").click()
    expect(rep.fact("email")).to_contain_text(talk.email)
    expect(rep.fact("company_size")).to_contain_text(talk.corrected[:2])
    expect(rep.fact("company_size").locator("s")).to_be_visible()
    if is_phone:
        rep.desk.locator("#to-talk").click()


def a_person_takes_over(prospect: Prospect, rep: Representative, talk: Talk) -> None:
    """Claim; the prospect is told, once, and gets the person's answer."""
    rep.claim()
    prospect.told(talk.joined)
    expect(prospect.header).to_contain_text("Dana Cole")
    rep.write(talk.reply)
    prospect.sees(talk.reply, who="rep")
    assert prospect.shop.locator(".quiet.notice", has_text=talk.joined).count() == 1


def the_bot_is_silent(prospect: Prospect, rep: Representative, talk: Talk) -> None:
    """Say something to the person: the bot reads it, as the card shows, and says nothing."""
    before = prospect.said("bot").count()
    prospect.say(talk.name)
    expect(rep.said("prospect").last).to_contain_text(talk.name)
    expect(rep.fact("name")).to_contain_text(talk.fact)
    assert prospect.said("bot").count() == before
    assert rep.said("bot").count() == before


def the_bot_gets_it_back(prospect: Prospect, rep: Representative, talk: Talk) -> None:
    """Give it back: the prospect is told, and the bot answers again."""
    rep.give_back()
    prospect.told(talk.left)
    prospect.say(talk.again)
    prospect.is_shown(talk.again_page)
    expect(rep.said("bot").last).to_contain_text(talk.again_page)
