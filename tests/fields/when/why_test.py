"""A Japanese time of what is to get better is none at which to begin."""

from __future__ import annotations

import pytest

from tests.hearing import value


@pytest.mark.parametrize(
    "text",
    [
        "月末の残業をゼロにしたいっすね",
        "年末の繁忙期を少ない人数で乗り切りたい",
        "週末の電話を減らしたいです",
        "3月の入居ラッシュがパンクしないように",
        "月末の締めが大変なので",
        "広報です、来月から異動しますが",
    ],
)
def test_a_time_of_what_is_wrong_is_no_plan(text: str) -> None:
    assert value(text, "ja", "timeline", asking="goal") is None


@pytest.mark.parametrize("text", ["来月の導入を考えています", "年末の稼働を目指しています", "10月からの利用を希望します"])
def test_a_time_of_a_start_is_one(text: str) -> None:
    assert value(text, "ja", "timeline") is not None
