"""Japanese answers to "what is your name" in more than one clause, or in a dialect: ワシは権藤源蔵じゃ, 東雲ですね、東の雲と書いて …"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.fields.surname_ja import is_person
from bot.fields.utterance import Utterance
from bot.lean import later

Span = tuple[int, int]
_IT = r"(?P<it>[一-鿿々ヶ]{1,6}|[一-鿿々ヶ]{1,4}\s[一-鿿々ぁ-ゖ]{1,4}|[ァ-ヺー]{2,10}|[ぁ-ゖ]{2,5})"
_IN_HAN = r"(?P<it>[一-鿿々ヶ]{2,6}|[一-鿿々ヶ]{1,4}\s[一-鿿々ぁ-ゖァ-ヺー]{1,4})"
_WITH_KANA = r"(?P<it>[一-鿿々ヶ]{1,4}\s?[ぁ-ゖァ-ヺー]{1,4}|[一-鿿々ヶ]{2,6})"
_IS = (
    r"(?:です|でございます|であります|じゃ|や(?:で|ねん|わ)?|だ|どす|ばい|たい|っす|っちゅうもん(?:です|や)|と(?:申|もう)します"
    r"|(?:と|って)(?:いい|言い)ます|ちゅうもん(?:です|や))(?:ねん|けど|んで|[わよねでのんぞ])*"
)
_STOP = r"(?=[\s.,､!…~ー笑w]|$)"
_OPENS = r"(?:^|[\s.,､!?…])"
_HEMS = r"^\s{0,4}(?:(?:あ[っー]?|はい|えー?っ?と|ええと|どうも)[,､.\s]{0,3}){0,3}"
_SURE: Sequence[re.Pattern[str]] = (
    later(rf"{_OPENS}(?:わし|ワシ|儂|俺|おれ|オレ|あたし|あたい|おいら|わて|ぼく|ボク|おら|わい|ワイ)(?:は|が|､|,)\s?{_IT}{_IS}{_STOP}"),
    later(rf"{_OPENS}{_IN_HAN}(?:が(?:正し[いく]|正解|正式|本当)|のほうです)"),
    later(rf"(?:^|[\s.,､!?…ので]){_IT}(?:さん|様|くん|君|ちゃん)?(?:と|って)(?:お?呼び|呼んで)"),
    later(rf"{_HEMS}{_IN_HAN}ですね?[,､.\s][^?]{{0,24}}と(?:書いて|書き|読み)"),
    later(
        rf"(?:で(?:も)?(?:いい|よければ|よろしければ|良ければ)(?:ん?なら|のなら|のでしたら)?|でしたら)[,､]?\s?{_IN_HAN}(?:{_IS})?[.!…~笑w\s]*$"
    ),
)
"""What only a name stands in."""
_PERSON: Sequence[re.Pattern[str]] = (
    later(rf"(?:^|[.…!,､]\s?){_IN_HAN}{_IS}[.!…~笑w\s]*$"),
    later(rf"{_HEMS}{_IN_HAN}{_IS}[.!,､\s]"),
    later(rf"(?:^|[\s.,､!?…がでど])(?:私|わたし|わたくし|僕|自分)は[､,]?\s?{_IN_HAN}{_IS}{_STOP}"),
    later(rf"{_HEMS}{_WITH_KANA}[,､]\s?(?:[一-鿿ァ-ヺー]{{2,6}}(?:担当|の者)?{_IS}|(?:で|と)(?:お願い|いい|申))"),
)
"""What other words stand in as well: only a person's name counts."""
SPELT = later(
    r"(?P<it>[一-鿿々]{1,4}(?:\s?[一-鿿々]{1,3})?)(?:と書(?:いて|き)|[,､]\s?[ぁ-ゖァ-ヺー]{2,5}(?:\s?[ぁ-ゖァ-ヺー]{1,5})?(?:と読みます"
    r"|です|と申します)[\s.!]*$)"
)
"""A name and how it is read: 田中 航、たなか わたるです."""
LAST = later(
    r"(?:が|けど|ので|は|た|ん|す|で)[,.]\s?(?:(?:私|わたし|僕)は)?(?P<it>[一-鿿々]{1,4}|[ァ-ヺー]{2,8}|[ぁ-ゖ]{2,4})(?:です|と申します"
    r"|といいます"
    r"|と言います)[\s.!]*$"
)
"""What comes last in a reply that begins with something else: 先ほど名乗りましたが、藤井です."""
FIRST = later(
    r"(?:(?:はい|ええと|えっと|あ|どうも|すみません)[,.\s]*)?(?:(?:私|わたし|僕"
    r"|名前)は,?)?(?P<it>[一-鿿々]{1,4}(?:\s[一-鿿々ぁ-ゖ]{1,3})?|[a-z][a-z'’-]+(?:\s[a-z][a-z'’-]+){1,3})"
    r"(?:です|と申します|といいます|と言います|いいます)(?:が|けど|ので|んで|よ|ね|わ)?[,.]"
)
"""What comes first in a reply that goes on with something else: 大槻っす、時間ないんで次いってください."""
_NOBODY = frozenset(
    ("自由", "適当", "本名", "匿名", "名前", "旧姓", "苗字", "名字", "下", "上", "好き", "先生", "社長", "店長", "先輩", "後輩")
)


def told(said: Utterance) -> Span | None:
    """The span of the name in an answer that has more than the name in it; None where none is sure."""
    for pattern in _SURE:
        one = pattern.search(said.folded)
        if one and one["it"] not in _NOBODY:
            return one.span("it")
    found = (one for pattern in _PERSON for one in pattern.finditer(said.folded) if is_person(one["it"]))
    return next((one.span("it") for one in found), None)


_ENDS_IN_YET = later(r"[やしくぬは]まだ(?:\s?[ぁ-ゖ]{1,4})?(?:です|と申します|といいます|と言います)?[\s.!~]*")


def ends_in_yet(said: Utterance) -> bool:
    """True for a name in kana that ends as "not yet" sounds: やまだです, しまだ けんじ."""
    return said.tongue == "ja" and _ENDS_IN_YET.fullmatch(said.folded) is not None
