"""What Korean and Japanese call the parts of a firm, and by what ending a Japanese firm is known for one."""

from __future__ import annotations

import re

OF_ANOTHER_KO = re.compile(r"(?:님|씨|장|이사|대표|사장|선배|후배|동료|남편|아내|친구|상사)[은는]$")
"""이사님은 구본희 이사님: who somebody else is."""
_DUTY_KO = (
    r"(?:영업|마케팅|개발|기획|운영|관리|구매|총무|인사|재무|회계|경리|고객지원|고객|상담|물류|생산|품질|디자인|전산|정보"
    r"|경영지원|홍보|법무|시설|예약|배송|교육|기술"
    r"|상품|콘텐츠|cs|cx|it|hr|md|pr|qa)"
)
DEPT_KO = rf"(?:[가-힣A-Za-z]{{2,8}}팀|[가-힣]{{2,8}}부|{_DUTY_KO}[가-힣]{{0,4}}(?:그룹|실|센터|파트|본부|과|담당))"
_DEPT_ALONE_KO = re.compile(rf"(?:{_DUTY_KO}[가-힣]{{0,4}}(?:팀|부|그룹|실|센터|파트|본부|과|담당)|[가-힣A-Za-z]{{1,8}}팀)")
FIRM_MARK = (
    r"(?:物流|商事|出版|工業|製作所|商店|商会|電機|電気|電子|建設|工務店|産業|運輸|運送|不動産|銀行|病院|医院|クリニック|歯科"
    r"|学園|大学|旅館|ホテル|製菓|食品|酒造|堂|屋|社|館|園|店|局|堂|会|組合|事務所|企画|システムズ?"
    r"|テック|ラボ|ソフト|サービス|ホールディングス|グループ|デザイン|フーズ|薬局|薬品|化学|製薬|印刷|繊維|鉄工|精機|興業|通商"
    r"|交通|観光|農園|水産|書店|文庫|の里)"
)


def is_department(run: str) -> bool:
    """True for a Korean word that is a part of a firm and no firm: CS그룹, 구매팀."""
    return bool(_DEPT_ALONE_KO.fullmatch(run))
