"""What somebody tells of themselves as on a card: "Name: Lakshmi Rao", 氏名：藤井 遥, or the lines below a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from bot.fields.bodies import FIRM_MARK, OF_ANOTHER_KO, is_department
from bot.fields.eastern_ko import is_no_company, is_no_name
from bot.fields.introduced_en import from_a_firm
from bot.fields.plain import trimmed
from bot.fields.utterance import Utterance
from bot.language import lexicon
from bot.lean import later

Span = tuple[int, int]
_EN, _KO, _JA = lexicon("en"), lexicon("ko"), lexicon("ja")

# --- labels

_LABELS: Mapping[str, str] = {
    "name": r"(?:(?:full |contact |my )?name|contact(?: person)?|이름|성명|성함|담당자(?:명|님)?|お?名前|氏名|ご?担当者?(?:名|様)?)",
    "company": r"(?:company(?: name)?|organi[sz]ation|firm|employer|business(?: name)?|회사(?:명|이름)?|업체(?:명)?|기관명?"
    r"|상호(?:명)?|소속"
    r"|会社名?|[御貴]?社名|法人名|団体名|所属|屋号|店名)",
    "role": r"(?:role|(?:job )?title|position|designation|직책|직급|직함|직위|役職|肩書き?|立場)",
}
_ANY_LABEL = "|".join(
    (
        *_LABELS.values(),
        r"e-?mail|phone|tel|mobile|contact|메일|이메일|연락처|전화(?:번호)?|핸드폰|メール(?:アドレス)?|電話(?:番号)?"
        r"|連絡先",
    )
)
_LABELLED = {
    field: later(
        rf"(?:^|[\n/|,;､·・【■●◆-]\s{{0,3}}|(?<=[.!?])\s|\s)(?<![a-z가-힣]){label}\s?[:=\]】]\s{{0,3}}(?P<it>[^\n/|,;､:【]{{1,48}}?)"
        rf"(?=\s{{0,3}}(?:[\n/|,;､【]|\.(?:\s|$)|$)|\s+[・●■◆※▪-]|\s+(?:{_ANY_LABEL})\s?[:=])"
    )
    for field, label in _LABELS.items()
}


_TITLE_BEHIND = later(
    rf"(?:\s|(?<=[一-鿿]{{2}})|(?<=[:\]】]))(?P<it>{'|'.join(sorted((*_KO.titles, *_JA.titles), key=len, reverse=True))})(?:님|様|さん)?$"
)
"""Behind a name: what they are, 담당자: 이하늘 대리."""
_DESK_ALONE = later(
    rf"(?:{'|'.join(sorted((one.lower() for one in (*_JA.departments, *_KO.departments)), key=len, reverse=True))})(?:部|課|室|係"
    rf"|팀|부|실)?"
)
"""A department and no name: 担当：総務部長."""
_SHORTEST_NAME = 2
_DESK_JA = later(
    rf"(?:(?:{'|'.join(sorted((one.lower() for one in _JA.departments), key=len, reverse=True))})(?:部|課|室|係|担当)?"
    r"|[一-鿿ァ-ヺー]{1,8}(?:部|課|室|係|担当))\s{1,3}"
)
"""Before a name: where they sit, 担当: 総務 古賀."""


def _labelled(said: Utterance) -> dict[str, Span]:
    if ":" not in said.folded and "=" not in said.folded and "】" not in said.folded:
        return {}
    made = {}
    for field, pattern in _LABELLED.items():
        one = pattern.search(said.folded)
        if one:
            start, end = trimmed(said.text, *one.span("it"))
            if field == "name" and (desk := _DESK_JA.match(said.folded, start, end)):
                start = desk.end()
            title = _TITLE_BEHIND.search(said.folded, start, end) if field == "name" else None
            if title:
                made["role"] = title.span("it")
                if title.start() - start < _SHORTEST_NAME or _DESK_ALONE.fullmatch(said.folded, start, title.start()):
                    continue  # 담당자: 총무팀 팀장, 担当者：社長
                end = title.start()
            if end - start > 1 and not said.folded[start:end].isdigit() and "@" not in said.folded[start:end]:
                made[field] = (start, end)
    return made


# --- signatures

_CLOSING = later(
    r"(?:^|[\n.!?,]\s{0,3}|\s)(?:(?:kind |best |warm |many )?regards|yours (?:sincerely|faithfully|truly)|sincerely|best wishes"
    r"|all the best"
    r"|best|many thanks|thanks(?: and regards)?|thank you|cheers|warmly|respectfully)\s?[,.!\n-]?\s{1,4}"
)
_ONE = r"[A-ZÀ-ÖØ-Þ][\w'’.-]*"
_ROLE_NOUN = "|".join(
    sorted((re.escape(one) for one in (*_EN.roles, "gm", "md", "agm", "dgm", "avp", "exec", "executive")), key=len, reverse=True)
)
_IS_ROLE = later(rf"(?:^|[\s,/-])(?:{_ROLE_NOUN})\b", re.IGNORECASE)
_NAME_EN = later(rf"{_ONE}(?:\s{_ONE}){{1,3}}$")
_FIRM_EN = later(r"(?:The\s)?[A-Z0-9][\w'’&.-]*(?:\s(?:(?:and|of|&|the|for)\s)?[A-Z0-9&][\w'’&.-]*){0,5}$")
_RUN_ON = later(
    rf"(?P<name>{_ONE}\s{_ONE})[\s,]+(?P<role>(?:{_ONE}\s|of\s|and\s){{0,4}}?(?i:{_ROLE_NOUN})(?:\sof(?:\s{_ONE}){{1,2}})?)\b"
    rf"(?:(?:\s?[,|-]\s?|\sat\s|\s)(?P<company>{_ONE}(?:\s(?:&\s|and\s)?{_ONE}){{0,4}}))?\s*$"
)
_SEGMENT = later(r"\s?[\n|]\s?|\s{3,}|\s-\s(?=\S+@)|\s/\s")
_NO_SEGMENT = later(
    r"@|https?:|www\.|^\W*(?:tel|phone|mobile|m|t|e|email|e-mail|direct|whatsapp|cell)\b\s?[:.]"
    r"|^[\d+(][\d\s().+-]{6,}$",
    re.IGNORECASE,
)
_DIGITS_BEHIND = later(r"\s[+(]?\d[\d\s().+-]{5,}$")
_MOST_SEGMENTS = 7


def _segments(text: str, start: int) -> Iterator[Span]:
    """The parts of a signature, each a line or what stands between bars; a telephone number behind a firm is cut off."""
    at = start
    for cut in [*(one.span() for one in _SEGMENT.finditer(text, start)), (len(text), len(text))]:
        left, right = trimmed(text, at, cut[0])
        at = cut[1]
        if left < right and not _NO_SEGMENT.search(text[left:right]):
            digits = _DIGITS_BEHIND.search(text, left, right)
            yield trimmed(text, left, digits.start() if digits else right)


_DASHED = later(
    rf"[.!?)]\s{{1,3}}[-–—]{{1,2}}\s?(?P<name>{_ONE}(?:\s{_ONE}){{0,2}})(?:,\s(?P<role>[^,.\n]{{2,40}}))?(?:,\s(?P<company>{_ONE}(?:\s(?:&\s|and\s)?{_ONE}){{0,4}}))?\s*$"
)
"""Signed with a dash: "75 employees. - Carla Reis, COO, Porto Verde"."""


def _signed(said: Utterance) -> dict[str, Span]:
    """Name, role and firm below the last closing of an English mail."""
    dashed = _DASHED.search(said.text) if said.text[-90:].count(" - ") or "–" in said.text or "—" in said.text else None
    if dashed and (not dashed.group("role") or _IS_ROLE.search(dashed.group("role"))):
        return {field: dashed.span(field) for field in ("name", "role", "company") if dashed.group(field)}
    closing = max(_CLOSING.finditer(said.folded), key=re.Match.start, default=None)
    if closing is None or len(said.text) - closing.end() > 240:
        return {}
    parts = list(_segments(said.text, closing.end()))[:_MOST_SEGMENTS]
    if not parts:
        return {}
    if len(parts) == 1 and said.text.count(",", *parts[0]) > 1:
        parts = [trimmed(said.text, *span) for span in _by_commas(said.text, *parts[0])]
    if len(parts) == 1 or not _NAME_EN.match(said.text[slice(*parts[0])]):
        run_on = _RUN_ON.match(said.text, closing.end(), parts[0][1])
        return {field: run_on.span(field) for field in ("name", "role", "company") if run_on.group(field)} if run_on else {}
    return {"name": parts[0], **_of_parts(said.text, parts[1:])} if len(parts) > 1 else {}


def _by_commas(text: str, start: int, end: int) -> Iterator[Span]:
    for cut in [*(one.span() for one in re.finditer(r",\s", text[:end]) if one.start() >= start), (end, end)]:
        yield start, cut[0]
        start = cut[1]


def _of_parts(text: str, parts: list[Span]) -> dict[str, Span]:
    """Role and firm among the lines behind the name; "Procurement Lead, Hollow Oak" is both."""
    made: dict[str, Span] = {}
    for start, end in parts:
        comma = text.find(", ", start, end)
        if _IS_ROLE.search(text[start:end]):
            made.setdefault("role", (start, comma if comma > 0 else end))
            if comma > 0 and _FIRM_EN.match(text[comma + 2 : end]):
                made.setdefault("company", (comma + 2, end))
        elif _FIRM_EN.match(text[start:end]):
            made.setdefault("company", (start, end))
    return made


_TITLE_KO = "|".join(sorted(_KO.titles, key=len, reverse=True))
_FIRM_KO = r"(?:주식회사\s?|㈜\s?|\(주\)\s?)?[가-힣a-z0-9&]{2,20}?(?:㈜|\(주\))?"
_DEPT_KO = r"(?P<unit>[가-힣a-z]{1,8}(?:팀|부|실|과|본부|센터|그룹|파트|사업부)\s)?"
_END_KO = (
    r"(?=\s?(?:드림|올림|배상|입니다|이라고|이에요|예요|인데요)|\s*(?:[\n|/]|$|[(]|(?:t|e|m|tel|전화|메일|휴대폰)\b\s?[.:]|0\d"
    r"|[a-z0-9._-]+@))"
)
_CARD_KO = later(
    rf"(?:^|[.!?\n~|]\s{{0,3}}|안녕하세요[.,!~]?\s{{0,3}}|감사합니다[.,!~]?\s{{0,3}}|[가-힣]요\s|(?:[했렸았었]던|드린)\s|(?:회사"
    rf"|업체|대행사|대리점"
    rf"|전문)\s)(?P<company>{_FIRM_KO})의?\s{_DEPT_KO}(?:"
    rf"(?P<role>[a-z]{{0,4}}(?:{_TITLE_KO}))\s(?P<name>[가-힣]{{3}})|(?P<name2>[가-힣]{{3}})\s?(?P<role2>(?:{_TITLE_KO})))(?:님)?{_END_KO}"
)
_BARS_KO = later(
    rf"(?:^|[.!?\n]\s{{0,3}}"
    rf"|\s)(?P<name>[가-힣]{{3}})\s?[|/]\s?(?P<role>[^|/\n]{{0,16}}(?:{_TITLE_KO}))\s?[|/]\s?(?P<company>{_FIRM_KO})(?=\s|$|[|/])"
)
_TITLE_JA = "|".join(sorted(_JA.titles, key=len, reverse=True))
_FORM_JA = r"(?:株式会社|有限会社|合同会社|医療法人|学校法人|一般社団法人|\(株\)|㈱)"
_CARD_JA = later(
    rf"(?:^|[\n。;.]\s{{0,3}}|\s)(?P<company>{_FORM_JA}\s?[^\s,.;、。]{{1,16}}|[^\s,.;、。]{{1,16}}(?:{_FORM_JA}"
    rf"|{FIRM_MARK}))[\s\n]+(?:本部[\s\n]+)?"
    rf"(?:(?P<dept>[^\s,.;、。@]{{1,12}}(?:部|課|室|係|本部|局|グループ|チーム|センター|事業部))[\s\n]+)?(?:(?P<role>{_TITLE_JA})[\s\n]+)?"
    rf"(?P<name>(?!(?:{_TITLE_JA})\s)[一-鿿々]{{1,4}}(?:[\s　]?[一-鿿々ぁ-ゖ]{{1,4}})?)(?=\s*(?:$|\n|tel|電話|携帯|e-?mail|mail"
    rf"|メール|〒|0\d|[a-z0-9._-]+@|\())"
)


def _eastern(said: Utterance) -> dict[str, Span]:
    for pattern in (_CARD_KO, _BARS_KO) if said.tongue == "ko" else (_CARD_JA,):
        one = pattern.search(said.folded)
        if one and (said.tongue == "ja" or _is_name_ko(one)):
            groups = one.groupdict()
            if pattern is _CARD_JA and not (groups["dept"] or groups["role"]):
                return {}
            return {field: one.span(key) for key in groups if groups[key] and (field := key.rstrip("2")) not in ("dept", "unit")}
    return {}


_GIVEN_KO = frozenset("".join(_KO.lists["given syllables"]))


def _is_name_ko(one: re.Match[str]) -> bool:
    name = one.group("name") or one.group("name2")
    company = one.group("company")
    is_called = name[0] in _KO.surnames or (bool(one.groupdict().get("unit")) and all(sign in _GIVEN_KO for sign in name[1:]))
    return (
        is_called
        and not is_no_name(name)
        and (bool(one.groupdict().get("unit")) or not is_no_company(company))
        and company not in ("저희", "우리", "저는", "제가", "담당자", "데스크", "매장", "본사", "지점", "사무실", "상담실")
        and not is_department(company)
        and not OF_ANOTHER_KO.search(company)
    )


@lru_cache(maxsize=8)
def card(said: Utterance) -> Mapping[str, Span]:
    """The spans of name, company and role of whoever writes, as far as labels or a signature give them."""
    signed = {**from_a_firm(said), **_signed(said)} if said.tongue == "en" else _eastern(said)
    return {**signed, **_labelled(said)}
