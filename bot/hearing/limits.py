"""What somebody who gives an address sets as limits to writing to it: no texts, not before Monday, not to my boss, no chasing. Pure."""

from __future__ import annotations

from bot.language.fold import fold
from bot.lean import later

_MARKS = "(?:please |pls |kindly |just |and |but )*"
_LIMITS_EN = (
    rf"{_MARKS}(?:don't|do not|dont|never|no need to) (?:go |be |ever )?(?:put(?:ting)?|add(?:ing)?|sign(?:ing)?|stick(?:ing)?"
    rf"|subscrib(?:e|ing))"
    r" (?:me|us|it|this|that|my \w+)(?: up| down)? (?:on|to|for|onto|in) (?:any|your|a|some|the)(?: \w+){0,2}",
    rf"{_MARKS}(?:don't|do not|dont|no|avoid) (?:send )?(?:me |us )?(?:text(?:s|ing)?|sms|whatsapp\w*|dms?)\b(?: me| us)?",
    r"(?:if (?:i|we|you)\b[^,.;!?\n]{0,40}?,?\s)?"
    rf"{_MARKS}(?:don't|do not|dont|no) (?:need to |go |be )?(?:chas|hound|nag|hassl|pester|bug|bother)\w*\b(?: me| us)?",
    rf"{_MARKS}(?:don't|do not|dont|never) (?:contact|call|ring|e-?mail|write to|cc|copy|bother|involve) (?:my|our"
    rf"|the) [\w ]{{2,24}}?(?=[,.;!\n]|$| and| but)",
    rf"{_MARKS}(?:don't|do not|dont|no) (?:contact|call|e-?mail|writ|messag|send|text|ring)\w*(?: (?:me|us|anything|it|stuff))?"
    r"(?![^.;!?\n]{0,40}\b(?:again|ever|any ?more|at all|anything)\b) (?:on|at|over|before|after(?! (?:this|that|today|now))|during"
    r"|until|till|outside|this"
    r"|next)\b[^.;!?\n]{0,30}?(?=[.,;!?\n]|$)",
    rf"{_MARKS}(?:remove|delete|forget|ignore|drop|scrap) (?:the|my|that|our) (?:old|other|wrong|previous|first) (?:address|e-?mail"
    rf"|mail|number|one)",
)
_NOT_KO = r"\s?(?:마|말)[가-힣]*(?:\s?주[가-힣]*)?"
_LIMITS_KO = (
    rf"(?:카카오톡|카톡|톡|문자|디엠|dm|전화|통화)(?:은|는|도|으로는?|로는?)?\s?(?:절대 |제발 |좀 )?(?:하지|보내지|주지|걸지){_NOT_KO}",
    rf"(?:전화\s?)?번호(?:는|은|를|좀)?\s?(?:이제 |더 |제발 )?(?:그만 ?(?:물어|묻|여쭤)[가-힣]*|(?:묻지|물어보지|여쭤보지){_NOT_KO})",
    r"(?:옛날|예전|이전|기존|아까|먼저|틀린|잘못된)\s?(?:메일|이메일|주소|번호|거|것)(?:은|는|을|를)?\s?(?:지워|삭제|버려"
    r"|빼)[가-힣]*(?:\s?주[가-힣]*)?",
    rf"(?:(?:답장?|회신|연락)(?:이|을)?\s?(?:없|못|안|늦)[가-힣 ]{{0,8}})?(?:재촉|독촉|닦달|채근)(?:은|는)?\s?(?:하지)?{_NOT_KO}",
    r"영업\s?(?:성\s?)?전화(?:는|은|를)?\s?(?:안 ?받|사절|싫|거절|금지)[가-힣]*",
    r"(?:[가-힣\d]{1,8}\s?){1,3}(?:전에는|전엔|전에|까지는|외에는|외엔|에는|에|때는|땐|중에는|엔)\s"
    rf"(?:연락|메일|전화|문자|아무것도)?(?:은|는|을|를)?\s?(?:보내|하|주)지{_NOT_KO}",
    rf"[가-힣]{{1,6}}(?:께는|한테는|에게는|한텐|에겐)\s?(?:연락|메일|전화)?(?:은|는|을|를)?\s?(?:하지|보내지){_NOT_KO}",
)
_NOT_JA = r"(?:しないで|やめて|止めて|控えて|ご?遠慮|送らないで|不要|お断り)[ぁ-ん]*(?:下さい)?"
_LIMITS_JA = (
    rf"(?:line|ライン|sms|ショートメール|dm|お?電話)(?:は|を|での?ご?連絡は){_NOT_JA}",
    rf"(?:上司|社長|部下|同僚|[部課店院]長|本社|本部|会社|代表|家族|妻|夫|経理|総務)(?:の方|のほう)?(?:に"
    rf"|へ)は?[^。.!?\n]{{0,6}}(?:連絡|電話|メール)[^。.!?\n]{{0,4}}{_NOT_JA}",
    rf"(?:(?:返事|返信|連絡)(?:が|は)?[^。.!?\n]{{0,8}}も[､、,]?)?(?:催促|督促)(?:は|を)?{_NOT_JA}",
    r"(?:時間外|夜間?|深夜|休日|土日|週末|祝日|早朝|[月火水木金土日]曜日?|\d{1,2}時)(?:まで|以降|以外|前)?(?:に|の)?は?[^。.!?\n]{0,8}?"
    rf"(?:連絡|電話|メール)?(?:は|を)?{_NOT_JA}",
    r"(?:電話)?番号は?(?:もう|これ以上)?(?:聞か|訊か|きか)ないで[ぁ-ん]*(?:下さい)?",
)
_LIMITS = later("|".join(f"(?:{limit})" for limit in (*_LIMITS_EN, *_LIMITS_KO, *_LIMITS_JA)))
"""How, when and to whom is not to be written: whoever says so beside an address wants to be written to."""


def beside_limits(text: str) -> str | None:
    """Return a message with line ends in place of the words that set such a limit; None where it sets none."""
    said = fold(text)
    if len(said) != len(text) or not _LIMITS.search(said):
        return None
    parts, at = [], 0
    for limit in _LIMITS.finditer(said):
        parts += [text[at : limit.start()], "\n" * (limit.end() - limit.start())]
        at = limit.end()
    return "".join([*parts, text[at:]])
