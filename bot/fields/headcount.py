"""How many people work at the prospect's firm: the whole firm before a team, never customers, visitors or somebody else's staff."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from bot.fields.amount import Amount, amounts, tidy
from bot.fields.kind import Found, Hearing
from bot.fields.number import label_amount
from bot.fields.plain import counted, ends, found, range_facts, range_text
from bot.fields.utterance import Utterance, clause, utterance
from bot.fields.whose import corrects, denied
from bot.model import Value


class _Words(NamedTuple):
    """How one language speaks of people who work somewhere."""

    staff: re.Pattern[str]  # behind the number: can only be staff
    people: re.Pattern[str]  # behind the number: people of any sort
    firm: re.Pattern[str]  # in the clause: the whole firm is meant
    own: re.Pattern[str]  # in the clause: one's own people
    part: re.Pattern[str]  # in the clause: a team or a site of it
    other: re.Pattern[str]  # in the clause: not one's own staff, or not now
    other_after: re.Pattern[str]  # behind the unit: something else is counted
    bare: re.Pattern[str]  # behind a number without a unit: nothing that makes it count something else
    before: re.Pattern[str]  # right before a number without a unit: it counts staff


_ROLE_EN = (
    r"(?:full[- ]?time |part[- ]?time |ft |active |total |permanent |support |sales |service |customer |office |field |warehouse |paid )*"
)
_EN = _Words(
    staff=re.compile(
        rf"(?:ish)?\s?\+?-?\s?{_ROLE_EN}(?:employees?|staff(?:ers)?\b|headcount|heads\b|fte'?s?\b|of us\b|co-?workers|colleagues|team ?members|workers|(?:person|people|man|strong|member|employee|seat)\b"
        r"(?=[\s-](?:team|company|shop|firm|business|startup|studio|agency|operation|outfit|organi[sz]ation|crew|practice|clinic|dev))|-strong|hands\b|souls)"
    ),
    people=re.compile(
        rf"(?:ish)?\s?\+?\s?{_ROLE_EN}(?:people|ppl|persons?\b|folks|users|seats|agents|reps\b|humans|members|developers|engineers|teachers|nurses|drivers|technicians|lawyers|licen[cs]es)"
    ),
    firm=re.compile(
        r"\b(?:company|firm|whole|total|altogether|all told|all in|overall|company-?wide|in all|employees|business|headcount|organi[sz]ation|startup|across)\b"
    ),
    own=re.compile(
        r"\b(?:we|we're|we've|us|our|i|i've|i'm|my|team|company|firm|staff|employees|headcount|org|organi[sz]ation|business|startup|for)\b"
    ),
    part=re.compile(
        r"\b(?:team|department|dept|support|sales|warehouse|shift|site|office|branch|in it|seats|agents|licen[cs]es|users|reps|group|marketing|engineering)\b"
    ),
    other=re.compile(
        r"\b(?:customers?|clients?|visitors?|subscribers?|guests?|attendees?|candidates?|students|patients|followers|they|they're|their|he|she|his|her|if|used to|were|was|laid off|let go|hired|hiring"
        r"|interview(?:ed|ing)?|asked|waiting|complained|when we|once we|will be|grow(?:ing)? to|by next|competitors?|like \w+ with|your|you have|you guys|tickets|each|per (?:day|week|month)|a day|a week|daily"
        r"|quit|left|resigned|signed up|downloaded|came|come|visit|webinar|conference|event|plan to|planning to|going to (?:be|hire)|fired|refused|people who)\b"
    ),
    other_after=re.compile(
        r"\s(?:a|per|every|each)\s(?:day|week|month|year)|\s(?:in|on) (?:the )?(?:waiting|queue|mailing|list)|\s?(?:who|that) (?:buy|visit|write|ask|contact|call)|\s(?:asked|left|quit|complained|came)"
    ),
    bare=re.compile(
        r"(?:ish|k\b|\s?\+|-plus|-odd|-something)?\s*(?:$|[,.;!?)\n]|(?:in|across|and|but|at|or|right|now|total|give|plus|including|incl|with|on|between|as|if|i|we|this|so|maybe|today|currently|spread|by|roughly|ish"
        r"|approx|i'd|i'm|i|probably|all|max|tops|for|counting|last|the|depending|altogether|overall|thanks|thx|please|just|not|instead|sorry|actually|lol|haha|from|up|down|since|these)\b)"
    ),
    before=re.compile(
        r"(?:\b(?:headcount(?: is| of|:)?|employees:|staff:|team size:?|company size:?|size:|(?:team|company|firm|staff|crew|group|shop|startup|business|agency|outfit) of)\s*(?:about |around |roughly |some |like |just |only )*$)"
    ),
)
_KO = _Words(
    staff=re.compile(r"(?:여)?\s?(?:인\s?(?:규모|기업|회사|팀)|명\s?규모|명의? (?:직원|임직원|사원|팀원))"),
    people=re.compile(r"(?:여|몇)?\s?(?:명|분(?![기야석위들류산간당])|인(?![터데])|사람|석|좌석|시트|계정|유저|사용자)"),
    firm=re.compile(r"전체|전사|총|회사|직원|임직원|사원|합쳐|합치|합해|모두|전부|본사|규모|다 해서|다해서"),
    own=re.compile(
        r"직원|임직원|사원|팀원|저희|우리|회사|인원|규모|총|전체|모두|합쳐|상담원|상담사|저까지|사용할|쓸|사용 예정|쓰려|팀|구성원|스태프|근무|다니|재직"
    ),
    part=re.compile(r"팀|부서|상담원|상담사|지점|좌석|시트|계정|유저|사용자|파트"),
    other=re.compile(
        r"고객|손님|회원|방문자|환자|구독자|학생|참석|지원자|하루|매일|일 평균|였는데|이었|였어|만약|된다면|되면|늘어나|늘릴|늘면|퇴사|채용|뽑|경쟁사|그쪽|그 회사|거기|귀사|팔로워|가입자|대기|한 달에|매달|월 평균|수강생|입장"
    ),
    other_after=re.compile(r"\s?(?:이|가|은|는)?\s?(?:문의|방문|가입|퇴사|지원|왔|오|기다|불만)|\s?(?:의|인)?\s?(?:고객|손님|회원|환자)"),
    bare=re.compile(
        r"(?:여)?\s*(?:$|[,.!?~]|정도|쯤|가량|안팎|내외|입니다|이에요|예요|이요|요|됩니다|돼요|이고|이며|인데|남짓|이상|이하|미만|으로|로 |에서|넘|아니|이네|이죠)"
    ),
    before=re.compile(r"(?:직원|인원|임직원|사원|팀원|규모|총원)\s?(?:수|은|는|이)?\s?(?:약|대략|한|총)?\s*$"),
)
_JA = _Words(
    staff=re.compile(r"(?:名|人)(?:規模|体制|の会社|の企業|の組織|の従業員|の社員|のチーム|のスタッフ)"),
    people=re.compile(r"(?:数)?(?:名様?|人(?![気材事工間数])|席|アカウント|ユーザー|ライセンス)"),
    firm=re.compile(r"従業員|社員|全社|全体|会社|合計|合わせ|あわせ|総勢|全員|グループ|全部|弊社|当社"),
    own=re.compile(
        r"従業員|社員|スタッフ|弊社|当社|うち|わたしたち|私たち|会社|規模|体制|チーム|合計|合わせ|あわせ|総勢|全員|使う|使い|利用|予定|在籍|部署|職員|オペレーター"
    ),
    part=re.compile(r"チーム|部署|部門|席|アカウント|ユーザー|ライセンス|拠点|店舗|オペレーター|窓口|サポート"),
    other=re.compile(
        r"お客|顧客|来客|会員|患者|生徒|学生|参加者|来場|応募|一日|1日|毎日|毎月|月間|でした|だった|もし|増え|採用|退職|競合|御社|そちら|他社|購読|フォロワー|登録者|待ち|訪問|宿泊"
    ),
    other_after=re.compile(r"(?:の|ほど|くらい)?(?:お客|顧客|会員|患者|生徒|学生|来|参加|応募|問い合わせ|宿泊)"),
    bare=re.compile(
        r"\s*(?:$|[,.!?…]|くらい|ぐらい|程度|ほど|です|でございます|前後|弱|強|以上|以下|未満|規模|に|で|から|になり|ちょっと|かな|ですね|になる)"
    ),
    before=re.compile(r"(?:従業員|社員|人数|スタッフ|規模|職員)(?:数|は|が|の数は)*(?:約|およそ|だいたい|ざっと)?\s*$"),
)
_GRAMMAR: Mapping[str, _Words] = {"en": _EN, "ko": _KO, "ja": _JA}
_ALONE: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:just me|only me|it's me|myself only|just myself|one[- ](?:man|woman|person) (?:band|show|shop|team|business|operation|company)|solo(?:preneur)?(?: founder| business| shop)?|a sole trader|sole trader|sole proprietor|i work alone)\b"),
    "ko": re.compile(r"(?:저 )?혼자(?:예요|입니다|서|에요|요|뿐)|1인 ?(?:기업|회사|사업|창업)|저뿐|저 하나"),
    "ja": re.compile(r"(?:私|自分)?(?:一人|ひとり|1人)(?:で(?:す|やって|運営|経営|営)|だけ)|個人事業|私だけ"),
}  # fmt: skip
_ALONE_GATE = frozenset(("me", "myself", "solo", "sole", "alone", "solopreneur", "one"))
_ABOUT_ME = re.compile(r"\b(?:i'm|i am|it's|we're|business|company|shop|just|only)\b|혼자|1인|저|個人|一人|ひとり|1人|私")


class HeadcountKind:
    """People at a firm; values are {"min", "max"} in whole people, an open end None."""

    name = "headcount"
    members: Mapping[str, str] = {"min": "double", "max": "double"}

    def read(self, text: str, hearing: Hearing) -> Sequence[Found]:
        """The size of the prospect's firm, or of the team where only a team is named."""
        said = utterance(text, hearing.language)
        made = [one for one in amounts(said) if _whole(one)]
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
        staff = words.staff.match(said.folded, one.end)
        people = staff or words.people.match(said.folded, one.end)
        if people is None:
            rank = _unitless(said, one, words, asked)
            if rank:
                yield rank, (one, one.end)
            continue
        left, right = clause(said.folded, one.start, people.end())
        around = said.folded[left:right]
        if words.other_after.match(said.folded, people.end()) or words.other.search(around):
            continue
        if asked or staff or words.own.search(around) or _stands_alone(said, left, one, people.end(), right):
            yield _rank(words, around, bool(staff)), (one, people.end())


def _rank(words: _Words, around: str, staff: bool) -> int:
    return 4 * bool(words.firm.search(around)) + staff + (2 if not words.part.search(around) else 0) + 1


def _stands_alone(said: Utterance, left: int, one: Amount, end: int, right: int) -> bool:
    """True when the clause is nothing but the number of people: "…, about 45 people"."""
    return len(said.folded[left : one.start].strip()) <= 10 and len(said.folded[end:right].strip(" .!,")) <= 8


def _unitless(said: Utterance, one: Amount, words: _Words, asked: bool) -> int:
    """How well a number without a unit counts people: 0 not at all."""
    if words.before.search(said.folded[max(0, one.start - 40) : one.start]):
        return 2
    if not asked or (not words.bare.match(said.folded, one.end) and not words.bare.match(said.folded, one.bound_end)):
        return 0
    if said.folded[max(0, one.start - 4) : one.start].rstrip().endswith(("$", "€", "£", "¥", "₩", "usd")):
        return 0
    left, right = clause(said.folded, one.start, one.end)
    return 0 if words.other.search(said.folded[left:right]) else 1


def _alone(said: Utterance, asked: bool) -> Sequence[Found]:
    """ "Just me" is one person."""
    if said.tongue == "en" and _ALONE_GATE.isdisjoint(said.words):
        return []
    one = _ALONE[said.tongue].search(said.folded)
    if one is None or not (asked or (_ABOUT_ME.search(said.folded) and one.group() not in ("just me", "only me", "it's me"))):
        return []
    return [found(said, {"min": 1, "max": 1}, one.start(), one.end(), replaces=corrects(said))]
