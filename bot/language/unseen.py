"""Signs that nobody sees and that turn the direction of what is read: taken out of what somebody wrote before it stands among our words.

Unicode's directional formatting characters, https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
"""

from __future__ import annotations

import re

_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_ISOLATE, _END = "\u2068", "\u2069"


def calm(text: str) -> str:
    """Return text that turns nothing around it: a "\\u202e" in a name cannot reverse the line that the name stands in.

    Marks and overrides go. A line in a script that is written from the right is isolated, so that it is read as it is written and what
    stands beside it stays in its place. Doing it twice changes nothing.
    """
    text = _TURNING.sub("", text)
    if not _RIGHT_TO_LEFT.search(text):
        return text
    return "\n".join(f"{_ISOLATE}{line}{_END}" if _RIGHT_TO_LEFT.search(line) else line for line in text.split("\n"))
