"""When a prospect wants to start: never since when something is broken, when a call may be, or how long a contract runs."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from bot.fields.kind import Found, Hearing
from bot.fields.others_en import is_wanted_of_us, is_when_they_meet
from bot.fields.plain import found
from bot.fields.refusal import NO_HURRY, ONLY_LOOKING
from bot.fields.utterance import Utterance, clause, sentence, utterance
from bot.fields.when import GRAMMARS, Scene, When, hangs_on, only_hurries, only_says_why, stands_in_cause, without_reasons
from bot.fields.when.dates import DAY, Span
from bot.fields.when.shown import iso_date, shown
from bot.fields.when.sooner import alternatives
from bot.fields.when.theirs import without_theirs
from bot.fields.when.then import DEADLINE, bound_as_before, bound_before_event, bound_by_that, is_closer, told_after_why, without_lasting
from bot.fields.when.why import is_unset
from bot.fields.when.why_en import asks_how_long, is_of_an_offer, is_their_season, stands_for_example, stands_instead
from bot.fields.whose import corrects, denied, standing
from bot.language import cue
from bot.lean import later
from bot.model import Value

_PLAN = cue("timeline.plan")
_OTHER = cue("timeline.other")  # since when something is broken, when to call, how long a contract runs
_ANY_DAY = date(2026, 1, 15)  # whether a label names a time does not hang on the day
_REPLANS = cue("timeline.replans")  # the time that was told before is taken back
_LOCKED = cue("timeline.locked")  # bound to somebody else until then: free from the day after
_SINCE = cue("timeline.since")  # right before a time: how long something has lasted
_PAST = cue("timeline.past")  # what happened then is over
_TALK = cue("timeline.talk")  # when to call, not when to start
_AWAY = cue("timeline.away")  # how long somebody is not there
_CONCLUDES: Mapping[str, re.Pattern[str]] = {
    "en": later(
        r"\b(?:so|say|realistically|more likely|meaning|i\.e\.|that is|which means|at the latest|latest)[\s,]*(?:by|before|in|from|on)?"
        r"(?: the)?\s*$"
    ),
    "ko": later(r"(?:늦어도|그러니까|그러면|즉|결국)\s*$"),
    "ja": later(r"(?:(?:遅|おそ)く(?:と|て)も|つまり|結局|要するに),?\s*$"),
}
"""Right before the time that counts, when the one before only said why."""
_RANKS = {"by": 3, "before": 3, "within": 3, "from": 2, "after": 2, "asap": 1}


class TimelineKind:
    """From when, and until when; values are {"earliest", "latest"} as local dates, either None."""

    name = "timeline"
    members: Mapping[str, str] = {"days": "double", "earliest": "string", "latest": "string"}

    def read(self, text: str, hearing: Hearing) -> Sequence[Found]:
        """The time by which, in which or from which the prospect wants it; nothing where they are in no hurry."""
        said = utterance(text, hearing.language)
        if hearing.asked and is_unset(said):
            return []
        if hearing.asked and (hits := [hit for part in alternatives(said.folded, text, said.tongue) for hit in self.read(part, hearing)]):
            return [min(hits, key=_until)]
        said = without_theirs(said)
        named = GRAMMARS[said.tongue](said, Scene(hearing.now.date(), hearing.region, hearing.asked))
        named = without_lasting(said, bound_before_event(said, [bound_by_that(said, one, named) for one in named]))
        times = bound_as_before(named, standing(said, named), hearing.now.date())
        times = [one for one in times if not (denied(said, one.start, one.end) or _is_over(said, one) or _hangs(said, one))]
        if not times:
            return _fallback(said, hearing) if hearing.asked else []
        chosen = _chosen(said, times, hearing)
        if chosen is None or (chosen.grain in ("day", "asap") and chosen.binds in ("", "asap") and _is_unhurried(said)):
            return []
        span = chosen.span
        if span.last and _is_locked(said, chosen):
            span = Span(span.last + DAY, None)
        value: dict[str, str | float | int | None] = {"earliest": _iso(span.first), "latest": _iso(span.last)}
        return [found(said, value, chosen.start, chosen.end, replaces=corrects(said))]

    def choice(self, label: str) -> Value | None:
        """The label itself where it names a time ("this month"), since it means other dates every day; whoever presses it says it."""
        said = utterance(label)
        at = Scene(_ANY_DAY, "", True)
        return label.strip() if GRAMMARS[said.tongue](said, at) or _is_unhurried(said) else None

    def show(self, value: Value, language: str) -> str:
        """ "by 30 June", "6월 30일까지", "6月30日まで"."""
        return shown(value, language)

    def facts(self, value: Value, now: datetime) -> Mapping[str, float | int | str] | str:
        """`days` from the local date of `now` to the latest day, or to the earliest where the latest is open; and both as ISO dates."""
        if isinstance(value, str):
            read = self.read(value, Hearing(now=now, asked=True))
            value = read[0].value if read else {}
        if isinstance(value, str):
            value = {}
        earliest, latest = iso_date(value.get("earliest")), iso_date(value.get("latest"))
        target = latest or earliest
        days = float((target - now.date()).days) if target else math.inf
        return {"days": days, "earliest": earliest.isoformat() if earliest else "", "latest": latest.isoformat() if latest else ""}


def _until(hit: Found) -> str:
    """The last day of a value as ISO text, or the first where the last is open."""
    return "" if isinstance(hit.value, str) else str(hit.value["latest"] or hit.value["earliest"])


def _iso(of: date | None) -> str | None:
    return of.isoformat() if of else None


def _chosen(said: Utterance, times: Sequence[When], hearing: Hearing) -> When | None:
    """The one time that is a plan: a deadline before others, the last one said of a correction."""
    best: tuple[int, When] | None = None
    asked, today = hearing.asked, hearing.now.date()
    replans = bool(_REPLANS[said.tongue].search(said.folded))
    times = without_reasons(said.folded, [one for one in times if one.binds != "asap" or not any(_refines(other, one) for other in times)])
    for one in times:
        left, right = clause(said.folded, one.start, one.end)
        around = said.folded[told_after_why(said.folded, left, one.start) if said.tongue == "ko" else left : right]
        locked = _is_locked(said, one) and (asked or _may_be_free(said, one))
        event = said.folded[one.start : one.end] if one.binds in ("before", "after") else ""  # "before our renewal on 1 October"
        other = bool(_OTHER[said.tongue].search(around.replace(event, " ", 1))) and not locked
        planned = bool(_PLAN[said.tongue].search(around)) or locked
        if (other and hearing.bare) or _is_no_plan(one, around, said.tongue, today, bare=hearing.bare):
            continue
        if replans and not asked:
            planned, other = True, False
        if (not asked or hearing.bare) and said.tongue == "en" and stands_for_example(said.folded, one.start):
            continue
        meets = "plan" if planned else one.binds
        if said.tongue == "en" and (asks_how_long(said, one) or is_when_they_meet(said.folded, one.start, one.end, meets)):
            continue
        if not asked:
            whole_left, whole_right = sentence(said.folded, one.start)
            planned = planned or (one.binds in DEADLINE and bool(_PLAN[said.tongue].search(said.folded, whole_left, whole_right)))
            why = only_says_why(said.folded, one.end) or stands_in_cause(said.folded, one.start)
            why = why if not one.binds else one.binds == "asap" and only_hurries(said.folded, one.start)
            if other or not planned or why or (said.tongue == "en" and is_wanted_of_us(said.folded, whole_left, whole_right)):
                continue
            if said.folded[whole_right : whole_right + 1] == "?" and one.binds not in DEADLINE:
                continue
        rank = (
            _RANKS.get(one.binds, 0)
            + planned
            - 4 * other
            + _NEW * (replans and stands_instead(said.folded, one.start))
            + 2 * bool(_CONCLUDES[said.tongue].search(said.folded, max(0, one.start - 24), one.start))
        )
        if best is None or rank > best[0] or (rank == best[0] and (replans or is_closer(one, best[1]))):
            best = rank, one
    return best[1] if best else None


_NEW = 8
"""Ranks by which the time that is told in place of another goes before any reason behind it."""
_SOON = timedelta(days=14)
_STARTS = later(
    r"\b(?:live|start\w*|launch\w*|roll\w*|begin\w*|deploy\w*|implement\w*|install\w*|switch\w*)\b|도입|시작|오픈|가동|개시|쓰"
    r"|導入|開始|稼働|始め|スタート|使"
)


_LONG_AGO = timedelta(days=45)
"""What began so long before today is no plan: "on the current tool since March 2019"."""
_PASSING = later(r"now|\d{4}|(?:which|when|because|since)\s.*")  # "Now, there are 47 of us", "which begins July 1, 2027"
_A_DAY_JA = later(r"(?:1|一)日(?:に(?:約|およそ)?\s?[\d一二三四五六七八九十百千]|あたり|平均)")  # every day, not on the first


def _is_no_plan(one: When, around: str, tongue: str, today: date, *, bare: bool) -> bool:
    """True for a time that is over, for one that only says when to call or who is away, and for a day told in passing."""
    first, last = one.span
    if (last and last.year < today.year) or (last is None and first is not None and today - first > _LONG_AGO):
        return True
    if one.binds != "before" and _AWAY[tongue].search(around):
        return True
    if bare and ((last is None and first is not None and first < today) or _PASSING.fullmatch(around.strip(" .!?,"))):
        return True
    near = (last or first or today) - today <= _SOON
    if near and _TALK[tongue].search(around) and not _STARTS.search(around):
        return True
    return bare and near and first is not None and last is not None and last - first <= DAY and one.binds not in DEADLINE


def _is_over(said: Utterance, one: When) -> bool:
    """True for what has been and for how long, in business for three years, started in January, and for until when an offer stands."""
    if said.tongue == "en" and (is_of_an_offer(said.folded, *sentence(said.folded, one.start)) or is_their_season(said.folded, one)):
        return True
    if said.folded[one.start : one.end] == "24/7":
        return True
    if _SINCE[said.tongue].search(said.folded[max(0, one.start - 40) : one.start].rstrip()):
        return True
    if said.tongue == "ja" and _A_DAY_JA.match(said.folded, one.start):
        return True
    left, right = clause(said.folded, one.start, one.end)
    return bool(_PAST[said.tongue].search(said.folded, left, one.end if one.binds == "asap" else right))  # "asap, we launched in May"


def _hangs(said: Utterance, one: When) -> bool:
    return one.grain == "asap" and hangs_on(said.folded, said.tongue, one.start, one.end)


def _is_locked(said: Utterance, one: When) -> bool:
    left, right = sentence(said.folded, one.start)
    return one.binds in ("by", "within", "before") and bool(_LOCKED[said.tongue].search(said.folded, left, right))


_ABOUT_OURS = later(r"[?]|\bcancel\w*|해지|나요|가요|解約|ですか|ますか|でしょうか")


def _may_be_free(said: Utterance, one: When) -> bool:
    """True where a plan is told beside the day on which they are free, and nobody asks how to leave us."""
    left, right = sentence(said.folded, one.start)
    return bool(_PLAN[said.tongue].search(said.folded)) and not _ABOUT_OURS.search(said.folded, left, right + 1)


def _refines(other: When, soon: When) -> bool:
    """True for what tells when "as soon as possible" begins or lies: straight after Easter, as soon as possible in October."""
    if other.binds == "asap":
        return False
    return other.binds in ("from", "after") or 0 <= other.start - soon.end <= _NEAR or 0 <= soon.start - other.end <= _NEAR


_NEAR = 4
_MAY_BE_DATE = later(r"\d{1,2}\D{1,3}\d{1,4}|\d{4}")


def _fallback(said: Utterance, hearing: Hearing) -> Sequence[Found]:
    """What no table reads but has figures like a date: dateparser, which is slow and knows many spellings."""
    if written := _RUN.fullmatch(said.folded):
        return _on(said, hearing, date(*map(int, written.groups())))
    if len(said.text) > 40 or not _MAY_BE_DATE.search(said.folded) or re.search(r"[@$€£¥₩%]|\d{5,}|people|명|名", said.folded):
        return []
    import dateparser

    settings: dict[str, object] = {"RELATIVE_BASE": hearing.now.replace(tzinfo=None), "PREFER_DATES_FROM": "future", "STRICT_PARSING": True}
    parsed = dateparser.parse(said.folded.strip(" .!?"), languages=[said.tongue], settings=settings)
    return _on(said, hearing, parsed.date()) if parsed else []


_RUN = later(r"\s*(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d)(?:まで|から|에|까지|です|이요|요)?\W*")
"""A day without separators, 20260601, and nothing else."""


def _on(said: Utterance, hearing: Hearing, day: date) -> Sequence[Found]:
    if not 0 <= (day - hearing.now.date()).days <= _FAR_AHEAD:
        return []
    value: dict[str, str | float | int | None] = {"earliest": day.isoformat(), "latest": day.isoformat()}
    return [found(said, value, 0, len(said.text), replaces=corrects(said))]


_FAR_AHEAD = 3650
"""Days beyond which nobody plans."""


def _is_unhurried(said: Utterance) -> bool:
    return bool(NO_HURRY[said.tongue].search(said.folded) or ONLY_LOOKING[said.tongue].search(said.folded))
