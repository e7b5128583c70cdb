"""English sizes told in several numbers: groups side by side, so many in each place, who came or left since, a label a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from bot.fields.amount import Amount
from bot.fields.counted_en import besides
from bot.fields.utterance import Utterance
from bot.language import cue, lexicon, listed
from bot.lean import later

Summed = tuple[int, int, float]  # start, end, people

_TOTAL, _GROUP = cue("headcount.total")["en"], cue("headcount.group")["en"]
_NOT_BESIDE, _OTHER = cue("headcount.not beside")["en"], cue("headcount.other")["en"]
_NO_STAFF, _FIRM = cue("headcount.no staff")["en"], cue("headcount.firm")["en"]
_GENERAL_EN = frozenset(("people", "employees", "staff", "persons", "heads", "folks", "workers", "users", "seats", "agents"))
_PEOPLE_EN = (
    r"(?:techs|devs|admins|reps|ops|nurses|vets|doctors|physios|(?:para)?medics|pilots|mechanics|chefs|cooks|clerks|guards|lads|apprentices|secretaries"
    r"|assistants|juniors|sparkies|chippies|brickies|tradies|ladies|blokes|fellas|paralegals|seniors|partners|associates|interns|girls|boys|temps|hands|aides|midwives|coaches|stewards|men|women|sons|daughters|casuals|execs"
    r"|(?!(?:learn|swimm|play|runn|camp|board|lodg|rent|buy|shopp|din|read|listen|view|subscrib|follow|custom|memb|hold|own|lend|spons"
    r"|advertis|invest|exhibit|visit|competit|vend|suppli|us|borrow|policyhold|homeown|consum|passeng|travell?|walk|grow|call|ord|num"
    r"|lett|numb|comput|print|serv|trail|contain|scoot|mot|monit|riv|col|err|fact|sens|do|fl)(?:er|or|lor)s)[a-z]{2,}(?:er|or|ist|ian|ant)s)"
)
"""Those who work somewhere, by what they do; no trailers and no swimmers."""
_GROUP_EN = later(
    r"(?:ish|[- ]odd)?(?:\s(?:of us|people|staff|guys|lads))?"
    r"\s(?:(?:are |work )?(?:in|at|on|out on) (?:the |our )?[a-z]+|(?:in )?(?:(?:desk|office|field|home|site)[- ]based|office|admin"
    r"|reception|ashore|onshore|offshore|warehouse|field|floor|permanent|perm|temps?|casual|kitchen|front of house)\b"
    r"|full[- ]?time(?:rs?)?"
    r"|part[- ]?time(?:rs?)?|(?:here|remote(?:ly)?|upstairs|downstairs|on-?site|off-?site|from home|abroad|overseas)\b|who (?:owns?"
    r"|runs?|started|founded)\b"
    r"|(?:(?<=one )|(?<=\b1 )|(?<=(?<!\d)1 ))(?:[a-z-]+\s)?(?:[a-z]{2,}(?:er|or|ist|ian|ant)|nurse|clerk|chef|cook|vet|tech"
    r"|mechanic|lady|bloke|girl|lad)\b"
    rf"|(?:[a-z-]+\s){{0,2}}?(?P<noun>(?:{_PEOPLE_EN}|{'|'.join(sorted(_GENERAL_EN))}|owners|brothers|sisters|volunteers|staff|crew)\b))"
)
_PLACE_EN = (
    r"(?:kitchen|front of house|(?:back |head |main )?office|warehouse|workshop|shop|(?:shop )?floor|reception|sales|support|admin|claims"
    r"|finance|accounts|marketing|dispatch|depot|yard|bar|bakery|clinic|lab|garage|ward|studio|salon|stores?|nursery|farm|factory|plant"
    r"|bookings|it|hr|(?!january|february|march|april|may|june|july|august|september|october|november|december|summer|winter|year|now"
    r"|today)[a-z]{3,14}(?= (?:site|branch|office|shop|depot|clinic|store|salon|studio|hotel|school)))"
)
_BEFORE_EN = later(
    rf"(?:^|[.,;:]\s?|\b(?:and|plus|then|in|at|on|with)\s)(?:the |our |in |at |on )*{_PLACE_EN}"
    r"(?: (?:site|branch|office|shop|depot|clinic|store|salon|studio|hotel|school|team|side|staff))?(?:'s|:| -)?"
    r"(?: has| have| is| are|'s got| employs)?(?: got)?(?: about| around)?\s$"
)
"""Right before a number: where so many work, "the kitchen has 11, front of house 9"."""
_HIRED_EN = (
    r"(?:ish|[- ]odd)?(?:\s(?!and\b|plus\b|of\b|in\b)[a-z-]+){0,2}?\s(?:(?P<any>people|staff|employees|agents|reps|folks|guys|of us)"
    r"|full[- ]?time(?:rs?)?|part[- ]?time(?:rs?)?(?:\sstaff)?|in the (?:office|shop|warehouse|field|kitchen|yard|depot|back)"
    rf"|on the (?:road|floor|phones|desk|tools)|crew|{_PEOPLE_EN})\b"
)
_TWO_EN = later(
    rf"{_HIRED_EN}(?:\s(?:in|on|at|out) (?:the )?[a-z]+)?,?\s(?:(?P<plus>plus|and another|\+)|and|&)\s(?:about |around |another )?"
)
_SECOND_EN = later(_HIRED_EN)
_FOR = later(r"\b(?:for|of|to|by|from|serv\w+)(?: about| around| some)? $")


def in_two(said: Utterance, made: Sequence[Amount]) -> Summed | None:
    """The people whom an English sentence tells in two groups, though nobody asked: "340 agents plus 45 back office staff".

    Unless it is said that the second are added, the first have to be of a sort: of "50 people and 12 drivers" the 12 may be among them.
    """
    for one, other in pairwise(made):
        first = _TWO_EN.fullmatch(said.folded, one.end, other.start)
        if first is None or one.min is None or one.min != one.max or other.min is None or other.min != other.max:
            continue
        second = _SECOND_EN.match(said.folded, other.end)
        if second is None or (first["any"] and not first["plus"]) or _TOTAL.search(said.folded) or _FOR.search(said.folded, 0, one.start):
            continue
        around = said.folded[one.start : second.end()]
        if not (_NOT_BESIDE.search(around) or _OTHER.search(around) or _GROUP.search(around)):
            return one.start, second.end(), people_of(one) + people_of(other)
    return None


_GROUP_OF_EN = later(r"\b(?:crew|team|staff) of $")
_OWNERS_EN = frozenset(("partners", "owners", "founders", "brothers", "sisters", "directors", "managers"))


def are_groups(said: Utterance, parts: Sequence[Amount]) -> bool:
    """True where each number counts a group with a name of its own, or those of a place that is named before it."""
    before = [_BEFORE_EN.search(said.folded, max(0, one.start - 44), one.start) for one in parts]
    if all(before) and len({one.group() for one in before if one}) == len(parts):
        return True
    groups = [_GROUP_EN.match(said.folded, one.end) or _GROUP_OF_EN.search(said.folded, max(0, one.start - 12), one.start) for one in parts]
    nouns = [group.groupdict().get("noun") if group else "" for group in groups]
    if "" in nouns or None in groups:
        return False
    return nouns[0] in _OWNERS_EN or not any(noun in _GENERAL_EN for noun in nouns)


ME_TOO = later(
    r"(?:\s(?:people|staff|employees|others?|of them|of us))?\s?(?:,|plus|\+|and|with)+\s?(?:plus\s)?(?:me|myself|the (?:owner|boss"
    r"|missus"
    r"|wife)|an? (?:[a-z-]+\s)?(?:apprentice|intern|trainee|assistant|part-?timer|secretary|receptionist|bookkeeper|helper"
    r"|temp))\b[\s.!,]*$"
)
AND_ME = later(r",?\s(?:and|plus|\+|&)\s(?:then\s)?(?:me|myself)\b(?:\s[a-z]{2,9}ing(?: [a-z]+){0,4})?[\s.!,]*$")


def people_of(one: Amount) -> float:
    """How many an amount is, at the least."""
    return one.min or 0


def _is_exact(one: Amount) -> bool:
    return one.min is not None and one.min == one.max and not one.strict


_PLACE = (
    r"(?:site|shop|store|branch|location|office|clinic|school|restaurant|depot|salon|studio|club|team|crew|practice|centre|center"
    r"|department|hotel"
    r"|kitchen|van|truck|boat|rig|garage|gym|lab|yard|farm|plant|hub|home|surger(?=y|ies)|baker(?=y|ies)|pharmac(?=y|ies)|nurser(?=y|ies)"
    r"|librar(?=y|ies)|cafe|pub|bar|outlet|workshop|warehouse|factor(?=y|ies)|floor|shift|pool|showroom|parlou?r|campus|chapter|house)"
)
PLACES = later(rf"\s(?:(?!(?:in|at|for|of|on|per|to|an?|each|every|and)\b)[\w'’-]+\s){{0,2}}?{_PLACE}(?:e?s|ies)?\b")
"""Right behind a number: it counts places where people work."""
_EACH = later(
    r"\b(?:each|apiece|in every|at every|(?:per|(?:to|in|at|on|for) an?|every)"
    rf" {_PLACE}(?:e?s|y)?)\b"
)
_AT_ONE = later(
    rf"(?:\s(?!and\b|plus\b|but\b)[\w-]+){{0,2}}?\s(?:per|an?|to an?|(?:in|at|on|for|to) (?:each|every)(?: one)?|each|every|in all)"
    rf"(?: of (?:the|our|my|those))?(?:\s{_PLACE}(?:e?s|y)?\b|\s$)"
)
_OF_SO_MANY = later(rf"\s(?:[\w-]+\s)?{_PLACE}(?:e?s|ies)\sof(?: about| around)?\s")
_THINGS = later(r"\s[a-z-]+s\b")
_WHO_IN_EACH = later(rf"\s(?:[a-z-]+\s)?{_PEOPLE_EN}\s(?:on|in|at|to|for|per) each\b")
"""Whatever there are so many of, those who work on each are people: "four ambulances, three paramedics on each"."""
_FAR = 40
"""Characters between the places and how many work in each."""


def in_each(said: Utterance, made: Sequence[Amount]) -> Summed | None:
    """So many in each of so many places, and what else is told beside them: "three bakeries with 12 in each, and 5 at head office"."""
    made = [one for one in made if not said.folded.endswith(("each ", "every "), 0, one.start)]  # at each one
    own = [one for one in made if _is_exact(one)]
    if len(own) < 2 or len(own) != len(made):
        return None
    places, staff, *rest = own
    between = said.folded[places.end : staff.start]
    if PLACES.match(said.folded, places.end) or (_THINGS.match(said.folded, places.end) and _WHO_IN_EACH.match(said.folded, staff.end)):
        next_one = rest[0].start if rest else len(said.folded)
        is_each = _EACH.search(said.folded, places.end, next_one) or _OF_SO_MANY.fullmatch(between)
    else:
        places, staff = staff, places
        is_each = PLACES.match(said.folded, places.end) and _AT_ONE.match(said.folded, staff.end, places.start)
    if not is_each or len(between) > _FAR or _counts_others(said, staff):
        return None
    if rest and (_TOTAL.search(said.folded) or not all(_GROUP_EN.match(said.folded, one.end) for one in rest)):
        return None
    people = people_of(places) * people_of(staff) + sum(map(people_of, rest)) + besides(said, own[-1].end)
    return min(places.start, staff.start), own[-1].end, people


_OTHERS_BEHIND = later(rf"\s(?!each\b|last\b|left\b|quit\b|resigned\b)(?:{_OTHER.pattern})")
_OURS = later(r"\b(?:we|we're|we've|our|i|i've)\b[^.!?]{0,60}$")


def unasked(said: Utterance, made: Sequence[Amount]) -> Summed | None:
    """What several numbers of one's own people make together where nobody asked for them."""
    if said.tongue != "en" or len(made) < 2:
        return None
    if two := in_two(said, made):
        return two
    each = in_each(said, made[:2]) if _OURS.search(said.folded, 0, made[0].start) else None
    return each if each and not _OTHER.search(said.folded[each[0] : each[1] + 12].replace(" each", "")) else None


@cache
def _changes() -> tuple[re.Pattern[str], ...]:
    """What makes a number one of the past before it and behind it, and what says before or behind the second who left or came."""
    went = r"left|quit|retired|resigned|gone|walked(?: out)?|moved on|(?:been |got )?let go|(?:been |got )?laid off|made redundant|departed"
    went += r"|took (?:voluntary |early )?(?:redundancy|retirement|severance|the buyout)"
    came = r"joined|started|came (?:on|aboard|over|in)|signed on|(?:been |got )?hired|come (?:on|aboard)"
    who = r"(?:\s(?:people|of us|of them|of those|staff|heads|employees|guys|lads|folks|men|women|drivers|others?|more|new \w+))?"
    has = r"(?:\s(?:have|has|had|got|were|was|all|just|since|then|already|recently|have since|has since))*"
    return (
        later(
            r"\b(?:was|were|wis|wur|had|(?:have|has|'ve|'d) been|used to (?:be|have|number)|(?:started|began|opened)"
            r"(?: \w+){0,3} (?:with|at|on)|went from)(?: about| around| roughly| like| nearly| almost| over| up to)?\s$"
        ),
        later(rf"{who}(?:ish)?,?\s(?:until|till|before|last (?:year|month|week|spring|summer|autumn|fall|winter)|a year ago|once)\b"),
        later(r"\b(?P<less>lost|laid off|let go(?: of)?|shed|down|fired)|\b(?:hired|took on|taken on|added|gained|brought in"
                   r"|recruited|up)|\b(?P<sum>minus|less)"),
        later(r"(?:\s(?:the|about|around|another|a further|of those|of them|of us))*\s$"),
        later(rf"{who}{has}\s(?:(?P<less>{went})|(?:{came}))\b"),
    )  # fmt: skip


_NEW_TOTAL = later(r"\b(?:now|so|today|currently|leaves|making|makes|these days)\b|\bon (?:holiday|leave|vacation|maternity)")
_APART = 48
"""Characters between how many they were and how many left."""


def _counts_others(said: Utterance, one: Amount) -> bool:
    """True for a number of customers, or of vans: what stands right behind it is nobody who works there."""
    things = None if _PER_ONE.match(said.folded, one.end) else _NO_STAFF.match(said.folded, one.end)
    return bool(things or _OTHERS_BEHIND.match(said.folded, one.end))


_PER_ONE = later(r"\s(?:per|an?|to|in|at|each|every|last)\s")


def since_then(said: Utterance, made: Sequence[Amount]) -> Summed | None:
    """How many are left of those who were, or are there with who came: "we were 118 but 22 left", "was 30, took on six"."""
    if len(made) != 2 or not all(map(_is_exact, made)) or made[1].start - made[0].end > _APART or _NEW_TOTAL.search(said.folded):
        return None
    before, after, verb, about, behind = _changes()
    first, second = made
    between = said.folded[first.end : second.start]
    told = next((one for one in reversed(list(verb.finditer(between))) if about.fullmatch(between, one.end())), None)
    change = told or behind.match(said.folded, second.end)
    is_past = before.search(said.folded, max(0, first.start - 40), first.start) or after.match(said.folded, first.end)
    is_sum = told is not None and told["sum"] is not None
    if change is None or not (is_past or is_sum) or _counts_others(said, first):
        return None
    is_less = is_sum or change["less"] is not None
    people = people_of(first) + (-people_of(second) if is_less else people_of(second))
    return (first.start, second.end, people) if people > 0 else None


_LABEL = later(
    r"(?:^|[\s,;.+&/-]{1,9})(?:(?:well|so|um|ok|okay|roughly|about|then|and|plus|the|in|at|our|on)[\s,]{1,9})*"
    r"(?P<it>(?!(?:and|plus|the|in|at|our|on|about)\b)[a-z][a-z'-]*(?: [a-z][a-z'-]*){0,2}?)"
    r"(?:'s)?\s?[:=-]?(?: (?:has|have|is|are|got|about|around))*\s?$"
)
_UNIT = later(r"(?:\s(?:people|staff|ppl|of us|guys|lads|heads|persons?))?(?=[\s,;.!+&/]|$)")
_NO_LABEL = listed("not labels", "en") | frozenset((*lexicon("en").months, *lexicon("en").weekdays, *lexicon("en").roles))


def labelled(said: Utterance, made: Sequence[Amount]) -> Summed | None:
    """The people of a reply that is nothing but names of shifts, places or groups, each before its number: "days 24, nights 11"."""
    if len(made) < 2 or not all(map(_is_exact, made)):
        return None
    names, start = [], 0
    for one in made:
        label = _LABEL.fullmatch(said.folded, start, one.start)
        unit = _UNIT.match(said.folded, one.end)
        if label is None or unit is None:
            return None
        names.append(label["it"])
        start = unit.end()
    more = besides(said, start)
    if (not more and said.folded[start:].strip(" .!")) or len(set(names)) < len(names) or not all(map(_is_label, names)):
        return None
    return made[0].start, made[-1].end, sum(map(people_of, made)) + more


_SHIFTS = frozenset(("days", "nights", "earlies", "lates", "mornings", "evenings", "afternoons"))


def _is_label(name: str) -> bool:
    """False for what counts things or tells a time: "vans", "last year"."""
    *_, last = words = name.split()
    counts = f"0 {last}"
    is_thing = last.endswith("s") and last not in _SHIFTS and (_NO_STAFF.fullmatch(counts, 1) or NOBODY.fullmatch(counts, 1))
    return not (is_thing or _FIRM.search(name) or _OTHER.search(name) or not _NO_LABEL.isdisjoint(words))


def told_apart(said: Utterance, made: Sequence[Amount]) -> Summed | None:
    """An answer in which the numbers are not told side by side, but in each, since then or behind a name."""
    return since_then(said, made) or in_each(said, made) or labelled(said, made)


NOBODY = later(
    r"\s(?!of us\b)(?:(?!(?:and|on|in|at|staff|team|crew)\b)[a-z-]+\s)?(?:members|kids|children|singers|players|dancers|athletes|scouts"
    r"|campers|parishioners|congregants|worshippers|swimmers|learners|boarders|families|households|fans|supporters|donors|readers"
    r"|listeners)\b(?!['’])"
    r"|\s(?:people |of us |\w+ )?in (?:the |our |this )?(?:congregation|choir|club|league|parish|programm?e?|society"
    r"|association|union|membership)\b"
)
"""Right behind a number: whom they serve, or who belongs to them, and works for nobody there."""


_WHOLE = later(
    r"\b(?:(?:whole|entire|full|overall|complete) (?!team|crew|department|dept|shift|floor|front|office|week|month|year)[a-z]+"
    r"(?: [a-z]+)?|(?:business|company|firm|organi[sz]ation|group|practice|hospital|charity|school)(?: itself| as a whole)?(?= (?:employs"
    r"|numbers"
    r"|counts)))(?: itself)?(?:'s| is| has| are| employs| numbers| counts| totals| makes| (?:comes?|runs?|adds? up|amounts?|works out"
    r"|gets?) (?:to|at))"
    r"(?: about| around| roughly| some| nearly| almost| over| just under| more like| closer to| at| up)*\s$"
)
"""Right before a number: all who work there, beside some of them, "11 of us on reception but the whole group comes to about 140"."""


def who_work_there(said: Utterance, made: Sequence[Amount]) -> Sequence[Amount]:
    """The numbers without those of members, children or a choir, where another one is left: "900 members but only 14 on the payroll"."""
    if len(made) < 2 or said.tongue != "en":
        return made
    if whole := [one for one in made if _WHOLE.search(said.folded, max(0, one.start - 60), one.start)]:
        return whole if len(whole) == 1 and all((one.max or 0) <= (whole[0].max or 0) for one in made) else made
    return [one for one in made if not NOBODY.match(said.folded, one.end)] or made
