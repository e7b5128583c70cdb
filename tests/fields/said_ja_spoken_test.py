"""How some Japanese prospects write: with blanks as who learns the language does, in dialect, in passing."""

from __future__ import annotations

import pytest

from tests.hearing import heard


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("リン です", "リン"),
        ("グエン です", "グエン"),
        ("ミン と いいます", "ミン"),
        ("リン と もうします", "リン"),
        ("松永や", "松永"),
        ("大久保や", "大久保"),
        ("松永やで", "松永"),
        ("田中 太郎", "田中 太郎"),
    ],
)
def test_a_name_has_no_copula(text: str, name: str) -> None:
    assert heard(text, "ja", "name").found["name"].value == name


@pytest.mark.parametrize(
    ("text", "people"), [("バイトの子入れて18とかかな", 18), ("18とか", 18), ("たぶん30いくかいかないか", 30), ("12ってとこ", 12)]
)
def test_a_size_told_loosely_is_one(text: str, people: int) -> None:
    assert heard(text, "ja", "company_size").found["company_size"].value == {"min": people, "max": people}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("03-6868-2417 の磯村まで折り返しお電話ください。", "磯村"),
        ("田中宛にメールください", "田中"),
        ("製造部の中村までご連絡をお願いします", "中村"),
    ],
)
def test_who_is_to_be_called_is_their_name(text: str, name: str) -> None:
    assert heard(text, "ja", None).found["name"].value == name


@pytest.mark.parametrize("text", ["来月までご連絡ください", "本社までお電話ください", "受付まで連絡ください", "営業担当までご連絡ください"])
def test_a_place_or_a_time_is_not(text: str) -> None:
    assert "name" not in heard(text, "ja", None).found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("直売所の者ですが、苦情の受付をパソコンで残せるようにしたいと思うとります", "苦情の受付"),
        ("電話でのやり取りを社員みんなで見返せるようにしたいです", "見返せる"),
    ],
)
def test_what_they_would_be_able_to_do_is_a_need(text: str, words: str) -> None:
    assert words in str(heard(text, "ja", None).found["need"].value)


@pytest.mark.parametrize("text", ["導入を検討しています", "導入を検討しています。営業の方とお話ししたいです", "購入を考えています"])
def test_that_they_would_buy_says_not_what_for(text: str) -> None:
    assert "need" not in heard(text, "ja", None).found


@pytest.mark.parametrize(
    "text",
    [
        "詳しくは上司の田中までご連絡ください",
        "御社の佐藤宛にメールをお願いしましたが",
        "貴社の高橋宛に電話をお願いしたのですが",
        "担当は鈴木ですが、経理の田中までご連絡ください",
    ],
)
def test_somebody_else_who_is_to_be_called_is_not_who_writes(text: str) -> None:
    found = heard(text, "ja", None).found
    assert "name" not in found or found["name"].value == "鈴木"


@pytest.mark.parametrize("text", ["本当や", "不要や", "拒否や", "未定や"])
def test_a_word_before_the_copula_of_osaka_is_no_name(text: str) -> None:
    assert "name" not in heard(text, "ja", "name").found


@pytest.mark.parametrize("text", ["利用を促すチャットボットを導入したい", "契約を管理するツールの導入を検討しています"])
def test_what_the_tool_is_for_is_a_need(text: str) -> None:
    assert "を" in str(heard(text, "ja", None).found["need"].value)
