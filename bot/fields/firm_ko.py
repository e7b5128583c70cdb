"""What in a Korean message is the name of a firm, known by its end, and what only names a sort of firm, a trade or a place."""

from __future__ import annotations

import re

from bot.fields.bodies import DEPT_KO, is_department
from bot.fields.utterance import Utterance
from bot.language import lexicon, listed
from bot.language.chatty_ko import keeps_i
from bot.lean import later

Span = tuple[int, int]
_SORTS, _OCCUPATIONS = listed("sorts of firms", "ko"), listed("occupations", "ko")
_TITLES = "|".join(sorted(lexicon("ko").titles, key=len, reverse=True))
_END = (
    r"(?:커머스|물류|상사|상회|테크(?:놀로지)?|소프트(?:웨어)?|시스템즈?|솔루션즈?|랩스?|컴퍼니|코퍼레이션|홀딩스|코리아|인터내셔널|글로벌"
    r"|네트웍스|네트워크|로지스(?:틱스)?"
    r"|푸드|푸즈|식품|제과|제약|바이오|헬스케어|케어|메디칼|메디컬|전자|전기|정밀|산업|공업|건설|종합건설|인테리어|디자인|스튜디오|미디어"
    r"|기계|기공|정공|금속|건재|철강|목재|인쇄|제지|한과|엔터테인먼트|엔터|출판사?|무역"
    r"|통상|유통|마트|모터스|렌터카|렌트카|투어|여행사|항공|해운|운수|택배|운송|에너지|솔라|환경|화학|섬유|어패럴|뷰티|코스메틱|농장|농원"
    r"|팜|목장"
    r"|수산|재단|복지관|병원|의원|한의원|치과|피부과|안과|정형외과|내과|소아과|약국|학원|어학원|유치원|어린이집|박물관|미술관|도서관|호텔"
    r"|리조트|펜션"
    r"|게스트하우스|카페|커피|로스터스|로스터리|베이커리|제과점|브루잉|양조장|식당|키친|다이닝|헤어|네일|미용실|피트니스|필라테스|요가"
    r"|공방|가구|서점|책방|문고"
    r"|플라워|캐피탈|증권|보험|파트너스|그룹|벤처스|컨설팅|에이전시|플래닛|웍스|웨어|기획|상점)"
)
_NAMED = later(rf"(?P<own>[가-힣a-z0-9&]{{2,12}}?){_END}")
_TRADES = (
    r"(?:여행사|투어|농장|농원|목장|병원|의원|치과|피부과|안과|[내외]과|소아과|약국|학원|유치원|어린이집|박물관|미술관|도서관|호텔"
    r"|리조트|펜션"
    r"|게스트하우스|카페|커피|베이커리|제과점|양조장|식당|미용실|피트니스|필라테스|요가|공방|가구|서점|책방|렌터카|렌트카|출판사?|인테리어"
    r"|디자인|스튜디오|재단|복지관|마트|상점|에이전시|컨설팅|보험|택배|건설|무역|유통|식품|산업)"
)
_TRADE = later(_TRADES + "$")
"""What ends a trade as well as a name: 패키지여행사인데요 says what they do, and whose it is only where it is called so."""
_BODIES = (
    r"(?:연합회|협의회|협회|학회|상인회|번영회|향우회|노동조합|조합|재단|연맹|진흥원|진흥회|보존회|연구원|연구소|공사|공단"
    r"|관리사무소|중학교)"
)
_BODIES_OF_A_PLACE = r"(?:대학교|고등학교|초등학교|어촌계|협동조합|영농조합법인|농협|수협|신협|축협|새마을금고)"
_OF_A_SORT = (
    r"(?:사회|복지|소비자|생활|비영리|지역|주민|공익|의료|장학|문화|예술|체육|종교|주택|재개발|재건축|임대|아파트|빌라|상가|입주자"
    r"|학부모|동문|노동|신용"
    r"|마을|동네|청소년|어린이|여성|여자|남자|노인|장애인|소상공인|자영업자|농업|수산업|축산|산업|상업|공업|과학|외국어|시민|환경"
    r"|동물|작은|소규모|저희|우리"
    r"|전문|직업|전통|시장|사립|공립|국립|시립|도립|특성화|대안|인문계|민간|국책|부설|정부|지방|단위|관련|같은|다른|여러|[는은])"
)
_BODY = later(
    rf"(?!{_OF_A_SORT}+(?:{_BODIES}|{_BODIES_OF_A_PLACE})$)(?:[가-힣a-z0-9&]{{3,12}}?{_BODIES}|[가-힣a-z0-9&]{{2,12}}?{_BODIES_OF_A_PLACE})"
)
"""A body that has members or serves the public: its full name is made of plain words, 전통매듭보존협회, but 사회복지재단 says a sort."""
_SORT = later(
    rf"(?:{'|'.join(sorted(_SORTS, key=len, reverse=True))}|동네|작은|그냥|\s){{0,4}}"
    rf"(?:{_TRADES}|[가-힣]?[샵집]|한의원|음식점|스타트업|개인사업자|가게|매장|쇼핑몰|업체|회사|기업|공장|학교)"
    rf"|(?:안녕|반갑|반가|감사|수고)[가-힣]{{0,4}}|(?:{_OF_A_SORT}|\s){{0,4}}(?:{_BODIES}|대학교|고등학교|초등학교|어촌계|협동조합)"
)
_GENERIC = later(rf"(?:{'|'.join(sorted(_SORTS, key=len, reverse=True))}|\d+[개자]?){{1,3}}")
_BEGINS = (
    r"(?:^|[.!?\n]\s{0,3}|안녕하(?:세요|십니까|심까)[\s.,!~^]{1,4}|반갑습니다[\s.,!~]{1,3}|수고(?:하세요|하십니다|많으십니다)[\s.,!~]{1,3}"
    r"|(?<=[가-힣]고요\s)|(?<=인데요\s)|(?<=인데\s)|(?<=이고\s)"
    r"|(?<=만드는\s)|(?<=파는\s)|(?<=[영통매조품산입출]하는\s))"
)
_OURS = r"(?:(?:저희|우리|여기)(?:는|가)?\s|저는\s|전\s)"
_IS = r"(?:입니다만?|인데요?|이에요|예요|이고요?|고요|이라고 ?(?:합니다|해요|하는데요)|라고 ?(?:합니다|해요|하는데요))"
_STATED = later(
    rf"{_BEGINS}(?:네[,\s]+)?(?P<ours>{_OURS})?(?P<it>(?:(?:법무법인|세무법인|회계법인|노무법인|의료법인|사단법인|재단법인"
    rf"|학교법인)\s)?[가-힣a-z0-9&]{{2,14}}?)"
    rf"(?:(?P<called>(?:이라는|라는|이라고 하는|라고 하는)\s?(?:작은\s)?(?:회사|업체|기업|가게|매장|쇼핑몰|브랜드|병원|학원|카페|식당|곳"
    rf"|데|스타트업|법인|단체|펜션|호텔)"
    r"(?=인데|입니다|이에요|예요|이고|에서 (?:일|근무|나왔|연락|문의)|에 (?:다니|근무|있)|[을를]? ?(?:운영|경영|하고 있)))"
    rf"|{_IS}(?=[\s.,!~]|$)|에서 (?:나왔|나온|왔습니다|연락 ?드|문의 ?드|전화 ?드|일하|근무하|일합|근무 ?중)"
    rf"|(?:을|를)?\s?(?:운영|경영)(?:하|합|해| ?중)|\s[가-힣a-z]{{0,6}}(?:{_TITLES})(?:입니다만?|인데요?|이에요|예요)(?=[\s.,!~]|$)"
    rf"|\s(?:{DEPT_KO})(?:입니다만?|인데요?|이에요|예요|이고|에서|\s?소속))"
)
"""At the head of a sentence: 저희 달빛커머스인데요, 달빛커머스에서 연락드려요, 달빛커머스 운영하고 있습니다."""
_TITLED = later(rf"(?!담당자?$|책임$|선임$|수석$|인턴$)[가-힣a-z]{{0,6}}(?:{_TITLES})")
LEAD_KO = later(
    r"(?:(?:네|예|아|음|넵|그냥|저희|우리|저희는|여기는?|영어로는?|영문으로는?|한글로는?)[\s,.]{1,4}){0,3}"
    r"(?:(?![^,.!?]{0,24}라[고는]\s)[^,.!?]{1,24}?(?:에 있는|에서 하는| 만드는| 파는|(?:운영|유통|판매|제조|납품|생산|수입"
    r"|수출)하는)\s(?!(?:데|곳|회사|업체|가게|사람|쪽)[이예입인])(?=[^\s,.!?]+[\s.!~]*$))?"
)
"""Before a name that answers: 네 저희 삼정푸드요, 부산에서 배 부품 만드는 해송정밀이에요."""
_CALLED = later(r"에서|이?라고")
"""Behind what may be a trade: they come from there, or it is called so."""
_GATE = later(r"인데|입니다|에요|예요|고요|이고|라고|라는|에서|운영|경영")


def is_firm(run: str) -> bool:
    """Tell whether a folded word is known for a firm's own name by its end: 달빛커머스, but no 온라인쇼핑몰, 영어학원."""
    if _BODY.fullmatch(run):
        return True
    one = _NAMED.fullmatch(run)
    return one is not None and not _GENERIC.fullmatch(one.group("own")) and not is_department(run)


def is_no_firm(run: str) -> bool:
    """Tell whether folded words only say what sort of firm it is, or greet: 네일샵, 온라인 쇼핑몰, 안녕하세요."""
    return bool(_SORT.fullmatch(run))


def is_somebody(run: str) -> bool:
    """Tell whether a folded word before a name says who they are rather than where they work: 개발자, 팀장."""
    return run in _OCCUPATIONS or bool(re.fullmatch(rf"[가-힣]{{0,4}}(?:{_TITLES})", run))


_CALLED_FIRST = later(
    r"\s{0,4}(?:(?:네|예|아|음|저희는|저희|회사는)[\s,]{1,4}){0,2}(?P<it>(?!뭐|무엇|그거|이거|없)[^\s,.!?]{2,14}?)이?라고 ?"
    r"(?:(?:하는데요?|합니다만?|해요|하고요|불러요|하는 ?(?:데|곳|회사|가게)(?:예요|이에요|입니다|인데요?))[,.]?\s"
    r"|(?:혹시|들어|아시|아세|아실|있[는어습]|작은|조그)|[가-힣]{1,6}\s?(?:스타트업|회사|업체|가게|매장|기업|쇼핑몰|브랜드|에이전시"
    r"|병원|학원)[이예인])"
)


_COPULA = r"(?:이?에요|예요|입니다|이요|요|이고요?|고요)"
_BEHIND_TALK = later(
    r"\s{0,4}(?:[^.!?]{0,40}?(?:었|였)(?:는데|다가|고|지만),?\s(?:[^.!?]{0,16}?\s)?|[^.!?]{0,24}?(?:바꿔서|바꾸고|바뀌어서|바뀌고"
    r"|변경해서|합병돼서),?\s)"
    r"(?:지금은?|이제는?|현재는?|요즘은?|(?:올해|작년|이번 ?달|지난 ?달)부터는?)\s(?:(?:사명|상호|회사명|회사 이름|이름"
    r"|법인명)[이을를은는가]\s)?(?P<now>[^,.!?]{2,20}?)"
    rf"(?:(?:으로|로) (?:바뀌|바꿨|바꿔|변경|개명|합쳐)[가-힣]{{1,4}}|이?라고 ?(?:해요|합니다|불러요)|{_COPULA})[\s.!~]*$"
    r"|[^.!?]{0,40}?(?:(?:전|이전|예전) ?(?:직장|회사)|그만[둔뒀])[^.!?]{0,6}(?:고|는데|인데)\s(?:지금은?|현재는?|이제는?)\s"
    rf"(?P<then>[^,.!?]{{2,20}}?){_COPULA}[\s.!~]*$"
    r"|\s{0,4}(?:(?:상호|이름|회사명|회사 이름)[은는이가]?\s)?(?:[가-힣]{1,3}\s)?(?:(?:두|세|한) ?단어|길|특이하|어렵|복잡하|흔하"
    r"|헷갈리)[가-힣]{1,4}[,.]\s"
    rf"(?P<it>[^,.!?]{{2,20}}?){_COPULA}[\s.!~]*$"
    r"|\s{0,4}(?:(?:네|아|음)[\s,]{1,3}){0,2}(?P<first>[가-힣a-z]{1,8}(?<![은는을를의도만에서한]) [가-힣a-z]{1,10})"
    r"(?<![곳데사체게장쪽거것중편분명개집])(?:이에요|예요|입니다)[,.]?\s[가-힣]{1,6}(?:에|에서|쪽에) [^,.!?]{1,12}(?:요|니다)[\s.!~]*$"
)
"""A name of several words behind what it was before or what is said of it, or before where they are: 예전엔 삼우기획이었는데 지금은 …."""


def called_first(said: Utterance) -> Span | None:
    """The name in a reply that tells more: 온새미로라고 하는데요 아직 홈페이지는 없어요; 상호는 두 단어예요, 고운 한의원이요."""
    if said.tongue != "ko":
        return None
    if one := _BEHIND_TALK.match(said.folded):
        return one.span(one.lastgroup or 0)
    if one := _CALLED_FIRST.match(said.folded):
        start, end = one.span("it")
        return start, end + keeps_i(said.folded, end)
    one = _FIRST.match(said.folded)
    return one.span(one.lastgroup or 0) if one and (one.lastgroup != "works" or is_firm(one["works"])) else None


_FIRST = later(
    r"\s{0,4}(?:(?:네|예|아|음|저희는|저희|저는)[\s,]{1,4}){0,2}(?:(?P<form>[^\s,.!?]{2,16}?)\s?(?:주식회사|유한회사|\(주\)"
    r"|㈜)\s[가-힣]{1,8}에서\s"
    r"(?:연락|문의|전화|왔|나왔)"
    r"|(?P<works>[^\s,.!?]{2,16}?)에서\s(?:[가-힣]{1,8}(?:으로|로|을|를)\s)?(?:일하|일해|근무|재직|맡고|담당|다니)"
    r"|(?:[^.!?\n]{0,24}?\s)?(?:상호|상호명|(?<!제 )(?<!내 )이름|업체명|회사명|법인명)[은는]\s(?P<said>(?!아직|따로|없|비밀|비공개"
    r"|미정|공개|뭐|왜"
    r"|그냥|굳이|그건|말|알려|밝히|노코|나중|추후|다음|여기|꼭)[^,.!?]{2,20}?)"
    r"(?:이?에요|예요|입니다|이요|요)?[\s.!~ㅎㅋ]*$"
    r"|[^\s,.!?]{2,12}\s(?:협력사|협력업체|대리점|가맹점|하청업체|납품업체|자회사)(?:인)?\s(?P<of>[가-힣a-z0-9]{2,14}?)(?:이에요"
    r"|예요|입니다|이요|요)?[\s.!~]*$"
    r"|(?:학교|병원|회사|가게|어린이집|유치원|학원|카페|식당|약국|공장|교회|복지관)(?:예요|이에요|인데요?"
    r"|이고요?),?\s(?P<sort>(?!작은|큰|아직|그냥)[가-힣a-z0-9&]{2,14}?)(?:이에요|예요|입니다|이요|요)?[\s.!~]*$"
    r"|(?P<smiles>(?!안녕|반가|감사|죄송)[가-힣a-z0-9&]{3,14})(?<![요다네까죠음어지])\s?[!~]{1,4}\s[^?]{4,}(?:요|니다|음|임)[\s.!~]*$)"
)
"""Who they are, and then what they do there: 서린정밀 주식회사 구매팀에서 연락드렸습니다; 순자네반찬 ^^ 온라인으로 반찬 팔아요."""


def found_us(folded: str) -> bool:
    """Tell whether a reply only says how they came upon us: 협회 홈페이지 보고 연락드렸어요, 친구가 알려줬어요."""
    return bool(_FOUND_US.search(folded))


_FOUND_US = later(
    r"(?:보고|읽고|받고|듣고|통해서?|검색하다가?|검색해서|타고|소개로|추천으로|알려[줘주][가-힣]{0,2}|권유로)\s(?:[가-힣]{1,6}\s)?"
    r"(?:왔|온|들어왔|연락|문의|알게|여쭤|찾아)[가-힣]{0,6}[\s.!~]*$"
    r"|(?:친구|지인|동료|선배|후배|거래처|사장님|분)(?:이|가|께서)\s(?:알려|추천해|소개해|가르쳐)[가-힣 ]{0,6}[\s.!~]*$"
)


_GO = later(r"고요?(?![가-힣])")
_NAMED_GO = later(r"(?:카|로|여|아)$")


def ends_in_go(text: str, start: int, end: int) -> bool:
    """Tell whether the 고 behind `start:end` is of the name and no ending: 새벽창고요, 한별카고요; after a consonant that is 이고요."""
    if not _GO.match(text, end):
        return False
    has_final = "가" <= text[end - 1] <= "힣" and (ord(text[end - 1]) - ord("가")) % 28 > 0
    return (has_final or bool(_NAMED_GO.search(text, start, end))) and not is_firm(text[start:end])


_TELLS = later(
    r"^(?:제|내) 이름은|라기보다|(?:이름|상호|간판|회사명)[은이도]?\s?(?:따로 |아직 |딱히 )?없[고어이는지습]"
    r"|(?:거예요|나와요|없어요|있어요|[해돼]요|보[시면]면|[시으]면|말해도)\s"
    r"|(?:계열사|협력사|협력업체|하청업체|납품업체|셀러|판매자)(?:이?에요|예요|입니다|이요|요)?$"
    rf"|\s[가-힣]{{0,4}}(?:{_TITLES}|점주)(?:이?에요|예요|입니다|이요|요)?$"
)


def tells_otherwise(run: str) -> bool:
    """Tell whether a folded reply for a firm's name says something else: 홈페이지 보시면 나와요, 치킨집 점주."""
    return bool(_TELLS.search(run))


def is_titled(run: str) -> bool:
    """Tell whether a folded word is a title with what it is held of: 운영팀장, but not 담당자 alone."""
    return bool(_TITLED.fullmatch(run))


def stated_firm(said: Utterance) -> Span | None:
    """The firm that a message introduces by its name alone, where that can be no sort of firm, place or tool."""
    if not _GATE.search(said.folded):
        return None
    for one in _STATED.finditer(said.folded):
        name = one.group("it")
        if (one.group("called") and not _GENERIC.fullmatch(name)) or " " in name:
            return one.span("it")
        if is_firm(name) and (not _TRADE.search(name) or _BODY.fullmatch(name) or _CALLED.match(said.folded, one.end("it"))):
            return one.span("it")
    return None
