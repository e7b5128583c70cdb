"""What says that somebody is called away from the talk for a moment, or is back: neither answers nor passes over what was asked. Pure.

A message is read piece by piece, and says so only where nothing of it is left over: "phones ringing off the hook" is a need.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.fields.utterance import utterance
from bot.lean import later
from bot.model import Pause

_LONGEST = 100
_NUMBER = r"(?:an?|one|two|three|five|ten|\d{1,2})"
_WHILE = rf"{_NUMBER}\s?(?:quick )?(?:couple (?:of )?)?(?:seconds?|secs?|moments?|minutes?|mins?|ticks?|bit)"
_HERE = r"(?:'s| is| has| just| have)*"
_AWAY: Mapping[str, re.Pattern[str]] = {
    "en": later(
        rf"brb|afk|(?:be )?right back|(?:be )?back (?:soon|shortly|later|in (?:{_WHILE}|\d{{1,2}}))|just {_WHILE}|secs?|moment"
        r"|(?:an?|one|1) (?:quick )?(?:second|sec|moment|minute|min|tick|mo)"
        rf"|(?:hang|hold) on(?: (?:for )?{_WHILE})?|bear with(?: me)?|hold that thought|wait(?: {_WHILE})?|(?:give me|gimme) {_WHILE}"
        r"|(?:need to|have to|gotta|got to|must) (?:step (?:out|away)|take (?:this|a|that)(?: call)?|get (?:this|that|the door)|run|pop out"
        r"|dash)|stepping (?:away|out)|being called(?: away)?|needed (?:away|elsewhere)"
    ),
    "ko": later(
        r"(?:잠시|잠깐|조금)만(?:요|여)?(?: ?(?:기다려 ?주(?:세요|시겠어요|실래요)|다녀올게요|자리 ?비울게요|통화 ?좀? ?할게요))?"
        r"|(?:금방|곧|바로|이따가?|조금 ?이따가?|있다가|나중에)? ?(?:다시 )?(?:돌아)?(?:올게요|오겠습니다|올게여)"
        r"|(?:이따가?|조금 ?이따가?) (?:다시 )?답 ?(?:할게요|드릴게요|드리겠습니다)"
        r"|(?:회의|미팅|통화) ?(?:들어)?가(?:야 ?(?:해서요?|돼서요?|합니다|해요|돼요)|봐야 ?(?:해서요?|할 ?것 ?같아요)|볼게요)"
        r"|자리 ?(?:를 )?비(?:워야 ?(?:해요|돼요|할 ?것 ?같아요)|울게요)|(?:다녀|갔다) ?(?:올게요|오겠습니다)"
    ),
    "ja": later(
        r"(?:少々|しばらく|ちょっと|少し)?(?:だけ)?お?待(?:ち(?:ください|下さい|いただけますか)?|って(?:て|いて)?(?:ください|下さい"
        r"|ね|もらえますか)?)"
        r"|(?:席を?|この場を?)?(?:離れ|外し|はずし|抜け|離席し)(?:ますね?|させていただきます|させてください)|離席(?:いたし|し)ます"
        r"|(?:すぐに?|後で|あとで|後ほど|のちほど)(?:また)?(?:戻りますね?|戻ってきます|来ます|参ります)"
    ),
}
"""They are gone for a moment."""
_WHY: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"(?:(?:someone|somebody|an?|the|my|our|got an?|there's an?) )?(?:someone|somebody|customer|client|guest|patient|delivery"
        r"|courier|boss|kids?"
        rf"|baby|phone|doorbell|colleague){_HERE} (?:at the (?:desk|door|counter|till)|here|calling(?: me)?|ringing|crying"
        rf"|(?:walked|come|came) in"
        r"|arrived|waiting|on the other line)"
        r"|(?:someone|somebody)(?:'s| is) (?:at the door|here|calling(?: me)?)|(?:getting|got|on|taking|have) (?:a"
        r"|another) (?:phone )?call|(?:customer"
        r"|patient|client) here"
    ),
    "ko": later(
        r"(?:손님|환자|고객|택배|사장님|팀장님|원장님|부장님|대표님|아이|애|전화|배달|호출)(?:분|들)?(?:이|가)? ?(?:오셔서|오셨어요"
        r"|왔어요|와서|와요|왔네요"
        r"|부르셔서|불러서|부르시네요|찾으셔서|찾아서|들어오셔서|들어와서|울려서)(?:요|여)?|호출(?:이요|이에요|입니다)"
        r"|회의(?:가)? (?:시작해서|시작돼서|있어서)요?"
    ),
    "ja": later(
        r"(?:お客(?:さん|様|さま)?|患者さん|宅配便?|来客|電話|上司|社長|院長|子ども|子供)(?:が|に|から)?(?:来(?:まし[たて]|たので"
        r"|た|ちゃって|て)"
        r"|いらっしゃ(?:いまし[たて]|ったので|って)|見え(?:まし[たて]|たので)|入(?:りまし[たて]|ったので|っちゃって)"
        r"|鳴って(?:まして|いて|て|るので|しまって)?"
        r"|かかって(?:きたので|きまして|きちゃって|きて)|呼ばれ(?:まし[たて]|たので|た|ちゃって|て)|呼んでる?ので)"
        r"|来客(?:です|なので|でして)|呼ばれ(?:まし[たて]|たので|ちゃって|て)|会議(?:に呼ばれ(?:まし[たて]|たので)|が始まる?ので|なので)"
    ),
}
"""What calls them."""
_BACK: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"back(?: now| again| here| at (?:it|my desk)| from (?:the|my|a|that) (?:call|meeting|door|phone))?|here again"
        r"|where (?:were|was) (?:we|i)(?: again)?\s?\??"
    ),
    "ko": later(
        r"(?:다시 ?|돌아 ?)?(?:들어)?왔(?:어요|습니다|네요)|기다리(?:셨죠|게 해서 죄송(?:합니다|해요))|(?:아까 ?)?어디까지 ?(?:했"
        r"|얘기했|말씀드렸)(?:죠|지요|더라)요?\s?\??"
        r"|(?:계속|이어서|마저) ?(?:하시죠|하죠|해요|할게요|하겠습니다|(?:진행|말씀|질문)?해 ?주세요|물어 ?보세요|여쭤 ?보세요)"
    ),
    "ja": later(
        r"(?:ただいま|只今)?戻(?:りました|った(?:よ|です)?|ってきました)|(?:大変)?お待たせ(?:いたしました|しました"
        r"|して(?:すみません|申し訳(?:ありません|ございません)))"
        r"|(?:続き|つづき)(?:を|から)?(?:お願い(?:いた)?します|どうぞ)|再開(?:お願い)?し(?:ます|ましょう)|続けて(?:ください|下さい"
        r"|お願いします)"
        r"|どこまで(?:話しましたっけ|でしたっけ|話しましたか)\s?[?？]?"
    ),
}
"""They are here again."""
_FILLS: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"ok(?:ay)?|oh|ah|u+m+|sorry(?: (?:about|for) (?:that|the (?:wait|delay|interruption)))?|apologies|right|so|well|yes|yeah"
        r"|hi|hey|hello|please"
        r"|pls|thanks|thank you|just|quick(?:ly)?|now|again|rn|right now|and|but|lol|ugh|damn|i'm|im|i am|i'll|ill|i|we're|will|be|got"
        r"|(?:you can |let's )?(?:go on|go ahead|carry on|continue)|for a (?:second|sec|moment|minute|bit)"
        rf"|{_WHILE}"
    ),
    "ko": later(
        r"앗|아+|어+|네+|넵|예|죄송(?:해요|합니다|한데요?|하지만)?|잠깐|잠시|지금|저[는도]?|제가|좀|급하게|갑자기|그럼|이제|ㅠ+|ㅎ+"
        r"|ㅋ+|감사합니다"
    ),
    "ja": later(
        r"あ+っ?|お+っ?|すみません|すいません|ごめんなさい|失礼(?:いたし|し)(?:ました|ます)|恐れ入ります(?:が)?|申し訳(?:ありません"
        r"|ございません)|はい|えっと|ちょっと"
        r"|少し|今|いま|一旦|いったん|急に|では|それでは|よろしくお願い(?:いた)?します|w+|笑"
    ),
}
"""What stands around it."""
_BETWEEN = later(r"[^\w?？@]*")
_WORD_GOES_ON = later(r"[a-z0-9']")


def pause(text: str, language: str, *, answers: bool = False) -> Pause:
    """Tell whether `text` says nothing but that somebody is called away for a moment, or is back.

    `answers`: what was asked for was read in it: then what calls one away, by itself, is that answer ("phone ringing").
    """
    said = utterance(text, language)
    words = said.folded
    if len(words) > _LONGEST:
        return Pause.NONE
    told, at = set[Pause](), _end(_BETWEEN, words, 0)
    while at < len(words):
        ends = {kind: _end(ways[said.tongue], words, at) for kind, ways in _KINDS.items()}
        kind = max(ends, key=lambda one: ends[one])
        if ends[kind] == at or _WORD_GOES_ON.match(words, ends[kind]):
            return Pause.NONE
        told.add(Pause.NONE if answers and kind == "why" else _MEANS.get(kind, Pause.NONE))
        at = _end(_BETWEEN, words, ends[kind])
    return Pause.BACK if Pause.BACK in told else Pause.AWAY if Pause.AWAY in told else Pause.NONE


_KINDS = {"back": _BACK, "away": _AWAY, "why": _WHY, "fills": _FILLS}
_MEANS = {"back": Pause.BACK, "away": Pause.AWAY, "why": Pause.AWAY}


def _end(pattern: re.Pattern[str], words: str, at: int) -> int:
    found = pattern.match(words, at)
    return found.end() if found else at
