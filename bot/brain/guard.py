"""May a model's draft be said? Every rule is an entry of `RULES`; a draft that breaks one is replaced by the flow's own words.

What a draft states is compared with what somebody approved: the sections that it cites. What the prospect wrote may be repeated, but
promises nothing. A rule that is in doubt refuses: the flow's own words are always there, and never wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from bot.brain import form, statements
from bot.brain.figures import without_links
from bot.brain.ground import Draft, Ground, squeezed, stated, without
from bot.brain.wording import wording

SHINGLE = 24
"""Characters in a row that a draft may share with the rules; more is a leak."""


def guard(draft: Draft, ground: Ground) -> tuple[str, ...]:
    """Return why a draft may not be said, each reason once; () when it may."""
    return tuple(dict.fromkeys(reason for reason, broken in RULES if broken(draft, ground)))


def leaks(draft: Draft, ground: Ground) -> bool:
    """Speaks of instructions, models, tools or our figures, or repeats a piece of the rules."""
    if any(ground.words.found("leak", sentence) or wording("en").found("leak", sentence) for sentence in _unapproved(draft, ground)):
        return True
    return shares_text(draft.text, ground.rules, (*ground.approved, *ground.own, *ground.asked))


def _unapproved(draft: Draft, ground: Ground) -> Iterator[str]:
    """Yield the sentences without what stands word for word in an approved section ("two database regions")."""
    for sentence in stated(draft, ground):
        yield without(sentence, ground.approved)


def shares_text(said: str, secret: str, public: Iterable[str] = ()) -> bool:
    """Tell whether a text repeats `SHINGLE` characters of a secret one, spaces and case aside, that stand in no public one."""
    plain, hidden = squeezed(said), squeezed(secret)
    known = squeezed(" ".join(public))
    if not hidden:
        return False
    pieces = (plain[at : at + SHINGLE] for at in range(len(plain) - SHINGLE + 1))
    return any(piece in hidden and piece not in known for piece in pieces)


def claims_to_be_human(draft: Draft, ground: Ground) -> bool:
    """Says that it is a person, or no machine."""
    return _has("human", draft, ground)


def tells_of_others(draft: Draft, ground: Ground) -> bool:
    """Speaks of other customers."""
    return _has("others", draft, ground)


def commits(draft: Draft, ground: Ground) -> bool:
    """Says that somebody will do, or has done, something."""
    return _has("commitment", draft, ground)


def _has(table: str, draft: Draft, ground: Ground) -> bool:
    text = without_links(without(draft.text, ground.asked))
    return bool(ground.words.found(table, text) or wording("en").found(table, text))


Rule = Callable[[Draft, Ground], bool]

RULES: tuple[tuple[str, Rule], ...] = (
    ("empty", form.is_empty),
    ("length", form.is_long),
    ("markup", form.has_markup),
    ("language", form.is_foreign),
    ("manner", form.is_rude),
    ("asks", form.asks_otherwise),
    ("link", statements.links),
    ("source", statements.lacks_source),
    ("promise", statements.promises),
    ("date", statements.dates),
    ("figure", statements.counts),
    ("whose", statements.confuses),
    ("name", statements.names_strangers),
    ("claim", statements.claims),
    ("strange", statements.is_strange),
    ("echo", statements.echoes),
    ("commitment", commits),
    ("leak", leaks),
    ("human", claims_to_be_human),
    ("others", tells_of_others),
)
"""Every rule with the reason that is counted when it is broken; docs/model.md says what each looks at."""
