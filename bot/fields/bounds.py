"""The words around a number that make it a least or a most: "at most 40", 100보다 많은, 30名未満."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.fields.coin import SIGN
from bot.lean import later

_ABOUT_EN = r"(?:about|around|roughly|approximately|approx\.?|circa|say|like|maybe|some|a)"
_BEFORE: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"(?:\b|(?=[<>]))(?:(?P<never>(?:can't|cannot|can not|couldn't|won't|wouldn't|don't want to|not|never|nothing|struggle"
        r"|no)(?:\s\w+){0,3}?\s(?:more than|over|above"
        r"|beyond|past|higher than)|(?:stretch|stretched|stretching|push it) to|go (?:up |as high as |as far as )?to|go as (?:high"
        r"|far) as"
        r"|(?:limit|ceiling|budget cap|spending cap) (?:is|of)|topping out at|tops? out at)"
        r"|(?P<most>(?:less|lower|fewer|smaller)(?: than)? or equal(?: to| than)?)|(?P<least>(?:bigger|greater|larger|more"
        r"|higher)(?: than)?"
        r" or equal(?: to| than)?)|(?P<strict>under|below|sub[- ]?|less than|lower than|fewer than|smaller than|south of|(?<!\w)<)"
        r"|(?P<most_>at (?:the )?most"
        r"|(?<!adds )(?<!add )up to"
        r"|no more than|not more than|no higher than|max(?:imum)?(?: of)?|capped at|cap of"
        r"|cap is|a cap of|within|not over|not above|can't exceed|cannot exceed|not exceed"
        r"|not (?:cross|pass|go (?:above|over|past|beyond))|can't go (?:over|above|past)|not exceeding|<=)"
        r"|(?P<least_>at least|minimum(?: of)?|min|no less than|not less than|no fewer than|not under|more than|over|above|north of"
        r"|upwards? of|exceeding|in excess of|(?:bigger|greater|larger|higher) than|>=?))"
        rf"\s*(?:{_ABOUT_EN}\s+)?{SIGN}\s*$"
    ),
    "ko": later(
        r"(?:(?P<most>최대|상한(?:선)?[은이]?|한도[는가]?|많아야|(?:아무리 )?많아도|많으면|길어야|비싸도|맥스|맥시멈|끽해야|기껏해야"
        r"|잘해야|max)|(?P<least>최소|최저|적어도"
        r"|못해도))\s*(?:한 ?달에?|일 ?년에?|1년에?|매달|월에?|연에?|한|약|대략|₩)?\s*$"
    ),
    "ja": later(
        r"(?:(?P<most>最大|多くても?|高くても|上限(?:は|が|で|額は|としては)?|限度額?(?:は|が|で)?|天井(?:は|が)|最高|せいぜい"
        r"|(?:どんなに)?頑張っても?|出せても?|出しても"
        r"|払えても?|かけられても?|目一杯で?|めいっぱいで?|精一杯で?|max|マックス)(?:で|は|でも)?(?:月額?|年間?|年額"
        r"|毎月)?|(?P<least>最低|少なくとも|最小|最低でも))(?:で"
        r"|でも|は)?(?:約|¥)?\s*$"
    ),
}
_SAID_KO = r"(?:습니다|아요|어요|다|은|음|아)?"
_AFTER: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"(?P<plus>\s?\+(?!\s?(?:vat|tax|gst|hst|fees?|\d))|-plus\b)|(?:\s?(?:people|employees|staff|users|seats|dollars?|bucks"
        r"|quid|grand|usd|euros?|eur|pounds?|gbp|€|£"
        r"|rupees?|naira|rand|dirhams?|shillings?|pesos?|baht))?"
        r"(?:,?\s?(?:(?:a|per|each|every|by|/)\s?(?:month|mo|year|yr|annum|user|seat|agent|head)\b|monthly\b|yearly\b|annually\b"
        r"|p\.?[am]\.?(?![a-z])"
        r"|for the year|in total|all[- ]in))*,?\s"
        r"(?:(?P<least>(?:or|and) more|or (?:greater|higher|bigger|larger)(?: than)?|and up|and above|and over|or above|upwards?"
        r"|minimum|at least|at minimum|plus(?=\s*(?:people"
        r"|employees|users|[.,!?]|$)))"
        r"|(?P<most>or less|or fewer|or under|or below"
        r"|(?:that'?s |it'?s )?(?:(?:an?|my|our|the|absolute|hard|firm|strict) ){0,3}(?:max(?:imum)?\b|ceiling\b|cap\b|limit\b)|tops\b"
        r"|at (?:the )?most|at the outside|and under"
        r"|at a push|at a stretch|if (?:we|i) (?:push|stretch)\w*|(?:and |but )?(?:not|no) (?:a|one) (?:single )?[a-z]+ more"
        r"|(?:and )?(?:no|not any) more\b"
        r"|(?:is|would be|will be|has to be)"
        r" (?:the|our|my)(?: absolute| very| hard| firm| strict| upper)? (?:limit|max(?:imum)?|ceiling|cap|top end|most)"
        r"|(?:(?:is what )?(?:we|i) (?:can|could) (?:give|do|pay|spend|afford|manage|go)(?: to)?,?\s)?(?:and |but )?(?:not|no"
        r"|nothing|never)"
        r" (?:a (?:penny|cent|rupee|dollar) )?(?:more|over|above|higher|beyond)(?: than (?:that|this|it)\b| that\b| this\b"
        r"|\b(?!\s(?:than\b|about\b|[$€£]?\s?\d)))))"
    ),
    "ko": later(
        r"\s?(?:여\s?)?(?:만\s?)?(?:원|명|달러|불|분|인|유로|사람|엔|곳)?(?:\([^()]{0,12}\))?\s?(?:정도|쯤|가량)?(?:은|는|을|를|이"
        r"|가)?\s?(?:(?:조금|좀|살짝|약간|확실히|훌쩍|훨씬|무조건|분명히?|겨우|간신히|거뜬히|아마|당연히)\s)?"
        rf"(?:(?P<strict>미만|(?:채 )?(?:안|못) ?(?:되|돼|됩|됨|될)|보다(?:는|도)?\s?(?:적|작|낮)(?!지|거나){_SAID_KO})"
        rf"|(?P<most>도\s?(?:좀 |너무 |많이 |사실 )?(?:부담|비싸|벅[차찬]|빠듯|힘들|어렵|무리)|보다(?:는|도)?\s?(?:(?:적|작"
        rf"|낮)거나\s?같|(?:많|크|높)지(?:는|도)?\s?않){_SAID_KO}|[과와]\s?같거나\s?(?:적|작"
        rf"|낮){_SAID_KO}|이하|이내|안 ?넘|안쪽|안으로|까지|까진|내로|내에서|안에서"
        r"|한도|을? ?넘지|를 넘지|최대(?!\s?\d)"
        r"|맥스|max|상한|언더|한계|마지노선|최대치|커트라인"
        r"|밑으로|밑에서|밑(?=[이요]|$|[\s,.])|아래로|아래(?=[이요]|$|[\s,.])|(?:을|를)? ?넘(?:으면|어가면|기면|기지|길|지)"
        r"|(?:내|쓰|나가)[가-힣]{0,4}데 그 ?이상은\s?(?:못|안|무리|힘들|어렵|곤란)|이상(?:은|으로는|이면)\s?(?:좀 )?(?:힘들|어렵|무리|안"
        r"|못|곤란|부담))"
        rf"|(?P<least>(?:또는 |혹은 )?(?:그 )?이상|초과|보다(?:는|도)?\s?(?:(?:많|크|높)(?!지)(?:거나\s?같)?|(?:적|작|낮)지(?:는|도)?\s?않)"
        rf"{_SAID_KO}|[과와]\s?같거나\s?(?:많|크|높){_SAID_KO}"
        r"|넘|부터(?!\s?\d)|최소|\+(?=(?:이?요|입니다)?[\s.,!~]*$)))"
    ),
    "ja": later(
        r"\s?(?:円|名|人|ドル|ユーロ|名様)?(?:\s?/\s?(?:月|年|人|mo|yr))?(?:くらい|ぐらい|程度|ほど)?(?:(?P<strict>未満"
        r"|より(?:も)?(?:小さ|少な|低)(?:い|め|く(?!な))|を切"
        r"|に満たな|も?(?:いか|行か|い|届か)(?:ない|ません)|は(?:いな|いま?せん|おりません|超えな))"
        r"|(?P<most>でも(?:ちょっと|正直|かなり)?(?:きつ|キツ|厳し|高[いく]|難し|無理|しんど|苦し)|(?:もしくは|または"
        r"|か)?(?:それ)?以下|以内|まで(?!に?(?:増|減|伸|拡大|縮小|回復|成長|膨))|を?は?(?:超"
        r"|越)えたく(?:な|は)|が(?:せいぜい|精一杯"
        r"|精いっぱい|関の山|やっと|ぎりぎり|ギリギリ"
        r"|いっぱいいっぱい|天井|目一杯|めいっぱい|リミット"
        r"|いいとこ)|で(?:ぎりぎり|ギリギリ|精一杯|いっぱいいっぱい|やっと)|は(?:超|越)えな|(?:は|を)?(?:超|越)え(?:ない|ん|へん)"
        r"|を?超え(?:ると|たら)"
        r"|が上限|が限度|を上限|上限|が限界|がマックス|マックス|max|アンダー|以上は,?(?:無理|出せ|難し|厳し|ちょっと|払え"
        r"|予算オーバー))|(?P<least>(?:もしくは|または|か)?(?:それ)?以上|を?超(?:え[るた]?)?|より(?:も)?(?:大き|多|高)[いくめ]?"
        r"|は(?:い(?:る|ます)|おり(?:ます)?|[下くだ]{1,2}ら|最低(?:でも|限)?)))"
    ),
}


def bounds(folded: str, tongue: str, start: int, end: int) -> tuple[str, int, int]:
    """ "least", "most", "strict" or "" around an amount, and where the words that say so begin and end."""
    head = max(0, start - 32)
    before = _BEFORE[tongue].search(folded[head:start])
    if before and before.lastgroup:
        return ("most" if before.lastgroup == "never" else before.lastgroup.rstrip("_")), head + before.start(), end
    after = _AFTER[tongue].match(folded, end)
    if after and after.lastgroup:
        return ("least" if after.lastgroup == "plus" else after.lastgroup), start, after.end()
    return "", start, end
