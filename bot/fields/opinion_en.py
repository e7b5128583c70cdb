"""Leaves out what an English reply thinks of the tool that it names: of "Front, but we hate it" the tool."""

from __future__ import annotations

from bot.fields.utterance import Utterance
from bot.lean import later

_OF_IT = (
    r"(?:(?:honestly|frankly|sadly|unfortunately|tbh|really|and|but|basically|obviously)[\s,]+)*"
    r"(?:we|i|it|its|it's|that|that's|they|they're|everyone|everybody|nobody|no one|no-one|none of us|half of us|most of us|the (?:team"
    r"|staff|girls"
    r"|guys|lads|crew|whole thing|thing)|which|(?:not|too|way too|far too|so|very|really|pretty|hardly|barely) )\b"
)
_SAID = later(
    rf"\s{{0,3}}(?:[,;.:(–—]|\s-){{1,4}}\s{{0,3}}(?:(?:but|and|though|although|yet) )?{_OF_IT}"
    rf"|,?\s(?:but|and|though|although|yet) {_OF_IT}"
    r"|,? which (?=(?:is|are|was|isn't|has|nobody|no one|everyone|we|i|doesn't|does|drives|costs?|keeps?|never|only|hardly|barely"
    r"|works?)\b)"
)
"""Right behind a tool: something is told of it."""
_THINKS = later(
    r"\b(?:mess\w*|nightmares?|chao\w+|jokes?|disasters?|pains?|hell|dear|dearer|pric(?:e?y)|expensive|costs?|costing|money|slow\w*|old"
    r"|clunk\w*|awful\w*|terrible|horrible|horrid|rubbish|useless|crap\w*|bad|dreadful|hat(?:e|es|ed|ing)|lov(?:e|es|ed)|likes?"
    r"|dislike\w*"
    r"|sick of|fed up|tired of|outgrown?|outgrew|not (?:great|good|ideal|enough|working|happy|impressed|keen)|great|nice|ideal|break\w*"
    r"|broken"
    r"|crash\w*|fail\w*|falls? apart|falling apart|fall(?:s|ing)? over|hard|limited|basic|painful\w*|overkill|unreliable|outdated|dated"
    r"|ancient"
    r"|clumsy|messy|works? (?:fine|ok|okay|well|great|for us)|fine|ok|okay|frustrat\w*|annoy\w*|struggl\w*|suffer\w*|drown\w*|burst\w*"
    r"|understands?|knows?|trusts?|dying|dies|died|last legs|can't stand|complain\w*|confus\w*|complicat\w*|bloated|buggy|glitch\w*|lose"
    r"|loses|losing|lost|doesn't|don't|can't|won't"
    r"|isn't|aren't|hardly|barely|never|too (?:much|big|small|many|complex|heavy)|rip-?off|shambles|bin|cursed?|swear|insane|mad|crazy"
    r"|embarrassing|stone age|dark ages|a lot|enough|the worst|the best|cheap|free|reliable)\b"
)
_GOES_ON = later(
    r"\b(?:use|uses|using|run|running|plus|also|mov(?:e|ed|ing)|switch\w*|replac\w*|then|now|instead|rest|others?|excel|sheets?"
    r"|spreadsheets?|paper"
    r"|notebooks?|phones?|outlook|gmail|inbox|whiteboards?|sticky|call it|called|written|keep (?:it|them) in|in-house)\b"
)
"""Behind a tool: another one, or how they use it, is told as well."""
_ASIDE = later(
    r"[\s,;.(–—-]{1,9}(?:would you believe(?: it)?|believe it or not|if you can believe (?:it|that)|can you believe(?: it)?|i'm afraid"
    r"|(?:i'm )?(?:ashamed|embarrassed|sorry) to (?:say|admit)|sad to say|to my shame|sadly|unfortunately|embarrassingly(?: enough)?"
    r"|don't laugh"
    r"|please don't (?:laugh|judge)|don't judge(?: me| us)?|ugh+|sigh|yikes|i know,? i know|for our sins|alas|no joke|no kidding"
    r"|not (?:even )?(?:joking|kidding)|i kid you not|true story|seriously|lord help us|god help us"
    r"|bless it|bless us)[\s.!?)…]*$"
)
"""At the end of a reply: how its writer feels about it."""
_FOR_NOW = later(
    r"(?:,?\s(?:for (?:it|that|this|now|the moment)|atm|at the moment|at present|right now|currently|these days|so far|rn))+[\s.!]*$"
)
"""At the end of a reply: for what, and that it is so today."""
_LEAVING = later(
    r",?\s(?:but|and|though|although|which|that)\s(?:(?:we|i|we're|i'm|we are|i am|we'd|i'd|everyone|my boss|the boss)\s)?"
    r"(?:really |all |now |just )?"
    r"(?:wants?|wanna|would like|like|need|hope|plan|looking|hoping|planning|trying|thinking of|going|about|keen|desperate)\s"
    r"(?:to )?(?:(?:switch|mov|chang|replac|leav|migrat|ditch|dump|upgrad)\w*|get (?:off|rid|away|out))\b"
)
"""Behind a tool: they would leave it."""
_NO_TOOL = later(
    r"(?:(?:well|honestly|oh|so|um|just)[\s,]+)*(?:we|i|it|it's|its|that|that's|they|this|there|there's|nothing|none|no|not|never|don't"
    r"|do not|sad"
    r"|embarrassing|hard|funny|same|yes|yeah|nah|don't|please|sorry|ashamed|bad|ok|okay|good|fine|everyone|nobody|the (?:one|same)|you)\b"
)
"""What begins so before an opinion is none: "it's old but it's ours"."""


def without_opinion(said: Utterance, start: int, end: int) -> int:
    """Where what an English reply uses ends, before what its writer thinks of it: "paper and it's a mess", "binders, would you believe"."""
    if said.tongue != "en" or _NO_TOOL.match(said.folded, start, end):
        return end
    for way in (_ASIDE, _FOR_NOW):
        aside = way.search(said.folded, start, end)
        end = aside.start() if aside and aside.start() > start + 1 else end
    if (leaving := _LEAVING.search(said.folded, start + 2, end)) and leaving.start() > start + 1:
        return leaving.start()
    for one in _SAID.finditer(said.folded, start + 2, end):
        tail = said.folded[one.start() : end]
        if _THINKS.search(tail) and not _GOES_ON.search(tail):
            return one.start()
    return end
