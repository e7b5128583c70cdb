"""Who is of a part of a firm gives a name and no firm; a sentence that names some work is the need beside the next one."""

from __future__ import annotations

import pytest

from tests.hearing import heard


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("学校ICT係の穂積です", "穂積"),
        ("消防団担当の樋川です", "樋川"),
        ("生活安全課の蓼沼と申します", "蓼沼"),
        ("子ども家庭支援課相談係の鵜沢です", "鵜沢"),
        ("品質保証グループの尾花です", "尾花"),
        ("窓口担当の湯浅でございます", "湯浅"),
        ("施設管理班の袴田です", "袴田"),
        ("保守センターの梶尾です", "梶尾"),
        ("配送二課の百目鬼です", "百目鬼"),
        ("事務方の蔵本です", "蔵本"),
        ("DX推進室のハリスです", "ハリス"),
    ],
)
def test_who_is_of_a_part_of_a_firm_gives_a_name_and_no_firm(text: str, name: str) -> None:
    found = heard(text, "ja", "name").found
    assert found["name"].value == name
    assert "company" not in found


@pytest.mark.parametrize("text", ["建設課の者です", "予約係です", "教務係の担当です", "総務部の課長です", "受付の担当者です"])
def test_a_part_of_a_firm_or_a_post_is_no_name(text: str) -> None:
    assert "name" not in heard(text, "ja", "name").found


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("あさひ市生活安全課の蓼沼です", "あさひ市"),
        ("ミナトワークス総務の菱田です", "ミナトワークス"),
        ("あおば商事営業課の岸本です", "あおば商事"),
    ],
)
def test_a_firm_before_its_part_is_one(text: str, company: str) -> None:
    assert heard(text, "ja", "name").found["company"].value == company


@pytest.mark.parametrize(
    "text",
    [
        "庫内の照会対応です。本部に来る電話を減らしたい",
        "社内ヘルプデスクです。情シスへの電話を減らしたいので",
        "返品の受付です。写真も送れるようにしたいです",
        "予約の管理ですね。ダブルブッキングを防ぎたくて",
        "点検依頼の受付です。紙をなくしたい",
        "クレーム対応です。担当者を自動で割り振りたい",
        "見積もり依頼の整理。漏れをゼロにしたい",
        "備品の手配です。承認を早くしたい",
    ],
)
def test_the_work_that_is_named_first_is_part_of_the_need(text: str) -> None:
    need = str(heard(text, "ja", "need").found["need"].value)
    assert need.startswith(text.partition("。")[0])


@pytest.mark.parametrize(
    ("text", "need"),
    [("福祉の相談員です。訪問記録を残したい", "訪問記録を残したい"), ("こんにちは。返信漏れを防ぎたい", "返信漏れを防ぎたい")],
)
def test_who_writes_is_no_part_of_it(text: str, need: str) -> None:
    assert heard(text, "ja", "need").found["need"].value == need
