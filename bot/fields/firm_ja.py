"""Japanese firms named behind what they do, which are no persons: 和菓子を商っております、菓匠たちばなと申します, NPO、北の灯です."""

from __future__ import annotations

import re

from bot.fields.bodies import A_SORT_JA, FIRM_END, FIRM_MARK, is_post, is_sort
from bot.fields.surname_ja import is_person, is_surname
from bot.fields.utterance import Utterance
from bot.language import lexicon, listed
from bot.lean import later

_JA = lexicon("ja")
_NAMED = later(
    r"[,､](?P<it>[^\s,.､;!?はがを]{2,16}?)(?P<called>(?:と|って)(?:申し(?:ます|て)|申す|(?:いい|言い)ます|い[うっ]|言[うっ])"
    r"|でございます(?!が)|です(?!が|けど|ので|か))"
)
_DOES = later(r"[をで][^,.､;!?]{0,14}(?:[てでし](?:い|お)?(?:る|ります|ます)|営む|営みます|作る|売る|する)$")
"""The end of what a firm does: 花屋を4店舗やってる."""
_SORT = later(
    r"(?:npo|ngo|団体|法人|(?<![式限同])会社|企業|メーカー|専門店|(?<![一-鿿])店|[一-鿿]屋|院|園|塾|館|宿|工房|ステーション|クラブ"
    r"|サロン|スタジオ|ホテル|カフェ|教室"
    r"|ショップ|協会|料亭|農家|ブランド|サークル|施設|スクール|チェーン|(?:事務|作業|製作|研究)所|工場|酒蔵|道場|劇団|食堂|ラボ"
    r"|ペンション|民宿)$"
)
"""The end of what sort of firm it is."""
_FIRMS = later(rf"(?:{FIRM_END}|{FIRM_MARK})$")
_MIXED = later(r"(?P<han>[一-鿿々]{2,4})[ぁ-ゖー]{3,8}|(?P<kana>[ァ-ヺー]{3,9})[一-鿿々ぁ-ゖ]{2,6}")
_OF = later(r"[一-鿿々ぁ-ゖァ-ヺー]{1,8}の(?:(?P<han>[一-鿿々]{1,5})|(?P<kana>[一-鿿々ぁ-ゖァ-ヺー]{1,5}))")
POETIC = frozenset("里森家湯杜館郷宿蔵丘園台国街庭木風音色詩花空海山川星月虹灯")
"""What a name with の in it ends on: 萩の家, 北の灯."""
_NOBODY = later(
    rf"(?:[ぁ-ん]{{1,3}}な|小さい|ちっちゃい|古い|普通の|ただの)?{A_SORT_JA}$"
    rf"|.{{0,16}}(?:{'|'.join(sorted((*_JA.titles, *_JA.honorifics), key=len, reverse=True))}"
    r"|担当者?|者|もの|こと|ところ|ため|よう|状態|状況|感じ|[ァ-ヺー]+(?:さん|ちゃん))$"
)
_COMMON = listed("common words", "ja") | listed("duties", "ja") | listed("not names", "ja")
_BACK = 40


def behind_what_it_does(said: Utterance) -> tuple[int, int] | None:
    """The span of a firm's name behind a comma and the words for what it does; None for a person, or where nobody is named."""
    for one in _NAMED.finditer(said.folded):
        before = max(0, one.start() - _BACK), one.start()
        sort = _SORT.search(said.folded, *before)
        if (sort or _DOES.search(said.folded, *before)) and _is_firm(
            one.group("it"), is_called="です" not in one.group("called"), sort=bool(sort)
        ):
            return one.span("it")
    return None


def _is_firm(run: str, *, is_called: bool, sort: bool) -> bool:
    """True for a name that no person has; behind a sort of firm for any that is not a person's."""
    if is_person(run) or run in _COMMON or _NOBODY.match(run):
        return False
    if (of := _OF.fullmatch(run)) is not None:
        return is_called if of.group("kana") else bool(run[-1] in POETIC or _FIRMS.search(run)) and not is_person(of.group("han"))
    mixed = _MIXED.fullmatch(run)
    if _FIRMS.search(run) or (mixed and not is_surname(mixed.group("han") or "")):
        return True
    return sort and is_called and not re.fullmatch(r"[一-鿿々]{1,5}", run)


LEAD_JA = later(
    r"(?:(?:(?:まあ|まぁ|いや|うーん)(?=[,､\s])|正式(?:名称|には|な社名)?は?(?:に)?は?|(?:カタカナ|漢字|ひらがな|平仮名|片仮名|英語"
    r"|ローマ字|アルファベット|表記|登記"
    r"|小さな会社)(?:ですが|で(?!す)|は)|一応|え[えー]?っ?と|社名|会社名?|屋号"
    r"|店名|お店の名前|店の名前|名前|勤務先|所属|法人名|園名|院名|団体名)(?:は|:)?[,､\s…]*)+"
)
"""What stands before a firm's name in a reply that gives it."""
CLAUSE_JA = later(
    r"(?:^|[,.､\s…]|(?:です|ます)が|けど)(?P<own>(?:うち|弊社|当社|いま|今|現在|会社|社名|会社名|屋号|店名"
    r"|名前)(?:の名前)?は,?)?(?P<it>(?!(?:屋号|社名|会社名?|店名|名前)(?:です|と|って)"
    r"|[^\s,.､]{1,4}の.[にと])[^\s,.､!?…はをがで]{2,20}?)(?:\s?(?:って|という|っていう)[一-鿿ァ-ヺー]{1,8})?(?:です(?!が|けど)"
    r"|でございます|(?P<called>といいます|と言います|と(?:申|もう)します|(?:と|って)(?:いう|言う|ゆう)))"
)
"""A clause that gives a name; `own`: they say that it is theirs."""
_BEHIND_SORT = later(
    r"\s{0,4}(?:[^\s,.､!?]{1,10}の)?(?:下請け?|協力会社|代理店|子会社|グループ会社"
    r"|関連会社)の(?P<of>[^\s,.､!?はがをで]{2,20}?)(?:です|でございます|と(?:申|いい|言い)ます)?[\s.!]*$"
    r"|\s{0,4}(?P<sort>[^\s,.､!?]{1,8}?)(?:です|をやって(?:い?て|ます)|やって(?:て|ます)|なんです(?:けど|が)|ですが"
    r"|で)[,､]\s?(?:(?:店|屋号|会社|学校|園)?の?(?:名前|名)は|屋号は)?"
    r"(?P<it>[^\s,.､!?はがをで]{2,20}?)(?:です|でございます|と(?:申|いい|言い)ます|って(?:いい|言い)ます)?[\s.!]*$"
)
"""A name behind whose it is, or behind what sort it is of: 学校です、みどり小学校; パン屋で、名前はこむぎ堂."""


_DOES_THERE = later(r"(?:やって|して|めて|いて|って)|ます$")


def behind_sort(said: Utterance) -> tuple[int, int] | None:
    """The span of a name told behind the sort of firm, or behind the firm that it works for."""
    one = _BEHIND_SORT.match(said.folded)
    if one is None:
        return None
    if one["of"]:
        return one.span("of")
    return (
        one.span("it") if is_sort(one["sort"]) and not (is_sort(one["it"]) or is_post(one["it"]) or _DOES_THERE.search(one["it"])) else None
    )


_PART = later(
    rf"(?P<firm>.{{1,30}}(?:{FIRM_END}|{FIRM_MARK}|株式会社|有限会社|合同会社|\(株\)|㈱))の[^の]{{1,8}}(?:部|課|室|係|チーム|本部"
    rf"|センター|担当|支店|支社|営業所|工場)$"
)


def without_part(said: Utterance, start: int, end: int) -> tuple[int, int]:
    """The span of a firm without the part of it behind: of カネヨシ水産（株）の流通部 the firm; みんなの相談室 is all of a name."""
    one = _PART.match(said.folded, start, end)
    return one.span("firm") if one else (start, end)


_WORD = r"(?:[a-z0-9][a-z0-9&'’.+-]*|[ァ-ヺー]{2,12})"
_BEFORE = later(rf"(?:(?<![a-z0-9&'’.+ァ-ヺー-]))(?P<it>{_WORD})[ 　]$")
_BEHIND = later(rf"[ 　]{_WORD}(?=[ 　]?(?:[,.､!?]|です|でござ|と申|とい|と言|って|の者|$))")
_MOST_WORDS = 4
_NO_PART = frozenset(("line", "hp", "url", "web", "mail", "ok", "hi", "hello", "no", "sns"))
FORM_JA = ("株式会社", "有限会社", "合同会社", "(株)", "㈱")


def all_words(folded: str, start: int, end: int) -> tuple[int, int]:
    """The span of a name with the words before the one at `start:end`: of SUNNY SIDEです both."""
    for _ in range(_MOST_WORDS if re.match(_WORD, folded[start:end]) else 0):
        one = _BEFORE.search(folded, max(0, start - 24), start)
        if one is None or one.group("it") in _NO_PART:
            break
        start = one.start("it")
    return start, end


def words_behind(folded: str, end: int) -> int:
    """Where a firm's name ends with the words behind `end`: of 株式会社ノース ウインドです behind ウインド."""
    for _ in range(_MOST_WORDS):
        one = _BEHIND.match(folded, end)
        if one is None:
            break
        end = one.end()
    return end


_SHOP = r"(?:工房|診療所|薬房|食堂|酒場|道場|工舎|窯|湯|荘|寮|庵|亭|楼|軒|[一-鿿]店|相談所|教室|スクール)"
_OF_NATURE = later(
    r"(?:^|(?<=[\s,.､!?:\"]))(?P<it>(?:[月花星山海丘竹風雪森空川谷里虹光緑峰夢杜泉鳥松梅桜萩藤桃杉楓鶴亀波浜島朝春夏秋冬雲雨水音糸木石土陽日天笹菊蓮]|ひかり|みどり|さくら|そら|にじ)の"
    rf"(?P<firm>(?:(?!とい|と言|って)[^\s,.､!?のはがをで]){{1,10}}?(?:{FIRM_END}|{FIRM_MARK}|{_SHOP})))(?=の|と申|とい|と言|です"
    rf"|でござい|でして|って|[\s,.!]|$)"
)


def of_nature(said: Utterance) -> tuple[int, int] | None:
    """The span of a firm's name that begins with one word and の: 月の輪塗工房, 花の木保育園."""
    one = _OF_NATURE.search(said.folded) if "の" in said.folded else None
    return one.span("it") if one and not (is_person(one.group("firm")) or is_sort(one.group("firm"))) else None


_HEAD_WORD = later(r"[一-鿿]|(?:ひかり|みどり|さくら|そら|にじ|たび|もり|うみ|やま|はな|ほし|つき|かぜ|まち|さと)")
_TAIL_WORDS = POETIC | frozenset("窓鐘幸実鍵箱扉絆翼雫丸舞鈴鏡匠葉")
_CREATURE = later(r"[ぁ-ゖァ-ヺー]{2,6}(?:さん|ちゃん|くん)")


def is_whole_name(head: str, run: str, *, is_called: bool = True) -> bool:
    """True for a firm's name of two words with の between them and nobody of a firm: 旅の窓, 日の丸, 森のくまさん; not 光の田中."""
    if not head or is_person(run) or run in _COMMON or is_post(run):
        return False
    if run in _TAIL_WORDS or (is_called and _CREATURE.fullmatch(run)):
        return not is_surname(run)
    if not _HEAD_WORD.fullmatch(head) or _NO_NAME.search(run):
        return False
    return bool(re.fullmatch(r"[一-鿿]", run)) or bool(_FIRMS.search(run))


_REST = later(
    r"の(?P<it>[は]?[^\s,.､!?はをがで\"]{1,16}?)"
    r"(?=です|でござい|でして|と(?:申|言|い[いう])|って(?:い|言)|で(?:[,､]|$|代表|働|勤|[一-鿿]{2}を)|に(?:て|勤|所属|移|いま|おり)"
    r"|[\s,.､!?]|$)"
)
_NO_NAME = later(
    r"(?:部|課|室|係|局|チーム|グループ|本部|センター|担当者?|支店|支社|営業所|事業所|工場|本社|店舗|者|社員|職員|スタッフ|関係者"
    r"|人間|代表|窓口|受付|事務)$"
)


def with_no(folded: str, start: int, end: int) -> int:
    """Where a firm's name that has a の in it ends: of 株式会社たびのわトラベル behind トラベル, of 株式会社アクアの山田 behind アクア."""
    rest = _REST.match(folded, end)
    if rest is None:
        return end
    run = rest.group("it")
    if is_person(run) or run in _COMMON or _NO_NAME.search(run) or _NOBODY.match(run) or is_post(run):
        return end
    is_firms = bool(_FIRMS.search(folded[start : rest.end()])) or is_whole_name(folded[start:end], run)
    in_kana = "ぁ" <= folded[end - 1] <= "ゖ" and not re.fullmatch(r"[ァ-ヺー]+|[一-鿿々]{3,5}", run)
    return rest.end() if is_firms or in_kana else end
