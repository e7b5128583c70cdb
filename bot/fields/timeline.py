"""When a prospect wants to start: never since when something is broken, when a call may be, or how long a contract runs."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from bot.fields import when_en, when_ja, when_ko
from bot.fields.dates import When
from bot.fields.decline import declined
from bot.fields.kind import Found, Hearing
from bot.fields.plain import found
from bot.fields.utterance import Utterance, clause, sentence, utterance
from bot.fields.whose import corrects, denied
from bot.model import Value

_GRAMMARS: Mapping[str, Callable[..., Sequence[When]]] = {"en": when_en.whens, "ko": when_ko.whens, "ja": when_ja.whens}


class _Cues(NamedTuple):
    """How a language speaks of plans, and of times that are no plan."""

    plan: re.Pattern[str]
    other: re.Pattern[str]


_CUES: Mapping[str, _Cues] = {
    "en": _Cues(
        plan=re.compile(
            r"\b(?:need(?:s|ed)?|want|wants|looking|go(?:ing)?[- ]live|live|launch\w*|start\w*|begin|beginning|roll(?:ing|ed)? ?out|rollout|deploy\w*|implement\w*|switch(?:ing|ed)?|migrat\w+|buy\w*|purchas\w+|plan\w*|aim\w*|target\w*|hop(?:e|ing)|decid\w+"
            r"|up and running|in place|deadline|set ?up|onboard\w*|adopt\w*|replac\w+|shopping|love to|like to|ready|timeline|time ?frame|must|have to|should be|would be (?:ideal|great|good|perfect)|sorted|done|get (?:this|it|something)|solution|running)\b"
        ),
        other=re.compile(
            r"\b(?:since|last (?:week|month|year|quarter|night|time)|ago|was|were|had|has been|have been|been|crash\w*|broke\w*|down|wrong|call|demo|meet\w*|talk|interview\w*|webinar|chat with you|reply|answer|hear back|contract (?:ends|expires|runs|is up)|renew\w*|expires?|started|began|founded|established|born"
            r"|invoice\w*|bill(?:ed|ing)?|charged|paid|every|per|each|a month|a year|a day|a week|hours?|open (?:from|until)|shift|deliver\w*|ship\w*|order|available|vacation|holiday until|back (?:on|in)|out of office|internship|thesis|graduat\w*|semester|do you|are you|is it|when (?:do|does|is|will)|can i|could i|can we (?:talk|meet|speak))\b"
        ),
    ),
    "ko": _Cues(
        plan=re.compile(
            r"오픈|도입|시작|써야|쓰기|쓰려|쓰고 싶|필요|구매|구입|예정|계획|목표|원해|원합|싶|해야|하려|했으면|되면 좋|좋겠|적용|런칭|론칭|전환|세팅|구축|개시|마무리|완료|결정|바꾸|교체|이전|급|빨리|빠른|사용할|사용하려|검토"
        ),
        other=re.compile(
            r"지난|어제|했는데|했었|하다가|부터 (?:안|오류|계속|문제|이상|에러|먹통|못)|안 ?돼|안 ?되|오류|장애|먹통|결제됐|청구|환불|통화|미팅|회의|전화 ?(?:주|가능|부탁)|데모|상담 ?가능|연락 ?(?:주|가능)|답변|답장|방문|만료|갱신|계약이|배송|설립|창업|생긴|영업|근무|매일|매주|매월|마다|하루에|면접|방학|졸업|논문|되나요|인가요|언제|보내지"
        ),
    ),
    "ja": _Cues(
        plan=re.compile(
            r"導入|開始|始め|始動|稼働|使いたい|使い始|使え|運用|予定|目標|希望|検討|購入|契約した|契約を|切り替え|乗り換え|移行|リリース|オープン|整え|必要|したい|たいと|までに|間に合|入れ替え|刷新|決め|スタート|立ち上げ|ローンチ"
        ),
        other=re.compile(
            r"先月|先週|昨日|昨年|去年|前回|から(?:届|使え|動|おかし|エラー|不具合|困)|届きません|ませんでした|ました|エラー|不具合|障害|請求|返金|電話(?:を|で)?(?:くだ|お願い|いただ)|打ち合わせ|会議|面談|デモ|折り返し|連絡(?:を|く)|返事|満了|更新日|契約が|配送|設立|創業|営業時間|毎日|毎週|毎月|ごと|面接|卒業|論文|ですか|でしょうか|いつ|原因"
        ),
    ),
}
_DEADLINE = frozenset(("by", "before", "within", "asap"))
_MEANT_EN = re.compile(r"\b(?:a|per|each|every)\s*$|/\s*$")


class TimelineKind:
    """From when, and until when; values are {"earliest", "latest"} as local dates, either None."""

    name = "timeline"
    members: Mapping[str, str] = {"days": "double", "earliest": "string", "latest": "string"}

    def read(self, text: str, hearing: Hearing) -> Sequence[Found]:
        """The time by which, in which or from which the prospect wants it; nothing where they are in no hurry."""
        said = utterance(text, hearing.language)
        now = hearing.now.date()
        times = [
            one for one in _GRAMMARS[said.tongue](said, now, hearing.region, asked=hearing.asked) if not denied(said, one.start, one.end)
        ]
        if not times:
            return _fallback(said, hearing) if hearing.asked else []
        chosen = _chosen(said, times, hearing.asked)
        if chosen is None or (chosen.grain == "day" and chosen.binds == "" and "timeline" in declined(text, said.tongue, None)):
            return []
        value: dict[str, str | float | int | None] = {"earliest": _iso(chosen.span.first), "latest": _iso(chosen.span.last)}
        return [found(said, value, chosen.start, chosen.end, replaces=corrects(said))]

    def choice(self, label: str) -> Value | None:
        """None: a label such as "this month" means other dates every day, so that it is read when it is said."""
        return None

    def show(self, value: Value, language: str) -> str:
        """ "by 30 June", "6월 30일까지", "6月30日まで"."""
        return _shown(value, language)

    def facts(self, value: Value, now: datetime) -> Mapping[str, float | int | str] | str:
        """`days` from the local date of `now` to the latest day, or to the earliest where the latest is open; and both as ISO dates."""
        if isinstance(value, str):
            return {"days": math.inf, "earliest": "", "latest": ""}
        earliest, latest = _date(value.get("earliest")), _date(value.get("latest"))
        target = latest or earliest
        days = float((target - now.date()).days) if target else math.inf
        return {"days": days, "earliest": earliest.isoformat() if earliest else "", "latest": latest.isoformat() if latest else ""}


def _iso(of: date | None) -> str | None:
    return of.isoformat() if of else None


def _date(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _chosen(said: Utterance, times: Sequence[When], asked: bool) -> When | None:
    """The one time that is a plan: a deadline before others, the last one said of a correction."""
    cues = _CUES[said.tongue]
    best: tuple[int, When] | None = None
    for one in times:
        left, right = clause(said.folded, one.start, one.end)
        around = said.folded[left:right]
        other = bool(cues.other.search(around))
        planned = bool(cues.plan.search(around))
        if not asked:
            whole_left, whole_right = sentence(said.folded, one.start)
            planned = planned or (one.binds in _DEADLINE and bool(cues.plan.search(said.folded, whole_left, whole_right)))
            if other or not (planned or one.binds == "asap"):
                continue
            if said.folded[whole_right : whole_right + 1] == "?" and one.binds not in _DEADLINE:
                continue
        rank = 2 * (one.binds in _DEADLINE) + planned - 3 * other + (one.binds in ("from", "after"))
        if best is None or rank > best[0]:
            best = rank, one
    return best[1] if best else None


_MAY_BE_DATE = re.compile(r"\d{1,2}\D{1,3}\d{1,4}|\d{4}")


def _fallback(said: Utterance, hearing: Hearing) -> Sequence[Found]:
    """What no table reads but has figures like a date: dateparser, which is slow and knows many spellings."""
    if len(said.text) > 40 or not _MAY_BE_DATE.search(said.folded) or re.search(r"[@$€£¥₩%]|\d{5,}|people|명|名", said.folded):
        return []
    import dateparser

    settings = {"RELATIVE_BASE": hearing.now.replace(tzinfo=None), "PREFER_DATES_FROM": "future", "STRICT_PARSING": True}
    parsed = dateparser.parse(said.folded.strip(" .!?"), languages=[said.tongue], settings=settings)  # type: ignore[arg-type] # its stub lacks keys
    if parsed is None or not 0 <= (parsed.date() - hearing.now.date()).days <= 3650:
        return []
    day = parsed.date().isoformat()
    return [found(said, {"earliest": day, "latest": day}, 0, len(said.text), replaces=corrects(said))]


# --- in words

_MONTH_NAMES = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


def _day_text(of: date, language: str, *, with_year: bool) -> str:
    if language == "ko":
        return (f"{of.year}년 " if with_year else "") + f"{of.month}월 {of.day}일"
    if language == "ja":
        return (f"{of.year}年" if with_year else "") + f"{of.month}月{of.day}日"
    return f"{of.day} {_MONTH_NAMES[of.month - 1]}" + (f" {of.year}" if with_year else "")


def _month_text(of: date, language: str) -> str:
    return {"ko": f"{of.year}년 {of.month}월", "ja": f"{of.year}年{of.month}月"}.get(language, f"{_MONTH_NAMES[of.month - 1]} {of.year}")


_SHOWN: Mapping[str, tuple[str, str, str, str]] = {  # by, from, on, between
    "en": ("by {}", "from {}", "on {}", "{} to {}"),
    "ko": ("{}까지", "{}부터", "{}", "{}~{}"),
    "ja": ("{}まで", "{}から", "{}", "{}〜{}"),
}


def _shown(value: Value, language: str) -> str:
    """The span in words; whole months by their name, the year only where two years are in play or a month is meant."""
    if isinstance(value, str):
        return value
    earliest, latest = _date(value.get("earliest")), _date(value.get("latest"))
    by, since, on, between = _SHOWN.get(language, _SHOWN["en"])
    if earliest and latest:
        if earliest == latest:
            return on.format(_day_text(earliest, language, with_year=False))
        if earliest.day == 1 and _is_month_end(latest):
            same = (earliest.year, earliest.month) == (latest.year, latest.month)
            return (
                _month_text(earliest, language) if same else between.format(_month_text(earliest, language), _month_text(latest, language))
            )
        years = earliest.year != latest.year
        return between.format(_day_text(earliest, language, with_year=years), _day_text(latest, language, with_year=years))
    if latest:
        return by.format(_day_text(latest, language, with_year=False))
    return since.format(_day_text(earliest, language, with_year=False)) if earliest else ""


def _is_month_end(of: date) -> bool:
    from bot.fields.dates import month

    return month(of.year, of.month).last == of
