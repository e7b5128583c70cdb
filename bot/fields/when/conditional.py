"""Tells "at once" that hangs on what somebody has yet to decide: "once it's approved, immediately" names no time."""

from __future__ import annotations

from collections.abc import Mapping
from re import Pattern

from bot.lean import later

_SAID_YES_EN = (
    r"(?:approv\w*|sign(?:ed|s)?(?: it)?(?: off)?|agrees?|agreed|says? (?:yes|ok(?:ay)?|so|go)|green[ -]?light\w*|confirm\w*|blessing"
    r"|decid\w*|go[ -]?ahead|board|(?:comes?|gets?|is|goes) through)"
)
_BEFORE: Mapping[str, Pattern[str]] = {
    "en": later(
        rf"\b(?:once|when(?:ever)?|after|if|provided|as soon as)\s(?:[\w'-]+\s){{0,6}}?{_SAID_YES_EN}(?:\s(?:it|that|this"
        rf"|off))?,?\s(?:then )?$"
    ),
    "ko": later(
        r"(?:결재|승인|허가|품의|예산|컨펌|재가|합의|동의)(?:이|가|만|을|를)?\s?(?:나(?:면|오면|는 ?대로)|떨어지(?:면|는 ?대로)"
        r"|되(?:면|는 ?대로)"
        r"|받(?:으면|는 ?대로)|통과(?:하면|되면)|내려오면|잡히면|확정되면)(?:요|은|는)?,?\s?$"
        r"|[가-힣](?:이|가|을|를)?\s?(?:끝나(?:고|면|자마자)|지나(?:고|면)|마치(?:고|면)|쇠고|풀리면)(?:요|은|는|나서)?,?\s?$"
    ),
    "ja": later(
        r"(?:出|通っ|取れ|下り|降り|決まっ|終わっ|もらえ|(?<=[がもはの一-鿿])でき|揃っ|整っ|集まっ|来)(?:たら|次第|れば|てから)[,､]?$"
    ),
}
"""Right before "at once": when that is, nobody says."""
_BEHIND: Mapping[str, Pattern[str]] = {
    "en": later(rf"\s(?:once|when|after|if|provided)\s(?:[\w'-]+\s){{0,6}}?{_SAID_YES_EN}"),
}
_FAR = 64


def hangs_on(folded: str, tongue: str, start: int, end: int) -> bool:
    """True for an "at once" at `start:end` that hangs on somebody's yes."""
    if _BEFORE[tongue].search(folded, max(0, start - _FAR), start):
        return True
    return tongue in _BEHIND and _BEHIND[tongue].match(folded, end) is not None
