"""Korean replies without a word of what was asked: it will be told in a talk, others decide or know it, it is not settled yet. Pure.

Nobody can list what people say instead of an answer. What they say it with is a closed set: what points to the question, who decides,
where it will be told, verbs of telling and settling, fillers. A reply that holds one other word may be an answer and is left alone.
"""

from __future__ import annotations

from functools import cache

from bot.fields.utterance import Utterance
from bot.language import listed
from bot.lean import later

_LONGEST, _MOST_WORDS = 70, 12
_WORDS = later(r"[^\s,.!~…ㅎㅋㅠㅜ^;?]+")
_COPULA = r"(?:이?에요|예요|이?요|입니다만?|임다?|이고요|이라서?요?|인데요?|거든요|네요|죠|고요|는요)"
_ENDING = later(
    r"(?:님|분)?(?:들)?(?:은|는|이|가|을|를|도|만|까지(?:는|도)?|부터(?:는)?|에(?:서(?:는|만)?|는|도)?|께서?(?:는)?|한테(?:는)?|에게"
    rf"|의|이나|으?로(?:는|만)?|이?랑|하고|[과와]|쪽(?:에서?|이)?|대로)?{_COPULA}?"
)
"""What may stand behind a noun of these lists."""
_SUBJECT = later(r"님들?|(?:님|분)?(?:들)?(?:이|가|은|는|에서(?:만)?|께서?|한테|에게|이?랑|하고|[과와]|쪽(?:에서|이)|만|도)")
_DEPARTMENT = later(r"(?!여부|전부|일부|내부|외부)[가-힣]{1,5}(?:팀|실|부|과|부서|본부|쪽|센터)(?:에서(?:만|는)?|만|이|가|께서|한테|에)")
_AT_TALK = later(
    r"[할하]는?|(?:에서|상)?(?:으?로(?:만)?|할?때|[할한]?\s?후에|중에|하면서|에서|[하주]시면|주시면|나오면|받으면"
    r"|나누면서)(?:요|이?에요|예요)?"
)
_TELLING = (
    r"(?:말씀?|알려|얘기|애기|이야기|설명|공유|전달|인사|논의|상의|의논|협의|확인|결정|통보|회신|답변?|안내|소개"
    r"|공개|기입|작성|정리|전화|연락|통화|미팅|상담"
    r"|보여|보내|갖다|적어|정해|풀어|생각해|물어|여쭤|알아|찾아|따져)"
)
_WILL = r"(?:게요?|래요?|까 ?[합해].{0,3}|예정이?[에입].{0,3}|려고요?|라고요?)"
_SHALL = r"(?:겠.{0,4}|시죠|죠|지요|려고요?|려구요?|려 ?[합해].{0,3}|자고요)"
_TELLS = later(
    rf"{_TELLING}?(?:을|를|은|도)?(?:(?:드릴|할|해볼|볼|해 ?드릴|나눌|줄){_WILL}|(?:드리|하|해보|보|해 ?드리|나누|주|들으){_SHALL})"
    rf"|(?:밝힐|적을|쓸|정할|남길|채울|꺼낼|뵐|말할|물을|여쭐|드러낼){_WILL}|(?:밝히|적|쓰|정하|남기|채우|꺼내|뵙|여쭙){_SHALL}"
)
"""What they will do later: tell, settle, ask."""
_BY_TALKING = later(
    rf"{_TELLING}(?:을|를)?(?:드리|하|나누|해보|나눠보)(?:면서|고|기가|기엔|기는|는게|려면|자면|는)(?:요)?"
    rf"|{_TELLING}해야|말해야|(?:밝히|적|쓰|남기|말하|알리|알려주|알려드리|말씀드리|드리)(?:고|지|기는|기가|기|긴"
    rf"|고는)|{_TELLING}(?:할|드릴|드리기|하기)|(?:밝힐|적을|남길|정할|말할|쓸)"
)
_WAITS = later(
    r"[가-힣]{0,3}(?:되면|돼야|되고(?:서|나서)?|정해지면|정해져야|나오면|나와야|나와봐야|끝나면|끝나야|끝나고|나면"
    r"|나야|만나면?|만나서|만나뵙고|뵈면|뵙고|오시면|오면"
    r"|주시면|들어오시면|받으면|받고(?:나서)?|보고(?:나서)?|듣고|보면|봐야|들어봐야|써봐야|해봐야|지나면|지나야"
    r"|생기면|떨어지면)(?:요|이?에요|예요)?"
)
_BEFORE_IT = later(
    r"(?:할|쓸|볼|받을|나눌|갈|뵐|만날|쓰면서|보면서|하면서|드리면서|주시면|알겠|나와|나옵니다|알|알아|알죠|알겠는데)(?:요)?"
)
_LATER = later(
    r"(?:할)?(?:때|후에|다음에|뒤에|이후에|그때|그때가서|나중에|이따가?|있다가|차차|천천히|추후에?|차후에|조만간"
    r"|아직은?)(?:요|이?에요|예요|이라서?요?|입니다|인데요?|죠|는요)?"
)
_IS = r"(?:이?에요|예요|이?요|입니다|이죠|임다?|이라서?요?|인데요?|이고요|이네요)"
_UNSETTLED = later(
    r"애매[하해].*|달[렸려][가-힣]{0,3}|여부[가-힣]{0,4}|모르(?:겠|게[쓰써썼쏘]|겟|네|죠|구|고|지)[가-힣]{0,5}"
    rf"|몰겟?[가-힣]{{0,4}}|모릅니다|모름|몰라(?:요|서요?)?|글쎄[가-힣]{{0,2}}|(?:미정|비밀|비공개|대외비|노코멘트){_IS}?"
    r"|(?:고민|검토|논의|생각|조율|협의|상의|정하는|짓는|확인|조정|준비|변경|정리)?중(?:이[에라고거]?[가-힣]{0,3}|입니다|임다?|요)"
    r"|(?:안|못)?(?:정[했해](?:졌|진)?|나왔|나온|잡[혔힌]|세[웠운]|지었|지은|못했|않았|끝났|파악했|파악됐|됐|안됐"
    r"|정리됐)(?:어요|습니다|네요|고요|거든요|는데요?|음|어서요?)|(?:안|못)(?:돼서|정해서|나와서|됐어서)요?"
)
_PUZZLED = later(r"헷갈[리려립].{0,3}")
"""Of a name, a post or a figure not to know it; in a need it is the trouble."""
_OF_STEP = later(r"(?:하기|되기|나기)?전(?:이[에라고거]?[가-힣]{0,3}|입니다|요|인데요?)|도?(?:안|덜)(?:됐|났|끝났).{1,3}")
_KNOWS = later(
    r"아[세시실](?:요|어요|죠|지|는데요?|텐데요?|걸요?|거예요|겁니다)|아는|[압알](?:니다|아요|고요?|죠|겠죠|텐데요?"
    r"|걸요)|있겠죠|머릿속에|알아보(?:래|라).{0,6}|시[켜키]셔?(?:서|신|ㄴ).{0,5}|하[래라](?:서|고|셔서)요?|지시로"
    r"|부탁으로|심부름[가-힣]{0,4}"
    r"|정[하해](?:[세셔시]?(?:요|어서요?)|는(?:거|건|게|데)?(?:라서?|요|예요)?|시는|신|야|[줘주]야|[줘주]셔야|져야"
    r"|줄|주실|서요?|준대요|신대요|신다고)"
    r"|결정(?:[하해권나돼].{0,5}|은|이|을)|(?:물어|여쭤|확인)(?:보셔야|봐야|보세요|해야|하셔야|받아야)[가-힣]{0,4}"
    r"|(?:허락|결재|승인|컨펌|의견|지시|방침|결정|일정|허가)(?:부터|을|를|이|가|은)?|(?:안|못)?받아야.{0,3}|나야"
    r"|봐야.{0,3}|떨어져야"
    r"|따라(?:가야|야)?|맞춰야|따르는|맞춰|소관이[에라].{0,3}|권한이[에라]?.{0,3}|몫이[에라].{0,3}"
    r"|마음이[에죠].{0,2}|(?:될|할)(?:듯|거|것|일)(?:이라서?|요|예요)?|될|해(?:서요|요)|합니다|알겠죠"
)
_THERE = later(r"(?:에(?:서|도|다)?|때|하면|하시면|보시면|보면|은|는|이|가)?(?:요)?")
_STANDS = later(
    r"(?:있|나와 ?있|적혀 ?있|써 ?있|나오|나와|떠|적혀|나옵|나올|적었|써놨|썼|드렸|보냈)(?:어요|습니다|는데요?"
    r"|을거예요|을텐데요?|으니까|잖아요|음|요|니다|을겁니다)|나(?:가요|갑니다)|보시면|보면|보세요|봐주세요|확인(?:하시면|해 ?주세요"
    r"|하세요)?|참고(?:해 ?주세요|하세요|부탁.{0,5})?|돼요|됩니다|되실"
)
_ASKS_LEAVE = later(
    r"(?:필요|해야 ?하|적어야 ?하)(?:한가요|나요|해요|할까요)|(?:안)?(?:[되돼](?:나요?|요|서요?|대요|ㄴ다.{0,3})"
    r"|될까요|되는지요|되겠습니까|되나)"
)
_EASIER = later(r"(?:빠르|빠를|낫|나을|편하|편할|편해|편합)(?:요|니다|죠|겠.{0,3}|네요|ㄹ)?")
"""How a talk suits them better than to write it."""
_SPEAKS = later(r"(?:말|말씀|보여|알려|얘기|애기|이야기|설명|공개|밝|남기|적을|적기|쓰기).*")
_WISHES = later(r"싶.*")
_HESITATES = later(r"(?:아닌|아니|곤란|애매|조심|싫|않|뭐하|좀|그렇).*")
_NONE = later(r"없(?:어요|습니다|네요|음|고요|는데요?|어서요?|을걸요|죠)")
_IF_NOT = later(
    r"(?:적으|밝히|쓰|남기|말하|알려드리|말씀드리|드리|넣으|하|주)면|(?:적|밝히|쓰|말하|드리|알려드리)지않으면"
    r"|(?:넘어가|건너뛰어|패스해|생략해|비워|비워둬)도"
)
_DAYS = later(
    r"(?:내일|모레|이번주|다음주|다음달|이번달|내달|담달|담주|주라|월말|연말|올해|내년|하반기|상반기|다음|이번|달"
    r"|주)(?:에나?|쯤에?|부터|이나|초에?|말에?)?(?:요)?"
)

_KINDS = frozenset(("need", "goal", "text", "role", "company", "name", "solution", "headcount", "money", "timeline", "number"))
_FIGURES = frozenset(("headcount", "money", "timeline", "number"))
_WISHED = frozenset(("need", "goal", "text"))
"""Kinds asked for of which a wish to talk is one for a person, and puts nothing off."""
_TOLD = frozenset(("need", "goal", "text", "solution", "role"))
"""Kinds that a sentence may answer; "by telephone" answers how things are done today, and who asks whom is somebody's work."""


@cache
def _lists() -> dict[str, frozenset[str]]:
    names = {"L": "what was asked", "W": "who decides", "P": "talks", "E": "papers", "S": "steps", "F": "says nothing", "N": "no figure"}
    return {letter: listed(name, "ko") for letter, name in names.items()}


def _noun(word: str, stems: frozenset[str]) -> int:
    """Return where a noun of a list ends with which a word begins, the longest; 0 where none does."""
    return next((end for end in range(min(len(word), 7), 0, -1) if word[:end] in stems), 0)


_VERBS = (
    ("T", _TELLS),
    ("t", _BY_TALKING),
    ("C", _WAITS),
    ("O", _LATER),
    ("U", _UNSETTLED),
    ("b", _BEFORE_IT),
    ("k", _KNOWS),
    ("v", _EASIER),
    ("u", _NONE),
    ("z", _OF_STEP),
    ("x", _SPEAKS),
    ("h", _HESITATES),
    ("y", _WISHES),
)
_REST = (("e", _STANDS), ("q", _ASKS_LEAVE), ("i", _IF_NOT))


def _sort(word: str, kind: str) -> str:
    """Return the letters of all that a word of such a reply may be, "" for a word that tells something."""
    lists, sorts = _lists(), ""
    for letter, way in (("W", _SUBJECT), ("P", _AT_TALK), ("E", _THERE), ("S", _OF_STEP)):
        if (end := _noun(word, lists[letter])) and way.fullmatch(word, end):
            sorts += letter
    for letter, low in (("L", "l"), ("W", "w"), ("P", "p"), ("S", "s"), ("F", "f"), ("N", "n")):
        if (letter != "N" or kind in _FIGURES) and (end := _noun(word, lists[letter])) and _ENDING.fullmatch(word, end):
            sorts += low
    if _DEPARTMENT.fullmatch(word):
        sorts += "W"
    sorts += "".join(letter for letter, way in (*_VERBS, *_REST) if way.fullmatch(word))
    if kind not in _WISHED and kind != "solution" and _PUZZLED.fullmatch(word):
        sorts += "U"
    sorts = sorts.replace("x", "") if len(sorts) == 1 else sorts  # how one speaks may be what is told, too
    return sorts + ("d" if kind != "timeline" and _DAYS.fullmatch(word) else "")


def _is_core(sorts: list[str], kind: str, *, asks: bool) -> bool:
    """Tell whether words of which none tells anything make one of the ways of putting off."""
    every = set("".join(sorts))
    if "q" in sorts[-1] and "i" in every:
        return True
    if asks:
        return False
    ends = next((one for one in reversed(sorts) if one.strip("f")), "")
    told = kind in _TOLD
    subject = "W" in every or (not told and "w" in every)
    return (
        "T" in every
        or ("U" in every and not subject)
        or "S" in ends
        or ("O" in ends)
        or ("e" in ends and "E" in every)
        or ("k" in every and subject)
        or (kind != "solution" and bool(set("PC") & set(ends)))
        or (not told and bool(set("tb") & set(ends)))
        or ("v" in every and bool(set("tP") & every))
        or ("x" in every and ("h" in every or ("y" in every and (kind not in _WISHED or bool(set("PC") & every)))))
        or ("b" in ends and bool(set("Cd") & every) and kind != "solution")
        or ("u" in ends and not subject and bool(set("ln") & every))
        or ("z" in ends and bool(set("sp") & every))
        or (kind in _FIGURES and "n" in every)
        or (ends == "t" and sorts[-1] == ends)
    )


_CLAUSES = later(r"(?<=[요다죠])\s+|[,.!~…]+\s*")
_SHOWN = later(r"[\d@]|(?:이요|이?에요|예요|입니다|이고|인데요?|이?라고|이?라는)\s")
"""A figure, an address, or a word that is said to be it before more is said."""


def puts_off_ko(said: Utterance, kind: str) -> bool:
    """Tell whether a Korean reply to an open question of a kind tells nothing of it: 통화하면서요, 본사랑 같은 조건이면 돼요."""
    if said.tongue != "ko" or kind not in _KINDS or len(said.folded) > _LONGEST:
        return False
    held = False
    for clause in _CLAUSES.split(said.folded):
        words = _WORDS.findall(clause)
        if len(words) > _MOST_WORDS:
            return False
        sorts = [_sort(word[:-1] + "요" if word[-1] in "용염욤" else word, kind) for word in words]
        told = sorts.count("")
        if sorts and (_is_core(sorts, kind, asks="?" in said.folded) if not told else _is_mostly(words, sorts, kind, said.folded)):
            held = True
        elif told:
            return False
    return held


_VOLITION = later(
    r"(?:[갈걸길골날널놀눌늘닐달덜될둘드들딜띌랄럴를릴말물뭘밀발벌볼뵐불빌뿔살설솔쉴슬실쌀쓸알얼올울을일잘절줄즐질찰칠칼켤킬탈털틀펄필할헐힐](?:게요?"
    r"|래요?)|겠(?:습니다|어요)|시죠|[읍합갑봅]시다)$"
)
_FINITE = later(r"(?:[어아해여려겨켜져혀셔와워봐돼네지서데게래까면고]요|죠|(?<!입)니다|는데|해서|[아어]서|니까|지만|면서|라서|라|려고)$")
_POINTS = later(r"그(?:건|걸|거|것|게|런|부분)|거기까|자세한|구체적|상세한")
_FEW = 3
_NOT_YET = frozenset(("안", "못", "덜", "아직", "아직도"))
_TELLS_NOT = later(r"(?<![가-힣])[못안] ?(?:알려|밝혀|말해|말씀드려|알려드려|공개해|얘기해)요[\s.!~ㅠㅜ]*$")
_WOULD_DO = later(r"[돼됩]..?$")
_BY_WHAT_IS = later(r"(?:껏|나름|만큼|따라|대로|봐서)(?:서|이)?(?:요|죠|이죠|예요)?$")


def _is_mostly(words: list[str], sorts: list[str], kind: str, text: str) -> bool:
    """Tell whether a clause with a few words of its own puts off all the same: they will tell it, it is not settled, others know it."""
    told, every, ends = sorts.count(""), set("".join(sorts)), sorts[-1]
    if "?" in text or told > _FEW or _SHOWN.search(text):
        return False
    if "T" in ends or ("v" in ends and "t" in every) or _TELLS_NOT.search(text):
        return True
    tail = sorts[len(sorts) - next((n for n, one in enumerate(reversed(sorts)) if not one), len(sorts)) :]
    if told < _FEW and (
        ("x" in "".join(tail[-3:]) and bool(set("CP") & every))
        or ("x" in every and bool(set("h" if kind in _WISHED else "hy") & set(ends)))
    ):
        return True
    if kind in _FIGURES:
        last = set("".join(sorts[-2:]))
        waits = "C" in last and not _WOULD_DO.search(words[-1]) and told < (1 if kind == "timeline" else _FEW)
        return waits or bool(set("UuvOzt") & last) or ("k" in every and bool(set("Ww") & every)) or bool(_BY_WHAT_IS.search(words[-1]))
    waits = bool(_NOT_YET.intersection(words)) or bool(set("CUukz") & set(ends))
    if kind in _TOLD:
        points = any(map(_POINTS.match, words[:2]))
        return (points and told < _FEW and (waits or "x" in every)) or (
            told == 1 and "U" in ends and bool(set("Ol") & every) and not any(word.endswith("지") for word in words)
        )
    return bool(sorts[0]) and bool(_FINITE.search(words[-1])) and (waits or bool(_VOLITION.search(words[-1])) or bool(set("TtCOv") & every))


_ONE_NAME = later(
    r"\s{0,4}(?:(?:네|예|저는|저희는|우리는|상호는|회사는|회사 이름은"
    r"|이름은)\s(?:[가-힣a-z0-9&]{2,12}\s)?)?[가-힣a-z0-9&]{2,20}(?:입니다|이?에요|예요|이요"
    r"|(?<=[가-힣]{3})(?<![어아해세네여까나죠줘래게데돼워와져겨려셔])요)[\s.!~ㅎㅋ]{0,4}"
)
_MUCH = 2
"""Words that tell something, from which on a reply is no mere phrase of declining."""


def names_itself(said: Utterance) -> bool:
    """Tell whether a reply is one word that is said to be it, whatever else it sounds like: 나중에커피요, 안정혜예요."""
    return said.tongue == "ko" and _ONE_NAME.fullmatch(said.folded) is not None


_QUOTES = later(r"[냐다라]고\s")
_BIDS = later(r"(?:주세요|주실.{1,4}|세요|십시오|(?<!못 해)(?<!안 해)줘요?|[나까]요|싶.{1,4})[\s.!~?]*$")


def tells_more(said: Utterance, start: int) -> bool:
    """Tell whether a Korean text tells something from `start` on, in more than a phrase where that is its beginning, and bids nothing."""
    bids = _BIDS.search(said.folded) and not _QUOTES.search(said.folded)
    words = [] if bids else _WORDS.findall(said.folded, start)
    told = sum(not _sort(word, "need") for word in words[:_MOST_WORDS])
    return told >= (1 if start else _MUCH)


_EACH_TIME = later(r"(?:[을를] 다시|또 다시|매번|일일이|번번이|맨날|때마다|마다|몇 번씩)[^.!?]{0,16}$")
"""Right before what they have to ask: over and over, which is the trouble."""
_NOBODY = later(
    r"(?:없으|않으|안 계시|비우|쉬|빠지|퇴근하|바쁘|나가|아프|휴가[^.!?\n]{0,2})면[^.!?\n]{0,8}(?:아무도|누구도)[^.!?\n]{0,12}(?:못|없)"
)
"""Who is missed, and what nobody can do then: 담당자가 없으면 아무도 답을 못 해요."""


def lacks_somebody(folded: str) -> bool:
    """Tell whether Korean words say what nobody there can do while one of them is away."""
    return "면" in folded and _NOBODY.search(folded) is not None


_GOES_ON = later(r"(?:물어|여쭤|확인|상의|의논|알아|만나|못 ?정|안 ?정|안 ?받|못 ?받).{0,6}(?<!겠)(?:고|서|며|는데|다가)$")


def goes_on_ko(said: Utterance, start: int, end: int) -> bool:
    """Tell whether asking, or not having settled, is one step of what is told: 담당자한테 물어보고 다시 전화드리는 식이에요."""
    if said.tongue == "ko" and _EACH_TIME.search(said.folded, 0, start):
        return True
    last = said.folded.find(" ", end) if said.tongue == "ko" else 0
    return last > 0 and bool(_GOES_ON.search(said.folded, start, last)) and tells_more(said, last)
