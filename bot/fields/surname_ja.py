"""Tells whether a Japanese word may be a surname, so that 水鳥リネンの菱田です gives a person and 通販の相談です none."""

from __future__ import annotations

import re

from bot.language import listed
from bot.lean import later

_WHOLE = listed("surnames", "ja")
_ENDS = listed("surname ends", "ja")
_NOUNS = listed("not surnames", "ja")
_HAN = later(r"[一-鿿々ヶ]{1,6}")
_GIVEN = later(r"[一-鿿々ぁ-ゖァ-ヺー]{1,4}")
_LONGEST = 3


_WITH_NO = listed("surnames with no", "ja")
"""Surnames in kana whose の is no particle."""


def has_no_in_it(run: str) -> bool:
    """True for a name in kana whose の is none of the particle: いのうえ, きのした ただし."""
    return run.replace("　", " ").partition(" ")[0] in _WITH_NO


def behind_particle(run: str) -> int:
    """Where a name begins behind the particle の of a run; 0 where there is none: of 総務のいのうえ behind 総務の."""
    if has_no_in_it(run):
        return 0
    whole = (at + 1 for at, sign in enumerate(run) if sign == "の" and has_no_in_it(run[at + 1 :]))
    return next(whole, run.rindex("の", 1, -1) + 1 if "の" in run[1:-1] else 0)


def is_surname(run: str) -> bool:
    """True for a listed surname, or two or three Han letters that end as surnames do and are no common noun: 菱田, 鴻池, not 窓口."""
    if run in _WHOLE:
        return True
    return 2 <= len(run) <= _LONGEST and run[-1] in _ENDS and run not in _NOUNS and run[-2:] not in _NOUNS and bool(_HAN.fullmatch(run))


def is_person(run: str) -> bool:
    """True for a surname, alone or with a given name of up to three letters behind it: 菱田, 菱田 千佳, 菱田千佳."""
    surname, _, given = run.replace("　", " ").partition(" ")
    if given:
        return is_surname(surname) and bool(_GIVEN.fullmatch(given))
    if is_surname(run):
        return True
    return 3 <= len(run) <= 5 and run not in _NOUNS and any(is_surname(run[:cut]) and _is_given(run[cut:]) for cut in (2, 3))


def fuller(folded: str, start: int, end: int) -> tuple[int, int]:
    """The span of the name at `start:end` with its given name, where a line or a sentence of its own tells both, as below a mail."""
    surname = folded[start:end]
    if len(surname) > _LONGEST or folded.count(surname) < 2 or not _HAN.fullmatch(surname):
        return start, end
    for one in re.finditer(rf"(?:^|[\n.,])[^\S\n]*(?P<it>{surname}(?P<gap>[^\S\n]?){_GIVEN_BEHIND}){_ENDS_LINE}", folded):
        if one.group("gap") or not _HAN.fullmatch(one.group("given")) or _is_given(one.group("given")):
            return one.span("it")
    return start, end


_GIVEN_BEHIND = "(?P<given>[一-鿿々]{1,3}|(?!です|でし|でご|とも|さん|さま|さま|より|から|まで|あて|にて)[ぁ-ゖ]{2,4}|[ァ-ヺー]{2,5})"
_ENDS_LINE = r"[^\S\n]*(?:\([^)\n]{1,16}\)[^\S\n]*)?(?:\n|$|です|と申します|でございます)"


def _is_given(run: str) -> bool:
    return (
        len(run) in (1, 2) and run not in _NOUNS and bool(_HAN.fullmatch(run)) and run[-1] not in "部課室係店社者員長屋業工堂亭庵園院館塾"
    )
