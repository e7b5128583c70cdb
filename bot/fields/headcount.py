"""How many people work at the prospect's firm: the whole firm before a team, never customers, visitors or somebody else's staff."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bot.fields.added import added
from bot.fields.alone import alone
from bot.fields.amount import Amount, amounts, in_thousands, tidy
from bot.fields.before_comma import is_told_of_others
from bot.fields.coin import is_paid
from bot.fields.counted_in import counted_by_the_way, counted_in
from bot.fields.headcount_ja import and_me, beside_others, in_several, is_no_total, own_part, staff_in_parts
from bot.fields.headcount_ko import in_parts
from bot.fields.kind import Found, Hearing
from bot.fields.number import label_amount
from bot.fields.numbered import calls_a_part, comes_daily, is_year
from bot.fields.others_ko import are_others_ko
from bot.fields.part_en import without_parts
from bot.fields.plain import counted, ends, found, range_facts, range_text
from bot.fields.staff import (
    BEFORE_JA,
    COUNTED_IN,
    DOES_JA,
    LABELLED,
    MEMBERS,
    NEXT_CLAUSE,
    NOT_STAFF,
    OF_A_SORT,
    OF_A_TEAM,
    PRICE_BEHIND,
    SEATS_JA,
    STAFF,
    THEN_OTHERS,
    TOGETHER,
    WHOLE,
    Words,
    are_on_top,
    counts_otherwise,
    counts_people,
    told_in_passing,
)
from bot.fields.summed import SUM, is_sum, is_total, summed
from bot.fields.summed_en import unasked, who_work_there
from bot.fields.utterance import Utterance, clause, utterance
from bot.fields.whose import corrects, denied, standing
from bot.language import cue
from bot.lean import later
from bot.model import Value

_FIRM = cue("headcount.firm")  # the whole firm is meant
_WHOLE_FIRM = {"ko": later(r"전체|전사|총|회사|전 ?직원")}  # 직원 셋이서 처리해요 tells of three at work
_OWN = cue("headcount.own")  # one's own people
_PART = cue("headcount.part")  # a team or a site
_OTHER = cue("headcount.other")  # not one's own staff, or not now
_SUMMED = 9  # a total that is named as one
_TOLD = cue("headcount.total")
_NOW = later(
    r"(?:\b(?:now|today|currently)(?:,? it's| we're| we have| at| about| around)*|지금은?|현재는?|이젠|이제는?|今は|いまは"
    r"|現在は?|今年[は度]?|今),?\s?(?:(?:약|한|딱|총|約)\s?)?$"
)
"""Right before a number: how many they are by now, whoever came or left."""
_IT_IS_EN = later(r"\b(?:it's|it is|that's|we're|we are|make it|should be)\s(?:about |around |just |only )?$")
_COUNTS_ELSE = cue("headcount.no staff")
_GROUP = cue("headcount.group")  # a parent firm or a group of firms; one's own is told beside it
_EMPLOYS = later(r"\bemploys?\s(?:about |around |some |roughly )?$")
_RATE = later(r"^\s?\w+\s(?:a|per|every|each)\s\w+")
_WE_ARE = later(r"\b(?:we're|we are)(?: now| currently)?(?: about| around| roughly| like| only| just| at)*\s*$")


class HeadcountKind:
    """People at a firm; values are {"min", "max"} in whole people, an open end None."""

    name = "headcount"
    members: Mapping[str, str] = {"min": "double", "max": "double"}

    def read(self, text: str, hearing: Hearing) -> Sequence[Found]:
        """The size of the prospect's firm, or of the team where only a team is named."""
        said = utterance(text, hearing.language)
        selves = counted_in(said) if hearing.asked else counted_by_the_way(said)
        if selves:
            start, end, people = selves
            return [found(said, {"min": people, "max": people}, start, end, replaces=corrects(said))]
        made = who_work_there(said, without_parts(said, standing(said, [one for one in map(in_thousands, amounts(said)) if _whole(one)])))
        several, said, made = in_parts(said, made, asked=hearing.asked)
        several = several or (in_several(said, made, asked=hearing.asked) if said.tongue == "ja" else None)
        if several:
            return [_people(said, *several)]
        parts = made if hearing.asked else staff_in_parts(said, made)
        if parts and (both := added(said, parts) or _summed(said, parts)):
            return [both]
        if not hearing.asked and (more := unasked(said, made)):
            return [_people(said, *more)]
        ranked = sorted(_ranked(said, made, hearing.asked), key=lambda pair: (-pair[0], -(pair[1][0].max or 0) * (pair[0] == _SUMMED)))
        if ranked:
            one, end = ranked[0][1]
            start, end = min(one.bound_start, one.start), max(end, one.bound_end)
            return [found(said, _value(one), start, end, replaces=corrects(said))]
        myself = alone(said, asked=hearing.asked)
        return [found(said, {"min": 1, "max": 1}, *myself, replaces=corrects(said))] if myself else []

    def choice(self, label: str) -> Value | None:
        """ "1-9", "10–49명", "250+"."""
        made = label_amount(label)
        return _value(made[1]) if made and _whole(made[1]) else None

    def show(self, value: Value, language: str) -> str:
        """The bare figure, since the words around it bring the unit: "60", "50 to 100"."""
        low, high = ends(value)
        return range_text(counted(low), counted(high), language)

    def facts(self, value: Value, now: datetime) -> Mapping[str, float | int | str] | str:
        """`min` and `max`."""
        return range_facts(value)


def _summed(said: Utterance, made: Sequence[Amount]) -> Found | None:
    if any(SUM[said.tongue].search(said.folded, max(0, one.start - 12), one.start) for one in made):
        return None
    parts = summed(said, [one for one in made if not denied(said, one.start, one.end)])
    if parts and said.tongue == "ja" and len(made) > 1 and parts[2] == sum(one.min or 0 for one in made) and and_me(said, made[-1].end):
        parts = parts[0], parts[1], parts[2] + 1
    return _people(said, *parts) if parts else None


def _people(said: Utterance, start: int, end: int, people: float) -> Found:
    return found(said, {"min": tidy(people), "max": tidy(people)}, start, end, replaces=corrects(said))


def _whole(one: Amount) -> bool:
    """People come whole, and no firm has ten million of them."""
    return all(end is None or (end == int(end) and 0 <= end <= 10_000_000) for end in (one.min, one.max))


def _value(one: Amount) -> dict[str, str | float | int | None]:
    most = one.max - 1 if one.strict and one.max else one.max  # "under 10 people" has no ten
    return {"min": tidy(one.min), "max": tidy(most)}


def _ranked(said: Utterance, made: Sequence[Amount], asked: bool) -> Iterator[tuple[int, tuple[Amount, int]]]:
    """Every amount that counts the prospect's people, with how much of the firm it stands for."""
    words = STAFF[said.tongue]
    for one in made:
        if denied(said, one.start, one.end) or _counts_else(said, one, words) or is_told_of_others(said, one, made):
            continue
        if asked and len(made) > 2 and counts_people(said, one) and is_sum(one, made):
            yield _SUMMED, (one, one.end)
            continue
        if len(made) > 1 and is_total(said, one, asked):
            yield _SUMMED, (one, one.end)
            continue
        staff = words.staff.match(said.folded, one.end)
        people = staff or words.people.match(said.folded, one.end)
        if people is None:
            rank = told_in_passing(said, one, words)
            rank = _unitless(said, one, words, asked) if rank < 0 else rank
            if rank:
                yield rank, (one, one.end)
            continue
        left, right = clause(said.folded, one.start, people.end())
        left = _since_now(said, left, one)
        around = _without_others(said, made, one, left, right)
        if _is_beside(said, one, people.end(), around, asked):
            continue
        by_itself = not MEMBERS.match(said.folded, one.end) and (corrects(said) or _stands_alone(said, left, one, people.end(), right))
        if asked or staff or by_itself or _OWN[said.tongue].search(around) or (said.tongue == "ja" and beside_others(said, made, one)):
            rank = _rank(said.tongue, around, bool(staff))
            if asked and not _PART[said.tongue].search(around) and _NOW.search(said.folded, max(0, one.start - 24), one.start):
                rank += 4
            yield 1 if _GROUP[said.tongue].search(around) else rank, (one, people.end())


def _is_beside(said: Utterance, one: Amount, end: int, around: str, asked: bool) -> bool:
    """True for people who are not the firm's: customers, a price a head and, unasked, those who do the work at hand."""
    if not asked and OF_A_TEAM[said.tongue].search(around) and not _WHOLE_FIRM.get(said.tongue, _FIRM[said.tongue]).search(around):
        return True
    if PRICE_BEHIND[said.tongue].match(said.folded, one.end) or are_on_top(said.folded, one.start, one.end):
        return True
    if not asked and SEATS_JA.match(said.folded, one.end):
        return True
    if not asked and said.tongue == "ko" and are_others_ko(said.folded, one.start, end, around):
        return True
    return bool(_OTHER[said.tongue].search(around))


def _counts_else(said: Utterance, one: Amount, words: Words) -> bool:
    """True for sites, vans, years: whatever has a unit that is nobody, and for people of whom something else is told."""
    is_people = words.staff.match(said.folded, one.end) or words.people.match(said.folded, one.end)
    labelled = LABELLED.search(said.folded, max(0, one.start - 20), one.start)  # "Staff: 44. Sites: 3."
    each = said.tongue == "ja" and is_no_total(said, one)
    if is_people and words.other_after.match(said.folded, is_people.end()):
        return True
    if comes_daily(said, one.start) or is_year(said, one.start, one.min):
        return True
    counts_else = labelled or _COUNTS_ELSE[said.tongue].match(said.folded, one.end) or calls_a_part(said, one.start, one.end)
    return bool(each or (not is_people and counts_else))


def _without_others(said: Utterance, made: Sequence[Amount], one: Amount, left: int, right: int) -> str:
    """The clause of a number without what an earlier number in it counts: "3,000 parcels a day with 62 staff", 하루 주문 900건에 22명."""
    left, right = own_part(said, made, one, left, right)
    before = [
        other
        for other in made
        if left <= other.start and other.end <= one.start and _COUNTS_ELSE[said.tongue].match(said.folded, other.end)
    ]
    if said.tongue == "en" and (beyond := THEN_OTHERS.search(said.folded, one.end, right)):
        right = beyond.start()
    later = (other for other in made if one.end <= other.start < right)
    right = min((other.start for other in later if said.tongue == "en" or NOT_STAFF.match(said.folded, other.end)), default=right)
    around = _RATE.sub("", said.folded[before[-1].end : right]) if before else said.folded[left:right]
    noun = _COUNTS_ELSE["en"].match(said.folded, before[-1].end) if before and said.tongue == "en" else None
    if noun and not _OTHER["en"].search(said.folded, left, before[-1].start):  # of "we had 300 customers and lost 40" nothing is ours
        around = around.removeprefix(noun.group())
    if before and said.tongue == "ja" and (firm := _FIRM["ja"].search(said.folded, left, before[0].start)):
        around = firm.group() + around  # 法人全体では5院で95名
    return COUNTED_IN.sub("", around)


def _around(said: Utterance, one: Amount, left: int, right: int) -> str:
    """What is told of a number without a unit between `left` and `right`."""
    return _without_others(said, amounts(said), one, left, right) if said.tongue == "en" else COUNTED_IN.sub("", said.folded[left:right])


def _since_now(said: Utterance, left: int, one: Amount) -> int:
    """Where the words that are about a number begin: in 去年まで50だったのが今年65 behind what was, in a correction behind that."""
    if said.tongue != "en":
        now = _NOW.search(said.folded, max(left, one.start - 8), one.start)
    else:
        now = _IT_IS_EN.search(said.folded, max(left, one.start - 16), one.start) if corrects(said) else None
    return now.start() if now else left


def _rank(tongue: str, around: str, staff: bool) -> int:
    """The whole firm before people, people before a team."""
    return 4 * bool(_FIRM[tongue].search(around)) + staff + (0 if _PART[tongue].search(around) else 2) + 1


def _stands_alone(said: Utterance, left: int, one: Amount, end: int, right: int) -> bool:
    """True when the clause is nothing but the number of people: "…, about 45 people"."""
    if said.tongue == "ja" and (not BEFORE_JA.fullmatch(said.folded, left, one.start) or DOES_JA.match(said.folded, end)):
        return False
    all_in = SUM["ko"].search(said.folded, max(left, one.start - 14), one.start) if said.tongue == "ko" else None
    before = said.folded[left : all_in.start() + 1 if all_in else one.start]  # 주말 알바까지 다 해서: whoever is counted in
    return len(before.strip()) <= (20 if all_in else 10) and len(TOGETHER.sub("", said.folded[end:right]).strip(" .!,")) <= 8


def _unitless(said: Utterance, one: Amount, words: Words, asked: bool) -> int:
    """How well a number without a unit counts people: 0 not at all."""
    before = said.folded[max(0, one.start - 40) : one.start]
    bare = words.bare.match(said.folded, one.end) or words.bare.match(said.folded, one.bound_end)
    if bare and WHOLE[said.tongue].search(before):
        return 0 if _OTHER[said.tongue].search(said.folded, *clause(said.folded, one.start, one.end)) else _SUMMED
    if words.before.search(before):
        left, right = clause(said.folded, one.start, one.end)
        around = _around(said, one, left, right)
        beside = _OTHER[said.tongue].search(around) or OF_A_TEAM[said.tongue].search(said.folded, left)
        return 0 if beside and not asked else 4 if asked and _EMPLOYS.search(before) else 2
    of_a_sort = asked and said.tongue == "en" and OF_A_SORT.match(said.folded, one.end)
    is_ours = asked or _WE_ARE.search(before) or (said.tongue == "ko" and one.digits == "" and SUM["ko"].search(before))
    if not (of_a_sort or bare) or not is_ours:
        return 0
    if is_paid(said, one.start, one.end) or (said.tongue == "en" and counts_otherwise(before, said.folded, one.end)):
        return 0
    left, right = clause(said.folded, one.start, one.end)
    left = _since_now(said, left, one)
    next_one = NEXT_CLAUSE.search(said.folded, one.end, right) or (said.tongue == "en" and THEN_OTHERS.search(said.folded, one.end, right))
    right = next_one.start() if asked and next_one else right
    around = _around(said, one, left, right)
    if _GROUP[said.tongue].search(around):
        return 1
    return 0 if _OTHER[said.tongue].search(around) else _rank(said.tongue, around, False)
