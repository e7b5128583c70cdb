"""A Japanese role without what is said of holding it, before it and behind it."""

from __future__ import annotations

import pytest

from tests.hearing import value


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("店主やらせてもろてますわ", "店主"),
        ("工場長やらしてもろてます", "工場長"),
        ("住職をさせてもらっとります", "住職"),
        ("親方やっとります", "親方"),
        ("設計課の課長してます〜", "設計課の課長"),
        ("料理長を任されております", "料理長"),
        ("お店を任されている店長です", "店長"),
        ("看護師長っす、一応", "看護師長"),
        ("支配人ですね、もう行かないとなので手短に", "支配人"),
        ("編集長でして、記事も書きます", "編集長"),
        ("配車係です、よろしく", "配車係"),
        ("人手がないので、何でも屋です", "何でも屋"),
        ("小さい店なんで、店長兼レジ係です", "店長兼レジ係"),
        ("雑用です笑　一応専務", "専務"),
        ("上の者は施設長ですが、私は生活相談員です", "生活相談員"),
    ],
)
def test_what_is_said_of_holding_a_role_is_no_part_of_it(text: str, role: str) -> None:
    assert value(text, "ja", "role", asking="role") == role
