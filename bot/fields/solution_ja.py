"""What a Japanese reply says that they use today, without the verb and without what others use: Googleフォームで受けてます."""

from __future__ import annotations

from bot.fields.utterance import Utterance
from bot.lean import later

_TAIL = later(
    r"(?:(?<!んな)(?<!皆)(?<!全員)(?<!自分)(?<!分たち)(?<!一人)(?<![ひ二]とり)(?<![\d二三四五]人)(?<!名)(?<!だけ)(?<!手分けし)(?<!とか)(?<!んと)で"
    r"|を|に(?=書|記入|入力|まとめ|残|転送|貼|メモ|記録|控え|つけ))"
    r"(?:[^をでにて,.､、。\s]{0,6}(?:で|に))??[^をでに,.､、。\s]{1,12}?(?:て|で|と)(?:い|お)?(?:ます|り?ます|る)(?:感じ|状態|形|ところ|だけ)?(?:んです(?:よ|けど)?|[よねわ]ー?)?$"
)
"""The verb behind what they use: で受けてます, に書き写しております; みんなで返しています names no tool."""
_OTHERS = later(
    r"[^,.､]{0,16}?(?:同業|取引先|他社|よそ|競合|隣|友人|友達|知人|知り合い|先輩|後輩|仲間|親会社|本社|系列|ライバル|前の会社|前職)[^.､]{1,40}?(?:けど|けれど|が|ので|んで|て)[,､]"
    r"\s?(?:うち|弊社|当社|当院|当店|私(?:たち|ども)?|こちら|ここ|自社)(?:の(?:ほう|方))?(?:で)?(?:は|も),?"
)
"""What others use, and then whose turn it is: 同業はkintoneみたいだけど、うちは."""


_OTHERS_SENTENCE = later(
    r"(?:^|[.!?;\n])\s?(?:前の(?:会社|職場|店)|前職|以前の(?:会社|職場)|他社|よそ|同業者?|知り合い|友人|知人|取引先|競合|親会社|本社|本部|系列|実家)(?:の[^,.!?はがも]{1,8})?(?:では|でも|は|が|も)[^.!?\n]*"
)
"""A sentence of its own that says what others use: 前の会社ではAsanaでした."""


def without_others_ja(said: Utterance) -> Utterance:
    """The words up to a last sentence, or with blanks for one behind the first, that says what others use."""
    alone = _OTHERS_SENTENCE.sub(lambda one: one.group() if one.start() == 0 else " " * len(one.group()), said.folded)
    return said if alone == said.folded else said._replace(folded=alone.rstrip(), text=said.text[: len(alone.rstrip())])


def behind_others(said: Utterance) -> int:
    """Where a reply turns to themselves behind what others use; 0 where it does not."""
    one = _OTHERS.match(said.folded) if said.tongue == "ja" else None
    return one.end() if one and one.end() < len(said.folded) - 1 else 0


_LEAD = later(
    r"(?:(?:ほぼ|ほとんど|大体は?|だいたいは?|基本(?:的に)?は?|普段は?|主に|もっぱら|いまは?|今は|現在は|うちは|全部|ぜんぶ)[,､\s]*)+"
)
_FIRST = later(
    r"(?P<it>[^,.､!?]{2,28}?)(?:を(?:使|つか|利用|運用)[^,.､!?]{1,12}?(?:が|けど|けれども?|んで|ので)(?:[,､.]|(?=そろそろ|もう))"
    r"|(?:じゃ|です|だ)(?:よ|のう|な|ね|わい)?[.](?=.)(?!\s?(?:あと|それ|また|ほか|他|一部|たまに|時々|最近|今|でも|ただ|と)))"
)
"""The tool of a reply that goes on: 自前のシステムを使っていますが、作った人が辞めて…; 紙のノートじゃよ。昔からずっとそうじゃ."""


def first_told(said: Utterance, start: int, end: int) -> tuple[int, int]:
    """The span of what they use without what only leads to it, and without what follows its verb."""
    if (lead := _LEAD.match(said.folded, start, end)) and lead.end() < end - 1:
        start = lead.end()
    first = _FIRST.match(said.folded, start, end)
    return first.span("it") if first else (start, end)


def without_verb(said: Utterance, start: int, end: int) -> int:
    """Where the tool ends that stands before the verb of the reply at `start:end`."""
    tail = _TAIL.search(said.folded, start, end)
    if tail is None or tail.start() <= start + 1:
        return end
    is_a_step = said.folded[tail.start()] == "に" and "て" in said.folded[start : tail.start()]  # 電話で受けて紙に書いています
    return end if is_a_step else tail.start()
