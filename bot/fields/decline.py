"""Which fields a text declines to tell, or does not know: "rather not say", "予算はちょっと…", "전화보다 메일이 편합니다"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from bot.fields.first_ko import FIRST_KO
from bot.fields.headcount import HeadcountKind
from bot.fields.kind import FieldKind, Hearing
from bot.fields.money import MoneyKind
from bot.fields.named_en import named_before
from bot.fields.put_off_ja import names_firm_ja
from bot.fields.put_off_ko import names_itself
from bot.fields.refusal import (
    BARE_NO,
    DEFERS,
    NO_HURRY,
    NO_TOOL,
    ONLY_LOOKING,
    REFUSES,
    UNKNOWN,
    after_refusal,
    belongs,
    has_no_firm,
    is_declined,
    may_decline,
)
from bot.fields.solution import SolutionKind
from bot.fields.timeline import TimelineKind
from bot.fields.utterance import Utterance, clause, sentence, utterance
from bot.language import cue
from bot.lean import later

_FIELDS = ("budget", "timeline", "phone", "email", "name", "company", "company_size", "role", "current_solution", "need")
_NAMED: Mapping[str, Mapping[str, re.Pattern[str]]] = {name: cue(f"names.{name}") for name in _FIELDS}
_QUESTION = later(
    r"[?？]\s*$|^\s*(?:why|what|how|when|who|which|where)\b|(?:ですか|ますか|でしょうか|(?<!때)나요|(?<![^습합됩입십]니)까요|는지요"
    r"|왜요)[\s.?！!]*$"
)
_TOLD = ("need", "goal", "current_solution")
"""Fields whose answer may speak of somebody who does not know or will not: the trouble that they have."""
_BESIDE = ("role", "current_solution")
"""Fields of which one has none to speak of, and says what stands in their place: 肩書はないですけど、まとめ役です."""
_NOTHING = later(
    r"^\s*(?:(?:well|honestly|um+|oh|eh)[\s,]+)?(?:nothing|none|nada|not much|no need)"
    r"(?: (?:really|much|special|at all|in particular|specific)){0,3}"
    r"\s*(?:[,.!;-](?!\s*(?:just|only|but|except|apart|other|my|our|we|i|the|a|an)\b)|$)"
)
"""Nothing to solve: "nothing really, waiting for my bus"."""
_VALUES: Mapping[str, FieldKind] = {
    "budget": MoneyKind(),
    "company_size": HeadcountKind(),
    "timeline": TimelineKind(),
    "current_solution": SolutionKind(),
}
_NUMBER = later(r"\d(?:[\s().-]{0,2}\d){8}")
_BY_MAIL = later(
    r"\b(?:e-?mails?|mails?|in writing|texts?|chat|whatsapp)(?:'s|s| is| are| will be| would be)? (?:much |probably |always |just )?"
    r"(?:better|best|easier|easiest|fine|grand|enough|preferred|plenty|good|ok|okay|will do)\b"
    r"|\b(?:rather|prefer|prefer it if|easier if) (?:you )?(?:have it |get it |just )?"
    r"(?:e-?mail\w*|mailed|in writing|wr[io]te|messaged|texted)\b"
)
"""How they would be reached instead, where the telephone was asked for."""
_NO_MONEY = later(
    r"(?:^|[,.;]\s?|\b(?:so|basically|practically|honestly|literally|pretty much|next to)\s)(?:nothing|zero|nil|zilch)"
    r"(?: (?:really|much|at all|yet|to speak of|i'm afraid|sorry)){0,2}(?=[.,;!\s]*$|[,.;] (?:we|it|i)\b)"
)
"""A budget of nothing: "it's a charity so nothing really"."""
_NONE: Mapping[str, re.Pattern[str]] = {"need": _NOTHING, "goal": _NOTHING, "budget": _NO_MONEY, "current_solution": NO_TOOL}
_ANY_DAY = datetime(2026, 1, 15, tzinfo=UTC)  # whether there is a time in a text does not hang on the day


def declined(text: str, language: str, asking: str | None) -> tuple[str, ...]:
    """Return the fields that `text` declines or does not know, in no particular order.

    A decline that names a field declines that field; one that names none declines `asking`. A question back is none, and
    neither is a field of which the same text tells a value ("no idea yet, maybe 15k").
    """
    said = _without_hurry(utterance(text, language))
    fields: dict[str, None] = {"company": None} if asking == "company" and "「" not in text and has_no_firm(said) else {}
    if not may_decline(said):
        return tuple(fields) or _by_mail(said, asking)
    looks = asking == "timeline" and ONLY_LOOKING[said.tongue].search(said.folded)
    if (looks or NO_HURRY[said.tongue].search(said.folded)) and not _is_question(said, 0, len(text)):
        fields["timeline"] = None
    for pattern in _ways(said, asking):
        for one in pattern.finditer(said.folded):
            if asking in _TOLD and belongs(said, *one.span()):
                continue
            fields.update(dict.fromkeys(_meant(said, one.start(), one.end(), asking)))
    for one in DEFERS[said.tongue].finditer(said.folded):
        fields.update(dict.fromkeys(_put_off(said, one.start(), one.end(), asking)))
    if asking and asking in _NONE and _NONE[asking].search(said.folded):
        fields[asking] = None
    if asking and BARE_NO[said.tongue].fullmatch(said.folded):
        fields[asking] = None
    if asking in fields and _tells_beside(said, asking):
        del fields[asking]
    return tuple(name for name in _or_called(said, fields, asking) if not _is_told(name, text, language, asking)) or _by_mail(said, asking)


_CALL_US_KO = later(r"전화(?:로|를)?\s?(?:하(?:세요|시|이소|소|십|라)|해\s?(?:주|줘|라)|주(?:세요|시|이소|소|십)|걸어|부탁)")
"""Who has no address may be called: 이메일은 없는데예 전화로 하이소."""


def _or_called(said: Utterance, fields: Mapping[str, None], asking: str | None) -> Sequence[str]:
    """The declined fields, the question that is open in place of the phone on which they want to be called."""
    if asking == "phone" or "phone" not in fields or said.tongue != "ko" or not _CALL_US_KO.search(said.folded):
        return tuple(fields)
    return tuple(dict.fromkeys(name if name != "phone" else asking or name for name in fields))


_IS_THAT_FINE_KO = later(
    r"(?:(?<=[가-힣])(?:은데요?|어요|습니다|네요)|(?<=[려해써줘혀])도)"
    r"(?P<fine>[,.]?\s?(?:괜찮|되|돼|될까)[가-힣]{0,3}\s?\?\s*$)"
)
"""Behind what they do not want to say: whether that is fine."""
_WISHES_NOT = (" 싶", "고싶", "안 ")
_HURRIED_KO = later(r"(?:정신|눈코 ?뜰 ?새|겨를|경황|짬)(?:이|도|은)? ?(?:하나도 )?없")


def _without_hurry(said: Utterance) -> Utterance:
    """Return what is said with blanks for how busy they are, which declines nothing: 우리가 정신이 없어요."""
    if said.tongue != "ko":
        return said
    fine = _IS_THAT_FINE_KO.search(said.folded) if any(wish in said.folded for wish in _WISHES_NOT) else None
    if fine:
        start, end = fine.span("fine")
        return said._replace(folded=said.folded[:start] + " " * (end - start))
    return said._replace(folded=_HURRIED_KO.sub(lambda one: " " * len(one.group()), said.folded))


def _tells_beside(said: Utterance, asking: str | None) -> bool:
    """True for a reply that declines and yet tells what was asked, behind it or, of what they need, before it."""
    if asking == "need" and named_before(said):
        return True
    return (asking in _BESIDE or (asking in _TOLD and said.tongue == "en")) and bool(after_refusal(said))


def _ways(said: Utterance, asking: str | None) -> tuple[re.Pattern[str], ...]:
    """The ways of refusing and of not knowing; none for a reply that is a name, whatever else it sounds like: 안정혜예요, 内緒屋です."""
    is_name = (asking in ("company", "name") and names_itself(said)) or (asking == "company" and names_firm_ja(said))
    return () if is_name and not is_declined(said) else (REFUSES[said.tongue], UNKNOWN[said.tongue])


def _by_mail(said: Utterance, asking: str | None) -> tuple[str, ...]:
    return ("phone",) if asking == "phone" and _BY_MAIL.search(said.folded) and not _NUMBER.search(said.text) else ()


def _is_told(field: str, text: str, language: str, asking: str | None) -> bool:
    """True when the text has a value for the field after all."""
    if field == "email" and "@" in text:  # the address stands there, whatever else there is not
        return True
    if field == "phone" and _NUMBER.search(text):  # "no thanks, ring me on 0161 496 0991"
        return True
    if (first := FIRST_KO.get(field)) and first(utterance(text, language)):
        return True
    kind = _VALUES.get(field)
    return kind is not None and bool(kind.read(text, Hearing(now=_ANY_DAY, language=language, asked=field == asking)))


def _meant(said: Utterance, start: int, end: int, asking: str | None) -> list[str]:
    """The fields that a decline at `start:end` is about."""
    left, right = sentence(said.folded, start)
    if _is_question(said, left, right) or (asking in _OPEN and said.tongue == "ja" and _lacks_else(said, left, start)):
        return []
    if asking in ("email", "phone") and _EITHER.search(said.folded, left, right):
        return ["email", "phone"] if asking == "email" else ["phone"]
    for span in (clause(said.folded, start, end), (left, right)):
        named = [name for name, pattern in _NAMED.items() if _is_named(said, pattern[said.tongue], *span)]
        if named == ["name"] and asking == "company" and said.tongue == "ko":  # 아직 이름이 없어요: the firm's
            return ["company"]
        if named:
            return _without_alternative(said, named, *span)
        if not asking:  # what nobody asked for is declined only in the very words that name it
            break
    return [asking] if asking else []


_CAUSE_JA = later(r"に(?:よ[るっり]|応じ)|次第")


def _is_named(said: Utterance, pattern: re.Pattern[str], left: int, right: int) -> bool:
    """True where a field is named, and not as what another one hangs on: 時期によって変わる says nothing of when."""
    one = pattern.search(said.folded, left, right)
    return one is not None and not _CAUSE_JA.match(said.folded, one.end())


_OPEN = ("company", "name", "need")
_LACKED_JA = later(
    r"(?P<it>[^\s,.､!?はがも]{2,16})[はが](?:まだ|もう|特に|今は|一切|別に)?(?=(?:ありません|ないです)$|(?:ありません|ないです))"
)
_NAMELESS_JA = later(
    r"(?:(?:困[っり]て?(?:い)?る|やりたい|したい|言える|話せる|できる|特別な|決まった|急ぐ)こと|もの|点|ところ|ごと|それ|これ|課題|要望|悩み|必要|興味|用件?|つもり|問題|不満|希望|会社|勤務先|所属|名前|名|屋号|法人)$"
)
_BESIDE_JA = later(r"(?:他|ほか|それ以外|別)(?:に|には|は)")


def _lacks_else(said: Utterance, left: int, start: int) -> bool:
    """True where a reply gave its answer and lacks something else: はまなす農園です。支店はありません."""
    lacked = _LACKED_JA.search(said.folded, left, start + 6)
    if lacked is None or lacked.end() != start or not said.folded[:left].strip():
        return False
    return bool(_BESIDE_JA.search(said.folded, left, start)) or not _NAMELESS_JA.search(lacked.group("it"))


def _put_off(said: Utterance, start: int, end: int, asking: str | None) -> list[str]:
    """The fields that will be told in a talk; the phone is how, not what."""
    if asking in _TOLD and said.tongue == "ja" and belongs(said, start, end):
        return []
    beside = ("phone", "email") if asking in (None, "need") else ("phone", "email", "need")  # "the details on the call"
    kept = [name for name in _meant(said, start, end, asking) if name not in beside]
    return kept or ([asking] if asking and not _is_question(said, *sentence(said.folded, start)) else [])


_INSTEAD = later(r"\b(?:stick|prefer|rather (?:stick|use)|reply|just)\b|편|메일만|메일로|メールで|メールの|メールだけ")


_EITHER = later(r"\bcontact (?:details|info\w*)\b|연락처|개인정보|連絡先|個人情報")


def _without_alternative(said: Utterance, named: list[str], left: int, right: int) -> list[str]:
    """ "Rather by e-mail than by phone" declines the phone; "we'd rather stick to email" does, too."""
    if "phone" in named and "email" in named:
        return [name for name in named if name != "email"]
    if named == ["email"] and _INSTEAD.search(said.folded, left, right):
        return ["phone"]
    return named


def _is_question(said: Utterance, left: int, right: int) -> bool:
    return bool(_QUESTION.search(said.folded[left : right + 1].strip()))
