"""A telephone number as Koreans read it out: 공일공 육이삼칠 사사공팔이요, 010에 삼삼칠사 구일이공, 공일공이고요 …."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.language import lexicon
from bot.lean import later

_DIGITS: Mapping[str, str] = {sign: str(int(value)) for sign, value in lexicon("ko").numerals.items()}
_ONE = f"[{''.join(_DIGITS)}]"
_JOINT = r"(?:이?고요?[\s,.]{1,2}|\s?(?:에|의|다시|다음에?|하고|대시|짝대기|국에)[\s,.]{0,2}|[\s,.-]{1,3})"
_WORDS = later(rf"(?<![가-힣])(?:(?:{_ONE}){{2,}}|[공영]\s(?={_ONE}))(?:{_JOINT}?(?:{_ONE}|\d)){{4,}}")
_AFTER_DIGITS = later(
    rf"(?<![\w.,+-])0\d{{1,2}}{_JOINT}(?:(?:{_ONE}){{3,4}}{_JOINT}?(?:(?:{_ONE}){{4,5}}|\d{{4}})|\d{{3,4}}{_JOINT}(?:{_ONE}){{4,5}})"
)
"""Digits first, then words: 010 삼삼칠사 구일이공."""
_GATE = later(rf"{_ONE}{{2}}|[공영] {_ONE}")
_PARTS = later(rf"(?:{_ONE}|\d)+")
_LEAST = 7  # digits of a number that one dictates
_BEGINS = ("0", "15", "16", "18")
_LAST = 4
"""Digits of the last group; the 이 behind them is a copula's, and one or two signs apart are of another word, 오전에."""
_ENDS = later(r"[요여욤에예]|고|입니|인데|구요|$|[\s,.!~]")


def dictated_ko(folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield each way in which a run of digits can be read, the likelier first: start, end, digits."""
    if _GATE.search(folded) is None:
        return
    for pattern in (_WORDS, _AFTER_DIGITS):
        for run in pattern.finditer(folded):
            groups = [one.span() for one in _PARTS.finditer(folded, *run.span())]
            if not _says_only_digits(folded, run):
                yield from _ways(folded, groups)


def _says_only_digits(folded: str, run: re.Match[str]) -> bool:
    """True for plain digits, which are read elsewhere, with what they count; a copula behind them is no digit."""
    return not any(sign in _DIGITS for sign in folded[run.start() : run.end()].removesuffix("이"))


def _ways(folded: str, groups: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    start, (last_start, last_end) = groups[0][0], groups[-1]
    ways = [groups]
    if folded[last_end - 1] == "이":
        shorter = [*groups[:-1], (last_start, last_end - 1)]
        ways.insert(0 if last_end - last_start == _LAST + 1 else 1, shorter)
    if last_end - last_start < _LAST - 1 and len(groups) > _LAST - 1:
        ways.append(groups[:-1])
    inner = [(left, right - (folded[right - 1] == "이" and folded.startswith("고", right))) for left, right in groups]
    if inner != groups:
        ways[:0] = [[*inner[:-1], way[-1]] for way in ways]
    for way in ways:
        digits = "".join(_DIGITS.get(sign, sign) for left, right in way for sign in folded[left:right])
        if len(digits) >= _LEAST and digits.startswith(_BEGINS) and _is_apart(folded, way[-1][1]):
            yield start, way[-1][1], digits


def _is_apart(folded: str, end: int) -> bool:
    """True where a number ends: at its copula, a particle, a sign or the end of the text."""
    return _ENDS.match(folded, end) is not None or not "가" <= folded[end] <= "힣" or folded[end] in "이로으"
