"""Japanese replies that answer and put something right in the same breath, and the month before something else."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.hearing import heard


@pytest.mark.parametrize(
    ("asking", "text", "field", "right"),
    [
        ("role", "店長です。予算、月3万って言ったけど4万まで出せそうです", "budget", {"max": 40_000}),
        ("company", "高瀬鉄工です。時期なんですが、5月じゃなく6月からでお願いします", "timeline", {"earliest": "2026-06-01"}),
        ("current_solution", "紙です。あと人数は派遣込みで77名に訂正させてください", "company_size", {"min": 77}),
        ("name", "園田。45名は間違いで54名", "company_size", {"min": 54}),
        ("role", "副園長です。先ほどの人数ですが、パートも数えると52名になります", "company_size", {"min": 52}),
        ("company", "つばめ運輸です。予算は税抜きで月6万に訂正します", "budget", {"min": 60_000}),
        ("current_solution", "共有メールです。28人と書きましたが32人の間違いでした", "company_size", {"min": 32}),
        ("name", "保坂と申します。人数が違っていました、18名ではなく24名です", "company_size", {"min": 24}),
    ],
)
def test_an_answer_stands_before_what_is_put_right(asking: str, text: str, field: str, right: Mapping[str, int | str]) -> None:
    found = heard(text, "ja", asking, "company_size", "budget", "timeline").found
    value = found[field].value
    assert isinstance(value, dict)
    assert {key: value.get(key) for key in right} == right
    assert text.startswith(str(found[asking].value))


@pytest.mark.parametrize("text", ["すみません。訂正です。45名でした", "人数の件です。40名でした", "先ほどの人数です。40名の間違いです"])
@pytest.mark.parametrize("asking", ["company", "role", "current_solution"])
def test_what_only_puts_right_answers_nothing(asking: str, text: str) -> None:
    assert asking not in heard(text, "ja", asking, "company_size").found


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("秋の採用が始まる前の8月中には", "2026-08-01", "2026-08-31"),
        ("夏休み前の6月中に", "2026-06-01", "2026-06-30"),
        ("冬休みが始まる前の11月中に", "2026-11-01", "2026-11-30"),
        ("10月より9月のほうが都合いいです", "2026-09-01", "2026-09-30"),
        ("4月よりは5月の方がありがたいです", "2026-05-01", "2026-05-31"),
    ],
)
def test_the_month_is_told_and_not_what_it_is_compared_with(text: str, earliest: str, latest: str) -> None:
    assert heard(text, "ja", "timeline").found["timeline"].value == {"earliest": earliest, "latest": latest}
