"""Japanese as it is typed in a chat, in the letters that the rules are written in: っす and だよ are です, a space ends a sentence."""

from __future__ import annotations

import re

from bot.language.dictated_ja import without_fillers
from bot.lean import later

_ENDS = later(
    r"(?<![まで])っす(?=[\s.,!?~ねよけかわし]|$)"
    r"|(?<=[一-鿿々ァ-ヺーa-z0-9)])(?:だ(?=[よねなわぜべ])|や(?=[でなわろん]))[よねなわぜべでろん](?=[\s.,!?~笑あーぁ]|$)"
)
"""A copula of two letters at the end of a sentence; the rules know です, which has two as well."""
_WESTERN = later(r"(?P<said>(?<=言)う(?=[たて]))|(?<=[一-鿿々ァ-ヺー\d])(?:(?P<differs>ちゃ(?=う|いま|った))|(?P<no>や(?=な[いく])))")
_EASTERN = {"said": "っ", "differs": "ちが", "no": "で"}
"""As they speak in Osaka: 60人言うた, 60ちゃうかった, 60人やなくて."""
_REGIONS = later(
    r"(?<=[一-鿿々ァ-ヺー\d)])(?:じゃ(?:け[えぇんー]|ろう|[よなの](?![一-鿿ぁ-ん])|(?![一-鿿ぁ-んァ-ヺー,､]))|だっ(?:ちゃ|ぺ))(?=[\s.,!?~笑ー]|$)"
    r"|(?:(?<=[一-鿿々])ばい|(?<=[店屋社所園院館堂場長])たい)(?=[\s.!~笑]{0,4}$)"
)
_SPOKEN = {"じゃろう": "でしょう", "じゃよ": "ですよ", "じゃな": "ですね", "じゃの": "ですね", "だっちゃ": "ですよね", "だっぺ": "ですよ"}
"""As they speak in Hiroshima, Sendai or Hakata: 酒造場じゃ, 牧場だっちゃ, 建設ばい; each as long as what it is read as."""
_REGIONAL = ("じゃ", "だっ", "ばい", "たい")
_STOPS = later(
    r"(?<=です|ます|した|せん|たい|ない|てる|すね|すよ|す~|すー|す!|す笑|るw|すw) (?=\S)"
    r"|(?P<comma>(?<=けど|ので|んで|すが|くて|てて) (?=\S))"
)


def plainly(folded: str) -> str:
    """Return the folded text with chat endings as in books, and stops for the spaces that stand for them; always of the same length."""
    if "っす" in folded or "だ" in folded or "や" in folded:
        folded = _ENDS.sub("です", folded)
    if "言う" in folded or "ちゃ" in folded or "やな" in folded:
        folded = _WESTERN.sub(lambda found: _EASTERN[found.lastgroup or ""], folded)
    if any(mark in folded for mark in _REGIONAL):
        folded = _REGIONS.sub(_in_books, folded)
    return without_fillers(_STOPS.sub(_stop, folded) if " " in folded else folded)


def _in_books(ending: re.Match[str]) -> str:
    """A copula as they speak it somewhere, as it is printed: じゃけえ is ですから, and what has two letters です."""
    said = ending.group()
    return _SPOKEN.get(said, "ですから" if len(said) > len("です") else "です")


def _stop(space: re.Match[str]) -> str:
    """A full stop or a comma, each in the form that cannot be a number's before a digit."""
    before_digit = space.string[space.end()].isdigit()
    if space.group("comma") is not None:
        return "､" if before_digit else ","
    return ";" if before_digit else "."
