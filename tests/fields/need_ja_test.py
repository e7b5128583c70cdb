"""Japanese needs that are told in passing, and replies to the question for one that tell none."""

from __future__ import annotations

import pytest

from bot.fields.need_ja import CUES_JA
from bot.fields.no_need_ja import tells_no_need
from bot.fields.utterance import utterance
from tests.hearing import value


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("広告代理店です。クライアントのLPに載せる診断チャット、御社で作れます？", "クライアントのLPに載せる診断チャット"),
        ("注文用のチャットボット、個人店でも使えますか？", "注文用のチャットボット"),
        ("不動産屋です。内見予約の自動応答、そちらで作ってもらえます？", "内見予約の自動応答"),
        ("患者さん向けのWeb問診って対応してますか", "患者さん向けのWeb問診"),
        ("サイトに載せるFAQボット、何日ぐらいで導入できます？", "サイトに載せるFAQボット"),
        ("うちの通販サイトに置く接客チャット、御社で設置までやってもらえますか", "うちの通販サイトに置く接客チャット"),
        ("多言語の問い合わせフォーム、5か国語いけます？うちは旅行会社です", "多言語の問い合わせフォーム"),
        ("学習塾です。保護者連絡用のアプリ、御社でも扱ってますかね", "保護者連絡用のアプリ"),
        ("修理依頼を受け付けるアプリを契約したくて比較してます。最短いつから使えますか？", "修理依頼を受け付けるアプリ"),
        ("社内ヘルプデスク用のチャットを入れる予定で、SSOに対応しているか知りたいです", "社内ヘルプデスク用のチャット"),
        ("荷主の電話が一日200本 チャットで自動返信できるやつ欲しいです", "チャットで自動返信できるやつ"),
        ("歯医者です。予約のリマインドを送るやつ、入れたいんですけど高いですか？", "予約のリマインドを送るやつ"),
        ("うちの印刷所、入稿の相談をまとめる窓口ツールが要るんですが相談できますか", "うちの印刷所、入稿の相談をまとめる窓口ツール"),
    ],
)
def test_what_is_asked_about_is_what_they_are_after(text: str, need: str) -> None:
    assert value(text, "ja", "need") == need


@pytest.mark.parametrize(
    "text",
    [
        "御社のチャット、昨日からログインできないんですが直りますか？",
        "このチャットって人が答えてるんですか？",
        "そちらのシステム、止まってますか？",
        "うちのアプリを開発する仕事、募集してますか？",
        "貴社のサイトに載せる広告ボット、ご興味ありますか？",
        "料金って月額ですか？",
        "解約フォームって、どこにありますか？",
    ],
)
def test_a_question_about_what_is_ours_or_theirs_already_tells_no_need(text: str) -> None:
    assert value(text, "ja", "need") is None


@pytest.mark.parametrize(
    "text",
    [
        "ちょっと今から現場に出るので、短くお願いします",
        "すぐ出るんで手短におねがいしまｓ",
        "長文は読めないので一問ずつでお願いします",
        "要点だけで頼みます",
        "今レジに立ってるんで短めで",
        "子どものお迎えの時間なので、続きは明日で",
        "そろそろ出ないといけません",
        "もう授業なので抜けます",
        "あと5分で閉店なんで",
        "あ、いま社長から電話があって、他社さんに決めたそうです",
        "すみません、たった今上司から別の会社で決まったと言われました。",
        "結局よその業者さんにお願いすることになりまして",
        "導入の話自体が白紙になりました",
        "予算が凍結されたので今回は見送りです",
    ],
)
def test_how_the_talk_should_go_and_that_nothing_is_wanted_any_more_is_no_need(text: str) -> None:
    assert value(text, "ja", "need", asking="need") is None


@pytest.mark.parametrize(
    "text",
    [
        "手短に言うと、予約の管理です",
        "問い合わせにすぐ返せる仕組み",
        "返信文を短くまとめる機能が欲しいです",
        "出かけている間の電話の対応です",
        "他社に決めたのですが不満で、乗り換え先の受付システムを探しています",
        "これから始まる採用の応募者対応です",
        "お客様をお待たせせずすぐ電話に出られるようにしたい",
    ],
)
def test_a_need_in_like_words_is_told(text: str) -> None:
    assert value(text, "ja", "need", asking="need")


def test_hostile_text_takes_no_time() -> None:
    for piece in ("の", "アプリ", "すぐ", "他社に", "アプリ、", "手短"):
        said = utterance(piece * 600, "ja")
        tells_no_need(said._replace(folded=said.folded[:79]))
        assert not any(one for cue in CUES_JA[-2:] for one in cue.states.finditer(said.folded))
