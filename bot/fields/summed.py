"""Sizes told in several numbers: 9 partners and 31 associates, 정규직 40에 계약직 12, 3 sites with ten each, "40, 42 with the bar"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from bot.fields.amount import Amount
from bot.fields.counted_en import besides
from bot.fields.everybody_en import everybody
from bot.fields.staff import STAFF
from bot.fields.summed_en import AND_ME, ME_TOO, PLACES, Summed, are_groups, people_of, told_apart
from bot.fields.utterance import Utterance, clause, sentence
from bot.fields.whose import corrects
from bot.language import cue
from bot.lean import later

SUM: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"\b(?:so|total(?:l?ing)?|total of|makes|making|altogether|all in all|what(?:'s| is| does)(?: all)? that(?: make| come to)?"
        r"|(?:comes?|adds up|gets us|(?:brings?|bringing|takes) (?:us|it)(?: up)?) to)\s*(?:about |around )?$|=\s*$"
    ),
    "ko": later(
        r"(?:총|그래서|그러면 이제|합쳐서?|합하면|합해서?|합치면|합계|모두|전부|다 ?(?:하|합[하치])면(?:은)?|다 ?해서|해서"
        r"|해 ?가지고|해 ?갖고|(?<=[가-힣])(?<![월일주년말초중순달까])까지(?:요)?|(?<=[저나]\s)까지"
        r"|까지\s(?:다\s)?(?:하|치|합치|합하|더하|세|넣으)면(?:은)?"
        r"|[가-힣] 포함(?:해서|하면|하여)?)\s?(?:약|한|딱)?\s*$"
    ),
    "ja": later(
        r"(?:(?<![設統時集])計|合計|合わせて|あわせて|総勢|全(?:部|員)(?:で|だと)|(?<!プ)(?<!の)全社(?:で|だと)|トータル)(?:で|は|だと)?,?(?:約)?\s*$"
        r"|(?:私|僕|俺|自分|わたし)(?:も|まで)?で,?$|(?:入れ|含め|足し|足す|(?<![いち])合わせ|加え|ひっくるめ|込み)(?:ます|る)?(?:と"
        r"|て|たら|れば|ば|で)?,?(?:約)?\s*$"
    ),
}
"""Right before a number: it is all of them."""
_TOTAL = cue("headcount.total")
_GROUP = cue("headcount.group")
_NOT_BESIDE = cue("headcount.not beside")  # a part of the other number, another time, other people's
_OTHER = cue("headcount.other")
_NO_STAFF = cue("headcount.no staff")  # right behind a number: it counts something else
_PLACES: Mapping[str, re.Pattern[str]] = {
    "en": PLACES,
    "ko": later(r"\s?(?:개\s?)?(?:매장|지점|점포|지사|센터|학원|병원|가게|군데|곳|팀|개 ?점|호점)"),
    "ja": later(r"(?:つ|か所|ヶ所|カ所|箇所)?の?(?:店舗?|拠点|支店|営業所|院|校|チーム|施設|か所|ヶ所|カ所|箇所|つ)"),
}  # fmt: skip
_EACH: Mapping[str, re.Pattern[str]] = {
    "ko": later(r"씩|각각|각 |당 "),
    "ja": later(r"ずつ|あたり|当たり|それぞれ|各"),
}
_INCLUDING: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"\b(?:with|including|incl|counting|w/?(?=\s)|if (?:you|we|i) (?:count|include|add)|once (?:you|we) (?:count|include|add))\b"
    ),
    "ko": later(r"까지|니까|포함|넣으면|치면|더하면|합치면|합하면"),
    "ja": later(r"入れ|含め|含む|込み|いれ|足す|(?<![いち])合わせ|加え"),
}
_LABEL: Mapping[str, re.Pattern[str]] = {
    "ko": later(r"(?P<it>(?:\d호)?[가-힣A-Za-z]{0,8}(?:점|님|직|생|사|원|자|팀|부|실|장|들|진|조|층|동|임|트|턴|서|정|무|술|업"
    r"|관|객|근"
    r"|역|스|표|발|영|매|공장|본사|현장|행정|사무실|알바|인턴)?)"
                     r"(?:이|가|은|는|에|만)?\s?(?:약|한|대략|총)?\s?$"),
    "ja": later(r"(?P<it>[一-鿿々ァ-ヺーA-Za-z]{1,10}[りけしき]?)(?:の方|さん(?:たち)?|たち"
                     r"|の(?:おばちゃん|おばさん|おじさん|子|人|皆さん|みなさん)(?:ら|たち)?)?(?:だけ)?(?:が|は|に|で)?(?:約|およそ|だいたい)?\s?$"),
}  # fmt: skip
_WHOLE: Mapping[str, re.Pattern[str]] = {
    "ko": later(r"^(?:직원|전체|전부|총|회사|전사|인원|전 ?직원|임직원|사원|모두|합쳐|합해|한|약|대략|정도|그중|중|지금|현재"
    r"|작년|올해|규모|저희|우리|저|법인|본인|직원수)$"),
    "ja": later(r"^(?:従業員|社員|職員|スタッフ|全社|全体|会社|合計|総勢|弊社|当社|人数|現在|今|昨年|去年|約|規模|総数|全員"
    r"|在籍|全部|数)$"),
}  # fmt: skip
_HIRED: Mapping[str, re.Pattern[str]] = {
    "ko": later(
        r"원장|대표|사장|의사|약사|[세법]무사|변호사|회계사|노무사|변리사|수의사|목사|파트너|임원|이사|점장|가족|알바|아르바이트|파트|계약직|인턴|비정규|일용|단기|시간제|용역|파견"
    ),
    "ja": later(r"院長|社長|代表|医師|家族|アルバイト|バイト|パート|派遣|契約|嘱託|業務委託|インターン|非常勤|役員"),
}
_LINK: Mapping[str, re.Pattern[str]] = {
    "en": later(r"[^.!?;\d]{1,40}"),
    "ko": later(r"(?:[^.!?;\d]|\d(?=호)){0,20}"),
    "ja": later(r"[^。.!?;\d]{0,20}"),
}


def is_total(said: Utterance, one: Amount, asked: bool) -> bool:
    """True for a number that is told as all of them: "41 lawyers, all in all 96"; unasked only of people and not of customers."""
    if not SUM[said.tongue].search(said.folded, max(0, one.start - 24), one.start):
        return False
    people = STAFF[said.tongue].people.match(said.folded, one.end)
    return asked or (people is not None and not _OTHER[said.tongue].search(said.folded, *clause(said.folded, one.start, people.end())))


def is_sum(one: Amount, made: Sequence[Amount]) -> bool:
    """True for a number that is all those before it together: "18 teachers and 6 in the office, 24"."""
    parts = [part.max or 0 for part in made if part.end <= one.start]
    return len(parts) > 1 and one.max is not None and sum(parts) == one.max


def summed(said: Utterance, made: Sequence[Amount]) -> Summed | None:
    """The people of an answer that counts them in parts; None where one number says it all, or what a number counts is not clear."""
    made = [one for one in made if not _is_of_others(said, one)]
    for one in made:
        if one.min == one.max and one.min is not None and _says_which(said, one):
            return one.start, one.end, people_of(one)
    if said.tongue == "en" and (apart := everybody(said, made) or told_apart(said, made)):
        return apart
    own = [one for one in made if one.min == one.max and one.min is not None and not one.strict]
    if not own or len(own) != len(made) or _NOT_BESIDE[said.tongue].search(said.folded):
        return None
    if len(own) == 1:
        me_too = said.tongue == "en" and ME_TOO.match(said.folded, own[0].end)
        return (own[0].start, own[0].end, people_of(own[0]) + 1) if me_too else None
    own = [one for one in own if not (people_of(one) == 1 and _PLACES[said.tongue].match(said.folded, one.end))]  # per place
    both = ((said.tongue != "en" and _times(said, *own)) or _including(said, *own)) if len(own) == 2 else None
    return both or _added_up(said, own)


def _is_of_others(said: Utterance, one: Amount) -> bool:
    """True for 生徒は900人 in a sentence of its own: no part of those who work there."""
    left = sentence(said.folded, one.start)[0] if said.tongue == "ja" else 0
    return left > 0 and bool(_OTHER["ja"].search(said.folded, left, one.start))


def _added_up(said: Utterance, own: Sequence[Amount]) -> Summed | None:
    """The numbers of people together, or the last where it is the sum of those before."""
    if _TOTAL[said.tongue].search(said.folded) or _GROUP[said.tongue].search(said.folded):
        return None
    in_groups = said.tongue != "en" and len(own) > 2 and not corrects(said) and _are_groups(said, own)  # 의사 둘, 간호사 다섯, 데스크 둘
    if people_of(own[-1]) in map(people_of, own[:-1]) and not in_groups:  # said again: that one
        return own[-1].start, own[-1].end, people_of(own[-1])
    parts = [one for one in own if not _NO_STAFF[said.tongue].match(said.folded, one.end)]
    in_groups = said.tongue == "en" and _are_groups(said, parts)  # "two dentists, one hygienist, three nurses": the three are no sum
    if (
        len(parts) > 2
        and not in_groups
        and people_of(parts[-1]) - sum(map(people_of, parts[:-1])) == _selves(said, parts[-2].end, parts[-1].start)
    ):
        return parts[-1].start, parts[-1].end, people_of(parts[-1])
    if len(parts) < 2 or _are_others(said, parts) or not _are_linked(said, parts) or not _are_groups(said, parts):
        return None
    more = (besides(said, parts[-1].end) or bool(AND_ME.search(said.folded, parts[-1].end))) if said.tongue == "en" else 0
    return parts[0].start, parts[-1].end, sum(map(people_of, parts)) + more


_SELVES_JA = later("私|僕|自分|わたし|俺")


def _selves(said: Utterance, start: int, end: int) -> int:
    """One where a Japanese sum counts its writer in between `start` and `end`: 税理士3、スタッフ8、あと所長の私とで12です."""
    return int(said.tongue == "ja" and _SELVES_JA.search(said.folded, start, end) is not None)


_WHICH_BEFORE = later(r"\b(?:call it|put(?: down)?|go with|let's say|let's go with|use)\s+$")
_WHICH_BEHIND: Mapping[str, re.Pattern[str]] = {
    "ko": later(r"\s?(?:명|분|인)?(?:으)?로\s?(?:적어|해|잡아|써|기록|보시면|봐)"),
    "ja": later(r"(?:名|人)?(?:で(?:お願い|いい|よい|結構|登録|数え)|として)"),
}


def _says_which(said: Utterance, one: Amount) -> bool:
    """True for the number that they settle on: "up to 30 at harvest, call it 12", 12명으로 적어주세요."""
    if said.tongue == "en":
        return bool(_WHICH_BEFORE.search(said.folded, max(0, one.start - 20), one.start))
    return bool(_WHICH_BEHIND[said.tongue].match(said.folded, one.end))


def _times(said: Utterance, places: Amount, people: Amount) -> Summed | None:
    """So many in each of so many places: 매장 4곳에 각 6명씩."""
    if _PLACES[said.tongue].match(said.folded, places.end) is None or not _EACH[said.tongue].search(said.folded, places.end):
        return None
    between = said.folded[places.end : people.start]
    if _TOTAL[said.tongue].search(said.folded):
        return None
    return (places.start, people.end, people_of(places) * people_of(people)) if len(between) <= 40 else None


def _including(said: Utterance, less: Amount, more: Amount) -> Summed | None:
    """The larger number where it counts in what the smaller left out: "40, 42 with the bar"; 40, 바까지 42."""
    if people_of(more) <= people_of(less) or people_of(more) > 3 * people_of(less):
        return None
    start, end = (more.end, more.end + 32) if said.tongue == "en" else (less.end, more.start)
    behind = said.tongue != "en" and _INCLUDING[said.tongue].search(said.folded, more.end, more.end + 16)
    found = _INCLUDING[said.tongue].search(said.folded, start, end) or behind
    return (more.start, more.end, people_of(more)) if found and not _GROUP[said.tongue].search(said.folded) else None


def _are_others(said: Utterance, parts: Sequence[Amount]) -> bool:
    """True where one of the numbers counts pupils, customers or anybody else who does not work there."""
    ends = (min(one.end + 12, clause(said.folded, one.start, one.end)[1]) for one in parts)
    return any(_OTHER[said.tongue].search(said.folded, max(0, one.start - 8), end) for one, end in zip(parts, ends, strict=True))


def _are_linked(said: Utterance, parts: Sequence[Amount]) -> bool:
    return all(_LINK[said.tongue].fullmatch(said.folded, left.end, right.start) for left, right in pairwise(parts))


def _are_groups(said: Utterance, parts: Sequence[Amount]) -> bool:
    """True where each number counts a group with a name of its own: drivers, 계약직, 看護師."""
    if said.tongue == "en":
        return are_groups(said, parts)
    labels = [_LABEL[said.tongue].search(said.folded, max(0, one.start - 14), one.start) for one in parts]
    names = [one.group("it") if one else "" for one in labels]
    if not all(names) or len(set(names)) < len(names):
        return False
    hired = any(_HIRED[said.tongue].search(name) for name in names)
    return hired or not any(_WHOLE[said.tongue].match(name) for name in names)
