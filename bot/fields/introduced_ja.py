"""Japanese introductions that name no form of firm: 水鳥リネンの菱田です, 総務を担当しています村瀬です, お世話になります。菱田です。"""

from __future__ import annotations

from bot.fields.bodies import FIRM_END, FIRM_MARK
from bot.fields.surname_ja import is_person, is_surname
from bot.fields.utterance import Utterance
from bot.language import lexicon, listed
from bot.lean import later

Span = tuple[int, int]
_JA = lexicon("ja")
_PLACES = listed("places", "ja")

_TITLE = "|".join(sorted(_JA.titles, key=len, reverse=True))
_DEPT = "|".join(sorted((one.lower() for one in _JA.departments), key=len, reverse=True))
_DUTY = (
    rf"(?:(?:{_DEPT})(?:部|課|室|係|担当|チーム)?(?:の?(?:{_TITLE}))?|[^\s,.!?のを]{{1,8}}(?:部|課|(?<!教)室|係|担当)(?:の?(?:{_TITLE}))?"
    rf"|[^\s,.!?のを]{{1,8}}(?:部|課|室|係|局|センター|支店|営業所|工場|支社|事業所)長(?:代理|補佐|心得)?|{_TITLE})"
)
_PERSON = r"(?P<it>[一-鿿々ヶ]{1,5}(?:\s[一-鿿々ぁ-ゖァ-ヺー]{1,4})?)"
_IS = r"(?:です|でございます|と(?:申|もう)します|と申す|といいます|と言います|っす)(?=[.,､;!\s\"(]|$|が|けど)"
_GREETS = (
    r"(?:(?:いつも)?(?:大変)?お世話に(?:なって(?:い|お)?(?:り)?ます|なります)|は[じシ]めまして|初めまして|こんにちは|こんばんは"
    r"|おはようございます"
    r"|どうも|失礼(?:いた)?します|突然(?:の.{1,8})?(?:失礼(?:いた)?します|すみません|申し訳(?:あり|ござい)ません)|お疲れ様です"
    r"|申し遅れました|すみません|あの|はい|ええと|えっと)"
)
_OF = later(rf"の{_PERSON}{_IS}")
_DOING = later(
    r"(?:(?P<role>[^\s,.!?はがで]{2,10})を)?(?:担当|勤務|所属|在籍|して|やって|[勤務]めて|働いて|拝命して|お電話|連絡|メール|問い合わせ|紹介|相談)"
    rf"(?:して)?(?:い|お)?(?:ます|ります|る|した|いただいた|頂いた|させていただいた)[,、]?{_PERSON}{_IS}"
)
_ALONE = later(
    rf"(?:^\s{{0,4}}|[.!\n]\s{{0,4}})(?:{_GREETS}[.,!\s]{{0,4}}){{0,3}}"
    rf"(?:(?:私|わたし|わたくし|僕)(?:は|､|,)?\s?)?{_PERSON}{_IS}"
)
_BEFORE = later(r"[^.,､;!?\s\"]{2,28}$")
_LEADS = later(rf"{_GREETS}|(?:私|わたし|わたくし|僕)(?:は|､|,)?|(?:株式会社|有限会社|合同会社|\(株\)|㈱)$")
_OF_OTHERS = later(
    r"を|(?:担当者?|窓口|責任者|上司|決裁者?|部下|社長|部長|課長|店長|代表|連絡先|宛先?|相手|本人|先方|前任|後任|営業|名前|苗字|名字"
    r"|友人|知人|同僚|先輩|後輩)(?:は|が|も)"
    r"|先日|先ほど|先程|さっき|以前|前回|昨日|今回|同じ|友人|知人|同僚|部下|先輩|後輩|取引先|紹介|競合|隣"
)
LEADS_TO = later(
    r".*(?:[てで](?:い|お)(?:る|ります)|を営む|する|伺った|お会いした|会った|いただいた|頂いた|もらった|問い合わせした|メールした|電話した|連絡した|交換した|拝見した|参加した|申し込んだ)"
)
"""What a firm does, or how they came to know us: 先日お話を伺った日邦電設の大迫です."""
_SPLIT = later(rf"(?P<company>[^の]{{2,24}}?)の?(?P<role>{_DUTY})")
_FIRM_THEN_DUTY = later(
    rf"(?P<company>[^の]{{2,14}}?(?:{FIRM_END}|株式会社|有限会社|合同会社|(?<=..)[市県村]|役所|役場|大学|組合|協会|金庫|銀行|委員会))の?(?P<role>{_DUTY})"
)
_IS_DUTY = later(_DUTY)
_IN_DEPT = later(_DEPT)
_HAS_TITLE = later(rf"(?:{_TITLE})$")
_NOBODY = (
    listed("duties", "ja")
    | listed("common words", "ja")
    | frozenset(("うち", "弊社", "当社", "こちら", "そちら", "御社", "貴社", "当店", "当院", "本人", "自分", "上記", "下記"))
)
_WITH_NO = later(rf"[^の]{{2,10}}の(?:[^の]{{1,8}}{FIRM_MARK}|[里森家湯杜館郷宿蔵丘園台国街庭木風音色詩花空海山川星月虹灯杜])$")


def greeted(said: Utterance) -> dict[str, Span]:
    """The spans of an introduction that is marked by nothing but a surname and where it stands; {} where there is none."""
    if named := beside_address(said):
        return named
    if "です" not in said.folded and "申" not in said.folded and "ます" not in said.folded:
        return asked_for(said)
    return _of_a_firm(said) or _doing(said) or _alone(said) or asked_for(said)


_BESIDE_ADDRESS = later(
    r"@[a-z0-9.-]{3,60}(?:です|でございます)?[\s,.､;(]{1,3}(?P<it>[一-鿿々]{1,5}\s?[ぁ-ゖ]{0,5}?|[一-鿿々]{1,3}\s[一-鿿々ぁ-ゖァ-ヺー]{1,4})"
    r"(?:です|でございます|と申します|といいます)?[\s.!)]{0,3}$"
)
"""What stands behind an address and nothing else: aoi@hana.example 田中葵です."""


def beside_address(said: Utterance) -> dict[str, Span]:
    """The name behind an address at the end of a message; {} where there is none."""
    one = _BESIDE_ADDRESS.search(said.folded) if "@" in said.folded else None
    if one is None:
        return {}
    run = one.group("it")
    whole = is_person(run) or any(is_surname(run[:cut]) and _KANA_GIVEN.fullmatch(run, cut) for cut in (1, 2, 3))
    return {"name": one.span("it")} if whole and run not in _NOBODY and run not in _PLACES else {}


_KANA_GIVEN = later(r"[ぁ-ゖ]{2,5}")
_ASKED_FOR = later(
    r"(?:^|[\s,.､の])(?P<it>[一-鿿々ヶ]{1,4})(?:宛て?|あて)?(?:まで|宛て?に)[,､]?\s?(?:直接)?"
    r"(?:折り?返し|お?電話|ご?連絡|お?返[事信]|ご?一報|メール|ご?回答)[^.!?\n]{0,16}(?:ください|下さい|お願い|頂|いただ|ほし|欲し|もら|まで|[.!]|$)"
)
"""Who is to be called: 03-6868-2417の磯村まで折り返しお電話ください."""


_OF_ANOTHER = later(r"(?:上司|部下|同僚|御社|貴社|そちら|本社|経理|請求)の|私は|わたしは|担当は|(?:まし[たて]|のです|でした)")
"""Somebody else is to be called, or was: 詳しくは上司の田中まで, 御社の佐藤宛に電話しましたが."""


def asked_for(said: Utterance) -> dict[str, Span]:
    """The name of whom they would have us call or write to; {} where there is none."""
    one = _ASKED_FOR.search(said.folded) if "まで" in said.folded or "宛" in said.folded else None
    if (
        one is None
        or _OF_ANOTHER.search(said.folded)
        or not is_person(one.group("it"))
        or one.group("it") in _NOBODY
        or one.group("it") in _PLACES
    ):
        return {}
    return {"name": one.span("it")}


def _of_a_firm(said: Utterance) -> dict[str, Span]:
    for one in _OF.finditer(said.folded):
        before = _BEFORE.search(said.folded, max(0, one.start() - 28), one.start())
        if before is None or not is_person(one.group("it")):
            continue
        start = met.end() if (met := LEADS_TO.match(before.group())) else 0
        if not _OF_OTHERS.search(before.group(), start):
            return {"name": one.span("it")} | _where(said, before.start() + start, one.start())
    return {}


def _where(said: Utterance, start: int, end: int) -> dict[str, Span]:
    """Firm and duty in what stands before の and a name: of ミナトワークス総務 the one and the other."""
    while (lead := _LEADS.match(said.folded, start, end)) and lead.end() > start:
        start = lead.end()
    run = said.folded[start:end]
    parts = _FIRM_THEN_DUTY.fullmatch(said.folded, start, end)
    if _IS_DUTY.fullmatch(run) and (not parts or _IN_DEPT.match(run)):
        return _held(said, (start, end))
    parts = parts or _SPLIT.fullmatch(said.folded, start, end)
    if (parts and _is_one_word(said.folded, parts.end("company"))) or (not parts and IS_PART.fullmatch(run)):
        return _held(said, (start, end))
    made = _held(said, parts.span("role")) if parts else {}
    company = parts.span("company") if parts else (start, end)
    name = said.folded[slice(*company)]
    if parts and name in _NOBODY:  # 受付主任: the duty is all of it
        return _held(said, (start, end))
    if len(name) < 2 or name in _PLACES or name in _NOBODY or ("の" in name and not _WITH_NO.fullmatch(name)):
        return made
    return made | {"company": company}


IS_PART = later(
    rf"(?:{_DEPT}|品質|施設|設備|保守|技術|研究|製品|商品|サービス|お?客様|顧客|コール|相談|支援|情報|窓口)[^\s]{{0,8}}(?:グループ|センター|チーム|ユニット|セクション)|[^\s]{{1,14}}班"
)
"""A part of a firm by its own words: 品質保証グループ, 施設管理班."""
_IN_KANA = later(r"(?<=[ぁ-ゖ])[ぁ-ゖ]|(?<=[ァ-ヺー])[ァ-ヺー]")


def _is_one_word(folded: str, at: int) -> bool:
    """True where a firm and a part of it would be cut within a word: 子ど, も家庭支援課."""
    return _IN_KANA.match(folded, at) is not None


def _held(said: Utterance, span: Span) -> dict[str, Span]:
    """The role, where it is one: 営業部の佐藤 tells a department, and who asks for the role is told more."""
    return {"role": span} if _HAS_TITLE.search(said.folded, *span) else {}


def _doing(said: Utterance) -> dict[str, Span]:
    one = _DOING.search(said.folded)
    if one is None or not is_person(one.group("it")):
        return {}
    return {"name": one.span("it")} | ({"role": one.span("role")} if one.group("role") and "担当" in one.group() else {})


def _alone(said: Utterance) -> dict[str, Span]:
    one = _ALONE.search(said.folded)
    return {"name": one.span("it")} if one and is_person(one.group("it")) and one.group("it") not in _PLACES else {}
