"""What English sentences tell of somebody else: their addresses, what they use, their firms, their dates and what they want of us."""

from __future__ import annotations

import re
from functools import cache

from bot.fields.utterance import Utterance, clause, sentence
from bot.lean import later

_OTHER = (
    r"(?:supplier|vendor|landlord|landlady|client|customer|accountant|neighbou?r|competitor|rival|(?:web|it) (?:guy|agency|designer"
    r"|contractor)|agency|contractor|bank|insurer|franchis[eo]r|union|auditor|solicitor|lawyer|wholesaler|distributor|predecessor"
    r"|ex|tenant|caller"
    r"|scammer|spammer|someone|somebody)"
)
_PAST = r"(?:old|previous|former|last)"
_REACHES = r"(?:wr(?:ite|iting|ote|itten)|(?:(?:e-?)?mail|call|text|contact)(?:s|ed|ing)?|r[aiu]ng|ringing|sen[dt])"


@cache
def _addresses() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before an address or a number that is somebody else's, and behind one that is dead."""
    return (
        later(
            rf"(?:\b(?:our|the|my|an?|their|his|her) (?:[a-z]+ ){{0,2}}?{_OTHER}(?:'s|s'|s)?\b(?:[^.!?@\d]{{0,28}}\b(?:is|are|at"
            rf"|was|number|uses?|has))?"
            rf"|\b{_PAST} (?:[a-z]+ )?(?:e-?mail|inbox|address|number|phone|mailbox)\b(?!, (?:please |just )?(?:use|try|take|it's"
            rf"|its|now|instead|the new|new)\b)[^.!?@\d]{{0,24}}"
            rf"|\b(?:he|she|they|someone|somebody|who) (?:said|told|asked|wanted|says"
            rf"|tells)\b[^.!?@\d]{{0,20}}\b{_REACHES}(?: (?:to|at|on))?"
            rf"|\b(?:customers|clients|people|guests|patients|folks|they) (?:(?:keep|still|always|can|often"
            rf"|just) )*{_REACHES}(?: (?:to|us|at|on|it))*"
            r"|\b(?:wrote|written|e-?mailed|mailed) to|\bemailed|\be-mailed|\bmailed|\bsent (?:it |this |that )?to|\byour address"
            r"|\bspam from|\bis it"
            r"|\b(?:an? |the )?(?:call|text|mail|e-?mail|message)s? (?:\w+ )?from|\b(?:called|rang|texted|rung) (?:me |us )?(?:from|on)"
            r"|\bfax(?: number| line)?(?: is)?|\breach you (?:at|on))[\s,:(-]{1,3}$"
        ),
        later(
            r"[,)]?\s(?:that |which )?(?:doesn't|does not|isn't|is not|no longer|stopped|is dead|is down|is disconnected|bounces?"
            r"|keeps? bouncing|just bounces|rings? out)\b"
        ),
    )


def is_of_others(said: Utterance, start: int, end: int) -> bool:
    """True for an address or a number at `start:end` that belongs to somebody else, or to nobody any more."""
    before, behind = _addresses()
    left, _ = sentence(said.folded, start)
    return bool(before.search(said.folded, max(left, start - 72), start) or behind.match(said.folded, end))


_FIRM = r"(?:firm|company|business|shop|practice|clinic|school|office|place|agency|store|team|startup|restaurant|salon)"
_KIN = r"(?:brother|sister|wife|husband|cousin|mate|dad|mum|mom|father|mother|son|daughter|uncle|aunt|boyfriend|girlfriend|partner)"


@cache
def _theirs() -> re.Pattern[str]:
    """A part of a reply that tells what others use or used."""
    who = (
        rf"(?:(?:my|our|the|one of (?:my|our)|an?) (?:[a-z]+ ){{0,2}}?(?:friend|{_OTHER})s?(?:'s|s')?\b|(?:my|our) {_KIN}(?:'s"
        rf"|s') (?:old )?{_FIRM}\b"
        rf"|(?:at |in )?(?:my|our) {_PAST} (?:job|employer|{_FIRM}|workplace)\b|the (?:\w+ ){{1,2}}(?:next door|upstairs|downstairs"
        rf"|(?:down|across|up) the (?:road|street|hall))\b|the competition\b|(?:the |our )?(?:head office|headquarters|hq"
        rf"|parent(?: company)?|sister company)\b"
        rf"|a {_FIRM} (?:i|we) know\b)"
    )
    return later(
        rf"(?:^|[.!?;]\s*|,\s|\b(?:but|and|because) )\s*(?:well,? |honestly,? )?{who}[^.!?;]{{0,40}}?"
        r"\b(?:uses?|used|has|have|had|runs?|ran|swears? by|is on|are on|were on|was on|works? with|loves?|loved|hates?|hated"
        r"|recommend\w*)\b"
        r"[^.!?;]*?(?=[.!?;]|,? but (?:we|i|here|it)\b(?! (?:let|dropped|cancel\w+|stopped|never|don't|didn't|gave|couldn't))"
        r"|,? and (?:we|i) (?:just|only)\b|, (?:we|here|i|us|it's|so)\b|$)"
    )


_MAY_USE = frozenset(
    ("uses", "use", "used", "has", "have", "had", "runs", "run", "ran", "swears", "on", "loves", "loved", "hates", "recommended")
)


def without_others(said: Utterance) -> Utterance:
    """The utterance with blanks for what others use: of "our rival runs Zendesk, we've only got Outlook" the second half stays."""
    if said.tongue != "en" or _MAY_USE.isdisjoint(said.words):
        return said
    text, folded = said.text, said.folded
    for one in _theirs().finditer(folded):
        start, end = one.span()
        blank = " " * (end - start)
        text, folded = text[:start] + blank + text[end:], folded[:start] + blank + folded[end:]
    return said._replace(text=text, folded=folded) if folded != said.folded else said


_THEIR_FIRM = later(
    rf"(?:(?:my|our|the|his|her|their) (?:{_KIN}|[a-z ]{{0,12}}{_OTHER}|friend|boss|tenant|parent)(?:'s|s')? (?:\w+ )?(?:is|was|are"
    rf"|were|called)\b"
    rf"|(?:my|our|his|her|the) (?:{_KIN}|{_OTHER}|friend|boss)(?:'s|s') {_FIRM}\b|(?:my|our) {_PAST} (?:\w+ )?(?:employer|job|{_FIRM})\b"
    rf"|the {_FIRM} (?:that|who|which) (?:sent|told|referred|recommended)\b|(?:we|i) (?:rent|lease|buy|bought) (?:\w+ )?from\b)"
)


def names_their_firm(run: str) -> bool:
    """True for a reply that names somebody else's firm: "my landlord's firm is Keswick Properties", "my old employer was Kestrel"."""
    return bool(_THEIR_FIRM.match(run))


_WANTED_OF_US = later(
    r"\b(?:auditors?|clients?|customers?|landlord|bank|city|council|insurers?|regulators?|suppliers?|tenants?|they|he|she)\b[^.!?]{0,24}"
    r"\b(?:wants?|needs?|expects?|demands?|requires?|asks?|asked)\b[^.!?]*(?:\bfrom us\b|\bof us\b|\bus (?:to|out)\b|\bthe report\b"
    r"|\bour answer\b|\ban? (?:\w+ )?(?:report|audit|list)\b)"
)


def is_wanted_of_us(folded: str, left: int, right: int) -> bool:
    """True where somebody else wants something of them by a time: "a client expects an answer from us by Friday"."""
    return bool(_WANTED_OF_US.search(folded, left, right))


_MEETS = later(
    r"\b(?:board|committee|council|trustees|directors|partners|owners|boss|manager|they|we|he|she|auditors?|inspectors?"
    r"|investors)\b[^.!?]{0,12}?"
    r"\b(?:meets?|sits?|votes?|decides?|convenes?|come|comes|is back|are back|will know|is away until|are away until)\b"
    r"|\b(?:budget|board|staff|planning|annual|council|team) (?:meeting|review|vote)\b|\bagm\b"
    r"|\b(?:wedding|funeral|birthday|graduation|honeymoon|surgery)\b[^.!?,]{0,12}\bis\b"
)


_GOES = later(
    r"(?:^|[.!?,;]\s?|\b(?:and|because|since|but) )(?:my|our|the) (?:\w+ )?(?:boss|manager|assistant|colleague|accountant"
    r"|receptionist|secretary|bookkeeper|director|owner|intern|guy|girl|lady)"
    r" (?:retires?|leaves?|quits?|resigns?|starts?|goes|is (?:off|leaving|retiring|going)(?: on \w+)*)(?: (?:in|on|at|by|from))? $"
)
"""Right before a time: when one of them leaves, or begins, and no start with us."""


def is_when_they_meet(folded: str, start: int, end: int, binds: str) -> bool:
    """True for a time that tells when somebody decides or comes, which is no start: "the board meets on April 14"."""
    if _GOES.search(folded, max(0, start - 80), start):
        return binds != "before"
    return binds in ("", "by") and bool(_MEETS.search(folded, *clause(folded, start, end)))


_STUDIES = later(
    r"\b(?:students?|undergrad\w*|post-?grad\w*|freshman|sophomore|(?:final|first|second|third|\d\w\w) year|ph\.?d|mba|master'?s"
    r"|bachelor'?s"
    r"|candidate|exchange|degree|diploma|semester|studying|study|enrolled|doctoral|(?:reading|doing) (?:law|my|a|medicine|history"
    r"|english))\b"
    r"(?! (?:support|services?|affairs|success|union|housing|records?|experience|recruitment|welfare|life|centre|center|office"
    r"|accommodation"
    r"|administration|finance|lead|manager|head)\b)(?:[^.!?,;]{0,40})$"
)
"""Before a place where somebody studies, which is no firm of theirs: "a 400 level student of Mass Comm at UNILAG"."""
_TO_STUDY = later(
    r" (?:for|doing|as part of|on) (?:my|a|an)(?: \w+)? (?:degree|master'?s|ph\.?d|mba|thesis|dissertation|exchange|diploma)\b"
)


def studies_there(said: Utterance, start: int, end: int) -> bool:
    """True for a place of study; somebody who works for its students is no student."""
    return bool(_STUDIES.search(said.folded, max(0, start - 80), start) or _TO_STUDY.match(said.folded, end))
