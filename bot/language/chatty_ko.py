"""Korean as it is typed in a chat or spoken in the country, as the rules write it: 구요 is 고요, 입니더 is 입니다, 소장임 is 소장요."""

from __future__ import annotations

import re

from bot.lean import later

_AT_ITS_END = r"(?=[\s.,!?~^;:)ㅋㅎㅠㅜ]|$)"
_BEFORE_YEO = "십백천만억참대급증투잉하보쌓섞모붙높줄먹직놓덮쓰벌꺾깎끓묶녹숙죽"
"""Before the 여 of a number, 삼십여 명, of a noun, 참여, 급여, or of a verb, 쌓여, 보여."""
_TYPED = later(  # each way begins with its own letter, so that most places are passed by at once
    r"구(?=요)(?<=[가-힣]구)(?<![친요가기도입출대연축농식당창복강누공일삼사오육칠팔]구)"  # 친구요, 연구요 are nouns, 팔구요 digits
    rf"|여{_AT_ITS_END}(?<=[가-힣]여)(?<![{_BEFORE_YEO}]여)(?<!\b[기수부들]여)|[용염유]{_AT_ITS_END}(?<=[가-힣][에예데해어네돼까나든이디].)|당{_AT_ITS_END}(?<=니당)|예(?=요)(?<=이예)|되(?=요)"
    rf"|[욤욥욧쥬]{_AT_ITS_END}(?<=[가-힣].)|[닷댜돠]{_AT_ITS_END}(?<=[니임].)|임(?=니[다당닷댜돠])(?<=[가-힣 ]임)"
    rf"|구(?= ?[해합하불])(?<=라구)"
    rf"|애(?=[요오효]{_AT_ITS_END})(?<=이애)|[오효]{_AT_ITS_END}(?<=이[에애예].)|입(?=죠{_AT_ITS_END})(?<=[가-힣]입)"
    rf"|함다{_AT_ITS_END}(?:(?<=라고 함다)|(?<=라 함다))"
    rf"|됬(?=[어었습는다네고지요])|디(?=[유여요]{_AT_ITS_END})(?<=[인는은던근]디)"
    r"|께(?=요)(?<=[할줄볼갈올릴살쓸될드]께)|마(?=넌)(?<=[일이삼사오육칠팔구십백천\d]마)|넌(?<=[일이삼사오육칠팔구십백천\d]마넌)"
)
_SOUTHERN = later(
    rf"(?<=라)꼬(?= )|칸(?=니[더다까꺼])(?<=라 칸)| 캅(?=니[더다까꺼])(?<=라 캅)|캅니[더다](?<=라캅니.)"
    rf"|카(?=[는네])(?:(?<=라 .)|(?<=[할갈살쓸볼들줄꿀]라.))|[캐캤](?=[요예는지어다])(?<=라 .)"
    rf"|[심니임함됨]더{_AT_ITS_END}(?<=[가-힣].더)|이라예{_AT_ITS_END}(?:(?<=[가-힣\d]이라예)|(?<=[가-힣] 이라예))"
    rf"|라예{_AT_ITS_END}(?<=[가-힣\d]{{2}}라예)"
    rf"|예{_AT_ITS_END}(?:(?<=[가-힣]{{4}}예)(?<![공원서연문명무곡도수민]예)"
    rf"|(?<=[가-힣][아어해네데고까든]예)|(?<=[가-힣]{{2}}지예))"  # 아예 and 김지예 are words
)
_SPOKEN = later(
    rf"(?:이[랑당]께요?|이라니까요?|이구[만먼]|(?:(?<=[가-힣])|(?<=[가-힣] ))이?(?:마[씸씀]|잉교)|이외다|이드래요|이주게"
    rf"|(?:인게|이라)마[씸씀]|이우다예"
    rf"|(?<=[가-힣]{{2}})(?<![할갈볼올쓸줄살될팔먹을를걸놀들])랑께요?|이[여어][라유]|이라우|이우다"
    rf"|(?<=[가-힣]{{2}})(?<![하보쓰줄먹붙들모열닫이])여라|(?<=[가-힣]{{2}})라우|(?<![명분원인월일])이래유|(?<=[가-힣]{{2}})(?<![이그바할갈볼올쓸줄살될])래유"
    rf"|(?<=구)[만먼]유){_AT_ITS_END}|(?<=[가-힣]지)(?<!까지)라(?=[.,!~?ㅎㅋ]|\s{{0,4}}$)"
    rf"|(?<=[가-힣])(?<![다요]) 아입니[까꺼](?=[\s.,!~]|$)"
)
"""The endings of the west, of the island and of agreement: 총무여라, 대표랑께요, 과장이지라, 점장이구만유, 사장 아입니꺼."""
_TITLED = "대표|이사|담임|대리|사원|주임|책임|선임|점주|담당|인턴|총무|간사|약사|강사|교사|의사|기사|셰프|오너|알바|리드|리더"
_SOUTHERN_MARKS = later(r"[더예]|라 ?[캅칸캐캤]|라꼬")
_SPOKEN_MARKS = later(r"[유께]|지라|[여어]라|라우|우다|아입|이구|니까|마[씸씀]|잉교|이외다|드래요|이주게")
"""What stands in every text with such an ending; few others have it."""
_NOMINAL = later(
    rf"임{_AT_ITS_END}(?:(?<=[a-z]임)|(?<=[소과실점팀원부국계반공회교총센터본지조서역관단대선기편사차처청의학]장임)|(?<=(?:{_TITLED})임)"
    r"|(?<=[가-힣]{3}임)(?<![책선주담후상겸모게레타초신]임))"
)
"""The 임 of a chat that says what somebody is, 소장임, 번개물류임, and is no part of a word: 책임, 김순임, 동호회모임."""
_PLAIN = {
    "구": "고",
    "여": "요",
    "유": "요",
    "용": "요",
    "염": "요",
    "욤": "요",
    "당": "다",
    "예": "에",
    "되": "돼",
    "됬": "됐",
    "디": "데",
    "께": "게",
    "욥": "요",
    "욧": "요",
    "쥬": "죠",
    "닷": "다",
    "댜": "다",
    "돠": "다",
    "임": "입",
    "애": "에",
    "오": "요",
    "효": "요",
    "입": "이",
    "함다": "해요",
    "마": "만",
    "넌": "원",
}
_IN_SEOUL = {
    "꼬": "고",
    " 캅": "고합",
    "캅니더": "고해요",
    "캅니다": "고해요",
    "칸": "합",
    "카": "하",
    "캐": "해",
    "캤": "했",
    "심더": "어요",
    "니더": "니다",
    "임더": "예요",
    "함더": "해요",
    "됨더": "돼요",
    "이라예": "이에요",
    "라예": "예요",
    "예": "요",
    "라": "요",
    "만유": "만요",
    "먼유": "만요",
    " 아입니까": "입니다  ",
    " 아입니꺼": "입니다  ",
}
_OF_NAMES = {True: {2: "예요", 3: "예요 ", 4: "예요  "}, False: {3: "이에요", 4: "이에요 ", 5: "이에요  "}}
"""How a name is said in the capital behind a vowel and else, by the length of what stands for it."""
_IN_AY = frozenset("테레데제케베메웨에")
"""Syllables behind which 이 is of the name: 스테이, 플레이."""
_FILLER = later(r"(?<![가-힣])(?:걍|[기고]냥|그낭)(?=\s)")
_FILLERS = {"걍": "음", "기냥": "그냥", "고냥": "그냥", "그낭": "그냥"}
"""How a reply begins in a chat: 걍 민재라고 불러주세여."""
_COPULA_APART = later(
    r"(?<=[가-힣])(?<!요)(?P<gap>\s{1,2})"
    rf"(?P<copula>(?:이?에요|이?예요|입니다|이[요죠]|이지요|이?인데요|이고요|이올시다|이래요){_AT_ITS_END}"
    rf"|이?라고 ?(?:합니다|해요|하오|하는데요|하고요|불러 ?주세요|불러 ?줘요|(?:보시면|보면) ?(?:돼요|됩니다)){_AT_ITS_END})"
)
"""A copula that is typed like a word of its own: 실장 이에요, 최유진 이라고 합니다."""
_LAUGHED = later(r"[가-힣](?<![녘엌])(?=ㅋ)|[욯넿닿](?=ㅎ)")
_K, _H = 24, 27  # places of ㅋ and ㅎ among the final consonants
_LEAST = 2  # letters of the shortest ending, which has no 이


def has_final(syllable: str) -> bool:
    """Tell whether a Korean syllable ends on a consonant."""
    return "가" <= syllable <= "힣" and (ord(syllable) - ord("가")) % 28 > 0


def keeps_i(folded: str, end: int) -> bool:
    """Tell whether the 이 behind `end` is the last of a name and no copula: 바당스테이요."""
    is_pay = folded.endswith("페", 0, end) and not folded.endswith("카페", 0, end)
    return folded.startswith("이", end) and (is_pay or folded[end - 1] in _IN_AY)


def _said(one: re.Match[str]) -> str:
    """The ending of the capital that stands for one of the country, as long as that."""
    ending = one.group()
    if one.start() and len(ending) > _LEAST and keeps_i(one.string, one.start()):
        return "이" + _OF_NAMES[True][len(ending) - 1]
    return _IN_SEOUL.get(ending) or _OF_NAMES[ending[0] != "이"][len(ending)]


def _unlaughed(one: re.Match[str]) -> str:
    """A syllable without the laugh that was typed into it: 요 of 욬ㅋㅋ."""
    syllable = one.group()
    final = (ord(syllable) - ord("가")) % 28
    return chr(ord(syllable) - final) if final in (_K, _H) else syllable


_WILL = later(rf"(?P<verb>[리하주보가나])께(?P<end>[요예]?){_AT_ITS_END}")
"""What somebody will do, as it is said in the south: 알려드리께예."""
_L = 8  # place of ㄹ among the final consonants


def _will(one: re.Match[str]) -> str:
    """The same as it is written: 릴게요 of 리께예."""
    return chr(ord(one["verb"]) + _L) + "게" + ("요" if one["end"] else "")


def plainly(folded: str) -> str:
    """Return the folded text with the endings of chats spelt as in books; always of the same length."""
    if "께" in folded:
        folded = _WILL.sub(_will, folded)
    if "ㅋ" in folded or "ㅎ" in folded:
        folded = _LAUGHED.sub(_unlaughed, folded)
    if _SOUTHERN_MARKS.search(folded):
        folded = _SOUTHERN.sub(lambda one: _IN_SEOUL[one.group()], folded)
    if _SPOKEN_MARKS.search(folded):
        folded = _SPOKEN.sub(_said, folded)
    if "万" in folded:
        folded = folded.replace("万", "만")  # beside a sign of yen or yuan
    if "임" in folded:
        folded = _NOMINAL.sub("요", folded)
    folded = _FILLER.sub(lambda one: _FILLERS[one.group()], folded)
    folded = _TYPED.sub(lambda one: _PLAIN[one.group()], folded)
    return _COPULA_APART.sub(r"\g<copula>\g<gap>", folded).replace("^^", "! ")  # a smile ends what it smiles at
