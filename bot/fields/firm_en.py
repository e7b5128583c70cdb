"""What stands before and behind the name of a firm in an English reply: "we trade as The Loose Leaf, since 1998"."""

from __future__ import annotations

import re

from bot.fields.plain import trimmed
from bot.fields.utterance import Utterance
from bot.fields.whose import behind_correction
from bot.language import listed
from bot.lean import later

_LEAD = later(
    r"^(?:.*\b(?:(?:our|my) (?:own )?(?:company |firm |business )?name is|now (?:we're|we are|it's)|called|named"
    r"|renamed(?: ourselves| to| as| the (?:firm|shop|company))*:?|rebranded (?:to|as)|working title"
    r"(?: is)?:?)\s+"
    r"|(?:formerly|previously|used to be|(?:it|we) (?:was|were)|technically|officially|legally)"
    r"\s[^.!?]{2,50}?(?:,|\sbut)\s(?:(?:it's|we're)\s)?"
    r"(?:now|these days|today|trading as|we trade as|known as|now trading as|now called)\s+"
    r"|(?:.{0,24}\b(?:on|over|above|outside) (?:the|our) (?:door|sign|shop|letterhead|gate|van"
    r"|contract)s? (?:is|says|reads)\s+)|(?:(?:hi|hello|hey|sure|yes|ok|okay|well|anyway|anyhow|sorry)[\s,.!]+)*(?:(?:it's|it is"
    r"|its|we're|we are"
    r"|i'm (?:with|from|at)|i work (?:for|at)"
    r"|(?:our|my|the) company is(?: called)?|from|at|company name is|company is|the company's called|called|called the"
    r"|we're called|(?:on paper|officially|legally|formally)(?: it's| we're)?,?|(?:we |i )?(?:trade|trading|known|operate) as"
    r"|we go by|i work with|for|name's|a company called|that's"
    r"|that would be|(?-i:just(?=\s[A-Z]))|(?:our |the )?(?:legal|trading) name(?: is)?"
    r"|nothing official,|(?:people|folks|most) (?:know|call) us(?: as)?"
    r"|(?:the )?(?:\w+ ){1,2}(?:department|dept|division|team|office|desk) (?:of|at|for)(?=\s(?-i:[A-Z])))\s+)+)",
    re.IGNORECASE,
)
"""What leads to the name."""
_DESCRIBED = later(r"(?:an?|the|our|my|small|just)\s[a-z '-]{2,40},\s(?:it's\s|we're\s)?(?:called\s|named\s)?(?P<it>[A-Z0-9])")
"""What it is, before its name: "a small studio, Otter & Oak"."""
TAIL_EN = later(
    r"(?:,?\s(?:but|though|although|because|since|or just|aka|a\.k\.a\.?)\s.*|\sso\s(?-i:[a-z]).*"
    r"|\sis (?:what|how|who) (?:we|they|people|everyone|it|i)\b.*|\sis (?:the|our|my) (?:name|company|firm|business)\b.*"
    r"|\sand\s(?:please|keep|make|be quick|sorry)\b.*|\sand\s(?:we|i|i'm|we're|they|it|it's|you|my|our)\s(?-i:[a-z]).*|\s(?:it's"
    r"|its|that's|all one|one word|spel[lt]\w*|in one)\b.*"
    r"|,\s{1,3}(?!(?:inc|ltd|llc|gmbh|corp|co|plc|limited"
    r"|pty)\b)(?-i:[a-z0-9]).*|\s(?:here|please|thanks|po|lah|lor|leh|mate|hon|luv|abeg|sir|ma'am)"
    r"|,?\s(?-i:not)\s(?=[^,.]*$)(?-i:[A-Z]).*|,?\s(?:tbh|rn|atm|imh?o|btw|ngl|lol|lmao|haha|fwiw|innit)[\s.!]*"
    r"|(?<!\bst)(?<!\bdr)(?<!\buniv)(?<!\bdept)(?<!\binst)(?<!\bbros)(?<!\bassoc)(?<!\bmt)(?<!\.[a-z])(?<!\b[a-z])\.\s{1,3}\w.*|\s-\s.*|\s\(.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""What follows the name."""
_WORD = r"[A-ZÀ-ÖØ-Þ0-9](?:[\w&'’+-]|\.(?=\w))*"
HERE_EN = later(
    rf"(?:^|[.!?\n]\s|(?:^|[.!?\n]\s)(?i:hi|hello|hey|good (?:morning|day|afternoon|evening))(?: there| all| team)?[\s,!.]{{1,3}})"
    rf"(?:(?i:this is|it's)\s(?:the\s)?(?P<said>)(?=[A-Z]))?(?P<it>{_WORD}(?:\s(?:(?:and|of|&)\s)*{_WORD}){{1,5}})(?:\shere\b"
    rf"|(?(said)(?=[,.;!\n-]|\s-|$)|(?!)))"
)
"""A firm that introduces itself as people do: "Corrib Mutual Insurance here", "this is Pembury Veterinary Hospital"."""
_FIRM_WORDS = listed("firm words", "en")


def names_firm(name: str) -> bool:
    """True for several words that end as firms do and people do not, "Corrib Mutual", or join two of them: "Wren & Sons Plumbing"."""
    words = name.lower().split()
    return len(words) > 1 and (words[-1].strip(".,") in _FIRM_WORDS or "&" in words)


_JOINS = frozenset(("of", "the", "and", "for", "&", "de", "la", "in", "on", "at"))
_TALKS = frozenset(
    ("is", "was", "are", "works", "work", "has", "have", "had", "sent", "told", "said", "found", "uses", "used", "does", "runs")
)


def is_told(run: str) -> bool:
    """True for a sentence about somebody in which a firm is named, and for no name: "My daughter works at Selwyn Pharma"."""
    small = [word for word in run.split() if word.islower() and word not in _JOINS]
    return not run.islower() and len(small) > 1 and not _TALKS.isdisjoint(small)


def behind_lead(said: Utterance) -> tuple[int, int]:
    """The span of an English reply behind what only leads to a name or describes the firm: "it's", "a bakery called", "the"."""
    start, end = trimmed(said.text, behind_correction(said.text), len(said.text))
    if lead := _LEAD.match(said.text[start:end]):
        start += lead.end()
    if described := _DESCRIBED.match(said.text[start:end]):
        return start + described.start("it"), end
    is_the = said.text.startswith("the ", start) and said.text[start + 4 : start + 5].isupper()
    return start + (4 if is_the else 0), end
