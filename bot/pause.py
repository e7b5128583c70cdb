"""What says that somebody is called away from the talk for a moment, or is back: neither answers nor passes over what was asked. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.fields.utterance import utterance
from bot.lean import later
from bot.model import Pause

_LONGEST = 80
_A_WHILE = r"(?:an?|one|two|three|five|ten|1|2|3|5|10) (?:quick )?(?:couple (?:of )?)?(?:secs?|seconds?|moments?|mins?|minutes?|ticks?|mo)"
_AWAY: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"(?:^|(?<=[.,;!-] )|\b(?:ok|okay|oh|ah|sorry|um|well|just|please|pls) )(?:brb|afk|be right back"
        r"|(?:i'll |will )?be back (?:soon|shortly|in \w+)"
        rf"|(?:just )?{_A_WHILE}(?: please| pls)?(?=$|[.,;!-])|(?:hang|hold) on(?: {_A_WHILE})?|bear with me|hold that thought"
        rf"|(?:give|gimme|wait)(?: me)? {_A_WHILE}"
        r"|(?:i )?(?:need to|have to|gotta|got to|must) (?:step (?:out|away)|take (?:this|a) call|get (?:this|that|the door)|run"
        r"|pop out|dash)"
        r"(?: (?:for|quick\w*)\b.{0,16})?(?=$|[.,;!-])"
        r"|(?:someone|somebody|a customer|a client|a guest|a patient|a delivery|the courier|my boss)"
        r"(?:'s| is| has| just)+ (?:at|here|calling"
        r"|walked|come|came|arrived|waiting)\b|(?:the |my )?phone'?s? (?:is )?ringing|stepping away|i'm (?:needed|being called"
        r"|getting a call))"
    ),
    "ko": later(
        r"(?:잠시|잠깐|좀)(?:만요?|만 ?(?:기다려|기다리)|만 ?(?:자리|다녀|나갔|통화))|금방 (?:올|다시|돌아)|(?:이따|조금 ?이따"
        r"|있다)가? ?(?:다시 )?(?:올|오겠|답|연락|쓸)"
        r"|자리 ?(?:를 )?(?:비|뜨|떠)|다녀(?:올|오겠)|갔다 ?(?:올|오겠)|회의 ?(?:들어가|가야|가 봐|호출)|호출(?:이|이요|입니다|왔)"
        r"|(?:손님|환자|고객|택배|사장님|팀장님|원장님|애|아이|전화)(?:분)?(?:들?이|가)? ?(?:오셔|오셨|왔|와서|와요|부르|불러|찾으"
        r"|들어와|들어오)"
    ),
    "ja": later(
        r"(?:少々|しばらく|ちょっと|少し)(?:だけ)?お?待(?:ち|っ)|(?:ちょっと|少し|一旦|いったん|一度)(?:だけ)?(?:席を?|その場を|離"
        r"|外し|抜け)|席を(?:外|はず|離)|離席"
        r"|(?:すぐ|後で|あとで|後ほど|のちほど)(?:に)?(?:また)?(?:戻|来ま|参り|伺い)|呼ばれ(?:まし|た|て|ちゃ)|(?:お客(?:さん|様"
        r"|さま)?|患者さん|宅配|来客|電話)(?:様)?"
        r"(?:が|に)?(?:来(?:まし|た|ちゃ|て)|いらっしゃ|見え(?:まし|た)|入(?:りまし|った|っちゃ)|鳴っ|かかって)|来客(?:です|なので"
        r"|中)|会議(?:に呼|が始ま|なので)"
    ),
}
"""They are gone for a moment."""
_BACK: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"(?:^|[.,;!] ?|\b(?:ok|okay|right|sorry|hi|hey|hello|and|yes|now|all) )(?:i'm |im |i am |we're |and )?back(?: now| again"
        r"| at (?:it|my desk))?(?=$|[.,;!])"
        r"|\bwhere (?:were|was) (?:we|i)\b|(?:^|[.,;!] ?)(?:ok |okay |please |pls |you can |let's )?(?:go on|carry on|go ahead"
        r"|continue)(?: please)?(?=$|[.,;!])"
        r"|\bsorry (?:about|for) (?:that|the (?:wait|delay|interruption))(?=$|[.,;!])"
    ),
    "ko": later(
        r"(?:다시|돌아) ?(?:왔|들어왔)|저 ?왔(?:어요|습니다)|(?:계속|이어서|마저) ?(?:하시죠|하죠|해요|할게요|하겠|해 ?주세요"
        r"|해주세요|진행|물어|여쭤|말씀)"
        r"|(?:아까 )?어디까지 (?:했|얘기|말씀)|기다리(?:게 해서|셨)"
    ),
    "ja": later(
        r"戻りました|戻った(?:よ|ので)?|ただいま(?:戻|です)|お待たせ(?:し|いた|です|で|$)|(?:続き|つづき)(?:を)?お?願|再開(?:し|お)"
        r"|続けて(?:くだ|下さ|お願)|どこまで(?:話|で)"
    ),
}
"""They are here again."""
_MORE = re.compile(r"[\d@?？]")


def pause(text: str, language: str) -> Pause:
    """Tell whether `text` says nothing but that somebody is called away for a moment, or is back."""
    said = utterance(text, language)
    words = said.folded.strip()
    if len(words) > _LONGEST or (_MORE.search(words) and not _AWAY[said.tongue].search(words)):
        return Pause.NONE
    if _BACK[said.tongue].search(words):
        return Pause.BACK
    return Pause.AWAY if _AWAY[said.tongue].search(words) else Pause.NONE
