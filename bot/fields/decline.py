"""Which fields a text declines to tell, or does not know: "rather not say", "予算はちょっと…", "전화보다 메일이 편합니다"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.fields.utterance import Utterance, clause, sentence, utterance

_NAMED: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "en": {
        "budget": re.compile(r"\b(?:budget|money|price range|what we(?:'d| would| can) (?:pay|spend)|figures?|our spend)\b"),
        "timeline": re.compile(r"\b(?:timeline|timing|dates?|deadline|time ?frame|when (?:we|i)|start date|schedule)\b"),
        "phone": re.compile(r"\b(?:phone|number|calls?|mobile|cell|ring|telephone|landline)\b"),
        "email": re.compile(r"\b(?:e-?mail|e-?mail address|mail address|address|inbox)\b"),
        "name": re.compile(r"\b(?:my name|names?)\b"),
        "company": re.compile(r"\b(?:company name|which company|the company|employer|where i work)\b"),
        "company_size": re.compile(
            r"\b(?:company size|headcount|head count|size|how many (?:people|of us|we are|staff|employees)|staff numbers?|number of (?:people|employees))\b"
        ),
        "role": re.compile(r"\b(?:role|job title|title|position)\b"),
        "current_solution": re.compile(r"\b(?:current (?:tool|solution|setup|system)|what we use|our tools?)\b"),
        "need": re.compile(r"\b(?:details|requirements)\b"),
    },
    "ko": {
        "budget": re.compile(r"예산|금액|비용"),
        "timeline": re.compile(r"일정|시기|날짜|도입 ?시점|언제"),
        "phone": re.compile(r"전화|번호|연락처|통화|휴대폰|핸드폰"),
        "email": re.compile(r"메일|이메일"),
        "name": re.compile(r"이름|성함|실명"),
        "company": re.compile(r"회사명|회사 ?이름|상호|어느 회사|소속|회사는"),
        "company_size": re.compile(r"인원|직원 ?수|규모|몇 명"),
        "role": re.compile(r"직책|직급|직함|역할"),
        "current_solution": re.compile(r"쓰는 (?:툴|도구|서비스|솔루션)|현재 (?:툴|도구|솔루션)"),
    },
    "ja": {
        "budget": re.compile(r"予算|金額|費用"),
        "timeline": re.compile(r"時期|日程|いつ|スケジュール|期限"),
        "phone": re.compile(r"電話|番号|携帯"),
        "email": re.compile(r"メール|アドレス"),
        "name": re.compile(r"名前|氏名|実名"),
        "company": re.compile(r"会社名|社名|勤務先|所属"),
        "company_size": re.compile(r"人数|規模|従業員数|社員数|何名|何人"),
        "role": re.compile(r"役職|立場|肩書"),
        "current_solution": re.compile(r"現在の(?:ツール|システム)|使っているもの"),
    },
}
_REFUSES: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:rather (?:not|stick|keep|leave)|i'd (?:sooner|prefer (?:not|to (?:leave|keep|wait|skip)))|prefer (?:not|to leave|to keep|e-?mail|mail|chat|writing)|not (?:telling|saying|sharing|giving|comfortable|going to (?:say|tell|share|give)|gonna (?:say|tell|share|give)|at liberty|willing)"
        r"|won't (?:say|tell|share|give|be sharing)|can't (?:say|tell|share|disclose|give)|cannot (?:say|tell|share|disclose)|don't (?:want|wish|like|care|feel like|share|disclose|give out|do)|do not (?:want|wish|share)|no (?:phone|calls|comment|thanks)|none of your"
        r"|skip (?:that|this|it|the)|pass\b|next question|leave (?:that|this|it) (?:out|blank|for|open)|keep (?:that|this|it) (?:private|to myself|for)|confidential|private\b|not for (?:now|chat)|we can talk|later (?:please|maybe)"
        r"|can we leave|sort that out (?:later|with)|talk (?:money|budget|numbers) (?:once|when|later|after)|discuss (?:that|it) (?:later|with|once|on)|go through it with|not (?:right )?now|ask me later|why does (?:it|that) matter|don't have one to give|just (?:reply|email|mail|write)|you have our account"
        r"|stop asking|quit asking|not relevant|doesn't matter|irrelevant|that's private|my business|would rather not)\b"
    ),
    "ko": re.compile(
        r"말씀 ?(?:드리기|안 ?드릴|못 ?드)|말하기 ?(?:좀|어렵|곤란|싫)|말하고 싶지|밝히기 ?(?:좀|어렵|곤란)|밝힐 수 없|공개(?:하기|할 수| ?안| ?못|는 좀)|알려 ?(?:드리기|주기) ?(?:좀|어렵|곤란)|알려드릴 수 없|좀 그래|좀 그렇|곤란|비공개|비밀|노코멘트|패스|건너뛰|넘어가|생략|안 ?할래|싫어|싫습|보다는? (?:메일|이메일|채팅|문자|톡|여기)"
        r"|(?:메일|이메일|채팅|문자|톡)(?:이|로|가)? ?(?:편|주세|해 ?주|부탁|만)|원하지 ?않|안 ?받|받기 (?:좀|어렵|힘들)|대외비|사양|나중에 (?:말씀|알려|얘기|이야기)|그건 좀|말고 (?:메일|이메일|채팅)|직접 (?:만나|얘기|말씀)|안 ?알려|말 안 ?할|왜 자꾸|꺼려|어려울 것 같|어렵습니다|어려워요"
    ),
    "ja": re.compile(
        r"(?:は|も|が)?ちょっと(?:$|[….,]|です|まだ|…|控|言|お|困|難)|控え(?:させ|ます|たい|とき|て)|差し控え|お答え(?:でき|し?かね|いたしかね|したく|は)|答えたく|言いたく|言えま|教えられ|教えたく|教えません|申し上げられ|お伝えでき|非公開|内緒|秘密|社外秘|ご遠慮|遠慮(?:し|させ|いた)|パス|スキップ|飛ばし|省略|結構です|不要です|勘弁"
        r"|電話(?:は|では|より).{0,10}(?:メール|チャット|困|苦手|出られ|やめ)|(?:メール|チャット)(?:の方|のほう|で|だけ).{0,6}(?:お願い|ください|連絡|助か|希望)|直接お話|後ほど|あとで(?:お|話)|またの機会|お話しでき|公開して(?:い|お)|勘弁してください|聞かないで|開示(?:して|でき)"
    ),
}
_UNKNOWN: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:no (?:idea|clue)|not (?:sure|decided|certain|known|set|fixed|defined|determined|there) ?(?:yet)?|not yet|(?:haven't|hasn't|have not|has not) (?:been )?(?:decided|set|thought|figured|got|agreed|a clue|fixed|discussed|allocated|approved)|don't know|dunno|do not know|idk|no (?:fixed |set |real |hard |firm )?(?:budget|timeline|deadline|date|dates|timing|number|figure)s?(?: yet| in mind| set)?"
        r"|undecided|tbd|tbc|to be (?:decided|determined|confirmed)|hard to say|can't say|unclear|unknown|nothing (?:decided|set|fixed|concrete|approved)|not something i've|have to (?:check|ask|look into|find out)|need to (?:check|ask|find out)|beats me|no clue|still (?:open|deciding|working)|depends|up in the air|who knows|open question|couldn't (?:say|tell you)|wouldn't know|couldn't say)\b"
    ),
    "ko": re.compile(
        r"모르겠|모릅니다|몰라|글쎄|미정|정해지지|정하지 ?(?:않|못)|안 ?정|못 ?정|아직 ?(?:없|미|안|정|이에요|입니다|이요|요)|확인이 필요|확인해 ?봐|확인해봐|알아봐야|결정(?:되지|하지|된 ?(?:게|건|바) ?없)|없어요|없습니다|없는데|잘 ?모|물어봐야|논의 ?중|상의해|나와 ?봐야"
    ),
    "ja": re.compile(
        r"分から|わから|分かり(?:ませ|かね)|わかり(?:ませ|かね)|未定|決まって(?:い|お|な|ませ)|決めて(?:い|お|な|ませ)|決まりま?せ|これから(?:です|決|検討)|さあ|さぁ|存じませ|存じ上げ|聞いてみない|確認しない|確認が必要|不明|まだ(?:です|$|何|なん|はっきり|具体|全然|なにも)|白紙|検討中(?:です|なので|$)|ありません|ないです|特に(?:ない|なし|決)|相談しない|何とも"
    ),
}
_NO_HURRY: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:no (?:rush|hurry|urgency|deadline|date yet|fixed date|timeline)|not (?:in a|in any|a) (?:rush|hurry)|not urgent|whenever|just (?:looking|browsing|exploring|researching|curious)(?! for)|some ?day|someday|eventually|sometime|at some point|in no (?:rush|hurry)|no particular (?:date|time|deadline)|early days|nothing urgent|no pressure|any ?time (?:is fine|works))\b"
    ),
    "ko": re.compile(
        r"급하지|급한 ?(?:건|거|것)(?:은)? ?아니|급하진|서두르지|천천히|언젠가|그냥 (?:둘러|구경|알아|보는)|둘러보|구경|여유 ?있|여유롭|기한(?:은|이)? ?없|날짜(?:는)? 아직|일정(?:은)? 아직|알아보기만|정보만|언제든|시간 많"
    ),
    "ja": re.compile(
        r"急ぎ(?:では|じゃ|ま[せ])|急いで(?:い|は|お|な)(?:ま?せん|ない|りません)?|いつでも|そのうち|いつか|ゆっくり|情報収集|見ているだけ|見てるだけ|特に期限|期限は(?:特に)?(?:ない|ありません|なし)|時期は(?:まだ)?(?:未定|決ま)|のんびり|いずれ"
    ),
}
_BARE_NO: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\s*(?:(?:no|nope|nah|none|nothing|n/a|na|pass|skip|next|sorry|never mind|nothing yet|not really|no thanks|no thank you|not saying|secret|later|maybe later|-+|\?+)[\s,.!]*)+"
    ),
    "ko": re.compile(
        r"\s*(?:아니[요오]|아뇨|없[어음습].*|패스|나중에요?|글쎄요?|몰라요?|모름|비밀(?:이에요|요)?|노|스킵|싫어요?|음+|괜찮아요|됐어요)[\s.,!~…]*"
    ),
    "ja": re.compile(
        r"\s*(?:いいえ|いえ|いや|なし|ない(?:です)?|特にな.*|パス|スキップ|後で|あとで|さあ|うーん|秘密(?:です)?|内緒(?:です)?|結構です|未定(?:です)?)[\s.,!…]*"
    ),
}
_QUESTION = re.compile(
    r"[?？]\s*$|^\s*(?:why|what|how|when|who|which|where)\b|(?:ですか|ますか|でしょうか|나요|까요|는지요|왜요)[\s.?！!]*$"
)
_EASY_EN = frozenset(
    ["rather", "sooner", "prefer", "not", "won", "can", "cannot", "don", "no", "none", "skip", "pass", "next", "leave", "keep", "confidential", "private", "later", "why", "just", "you", "stop", "quit", "irrelevant", "idea", "clue", "sure", "yet", "haven", "hasn", "know", "dunno", "idk", "undecided", "tbd", "tbc", "hard", "unclear", "unknown", "nothing", "have", "need", "beats", "still", "depends", "who", "open", "couldn", "wouldn", "whenever", "someday", "eventually", "sometime", "some", "early", "any", "never", "sorry", "secret", "nope", "nah", "maybe", "doesn", "we", "discuss", "talk", "go", "ask", "na", "n"]
)


def declined(text: str, language: str, asking: str | None) -> tuple[str, ...]:
    """Return the fields that `text` declines or does not know, in no particular order.

    A decline that names a field declines that field; one that names none declines `asking`. A question back is none.
    """
    said = utterance(text, language)
    if said.tongue == "en" and _EASY_EN.isdisjoint(said.words):
        return ()
    fields: dict[str, None] = {}
    if _NO_HURRY[said.tongue].search(said.folded) and not _is_question(said, 0, len(text)):
        fields["timeline"] = None
    for pattern in (_REFUSES[said.tongue], _UNKNOWN[said.tongue]):
        for one in pattern.finditer(said.folded):
            fields.update(dict.fromkeys(_meant(said, one.start(), one.end(), asking)))
    if asking and _BARE_NO[said.tongue].fullmatch(said.folded):
        fields[asking] = None
    return tuple(fields)


def _meant(said: Utterance, start: int, end: int, asking: str | None) -> list[str]:
    """The fields that a decline at `start:end` is about."""
    left, right = sentence(said.folded, start)
    if _is_question(said, left, right):
        return []
    near_left, near_right = clause(said.folded, start, end)
    for span in ((near_left, near_right), (left, right)):
        named = [name for name, pattern in _NAMED[said.tongue].items() if pattern.search(said.folded, *span)]
        if named:
            return _without_alternative(said, named, *span)
    return [asking] if asking else []


_INSTEAD = re.compile(r"\b(?:email|mail|chat|here|this chat|write)\b|메일|채팅|문자|メール|チャット")


def _without_alternative(said: Utterance, named: list[str], left: int, right: int) -> list[str]:
    """ "Rather by e-mail than by phone" declines the phone; "we'd rather stick to email" does, too."""
    if "phone" in named and "email" in named:
        return [name for name in named if name != "email"]
    if named == ["email"] and re.search(
        r"stick|prefer|편|rather (?:stick|use)|만 |メールで|メールの|メールだけ|메일로|reply|just", said.folded[left:right]
    ):
        return ["phone"]
    return named


def _is_question(said: Utterance, left: int, right: int) -> bool:
    tail = said.folded[left : right + 1].strip()
    return bool(_QUESTION.search(tail))


def is_declined(said: Utterance) -> bool:
    """True when a bare reply says nothing but that it will not, or cannot, say."""
    if said.tongue == "en" and _EASY_EN.isdisjoint(said.words):
        return False
    return any(table[said.tongue].search(said.folded) for table in (_REFUSES, _UNKNOWN)) or bool(
        _BARE_NO[said.tongue].fullmatch(said.folded)
    )
