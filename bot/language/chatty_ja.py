"""Japanese as it is typed in a chat, in the letters that the rules are written in: っす and だよ are です, a space ends a sentence."""

from __future__ import annotations

import re

_ENDS = re.compile(
    r"(?<![まで])っす(?=[\s.,!?~ねよけかわし]|$)"
    r"|(?<=[一-鿿々ァ-ヺーa-z0-9)])(?:だ(?=[よねなわぜ])|や(?=[でなわろん]))[よねなわぜでろん](?=[\s.,!?~笑あーぁ]|$)"
)
"""A copula of two letters at the end of a sentence; the rules know です, which has two as well."""
_STOPS = re.compile(
    r"(?<=です|ます|した|せん|たい|ない|てる|すね|すよ|す~|すー|す!|す笑|るw|すw) (?=\S)"
    r"|(?P<comma>(?<=けど|ので|んで|すが|くて|てて) (?=\S))"
)


def plainly(folded: str) -> str:
    """Return the folded text with chat endings as in books, and stops for the spaces that stand for them; always of the same length."""
    if "っす" in folded or "だ" in folded or "や" in folded:
        folded = _ENDS.sub("です", folded)
    return _STOPS.sub(_stop, folded) if " " in folded else folded


def _stop(space: re.Match[str]) -> str:
    """A full stop or a comma, each in the form that cannot be a number's before a digit."""
    before_digit = space.string[space.end()].isdigit()
    if space.group("comma") is not None:
        return "､" if before_digit else ","
    return ";" if before_digit else "."
