"""What one message says: its signals, the values that stand in it, what it declines, what it asks. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bot.fields import BUILT_IN
from bot.fields.decline import declined
from bot.fields.dismissed import behind_dismissed, goes_on, speaks_of
from bot.fields.kind import Found, Hearing
from bot.fields.passing import behind_hedge
from bot.fields.put_off_en import written_as_firm
from bot.fields.utterance import utterance
from bot.fields.whose import corrects
from bot.hearing.alone import alone
from bot.hearing.answer import OPEN_KINDS, PIECES, Reply, answered, is_an_addition, last_said, puts_it_off, sentences
from bot.hearing.bare import bare
from bot.hearing.limits import beside_limits
from bot.hearing.overlaps import FIGURES, beside_address, without_doubles
from bot.hearing.reached import (
    ADDRESSES,
    beside_refused_adverts,
    beside_refused_calls,
    names_somebody,
    of_being_reached,
    rather_called,
    refuses_for_good,
)
from bot.hearing.reply import (
    WORDED,
    asked_back,
    behind_echo,
    behind_what_was_told,
    beside_the_answer,
    first_answer_ja,
    first_answer_ko,
    only_muses,
)
from bot.hearing.setting import Setting
from bot.language.spaced_ja import Joined, joined
from bot.lean import later
from bot.model import changed
from bot.signals import NOT_A_BUYER, classify
from bot.signals.intent import HOLDS, shows
from bot.signals.normalise import normalise

NOT_BARE = frozenset({"support", "opt_out", *NOT_A_BUYER})
"""In such a message a bare time or amount is about something else."""

OUT_OF_PLACE = ("company_size", "budget", "timeline")
"""Figures that mean something else where somebody looks for a job, sells, studies or complains: unasked they are no answers."""

_ASKS_WHY = later(r"\bwhy\b[^.!]*\?|왜[^.!]*(?:\?|나요|까요|세요)|(?:なぜ|なんで|どうして)[^。!！]*(?:[?？]|か[。\s]*$)")
"""Asked back why it is asked: no refusal, they may tell once they know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What one message gave."""

    signals: Mapping[str, float]
    found: Mapping[str, Found]  # by field; every quote stands in the message
    declined: tuple[str, ...]
    question: str


def hear(text: str, setting: Setting) -> Heard:
    """Read one message."""
    together = joined(text)
    if together is None:
        return _hear(text, setting)
    heard = _hear(together.text, setting)
    return replace(heard, found={field: _as_written(hit, together, text) for field, hit in heard.found.items()})


def _as_written(hit: Found, together: Joined, text: str) -> Found:
    """Return a value that was read without the blanks within words, on the words as they were written."""
    at = together.text.find(hit.quote)
    start, end = together.span(at, at + len(hit.quote))
    quote = text[start:end]
    return changed(hit, value=quote if hit.value == hit.quote else hit.value, quote=quote, start=start, end=end)


def _hear(text: str, setting: Setting) -> Heard:
    asking = setting.asking
    if asking is None or (answer := alone(setting.kind_asked, text, setting.hearing)) is None:
        return read(text, setting)
    own = setting.play.custom.strengths(normalise(text), setting.language)
    return Heard(signals=own, found={asking: answer}, declined=(), question="")


def read(text: str, setting: Setting) -> Heard:
    """Read a message for all that may stand in it."""
    rest = beside_refused_calls(text, setting.asking)
    if rest is None:
        heard = _read(text, setting)
        return (heard.signals.get("opt_out", 0) >= HOLDS and _beside_what_is_refused(text, setting)) or heard
    is_worded = setting.kind_asked in OPEN_KINDS  # what stands around a remark is no answer in their own words
    heard = _read(rest, replace(setting, asking=None) if is_worded else setting)
    found = {field: hit for field, hit in heard.found.items() if hit.quote in text}  # and not across what was left out
    return replace(heard, found=found, declined=(*heard.declined, *({"phone"} - {*heard.declined, *found})))


def _beside_what_is_refused(text: str, setting: Setting) -> Heard | None:
    """Read what stands beside refused advertising or limits to being written to, where that alone is refused; else None.

    Beside adverts somebody has to buy or to be asked, beside limits an address has to be given.
    """
    for rest, has_limits in ((beside_refused_adverts(text), False), (beside_limits(text), True)):
        heard = _read(rest, setting) if rest is not None else None
        if rest is None or heard is None or heard.signals.get("opt_out", 0) >= HOLDS:
            continue
        found = {field: hit for field, hit in heard.found.items() if hit.quote in text}
        is_asked = setting.asking is not None or heard.signals.get("buy", 0) >= HOLDS
        if (found.keys() & ADDRESSES and not refuses_for_good(rest)) if has_limits else is_asked:
            return replace(heard, found=found)
    return None


def _read(text: str, setting: Setting) -> Heard:
    asking, kind = setting.asking, setting.kind_asked
    signals = _signals(text, setting)
    if asking and text and puts_it_off(kind, text, setting.hearing):
        return Heard(signals=_without("question", signals), found={}, declined=(asking,), question="")
    question = asked_back(text, kind, setting.language)
    refused = _refused(text, setting)
    found, mended = _told(text, setting, refused)
    reply = Reply(text, question, found, signals, setting.language)
    if asking and asking not in refused and (answer := _answer(reply, setting)):
        reply = replace(reply, found={**found, asking: answer})
    if asking in ADDRESSES:
        signals = of_being_reached(text, signals, reply.found)
    found = _in_place(replace(reply, signals=signals), setting, refused, mended)
    question = "" if asking and asking in found and only_muses(question, found[asking]) else question
    if asking and not refused and asking not in found and not question and _only_declines(signals) and not _asks_or_mends(text, found):
        refused = (asking,)
    if asking == "email" and not found.keys() & ADDRESSES and signals.get("opt_out", 0) < HOLDS and rather_called(text):
        refused, question = (asking,), ""
    if asking in ADDRESSES and asking in refused and not names_somebody(text):
        signals = _without("human", signals)
    found = without_doubles(beside_address(text, found), asking, kind)
    return Heard(signals=signals, found=found, declined=refused, question=question)


def _signals(text: str, setting: Setting) -> Mapping[str, float]:
    """Return the signals of a message but for those that an answer only seems to give."""
    play = setting.play
    signals = classify(text, setting.language, asking=setting.asking, custom=play.custom, encoder=play.encoder)
    beside = beside_the_answer(text, setting.kind_asked, setting.language)
    return {name: strength for name, strength in signals.items() if name not in beside}


def _without(left_out: str, signals: Mapping[str, float]) -> Mapping[str, float]:
    return {name: strength for name, strength in signals.items() if name != left_out}


def _told(text: str, setting: Setting, refused: tuple[str, ...]) -> tuple[Mapping[str, Found], str | None]:
    """Return the values that a message states by field, and the field of a figure that it puts right without naming it."""
    hearing = setting.hearing
    kinds = setting.kinds_for(setting.asking)
    found = {f: hit for f, kind in kinds.items() if f not in refused and (hit := last_said(kind, text, hearing, text))}
    mended = _mended(text, setting, hearing, found)
    return ({**found, mended[0]: mended[1]}, mended[0]) if mended else (found, None)


def _answer(reply: Reply, setting: Setting) -> Found | None:
    """Return what a message answers to the open question, where it does not state it in so many words."""
    kind, text, found = setting.kind_asked, reply.text, reply.found
    if kind not in OPEN_KINDS:
        return answered(kind, reply, setting.hearing)
    stated = found.get(setting.asking or "")
    if (stated and not is_an_addition(text, kind, stated)) or _only_corrects(text, found, setting.language):
        return None
    said = behind_echo(_without_correction(text, found, setting.language))
    of_it = reply.signals if said == text else classify(said, setting.language)  # what is put right behind it says nothing of the answer
    return answered(kind, replace(reply, text=said, signals=of_it), setting.hearing)


def _in_place(reply: Reply, setting: Setting, refused: tuple[str, ...], mended: str | None) -> Mapping[str, Found]:
    """Return the values with those that are a sentence of their own, and without figures of somebody who came for something else."""
    found = reply.found
    if not shows(reply.signals, NOT_BARE):
        return {**found, **{f: hit for f, hit in bare(reply.text, reply.question, setting.hearing, found) if f not in refused}}
    if reply.signals.get("buy", 0) >= HOLDS:
        return found
    kept = {setting.asking, mended, *(f for f, hit in found.items() if hit.replaces and f in setting.figures)}
    return {f: hit for f, hit in found.items() if f in kept or f not in OUT_OF_PLACE}


def _refused(text: str, setting: Setting) -> tuple[str, ...]:
    """Return what a message declines: "already told you, Priya" nothing, "as I said" by itself what was asked."""
    if setting.kind_asked == "company" and written_as_firm(utterance(text, setting.language)):
        return ()
    behind = behind_what_was_told(text) if text and setting.asking else None
    if behind == "":
        return (setting.asking or "",)
    if setting.kind_asked in WORDED and (hedge := behind_hedge(utterance(text, setting.language), setting.kind_asked)):
        text = text[hedge:]
    return declined(behind or text, setting.language, setting.asking) if text else ()


def _asks_or_mends(text: str, found: Mapping[str, Found]) -> bool:
    """Tell whether words of declining are none: it is asked back why, or "what I said before" is put right."""
    return bool(_ASKS_WHY.search(text)) or any(hit.replaces for hit in found.values())


CORRECTION = 24
"""Characters around the new value of a message, or a part of one, that does nothing but correct: "make that 46. I forgot the new shop"."""

BEHIND = 10
"""Characters of those that may stand behind it: "only 3 of us answer them" tells who does the work."""


def _mended(text: str, setting: Setting, hearing: Hearing, found: Mapping[str, Found]) -> tuple[str, Found] | None:
    """Return field and new value of a figure told before, where a message corrects without saying what: "actually make that 80"."""
    told = [field for field in setting.figures if field not in (*found, setting.asking)]
    said = utterance(text, setting.language)
    after = behind_dismissed(said) if told else ()
    is_mended = any(hit.replaces for f, hit in found.items() if BUILT_IN.get(f) in FIGURES)
    if not told or (not after and (is_mended or not corrects(said))):
        return None
    asked = changed(hearing, asked=True)
    parts = after or [
        text,
        *(part for part in (*_heads(text), *_MENDING_PIECES.split(text)) if corrects(utterance(part, setting.language))),
    ]
    about, kinds = speaks_of(said), {field: setting.kinds_for(field)[field] for field in told}
    for field in sorted((f for f in told if kinds[f] != _RIVALS.get(about, "")), key=lambda f: kinds[f] != about):
        for part in parts:
            hit = last_said(kinds[field], part.replace("it was ", "it is "), asked, text)
            if hit and _only_tells(part, hit.quote, is_new=bool(after)):
                return field, changed(hit, replaces=True)
    return None


_RIVALS = {"money": "headcount", "headcount": "money"}
"""What a correction that speaks of one of them does not put right."""


def _only_tells(part: str, quote: str, *, is_new: bool) -> bool:
    """Tell whether a part of a message does nothing but tell a new value; `is_new`: the part before it took the old one back."""
    head, _, tail = part.rstrip().partition(quote)
    tail = "" if is_new and goes_on(tail) else tail
    return len(head.lstrip()) + len(tail) <= CORRECTION and len(tail) <= BEHIND


_MENDING_PIECES = later(
    PIECES.pattern + r"|(?<=[에예이][요여])\s+|(?<=입니다)\s+|(?<=는데)\s+|\s(?:and|but)\s+(?=(?:it's|its|that's|make)\s)"
)
"""A correction may follow without a stop: 아까 20명이랬는데 24명이에요 24명으로 고쳐주세요."""


def _without_correction(text: str, found: Mapping[str, Found], language: str) -> str:
    """Return a message up to a last piece that puts a figure right: "Zendesk, oh and make that 90 people"."""
    quotes = [hit.quote for field, hit in found.items() if hit.replaces and BUILT_IN.get(field) in FIGURES]
    if quotes and language == "ja" and (first := first_answer_ja(text)):
        return first
    *head, last = PIECES.split(text) if quotes else ("",)
    is_mending = bool(head) and any(quote in last for quote in quotes) and corrects(utterance(last, language))
    return text[: text.rfind(last)].rstrip(", ") if is_mending else text


_CUT = later(r"[.!?;](?=\s|$)|,(?!\d)|\s[-–—]\s|$")


def _heads(text: str) -> Iterator[str]:
    """Yield the beginnings of each sentence, up to any of its stops, in which no more than a correction has room."""
    for part in sentences(text) or (text,):
        head = part[: 2 * CORRECTION]
        yield from (head[: cut.start()] for cut in _CUT.finditer(head) if cut.start() < len(head) or head == part)


def _only_corrects(text: str, found: Mapping[str, Found], language: str) -> bool:
    """Tell whether a message puts something right and does nothing else, save that it may say why: "sorry, June not July. We are late"."""
    begins = [text.strip(), *(head for head in _heads(text) if text.startswith(head))]
    made = [hit for hit in found.values() if hit.replaces]
    if made and first_answer_ja(text):
        return False
    first = first_answer_ko(text) if made else ""
    if first and not (any(hit.quote in first for hit in made) or corrects(utterance(first, language))):
        return False
    if any(hit.quote in part and len(part) - len(hit.quote) <= CORRECTION for hit in made for part in begins):
        return True
    parts = [part for whole in sentences(text) or (text,) for part in _MENDING_PIECES.split(whole)] if made else []
    return len(parts) > 1 and all(
        any(hit.quote in part for hit in made) or corrects(utterance(part, language)) or _SORRY.fullmatch(part) for part in parts
    )


_SORRY = later(
    r"\s*(?:あっ?|えっと|(?:大変)?(?:すみません|すいません|ごめん(?:なさい)?|失礼(?:いた)?しました|申し訳(?:ありません|ございません"
    r"|ない)))[、。,.!！\s]*"
)
"""A part that does nothing but ask to be excused."""


def _only_declines(signals: Mapping[str, float]) -> bool:
    """Tell whether a reply declines in words that name no field, and does nothing else: it declines what was asked."""
    return signals.get("decline", 0) >= HOLDS and not shows(signals, NOT_BARE)
