"""What a reply answers to the question that is open: the value in it, without the talk around it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.fields import FIELD_KINDS
from bot.fields.aside import is_aside
from bot.fields.civil_en import TELLS_NOTHING, behind_civility
from bot.fields.first_ko import FIRST_KO
from bot.fields.kind import Found, Hearing
from bot.fields.need_ja import NAMES_WORK_JA
from bot.fields.no_need import tells_no_need
from bot.fields.no_need_ko import tells_no_need_ko
from bot.fields.passing import behind_hedge, behind_waiting, tells_no_work
from bot.fields.put_off import puts_off
from bot.fields.put_off_en import written_as_firm
from bot.fields.refusal import after_refusal
from bot.fields.solution import names_product
from bot.fields.utterance import utterance
from bot.hearing.reply import TOLD_KINDS, WORDED, behind_what_was_told, tells_none, would_do
from bot.language.fold import fold
from bot.lean import later
from bot.model import changed
from bot.signals import classify
from bot.signals.intent import shows

OPEN_KINDS = frozenset({"need", "goal", "text", "role", "company", "name", "solution"})
"""Kinds that take a bare reply as it stands; a counter-question or a refusal in it is not their value."""

NOT_A_VALUE = frozenset({"thanks", "greeting", "decline", "human", "opt_out", "small_talk", "injection", "abuse", "privacy"})
"""A reply that is one of these does not answer an open question."""

PIECE = {"en": 18, "ko": 8, "ja": 8}
"""Characters that may stand around an amount in a part of a sentence that is nothing but that amount."""

PIECES = later(r"(?<!\d),\s*|,\s+|[、､;]\s*")
"""What cuts a sentence into its parts."""

_SENTENCES = later(
    r"(?<=[!?。！？])\s*|(?<=[^\s.]{2}\.)\s+|(?<=[가-힣ぁ-んァ-ヺ一-鿿]\.)|\n+"
    r"|(?<=です|ます|した|せん|っす|たい|ない|てる|すね|すよ)[ 　]+(?=\S)"
)
_ONES_OWN = later(
    r"\b(?:i'm|i am|im|we're|we are|we r|this is|my name|we have|we've|we work|we run|we do|we sell|we employ|we make"
    r"|our [a-z]+ (?:has|have|employs?)|there are|there's|payroll|here)\b"
    r"|저희|우리|입니다|이에요|예요|이고|弊社|当社|うち|です|でございます|と申します",
    re.IGNORECASE,
)
_INTRODUCES = later(
    r"\b(?:we're|we are|i'm|i am) an?\b|(?:업체|회사|가게|매장|병원|학원|점|집)(?:입니다|이에요|예요|인데요)"
    r"|(?:会社|店|屋|院|園|業|社|団体|メーカー)(?:です|でございます|をや|を営)",
    re.IGNORECASE,
)
_TELLS_ENOUGH = 8
"""Characters that a need has, at the least, when more follows in its sentence."""
_JOINT_KO = later(r"(?<=[가-힣])(?:이고요?|고요|이구요|구요|인데요?|는데요?|이며|이라서?|라서|예요|이에요|입니다),?\s+")
_WHO_KO = later(r"(?:짜리|규모의?)\s[가-힣a-zA-Z]{1,10}(?:고|인데|임|라)(?=[\s.,!]|$)")
_BROKEN_OFF_KO = later(
    r"\s{0,4}(?:저희는?\s|저는\s|여기는?\s)?[가-힣a-zA-Z0-9 ]{1,16}[은인]데요?[\s.~]{0,8}"
    r"|[^.!?\n]{0,80}?(?:재계약|갈아탈|갈아타|해지할)[^.!?\n]{0,80}[.!\s]{0,8}"
)
"""What only begins, or only says that they leave somebody else: no need unless it names one."""
_NEEDS_KO = later(
    r"문의|상담|예약|주문|접수|응답|응대|답변|답장|챗봇|채팅|티켓|알림|자동|통합|관리|모으|모아|한곳|한 ?군데|줄이|줄었|놓치|놓쳐|밀려"
    r"|밀리|누락|툴|시스템|솔루션|프로그램|서비스|플랫폼|앱|봇|싶|필요|좋겠|연동|분류|배정|공유|처리|민원|전화|메일|톡|게시판|질문|요청"
    r"|감당|힘들|정리"
)
"""What a need speaks of."""
_PEOPLE_KO = later(r"\d\s?(?:명|인(?![가-힣]))")
_I_AM = later(
    r"[^、。,.!?！？]{1,16}?(?:を)?(?:作って|売って|やって|営んで|経営して|運営して|扱って|製造して|販売して)(?:い|お)?ます[。.!！\s]*"
    r"|\s*(?:(?:私|わたし|僕)は|(?:저는|전)\s)[^\s、。,.]{1,8}(?:です|이에요|예요|입니다)[。.\s]*"
)
"""Who they are, by a name or a title that nothing reads as one."""
_A_QUOTE = later(
    r"[^.!?]{0,40}\b(?:quote[sd]?|asked|asks|charged?|offered) (?:us |me )?(?:like "
    r"|about )?\S{0,3}[$€£₹]\s?\d",
    re.IGNORECASE,
)
"""What somebody else asks for theirs."""
_OFF = later(
    r"(?<!when )(?<!that )(?<!if )(?<!once )\b"
    r"(?:(?:(?:told|asked|ordered|instructed) (?:me|us)|(?:been|was|were|got|just) (?:told|asked|ordered|instructed)) to (?:stop"
    r"|pause|hold|drop|leave|shelve|park|cancel|wait|forget)"
    r"|(?:we're|we are|i'm|i am|they're|are|is) (?:not (?:going ahead|proceeding|moving forward)"
    r"|no longer (?:looking|interested|buying))"
    r"|(?:project|search|purchase|plan|whole thing|idea|tender) (?:has been|have been|got|is|was|is being|has)(?: now| just)?"
    r" (?:cancel+ed|shelved|scrapped|dropped|(?:put )?on hold|called off|parked|postponed|binned|pulled)"
    r"|(?:cancel+ed|called off|scrapped|shelved|pulled) (?:the|this|our) (?:whole thing|project|search|purchase|plan|tender)"
    r"|(?:(?:signed|gone|went|go|going) with|picked|chosen|chose|finali[sz]ed|selected|opted for|settled on|decided (?:on|for))"
    r" (?:some(?:body|one) else|some other|another|a different|one of your|your competitor|the other)"
    r"|found (?:something|someone|somebody|another one|one) (?:else|already)"
    r"|(?:decided|going|chosen|want|told) to (?:stay|stick) (?:with|where)|(?:staying|sticking) with (?:what|the one|our)"
    r"|no longer (?:needed|required|relevant)|(?:don't|do not) need (?:it|this|one|anything) (?:any ?more|any longer|after all|now))\b",
    re.IGNORECASE,
)
"""They are off: nothing is wanted any more."""
_LEADS_EN = later(
    r"(?:(?:first(?:ly| of all| up| off)?|second(?:ly)?|third(?:ly)?|next|then|ok(?:ay)?|well|so|and|but|also|actually|h+m+|u+m+|er+|oh"
    r"|just|only|one|another|a|an|the|quick|more|last|small|other|things?|questions?|by the way|btw|thanks|thank you|sure|yes|no|hi|hello"
    r"|before (?:that|this|anything(?: else)?|i answer|i go on|we (?:go on|start|continue))|from (?:my|our) (?:side|end)"
    r"|my|our|short|few|hey|sorry|wait|hold on|now|out of (?:curiosity|interest)|again"
    r"|let me (?:ask|know)|(?:can|could|may) i (?:just )?ask|i (?:have|had|need|want|wanted)(?: to (?:ask|know))?|tell me|(?:i'?m )?curious"
    r"|please|pls|for me|to start)(?![\w'])|[\s,.:;!-])*+"
    r"(?:(?:(?<=and )|(?<=also )|(?<=about )|(?<=but ))[\w-]{2,14}(?: [\w-]{2,14})?,\s*)?",
    re.IGNORECASE,
)
"""What only leads to a question: "First, …?", "One thing before I answer: …?", "Ok. And payment, …?"."""
_JOINS_EN = later(r"(?:at|from|of|the|for|with|and|here|by|in|,|[\s.!()-])*+", re.IGNORECASE)
_WHO = ("name", "company", "company_size", "role")
_BESIDE = {"email": PIECE["en"], "phone": PIECE["en"], "name": 4, "company": 6, "role": 2}
"""Characters that may stand around such a value in a line that gives nothing else, as below a mail."""
_PASSING = ("company_size", "timeline", "budget", "email", "phone")


@dataclass(frozen=True, slots=True)
class Reply:
    """What was said to the open question."""

    text: str
    question: str  # that they asked back
    found: Mapping[str, Found]  # what stands in it, unasked
    signals: Mapping[str, float]
    language: str


def answered(kind: str, reply: Reply, hearing: Hearing) -> Found | None:
    """Return the value that answers the open question: from the whole, else its last sentence that has one; a question back is none."""
    asked, text = changed(hearing, asked=True), reply.text
    if kind in TOLD_KINDS and tells_none(reply.signals, several=bool(sentences(text))):
        return None
    if kind not in OPEN_KINDS or (kind == "company" and written_as_firm(utterance(text, hearing.language))):
        return next((hit for part in (text, *sentences(text)) if (hit := last_said(kind, part, asked, text))), None)
    rest = _without_asides(kind, reply)
    if reply.question and _LEADS_EN.fullmatch(rest):
        return None
    if (behind := behind_what_was_told(rest)) is not None:
        rest = behind
    rest = rest[behind_civility(utterance(rest, hearing.language)) :]
    rest = rest[behind_waiting(utterance(rest, hearing.language), told=kind in TOLD_KINDS or hearing.language == "ko") :]
    if kind in WORDED:
        rest = rest[behind_hedge(utterance(rest, hearing.language), kind) :]
    signals = reply.signals if rest == text else classify(rest, hearing.language)  # what they asked back says nothing of the rest
    if beside := _beside_it(kind, rest, hearing):
        signals = {name: strength for name, strength in signals.items() if name != beside}
    if not _is_only_talk(rest, signals) and (hit := last_said(kind, rest, asked, text)):
        return hit
    if kind == "name" and _gives_first(hit := last_said(kind, rest, asked, text), rest):
        return hit  # with a word about a colleague behind it
    said = sentences(rest) if kind == "name" else reversed(sentences(rest) or (after_refusal(utterance(rest, hearing.language)),))
    parts = (part for part in said if not _is_only_talk(part, classify(part, hearing.language)))
    return next((hit for part in parts if (hit := last_said(kind, part, asked, text))), None)


def _beside_it(kind: str, text: str, hearing: Hearing) -> str:
    """Return the signal that a reply of a kind only seems to give: Hallo is a name, and "Zendesk, but nobody can use it" a tool."""
    if kind == "name":
        return "greeting"
    if (first := FIRST_KO.get(kind)) and first(utterance(text, hearing.language)):
        return "decline"
    return "decline" if kind == "solution" and names_product(utterance(text, hearing.language), 0, len(text)) else ""


def _gives_first(hit: Found | None, text: str) -> bool:
    """Tell whether a reply begins with the value and goes on behind a comma: "Ann Lee, and loop in Bo please"."""
    return hit is not None and bool(re.match(rf"\s*{re.escape(hit.quote)}\s*[,.;]", text))


def _without_asides(kind: str, reply: Reply) -> str:
    """Return what may be the value of an open kind: no question back and, where any sentence would do, nothing behind it nor who writes."""
    text = reply.text
    if kind not in TOLD_KINDS:
        rest = _without_question(text, reply.question) if reply.question else text
        parts = sentences(rest) or (rest,)
        own = [part for part in parts if not (_OFF.search(part) or is_aside(utterance(part, reply.language)))]
        return rest if len(own) == len(parts) else " ".join(own)
    if reply.question:
        text = _before_question(text, reply.question)
    parts = sentences(text) or (text,)
    told = [part for part in parts if not (_says_who(part, reply.found) or _tells_nothing(part) or _tells_in_passing(part, kind, reply))]
    if not told and all(_tells_in_passing(part, kind, reply) for part in parts):
        return ""
    if not told:
        who = [part for part in parts if _says_who(part, reply.found)]
        pieces = next(filter(None, (_first_pieces(part, reply.found) for part in who)), "") or _behind_who(text, reply.found)
        if pieces:
            return pieces
    return text if len(told) == len(parts) else " ".join(told)


def _without_question(text: str, question: str) -> str:
    """Return the text without the sentences that ask; they are told joined, so that they need not stand in it as one."""
    parts = sentences(text)
    if question in text or not parts:
        return text.replace(question, " ")
    return " ".join(part for part in parts if part.strip() not in question)


def _before_question(text: str, question: str) -> str:
    """Return what stands before the first sentence that asks."""
    if question in text:
        return text[: text.index(question)]
    asks = (part.strip() for part in sentences(text) if part.strip() in question)
    return text[: text.index(first)] if (first := next(asks, "")) else text


def _tells_nothing(part: str) -> bool:
    """Tell whether a sentence is civility, somebody else's offer, or says that nothing is wanted any more."""
    return any((_A_QUOTE.match(part), TELLS_NOTHING.fullmatch(part), _OFF.search(part)))


def _tells_in_passing(part: str, kind: str, reply: Reply) -> bool:
    """Tell whether a sentence says nothing but when, how many or who they are, what others charge, or that they are back."""
    said = utterance(part, reply.language)
    if (kind != "text" and tells_no_need(said)) or is_aside(said) or behind_waiting(said, told=True) == len(part):
        return True
    quotes = (fold(hit.quote).casefold() for field, hit in reply.found.items() if field in _PASSING and hit.quote in part)
    return tells_no_work(said, quotes)


def _first_pieces(text: str, found: Mapping[str, Found]) -> str:
    """Return a sentence up to the piece that says who writes: "adoption mails pile up, we're 15 people by the way"."""
    end = 0
    for cut in [*(one.span() for one in PIECES.finditer(text)), (len(text), len(text))]:
        if any(hit.quote in text[end : cut[0]] for field, hit in found.items() if field in _WHO):
            break
        end = cut[0]
    else:
        return ""
    is_trade = _INTRODUCES.search(text, 0, end) or tells_no_need(utterance(text[:end].rstrip("、, ")))
    return text[:end] if end >= _TELLS_ENOUGH and not is_trade else ""


def _behind_who(text: str, found: Mapping[str, Found]) -> str:
    """Return what stands behind the part of a Korean sentence that says who writes: 직원이 45명인데 문의가 자꾸 밀려요."""
    ends = [text.find(hit.quote) + len(hit.quote) for field, hit in found.items() if field in (*_WHO, "budget") and hit.quote in text]
    joint = _JOINT_KO.search(text, max(ends), max(ends) + _TELLS_ENOUGH) if ends else None
    rest = text[joint.end() :] if joint else ""
    return rest if len(rest) >= _TELLS_ENOUGH and not _PEOPLE_KO.search(rest) and not tells_no_need_ko(utterance(rest)) else ""


def _says_who(part: str, found: Mapping[str, Found]) -> bool:
    """Tell whether a sentence only introduces its writer, or gives nothing but where to reach them."""
    if _I_AM.fullmatch(part) or (_BROKEN_OFF_KO.fullmatch(part) and not _NEEDS_KO.search(part)):
        return True
    who = any(hit.quote in part for field, hit in found.items() if field in _WHO)
    return (who and bool(_ONES_OWN.search(part) or _WHO_KO.search(part) or _only_names(part, found))) or any(
        hit.quote in part and len(part.strip()) - len(hit.quote) <= aside for field, hit in found.items() if (aside := _BESIDE.get(field))
    )


def _only_names(part: str, found: Mapping[str, Found]) -> bool:
    """Tell whether a sentence is nothing but who writes and for whom: "Teresa Begay, branch coordinator at Oakdale Libraries"."""
    rest = part
    for hit in found.values():
        rest = rest.replace(hit.quote, " ")
    return _JOINS_EN.fullmatch(rest) is not None


def _is_only_talk(text: str, signals: Mapping[str, float]) -> bool:
    """Tell whether nothing in a reply can be a value: it is empty, a refusal or talk."""
    return not text.strip(" \t\n.,!?。、！？") or shows(signals, NOT_A_VALUE)


def last_said(kind: str, part: str, hearing: Hearing, text: str) -> Found | None:
    """Return the last value of a kind in a part of the message, if its quote stands in the message as it was written."""
    for hit in reversed(FIELD_KINDS[kind].read(part, hearing)):
        if hit.quote in text:
            return hit
    return None


_CIVIL_JA = later(r"こんにちは|はじめまして|初めまして|お世話|ありがと|紹介|失礼|すみません|申します")
_ASIDE_JA = 12


def is_an_addition(text: str, kind: str, hit: Found) -> bool:
    """Tell whether what is stated in so many words only adds to a sentence that answers, too: メールの分担です。漏れも防ぎたい."""
    before, _, behind = text.partition(hit.quote)
    least = 4 if would_do(behind) or NAMES_WORK_JA.fullmatch(before) else _ASIDE_JA
    return kind in TOLD_KINDS and "。" in before and len(before) >= least and not _CIVIL_JA.search(before)


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text that has several, else none."""
    parts = tuple(part for part in _SENTENCES.split(text) if part.strip())
    return parts if len(parts) > 1 else ()


def puts_it_off(kind: str, text: str, hearing: Hearing) -> bool:
    """Tell whether a reply only puts off what was asked; "once it is approved, 500" tells a figure."""
    if not puts_off(utterance(text, hearing.language), kind):
        return False
    return kind in OPEN_KINDS or last_said(kind, text, changed(hearing, asked=True), text) is None
