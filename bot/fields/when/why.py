"""Tells a time that only says why from one that says when: 来月人が増えるので買い足したい names no day on which to start."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from bot.fields.utterance import Utterance
from bot.fields.when.dates import When
from bot.lean import later

_BECAUSE_JA = later(r"[^.!?;。！？\n]{0,40}?(?:る|た|い|な|です|ます)(?:ので|ため|んで|から)[,、]?")


_CAUSE_EN = later(r"\b(?:because of|due to|owing to|given|thanks to|on account of)\s[^.,;!?]{0,48}$")


def stands_in_cause(folded: str, start: int) -> bool:
    """True for a time at `start` that tells when the reason was: "because of the price hike in May"."""
    return bool(_CAUSE_EN.search(folded, max(0, start - 64), start))


_WHICH_JA = later(
    r"[にから]{0,2}[^,.!?、。\n]{0,8}(?:する|した|予定の|始まる|始める|できる)[一-鿿ァ-ヺー]{2,14}(?:です|でござい|なん|でして|を(?:や"
    r"|運|経|営)|の者)"
)
"""6月にオープンする施設です: what they are, and no plan with us."""


_TROUBLE_JA = later(
    r"の(?!(?:導入|利用|運用|開始|稼働|公開|切り?替え|移行))[^.!?\n。！？、,まに]{1,14}[をがはで、,][^.!?\n。！？]{0,20}?"
    r"(?:減ら|なくし|無くし|ゼロ|防[いぎ]|抑え|短縮|短く|さば|捌|乗り切|大変|パンク|追いつ|追われ|回ら|足り|忙し|混み|混雑|遅れ)"
    r"|こそ|(?:から|に|で|は)?,?(?:異動|転勤|産休|育休|休職|退職|定年|出張|入院)"
)
"""月末の残業をゼロにしたい, 来月から異動しますが: a time of what is to get better or of their own days, and none at which to begin."""


def only_says_why(text: str, end: int) -> bool:
    """True where a Japanese time that ends at `end` stands in a reason, belongs to what is wrong, or says what their firm is."""
    return any(way.match(text, end) for way in (_BECAUSE_JA, _WHICH_JA, _TROUBLE_JA))


_DECIDES_JA = later(
    r"(?:の|に(?:ある|開かれる|開く)?)?[^,.!?;\d\n]{0,8}?(?:会議|役員会|理事会|総会|取締役会|定例会?|議会|入札|審査会?|決裁|面談"
    r"|打ち?合わ?せ|商談|説明会|プレゼン)"
    r"(?:(?:で|に|が|を|まで|の)[^.!?;\d\n]{0,20}?(?:決ま|決め|話し合|諮|相談|次第|判断|検討|承認|かけ|提出|資料|比較|説明|使う|結果))"
    r"|は[^,.!?;\d\n]{0,6}(?:これから|まだ|未定|何も|白紙)"
    r"|に?[^,.!?;\d\n]{1,16}(?:ので|から|んで),?(?:そこで|その(?:とき|時|際|後|あと)に?)[^.!?;\d\n]{0,6}?(?:相談|聞|確認|決め|話)"
)
"""今月末の会議で決まります: a time at which it is talked over, and none at which to begin."""


_LEAVES_JA = later(
    r"(?:は|のところは|も)?[,､]?(?:もう)?(?:ここまで|この(?:へん|辺)|これ(?:くらい|ぐらい|にて|で)|失礼|帰り|退勤|閉店|上がり)"
    r"|の?(?:午前|午後|朝|夕方)?(?:の)?\d{1,2}時"
)
"""Behind today or tomorrow: that they leave, 今日はここまでにします, or an hour, at which nobody begins to use anything."""
_NOW_JA = ("今日", "本日", "きょう", "明日", "あした")


def _is_of_the_talk(folded: str, one: When) -> bool:
    """True for the time of a meeting that decides, or of which something is asked, and for the day on which they leave the talk."""
    return bool(_DECIDES_JA.match(folded, one.end) or (folded.startswith(_NOW_JA, one.start) and _LEAVES_JA.match(folded, one.end)))


_URGENT_CALL_KO = later(
    r"(?:^|[.!?\n])\s?(?:[가-힣]{1,3}\s){0,2}급한데|급\S{1,3}\s(?:[가-힣]{1,6}\s){0,2}?(?:물어|여쭤|문의|질문|답|통화|상담|연락|전화"
    r"|연결|확인)"
)
_TO_HAVE_KO = later(
    r"도입|구축|구매|구입|설치|오픈|시작|교체|계약|필요|찾[고는아습]|구[하해]|알아[보봐봅]|[사살쓸달]려|[사쓰]고 ?싶"
    r"|붙이|바꾸|갈아|세팅|셋팅|깔아|들이"
)


def only_hurries(text: str, start: int) -> bool:
    """True where a Korean hurry at `start` calls for attention, 저기요 급한데, or nothing is named that is to be had soon."""
    if not text.startswith("급", start):
        return False
    return bool(_URGENT_CALL_KO.search(text, max(0, start - 12), start + 24)) or not _TO_HAVE_KO.search(text)


_TRAILS_JA = later(r"[^.!?;\n]{0,40}?(?:る|た|い|な|です|ます)(?:ので|ため|んで|から)[.!~…\s]*$")
_APART_JA = later(r"[,､.。、]")


_OLD_PLAN_KO = later(
    r"\s?(?:쯤|정도|경|께|까지|에|으로|로|을|를|로는)?\s?(?:[가-힣]{1,6}\s){0,2}?(?:이?었(?:는데|다가|지만|고|거든)|였(?:는데|다가|지만|고)"
    r"|(?:생각|계획|예정|목표|얘기|말씀|이야기)(?:을|했|이었|하고 있었|드렸)[가-힣]{0,4}?(?:는데|다가|지만)"
    r"|잡(?:았|혔)[가-힣]{0,2}(?:는데|다가|지만)|하려(?:다가?|고 했(?:는데|지만|다가)|했는데)|하기로 했(?:는데|다가|지만)"
    r"|이?라고 (?:했|들으셨|말했|적었|알고)[가-힣]{0,4}(?:는데|지만))"
)
"""Right behind a time, before another one: it was the plan until now, 원래 4월이었는데 예산 때문에 하반기로."""


def without_reasons(folded: str, times: Sequence[When]) -> Sequence[When]:
    """The times without those that say why: of 繁忙期に入るので今月中です the second stays, of 11月です、繁忙期に入るので the first."""
    times = [one for one in times if not _is_of_the_talk(folded, one)]
    times = [one for one, other in pairwise(times) if not _OLD_PLAN_KO.match(folded, one.end, other.start)] + times[-1:]
    kept = [one for one, other in pairwise(times) if not _BECAUSE_JA.match(folded, one.end, other.start)]
    kept += times[-1:]
    if len(kept) > 1 and _TRAILS_JA.match(folded, kept[-1].end) and _APART_JA.search(folded, kept[-2].end, kept[-1].start):
        del kept[-1]
    return kept


_UNSET: Mapping[str, re.Pattern[str]] = {
    "ko": later(
        r"(?:시기|일정|날짜|도입)(?:은|는|도|이)?\s[^.!?]{0,8}?(?:논의|결정|협의|얘기|이야기|검토|정하)[가-힣]{0,2}\s?(?:못"
        r"|안)\s?[했됐하되돼정][^.!?]{0,6}[\s.!?]*$"
        r"|(?:이건|도입은|저희는|시작은|그건|쓰는 건|이거는?)\s?(?:정확히\s)?언제\s?(?:[가-힣]{0,2}[할일될쓸갈]지)는?\s[^.!?]{0,10}?"
        r"(?:몰|모르|안 ?나[왔와]|미정|안 ?정|못 ?정|아직)[^.!?]{0,8}[\s.!?]*$"
        r"|(?:저희|우리)(?:는|은)?\s(?:아직\s)?정해진 (?:게|거|것|건|바)\s?(?:가|이|는)?\s?(?:없|하나도)[^.!?]{0,6}[\s.!?]*$"
    ),
}
"""At the end of an answer: whatever it told before, nothing has been settled of theirs."""


def is_unset(said: Utterance) -> bool:
    """Tell whether an answer says in the end that there is no date yet."""
    return said.tongue in _UNSET and _UNSET[said.tongue].search(said.folded) is not None
