"""Seasons by which Japanese letters greet, and which name no time: 秋冷の候, 師走の折, 残暑お見舞い申し上げます."""

from __future__ import annotations

from bot.lean import later

MAY_GREET = later(r"候|みぎり|砌|折|見舞|[春夏秋冬](?:の|も|が|め|らし|とは)|[新初迎賀]春")
"""One of these stands in every such greeting."""
_SEASON = later(
    r"(?:\d{1,2}月|[一-鿿]{1,4})の(?:候|みぎり|砌|折(?=[,､.\s]|から|柄|$))"
    r"|[春夏秋冬](?:の|も|が)?(?:暑さ|寒さ|気配|訪れ|足音|夜長|陽気|装い|深ま|たけなわ|日差し|便り|長雨|名残)[^,､.!?\n]{0,16}?(?:の?折(?:から|柄)?|中|[,､.]|$)"
    r"|[春夏秋冬](?:めい|らしく|とは名ばかり)|(?:残暑|暑中|寒中|余寒|梅雨|秋冷|春寒)(?:の|を)?お?(?:見舞い?|伺い)"
    r"|(?:新|初|迎|賀)春(?:の|を)?(?:お(?:慶|喜|祝)|ご?挨拶|寿)"
)


def without_seasons(folded: str) -> str:
    """Return the folded text with blanks for its seasonal greetings; always of the same length."""
    return _SEASON.sub(lambda one: " " * len(one.group()), folded)
