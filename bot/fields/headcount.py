"""How many people work at the prospect's firm: the whole firm before a team, never customers, visitors or somebody else's staff."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from bot.fields.amount import Amount, amounts, tidy
from bot.fields.counted_in import counted_in
from bot.fields.kind import Found, Hearing
from bot.fields.number import label_amount
from bot.fields.plain import counted, ends, found, range_facts, range_text
from bot.fields.utterance import Utterance, clause, utterance
from bot.fields.whose import corrects, denied, standing
from bot.language import cue
from bot.model import Value


class _Words(NamedTuple):
    """How one language speaks of people who work somewhere."""

    staff: re.Pattern[str]  # behind the number: can only be staff
    people: re.Pattern[str]  # behind the number: people of any sort
    other_after: re.Pattern[str]  # behind the unit: something else is counted
    bare: re.Pattern[str]  # behind a number without a unit: nothing that makes it count something else
    before: re.Pattern[str]  # right before a number without a unit: it counts staff


_ROLE_EN = (
    r"(?:full[- ]?time |part[- ]?time |ft |active |total |permanent |support |sales |service |customer |office |field |warehouse |paid )*"
)
_EN = _Words(
    staff=re.compile(
        rf"(?:ish)?\s?\+?-?\s?{_ROLE_EN}(?:employees?|staff(?:ers)?\b|headcount|heads\b|fte'?s?\b|of us\b|co-?workers|colleagues"
        rf"|team ?members|workers|(?:person|people|man|strong|member|employee|seat)\b"
        r"(?=[\s-](?:team|company|shop|firm|business|startup|studio|agency|operation|outfit|organi[sz]ation|crew|practice|clinic"
        r"|dev|nonprofit|charity|school|law|family|nation|org))|[- ]strong\b|-(?:person|man|people)\b|hands\b|souls|ourselves\b"
        r"|pax\b|bodies\b)"
    ),
    people=re.compile(
        rf"(?:ish)?\s?\+?\s?{_ROLE_EN}(?:people|ppl|persons?\b|folks|guys\b|lads\b|users|seats|agents|reps\b|humans|members"
        rf"|developers|engineers"
        rf"|teachers|nurses|drivers|technicians|lawyers|licen[cs]es)"
    ),
    other_after=re.compile(
        r"\s(?:a|per|every|each)\s(?:day|week|month|year)|\s(?:in|on) (?:the )?(?:waiting|queue|mailing|list)|\s?(?:who"
        r"|that) (?:buy|visit|write|ask|contact|call)|\s(?:asked|left|quit|complained|came|off sick|on leave|short)"
    ),
    bare=re.compile(
        r"(?:-?ish|k\b|\s?\+|-plus|[- ]odd|-something)?\s{0,4}(?:$|[,.;!?()\n]|-\s|w/|(?:in|mark|across|and|but|at|or|right"
        r"|now|total|give|plus"
        r"|including|incl|with|on|between|as|if|i|we|this|so|maybe|today|currently|spread|by|roughly|ish"
        r"|approx|i'd|i'm|i|probably|all|max|tops|for|counting|last|the|depending|altogether|overall|thanks|thx|please|just|not"
        r"|instead|sorry|actually|lol|haha|from|up|down|since|these|globally|worldwide|nationwide|after"
        r"|each way|full[- ]?time|part[- ]?time)\b)"
    ),
    before=re.compile(
        r"(?:\b(?:headcount(?: is| of|:)?|employees:|staff:|team size:?|company size:?|size:|(?:team|company|firm|staff|crew|group"
        r"|shop|startup|business|agency|outfit) of)\s*(?:about |around |roughly |some |like |just |only )*$)"
    ),
)
_KO = _Words(
    staff=re.compile(r"(?:여)?\s?(?:인\s?(?:규모|기업|회사|팀)|명\s?규모|명의? (?:직원|임직원|사원|팀원))"),
    people=re.compile(
        r"(?:여|몇)?\s?(?:명|분(?![기야석위들류산간당만]|\s?(?:뒤|후|안에|있다|전))|인(?![터데])|사람|석|좌석|시트|계정|유저"
        r"|사용자)"
    ),
    other_after=re.compile(
        r"\s?(?:이|가|은|는)?\s?(?:문의|방문|가입|퇴사|지원|왔|오|기다|불만|나가|나갔|그만|줄[었어]|빠[졌져])|\s?(?:의"
        r"|인)?\s?(?:고객|손님|회원|환자)"
    ),
    bare=re.compile(
        r"(?:여)?\s*(?:$|[,.!?~]|정도|쯤|가량|안팎|내외|입니다|이에요|예요|이요|요|됩니다|돼요|이고|이며|인데|남짓|이상|이하"
        r"|미만|으로|로 |에서|넘|아니|이네|이죠|이서|\s?사이)"
    ),
    before=re.compile(r"(?:직원|인원|임직원|사원|팀원|규모|총원)\s?(?:수|은|는|이)?\s?(?:약|대략|한|총)?\s*$"),
)
_JA = _Words(
    staff=re.compile(
        r"(?:名|人)(?:くらい|ぐらい|ほど|程度|前後)?(?:の[一-鿿]{1,6}(?:屋|業|店|所|社|院|館|園|塾|校|局|組合)(?![のがはを])"
        r"|規模|体制|の会社|の企業|の組織|の従業員|の社員|のチーム|のスタッフ)"
    ),
    people=re.compile(r"(?:数)?(?:名様?|人(?![気材事工間数])|(?<=ひと|ふた)り|席|アカウント|ユーザー|ライセンス)"),
    other_after=re.compile(r"(?:の|ほど|くらい)?(?:お客|顧客|会員|患者|生徒|学生|来|参加|応募|問い合わせ|宿泊|辞め|やめ|退職|減|抜け)"),
    bare=re.compile(
        r"\s*(?:$|[,.!?…]|くらい|ぐらい|程度|ほど|です|でございます|前後|弱|強|以上|以下|未満|規模|に|で|から|になり|ちょっと"
        r"|かな|ですね|になる)"
    ),
    before=re.compile(r"(?:従業員|社員|人数|スタッフ|規模|職員)(?:数|は|が|の数は)*(?:約|およそ|だいたい|ざっと)?\s*$"),
)
_FIRM = cue("headcount.firm")  # the whole firm is meant
_OWN = cue("headcount.own")  # one's own people
_PART = cue("headcount.part")  # a team or a site
_OTHER = cue("headcount.other")  # not one's own staff, or not now
_SUMMED = 9  # a total that is named as one
_SUM: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:so|total(?:l?ing)?|total of|makes|making|altogether|all in all)\s*(?:about |around )?$|=\s*$"),
    "ko": re.compile(r"(?:총|합쳐서?|합하면|합해서?|합치면|합계|모두|전부|다 ?해서|해서)\s?(?:약|한)?\s*$"),
    "ja": re.compile(r"(?:計|合計|合わせて|あわせて|総勢|全部で|全員で|トータル)(?:で|は)?,?(?:約)?\s*$"),
}
_TOLD = cue("headcount.total")
_NOW = re.compile(
    r"(?:\b(?:now|today|currently)(?:,? it's| we're| we have| at| about| around)*|지금은?|현재는?|이젠|이제는?|今は|いまは"
    r"|現在は?|今),?\s?(?:약|한|約)?$"
)
"""Right before a number: how many they are by now, whoever came or left."""
_GROUP = cue("headcount.group")  # a parent firm or a group of firms; one's own is told beside it
_WE_ARE = re.compile(r"\b(?:we're|we are)(?: now| currently)?(?: about| around| roughly| like| only| just| at)*\s*$")
_GRAMMAR: Mapping[str, _Words] = {"en": _EN, "ko": _KO, "ja": _JA}
_ALONE: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:(?:just|only)(?: poor| little| old)* me|it's me|myself only|(?:just|only) (?:myself|yours truly)|one[- ](?:man"
        r"|woman|person) (?:band|show|shop"
        r"|team|business|operation"
        r"|company)|solo(?:preneur)?(?: founder| business| shop)?|a sole trader|sole trader|sole proprietor|i work alone)\b"),
    "ko": re.compile(r"(?:저 )?혼자(?:예요|입니다|서|에요|요|뿐)|1인 ?(?:기업|회사|사업|창업)|저뿐|저 하나"),
    "ja": re.compile(r"(?:私|自分)?(?:一人|ひとり|1人)(?:で(?:す|やって|運営|経営|営)|だけ)|個人事業|私だけ"),
}  # fmt: skip
_ALONE_GATE = frozenset(("yours", "me", "myself", "solo", "sole", "alone", "solopreneur", "one"))
_ABOUT_ME = re.compile(r"\b(?:i'm|i am|it's|we're|business|company|shop|just|only)\b|혼자|1인|저|個人|一人|ひとり|1人|私")


class HeadcountKind:
    """People at a firm; values are {"min", "max"} in whole people, an open end None."""

    name = "headcount"
    members: Mapping[str, str] = {"min": "double", "max": "double"}

    def read(self, text: str, hearing: Hearing) -> Sequence[Found]:
        """The size of the prospect's firm, or of the team where only a team is named."""
        said = utterance(text, hearing.language)
        selves = counted_in(said) if hearing.asked else None
        if selves:
            start, end, people = selves
            return [found(said, {"min": people, "max": people}, start, end, replaces=corrects(said))]
        made = standing(said, [one for one in amounts(said) if _whole(one)])
        if hearing.asked and (both := _added(said, made)):
            return [both]
        if made:
            ranked = sorted(_ranked(said, made, hearing.asked), key=lambda pair: -pair[0])
            if ranked:
                one, end = ranked[0][1]
                start, end = min(one.bound_start, one.start), max(end, one.bound_end)
                return [found(said, _value(one), start, end, replaces=corrects(said))]
        return _alone(said, hearing.asked)

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


_AND_ALSO: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(r"(?:\s[a-z]+){0,3}?,? (?:plus|and another|and a further|and then another|\+)(?: about| around| roughly| like)?\s"),
    "ko": re.compile(
        r"\s?(?:명|분)(?:에|이랑|하고|과|와|이고|,)?\s?(?:알바생?|아르바이트|파트(?:타임)?|계약직|인턴|프리랜서|단기|일용직)(?:이|가)?\s?"
    ),
    "ja": re.compile(
        r"(?:名|人)(?:と|に|,|､|、)?(?:アルバイト|バイト|パート|派遣|契約社員|嘱託|業務委託|インターン)(?:さん|が|の方)?(?:約)?"
    ),
}
"""Between two numbers of people that are counted together."""


def _added(said: Utterance, made: Sequence[Amount]) -> Found | None:
    """Two numbers of one's own people as one: "11 full time and another 4 at weekends"."""
    if len(made) != 2 or _TOLD[said.tongue].search(said.folded) or _OTHER[said.tongue].search(said.folded):
        return None
    first, second = made
    if None in (first.min, first.max, second.min, second.max) or not _AND_ALSO[said.tongue].fullmatch(said.folded, first.end, second.start):
        return None
    if not (_counts_people(said, first) and _counts_people(said, second)) or _NO_STAFF.match(said.folded, second.end):
        return None
    value: dict[str, str | float | int | None] = {
        "min": tidy((first.min or 0) + (second.min or 0)),
        "max": tidy((first.max or 0) + (second.max or 0)),
    }
    return found(said, value, first.start, second.end, replaces=corrects(said))


def _whole(one: Amount) -> bool:
    """People come whole, and no firm has ten million of them."""
    return all(end is None or (end == int(end) and 0 <= end <= 10_000_000) for end in (one.min, one.max))


def _value(one: Amount) -> dict[str, str | float | int | None]:
    most = one.max - 1 if one.strict and one.max else one.max  # "under 10 people" has no ten
    return {"min": tidy(one.min), "max": tidy(most)}


def _ranked(said: Utterance, made: Sequence[Amount], asked: bool) -> Iterator[tuple[int, tuple[Amount, int]]]:
    """Every amount that counts the prospect's people, with how much of the firm it stands for."""
    words = _GRAMMAR[said.tongue]
    for one in made:
        if denied(said, one.start, one.end):
            continue
        if asked and len(made) > 2 and _counts_people(said, one) and _is_sum(one, made):
            yield _SUMMED, (one, one.end)
            continue
        if asked and len(made) > 1 and _SUM[said.tongue].search(said.folded, max(0, one.start - 12), one.start):
            yield _SUMMED, (one, one.end)
            continue
        staff = words.staff.match(said.folded, one.end)
        people = staff or words.people.match(said.folded, one.end)
        if people is None:
            rank = _unitless(said, one, words, asked)
            if rank:
                yield rank, (one, one.end)
            continue
        left, right = clause(said.folded, one.start, people.end())
        around = said.folded[left:right]
        if words.other_after.match(said.folded, people.end()) or _OTHER[said.tongue].search(around):
            continue
        if asked or staff or _OWN[said.tongue].search(around) or _stands_alone(said, left, one, people.end(), right):
            rank = _rank(said.tongue, around, bool(staff))
            if asked and not _PART[said.tongue].search(around) and _NOW.search(said.folded, max(0, one.start - 24), one.start):
                rank += 4
            yield 1 if _GROUP[said.tongue].search(around) else rank, (one, people.end())


_NO_STAFF = re.compile(r"\s?(?:freelance\w*|contractors?|volunteers?|agency|seasonal|interns?|advisors?|consultants?)\b")
_HANDS = re.compile(
    r"\s?(?:more|others?|part[- ]?tim\w+|full[- ]?tim\w+|casuals?|temps|seasonal\w*|assistants?|admin\b|who\b|on (?:weekends"
    r"|call)|at weekends|in the|$|[.,;!])"
)


def _counts_people(said: Utterance, one: Amount) -> bool:
    """True where what is counted are people, or nothing is named: no sites, no vans."""
    words = _GRAMMAR[said.tongue]
    return any(way.match(said.folded, one.end) for way in (words.staff, words.people, words.bare, _HANDS))


def _is_sum(one: Amount, made: Sequence[Amount]) -> bool:
    """True for a number that is all those before it together: "18 teachers and 6 in the office, 24"."""
    parts = [part.max or 0 for part in made if part.end <= one.start]
    return len(parts) > 1 and one.max is not None and sum(parts) == one.max


def _rank(tongue: str, around: str, staff: bool) -> int:
    """The whole firm before people, people before a team."""
    return 4 * bool(_FIRM[tongue].search(around)) + staff + (0 if _PART[tongue].search(around) else 2) + 1


def _stands_alone(said: Utterance, left: int, one: Amount, end: int, right: int) -> bool:
    """True when the clause is nothing but the number of people: "…, about 45 people"."""
    return len(said.folded[left : one.start].strip()) <= 10 and len(said.folded[end:right].strip(" .!,")) <= 8


def _unitless(said: Utterance, one: Amount, words: _Words, asked: bool) -> int:
    """How well a number without a unit counts people: 0 not at all."""
    before = said.folded[max(0, one.start - 40) : one.start]
    if words.before.search(before):
        left, right = clause(said.folded, one.start, one.end)
        return 0 if _OTHER[said.tongue].search(said.folded[left:right]) and not asked else 2
    if not words.bare.match(said.folded, one.end) and not words.bare.match(said.folded, one.bound_end):
        return 0
    if not asked and not _WE_ARE.search(before):
        return 0
    if said.folded[max(0, one.start - 4) : one.start].rstrip().endswith(("$", "€", "£", "¥", "₩", "usd")):
        return 0
    if said.tongue == "en" and re.search(r"\bin\s*$", before):  # "tell you in 10"
        return 0
    left, right = clause(said.folded, one.start, one.end)
    around = said.folded[left:right]
    return 0 if _OTHER[said.tongue].search(around) else _rank(said.tongue, around, False)


def _alone(said: Utterance, asked: bool) -> Sequence[Found]:
    """ "Just me" is one person."""
    if said.tongue == "en" and _ALONE_GATE.isdisjoint(said.words):
        return []
    one = _ALONE[said.tongue].search(said.folded)
    if one is None or not (asked or (_ABOUT_ME.search(said.folded) and one.group() not in ("just me", "only me", "it's me"))):
        return []
    return [found(said, {"min": 1, "max": 1}, one.start(), one.end(), replaces=corrects(said))]
