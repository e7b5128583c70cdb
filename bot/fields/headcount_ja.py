"""Japanese sizes told in several numbers: 118人いたのが22人辞めて, 各店9人で7店舗, 整備士9人と受付2人、それに私です."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import pairwise, takewhile

from bot.fields.amount import Amount
from bot.fields.staff import DOES_JA, PER_PLACE_JA, STAFF_ARE_JA
from bot.fields.utterance import Utterance, sentence
from bot.language import cue
from bot.lean import later

Summed = tuple[int, int, float]  # start, end, people

_OTHER = cue("headcount.other")["ja"]
_NO_STAFF = cue("headcount.no staff")["ja"]
_PEOPLE = later(r"(?:名|人(?![気材事工間数力]))")

_OURS = later("うち|弊社|当社|当院|当店|社員|従業員|職員|スタッフ|会社")
"""Without one of these a number that nobody asked for is not told of the firm."""


def in_several(said: Utterance, made: Sequence[Amount], *, asked: bool) -> Summed | None:
    """The size where one number is to be taken from, added to or multiplied by another; unasked only of one's own people."""
    if not asked and (not _OURS.search(said.folded) or "?" in said.folded or _OTHER.search(said.folded)):
        return None
    return after_change(said, made) or per_place(said, made)


# --- so many were there, so many came or left

_WERE = later(
    r"(?:名|人)(?:ほど|くらい|ぐらい|程度)?(?:(?:(?:い|居)(?:た|まし)|おりまし|でし|だっ|在籍して)[^.!?;\d]{0,24}?|から(?:は)?[,､]?)"
    r"(?:(?:今年|昨年|去年|先月|今月|先週|この\d?[春夏秋冬]|年明け|\d{1,2}月)に?[,､]?)?"
)
"""Between the number that was and the number that came or left."""
_ONCE = later(r"(?:もともと|元々|元は|以前|前は|去年|昨年|先月まで)[はがも]?,?(?:約|だいたい)?$")
_CHANGED = later(
    r"(?:名|人)(?:ほど|くらい|ぐらい|程度)?(?![にまへとはの])[^.!?;,､\d]{0,12}?"
    r"(?:(?P<less>(?:辞め|やめ|抜け|離れ|減っ|去っ|いなくなっ|卒業し|退職(?:いた)?し|退社(?:いた)?し|離職(?:いた)?し|転籍(?:いた)?し|転職し|独立し|異動し|他界し)"
    r"|減りまし|去りまし)"
    r"|(?P<more>(?:増え|加わっ|入っ|入社(?:いた)?し|採用(?:いた)?し|雇っ|迎え)|入りまし|加わりまし|雇いまし))"
    r"(?:た|て|まし|ちゃ|おり|(?<=まし)た|(?<=まし)て|(?<=[りい]まし)|(?=た))"
)
"""Right behind the second: what they did; what they are about to do changes nothing yet."""


_BECAME = later(r"(?:名|人)(?:ほど|くらい|ぐらい|程度)?(?:に(?:まで)?|まで)(?:倍増|増員|増え|増し|減|な(?:り|っ)|縮小|拡大)(?!予定|る)")
_FROM = later(r"(?:名|人)?から")
"""Around the number that another became: 12人から20人に増えました."""


def after_change(said: Utterance, made: Sequence[Amount]) -> Summed | None:
    """As many as are left, or were joined by others: 96 of 118人いたんですが22人辞めまして; None where what they are now is told."""
    if made and made[-1].max and _BECAME.match(said.folded, made[-1].end) and _FROM.search(said.folded, made[0].start, made[-1].end):
        return made[0].start, made[-1].end, made[-1].max
    if len(made) != 2 or any(one.min is None or one.min != one.max for one in made):
        return None
    were, change = made
    if not _WERE.fullmatch(said.folded, were.end, change.start):
        once = _ONCE.search(said.folded, max(0, were.start - 12), were.start)
        if not once or not re.fullmatch(r"(?:名|人)[,､.]\s?", said.folded[were.end : change.start]):
            return None
    how = _CHANGED.match(said.folded, change.end)
    if how is None:
        return None
    people = _count(were) + (_count(change) if how["more"] else -_count(change))
    return (were.start, how.end(), people) if people > 0 else None


def _count(one: Amount) -> float:
    return one.min or 0


# --- so many in each of so many places

_PLACES = later(
    r"(?:つ|か所|ヶ所|カ所|箇所)?の?(?:店舗?|拠点|支店|営業所|院(?!長)|校(?!長)|園(?!長)|教室|チーム|施設|事業所|工場|か所|ヶ所|カ所|箇所|つ)"
)
_EACH_BEFORE = later(
    r"(?:各(?:[一-鿿]{1,3})?|それぞれ|(?:拠点|店舗?|支店|営業所|院|校|園|教室|チーム|施設|事業所|工場|か所)(?:ごと|につき|あたり|当たり|毎)|平均)"
    r"(?:に(?:は)?|で(?:は)?|が|は|,|､)?(?:平均|だいたい|大体|約|およそ|ざっと)?(?:して)?(?:約)?$"
)
_EACH_BEHIND = later(r"(?:名|人)(?:ほど|くらい|ぐらい|程度)?(?:ずつ|平均)")
_LED = later(r"(?P<it>本部|本社|本店|事務所|事務局|管理部門|倉庫|工場|セントラルキッチン)(?:が|は|に|の|で)?(?:約)?$")


def per_place(said: Utterance, made: Sequence[Amount]) -> Summed | None:
    """Places times the people of each, and those of the head office: 本部が30名、各店が平均6名で10店あります."""
    exact = [one for one in made if one.min == one.max and one.min]
    places = [one for one in exact if _PLACES.match(said.folded, one.end) and _count(one) > 1]
    people = [one for one in exact if _PEOPLE.match(said.folded, one.end) or not _NO_STAFF.match(said.folded, one.end)]
    each = [one for one in people if one not in places and _is_each(said, one)]
    rest = [one for one in people if one not in each and one not in places]
    if len(places) != 1 or len(each) != 1 or len(exact) != len(made):
        return None
    product = _count(places[0]) * _count(each[0])
    if [_count(one) for one in rest] == [product]:  # どこも10人ずつなんで30
        return min(one.start for one in made), max(one.end for one in made), product
    if not all(_LED.search(said.folded, max(0, one.start - 12), one.start) for one in rest):
        return None
    total = product + sum(map(_count, rest))
    return min(one.start for one in made), max(one.end for one in made), total


def _is_each(said: Utterance, one: Amount) -> bool:
    before = max(0, one.start - 16)
    return bool(
        _EACH_BEFORE.search(said.folded, before, one.start)
        or PER_PLACE_JA.search(said.folded, before, one.start)
        or _EACH_BEHIND.match(said.folded, one.end)
    )


# --- told unasked

_JOB = later(
    r"(?:[一-鿿]{1,4}(?<!同)(?<!力)(?<!武)士|[一-鿿]{1,3}師|獣医|[一-鿿]{1,3}(?<!会)(?<!議)(?<!組合)(?<!部)(?<!団)(?<!委)(?<!定)員"
    r"|運転手|助手|職人|大工|弟子|見習い|先生|医者|所員|助産婦|事務|受付|調理|営業|販売|配送|製造|現場|厨房|ホール|キッチン|フロア|工場|倉庫|内勤"
    r"|パート|アルバイト|バイト|派遣|契約社員|正社員|スタッフ|ドライバー|インストラクター|トレーナー|コーチ|アシスタント|スタイリスト|デザイナー"
    r"|エンジニア|プログラマー?|ディレクター|ライター|オペレーター|ヘルパー|ネイリスト|セラピスト|カウンセラー|シェフ|コック|ガイド|パティシエ)"
    r"(?:さん|の方|の子)?(?:が|は|で|の(?:パート|バイト|アルバイト)(?:さん)?)?(?:約)?$"
)
"""Right before a number: whoever works somewhere."""
_WORKS_HERE = later(
    r"(?:名|人)(?:ほど|くらい|ぐらい|程度)?(?P<me>[,､と､に]{0,2}(?:それに|それと|あと|プラス)?[,､]?(?:[一-鿿ァ-ヺー]{2,4}の)?(?:私|僕|自分|俺|わたし)(?:の\d{1,3}人)?)?"
    r"(?:です(?!か)|でして|でござい|ですが|だけ|で(?:やって|営|運営|経営|切り盛り|回して|動いて)|体制|が?(?:い|おり|在籍|勤務|所属|働)(?:ます|る|まして|ですが|し)"
    r"|の[^,.!?はがをに]{0,12}(?:店|屋|院|園|塾|室|所|社|館|宿|教室|サロン|クリニック|カフェ|工場|スタジオ|会社|ホテル|施設)(?=です|でして|でござい|なん|をや|を営|[,.]))"
)
"""Right behind the last number: that they are there, or what they are together."""
_STAY = later(rf"{_WORKS_HERE.pattern}|(?:名|人)(?:ほど|くらい|ぐらい|程度)?[,､.]")
"""Right behind a number that stands beside that of others: nothing else is told of them."""
_ELSEWHERE = later(
    r"取引先|紹介|知り合い|知人|友人|参加|出席|客|相談者|登壇|招待|募集|採用|辞め|退職|休ん|インフル|競合|他社|よそ|御社|貴社|元請|下請|仕入|隣の|近所の|もし|例えば|たとえば"
)


def staff_in_parts(said: Utterance, made: Sequence[Amount]) -> Sequence[Amount]:
    """The numbers of a sentence that tells the staff in parts, unasked: 従業員は正社員8・バイト15です; else none."""
    for at, one in enumerate(made[:-1]) if said.tongue == "ja" else ():
        left, end = sentence(said.folded, one.start)
        if STAFF_ARE_JA.search(said.folded, max(0, one.start - 16), one.start):
            own = takewhile(lambda pair: not _OTHER.search(said.folded, pair[0].end, pair[1].end + 1), pairwise(made[at:]))
            return [one, *(part for _, part in own if part.end <= end)]
        parts = list(takewhile(partial(_works, said, left), made[at:]))
        if len(parts) > 1 and _WORKS_HERE.match(said.folded, parts[-1].end) and not _ELSEWHERE.search(said.folded, left, end):
            return parts
    return ()


_AND_ME = later(
    r"(?:名|人)?(?:ほど|くらい|ぐらい)?[,､と､に]{1,2}(?:それに|それと|あと|プラス)?[,､]?(?:[一-鿿ァ-ヺー]{2,4}の)?(?:私|僕|自分|俺|わたし)(?:の\d{1,3}人)?(?=です|でやっ|で営|で回|[.!]|$)"
)


def and_me(said: Utterance, end: int) -> bool:
    """True where the writer is counted in right behind the last of several numbers: 受付2人、それに社長の私です."""
    return _AND_ME.match(said.folded, end) is not None


_AMONG = later(r"\d[^.!?]{0,12}(?:[,､(]|その)うち(?![はもでの])[^,.!?\d]{0,10}$")


def is_no_total(said: Utterance, one: Amount) -> bool:
    """True for so many in each place, and for some of those who were counted before: 社員42、うち産休中が3です."""
    before = max(0, one.start - 28)
    return bool(PER_PLACE_JA.search(said.folded, max(0, one.start - 12), one.start) or _AMONG.search(said.folded, before, one.start))


_SEPARATES = later(r"(?:名|人)(?:ほど|くらい|ぐらい)?(?:と|[,､]|に対して|で[,､])")


def own_part(said: Utterance, made: Sequence[Amount], one: Amount, left: int, right: int) -> tuple[int, int]:
    """What of the clause `left:right` is about a Japanese number, not about others who are counted in it: 園児90人に対して先生は11人."""
    if said.tongue != "ja" or len(made) < 2 or _ELSEWHERE.search(said.folded, left, right):
        return left, right
    for other in made:
        if (
            left <= other.start < one.start
            and _PEOPLE.match(said.folded, other.end)
            and _is_of_others(said, max(left, other.start - 8), other)
        ):
            left = other.end + 1
        elif one.end < other.start < right and (cut := _SEPARATES.match(said.folded, one.end)) and _is_of_others(said, cut.end(), other):
            right = min(right, cut.end())
    return left, right


def _is_of_others(said: Utterance, start: int, one: Amount) -> bool:
    return bool(_OTHER.search(said.folded, start, one.start))


def beside_others(said: Utterance, made: Sequence[Amount], one: Amount) -> bool:
    """True for those who work where other people are counted, too, unasked: 生徒が260人、講師は8人います."""
    if len(made) < 2 or not _works(said, None, one) or not _STAY.match(said.folded, one.end) or DOES_JA.match(said.folded, one.end + 1):
        return False
    others = (other for other in made if other is not one and _PEOPLE.match(said.folded, other.end))
    return any(_OTHER.search(said.folded, max(0, other.start - 10), other.start) for other in others)


def _works(said: Utterance, left: int | None, one: Amount) -> bool:
    """True for a number of people with a job, told in the sentence that begins at `left`, where one is given."""
    if left is not None and sentence(said.folded, one.start)[0] != left:
        return False
    return bool(_PEOPLE.match(said.folded, one.end) and _JOB.search(said.folded, max(0, one.start - 14), one.start))
