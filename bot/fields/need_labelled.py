"""A need behind its label, as forms and those who write like one put it: "Use case: …", 용도: …, お問い合わせ内容：…"""

from __future__ import annotations

from bot.fields.text import Cue
from bot.lean import later

_LABEL = (
    r"(?:use case|(?:main |business )?(?:purpose|requirements?|needs?|challenge|problem)|what we need"
    r"|looking for|(?:your |my )?(?:enquiry|inquiry)"
    r"|(?:도입|사용|이용|활용|문의)?\s?(?:용도|목적)|(?:필요|희망|요청)\s?(?:한\s)?기능|(?:문의|상담|요청)\s?(?:내용|사항)|(?:요구"
    r"|필요)\s?사항|도입\s?(?:사유|배경|이유)"
    r"|용건"
    r"|(?:導入|利用|ご?利用|使用)?(?:用途|目的)|(?:お?問い?合わ?せ|ご?相談|ご?要望|ご?依頼)(?:の?内容|事項)?|(?:必要"
    r"|希望)(?:な)?機能|導入(?:の)?(?:理由|背景)|課題|お悩み|ご用件)"
)
_NOT_WORK = (
    r"(?:(?:the |your |a |an )?(?:pric\w*|quot\w*|costs?|demo\w*|trial\w*|brochure\w*|job|call|\d)|n/?a\b|none\b|nothing|no\b"
    r"|as per|see\b|personal|m(?:r|rs|s)\b|e-?mail\b|delete|how much|do you"
    r"|can you|your (?:\w+ )?(?:site|page|app)|위와|同上|特定の|요금|가격|견적|비용|데모|자료|소개서|없|미정|추후|별도|전화|연락"
    r"|수신|로그인|料金|価格"
    r"|お?見積|費用|デモ|資料|未定|なし"
    r"|特に?な|お?電話|ご?連絡|ログイン)"
)
_NEXT_LABEL = (
    r"(?:\s{0,2}[,;、／/・|-]\s{0,3}(?:\d[.)]\s?)?(?!https?)[^\s:.,;=\d]{1,12}(?:\s[^\s:.,;=\d]{1,8})?"
    r"|[.\s]\s{0,3}(?:\d[.)]\s?)?(?!https?)[^\s:.,;=\d]{1,12})\s?[:=]"
)
LABELLED = Cue(
    frozenset(),
    later(
        rf"(?:^|[\n/|,;､·・【■●◆\[(-]\s{{0,3}}|\d[.)]\s{{0,3}}|(?<=[.!?\]])\s){_LABEL}\s?[:=\]】]{{1,2}}\s{{0,3}}+"
        rf"(?!{_NOT_WORK})(?P<it>[^\n|?]{{2,160}}?)(?={_NEXT_LABEL}|\s{{0,3}}(?:[\n|]|$)|(?<!e\.g)(?<!i\.e)(?<!etc)[.!]\s|\s\d[.)]\s)"
    ),
    (":", "=", "】", "]"),
)
