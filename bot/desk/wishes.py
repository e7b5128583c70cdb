"""What a prospect says about meeting: that they want one, when, another time, none; read from words and presses. Pure.

The days come from the grammars of the field kind `timeline`; the patterns here are of three languages, each written for itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.desk.hours import known_zone
from bot.desk.slots import Wish, granted
from bot.fields.utterance import utterance
from bot.fields.when import GRAMMARS, Scene
from bot.model import Kind, Message
from bot.model.diary import Meeting

PREFIX = "meet:"
OTHER, NONE = f"{PREFIX}other", f"{PREFIX}no"
"""What the two buttons beside the times are called; a time's own is the prefix and its second of the epoch."""

LONGEST_WISH = timedelta(days=6)
"""A longer stretch of time says when somebody wants to start, not when to talk."""

MOST_READ = 400
"""Characters of a message in which a wish is looked for; who writes more tells a story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is wanted. kind: take | ask | other | move | cancel | decline."""

    kind: str
    wish: Wish | None = None
    slot: datetime | None = None  # for take
    pressed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ear:
    """What a message is listened to with."""

    meeting: Meeting | None
    language: str
    zone: str
    region: str
    now: datetime


_TALK = {
    "en": re.compile(r"\b(?:call|demo|meeting|meet|video chat|appointment|talk|speak|zoom)\b", re.I),
    "ko": re.compile(r"통화|전화|미팅|데모|시연|상담|회의|화상"),
    "ja": re.compile(r"通話|電話|打ち?合わ?せ|商談|デモ|ミーティング|面談|オンライン会議|お話"),
}
_ARRANGE = {
    "en": re.compile(r"\b(?:book|schedule|arrange|set up|jump on|hop on|find a time|pick a time|when (?:can|could) we)\b", re.I),
    "ko": re.compile(r"잡(?:고|아|을|으)|예약|일정|약속|언제 (?:가능|시간)"),
    "ja": re.compile(r"予約|日程|設定(?:でき|し|を)|調整|いつ(?:が|なら)"),
}
_MOVE = {
    "en": re.compile(
        r"\b(?:move (?:it|the|our|my)|resched\w*|postpone|push (?:it|the|our)"
        r"|(?:another|different|other|later|earlier) (?:time|day|slot|date)"
        r"|change (?:it|the|our|my) ?(?:to|time|meeting|call|slot|date)?|can'?t make it|won'?t make it|instead)\b",
        re.I,
    ),
    "ko": re.compile(r"옮기|옮겨|옮길|변경|미루|미뤄|미룰|바꾸|바꿔|바꿀|다른 ?(?:날|시간|때|일정)|연기|늦출|늦춰|앞당"),
    "ja": re.compile(r"変更|ずら|(?:別|他|ほか)の(?:日|時間|日時|日程|候補)|延期|リスケ|移動|変えて|変えられ|変えたい|早め(?:て|ら)|遅ら"),
}
_CANCEL = {
    "en": re.compile(r"\b(?:cancel\w*|call (?:it|the meeting|the call) off|drop the (?:meeting|call|demo))\b", re.I),
    "ko": re.compile(r"취소|캔슬|안 ?(?:할게요|하겠습니다|하려고요)"),
    "ja": re.compile(r"キャンセル|取り消|取消|取りやめ|中止|なしで"),
}
_KEEP = {
    "en": re.compile(
        r"\b(?:don'?t|do not|no need to|not) (?:\w+ ){0,2}(?:cancel|move|reschedule|change)|cancel (?:\w+ )?(?:subscription|plan|contract)",
        re.I,
    ),
    "ko": re.compile(r"(?:취소|변경)(?:하지|는 안|할 필요)|옮기지|(?:해지|구독|계약|요금제)\S* ?(?:취소|변경)"),
    "ja": re.compile(
        r"(?:キャンセル|変更|取り消)(?:し|は)(?:ない|しない|不要)|変更せず"
        r"|(?:契約|プラン|解約)\S{0,4}(?:キャンセル|変更|取消)"
    ),
}
"""What turns the words around, or speaks of something else that is cancelled."""
_OTHER = {
    "en": re.compile(r"\b(?:none of (?:them|these|those)|something else|other times?|any other|neither|more times)\b", re.I),
    "ko": re.compile(r"다 안|모두 안|(?:다른|그 외) ?(?:시간|날|때|일정)|안 ?(?:되|돼|맞)"),
    "ja": re.compile(r"どれも|(?:別|他|ほか)の(?:日|時間|日時|日程|候補)|合わない|都合が"),
}
_DECLINE = {
    "en": re.compile(r"^\W*(?:no|nope|nah|not now|no thanks?|no thank you|not yet|maybe later|later)\b", re.I),
    "ko": re.compile(r"^\W*(?:아니|괜찮|됐|나중에|필요 ?없|지금은)"),
    "ja": re.compile(r"^\W*(?:いえ|いいえ|結構|けっこう|大丈夫|また今度|後で|あとで|今は|不要)"),
}
_ORDINALS = {
    "en": (r"\b(?:first|1st|#?1)\b", r"\b(?:second|2nd|middle|#?2)\b", r"\b(?:third|3rd|last|#?3)\b"),
    "ko": (r"첫 ?번?째|^\W*1번?\W*$|1번", r"두 ?번째|^\W*2번?\W*$|2번", r"세 ?번째|마지막|^\W*3번?\W*$|3번"),
    "ja": (
        r"最初|[一1１](?:番目|つ目)|^\W*[1１]\W*$",
        r"[二2２](?:番目|つ目)|真ん中|^\W*[2２]\W*$",
        r"[三3３](?:番目|つ目)|最後|^\W*[3３]\W*$",
    ),
}
_ORDINAL = {code: tuple(re.compile(one, re.I) for one in patterns) for code, patterns in _ORDINALS.items()}
_SHORT = 40
"""Characters up to which "the second one" is an answer to the times that stand above it."""

_CLOCK = r"(?P<h2>\d{1,2})[:：](?P<m2>[0-5]\d)"
_HOUR = {
    "en": re.compile(
        rf"\b(?P<h>\d{{1,2}})(?::(?P<m>[0-5]\d))?\s*(?P<half>[ap]\.?m\b\.?)|\b{_CLOCK}|\bat (?P<h3>\d{{1,2}})\b(?!:| ?%)", re.I
    ),
    "ko": re.compile(
        r"(?P<half>오전|오후|아침|저녁|낮|밤)?\s*(?P<h>\d{1,2})\s*시(?!간)\s*(?:(?P<m>\d{1,2})\s*분|(?P<m30>반))?"
        rf"|{_CLOCK}"
    ),
    "ja": re.compile(
        r"(?P<half>午前|午後|朝|夕方|夜)?の?\s*(?P<h>\d{1,2})\s*時(?!間)\s*(?:(?P<m>\d{1,2})\s*分|(?P<m30>半))?"
        rf"|{_CLOCK}"
    ),
}
_AFTERNOON = re.compile(r"p|오후|저녁|낮|밤|午後|夕方|夜", re.I)
_MORNING = re.compile(r"a|오전|아침|午前|朝", re.I)
_DAYPART = {
    "en": ((re.compile(r"\bmorning\b", re.I), 10), (re.compile(r"\bafternoon\b", re.I), 15), (re.compile(r"\bevening\b", re.I), 18)),
    "ko": ((re.compile("오전|아침"), 10), (re.compile("오후"), 15), (re.compile("저녁"), 18)),
    "ja": ((re.compile("午前|朝"), 10), (re.compile("午後"), 15), (re.compile("夕方|夜"), 18)),
}


def request(messages: Sequence[Message], ear: Ear) -> Request | None:
    """Return what the waiting messages want, the last one that wants something; None where none does."""
    found = [one for message in messages if (one := _of(message, ear)) is not None]
    return found[-1] if found else None


def _of(message: Message, ear: Ear) -> Request | None:
    if message.kind is Kind.MEETING:
        return Request(kind="ask") if ear.meeting is None else None
    if message.kind is Kind.CHOICE and message.choice.startswith(PREFIX):
        return _pressed(message.choice)
    return _said(message.text, ear) if message.kind in (Kind.SAID, Kind.CHOICE) and len(message.text) <= MOST_READ else None


def _pressed(choice: str) -> Request | None:
    if choice in (OTHER, NONE):
        return Request(kind="other" if choice == OTHER else "decline", pressed=True)
    digits = choice.removeprefix(PREFIX)
    if not re.fullmatch(r"[0-9]{9,11}", digits):
        return None
    return Request(kind="take", slot=datetime.fromtimestamp(int(digits), known_zone("UTC")), pressed=True)


def _said(text: str, ear: Ear) -> Request | None:
    said, meeting = ear.language if ear.language in _TALK else "en", ear.meeting
    wanted = wish(text, ear)
    if meeting is not None and meeting.slots and (slot := _chosen(text, said, wanted, meeting, ear)):
        return Request(kind="take", slot=slot)
    if meeting is not None and (meeting.start or meeting.slots) and (kind := _about(text, said, meeting, wanted)):
        return Request(kind=kind, wish=wanted)
    timed = wanted is not None or _ARRANGE[said].search(text)
    return Request(kind="move" if meeting and meeting.start else "ask", wish=wanted) if timed and _TALK[said].search(text) else None


def _about(text: str, said: str, meeting: Meeting, wanted: Wish | None) -> str:
    """Return what the words want of a meeting that is booked or offered; "" for nothing."""
    if _KEEP[said].search(text):
        return ""
    if _CANCEL[said].search(text):
        return "cancel"
    if meeting.start:
        moves = _MOVE[said].search(text) or (meeting.slots and (wanted or _OTHER[said].search(text)))
        return "move" if moves else "decline" if meeting.slots and _DECLINE[said].search(text) else ""
    if wanted or _OTHER[said].search(text) or _MOVE[said].search(text):
        return "other"
    return "decline" if _DECLINE[said].search(text) else ""


def _chosen(text: str, said: str, wanted: Wish | None, meeting: Meeting, ear: Ear) -> datetime | None:
    """Return the offered time that the words mean, None where they mean none, or more than one."""
    if wanted is not None:
        meant = [slot for slot in meeting.slots if granted(slot, ear.zone, wanted)]
        return meant[0] if len(meant) == 1 else None
    if len(text) > _SHORT or _CANCEL[said].search(text) or _OTHER[said].search(text):
        return None
    numbered = [slot for slot, pattern in zip(meeting.slots, _ORDINAL[said], strict=False) if pattern.search(text)]
    return numbered[0] if len(numbered) == 1 else None


def wish(text: str, ear: Ear) -> Wish | None:
    """Return when they would like to meet, as far as the words say."""
    said = utterance(text, ear.language)
    today = ear.now.astimezone(known_zone(ear.zone)).date()
    named = [one.span for one in GRAMMARS[said.tongue](said, Scene(today, ear.region, True))]
    days = [
        (first, last) for one in named if (first := one.first) and (last := one.last) and last - first <= LONGEST_WISH and last >= today
    ]
    hour = _hour(text, ear.language if ear.language in _HOUR else "en")
    if not days and hour is None:
        return None
    first, last = days[-1] if days else (None, None)
    return Wish(first=first, last=last, hour=hour[0] if hour else None, minute=hour[1] if hour else 0)


def _hour(text: str, said: str) -> tuple[int, int] | None:
    """Return hour and minute; a bare hour from 1 to 7 is in the afternoon, since nobody meets at night."""
    match = _HOUR[said].search(text)
    if match is None:
        return next(((hour, 0) for pattern, hour in _DAYPART[said] if pattern.search(text)), None)
    part: Mapping[str, str | None] = match.groupdict()
    digits = next(value for name in ("h", "h2", "h3") if (value := part.get(name)))
    hour, half = int(digits), part.get("half") or ""
    minute = 30 if part.get("m30") else int(part.get("m") or part.get("m2") or 0)
    late = bool(_AFTERNOON.match(half)) if half else not part.get("h2") and 1 <= hour <= 7
    hour = hour % 12 + 12 if late and hour <= 12 else 0 if half and _MORNING.match(half) and hour == 12 else hour
    return (hour, minute) if hour < 24 and minute < 60 else None
