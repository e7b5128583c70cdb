"""Tells whether words correct or deny a value: "make that 80", "54 people not 45", "40명 아니고 60명", "60, no wait, 65"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from bot.fields.changed_en import changed_to
from bot.fields.others_en import is_of_others
from bot.fields.utterance import Utterance
from bot.language import listed
from bot.lean import later

_CUES_EN = listed("correction cues", "en")
_CORRECTS: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"\b(?:actually|correction|i meant|i mean|meant to (?:say|write|be|put)|make (?:that|it)|scratch|scrap|scrub"
        r"|forget (?:what i said|that)"
        r"|whoops|oops|my mistake|my bad|typo"
        r"|(?:pardon(?: me)?|apologies|excuse me|sorry)[,:]? (?:it's |its )?not(?! (?:yet|sure|for|to)\b)"
        r"|instead of|rather than|change (?:that|it|the)|sorry,|that was wrong"
        r"|wait,|not (?:(?:in|on|until|by|the) )?(?:\S*\d|(?:january|february|march|april|may|june|july|august|september|october"
        r"|november|december|spring|summer|autumn)\b)|no,|correct (?:that|it)|update (?:that|it)"
        r"|should (?:be|say|read|have (?:been|said|read))"
        r"|isn't \S*\d)"
    ),
    "ko": later(
        r"아니[,요고라에 ]|아뇨|정정|수정|다시 (?:말|보|세[보봤어])|잘못|실은|말고|바꿔|변경|틀렸|착각|아참|\d[가-힣]{0,3}로 ?고쳐"
        r"|(?:아까|방금|앞에서"
        r"|위에)[^.!?\n]{0,16}(?:[했드적썼햇렷엇랬댔랫]는데|랬[죠지잖]|드렸는데|적었는데)"
    ),
    "ja": later(
        r"訂正|\d(?:名|人|円)?(?:じゃ|では)なか|(?:さっき|先ほど|先程)の(?:約?\d+(?:名|人|円|万)|人数|(?:社|従業|職)員数|予算|金額"
        r"|時期)|(?:人数|員数|予算|金額)の件|数え(?:忘れ|漏れ)|入れ忘れ|(?:本当|実際)は,?約?\d|\d(?:名|人|円|万円?"
        r"|月末?|日)(?:と|って)(?:書き|書い|言い|言っ|申し|お?伝え|入力し|送っ)[^.!?\n]{0,6}(?:が|けど|けれど|ん(?:です|だ)|[,､])"
        r"|(?<![聞言読書])(?<!き)(?:間違|まちが)(?!い(?:が|や|も|電話)|えられ|える)|ではなく|じゃなく|でなく|正しくは|いや[,、]"
        r"|失礼|(?<![一-鿿])(?:修正|変更)(?!依頼|の(?:連絡|依頼|電話|問)|が|など|や)|誤り(?!が|や)|やっぱり|やはり"
        r"|(?:さっき|先ほど|先程|先に)[^.!?\n]{0,16}(?:言い|言っ|申し|お伝え|書き|書い|入力)[^.!?\n]{0,6}(?:が|けど|けれど)"
    ),
}
_DENIALS = frozenset(
    ("said", "wrote", "told", "put", "gave", "not", "scrap", "forget", "ditch", "scratch", "instead", "rather", "isn", "wasn", "no")
) | frozenset(("gied", "mentioned", "quoted", "typed", "entered"))
_DENIED_BEFORE = later(
    r"\b(?:not|scrap|forget|ditch|scratch|instead of|rather than|isn't|wasn't|not the|no longer)\s+(?:(?:about|around|in|on"
    r"|during|the|my|our|with|using)\s+){0,2}(?:us\$"
    r"|[$€£¥₩])?\s?$"
)
_DENIED_AFTER: Mapping[str, re.Pattern[str]] = {
    "ko": later(
        r"\s(?:명|분|사람)이?라(?:고|고 | )?(?:했|말|그랬|적었|썼)|\s(?:명|분|사람)이?[랬랫](?:는데|지만|죠|지)"
        r"|\s?(?:명|분|인|사람)?[은는]\s(?:재?작년|예전|옛날|이전)(?=.*\d)"
        r"|[^\s,.\d]{0,4}\s?(?:정도|쯤)?(?:이|가|은|는)?\s?(?:(?:(?:좀|너무|조금|많이|아무래도) )?(?:어렵|힘들|무리|불가|안 ?되"
        r"|촉박하|빠듯하|이르|늦)(?=[고구겠니지]|ㄹ|는데|은데|ㅂ)"
        r"|[은는엔]\s(?:(?:너무|좀|한창) )?(?:바[쁘빠][서고니데][가-힣]?"
        r"|(?:성수기|결산|휴가|시험|행사)(?:철|기간)?(?:이?라서?|이고))(?=,?\s[^.!?]{0,8}\d{1,2}월)"
        r"|아니[고라에었]|아닌|아니에요|말고|아니구|(?:이)?라(?:고|고 | )?(?:했|햇|말|그랬|적[었엇]|썼)|(?:이)?[랬랫](?:는데|지만|죠|잖|지)"
        r"|(?:좀|너무) (?:비싸|부담|힘들"
        r"|어렵|무리|빨라|빠르|이르))"
    ),
    "ja": later(
        r"(?:名|人)も(?:いな|おら|いま|おりま|いて)[^.!?\d]{0,8}[,､.](?=[^.!?]{0,6}\d)|(?:名|人|円|万円)?(?:という(?:の|数字|人数)?"
        r"|(?:って|と)(?:いう|言った|書いた|お伝えした)の?)?は?[^.!?\d]{0,18}?(?:数え(?:忘"
        r"|間違|漏)|[入足]し?れ?忘れ|(?:だけ|のみ|を?(?:抜い|除い)た|を?抜き?)の?(?:数|人数)|(?:だけ|のみ)でした|間違(?!いな))(?=.*\d)"
        r"|(?!円?以上)[^\s,.\d]{0,5}[,､]?(?:(?:と|っ?て|(?<=[名人円万\d]))(?:(?:言い|申し|お伝えし|伝え|書き|入力し|回答し"
        r"|お答えし)まし(?:た"
        r"|て)|(?:言っ|書い|伝え|お伝えし|入力し)(?:た(?:の[はがで間,､]|けど|が|ん)|ちゃ)|(?:思っ|考え)て(?:い)?(?:た"
        r"|まし))(?=.*[\d一二三四五六七八九十百])|はちょっと|だとちょっと"
        r"|(?:なら|だと)(?:安い|高い)(?:な|かな|と思|と感|という|って)"
        r"|は(?:もう|さすがに|ちょっと|たぶん|絶対に?|やはり|やっぱり)?(?:厳し|無理|難し|高|間に合わ)|ではな[くか]|じゃな[くか]"
        r"|でなく|ではありません|じゃない(?!と)|ちがい?[うま]|は間違い|は誤り)"
    ),
}


_TAKES_BACK: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"[^\d!;\n]{0,16}?(?<![a-z])(?:no,? )?(?:scratch|strike) that\b[^\d!;\n]{0,56}|[^\d!;\n]{0,16}?(?<![a-z])(?:no,? (?:wait"
        r"|sorry|hold on|hang on|make|scratch)|no[,.] |no(?= [$€£\d])|wait|hold on|hang on|sorry"
        r"|actually|correction|scratch that|strike that|my mistake|make (?:it|that)|i mean[t]?|(?:wh)?oops|soz|sry|my bad"
        r"|let me (?:check|see|count|look)|or rather|or more like|really more like"
        r"|more precisely|more exactly|to be exact|strictly|oops|typo|pardon|apologies(?! for\b)|excuse me)(?![a-z])[^\d!;\n]{0,32}"
    ),
    "ko": later(
        r"[^\d!;\n]{0,24}?(?:\.\.|…)\s?아,? (?:여기|찾아보니|확인해 ?보니|지금 보니|적혀)[^\d!;\n]{0,18}"
        r"|[^\d!;\n]{0,10}?(?:[,.…~?]|\s|^)(?:아니(?![고라면]|었|어도)|아뇨|정정|잠깐만|잠시만|실은|다시 보니|정확히|정확하게"
        r"|아 참|아참|아(?=\s|$))[^!;\n]{0,18}"
    ),
    "ja": later(
        r"[^\d!;\n]{0,10}?(?:(?:いや|あ)[,､]?(?:待って|違う|ちがう|違った)[^\d!;\n]{0,24}|いや(?!が)|いえ|違う|違いま|違った|ちがう"
        r"|(?<!に)訂正|もとい|正確には|正しくは|間違え|失礼|じゃなくて"
        r"|ではなくて?)[^!;\n]{0,18}"
    ),
}
"""What may stand between two values of which the second replaces the first."""
_SORRY_JA = later(r"[^\d!;\n]{0,12}?(?:すみません|すいません|ごめん|申し訳)[^!;\n]{0,24}")
_IT_WAS_JA = later(r"(?:名|人|円|万円)?でした")
"""Behind the second of two values: 36名です。あ、すみません、37名でした."""
_ENDS_TIME_JA = frozenset("にでは末中頃月日週期")
_TIME_JA = later(r"[月週年期日春夏秋冬末頃内降明ら][からけにでは]{0,3}$")
_RATHER_JA = later(
    r"[^\d!;\n]{0,12}?(?:すみません|すいません|ごめん|申し訳|やっぱ|やはり)(?:(?!返事|返信|連絡|打ち?合わ?せ|面談|デモ)[^!;\n]){0,28}"
)
_AT_TIME_JA = later(r"(?:から|まで|以降|頃|ごろ|くらい)?(?:に|で)?(?:お願い|お?頼み|です|でした|しま|した[いく]|して|変更|かな|[,､.!\s]*$)")
"""Behind the second of two times, which is the plan: 10月から、すみません、10月は棚卸しなので11月からでお願いします."""
_NEGATED = later(r"\b(?:not|isn't|wasn't|instead of|rather than)\b|말고|아니고")
_PART_OF_IT = later(
    r"\s?(?:people |ppl |of us |agents? |users? |seats? )?(?:would |will |actually |really |who |that |only )*"
    r"(?:use|using|need|log|access|work on|handle|answer|touch|do support|seats?\b|licen[cs]es?\b)|"
    r"\s?(?:\w+\s)?(?:of (?:them|those|whom|which|that|it)\b|are in\b|in (?:support|sales|it)\b)|\s?(?:명|인)?(?:은|이)\s"
    r"|(?:名|人)?(?:は|が)"
)
_APART = 80


_BEFORE_EN = later(r"\b(?:was|were|used to be|had been|last (?:year|quarter|month)|previously|originally)\b")
_NOW_EN = later(r"[^\d!?\n]*\bnow\b[^\d!?\n]*")
_NOW_BEHIND_EN = later(r"(?:\s\w+)?\snow\b")


def _was_before(said: Utterance, end: int, start: int, after: int) -> bool:
    """True for the first of two English values that says how it was, where the other one says how it is: "it was 20k, now 30k"."""
    if said.tongue != "en":
        return False
    between = said.folded[end:start]
    if changed_to(said.folded, end, start):
        return True
    if "now" not in said.words:
        return False
    head = said.folded[max(said.folded.rfind(sign, 0, end) for sign in "!?\n;") + 1 : start]
    is_now = _NOW_EN.fullmatch(between) or (not any(sign.isdigit() for sign in between) and _NOW_BEHIND_EN.match(said.folded, after))
    return bool(is_now and _BEFORE_EN.search(head[-2 * _APART :]))


def taken_back(said: Utterance, end: int, start: int, after: int) -> bool:
    """True when a value that ends at `end` is put right by the next one at `start:after`: the 60 of "60, no wait, 65"."""
    if start - end > _APART:
        return False
    return _was_before(said, end, start, after) or _is_put_right(said, end, start, after)


def _is_put_right(said: Utterance, end: int, start: int, after: int) -> bool:
    if said.tongue == "en" and _CUES_EN.isdisjoint(said.words):
        return False
    between = said.folded[end:start]
    if between.startswith(" actually,"):  # "we're 21 actually, two started": it puts right what was said before
        return False
    if said.tongue == "ja" and _RATHER_JA.fullmatch(between) and _are_times(said.folded, end, start, after):
        return True
    if said.tongue == "ja" and _SORRY_JA.fullmatch(between):
        is_alike = between[:1] in (*",､.;", said.folded[after : after + 1]) or said.folded[end - 1] in _ENDS_TIME_JA
        return is_alike and bool(_IT_WAS_JA.match(said.folded, after))
    if _NEGATED.search(between) or not _TAKES_BACK[said.tongue].fullmatch(between):
        return False
    return not _PART_OF_IT.match(said.folded, after)


def _are_times(folded: str, end: int, start: int, after: int) -> bool:
    """True for two Japanese times, the second told as the plan."""
    first = _TIME_JA.search(folded, max(0, end - 4), end)
    return first is not None and _TIME_JA.search(folded, start, after) is not None and bool(_AT_TIME_JA.match(folded, after))


class _Spanned(Protocol):
    """Anything read from a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_Read = TypeVar("_Read", bound=_Spanned)


def standing(said: Utterance, made: Sequence[_Read]) -> list[_Read]:
    """The values of a text that are not put right by the next one."""
    if len(made) < 2:
        return list(made)
    last = made[-1:] if said.tongue == "ja" else []  # 36名です。すみません、先月1人入ったので37名でした
    return [
        *(one for one, new in pairwise(made) if not any(taken_back(said, one.end, by.start, by.end) for by in (new, *last))),
        made[-1],
    ]


def corrects(said: Utterance) -> bool:
    """True when the text says that it replaces something said before."""
    if said.tongue == "en" and _CUES_EN.isdisjoint(said.words):
        return False
    return bool(_CORRECTS[said.tongue].search(said.folded))


_SORRY = later(
    r".{2,40}?\s?[.,;–-]{1,4}\s(?:(?:sorry|correction|i mean|i meant|no,? wait|wait,? no|actually|or rather|oops|typo)[,:.]?\s)+"
    r"(?!i\b)(?=[a-z])",
    re.IGNORECASE,
)


def behind_correction(text: str) -> int:
    """Return where the name begins that puts right the one before it: "Cedargate. Sorry, Cedargate Community"; else 0."""
    one = _SORRY.match(text)
    return one.end() if one and text[one.end()].isupper() else 0


_SAID_EN = later(r"\b(?:i|we) (?:said|wrote|typed|told you|put|gave|entered)(?: you)?(?: about| around)? (?:us\$|[$€£¥₩])?$")
_IT_IS_EN = later(
    r"[^.!?\d]{0,48}?(?:[,.;]|\bbut|\band)\s(?:sorry,? )?"
    r"(?:(?:it|that|this)?\s?should (?:be|say|read|have (?:been|said|read))"
    r"|it's|it is|that's|we're|we are|make it|it was)\b[^.!?\d]{0,20}\d"
)
"""Around a value that only says what was told before: "I said 30 people, it's 33"."""


_THAT_EN = later(r"\b(?:that|those|the) $")
_MENTIONED_EN = later(
    r"(?: (?:people|staff|of us|employees|a month|a year))?,? (?:that )?(?:i|we)"
    r" (?:mentioned|gave (?:you|ye)|gied ye|told (?:you|ye)|said|quoted)\b"
)
"""Around a value that is only pointed back to: "those 70 people I mentioned"."""


def denied(said: Utterance, start: int, end: int) -> bool:
    """True when what stands at `start:end` is named only to be put right: the 45 of "54 people, not 45"."""
    if said.tongue == "en":
        if _DENIALS.isdisjoint(said.words):
            return False
        before = said.folded[max(0, start - 28) : start]
        if _THAT_EN.search(before) and _MENTIONED_EN.match(said.folded, end):
            return True
        return bool(_DENIED_BEFORE.search(before) or (_SAID_EN.search(before) and _IT_IS_EN.match(said.folded, end)))
    if said.tongue == "ja" and _SAID_JA.search(said.folded, max(0, start - 8), start) and _FIGURE.search(said.folded, end):
        return True
    return bool(_DENIED_AFTER[said.tongue].match(said.folded, end))


_FIGURE = later(r"\d")
_SAID_JA = later(r"(?:さっき|先ほど|先程)(?:の|言った)約?$")
"""Right before a value that is only said again: さっきの35人に事務の4人を足し忘れてました。39人です."""


_ANOTHERS_KO = later(
    r"(?:(?:전|예전|이전|기존|다른|그|원래|지난번) ?(?:업체|회사|대행사|직원|담당자|점장|실장|직장)|전임자|건물주|임대인|집주인"
    r"|건물 ?관리(?:실|사무소)|거래처|협력사|납품처|경쟁사|그쪽|거기|귀사"
    r"|옆 ?(?:집|가게|사무실|매장|회사))(?:분|님)?(?:의|네|쪽)?\s?(?:사무실 |담당자 |대표 |사장님 )?(?:쪽 )?"
    r"(?:(?:전화|핸드폰|휴대폰|대표) ?)?(?:번호|연락처|전화|핸드폰|이메일|메일|주소)(?:가|는|은|이|로|에서|를|을)?[\s:]{0,3}$"
)


_ANOTHERS_JA = later(
    r"(?:(?:税理士|会計士|弁護士|会計事務所|法律事務所|大家|管理会社|管理組合|不動産屋|業者|ベンダー|前任|取引先|仕入先|知人|友人"
    r"|知り合い|紹介者|元請|下請|制作会社|代理店|競合|同業者?|お客)(?:の?(?:方|者|会社))?(?:さん|様|先生)?"
    r"|(?:隣|よそ|近所)の[一-鿿ァ-ヺー]{1,6}(?:さん)?|(?:前の|先代の|元の|今の業者の|辞めた|退職した|異動した"
    r"|亡くなった)[一-鿿ァ-ヺー]{1,6}(?:さん)?(?:の[一-鿿]{1,4}(?:さん)?)?)"
    r"の(?:[^\s,.!?の]{1,6}の)?(?:お?電話|携帯|番号|連絡先|メール|アドレス)[^.!?\n]{0,10}$"
    r"|(?:請求書|契約書|マニュアル|御社の[^\s,.!?の]{1,8}|資料)に(?:書い|載っ|あっ|書かれ|記載され)[^.!?\n]{0,8}$"
)


_GIVEN_BY_KO = later(
    r"(?:손님|고객|환자|회원|학부모|보호자|어머니|아버지|어머|아버|입주민|세입자|거래처|업체|기사|견주|예약자|신청자|누군가|누가"
    r"|어떤 분|한 분|사람)(?:님|분)?(?:들)?(?:이|가|께서|한테서|에게서)\s(?:[가-힣]{1,6}\s)?$"
    r"|(?:부재중|발신|스팸|모르는 번호)[^.!?\d@]{0,10}$"
)
"""Right before an address or a number: who gave it, or rang from it."""
_NOT_OURS_KO = later(
    r"\s?(?:(?:번호|메일|주소)?(?:로|으로|번으로)\s(?:[가-힣]{1,6}\s)?"
    r"(?:(?:전화|문자|연락|통화|콜백|답|회신)(?:를|을)?\s?(?:해\s?)?(?:달라|주라|바란다)"
    r"|걸었|걸어 ?봤|(?:전화|문자|메일|연락|문의)(?:를|을)?\s?(?:했|드렸|보냈|넣었)|보냈)"
    r"|(?:에서|가|이)\s(?:찍[혀혔히]|자꾸|계속|[가-힣]{1,4}\s(?:전화|문자|메일)(?:가|를|이))"
    r"|(?:번호는|번호|메일은|메일)?(?:은|는|인데|이지만|지만|이건|이거는)\s"
    r"(?!(?:광고|홍보|스팸|뉴스레터|마케팅|주말|야간|밤|업무|평일|[월화수목금토일]요일|카톡|문자|전화는))[^.!?@\d]{0,24}?"
    r"(?:건물주|건물|경비실|관리실|관리사무소|콜센터|고객센터|전 ?직원|퇴사|(?:예전|옛날|이전) (?:번호|메일|주소|거|건|것)|없어[진졌]"
    r"|(?:이제|더는|더 이상|요즘) ?안 ?[쓰써씁]|못 ?[쓰써씁]|해킹|거기(?:로)? ?말고|[쓰걸]지 ?(?:마|말)|보내지 ?(?:마|말)|해지했|정지"
    r"|(?:제|저희|우리) ?(?:거|것|번호|메일)(?:가|이)? 아니|남의|다른 (?:사람|회사|부서)))"
)
"""Right behind one: it is whoever is to be called back, it was called in vain, or nobody is to be reached there."""


_GIVEN_BY_JA = later(
    r"(?:お客|顧客|取引先|会員|生徒|患者|保護者|利用者|入居者|業者|応募者|参加者)(?:さん|様|さま|の方)?(?:たち|方)?(?:から|が"
    r"|も)[,､]?[^.!?@\dは]{0,4}$"
)
_TO_IT_JA = later(r"\s?(?:に|へ|宛|から|って|という)")
"""Around an address that others wrote to, or wrote from: お客さんからsato@hana.exampleに返事が来ないと言われました."""


def is_anothers(said: Utterance, start: int, end: int) -> bool:
    """Tell whether an address or a number at `start:end` is somebody else's: 손님이 … 로 전화 달래요, 大家さんの電話は …."""
    if said.tongue == "en":
        return is_of_others(said, start, end)
    if said.tongue == "ko" and (_NOT_OURS_KO.match(said.folded, end) or _GIVEN_BY_KO.search(said.folded, max(0, start - 24), start)):
        return True
    if said.tongue == "ja" and _TO_IT_JA.match(said.folded, end) and _GIVEN_BY_JA.search(said.folded, max(0, start - 24), start):
        return True
    way = {"ko": _ANOTHERS_KO, "ja": _ANOTHERS_JA}.get(said.tongue) if start > 0 else None
    return way is not None and bool(way.search(said.folded, max(0, start - 28), start))
