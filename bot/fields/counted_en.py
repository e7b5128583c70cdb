"""How English counts its writer in among others: "me and two others", "I run it with my uncle and we have three mechanics"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.fields.utterance import Utterance
from bot.language import lexicon
from bot.lean import later

_EN = lexicon("en").numerals
_SMALL_EN = "|".join(word for word, value in _EN.items() if value <= 20)
_N_EN = rf"(?P<n>\d{{1,2}}|{_SMALL_EN})"
_ME_EN = r"(?:just |only )?(?P<me>me|myself|meself|mysel|i)\b"
_US_EN = (
    rf"(?:the )?(?P<us>\d{{1,2}}|{_SMALL_EN}) of us\b(?: (?:who|that) \w+ (?:it|the \w+)\b| full[- ]?time| in the (?:office|shop|salon))?"
)
_BY_NAME_EN = (
    r"(?<=me, )(?P<who>(?!and\b|plus|so\b|then\b|just|only|who\b|with\b|the\b|our\b|my\b|an?\b|some\b|but\b)[a-z]{3,12})(?=,? and )"
)
_NO_NOUN_EN = (
    r"(?!(?:in|on|at|for|with|and|or|of|from|to|who|that|when|but|so|by|than|then|through|if|we|i|they|is|are|was|has|have|this|plus|less"
    r"|across|as|always|sometimes|does|weekends?|nights?|mornings?|evenings?|thanks|will|can)\b)"
)
_NO_STAFF_EN = rf"(?!(?:{'|'.join(lexicon('en').cues['headcount.no staff'])})\b)"
_ADJ_EN = rf"(?:{_NO_NOUN_EN}[a-z-]{{2,14}} ){{0,2}}?"
_PERSON_EN = (
    r"(?:wife|husband|partner|brother|sister|mum|mom|dad|mother|father|son|daughter|missus|co-?founder|other half|girlfriend|boyfriend"
    r"|cousin|friend|mate|lad|boy|girl|lady|guy|kid|niece|nephew|uncle|aunt|assistant|apprentice|colleague|accountant|intern|temp|chef"
    r"|cook|trainee|nurse|tech|clerk|secretary|volunteer"
    r"|(?!(?:n?ever|however|other|either|neither|together|whether|over|after|under|another|number|computer|printer|weather|summer"
    r"|winter|order"
    r"|letter|server|customer|newsletter|counter|corner|paper|folder|trailer|scanner|router|member|timer|tower|flyer|buyer|supplier|user"
    r"|subscriber|rather|later|better|longer|further)\b)[a-z-]{3,}(?:keeper|er|ist|ian|man|woman))"
)
_NO_ONE_EN = r"(?:\w+ )?(?:dogs?|cats?|laptop|phone|dream|prayer|spreadsheet|notebook|website|bot|few|bunch|lot|handful|couple)"
_KIN_EN = (
    rf"(?P<kin>(?:(?:my|the|our|his|her|an?|one){_NO_STAFF_EN} {_ADJ_EN}{_PERSON_EN}|mum|mom|dad"
    r"|himself|herself|(?:uncle|aunt|auntie|cousin) [a-z]+)\b)"
)
_STAFF_EN = (
    rf"(?:a |my |our |his |her |their |the )?{_N_EN}(?: of)?{_NO_STAFF_EN} {_ADJ_EN}(?:others?|staff|people|lads?|techs?|crew"
    rf"|{_NO_NOUN_EN}[a-z-]{{3,16}}(?<!s)s)\b|{_N_EN.replace('<n>', '<m>')} (?:behind|on|at) the (?:counter|bar|tills?|desk"
    rf"|bench(?:es)?|tools|road|vines)\b"
)
_PAIR_EN = r"(?P<pair>(?:both (?:of )?)?(?:my|our|his|her) parents|both (?:of )?(?:my|our|his|her|the) [a-z]{3,}s\b)"
ITEM_EN = later(rf"{_ME_EN}|{_PAIR_EN}|{_US_EN}|{_KIN_EN}|{_STAFF_EN}|{_BY_NAME_EN}")
_NAMELESS_EN = re.sub(r"\?P<\w+>", "?:", ITEM_EN.pattern)
RUN_EN = later(
    rf"\b(?:{_NAMELESS_EN})(?:(?:\s*(?:, and|,|\band\b|\bn\b|'n'|\bplus\b|\+|&|\bwith\b)\s*|(?<=\bme)\s(?=my\b))(?:{_NAMELESS_EN}))+"
    r"(?!\s(?:will|would|can|could|wants?|needs?|says?|said|asks?|asked|likes?|has|is|talk|decide|discuss|thinks?"
    r"|are (?:going|trying|looking)|were|was)\b)"
)
BESIDES_EN = later(
    rf"\b(?:just |only )?(?:me|myself),? (?:plus|\+|and|&) an?{_NO_STAFF_EN}(?! {_NO_ONE_EN}\b) {_ADJ_EN}(?P<one>[a-z]+)(?=[\s.,!]*$)"
    rf"|\b{_N_EN}(?: (?:others?|people|staff|employees?|more))?,? (?:besides|apart from|excluding|not counting|aside from|on top of"
    rf"|other than) (?:me|myself)\b"
    rf"|\b(?:just |only )?(?:me|myself) (?:plus|\+|and) (?P<k>\d{{1,2}}|{_SMALL_EN})(?=[\s.,!]*$)"
    rf"|\b(?:besides|apart from|not counting|aside from|other than) (?:me|myself),? (?:there(?:'s|'re| are| is) )?(?P<m>\d{{1,2}}"
    rf"|{_SMALL_EN})\b"
)

_RUNS_EN = r"(?:run|runs|own|owns|do|manage|started|opened|work|keep)"
_WITH_EN = later(
    rf"\bi (?:\w+ )?{_RUNS_EN} (?:(?:it|this|that|everything|things|here|together|(?:the|a|our|this) [a-z]{{3,}}(?: [a-z]{{3,}})?) )?"
    rf"(?:together |alongside )?with (?:{_NAMELESS_EN})(?:(?:,| and|, and) (?:{_NAMELESS_EN}))*"
)
"""I run it with my uncle."""
_AND_HAVE_EN = later(
    rf"(?: {_RUNS_EN}(?: (?:it|this|that|things|everything|(?:the|a|our) [a-z]{{3,}}))?)?(?: together)?"
    r"(?: plus|(?:, and|,| and|\.) (?:(?:we|i) (?:also )?(?:have|employ|pay|hired|got)|we've(?: got)?|i've(?: got)?|have|employ|there's"
    rf"|there are))(?: about| around| another| also| just| only)? (?P<staff>(?:{_NAMELESS_EN}|an? [a-z]+)"
    rf"(?:(?:, and|,| and| plus) (?:{_NAMELESS_EN}))*)(?=\s*(?:[.,;!]|$|\b(?:on|in|at|who|working|full|part|now|too|here)\b))"
)
"""Behind those who run it: whom they employ."""
_WE_TOO_EN = later(
    rf"(?:\s[a-z]{{3,}}s)?,?\s(?:and|plus|with)(?: then| also)?\s(?P<more>(?:{_NAMELESS_EN})(?:(?:,| and|, and) (?:{_NAMELESS_EN}))*)"
    r"(?: (?:on|at) [a-z]+s| [a-z]{2,9}ing(?: [a-z]+){0,4})?[\s.!,]*$"
)
"""At the end of a sum: who is counted in besides, "the dairy has 9, the farm shop 4 and then my parents"."""


def english(words: str) -> int:
    return int(words) if words.isdigit() else int(_EN.get(words, 0))


def with_staff(said: Utterance) -> tuple[int, int, int] | None:
    """Those who run an English firm and whom they employ: "I run it with my uncle and we have three mechanics"."""
    if alone := _ALONE.search(said.folded):
        return (*alone.span(), 1)
    if _HAVE.isdisjoint(said.words):
        return None
    beside = _WITH_EN.search(said.folded) if "with" in said.words else None
    found = beside or RUN_EN.search(said.folded)
    if found is None:
        return None
    parts = _items(said, *found.span())
    people = sum(map(_so_many, parts)) if any(one["me"] or one["us"] for one in parts) else 0
    staff = _AND_HAVE_EN.match(said.folded, found.end())
    if staff is None:
        return (*found.span(), people) if beside and people > 1 else None
    more = sum(map(_so_many, _items(said, *staff.span("staff")))) or 1
    return (found.start(), staff.end(), people + more) if people else None


def _items(said: Utterance, start: int, end: int) -> list[dict[str, str | None]]:
    return [one.groupdict() for one in ITEM_EN.finditer(said.folded, start, end)]


_BEHIND_SUM = later(
    r"\d[^.!?\d]{3,40}\d,?\s(?:[a-z]+\s){0,3}?(?:and|plus|with)(?: then| also)?\s$"
    r"|\d\s(?:in|on|at) (?:the )?[a-z]+(?: [a-z]+)?(?:\s?\+|,|,? and|,? plus|\s&)\s$"
)


def is_behind_sum(said: Utterance, start: int) -> bool:
    """True for those of an English reply who only end a sum: "the kitchen has 8, front of house 5, and me and my wife"."""
    return said.tongue == "en" and _BEHIND_SUM.search(said.folded, max(0, start - 60), start) is not None


def _so_many(part: Mapping[str, str | None]) -> int:
    """The people of one part: as many as it says, two of a couple, else one."""
    told = part["n"] or part["us"] or part.get("m")
    return english(told) if told else 1 + bool(part["pair"])


_ALONE = later(r"\bme,? myself,? and i\b")
_HAVE = frozenset(("have", "employ", "employs", "pay", "hired", "got", "we've", "ve", "i've", "there", "there's", "with", "plus"))


def besides(said: Utterance, end: int) -> int:
    """How many an English sum counts in without a number behind `end`, "and then my parents"; 0 where something else stands there."""
    more = _WE_TOO_EN.match(said.folded, end)
    return sum(map(_so_many, _items(said, *more.span("more")))) if more else 0
