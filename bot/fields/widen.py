"""A need with the parts of the message around it that tell of the same: what hurts, what it is for. Pure.

What states a need is short, "a software for our service department", and what a rep wants to read stands beside it: "the spare parts
requests come by mail and fax and we lose the overview".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.fields.kind import Found
from bot.fields.no_need import tells_no_need
from bot.fields.plain import trimmed
from bot.fields.utterance import utterance
from bot.language.fold import fold
from bot.lean import later
from bot.model import changed

LONGEST = 240
"""Characters of a need with what stands around it."""

_STOPS = later(r"(?<=[!?。！？~…])\s*|(?<=[^\s.]{2}\.)\s+|(?<=[가-힣ぁ-んァ-ヺ一-鿿]\.)|\n+|(?<!\d)[,;]\s*|,\s+|[、､]\s*|\s[-–—]\s")
_JOINS = later(
    r"(?:\s{0,3}(?:and|but|so|because|cos|since|also|then|그리고|근데|그런데|そして|それで|で)(?:\s{1,3}|、)){0,3}", re.IGNORECASE
)
_OF_WORK: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"\b(?:e-?mails?|mails?|mailbox\w*|inbox\w*|messag\w+|msgs?|dms?|(?:live ?)?chats?|(?:chat)?bots?|ticket\w*|calls?|phones?"
        r"|voice ?mails?|request\w*|[ei]nquir\w+|quer(?:y|ies)|questions?|complain\w*|claims?|booking\w*|reservations?|appointments?"
        r"|orders?|returns?|refunds?|deliver\w+|parcels?|customers?|clients?|guests?|patients?|tenants?|members?|parents?|students?"
        r"|repl(?:y|ies|ied|ying)|answer\w*|respon[ds]\w*|support|help ?desk|queues?|sla'?s?|macros?|api|integrat\w+|rout(?:e|es|ing)"
        r"|triage|follow-?ups?|cancel\w*|channels?|shipments?|warranty|repairs?|lost|miss(?:ed|ing)?|los(?:e|ing)|track\w*"
        r"|spreadsheets?|whatsapp|facebook|instagram|messenger|telegram"
        r"|viber|slack|portal|knowledge base|faqs?|automat\w+|translat\w+|languages?|reports?|reporting|dashboards?|overview|owner"
        r"|assign\w*|shared?|sort(?:ed|ing)?|nobody|no one)\b"
    ),
    "ko": later(
        r"문의|상담|예약|주문|접수|응답|응대|답변|답장|챗봇|채팅|티켓|알림|자동|통합|모으|모아|한곳|한 ?군데|놓치|놓쳐|밀려|밀리|누락|연동"
        r"|분류|배정|공유|처리|민원|전화|메일|톡|게시판|질문|요청|감당|힘들|정리|고객|손님|환불|반품|교환|배송|택배|회원|환자"
        r"|학부모|엑셀|청구|장애"
        r"|리포트|번역|안내|일정"
    ),
    "ja": later(
        r"問い?合わ?せ|メール|電話|チャット|ボット|チケット|依頼|申請|受付|予約|注文|苦情|クレーム|質問|相談|対応|返信|返事|回答"
        r"|返品|配送|顧客"
        r"|お客|会員|患者|入居者|共有|管理|振り分|割り振|自動|一元|窓口|漏れ|もれ|抜け|見落と|埋も|追え|連携|通知|line|fax|履歴"
        r"|記録|集計|レポート"
        r"|翻訳|多言語"
    ),
}
"""What a help desk is for, and what goes wrong without one."""
_OF_ELSE: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"\b(?:hi|hello|hey|g'day|good (?:morning|afternoon|evening|day)|thanks?|thank you|cheers|regards|sorry|pric\w+|costs?|quot\w+"
        r"|how much|fees?|budget|demo|trial|brochure|someone|somebody|(?:call|ring|phone|e-?mail|contact|text|message) (?:me|us)"
        r"|marketing|newsletters?|adverts?|promo\w*|spam|speak|talk|you guys|do you|are you|can you|could you|would you|contract"
        r"|renewal|asap|urgent\w*|deadline|by the way|btw|people"
        r"|employees|staff of|head ?count)\b"
    ),
    "ko": later(
        r"안녕|감사|광고|홍보|뉴스레터|고맙|반갑|수고|죄송|얼마|가격|견적|요금|비용|예산|데모|시연|체험|자료|소개서|연락\s?(?:주"
        r"|부탁|바)|상담원|담당자"
        r"|전화 ?(?:주|부탁)|통화|(?:문의|요청|상담)\s?(?:드|합|하[고러]|해 ?[요봅]|주|남)|계약|급해|급합|언제|직원|명이"
    ),
    "ja": later(
        r"こんにち|こんばん|おはよう|はじめまして|初めまして|お世話|ありがと|よろしく|宜しく|失礼|すみません|すいません|恐れ入|料金"
        r"|価格|見積"
        r"|費用|予算|いくら|デモ|体験|資料|連絡(?:くだ|下さ|を?お願|いただ|先)|お?電話(?:くだ|下さ|を?お願|いただ)|担当者|営業|契約"
        r"|急ぎ|至急|いつ"
        r"|従業員|社員|御社|貴社|営業メール|広告|宣伝|メルマガ"
    ),
}
"""What a part of a message is about that tells no need."""
_POINTS_BACK = later(
    r"\b(?:for|with|about|of|do|handle|manage|fix|solve|sort|track|stop)\s(?:it|this|that|them|these|those|all of (?:it|that|this))[\s.!]*$"
)
"""At the end of a need: what it is about stands in the sentence before, "need one help desk for it"."""


def widened(text: str, need: Found, others: Sequence[Found]) -> Found:
    """Return the need with the parts before and behind it that tell of the same work, and nothing of what `others` stand on."""
    spans = [(at, at + len(other.quote)) for other in others if (at := text.find(other.quote)) >= 0]
    start = text.find(need.quote)
    end = start + len(need.quote)
    parts = list(_parts(text))
    own = [number for number, part in enumerate(parts) if _meet(part, (start, end))]
    if not own or start < 0:
        return need
    first, last = parts[own[0]], parts[own[-1]]
    start = first[0] if _tells(text, (first[0], start), spans) else start
    end = last[1] if _tells(text, (end, last[1]), spans) else end
    points_back = _POINTS_BACK.search(need.quote) is not None
    for number in range(own[0] - 1, -1, -1):
        is_meant = points_back and number == own[0] - 1 and _may_be_meant(text, parts[number], spans)
        if end - parts[number][0] > LONGEST or not (is_meant or _tells(text, parts[number], spans)):
            break
        start = parts[number][0]
    for number in range(own[-1] + 1, len(parts)):
        if parts[number][1] - start > LONGEST or not _tells(text, parts[number], spans):
            break
        end = parts[number][1]
    joins = _JOINS.match(text, start) if not text.startswith(need.quote, start) else None
    start, end = trimmed(text, joins.end() if joins else start, end)
    if end - start <= len(need.quote):
        return need
    return changed(need, value=text[start:end], quote=text[start:end], start=start, end=end)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the parts of a message between its stops and commas."""
    begin = 0
    for stop in _STOPS.finditer(text):
        if text[begin : stop.start()].strip():
            yield begin, stop.start()
        begin = stop.end()
    if text[begin:].strip():
        yield begin, len(text)


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _may_be_meant(text: str, part: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a part is what "for it" behind it points to: who they are may stand in it, beside what comes in or goes astray."""
    words = fold(text[slice(*part)])
    is_work = _OF_WORK["en"].search(words) is not None and not _OF_ELSE["en"].search(words)
    return is_work and not text.startswith("?", part[1]) and not any(_meet(part, other) for other in others)


def _tells(text: str, part: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    if any(_meet(part, other) for other in others):
        return False
    said = utterance(text[part[0] : part[1]])
    words = fold(said.text)
    return bool(_OF_WORK[said.tongue].search(words)) and not _OF_ELSE[said.tongue].search(words) and not tells_no_need(said)
