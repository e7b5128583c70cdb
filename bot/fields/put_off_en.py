"""English replies that put an answer off, hand it on or bargain for it: "will revert on same", "they'll find out when they call". Pure.

Read by how they are built, not by their words: who will tell, when and where it will be told, a decision not taken, and
nothing besides. A part that says anything else makes the reply one that tells.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from bot.fields.put_off_words_en import (
    ADVERB,
    AROUND,
    ASK,
    CARD,
    CIVIL,
    CUTS,
    DEIXIS,
    FIXED,
    IN_HOUSE,
    INFO,
    IT,
    NAMING,
    NO,
    PAPER,
    PUT,
    SAID,
    SOMEONE,
    TALK,
    TALKS,
    TELL,
    THAT_IS,
    THEN,
    US,
    WHO,
    WILL,
    tells,
)
from bot.fields.utterance import Utterance

_TOLD = frozenset(("need", "goal", "text", "solution"))
"""Kinds that a sentence about their work answers."""
_FIGURES: Mapping[str, frozenset[str]] = {
    "money": frozenset(("headcount", "launch")),
    "headcount": frozenset(("budget", "price")),
    "timeline": frozenset(("budget", "headcount")),
    "number": frozenset(),
}
"""Kinds that are read wherever they stand in a reply, whatever else it tells; the words that show that another one is put off."""
_LONGEST = 160
"""Characters of a reply that only puts off."""
_DIGITS = 6
"""With more, a telephone number stands in it."""


@cache
def _ways() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a part of a reply is from its first letter to its last that puts off; and what does so where a name or a figure was asked."""
    told = "|".join(
        (
            # who will tell: "will revert on same", "my assistant will furnish the particulars", "let me check and come back"
            rf"(?!(?:i'd|we'd|i would) say )(?:{US})\s?{ADVERB}{{0,3}}(?:{TALKS}|{TELL}(?=[^,;]*\b(?:{DEIXIS})\b)){AROUND}",
            rf"(?:{THAT_IS}(?:something|one) )?(?:(?:my|our|the|one of (?:my|our)) )?(?:(?!that|which|who"
            rf"|where)[\w-]+ ){{0,2}}?(?:{IN_HOUSE}) (?:will|'ll|shall|would|can|may|wants? to"
            rf"|wish(?:es)? to"
            rf"|prefers? to|intends? to|is going to|has to) {ADVERB}{{0,2}}(?:{TALKS}|{TELL}(?=[^,;]*\b(?:{DEIXIS}|himself|herself"
            rf"|themselves)\b))"
            rf"{AROUND}",
            # who will be told: "they'll find out when they call", "you'll see it on the invitation"
            rf"(?:you(?: people| guys| all| lot| folks)?(?:'ll|'d| will| would| can| could| may| should)|(?:they|s?he|the rep|your [\w-]+"
            rf"(?: [\w-]+)?|whoever [\w' ]{{2,30}}?)(?:'ll| will|'d| would)) {ADVERB}{{0,2}}(?:find out|see|hear|learn|get|know|have"
            rf"|discover|be told"
            rf"|receive|be informed|be updated|be notified|be advised){AROUND}",
            rf"(?:it|that|this|{INFO})(?:'ll| will| would|'d) {ADVERB}{{0,2}}(?:come up|come out|follow|emerge|have to wait|need to wait"
            rf"|wait"
            rf"|become clear\w*|keep|be clear\w*){AROUND}",
            # it will be told: "to be shared during the demo", "will be communicated in due time", "details to follow"
            rf"(?:(?:{INFO}|it|that|this|{WHO})(?: |(?=')))?(?:will|shall|'ll|to|has to|have to|needs? to|is to|are to|can|could|would"
            rf"|may)"
            rf" be {ADVERB}{{0,2}}(?:{SAID}|{FIXED})(?: (?:to|with|by) (?:you|them|us|your \w+))?",
            rf"{INFO} (?:to follow|(?:will |shall )?follows?|pending|awaited)(?: .{{1,60}})?|(?:(?:all|more|further|full|the) )*"
            r"(?:details?|particulars|figures?|numbers?|names?|info|information|specifics|everything|requirements)"
            r" (?:later|when|once|on|at|after)(?: .{1,60})?",
            rf"(?:that|it|this)(?:'s| is| gets?)? (?:only )?(?:gets? )?(?:{SAID}|told) (?:once|when|after|at|on|in|during|upon|under)"
            rf" .{{1,60}}",
            # where it stands: "it's all in the RFP"
            rf"(?:{THAT_IS}|(?:you'll|you will|you can) (?:find|see|get|have) (?:it|that|this|{INFO}) |see |refer (?:to )?|check |read"
            rf" |please (?:see|refer(?: to)?|check) )"
            rf"(?:all |already |set out |spelled out |listed |detailed |in there )*(?:in |on |with |under |part of )?"
            rf"(?:the |our |my |your |a |an )?(?:[\w-]+ ){{0,2}}?{PAPER}(?: .{{1,60}})?",
            # a refusal: "I can't comment on that pre-tender", "our policy doesn't allow us to disclose vendors"
            rf"(?:(?:i|we|i'm|we're|i am|we are|am|sorry,?|i'd|we'd) )?{NO} {ADVERB}{{0,2}}{NAMING}{AROUND}",
            r"(?:[\w'&-]+ ){1,5}?(?:(?:doesn't|does not|don't|do not|won't|wouldn't|never) (?:allow|let|permit|like|want)s?"
            r"|prohibits?|forbids?|prevents?|bars?|stops?)"
            rf" (?:(?:us|me|staff|anyone|employees|people|it) )?(?:from |to )?{NAMING}{AROUND}",
            rf"(?:{THAT_IS})?not (?:something|anything|a thing|one) (?:i|we|that|for|to)\b.{{0,60}}",
            rf"(?:{THAT_IS})?(?:\w+ly |very |too |quite |a bit |still |all |kept |company |market |trade )*(?:sensitive|confidential"
            rf"|classified|privileged|proprietary|restricted|embargoed|under (?:nda|wraps|embargo)|off the record|off limits|hush-hush"
            rf"|a secret|on a need[- ]to[- ]know basis|internal(?: only)?|not public)",
            r"(?:[\w'&-]+ ){0,5}?(?:remain|stay|be kept|be|keep\w* (?:it|that|this|them|\w+)) (?:unnamed|anonymous|nameless|undisclosed"
            r"|confidential|unidentified|incognito|under wraps)",
            r".{0,50}\bif i (?:put|told|said|shared|posted|typed|wrote|gave|disclosed|revealed|answered) (?:you |him |them )?"
            r"(?:that|it|this|those)\b.{0,40}",
            r".{0,40}\b(?:nda|non-disclosure|confidentiality agreement)\b(?: (?:first|before|in place|signed|required|needed"
            r"|please)\b.{0,50})?",
            r"(?:(?:i|we)(?:'ve| have|'m|'re| was| were| am| are)?|(?:my|our|the) [\w-]+(?: \w+)?(?: have| has)?) (?:been )?(?:asked|told"
            r"|instructed"
            r"|advised|ordered|requested|warned|briefed|sworn)(?: (?:me|us))? (?:not to|to (?:keep|stay|remain|say nothing|hold|wait"
            r"|leave)"
            r"|to secrecy).{0,60}",
            rf"(?:{THAT_IS}|(?:the |our |all )?(?:[\w-]+ )?[\w-]+ (?:is|are) )(?:all |still |currently )*(?:off the table|on hold"
            rf"|under (?:review"
            r"|discussion|consideration|embargo)|in (?:flux|progress|the works|the air|god's hands|discussion)|parked|frozen"
            r"|a moving target"
            r"|anyone's guess|a mystery|not mine|tbc|tbd|pending|awaited|for another day|work in progress)(?: (?:to|with"
            r"|between) .{1,30})?",
            r"pending|awaited|under (?:review|discussion|consideration)|work in progress|you first|after you(?: .{1,40})?|ladies first",
            r"(?:just )?(?:give|gimme|grant|allow) ?(?:me|us)? (?:a|some|another|one|few|two|more|up to|until|till|time|the|to) .{0,30}",
            r"(?:please |kindly |you(?:'ll| will| must|'d better) (?:have to )?)?wait (?:for|till|until) (?:the|our|my|your|an?|further"
            r"|next) "
            r"(?:[\w'-]+ ?){1,3}|(?:please )?wait and see|(?:we'll|let's|will) (?:just )?(?:have to )?(?:wait and )?see",
            r"ask (?:him|her|them|(?:my|our|your) [\w-]+(?: [\w-]+)?)(?:,? .{1,40})?",
            rf"(?:leave|park|hold|skip|shelve|bin|table) {IT} (?:with|to|for) (?:me|us|now|later)",
            r"(?:please |kindly |pls |you can |better |best |do )+(?:liaise|coordinate|speak|talk|check|connect|get in touch|touch base"
            r"|consult"
            r"|contact|confirm|take (?:it|that|this) up)(?: (?:with|to))? (?:[\w'&-]+ ){0,4}?[\w'&-]+(?: (?:for|on|about"
            r"|regarding) (?:the )?"
            r"(?:same|that|this|it))?",
            r"that(?:'s| is) what (?:the|our) [\w-]+(?: [\w-]+)? (?:is|are) for",
            r"nothing (?:that )?(?:i|we)(?:'m|'re| am| are| can| could|'d)\b.{0,30}\b(?:share|talk|discuss|say|disclose|tell"
            r"|mention)\b.{0,20}",
            r"(?:is|does) (?:that|it|this) (?:really )?(?:important|matter|necessary|relevant|needed|required)",
            r"(?:just )?(?:put|write|say)(?: me| it| that)?(?: down)?(?: as)? (?:anonymous|n/?a|confidential|private|unknown|undisclosed"
            r"|tbd|tbc)",
            rf"{THAT_IS}?(?:above|beyond|more than|outside) what (?:i|we)(?:'m|'re| am| are)? (?:cleared|allowed|able|authori[sz]ed"
            rf"|supposed|free"
            r"|permitted|meant|can|could|may)\b.{0,40}",
            rf"(?:(?:i'd |we'd )?better |i'll |we'll |i'd |we'd |i |please |just )*(?:let|have) (?:my|our|the|him|her"
            rf"|them) ?(?:[\w-]+ ){{0,3}}?(?:answer"
            rf"|explain|tell|say|speak|take|handle|fill|walk|brief|cover|reply|respond|decide)(?=$|[^,;]*\b(?:{DEIXIS})\b){AROUND}",
            r"(?:that|it|this|those) (?:stays?|remains?) (?:with|between|private|secret|internal|in-house|under|a|off)\b.{0,30}",
            r"ask (?:me|us)?(?: that| again| this| it)?(?: again)? (?:after|later|then|next|in|when|once|on|tomorrow|at)\b.{0,30}"
            r"|ask (?:me|us) after",
            rf"(?:{WHO})(?:doesn't|don't|wouldn't) want (?:that|it|this|them) (?:written|shared|known|out|discussed|in|posted|said"
            rf"|public)\b.{{0,30}}",
            rf"(?:{WHO})(?:is|are|'re|'m|am) still (?:arguing|debating|discussing|deciding|thinking|talking|negotiating|fighting"
            rf"|deliberating)"
            rf"(?: (?:about|on|over|through|among \w+))?(?: {IT})?",
            rf"(?:{US}) {ADVERB}{{0,2}}(?:get|fetch|obtain|find|collect|seek) (?:{INFO}|permission|approval|clearance|an answer)",
            # undecided: "the committee has yet to put it on paper", "not allotted as of now", "subject to approval"
            rf"(?:{WHO})?(?:hasn't|haven't|has not|have not|isn't|aren't|is not|are not|wasn't|weren't|not|never|has yet to|have yet to"
            rf"|(?:is |are )?yet to|still to|nobody has|no ?-?one has|nobody's|nothing(?: has)?|is still|are still|still|being) "
            rf"(?:(?:been|be|being|to be|yet|really|actually|formally|officially|fully|quite|had|even|properly|is|so far) ){{0,3}}"
            rf"(?:{FIXED}|written)"
            rf"(?: (?:it|that|this|anything|one|(?:on |by )?(?:a |any |the )?{INFO}|on (?:it|that|this)))?",
            rf"(?:{THAT_IS}|all )*(?:subject|contingent|conditional|dependent) (?:to|on|upon) .{{2,60}}",
            r"(?:(?:still|we're|i'm|am|we are|currently|all) )*(?:awaiting|pending|waiting (?:on|for|to hear))"
            r" (?:[\w'-]+ ){0,4}?(?:approvals?|go[- ]?ahead|green light|sign[- ]?off|confirmation|decision|clearance|mandate|word|board"
            r"|instructions?|head office|hq|outcome|verdict|sanction|budget|allocation|ruling|final)\b.{0,50}",
            rf"(?:the )?(?:management|(?:\w+ )?board|committee|boss(?:es)?|director\w*|procurement|finance|hr|council|trustees|partners"
            rf"|ceo|cfo"
            rf"|owners?|head office|hq|leadership|principal|md|chairman|steering group|they|someone else|(?:my|our"
            rf"|the) (?:[\w-]+ )?[\w-]+)"
            rf" (?:will|'ll|shall|would|has to|have to|needs? to|must|is to|are to|gets? to|is yet to|are yet to|is still|are still)"
            rf" {ADVERB}{{0,2}}(?:decid(?:e|ing)|determin(?:e|ing)|settl(?:e|ing)|choos(?:e|ing)|confirm(?:ing)?"
            rf"|sign(?:ing)? (?:it )?off"
            rf"|approv(?:e|ing)|fix(?:ing)?|set|debat(?:e|ing)|weigh(?:ing)?|discuss(?:ing)?|work(?:ing)? (?:it |that |this )?out)"
            rf"{AROUND}",
            rf"(?:once|when|after|until|till|as soon as|if|only when|only once|not until) .{{2,60}}? (?:i|we|you|they|your \w+)"
            rf"(?:'ll| will| can| shall|'d| would)? (?:only )?(?:know|{TELL}|decide|have|see){AROUND}",
            rf"(?:{THAT_IS})?(?:one |a question |something |a matter |a job )?for .{{2,40}} to (?:decide|say|work out|determine|answer"
            rf"|settle"
            rf"|agree|confirm|figure out|explain|tell|share|define|set)\b.{{0,40}}",
            rf"(?:{THAT_IS})?(?:one|a question|something|a matter|a topic|a conversation|a chat|a discussion) for .{{2,40}}",
            # putting off in so many words: "let's not do names yet", "kindly hold on with that one"
            rf"(?:let's|lets|let us|let me|let it|can we|could we|may we|shall we|can i|could i|may i"
            rf"|(?:we|i) (?:can|could|should|might)(?= (?:talk|discuss|speak|come back|circle back|revisit|park|skip|leave|go over"
            rf"|get to)\b)"
            rf"|i'll|we'll|maybe we|perhaps we|kindly|please|pls|will|wait|better|best|rather|i'd rather|we'd rather|would rather"
            rf"|i'd sooner"
            rf"|suggest we|(?:i |we )?(?:would |'d )?(?:like|prefer|love) to|if we could|mind if we|okay if we|ok if we|hold on"
            rf"|allow us to)"
            rf" {ADVERB}{{0,3}}(?:(?:let|allow) (?:us|me) )?(?:to )?{PUT}(?: (?:aside|that bridge|back|up|off|names|numbers|on))?"
            rf"(?: aside| later| up)?{AROUND}",
            rf"(?:{THAT_IS}|it's |still |far |much |way |just |probably )*(?:a |an )?(?:bit |little |tad |touch |too |rather |kinda "
            rf"|very )*"
            rf"(?:early|soon|premature|long|much|hard|difficult|impossible|awkward|tricky|delicate|complicated|complex"
            rf"|involved)(?: days)?(?: (?:for|to) (?:that|this|it|{TELL}|type|write|go"
            rf"|commit|put|explain|chat|be)\b.{{0,40}}|(?: in the \w+)?)",
            r"(?:maybe |perhaps |sorry )?(?:not (?:at (?:this|the|present)(?: (?:stage|point|juncture|time|moment))?|for now|as of now"
            r"|just now"
            r"|in (?:this|a|the) chat|over chat|in writing|on here|publicly|on the record|before .{2,40}|until .{2,40}|till .{2,40}"
            r"|without .{2,40})|(?:in |at |maybe )?(?:another|some other|next) (?:time|day)|later on|in due (?:course|time)"
            r"|no comments?(?: .{1,30})?|whenever .{2,40}"
            r"|all in good time|one (?:thing|step) at a time|in (?:the )?fullness of time|(?:on|at|in|during|over|when|once|after|only"
            r"|via) "
            rf"(?:[\w'-]+ ){{0,5}}?{TALK}(?: .{{1,30}})?|face to face|in person|offline|watch this space|tba|t\.b\.a\.?|to be advised)",
            rf"{THAT_IS}an? (?:much |whole |bit of an? )?(?:longer|long|different|other|separate|bigger|later|delicate) \w+",
            r"(?:(?:it's|that's|would be|be|much|far|probably|i'd say) )*(?:better|best|easier|prefer\w*|rather) (?:to |we |if we |if i "
            r"|i )?"
            r"(?:discuss\w*|talk\w*|speak|explain\w*|tell|shared?|told|done|left|covered)(?: (?:it|that|this))?",
            # a bargain: "you tell me your price first"
            r"(?:you |you guys |your side |please )?(?:go|tell|show|give|send|share|start|quote|answer)\b.{0,40} first",
            rf"(?!(?:the |our |my )?(?:customers?|clients?|people|guests|they)\b).{{0,40}}\b(?:want|need|like|have to|expect|require"
            rf"|sign|insist)\b.{{0,40}}\bbefore (?:(?:i|we|anyone|anybody) )?(?:start )?{NAMING}\b.{{0,40}}",
            rf"no (?:\w+ ){{0,2}}?(?:{INFO}|decision|plan|deadline|mandate|approval|launch|target) (?:as such|as of now|so far|yet"
            rf"|at present"
            rf"|for now|at this .{{2,10}}|till .{{2,20}}|until .{{2,20}}|before .{{2,20}}|in (?:the|this) chat)",
            # somebody else knows: "you'd have to speak to our IT lead about that"
            rf"(?:(?:you|they|he|she|your \w+)(?:'d|'ll| would| should| will| need| must| can| could| have| had| may| might) )(?:(?:have"
            rf"|need"
            rf"|better|best|want|like) )?(?:to )?(?:ask|speak|talk|check|contact|call|ring|consult)(?: (?:to|with))? "
            rf"(?!and (?!ask|speak|talk)|or )(?:[\w'&-]+ ){{0,5}}?[\w'&-]+(?: (?:about|on|for|regarding) (?:{IT}|{INFO}))?",
            rf"(?:i'm |i am |am |we're |probably )?not the (?:right |best |correct |proper )?(?:person|one|guy|man|woman|contact|chap"
            rf"|lady)\b"
            rf".{{0,40}}|(?:{THAT_IS})?(?:not my|outside my|beyond my|not in my|not within my|out of my|above my) (?:\w+ )?(?:area"
            rf"|department"
            rf"|dept|field|remit|side|table|call|decision|place|job|lane|purview|hands|brief|knowledge|pay ?grade|level)\b.{{0,40}}",
        )
    )
    fact = "|".join(
        (
            rf"(?!(?:i'd|we'd|i would) say )(?:i'll|we'll|i'd|we'd|(?:{WHO})?{WILL}|let me|allow me(?: to)?|allow us(?: to)?|lemme|letme"
            rf"|(?:(?:i|we)(?:'m|'re"
            rf"|'d be)? ?)?(?:happy|glad|willing"
            rf"|prepared) to|i want to|i'd like to|(?:i |we )?prefer to)\s?{ADVERB}{{0,3}}{TELL}{AROUND}",
            rf"{SOMEONE} {ADVERB}{{0,2}}(?:find out|see|hear|learn|get|know|have|discover|be told|receive|read|ask|be informed"
            rf"|be updated"
            rf"|be notified|be advised|come up|come out|follow|emerge|have to wait|need to wait|wait|become clear\w*|keep|depend"
            rf"|be clear\w*)"
            rf"{AROUND})",
            rf"(?:whoever|anyone who|the one who|the person who) [\w' ]{{2,30}}? (?:will|can|gets?|shall) (?:get|have|hear|ask|know"
            rf"|find out)"
            rf"{AROUND}",
            rf"(?!(?:i|we|you) )(?:hr|finance|accounts|payroll|procurement|legal|head office|hq|the office|admin|management|somebody else"
            rf"|someone else"
            rf"|(?:(?:my|our|the|his|her) )?(?:[\w-]+ ){{0,2}}?[\w-]+) (?:has|have|holds?|keeps?|knows?|handles?|deals? with|looks? after"
            rf"|manages?"
            rf"|owns?|controls?|would know|decides?|would have|sits on|does|signs?(?: off)?(?: on)?|approves?|sets?|has got) (?:all "
            rf"|most of )?(?:{IT}|{INFO})?",
            rf"(?:{WHO})(?:hasn't|haven't|has not|have not) (?:said|told (?:us|me)|come back|replied|got back|spoken)(?: .{{1,30}})?",
            r".{0,20}\bin the hands of .{2,40}|(?:we|they|it) (?:will |'ll )?(?:go|goes|going) public\b.{0,30}",
            rf"{INFO} (?:comes?|gets?|is|are|drops?|arrives?|lands?|will be|only) .{{0,30}}?(?:after|in|when|once|until|at|by|on"
            rf"|with) .{{2,50}}",
            rf"(?:{THAT_IS}|that |it |this |all )*(?:depends?|hinges?|hangs?|rests?|sits?|lies?|varies|rides?)(?: (?:on|upon|with|what"
            rf"|how|who"
            rf"|whether|if|when|a|in|from|quite)\b.{{0,60}})?",
            rf"(?:{THAT_IS}|(?:you'll|you will|you can) (?:find|see) (?:it|that|this) |see |check |look (?:at|in|up) |read )"
            rf"(?:all |already )*(?:in |on |under |below |above |at |up )?(?:the |our |my "
            rf"|your )?(?:[\w-]+ ){{0,2}}?{CARD}(?: .{{1,60}})?",
            rf"(?:your|my|the) [\w-]+(?: [\w-]+)? (?:already )?(?:has|have|knows?|got) (?:my (?:card|details|number|info)|{IT})",
            r"(?:no|not) (?:\w+ )?(?:names|numbers|figures|titles|details)(?: .{1,30})?",
        )
    )
    return re.compile(f"(?:{told}){THEN}"), re.compile(f"(?:{fact}){THEN}")


_JOINS = frozenset(("and", "of", "the", "&", "for", "in", "at", "de", "la"))
_FORM = re.compile(r"(?:ltd|limited|inc|llc|llp|plc|gmbh|corp|pty|pvt|bhd|co)\.?$")
_WORDS_OF_FIRM = 3
_MODALS = frozenset(("will", "shall", "can", "would", "be", "have", "idea", "comment", "sure", "yet", "now"))


def is_titled(text: str) -> bool:
    """True for what is written as names are, each word with a capital: Will Share, "Back Soon Bakery"."""
    words = text.split()
    return len(words) > 1 and all(word[0].isupper() or word in _JOINS for word in words) and not text.isupper()


def written_as_firm(said: Utterance) -> bool:
    """True for a reply that is written as a firm's name is, whatever its words say elsewhere: "Confidential Shredding Ltd"."""
    if said.tongue != "en" or not is_titled(said.text.strip()) or any(sign in said.text.rstrip(".") for sign in ",:;!?"):
        return False
    words = said.folded.split()
    return (len(words) >= _WORDS_OF_FIRM and words[1] not in _MODALS) or bool(_FORM.search(said.folded.rstrip()))


@lru_cache(maxsize=8)
def _puts_off(text: str, folded: str, kind: str) -> bool:
    if len(folded) > _LONGEST or " " not in folded.strip() or is_titled(text) or "@" in folded or sum(map(str.isdigit, folded)) > _DIGITS:
        return False
    if ASK.fullmatch(text):
        return True
    ways = _ways()[: 1 if kind in _TOLD else 2]
    is_off, told = False, 0
    for part in filter(None, map(str.strip, CUTS.split(folded))):
        head = CIVIL.match(part)
        starts = {0, head.end() if head else 0}
        if any(way.fullmatch(part, start) for way in ways for start in starts):
            is_off = True
        elif not (head and head.end() == len(part)):
            told = max(told, tells(part))
    return is_off and (told == 0 or (told == 1 and kind in _FIGURES))


def puts_off_en(said: Utterance, kind: str) -> bool:
    """True for an English reply that only puts off, hands on or bargains for a value of the kind."""
    return said.tongue == "en" and said.words.isdisjoint(_FIGURES.get(kind, ())) and _puts_off(said.text, said.folded, kind)
