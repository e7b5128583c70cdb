"""What an English reply names before it puts the rest off: of "website chat, I'll explain to the person" the chat."""

from __future__ import annotations

from bot.fields.plain import trimmed
from bot.fields.utterance import Utterance
from bot.lean import later

_NAMED = later(
    r"\s{0,4}(?:(?:hi|hello|hey|well|so|um|uh|ok|okay|sure|just|basically|mainly|mostly|it's|it is|we need|i need|we want|i want|need"
    r"|want)[\s,]{1,4})*+"
    r"(?P<it>(?:(?:an?|the|some|one) )?(?!(?:my|your|no|not|any|is|are|was|do|does|can|how|what|we|i|you|it|about|for|re)\b)"
    r"(?:(?!(?:is|are|was|were|has|had|your|my|we|i|you|it)\b)[\w&/'-]{2,16} ){0,3}?"
    r"(?:(?:live |web ?|website |online )?chat(?:[ -]?bots?)?|bots?|help ?desk|service desk|ticketing|(?:shared |team )?inbox(?:es)?"
    r"|portal|widget"
    r"|knowledge base|crm|call routing|(?:ticket(?:ing)?|support|chat|service|booking|complaints?|call|case|queue)"
    r" (?:software|tools?|system|platform|solution|app|tracking|tracker))"
    r"(?: (?:for|on|in|to|with) (?!(?:me|you|someone|somebody|an?)\b)(?:(?!(?:is|are|was|i|we|you)\b)[\w'&-]+ ?){1,7})?)"
    r"\s*(?:[.;,:!–—]|\s-\s|\bbut\b|\band\b)"
)
_PUTS_OFF = later(
    r"\b(?:explain|tell|discuss|talk|speak|go over|go through|walk|share|send|cover|rest|details?|more|later|(?:on|over) (?:the "
    r"|a )?(?:phone|call)"
    r"|by voice|in person|when (?:you|they|we)|to the person|to (?:a|your) (?:human|colleague|person|rep))\b"
)


def named_before(said: Utterance) -> tuple[int, int] | None:
    """The span of the tool that an English reply names first, where what follows only puts the rest off."""
    one = _NAMED.match(said.folded) if said.tongue == "en" and not said.text.rstrip().endswith("?") else None
    if one is None or not _PUTS_OFF.search(said.folded, one.end()):
        return None
    return trimmed(said.text, *one.span("it"))
