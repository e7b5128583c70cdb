"""Japanese names: with the given name that stands elsewhere, and before what else a reply says; no number of somebody else's."""

from __future__ import annotations

import pytest

from tests.hearing import value


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "お世話になっております。東峰精機の榊原と申します。\n保守の件です。\n--\n東峰精機株式会社\n榊原亮介\nE-mail: r@toho.example",
            "榊原亮介",
        ),
        ("みどり商事の佐伯です。\n見積もりをお願いします。\n佐伯 美咲\n", "佐伯 美咲"),
        ("潮見工業の大槻と申します。\nよろしくお願いします。\n大槻さゆり（おおつき）", "大槻さゆり"),
        ("水鳥リネンの菱田です。よろしくお願いします。\n菱田", "菱田"),
        ("みどり商事の佐伯です。\nよろしく。\n佐伯部長", "佐伯"),
        ("みどり商事の佐伯です。\n佐伯より", "佐伯"),
    ],
)
def test_a_given_name_below_the_mail_belongs_to_the_surname_in_it(text: str, name: str) -> None:
    assert value(text, "ja", "name") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("大槻っす、時間ないんで次いってください", "大槻"),
        ("菱田です、電話は結構です", "菱田"),
        ("今日です、さっき送りました", None),
        ("急ぎです、早くして", None),
        ("受付です、担当は出ています", None),
    ],
)
def test_a_name_comes_before_what_else_a_reply_says(text: str, name: str | None) -> None:
    assert value(text, "ja", "name", asking="name") == name


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("顧問税理士の電話は03-5321-7788ですが、経理の話はそちらへ", None),
        ("大家さんの連絡先は03-5321-7788です", None),
        ("前任の広瀬の携帯は090-6183-5570でした", None),
        ("私の携帯は090-6183-5570です", "+819061835570"),
        ("本社の電話は03-5321-7788です", "+81353217788"),
    ],
)
def test_a_number_of_somebody_else_is_none_of_theirs(text: str, phone: str | None) -> None:
    assert value(text, "ja", "phone") == phone
