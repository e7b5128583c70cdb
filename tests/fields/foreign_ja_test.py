"""Names in katakana of several parts, and firms with の in their name, beside things and people that look like them."""

from __future__ import annotations

import pytest

from tests.hearing import value


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("グエン・ティ・リンです", "グエン・ティ・リン"),
        ("マイケル・ブラウンと申します", "マイケル・ブラウン"),
        ("ジョン スミス", "ジョン スミス"),
        ("チャン・ヴァン・ナムと言います", "チャン・ヴァン・ナム"),
        ("マリア サントス デラクルスです", "マリア サントス デラクルス"),
        ("あ、はい、ラジェシュ・クマール・シャルマです", "ラジェシュ・クマール・シャルマ"),
        ("えーとアンナ・コヴァルスカですはい", "アンナ・コヴァルスカ"),
        ("田中マリアです", "田中マリア"),
    ],
)
def test_all_parts_of_a_name_are_heard(text: str, name: str) -> None:
    assert value(text, "ja", "name", asking="name") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("はじめまして、マイケル・ブラウンです", "マイケル・ブラウン"),
        ("お世話になっております。ファム・ティ・フォンと申します。", "ファム・ティ・フォン"),
        ("こんにちは。私はリー・ウェイです。チャットを探しています。", "リー・ウェイ"),
    ],
)
def test_who_greets_with_such_a_name_has_told_it(text: str, name: str) -> None:
    assert value(text, "ja", "name") == name


@pytest.mark.parametrize("asking", ["name", None])
@pytest.mark.parametrize(
    "text",
    [
        "カスタマー・サポートです",
        "ヘルプ デスクです",
        "チャット・ボット",
        "コール センター",
        "マーケティング・マネージャーです",
        "サンプル・データです",
        "はじめまして、カスタマー・サポート・チームです",
        "クラウド・サービスです",
    ],
)
def test_a_thing_of_two_words_is_nobody(text: str, asking: str | None) -> None:
    assert value(text, "ja", "name", asking=asking) is None


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("株式会社旅の窓でございます", "旅の窓"),
        ("株式会社森のくまさんと申します", "森のくまさん"),
        ("株式会社山の手商事でございます", "山の手商事"),
        ("株式会社日の丸でございます", "日の丸"),
        ("(株)海の幸でございます", "海の幸"),
        ("有限会社木の実と申します", "木の実"),
        ("株式会社ひかりの箱です", "ひかりの箱"),
        ("合同会社星の鈴でございます", "星の鈴"),
    ],
)
def test_a_firm_with_a_particle_in_its_name_is_nobody_of_a_firm(text: str, firm: str) -> None:
    assert value(text, "ja", "company", asking="company") == firm
    assert value(text, "ja", "name", asking="company") is None


@pytest.mark.parametrize(
    ("text", "firm", "name"),
    [
        ("株式会社アクアの山田でございます", "アクア", "山田"),
        ("株式会社光の田中と申します", "光", "田中"),
        ("株式会社みずほの佐藤でございます", "みずほ", "佐藤"),
        ("株式会社旅の窓の田中でございます", "旅の窓", "田中"),
        ("株式会社森の東と申します", "森", "東"),
        ("有限会社青空の林でございます", "青空", "林"),
        ("株式会社アクアの営業部でございます", "アクア", None),
        ("株式会社光の受付でございます", "光", None),
    ],
)
def test_somebody_of_a_firm_is_no_part_of_its_name(text: str, firm: str, name: str | None) -> None:
    assert value(text, "ja", "company", asking="company") == firm
    assert value(text, "ja", "name", asking="company") == name
