"""What a prospect is called, without honorific and copula: "I'm Theo", "표유나입니다", "水上と申します"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.fields.card import card
from bot.fields.eastern import introduced
from bot.fields.firm_en import names_firm
from bot.fields.firm_ja import FORM_JA, all_words
from bot.fields.kind import Found, Hearing
from bot.fields.plain import PlainText, found, trimmed
from bot.fields.refusal import is_declined
from bot.fields.surname_ja import fuller as with_given
from bot.fields.utterance import Utterance, utterance
from bot.fields.whose import behind_correction, corrects
from bot.language import lexicon, listed
from bot.lean import later

_EN, _KO, _JA = lexicon("en"), lexicon("ko"), lexicon("ja")
_ONE = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]*(?:\.(?=\s?[A-Z]))?"
_NAME = rf"{_ONE}(?:\s+(?:(?:van|von|de|der|den|di|da|del|la|le|al|bin|O['’])\s+)*{_ONE}){{0,3}}"
_INTRODUCED = later(
    rf"(?:\b(?i:my (?:own )?name is|my name's|name is|name's|the name is|this is|i am|i'm|i’m|call me|it is|it's|it’s|name:"
    rf"|introduce myself[:,]"
    rf"|ask for|i go by"
    rf"|you can call me|(?:speaking|talking) (?:with|to)|put me down as|(?:everyone|everybody|people|folks|they|friends) calls? me"
    rf"|signed,?|regards,?|cheers,?|best,?|thanks,?)\s+)(?P<it>{_NAME})|(?:^|[,.!]\s)(?P<here>{_NAME}) here\b"
)
_HELLO = r"(?i:hi|hello|hey|hiya|howdy|g'day|(?:good )?(?:morning|afternoon|evening)|dear team|greetings)"
_AT_ITS_HEAD = later(
    rf"(?:^\s*(?:{_HELLO}(?: there| all| team)?[\s,.!]+)?|(?P<later>(?<=[.!?])\s))(?P<it>{_ONE}(?:\s+{_ONE}){{0,2}})"
    rf"(?:(?(later)(?!))\s(?:from|at|with)\s(?:the\s)?{_ONE}(?:\s+(?:(?:and|of|&)\s+)?{_ONE}){{0,4}}(?=\s*[.,;!\n-]|\s*$|\shere\b"
    rf"|\s(?:(?:down|up|over|out) )?(?:in|near)\s{_ONE})"
    rf"|,\s+(?i:(?:[\w&/-]+\s){{0,3}}(?:{'|'.join(sorted(map(re.escape, _EN.roles), key=len, reverse=True))}))(?=\s(?:with|at"
    rf"|of|for|from)\b|[,.\n]|$))"
)
"""A message that begins with its writer: "Lena from Auerbach Textiles.", "Priya Nair, operations director with Castle Foods"."""
_BY_ADDRESS = later(
    rf"^\s*(?:(?i:sure|yes|ok|it's|that's)[\s,:]+)?(?P<it>{_ONE}(?:\s{_ONE}){{1,2}}),?\s+(?:at\s|on\s)?[\w.+-]{{1,40}}@"
    rf"|@[\w.-]{{3,60}}(?:\s{{0,2}}[-,(–]|(?<=\.))\s{{0,2}}(?!\w+['’])(?P<behind>{_ONE}\s{_ONE}(?:\s{_ONE})?)(?=\s*[,.;)\n]|\s*$)"
)
"""Beside their address: "Lena Brandt, lena@pawspath.example"."""
_NO_HEADS = listed("not heads", "en")
_THINGS = listed("things", "en")
_IS_TOLD_OF = later(
    r"[^.!?\n]{0,80}?\b(?:told|said|says|asked|recommended|suggested|referred|sent|mentioned|wants|will|was|has|called|wrote"
    r"|thinks|likes|loves|uses)\b"
)
"""Behind a name: somebody who is spoken of, not who writes."""
_LIKE_PLURALS = listed("names like plurals", "en")


_FULLER = later(
    rf"(?:^|[\s,.!])(?P<short>[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]{{1,20}})(?:\s[a-z']{{2,10}}){{0,3}}[.,!]\s{{1,3}}"
    rf"(?P<it>(?P=short)\s{_ONE}(?:\s{_ONE})?|{_ONE}\s(?P=short))(?=[\s.,!]|$)"
)
"""The short name, then all of it: "Gus. Gus Tremblay", "Moss, Dana Moss"."""


_FULL_AFTER: Mapping[str, re.Pattern[str]] = {
    "en": _FULLER,
    "ja": later(
        r"^(?:[えあ][ーっ]*と?[、,]?)?(?P<short>[一-鿿々ぁ-ゖァ-ヺー]{2,8}?)(?:です|っす|と申します|といいます)?[!！。.、,\s]{1,3}"
        r"(?P<it>[一-鿿々]{1,4}[\s　]?(?P=short)"
        r"|(?P=short)[\s　]?(?![一-鿿々ぁ-ゖ]*[商店社屋工院園校の])[一-鿿々ぁ-ゖ]{1,4}?)(?=です|と申|といい|[。.!！\s]|$)"
    ),
}


def may_write(words: Sequence[str]) -> bool:
    """Tell whether words before "from" or "at" a firm may be who writes: no "Tickets from Zendesk", no "Chat with Telegram"."""
    first, last = words[0].lower(), words[-1].lower()
    if first in _NO_HEADS or first in _THINGS or last in _THINGS:
        return False
    return len(words) > 1 or not first.endswith("s") or first in _LIKE_PLURALS


_CLOSING = later(r"(?i:regards|cheers|best|thanks|signed)")
_LOWER = later(
    r"^(?:(?:hi|hello|hey|sure|yes|yeah|ok|okay)[\s,.!]+)?(?:i'?m called|i am called|i'?m|i am|it'?s(?: (?:just|only|me,?))?|it is"
    r"|this is(?: (?:just|only|still))?"
    r"|my name is|my name'?s"
    r"|name'?s|name is"
    r"|call me|just call me|just|(?:you're )?(?:speaking|talking) (?:with|to)|put me down as|(?:everyone|people|folks) calls? me"
    r"|you can (?:call me|put(?: me)? down(?: as)?|put|write|use)|put(?: me)? down(?: as)?|myself|the name's|i go by"
    r"|that'?s(?: me,?)?|that is"
    r"|that would be"
    r"|put)\s+(?P<it>[^\W\d_][\w'-]*(?:\s[^\W\d_][\w'-]*){0,2}?)(?:\s(?:is (?:fine|ok|okay|good"
    r"|enough)|works|will do|btw|by the way|please|thanks|lol))?[\s.!,]*$"
)
_BARE = later(r"^[^\W\d_][\w'.-]*(?:\s+[^\W\d_][\w'.-]*){0,6}$")
_PARTICLES = frozenset(
    ("van", "von", "der", "den", "de", "la", "las", "los", "da", "do", "dos", "das", "di", "del", "della", "bin", "ibn", "al", "el", "ten")
)
"""Words within a name that are not counted among its own: "Maria de la Cruz Lopez"."""
_HONORIFIC = later(rf"^(?:(?:{'|'.join(_EN.honorifics)})\.?\s+){{1,3}}", re.IGNORECASE)
_FROM = later(
    r"\s{1,8}(?:from|at|with|of|here|and|but|from the|-)\s.*$|\s{0,8}[,(;].*$|\s{1,8}(?:here|(?:on |from )?this (?:side|end)"
    r"|speaking|reporting|again)$|\s{1,8}@\s.*$|\s{1,8}(?:is (?:fine|ok|okay|good|enough)"
    r"|works|will do|btw|by the way|please|lol)\b.*$|\s{1,8}x{1,3}$|\s{1,8}(?:po|lah|lor|leh|mate|hon|luv|soz|abeg|sir|madam|ma'am)$",
    re.IGNORECASE | re.DOTALL,
)
_GREETING = later(
    r"^(?:(?:hi|hello|hey|sure|yes|yeah|yep|ok|okay|oh|ah|um|well|right|ha(?=[,!.])|haha|lol|ugh|oops|whoops|of course|thanks"
    r"|good (?:morning|afternoon|evening)"
    r"|fine|sorry|pardon|apologies|(?:as|like) (?:i |we )?(?:said|mentioned|wrote|above|before)(?: already| before| above)?"
    r"|(?:i |we )?(?:already|just) (?:said|told you|mentioned|wrote)(?: that| it)?)[\s,.!:-]+)+",
    re.IGNORECASE,
)
_NOT_NAMES = listed("not names", "en")
_MOST_WORDS = 4
_LONGEST_SHORT = 4  # letters of "Wm." and "Jas." with the stop; what is longer ends a sentence


class NameKind(PlainText):
    """A person's name as they write it."""

    name = "name"

    def read(self, text: str, hearing: Hearing) -> Sequence[Found]:
        """The name by which the prospect introduces themselves; asked, also a bare one."""
        said = utterance(text, hearing.language)
        if not _LABELS.isdisjoint(said.words) and (both := _IN_TWO.search(said.text)):
            value = " ".join((both["it"], both["other"]) if both["first"] else (both["other"], both["it"]))
            return [found(said, value, *both.span(), replaces=corrects(said))]
        if said.tongue == "ko" and (both := _IN_TWO_KO.search(said.folded)):
            return [found(said, both["surname"] + both["given"], *both.span(), replaces=corrects(said))]
        if said.tongue == "ko" and hearing.asked and (apart := _APART_KO.fullmatch(said.folded)):
            return [found(said, apart["it"].replace(" ", ""), *apart.span("it"), replaces=corrects(said))]
        fuller = _FULL_AFTER[said.tongue].search(said.text) if said.tongue in _FULL_AFTER and hearing.asked else None
        span = fuller.span("it") if fuller else card(said).get("name") or self._told(said, hearing.asked)
        if span is None or _is_ours(said, span, hearing.names):
            return []
        if said.tongue == "ja":
            span = all_words(said.folded, *with_given(said.folded, *span))
            if said.folded.endswith(FORM_JA, 0, span[0]):
                return []
        return [found(said, said.text[span[0] : span[1]], *span, replaces=corrects(said))]

    def _told(self, said: Utterance, asked: bool) -> tuple[int, int] | None:
        return _english(said, asked) if said.tongue == "en" else introduced(said, asked=asked).get("name")


_OWN = later(r"\b(?:i'm|i am|im|my name|name is|name's|call me|i go by)\b|저는|제 이름|제가|私は|私、|名前は|と申し")


def _is_ours(said: Utterance, span: tuple[int, int], names: frozenset[str]) -> bool:
    """True for the bot's own name, unless they say that it is theirs, too: "thanks Mia", not "I'm Mia as well"."""
    return said.folded[span[0] : span[1]] in names and not _OWN.search(said.folded)


_HEADS = frozenset(("from", "at", "with"))
_GATE = frozenset(("name", "m", "am", "is", "call", "here", "regards", "cheers", "best", "thanks", "s", "go", "signed")) | frozenset(
    ("introduce", "ask", "talking", "speaking", "calls", "put")
)


def _english(said: Utterance, asked: bool) -> tuple[int, int] | None:
    """The span of an English name."""
    head = None if _HEADS.isdisjoint(said.words) and "," not in said.folded else _AT_ITS_HEAD.search(said.text)
    if (
        head
        and may_write(head.group("it").split())
        and not _IS_TOLD_OF.match(said.folded, head.end("it"))
        and (span := _cut(said.text, *head.span("it"))) == head.span("it")
    ):
        return span
    if "@" in said.folded and (one := _BY_ADDRESS.search(said.text)) and (span := _cut(said.text, *one.span(one.lastgroup or 0))):
        return span if may_write(said.text[slice(*span)].split()) else None
    if not _GATE.isdisjoint(said.words):
        for one in _INTRODUCED.finditer(said.text):
            group = "it" if one.group("it") else "here"
            span = _cut(said.text, *one.span(group))
            if (
                span
                and not (_names_a_thing(said, one) or names_firm(said.text[slice(*span)]))
                and (asked or _may_stand_unasked(said, one, span))
            ):
                return span
    if asked and len(said.text) <= 80 and not is_declined(said):
        end = back.start() if (back := _AND_YOURS.search(said.folded)) else len(said.text)
        return None if said.folded[:end].rstrip().endswith("?") else _bare(said, end)
    return None


def _names_a_thing(said: Utterance, one: re.Match[str]) -> bool:
    """True for "the legal name is", "our dog's name is": a name that is not the writer's."""
    return said.folded.startswith("name", one.start()) and not _THEIR_NAME.search(said.folded, max(0, one.start() - 16), one.start())


def _may_stand_unasked(said: Utterance, one: re.Match[str], span: tuple[int, int]) -> bool:
    """ "it's Monday" and "this is Google's fault" are no introductions; a closing needs a line of its own."""
    cue = said.folded[one.start() : span[0]]
    if _CLOSING.match(cue):
        between = said.text[one.start() : span[0]]
        if "\n" in said.text[max(0, one.start() - 1) : span[0]]:
            return True
        return "," in between and one.start() >= _BODY and said.text[span[1] :].strip(" .!\n") == ""
    before = said.folded[: one.start()].rstrip()
    if cue.startswith("ask for"):
        return before.endswith(_BIDDING)
    if cue.startswith(("it", "speaking", "talking")):
        return before.endswith(("you're", "you are", "youre")) or _BY_THE_WAY.match(said.folded, span[1]) is not None
    if said.folded[: span[1]].endswith("'s"):
        return False
    return (
        not cue.startswith("this is")
        or one.start() == 0
        or said.text[: one.start()].rstrip()[-1:] in (",", ".", "!", "\n")
        or said.folded[: one.start()].strip() in ("hi", "hello", "hey")
    )


def _cut(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without honorific and with only words that can be a name."""
    lead = _HONORIFIC.match(text[start:end])
    if lead:
        start += lead.end()
    words = text[start:end].split()
    kept = 0
    for word in words:
        if _is_no_name(word):
            break
        kept += 1
    if not kept or words in _POSTS:
        return None
    if kept < len(words):
        end = start + len(" ".join(words[:kept]))
        if text[start:end] != " ".join(words[:kept]):
            return None
    return trimmed(text, start, end)


_BY_THE_WAY = later(r",?\s(?:by the way|btw|speaking)\b")
_BIDDING = (",", ".", "!", ";", "-", "just", "please", "then", "and")
_THEIR_NAME = later(r"(?:^|[.,!?:;\n(-]|\b(?:my|the|full|first|last|whole|contact|and|so|hi|hello|hey|yes))\s*$")
"""Right before "name is": theirs, and not that of a firm, a product or a dog."""
_IN_TWO = later(
    r"\b(?i:my )?(?i:(?P<first>first|given|christian)|surname|sur name|(?:last|family) name)(?(first)\s(?i:name))(?i:'s|\sis|:)?\s"
    rf"(?P<it>{_ONE})[\s,;.]{{1,3}}(?i:and )?(?i:my )?(?i:(?:first|given|christian|last|family) name|surname)(?i:'s|\sis|:)?\s"
    rf"(?P<other>{_ONE})"
)
"""First name and surname, each with its label: "my surname is Okonkwo, first name Ada"."""
_IN_TWO_KO = later(
    r"성은\s(?P<surname>[가-힣]{1,2}?)(?:이고요?|고요?|이며|이구요?|,|(?=\s))\s?이름은\s(?P<given>[가-힣]{1,3}?)(?=이에요|예요|입니다|이요"
    r"|요|이라고|라고|[\s.!~]*$)"
)
_APART_KO = later(
    rf"\s*(?:(?:제|내)?\s?이\s?름\s?은?\s)?(?P<it>[{lexicon('ko').surnames}] [가-힣] [가-힣])\s?(?:입니다|이에요|예요|이요|요)?[\s.!~]*"
)
"""A name whose syllables stand apart: 김 철 수."""
_LABELS = frozenset(("surname", "last", "family"))
_CALLED_SO = frozenset(("Will", "April", "June", "August"))
_BODY = 15  # letters of a message before its signature; "Thanks, Sarah" alone thanks Sarah
_POSTS = (["PA"], ["MD"], ["TA"], ["AE"], ["BA"])  # Pa, and MD before another word, are names
_INITIALS = later(r"(?:[^\W\d_]\.)+")


def _is_no_name(word: str) -> bool:
    """True for a word that nobody is called; "A." is an initial, "a" is none; some are called Will."""
    return (
        (word.islower() or word.capitalize() not in _CALLED_SO) and word.strip(".,").lower() in _NOT_NAMES and not _INITIALS.fullmatch(word)
    )


_AND_YOURS = later(r"[\s,.!]{1,9}(?:and )?(?:what(?:'s| is) )?(?:your name|yours|you)\s?\?\s*$")


def _bare(said: Utterance, end: int) -> tuple[int, int] | None:
    """A reply that is a name and nothing else up to `end`, in whatever case."""
    lower = _LOWER.match(said.folded[:end])
    start, end = lower.span("it") if lower else trimmed(said.text, behind_correction(said.text[:end]), end)
    if not lower:
        lead = _GREETING.match(said.text[start:end])
        start += lead.end() if lead else 0
    tail = _FROM.search(said.text[start:end])
    if tail:
        end = start + tail.start()
    lead = _HONORIFIC.match(said.text[start:end])
    start += lead.end() if lead else 0
    start, end = trimmed(said.text, start, end)
    words = said.folded[start:end].split()
    if (
        not words
        or sum(word not in _PARTICLES for word in words) > _MOST_WORDS
        or not _BARE.match(said.text[start:end])
        or any(_is_no_name(word) for word in said.text[start:end].split())
        or words[0] in _NO_HEADS
        or any(word.endswith(".") and len(word) > _LONGEST_SHORT for word in words[:-1])
        or (tail is not None and tail.group().startswith(" of ") and said.text[start:end].islower())
    ):
        return None
    return start, end
