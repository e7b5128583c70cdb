"""What a prospect is after, and what it should achieve: the statements from which both are read without being asked."""

from __future__ import annotations

from bot.fields.need_ja import CUES_JA
from bot.fields.need_ko import CUES_KO
from bot.fields.need_labelled import LABELLED
from bot.fields.pains import PAINS
from bot.fields.solution import is_product
from bot.fields.text import Cue, TextKind
from bot.lean import later

_NO_GATE: frozenset[str] = frozenset()
_END_EN = (
    r"(?=\s*(?:[.!?\n;]|$|,|\s-\s|\bbut\b|\band (?:happy|would|we'd|i'd|can|need it|want it|are|is|have|ready|by)\b|\bbefore\b"
    r"|\bbecause\b|\band (?:my|our|the) (?:\w+ ){1,2}(?:is|are|was|has|have)\b"
    r"|\band (?:we|i|they|there|it)(?:'\w+)? (?:is|are|have|has|do|only|must|needs|should)\b"
    r"|\bby (?!\w+ing\b)|\bwithin\b|\basap\b|\bthis (?:month|quarter|year|week)\b"
    r"|\bnext (?:month|quarter|year|week)\b|\bfor (?:about |around |roughly |some )?\d|\bin (?:q[1-4]|january|february|march|april"
    r"|june|july|august|september|october|november|december)\b|\bto start\b|\bstarting\b))"
)
_WORTH_DOING = (
    "replace|set up|automate|manage|handle|track|consolidate|centrali[sz]e|move|migrate|switch|answer|reduce|organi[sz]e"
    "|connect|improve|scale"
    "|keep|route|share|see|have|cut|stop|respond|reply|assign|support|offer|collect|deal|sort|get|find a|give|triage|unify"
    "|streamline|speed up"
)
_NOT_A_NEED = (
    r"(?!(?:a few |a couple of |some |several |different |various |other |the |\d+ |two |three |four |five |six )*(?:vendors?"
    r"|suppliers?|providers?|quotes?|prices|offers)\b)"
    r"(?!to cut (?:\d|staff|jobs|people|headcount))"
    r"(?!(?:about |around |roughly |at least |another |maybe |like |probably )*"
    r"(?:an?|a few|a couple(?: of)?|several|\d{1,3}|one|two|three|four|five|six|eight|ten|twelve)(?: or (?:so|two))?[ -](?:weeks?"
    r"|months?|days?|years?)\b"
    r"(?:'s?)?(?: or (?:so|two))? (?:to|notice|before|from|until|of|overlap|handover|lead)\b)"
    rf"(?!to (?!(?:{_WORTH_DOING})\b))(?!for you|you to|to get (?:my|a refund|in touch|hold)|to see (?:the|your))"
    r"(?!(?:to )?(?:(?:the |a |an |my |your |some |more |any )*(?:\d+ (?:secs?|seconds?|mins?|minutes?|hours?|days?)"
    r"|invoices?|receipts?|signatures?|approval(?! \w+(?:flow|s)\b)|sign-?off|permission|copy|copies|run|go|hand|favou?r|word|break"
    r"|holiday"
    r"|know|ask|speak|talk|think|check|leave|cancel|unsubscribe"
    r"|stop(?! (?!receiving|getting|hearing)\w+ing\b)|hurry|refund|quote|person|human|agent|someone|somebody|sales"
    r"|help\b(?! ?desk| ?center| ?centre)"
    r"|(?:real|live|actual|proper) (?:person|human|agent)|job|work\b|position|internship|role\b|demo|call(?! (?:log|track|cent"
    r"|queue|hand|rout|answer|back|manag|record))|meeting|forward|hear|see (?:a|the) demo|minute|moment|password"
    r"|support (?:now|please|with)|answer|reply|price|pricing|information|info|thesis|candidates?|hire|apply|it\b"
    r"|that\b|this\b|them\b|you\b|pay|wait|sign in|log in|login|reset|update on|report a|complain|invest|sell|offer|partner"
    r"|introduce))\b)"
)
_NOT_US = r"(?!(?:you|some\w+|any\w+|nobody|person|people|human|agent|rep|manager|boss|this|that|it|more|me|us)\b)"
_NOT_TO_US = r"(?!(?:call|ring|contact|speak|talk|e-?mail|reply|come|pay|refund|the|our|your|my|an?|it|them)\b)"
_BETTER = (
    r"(?:automate|(?:keep )?track|consolidate|centrali[sz]e|reduce|organi[sz]e|streamline|speed up|route|triage|unify|cut (?:down|out)"
    r"|(?:get|keep) on top|sort out our|stop (?!receiving|getting|hearing)\w+ing)\b"
)
_NOT_MUSED = r"(?!(?:i|we|you|he|she|they|it|is|isn't|are|was|do|does|be|worry|know|say|add|eat|drink|look|help)\b)"
_SEEKS = ("looking", "look", "lookin", "searching", "search", "searchin", "seeking", "seek", "hunting", "hunt", "lookout")
_BUYS = ("buy", "get", "order", "purchase")
_YOURS = (
    r"(?:your (?=(?:[\w-]+ ){0,2}(?:(?:help)?desk|inbox|chat(?:bot)?|bot|ticketing|portal|base|widget|crm|tool|system|software|diary"
    r"|calendar|app|form|tracker)\b))?"
)
"""Before what they would have of us; the value begins behind it."""
_TOOL_EN = (
    r"(?:(?:web|live)?chat(?:bot)?|bot|(?:help ?|service )desk|inbox|ticketing|portal|widget|crm|knowledge base|booking|ticket|support)"
    r"(?: (?:systems?|tools?|software|app|platform|widget))?(?=\s*(?:[.,!?]|$)| (?:for|in our|on our|on the|that|which|to)\b)"
)
"""What we sell, by the words of those who come for it."""
_CUES_EN = (
    Cue(
        frozenset(
            (
                *_SEEKS,
                *_BUYS,
                *("asked", "told", "tasked"),
                "about",
                "shopping",
                "market",
                "after",
                "evaluating",
                "buying",
                "comparing",
                "options",
                "thinking",
                "considering",
            )
        ),
        later(
            rf"\b(?:lookin['’]?g? (?:for|at|into|to (?:buy|get|find|purchase|replace|set up|adopt|implement|move to|switch to))"
            rf"|shopping (?:around )?for|searchin['’]?g? for|hunting for|(?:in the market|on the (?:hunt|lookout)) for|in search of"
            rf"|(?:we're|we are|i'?m|is|are)(?: now| currently)? after(?! (?:the|that|this|it|all|hours|lunch|work|school|midnight"
            rf"|\d+)\b)"
            rf"|(?:^|[.!?,\n]\s?)after(?= (?:something|an?) )"
            rf"|(?:we|i) (?:currently |now )?(?:search|seek|look for)(?: for)?(?= (?:an?|some|something|one) )"
            rf"|(?:we're|we are|i'm|i am) (?:searching|seeking)(?= (?:an?|some|something|one) )"
            rf"|thinking (?:of|about) (?:buying|getting|adding|setting up)|considering(?= an? )"
            rf"|\b(?:about|discuss|on) (?:buying|getting|purchasing|ordering)(?= (?:your|an?|some) | (?:(?!my\b|his\b"
            rf"|her\b)[\w-]+ )?{_TOOL_EN})"
            rf"|\b(?:it is|it's|its|this is) to (?:buy|get|order|purchase)(?= (?:an?|some|your) (?:[\w-]+ ){{0,2}}?{_TOOL_EN})"
            rf"|(?:asked|told|tasked) (?:me |us |with )?(?:to )?(?:find(?:ing)?|sourc(?:e|ing)|get(?:ting)?|look(?:ing)? for"
            rf"|research(?:ing)?)(?= (?:us )?(?:an?|some) )(?: us)?"
            rf"|evaluating|(?:we're|we are|i'm|i am|be) buying|comparing)\s+{_NOT_A_NEED}{_YOURS}(?P<it>.{{3,160}}?){_END_EN}"
        ),
    ),
    Cue(
        frozenset(
            (
                *("plan", "planning", "hoping"),
                "need",
                "needs",
                "want",
                "wanna",
                "love",
                "like",
                "require",
                "interested",
                "wants",
                "use",
                "could",
                "wish",
                "keen",
                "intend",
            )
        ),
        later(
            rf"(?<!don't )(?<!do i )(?<!do we )(?<!not )(?<!do you )(?<!if you )(?<!if i )\b"
            rf"(?:need(?:(?<!else need)(?<!what need)(?<!\d need)(?<!\dk need)(?<!it need)s|ing| of| for(?= an? ))?|(?:want|love|like"
            rf"|wants|(?:hoping|plan|planning)(?= to \w+(?: (?:up|to|out))? (?:an?|some|something|one|our|the|your|new|live"
            rf"|better|proper)\b)|wish|keen|intend) to (?:buy|purchase|procure|acquire"
            rf"|get(?! (?:through|by|to|back|away|out|home|over|in|up|there|here|hold|rid)\b)"
            rf"|replace|adopt|set up|implement|switch to|move to"
            rf"|roll out)|wanna buy|(?:(?:we|i)(?:'d| would)|would) (?:really )?(?:like|love)(?= (?:something|some|an?|one) )"
            rf"|(?:(?:we|i)(?:'d| would) (?:like|love)|want)(?= to {_BETTER})"
            rf"|could (?:really )?(?:use|do with)|want(?= (?:our |my |the |all |every )?{_NOT_US}[a-z]+ to {_NOT_TO_US}[a-z]+)"
            rf"|(?:(?:we|i)(?:'d| would) (?:really )?(?:like|love)|wish)(?= (?:our |my |the |all |every )?{_NOT_US}(?:[a-z]+s|people"
            rf"|staff"
            rf"|folks?|everyone) to (?:be able to )?{_NOT_TO_US}[a-z]+)"
            rf"|wants?(?= (?:just )?(?:one|a single) (?:place|spot|inbox|system|way|screen|view|list|number|queue|line|home)\b)"
            rf"|(?<!are you )(?<!be )(?:interested in|keen on)(?: buying| purchasing| getting| having)?|require"
            rf"|want(?= (?:[\w-]+ ){{0,2}}?(?:software|system|tool|platform|solution|chatbot|help ?desk)s?\b| an? "
            rf"| some(?:thing"
            rf"| kind)))(?::\s{{0,2}}|\s+){_NOT_A_NEED}{_YOURS}(?P<it>.{{3,160}}?){_END_EN}"
        ),
    ),
)
_CUE_THAT_EN = (
    Cue(
        frozenset(("need", "want", "after")),
        later(
            rf"(?:^|[.!?\n]\s?)(?:just |only )?{_NOT_A_NEED}(?P<it>[^.!?\n]{{8,120}}?)[\s.,;-]{{1,3}}(?:and )?that(?:'?s| is)"
            r" (?:all|exactly what|just what|basically what|what|everything) (?:we|i)(?:'re| are|'m)? (?:need|want|after)\b"
        ),
        ("hat's", "hats", "hat is"),
    ),
)
"""What they are after, and then that it is: "live chat and an inbox, that's all we need"."""
_CUE_ASKED_EN = (
    Cue(
        frozenset(("something", "anything")),
        later(
            r"(?:^|[.!?,\n]\s?|\b(?:there|have|got|offer|do|sell|know of) )(?P<it>(?:some|any)thing"
            rf" (?:that|which|to) (?:can |could |will |would )?{_NOT_MUSED}[^\s.!?]+ [^\s.!?]+ [^.!?\n]{{2,120}}?)\s*\?"
        ),
    ),
)
"""What they are after, put as a question: "anything that tracks grievance deadlines?"."""
_PRODUCT_EN = (
    r"(?:tools?|software|systems?|platforms?|solutions?|apps?|help ?desk|service desk|ticketing|chat(?:bots?)?|bots?|inbox(?:es)?"
    r"|widgets?|crm|portals?"
    r"|automation|support for|(?:chat|e-?mail|customer|phone|it|user|tenant|guest|patient) (?:support|service|care)|routing"
    r"|call cent(?:er|re)|knowledge base|faq)"
)
_PRICED_GATE = frozenset(
    {"quote", "quotation", "pricing", "price", "prices", "proposal", "demo", "regarding", "tender", "rfp", "rfq", "research", "order"}
    | {"licence", "license", "much", "cost", "costs", "charge", "rates", "fees", "run", "budget", "spend", "aside"}
)
_PRICED_END_EN = (
    r"(?:\s(?:cost|run|go(?: for)?|set|come|work out|add up)\b(?: us| me| to)?| these days| nowadays)?(?:\s(?:please|pls|plz)\b)?"
)
_OURS_EN = r"(?!\d|it\b|this\b|that\b|you\b|(?:my|your|our|the) (?:order|invoice|account|ticket|bill|refund|login)\b)"
_CUE_PRICED_EN = (
    Cue(
        _PRICED_GATE,
        later(
            r"\b(?:(?:quote|quotation|pricing|prices?|proposal|demo|tender(?: out)?|rfp|rfq|market research"
            r"|licen[cs]e|rates|fees|charge|costs?)"
            r" (?:for|on|about|regarding|of)|regarding|order"
            r"|budget for|(?:to )?spend on|(?:set|put) aside (?:\S+ ){1,4}?for|how much (?:is|are|for|does|do|would|will)"
            r"|what (?:does|do|would|will|might)(?=[^.!?\n]{4,80}\b(?:cost|run|set|come to)\b)"
            r"|what(?=[^.!?\n]{4,80}\b(?:would|will|might) cost\b))\s+"
            rf"{_OURS_EN}{_YOURS}(?P<it>(?:(?!\b(?:my|your|his|her|you)\b)[^.!?\n,]){{0,60}}?\b{_PRODUCT_EN}\b"
            rf".{{0,60}}?){_PRICED_END_EN}{_END_EN}"
        ),
    ),
)
_A_THING_EN = (
    r"(?:(?:live|web) ?chat|(?:chat)?bot|help ?desk|service desk|ticketing|(?:shared |team )?inbox|(?:customer |client |tenant )?portal"
    r"|knowledge base|crm|(?:(?:ticket(?:ing)?|support|chat|service|help ?desk|booking|complaints?|call) ){1,2}"
    r"(?:software|tool|system|platform|solution|app))"
)
_NO_ADJECTIVE_EN = r"(?!(?:my|our|your|the|th(?:is|at|ese)|any|no|is|are|was|do|does|can|how|what|we|i|you|it)\b)"
_NO_VERB_EN = (
    r"(?!\b(?:your|is|are|was|were|isn't|aren't|has|had|hasn't|keeps?|stopped|broke|broken|down|fail(?:s|ed)|won't|doesn't|went)\b)"
)
_CUE_NAMED_EN = (
    Cue(
        frozenset(("chat", "chatbot", "bot", "desk", "helpdesk", "ticketing", "inbox", "portal", "base", "crm", "software", "tool"))
        | frozenset(("system", "platform", "solution", "app")),
        later(
            r"(?:^|[.!?\n]\s?)(?:(?:hi|hello|hey|good (?:morning|day|afternoon|evening)|yo)(?: there| all)?[\s,.!]{1,3})?"
            rf"(?P<it>(?:(?:an?|one|some|simple) )?(?:{_NO_ADJECTIVE_EN}[\w&/-]{{2,16}} ){{0,2}}?{_A_THING_EN}"
            r" (?:for|with|in|on|that|which|to)\b(?! (?:you|me|an? (?:human|person|agent|rep)|some(?:one|body))\b)"
            rf"(?:{_NO_VERB_EN}[^.!?\n;,]){{3,100}}?){_END_EN}"
        ),
    ),
)
"""What they are after by its name alone, at the head of a sentence without a verb: "Live chat for our clients' websites. Have?"."""
_NEVER = later(
    r"\b(?:refund|cancel my|unsubscribe|internship|thesis|my order|hiring|résumé|resume|cv)\b|채용|환불|해지|취업|논문|과제|입사"
    r"|면접|번호|(?:예약|주문|신청|구매|결제|등록|가입)(?:한|했던) ?(?:거|것|건|날|시간|상품|일정|자리)|자료\S?\s?(?:좀 )?받아 ?보"
    r"|(?:[이두]중|중복) ?(?:결제|청구)|빠져나[가갔]|인출|(?:제안|소개|공급|납품)(?:을|해)? ?드[리립린]|ご提案(?:させて|いたし"
    r"|申し)|解約|返金|応募"
    r"|採用|論文|卒論|面接|退会|人と話|電話番号|確認が必要|確認したい"
)
_GOAL_EN = Cue(
    frozenset(("goal", "aim", "objective", "trying", "achieve", "hoping", "target")),
    later(
        r"\b(?:(?:our|the|my) (?:goal|aim|objective|target)(?: here)? is(?: to)?|we(?:'re| are) (?:trying|hoping|aiming) to"
        r"|we (?:want|aim|hope) to (?:achieve|reach))\s+(?P<it>.{3,160}?)(?=[.!?\n]|$|,)"
    ),
)
_GOAL_KO = Cue(_NO_GATE, later(r"(?:목표는|목적은)\s?(?P<it>[^.!?\n]{2,80}?)(?:입니다|이에요|예요|이고|[.!?\n]|$)"))
_GOAL_JA = Cue(_NO_GATE, later(r"(?:目標は|目的は|狙いは|ゴールは),?(?P<it>[^.!?\n]{2,80}?)(?:です|であり|[.!?\n]|$)"))

_ONLY_FIGURES = later(
    r"(?:(?:약|한|約)?\s?\d[\d,]{0,9}\s?(?:석|명|인|대|개|계정|좌석|席|名|人|台)(?:이고|이며|으로|규모로|규모|정도|,|で|に)?[\s,]{0,2})*"
    r"(?:(?:20\d\d년|내년|올해|다음\s?달|이번\s?달|\d{1,2}월|[1-4]분기|[상하]반기|来月|今月|\d{1,2}月)\s?(?:중|초|말|쯤|까지|안|내"
    r"|中|末)?(?:에|으로|に)?[\s,]{0,2})*"
)
"""How many and when, and nothing of what: 20석이고 4월 중."""
_LEAVING = later(r"(?:to )?(?:replace|leave|leaving|drop|ditch|quit|get off|move off|(?:switch|move|migrate)(?: away)? from|off) (?:our )?")


def _names_only_a_product(words: str) -> bool:
    """Tell whether a statement says which tool is to go, or to come, and nothing of what for: of "replace Intercom" the product."""
    if _ONLY_FIGURES.fullmatch(words):
        return True
    lead = _LEAVING.match(words)
    return is_product(words[lead.end() :] if lead else words)


NEED = TextKind(
    "need",
    {
        "en": (LABELLED, *_CUES_EN, *_CUE_PRICED_EN, *_CUE_NAMED_EN, *_CUE_THAT_EN, *_CUE_ASKED_EN, *PAINS["en"]),
        "ko": (LABELLED, *CUES_KO, *PAINS["ko"]),
        "ja": (LABELLED, *CUES_JA, *PAINS["ja"]),
    },
    _NEVER,
    _names_only_a_product,
)
_WISH_KO = Cue(
    _NO_GATE,
    later(
        r"(?:^|[.!?\n])\s?(?P<it>[^.!?\n]{4,60}?)\s?(?:게|것이|거가)\s(?:제 |저희 |우리 )?(?:목표|목적|소원|바람|꿈)(?:입니다|이에요|예요"
        r"|이고|임)"
    ),
)
"""폰 좀 안 보고 사는 게 소원이에요."""
GOAL = TextKind("goal", {"en": (_GOAL_EN,), "ko": (_GOAL_KO, _WISH_KO), "ja": (_GOAL_JA,)})
