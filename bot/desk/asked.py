"""What a rep asks of the leads, as a command or in plain words of three languages: a fixed set, read by tables. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """What can be asked."""

    OVERVIEW = "overview"
    TODAY = "today"
    WAITING = "waiting"
    OVERDUE = "overdue"
    REPS = "reps"
    DAYS = "days"
    FIRM = "firm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question of the set."""

    topic: Topic
    firm: str = ""  # as it was written, for a question about one firm


LONGEST_FIRM = 80
"""Characters of a firm's name in a question."""

_COMMAND = re.compile(r"(?P<slash>/)?(?:leads?|리드|リード)(?:@\w+)?(?:\s+(?P<rest>.*))?", re.IGNORECASE | re.DOTALL)
_EDGES = " \t\n.,:;!?。、！？…·\"'“”‘’「」"

_WORDS: Mapping[Topic, frozenset[str]] = {
    Topic.TODAY: frozenset({"today", "new", "오늘", "신규", "今日", "本日", "新規"}),
    Topic.WAITING: frozenset({"waiting", "open", "unclaimed", "대기", "대기중", "대기 중", "미배정", "未対応", "待ち", "対応待ち"}),
    Topic.OVERDUE: frozenset({"overdue", "late", "지연", "기한 지남", "기한지남", "늦은", "期限切れ", "遅れ", "期限超過"}),
    Topic.DAYS: frozenset(
        {
            "days",
            "day",
            "by day",
            "per day",
            "daily",
            "week",
            "this week",
            "일별",
            "날짜별",
            "주간",
            "이번 주",
            "이번주",
            "日別",
            "日ごと",
            "今週",
            "週間",
        }
    ),
    Topic.REPS: frozenset({"reps", "rep", "by rep", "per rep", "담당자별", "담당별", "담당자", "担当者別", "担当別", "担当者"}),
}
"""What may follow `/leads`; anything else there is a firm's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tongue:
    """How one language asks: what makes it a question about leads, and what tells the topic, the first that is found."""

    asks: re.Pattern[str]
    leads: re.Pattern[str]
    topics: Sequence[tuple[Topic, re.Pattern[str]]]
    firm: re.Pattern[str]


_ENGLISH = _Tongue(
    asks=re.compile(r"\?|^(?:how many|how much|any|which|what|who|show|list|tell|give|do we|have we|is there|are there|did)\b"),
    leads=re.compile(r"\b(?:leads?|cards?|prospects?|anything from|something from|inquir(?:y|ies)|enquir(?:y|ies))\b"),
    topics=(
        (Topic.OVERDUE, re.compile(r"\b(?:overdue|late|past (?:the|their)? ?(?:due|deadline)|missed (?:the|their) deadlines?)\b")),
        (Topic.REPS, re.compile(r"\b(?:by|per|each) (?:sales ?)?(?:reps?|person|colleague|owner)\b|\bwho (?:has|owns|holds)\b")),
        (
            Topic.WAITING,
            re.compile(r"\b(?:waiting|unclaimed|unassigned|not (?:yet )?claimed|(?:nobody|no one) (?:has )?(?:yet )?claimed)\b"),
        ),
        (Topic.DAYS, re.compile(r"\b(?:by|per|each|a) day\b|\bdaily\b|\b(?:this|last|past) (?:week|(?:7|seven) days)\b")),
        (Topic.TODAY, re.compile(r"\b(?:today|this morning)\b")),
    ),
    firm=re.compile(r"\b(?:leads?|anything|something|inquir(?:y|ies)|enquir(?:y|ies)) (?:from|of|at|for|with|about) (?P<firm>.+)"),
)
_KOREAN = _Tongue(
    asks=re.compile(r"\?|몇|얼마나|있[나어는을습니]|알려|보여|누가|현황|상황|어때|어떻게|뭐"),
    leads=re.compile(r"리드|문의|고객|카드|건"),
    topics=(
        (Topic.OVERDUE, re.compile(r"기한.{0,4}(?:지난|지남|넘)|늦은|늦어진|지연|밀린|초과")),
        (Topic.REPS, re.compile(r"담당자?별|사람별|누가.{0,12}(?:몇|맡|담당|갖고|가지고)")),
        (Topic.WAITING, re.compile(r"대기|기다리|담당자?[가이]? ?없|미배정|아직.{0,8}(?:안|못|없)")),
        (Topic.DAYS, re.compile(r"일별|날짜별|날마다|하루에|(?:이번|지난|최근) ?(?:주|일주일|7일)|주간")),
        (Topic.TODAY, re.compile(r"오늘")),
    ),
    firm=re.compile(r"(?P<firm>\S.{0,60}?)(?:에서 ?온|에서|쪽|의)?\s*(?:리드|문의)"),
)
_JAPANESE = _Tongue(
    asks=re.compile(r"\?|何件|いくつ|件数|どれ|ある|あり|教えて|見せて|誰|状況|一覧|は$"),
    leads=re.compile(r"リード|問い?合わ?せ|見込み?客|案件|カード|件|状況"),
    topics=(
        (Topic.OVERDUE, re.compile(r"期限.{0,3}(?:切れ|超過|過ぎ)|遅れ|超過")),
        (Topic.REPS, re.compile(r"担当者?(?:別|ごと)|誰が.{0,12}(?:何件|担当|持)")),
        (Topic.WAITING, re.compile(r"未対応|待ち|待って|担当者?[がの]?(?:いない|なし|未定)|まだ.{0,10}ない")),
        (Topic.DAYS, re.compile(r"日別|日ごと|毎日|[今先]週|週間")),
        (Topic.TODAY, re.compile(r"今日|本日")),
    ),
    firm=re.compile(r"(?P<firm>\S.{0,60}?)(?:から|の){1,3}(?:リード|問い?合わ?せ|案件|状況)"),
)


def asked(text: str) -> Ask | None:
    """Return which question of the set a rep's words are, None where they are none of them. The language need not be known."""
    words = _plain(text)
    return _command(words) or _question(words)


def is_command(text: str) -> bool:
    """Tell whether words begin as a command, so that who wrote them did not mean a prospect."""
    return text.lstrip().startswith("/") and _COMMAND.fullmatch(_plain(text)) is not None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _command(text: str) -> Ask | None:
    found = _COMMAND.fullmatch(text)
    if found is None:
        return None
    rest = (found["rest"] or "").strip(_EDGES)
    if not rest:
        return Ask(topic=Topic.OVERVIEW)
    topic = next((topic for topic, words in _WORDS.items() if rest.casefold() in words), None)
    if topic:
        return Ask(topic=topic)
    if not found["slash"] and (len(rest.split()) > 3 or _question(text)):  # a sentence that begins with the word
        return None
    return _firm(rest)


def _question(text: str) -> Ask | None:
    said = text.casefold()
    tongue = _KOREAN if re.search("[가-힣]", said) else _JAPANESE if re.search("[ぁ-ヺ一-鿿]", said) else _ENGLISH
    if not tongue.asks.search(said) or not tongue.leads.search(said):
        return None
    topic = next((topic for topic, cue in tongue.topics if cue.search(said)), None)
    if topic:
        return Ask(topic=topic)
    found = tongue.firm.search(text) or tongue.firm.search(said)
    if found:
        return _firm(found["firm"])
    return Ask(topic=Topic.OVERVIEW) if _COUNTS.search(said) else None


_COUNTS = re.compile(r"how many|몇|何件|件数|いくつ")


def _firm(name: str) -> Ask | None:
    name = name.strip(_EDGES)[:LONGEST_FIRM]
    return Ask(topic=Topic.FIRM, firm=name) if name else None
