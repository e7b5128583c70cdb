"""Days and months in English that are written in figures, each with the words without which it need not be tried."""

from __future__ import annotations

from bot.fields.when import english_days as days
from bot.fields.when import english_spans as spans
from bot.fields.when.english_words import WEEKDAY
from bot.fields.when.scan import Phrase
from bot.lean import later

_ON = rf"(?:\b(?:{WEEKDAY})\.?,?\s(?:the\s)?)?"
_BEFORE_DAY = "|".join(rf"(?<=\b{word} )" for word in ("on", "by", "from", "until", "till", "before", "after", "to", "the"))
FIGURES = (
    Phrase(
        frozenset("0123456789"),
        later(r"(?<![\d.-])(?:(?P<y>(?:19|20)\d{2})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2}))(?![\d/-])"),
        days.iso,
        "day",
    ),
    Phrase(
        frozenset("0123456789"),
        later(rf"{_ON}(?<![\d./$-])(?P<a>\d{{1,2}})\s?(?P<sep>[/.-])\s?(?P<b>\d{{1,2}})(?:(?P=sep)(?P<year>(?:19|20)?\d{{2}}))(?![\d%/-])"),
        days.figures,
        "day",
    ),
    Phrase(
        frozenset("0123456789"),
        later(
            rf"{_ON}(?<![\d./$€£])(?<!(?<!/\d)(?<!/\d\d)-)(?P<a>\d{{1,2}})\s?/\s?(?P<b>\d{{1,2}})(?P<year>(?!))?"
            r"(?![\d%/]|-(?!\d\d?/))"
            r"(?!\s(?:of an? |an? )?(?:thousand|million|billion|lakh|crore)\b)"
        ),
        days.figures,
        "day",
    ),
    Phrase(
        frozenset("0123456789"),
        later(r"(?<![\d./-])(?:(?P<y>20\d{2})\s?[-/]\s?(?P<m>0?[1-9]|1[0-2])|(?P<m2>0?[1-9]|1[0-2])\s?[/.-]\s?(?P<y2>20\d{2}))(?![\d/-])"),
        spans.year_month,
        "month",
    ),
    Phrase(  # as in Germany and east of it: "until 30.6.", "Tuesday, 8.5."
        frozenset("0123456789"),
        later(
            rf"(?:^|{_BEFORE_DAY}|(?<=day )|(?<=day, )|(?<=- ))(?P<a>0?[1-9]|[12]\d|3[01])(?P<sep>\.)"
            r"(?:(?P<b>0?[1-9]|1[0-2])\.(?P<year>(?!))?(?=$|[\s,;!?)-])(?!\s?[\d%]))"
        ),
        days.figures,
        "day",
    ),
)
