"""Korean replies that are a name and what goes with it: whom to ask for, a post beside it, a label before it."""

from __future__ import annotations

from bot.language import lexicon
from bot.lean import later

TITLE_KO = "|".join(sorted(lexicon("ko").titles, key=len, reverse=True))
COPULA_KO = (
    r"(?:이?라고? ?(?:합니다|해요|하오|함|하는데요|하고요|불러 ?주(?:세[요용여]|셈|삼|십쇼|시면 ?(?:돼|됩)[가-힣]*))"
    r"|입니다만?|이에요|예요|이예요|이요|인데요|이고요|이고|고요|이에용|예용|에용|(?<![이니])에요|입니당|임당|요"
    r"|이야|야|이오|이지요?|이죠|지요|죠|이구만요?|임다|이올시다|입니더)"
)
ASK_FOR_KO = later(
    rf"\s{{0,4}}(?:(?:네|음|아|그냥|저는|편하게)[\s,]{{1,3}}){{0,2}}(?P<it>[가-힣]{{1,4}}?)\s?(?P<title>{TITLE_KO})님?(?:을|를"
    rf"|으로|로|한테|앞으로|이?라고)?"
    r"\s?(?:찾|바꿔|불러|부르|연결|돌려|말하|말씀|하시|하면|해 ?주|적어|보내)[^.!?]{0,16}[\s.!~ㅎㅋ]*"
)
"""Whom to ask for: 도 과장 찾으시면 돼요."""
POSTED_KO = later(
    rf"\s{{0,4}}(?:(?:네|예|저는|안녕하세요)[\s,.!]{{1,4}}){{0,2}}(?P<it>[가-힣]{{3,4}}?)\s?[(/,|·-]\s?"
    rf"(?P<title>(?:[가-힣a-z]{{1,10}}\s)?[가-힣a-z]{{0,8}}(?:{TITLE_KO}))\)?(?:{COPULA_KO})?[\s.!~]*"
)
"""A reply of a name and the post beside it: 정수빈 (CS팀장), 박도윤 / 운영팀장."""
MY_NAME_KO = later(
    r"\s{0,9}(?:(?:어|음|아)?,?\s?이름(?:이요|요)?\?\s?(?:어|음|아)?\s?(?:[가-힣]{2,4},\s)?|(?:제|내)?\s?이름은\s?)"
    r"(?P<it>[가-힣]{2,4}?)(?:입니다|이에요|예요|이요|요)[\s.!~ㅎㅋ]*"
)
"""A name behind its label, or behind the question said again: 제이름은강보배입니다; 이름이요? 서미경이에요."""
