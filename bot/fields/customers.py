"""What a prospect's customers write about, where it is the work that they want a tool for: a system for refund requests, 환불 문의 관리."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.fields.utterance import Utterance
from bot.lean import later

_WRITTEN: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"(?<!my )\b(?:refund|hiring|thesis|internship|cv|resume)s?(?:,? (?:and |or |& )?[a-z]{3,12}){0,2}?\s(?:e-?mails?|requests?"
        r"|quer(?:y|ies)"
        r"|questions?|tickets?|enquir\w+|inquir\w+|messages?|calls?|cases?|claims?|conversations?|chats?|threads?)\b"
    ),
    "ko": later(
        r"(?:환불|해지|채용|취업|논문|과제|입사|면접|(?:[이두]중|중복) ?(?:결제|청구))(?:\s?(?:및|이랑|하고|,|·|과|와"
        r"|이나)\s?[가-힣]{2,4}){0,2}\s?"
        r"(?:[가-힣]{1,3}\s)?(?:문의|요청|상담|접수|신청|건|메일|이메일|전화|톡|관련|응대|지원자|공고)|(?:[가-힣]{2}\s?)?번호(?:로|별로)\s"
    ),
    "ja": later(
        r"(?:返金|解約|応募|採用|論文|卒論|面接|退会)(?:者|希望者?)?(?:や[^\s,､.の]{1,6}){0,2}(?:の|に関する|に関しての|についての"
        r"|関連の|関係の)?"
        r"(?:応募者|申込者)?(?:からの|との)?(?:お?問い?合わ?せ|ご?連絡|ご?依頼|申請|受付|ご?相談|メール|電話|対応|手続き?|申し出|やりとり)"
    ),
}
_TO_BE_DONE: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"\b(?:tools?|systems?|software|platforms?|place|inbox|desk|track\w*|manag\w+|handl\w+|sort\w*|rout\w+|automat\w+|organi\w+|shared"
        r"|reduc\w+|our|agency|customers?)\b"
    ),
    "ko": later(r"관리|한곳|한 ?군데|모으|모아|자동|분류|배정|줄이|줄일|시스템|툴|프로그램|솔루션|챗봇|도구|기능|응대|처리하는|정리"),
    "ja": later(r"管理|一元|一か所|一ヶ所|自動|振り分|減ら|システム|ツール|ソフト|仕組み|まとめ|効率|共有|漏れ|対応を"),
}
"""What is to become of it: who would manage refund requests has none of their own."""


def without_theirs(said: Utterance, left: int, right: int) -> str:
    """Return the folded text with blanks for what customers write about, where the sentence at `left:right` would have it managed."""
    if said.tongue not in _WRITTEN or not _TO_BE_DONE[said.tongue].search(said.folded, left, right):
        return said.folded
    return _WRITTEN[said.tongue].sub(lambda one: " " * len(one.group()), said.folded)
