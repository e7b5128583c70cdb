"""Who refuses advertising while they buy is served, and never advertised to: three languages, one house."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.bootstrap import house
from bot.desk import nurture
from bot.hearing.reached import refuses_adverts
from bot.model import Nurture, Talk
from bot.signals.intent import HOLDS
from tests.brain.material import scene
from tests.hearing import heard
from tests.leaving_test import PLACES
from tests.talks import CONFIG, Clock, opened_talk

SAID = {
    "en": "We need a shared inbox for our clinic. No marketing emails please, just send me the price list",
    "ko": "문의 자동 응답 도입하려고요. 광고 문자는 사양이고 요금 안내만 부탁드려요",
    "ja": "問い合わせ管理のツールを探しています。営業メールは不要ですので、料金表だけ送ってください",
}


async def test_a_refusal_of_adverts_ends_no_talk_and_is_remembered(tmp_path: Path) -> None:
    clock = Clock(datetime(2026, 3, 10, 10, tzinfo=UTC))
    async with house(CONFIG, tmp_path, clock=clock, watch=True) as built:
        for language, (region, zone) in PLACES.items():
            opened = await opened_talk(built, clock, {"language": language, "region": region, "timezone": zone})
            await opened.say(SAID[language])
            known = await built.store.talk(opened.conversation)
            assert known.outcome != "opted_out"
            assert known.nurture is not None
            assert (known.nurture.state, known.nurture.quote) == ("refused", SAID[language])
            need = known.answers.get("need")
            assert need is None or not any(words in need.quote for words in ("marketing", "광고", "営業メール"))


@pytest.mark.parametrize(
    "text",
    [
        "no promo texts, just the price list please",
        "please don't send me any newsletters",
        "And no marketing, please.",
        "광고는 보내지 마시고 견적서만 보내주세요",
        "광고 문자는 사양합니다",
        "広告メールは不要ですが、見積もりをください",
        "メルマガは送らないでください",
        "あ、メルマガの登録だけはしないでくださいね。見積もりの連絡は普通にください",
        "뉴스레터 구독만 하지 말아주세요. 견적은 보내주세요",
    ],
)
def test_adverts_are_refused_in_so_many_words(text: str) -> None:
    assert refuses_adverts(text)


@pytest.mark.parametrize(
    "text",
    [
        "I don't know, we're a marketing agency with 12 people",
        "We do not have a marketing team",
        "we have no marketing budget",
        "I'm not in marketing, I'm in operations",
        "no, it's for the marketing team",
        "not only marketing but also sales",
        "we don't run ads",
        "mails must not end up in spam",
        "please don't send it to spam, use info@x.com",
        "I don't mind marketing mails",
        "no objection to marketing emails",
        "Why don't you send me your newsletter",
        "not yet on your mailing list, please add me",
        "마케팅팀 빼고 20명",
        "홍보 담당자 말고 제가 담당입니다",
        "마케팅 기능은 필요 없어요",
        "광고 문의 놓치지 말고 받고 싶어요",
        "광고비 말고 예산 500만원",
        "뉴스레터 안 보내주셔서 다시 신청합니다",
        "広告代理店ですが、電話はやめてください",
        "広告代理店をやめて独立しました",
        "広告からの問い合わせに対応できないでいる",
        "InstagramのDMも見落とさないで管理したい",
        "メルマガ配信機能はいらない",
        "Admin権限は不要です",
    ],
)
def test_what_they_do_themselves_refuses_nothing(text: str) -> None:
    assert not refuses_adverts(text)


@pytest.mark.parametrize(("before", "after"), [("", "refused"), ("unanswered", "refused"), ("asked", "refused"), ("given", "withdrawn")])
def test_a_refusal_counts_whatever_was_said_before(before: str, after: str) -> None:
    (said,) = scene("no newsletters please").waiting
    held = nurture.refused(Talk(language="en", nurture=Nurture(state=before, said=1)), said).nurture
    assert held is not None
    assert (held.state, held.said) == (after, 1)


def test_a_newsletter_refused_while_a_question_is_open_is_no_opt_out() -> None:
    signals = heard("あ、メルマガの登録だけはしないでくださいね。見積もりの連絡は普通にください", "ja", "company_size").signals
    assert signals.get("opt_out", 0) < HOLDS
    assert heard("メルマガはもう送らないでください。二度と連絡しないで", "ja", "company_size").signals["opt_out"] >= HOLDS


def test_adverts_are_refused_for_good_beside_the_one_way_to_be_reached() -> None:
    text = "grace@market.example 요. 근데 광고 텍스트는 절대 보내지 마세요, 이메일만 주세요"
    told = heard(text, "ko", "email")
    assert told.signals.get("opt_out", 0) < HOLDS
    assert told.found["email"].value == "grace@market.example"
    assert heard("광고 절대 보내지 마세요", "ko", None).signals.get("opt_out", 0) >= HOLDS
