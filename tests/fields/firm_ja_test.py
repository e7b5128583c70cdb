"""Japanese firms behind what they do, and what stands around their names."""

from __future__ import annotations

import pytest

from bot.fields.firm_ja import behind_what_it_does, without_part
from bot.fields.utterance import utterance


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("金沢で和菓子を商っております、菓匠たちばなと申します。", "菓匠たちばな"),
        ("北海道で活動しているNPO、北の灯と申します。", "北の灯"),
        ("駅ビルで花屋を4店舗やってる、ブルームいちかわです！", "ブルームいちかわ"),
        ("和菓子屋を営んでおります、橘綾子と申します。", None),  # a person
        ("旅館を二軒やっております、若女将の早川です。", None),
        ("ネットで雑貨を売っている、小さな会社です", None),  # a sort of firm
        ("セロンペイ株式会社、CSリードの早見です", None),
    ],
)
def test_a_firm_behind_what_it_does_is_told_from_a_person_and_a_sort_of_firm(text: str, firm: str | None) -> None:
    span = behind_what_it_does(utterance(text, "ja"))
    assert (text[slice(*span)] if span else None) == firm


@pytest.mark.parametrize(
    ("text", "firm"), [("日の出製作所の総務部", "日の出製作所"), ("みんなの相談室", "みんなの相談室"), ("森の図書室", "森の図書室")]
)
def test_a_part_of_a_firm_is_left_out_and_a_name_that_sounds_like_one_is_not(text: str, firm: str) -> None:
    start, end = without_part(utterance(text, "ja"), 0, len(text))
    assert text[start:end] == firm
