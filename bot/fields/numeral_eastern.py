"""Korean and Japanese numbers: digits with their scales, native and Chinese numerals, and two neighbours said as one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from bot.fields.written import DIGITS, Numeral, in_digits, rounded
from bot.language import lexicon
from bot.lean import later

_EN, _KO, _JA = lexicon("en"), lexicon("ko"), lexicon("ja")

# --- Korean and Japanese: the same arithmetic, other signs

_SYLLABLES_KO = "영공일이삼사오육칠팔구십백천만억한두세네석넉넛덧서너둘셋넷다섯여덟아홉열스물무른마흔쉰예순든하나대닐곱댓남은고"
MAY_COUNT_KO = later(
    rf"[\d{_SYLLABLES_KO}](?:(?<=\d)|(?<![가-힣][{_SYLLABLES_KO}])[{_SYLLABLES_KO} ]{{0,8}}"
    r"(?:[명분인원달불유엔파위개주일월년석좌시계여센프루만억건곳군대해하곳쯤요조점쩜,.!~…?()/-]|\s|사람|이[요에서고죠야었지오]"
    r"|입니|예요|정도|남짓|$))|[십백천][일이삼사오육칠팔구]?\s?명|[십백천만억](?:\s?(?:원|달러|불|명|이[요에\s]|선)|까[지진]|씩"
    r"|으로|에서|이[상하내])"
    r"|[물무른흔열쉰순든][하한둘두셋세넷네다여일아명]"
    r"|년에\s?[이삼사오육칠팔구]?[백천]|[십백천만구팔칠육오사삼이일](?:보다|[과와]\s?같)"
)
"""Any way a Korean number may begin: a digit anywhere, a syllable of a number at the head of a word."""
MAY_COUNT_JA = later(r"[\d〇一二三四五六七八九十百千万億ひふ]")

_COUNTERS_KO = (
    r"(?:명|분(?![기야석위들류산])|인(?![공터사증스쇄지력정기상식재데])|사람|원(?![하래격두])|달러|불(?![만가편안])|유로|엔"
    r"|파운드|위안|개월|달|주(?:일|간)?(?![요문])|일(?![정반단])"
    r"|월|년|분기|건|곳|군데|개(?!인)|대(?=[\s,.]|의|를|가|로|$)|사이|(?<=[십백천만])에서(?=\s?[일이삼사오육칠팔구십백천]{1,5}\s?(?:사이"
    r"|정도|쯤|명|만))|석|좌석|시트|계정|유저|여\s?명|센트|프랑|루피|만|억)"
)
_KO_DIGITS = later(
    rf"(?P<n>{DIGITS})(?P<tail>(?:[십백천만억조]|\s[십백천]?[만억](?=\s|원|달러|불|명|$))(?:\s?(?:\d[\d,]*)?[십백천만억]+"
    rf"|\d[\d,]*(?=\s?원|\s?달러|\s?명))*"
    rf"|k(?![a-z])|m(?![a-z]))?"
)
_KO_NAME = (
    r"[일이삼사오육칠팔구백천]명[석수관희호진철훈환주옥자숙순기재준우현한성국식근구규균길남덕림배범복봉서섭세송신심애연열영옥완용욱운웅원윤율은철춘태택표필학해헌혁형화회후흠]"
    r"(?:이?라고|입니다|이?에요|예요|이?요(?![가-힣])|이고|님|씨|[\s.,!?~]*$)"
)
"""A name that begins as a number of people does: 오명석, 이명수, 천명관."""
_KO_SINO = later(
    rf"(?:(?<![가-힣])|(?<=[은는에총약월달간년])(?=[일이삼사오육칠팔구십백천]{{1,6}}만\s?(?:원|달러|불))"
    rf"|(?:(?<=[직인]원)"
    rf"|(?<=[직인]원수))(?=[일이삼사오육칠팔구십백천]{{2,6}}\s?명))(?!{_KO_NAME})(?:[일이삼사오육칠팔구십백천만억]+(?:[점쩜][영공일이삼사오육칠팔구]+)?)(?=\s?{_COUNTERS_KO})"
)
_KO_SUM = later(  # 월 오십, 년에 이천 정도: a sum without its 만 and 원
    r"(?:(?<=월 )|(?<=연 )|(?<=에 )|(?<=간 )|(?<=(?<![가-힣])월)|(?<=[연월]간)|(?<=으로 )|(?<=기준 )|(?<=매달 )|(?<=한달 )|(?<=년 )"
    r"|(?<=[년달]에))(?=[일이삼사오육칠팔구]{0,2}[십백천])[일이삼사오육칠팔구십백천]{1,6}?(?=\s?(?:정도"
    r"|쯤|선|안|이하|이내|까지|까진|이상|한도|이요|이에요|예요|요|에서|이면|으로|[이은을] |씩|밑|잡|생각|보고|배정|책정|예상|가능|[?]|$))"
    r"|(?:^|(?<=[한총약략] )|(?<=전부 )|(?<=치면 )|(?<=해서 )|(?<=쳐서 )|(?<=에서 )"
    r"|(?<=[산용액원]은 )|(?<=올해는 )|(?<=올해 )|(?<=이번엔 ))(?=[일이삼사오육칠팔구]{0,2}[십백천])"
    r"[일이삼사오육칠팔구십백천]{2,6}?(?=보다|부터|이?요|이에요|예요|입니다|까지|까진|씩|쯤|에서(?=\s?[일이삼사오육칠팔구십백천])"
    r"|\s?(?:정도|이하|이내|안쪽|선에서|선이|사이|매[달월]|봅|보고|안 ?넘|넘|미만|이상)|[\s.,!?~]*$)"
)
_KO_ROUND = later(r"(?:(?<=[산용액]은 )|(?<=올해는 )|(?<=이번엔 ))[백천](?=\s?(?:정도|쯤|선에|까지|안쪽|이하))")
"""예산은 천 정도: a round sum by one sign."""
_KO_COMPARED = later(  # 백보다 크거나 같고 삼백보다는 작은, 천에서 천오백
    r"(?<![가-힣])(?:[일이삼사오육칠팔구]{0,2}[십백천만][일이삼사오육칠팔구십백천만]{0,8}(?=보다는?\s?(?:크|작|많|적|높|낮)"
    r"|[과와]\s?같거나)"
    r"|[일이삼사오육칠팔구]?[십백천][일이삼사오육칠팔구십백천]{0,6}(?=(?:에서|부터)\s?(?:약 "
    r"|한 )?[일이삼사오육칠팔구십백천]{2,8}(?:까지|사이|$))"
    r"|(?<=[십백천만구팔칠육오사삼이일](?:에서|부터)\s)[일이삼사오육칠팔구십백천]{2,8}(?=까지|\s?사이|[\s.!]*$))"
)
_KO_NATIVE = later(
    r"(?:(?<![가-힣])|(?=(?:스물|스무|서른|마흔|예순|일흔|여든|아흔|(?:열|쉰)[하한둘두셋세넷네다여일아])))"
    r"(?:(?:열|스물|스무|서른|마흔|쉰|예순|일흔|여든|아흔)(?:하나|한|둘|두|셋|세|넷|네|다섯|여섯|일곱|여덟|아홉)?"
    r"|(?:한|두|세|네|석|넉|서|너|다섯|여섯|일곱|여덟|아홉))(?=\s?(?:명|분(?![기야석위들류])|사람|달|주(?![요문])|해|곳|군데"
    r"|팀(?![장원])|매장|지점))"
    r"|(?:(?<![가-힣])|(?=(?:스물|서른|마흔|예순|일흔|여든|아흔|(?:열|쉰)(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉))))"
    r"(?:(?:열|스물|서른|마흔|쉰|예순|일흔|여든|아흔)(?:\s?(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉))?|둘|셋|넷"
    r"|다섯|여섯|일곱|여덟|아홉)"
    r"(?=이(?:요|에요|서|고|죠|야|었|라|네|여|지|오|다|니|며|고|\s(?:근무|일[하해]|전부|다예|나[가갔]|빠[지졌]|그만|퇴사))"
    r"|(?:에|하고|이랑|랑|이고)?,?\s(?!(?:다|중|만|더|또|씩)\s)(?=(?:[가-힣]{1,8}\s){1,3}(?:열|스물|서른|하나(?=요|이[고요에]"
    r"|[\s.,!~]*$|[,.]\s)|둘|셋|넷|다섯|여섯|일곱"
    r"|여덟|아홉|\d))"
    r"|(?:하고|이랑|랑)\s[저나](?![가-힣]*는)|입니다|인데|예요|네요|라서|고요|쯤|\s(?:있|됩|돼|뿐|계[시세십]|근무|일[하해]|이렇게"
    r"|이 정도)|\s?(?:정도|남짓|안팎|내외|가량"
    r"|언저리)|요|\s?[+/&,]|[\s,.!?~]*$|(?:에서|부터)\s?(?:한\s)?(?=(?:열|스물|스무|서른|마흔|쉰|예순|일흔|여든|아흔|[둘셋넷]|다섯|여섯|일곱|여덟|아홉)))"
)
_KO_ONE = later(  # 넷, 데스크 하나. 여덟이네요; 둘에 알바 하나요: one more of those that are counted before it
    r"(?:둘|셋|넷|다섯|여섯|일곱|여덟|아홉|열|\d명?)(?:에|하고|이랑|이고|,)?\s(?:[가-힣]{1,5}\s){1,2}"
    r"(?P<one>하나)(?=요|이[고요에]|뿐|예요|입니다|\s있|,\s|[\s.,!~]*$|\.\s)"
)
_KO_PAIR = later(
    r"(?<![가-힣])(?P<native>열|스물|서른|마흔|쉰|예순|일흔|여든|아흔)?(?P<words>한두|두세|두셋|두서너|서넛|서너|너댓|네댓|너덧"
    r"|네다섯|열서넛|대여섯|예닐곱|일고여덟|여덟아홉|열두세"
    r"|열서너|열너댓|열댓"
    r"|스물댓|서른댓"
    r"|마흔댓|쉰댓"
    r"|여남은)(?=\s?(?:명|분|사람|달|주|개월)|이?요|이서|\s?(?:정도|쯤|됩|돼)|[\s.,!?~]*$)"
    r"|(?<![가-힣])(?P<tens>[이삼사오육칠팔구]?(?:십"
    r"|[백천](?=[일이삼사오육칠팔][이삼사오육칠팔구][십백])))?(?P<low>[일이삼사오육칠팔])(?P<high>[이삼사오육륙칠팔구])(?P<scale>[십백천])?"
    r"(?=\s?(?:여\s?)?(?:명|인\s?규모|만\s?원|만(?=\s?(?:정도|쯤|선|안쪽|사이|까지|이?요|입니다)|[\s.,!?~]*$))"
    r"|(?<=[십백천])\s?(?:정도|선|쯤|안쪽|까지|사이))"
)
_JA_PAIR = later(
    r"(?<![一二三四五六七八九〇百千])(?P<words>(?!))?(?P<tens>[二三四五六七八九]?十)?(?P<low>[一二三四五六七八])[､,]?(?P<high>[二三四五六七八九])"
    r"(?P<scale>[十百千])?(?P<myriad>万)?(?=名|人(?![気材事工々])|円|[ヶか]月|(?<=万)(?:くらい|ぐらい|ほど|程度|前後|以内|で|か"
    r"|[\s,.、。!?]|$))"
)
_JA_SOME = later(
    r"(?<![一-鿿\d])(?P<head>[一二三四五六七八九]?十|[一二三四五六七八九]?百|\d?0)?数(?P<scale>[十百千])?(?P<myriad>万)?"
    r"(?=名|人(?![気材事工々])|円|(?<=万)(?:くらい|ぐらい|ほど|程度|前後|以内|で|か|[\s,.、。!?]|$))"
)
"""十数名, 数十人, 百数十人: some of the ones, tens or hundreds."""
PAIRS: Mapping[str, tuple[int, int]] = {
    "한두": (1, 2), "두세": (2, 3), "두셋": (2, 3), "서넛": (3, 4), "너덧": (4, 5), "네다섯": (4, 5), "열서넛": (13, 14),
    "두서너": (2, 4), "서너": (3, 4), "너댓": (4, 5), "네댓": (4, 5), "대여섯": (5, 6), "예닐곱": (6, 7),
    "일고여덟": (7, 8), "여덟아홉": (8, 9), "열두세": (12, 13), "열서너": (13, 14), "열너댓": (14, 15),
    "열댓": (15, 15), "스물댓": (25, 25), "서른댓": (35, 35), "마흔댓": (45, 45), "쉰댓": (55, 55), "여남은": (10, 10),
}  # fmt: skip
_SINO_BARE = later(r"\s*[영공일이삼사오육칠팔구십백천만억조]+(?:\s{1,2}[일이삼사오육칠팔구십백천만억조]+)*\s*")
_NATIVE_BARE = later(r"\s*(열|스물|스무|서른|마흔|쉰|예순|일흔|여든|아흔|십)?(하나|한|둘|두|셋|세|넷|네|다섯|여섯|일곱|여덟|아홉)?\s*")
_NO_NUMBER = frozenset(("사원", "구인", "이분", "이원", "만인", "이인", "이달", "이일", "만원", "일원", "구원", "사인", "오인", "천원"))

_JA_DIGITS = later(
    rf"(?P<n>{DIGITS})(?P<tail>(?:\s(?=[万億]))?[十百千万億兆]+(?:(?:\d[\d,]*)?[十百千万億]+|\d[\d,]*(?=円|ドル|ユーロ|名|人"
    rf"|[\s.!?]*$))*|k(?![a-z])"
    rf"|m(?![a-z])|g(?![a-z]))?"
)
_JA_HAN = later(
    r"(?<![数幾何桁])[〇零一二三四五六七八九十百千万億兆]+(?=より(?:も)?[大小多少高低]|を?超え|もしくは|または|\s?(?:名"
    r"|人(?![気材事工々])|円|ドル|ユーロ|ポンド|ウォン|か月|ヶ月|ヵ月|カ月|ケ月|月"
    r"|日(?!本)|年|週|四半期|席|アカウント|ユーザー))"
    r"|(?<![数幾何桁第一二三四五六七八九十百千万億])(?=[一二三四五六七八九十百千]{1,6}万|[一二三四五六七八九][十百千]"
    r"|[十百千][一二三四五六七八九])"
    r"[〇零一二三四五六七八九十百千万億兆]{2,14}(?=程度|以[内下上]|前後|弱|強|未満|[^一-鿿々]|(?<=[万億])[出払使]|$)"
)
_JA_PEOPLE = later(r"(?<![一人ひもう])(?:ひと|ふた)(?=り(?![ひご親暮]))")
_HAN_BARE = later(r"\s*[〇零一二三四五六七八九十百千万億兆]+(?:\s[零一二三四五六七八九十百千万億]+)*\s*")


_ENDLESS = 1e15
"""A run of digits without end is no number that anybody means; beyond this it counts as this."""


_HUNDRED_MILLION = 100_000_000


def _east_value(run: str, digits: Mapping[str, float], scales: Mapping[str, float]) -> float:
    """The number of a run such as 3억5천만, 二百五十, 이천칠백삼십오만."""
    total = section = 0.0
    within = 0  # signs below ten thousand since the last one above
    number: float | None = None
    for piece in re.findall(r"\d[\d,]*(?:\.\d+)?|\.\d+|[^\d\s]", run):
        if piece[0].isdigit() or piece[0] == ".":
            number = min(float(piece.replace(",", "")), _ENDLESS)
        elif piece in digits:
            number = min((number or 0) * 10 + digits[piece], _ENDLESS)
        else:
            factor = scales[piece]
            if factor < 10_000:
                within += 1
                section, number = section + (1 if number is None else number) * factor, None
            else:
                section += number or 0
                total, section, number, within = total + (section or 1) * factor, 0.0, None, 0
    if within and not number and total >= _HUNDRED_MILLION and total % _HUNDRED_MILLION == 0:
        section *= 10_000  # 1억 2천, 1億2千: what follows counts ten thousands
    return rounded(total + section + (number or 0))


def _last_scale(run: str, scales: Mapping[str, float]) -> float:
    """What the signs behind the last digits multiply by, for a range that says it once (5~6백만)."""
    factor = 1.0
    for sign in re.findall(r"[^\d,.\s]", run):
        factor *= scales.get(sign, 1)
    return factor


def _eastern_digits(found: re.Match[str], digits: Mapping[str, float], scales: Mapping[str, float]) -> Numeral:
    tail = found.group("tail") or ""
    if tail in ("k", "m", "g"):
        return in_digits(found.start(), found.end(), found.group("n"), _EN.scales[tail])
    if not tail:
        return in_digits(found.start(), found.end(), found.group("n"), 1)
    return Numeral(found.start(), found.end(), _east_value(found.group(), digits, scales), _last_scale(tail, scales), found.group("n"))


def _korean_word(run: str) -> float:
    whole, _, part = re.sub("쩜", "점", run).partition("점")
    value = _east_value(whole, _KO.numerals, _KO.scales)
    return float(f"{value:.0f}." + "".join(str(int(_KO.numerals[sign])) for sign in part)) if part else value


def native_value(run: str) -> float:
    """The number of a native Korean numeral: 서른다섯 is 35."""
    for tens in ("", *(word for word, value in _KO.native.items() if value >= 10), "십"):
        ones = run[len(tens) :]
        if run.startswith(tens) and (not ones or ones in _KO.native) and (tens or ones):
            return (10 if tens == "십" else _KO.native.get(tens, 0)) + (_KO.native[ones] if ones else 0)
    return 0


def korean(folded: str, _: frozenset[str]) -> Iterator[Numeral]:
    whole = list(_whole(folded, (_SINO_BARE, _korean_word), (_NATIVE_BARE, native_value)))
    if whole:
        yield from whole
        return
    for found in _KO_DIGITS.finditer(folded):
        yield _eastern_digits(found, _KO.numerals, _KO.scales)
    for found in _KO_SINO.finditer(folded):
        if folded[found.start() : found.end() + 1] not in _NO_NUMBER or (
            folded[found.end() : found.end() + 1] == "원" and found.group() in ("만", "천")
        ):
            yield Numeral(found.start(), found.end(), _korean_word(found.group()), 1, "")
    for found in chain(_KO_SUM.finditer(folded), _KO_ROUND.finditer(folded), _KO_COMPARED.finditer(folded)):
        yield Numeral(found.start(), found.end(), _korean_word(found.group()), 1, "")
    for found in _KO_ONE.finditer(folded):
        yield Numeral(*found.span("one"), 1, 1, "")
    for found in _KO_NATIVE.finditer(folded):
        yield Numeral(found.start(), found.end(), native_value(found.group().replace(" ", "")), 1, "")


def japanese(folded: str, _: frozenset[str]) -> Iterator[Numeral]:
    for found in _JA_DIGITS.finditer(folded):
        yield _eastern_digits(found, _JA.numerals, _JA.scales)
    for found in _JA_PEOPLE.finditer(folded):
        yield Numeral(found.start(), found.end(), 1 if found.group() == "ひと" else 2, 1, "")
    for found in _JA_HAN.finditer(folded):
        if not folded[found.start() - 1 : found.start()].isdigit():
            yield Numeral(found.start(), found.end(), _east_value(found.group(), _JA.numerals, _JA.scales), 1, "")
    yield from _whole(folded, (_HAN_BARE, lambda run: _east_value(run, _JA.numerals, _JA.scales)))


def _whole(folded: str, *readers: tuple[re.Pattern[str], Callable[[str], float]]) -> Iterator[Numeral]:
    """A text that is nothing but a number in words."""
    if len(folded) <= 20:
        for pattern, value in readers:
            if pattern.fullmatch(folded) and (run := folded.strip()):
                start = folded.index(run)
                yield Numeral(start, start + len(run), value(run), 1, "")
                return


def pair(folded: str, tongue: str) -> tuple[int, int, float, float] | None:
    """Two neighbours said as one number that means a range, as in 두세 명, 이삼십 명, 二三十人: start, end, least, most."""
    if tongue == "en":
        return None
    lists, pattern = (_KO, _KO_PAIR) if tongue == "ko" else (_JA, _JA_PAIR)
    for found in pattern.finditer(folded):
        if found.group("words"):
            least, most = PAIRS[found.group("words")]
            tens = native_value(found.group("native")) if found.groupdict().get("native") else 0
            return (*found.span(), tens + least, tens + most)
        low, high = lists.numerals[found.group("low")], lists.numerals[found.group("high")]
        if high == low + 1:
            myriad = 10_000 if found.groupdict().get("myriad") else 1
            tens = _east_value(found.group("tens"), lists.numerals, lists.scales) if found.group("tens") else 0
            scale = lists.scales[found.group("scale")] if found.group("scale") else 1
            return (*found.span(), (tens + low * scale) * myriad, (tens + high * scale) * myriad)
    some = _JA_SOME.search(folded) if tongue == "ja" else None
    if some and (some["head"] or some["myriad"]):  # 数十名 alone is any number
        head = _east_value(some["head"], _JA.numerals, _JA.scales) if some["head"] else 0
        scale = _JA.scales[some["scale"]] if some["scale"] else 1
        myriad = 10_000 if some["myriad"] else 1
        return (*some.span(), (head + (1 if head else 2) * scale) * myriad, (head + 9 * scale) * myriad)
    return None
