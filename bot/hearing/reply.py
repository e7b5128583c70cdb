"""What the words of a reply only seem to say, where it is known what was asked: signals and questions that are part of the answer. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.fields.kind import Found
from bot.fields.named_ja import ends_in_yet
from bot.fields.put_off_ja import names_firm_ja
from bot.fields.put_off_ko import names_itself, tells_more
from bot.fields.refusal import is_declined, tells_of_declining
from bot.fields.role import is_duty
from bot.fields.utterance import Utterance, utterance
from bot.lean import later
from bot.signals import NOT_A_BUYER
from bot.signals.intent import shows
from bot.signals.question import counter_question

TOLD_KINDS = frozenset({"need", "goal", "text"})
"""Kinds that a whole sentence may be the value of; one that only says who is writing, or why a question was asked, is none."""

WORDED = TOLD_KINDS | {"solution"}
"""Kinds that are answered in whole sentences, in which a "who" or a "don't know" may be what is told."""

_FIGURES = frozenset(("headcount", "money", "timeline"))
_I = later(
    r"\b(?:i|i'm|im|me|my)\b|저(?=는|도|를|만|예|희|\s)|제[가 ]|나는|[?？]|私|僕|自分|자소서|이력서|논문|졸업|과제|취업"
    r"|채용|卒論|論文|求人|応募|就活"
)
_ENOUGH_JA = later(r"(?:れば|たら|[\d万円名人月年末内頃中]で)(?:もう)?[十充]分")
"""What would do as an answer: 今年度内に始められれば十分です; what they have (今のままで十分) is none."""
_WOULD_DO_JA = later(r"(?:ら?れ)?(?:れば|たら|ば)[^。.!?！？\n]{0,4}(?:[十充]分|いい|良い|よい|ok|大丈夫|問題)", re.IGNORECASE)


def would_do(behind: str) -> bool:
    """Tell by what stands behind a wish whether it is only the least that would do: 優先度をつけ before られれば十分."""
    return bool(_WOULD_DO_JA.match(behind))


_ASKS: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"[?？]|^\W*(?:(?:and|but|so|also|ok|okay|well|hi|hello|hey|wait|sorry|btw)\b\W*)*(?:what|how|when|which|who|where|why|do|does|did"
        r"|can|could|is|are|will|would|should|may|any chance|wondering|tell me|let me know)\b",
        re.IGNORECASE,
    ),
    "ko": later(
        r"[?？]|^\s*왜(?!냐)|(?:나|까|(?<![나어라려아\s])가|는지|은지|(?<![야표])죠|지|니|냐|디|데|래|대|어때|돼|되|있어|없어|해|줘"
        r"|줄래)요?[\s.!~ㅎㅋㅠ]*$|(?:알려|보내"
        r"|설명해|궁금)"
    ),
    "ja": later(r"[?？]|^\s*(?:なぜ|なんで|どうして)|(?:か|かな|かね|かしら|の)[\s。.!！笑]*$|教え|知りたい|伺い|聞きたい|気にな"),
}
"""How a sentence asks, beyond a word such as "who" in it."""
_DESCRIBES = {"en": 24, "ko": 12, "ja": 12}
"""Characters from which on a reply to "what should it do" is no mere thank-you."""
_NAMES_KO = later(r"\s{0,3}[가-힣a-z0-9()㈜&]{2,20}(?:입니다|이에요|예요|이요)[\s.!~]{0,4}")
"""One word that is said to be it: 너울국밥입니더."""
_TO_US = later(
    r"(?:^|[.!?,;-]\s?|\b(?:please|pls|just|you|must|now)\s)stop\b|\bstop (?:it|this|that|sending|writing|spam\w*|bothering)\b"
    r"|\b(?:you|your|unsubscribe|remove|opt|list|spam|leave|sending|forget|contact|no more|no further|me alone|in touch"
    r"|(?:don't|do not|never|stop|quit) (?:\w+ ){0,2}?(?:ring|call|phone|write|e-?mail|message|text|mail|both\w+|pester\w*|chas\w+)(?:ing)?"
    r" (?:me|us)|(?:message|text|mail) me)\b"
    r"|그만|보내|연락|수신|거부|삭제|구독|해지|차단|됐어|됐습|필요 ?없|말아|마세요|やめ|停止|解除|不要|送|配信|連絡|削除|退会|結構|いいです"
)
"""Words without which nobody tells us to leave them alone."""
_REQUESTS = later(
    r"\b(?:please|pls|can|could|may|want|wanna|need|let|get|put|give|talk|speak|call|ring|connect|transfer|someone|somebody|human|person)\b"
    r"|연결|바꿔|부탁|주세요|주실|통화|상담원|사람(?:이랑|하고|과|을|좀)|얘기|대화|担当|お願い|つな|話し|話せ|電話を|人間|人と|ください"
)
"""Words without which nobody asks for a person, however much of telephones they tell."""


_TOLD_BEFORE = later(
    r"\s{0,4}(?:(?:well|yes|sorry|hm+|um+|again)[\s,]+)?(?:(?:(?:as|like) (?:i |we )?(?:just |already )?(?:said|mentioned|wrote"
    r"|stated|told (?:you|(?:your|the|another|some) ?[a-z]{2,12}))|what (?:i|we) (?:said|wrote|told you)"
    r"|(?:i |we )?(?:just |already )+(?:said|told you|told the bot|mentioned|wrote|gave)(?: that| it| this| you)?|i (?:said"
    r"|told you|mentioned|wrote)"
    r"(?: that| it| this)?(?: already| before| above| earlier)|i told you(?=[,:.])|(?:(?:same )?as|see|per|it's"
    r"|read) (?:the )?(?:above|before"
    r"|my (?:first|last) message)"
    r"|same(?: answer| thing)?(?: again)? as (?:above|before|i said|the first(?: one)?))(?: already| before| above| earlier"
    r"| in my (?:first|last)"
    r" message| at the (?:start|top|beginning))?"
    r"|(?:그건|그거는?|저)?\s?(?:아까|방금|위에서?|앞에서?|앞서|이미|처음에|먼저|첫 (?:메시지|글)에(?:서)?)\s?(?:다 |도 |전부 )?"
    r"(?:말씀드린|말씀드렸|말한|말했|적은|적었|쓴|썼|드린|드렸|얘기한|얘기했|알려드린|알려드렸|보낸|남긴|남겼)"
    r"(?:\s?(?:대로|것처럼|거처럼|바와 같이)(?:요|예요|입니다)?|는데요?|지만|잖아요|듯이|다시피|어요|습니다|고요))"
    r"(?P<end>\s?[,.:;!-]\s{0,3}|\s?$|\s(?=\d)|(?<=[가-힣])\s{1,3})",
    re.IGNORECASE,
)
"""What points back to an earlier message; the answer stands there, or behind these words."""


_TOLD_BEFORE_JA = later(
    r"\s{0,4}(?:あの|えっと|だから|ですから)?[、,]?(?:さっき|先ほど|先程|前|最初|はじめ|上|すで|既|もう)(?:から|に|で|の)?も?(?:言い|申し(?:上げ)?|お伝えし|伝え|書き|お話しし|入力し)まし(?:た(?:が|けど|けれど|とおり|通り|ように|んですが)?)"
    r"[、,。.!！\s]{0,3}|\s{0,4}(?:さっき|先ほど|先程|上で|上に|前に)も?(?:言った|書いた|伝えた|申した|お伝えした)(?:とおり|通り|ように|けど|んですけど|のは)(?:です)?[、,。.!！\s]{0,3}"
)


def behind_what_was_told(text: str) -> str | None:
    """Return what stands behind words that only point back ("like I said, 34"), "" where nothing does; None where none point back."""
    if back := _TOLD_BEFORE_JA.match(text):
        return text[back.end() :]
    back = _TOLD_BEFORE.match(text)
    return text[back.end() :] if back else None


_ECHO_JA = later(
    r"\s{0,2}(?:え[えっー]?[と、,]?\s?|あ[、,]\s?)?(?:[おご]?(?:うち|弊社|当社|私|僕|会社|社|名前|氏名|役職|肩書き?|立場|人数|規模|予算|時期|困りごと|困ってること|要望|目的|メール(?:アドレス)?|アドレス|電話(?:番号)?"
    r"|今の?(?:やり方|ツール|方法|システム)|現状)名?)(?:の(?:名前|こと|ほう|話))?(?:(?:です|なん?です)?か[ねな]?[?？、,。\s]{1,3}|ですか(?=[ァ-ヺ一-鿿]))(?=\S)"
)
"""The question said again before the answer: 役職ですか？店長です."""


_ECHO_KO = later(
    r"\s{0,2}(?:[아어네음][,\s]{1,2})?(?:(?:저희|우리|제|전체|현재|지금)\s?)?(?:회사(?:\s?이름|명)?|직원|인원|이름|성함|예산|시기|일정|직책|직급|역할|연락처"
    r"|(?:전화\s?)?번호|(?:이)?메일(?:\s?주소)?|규모|[가-힣]{0,3}\s?(?:방법|방식|툴))(?:\s?수)?"
    r"(?:이요|요|[은는]요|말인가요|말이에요|말씀이세요|말씀이신가요|말하는 거예요)[?？]\s?(?=\S)"
)
"""The same in Korean: 아 인원이요? 본사 직원 34명이요."""


def behind_echo(text: str) -> str:
    """Return what stands behind a question that is only said again, else the text."""
    echo = _ECHO_JA.match(text) or _ECHO_KO.match(text)
    return text[echo.end() :] if echo else text


def beside_the_answer(text: str, kind: str, language: str) -> frozenset[str]:
    """Return the signals that an answer only seems to give: somebody there does not know, their duty is "sales", a school has pupils."""
    if not text or not kind:
        return frozenset()
    if _cannot_tell(text, language):
        return frozenset(("question",)) | _beside(text, kind, language)
    return _beside(text, kind, language)


def _beside(text: str, kind: str, language: str) -> frozenset[str]:
    said = utterance(text, language)
    if kind in WORDED:
        asks_nobody = kind == "solution" and not _REQUESTS.search(said.folded)
        return _in_their_own_words(said) | (frozenset(("human",)) if asks_nobody else frozenset())
    if (beside := _of_a_person(said, kind)) is not None:
        return beside
    if said.tongue == "ko" and (beside := _beside_ko(said, kind)) is not None:
        return beside
    is_plan = said.tongue == "ja" and kind not in ("money", "timeline") and _NO_CHANGE_JA.search(said.folded)
    beside = frozenset(("decline",) if is_plan else ("small_talk", "decline") if kind == "company" and names_firm_ja(said) else ())
    if kind not in _FIGURES:
        return beside
    beside |= frozenset(("human", "are_you_ai")) if kind == "headcount" and _COUNTED_WHOM.fullmatch(said.folded) else frozenset()
    beside |= frozenset(("not_buying",) if _ENOUGH_JA.search(said.folded) else ())
    return beside if _I.search(said.folded) else beside | {"student", "job_seeker"}


_TEACHES_JA = later(r"[^,.､!?]{0,8}(?:教員|教師|教諭|講師|先生)")
"""Who teaches speaks of pupils and is none."""
_CALLED_EN = later(
    r"\bcalls? me (?!back|now|on|at|in|tomorrow|today|tonight|when|if|asap|please|later|instead|directly|first|anytime|any time|\+?\d"
    r"|this|next|after|before|to|about|and|or|[.!?]|$)"
)
"""How somebody is called, which asks for no call: "everyone calls me Jo"."""
_CALLED_JA = later(r"[一-鿿々ァ-ヺーぁ-ゖ]{1,8}(?:さん|くん|ちゃん)?(?:と|って)(?:お?呼び|呼んで)")
"""The same in Japanese: 柳瀬さんと呼んでください."""


def _of_a_person(said: Utterance, kind: str) -> frozenset[str] | None:
    """Return the signals that a name or a post only seems to give; None of what is neither."""
    if kind == "name":
        if ends_in_yet(said):
            return frozenset(("decline",))
        is_called = _CALLED_EN.search(said.folded) or (said.tongue == "ja" and _CALLED_JA.search(said.folded))
        return frozenset(("human",)) if is_called else None
    if kind != "role":
        return None
    if _TEACHES_JA.match(said.folded):
        return frozenset(("student",))
    return frozenset(("human", "support", *NOT_A_BUYER)) if is_duty(said) else None


_COUNTED_WHOM = later(
    r"(?![^?]*(?:통화|연결|상담|얘기|이야기|대화|바꿔))[^.!?\n]{0,24}?(?:사람|직원|인원)(?:만|수)?(?:이요|요|이에요|인가요|말인가요)\s*[?？]+\s*"
    r"|(?:従業員|社員|人数?)(?:の(?:数|こと))?ですか[?？][^?]{0,12}(?:数|店|席|台|室|部屋)[^?]{0,12}"
)
"""Asked back who is to be counted: 방 개수 말고 사람이요?, 人ですか？店の数じゃなくて. Nobody is asked for."""


def _beside_ko(said: Utterance, kind: str) -> frozenset[str] | None:
    """Return the signals that a Korean name or post only seems to give; None of what is neither."""
    if kind in ("company", "role") and _NAMES_KO.fullmatch(said.folded):
        return frozenset(("small_talk",) if is_declined(said) else ("small_talk", "decline"))
    if kind in ("company", "name") and names_itself(said):
        return frozenset(() if is_declined(said) else ("decline",))
    if kind != "role":
        return None
    own = () if is_declined(said) or not tells_more(said, 0) else ("decline",)
    return frozenset((*own, *(() if _REQUESTS.search(said.folded) else ("human",))))


_DONE_EN = later(r"\b(?:is|are|was|were|been|gets?|got) already (?:told|said|given|answered|mentioned)\b")
"""What has been done with their mail: "see which mail is already answered"; "I already answered" says it of themselves."""


_NOT_TWICE_EN = later(
    r"\b(?:don't|do not|dont|never|won't|stop|not) (?:both |all )?(?:answer|repl(?:y|ies)|respond|write|e-?mail|call|tell)\w*\b"
    r"(?: (?:to|back))?(?: (?:the|an?|each|any|every|one|our|people|customers?|guests?|them))? ?(?:same|twice|two times|double)\b"
)
"""Work that is done twice over: "so two of us don't answer the same patron"."""
_NO_CHANGE_JA = later(r"(?:予定|見込み?|変更|つもり|計画|早まること)は(?:今のところ)?(?:ございません|ありません|ないです)")
"""That no plan changes: nothing is declined."""


def _in_their_own_words(said: Utterance) -> frozenset[str]:
    """Return the signals that a description gives by the way: too many e-mails, what would be a help, who does not know."""
    talk = ("thanks", "greeting", "small_talk") if len(said.folded) >= _DESCRIBES[said.tongue] else ()
    is_done = ("already" in said.words and _DONE_EN.search(said.folded)) or _NOT_TWICE_EN.search(said.folded)
    declining = (
        ("decline", "human") if is_done or tells_of_declining(said) or (said.tongue == "ja" and _NO_CHANGE_JA.search(said.folded)) else ()
    )
    leaving = () if _TO_US.search(said.folded) else ("opt_out",)
    return frozenset((*talk, *declining, *leaving))


_MUSES_JA = later(
    r"(?:[えあ][ーっ]{0,2}と?(?:ですね)?[、,])?[^\s、。,.!?！？何誰]{1,14}(?:担当|[係長員者師]|リーダー|マネージャー)…?(?:です|になります)か[ねな][ぇえーぁ。.!！笑\s]{0,4}"
)
"""A post that is told with some doubt: 広報担当ですかね."""


_CANNOT_TELL_JA = later(
    r"(?:教え|伝え|答え|話し|話|回答|開示|公開|公表|共有|申し上げ|知らせ)(?:する(?:こと|の)|し|すること)?[はがも]?(?:でき|出来|[いし]?たしかね|しかね|かね|られ|難し|控え)"
    r"[^。.!?！？\n]*[。.!！\s]*$"
)
"""That it must not be told, which asks nothing though it speaks of telling: 職位は社内規定でお教えできないんです."""
_LACKS_JA = later(r"ない|ません|かね|難し|控え|ず")
_ASKS_JA = later(r"[?？]|か[ねなよ]?(?=[\s。.!！]|$)|(?:教えて|聞かせて|知りた|伺い|聞きた)")


def _cannot_tell(text: str, language: str) -> bool:
    one = _CANNOT_TELL_JA.search(text) if language == "ja" and not _ASKS_JA.search(text) else None
    return one is not None and bool(_LACKS_JA.search(one.group()))


def asked_back(text: str, kind: str, language: str) -> str:
    """Return what the message asks us; a reply in their own words that only holds a "who" or a "when" asks nothing."""
    if (kind == "role" and language == "ja" and _MUSES_JA.fullmatch(text)) or (kind and _cannot_tell(text, language)):
        return ""
    question = counter_question(text if language == "en" else behind_echo(text), language) if text else ""
    is_told = kind in WORDED or (language == "ko" and kind in ("company", "name", "role"))
    if question and is_told and not _ASKS[utterance(text, language).tongue].search(question):
        return ""
    return question


MUSED = 8
"""Characters that may stand around the answer in a question that is but the answer in doubt."""


def only_muses(question: str, answer: Found) -> bool:
    """Tell whether a question is nothing but the answer with a question mark: "50ish?"."""
    return answer.quote in question and len(question) - len(answer.quote) <= MUSED


_ANSWERS_KO = later(r"[^.!?\n]{1,20}(?:이요|예요|이에요|입니다|임|이고요)[.!]\s")
_ANSWERS_JA = later(
    r"(?![^。]{0,20}(?:件|人数|予算|時期|社員数|従業員数|訂正|間違|すみ?ません|すいません|ごめん|失礼|申し訳|さっき|先ほど|先程))[^。.!?！？\n、,\d]{1,20}(?:です|でございます|と申します|や|っす)?。\s?(?=\S)"
)


def first_answer_ko(text: str) -> str:
    """Return a short first sentence that may be an answer by itself: 엑셀이요. 그리고 인원 정정이요, 35명입니다; else ""."""
    one = _ANSWERS_KO.match(text)
    return one.group() if one else ""


def first_answer_ja(text: str) -> str:
    """Return a short first sentence that may be an answer by itself: 店長です。予算、月3万と言いましたが4万まで出せます; else ""."""
    one = _ANSWERS_JA.match(text)
    return one.group() if one else ""


_WANTS_NONE, _BUYS, _SELLS = frozenset({"opt_out"}), frozenset({"buy"}), frozenset({"vendor_pitch"})


def tells_none(signals: Mapping[str, float], *, several: bool) -> bool:
    """Tell whether whoever writes tells no need: they sell to us, or are to be left alone and say so in one of `several` sentences.

    What they state outright is read unasked all the same.
    """
    sells = shows(signals, _SELLS) and not shows(signals, _BUYS)
    return sells or (several and shows(signals, _WANTS_NONE))
