"""Names of several words that are no Korean ones, written in Hangul: 응우옌 티 린, 마이클 박, 왕 샤오밍이라고 해요."""

from __future__ import annotations

from bot.fields.firm_ko import is_firm, is_no_firm
from bot.fields.utterance import Utterance
from bot.language import lexicon, listed
from bot.language.chatty_ko import has_final
from bot.lean import later

Span = tuple[int, int]
_KO = lexicon("ko")
_KNOWN = listed("foreign names", "ko")
_NEVER = (listed("not names", "ko") - {"하이"}) | listed("occupations", "ko") | listed("sorts of firms", "ko") | frozenset(_KO.titles)
_GIVEN = frozenset("".join(_KO.lists["given syllables"]))
_SURELY = r"이?라고 ?(?:합니다|해요|하는데요|하고요|불러 ?주세요|불러 ?줘요|부르시면 (?:돼요|됩니다))"
_IS = rf"{_SURELY}|입니다|이?에요|이?예요|이요|이?인데요|이?고요|이[고죠]|이지요|이야|야|요"
_NAME = later(
    r"\s{0,4}(?:(?:네|아|예|음|안녕하세요|반갑습니다|그냥)[,.!~\s]{1,4}){0,3}(?P<own>(?:제|내) 이름은\s|이름은\s|성함은\s)?(?:저는\s|전\s)?"
    r"(?P<it>[가-힣]{1,6}(?:\s[가-힣]{1,6}?){1,3}?)\s?(?:님|씨)?(?:\s?\([^()]{1,30}\)\s?)?"
    rf"(?:(?P<copula>{_IS})?(?:[\s,.!~]+(?:반갑습니다|(?:잘 )?부탁(?:드려요|드립니다|해요|합니다)))?[\s.!~^ㅎㅋ]*"
    rf"|(?:(?P<led>{_IS})[,.]?\s|,\s)[^?]{{2,60}})"
)
"""The name is all of it, or stands at the head of more: 응우옌 티 린이고 상담 실장이에요."""
_SOUND = later("[르드스트클크프브슨튼샤쉬흐옌쩐팜쑨츠카키쿠케타펠헨젠벨헬멜켈릭렉닉맥롤볼칸탄뜨띠쭈낌엉]")
"""What spells other tongues, and few Korean words."""
_NO_NOUN = later(r"(?:[은는을를께]|에서|에게|습니다|[어아]서|[할될줄]게|지만|라서|니까|[고는]데|하게|히)$")
_VERB_ENDS = tuple("어아해여워와져돼세네데죠까게봐줘")
_TITLED = later(rf"[가-힣]{{0,4}}(?:{'|'.join(sorted(_KO.titles, key=len, reverse=True))})")
_USUAL = 3
"""Syllables of the usual Korean name."""


def foreign_name(said: Utterance, *, asked: bool) -> Span | None:
    """The name of several words that a reply is: one of them is known, or it is called a name and sounds like none of the country.

    Not `asked`, only what is called a name.
    """
    one = _NAME.fullmatch(said.folded)
    if one is None:
        return None
    words = one["it"].split()
    copula = one["copula"] or one["led"] or ""
    if copula == "요" and words[-1].endswith(_VERB_ENDS):
        return None
    if any(word in _NEVER or _NO_NOUN.search(word) or _TITLED.fullmatch(word) or is_firm(word) or is_no_firm(word) for word in words):
        return None
    is_called = bool(one["own"] and copula not in ("", "요")) or "라고" in copula
    if not (asked or is_called):
        return None
    sounds_so = is_called and _SOUND.search(one["it"]) and not any(map(_is_usual, words))
    if not sounds_so and _KNOWN.isdisjoint((*words, words[-1] + copula[:1])):
        return None
    start, end = one.span("it")
    return start, end + (copula.startswith("이") and said.text.startswith("이", end) and not has_final(said.folded[end - 1]))


def _is_usual(word: str) -> bool:
    return len(word) == _USUAL and word[0] in _KO.surnames and _GIVEN.issuperset(word[1:])
