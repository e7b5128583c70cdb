"""Tells whether an English sentence only says who writes: what sort of firm, where, how many, since when. No answer to what they need."""

from __future__ import annotations

from functools import cache

from bot.fields.utterance import Utterance
from bot.language import listed
from bot.lean import later

_LONGEST = 140
_WORK = later(
    r"\b(?:need|want|wish|hop(?:e|ing)|look(?:ing)?(?! after)|seek|help|tools?|systems?|software|app|inbox|desk|chat\w*|bots?|tickets?"
    r"|e?-?mail\w*"
    r"|messag\w+|orders?|ordering|bookings?|requests?|quer(?:y|ies)|enquir\w+|inquir\w+|complain\w*|questions?|calls?|calling|phones?"
    r"|rings?"
    r"|leads|track\w*|answer\w*|repl(?:y|ies|ying)|respon\w+|lost|los(?:e|es|ing)|miss\w*|late|slow\w*|stop|keeps?|can't|cannot|can not"
    r"|nobody|no one|no-one|never|too|manual\w*|spreadsheet|queues?|backlog|chas\w+|support\w*|follow\w*|remind\w*|forg[eo]t\w*"
    r"|automat\w+"
    r"|struggl\w+|drown\w*|overwhelm\w*|mess\w*|better|faster|quicker|easier|share[ds]?|sharing|problems?|issues?|troubles?|busy|wait\w*"
    r"|sort\w*|manag(?:e|ing)|handl\w+|deal|replac\w+|switch\w*|mov(?:e|ing)|fix\w*|chaos|double|wrong|everything|all|how|why|what|who"
    r"|no-?shows?|feedback|reviews?|returns?|refunds?|claims?|payments?|invoices?|quotes|schedul\w+|rota|reports?|data|notes?)\b"
)
"""What a need speaks of: with one of these a sentence may tell some of it."""
_AIMS = later(
    r"(?:to )?(?:(?:grow|expand|scale|hire|reach|become|get|add|launch|double|increase|enter|win|fill)\b"
    r"|open(?: up)? (?:an?|another|one|two|three|more|our|the|on|at|later|earlier|longer|in (?!\d))"
    r"|sell (?:online|abroad|overseas|worldwide|more|in|to|across|through|directly)\b|be (?:open|in|on|the|an?)\b)"
)
"""What they would do, with nobody who does it before the verb: "open a second shop in Bristol", "sell online"."""
_CUTS = later(r"\s*(?:[,;:()!?]|\.(?=\s|$)|\s[-–—]\s|\band\b(?= (?:we|i|it|our|been|based|about|around|some|have|\d)))\s*")
_COUNT = r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|a dozen|dozens)"
_LEAD = (
    r"(?:(?:well|hi|hello|hey|so|ok|okay|yes|oh|and|but|just|only|basically|currently|mostly|here|also|actually|we're|we are|were|we|i'm"
    r"|i am"
    r"|im|i|it's|it is|its|this is|that's|there's|there are|we've got|we have|we've|have|having|got|with|about|around|roughly|some|approx"
    r"|approximately|over|under|nearly|almost|total(?: of)?|in total|a (?:team|staff|crew|group|total) of|a|an|the|our|my|mine is|ours is"
    r"|i work (?:at|for|in)|i'm (?:with|from|at)|we (?:run|own)|i (?:run|own|have)|run|own|from|at|of|for)(?:\s|$))*+"
)
_PLACE = r"(?:in|near|outside|across|around|from|out of|up in|down in|over in|north of|south of|east of|west of|on|at|of|round)"
_TELLS = later(
    rf"{_LEAD}(?:"
    rf"{_COUNT}\+?(?: (?:full-?time|part-?time|volunteer|office|permanent|seasonal|small|big|other))* (?:(?:of us|people|staff|employees"
    rf"|folks?"
    r"|guys|men|women|heads|volunteers|teachers|nurses|drivers|engineers|workers|branch(?:es)?|sites?|shops?|stores?|locations?|offices?"
    r"|depots?|outlets?|restaurants?|clinics?|schools?|hotels?|rooms|vans|trucks|chairs|years|members|partners|students|pupils|beds"
    r"|surgeries|salons?|garages?|warehouses?|countries|states|campuses|sisters|brothers)\b|on (?:the \w+|site)|in (?:summer|winter"
    r"|season|total|all|the \w+))"
    rf"(?: .{{1,40}})?|(?:been |have been |was |were )?(?:going|here|around|running|trading|in business|open(?:ed)?|at it|operating|since"
    r"|founded|established|est\.?|started|set up|began|launched|incorporated|born)(?: .{0,20})?\b(?:\d{4}|\d+ years?|years|decades?"
    r"|last \w+"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)\b.{0,12}"
    r"|(?:family|owner|independently|woman|women|locally|employee|privately)[ -](?:run|owned|operated|led)(?: \w+)?"
    r"|(?:first|second|third|fourth|fifth|\d\w\w)[ -]generation(?: \w+){0,2}|independent|non[ -]?profit(?: .{1,40})?|not-for-profit"
    r"|start-?up|(?:me|myself)"
    r"(?: (?:and|plus|with) (?:my|a|the) \w+(?: \w+)?)?"
    rf"|(?:based|located|headquartered|hq|hq'd|operating|head office)(?: {_PLACE})? .{{2,40}}"
    r"|(?:\w+ ){1,2}based|(?:into|in) (?:\w+ ){0,2}\w+ (?:exports?|imports?|trade|retail|wholesale|business|manufacturing|production)"
    r"|(?:we |i )?(?:do|make|sell|build|bake|grow|fit|install|print|import|export|manufacture|distribute|rent|teach|brew|repair|supply)"
    rf" (?:[\w&'-]+ ){{0,4}}?[\w&'-]+(?: {_PLACE} .{{2,40}})?)"
)
_STANDS = later(r"(?:(?:in|near|outside|around) (?:the )?)?[A-ZÀ-Þ][\w'’.&-]*(?: (?:and|of|the|&|[A-ZÀ-Þ][\w'’.&-]*)){0,3}")
"""A name by itself beside the rest: "Bristol and Bath"."""
_NOT_BEFORE = frozenset(
    ("for", "to", "that", "which", "so", "because", "when", "where", "if", "without", "between", "than", "by", "is", "are")
)
_BEHIND = frozenset(
    ("in", "near", "outside", "across", "around", "of", "from", "at", "on", "with", "based", "here", "called", "named", "up", "down")
) | frozenset(("over", "just", "and", "for", "since", "by", "looking"))
_HOMES = frozenset(("funeral", "care", "nursing", "retirement", "rest", "children's"))
_MOST_BEFORE = 7


@cache
def _sorts() -> frozenset[str]:
    return listed("sorts of firms", "en") | listed("firm words", "en")


def _is_sort(clause: str) -> bool:
    """True for what names a sort of firm and goes on with nothing but where: "it's a chain of launderettes"."""
    words = [word.strip("'\"").removesuffix("'s") for word in clause.split()]
    sorts = _sorts()
    if len(words) > 1 and words[-1] == "home" and words[-2] in _HOMES:
        return True
    for at, word in enumerate(words[: _MOST_BEFORE + 1]):
        if word in _NOT_BEFORE and not (word == "for" and at and words[at - 1] in ("work", "working")):
            return False
        if (word in sorts or word.removesuffix("s") in sorts) and (at + 1 == len(words) or words[at + 1] in _BEHIND):
            return True
    return False


def tells_who_en(said: Utterance) -> bool:
    """True for "we're a family bakery in Leeds, 14 of us", and for no sentence that speaks of any work."""
    if said.tongue != "en" or len(said.folded) > _LONGEST or _WORK.search(said.folded) or _AIMS.match(said.folded):
        return False
    start, tells = 0, False
    for cut in (*_CUTS.finditer(said.folded), None):
        end = cut.start() if cut else len(said.folded)
        clause = said.folded[start:end].strip()
        if clause and (_TELLS.fullmatch(clause) or _is_sort(clause)):
            tells = True
        elif clause and not _STANDS.fullmatch(said.text[start:end].strip()):
            return False
        start = cut.end() if cut else end
    return tells
