"""How people introduce themselves in Korean and Japanese: firm, department, name and title in one breath, each stripped of its particle."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from bot.fields.bodies import DEPT_KO, FIRM_MARK, is_department
from bot.fields.refusal import is_declined
from bot.fields.utterance import Utterance
from bot.language import lexicon, listed

Span = tuple[int, int]
_KO, _JA = lexicon("ko"), lexicon("ja")

# --- Korean

_TITLE_KO = "|".join(sorted(_KO.titles, key=len, reverse=True))
_COPULA_KO = (
    r"(?:이라고 합니다|라고 합니다|이라고 해요|라고 해요|이라고 하는데요|라고 하는데요|라고 하고요|이라고 불러 ?주세요"
    r"|라고 불러 ?주세요|입니다만?|이에요|예요|이예요|이요|인데요|이고요|이고|고요|이에용|예용|에용|입니당|임당|이에여|예여|에여|요"
    r"|이야|야)"
)
_CALLED_KO = re.compile(
    r"(?:(?:^|[\s.,!~])(?:저는|제 이름은|이름은|성함은|성명은|저 )\s?)?(?P<it>[가-힣]{2,5}?)(?:이라고|라고) (?:합니다|해요"
    r"|하는데요|하고요|불러)"
)
_CALL_ME_KO = re.compile(
    r"\s*(?:(?:네|음|아|그냥|저는|편하게|그럼)[\s,]*)?(?:그냥 |편하게 )?(?:별명으로"
    r"|닉네임으로)?\s?(?P<it>[A-Za-z][A-Za-z .'-]{0,30}?|[가-힣]{1,5}?)\s?(?:씨"
    r"|님)?(?:이?라고|으?로)\s?"
    r"(?:불러|부르|하시면|하면|해 ?주|적어)[^.!?]{0,12}[\s.!~^ㅎㅋ]*"
)
_NO_CALL_KO = frozenset(
    ("편한 대", "편하신 대", "대", "마음대", "뭐", "아무렇게", "이름", "닉네임", "나중", "그대", "메일", "전화", "문자", "회사", "익명")
)
_WITH_JOB_KO = re.compile(
    rf"\s*(?:네[,.\s]+)?(?:저는\s)?(?:[가-힣A-Za-z]{{1,10}}\s){{1,3}}(?P<it>[가-힣]{{3,4}}?)(?:\s?(?P<title>{_TITLE_KO}))?(?:{_COPULA_KO})[\s.!~]*"
)
_SELF_KO = re.compile(
    rf"(?:^|[\s.,!~])(?:저는|제 이름은|이름은|성함은|성명:|이름:)\s?(?:(?P<company>[가-힣A-Za-z0-9㈜()]{{2,20}}?)(?:의"
    rf"|에서 일하는|에 다니는"
    rf"|에서)?\s)?(?P<it>[가-힣]{{2,4}}?)\s?(?P<title>{_TITLE_KO})?(?:님|씨)?{_COPULA_KO}"
)
_FULL_KO = re.compile(
    rf"(?:^|[\s.,!~])(?P<company>(?:주식회사\s?|㈜\s?|\(주\)\s?)?[가-힣A-Za-z0-9]{{2,20}}?(?:㈜"
    rf"|\(주\))?)(?:의)?\s(?:(?P<dept>{DEPT_KO})\s)?(?P<it>[가-힣]{{2,4}})\s?(?P<title>{_TITLE_KO})(?:{_COPULA_KO}|[.,]|$)"
)
_IN_DEPT_KO = re.compile(
    rf"(?:^|[\s.,!~])(?:(?P<company>(?:주식회사\s?|㈜\s?|\(주\)\s?)?[가-힣A-Za-z0-9]{{2,20}}(?:㈜|\(주\))?)\s)?(?P<dept>{DEPT_KO})\s"
    rf"(?P<it>[가-힣]{{3,4}}?)(?:입니다만?|이에요|예요|이라고 (?:합니다|해요)|라고 (?:합니다|해요)|인데요)(?=[\s.,!~]|$)"
)
_NO_FIRM_KO = frozenset(
    ("우리", "내", "제", "저는", "저희", "제가", "안녕하세요", "담당자", "혹시", "네", "아니", "수고하십니다", "반갑습니다")
)
_TITLED_KO = re.compile(
    rf"(?:^|[.!?,~]\s)(?:(?:네|아"
    rf"|안녕하세요)[,.!~\s]+)?(?:저는\s)?(?!남편|아내|와이프|친구|동생|아버|어머|오빠|언니"
    rf"|누나)(?P<it>[가-힣]{{3}})(?:이?고|,)?\s(?P<title>{_TITLE_KO}){_COPULA_KO}"
)
_FIRST_KO = re.compile(
    r"(?:(?:네|아|예|음|안녕하세요)[,.!~\s]+)?(?:저는\s|제 이름은\s|이름은\s)?(?P<it>[가-힣]{3})(?:이고요?|이요|입니다|이에요|예요"
    r"|요|고요|라고 (?:합니다|해요))[,.!~]?\s"
)
"""A name first and more behind it: 한서희요 메일은 ….."""
_BARE_KO = re.compile(
    rf"\s{{0,4}}(?:(?:네|아|예|음|안녕하세요|반갑습니다)[,.!~\s]{{1,4}}){{0,3}}(?:저는\s|제 이름은\s|이름은\s|성함은\s|담당자는?\s"
    rf"|담당은\s|(?:{_TITLE_KO})\s)?(?P<it>[가-힣]{{2,5}}?"
    rf"|[A-Za-z][A-Za-z .'-]{{0,30}}?)\s?(?:(?P<title>{_TITLE_KO})\s?)?(?:님|씨)?\s?(?:\([^()]{{1,12}}\)\s?)?(?P<cop>{_COPULA_KO})?"
    r"(?:(?<=고요)\s[^.!?]{1,24}|[\s,.!~]+(?:반갑습니다|반가워요|(?:잘 )?부탁(?:드려요|드립니다|해요|합니다)|감사합니다|드림|올림"
    r"|배상))?(?:[^\w?？]|[ㅎㅋㅠㅜ]){0,12}"
)
_NOT_NAME_KO = listed("not names", "ko")
_NOT_LAST_KO = ("팀", "부서", "실", "센터", "담당", "파트", "본부", "지점", "매장", "회사", "업체", "점", "층")
_LONG_NAME = 4


def _batchim(letter: str) -> bool:
    """True for a syllable that ends on a consonant, after which the copula is 이에요 and not 예요."""
    return "가" <= letter <= "힣" and (ord(letter) - 0xAC00) % 28 != 0


def _name_ko(said: Utterance, start: int, end: int, *, strict: bool) -> Span | None:
    """A Korean name at the span: a known surname and two to four syllables, no common word."""
    run = said.folded[start:end]
    if run.endswith(("님", "씨")) and len(run) > 2:
        end, run = end - 1, run[:-1]
    if run in _NOT_NAME_KO or not 2 <= len(run) <= _LONG_NAME + (0 if strict else 1):
        return None
    if "가" <= run[0] <= "힣":
        surname = run[0] in _KO.surnames or run[:2] in ("남궁", "황보", "제갈", "선우", "독고", "사공", "서문")
        usual = len(run) == (3 if len(run) < 4 else 4)
        if strict and not (surname and usual and not run.endswith(_NOT_LAST_KO)):
            return None
    return start, end


def _firm_ko(one: re.Match[str]) -> dict[str, Span]:
    """The firm of an introduction, unless what stands there is only a department or a greeting."""
    company = one.group("company")
    return {} if company is None or company in _NO_FIRM_KO or is_department(company) else {"company": one.span("company")}


def _korean(said: Utterance, asked: bool) -> dict[str, Span]:
    full = _FULL_KO.search(said.folded)
    if full and (name := _name_ko(said, *full.span("it"), strict=True)) and full.group("company") not in _NO_FIRM_KO:
        return {"name": name, "role": full.span("title")} | _firm_ko(full)
    within = _IN_DEPT_KO.search(said.folded)
    if within and (name := _name_ko(said, *within.span("it"), strict=True)):
        return {"name": name} | _firm_ko(within)
    titled = _TITLED_KO.search(said.folded)
    if titled and (name := _name_ko(said, *titled.span("it"), strict=True)):
        return {"name": name, "role": titled.span("title")}
    for pattern in (_SELF_KO, _CALLED_KO):
        one = pattern.search(said.folded)
        if one and (name := _name_ko(said, *one.span("it"), strict=True)):
            parts = {key: one.span(key) for key in ("company", "title") if key in one.groupdict() and one.group(key)}
            return {
                "name": name,
                **({"company": parts["company"]} if "company" in parts else {}),
                **({"role": parts["title"]} if "title" in parts else {}),
            }
    if asked and (name := _bare_ko(said)):
        return {"name": name}
    return {}


def _bare_ko(said: Utterance) -> Span | None:
    """A reply that is a name with its copula: 최유나요, 정하은이에요, 구본아예요."""
    if is_declined(said):
        return None
    called = _CALL_ME_KO.fullmatch(said.folded)
    if called:
        return None if called.group("it") in _NO_CALL_KO else called.span("it")
    first = _FIRST_KO.match(said.folded)
    if first and (name := _name_ko(said, *first.span("it"), strict=True)):
        return name
    with_job = _WITH_JOB_KO.fullmatch(said.folded)
    if with_job and (name := _name_ko(said, *with_job.span("it"), strict=True)):
        return name
    one = _BARE_KO.fullmatch(said.folded)
    if one is None:
        return None
    start, end = one.span("it")
    while end > start and said.folded[end - 1] == " ":
        end -= 1
    cop = one.group("cop") or ""
    if (
        cop
        and cop[0] == "이"
        and cop not in ("이라고 합니다",)
        and start < end
        and not _batchim(said.folded[end - 1])
        and "가" <= said.folded[end - 1] <= "힣"
        and len(said.folded[start:end]) == 2
    ):
        end += 1  # 유나이에요 is rare; 김나이요 keeps its last syllable
    return _name_ko(said, start, end, strict=False)


# --- Japanese

_TITLE_JA = "|".join(sorted(_JA.titles, key=len, reverse=True))
_DEPT_JA = "|".join(sorted(_JA.departments, key=len, reverse=True))
_MARKED = re.compile(rf"{FIRM_MARK}$")
_CALLED_JA = re.compile(
    rf"(?:(?P<company>(?:株式会社|有限会社|合同会社|\(株\)|㈱)?[^\s,.!?の\"]{{1,20}}(?:株式会社|有限会社|合同会社|\(株\)"
    rf"|㈱)?)の)?(?:(?P<role>(?:{_DEPT_JA})(?:部"
    rf"|課|室|担当)?(?:の?(?:{_TITLE_JA}))?|{_TITLE_JA}|[^\s,.!?の]{{1,10}}(?:部|課|室|担当))の)?"
    r"(?P<it>(?:[一-鿿々]{1,4}[\s　])?[一-鿿々ァ-ヺーぁ-ゖa-z]{1,10}?)(?:と申し|と言います(?!と)|といいます(?!と))"
)
_FULL_JA = re.compile(
    rf"(?P<company>(?:株式会社|有限会社|合同会社|医療法人|学校法人|\(株\)|㈱)[^\s,.!?の\"]{{1,20}}"
    rf"|[^\s,.!?の\"]{{1,20}}(?:株式会社|有限会社|\(株\)|㈱|{FIRM_MARK}))の"
    rf"(?:(?P<role>(?:{_DEPT_JA})(?:部|課|室|担当)?(?:の?(?:{_TITLE_JA}))?|{_TITLE_JA}|[^\s,.!?の]{{1,10}}(?:部|課|室"
    rf"|担当))の)?(?P<it>[一-鿿々]{{1,4}}(?:[\s　]?[一-鿿々ぁ-ゖ]{{1,3}})?|[ァ-ヺー]{{2,8}})(?:と申|です|でございます|といい|と言い)"
)
_DESK_OF_JA = re.compile(
    rf"(?:^|[.,!?\s\"])(?P<company>[^\s,.!?の\"]{{2,20}})[\s　](?P<role>(?:{_DEPT_JA})(?:部|課|室|係|担当)"
    rf"|[^\s,.!?の]{{1,8}}(?:部|課|室|係))の"
    r"(?P<it>[一-鿿々]{1,4}(?:[\s　]?[一-鿿々ぁ-ゖ]{1,3})?|[ァ-ヺー]{2,8})(?:と申|です|でございます|といい|と言い)"
)
_BARE_JA = re.compile(
    r"\s*(?:(?:はい|ええと|えーと|えっと|あの|ああ?|どうも|すみません|失礼しました|申し遅れました)[,.\s]*)?(?:(?:私は|私、|名前は"
    r"|氏名は|名は"
    r"|わたしは),?\s?)?(?P<it>[一-鿿々ァ-ヺーぁ-ゖ]{1,12}?(?:[\s　・][一-鿿々ァ-ヺーぁ-ゖ]{1,8}?)?"
    r"|[a-z][a-z .'-]{0,30}?)\s?(?:\([ぁ-ゖァ-ヺー\s　]{1,12}\))?(?P<hon>様|さん|氏)?"
    r"(?:と申します|と言います|といいます|と申す者です|でございます|です|っす|だよ|(?<![ぁ-ん])だ)?(?:で(?:お願い.{0,8}|大丈夫です"
    r"|結構です)|と呼んで.{0,6})?(?:[,.\s]*(?:どうぞ)?(?:よろしく|宜しく).*)?(?:[^\w?？]|ー|笑|w){0,12}"
)
_DOING_JA = re.compile(
    r"(?:^|[.,;!?\s])(?P<company>[^\s,.;!?のはをがで]{2,20})で[^\s,.;!?は]{1,16}(?:を(?:して|担当して|務めて|やって)(?:い|お)?(?:る"
    r"|ます|ります)?|(?:担当|勤務)の)"
    r"(?P<it>[一-鿿々]{1,4}(?:\s?[一-鿿々ぁ-ゖ]{1,3})?|[ァ-ヺー]{2,8})(?:と申|です|でございます|といい|と言い)"
)
"""Who does what where: 紙凧デザインで顧客窓口をしている民谷です."""
_SPELT_JA = re.compile(r"(?P<it>[一-鿿々]{1,4}(?:\s?[一-鿿々]{1,3})?)と書(?:いて|き)")
_LAST_JA = re.compile(
    r"(?:が|けど|ので|は|た|ん|す)[,.]\s?(?:(?:私|わたし|僕)は)?(?P<it>[一-鿿々]{1,4}|[ァ-ヺー]{2,8})(?:です|と申します|といいます"
    r"|と言います)[\s.!]*$"
)
"""What comes last in a reply that begins with something else: 先ほど名乗りましたが、藤井です."""
_NOT_NAME_JA = listed("not names", "ja")
_I_AM_JA = re.compile(r"(?:私|わたし|僕|名前|氏名)(?:は|､|,)\s?(?=.)")
_DUTY_JA = re.compile(rf".*(?:担当|担当者|責任者|係)|(?:{_DEPT_JA})(?:部|課|室|係|担当)?|(?:{_TITLE_JA})")


_BODY_JA = re.compile(
    r"(?:支部|支社|支店|本部|本社"
    r"|.(?:財団|法人|会社|団体|協会|組合|委員会|学校|病院|商店|商会|事務所|事業所?|センター|チーム|グループ|.[課局係]))$"
)
"""A body of people, not one of them."""


def _name_ja(said: Utterance, span: Span) -> Span | None:
    start, end = span
    run = said.folded[start:end].strip()
    lead = _I_AM_JA.match(run)
    if lead:
        start += said.folded[start:end].index(run) + lead.end()
        run = said.folded[start:end].strip()
    if "の" in run[1:-1]:  # 総務の如月: what stands before is where they work
        start += said.folded[start:end].rindex("の") + 1
        run = said.folded[start:end].strip()
    for honorific in _JA.honorifics:
        if run.endswith(honorific) and len(run) > len(honorific) and honorific not in ("君", "氏"):
            end -= len(honorific)
            run = said.folded[start:end].strip()
            break
    if (
        not run
        or run.rstrip("でには") in _NOT_NAME_JA
        or _DUTY_JA.fullmatch(run)
        or _BODY_JA.search(run)
        or any(mark in run for mark in ("です", "ます", "会社", "ません", "くだ", "ので", "から", "たい"))
    ):
        return None
    return start, end


_DESK_JA = frozenset(("受付", "事務", "窓口", "事務局", "スタッフ", "フロント", "担当"))
_POETIC = frozenset("里森家湯杜館郷宿蔵丘園台国街庭木風音色詩花空海山川星月虹灯")
_FORM_FIRST = ("株式会社", "有限会社", "合同会社", "(株)", "㈱")


def _is_firm_alone(said: Utterance, one: re.Match[str]) -> bool:
    """True for a firm such as （株）湯けむりの里, whose last word could pass for a person."""
    company = one.group("company") or ""
    return one.group("it") in _POETIC and company.startswith(_FORM_FIRST) and not _MARKED.search(company) and not one.group("role")


def _japanese(said: Utterance, asked: bool) -> dict[str, Span]:
    for pattern in (_DESK_OF_JA, _FULL_JA, _CALLED_JA):
        one = pattern.search(said.folded)
        if one and _is_firm_alone(said, one):
            return {"company": (one.start("company"), one.end("it"))}
        if one and pattern is _FULL_JA and one.group("it") in _DESK_JA:
            return {"company": one.span("company")}
        if one and (name := _name_ja(said, one.span("it"))):
            made = {"name": name} | {key: one.span(key) for key in ("company", "role") if one.group(key)}
            if "company" in made and said.folded[slice(*made["company"])] in ("私", "わたし", "僕", "弊社", "当社", "担当"):
                del made["company"]
            return made
    doing = _DOING_JA.search(said.folded)
    if doing and (name := _name_ja(said, doing.span("it"))):
        return {"name": name, "company": doing.span("company")}
    if asked and not is_declined(said):
        bare = _SPELT_JA.match(said.folded) or _BARE_JA.fullmatch(said.folded) or _LAST_JA.search(said.folded)
        if bare and (name := _name_ja(said, bare.span("it"))):
            return {"name": name}
    return {}


_GATES: Mapping[str, re.Pattern[str]] = {
    "ko": re.compile(rf"저는|이름|성함|라고 |(?:팀|부|실|그룹|센터|파트|본부|과)\s|{_TITLE_KO}"),
    "ja": re.compile(r"の|申し|といい|と言い|ございま"),
}


@lru_cache(maxsize=8)
def _introduced(said: Utterance, asked: bool) -> Mapping[str, Span]:
    if not asked and not _GATES[said.tongue].search(said.folded):
        return {}
    return _korean(said, asked) if said.tongue == "ko" else _japanese(said, asked)


def introduced(said: Utterance, *, asked: bool) -> Mapping[str, Span]:
    """The spans of name, company and role in an introduction; `asked`: a bare name is one, too."""
    return _introduced(said, asked)
