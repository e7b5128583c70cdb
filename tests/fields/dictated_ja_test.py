"""Japanese replies that are dictated, without commas around えーと and はい, and names in kana with a の of their own."""

from __future__ import annotations

import pytest

from tests.hearing import heard, value


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("company", "えーとすまい管理サービスです", "すまい管理サービス"),
        ("company", "あのー株式会社みなみ運輸です", "みなみ運輸"),
        ("company", "えーとですね大和フーズといいますはい", "大和フーズ"),
        ("company", "んーとみどり保育園ですええ", "みどり保育園"),
        ("company", "えーさくら精機です", "さくら精機"),
        ("role", "えー部長ですはい", "部長"),
        ("role", "あのー総務の課長ですええ", "総務の課長"),
        ("role", "えーっと事務長をやってますはい", "事務長"),
        ("role", "まあ店長ですね", "店長"),
        ("name", "北見ともうします", "北見"),
        ("company", "雪虫酒造ともうしますはい", "雪虫酒造"),
        ("company", "丸山葬祭といいます", "丸山葬祭"),
        ("name", "緒方ですはい", "緒方"),
        ("name", "あのー田中です", "田中"),
        ("name", "えー村瀬と申しますはい", "村瀬"),
        ("name", "えーと名前は小川ですね", "小川"),
        ("current_solution", "えーメールだけですね", "メールだけ"),
        ("current_solution", "えーと紙の台帳ですはい", "紙の台帳"),
        ("need", "えーとですね予約の電話に自動で返したいです", "予約の電話に自動で返したい"),
        ("need", "あのー予約の管理ですええ", "予約の管理"),
        ("need", "えーと窓口を一つにまとめたいですはい", "窓口を一つにまとめたい"),
    ],
)
def test_what_is_said_while_thinking_is_no_part_of_an_answer(field: str, text: str, told: str) -> None:
    assert value(text, "ja", field, asking=field) == told


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("company", "あのね農園です", "あのね農園"),
        ("company", "えーる保険です", "えーる保険"),
        ("company", "えのき食堂です", "えのき食堂"),
        ("company", "あーとクラフトです", "あーとクラフト"),
        ("company", "まあやサロンです", "まあやサロン"),
        ("company", "はいからさん堂です", "はいからさん堂"),
        ("company", "うんどう堂です", "うんどう堂"),
        ("name", "まあやです", "まあや"),
        ("name", "はいばらです", "はいばら"),
        ("name", "えりかです", "えりか"),
        ("name", "佐藤健一といいます", "佐藤健一"),
        ("name", "いのうえです", "いのうえ"),
        ("name", "総務のそのだです", "そのだ"),
        ("name", "きのしたと申します", "きのした"),
        ("name", "うちのたなかです", "たなか"),
        ("company", "みそのきと申します", "みそのき"),
    ],
)
def test_a_name_that_begins_like_a_filler_is_kept(field: str, text: str, told: str) -> None:
    assert value(text, "ja", field, asking=field) == told


@pytest.mark.parametrize("text", ["えーと", "はい", "うーん", "んーと", "あのー…"])
def test_a_filler_alone_is_no_answer(text: str) -> None:
    assert value(text, "ja", "name", asking="name") is None
    assert value(text, "ja", "company", asking="company") is None


@pytest.mark.parametrize(
    "text", ["問い合わせ管理ツールを探してます", "問い合わせ管理ツール探してる会社です", "問い合わせ管理ツールをさがしてまして"]
)
def test_a_search_as_it_is_spoken_is_a_need(text: str) -> None:
    assert value(text, "ja", "need") == "問い合わせ管理ツール"


@pytest.mark.parametrize("text", ["バイトを探してます", "求人探してる学生です", "転職先を探しています", "御社の電話番号を探してます"])
def test_who_looks_for_work_or_a_number_needs_nothing(text: str) -> None:
    assert value(text, "ja", "need") is None


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("role", "職位は社内規定でお教えできないんです"),
        ("phone", "電話番号は規則でお教えすることができないんですよ"),
        ("company", "社名は教えられないんです"),
        ("budget", "予算は公表できないんですよね"),
        ("company", "社名はお話しできません"),
        ("budget", "予算はまだお話しできないですね"),
    ],
)
def test_what_cannot_be_told_is_declined_and_no_question(field: str, text: str) -> None:
    said = heard(text, "ja", field)
    assert said.declined == (field,)
    assert said.question == ""
    assert said.signals.get("question", 0) < 0.5


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("company", "社名はお教えできません。料金はいくらですか？"),
        ("role", "役職をお教えできないとダメですか"),
        ("budget", "予算はお教えしかねますが、料金表を教えてください"),
        ("need", "電話番号を教えてもらえますか"),
    ],
)
def test_a_question_beside_it_is_heard(field: str, text: str) -> None:
    assert heard(text, "ja", field).question


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("need", "営業の方とお話しできますか"),
        ("need", "担当の方と話せますか"),
        ("need", "担当者につないでもらえませんか"),
        ("need", "人と話したいです"),
        ("need", "どなたかと直接お話ししたいのですが"),
        ("budget", "担当の方と直接お話しできますか"),
    ],
)
def test_to_ask_for_a_person_declines_nothing(field: str, text: str) -> None:
    said = heard(text, "ja", field)
    assert said.declined == ()
    assert said.signals.get("human", 0) >= 0.5


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("need", "電話でお話しします"),
        ("need", "お会いした時にお話しします"),
        ("budget", "予算は直接お話しします"),
        ("budget", "予算はお話しできる段階ではないです"),
    ],
)
def test_what_will_be_told_in_a_talk_is_put_off(field: str, text: str) -> None:
    assert heard(text, "ja", field).declined == (field,)
