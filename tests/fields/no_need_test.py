"""Who they are, and what others charge, is no answer to what they need; what hurts or is wished for beside it is one."""

from __future__ import annotations

from time import process_time

import pytest

from bot.fields.no_need_en import tells_who_en
from bot.fields.no_need_ja import tells_no_need
from bot.fields.no_need_ko import tells_no_need_ko
from bot.fields.utterance import utterance
from tests.fields.said.replies import Reply, called, holds, replies
from tests.hearing import heard, told

_ROWS = replies("no-need")


@pytest.mark.parametrize("reply", [row for row in _ROWS if row.told is None], ids=called)
def test_who_they_are_where_and_how_many_is_no_need(reply: Reply) -> None:
    hearing = heard(reply.text, reply.language, reply.asking)
    assert reply.asking not in hearing.found
    assert reply.asking not in hearing.declined


@pytest.mark.parametrize("reply", [row for row in _ROWS if row.told is not None], ids=called)
def test_a_trouble_or_a_wish_beside_who_they_are_is_the_need(reply: Reply) -> None:
    hearing = heard(reply.text, reply.language, reply.asking)
    assert reply.asking not in hearing.declined
    assert reply.told is not None
    assert holds(hearing.found[reply.asking].value, reply.told)


@pytest.mark.parametrize("text", ["open a second shop in Bristol", "grow to 20 people", "sell online", "sell in Germany", "fill our rooms"])
@pytest.mark.parametrize("asking", ["need", "goal"])
def test_what_they_would_do_is_no_introduction(asking: str, text: str) -> None:
    assert told(text, "en", asking, asking) == text


@pytest.mark.parametrize("text", ["open since 2019 in Leeds", "run a bakery in Leeds", "sell shoes in Leeds"])
def test_what_they_do_is_an_introduction_without_a_subject_too(text: str) -> None:
    assert tells_who_en(utterance(text, "en"))


def test_a_wish_to_talk_to_sales_is_no_need_in_japanese() -> None:
    assert "need" not in heard("営業の方とお話しできますか", "ja", "need").found


@pytest.mark.parametrize(
    ("text", "tells_none"),
    [
        # who writes
        ("賃貸管理の会社です", True),
        ("個別指導の塾やってる者です", True),
        ("クリーニング店です。", True),
        ("うち、旅館なんですけど", True),
        ("動物病院の受付をしています", True),
        ("社労士事務所です", True),
        ("神戸でパン屋やってます", True),
        # what others charge
        ("A社は1人あたり月980円、B社は1,480円でした", True),
        ("見積もりだとC社が年120万でした", True),
        ("他社さんは月5万円と言われました", True),
        # what a firm runs
        ("ネット予約サイトを運営しています", True),
        ("学習塾を経営しております", True),
        ("健康食品の通販を営んでいます", True),
        # what is added by the way
        ("あ、LINEは公式アカウントのほうです。", True),
        ("すみません、電話は代表番号です", True),
        ("なお、サイトはWordPressになります", True),
        ("あと、目的は返信漏れの防止です", False),
        ("ちなみに受付は手動です", False),
        ("ちなみに予約管理です", False),
        # what tells of work
        ("メールの返信を三人で回しています", False),
        ("予約管理のアプリです", False),
        ("お客様対応の窓口です", False),
        ("電話対応を3人でしています", False),
        ("予約の電話の取りこぼしです", False),
        ("月5万円以内で使える問い合わせ管理のツール", False),
        ("メールの返信が遅いと言われました", False),
        ("クレームの履歴です", False),
    ],
)
def test_japanese_of_themselves_and_others_is_no_need_and_of_work_may_be_one(text: str, tells_none: bool) -> None:
    assert tells_no_need(utterance(text, "ja")) is tells_none


@pytest.mark.parametrize("run", ["we are a shop in ", "a, ", "a", "an im ", "in total of ", "family run and we ", "the the ", "12 of us "])
def test_an_english_introduction_without_end_costs_no_time(run: str) -> None:
    tells_who_en(utterance("a bakery in Leeds", "en"))  # made when it is first used
    began = process_time()
    for size in (130, 5000):
        tells_who_en(utterance(run * (size // len(run)), "en"))
    assert process_time() - began < 2.0


def test_hostile_japanese_text_takes_no_time() -> None:
    assert not tells_no_need(utterance("の" * 79, "ja"))
    assert not tells_no_need(utterance("をして" * 26, "ja"))


def test_a_wall_of_korean_introductions_is_read_at_once() -> None:
    before = process_time()
    for text in ("회사이고 " * 20_000, "저희는 " * 30_000, "한 " * 50_000, "명명명" * 30_000):
        tells_no_need_ko(utterance(text, "ko"))
        tells_no_need_ko(utterance(text[:118], "ko"))
    assert process_time() - before < 3.0
