"""The ways in which a part of an English reply puts off whatever was asked, a family of them a name. Patterns.

Each spans a part from its first letter to its last but for when and how it will be told, which `THEN` reads behind it.
"""

from __future__ import annotations

from bot.fields.put_off_words_en import (
    ADVERB,
    AROUND,
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
    TALK,
    TALKS,
    TELL,
    THAT_IS,
    THEN,
    US,
    WHO,
)
from bot.lean import later

WHO_TELLS = (
    rf"(?!(?:i'd|we'd|i would) say )(?:{US})\s?{ADVERB}{{0,3}}(?:{TALKS}|{TELL}(?=[^,;]*\b(?:{DEIXIS})\b)){AROUND}",
    rf"(?:{THAT_IS}(?:something|one) )?(?:(?:my|our|the|one of (?:my|our)) )?(?:(?!that|which|who|where)[\w-]+ ){{0,2}}?(?:{IN_HOUSE})"
    r" (?:will|'ll|shall|would|can|may|wants? to|wish(?:es)? to|prefers? to|intends? to|is going to|has to)"
    rf" {ADVERB}{{0,2}}(?:{TALKS}|{TELL}(?=[^,;]*\b(?:{DEIXIS}|himself|herself|themselves)\b)){AROUND}",
    r"(?:(?:i'd |we'd )?better |i'll |we'll |i'd |we'd |i |please |just )*"
    r"(?:let|have) (?:my|our|the|him|her|them) ?(?:[\w-]+ ){0,3}?"
    r"(?:answer|explain|tell|say|speak|take|handle|fill|walk|brief|cover|reply|respond|decide)"
    rf"(?=$|[^,;]*\b(?:{DEIXIS})\b){AROUND}",
    rf"(?:{US}) {ADVERB}{{0,2}}(?:get|fetch|obtain|find|collect|seek) (?:{INFO}|permission|approval|clearance|an answer)",
)
"""Who will tell: "will revert on same", "my assistant will furnish the particulars", "let me check and come back"."""

WHO_IS_TOLD = (
    r"(?:you(?: people| guys| all| lot| folks)?(?:'ll|'d| will| would| can| could| may| should)"
    r"|(?:they|s?he|the rep|your [\w-]+(?: [\w-]+)?|whoever [\w' ]{2,30}?)(?:'ll| will|'d| would))"
    rf" {ADVERB}{{0,2}}"
    r"(?:find out|see|hear|learn|get|know|have|discover|be told|receive|be informed|be updated|be notified|be advised)"
    rf"{AROUND}",
)
"""Who will be told: "they'll find out when they call", "you'll see it on the invitation"."""

COMES_OUT = (
    rf"(?:it|that|this|{INFO})(?:'ll| will| would|'d) {ADVERB}{{0,2}}"
    r"(?:come up|come out|follow|emerge|have to wait|need to wait|wait|become clear\w*|keep|be clear\w*)"
    rf"{AROUND}",
    rf"(?:(?:{INFO}|it|that|this|{WHO})(?: |(?=')))?"
    r"(?:will|shall|'ll|to|has to|have to|needs? to|is to|are to|can|could|would|may)"
    rf" be {ADVERB}{{0,2}}(?:{SAID}|{FIXED})(?: (?:to|with|by) (?:you|them|us|your \w+))?",
    rf"{INFO} (?:to follow|(?:will |shall )?follows?|pending|awaited)(?: .{{1,60}})?"
    r"|(?:(?:all|more|further|full|the) )*"
    r"(?:details?|particulars|figures?|numbers?|names?|info|information|specifics|everything|requirements)"
    r" (?:later|when|once|on|at|after)(?: .{1,60})?",
    rf"(?:that|it|this)(?:'s| is| gets?)? (?:only )?(?:gets? )?(?:{SAID}|told)"
    r" (?:once|when|after|at|on|in|during|upon|under) .{1,60}",
)
"""It will be told: "to be shared during the demo", "will be communicated in due time", "details to follow"."""

WHERE_IT_STANDS = (
    rf"(?:{THAT_IS}|(?:you'll|you will|you can) (?:find|see|get|have) (?:it|that|this|{INFO}) "
    r"|see |refer (?:to )?|check |read |please (?:see|refer(?: to)?|check) )"
    r"(?:all |already |set out |spelled out |listed |detailed |in there )*(?:in |on |with |under |part of )?"
    rf"(?:the |our |my |your |a |an )?(?:[\w-]+ ){{0,2}}?{PAPER}(?: .{{1,60}})?",
    rf"(?:as i (?:wrote|said),? )?(?:(?:all|the|our|these|those|such) (?:[\w-]+ ){{0,2}})?(?:stands?|are|is|written|described|found"
    rf"|listed|included|stated|please (?:look|see)|look)"
    rf" (?:written |described |stated |listed |included |found )?in (?:the |our )?(?:[\w-]+ ){{0,1}}?{PAPER}(?: (?:documentation"
    rf"|documents?|file|text))?(?:,? (?:in |at |under )?(?:point|section|page|clause) [\d.]+)?[\s.!]*",
    rf"(?:{THAT_IS}|see |refer (?:to )?|check |read |please (?:see|refer(?: to)?|check) )?(?:all |already |set out |listed |detailed )*"
    r"(?:in |on |under |at )?(?:the )?(?:section|clause|page|chapter|paragraph|para|appendix|annexe?|schedule|item|slide|table)"
    r" (?:no\.? ?)?[\da-z](?:[\d.]{0,5})(?: (?:of|in) (?:the|our|my|your) .{1,50})?",
)
"""Where it stands: "it's all in the RFP"."""

REFUSED = (
    rf"(?:(?:i|we|i'm|we're|i am|we are|am|sorry,?|i'd|we'd) )?{NO} {ADVERB}{{0,2}}{NAMING}{AROUND}",
    rf"(?:{THAT_IS})?not (?:something|anything|a thing|one) (?:i|we|that|for|to)\b.{{0,60}}",
    r"nothing (?:that )?(?:i|we)(?:'m|'re| am| are| can| could|'d)\b"
    r".{0,30}\b(?:share|talk|discuss|say|disclose|tell|mention)\b.{0,20}",
    r".{0,50}\bif i (?:put|told|said|shared|posted|typed|wrote|gave|disclosed|revealed|answered)"
    r" (?:you |him |them )?(?:that|it|this|those)\b.{0,40}",
    r"(?:is|does) (?:that|it|this) (?:really )?(?:important|matter|necessary|relevant|needed|required)",
)
"""They will not or cannot say: "I can't comment on that pre-tender", "not something I can get into here", "does that matter"."""

FORBIDDEN = (
    r"(?:[\w'&-]+ ){1,5}?"
    r"(?:(?:doesn't|does not|don't|do not|won't|wouldn't|never) (?:allow|let|permit|like|want)s?"
    r"|prohibits?|forbids?|prevents?|bars?|stops?)"
    rf" (?:(?:us|me|staff|anyone|employees|people|it) )?(?:from |to )?{NAMING}{AROUND}",
    r"(?:(?:i|we)(?:'ve| have|'m|'re| was| were| am| are)?|(?:my|our|the) [\w-]+(?: \w+)?(?: have| has)?) (?:been )?"
    r"(?:asked|told|instructed|advised|ordered|requested|warned|briefed|sworn)(?: (?:me|us))?"
    r" (?:not to|to (?:keep|stay|remain|say nothing|hold|wait|leave)|to secrecy).{0,60}",
    rf"(?:{WHO})(?:doesn't|don't|wouldn't) want (?:that|it|this|them)"
    r" (?:written|shared|known|out|discussed|in|posted|said|public)\b.{0,30}",
    rf"{THAT_IS}?(?:above|beyond|more than|outside) what (?:i|we)(?:'m|'re| am| are)?"
    r" (?:cleared|allowed|able|authori[sz]ed|supposed|free|permitted|meant|can|could|may)\b.{0,40}",
)
"""Somebody forbids it: "our policy doesn't allow us to disclose vendors", "I've been told to keep quiet"."""

SECRET = (
    rf"(?:{THAT_IS})?(?:\w+ly |very |too |quite |a bit |still |all |kept |company |market |trade )*"
    r"(?:sensitive|confidential|classified|privileged|proprietary|restricted|embargoed|under (?:nda|wraps|embargo)"
    r"|off the record|off limits|hush-hush|a secret|on a need[- ]to[- ]know basis|internal(?: only)?|not public)",
    r"(?:[\w'&-]+ ){0,5}?(?:remain|stay|be kept|be|keep\w* (?:it|that|this|them|\w+))"
    r" (?:unnamed|anonymous|nameless|undisclosed|confidential|unidentified|incognito|under wraps)",
    r".{0,40}\b(?:nda|non-disclosure|confidentiality agreement)\b"
    r"(?: (?:first|before|in place|signed|required|needed|please)\b.{0,50})?",
    r"(?:just )?(?:put|write|say)(?: me| it| that)?(?: down)?(?: as)?"
    r" (?:anonymous|n/?a|confidential|private|unknown|undisclosed|tbd|tbc)",
    r"(?:that|it|this|those) (?:stays?|remains?) (?:with|between|private|secret|internal|in-house|under|a|off)\b.{0,30}",
)
"""It is kept a secret: "commercially sensitive", "the client wishes to remain unnamed", "NDA first please"."""

IN_THE_AIR = (
    rf"(?:{THAT_IS}|(?:the |our |all )?(?:[\w-]+ )?[\w-]+ (?:is|are) )(?:all |still |currently )*"
    r"(?:off the table|on hold|under (?:review|discussion|consideration|embargo)"
    r"|in (?:flux|progress|the works|the air|god's hands|discussion)|parked|frozen|a moving target|anyone's guess|a mystery"
    r"|not mine|tbc|tbd|pending|awaited|for another day|work in progress)(?: (?:to|with|between) .{1,30})?",
    r"pending|awaited|under (?:review|discussion|consideration)|work in progress|you first|after you(?: .{1,40})?|ladies first",
    rf"(?:{THAT_IS}|all )*(?:subject|contingent|conditional|dependent) (?:to|on|upon) .{{2,60}}",
    r"(?:(?:still|we're|i'm|am|we are|currently|all) )*(?:awaiting|pending|waiting (?:on|for|to hear)) (?:[\w'-]+ ){0,4}?"
    r"(?:approvals?|go[- ]?ahead|green light|sign[- ]?off|confirmation|decision|clearance|mandate|word|board|instructions?"
    r"|head office|hq|outcome|verdict|sanction|budget|allocation|ruling|final)\b.{0,50}",
)
"""It hangs on something: "it's still under review", "subject to approval", "awaiting sign-off from HQ"."""

UNDECIDED = (
    rf"(?:{WHO})?(?:hasn't|haven't|has not|have not|isn't|aren't|is not|are not|wasn't|weren't|not|never|has yet to|have yet to"
    r"|(?:is |are )?yet to|still to|nobody has|no ?-?one has|nobody's|nothing(?: has)?|is still|are still|still|being)"
    r" (?:(?:been|be|being|to be|yet|really|actually|formally|officially|fully|quite|had|even|properly|is|so far) ){0,3}"
    rf"(?:{FIXED}|written)"
    rf"(?: (?:it|that|this|anything|one|(?:on |by )?(?:a |any |the )?{INFO}|on (?:it|that|this)))?",
    rf"(?:{WHO})(?:is|are|'re|'m|am) still"
    r" (?:arguing|debating|discussing|deciding|thinking|talking|negotiating|fighting|deliberating)"
    rf"(?: (?:about|on|over|through|among \w+))?(?: {IT})?",
    r"(?:(?:that|only|this) ){0,2}(?:the )?(?:(?:md|boss|owner|director|principal|chairman) (?:sir|madam|saab|ji)"
    r"|management|(?:\w+ )?board|committee|boss(?:es)?|director\w*|procurement|finance|hr|council|trustees|partners|ceo|cfo"
    r"|owners?|head office|hq|leadership|principal|md|chairman|steering group|they|someone else|(?:my|our|the) (?:[\w-]+ )?[\w-]+)"
    r" (?:will|'ll|shall|would|has to|have to|needs? to|must|is to|are to|gets? to|is yet to|are yet to|is still|are still)"
    rf" {ADVERB}{{0,2}}(?:only )?"
    r"(?:decid(?:e(?: only)?|ing)|determin(?:e|ing)|settl(?:e|ing)|choos(?:e|ing)|confirm(?:ing)?|sign(?:ing)? (?:it )?off|approv(?:e|ing)"
    r"|fix(?:ing)?|set|debat(?:e|ing)|weigh(?:ing)?|discuss(?:ing)?|work(?:ing)? (?:it |that |this )?out)"
    rf"{AROUND}",
    rf"(?:once|when|after|until|till|as soon as|if|only when|only once|not until) .{{2,60}}? (?:i|we|you|they|your \w+)"
    rf"(?:'ll| will| can| shall|'d| would)? (?:only )?(?:know|{TELL}|decide|have|see){AROUND}",
    rf"(?:{THAT_IS})?(?:one |a question |something |a matter |a job )?for .{{2,40}} to"
    r" (?:decide|say|work out|determine|answer|settle|agree|confirm|figure out|explain|tell|share|define|set)\b.{0,40}",
    rf"(?:{THAT_IS})?(?:one|a question|something|a matter|a topic|a conversation|a chat|a discussion) for .{{2,40}}",
    rf"no (?:\w+ ){{0,2}}?(?:{INFO}|decision|plan|deadline|mandate|approval|launch|target)"
    r" (?:as such|as of now|so far|yet|at present|for now|at this .{2,10}"
    r"|till .{2,20}|until .{2,20}|before .{2,20}|in (?:the|this) chat)",
)
"""A decision not taken: "the committee has yet to put it on paper", "not allotted as of now", "that's for the board to decide"."""

HELD = (
    r"(?:just )?(?:give|gimme|grant|allow) ?(?:me|us)? (?:a|some|another|one|few|two|more|up to|until|till|time|the|to) .{0,30}",
    r"(?:please |kindly |you(?:'ll| will| must|'d better) (?:have to )?)?wait (?:for|till|until)"
    r" (?:the|our|my|your|an?|further|next) (?:[\w'-]+ ?){1,3}"
    r"|(?:please )?wait and see"
    r"|(?:we'll|let's|will) (?:just )?(?:have to )?(?:wait and )?see",
    rf"(?:leave|park|hold|skip|shelve|bin|table) {IT} (?:with|to|for) (?:me|us|now|later)",
    r"ask (?:me|us)?(?: that| again| this| it)?(?: again)? (?:after|later|then|next|in|when|once|on|tomorrow|at)\b.{0,30}"
    r"|ask (?:me|us) after",
    r"(?:let's|lets|let us|let me|let it|can we|could we|may we|shall we|can i|could i|may i"
    r"|(?:we|i) (?:can|could|should|might)"
    r"(?= (?:talk|discuss|speak|come back|circle back|revisit|park|skip|leave|go over|get to)\b)"
    r"|i'll|we'll|maybe we|perhaps we|kindly|please|pls|will|wait|better|best|rather"
    r"|i'd rather|we'd rather|(?:i |we )?would (?:rather|sooner)|i'd sooner|we'd sooner"
    r"|suggest we|(?:i |we )?(?:would |'d )?(?:like|prefer|love) to"
    r"|if we could|mind if we|okay if we|ok if we|hold on|allow us to)"
    rf" {ADVERB}{{0,3}}(?:(?:let|allow) (?:us|me) )?(?:to )?{PUT}"
    rf"(?: (?:aside|that bridge|back|up|off|names|numbers|on))?(?: aside| later| up)?{AROUND}",
)
"""They ask to leave it for now: "let's not do names yet", "kindly hold on with that one", "ask me after Easter"."""

NOT_NOW = (
    rf"(?:{THAT_IS}|it's |still |far |much |way |just |probably )*(?:a |an )?"
    r"(?:bit |little |tad |touch |too |rather |kinda |very )*"
    r"(?:early|soon|premature|long|much|hard|difficult|impossible|awkward|tricky|delicate|complicated|complex|involved)(?: days)?"
    rf"(?: (?:for|to) (?:that|this|it|{TELL}|type|write|go|commit|put|explain|chat|be)\b.{{0,40}}|(?: in the \w+)?)",
    r"(?:maybe |perhaps |sorry )?"
    r"(?:not (?:at (?:this|the|present)(?: (?:stage|point|juncture|time|moment))?|for now|as of now|just now"
    r"|in (?:this|a|the) chat|over chat|in writing|on here|publicly|on the record"
    r"|before .{2,40}|until .{2,40}|till .{2,40}|without .{2,40})"
    r"|(?:in |at |maybe )?(?:another|some other|next) (?:time|day)|later on|in due (?:course|time)"
    r"|no comments?(?: .{1,30})?|whenever .{2,40}|all in good time|one (?:thing|step) at a time|in (?:the )?fullness of time"
    rf"|(?:on|at|in|during|over|when|once|after|only|via) (?:[\w'-]+ ){{0,5}}?{TALK}(?: .{{1,30}})?"
    r"|face to face|in person|offline|watch this space|tba|t\.b\.a\.?|to be advised)",
    rf"{THAT_IS}an? (?:much |whole |bit of an? )?(?:longer|long|different|other|separate|bigger|later|delicate) \w+",
    r"(?:(?:it's|that's|would be|be|much|far|probably|i'd say) )*(?:better|best|easier|prefer\w*|rather)"
    r" (?:to |we |if we |if i |i )?"
    r"(?:discuss\w*|talk\w*|speak|explain\w*|tell|shared?|told|done|left|covered)(?: (?:it|that|this))?",
)
"""Neither now nor here: "not at this stage", "bit early for that", "in due course", "that's a longer conversation"."""

BARGAIN = (
    r"(?:you |you guys |your side |please )?(?:go|tell|show|give|send|share|start|quote|answer)\b.{0,40} first",
    r"(?!(?:the |our |my )?(?:customers?|clients?|people|guests|they)\b)"
    r".{0,40}\b(?:want|need|like|have to|expect|require|sign|insist)\b"
    rf".{{0,40}}\bbefore (?:(?:i|we|anyone|anybody) )?(?:start )?{NAMING}\b.{{0,40}}",
)
"""They tell once they are told: "you tell me your price first"."""

SOMEBODY_ELSE_KNOWS = (
    r"ask (?:him|her|them|(?:my|our|your) [\w-]+(?: [\w-]+)?)(?:,? .{1,40})?",
    r"(?:please |kindly |pls |you can |better |best |do )+"
    r"(?:liaise|coordinate|speak|talk|check|connect|get in touch|touch base|consult|contact|confirm|take (?:it|that|this) up)"
    r"(?: (?:with|to))? (?:[\w'&-]+ ){0,4}?[\w'&-]+(?: (?:for|on|about|regarding) (?:the )?(?:same|that|this|it))?",
    r"that(?:'s| is) what (?:the|our) [\w-]+(?: [\w-]+)? (?:is|are) for",
    r"(?:(?:you|they|he|she|your \w+)(?:'d|'ll| would| should| will| need| must| can| could| have| had| may| might) )"
    r"(?:(?:have|need|better|best|want|like) )?(?:to )?(?:ask|speak|talk|check|contact|call(?! me\b)|ring(?! me\b)"
    r"|consult)(?: (?:to|with))?"
    rf" (?!and (?!ask|speak|talk)|or )(?:[\w'&-]+ ){{0,5}}?[\w'&-]+(?: (?:about|on|for|regarding) (?:{IT}|{INFO}))?",
    r"(?:i'm |i am |am |we're |probably )?not the (?:right |best |correct |proper )?"
    r"(?:person|one|guy|man|woman|contact|chap|lady)\b.{0,40}"
    rf"|(?:{THAT_IS})?(?:not my|outside my|beyond my|not in my|not within my|out of my|above my) (?:\w+ )?"
    r"(?:area|department|dept|field|remit|side|table|call|decision|place|job|lane|purview|hands|brief|knowledge|pay ?grade|level)\b"
    r".{0,40}",
)
"""Somebody else knows: "you'd have to speak to our IT lead about that", "please check with accounts", "not my department"."""

_WAYS = (
    *WHO_TELLS,
    *WHO_IS_TOLD,
    *COMES_OUT,
    *WHERE_IT_STANDS,
    *REFUSED,
    *FORBIDDEN,
    *SECRET,
    *IN_THE_AIR,
    *UNDECIDED,
    *HELD,
    *NOT_NOW,
    *BARGAIN,
    *SOMEBODY_ELSE_KNOWS,
)
_AROUND = [way.removesuffix(AROUND) for way in _WAYS if way.endswith(AROUND)]
_ELSE = [way for way in _WAYS if not way.endswith(AROUND)]
PUTS_OFF_ANY = (later(f"(?:{'|'.join(_AROUND)}){AROUND}{THEN}"), later(f"(?:{'|'.join(_ELSE)}){THEN}"))
"""What a part of a reply is that puts off a value of any kind.

Two, since the first ten ways share what they end in (a third of the length), and what compiles one of them at a time stays smaller.
"""
