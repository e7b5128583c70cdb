"""Words as the prospect chose them: any text that was asked for, and a need or a goal that was stated without being asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from bot.fields.customers import without_theirs
from bot.fields.kind import Found, Hearing
from bot.fields.named_en import named_before
from bot.fields.plain import PlainText, found, trimmed
from bot.fields.refusal import is_declined
from bot.fields.utterance import Utterance, sentence, utterance
from bot.language.chatty_ko import keeps_i
from bot.lean import later

_LONGEST = 300
_NOTHING_YET = later(
    r"(?:something|anything|some|one|it|this|that|smth|stuff|(?:a|some|your|the|one|any|another) (?:tool|system|software|solution"
    r"|product|service|program|app|platform|help|thing)s?)(?: for (?:us|me|our (?:team|company|business|firm|office|association|school"
    r"|shop|club|charity|clinic|practice|agency|department|organi[sz]ation|place|small \w+)))?"
    r"(?: (?:like (?:that|this)|good|new|better|else|soon|now|(?:which|that) (?:helps?|works?|does)(?: (?:us"
    r"|me))?(?: (?:with )?(?:this|that|it))?))?"
    r"|(?:an? |the |one |1 |some |any )?(?:(?:robust|suitable|good|proper|better|new|simple|cheap(?:er)?|reliable|decent|different|modern"
    r"|stable|right|paid|free|other|possible|simpler|alternative|replacement) )+(?:tool|system|software"
    r"|solution|product|service|platform|app|program|one|fit|vendor|supplier|provider|option|deal|setup|home|partner)s?"
    r"|(?:an? |the |some |any |your |our |another |possible )*"
    r"(?:replacement|alternative|successor|substitute|change|switch|option|vendor|supplier|provider|one)s?"
    r"|(?:an? )?(?:pilot|trial|quote|demo)|(?:an? |another |about |some )*(?:further |extra |additional |more )?\d+(?: more| extra)?"
    r"|(?:(?:이|그|이런|그런|해당|귀사의?|안정적인|적당한|적절한|좋은|괜찮은|간단한|저렴한|도와줄|쓸만한|새로운|확실한)\s?)*(?:툴"
    r"|도구|시스템|프로그램|솔루션|서비스)"
    r"|(?:[^.]*,)?(?:乗り換え先|移行先|切り替え先|代替|後継|代わり)(?:の?(?:ツール|サービス|システム))?"
    r"|(?:(?:助けになる|確実な|適した|適切な|良い|いい|よい|簡単な|安い|安価な|新しい|便利な|もう少し|もっと|少し|手軽な|軽い|楽な"
    r"|使いやすい|分かりやすい|わかりやすい"
    r"|別の|他の|ほかの|御社の|そちらの|専用の|専用|何か|なにか|良さそうな|まともな|ちゃんとした|そういう|こういう|こういった|そういった"
    r"|うちに合う|合う))*(?:ツール|システム|仕組み|ソフト"
    r"|サービス|もの)|(?:.*\s)?(?:뭐 ?좀|뭔가|무언가|뭐라도|이거|그거)|何か|なにか|これ|それ"
    r"|(?:他に|ほかに|何か)?[一-鿿]?[ぁ-ん]{1,4}る(?:方法|手段|やり方|ツール|システム|仕組み|ソフト|サービス|もの|やつ|アプリ)"
    r"|(?:.*[でのにら,])?(?:他社(?:製品|サービス)?|よそ|別の?会社|(?:別|ほか|他)のところ)"
    r"|(?:(?:いくつか|複数|各社|他社|数社|何社か|候補|色々|いろいろ)(?:[のな]|と?なる)?)?(?:候補|製品|商品|ツール|システム|サービス"
    r"|会社|業者|ベンダー|各社|数社|何社か)"
    r"|(?:ご?提案と?)?(?:お?見積(?:もり|り|書)?|料金|価格|値段|条件)"
    r"|(?:도입|교체|구매|구축|통합|연동|자동화|전환)"
    r"|(?:[^.!?]{0,24}\s)?\d+\s?(?:여 ?)?(?:명|분)(?: ?(?:정도|쯤|이상))?"
    r"|(?:[^.!?]{0,24}\s)?(?:더|좀|조금) ?(?:싼|저렴한|나은|좋은|괜찮은|편한|쉬운) ?(?:거|것|걸|데|곳|툴|프로그램|시스템|서비스)"
    r"|(?:[^.!?]{0,24}\s)?(?:업체|견적|가격|요금|조건)[^.!?]{0,12}비교|(?:(?:되면|가능하면|괜찮으면|맞으면|있으면"
    r"|좋으면)\s?)(?:[^\s]{1,8}(?:에|까지|안에|중에))?"
    r"|(?:あれば|可能なら|よければ|できれば)[,､]?(?:[^\s,]{1,6}(?:に|まで|中))?"
)
"""What is wanted, without a word of what it is for."""
_POINTS_BACK = later(
    r"(?:some|any)thing(?: [a-z]+){0,2}? (?:that|which|to)(?: (?:can|could|will|would|just))?"
    r" \w+(?: \w+)? (?:them|it|this|that|those|these)\b.{0,60}"
)
_SHORT = 160


class Cue:
    """One way of stating something: `states` has a group `it`, whose span is the value.

    One of the Latin words of `gate` has to occur where there are any, and one of `marks` has to stand in the text.
    """

    __slots__ = ("_met", "gate", "marks", "states")

    def __init__(self, gate: frozenset[str], states: re.Pattern[str], marks: tuple[str, ...] = ()) -> None:
        self.gate = gate
        self.states = states
        self.marks = marks
        self._met: re.Pattern[str] | None = None  # one search for all marks is a fifth of a look for each; made when it is first needed

    def may_be_in(self, said: Utterance) -> bool:
        """False where a text lacks what every such statement has."""
        if self.gate and self.gate.isdisjoint(said.words):
            return False
        if self.marks and self._met is None:
            self._met = later("|".join(map(re.escape, self.marks)))
        return self._met is None or self._met.search(said.folded) is not None


class TextKind(PlainText):
    """Free text. `cues` are the statements from which it is read without being asked, by language."""

    def __init__(
        self,
        name: str,
        cues: Mapping[str, Sequence[Cue]] | None = None,
        never: re.Pattern[str] | None = None,
        tells_nothing: Callable[[str], bool] | None = None,
    ) -> None:
        self.name = name
        self._cues = cues or {}
        self._never = never
        self._tells_nothing = tells_nothing  # of the folded words of a statement

    def read(self, text: str, hearing: Hearing) -> Sequence[Found]:
        """A stated value; asked, the reply itself without its politeness."""
        said = utterance(text, hearing.language)
        span = self._answered(said) if hearing.asked else self._stated(said)
        is_ours = span and not hearing.asked and said.folded[slice(*span)].split()[0] in hearing.names
        return [found(said, text[span[0] : span[1]], *span)] if span and not is_ours else []

    def _answered(self, said: Utterance) -> tuple[int, int] | None:
        """The span of an answer: all of it while it is short, else what it states."""
        start, end = bare(said)
        if end - start > _SHORT and (stated := self._stated(said)):
            return stated
        if end - start < 2 or said.text.rstrip().endswith(("?", "？")) or is_declined(said, told=True):
            return self._stated(said) or (named_before(said) if self.name == "need" else None)
        if said.tongue == "en" and (cleft := _CLEFT_EN.match(said.folded, start, end)):
            start = cleft.end()
        return start, min(end, start + _LONGEST)

    def _stated(self, said: Utterance) -> tuple[int, int] | None:
        """The span of the first statement of a clear kind, and of none that only points back: "something that sorts it"."""
        for cue in self._cues.get(said.tongue, ()):
            if not cue.may_be_in(said):
                continue
            for one in cue.states.finditer(said.folded):
                left, right = sentence(said.folded, one.start())
                if self._never and self._never.search(_QUOTED.sub(_blank, without_theirs(said, left, right)), left, right):
                    continue
                start, end = trimmed(said.text, *_noun(said, *one.span("it")))
                if end - start >= 2 and not self._is_nothing(said.folded[start:end]):
                    return start, min(end, start + _LONGEST)
        return None

    def _is_nothing(self, words: str) -> bool:
        return bool(_NOTHING_YET.fullmatch(words) or _POINTS_BACK.fullmatch(words)) or (
            self._tells_nothing is not None and self._tells_nothing(words)
        )


_QUOTED = later(
    r"[\"'][^\"'\n]{2,40}[\"'](?=\s?(?:[\"']|という|とか|といった|って|と(?:書|言|い[っうわ])|하고|라고|라는|하는|같은|이라|와 ?같))"
)
"""What their customers say: of お客様からの「解約したい」というメール they want nothing ended."""


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


_WISHED_JA = later(r"(?<=[一-鿿ァ-ヺー]{2})(?<![出返残渡回貸探話直戻消移通示試促隠写指外落起離放増減倒伸流燃押])を?した[いく]")
"""The wish behind a noun that is done, 一本化したい; the verbs of one sign keep it, for 減らし and 毎日出し are no nouns."""


_REASON_KO = later(
    r"(?:[^을를]{2,60}(?:(?:(?<![위통대관용])해|[아어여려져쳐겨켜펴워와돼봐줘나러커써빠파춰둬터])서|(?<=[가-힣])이라)"
    r"|[^.]{2,60}(?:니까|느라|보니|기 ?때문에|(?:못|안) ?[가-힣]{1,2}서))요?[\s,]{1,3}"
)
_OF_NOUN_KO = later(r"(?:[는은던할될줄볼올쓸받릴킬칠낼길둘한]|위한|[을를])\s")
_TOOL_KO = later(r"(?:시스템|툴|솔루션|프로그램|서비스|봇|챗|앱|소프트웨어|플랫폼|데스크|메일함|위젯|응답|알림톡|센터)(?:\s(?:하나|좀))?$")


def _behind_reason(said: Utterance, start: int, end: int) -> int:
    """Where a Korean tool begins behind the reason why it is bought: of 메일이 밀려서 헬프데스크 the 헬프데스크.

    What a tool does in some manner, 사진을 찍어서 주문하는 프로그램, is one with it.
    """
    reason = _REASON_KO.match(said.folded, start, end) if _TOOL_KO.search(said.folded, start, end) else None
    return start if reason is None or _OF_NOUN_KO.search(said.folded, reason.end(), end) else reason.end()


def _noun(said: Utterance, start: int, end: int) -> tuple[int, int]:
    """The span of what is to be had: of 窓口を一本化したい the words 窓口を一本化, of a Korean tool no reason before it."""
    if said.tongue == "en" and (cleft := _CLEFT_EN.match(said.folded, start, end)):
        return cleft.end(), end
    if said.tongue == "ko":
        return _behind_reason(said, start, end), end
    wished = _WISHED_JA.search(said.folded, max(start, end - 8), end + 2) if said.tongue == "ja" else None
    return start, wished.start() if wished and wished.start() < end <= wished.end() else end


_CLEFT_EN = later(
    r"(?:(?:what|all)(?: that)? (?:we|i)(?:'re|'m|'d| are| am| would)?(?: really| actually| just| mostly| basically)? (?:after"
    r"|want(?:ed)?|needs?"
    r"|like|miss|missing|(?:look|search|hop)ing for)\s?)?(?:is|'s|would be)\s(?:basically |just |really |to have |having )?"
)
"""What leads to the thing: what we're after is one shared inbox."""
_POLITE_BEFORE = later(
    r"\s{0,9}(?:(?:(?:man|mate|dude|bro|honestly|truthfully|tbh|ugh|oof|jeez|gosh)(?=,|\s(?:it's|its|we|i|just|that's)\b)|hi|hello"
    r"|hey|well|so|um+|uh|hmm+|oh|ok|okay|yes|yeah|sure|it's|it is|its|that's|that would be|basically|mostly"
    r"|mainly|i think|i guess|just|anyway|anyhow|we're|i'm|we are|i am|currently|right now|at the moment)\b[\s,.:-]*)+"
    r"|(?:\s{0,9}(?:[뭐마](?=\s{1,9}그냥\s)|네|예|아|음|제가|내가|저희는|저는|우리는|일단|그냥|지금은|현재는|현재)[\s,]{1,9}){1,3}"
    r"|\s{0,9}(?:はい(?!から|ばら|だ|じま)|ええと|えっと|え[ーえ]+(?:と|っと)?(?=[,、]|ですね[,、])|うーん?と?(?=[,、])"
    r"|まあ?(?=[,、])|そうですね"
    r"|あっ?(?=[,、])|すみません(?=[,、])|すいません(?=[,、])|ちなみに|うちは"
    r"|弊社は|現在は|今は|いまは|(?:今|いま|現在)(?=[\s　]))(?:ですね[ぇえー]?(?=[,、]))?[\s,、]*"
)
_POLITE_AFTER = later(
    r"(?:\s{0,3}[,.]?\s{0,3}(?:please|thanks|thank you|cheers|lol|haha|really|i think|i guess|tbh|tho|ngl|lmao)|\s{1,3}(?:po|lah"
    r"|lor|leh|mate|hon|luv|abeg"
    r"|sir|ma'am)){1,5}[\s.!]*$|(?:이?라고? ?(?:합니다|해요|하오|함|하는데요|(?:보시면|보면) ?(?:돼요|됩니다))"
    r"|이에용|예용|에용|입니당|임당|임다"
    r"|이오|입니다|이에요|예요|이예요|이지요?|이죠|지요|죠|이구만요?|입니더|이올시다"
    r"|이래요|이요|이?인데요|에요|이?거든요|이?걸랑요|이고요|이야요|(?<!세)요|이?지(?=\s뭐))(?:\s뭐)?(?:[^\w)\]]|[ㅎㅋㅠㅜ])*$"
    r"|(?:でございます|ですわ|ですねん|ですから|ですよね?|やねん|やで|やわ|(?<=[一-鿿ァ-ヺー])や|になります(?:ね|かね)?|ですね"
    r"|ですかね|ですけども?|です|だと思います|だよ(?:ん|ーん?)"
    r"|かなと思います|でしょうか|ですが)(?:[^\w)\]]|ー|笑|w)*$"
)


_COPULA_ALONE = later(
    r"(?:이?에요|이?예요|입니다|이[요오죠고]|이?인데요|이?고요|이래요|이?라고 ?(?:합니다|해요)|요)(?:[^\w)\]]|[ㅎㅋㅠㅜ])*"
)


def bare(said: Utterance) -> tuple[int, int]:
    """The span of a reply without greeting, politeness and copula: of "네, 상담 툴입니다." the words 상담 툴."""
    start, end = trimmed(said.text, 0, len(said.text))
    if said.tongue == "ko" and _COPULA_ALONE.fullmatch(said.folded, start, end):
        return start, start
    lead = _POLITE_BEFORE.match(said.folded, start, end)
    if lead and lead.end() < end:
        start = lead.end()
    return trimmed(said.text, start, without_copula(said.folded, start, end))


def without_copula(folded: str, start: int, end: int) -> int:
    """Where the words at `start:end` end without their copula and politeness, which are never all of them."""
    tail = _POLITE_AFTER.search(folded, start, end)
    if tail is None or tail.start() <= start:
        return end
    return tail.start() + keeps_i(folded, tail.start())
