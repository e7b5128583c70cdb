"""The words of which English replies are made that put an answer off: what is told, to whom, when and where. Patterns."""

from __future__ import annotations

from bot.lean import later

IT = r"(?:all )?(?:it|that|this|those|these|them|so)(?: (?:one|part|bit|question|stuff|side|topic|point))?(?: all)?"
INFO = (
    r"(?:(?:all|any|more|further|full|the|our|my|your|your|those|these|that|this|its|such|some|other|exact|actual|relevant|necessary"
    r"|rest of the) ){0,3}"
    r"(?:details?|particulars|figures?|numbers?|names?|info|information|specifics|requirements?(?: list)?|needs|brief|specs?"
    r"|specification|scope|data|answers?|rest|same|title|designation|position|role|budget|timeline|timelines|dates?|headcount|systems?"
    r"|vendors?|suppliers?|tools?|set-?up|commercials|financials|picture|company|firm|client|employer|everything|anything|more|stuff"
    r"|things|ones?|decision|plans?|terms|go-live|money|price|amount|staffing|situation|stack|systems"
    r"|(?:[\w-]+ )?(?:lists?|reports?|documents?|circular|notice|letter|memo|summary|pack|write-?up))"
)
WHOM = (
    r"(?:to |with |for )?(?:you|him|her|them|us|me|(?:your|the|a|one of your|someone from your|some)(?: [a-z]+){0,2}? "
    r"(?:rep|reps|colleagues?|team|side|person|human|guys?|agents?|people|sales\w*|caller|folks|lot|end|staff|executive|consultant"
    r"|engineer|manager)|whoever (?:\w+ ){0,3}?(?:calls?|rings?|up|me|us|answers?|comes|back|line))"
)
ADVERB = (
    r"(?:(?:all|just|also|only|first|then|rather|really|gladly|happily|certainly|definitely|probably|surely|kindly|please|properly|soon"
    r"|shortly|later|duly|personally|still|always|formally|officially|publicly|actually|better|best|maybe|perhaps|not|never|have to"
    r"|need to|want to|prefer to|like to|try to|be able to|be happy to|be glad to|quickly|simply|definitely|directly|even|already|yet) )"
)
TELL = (
    r"(?:tell|share|send|forward|update|advise|inform|intimate|revert|brief|explain|discuss|furnish|provide|give|disclose|communicate"
    r"|mention|supply|pass|fill|clarify|confirm|let|get back|come back|circle back|be back|go over|go into|go through|walk|talk|speak|say"
    r"|answer|respond|reply|cover|e-?mail|text|message|check|look|think|find out|get to|get into|come to|introduce|keep|drop|put|ask"
    r"|touch base|ping|follow up|take|pick|dig|pull|gather|collect|look|loop|show|hand|bring|state|specify|elaborate|reveal|work|figure"
    r"|know"
    r"|write|have)"
)
AROUND = (
    rf"(?: (?:{WHOM}|(?:on|about|into|with|of|to|for|over|up|in|through|regarding|at|around|back|in on|off)(?: (?:{IT}|{INFO}))?"
    rf"|{IT}|{INFO}|(?:my|our|him|her|them)sel(?:f|ves)|know|posted|in the loop|out|thoughts|my (?:thoughts|mind)"
    r"|an? (?:quick |brief |proper |short )?(?:think|look|bit|word|line|note|mail|message|call|ring|shout|buzz|meeting|demo|chat|visit"
    r"|session|time|slot|moment|email|text))){0,5}"
)
THEN = (
    r"(?: (?:accordingly|shortly|soon|sooner|later|then|properly|first|directly|personally|privately|offline|now|today|tomorrow|tonight"
    r"|yet|either|here|anyway|again|instead|please|thanks|sir|ma'am|madam|too|today|asap|eventually|separately|verbally|officially"
    r"|formally|internally|live|ok|okay|pls|if that's ok\w*|as well|so far|as such|in due (?:course|time)|(?:and|then) (?:then )?"
    rf"(?:i'll |we'll |will )?(?:{TELL}){AROUND})){{0,4}}"
    r"(?: (?:when|once|after|before|until|till|unless|if|as soon as|as of|in|on|at|over|during|by|via|from|through|upon|within|next|this"
    r"|face|because|since|as|without|under|closer|nearer|with|for|to|ahead|post|pre|pre-tender|post-award|pending|unless|except"
    r"|regardless|monday|tuesday|wednesday"
    r"|thursday|friday)(?: [^,;]{1,80})?)?"
)
"""When or how it will be told; the clause at the end runs on, so that only one is looked for."""
WHO = r"(?:(?:(?!that |which |who |where |so |to |if |whoever |why |what |how |do |does |did |is |are |when )[\w'&-]+ ){1,5}?)"
SOMEONE = (
    r"(?:(?:you(?:'ll|'d| will| would| can| could| may| should|r \w+ (?:will|can|would))|they(?:'ll|'d| will| can| would| may)"
    r"|(?:s?he|it|that|the rep|your [\w-]+(?: [\w-]+)?|the [\w-]+|someone|anyone|whoever [\w' ]{2,30}?)"
    r"(?:'ll|'d| will| would| can| could| may))"
)
WILL = (
    r"(?:will|shall|would|'ll|gotta|got to|need a bit to|am going to|are going to|is going to|gonna|can|could|may|might|plan to|intend to"
    r"|have to|need to|must)"
)
FIXED = (
    r"(?:decided|set|fixed|finali[sz]ed|determined|agreed|allotted|allocated|sanctioned|approved|earmarked|budgeted|ratified|scoped"
    r"|defined"
    r"|firmed up|settled|concluded|signed off|drawn up|worked (?:it |that |this )?out|announced|assigned|appointed|released|ring-?fenced"
    r"|made up (?:our|my|their) minds?|put (?:it )?(?:on|to) paper|put an? \w+ (?:on|to) (?:it|that|this)|got (?:to|as far as"
    r"|round to) that"
    r"|nailed down|pinned down|costed|confirmed|established|gone that far|got that far|formali[sz]ed|arrived at|tabled|notified)"
)
SAID = (
    r"(?:shared|disclosed|discussed|communicated|advised|intimated|furnished|provided|revealed|clarified|revisited|issued|published"
    r"|made (?:available|known|public)|circulated|taken up|looked into)"
)
NO = (
    r"(?:can't|cannot|can not|could not|couldn't|unable to|not able to|not allowed to|not permitted to|not free to|not authori[sz]ed to"
    r"|not cleared to|won't|will not|wouldn't|would not|don't want to|do not want to|not going to|refuse to|decline to|not supposed to"
    r"|not ready to|not prepared to|mustn't|must not|may not|not willing to|not meant to|prefer not to|rather not|not comfortable"
    r"|not in a position to|not obliged to|hesitant to|reluctant to|not keen to|don't wish to|not inclined to|not here to|shouldn't)"
)
NAMING = (
    r"(?:comment(?:ing)?|say(?:ing)?|tell(?:ing)?|shar(?:e|ing)|disclos(?:e|ing)|discuss(?:ing)?|speak(?:ing)?|talk(?:ing)?"
    r"|reveal(?:ing)?"
    r"|answer(?:ing)?|nam(?:e|ing)|go(?:ing)? into|get(?:ting)? into|divulg(?:e|ing)|giv(?:e|ing)|releas(?:e|ing)|confirm(?:ing)?"
    r"|elaborat(?:e|ing)|post(?:ing)?|typ(?:e|ing)|publici[sz](?:e|ing)|do(?:ing)?|put(?:ting)?|identify(?:ing)?|state|specify"
    r"|(?:pin|nail) (?:it|that|this|those) down(?: just)?)"
)
THAT_IS = r"(?:(?:it|that|this|all that|they|those)(?:'s|'re| is| are| was|'d be| would be| will be|'ll be) )"
PUT = (
    r"(?:come back|circle back|go back|get back|return|revisit|get on|jump on|hop on|jump into|arrange|schedule|book|park|skip|leave"
    r"|hold(?: on| off| fire)?|wait|table|pause|defer|shelve"
    r"|postpone|pass|move on|carry on|keep|save|cross|take|pick|do|talk|speak|discuss|tackle|deal with|address|go into|get into|put|see"
    r"|think|gather|have|sleep on|check|look into|look at|reserve|drop|ignore|bypass|omit|go over|handle|touch on|cover|visit|bring|start"
    r"|begin|get to|come to|sort|set|push|stick|exchange|go through|go there|confirm|verify|consult|ask|find out|dig"
    r"|explain(?=$| (?:it|that|this|everything|on|over|by|when|in person|later)\b))"
)
PAPER = (
    r"(?:rfp|rfq|rfi|itt|tender|bid|briefs?|briefing|specs?|specification|paperwork|invitation|invite|attachments?|attached|annex\w*"
    r"|appendix|agenda|terms of reference|tor|nda|proposal|requirements?|scope of work|sow|questionnaire|eoi|procurement \w+|notice)"
)
CARD = (
    r"(?:purchase order|po|invoice|order form|letterhead|signature|profile|linkedin|bio|business card|card|header|footer|e?-?mail|message"
    r"|documents?|docs?|pack|form|contract|domain)"
)
TALK = (
    r"(?:calls?|rings?|speak|talk|meet|connect|chat|phone|visit|demo|meeting|call|presentation|nda|pitch|line|interview|follow-?up"
    r"|proposal|quote|paper(?:work|s)?|discovery|trial)"
)
US = (
    r"(?:i|we)(?:'ll| will| shall|'m going to| am going to|'re going to| are going to| gotta| must| have to| need to|'ve got to)"
    r"|(?:i|we)(?:'d| would)(?= (?:rather|prefer|like|love|have to|need to|sooner|want|be happy|be glad|better))|will|shall|gotta|gonna"
    r"|going to"
    r"|(?:need|have|want|got) to|let me|lemme|letme|allow (?:me|us)(?: to)?|(?:(?:i|we)(?:'m|'re|'d be)? ?)?(?:happy|glad|willing"
    r"|prepared) to"
    r"|i want to|(?:i |we )?prefer to|gimme a bit|could i|can i|may i|can we|could we|may we"
)
"""They themselves, who will tell or look; what they can do day by day is told of their work."""
TALKS = (
    r"(?:revert|intimate|update|brief|explain|discuss|furnish|disclose|clarify|elaborate|follow up|touch base|get back|come back"
    r"|circle back"
    r"|be back|think|get to|come to|go into|go over|let you know|find out|speak|talk|check|ask|confirm|look into|gather)"
)
DEIXIS = (
    r"you|your|it|that|this|those|these|same|everything|details?|particulars|figures|names|info|information|specifics|requirements?|list"
    r"|needs|brief|whoever|colleagues?|rep|later|shortly|soon|up|who"
)
IN_HOUSE = (
    r"md|ceo|cfo|coo|cto|cio|boss|director|manager|owner|head|chair(?:man|woman|person)?|principal|partners?|team|lead|president|founder"
    r"|board|committee|management|procurement|legal|finance|husband|wife|assistant|secretary|pa|accountant|consultant|agent|lawyers?"
    r"|solicitor"
    r"|treasurer|colleague|people|office|department|dept|someone|somebody|guy|lady|side|end|hq|head office|accounts|hr|it|admin|users?"
)
CIVIL = later(
    r"(?:(?:hi|hey|hello|well|h+m+|u+m+|er+|oh|ah|ok|okay|yes|no|yeah|nah|nope|sure|right|so|and|but|just|sorry|apologies|thanks"
    r"|thank you"
    r"|honestly|frankly|look|listen|actually|mate|sir|madam|ma'am|dear|please|pls|kindly|abeg|lah|la|i'm afraid|i am afraid|afraid"
    r"|unfortunately|with respect|no offen[cs]e|fair|good|question|point|tricky|one|i think|i guess|i suppose|i believe|for now|for the"
    r" moment|at the moment|right now|at present|as of now|currently|to be honest|tbh|nothing personal|bear with me|hope that's (?:ok"
    r"|okay"
    r"|fine)|if (?:that's|it's) (?:ok|okay|alright)|as (?:i|you) (?:said|know)|cheers|later|then|not (?:me|mine|us)|again|long story|too"
    r"|in fairness|ha+|lol"
    r"|my friend|bro|boss|love|pal|kind regards|it varies(?: a lot)?)[\s,.!:;-]*)+"
)
FILLS = later(r"(?:(?:we|i|they)(?:'re| are|'m| am) )?(?:still|busy|just) .{2,50}")
"""A part that only says why, beside one that puts off: "still collecting inputs from the branches"."""
ASK = later(r"(?:(?:Just|You can|Better|Best|Please|Go) )?[Aa]sk [A-Z][a-z]+\b(?:[ ,.].{0,40})?")
"""To whom they send us by name: "ask Sipho he set it all up"."""
CUTS = later(r"[.!?;:]+(?:\s+|$)|,\s*(?!\d)|\s[-–—]+\s|\s+(?=but\s)|\s{2,}")
_TELLS_ELSE = later(r"\d|\b(?:we|i)(?:'d| would)? (?:want|need|like|are after)\b|\b(?:we're|i'm) after\b")
"""A part that tells something else beside "hang on": how many they are, or what they want."""


def tells(part: str) -> int:
    """How much a part tells that puts nothing off: 2 what was not asked for, 1 anything, 0 only why it is put off."""
    return 0 if FILLS.fullmatch(part) else 1 + bool(_TELLS_ELSE.search(part))
