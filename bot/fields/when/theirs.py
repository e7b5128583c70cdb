"""Times of somebody else, told only to be set against one's own: "the other branch starts in April but we're undecided"."""

from __future__ import annotations

from collections.abc import Mapping
from re import Pattern

from bot.fields.utterance import Utterance
from bot.lean import later

_THEIRS: Mapping[str, Pattern[str]] = {
    "en": later(
        r"\b(?:(?:the|our|my|an?)\s?(?:other|neighbou?ring|sister|parent)|next door'?s?|a different)"
        r"(?:\s(?:team|department|dept|branch|office|site|company|firm|division|store|shop|business|unit)s?)?\s[^.!?;\n]{0,60}?"
        r"(?=,?\s(?:but|though|whereas|while|however)\s(?:we|us|our|i|for us|ours)\b)"
    ),
    "ko": later(
        r"(?:옆|다른|타|이웃|딴)\s?(?:부서|팀|지점|회사|가게|매장|본부|사무실)(?:에서)?(?:는|은|선|이|가)\s[^.!?\n]{0,40}?(?:는데|지만|던데|다던데)"
        r"(?=[,\s]{1,2}(?:저희|우리|여기|저는|전\s))"
    ),
    "ja": later(
        r"(?:(?:隣|となり|他|ほか|別|よそ)の(?:部署|部門|部|課|店舗?|支店|会社|チーム|事業部)|他部署|他部門|他店|他社)[はがも]"
        r"[^.!?\n]{0,40}?(?:けど|けれども?|が|のに)(?=[,､\s]?(?:うち|弊社|当社|私|わたし|こちら|自分|ウチ))"
    ),
}


def without_theirs(said: Utterance) -> Utterance:
    """Return what is said with blanks for what somebody else does, where "but we" follows; always of the same length."""
    folded = _THEIRS[said.tongue].sub(lambda one: " " * len(one.group()), said.folded)
    return said if folded == said.folded else said._replace(folded=folded)
