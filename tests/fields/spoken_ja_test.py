"""Japanese replies as people speak at home: endings of a region, asides behind a post, names with a の in them, and others' prices."""

from __future__ import annotations

import pytest

from tests.hearing import heard, value


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("company", "えっとですね、丸山製作所です", "丸山製作所"),
        ("company", "正式にはまるふく商会ですが、みんなまるふくって呼びます", "まるふく商会"),
        ("company", "北斗ガスです。社員は多くないですよ", "北斗ガス"),
        ("company", "東雲電設と書いてしののめでんせつです", "東雲電設"),
        ("company", "ハタノ精工、精密の精に工業の工です", "ハタノ精工"),
        ("name", "えっとですね、丸山です", "丸山"),
        ("company", "みどり荘じゃ", "みどり荘"),
        ("company", "浜田水産じゃけえ", "浜田水産"),
        ("company", "坂井建設ばい", "坂井建設"),
        ("company", "中村釣具店たい", "中村釣具店"),
        ("company", "佐藤農園だべ", "佐藤農園"),
        ("company", "鈴木牧場だっちゃ", "鈴木牧場"),
        ("company", "大村鉄工所やで", "大村鉄工所"),
        ("name", "藤原じゃ", "藤原"),
        ("name", "原田ばい", "原田"),
        ("role", "社長じゃ", "社長"),
        ("role", "親方じゃけえ", "親方"),
        ("role", "工場長だべ", "工場長"),
    ],
)
def test_the_ending_of_a_region_and_what_is_said_of_a_name_are_no_part_of_it(field: str, text: str, told: str) -> None:
    assert value(text, "ja", field, asking=field) == told


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("院長です、いちおう（笑）", "院長"),
        ("店長です（汗）", "店長"),
        ("社長です、一応ね（笑）", "社長"),
        ("オーナーです、一応ｗｗ", "オーナー"),
        ("副店長です(仮)", "副店長"),
        ("部長です（来月から）", "部長"),
        ("代表です。名ばかりですが（苦笑）", "代表"),
        ("部長（営業）です", "部長（営業）"),
        ("店長…じゃなくて、先月からエリアマネージャーです", "エリアマネージャー"),
        ("施設長っちゅうやつです", "施設長"),
        ("えーっと、窓口係…ですかね", "窓口係"),
        ("主任だったんですが、4月から係長です", "係長"),
        ("経理です。あ、正確には経理課長です", "経理課長"),
        ("事務局長を拝命しております、微力ながら", "事務局長"),
        ("えっとですね、広報担当になりますかね", "広報担当"),
    ],
)
def test_a_smile_behind_a_post_is_no_part_of_it(text: str, role: str) -> None:
    assert value(text, "ja", "role", asking="role") == role


@pytest.mark.parametrize(
    ("text", "firm", "name"),
    [
        ("月の輪塗工房と申します", "月の輪塗工房", None),
        ("花の木保育園の田中です", "花の木保育園", "田中"),
        ("竹の里旅館の総務の佐藤です", "竹の里旅館", "佐藤"),
        ("月の輪塗工房の宮下と申します", "月の輪塗工房", "宮下"),
        ("風の丘診療所といいます", "風の丘診療所", None),
        ("丘の道製菓と申します", "丘の道製菓", None),
        ("森の図書室という店です", "森の図書室", None),
    ],
)
def test_a_firm_whose_name_has_a_no_in_it_is_named_whole(text: str, firm: str, name: str | None) -> None:
    assert (value(text, "ja", "company", asking="company"), value(text, "ja", "name")) == (firm, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("aoi@minato.example 田中葵です", "田中葵"),
        ("mori@hana.example 森はるかです", "森はるか"),
        ("k.sato@abc.example、佐藤健です", "佐藤健"),
        ("yuki@aaa.example（高木ゆき）", "高木ゆき"),
        ("info@aaa.example 総務課です", None),
        ("info@aaa.example 東京です", None),
    ],
)
def test_a_name_stands_behind_an_address(text: str, name: str | None) -> None:
    assert value(text, "ja", "name", asking="email") == name


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("お客さんからsato@minato.exampleに返事が来ないと言われました", None),
        ("取引先がkondo@yama.exampleに送っても戻ってくるそうです", None),
        ("患者さんからinfo@shika.exampleに届かないと電話がありました", None),
        ("お客様からの問い合わせはinfo@hana.exampleに来ます", "info@hana.example"),
        ("sato@minato.exampleに返事をください", "sato@minato.example"),
    ],
)
def test_an_address_to_which_others_wrote_in_vain_is_not_theirs(text: str, address: str | None) -> None:
    assert value(text, "ja", "email") == address


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("隣の店は月5千円で済んでるらしいけど、うちは3万円まで", 30_000),
        ("同業は年10万円と聞きました。うちは20万円まで", 200_000),
        ("知り合いは月2万円払ってるそうですが、うちは5万円まで出せます", 50_000),
    ],
)
def test_what_the_neighbours_pay_is_no_budget_and_gives_it_no_period(text: str, most: int) -> None:
    assert value(text, "ja", "budget", asking="budget") == {"min": None, "max": most, "currency": "JPY", "period": None}


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("チケット管理です。優先度をつけられれば十分。", "チケット管理です。優先度をつけられれば十分"),
        ("メモ共有です。担当を分けられればOKです。", "メモ共有です。担当を分けられればOK"),
        ("会員証の再発行です。パスワードの問い合わせが半分です。", "会員証の再発行です。パスワードの問い合わせが半分"),
    ],
)
def test_the_first_of_two_sentences_is_part_of_a_need(text: str, need: str) -> None:
    assert value(text, "ja", "need", asking="need") == need


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("宿泊予約の自動応答について、導入を前提に資料を集めております。", "宿泊予約の自動応答"),
        ("問い合わせ管理システムを二社で比べてて、来週には決めます。", "問い合わせ管理システム"),
        ("御社のチャットを3社で比べる記事を書いています", None),
    ],
)
def test_what_is_weighed_among_firms_is_what_they_are_after(text: str, need: str | None) -> None:
    assert value(text, "ja", "need") == need


@pytest.mark.parametrize(
    ("asking", "text"),
    [
        ("role", "人と話してから決めるけえ"),
        ("current_solution", "誰かと話してからにします"),
        ("budget", "金の話は顔を合わせてからじゃろう"),
        ("company", "高橋ゼミです"),
    ],
)
def test_what_is_put_off_to_a_talk_is_no_answer(asking: str, text: str) -> None:
    assert asking not in heard(text, "ja", asking).found


@pytest.mark.parametrize(
    "size", ["教職員は85名おります。", "スタッフは合わせて20人です。", "従業員は約40名在籍しております。", "人数は9人です。"]
)
def test_how_many_they_are_is_no_need_behind_one(size: str) -> None:
    text = f"電話が多すぎて先生方が授業の準備をできません。自己解決していただけるFAQサイトを導入したいです。{size}"
    found = heard(text, "ja", "need").found["need"].value
    assert isinstance(found, str)
    assert "FAQサイト" in found
