"""Japanese with blanks between its words, as learners and children's books write it: かいしゃ ぜんぶで 64 人 です。"""

from __future__ import annotations

from typing import NamedTuple

from bot.lean import later

_BLANK = later(
    r"(?<=[ぁ-ゖァ-ヺー々一-鿿a-zA-Z0-9０-９])[ \u3000]+"
    r"(?=(?:(?:名|人|円|万円|[ヶか]月|月|年|日|席)(?:(?:くらい|ぐらい|ほど|程度|まで|から|以内|以上|以下|だけ)|(?=[ \u3000、。,.!?！？]|$))"
    r"|(?:くらい|ぐらい|ほど|程度|まで|から|だけ|以内|以上|以下|ごろ|頃)(?:に|は|の|も|で)?(?:です|でした)?(?=[ \u3000、。,.!?！？]|$)"
    r"|(?:です|でした|でしょうか|ですか|ですが|ですけど|ですね)(?=[ \u3000、。,.!?！？]|$)"
    r"|(?:を|に|の|は|が|と|で|も|へ|や)(?=[ \u3000]|$)))"
)
"""A blank before what cannot begin a word: a unit behind its number, a particle, です."""


class Joined(NamedTuple):
    """A text without such blanks, and where each of its letters stands in the text as it was written."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in what was written of `start:end` in the joined text."""
        return self.places[start], self.places[end - 1] + 1 if end > start else self.places[start]


def joined(written: str) -> Joined | None:
    """Return `written` without blanks before particles, units and です, or None where there is no such blank."""
    if written.isascii() or not (blanks := [found.span() for found in _BLANK.finditer(written)]):
        return None
    left_out = {at for start, end in blanks for at in range(start, end)}
    places = tuple(at for at in range(len(written)) if at not in left_out)
    return Joined("".join(written[at] for at in places), (*places, len(written)))
