"""The firm that a prospect works for, without its legal form: "I work for Brightloaf Inc.", ㈜모락로스터스, （株）湯けむりの里."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.fields.bodies import A_SORT_JA, BODY_EN, FIRM_END, SOMEBODY_EN, is_post, is_sort
from bot.fields.card import card
from bot.fields.eastern import introduced
from bot.fields.firm_en import HERE_EN, TAIL_EN, behind_lead, is_told, names_firm
from bot.fields.firm_ja import CLAUSE_JA, FORM_JA, LEAD_JA, all_words, behind_sort, with_no, without_part, words_behind
from bot.fields.firm_ko import LEAD_KO, called_first, ends_in_go, found_us, is_firm, is_no_firm, stated_firm, tells_otherwise
from bot.fields.kind import Found, Hearing
from bot.fields.name import may_write
from bot.fields.others_en import names_their_firm, studies_there
from bot.fields.plain import PlainText, found, trimmed
from bot.fields.put_off_en import written_as_firm
from bot.fields.refusal import has_no_firm, is_declined
from bot.fields.solution import names_product
from bot.fields.surname_ja import is_person
from bot.fields.text import bare
from bot.fields.utterance import Utterance, utterance
from bot.fields.whose import corrects
from bot.language import lexicon, listed
from bot.language.chatty_ko import keeps_i
from bot.lean import later

_EN, _KO, _JA = lexicon("en"), lexicon("ko"), lexicon("ja")
_ONE = r"[A-ZÀ-ÖØ-Þ0-9](?:[\w&'’+-]|\.(?=\w))*"
_FIRM = rf"{_ONE}(?:\s+(?:(?:and|of|the|for|&|de|la)\s+)*(?!I\b){_ONE}){{0,6}}"  # "Oakley Prints and I want" is one firm and its writer
_STATED = re.compile(
    rf"(?:\b(?i:i work (?:for|at)|(?:i |(?<=, ))(?:look after|handle|run|manage|lead|do|head up|head|oversee)"
    rf" (?:[a-z'’-]+ ){{1,4}}(?:at|for)|i'm with|i am with|we at|of us(?: here)? at|i write (?:to you )?(?:from|for)"
    rf"|(?:we're|we are|there are)(?: about| around)? [\w-]+(?: (?:of us|people|staff|employees))?(?: here)? at"
    rf"(?=(?-i:\s(?!Head|Main)[A-Z]\S*\s(?:(?:&|and|of)\s)?[A-Z]))|we're|we are|i'm from|i am from|we're from"
    rf"|calling from|writing from|here at|over at|on behalf of|(?:our|my|the) company,|(?:our|my"
    rf"|the) company(?:'s name)? is(?: called)?|(?:our"
    rf"|my) firm is(?: called)?|(?<![A-Za-z] )company is(?: called)?"
    rf"|company name(?: is|:)|company:|i own|i run|i founded|i represent|employed (?:at|by))\s+(?-i:the\s+(?!\w+\s(?:team"
    rf"|office|department|dept|branch|side|desk|people|guys|area|region)\b))?"
    rf"|\b(?:startup|start-up|company|firm|business|agency|shop|studio|charity|practice|clinic|school|brand|bakery|restaurant"
    rf"|hotel) (?:called|named) (?:the )?"
    rf"|\b[A-Z][\w'-]*(?:\s[A-Z][\w'-]*)?(?: here,?| over)? (?:from|at|with) )(?P<it>{_FIRM})"
)
_QUOTED = later(
    r"\b(?:company|firm|business|shop|startup)(?:'s name)? is(?: called| named)? [\"“'](?P<it>[^\"”'\n]{2,80})[\"”']", re.IGNORECASE
)
_ROLE_AT = later(
    rf"\b(?i:{'|'.join(sorted(_EN.roles, key=len, reverse=True))})(?:\s+(?i:of|for)\s+[\w&]+){{0,3}}\s+(?i:at|with|for)\s+(?P<it>{_FIRM})"
)
_STATED_KO = later(
    r"(?:(?P<weak>(?<![가-힣])회사는)|회사(?:명은|명:| 이름은)|상호는|소속은)\s?['\"‘“「『]?"
    r"(?P<it>[^\s,.!?'\"’”」』]{2,20}(?:\s[^\s,.!?'\"’”」』]{1,15})?)['\"’”」』]?(?:입니다|이에요|예요|이고|고요|라고)|(?P<form>(?<![가-힣a-z])(?:주식회사\s?|유한(?:책임)?회사\s?|㈜\s?"
    r"|\(주\)\s?)(?!예요|이에요|입니다|이요|인데|이고|라고)[가-힣A-Za-z0-9]{2,20}?)(?=입니다|이에요|예요|이요|요|에서|의|인데"
    r"|이고|이?라고|[\s,.!?]|$)"
)
_STATED_JA = later(
    r"(?:(?P<weak>(?<![式限同人])会社[はが])|会社名は|(?<!旧)(?<!前の)(?<!元の)社名は|勤務先は|屋号は"
    r"|店名は),?\s?(?P<it>[^\s,.!?]{2,30}?)(?:です|\s?と\s?(?:申|いい|言い)|でございま|(?=[,､]|で[,､]))"
    r"|(?P<form>(?:株式会社|有限会社|合同会社|\(株\)"
    r"|㈱)(?!じゃ|だ[けがし]|で(?:は|な|す)|と)は?[^\s,.!?のはをがにで\"]{1,20}?)(?=です|でございます|の|と(?:申|言|い[いう])|では|で|に(?=て|勤|所|在|移|いま|おり|転)|って|[\s,.!?]|$)"
)
_SUFFIX_EN = re.compile(
    rf"(?<![&+])[\s,]{{1,4}}(?:{'|'.join(re.escape(one) for one in sorted(_EN.suffixes, key=len, reverse=True))})\.?$", re.IGNORECASE
)
_FORM_THEN_PLACE = later(
    rf"[\s,]{{1,9}}(?:{'|'.join(re.escape(one) for one in sorted(_EN.suffixes, key=len, reverse=True))})\.?,\s.*$"
    r"|[\s　](?:代表(?:取締役)?|取締役|社長|店長|院長|園長|所長|部長|課長|担当)(?:[\s　].*)?$"
    r"|(?:株式会社|有限会社|合同会社|\(株\)|㈱)?\s?[^\s]{1,8}(?:支店|支社|営業所|事業所)$|\s[^\s]{0,8}(?:지점|지사|본사|영업소)$"
    r"|(?<=[가-힣a-z㈜)]{2})\s(?:[가-힣a-z]{1,8}(?:팀|과|부서|파트)|[가-힣]{2,4}(?:처|국|실)|(?:고객|영업|총무|구매|관리|운영|인사|기획|전산"
    r"|상담|경영|마케팅|개발|생산)[가-힣]{0,4}(?:부|실|본부|센터))$"
)
_FORMS = "|".join(re.escape(one.lower()).replace(r"\)", r"\)?") for one in sorted((*_KO.suffixes, *_JA.suffixes), key=len, reverse=True))
_FORM = later(rf"^(?:{_FORMS}|\(?[株有同医学福社財宗資名]\))\s?|\s?(?:{_FORMS})$")
_TAIL_EASTERN = later(
    r"(?:\s맞(?:아|습|음)|이?라고\s(?=[가-힣])|이?라는 (?:[가-힣]{1,7})|(?:이요|이에요|예요|입니다|요)?\s?[(（]|に勤|で働|の者"
    r"|(?<=[가-힣])(?:이?요|이?에요|예요|입니다|이?고요?)(?:[,.]\s|\s(?=영문|영어|한글|정식|법인|사업자|본사|띄어|붙여|줄여|약칭|브랜드|[가-힣]{1,4}[은는]\s))"
    r"|에서 (?:일|근무|문의|연락)|에? (?:다니|다녀|다녔|다닙|근무|재직|일해)|\s?[ㅋㅎㅠㅜ]{2,}[~!^]*$"
    r"|(?:と(?:いう|言う)|って(?:いう|ゆう)?)(?:[一-鿿ァ-ヺー]{1,8}|とこ|もん|ん)|(?<=[一-鿿ァ-ヺー])いう(?:とこ|もん|会社|店)"
    r"|って(?:いい|言い|ゆい)ます|(?<=[一-鿿ァ-ヺー])(?:いい|ゆい)ます|(?<=[一-鿿ァ-ヺー])と書(?:いて|き)).*$|(?:ですが|ですけど)?[,.、。].*$"
    r"|(?<=[가-힣]{2})(?:이에요|예요|입니다|이요)\s[가-힣]{2,6}(?<![세해줘어아요다네])(?:이에요|예요|입니다|이요)?$"
    r"|(?<=[가-힣]{4})(?<![우두분석정자])이?유$|(?<=[가-힣]{3})(?<![미전사이식])용[!~ㅎㅋㅠ\s]*$",
    re.DOTALL,
)
_CLAUSE_KO = later(
    r"(?:^|(?<=[,.!~])\s?|(?<=[요다고]\s))(?P<own>(?:저희|우리)(?: ?(?:는|회사는|쪽은|가게는|매장은|이름은|상호는))?|상호는"
    r"|회사(?:명|이름)?은|이름은)?\s?"
    r"(?P<it>(?![은는이가을를에])[^\s,.!?]{2,20}?)(?:이고요?|고요|이며|인데요?|입니다만?|이에요|예요|이예요|이라고 (?:합니다"
    r"|해요)|라고 (?:합니다|해요)|이요)(?=[\s,.!?~]|$)"
)
_PLACE = later(r"(?:곳|데|회사|업체|가게|매장|쪽|거|것|중|편|분|명|개|군데|者|会社|屋|ところ|店|とこ|方)$")
_PREDICATE = later(
    r"(?:있어요?|있습니다|있음|잖아요?|했는데요?|말했어요?|아시|보시면|보면|적혀|나와|떠|뜹니다|적었어|썼어|몰라요?|해요|합니다"
    r"|돼요|됩니다|그래요?|같아요?|네요)$|고민 ?중|(?:안|못) (?:냈|정했|지었|만들었)|(?<!^)대로(?:요|예요|이에요|입니다)?(?=[\s.,!]"
    r"|$)|아까|ご存じ"
    r"|(?:ます|ません|ました|ご存じ|存じ|そう|通り|とおり|ない|たい|いる|(?:まし|でし)たが|(?<=[一-鿿ァ-ヺー])です|ている|ので|ですから|けど)$|(?<![代進])ゼミ$"
    r"|^(?:御社|貴社|そちら)|(?<=[一-鿿ァ-ヺー])系列$|る個人$|(?<=[一-鿿ァ-ヺー])で$|(?:れ|け|め|え|せ)ば$|(?:그거|그것|이거|거기|それ|あれ|後ろ|うしろ)$"
)
"""How a Korean or Japanese sentence ends that is no name, or points somewhere else: 이메일 뒤에 있는 그거."""
_FIRM_END_JA = later(rf"{FIRM_END}$|(?<=.)[ァ-ヺー]{{3,}}$")
_COMMON_JA = listed("common words", "ja")
_COUNTED = later(r"(?:약|約)?\d+\s?(?:명|인|개|년|名|人|社|年|店)")
_THIRD = later(
    r"\s(?:on (?:this|that)|called|told|said|wrote|mailed|recommended|sent|asked|mentioned|referred|suggested|was|has|will|wants"
    r"|merchants?|users?|customers?|resellers?|subscribers?)\b"
)
"""Behind a firm or a name: somebody else's, or no firm at all."""
_NO_FIRM_EN = later(
    r"(?:you|it's|its|it is|in my|in the|on my|still|not|same|as|already|see|check|that|this|there|ask|look|just|none|one of|something"
    r"|(?:we|i)(?:'re not|'ve not| (?:haven't|have not|don't|do not|aren't|are not|am not|never)))\b"
)
_NOT_FIRMS, _PLACES = listed("not firms", "en"), listed("places", "en")
_A_SORT = later(
    r"(?:[Jj]ust )?[Aa]n? (?:[a-z'-]+ ){0,3}[a-z'-]+|(?:(?:we're |we are )?an? )?(?:(?i:smes?|smbs?|msmes?)|B2B|SaaS)(?: (?:in|for"
    r"|from) [\w ]+)?|(?:小さな|小さい|ちっちゃい|普通の|ただの)?(?:パン屋|カフェ|飲食店|居酒屋|病院"
    rf"|クリニック|歯科|学習塾|塾|美容院|工務店|ネットショップ|会社|中小企業|ベンチャー|個人事業)|{A_SORT_JA}"
)
"""What sort of firm it is, and no name: "a bakery", パン屋."""
_LONGEST, _MOST_WORDS = 60, 7


class CompanyKind(PlainText):
    """A firm's name as its people write it, without Inc., ㈜ or 株式会社."""

    name = "company"

    def read(self, text: str, hearing: Hearing) -> Sequence[Found]:
        """The firm that the prospect names as theirs; asked, also a bare name."""
        said = utterance(text, hearing.language)
        quotes = _IN_QUOTES_KO if said.tongue == "ko" else _IN_QUOTES
        quoted = quotes.search(said.text) if hearing.asked and not said.text.rstrip().endswith(("?", "？")) else None
        if hearing.asked and not quoted and (has_no_firm(said) or (said.tongue == "ko" and found_us(said.folded))):
            return []
        span = quoted.span("it") if quoted else (called_first(said) if hearing.asked else None) or _stated(said, hearing.asked)
        may_be_bare = hearing.asked and not said.text.rstrip().endswith(("?", "？"))
        if span is None and may_be_bare and (written_as_firm(said) or not is_declined(said)):
            span = _bare(said)
            span = span if span and not _A_SORT.fullmatch(said.text, *span) else None
        if span is None:
            return []
        start, end = _without_form(said, *(_whole_ja(said, *span) if said.tongue == "ja" else span))
        is_theirs = start < end and said.folded[start:end] not in hearing.names and not is_no_firm(said.folded[start:end])
        return [found(said, said.text[start:end], start, end, replaces=corrects(said))] if is_theirs else []


def _whole_ja(said: Utterance, start: int, end: int) -> tuple[int, int]:
    """All words of a Japanese firm's name, and no part of the firm."""
    start, end = all_words(said.folded, *without_part(said, start, end))
    return start, words_behind(said.folded, end) if said.folded.startswith(FORM_JA, start) else end


_IN_QUOTES = later(r"[「『](?P<it>[^」』\n]{2,24})[」』]")
_IN_QUOTES_KO = later(r"(?<![a-zA-Z])['\"‘“「『](?P<it>[^'\"’”」』\n]{2,24})['\"’”」』]")
_GATE = listed("firm cues", "en")


def _stated(said: Utterance, asked: bool) -> tuple[int, int] | None:
    """The firm of a statement, whether it was asked for or not."""
    if on_card := card(said).get("company"):
        return on_card
    if said.tongue == "en":
        return None if _GATE.isdisjoint(said.words) else _stated_english(said)
    told = introduced(said, asked=False).get("company") or _stated_eastern(said, asked)
    return told or (stated_firm(said) if said.tongue == "ko" else None)


def _stated_eastern(said: Utterance, asked: bool) -> tuple[int, int] | None:
    pattern, marks = (
        (_STATED_KO, ("회사", "㈜", "(주)", "상호", "소속"))
        if said.tongue == "ko"
        else (_STATED_JA, ("会社", "社名", "㈱", "(株)", "勤務先", "屋号", "店名"))
    )
    if not any(mark in said.folded for mark in marks):
        return None
    one = pattern.search(said.folded)
    if one is None:
        return None
    name = one.group("it") or one.group("form")
    is_firms = is_firm(name) if said.tongue == "ko" else _sounds_like_firm(name)
    if one.group("weak") and not asked and not is_firms:
        return None
    if _PREDICATE.search(name) or _COUNTED.match(name) or name.endswith(("さん", "様", "さま", "님")):
        return None
    span = one.span("it" if one.group("it") else "form")
    if said.tongue != "ja":
        return span
    return trimmed(said.text, span[0], with_no(said.folded, *span) if one.group("form") else span[1])


def _sounds_like_firm(name: str) -> bool:
    """True for what is said of 会社は unasked and names it: ひなたソーラー, no 順調 and no ベンチャー."""
    return bool(_FIRM_END_JA.search(name)) and not is_sort(name) and name not in _COMMON_JA


def _stated_english(said: Utterance) -> tuple[int, int] | None:
    for pattern in (_QUOTED, _STATED, _ROLE_AT, BODY_EN, HERE_EN):
        for one in pattern.finditer(said.text):
            if pattern is HERE_EN and not names_firm(one["it"]):
                continue
            start, end = trimmed(said.text, *one.span("it"))
            words = said.folded[start:end].split()
            if _THIRD.match(said.folded, end) or _is_anothers(said, one, start, end) or studies_there(said, start, end):
                continue
            if words and words[0] not in _NOT_FIRMS and not words[0][0].isdigit() and " ".join(words) not in _PLACES:
                return start, end
    return None


_OWN_EN = frozenset(
    {"i", "i'm", "we", "we're", "our", "my", "the", "here", "over", "on", "calling", "writing", "company", "company:", "employed"}
)


def _is_anothers(said: Utterance, one: re.Match[str], start: int, end: int) -> bool:
    """True for "Tickets from Zendesk": what stands before the firm is nobody who writes, or the firm is a tool."""
    if SOMEBODY_EN.search(said.folded, 0, one.start()):
        return True
    before = said.folded[one.start() : start].split()
    if one.re is not _STATED or len(before) < 2 or before[0] in _OWN_EN:
        return False
    return not may_write(before[:-1]) or names_product(said, start, end)


def _bare(said: Utterance) -> tuple[int, int] | None:
    """A reply that is a firm's name and nothing else."""
    start, end = behind_lead(said) if said.tongue == "en" else _behind_lead(said)
    named = ((said.tongue == "ja" and behind_sort(said)) or _named(said)) if said.tongue != "en" else None
    if named:
        return named
    tail = (TAIL_EN if said.tongue == "en" else _TAIL_EASTERN).search(said.text, start, end)
    if tail and tail.start() > start:
        end = tail.start()
    start, end = trimmed(said.text, start, end)
    run = said.folded[start:end]
    if _tells_otherwise(said, start, end) or not run.split() or len(run) > _LONGEST or "@" in run:
        return None
    return (start, end) if len(run.split()) <= _MOST_WORDS else None


def _behind_lead(said: Utterance) -> tuple[int, int]:
    """The span of a Korean or Japanese reply behind what only leads to a name."""
    start, end = bare(said)
    lead = (LEAD_JA if said.tongue == "ja" else LEAD_KO).match(said.folded, start, end)
    return (lead.end() if lead and lead.end() < end else start), end


_FIRST_OF_SENTENCES = frozenset(["i", "i'm", "i'd", "you", "why", "just", "can", "we", "the", "no"])


def _tells_otherwise(said: Utterance, start: int, end: int) -> bool:
    """True for a reply that is no name: a post, "myself", what they do, a sentence."""
    run, words = said.folded[start:end], said.folded[start:end].split()
    is_said = len(words) > 4 and words[0] in _FIRST_OF_SENTENCES
    if is_said or run in ("me", "myself") or (len(words) > 1 and said.text[start + 1 : end].islower() and _NO_FIRM_EN.match(run)):
        return True
    if said.tongue == "en":
        return names_their_firm(run) or is_told(said.text[start:end])
    return bool(_PREDICATE.search(run)) or is_post(run) or (said.tongue == "ko" and tells_otherwise(run))


def _named(said: Utterance) -> tuple[int, int] | None:
    """The clause of a longer reply that gives a name: their own before others, and no clause that says what they do or where."""
    named = introduced(said, asked=False).get("name", (0, 0)) if said.tongue == "ja" else (0, 0)
    named = named if is_person(said.folded[slice(*named)]) else (0, 0)  # 沼田です。東西倉庫です: the first is who writes
    found = [
        one
        for one in (_CLAUSE_KO if said.tongue == "ko" else CLAUSE_JA).finditer(said.folded)
        if not (
            one.end("it") == named[1] or _PREDICATE.search(one.group("it")) or _COUNTED.match(one.group("it")) or is_post(one.group("it"))
        )
        and "@" not in one.group("it")
        and (one.group("own") or not (_PLACE.search(one.group("it")) or is_sort(one.group("it"))))
    ]
    called = (one for one in found if one.group("own") or one.groupdict().get("called"))
    own = next(called, None) or (found[0] if len(found) == 1 else None)
    if own is None or own.group("it").isdigit():
        return None
    start, end = own.span("it")
    return start, end + (said.tongue == "ko" and (keeps_i(said.folded, end) or ends_in_go(said.folded, start, end)))


def _without_form(said: Utterance, start: int, end: int) -> tuple[int, int]:
    """The span without Inc., GmbH, 주식회사, （株）."""
    behind = _FORM_THEN_PLACE.search(said.folded, start, end)
    if behind and behind.start() > start:
        end = behind.start()
    for _ in range(2):
        one = _SUFFIX_EN.search(said.folded, start, end) or _FORM.search(said.folded[start:end])
        if one is None:
            break
        if one.re is _SUFFIX_EN:
            end = one.start()
        elif one.start() == 0:
            start += one.end()
        else:
            end = start + one.start()
        if start < end and said.text[start] in " 　":
            start += 1
    return start, end
