"""What a draft states: promises, dates, figures, names and claims, each compared with what somebody approved."""

from __future__ import annotations

import re

from bot.brain.figures import SMALL, addresses_in, digits_in, links_in, names_in, owners, speaks_of_money, values_in
from bot.brain.ground import Draft, Ground, figures_of, firm_words, folded, squeezed, stated, told
from bot.flow.tokens import tokens

COVERED = 0.5
"""The least share of a sentence's words that must be known from the sections, the prospect, the flow or plain acknowledgement."""

CLAIMED = 0.6
"""The least share of a claim's words that must stand in the cited sections."""
QUOTED = 16
"""Characters up to which the words of an answer may be a sentence of their own: "Next month.", not a whole message."""

ECHO = 4
"""Characters from which on a sentence that stands in the prospect's own words is an echo."""


def promises(draft: Draft, ground: Ground) -> bool:
    """A word that promises stands in an approved section too."""
    approved = folded(ground.approved)
    return any(hit.casefold() not in approved for sentence in stated(draft, ground) for hit in ground.words.found("promise", sentence))


def dates(draft: Draft, ground: Ground) -> bool:
    """A time that is named stands in an approved section, or is repeated from the prospect's answer without a promise beside it."""
    approved, quoted = folded(ground.approved), folded((*ground.approved, *ground.quoted))
    for sentence in stated(draft, ground):
        claims = ground.words.found("promise", sentence) or ground.words.found("claim", sentence)
        known = approved if claims else quoted
        if any(hit.casefold().strip() not in known for hit in ground.words.found("date", sentence)):
            return True
    return False


def counts(draft: Draft, ground: Ground) -> bool:
    """Every figure is an approved one, or repeats what the prospect said where nothing is promised; sums of money only from an answer."""
    return any(_figure_of(sentence, ground) for sentence in stated(draft, ground))


def _figure_of(sentence: str, ground: Ground) -> bool:
    claims = ground.words.found("promise", sentence) or ground.words.found("claim", sentence)
    if claims or (names_in(sentence) and speaks_of_money(sentence)):  # "Scale is $1" is a price, whoever said it first
        figures, values = ground.approved_figures
    elif speaks_of_money(sentence):
        figures, values = figures_of((*ground.approved, *ground.quoted), ground.language)
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


def confuses(draft: Draft, ground: Ground) -> bool:
    """A sum stands with the name that it has in a section: not the price of one plan beside the name of another."""
    pairs = {pair for text in ground.approved for sentence in _clauses(text) for pair in owners(sentence)}
    figures = {figure for figure, _ in pairs}
    for sentence in told(draft, ground):
        for figure, name in owners(sentence):
            if name and figure in figures and speaks_of_money(sentence) and (figure, name) not in pairs and (figure, "") not in pairs:
                return True
    return False


def _clauses(text: str) -> tuple[str, ...]:
    return (*(part for part in re.split(r"(?<=[.?。？])\s*", text) if part.strip()), text)


def names_strangers(draft: Draft, ground: Ground) -> bool:
    """A product, plan or firm that is named is known; beside a claim it stands in an approved section."""
    for sentence in stated(draft, ground):
        claims = ground.words.found("claim", sentence) or ground.words.found("promise", sentence)
        first = re.match(r"\W*", sentence)
        begins = first.end() if first else 0
        for name in names_in(sentence):
            word = name.word.casefold()
            known = ground.approved_names if claims else ground.known_names
            opens = name.start == begins and (not claims or set(tokens(word)) <= ground.approved_tokens)
            if word not in known and not (opens or word in ground.words.plain or word in firm_words(ground)):
                return True
    return False


def claims(draft: Draft, ground: Ground) -> bool:
    """What is claimed of the product stands in the cited sections."""
    for sentence in told(draft, ground):
        if not ground.words.found("claim", sentence) and not ground.words.found("promise", sentence):
            continue
        said = [token for token in tokens(sentence) if token not in ground.words.plain]
        if not ground.approved or not said or _share(said, ground.approved_tokens) < CLAIMED:
            return True
    return False


def is_strange(draft: Draft, ground: Ground) -> bool:
    """Half of each sentence's words are known: from the sections, the prospect, the flow, or plain acknowledgement."""
    said = (tokens(sentence) for sentence in told(draft, ground))
    return any(words and _share(words, ground.known_tokens) < COVERED for words in said)


def echoes(draft: Draft, ground: Ground) -> bool:
    """A sentence that only repeats the prospect's is no answer, and may be what they want to see said."""
    own, quoted = [squeezed(text) for text in ground.own], {short for text in ground.quoted if len(short := squeezed(text)) <= QUOTED}
    said = [squeezed(sentence) for sentence in told(draft, ground)]
    return any(len(one) >= ECHO and one not in quoted and any(one in text for text in own) for one in said)


def _share(said: list[str], known: frozenset[str]) -> float:
    return sum(token in known for token in said) / len(said)


def lacks_source(draft: Draft, ground: Ground) -> bool:
    return bool(ground.sources) and not any(source in draft.text for source in ground.sources)


def links(draft: Draft, ground: Ground) -> bool:
    known = {link.casefold() for link in ground.links}
    own = folded((*ground.own, *ground.quoted, *ground.links))
    strange = [link for link in links_in(draft.text) if link.casefold() not in known and link.casefold() not in firm_words(ground)]
    return bool(strange) or any(address.casefold() not in own for address in addresses_in(draft.text))
