"""May a model's draft be said? Every rule is an entry of `RULES`; a draft that breaks one is replaced by the flow's own words.

What a draft states is compared with what somebody approved: the sections that it cites. What the prospect wrote may be repeated, but
promises nothing. A rule that is in doubt refuses: the flow's own words are always there, and never wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bot.brain.figures import (
    SMALL,
    addresses_in,
    digits_in,
    links_in,
    names_in,
    owners,
    speaks_of_money,
    values_in,
    without_links,
)
from bot.brain.redact import placeholders_in
from bot.brain.wording import Wording, wording
from bot.flow.tokens import tokens

COVERED = 0.5
"""The least share of a sentence's words that must be known from the sections, the prospect, the flow or plain acknowledgement."""

CLAIMED = 0.6
"""The least share of a claim's words that must stand in the cited sections."""

SHINGLE = 24
"""Characters in a row that a draft may share with the rules; more is a leak."""

ECHO = 4
"""Characters from which on a sentence that stands in the prospect's own words is an echo."""

MOST_SENTENCES = 5


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What a model would say."""

    text: str
    asks: str | None


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What a draft may rest on."""

    language: str
    asks: str | None  # the field that the turn asks for
    approved: tuple[str, ...] = ()  # headings and answers of the sections that may be said
    links: frozenset[str] = frozenset()  # addresses from those sections and from the config
    own: tuple[str, ...] = ()  # the prospect's words
    firm: tuple[str, ...] = ()  # what bot and firm are called
    quoted: tuple[str, ...] = ()  # the words of the answers that this turn heard: they may be repeated, dates and sums too
    asked: tuple[str, ...] = ()  # how the flow itself asks for the field
    others: Mapping[str, str] = field(default_factory=dict)  # further fields of the flow → how it asks for them
    rules: str = ""  # what nobody outside may read
    sources: frozenset[str] = frozenset()  # one of these addresses must be named; empty where none must

    @cached_property
    def words(self) -> Wording:
        return wording(self.language)

    @cached_property
    def approved_tokens(self) -> frozenset[str]:
        return frozenset(token for text in self.approved for token in tokens(text))

    @cached_property
    def known_tokens(self) -> frozenset[str]:
        own = frozenset(token for text in (*self.own, *self.firm, *self.quoted, *self.asked) for token in tokens(text))
        return self.approved_tokens | own | self.words.plain

    @cached_property
    def approved_figures(self) -> tuple[frozenset[str], frozenset[float]]:
        return _figures(self.approved, self.language)

    @cached_property
    def known_figures(self) -> tuple[frozenset[str], frozenset[float]]:
        return _figures((*self.approved, *self.own, *self.quoted, *self.asked), self.language)

    @cached_property
    def approved_names(self) -> frozenset[str]:
        return frozenset(name.word.casefold() for text in self.approved for name in names_in(text))

    @cached_property
    def known_names(self) -> frozenset[str]:
        texts = (*self.own, *self.firm, *self.quoted, *self.asked)
        return self.approved_names | frozenset(
            word for text in texts for word in re.findall(r"[^\W_]+(?:[-&./+][^\W_]+)*", text.casefold())
        )


def _figures(texts: Iterable[str], language: str) -> tuple[frozenset[str], frozenset[float]]:
    texts = tuple(texts)
    values = frozenset(value for text in texts for value in values_in(text, language))
    return frozenset(figure for text in texts for figure in digits_in(text)), values


_END = re.compile(r"(?<=[.!?。！？…])(?=\s)|(?<=[。！？])|\n+")


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a draft, without its addresses."""
    return tuple(part.strip() for part in _END.split(without_links(text)) if part.strip(" .。、,()（）:：\n\t"))


def guard(draft: Draft, ground: Ground) -> tuple[str, ...]:
    """Return why a draft may not be said, each reason once; () when it may."""
    return tuple(dict.fromkeys(reason for reason, broken in RULES if broken(draft, ground)))


# --- form


def _empty(draft: Draft, ground: Ground) -> bool:
    return not any(character.isalpha() for character in draft.text)


def _long(draft: Draft, ground: Ground) -> bool:
    plain = without_links(draft.text)
    return len(plain) > ground.words.longest or len(draft.text) > 3 * ground.words.longest or len(sentences(draft.text)) > MOST_SENTENCES


_MARKUP = re.compile(r"[<>{}\[\]|*#`~\\^]|\]\(|_|\n\s*[-•·]|\n{2,}|!\[|&\w+;|[=＝]{2}")


def _markup(draft: Draft, ground: Ground) -> bool:
    text = draft.text
    odd = any(unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs", "Cn", "So") for c in text if c != "\n")
    return odd or bool(_MARKUP.search(text)) or bool(placeholders_in(text))


_SCRIPTS = {"ko": re.compile(r"[가-힣]"), "ja": re.compile(r"[ぁ-ゖァ-ヺ一-鿿]"), "en": re.compile(r"[A-Za-z]")}
_LETTER = re.compile(r"[^\W\d_]")
_KANA = re.compile(r"[ぁ-ゖァ-ヺ]")


def _language(draft: Draft, ground: Ground) -> bool:
    """The language's own letters, and foreign ones only in words that are known: names, the prospect's words, the pages'."""
    script = _SCRIPTS.get(ground.language, _SCRIPTS["en"])
    plain = without_links(draft.text)
    own = len(script.findall(plain))
    if not own or (ground.language == "ja" and not _KANA.search(plain)):
        return True
    known = " ".join((*ground.approved, *ground.own, *ground.firm, *ground.quoted, *ground.asked)).casefold()
    foreign = [word for word in re.findall(r"[^\W\d_]+", plain) if not all(script.match(letter) for letter in _LETTER.findall(word))]
    strange = [word for run in foreign for word in _runs(run, script) if word.casefold() not in known and word not in ("AI", "OK")]
    return bool(strange)


def _runs(word: str, script: re.Pattern[str]) -> list[str]:
    """Return the parts of a word that are of another script: "Slack과" has "Slack"."""
    return [part for part in re.split(f"{script.pattern}+", word) if part]


def _manner(draft: Draft, ground: Ground) -> bool:
    words, text = ground.words, draft.text
    if re.search(r"[!！]", text) or words.found("impolite", text) or re.search(r"\b[A-Z]{5,}\b", _without_known(text, ground)):
        return True
    return words.polite is not None and not all(words.polite.search(sentence) for sentence in sentences(text))


def _without_known(text: str, ground: Ground) -> str:
    known = {word for part in (*ground.approved, *ground.own) for word in re.findall(r"\b[A-Z]{5,}\b", part)}
    return re.sub(r"\b[A-Z]{5,}\b", lambda found: "" if found[0] in known else found[0], without_links(text))


# --- the question


def _questions(draft: Draft, ground: Ground) -> list[str]:
    return [sentence for sentence in sentences(draft.text) if ground.words.question.search(sentence) or re.search(r"[?？]", sentence)]


def _asks(draft: Draft, ground: Ground) -> bool:
    """Asks for the turn's field with one question at the end, and for nothing else; where the turn asks nothing, for nothing."""
    if draft.asks != ground.asks:
        return True
    asked, all_of_it = _questions(draft, ground), sentences(draft.text)
    if len(asked) != (ground.asks is not None) or len(re.findall(r"[?？]", without_links(draft.text))) > 1:
        return True
    told = [sentence for sentence in all_of_it if sentence not in asked]
    if any(ground.words.found("request", sentence) for sentence in told):
        return True
    return bool(asked) and (asked[0] != all_of_it[-1] or not _is_for(asked[0], ground))


def _is_for(question: str, ground: Ground) -> bool:
    fields, asks = ground.words.fields, ground.asks or ""
    if ground.words.found("sensitive", _without(question, ground.asked)):
        return False
    if any(question in text or text.endswith(question) for text in ground.asked):
        return True
    mine = fields[asks].search(question) if asks in fields else _shares(question, ground.asked)
    rest = fields[asks].sub(" ", question) if asks in fields else question
    foreign = [name for name, pattern in fields.items() if name != asks and pattern.search(rest)]
    return bool(mine) and not foreign and not any(name not in fields and _shares(rest, (text,)) for name, text in ground.others.items())


def _without(text: str, known: Iterable[str]) -> str:
    for one in known:
        text = text.replace(one, " ")
    return text


def _shares(question: str, asked: Iterable[str]) -> bool:
    """Tell whether a question speaks of what the flow's own does: half of its words."""
    own = [frozenset(tokens(text)) for text in asked]
    mine = frozenset(tokens(question))
    return any(words and len(words & mine) * 2 >= len(words) for words in own)


# --- what it states


def _told(draft: Draft, ground: Ground) -> list[str]:
    asked = _questions(draft, ground)
    return [sentence for sentence in sentences(draft.text) if sentence not in asked[-1:]]


def _promise(draft: Draft, ground: Ground) -> bool:
    """A word that promises stands in an approved section too."""
    approved = _folded(ground.approved)
    return any(hit.casefold() not in approved for sentence in _all(draft, ground) for hit in ground.words.found("promise", sentence))


def _all(draft: Draft, ground: Ground) -> list[str]:
    """Return every sentence; of the flow's own question nothing, as an operator wrote it."""
    return [rest for sentence in sentences(draft.text) if (rest := _without(sentence, ground.asked).strip())]


def _folded(texts: Iterable[str]) -> str:
    return " ".join(texts).casefold()


def _date(draft: Draft, ground: Ground) -> bool:
    """A time that is named stands in an approved section, or is repeated from the prospect's answer without a promise beside it."""
    approved, quoted = _folded(ground.approved), _folded((*ground.approved, *ground.quoted))
    for sentence in _all(draft, ground):
        claims = ground.words.found("promise", sentence) or ground.words.found("claim", sentence)
        known = approved if claims else quoted
        if any(hit.casefold().strip() not in known for hit in ground.words.found("date", sentence)):
            return True
    return False


def _figure(draft: Draft, ground: Ground) -> bool:
    """Every figure is an approved one, or repeats what the prospect said where nothing is promised; sums of money only from an answer."""
    return any(_figure_of(sentence, ground) for sentence in _all(draft, ground))


def _figure_of(sentence: str, ground: Ground) -> bool:
    claims = ground.words.found("promise", sentence) or ground.words.found("claim", sentence)
    if claims or (names_in(sentence) and speaks_of_money(sentence)):  # "Scale is $1" is a price, whoever said it first
        figures, values = ground.approved_figures
    elif speaks_of_money(sentence):
        figures, values = _figures((*ground.approved, *ground.quoted), ground.language)
    else:
        figures, values = ground.known_figures
    said = values_in(sentence, ground.language)
    written = digits_in(sentence)
    as_values = {float(figure) for figure in written if figure.replace(".", "", 1).isdigit()}
    unknown = {figure for figure in written if figure not in figures and not _is_in(figure, values)}
    return bool(unknown) or any(value not in values and value not in SMALL and not _written(value, figures) for value in said - as_values)


def _is_in(figure: str, values: frozenset[float]) -> bool:
    return figure.replace(".", "", 1).isdigit() and float(figure) in values


def _written(value: float, figures: frozenset[str]) -> bool:
    return f"{value:g}" in figures or str(int(value)) in figures


def _whose(draft: Draft, ground: Ground) -> bool:
    """A sum stands with the name that it has in a section: not the price of one plan beside the name of another."""
    pairs = {pair for text in ground.approved for sentence in _clauses(text) for pair in owners(sentence)}
    figures = {figure for figure, _ in pairs}
    for sentence in _told(draft, ground):
        for figure, name in owners(sentence):
            if name and figure in figures and speaks_of_money(sentence) and (figure, name) not in pairs and (figure, "") not in pairs:
                return True
    return False


def _clauses(text: str) -> tuple[str, ...]:
    return (*(part for part in re.split(r"(?<=[.?。？])\s*", text) if part.strip()), text)


def _named(draft: Draft, ground: Ground) -> bool:
    """A product, plan or firm that is named is known; beside a claim it stands in an approved section."""
    for sentence in _all(draft, ground):
        claims = ground.words.found("claim", sentence) or ground.words.found("promise", sentence)
        first = re.match(r"\W*", sentence)
        begins = first.end() if first else 0
        for name in names_in(sentence):
            word = name.word.casefold()
            known = ground.approved_names if claims else ground.known_names
            opens = name.start == begins and (not claims or set(tokens(word)) <= ground.approved_tokens)
            if word not in known and not (opens or word in ground.words.plain or word in _firm(ground)):
                return True
    return False


def _firm(ground: Ground) -> frozenset[str]:
    return frozenset(word for text in ground.firm for word in (text.casefold(), *text.casefold().split()))


def _claim(draft: Draft, ground: Ground) -> bool:
    """What is claimed of the product stands in the cited sections."""
    for sentence in _told(draft, ground):
        if not ground.words.found("claim", sentence) and not ground.words.found("promise", sentence):
            continue
        said = [token for token in tokens(sentence) if token not in ground.words.plain]
        if not ground.approved or not said or _share(said, ground.approved_tokens) < CLAIMED:
            return True
    return False


def _strange(draft: Draft, ground: Ground) -> bool:
    """Half of each sentence's words are known: from the sections, the prospect, the flow, or plain acknowledgement."""
    said = (tokens(sentence) for sentence in _told(draft, ground))
    return any(words and _share(words, ground.known_tokens) < COVERED for words in said)


def _echo(draft: Draft, ground: Ground) -> bool:
    """A sentence that only repeats the prospect's is no answer, and may be what they want to see said."""
    own, quoted = [_squeezed(text) for text in ground.own], {_squeezed(text) for text in ground.quoted}
    said = [_squeezed(sentence) for sentence in _told(draft, ground)]
    return any(len(one) >= ECHO and one not in quoted and any(one in text for text in own) for one in said)


def _share(said: list[str], known: frozenset[str]) -> float:
    return sum(token in known for token in said) / len(said)


def _sourceless(draft: Draft, ground: Ground) -> bool:
    return bool(ground.sources) and not any(source in draft.text for source in ground.sources)


def _link(draft: Draft, ground: Ground) -> bool:
    known = {link.casefold() for link in ground.links}
    own = _folded((*ground.own, *ground.quoted, *ground.links))
    strange = [link for link in links_in(draft.text) if link.casefold() not in known and link.casefold() not in _firm(ground)]
    return bool(strange) or any(address.casefold() not in own for address in addresses_in(draft.text))


# --- what it gives away


def _leak(draft: Draft, ground: Ground) -> bool:
    if any(ground.words.found("leak", sentence) or wording("en").found("leak", sentence) for sentence in _unapproved(draft, ground)):
        return True
    return shares_text(draft.text, ground.rules, (*ground.approved, *ground.own, *ground.asked))


def _unapproved(draft: Draft, ground: Ground) -> Iterator[str]:
    """Yield the sentences without what stands word for word in an approved section ("two database regions")."""
    for sentence in _all(draft, ground):
        yield _without(sentence, ground.approved)


def shares_text(said: str, secret: str, public: Iterable[str] = ()) -> bool:
    """Tell whether a text repeats `SHINGLE` characters of a secret one, spaces and case aside, that stand in no public one."""
    plain, hidden = _squeezed(said), _squeezed(secret)
    known = _squeezed(" ".join(public))
    if not hidden:
        return False
    pieces = (plain[at : at + SHINGLE] for at in range(len(plain) - SHINGLE + 1))
    return any(piece in hidden and piece not in known for piece in pieces)


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def _human(draft: Draft, ground: Ground) -> bool:
    return _has("human", draft, ground)


def _others(draft: Draft, ground: Ground) -> bool:
    return _has("others", draft, ground)


def _commitment(draft: Draft, ground: Ground) -> bool:
    return _has("commitment", draft, ground)


def _has(table: str, draft: Draft, ground: Ground) -> bool:
    text = without_links(_without(draft.text, ground.asked))
    return bool(ground.words.found(table, text) or wording("en").found(table, text))


Rule = Callable[[Draft, Ground], bool]

RULES: tuple[tuple[str, Rule], ...] = (
    ("empty", _empty),
    ("length", _long),
    ("markup", _markup),
    ("language", _language),
    ("manner", _manner),
    ("asks", _asks),
    ("link", _link),
    ("source", _sourceless),
    ("promise", _promise),
    ("date", _date),
    ("figure", _figure),
    ("whose", _whose),
    ("name", _named),
    ("claim", _claim),
    ("strange", _strange),
    ("echo", _echo),
    ("commitment", _commitment),
    ("leak", _leak),
    ("human", _human),
    ("others", _others),
)
"""Every rule with the reason that is counted when it is broken; docs/model.md says what each looks at."""
