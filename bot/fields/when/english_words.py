"""The words of which English names of times are made, as pieces of expressions."""

from __future__ import annotations

from bot.language import lexicon
from bot.lean import later

_EN = lexicon("en")


def _any_of(words: object) -> str:
    return "|".join(sorted(words, key=len, reverse=True))  # type: ignore[call-overload] # the keys of a lexicon


MONTH = _any_of(_EN.months)
WEEKDAY = _any_of(_EN.weekdays)
ORDINAL = _any_of(_EN.ordinals)
DAY_NUMBER = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{ORDINAL})"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
DAY_TOLD = (
    rf"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[ -](?:{_ONES}))?|thirty(?:[ -]one)?)"
)
"""A day as somebody says it to a machine: "june twenty two"."""
COUNT = (
    r"(?:\d+(?:\.\d+)?|half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty|thirty|sixty|ninety"
    r"|(?:a )?couple(?: of)?|(?:a )?few|several)"
)
UNIT = (
    r"(?:business days?|working days?|days?|weeks?|wks?|fortnights?|fortnites?|months?|mnths?|monhts?|mos?|mths?|quarters?"
    r"|qtrs?|years?|yrs?)"
)
YEAR_TOLD = rf"(?:two thousand(?: and)?|twenty)[ -](?:twenty|thirty)(?:[ -](?:{_ONES}))?"
"""A year as it is spoken: "twenty twenty seven"."""
YEAR = rf"(?:(?:19|20)\d{{2}}|'\d{{2}}|{YEAR_TOLD})"
YEAR_TAIL = rf"(?P<year>,?\s+(?:of\s+)?(?:{YEAR}|next year|this year|the following year))?"
CANNOT = (
    r"(?:(?:can|could|will|would|do|does|is|are) ?n[o']t|can ?not|can'?t|won'?t|unable to|nothing|no point)"
    r"(?: (?:can|will|could|in|be|able|to|really|realistically|actually|even|possibly|want|need|plan|ready|it|this|that|anything"
    r"|(?:start|launch|buy|sign|do|commit|happen|implement|spend|proceed)(?:ing)?|begin(?:ning)?|go(?:ing)?|live|(?:switch|mov)(?:e|ing)?"
    r"|roll|kick|off|get|started|over|out|use|have|the|any|budget|money|funds|funding|approval|happens?|moves?|changes?"
    r"|starts?)){1,6} (?:before|until|till|til)"
)
"""What they cannot or do not want before a time: it begins then. "Can't wait until" is the contrary."""


def gate(words: str) -> frozenset[str]:
    """Return the words without which a phrase need not be tried, from one line of them."""
    return frozenset(words.split())


_MAY_ONE = later(
    r"\s(?:i|we)\s(?!think|guess|suppose|reckon|hope|believe|imagine|would|'d|say|expect)|\s(?:you|they|it|have|be|also|not)\b"
)
"""Behind "may": it is no month, "May I ask first", "that may be later"."""
_WHO_MAY = later(r"\b(?:we|i|you|they|it|that|he|she|who|which|there|somebody|someone|people)\s$")
_MAY_DO = later(r"\s(?!(?:or|and|to|at|is|for|if|onwards?|through|thru|till|until|as|in|but|please|works?|would|will|then|so)\b)[a-z]")
"""Before and behind it: somebody may do something, "we may start in June"."""


def is_may_do(folded: str, start: int, end: int) -> bool:
    """Tell whether the "may" at `start:end` is what somebody may do."""
    return bool(_MAY_ONE.match(folded, end) or (_WHO_MAY.search(folded, max(0, start - 10), start) and _MAY_DO.match(folded, end)))
