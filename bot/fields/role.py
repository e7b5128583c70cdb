"""What a prospect does at their firm: "Guest experience manager", 고객 경험 담당입니다, 若女将."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.fields.bodies import DEPT_KO, is_part, is_sort
from bot.fields.card import card
from bot.fields.eastern import introduced
from bot.fields.kind import Found, Hearing
from bot.fields.plain import PlainText, found, trimmed
from bot.fields.refusal import is_declined
from bot.fields.role_en import AFTER_ME, AFTER_NAME, DOES, MINE, NOUN, PUT_RIGHT, TITLED
from bot.fields.role_ja import held_by_who_does, only_does, own_role, within
from bot.fields.role_ko import held_first_ko, of_duty, titled
from bot.fields.text import bare
from bot.fields.utterance import Utterance, utterance
from bot.language import lexicon, listed
from bot.lean import later

_KO, _JA = lexicon("ko"), lexicon("ja")
_NO_SECOND = (
    r"(?!(?:we|i|it|need|want|would|am|in|my|our|looking|searching|hoping|trying|shopping|asking|calling|writing|interested|keen)\b)"
)
_STATED = later(
    rf"\b(?:i'm|i am|as|i work as|my (?:role|title|job|position) is|i serve as|acting as|speaking as)\s+(?:the\s+|an?\s+|our\s+"
    rf"|their\s+)?(?P<it>(?!(?:well|long|soon|much|many|far|if)\b)(?!(?:[\w&/-]+\s){{1,5}}you\b)(?:(?!the\b|to\b|not\b|for\b"
    rf"|looking\b)[\w&/-]+\s){{0,4}}?(?:{NOUN})s?\b(?:\s(?:of|(?:(?<=president )|(?<=vp )"
    r"|(?<=dean )|(?<=provost )|(?<=chancellor ))for)(?:\sthe)?(?!\s(?:an?|our|my|this|one|two|three|four|five|six|several|\d+)\b)"
    r"(?:\s(?!at\b|and\b|here\b|we\b|from\b|in\b|for\b|with\b|of\s(?:an?|our|my|this|one|two|three)\b)[\w&-]+){1,3}"
    rf"(?:\sand\s{_NO_SECOND}[\w&-]+(?=\s(?:for|at|here|with|in)\b|[.,]|$))?"
    r"|(?:(?<=\bhead)|(?<=\blead)|(?<=\bchief))\s(?:chef|cook|nurse|of staff|(?!under|after|other|never)[a-z]{3,}(?:er|or|ist|ian|man))\b"
    r"|\s(?:engineer|manager|director|lead|officer|developer|architect|specialist|assistant|coordinator|administrator|consultant"
    r"|analyst|head|principal|teacher|secretary|registrar|editor))*)"
)
_RUN_EN = re.compile(
    r"\bi (?P<it>(?:run|lead|head up|head|manage|own|look after) (?:the |our )?(?:support|sales"
    r"|it(?= (?:support|team|desk|department|dept|services|here|at|for (?:the|an?|our))\b|\s*[.,;]|\s*$)|ops|operations|marketing"
    r"|engineering|customer \w+|cs|cx|finance|hr|procurement|service)(?: (?:team|desk|department))?)\b"
)
_NO_TITLE = (
    r"(?!(?:are|is|was|who|whose|do|does|did|can|could|we|you|your|my|our|his|her|need|want|looking|seeking|any|some|what|how"
    r"|where|when|which"
    r"|this|that|there|has|have|get|got|for|to|with|from|as|being|ask|please|hire|new|just|not|no|called|spoke|met)\b)"
)
_AT_HEAD = later(
    rf"\s{{0,4}}(?:(?P<hi>hi|hello|hey|good (?:morning|day|afternoon|evening))(?: there| all| team)?[\s,.!]{{1,3}})?(?:the |an? )?"
    rf"(?P<it>(?:{_NO_TITLE}[a-z&/]{{2,14}} ){{0,3}}?(?:{NOUN})(?: of [a-z]+(?: [a-z]+)?)?)"
    r"(?= (?:(?:for|at|of|with|in) an? |(?(hi)(?:here\b|(?:for|at|of|with|in) (?!my\b|our\b|your\b|the\b))|(?!))))"
)
"""At the head of a message: "hi, it manager for Oak Schools"; without a greeting only of a sort of firm, "cto of a fintech"."""
_FOR_WORK = later(r"\b(?:hiring|apply|applying|candidate|vacancy|jobs?|position|career)\b")
_NOT_ASKED = later(r"\b(?:looking|hiring|apply|applying|candidate|vacancy|job)\b")
_LEAD = later(
    r"^(?:(?:[^.!?]{0,60}?[,;-]\s(?:but |and )?|)(?:officially|technically|formally|on paper)[\s,:]+(?!i\s)"
    r"|(?:(?:yes|sure|well|ok|basically|essentially|i guess|pretty much|kind of|kinda|mostly)[\s,.]+)*)"
    r"(?:any(?:way|how)[\s,]+)?(?:(?:i'm|i am|im|as|i'd be|i would be|that'd be|my (?:role|title|job|position) is|it's|i work as"
    r"|i'm working as)\s+)?"
    r"(?:(?:officially|technically|just|only)\s+(?=(?:the|an?|our|officially|technically)\s))?(?:(?:officially"
    r"|technically)\s+)?(?:(?:the|an?|our)\s+(?=\w))?",
    re.IGNORECASE,
)
_TAIL = later(
    r"(?:\s{1,9}(?:here|at|for the company|in the company|by day|these days)\b.*"
    r"|\s(?:of|for|at|with|in)\s(?:an?|our|my|this|one|two|three|four|five|six|several|\d+)\s.*"
    r"|(?<!president)(?<!\bvp)(?<!dean)(?<!provost)(?<!chancellor)\s(?:for|with)\s(?:the\s)?(?-i:[A-Z][\w'’&-]*[a-z])\b.*"
    r"|\s(?:for|on|in) (?:this|that|it|now|here|the moment|the time being)\b.*|\s{1,2}\(.*|\s(?:but|although|though|because|since)\s.*"
    r"|\s(?:officially|technically|formally|on paper|i (?:suppose|guess|think|reckon|believe))\b.*"
    r"|\s{1,3}(?:and|plus)\s{1,3}(?:whatever|anything|everything|a bit|a little|all the|some|the odd)\b.*"
    r"|,?\s{1,3}(?:po|lah|lor|leh|mate|hon|luv|abeg|sir|madam|ma'am|tbh|rn|atm|imh?o|btw|ngl|lol|lmao|haha|fwiw|innit)\b(?=[\s.!]*$).*"
    r"|,(?!\s(?-i:[A-Z])[\w&]+(?:\s(?:and\s"
    r"|&\s)?(?-i:[A-Z])[\w&]+)?\s*$).*"
    r"|(?<!\bsr)(?<!\bjr)(?<!\basst)(?<!\bdy)(?<!\bvp)\.\s.*|;.*|\s+-\s(?!(?-i:[A-Z])[\w&]+(?:\s(?:and\s"
    r"|&\s)?(?-i:[A-Z])[\w&]+)?\s*$).*)$",
    re.IGNORECASE | re.DOTALL,
)
_TITLES_KO = "|".join(sorted(_KO.titles, key=len, reverse=True))
_STATED_KO = later(
    rf"(?:저는|제가|직책은|직급은"
    rf"|역할은)\s?(?P<it>(?:[가-힣A-Za-z]{{1,10}}\s){{0,3}}(?:[가-힣A-Za-z]{{0,8}})(?:{_TITLES_KO}))(?:을 맡|를 맡|으로|로 "
    rf"|입니다"
    rf"|이에요|예요|이고)|(?P<doing>[가-힣A-Za-z ]{{2,20}}?(?<!서비스)(?<!사업)(?<!제품)(?<![을를 ]))(?:을|를)? ?(?:담당하고 있|맡고 있"
    rf"|하고 있(?<=총괄하고 있))"
)
_HELD_KO = later(
    rf"(?:맡고 있는|맡은|담당하는|담당하고 있는|총괄하는|겸하고 있는|보는|하는) (?P<it>[가-힣]{{0,6}}(?:{_TITLES_KO}))(?=입니다"
    rf"|이에요|예요|이요|요|인데)"
)
_IN_TEAM_KO = later(
    rf"(?:^|[.!?,]\s|(?:안녕하세요|저는|제가|전)[\s,.!~]{{1,3}})(?:[가-힣a-z0-9&]{{2,14}}\s)?(?P<it>{DEPT_KO})(?:에서 (?:일하|일해|일합"
    rf"|근무)|\s?소속(?:입|이|인))"
)
_AT_HEAD_KO = later(
    rf"(?:^|[.!?\n]\s|안녕하(?:세요"
    rf"|십니까)[\s.,!~^]{{1,4}})\s?(?:저는\s)?(?:[가-힣A-Za-z0-9&]{{1,12}}(?<![은는이가을를도의님께데고서])\s){{0,2}}"
    r"[가-힣A-Za-z0-9&]{0,8}(?:집|학원|유치원|병원|의원|점|박물관|회사|업체|기업|카페|식당|가게|매장|쇼핑몰|공장|호텔|펜션|스튜디오|공방"
    r"|농장|법인|재단|협회|스타트업"
    r"|마트|샵|치과|약국|서점|학교|사무소|대리점|프랜차이즈|미용실|헤어샵|체육관|헬스장|여행사|커머스|물류|상사)\s"
    rf"(?P<it>[가-힣A-Za-z]{{0,5}}(?<!님)(?:{_TITLES_KO}))(?:입니다만?|이에요|예요|인데요?|이고요?|이라)(?=[\s.,!~^]|$)"
)
"""What somebody is at a sort of firm, at the head of a message: 어린이집 원장입니다."""
_STATED_JA = later(
    rf"(?P<held>(?:[^\s,.!?はがをで]{{1,8}}の|[一-鿿a-zァ-ヺ]{{1,6}})?(?:{'|'.join(sorted(_JA.titles, key=len, reverse=True))}))"
    rf"を(?:して(?!い?た|いまし|おりまし)"
    rf"|務めて|やって|やらせて|しており)|"
    r"(?:役職は|立場は|肩書き?は|職種は|ポジションは|役割は),?(?P<it>(?!特に|一応|とくに|ちょっと|まだ|未|無|内緒|秘密"
    r"|非)[^\s,.!?はが]{2,20}?)(?:です(?!が|けど)|でございま|で[,､]|(?<=[一-鿿ァ-ヺーa-z])(?=$|[,.]))|(?P<of>"
    r"(?:(?<![^\s,.!?はがを])[^\s,.!?のはがを]{1,8}の)?"
    rf"(?:{'|'.join(sorted((one.lower() for one in _JA.departments), key=len, reverse=True))})(?:部|課"
    rf"|室|係)?)の者(?=です|でござい|でして|ですが|で,)|"
    r"(?P<doing>[^\s,.!?はがで]{2,12})(?:を担当して"
    r"|の責任者をして|(?<=部|課|係|務|理|業|当|長|者|師|員)をして(?:おり|い(?:ます|る))|を務め|の担当です|の責任者です)"
)
_TAIL_KO = later(
    r"(?<=[가-힣])(?:이요|입니다|이에요|예요|이고요?|이구요|이며|인데)[\s,].*$|(?<=[가-힣])이?라고?\s(?:보시면|보면|생각하시면"
    r"|아시면).*$|(?<=[장표사리원자])(?:[임요]|이?죠|이?지요)\s.*$"
    r"|(?:을 맡|를 맡|맡고|을 담당|를 담당|으로 일|로 일|하고 있).*$|[,.、。].*$",
    re.DOTALL,
)
_TAILS = {"en": _TAIL, "ko": _TAIL_KO}
_OTHERS = later(
    r"^(?:the|our|my|his|her|their|that would be (?:the|our|my))\b.*\s(?:will|would|can|has|does|is|was|decides?|signs?"
    r"|handles?|makes?|wants?|needs?|approves?"
    r"|takes?|deals?|says?|said|knows?)\b|^(?:he|she|they|you|somebody|someone)\b"
    r"|(?:님|분)(?:이|은|께서|도)\s.*(?:세요|십니다|셔요|시죠|신다|하셔|십니까)|[이가께서]+ (?:결정|결재|담당|관리|승인|진행"
    r"|처리|판단)\S{0,3}(?:해요|합니다|세요|하십니다|하셔)"
    r"|(?:社長|部長|課長|上司|本部|院長|店長|所長|オーナー|主人|上|者)(?:が|の方が|さんが).*(?:ます|る|です|ません)"
)
"""What somebody else does there."""
_GATE = frozenset(["m", "am", "as", "my", "i", "role", "title"])
_OWN_ROLE = later(rf"\b(?:i'm|i am|i)\b|^(?!the\b|our\b|my\b)(?:[\w&-]+ ){{0,2}}(?:{NOUN})$|(?:{_TITLES_KO})(?:이요|요)?$|^저는|^私は")
_THE_ONE = later(r"(?:the )?(?:one|person|guy|girl|woman|man|sucker|idiot|poor \w+) (?:who|that)\b")
_UNTITLED_KO = later(r"(?:직함|직책|직급|직위|타이틀|정해진)[^.!?]{0,12}?없\S{1,3}\s?")
"""Who has no title, and may go on with what they are called: 직책은 없지만 팀장이라고 불려요."""
_TITLE_LAST_KO = later(
    rf"(?:그냥 |다들 |보통 )?(?P<it>(?:[가-힣]{{1,8}} )?[가-힣]{{0,6}}(?:{_TITLES_KO}))(?=이?라고|으?로|이?에요|예요|입니다|$)"
)
_CLAUSE_KO = later(
    r"[가-힣](?:(?<!에)서|는데|니까|려고|느라)\s|는 ?중$|(?:도와|거들|돕)[가-힣 ]{0,6}$|[드할릴줄볼둘갈]게요?$|겠(?:습니다|어요?)?$"
)
_HOLDS_KO = later(rf"(?:{_TITLES_KO}|담당|업무|역할|일|쪽|총괄)$")
"""What tells a role at the end of a sentence; without it, 사장님이 시켜서 알아보는 중이에요 is none."""
_MORE = later(r"[.!]\s+\w")  # another sentence, which may name it
_LONGEST, _MOST_WORDS = 60, 8


class RoleKind(PlainText):
    """A role in the prospect's own words."""

    name = "role"

    def read(self, text: str, hearing: Hearing) -> Sequence[Found]:
        """A role that is stated; asked, the bare reply."""
        said = utterance(text, hearing.language)
        span = titled(said, asked=hearing.asked) or _stated(said) or (held_first_ko(said) if hearing.asked else None)
        if span is None and hearing.asked and not is_declined(said) and not said.text.rstrip().endswith(("?", "？")):
            by_title = (
                (PUT_RIGHT.search(said.folded) or TITLED.search(said.folded) or (DOES.match(said.folded) and MINE.search(said.folded)))
                if said.tongue == "en"
                else None
            )
            span = by_title.span("it") if by_title else _bare(said)
        if span and said.tongue == "en" and (firm := _OF_FIRM.search(said.text, span[0], span[1] + _FIRM_BEYOND)):
            span = span[0], min(span[1], firm.start())
        if span and said.tongue == "ja":
            span = _without_sort(said, *span)
            span = None if not hearing.asked and only_does(said, *span) else span
        elif span:
            span = of_duty(said, *span, asked=hearing.asked)
        return [found(said, said.text[span[0] : span[1]], *span)] if span else []


_FIRM_BEYOND = 40
_OF_FIRM = later(
    r"(?<=\w)\s(?:of|for)\s(?:the\s)?(?=[A-Z])(?:(?!(?:for|at|in|with)\s)[\w&'’.-]{1,20}\s){1,4}?(?:School|Primary|Academy"
    r"|College|University|Hospital|Hospice|Clinic|Surgery"
    r"|Practice|Trust|Council|Charity|Church|Hotel|Inn|Bakery|Foundation|Association|Society|Museum|Library|Nursery|Ltd|Inc|LLC"
    r"|Farm|Brewery"
    r"|Theatre|Theater|Garage|Salon|Studio|Gym|Zoo|Pharmacy|Vineyard|Lodge|Restaurant|Cafe|Partners)\b"
    r"|(?:(?<=[Oo]wner)|(?<=[Ff]ounder)|(?<=roprietor)|(?<=andlord))\sof\s(?=(?:the\s)?[A-Z])"
)
"""Where a role goes on to name the firm: "principal of St Ita's Primary School", "founder of Lanternlight"."""


_BEHIND_FIRM_JA = later(r"(?:株式会社|有限会社|合同会社|\(株\)|㈱)[^\s,.､]{1,20}(?:にて|で|の)(?P<it>[^のにで]{2,12})$")
"""A firm by its form and what they are there: 合同会社ねこのてにて代表を務めております."""


def _without_sort(said: Utterance, start: int, end: int) -> tuple[int, int]:
    """The role without the firm, or the sort of firm, before it: of 保育園の園長 the 園長, of 総務部の課長 all."""
    if firm := _BEHIND_FIRM_JA.match(said.folded, start, end):
        return firm.span("it")
    sort, of, _ = said.folded[start:end].rpartition("の")
    return (start + len(sort) + 1, end) if of and is_sort(sort) else (start, end)


def _stated(said: Utterance) -> tuple[int, int] | None:
    if on_card := card(said).get("role"):
        return on_card
    return _stated_english(said) if said.tongue == "en" else introduced(said, asked=False).get("role") or _stated_eastern(said)


def _stated_english(said: Utterance) -> tuple[int, int] | None:
    if "," in said.folded and (named := AFTER_NAME.search(said.text) or AFTER_ME.search(said.text)):
        return trimmed(said.text, *named.span("it"))
    if (head := _AT_HEAD.match(said.folded)) and not _FOR_WORK.search(said.folded):
        return head.span("it")
    if _GATE.isdisjoint(said.words) or _NOT_ASKED.search(said.folded):
        return None
    one = _STATED.search(said.folded) or _RUN_EN.search(said.folded)
    is_it = one is not None and one.re is _RUN_EN and said.text[slice(*one.span("it"))].endswith(" it")  # "I run it", no IT
    return trimmed(said.text, *one.span("it")) if one and not is_it else None


_TITLES_JA = "|".join(sorted(_JA.titles, key=len, reverse=True))
_CHIEF_JA = later(
    rf"(?:^|[.!?,\n\s]\s?)(?P<sort>[^\s,.!?はがをの]{{1,14}})の(?P<it>(?!担当)(?:{_TITLES_JA}))"
    r"(?=です|でござい|でして|やって|をやって|をして|なん)"
)
"""Who heads what: 小さな寺の住職です, 町工場の社長やってます."""


def _stated_eastern(said: Utterance) -> tuple[int, int] | None:
    if said.tongue == "ja" and "の" in said.folded and (chief := _CHIEF_JA.search(said.folded)):
        if is_sort(chief.group("sort")):
            return chief.span("it")
        if is_part(chief.group("sort")):
            return chief.start("sort"), chief.end("it")
    pattern = _STATED_KO if said.tongue == "ko" else _STATED_JA
    marks = (
        ("저는", "제가", "직책", "직급", "역할", "담당하", "겸하고", "맡고", "총괄", "에서 일", "에서 근", "소속")
        if said.tongue == "ko"
        else ("役職", "立場", "肩書", "職種", "担当", "責任者", "務め", "をして", "をやって", "ポジション", "役割", "の者")
    )
    if said.tongue == "ko" and (held := _AT_HEAD_KO.search(said.folded)):
        return held.span("it")
    if not any(mark in said.folded for mark in marks):
        return None
    own = (_HELD_KO.search(said.folded) or _IN_TEAM_KO.search(said.folded)) if said.tongue == "ko" else None
    one = own or pattern.search(said.folded)
    if one and one.lastgroup == "of":  # 総務の者です。課長をしています
        one = pattern.search(said.folded, one.end()) or one
    if one and one.lastgroup == "doing" and said.tongue == "ja" and (title := held_by_who_does(said, one.end())):
        return title
    return trimmed(said.text, *one.span(one.lastgroup or 0)) if one else None


_DUTIES = {code: listed("duties", code) for code in ("en", "ko", "ja")}


def is_duty(said: Utterance) -> bool:
    """True for a reply that is nothing but what somebody does at work: "sales", 영업이요, 受付です."""
    start, end = bare(said)
    return said.folded[start:end].removeprefix("in ") in _DUTIES[said.tongue]


def _bare(said: Utterance) -> tuple[int, int] | None:
    start, end = bare(said) if said.tongue != "en" else trimmed(said.text, 0, len(said.text))
    if said.tongue == "ja":
        if own := own_role(said):
            return own
        start, end = within(said, start, end)
    whole = start
    lead = _LEAD.match(said.text[start:end]) if said.tongue == "en" else None
    start += lead.end() if lead else 0
    tail = _TAILS[said.tongue].search(said.text, start, end) if said.tongue in _TAILS else None
    if tail and tail.start() > start:
        end = tail.start()
    start, end = trimmed(said.text, start, end)
    run = said.folded[start:end]
    if said.tongue == "ko" and "없" in run and (untitled := _UNTITLED_KO.search(run)):
        held = _TITLE_LAST_KO.match(run, untitled.end())
        return (start + held.start("it"), start + held.end("it")) if held else None
    if said.tongue == "ko" and _CLAUSE_KO.search(run) and not _HOLDS_KO.search(run):
        return None
    if _OTHERS.search((run if said.tongue == "ja" else said.folded[whole:]).rstrip(" .!~")) and not _OWN_ROLE.search(run):
        mine = MINE.search(said.folded, whole) if said.tongue == "en" else None
        return trimmed(said.text, *mine.span("it")) if mine else None
    if (
        (_THE_ONE.match(run) and _MORE.search(said.text))
        or len(run) < 2
        or len(run) > _LONGEST
        or len(run.split()) > _MOST_WORDS
        or "@" in run
    ):
        return None
    return start, end
