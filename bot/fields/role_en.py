"""How an English message names a role beside a name, and beside what somebody else is: "Priya Nair, director of claims"."""

from __future__ import annotations

import re

from bot.language import lexicon
from bot.lean import later

NOUN = "|".join(sorted((re.escape(one) for one in lexicon("en").roles), key=len, reverse=True))
"""Any noun of a role, the longest first."""
_ONE = r"[A-ZÀ-ÖØ-Þ][\w'’-]+"
_WORD_OF = r"\s(?!(?:at|with|for|here|from|in|of|and|an?|our|my|this)\b)[\w&’'-]+"
_OF_WHAT = (
    rf"(?:\sof(?:\sthe)?(?:(?:{_WORD_OF}){{1,4}}(?:\sand(?:{_WORD_OF}){{1,3}})?(?=\s(?:at|with|for|here)\b)"
    r"|(?:\s(?!(?:an?|our|my|this)\b)(?-i:[a-z-]{3,})){1,3}(?=\sin\b|[,.\n]|$)))?"
)
"""What somebody is head of: "Director of Claims Operations at Chinook Mutual"; a firm goes before nothing of the kind."""
AFTER_NAME = later(
    rf"(?:^|[.!?:\n]\s{{0,9}})(?:(?i:hi|hello|hey|good (?:morning|afternoon|evening))[\s,.!]{{1,9}})?{_ONE}\s{_ONE}(?:\shere)?,\s{{1,9}}"
    rf"(?P<it>(?i:(?:[\w&/-]+\s){{0,3}}(?:{NOUN}){_OF_WHAT}))(?=\s(?:with|at|for|from|in)\b|[,.\n]|$)"
    r"(?!(?:\s(?:with|at|for|from|in)\s[^.,\n]{2,40})?,\s(?:who\s)?(?:told|said|asked|suggested|recommended|sent|gave|wrote"
    r"|mentioned|referred"
    r"|is|was|will|would|has|wants|needs)\b)"
)
"""Behind the name that a message begins with: "Priya Nair, operations director with Castle Foods"."""
AFTER_ME = later(
    rf"\b(?i:i'm|i am|this is|my name is|name's|my name's|(?:talking|speaking) (?:to|with))\s{_ONE}(?:\s{_ONE})?,\s(?:and\s)?"
    rf"(?:(?:the|a|our)\s)?"
    rf"(?P<it>(?i:(?:[\w&/-]+\s){{0,3}}(?:{NOUN}){_OF_WHAT}))(?=\s(?:of|at|for|with|here|in)\b|[,.\n]|$)"
)
MINE = later(
    r"(?:[,;.!-]\s|\s)(?:but |and |while |so )?(?:i'm|i am|im|me,? i'm) (?:just |only )?(?:the|an?|our|their|his|her) "
    r"(?P<it>(?!(?:one|only|person|guy|girl|woman|man)\b)[^,.;!?]{2,40})(?=[,.;!]|$)"
)
"""Behind what somebody else is: "my boss is the director, I'm the scheduler"."""
DOES = later(r"\s*(?:mostly |mainly )?i (?:mostly |mainly |just )?(?:look after|handle|do|deal with|take care of|answer|fix|help|cover)\b")
"""How a reply begins that tells the duty first."""
TITLED = later(
    r"\b(?:(?:on )?(?:my|the) (?:payslip|card|badge|contract|website),? (?:it's|i'm|it says)|(?:card|badge|contract|payslip|door"
    r"|website|signature|linkedin|org chart|nameplate|letterhead)(?: it)?"
    r" (?:says|reads|has me as|calls me|lists me as)|(?:they|people|we|everyone|everybody) calls? (?:me|it)|it says"
    r"|(?:job )?title(?:'s| is|:)|titled|(?:hats|(?:bit|little|mix) of (?:everything|this and that)|all trades|all sorts)(?: tbh"
    r"| really| honestly)?"
    r"(?:\s?[,;-]{1,2}|,? but)(?: (?:really|officially|technically|basically|on paper|mostly|i'm))*"
    r"|i'm called)\s(?:\"|')?(?:the |an? |our )?"
    rf"(?P<it>(?:(?!the\b|not\b|and\b|but\b|my\b)[\w&/-]+\s){{0,4}}?(?:{NOUN})(?:{_OF_WHAT}))(?=\W|$)"
)
"""What their title is said to be, whatever they say that they do: "bit of everything, but my card says brand manager"."""
PUT_RIGHT = later(
    r"(?:[,.;-]{1,3}\s(?:sorry|correction|i meant?|no,? wait|well,? actually|actually|or rather|make that|well)[,:.]?\s"
    r"|^(?:i'm |i am |i )?(?:not (?:the|an?)|used to be|was|promoted|the one who|started (?:as|out))\b[^.!?]{2,50}?[,;]\s"
    r"(?:(?:but|and|so|then|now|just|only)\s){0,3})"
    rf"(?:(?:it's|i'm|the|an?)\s){{0,2}}(?P<it>(?:(?!not\b|no\b)[\w&/-]+\s){{0,4}}?(?:{NOUN})"
    r"(?:\sof(?:\s[\w&-]+){1,3}?)?)(?: now| these days)?[\s.!]*$"
)
"""The role that puts right the one before it: "office manager, well, assistant office manager"."""
