"""The words of declining: not telling, not knowing, putting off, not being in a hurry; what the kinds and `decline` read them by."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.fields.put_off_en import puts_off_en
from bot.fields.put_off_ja import goes_on_ja, names_firm_ja, tells_more_ja
from bot.fields.put_off_ko import goes_on_ko, lacks_somebody, names_itself, puts_off_ko, tells_more
from bot.fields.utterance import Utterance
from bot.language import cue, listed
from bot.lean import later

REFUSES = cue("refuses")
UNKNOWN = cue("does not know")
DEFERS = cue("defers")
"""Put off to a talk: "will tell you on the call". What it names is where they will tell, never what they decline."""
NO_FIRM = cue("no firm")
NO_HURRY = cue("no hurry")
ONLY_LOOKING = cue("only looking")
"""No answer to "when", but no refusal to be asked either: these decline a timeline only where it was asked for."""
BARE_NO: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"\s{0,9}(?:(?:no|nope|nah|none|n/a|na|nothing(?: really| much| special| at all| right now| in particular| at the moment){0,3}"
        r"|pass|skip|next|sorry|never mind|nothing yet|not really|no thanks|no thank you|not saying"
        r"|secret|later|maybe later|(?:i'm |we're )?just (?:looking|browsing|exploring|curious)(?: around| for now| at the moment"
        r"| right now)?|-+|\?+)[\s,.!]*)+"
    ),
    "ko": later(
        r"\s{0,9}(?:아니[요오]|아뇨|없[어음습].*|패스|나중에요?|글쎄요?|몰라요?|모름|비밀(?:이에요|요)?|노|스킵|싫어요?|음+|괜찮아요"
        r"|됐어요|(?:그냥 )?(?:둘러보|구경하)(?:는 중|러 왔|고 있|려고)[^.!?]{0,5}|(?:그냥 )?(?:구경 ?(?:중|왔|만)|심심해서"
        r"|들어와 ?봤|눌러 ?봤)[^.!?]{0,10}|그것도요?|그거도요?|그건요"
        r"|(?:아[,\s]*)?(?:방금 )?(?:해결됐|해결했)(?:어요|습니다|네요)|혼자 해결했어요)[\s.,!~…]*"
    ),
    "ja": later(
        r"\s{0,9}(?:いいえ|いえ|いや|んー+|ん~+|(?:ちょっと|ただ)?(?:見て(?:い)?る|眺めて(?:い)?る)だけ(?:です)?"
        r"|情報収集(?:中)?(?:です)?|それも(?:ちょっと|です)?"
        r"|(?:あ[,、]?)?(?:自己)?解決(?:しました|できました|したので.*)|なし|ない(?:です)?|特に(?:な|何も)[^,.]{0,14}|何も(?:使|な"
        r"|あり)[^,]{0,14}|パス|スキップ|後で|あとで|さあ|うーん"
        r"|秘密(?:です)?|内緒(?:です)?"
        r"|結構です|未定(?:です)?)[\s.,!…]*(?:(?:(?:それ)?では)?失礼(?:いた)?し(?:ます|ました)|ありがとうございま(?:す|した)"
        r"|すみません(?:でした)?)?[\s.,!…]*"
    ),
}
_GATE = listed("decline cues", "en")


def may_decline(said: Utterance) -> bool:
    """False where no word of the text occurs in any way of declining."""
    return said.tongue != "en" or not _GATE.isdisjoint(said.words)


_STALLS: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"(?:(?:ok|okay|sorry|oh|u+m+|hm+|yes|yeah|yep|yup|no|nope|sure|right|well|please|hi|hey|hello|fine|good|great|cool|true"
        r"|correct|exactly|maybe|perhaps|lol|haha+|just|wait|hang on|hold on|brb|be right back|bear with me|what|pardon|come again"
        r"|(?:one|an?|give me an?|give me one|give me (?:two|five|ten|\d{1,2})) (?:sec(?:ond)?s?|moments?|minutes?|mins?)"
        r"|(?:it's|that's|its|it is) (?:complicated|complex|a long story|terrible|awful|bad|fine|good|great|ok|okay|hard"
        r"|difficult|tricky)"
        r"|(?:we're|i'm|we are|i am) (?:un)?(?:happy|fine|ok|okay|good)(?: with (?:it|that|them))?|(?:was|been) on (?:another|a) call)"
        r"(?:[\s,.!?…-]+|$)){1,6}"
    ),
    "ko": later(
        r"(?:(?:네{1,3}|예{1,2}|넵|아니요|아뇨|음+|어+|아|잠시만|잠깐만?|기다려 ?주세요|복잡(?:해|합니다|한데)|별로(?:예|에)?"
        r"|만족(?:해|합니다)"
        r"|그래|뭐라고|왜|좋아|나빠|불편해|안녕하(?:세|십니까)|처음 ?뵙겠습니다|반가워|반갑습니다|감사(?:합니다|해)|고마워"
        r"|[ㅋㅎㅠㅜ]+)요?(?:[\s,.!?~…]+|$)){1,6}"
        r"|[^.!?\n]{0,24}(?:잠깐|잠시|이따|좀 있다|나중에|갔다|다녀|[먹받]고|끝나고|퇴근하고)[^.!?\n]{0,12}[올볼쓸할갈]게요?[\s.!~]*"
        r"|[^.!?\n]{0,24}(?:부터|먼저)\s?(?:알려|보내|말씀해|설명해|보여)(?!\s?주[기는]|야)[^.!?\n]{0,8}[.!?~]*"
    ),
    "ja": later(
        r"(?:(?:はい|いいえ|ええ|うーん|えっと|あの|(?:どうぞ)?(?:よろしく|宜しく)?お願い(?:いた|致)?します"
        r"|承知(?:しました)?|了解(?:しました)?|(?:少々|ちょっと)?お?待ち?(?:って)?(?:ください|下さい)?"
        r"|ちょっと(?:待って)?|複雑|いまいち|満足して(?:い|お)?ます"
        r"|まあまあ|不便|普通|え|何ですか|笑|w+)(?:です|なんです)?(?:[\s,.!?…]+|$)){1,6}"
        r"|[^.!?\n]{0,12}やっぱり?(?:いい|大丈夫|結構|やめ(?:ます|とき))(?:です)?[.!?…]*"
        r"|(?:あ[,､]?|え[,､]?)?(?:これ|ここ|そちら|あなた|今の|この返事)?(?:って|は|,)?(?:自動応答|自動返信|チャットボット|ボット|bot"
        r"|ai|機械|ロボット)(?:なん)?(?:です|だ)(?:よね?|ね|か)?[.!?…]*"
        r"|[^.!?\n]{0,8}(?:仕様|料金|値段|機能|価格|資料|中身|様子)(?:だけ|を|とか)?[^.!?\n]{0,6}(?:見て(?:い)?(?:る|ます)|見に来た"
        r"|確認して(?:い)?(?:る|ます)|調べて(?:い)?(?:る|ます))(?:だけ|ところ|ん)?(?:です)?[.!…]*"
        r"|(?:[^.!?\n]{0,20}[.!?]\s?)?[^.!?\n]{0,24}(?:また(?:今度|来ます|来る|後で|あとで|明日|改めて|のちほど)|出直し(?=ます)"
        r"|席を?(?:外|はず)し|離席し|落ちます"
        r"|(?:昼休み|休憩|時間)が?(?:終わ|おわ|切れ)|手(?:が|ぇ)?離せ|呼ばれ(?:た|まし))(?!と[言い思]|って|のが"
        r"|ので[^.!?]{8})[^.!?\n]{0,12}[.!?…]*"
        r"|[^.!?\n]{0,24}(?:先に|まず)[^.!?\n]{0,12}(?:教えて|送って|見せて)[^.!?\n]{0,8}[.!?]*"
    ),
}
"""Replies that hold the line or say how somebody feels, and nothing that was asked for."""
_SHORT = 60


def _stalls(said: Utterance) -> bool:
    return len(said.folded) <= _SHORT and bool(_STALLS[said.tongue].fullmatch(said.folded.strip()))


_BELONGS: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"\s(?:who(?:se|m)?|where|whether|which|when|how (?:many|much|long|often))\b(?=(?:\s[\w']+){2})|\s(?:what|how)\s"
        r"(?!(?:we|i|you|it|they|your|this|that|is|are|else|the|to|exactly)\b)(?=[\w'])|(?<=not yet)\s\w{3,}(?:ed|en|ne|id|nt|elt)\b"
    ),
    "ko": later(
        r"\s?[하할될]는?지\s"
        r"|[가-힣]{0,3}?(?:(?:는|은|던|기|을)\s?(?!상태|상황|단계|것 같|거 같|편|중|어렵|곤란|좀|힘들|그렇)(?=[가-힣]{1,6})"
        r"|[는은](?:게|거|걸|건)(?=\s\S))"
    ),
    "ja": later(
        r"(?:な(?:い|く)|ず|ません|て(?:い)?な(?:い|く))?(?:の(?=[がはを])|(?:という)?(?:点|こと|ところ|問題|状態|状況|場合|お客|人|方|件"
        r"|もの|まま"
        r"|時|とき|ケース|質問|問い|電話|注文|依頼|声|意見|箇所|部分|用語|内容)|まま)|なくな[るりっ]|な?い?と(?:言わ|いわ|怒ら)"
    ),
}
"""What makes the words of declining part of what is told: 누가 답했는지 모르는 게, わからないのが, "we don't know who answered"."""
_NOT_THEY = later(
    r"(?:^|[.,;:!?-]\s*|\b(?:i|we|really|honestly|still|just|but|sorry|and|well|so|yet|simply|i'd|we'd|to|is|are|am|was|be"
    r"|my|it|that|this|there|gotta|must|should|better|best|can|could|will|i'll|we'll|would|please|you|might|rather|me)\s+)$"
)
_DO_NOT = later(r"(?:don't|do not|won't|can't|cannot|can not|couldn't|not|never|ask)\b")
_SPOKEN = later(r"\b(?:say|says|saying|said|tell|tells|telling|told|hear|hears|heard)(?: [a-z]+)?[\s:\"']{1,3}$")
"""Right before words that are only quoted: "stop having to say we'll get back to you"."""


_LACKS = later(
    r"(?<=[을를할쓸볼줄둘될길올낼갈들칠릴])\s?(?:수|데|곳|길|방법|틈|새)[가이는도]?\s?$"
    r"|(?:사람|인력|일손|시간|직원|담당자|여유|손|기록|답|연락)[은는이가도]\s?$"
)  # what they lack is the trouble
_KNOWS_NOT_KO = ("모르", "몰라", "모릅")
_WEIGHED_KO = later(r"(?:도입|교체|구매|구입|전환|이전|변경|비교|구축|개편|통합|[을를])\s?$")
"""Right before 검토 중: what they weigh is what they are after."""
_WHAT_KO = later(
    r"(?:서로|다들|직원[가-힣]{0,3}|손님[가-힣]{0,3}|고객[가-힣]{0,3}"
    r"|현장[가-힣]{0,3})\s[^.!?\n]{0,16}[을를은는도]?\s?$|(?:누가|누구|어디|언제|무엇|무슨|뭐|뭘|어떤|어느|얼마"
    r"|몇)[^.!?\n]{0,20}지(?:를|도|는|가)?\s?(?:다들 |아무도 |서로 )?$"
)
"""Right before "does not know": what nobody there knows, as 누가 답했는지 몰라서 두 번 답해요."""
_NOBODY_JA = later(r"(?:誰も|だれも|誰が|お客(?:様|さん)?[がも]|社員[がも]|職員[がも]|スタッフ[がも]|新人[がも]|現場[がも])[^.!?\n]{0,12}$")
"""Who there does not know or cannot say: 英語で来るのに誰も答えられない."""
_NEAR = 20
_CHANNEL = later(r"just (?:reply|e?mail|write)|(?:메일|이메일|채팅|문자|톡)[^\s]*(?: ?만)|メール(?:の方|のほう|で|だけ|のみ).*")


def _nobody_knows(said: Utterance, start: int) -> bool:
    """True for 누가 답했는지 몰라서: what nobody there knows is the trouble that is told."""
    if not said.folded.startswith(_KNOWS_NOT_KO, start) or said.folded.startswith("모르겠", start):
        return False
    return bool(_WHAT_KO.search(said.folded, 0, start))


def belongs(said: Utterance, start: int, end: int) -> bool:
    """True where words of declining at `start:end` are part of what is told: somebody does not know, something is skipped."""
    if (said.folded.startswith("없", start) and _LACKS.search(said.folded, 0, start)) or _nobody_knows(said, start):
        return True
    if (said.folded.startswith("검토", start) and _WEIGHED_KO.search(said.folded, 0, start)) or goes_on_ko(said, start, end):
        return True
    if _CHANNEL.fullmatch(said.folded, start, end):
        return True
    if said.tongue == "ja" and (_NOBODY_JA.search(said.folded, max(0, start - _NEAR), start) or goes_on_ja(said, start, end)):
        return True
    if said.tongue != "en":
        return bool(_BELONGS[said.tongue].match(said.folded, end))
    before = said.folded[max(0, start - 24) : start]
    theirs = _DO_NOT.match(said.folded, start, end) and not _NOT_THEY.search(before)
    return bool(theirs or _SPOKEN.search(before) or _BELONGS["en"].match(said.folded, end))


def tells_of_declining(said: Utterance) -> bool:
    """True where words of declining stand in a text and none of them declines: they are part of what is told."""
    if not may_decline(said) or is_declined(said, told=True):
        return False
    if said.tongue == "ja" and tells_more_ja(said.folded):
        return True
    if said.tongue == "ko" and (tells_more(said, 0) or lacks_somebody(said.folded)):
        return True
    return any(table[said.tongue].search(said.folded) for table in (REFUSES, UNKNOWN, DEFERS))


def is_declined(said: Utterance, *, told: bool = False) -> bool:
    """True when a reply says that its writer will not, or cannot, say, or not now; `told`: such words may be part of what is told."""
    if _stalls(said) or puts_off_en(said, "need" if told else "company"):
        return True
    if not may_decline(said):
        return False
    if not told and (names_itself(said) or names_firm_ja(said)):
        return puts_off_ko(said, "name") or bool(BARE_NO[said.tongue].fullmatch(said.folded))
    for table in (REFUSES, UNKNOWN, DEFERS):
        ways = table[said.tongue].finditer(said.folded)
        if any(not (told and belongs(said, *one.span())) for one in ways):
            return True
    return bool(BARE_NO[said.tongue].fullmatch(said.folded))


_AND_YET = later(r"(?:ない|なし|ません|未定|特に|何も|別に)(?:ん|の)?(?:です)?(?:けど|けれども?|が|し)?[,.]\s?(?P<it>\S.{2,})")
_AND_YET_EN = later(
    r"(?:\b(?:no (?:idea|clue)|not sure|(?:don't|do not) (?:really |quite )?know|couldn't (?:tell you|say)|hard to (?:say|put)"
    r"|never thought)\b)"
    r"(?: (?:what|how|if|which|whether|about|the|it|of|in|to|exactly|is|it's|called|name|word|words|call|you"
    r"|really)\b)*[,.;]? but (?:really |basically |we need )?"
    r"(?P<it>(?!(?:i|we|she|he|they|you|my|our)(?:'ll|'d| will| can| could| would|'m| am| hope| think)?\b|maybe|probably|not\b"
    r"|please|thanks)\S.{12,})"
)
"""Who does not know what it is called, and says what it is: "no idea what it's called, but something that reminds clients"."""
_CIVIL = later(
    r"(?:すみません|申し訳|よろしく|宜しく|お願い|ごめん|また|後|あと|決まり|まず|先に|御社|そちら|ご存じ|何か|どう"
    r"|もし)"
)


def after_refusal(said: Utterance) -> str:
    """What a reply tells behind a refusal: of 肩書はないですけど、まとめ役です the second half, or ""."""
    way = {"ja": _AND_YET, "en": _AND_YET_EN}.get(said.tongue)
    one = way.search(said.folded) if way else None
    if one is None or _CIVIL.match(one.group("it")) or said.folded.rstrip().endswith("?"):
        return ""
    rest = said.text[one.start("it") :]
    return "" if is_declined(said._replace(text=rest, folded=one.group("it"))) else rest


_FIRMLESS: Mapping[str, re.Pattern[str]] = {
    "en": later(
        rf"\s{{0,9}}(?:(?:i'm|i am|im|just|currently|none|no|nope|well|oh|sorry|as|a|an|at the moment"
        rf"|right now)[\s,.:-]{{1,9}}){{0,9}}{NO_FIRM['en'].pattern}"
        r"(?:\s*[,.;!-].*|\s+(?:at|for|and|so|right|now|these|here|actually|really|person|individual|plumber|electrician|builder"
        r"|decorator|designer"
        r"|developer|writer|photographer|consultant|gardener|cleaner|tutor|teacher|trainer|driver|carer|joiner|carpenter|accountant"
        r"|bookkeeper"
        r"|translator|artist|musician|coach|therapist)\b.*|\s*)",
        re.DOTALL,
    ),
    "ko": later(
        rf"\s{{0,9}}(?:(?:저는|전|그냥|지금은|현재는?|아직은?"
        rf"|회사는 없고)[\s,]+)*(?:{NO_FIRM['ko'].pattern})[은는이예에요입니다라서로인데거든중어습해합고없사업자]{{0,8}}(?:[\s.,!~].*)?",
        re.DOTALL,
    ),
    "ja": later(
        rf"\s{{0,9}}(?:(?:私は|今は|現在は|まだ|会社(?:じゃなくて|ではなく|じゃなく|というか"
        rf"|というより)て?)[,\s]*)*(?:{NO_FIRM['ja'].pattern}).{{0,20}}"
    ),
}


def has_no_firm(said: Utterance) -> bool:
    """True when a reply says that its writer works for no firm: "I'm self-employed", 프리랜서예요, 個人です. "Freelance Union" is one."""
    return bool(_FIRMLESS[said.tongue].fullmatch(said.folded))


NO_TOOL = later(
    r"^\s*(?:(?:well|honestly|um+|oh|eh|no)[\s,]+)?(?:nothing|bugger all|sod all|naff all|diddly ?squat|nowt|no (?:real |proper "
    r"|formal |actual )?(?:tools?|systems?|software)"
    r"|not (?:really )?(?:an? |any )?(?:system|tool|software))(?: (?:as such|really|yet|to speak of|currently|at the moment"
    r"|in place|atm|rn|tbh|mate|lol)){0,2}[\s.!]*$"
    r"|^(?:(?:今|いま|現在|現状)は?[､,]?)?(?:特に|とくに|まだ)?(?:何|なに)も(?:(?:使|つか|入れ|導入し|利用し"
    r"|やっ)って?(?:い)?(?:ない|ません|ず)|ない|なし|$)"
    r"[^､,.!?]{0,4}[\s.!]*$"
)
"""No tool to speak of: "nothing as such", 今は特に何も."""
