"""What is said of the asking itself before or behind it: what is to be left out, and that somebody takes their leave. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from bot.fields.utterance import Utterance, utterance
from bot.language import cue
from bot.lean import later

_FIELDS = ("budget", "timeline", "phone", "email", "name", "company", "company_size", "role", "current_solution")

_LEAVES: Mapping[str, str] = {
    "en": r"(?:^|[.,;:!?]\s*|\b(?:please|pls|let's|lets|we|you|just|to|and|but|so)\s+)"
    r"(?:(?:leave|leaving|keep|take)\s+(?:(?:the|my|our|any|all|this|that)\s+)?{name}(?:\s+\w+)?\s+(?:out|aside"
    r"|off)\b(?!\s+of\s+(?:the|our|your|their)\s)"
    r"|leave\s+(?:out|aside)\s+(?:(?:the|my|our|any)\s+)?{name}"
    r"|(?:don't|do not|no need to)\s+ask\s+(?:me\s+|us\s+)?(?:about|for)\s+(?:(?:the|my|our|a|any)\s+)?{name})",
    "ko": r"{name}(?:에 대해서?| ?관련| ?얘기| ?이야기| ?질문)?[은는을를도]?\s?(?:일단 |우선 |좀 )?"
    r"(?:빼 ?(?:주세|주시|주십|죠|둘게|고(?=\s?(?:얘기|이야기|말씀|진행|볼|보|갈|가|답|할|하|[,.!]|$)))"
    r"|제외(?:해 ?주|하죠|하고(?=\s?(?:얘기|이야기|말씀|진행|볼|보|갈|가|답|할|하|[,.!]|$)))"
    r"|(?:묻지|물어보지|여쭤보지)는? ?(?:마|말아|않))",
    "ja": r"{name}(?:の(?:話|件|こと))?(?:は|を|も|については|に関しては)(?:いったん|ひとまず)?"
    r"(?:抜きで|なしで|無しで|省い(?:て|た)|省略し|除いて|伏せ(?:さ|て|ま|た)|飛ばして|聞かないで|触れないで)|{name}抜きで",
}
"""A field and the wish to leave it out, as one says so of a talk; what a help desk or a customer leaves out is said otherwise."""


_MAY: Mapping[str, re.Pattern[str]] = {
    "en": later(r"leav|keep|take|\bask"),
    "ko": later("빼|제외|묻지|물어보지|여쭤보지"),
    "ja": later("抜き|なし|無し|省|除い|伏せ|飛ばし|聞かない|触れない"),
}
"""What stands in every such wish: few messages have it, and only they are asked about each field."""


def left_out(text: str, language: str) -> tuple[str, ...]:
    """Return the fields that `text` wishes to leave out, asked or not: "leave the budget out", 예산은 빼 주세요, 予算は抜きで."""
    said = utterance(text, language) if text else None
    if said is None or not _MAY[said.tongue].search(said.folded):
        return ()
    return tuple(name for name in _FIELDS if _wish(said.tongue, name).search(said.folded))


@cache
def _wish(tongue: str, field: str) -> re.Pattern[str]:
    return later(_LEAVES[tongue].replace("{name}", f"(?:{cue(f'names.{field}')[tongue].pattern})"))


_LEAVE: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"(?:(?:ok|okay|alright|right|well|so|and|thanks|thank you|cheers|cool|great)\s+){0,3}"
        r"(?:(?:good\s?bye|bye(?:[\s-]?bye)?|cya|see (?:you|ya)|(?:talk|speak) (?:to you )?(?:soon|later)|ttyl|good night|farewell)"
        r"(?:\s+(?:for|now|then|all|everyone|there|soon|later|around|tomorrow|and|thanks|mia)){0,3}"
        r"|take care(?:\s+(?:now|then|all))?"
        r"|(?:have|enjoy) (?:a|the rest of your) (?:(?:nice|good|great|lovely|wonderful) )?(?:day|one|weekend|evening|week)(?: too)?"
        r"|(?:i |i've |ive )?(?:gotta|got to|have to|need to|must) (?:go|run|leave|dash)(?: now)?|(?:i'm|im) off(?: now| then)?)"
    ),
    "ko": later(
        r"(?:(?:네|넵|예|그럼|그러면|이만|저는|오늘은|다들)\s+){0,3}"
        r"(?:안녕히 ?(?:계세요|계십시오|계셔요|가세요)|수고하(?:세요|십시오|셔요|셨습니다|셨어요)|들어가(?:세요| ?보겠습니다| ?볼게요)"
        r"|(?:이만 ?)?가 ?(?:보겠습니다|볼게요|봐야 ?(?:해요|겠어요|겠습니다))"
        r"|(?:다음에|나중에|또|내일)\s?(?:또\s?|다시\s?)?(?:뵐게요|봬요|뵙겠습니다|올게요|오겠습니다)"
        r"|(?:좋은|즐거운) ?(?:하루|저녁|주말|오후) ?(?:되세요|보내세요|되십시오|보내십시오)|바이(?:바이)?|잘 ?있어요?)"
    ),
    "ja": later(
        r"(?:(?:それ)?では|じゃあ?|そろそろ|これで|この辺で|本日は|今日は|はい){0,2}"
        r"(?:お先に)?(?:失礼(?:(?:いた|致)し|し)ます|(?<=では)失礼(?:(?:いた|致)し|し)ました"
        r"|さよ(?:う)?なら|バイバイ|ごきげんよう|お(?:やす|休)みなさい"
        r"|お疲れ(?:様|さま)でした"
        r"|また(?:ね|今度|後ほど|後で|あとで|明日|改めて|後日|来週)?(?:伺います|来ます|ご?連絡(?:いた)?します|お願い(?:いた)?します)?)"
    ),
}
"""How a last sentence says goodbye. 失礼しました alone asks to be excused, and "brb" comes back at once."""
_ASK_NOTHING: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"(?:(?:please|pls|ok|okay|look|right|just|can (?:you|we)|could (?:you|we)|would you|i said|hey|god|jeez)\s+){0,3}"
        r"(?:(?:no more|enough(?: with| of)?(?: the| these| your)?|stop(?: with)?(?: all)?(?: the| these| your)?"
        r"|quit(?: with)? (?:the|these|your))"
        r"(?: (?:stupid|silly|endless|damn))? (?:questions?|questioning|interrogation|quiz)"
        r"|(?:stop|quit) asking(?: me| us)?(?: (?:things|stuff|so much|so many questions|(?:all )?(?:these|those|the) questions"
        r"|questions|already))?"
        r"|(?:don't|do not|dont) ask (?:me |us )?(?:any ?more(?: questions)?|any more questions|anything(?: else| more)?|more questions)"
        r"|(?:i'm|im|i am|we're) (?:done|finished) (?:answering(?: (?:your |these |the )?questions)?|with (?:the|your|all the"
        r"|these) questions))"
        r"(?:\s+(?:please|pls|now|thanks|thank you|ok|okay|for today|at this point|already|sorry)){0,2}"
    ),
    "ko": later(
        r"(?:(?:이제|제발|좀|더는|더 ?이상은?|아|저기|그만)\s+){0,3}(?:질문(?:은|을|좀|이)?\s?)?(?:좀\s)?"
        r"(?:그만 ?(?:좀 ?)?(?:물어|묻|여쭤|질문|하|해)[가-힣]{0,6}(?: ?(?:주|하)[가-힣]{1,6})?|(?:묻|물어보|질문하"
        r"|하)지 ?(?:좀 ?)?(?:마|말)[가-힣]{1,4}(?: ?주[가-힣]{1,4})?"
        r"|(?<=질문은 )됐[어습고][가-힣]{0,3}|(?<=질문 )됐[어습고][가-힣]{0,3})"
    ),
    "ja": later(
        r"(?:もう|すみませんが|これ以上は?|あまり)?(?:質問(?:攻め)?|聞くの)(?:は|を)?(?:もう|これ以上)?(?:やめて|結構|十分|しないで"
        r"|なしで|いい|勘弁して)[ぁ-ん]{0,8}"
        r"|(?:もう|これ以上は?)(?:何も)?(?:聞か|きか|訊か|質問し)ないで[ぁ-ん]{0,8}"
    ),
}
"""A piece of a message that wishes for no more questions, of any field."""
_PIECES = later(r"[.!,、。!~…\n]+")


def takes_leave(text: str, language: str) -> bool:
    """Tell whether the last that `text` says is a goodbye: "bye", 안녕히 계세요, 失礼します. The last opens a talk, too."""
    said = utterance(text, language)
    return bool(_LEAVE[said.tongue].fullmatch(_last(said)))


def _last(said: Utterance) -> str:
    pieces = [piece.strip() for piece in _PIECES.split(said.folded) if piece.strip()]
    return pieces[-1] if pieces else ""


def would_be_asked_nothing(text: str, language: str) -> bool:
    """Tell whether a part of `text` wishes for no more questions at all: "no more questions please", 그만 물어보세요, もう聞かないで."""
    said = utterance(text, language)
    pieces = (piece.strip() for piece in _PIECES.split(said.folded))
    return any(_ASK_NOTHING[said.tongue].fullmatch(piece) for piece in pieces if piece)
