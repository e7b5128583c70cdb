"""Who writes, and what others charge, is no answer to what somebody needs."""

from __future__ import annotations

import pytest

from bot.fields.no_need_ja import tells_no_need
from bot.fields.utterance import utterance


@pytest.mark.parametrize(
    "text",
    [
        "賃貸管理の会社です",
        "個別指導の塾やってる者です",
        "クリーニング店です。",
        "うち、旅館なんですけど",
        "動物病院の受付をしています",
        "社労士事務所です",
        "神戸でパン屋やってます",
        "A社は1人あたり月980円、B社は1,480円でした",
        "見積もりだとC社が年120万でした",
        "他社さんは月5万円と言われました",
    ],
)
def test_who_writes_and_what_others_charge_is_no_need(text: str) -> None:
    assert tells_no_need(utterance(text, "ja"))


@pytest.mark.parametrize(
    "text",
    [
        "予約管理のアプリです",
        "お客様対応の窓口です",
        "電話対応を3人でしています",
        "予約の電話の取りこぼしです",
        "月5万円以内で使える問い合わせ管理のツール",
        "メールの返信が遅いと言われました",
        "クレームの履歴です",
    ],
)
def test_what_tells_of_work_may_be_a_need(text: str) -> None:
    assert not tells_no_need(utterance(text, "ja"))


def test_hostile_text_takes_no_time() -> None:
    assert not tells_no_need(utterance("の" * 79, "ja"))
    assert not tells_no_need(utterance("をして" * 26, "ja"))


@pytest.mark.parametrize(
    ("text", "tells_none"),
    [
        ("ネット予約サイトを運営しています", True),
        ("学習塾を経営しております", True),
        ("健康食品の通販を営んでいます", True),
        ("メールの返信を三人で回しています", False),
        ("あ、LINEは公式アカウントのほうです。", True),
        ("すみません、電話は代表番号です", True),
        ("なお、サイトはWordPressになります", True),
        ("あと、目的は返信漏れの防止です", False),
        ("ちなみに受付は手動です", False),
        ("ちなみに予約管理です", False),
    ],
)
def test_what_a_firm_runs_and_what_is_added_by_the_way_is_no_need(text: str, tells_none: bool) -> None:
    assert tells_no_need(utterance(text, "ja")) is tells_none
