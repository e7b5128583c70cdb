"""Which of several Japanese numbers is the size of the firm, and which numbers are nobody's size."""

from __future__ import annotations

import pytest

from tests.hearing import value


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("工場長2人を含む34人です", 34),
        ("当院は医師3名を含む21名です。法人全体では5院で95名になります", 95),
        ("この店は9人。会社全体では4店舗で41人です", 41),
        ("法人としては12施設で480名です", 480),
        ("子会社なんで、うちだけなら60人。グループだと2000人超えます", 60),
        ("うち単体で60人、連結だと1200人です", 60),
        ("グループ込みだと800名、弊社だけなら55名です", 55),
        ("県内に工場が三つあって、合わせて240名ほどです。ここの工場は80名", 240),
        ("使うのは経理の4名ですが社員は全部で58名です", 58),
        ("園児は120人、職員は19人です", 19),
    ],
)
def test_the_whole_firm_counts_before_its_parts_and_its_group(text: str, people: int) -> None:
    assert value(text, "ja", "company_size", asking="company_size") == {"min": people, "max": people}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("東京と大阪に拠点があって全社で85名、うち問い合わせ担当は3名です", 85),
        ("友達のお店は15人でやってるそうです。うちは3人です", 3),
    ],
)
def test_the_firm_is_told_unasked(text: str, people: int) -> None:
    assert value(text, "ja", "company_size") == {"min": people, "max": people}


@pytest.mark.parametrize(
    "text",
    [
        "大家さんの会社は120人いるそうです。チャットの導入を考えています",
        "御社は何名くらいの会社ですか？300名くらい？",
        "うちのコース料金は一人1万2千円からです",
        "体験レッスンは一人3千5百円です",
    ],
)
def test_others_guesses_and_prices_a_head_are_no_size(text: str) -> None:
    assert value(text, "ja", "company_size") is None
