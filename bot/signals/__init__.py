"""What messages mean: signals and facts from the words alone, by patterns, a flow's own examples and a small trained head."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from math import prod
from typing import Protocol

from bot.signals.custom import NO_CUSTOM, Custom, prepare
from bot.signals.head import HEAD, bounded, evidence, probability
from bot.signals.intent import HOLDS, PLAIN
from bot.signals.kind import FACTS, NOT_A_BUYER, SIGNALS, SignalKind, carry, together
from bot.signals.normalise import normalise, scripts
from bot.signals.patterns import candidates, has_friend, match
from bot.signals.question import counter_question

__all__ = [
    "FACTS",
    "NOT_A_BUYER",
    "SIGNALS",
    "Custom",
    "Encoder",
    "SignalKind",
    "carry",
    "classify",
    "counter_question",
    "prepare",
    "together",
]

_NAMES = frozenset({"company", "name"})
_PARTS = frozenset({"asks", "asks_nothing"})  # what `counter_question` alone is made of
_ADDRESSES = frozenset({"email", "phone"})
_ALONE = {
    "buy": 0.6,
    "human": 0.2,
    "support": 0.35,
    "opt_out": 0.55,
    "job_seeker": 0.2,
    "vendor_pitch": 0.25,
    "student": 0.2,
    "abuse": 0.3,
    "privacy": 0.2,
    "injection": 0.25,
    "decline": 0.2,
}
"""How sure the model must be of what no pattern half hears, by signal.

In strangers' words it finds few pieces that it knows, and thinks too little of all that is rare. Chosen on 2,600 messages
a language that it had not learned. Surer for a buyer, who is asked questions (hints below it add up), and for an opt-out, which
ends the contact.
"""
_SURE_OF_A_REFUSAL = 0.8  # where an answer is awaited: it is asked no further
_SURE = 0.88  # what follows a question is mostly its answer, and what has one aim seldom has another
_TRUST, _TRUST_PLAINLY = 2.0, 3.0
"""What a pattern at full strength adds to the logarithm of the odds, and one of the plainest, which a model hardly outweighs.

Chosen on 2,600 messages a language that neither patterns nor model had seen: the model has learned enough to doubt what a pattern
mishears. Where it could doubt none, precision was two points less, of problems four, for a point of recall.
"""
_NO_CUSTOMERS = ("vendor_pitch", "job_seeker", "student")
_STRANDS = ("setting", "pain", "wish", "topic")
_ABOUT_THEM = frozenset({"setting", "pain", "wish"})
_ASKS = 0.2  # what any question to us tells of buying
_ASKED_US = 0.22  # and what it tells by itself, unasked: with the need that is told next it holds
_WEAK = 0.3
_UNLIKELY = 0.12  # what a buyer's words only sound like
_HINT = 0.15  # what any message to a seller tells of buying
_OTHER_AIMS = (*NOT_A_BUYER, "support", "opt_out", "privacy", "not_buying")
_SENTENCES = re.compile(r"[.?!\n]+")
_TELLING = FACTS - {"greeting", "thanks"}  # facts that settle what a message is about; a courtesy does not
_MATERIAL_IS_BUYING = 0.6
_BY_THE_WAY = 0.6  # up to here buying is told from sales or the product being spoken of


class Encoder(Protocol):
    """What judges a message beside the patterns: the trained head, or it and a sentence encoder together."""

    def strengths(self, text: str, language: str, *, awaited: bool = False) -> Mapping[str, float]:
        """Return signal → its probability for the normalised `text`; {} when it cannot tell. Must not raise.

        `awaited`: an answer is awaited, so that the text mostly is one, or its words are plain: no costly judge is wanted.
        """
        ...


def classify(
    text: str, language: str, *, asking: str | None = None, custom: Custom = NO_CUSTOM, encoder: Encoder = HEAD
) -> dict[str, float]:
    """Return the strength, over 0 up to 1, of each signal and fact that `text` shows; what is not there is left out.

    `asking` is the field whose answer is awaited: a bare "no" then declines. `custom` is what `prepare` made of a flow's
    own signals. What `encoder` thinks is weighed with the patterns: it raises what they half hear and doubts what they mishear.
    """
    plain = normalise(text)
    if not plain:
        return {}
    if plain in GESTURES:
        return dict(GESTURES[plain])
    found = _patterns(plain, language, asking)
    friends = {name for name, value in found.items() if not value}  # said, but of something else: the encoder knows no better
    found = {name: value for name, value in found.items() if value}
    if counter_question(text, language):
        found["question"] = 1.0
    half = _add_up(found, plain, language)
    plainly = any(strength >= PLAIN and name in _ALONE for name, strength in found.items())
    guessed = encoder.strengths(plain, language, awaited=asking is not None or plainly)
    if asking in _ADDRESSES and "human" not in found:
        friends.add("human")  # there, "call me on …" is the answer, and near to the wish
    friends |= {
        name for name, chance in guessed.items() if chance >= _ALONE[name] and name not in found and _sounds_like(name, plain, language)
    }
    _weigh(found, {name: chance for name, chance in guessed.items() if name not in friends}, asking)
    _join(found, custom.strengths(plain, language))
    _keep_half(found, half, asking)
    return _settle(found, asking)


GESTURES: Mapping[str, Mapping[str, float]] = {"/stop": {"opt_out": 1.0}, "k": {"small_talk": 0.8}}
"""What stands for a gesture without words, such as the link of a mail that ends messages: nothing is weighed."""


def _patterns(plain: str, language: str, asking: str | None) -> dict[str, float]:
    """Match the tables of all scripts that are there; `signal@field` counts only while that field (or any: `asked`) is awaited."""
    found: dict[str, float] = {}
    for name in scripts(plain, language):
        for key, strength in match(candidates(name, plain), plain).items():
            signal, _, when = key.partition("@")
            if signal not in _PARTS and (not when or (asking and when in ("asked", asking))):
                found[signal] = max(strength, found.get(signal, 0.0))
    if (contact := found.pop("contact_me", 0.0)) and asking not in _ADDRESSES:  # there, "call me on …" is the answer
        _join(found, {"human": contact})
    if again := found.pop("no_again", 0.0):
        _no_again(found, again, asking)
    return found


def _sounds_like(signal: str, plain: str, language: str) -> bool:
    """Tell whether a false friend of the signal stands there: to vectors and pieces of words it is near to the signal, as it is to us."""
    return any(has_friend(candidates(name, plain), plain, signal) for name in scripts(plain, language))


def _no_again(found: dict[str, float], strength: float, asking: str | None) -> None:
    """Take "I said no" as a refusal of what was asked; where nothing was, it is us whom they refuse.

    Whoever wants no more messages either says that, too: "I said no, stop writing".
    """
    if not asking:
        _join(found, {"opt_out": strength})
    elif not found.get("opt_out"):
        _join(found, {"decline": strength})
        found["opt_out"] = 0.0  # settled: the encoder is not to guess it


def _add_up(found: dict[str, float], plain: str, language: str) -> float:
    """Join the strands of a message that shows no plain wish to buy as "at least one is true"; another aim keeps them apart.

    "Does it sort orders?" is idle, "we run three bakeries" is nobody's business; both in one message is a buyer. So what is
    about us (a question, a topic) adds up only beside something about them (who they are, what hurts, what they wish). Return
    what an opening message tells of buying without being plain.
    """
    strands = {name: found.pop(name) for name in _STRANDS if name in found}
    buy = found.get("buy", 0.0)
    if buy >= HOLDS or any(found.get(name, 0.0) >= HOLDS for name in _OTHER_AIMS):
        return 0.0
    joined = _repeated(buy, plain, language)
    if strands.keys() & _ABOUT_THEM:
        asked = max(joined, _ASKS if "question" in found else 0.0)
        joined = 1.0 - (1.0 - asked) * prod(1.0 - part for part in strands.values())
    if joined >= HOLDS:
        found["buy"] = joined
    return joined if strands.keys() & _ABOUT_THEM else _ASKED_US if "question" in found else 0.0


def _keep_half(found: dict[str, float], half: float, asking: str | None) -> None:
    """Keep what an opening half says: who asks us or tells of their work is no buyer yet, and is one with the need that they tell next."""
    told = _TELLING & found.keys() or any(found.get(name, 0.0) >= HOLDS for name in (*_OTHER_AIMS, "small_talk"))
    if half and not asking and not told:
        _join(found, {"buy": half})


def _weigh(found: dict[str, float], guessed: Mapping[str, float], asking: str | None) -> None:
    """Add up what the patterns say and what the model thinks of each signal: odds multiply, as of two witnesses.

    A pattern's strength stands unless the model doubts it, save for a refusal of what was just asked. What no pattern says takes
    a surer model where an answer is awaited or another aim is plain, and counts for nothing where a fact settles what the message
    is about. Who rather has another aim does not buy, and who rather buys has none; else a hint of buying is kept, since hints
    add up over a conversation.
    """
    told = bool(_TELLING & found.keys())
    buys, another = guessed.get("buy", 0.0), max((guessed.get(name, 0.0) for name in _OTHER_AIMS), default=0.0)
    plain = {name for name, strength in found.items() if strength >= HOLDS and name in _ALONE}
    for name, chance in guessed.items():
        said = found.get(name, 0.0)
        trust = _TRUST_PLAINLY if said >= PLAIN else _TRUST
        both = round(probability(evidence(chance) + trust * said), 3) if said else bounded(chance)
        if said >= HOLDS:
            found[name] = said if both >= HOLDS or _beyond_doubt(name, found, asking) else max(both, _WEAK)
        elif not told and both >= (max(HOLDS, _ALONE[name]) if said else _least(name, plain, asking)):
            rather = another if name == "buy" else buys if name in _OTHER_AIMS and not said else 0.0
            if chance > rather:
                found[name] = max(both, HOLDS)
    if found.get("buy", 0.0) >= HOLDS and buys >= _SURE:
        _weaken(found, tuple(name for name in (*NOT_A_BUYER, "support") if guessed.get(name, 1.0) < _UNLIKELY))
    if found.get("support", 0.0) >= HOLDS and found.get("buy", 0.0) < PLAIN and buys < another:
        _weaken(found, ("buy",))  # "we pay for 100 seats and nothing loads" names what was bought
    hint = round(min(buys, HOLDS) - _HINT, 3)
    if hint > 0.0 and not told and not asking and buys > another:
        _join(found, {"buy": hint})


def _least(signal: str, plain: Set[str], asking: str | None) -> float:
    """Return how sure the model must be of what no pattern says: surer where an answer is awaited or something else is plain.

    A wish for a person is nothing else to somebody who buys.
    """
    if asking and signal == "decline":
        return _SURE_OF_A_REFUSAL
    return _SURE if asking or (plain - {"human"} if signal == "buy" else plain) else _ALONE[signal]


def _beyond_doubt(name: str, found: Mapping[str, float], asking: str | None) -> bool:
    """Tell whether the words stand whatever the model thinks: a refusal of what was asked, and a wish for sales."""
    return (name == "decline" and asking is not None) or (name == "buy" and found.get("human", 0.0) >= PLAIN)


def _repeated(buy: float, plain: str, language: str) -> float:
    """Return the strength of all weak questions together: two sentences that each ask about the product are two pieces of evidence."""
    sentences = [part for part in _SENTENCES.split(plain) if part.strip()] if buy else []
    if len(sentences) < 2:
        return buy
    names = scripts(plain, language)
    each = (max(_buying(name, part) for name in names) for part in sentences)
    return max(buy, 1.0 - prod(1.0 - part for part in each))


def _buying(language: str, part: str) -> float:
    return match([line for line in candidates(language, part) if line.signal == "buy"], part).get("buy", 0.0)


def _join(found: dict[str, float], more: Mapping[str, float]) -> None:
    for name, strength in more.items():
        if strength > found.get(name, 0.0):
            found[name] = min(1.0, strength)


def _weaken(found: dict[str, float], names: tuple[str, ...]) -> None:
    for name in names:
        if name in found:
            found[name] = min(found[name], _WEAK)


def _no_need(found: dict[str, float], asking: str | None) -> None:
    """Take "no need to call" beside a question or a wish to buy or for prices, or where an address is asked for, as holding it back.

    It ends nothing: who wants no more messages says so for good ("any more", "stop") or says nothing else.
    """
    no_need, for_good = found.pop("no_need", 0.0), found.pop("for_good", 0.0)
    beside = "question" in found or "material" in found or found.get("buy", 0.0) >= HOLDS
    if no_need and not for_good and (beside or asking in _ADDRESSES):
        found.pop("opt_out", None)
        _join(found, {"decline": _BY_THE_WAY})


def _settle(found: dict[str, float], asking: str | None) -> dict[str, float]:
    """What one signal says about another: who sells, seeks a job or wants no contact does not buy or call a rep by the way."""
    _no_need(found, asking)
    if "material" in found and not any(name in found for name in NOT_A_BUYER):
        _join(found, {"buy": _MATERIAL_IS_BUYING})
    if any(found.get(name, 0.0) >= PLAIN for name in _NO_CUSTOMERS) and found.get("buy", 0.0) < PLAIN:
        _weaken(found, ("buy", "human"))
    if found.get("opt_out", 0.0) >= PLAIN:
        _weaken(found, ("human",) if found.get("buy", 0.0) > _BY_THE_WAY else ("human", "buy"))  # "no more sales calls"
    elif asking in _ADDRESSES:  # "too many spam calls" there says which address not to ask for
        _weaken(found, ("opt_out",))
    if found.pop("injection_like_name", None):
        _join(found, {"injection": _WEAK})
    if asking in _NAMES and "injection" in found:
        _weaken(found, ("injection",))
    return found
