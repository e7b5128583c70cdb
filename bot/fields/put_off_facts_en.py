"""The ways in which a part of an English reply puts off a name or a figure; of their work it would tell something. Patterns."""

from __future__ import annotations

from bot.fields.put_off_words_en import ADVERB, AROUND, CARD, INFO, IT, SOMEONE, TELL, THAT_IS, THEN, WHO, WILL
from bot.lean import later

SOMEBODY_TELLS = (
    r"(?!(?:i'd|we'd|i would) say )"
    rf"(?:i'll|we'll|i'd|we'd|(?:{WHO})?{WILL}|let me|allow me(?: to)?|allow us(?: to)?|lemme|letme"
    r"|(?:(?:i|we)(?:'m|'re|'d be)? ?)?(?:happy|glad|willing|prepared) to|i want to|i'd like to|(?:i |we )?prefer to)"
    rf"\s?{ADVERB}{{0,3}}{TELL}{AROUND}",
)
"""Anybody tells it, in whatever words: "our office can send it", "I'd like to keep that"."""

SOMEBODY_LEARNS = (
    rf"{SOMEONE} {ADVERB}{{0,2}}"
    r"(?:find out|see|hear|learn|get|know|have|discover|be told|receive|read|ask|be informed|be updated|be notified|be advised"
    r"|come up|come out|follow|emerge|have to wait|need to wait|wait|become clear\w*|keep|depend|be clear\w*)"
    rf"{AROUND})",
    r"(?:whoever|anyone who|the one who|the person who) [\w' ]{2,30}? (?:will|can|gets?|shall)"
    rf" (?:get|have|hear|ask|know|find out){AROUND}",
    rf"{INFO} (?:comes?|gets?|is|are|drops?|arrives?|lands?|will be|only) .{{0,30}}?"
    r"(?:after|in|when|once|until|at|by|on|with) .{2,50}",
    r".{0,20}\bin the hands of .{2,40}|(?:we|they|it) (?:will |'ll )?(?:go|goes|going) public\b.{0,30}",
)
"""Somebody comes to know it: "whoever rings me will get it", "the number comes out after the March review", "we go public in May"."""

SOMEBODY_HAS_IT = (
    r"(?!(?:i|we|you) )"
    r"(?:hr|finance|accounts|payroll|procurement|legal|head office|hq|the office|admin|management|somebody else|someone else"
    r"|(?:(?:my|our|the|his|her) )?(?:[\w-]+ ){0,2}?[\w-]+)"
    r" (?:has|have|holds?|keeps?|knows?|handles?|deals? with|looks? after|manages?|owns?|controls?|would know|decides?|would have"
    r"|sits on|does|signs?(?: off)?(?: on)?|approves?|sets?|has got)"
    rf" (?:all |most of )?(?:{IT}|{INFO})?",
    r"(?:your|my|the) [\w-]+(?: [\w-]+)? (?:already )?(?:has|have|knows?|got)"
    rf" (?:my (?:card|details|number|info)|{IT})",
    rf"(?:{WHO})(?:hasn't|haven't|has not|have not) (?:said|told (?:us|me)|come back|replied|got back|spoken)(?: .{{1,30}})?",
)
"""Somebody has it, or keeps it to himself: "HR holds those figures", "your colleague has my card", "the boss hasn't said"."""

DEPENDS = (
    rf"(?:{THAT_IS}|that |it |this |all )*(?:depends?|hinges?|hangs?|rests?|sits?|lies?|varies|rides?)"
    r"(?: (?:on|upon|with|what|how|who|whether|if|when|a|in|from|quite)\b.{0,60})?",
)
"""It hangs on something: "depends what you come back with"."""

ON_THE_CARD = (
    rf"(?:{THAT_IS}|(?:you'll|you will|you can) (?:find|see) (?:it|that|this) |see |check |look (?:at|in|up) |read )"
    r"(?:all |already )*(?:in |on |under |below |above |at |up )?"
    rf"(?:the |our |my |your )?(?:[\w-]+ ){{0,2}}?{CARD}(?: .{{1,60}})?",
)
"""Where they sign with it: "it's in my signature", "see my LinkedIn"."""

NO_NAMES = (r"(?:no|not) (?:\w+ )?(?:names|numbers|figures|titles|details)(?: .{1,30})?",)
"""None of the sort is told: "no names for now please"."""

_WAYS = (*SOMEBODY_TELLS, *SOMEBODY_LEARNS, *SOMEBODY_HAS_IT, *DEPENDS, *ON_THE_CARD, *NO_NAMES)
PUTS_OFF_FACT = later(f"(?:{'|'.join(_WAYS)}){THEN}")
"""What a part of a reply is that puts off a name or a figure, beside the ways that put off anything."""
