"""What a Japanese reply names as the tool in use, without its verb and without what others use."""

from __future__ import annotations

import pytest

from bot.fields.solution_ja import behind_others, without_verb
from bot.fields.utterance import utterance
from tests.hearing import value


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("Googleフォームで受けてます", "Googleフォーム"),
        ("LINE公式アカウントで受け付けてます", "LINE公式アカウント"),
        ("ガラケーのショートメールでやりとりしとります", "ガラケーのショートメール"),
        ("FAXと付箋で何とか回してる感じっす", "FAXと付箋"),
        ("大学ノートに書き写しております", "大学ノート"),
        ("スタッフの個人のスマホを回してます", "スタッフの個人のスマホ"),
        ("紙の台帳で管理しとります", "紙の台帳"),
        ("電話で受けて紙に書いています", "電話で受けて紙に書いています"),
        ("みんなで手分けして返しています", "みんなで手分けして返しています"),
        ("同業の社長はkintone使ってるみたいだけど、うちはノートです", "ノート"),
        ("親会社はSalesforceですが、うちは共有の受信箱で見ています", "共有の受信箱"),
    ],
)
def test_the_tool_is_told_without_its_verb_and_without_what_others_use(text: str, tool: str) -> None:
    assert value(text, "ja", "current_solution", asking="current_solution") == tool


def test_hostile_text_takes_no_time() -> None:
    said = utterance("隣は" + "で受けて" * 400, "ja")
    assert behind_others(said) == 0
    assert without_verb(said, 0, len(said.folded)) <= len(said.folded)
