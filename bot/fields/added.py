"""Two numbers of one's own people that count as one: "11 full time and another 4 at weekends", 22에 알바 8."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.fields.amount import Amount, tidy
from bot.fields.kind import Found
from bot.fields.plain import found
from bot.fields.staff import NOT_STAFF, counts_people
from bot.fields.utterance import Utterance
from bot.fields.whose import corrects
from bot.language import cue
from bot.lean import later

_OTHER, _TOLD = cue("headcount.other"), cue("headcount.total")
_AND_ALSO: Mapping[str, re.Pattern[str]] = {
    "en": later(r"(?:\s[a-z]+){0,3}?,? (?:plus|and another|and a further|and then another|\+)(?: about| around| roughly| like)?\s"),
    "ko": later(
        r"\s?(?:명|분)?(?:에|이랑|하고|과|와|이고|,)?\s?(?:(?:시즌|주말|야간|평일|학생)\s?)?(?:알바생?|아르바이트|파트(?:타임)?"
        r"|계약직|수습|견습|신입|실습생|인턴"
        r"|프리랜서|단기|일용직)(?:이|가)?\s?"
    ),
    "ja": later(
        r"(?:名|人)(?:ほど|くらい|ぐらい)?(?:です|います|おります|がいて|いて)?[とにで,､.;]{0,2}(?:(?:そこに|それとは別に|ほかに"
        r"|他に)(?=正?社員)|あとは?|それと|それに|他に|ほかに|別に|プラス"
        r"|加えて)?[,､]?(?:(?:土日|週末|平日|休日|夜間?|昼|朝|繁忙期)(?:だけ)?の?|(?:学生|主婦|長期|短期)の?){0,2}(?:アルバイト|バイト"
        r"|パート|見習い|研修生|実習生|新人|派遣|契約社員|嘱託|業務委託"
        r"|インターン|(?<=に)正?社員)(?:さん|が|の方)?(?:約)?"
    ),
}
"""Between two numbers of people that are counted together."""
_AND_SO_MANY_MORE = later(r"(?:\s[a-z]+){0,4}?,? (?:and|with)(?: about| around| roughly)?\s")
_MORE_EN = later(r"\s(?:more|extra|additional)\b(?! (?:than|or less|seats|users|agents|licen[cs]es))")
"""Between and behind two such numbers: "450 in Pune and 150 more in Chennai"."""


def added(said: Utterance, made: Sequence[Amount]) -> Found | None:
    """Two numbers of one's own people as one: "11 full time and another 4 at weekends"."""
    if len(made) != 2 or _TOLD[said.tongue].search(said.folded) or _OTHER[said.tongue].search(said.folded):
        return None
    first, second = made
    more = said.tongue == "en" and _MORE_EN.match(said.folded, second.end) is not None
    between = _AND_SO_MANY_MORE if more else _AND_ALSO[said.tongue]
    if None in (first.min, first.max, second.min, second.max) or not between.fullmatch(said.folded, first.end, second.start):
        return None
    is_people = said.tongue == "ko" or counts_people(said, first)  # 22에 알바 8: what is added to them says it
    if not (is_people and (more or counts_people(said, second))) or NOT_STAFF.match(said.folded, second.end):
        return None
    value: dict[str, str | float | int | None] = {
        "min": tidy((first.min or 0) + (second.min or 0)),
        "max": tidy((first.max or 0) + (second.max or 0)),
    }
    return found(said, value, first.start, second.end, replaces=corrects(said))
