"""What Japanese prospects are at work, where they say more than that: 一応、事務長ということになっています, 夫が代表で、私は経理です."""

from __future__ import annotations

import re

from bot.fields.surname_ja import is_person
from bot.fields.text import without_copula
from bot.fields.utterance import Utterance
from bot.language import lexicon
from bot.lean import later

_TITLES = "|".join(sorted(lexicon("ja").titles, key=len, reverse=True))
_LEAD = later(
    r"(?:[^\s,.､]{1,10}を?任されている|ただの|単なる|しがない|(?:(?:私|わたし|僕|自分|俺)が(?=[^,､.をにで]{2,8}$)|まあ|まぁ|一応"
    r"|いちおう|実は|実質(?:的に)?は|実際は|本職は|(?:先月|今月|先週|今年度?|去年|昨年|春|この[春夏秋冬]"
    r"|\d{1,2}月)(?:付け?)?(?:から|より)は?|え[ーえっ]*と?(?=[,､\s])|えー?っ?と|現在は?|今は|いまは|正式(?:には?|な(?:役職"
    r"|肩書き?)は)|(?:社内|会社|お?店|現場|形式上|名刺)(?:で|に|上)?は|(?:役職|職位|肩書き?|立場)(?:名|上)?(?:は|では|としては"
    r"|というか|というより|っていうか))"
    r"[,､\s]*)+"
)
"""What stands before a role and is none of it."""
_TAIL = later(
    r"(?:(?:みたい|よう)な(?:もの|感じ|立場|役)|のような(?:もの|感じ)|(?:という|っていう|っちゅう)(?:やつ|もの|もん|こと|立場|肩書"
    r"|扱い|形)|ってこと|でして|(?:と|って)(?:書いて|呼ばれて|なって|名乗って|言われて)"
    r"|(?<=[一-鿿ァ-ヺーa-z])(?:を担当|として|を務|を拝命|を?(?:(?:やら|さ)[せし]て|やって|やっと[りる]|しと[りる]|してま|しており"
    r"|している|をして|任され(?!ている[一-鿿])))|(?<=[一-鿿ァ-ヺーa-z])を?して(?=い?ます|い?る)"
    r"|[,､.]).*$",
    re.DOTALL,
)
"""What stands behind it: that it is called so, that they do it (店主やらせてもろてます), and what follows a stop."""
_REASON = later(
    r"[^,､.]{2,40}?(?:ので|んで|ですが|ですけど|けど|から|(?<!でし)て|が)(?:[,､]\s?|(?=名刺|正式|肩書|役職|立場))(?=[^,､.]{2,20}$)"
    r"|[^,､.]{2,20}[,.]\s?(?=(?:一応|いちおう|正式には|肩書き?は|名刺では)[^,､.]{2,24}$)"
)
"""What comes first and tells why, what they are not, or what they call themselves: 人手がないので、何でも屋です; 雑用です笑 一応専務."""
_FIRST = later(
    rf"(?:一応|いちおう|まあ|まぁ|肩書き?は|役職は)?[,､]?(?P<it>[^\s,.､はがをも]{{0,8}}(?:{_TITLES}))(?:なん)?(?:です"
    rf"|ではあります)(?:が|けど|けれど)[,､]"
)
_PUT_RIGHT = later(
    r"[^,､.…]{1,20}[,､.…]{1,2}\s?(?:あ|いや|えっと|ごめんなさい|すみません)?[,､]?\s?(?:正確には|正しくは|もとい|訂正で)[,､]?\s?"
)
"""A post that is put right at once: 経理です。あ、正確には経理課長です."""
_FORMALLY = later("正式|肩書|役職|職位|名刺|本当|実際|実質|むしろ|というか|(?:私|僕|自分)[はが]")
"""A title that is told first, and no truer one behind it: 一応代表ですが、ほぼ現場です."""
_AND_NAME = later(rf"(?P<it>[^\s,.､]{{0,8}}(?:{_TITLES}))\s(?P<who>[一-鿿々]{{1,4}}(?:\s?[一-鿿々ぁ-ゖ]{{1,4}})?)")
"""A title and who holds it: 代表取締役 丸山."""
_OWN = later(
    r"(?:[,､.]|(?<=で)|(?<=が)|(?<=けど))\s?(?:(?:私|僕|俺|自分|わたし|わし|当方)[はが]|(?:今|現時点|現在|いま)(?:の(?:ところ"
    r"|時点))?で?は),?(?P<it>[^\s,.､!?はがをにで]{1,12}?)(?:です|でござい|をし|をやっ|を務め|を担当|$)"
)
"""Who they are behind who others are."""
_SOMEBODY_IS = later(rf"[^\s,.がは]{{1,8}}[がは][^\s,.がは]{{0,6}}(?:{_TITLES})")
_TITLED = later(
    rf"(?:役職|職位|肩書き?|立場|正式に)(?:名|上|として)?は,?(?P<it>[^\s,.､!?はがを]{{0,10}}(?:{_TITLES}))(?=です|でござい|になり"
    rf"|でして|[,.]|$)"
)
_HELD = later(rf"(?:い|お)?(?:る|り?ます)(?P<it>[一-鿿]{{0,4}}(?:{_TITLES}))(?=です|でござい|でして)")


_AFTERTHOUGHT = later(
    r"(?:(?:です|でございます)[,､.\s]{0,2}(?:(?:まあ|まぁ|一応|いちおう|とりあえず|名ばかり|形だけ)(?:です(?:が|けど|ね)?|だけど|ね"
    r"|の)?)?[,､.\s]?"
    r"(?:\([^()]{0,16}\)?|[笑汗泣w~ー!]){0,4}|\([^()]{1,12}から[^()]{1,8}\)|\((?:笑|汗|泣|爆|照|苦笑|仮)\)?[w~!.]{0,4})$"
)
"""What is added with a smile: 院長です、いちおう（笑）."""


def own_role(said: Utterance) -> tuple[int, int] | None:
    """Their role behind what somebody else is; None where nobody else is named."""
    own = _OWN.search(said.folded)
    return own.span("it") if own else None


def within(said: Utterance, start: int, end: int) -> tuple[int, int]:
    """The words of a bare reply at `start:end` that are the role; nothing (an empty span) where they say who somebody else is."""
    if (added := _AFTERTHOUGHT.search(said.folded, start, end)) and added.start() > start and added.group():
        end = added.start()
    if (right := _PUT_RIGHT.match(said.folded, start, end)) and right.end() < end:
        start = right.end()
    if (named := _AND_NAME.fullmatch(said.folded, start, end)) and is_person(named["who"]):
        return named.span("it")
    if (first := _FIRST.match(said.folded, start, end)) and not _FORMALLY.search(said.folded, first.end(), end):
        return first.span("it")
    if (why := _REASON.match(said.folded, start, end)) and why.end() < end:
        start = why.end()
    if (lead := _LEAD.match(said.folded, start, end)) and lead.end() < end:
        start = lead.end()
    if (tail := _TAIL.search(said.folded, start, end)) and tail.start() > start:
        end = without_copula(said.folded, start, tail.start())
    return (end, end) if _SOMEBODY_IS.fullmatch(said.folded, start, end) else (start, end)


def held_by_who_does(said: Utterance, end: int) -> tuple[int, int] | None:
    """The title beside what its holder does, which ends at `end`: 生産管理をしております課長です, 採用を見ています。役職は係長です."""
    one = _HELD.match(said.folded, end) or _TITLED.search(said.folded, end)
    return one.span("it") if one else None


_DEPARTMENTS = "|".join(sorted((one.lower() for one in lexicon("ja").departments), key=len, reverse=True))
_DUTY = later(rf"(?:{_DEPARTMENTS}).{{0,6}}|.{{0,14}}?(?:{_TITLES}|部|課|室|係|長|責任者|者|師|員|士)")


def only_does(said: Utterance, start: int, end: int) -> bool:
    """True for what somebody does and is not called: 配車を担当; a part of a firm or a post (総務, 係長) is told as one."""
    return said.folded.startswith(("を担当", "をして"), end) and not _DUTY.fullmatch(said.folded, start, end)
