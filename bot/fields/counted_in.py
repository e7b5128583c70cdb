"""Sizes in which the speakers count themselves in: "me and two others", 저랑 알바 둘, 夫婦とバイトの子ひとり."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from bot.fields.counted_en import BESIDES_EN, ITEM_EN, RUN_EN, english, is_behind_sum, with_staff
from bot.fields.numeral_eastern import native_value
from bot.fields.utterance import Utterance
from bot.language import cue, lexicon
from bot.lean import later

Counted = tuple[int, int, int]  # start, end, people

_TOTAL = cue("headcount.total")  # where a total is said, it is the size
_THATS_ALL_KO = later(r",?\s?(?:이게 |그게 )?(?:전부|모두)(?=입니|이에|예요|이요|이고|인데|임|죠|이지|다$|[\s.!~]*$)")
"""Behind those who were counted: there are no more. No total follows."""
_N_KO = r"(?:열)?(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉|한|두|세|네)|열|\d{1,2}"
_STAFF_KO = (
    rf"(?:직원|가족|식구|이모님?|알바생?|아르바이트생?|사원|팀원|스태프|디자이너|기사님?|강사|선생님|스탭|스텝|인턴|사범|쌤|교사|코치|트레이너"
    rf"|간호사|조무사|치위생사|점원|미용사|요리사|셰프|조교|실장님?|보조|매니저|동료"
    rf"|파트타이머"
    rf"|막내|주방|홀|개발자|상담[사원]|마케터|기획자|작업자)(?:분|님|쌤)?\s?(?P<n>{_N_KO})"
    r"\s?(?:명|분|사람)?"
)
_KIN_KO = (
    r"(?P<kin>남편|신랑|바깥양반|아내|부인|마누라|와이프|집사람|동업자|친구|동생|형|언니|누나|오빠|엄마|아빠|어머니|아버지|배우자"
    r"|(?:사무장|실장|부원장"
    r"|원장|대표|사장|점장|매니저|팀장|과장|부장|이사|간사)(?:님|쌤))"
)
_DOER_KO = rf"(?P<who>[가-힣]{{1,8}})(?:이|가|은|는|에)?\s?(?P<m>{_N_KO})\s?(?:명|분|사람)"
"""Anybody who is counted: counted in only beside the writer."""
_ITEM_KO = later(
    r"(?P<me>(?<![가-힣])[저나](?:\s(?:하나|한 ?명|혼자))?(?=랑|하고|와|,|\s(?!(?:까지|포함"
    r"|넣어)\s?(?:해서\s?)?[가-힣\d]{1,6}\s?(?:명|분|이))|요|예요|입니다|뿐|까지(?=[요이예입]|$)|$))"
    r"|(?P<pair>부부|(?<![가-힣])부모님)"
    rf"|{_KIN_KO}|{_STAFF_KO}|{_DOER_KO}"
)
_NAMELESS_KO = re.sub(r"\?P<\w+>", "?:", _ITEM_KO.pattern)
_RUN_KO = later(
    rf"(?:{_NAMELESS_KO})(?:(?:이?랑|하고|와|과|에"
    rf"|,)?\s?(?:그리고\s)?(?:[가-힣]{{0,3}}[^\W실할될릴줄는은던볼받]\s)?(?:{_NAMELESS_KO})){{1,8}}(?=이?요|이에요|예요|입니다|이고"
    rf"|이서|이\s|가\s"
    rf"|뿐|\s|[,.!~]|$)"
)
_GOES_ON_KO = later(rf",?\s(?:[가-힣]{{1,8}}\s)?(?P<n>{_N_KO})(?=\s?(?:명|분|사람)|이?[요에죠지고]|입니다|[\s.,!]*$)")
"""Behind a run: somebody more is counted, of whom no word is known."""
_BESIDES_KO = later(
    rf"(?<![가-힣])[저나] (?:빼고|빼면|외에|말고|제외하고|제외하면)\s?(?:직원|알바)?\s?(?P<n>{_N_KO})(?=\s?(?:명|분|사람|이|요|[.,!~]|$))"
)

_TOGETHER_KO = later(
    r"(?<![가-힣])(?P<n>둘|셋|넷|다섯|여섯|일곱|여덟|아홉)이(?:서|\s(?:같이|함께|다)|(?=\s(?:합니다|해요|하고|운영"
    r"|꾸)))\s?(?:만\s?)?(?:다\s?)?(?:해|하(?!다)|합"
    r"|꾸|운영|일|이요|요|예요|이에요|입니다)"
    r"|(?<![가-힣])(?:(?P<alone>혼자|나 혼자)(?:서)?\s(?:다\s)?(?:해요|하고 있|하는|합니다|해먹|운영|꾸려|일해|일하|봐요"
    r"|보고 있어)|(?P<couple>부부)(?:가|끼리"
    r"|둘이)?\s?(?:서|같이|함께|만)?\s?(?:둘이\s?)?(?:서\s)?(?:해|하|합|운영|꾸))"
)
_N_JA = r"ひとり|ふたり|[一二三四五六七八九十]{1,2}|\d{1,2}"
_STAFF_JA = (
    r"(?:週\d日?の)?(?:アルバイト|バイト|パート|スタッフ|社員|従業員|事務員?|弟子|見習い|職人|お?手伝い|店員|講師)"
    r"(?:さん(?:たち)?|たち|の[一-鿿々ぁ-ゖァ-ヺー]{1,6}?)?[がは]?"
    rf"(?P<n>{_N_JA})(?:人|名)?"
)
_DOER_JA = (
    rf"(?P<who>[一-鿿々ァ-ヺーa-z]{{1,8}}(?:の[一-鿿々ァ-ヺー]{{1,6}})?(?:さん|の子|の方)?)[がは]?(?P<m>(?:{_N_JA})(?:人|名)|ひとり|ふたり)"
)
"""Anybody who is counted: counted in only beside the writer, since 会員20人 may be anybody's."""
_KIN_JA = (
    r"(?P<kin>妻|お?嫁(?:さん)?|夫(?!婦)|旦那(?:さん)?|奥さん|主人|家内|母親?|父親?|親父|おふくろ|息子|娘|弟(?!子)|兄|姉|妹|友人|相方"
    r"|相棒|共同経営者"
    r"|(?:もう|あと|他に|ほかに)(?:1人|一人|ひとり)|(?:社長|院長|所長|店長|代表|オーナー|園長|塾長|大将|女将|専務|番頭|先生)"
    r"(?:さん|先生)?(?=[と､,・]))"
)
_ITEM_JA = later(
    rf"(?P<me>(?:[一-鿿ァ-ヺー]{{2,4}}の)?(?:私|僕|自分|わたし|俺|おれ(?!ら|る)|オレ|ぼく|ボク|あたし|わたくし))|(?P<pair>(?:息子|娘"
    rf"|兄|弟|姉|妹|親|うちら?|私たち)?夫婦|両親|祖父母|兄弟|姉妹)|{_KIN_JA}|{_STAFF_JA}|{_DOER_JA}"
)
_NAMELESS_JA = re.sub(r"\?P<\w+>", "?:", _ITEM_JA.pattern)
_RUN_JA = later(
    rf"(?:{_NAMELESS_JA})(?:(?:(?:[とに+・]|プラス)[､,]?|[､,])\s?(?:(?:あと|それと|それに|それから|そして|加えて|他に|ほかに)(?:は?[､,])?)?"
    rf"(?:{_NAMELESS_JA})){{1,8}}(?=です|だけ|でやっ|で(?!約?[\d一二三四五六七八九十])|が|い[まる]|おり|のみ|くらい|ほど|っ|[\s,.!笑]|$)"
)
_BESIDES_JA = later(
    rf"(?P<k>{_N_JA})(?:人|名)(?:と|に|,|､|\+|プラス)(?:あと|それと)?,?(?:[一-鿿ァ-ヺー]{{2,4}}の)?(?:私|わたし|僕|自分|俺|おれ(?!ら"
    rf"|る)|オレ|ぼく|ボク|あたし|わたくし)(?!(?:も|まで)?で約?[\d一二三四五六七八九十])|(?:私|僕|自分)(?:の?ほかに|の他に|以外に?|を除いて"
    rf"|を除くと)は?,?(?:スタッフ|社員|バイト|パート)?が?(?P<n>{_N_JA})(?:人|名|です)?"
)


_SELVES_JA = later("私|僕|自分|わたし|俺|おれ|オレ|ぼく|ボク|あたし|わたくし|夫婦|両親|祖父母|兄弟|姉妹")
"""Who is counted in; few replies name one, and only they are looked into."""
_OTHERS_JA = cue("headcount.other")["ja"]
"""What is said of guests, pupils or members is not said of those who work there."""
_TOGETHER_JA = later(
    r"(?P<couple>夫婦|(?:妻|夫|お?嫁(?:さん)?|旦那(?:さん)?|奥さん|家内|主人|母|父|兄|弟|姉|妹|息子|娘|友人|相方|相棒)と)(?:だけ"
    r"|(?:二人|ふたり|2人)(?:だけ"
    r"|きり)?)?(?:で(?:す|やっ|営|回|切り盛り|経営|運営|店)|のみ|だけ)"
)
_TOGETHER: Mapping[str, re.Pattern[str]] = {"ko": _TOGETHER_KO, "ja": _TOGETHER_JA}
"""Nobody is counted but those who do it: 둘이서 해요, 夫婦でやってます."""


def _korean(words: str) -> int:
    return int(words) if words.isdigit() else int(native_value(words))


def _japanese(words: str) -> int:
    if words in ("ひとり", "ふたり"):
        return 1 if words == "ひとり" else 2
    if words.isdigit():
        return int(words)
    tens, has_tens, ones = words.rpartition("十")
    signs = lexicon("ja").numerals
    return int((signs.get(tens, 1) * 10 if has_tens else 0) + signs.get(ones, 0))


_GRAMMAR: Mapping[str, tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], Callable[[str], int]]] = {
    "en": (RUN_EN, ITEM_EN, BESIDES_EN, english),
    "ko": (_RUN_KO, _ITEM_KO, _BESIDES_KO, _korean),
    "ja": (_RUN_JA, _ITEM_JA, _BESIDES_JA, _japanese),
}


def counted_in(said: Utterance) -> Counted | None:
    """The people of a reply that counts its writer beside others; None where none does, or a total is said."""
    folded = (
        _THATS_ALL_KO.sub(lambda one: " " * len(one.group()), said.folded) if "부" in said.folded or "모두" in said.folded else said.folded
    )
    is_all = said.tongue == "en" and "rest" in said.words  # "36 of us, 3 in the office, the rest on vans"
    if is_all or _TOTAL[said.tongue].search(folded):
        return None
    run, item, besides, number = _GRAMMAR[said.tongue]
    if said.tongue == "ja" and not _SELVES_JA.search(said.folded):
        return _together(said, number)
    if said.tongue == "en" and (both := with_staff(said)):
        return both
    beside, found = besides.search(said.folded), run.search(said.folded)
    if beside and not (found and found.start() < beside.start() and beside.end() <= found.end()):
        groups = beside.groupdict()
        words = next(part for name, part in groups.items() if part and name != "one") if not groups.get("one") else "1"
        return (*beside.span(), number(words) + 1)
    more = _GOES_ON_KO.match(said.folded, found.end()) if found and said.tongue == "ko" else None
    people = _run(said.tongue, [one.groupdict() for one in item.finditer(said.folded, *found.span())], number) if found else 0
    if found and (more or (said.tongue != "ko" and is_behind_sum(said, found.start()))):
        people = people if more and _korean(more["n"]) == people else 0  # 부부랑 알바 한 명, 셋이요
    if found and people:
        told = _SO_MANY_JA.match(said.folded, found.end()) if said.tongue == "ja" else None
        return (found.start(), told.end() if told else found.end(), max(people, number(told["n"]) if told else 0))
    return _together(said, number)


_SO_MANY_JA = later(rf"(?:[､,と]?[一-鿿]{{1,2}})?の(?P<n>{_N_JA})(?:人|名)")
"""Behind those who were named: how many that makes, 父、母、私、妹の4人."""


_ARE_ALL_EN = later(
    r"(?:\b(?:there(?:'s|s|'re| is| are)|it(?:'s|s| is)|we(?:'re| are)|here|shop|store|farm|orchard|vineyard|nursery|bakery|cafe|salon"
    r"|studio|gym|garage|clinic|practice|agency|business|company|firm|outfit|team|crew|startup|inn|kennels?))"
    r"(?: here| of)?[,:;-]?(?: just| only)?\s$"
)
"""Right before those who are counted by the way: they are the firm."""
_ARE_ALL_BEHIND_EN = later(
    r"[\s]{0,2}(?:[.,;!)-]|$|(?:running|who run|doing|making|in (?:the|a|our) (?!call|meeting|chat|thread|car|queue|line)[a-z]+)\b)"
)


def counted_by_the_way(said: Utterance) -> Counted | None:
    """The people of a message that counts its writer beside others, though nobody asked: "here it's me, my dad and 7 pickers"."""
    if said.tongue == "ko":
        just = _JUST_US_KO.search(said.folded) if any(few in said.folded for few in _FEW_KO) else None
        return (*just.span(), _korean(just["n"])) if just else None
    if said.tongue != "en" or _SELVES_EN.isdisjoint(said.words) or _TOTAL["en"].search(said.folded):
        return None
    found = RUN_EN.search(said.folded)
    if found is None or not (_ARE_ALL_EN.search(said.folded, 0, found.start()) and _ARE_ALL_BEHIND_EN.match(said.folded, found.end())):
        return None
    people = _run("en", [one.groupdict() for one in ITEM_EN.finditer(said.folded, *found.span())], english)
    return (*found.span(), people) if people > _TWO else None


_FEW_KO = ("둘이", "셋이", "넷이", "다섯이")
_JUST_US_KO = later(
    r"(?:(?<![가-힣])[저나](?:랑|하고|와)?|저희|우리|부부|(?:남편|아내|와이프|엄마|아빠|언니|오빠|누나|형|동생|친구|동업자)(?:이?랑"
    r"|하고|와|과)?)"
    r"\s(?:이렇게\s)?(?P<n>둘|셋|넷|다섯)이(?:서)?\s(?:같이\s|만\s)?(?:하는|꾸리는|운영하는|일하는|하고 있는)\s"
)
"""엄마랑 저랑 둘이 하는 반찬가게: all who work there."""
_SELVES_EN = frozenset(("me", "myself"))
_TWO = 2
"""Two may be those who came along."""


def _run(tongue: str, parts: Sequence[Mapping[str, str | None]], number: Callable[[str], int]) -> int:
    """The people of a run of parts, 0 where none of them counts its writer; others with a number each are summed elsewhere."""
    counted = tongue == "ko" and len(parts) > 1 and all(part["n"] for part in parts)
    if not counted and not any(part["me"] or (part.get("pair") and tongue != "en") or part.get("us") for part in parts):
        return 0
    if any(_OTHERS_JA.search(part.get("who") or "") for part in parts):
        return 0
    return sum(_so_many(part, number) for part in parts)


def _so_many(part: Mapping[str, str | None], number: Callable[[str], int]) -> int:
    """The people of one part: as many as it says, two of a couple, else one."""
    said = part["n"] or part.get("us") or part.get("m")
    return number(said.rstrip("人名")) if said else 1 + bool(part.get("pair"))


def _together(said: Utterance, number: Callable[[str], int]) -> Counted | None:
    """Those who run it by themselves, however few, when that is all that is said of people."""
    one = _TOGETHER[said.tongue].search(said.folded) if said.tongue in _TOGETHER else None
    if one is None:
        return None
    named = one.groupdict()
    people = number(named["n"]) if named.get("n") else 1 if named.get("alone") else 2
    return (*one.span(), people)
