"""Tells where a reply leaves two times open and takes the nearer: 1 October or January, whichever comes first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.lean import later

_SOONER: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"\b(?:whichever|whatever)(?: one)?(?: comes| is|'s| happens)?(?: the)? (?:first|sooner|soonest|earlier|earliest)\b"
        r"|\bthe (?:sooner|earlier) of (?:the two|those|them)\b"
    ),
    "ko": later(r"(?:둘 ?중|어느 ?쪽이든|뭐든|먼저 ?오는|더)\s?(?:에\s?)?(?:빠른|먼저|이른)|빠른 (?:쪽|걸로|날|시점)"),
    "ja": later(r"(?:どちらか|どっちか|いずれか)?(?:の)?(?:早い|先に来る)(?:ほう|方)"),
}
_OR: Mapping[str, re.Pattern[str]] = {
    "en": later(r"\bor\b", re.IGNORECASE),
    "ko": later(r"이나\s|아니면|또는|혹은|(?<=[월일말초주달])나\s"),
    "ja": later(r"(?<=[日月頃末前中年週期頭初旬])か(?![月所ら])|または|もしくは|あるいは"),
}


def alternatives(folded: str, text: str, tongue: str) -> Sequence[str]:
    """The parts of a text that offer one time each, where it says that the nearer one counts; else none."""
    if not _SOONER[tongue].search(folded):
        return ()
    parts = _OR[tongue].split(text)
    return parts if len(parts) > 1 else ()
