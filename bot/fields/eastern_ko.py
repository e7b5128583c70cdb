"""How people introduce themselves in Korean: firm, department, name and title, each stripped of its particle."""

from __future__ import annotations

import re

from bot.fields.bodies import DEPT_KO, OF_ANOTHER_KO, is_department
from bot.fields.firm_ko import is_firm, is_somebody, is_titled
from bot.fields.foreign_ko import foreign_name
from bot.fields.named_ko import ASK_FOR_KO, COPULA_KO, MY_NAME_KO, POSTED_KO, TITLE_KO
from bot.fields.refusal import is_declined
from bot.fields.utterance import Utterance
from bot.language import lexicon, listed
from bot.language.chatty_ko import has_final
from bot.lean import later

Span = tuple[int, int]
_KO = lexicon("ko")

_LONG_SURNAMES_KO = "남궁|황보|제갈|선우|독고|사공|서문"
_CALLED_KO = later(
    r"(?:(?:^|[\s.,!~])(?:저는|제 이름은|이름은|성함은|성명은|저 )\s?|(?<![가-힣a-z0-9)㈜&])(?<!회사 ))"
    r"(?P<it>[가-힣]{2,5}?)(?:이?라고|이라) ?(?:합니다|하오|함|해요"
    r"|하는데요|하고요|불러)"
)
_CALL_ME_KO = later(
    r"\s{0,4}(?:(?:네|음|아|그냥|걍|저는|편하게|그럼)[\s,]*)?(?:그냥 |걍 |편하게 )?(?:별명으로"
    r"|닉네임으로)?\s?(?P<it>[A-Za-z][A-Za-z .'-]{0,30}?|[가-힣]{1,5}?)\s?(?:씨"
    r"|님)?(?:이?라고?|으?로)\s?"
    r"(?:불러|부르|하시면|하면|해 ?주|해 ?둡|해 ?두|하세요|하시죠|적어|저장|등록|입력|남겨)[^.!?]{0,12}[\s.!~^ㅎㅋ]*"
)
_NO_CALL_KO = frozenset(
    ("편한 대", "편하신 대", "대", "마음대", "뭐", "아무렇게", "이름", "닉네임", "나중", "그대", "메일", "전화", "문자", "회사", "익명")
)
_WITH_JOB_KO = later(
    rf"\s{{0,9}}(?:네[,.\s]+)?(?:저는\s)?(?:[가-힣A-Za-z]{{1,10}}\s){{1,5}}(?!하는데)(?P<it>[가-힣]{{3,4}}?)(?:\s?(?P<title>{TITLE_KO}))?(?:{COPULA_KO})[\s.!~]*"
)
_SELF_KO = later(
    rf"(?:^|[\s.,!~])(?:저는|제 이름은|이름은|성함은|성명:|이름:)\s?(?:(?P<company>[가-힣A-Za-z0-9㈜()]{{2,20}}?)(?:의"
    rf"|에서 일하는|에 다니는"
    rf"|에서)?\s)?(?!하는데)(?P<it>[가-힣]{{2,4}}?)\s?(?P<title>{TITLE_KO})?(?:님|씨)?(?:{COPULA_KO}|고(?=\s))"
)
_FULL_KO = later(
    rf"(?:^|[\s.,!~])(?P<company>(?:주식회사\s?|㈜\s?|\(주\)\s?)?[가-힣A-Za-z0-9]{{2,20}}?(?:㈜"
    rf"|\(주\))?)(?:의)?\s(?:(?P<dept>{DEPT_KO})\s)?(?P<it>[가-힣]{{2,4}})\s?(?P<title>{TITLE_KO})(?:{COPULA_KO}|[.,]|$)"
)
_IN_DEPT_KO = later(
    rf"(?:^|[\s.,!~])(?:(?P<company>(?:주식회사\s?|㈜\s?|\(주\)\s?)?[가-힣A-Za-z0-9]{{2,20}}(?:㈜|\(주\))?)\s)?(?P<dept>{DEPT_KO})\s"
    rf"(?P<it>[가-힣]{{3,4}}?)(?:(?:입니다만?|이에요|예요|이라고 (?:합니다|해요)|라고 (?:합니다|해요)|인데요)(?=[\s.,!~]|$)"
    rf"|(?=[\s,/]{{1,3}}(?:[a-z0-9][\w.+-]{{1,40}}@|01\d)))"
)
_HELLO_KO = r"(?:안녕하(?:세요|십니까|심까)|반갑습니다|처음 뵙겠습니다|수고(?:하세요|하십니다|많으십니다))[\s.,!~^]{1,4}"
_SAYS_KO = r"(?:입니다만?|이에요|예요|이라고 ?(?:합니다|해요|하는데요)|라고 ?(?:합니다|해요|하는데요)|이고요?|고요|인데요)(?=[\s.,!~]|$)"
_TITLE_FIRST_KO = later(
    rf"(?:^|[\s.,!~])(?P<company>(?:주식회사\s?|㈜\s?|\(주\)\s?|[가-힣]{{2,4}}법인\s)?[가-힣A-Za-z0-9&]{{2,20}}(?:㈜|\(주\))?)\s"
    rf"(?P<title>[가-힣]{{1,4}}(?:{TITLE_KO}))\s(?P<it>[가-힣]{{3}}){_SAYS_KO}"
)
"""A post made of two words, and the name behind it: 늘푸른치과 상담실장 문미란이에요."""
_AT_HEAD_KO = later(
    rf"(?:^\s?(?P<hello>{_HELLO_KO})?|(?:^|[\s.!])(?P<hello2>{_HELLO_KO}))(?:저는\s|전\s|저희는?\s)?"
    rf"(?:(?P<company>(?:주식회사\s?|㈜\s?|\(주\)\s?)?[가-힣A-Za-z0-9&]{{2,14}}?(?:㈜|\(주\))?)(?:의)?\s)?(?P<it>[가-힣]{{3}}){_SAYS_KO}"
)
"""Who writes, at the head of a message, without a title: 안녕하세요 글라스피치 이도윤입니다."""
_BY_MAIL_KO = later(
    rf"(?:^\s?(?:네[,.\s]+)?(?:저는\s)?|(?:[a-z0-9]|@)(?:\s?(?:이고요?|고요|이며|입니다|이에요|예요|요|이요|인데요|로|으로|에|주세요"
    rf"|주시면 (?:돼요|됩니다)))?[,./·]?\s"
    rf"(?:보내 ?주시고요?[,\s]+|주시고요?[,\s]+|그리고\s)?(?:(?:제\s)?(?:이름|성함)(?:은|:)?\s?"
    rf"|저는\s)?)(?P<it>[가-힣]{{3}})(?:{_SAYS_KO}|[.!~\s]*$"
    rf"|[,/]\s?(?=[a-z0-9]))"
)
"""A name beside an address: 메일은 minji@dalbit.example 이고 김민지예요."""
_BEFORE_NAME_KO = later(rf"(?:^|\s)(?P<it>[가-힣]{{0,4}}(?:{TITLE_KO}))\s$")
_GIVEN_KO = frozenset("".join(_KO.lists["given syllables"]))
_VERB_KO = later(r"(?:[세어아해네데여]요|니다|하고|해서|하는|이고|이요|[주시][면고]|[탁달신락유인고송]해|보내[주줘])$")
_FIRM_OF_KO = 3
"""Syllables from which on an unknown word before a name is a firm's."""
_NO_FIRM_END_KO = later(r"(?:[관사가수자객생인님한던는은을를이가의께서도만로에요다고씨]|(?<!병)(?<!학)(?<!의)원|[무문]과|실|팀)$")
_NO_FIRM_KO = frozenset(
    ("우리", "내", "제", "저는", "저희", "제가", "안녕하세요", "담당자", "혹시", "네", "아니", "수고하십니다", "반갑습니다")
)
_TITLED_KO = later(
    rf"(?:^|[.!?,~]\s)(?:(?:네|아"
    rf"|안녕하세요)[,.!~\s]+)?(?:저는\s)?(?!남편|아내|와이프|친구|동생|아버|어머|오빠|언니"
    rf"|누나)(?P<it>[가-힣]{{3}})(?:이?고|,)?\s(?P<title>{TITLE_KO}){COPULA_KO}"
)
_NAME_LAST_KO = later(r"(?:^|\s)이름은\s(?P<it>[가-힣]{2,4}?)(?:이요|이?에요|예요|입니다)?\s*[.!~]*$")
_FIRST_KO = later(
    rf"(?:(?:네|아|예|음|안녕하세요)[,.!~\s]+)?(?:저는\s|제 이름은\s|이름은\s)?(?P<it>(?:{_LONG_SURNAMES_KO})"
    rf"[가-힣]{{1,2}}?|[가-힣]{{3}})(?:이고요?|이요|입니다|이에요|예요"
    r"|요|고요|라고 (?:합니다|해요))[,.!~]?\s"
)
"""A name first and more behind it: 한서희요 메일은 ….."""
_BEFORE_NUMBER_KO = later(r"\s?(?P<it>[가-힣]{2,4})\s?[/|,·]\s?(?=[+\d(a-z])")
"""A name, then a number or an address: 노은채 / 010-2345-6789."""
_BARE_KO = later(
    rf"\s{{0,4}}(?:(?:네|아|예|음|그냥|안녕하세요|반갑습니다)[,.!~\s]{{1,4}}){{0,3}}(?:저는\s|제 이름은\s|이름은\s|성함은\s|담당자는?\s"
    rf"|담당은\s|(?:영문|영어|한글)(?:으로는?|은|로는?|로| 이름은)?\s|(?:{TITLE_KO})\s)?"
    rf"(?P<it>(?:{_LONG_SURNAMES_KO})\s[가-힣]{{1,2}}?|[{_KO.surnames}]\s[가-힣]{{2}}?"
    rf"|[가-힣]{{2,4}}\s[{_KO.surnames}]|[가-힣]{{2,5}}?"
    rf"|[A-Za-z][A-Za-z .'-]{{0,30}}?)\s?(?:(?P<title>{TITLE_KO})\s?)?(?:님|씨)?\s?(?:\([^()]{{1,12}}\)\s?)?(?P<cop>{COPULA_KO})?"
    r"(?:(?<=고요)\s[^.!?]{1,24}|[\s,.!~]+(?:반갑습니다|반가워요|(?:잘 )?부탁(?:드려요|드립니다|해요|합니다)|감사합니다|드림|올림"
    r"|배상))?(?:[^\w?？]|[ㅎㅋㅠㅜ]){0,12}"
)
_SURNAME_KO = re.compile(
    r"\s?(?:그냥\s|성은\s"
    r"|성만 )?(?P<it>[김박최정강조윤장임한서신권황안송류전홍유문양손배백남심곽성차우구민진엄원천방공현함변염석선설길위표명기])(?:이?요"
    r"|씨(?:예요|요)?|가예요|입니다|이에요|예요)?[\s.!~]*"
)
"""A surname and nothing else."""
_LAST_KO = later(
    r"(?:[가-힣](?:이요|[요다죠])|할 때 (?P<of>[가-힣])|(?<![가-힣])(?P<by>[가-힣])),?\s(?P<it>(?(of)(?P=of)|(?(by)(?P=by)|[가-힣]))"
    rf"[가-힣][가-힣])(?<![중원장자인])(?:{COPULA_KO})?[\s.!~ㅎㅋㅠㅜ^]*$"
)
"""A name behind another sentence, or behind how its surname is spelt: 폰은 아까 드렸어요 권오철; 오이 할 때 오, 오세린이요."""
_NOT_NAME_KO = listed("not names", "ko")
_NOT_LAST_KO = tuple(listed("ends of no name", "ko"))
_POSTS_KO = listed("occupations", "ko") | frozenset(_KO.roles)
_SHORT_NAME, _LONG_NAME, _LATIN_NAME = 2, 4, 30


def _name_ko(said: Utterance, start: int, end: int, *, strict: bool) -> Span | None:
    """A Korean name at the span: a known surname and two to four syllables, no common word."""
    run = said.folded[start:end]
    if run.endswith(("님", "씨")) and len(run) > 2:
        end, run = end - 1, run[:-1]
    if run.endswith("이에") and len(run) == _SHORT_NAME + 1 and said.folded.startswith("요", end):
        return (start, end - 2) if said.folded[:start].strip() in ("", "저는", "전", "이름은") else None  # 린이에요
    if (
        run in _NOT_NAME_KO
        or run in _POSTS_KO
        or not 2 <= len(run) <= (_LATIN_NAME if run[0] <= "z" else _LONG_NAME + (0 if strict else 1))
    ):
        return None
    if "가" <= run[0] <= "힣" and strict:
        is_long = run[:2] in _LONG_SURNAMES_KO.split("|")
        usual = (run[0] in _KO.surnames or is_long) and (len(run) == 3 or (len(run) == 4 and (is_long or _GIVEN_KO.issuperset(run[1:]))))
        if not usual or is_no_name(run):
            return None
    return start, end


def is_no_name(run: str) -> bool:
    """Tell whether a Korean word is a common one, a part or a sort of firm: 소아과, 여행사, 관리팀."""
    return run in _NOT_NAME_KO or run in _POSTS_KO or run.removesuffix("이") in _NOT_NAME_KO or run.endswith(_NOT_LAST_KO) or is_firm(run)


def is_no_company(run: str) -> bool:
    """Tell whether a Korean word before a name only greets or says whose it is."""
    return run in _NO_FIRM_KO


def _firm_ko(one: re.Match[str]) -> dict[str, Span]:
    """The firm of an introduction, unless what stands there is only a department or a greeting."""
    company = one.group("company")
    return {} if company is None or company in _NO_FIRM_KO or is_department(company) else {"company": one.span("company")}


_TYPO_KO = later(r"[\s.,;!]*오타(?:예요|에요|요|네요|입니다|났[가-힣]{0,3}|였어요)?[\s.,;!~ㅎㅋㅠㅜ]*$")
"""Behind a name that is put right: 정민제 아니 정민재요 오타;;."""


def korean(said: Utterance, asked: bool) -> dict[str, Span]:
    if asked and "오타" in said.folded and (typo := _TYPO_KO.search(said.folded)):
        said = said._replace(folded=said.folded[: typo.start()], text=said.text[: typo.start()])
    name = foreign_name(said, asked=asked)
    return {"name": name} if name and not is_declined(said) else _introduced(said, asked)


def _introduced(said: Utterance, asked: bool) -> dict[str, Span]:
    if posted := _with_post(said):
        return posted
    within = _IN_DEPT_KO.search(said.folded)
    if within and (name := _name_ko(said, *within.span("it"), strict=True)):
        return {"name": name} | _firm_ko(within)
    titled = _TITLED_KO.search(said.folded)
    if titled and _is_called_ko(titled.group("it")) and (name := _name_ko(said, *titled.span("it"), strict=True)):
        return {"name": name, "role": titled.span("title")}
    for pattern in (_SELF_KO, _CALLED_KO):
        one = pattern.search(said.folded)
        if one and (name := _name_ko(said, *one.span("it"), strict=True)):
            parts = {key: one.span(key) for key in ("company", "title") if key in one.groupdict() and one.group(key)}
            company = one.groupdict().get("company") or ""
            if is_titled(company) or is_somebody(company) or is_department(company):
                parts = {"title": parts["company"]} if is_titled(company) else {key: span for key, span in parts.items() if key == "title"}
            if "title" not in parts and (held := _BEFORE_NAME_KO.search(said.folded, max(0, name[0] - 12), name[0])):
                parts["title"] = held.span("it")
            return {
                "name": name,
                **({"company": parts["company"]} if "company" in parts else {}),
                **({"role": parts["title"]} if "title" in parts else {}),
            }
    headed = _at_head_ko(said)
    if not headed and asked and (name := _bare_ko(said)):
        return {"name": name}
    return headed or _by_mail_ko(said)


def _with_post(said: Utterance) -> dict[str, Span]:
    """Firm, name and post, in either order: 한빛정밀 박준수 과장입니다, 한빛정밀 구매과장 박준수입니다."""
    if (beside := POSTED_KO.fullmatch(said.folded)) and _name_ko(said, *beside.span("it"), strict=True):
        return {"name": beside.span("it"), "role": beside.span("title")}
    for pattern in (_FULL_KO, _TITLE_FIRST_KO):
        one = next((one for one in pattern.finditer(said.folded) if not OF_ANOTHER_KO.search(one.group("company"))), None)
        if one and (name := _name_ko(said, *one.span("it"), strict=True)) and one.group("company") not in _NO_FIRM_KO:
            return {"name": name, "role": one.span("title")} | _firm_ko(one)
    return {}


def _is_called_ko(run: str) -> bool:
    """Tell whether three syllables are a name beyond doubt: a surname and two of which names are made, and no common word."""
    return run[0] in _KO.surnames and run[1] in _GIVEN_KO and run[2] in _GIVEN_KO and run not in _NOT_NAME_KO and not _VERB_KO.search(run)


def _at_head_ko(said: Utterance) -> dict[str, Span]:
    """Name and firm with which a message begins, no title said."""
    one = _AT_HEAD_KO.search(said.folded)
    if one is None or not _is_called_ko(one.group("it")):
        return {}
    name, company = {"name": one.span("it")}, one.group("company") or ""
    greets = one.group("hello") or one.group("hello2")
    if company and is_titled(company):
        return name | {"role": one.span("company")}
    if not company or company in _NO_FIRM_KO or is_department(company) or is_somebody(company):
        return name if greets else {}
    may_be_firm = len(company) >= _FIRM_OF_KO and not _NO_FIRM_END_KO.search(company)
    if not (greets or is_firm(company) or (may_be_firm and one.group("it")[2] not in "자원장")):
        return {}
    return name | ({"company": one.span("company")} if is_firm(company) or may_be_firm else {})


def _by_mail_ko(said: Utterance) -> dict[str, Span]:
    """The name that stands beside a mail address, and nowhere says that it is somebody else's."""
    if "@" not in said.folded and "골뱅이" not in said.folded:
        return {}
    ways = (one for one in _BY_MAIL_KO.finditer(said.folded) if _is_called_ko(one.group("it")))
    return next(({"name": one.span("it")} for one in ways), {})


def _whom_ko(said: Utterance) -> Span | None:
    one = ASK_FOR_KO.fullmatch(said.folded)
    is_name = one and (one["it"] in _KO.surnames or (len(one["it"]) > 1 and _name_ko(said, *one.span("it"), strict=True)))
    return one.span("it") if one and is_name else None


def _bare_ko(said: Utterance) -> Span | None:
    """A reply that is a name with its copula: 최유나요, 정하은이에요, 구본아예요."""
    if is_declined(said):
        return None
    called = _CALL_ME_KO.fullmatch(said.folded)
    if called:
        return None if called.group("it") in _NO_CALL_KO else called.span("it")
    for way in (
        MY_NAME_KO.fullmatch(said.folded),
        _NAME_LAST_KO.search(said.folded),
        _FIRST_KO.match(said.folded),
        _BEFORE_NUMBER_KO.match(said.folded),
        _WITH_JOB_KO.fullmatch(said.folded),
    ):
        if way and (name := _name_ko(said, *way.span("it"), strict=True)):
            return name
    one = _SURNAME_KO.fullmatch(said.folded) or _BARE_KO.fullmatch(said.folded)
    if one is None:
        last = _LAST_KO.search(said.folded)
        return last.span("it") if last and _is_called_ko(last.group("it")) else _whom_ko(said)
    if one.re is _SURNAME_KO:
        return one.span("it")
    start, end = one.span("it")
    while end > start and said.folded[end - 1] == " ":
        end -= 1
    cop = one.group("cop") or ""
    if cop.startswith("지") and end - start == _SHORT_NAME and said.folded[start] in _KO.surnames:
        end += 1  # 탁혜지요
    if (
        cop
        and cop[0] == "이"
        and not cop.startswith("이라")
        and start < end
        and said.text.startswith("이", end)
        and not has_final(said.folded[end - 1])
        and "가" <= said.folded[end - 1] <= "힣"
        and len(said.folded[start:end]) == 2
    ):
        end += 1  # 유나이에요 is rare; 김나이요 keeps its last syllable
    return _name_ko(said, start, end, strict=False)
