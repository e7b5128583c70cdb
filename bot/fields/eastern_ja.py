"""How people introduce themselves in Japanese: firm, department, name and title, each stripped of its particle."""

from __future__ import annotations

import re

from bot.fields.bodies import FIRM_END, FIRM_MARK, is_part, is_sort
from bot.fields.firm_ja import behind_what_it_does, is_whole_name, of_nature, with_no
from bot.fields.foreign_ja import IN_PARTS_JA, greeted_from_abroad, is_thing
from bot.fields.introduced_ja import IS_PART, LEADS_TO, greeted
from bot.fields.named_ja import FIRST, LAST, SPELT, told
from bot.fields.refusal import is_declined
from bot.fields.surname_ja import behind_particle, has_no_in_it, is_person
from bot.fields.utterance import Utterance
from bot.language import lexicon, listed
from bot.lean import later

Span = tuple[int, int]
_JA = lexicon("ja")

_TITLE_JA = "|".join(sorted(_JA.titles, key=len, reverse=True))
_DEPT_JA = "|".join(sorted(_JA.departments, key=len, reverse=True))
_MARKED = later(rf"{FIRM_MARK}$")
_FIRM_ALONE = later(rf"{FIRM_END}$")
_KANA = later(r"[ぁ-ゖー]{4,}")
"""A name with の in it, such as みそのき, and nobody of a firm."""
_CONCEDES = later(r".*(?:ですが|けど|ので|って|[てで](?:い|お)(?:る|ります)|を営む)")
_TELLS_WHAT = later(r"を|[てで](?:い|お)[るり]")
"""In what stands before の and a name: what a firm does, and not what it is called."""
_CALLED_JA = re.compile(
    rf"(?:(?P<company>(?:株式会社|有限会社|合同会社|\(株\)|㈱)?[^\s,.!?の\"]{{1,20}}(?:株式会社|有限会社|合同会社|\(株\)"
    rf"|㈱)?)の)?(?:(?P<role>(?:{_DEPT_JA})(?:部"
    rf"|課|室|担当)?(?:の?(?:{_TITLE_JA}))?|{_TITLE_JA}|[^\s,.!?の]{{1,10}}(?:部|課|室|担当))の)?"
    r"(?P<it>(?:[一-鿿々]{1,4}[\s　]|(?:[ァ-ヺー]{1,12}[・=]){1,4})?[一-鿿々ァ-ヺーぁ-ゖa-z]{1,18}?)"
    r"(?:と(?:申|もう)し|(?:っ?て|と)(?:言い|いい)ます(?!と))"
)
_FULL_JA = re.compile(
    rf"(?P<company>(?:株式会社|有限会社|合同会社|医療法人|学校法人|\(株\)|㈱)[^\s,.!?の\"]{{1,20}}"
    rf"|[^\s,.!?の\"]{{1,20}}(?:株式会社|有限会社|\(株\)|㈱|{FIRM_MARK}))の"
    rf"(?:(?P<role>(?:{_DEPT_JA})(?:部|課|室|担当)?(?:の?(?:{_TITLE_JA}))?|{_TITLE_JA}|[^\s,.!?の]{{1,10}}(?:部|課|室"
    rf"|担当))の)?(?P<it>[一-鿿々]{{1,4}}(?:[\s　]?[一-鿿々ぁ-ゖ]{{1,3}})?|[ァ-ヺー]{{2,8}})(?:と申|ともう|です|でございます|といい|と言い)"
)
_DESK_OF_JA = later(
    rf"(?:^|[.,!?\s\"])(?P<company>[^\s,.!?の\"]{{2,20}})[\s　](?P<role>(?:{_DEPT_JA})(?:部|課|室|係|担当)"
    rf"|[^\s,.!?の]{{1,8}}(?:部|課|室|係)|[^\s,.!?の]{{0,8}}(?:{_TITLE_JA}))の"
    r"(?P<it>[一-鿿々]{1,4}(?:[\s　]?[一-鿿々ぁ-ゖ]{1,3})?|[ァ-ヺー]{2,8})(?:と申|ともう|です|でございます|といい|と言い)"
)
_BARE_JA = later(
    r"\s{0,9}(?:(?:はい(?!から|ばら|だ|じま)|ええ(?=[,､.\s一-鿿])|ええと|えーと|えっと|あの|あ[あっ]?(?=[,､.\s])|どうも|すみません"
    r"|失礼しました|申し遅れました)(?:ですね)?[,､.\s]{0,9}){0,3}(?:(?:私は|私、|名前は|苗字は|名字は|姓は"
    r"|氏名は|名は|(?:カタカナ|ひらがな|平仮名|漢字|ローマ字|英語|アルファベット|表記)(?:で|は|だと)"
    rf"|わたしは),?\s?)?(?P<it>{IN_PARTS_JA}|"
    r"[一-鿿々ァ-ヺーぁ-ゖ]{1,12}?(?:[\s　・](?!で[すご]|[とっ]て?\s?(?:申|い|言)|や[\s.!]*$)[一-鿿々ァ-ヺーぁ-ゖ]{1,8}?)?"
    r"|[a-z][a-z .'-]{0,30}?)\s?(?:\([ぁ-ゖァ-ヺー\s　]{1,12}\))?(?P<hon>様|さん|氏)?"
    r"(?:と\s?(?:申|もう)します|と言います|といいます|と申す者です|でございます|ですわ|ですねん|です[よね]|です|っす|だよ|(?:と"
    r"|って)?\s?(?:いい|言い|ゆい)ます(?:ねん|わ)?|っちゅうもん(?:です|や)|やけど|やで|やわ|(?<=[一-鿿々])や(?=[\s.!]*$)"
    r"|(?<![ぁ-ん])だ)?(?:で(?:お願い.{0,8}|(?:大丈夫|結構|よろしい|宜しい"
    r"|いい|良い|よい|ええ|ok)(?:です)?[よわねで]?"
    r")|(?:と|って)呼んで.{0,6})?(?:\([^()?]{1,16}\))?(?:[,.\s]*(?:どうぞ)?(?:よろし[くゅ]|宜しく).*)?(?:[^\w?？]|ー|笑|w){0,12}"
)
_DOING_JA = later(
    r"(?:^|[.,;!?\s])(?P<company>[^\s,.;!?のはをがで]{2,20})で[^\s,.;!?は]{1,16}(?:を(?:して|担当して|務めて|やって)(?:い|お)?(?:る"
    r"|ます|ります)?|(?:担当|勤務)の)"
    r"(?P<it>[一-鿿々]{1,4}(?:\s?[一-鿿々ぁ-ゖ]{1,3})?|[ァ-ヺー]{2,8})(?:と申|ともう|です|でございます|といい|と言い)"
)
"""Who does what where: 紙凧デザインで顧客窓口をしている民谷です."""
_HEADED_JA = later(
    rf"(?:^|[.,;!?\s])(?P<company>[^\s,.;!?のはをがで\"]{{3,20}}(?:{FIRM_MARK}))(?P<role>代表取締役|代表|院長|園長|社長|理事長|所長"
    rf"|館長|会長)の"
    r"(?P<it>[一-鿿々]{1,4}(?:\s?[一-鿿々ぁ-ゖ]{1,3})?|[ァ-ヺー]{2,8})(?:と申|ともう|です|でございます|といい|と言い)"
)
"""A firm whose head writes: あおば歯科院長の須賀です."""
_NOT_NAME_JA = listed("not names", "ja")
_I_AM_JA = later(
    r"(?:(?:私|わたし|わたくし|あたし|僕|俺|おれ|オレ|わし|ワシ|名前|氏名|苗字|名字|姓)(?:は|が|､|,)|わたくし|私(?=[一-鿿]{2}))\s?(?=.)"
)
_DUTY_JA = later(rf".*(?:担当|担当者|責任者|係)|(?:{_DEPT_JA})(?:部|課|室|係|担当)?|(?:{_TITLE_JA})")
_NO_FIRM_JA = later(rf"(?:{_DEPT_JA})(?:部|課|室|係|担当)?|私|わたし|僕|弊社|当社|担当|うち|自社|会社")
"""What stands before a name and is no firm of its own: 総務の鈴木と申します."""
_BODY_JA = later(
    r"(?:支部|支社|支店|本部|本社"
    r"|.(?:財団|法人|会社|団体|協会|組合|委員会|学校|病院|商店|商会|事務所|事業所?|営業所|工場|倉庫|店舗|センター|チーム|グループ"
    r"|.[課局係]))$"
)
"""A body of people, not one of them."""
_COMMON_JA = listed("common words", "ja")
_SOMEBODY_IS_JA = later(r"[一-鿿々]は[一-鿿]")
"""配島は課長: what somebody is, and no name."""
_IS_BUSY_JA = later(r"[一-鿿]しい|(?:はず|けど|ところ|(?<!^[やしくぬは])まだ)(?:です)?$")
"""忙しい: how somebody is, and no name."""


def _name_ja(said: Utterance, span: Span) -> Span | None:
    start, end = span
    run = said.folded[start:end].strip()
    lead = _I_AM_JA.match(run)
    if lead:
        start += said.folded[start:end].index(run) + lead.end()
        run = said.folded[start:end].strip()
    if "を" in run and (clause := LEADS_TO.match(said.folded, start, end)):  # 経理をしております山県
        start = clause.end()
        run = said.folded[start:end].strip()
    if behind := behind_particle(run):  # 総務の如月: what stands before is where they work
        start += said.folded[start:end].index(run) + behind
        run = said.folded[start:end].strip()
    for honorific in _JA.honorifics:
        if run.endswith(honorific) and len(run) > len(honorific) and honorific not in ("君", "氏"):
            end -= len(honorific)
            run = said.folded[start:end].strip()
            break
    if (
        not run
        or run.startswith(("うちは", "うちの"))
        or run in "っんーぁぃぅぇぉゃゅょ"
        or _SOMEBODY_IS_JA.search(run)
        or _IS_BUSY_JA.search(run)
        or run.rstrip("でには") in _NOT_NAME_JA
        or run in _COMMON_JA
        or is_thing(run)
        or _DUTY_JA.fullmatch(run)
        or _BODY_JA.search(run)
        or (len(run) > 2 and run[-1] in "室部課係局" and not is_person(run))
        or any(mark in run for mark in ("です", "ます", "会社", "ません", "くだ", "ので", "から", "たい"))
    ):
        return None
    return start, end


_DESK_JA = frozenset(("受付", "事務", "窓口", "事務局", "スタッフ", "フロント", "担当", "営業所", "工場", "本社", "支店", "倉庫"))
_FORM_FIRST = ("株式会社", "有限会社", "合同会社", "(株)", "㈱")


def _is_firm_alone(said: Utterance, one: re.Match[str]) -> bool:
    """True for a firm such as （株）湯けむりの里, whose last word could pass for a person."""
    company = one.group("company") or ""
    if not company.startswith(_FORM_FIRST) or _MARKED.search(company) or one.group("role"):
        return False
    if one.re is _CALLED_JA and _FIRM_ALONE.search(said.folded, *one.span("it")) and not is_person(one.group("it")):
        return True
    start = next(len(form) for form in _FORM_FIRST if company.startswith(form))
    return is_whole_name(company[start:].strip(), one.group("it"), is_called=one.re is _CALLED_JA)


_DUTY_END_JA = later(rf"[^\s]{{0,12}}(?:リード|リーダー|担当|マネージャー|ディレクター|{_TITLE_JA}|[部課室係])$")
_FIRM_BEFORE_JA = later(
    r"(?P<it>(?:株式会社|有限会社|合同会社)[^\s,.;、]{1,20}|[^\s,.;、の]{1,20}(?:株式会社|有限会社"
    r"|合同会社))[,､、\s]\s?$"
)


def _duty_for_firm(said: Utterance, span: Span) -> dict[str, Span]:
    """The role that stands where a firm would, and the firm before it: セロンペイ株式会社、CSリードの早見."""
    if not _DUTY_END_JA.fullmatch(said.folded, *span):
        return {}
    firm = _FIRM_BEFORE_JA.search(said.folded, 0, span[0])
    return {"role": span} | ({"company": firm.span("it")} if firm else {})


def japanese(said: Utterance, asked: bool) -> dict[str, Span]:
    """The spans of name, company and role in an introduction; `asked`: a bare name is one, too."""
    made = _introduced(said, asked)
    if firm := of_nature(said):
        made = {key: span for key, span in made.items() if key != "company" and not firm[0] <= span[0] < firm[1]} | {"company": firm}
    return made


def _introduced(said: Utterance, asked: bool) -> dict[str, Span]:
    firm = behind_what_it_does(said)
    if firm:  # what comes before it is what they do; only what follows names a person
        said = said._replace(folded=" " * firm[1] + said.folded[firm[1] :])
    made = _by_form(said) or _by_duty(said) or greeted(said) or greeted_from_abroad(said)
    if made or firm:
        return {key: span for key, span in made.items() if not _is_none(said, key, span)} | ({"company": firm} if firm else {})
    return _bare_ja(said) if asked and not is_declined(said) else {}


_NO_ROLES = later(r"(?:.{0,6}の?担当者?|スタッフ|社員|従業員)$")


def _is_none(said: Utterance, key: str, span: Span) -> bool:
    """True for what stands where a firm or a role would and is none: 法律事務所の事務局です, 担当の新妻です."""
    run = said.folded[slice(*span)]
    return (key == "company" and (is_sort(run) or bool(_TELLS_WHAT.search(run) or IS_PART.fullmatch(run)))) or (
        key == "role" and bool(_NO_ROLES.match(run) or (is_part(run) and not run.endswith("担当")))
    )


def _by_form(said: Utterance) -> dict[str, Span]:
    """Who introduces themselves by a form of firm, a department, or と申します."""
    for pattern in (_DESK_OF_JA, _FULL_JA, _CALLED_JA):
        one = pattern.search(said.folded)
        if one is None or (one.group("it") in (one.group("company") or "") and len(one.group("it")) == 1):
            continue  # 精密の精に工業の工です: how a name is written
        if has_no_in_it(said.folded[one.start() : one.end("it")]):
            return {"name": (one.start(), one.end("it"))}
        if at_work := _at_work(said, one):
            return at_work
        if company := _firm_alone(said, one):
            return {"company": company}
        if one.group("company") in ("御社", "貴社", "そちら", "他社"):
            continue
        if name := _name_ja(said, one.span("it")):
            return {"name": name} | _where(said, one, name[0])
    return {}


_WORKS = later(r".{0,24}?(?:に(?:勤務?|所属|在籍|従事)|で(?:働|勤務))[^\s,.!?]{0,6}?(?:[てで](?:い|お)?(?:る|ります|ます)|する|の)")
"""Where somebody is employed: a person, and no firm, says so."""


def _at_work(said: Utterance, one: re.Match[str]) -> dict[str, Span]:
    """Who works where, which is mostly but a sort of firm: 私立大学の事務局に勤務しております瀬川と申します."""
    clause = _WORKS.match(said.folded, *one.span("it"))
    name = _name_ja(said, (clause.end(), one.end("it"))) if clause and clause.end() < one.end("it") else None
    if name is None:
        return {}
    named = one.group("company") and _FIRM_ALONE.search(one.group("company")) and not is_sort(one.group("company"))
    return {"name": name} | ({"company": one.span("company")} if named else {})


def _firm_alone(said: Utterance, one: re.Match[str]) -> Span | None:
    """The firm where no person is named: みどり商事の窓口です, ミナトワークスと申します."""
    if _is_firm_alone(said, one):
        return one.start("company"), one.end("it")
    is_kana = one.re is _CALLED_JA and _KANA.fullmatch(said.folded, one.start(), one.end("it")) and "の" in one.group()
    if is_kana and not has_no_in_it(said.folded[one.start() : one.end("it")]):
        return one.start(), one.end("it")
    company = one.group("company") or ""
    if company in _FORM_FIRST:  # 株式会社のトキワです
        return one.span("it")
    told = _TELLS_WHAT.search(company) or is_sort(company or one.group("role") or "")
    if told and one.re is _CALLED_JA and not is_person(one.group("it")):
        return _behind_what_it_does(said, one)
    if one.re is _CALLED_JA and (not company or "を" in one.group("it")) and _FIRM_ALONE.search(said.folded, *one.span("it")):
        lead = _CONCEDES.search(said.folded, *one.span("it"))
        return lead.end() if lead else one.start("it"), one.end("it")
    return one.span("company") if one.re is _FULL_JA and one.group("it") in _DESK_JA else None


def _behind_what_it_does(said: Utterance, one: re.Match[str]) -> Span:
    """The firm's name behind what it does: 虹の丘メモリア of 霊園を営んでおります虹の丘メモリア."""
    clause = LEADS_TO.match(said.folded, *one.span("company")) if one.group("company") else None
    if clause and clause.end() < one.end("company") and not is_sort(said.folded[clause.end() : one.end("company")]):
        return clause.end(), one.end("it")
    lead = _CONCEDES.search(said.folded, *one.span("it"))
    return lead.end() if lead else one.start("it"), one.end("it")


def _where(said: Utterance, one: re.Match[str], name: int) -> dict[str, Span]:
    """Firm and role beside a name, which begins at `name`."""
    made = {key: one.span(key) for key in ("company", "role") if one.group(key)}
    if "company" in made and made["company"][1] < one.start("it") < name and (one.group("company") or "").startswith(_FORM_FIRST):
        end = with_no(said.folded[: name - 1], *made["company"])  # 株式会社はなのき園芸の須藤と申します
        made["company"] = made["company"][0], end
    if "company" in made and (clause := LEADS_TO.match(said.folded, *made["company"])):
        made["company"] = (clause.end(), made["company"][1])
    if "company" in made and (duty := _duty_for_firm(said, made["company"])):
        del made["company"]
        made |= duty
    if "company" in made and _NO_FIRM_JA.fullmatch(said.folded, *made["company"]):
        del made["company"]
    return made


def _by_duty(said: Utterance) -> dict[str, Span]:
    for pattern in (_HEADED_JA, _DOING_JA):
        one = pattern.search(said.folded)
        if one and (name := _name_ja(said, one.span("it"))):
            return {"name": name} | {key: one.span(key) for key in ("company", "role") if key in pattern.groupindex}
    return {}


_OF_A_PART = later(
    r"[^\s,.!?をがは]{1,16}(?:部|課|室|係|班|科|局|担当|チーム|グループ|センター|窓口|方)の(?P<it>[一-鿿々ヶ]{1,4}"
    r"|[ァ-ヺー]{2,6})(?:です|でございます|と申します|といいます)[.!\s]*"
)
"""Who is of a part of a firm, whatever they are called: 学校ict係の穂積です."""


def _bare_ja(said: Utterance) -> dict[str, Span]:
    """A reply that is a name, or spells or ends with one."""
    if (span := told(said)) and (name := _name_ja(said, span)):
        return {"name": name}
    bare = _OF_A_PART.fullmatch(said.folded) or SPELT.match(said.folded) or _BARE_JA.fullmatch(said.folded) or LAST.search(said.folded)
    if bare and (name := _name_ja(said, bare.span("it"))):
        return {"name": name}
    first = FIRST.match(said.folded)
    return {"name": first.span("it")} if first and (first.group("it").isascii() or is_person(first.group("it"))) else {}
