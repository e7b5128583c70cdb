"""When a rep is away and who stands in: how they say so in three languages, and what happens to a lead of theirs. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from bot.config import Config, Rep
from bot.desk.deadlines import NO_DEADLINES, claim_by, next_rep
from bot.desk.figures import Away
from bot.desk.hours import known_zone
from bot.desk.phrase import label, words_of
from bot.desk.rules import Rules, language_of, notice, refuse
from bot.fields.kind import Hearing
from bot.fields.timeline import TimelineKind
from bot.model import Event, Message, Owner, Post
from bot.model.rota import Assigned, Reason
from bot.ports import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """A rep says that they are away."""

    when: str = ""  # until when, in their words; "": until they are back
    deputy: str = ""  # who stands in, in their words
    since: str = ""  # from when, in their words; "": from now on
    inclusive: bool = False  # the day that is named is away too: 까지 and まで count it in, "until" does not


@dataclass(frozen=True, slots=True)
class Return:
    """A rep says that they are back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tongue:
    away: re.Pattern[str]
    back: re.Pattern[str]
    deputy: re.Pattern[str]
    until: re.Pattern[str]  # what stands around the time and is no part of it
    since: re.Pattern[str]  # a beginning, and what comes behind it
    inclusive: bool


_TONGUES = (
    _Tongue(
        away=re.compile(r"/?(?:i'?m |i am |i'?ll be )?\b(?:away|out of office|ooo)\b(?!\w)", re.IGNORECASE),
        back=re.compile(r"/?(?:i'?m |i am )?back(?: again| now)?", re.IGNORECASE),
        deputy=re.compile(r",?\s*\b(?:(?:my )?deputy(?: is)?|cover(?:ed)? by|covering)\b:?\s*(?P<who>.+)$", re.IGNORECASE),
        until=re.compile(r"^(?:until|till|til|to)\b", re.IGNORECASE),
        since=re.compile(
            r"^(?:from|starting|as of)\s+(?P<from>.+?)(?:\s+(?P<through>to|through|thru|until|till|-|–)\s+(?P<rest>.+))?$"
            r"|^(?P<first>(?!until|till|til|to\b).+?)\s+(?:to|through|thru|-|–)\s+(?P<last>.+)$",
            re.IGNORECASE,
        ),
        inclusive=False,
    ),
    _Tongue(
        away=re.compile(r"/?(?:자리\s*비(?:움|워요|웁니다|울게요|워)|부재(?:중)?|휴가)(?:입니다|이에요|예요|요)?"),
        back=re.compile(r"/?(?:복귀|돌아왔|다녀왔)(?:했)?(?:어요|습니다|요)?"),
        deputy=re.compile(r",?\s*대리(?:인|자)?(?:는|은)?\s*:?\s*(?P<who>\S+?)(?:님|이에요|예요|입니다)?(?=[\s,.]|$)"),
        until=re.compile(r"까지(?:는)?"),
        since=re.compile(r"^(?P<from>.+?)\s*부터(?:\s*(?P<rest>.*))?$"),
        inclusive=True,
    ),
    _Tongue(
        away=re.compile(r"/?(?:不在|離席|休暇|お?休み)(?:です|します|になります|を?いただきます)?"),
        back=re.compile(r"/?(?:戻りました|戻った|復帰(?:しました|です)?)"),
        deputy=re.compile(r"[,、]?\s*代理(?:は|者は)?\s*:?\s*(?P<who>\S+?)(?:さん|です)*(?=[\s,、。]|$)"),
        until=re.compile(r"まで(?:は)?"),
        since=re.compile(r"^(?P<from>.+?)\s*から(?:[、\s]*(?P<rest>.*))?$"),
        inclusive=True,
    ),
)
_EDGES = " \t\n.,:;!?。、！"


LONGEST = 200
"""Characters of words that say when somebody is there; longer ones say something else."""


def told_presence(text: str) -> Leave | Return | None:
    """Return what a rep says of being there, None for other words. What cannot be a time or a name is found out later, and told."""
    if len(text) > LONGEST:
        return None
    said = unicodedata.normalize("NFKC", text).strip(_EDGES)
    for tongue in _TONGUES:
        if tongue.back.fullmatch(said):
            return Return()
        found = tongue.away.match(said) if not tongue.inclusive else tongue.away.search(said)
        if found and (leave := _leave(tongue, f"{said[: found.start()]} {said[found.end() :]}".strip(_EDGES))):
            return leave
    return None


def _leave(tongue: _Tongue, rest: str) -> Leave | None:
    deputy = tongue.deputy.search(rest)
    if deputy:
        rest = f"{rest[: deputy.start()]} {rest[deputy.end() :]}".strip(_EDGES)
    begins = tongue.since.search(rest)
    if tongue.inclusive and rest and not tongue.until.search(rest) and not begins:
        return None  # a sentence in which the word stands
    since, rest, through = _parts(begins) if begins else ("", rest, False)
    return Leave(
        when=tongue.until.sub("", rest).strip(_EDGES),
        deputy=deputy["who"].strip(_EDGES).removeprefix("@") if deputy else "",
        since=since.strip(_EDGES),
        inclusive=tongue.inclusive or through,
    )


def _parts(begins: re.Match[str]) -> tuple[str, str, bool]:
    """Return the first day in words, the last, and whether the last is away too: "to Friday" counts it in, "until Friday" does not."""
    found = begins.groupdict()
    if found.get("first"):
        return found["first"], found["last"], True
    return found["from"], found["rest"] or "", (found.get("through") or "").lower() not in ("", "until", "till")


def since_of(leave: Leave, now: datetime, zone: str, region: str = "") -> datetime | None:
    """Return when somebody leaves: `now` where they name no time or today, else that day's beginning; None for what is no time."""
    if not leave.since:
        return now
    day = until_of(replace(leave, when=leave.since, inclusive=False), now, zone, region)
    return None if day is None else max(day, now) if _same_day(day, now, zone) else day


def _same_day(at: datetime, now: datetime, zone: str) -> bool:
    here = known_zone(zone)
    return at.astimezone(here).date() == now.astimezone(here).date()


_ISO = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ](?P<time>\d{2}:\d{2}))?")


def until_of(leave: Leave, now: datetime, zone: str, region: str = "") -> datetime | None:
    """Return when somebody is there again, None for what is no time. `now` is aware; days begin in the zone (IANA name)."""
    here = known_zone(zone)
    found = _ISO.fullmatch(leave.when)
    if found:
        return _exact(found, leave, zone)
    hearing = Hearing(now=now.astimezone(here), language=_language(leave), region=region, asked=True)
    read = TimelineKind().read(leave.when, hearing)
    value = read[0].value if len(read) == 1 else None
    if not isinstance(value, dict) or not _is_whole(leave.when, read[0].quote):
        return None
    day = _day_of(value, inclusive=leave.inclusive)
    return datetime.combine(day, time(), here).astimezone(UTC) if day else None


def _exact(found: re.Match[str], leave: Leave, zone: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(f"{found['day']}T{found['time'] or '00:00'}").replace(tzinfo=known_zone(zone))
        return (at + timedelta(days=1 if leave.inclusive and not found["time"] else 0)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _language(leave: Leave) -> str:
    return "ko" if re.search("[가-힣]", leave.when) else "ja" if re.search("[ぁ-ヺ一-鿿]", leave.when) else "en"


def _is_whole(when: str, quote: str) -> bool:
    """Tell whether a time is all that was said: "the red door on friday" is not one."""
    return len(quote.strip()) * 2 >= len(when)


def _day_of(value: Mapping[str, str | float | int | None], *, inclusive: bool) -> date | None:
    """Return the first day there: after the last one that is named, or where "until" names a week or month its beginning."""
    first, last = (date.fromisoformat(str(value[name])) if value.get(name) else None for name in ("earliest", "latest"))
    if inclusive:
        end = last or first
        return end + timedelta(days=1) if end else None
    begins = first is not None and last is not None and (last - first).days >= 4 and (first.day == 1 or first.weekday() == 0)
    return first if begins else last or first


def rep_named(config: Config, name: str) -> Rep | None:
    """Return the one rep whom a word names: their id, their name or a part of it; None for nobody, or for several."""
    said = name.casefold()
    exact = config.reps.get(name) or next((rep for rep in config.reps.values() if said in (rep.id.casefold(), rep.name.casefold())), None)
    if exact or not said:
        return exact
    fits: Callable[[str], bool] = (lambda shown: said in shown.split()) if said.isascii() else (lambda shown: said in shown)
    named = [rep for rep in config.reps.values() if fits(rep.name.casefold())]
    return named[0] if len(named) == 1 else None


def hindrance(rep: str, deputy: str, until: datetime | None, *, away: Mapping[str, Away], config: Config, now: datetime) -> str:
    """Return why somebody cannot leave like this, "" where they can: no_rep, past, own_deputy or deputy_away. `now` is when they leave."""
    if rep not in config.reps or (deputy and deputy not in config.reps):
        return "no_rep"
    if until is not None and until <= now:
        return "past"
    if deputy == rep:
        return "own_deputy"
    return "deputy_away" if deputy in away else ""


def vacated(rules: Rules, message: Message, standing: Standing) -> Post:
    """Offer a lead again because whoever has it is not there: to the deputy in `message.text` if they can take it, else to the next.

    `message.choice` is the rep who is not there; a conversation that is not theirs any more stays as it is.
    """
    conversation, gone = standing.conversation, message.choice
    has = {Owner.REP: conversation.rep, Owner.OFFERED: standing.offered_to}.get(conversation.owner, "")
    if not gone or has != gone:
        return refuse(standing, "not_theirs")
    decided, team = _stand_in(standing, gone, message.text) or next_rep(standing), rules.config.team(conversation.team)
    names = {"absent": rules.config.rep_name(gone), "name": rules.config.rep_name(decided.rep)}
    post = Post(
        owner=Owner.OFFERED,
        rep=conversation.rep,
        called=True,
        call=decided.rep,
        text=label(words_of(rules.flow, team.language), "desk.thread.absent" if decided.rep else "desk.thread.absent_team", **names),
        timers=(claim_by(team, standing), NO_DEADLINES[1]),
        offers=decided,
    )
    return _taken_from(rules, standing, post) if conversation.owner is Owner.REP else post


def _taken_from(rules: Rules, standing: Standing, post: Post) -> Post:
    """Have the prospect told that the bot speaks until a colleague does."""
    was = standing.conversation
    bot = rules.flow.say(rules.flow.bot_name, language_of(rules, standing))
    left = notice(rules, standing, "person.left", {"bot": bot, "colleague": rules.config.rep_name(was.rep)})
    moved = Event(kind="owner", data={"from": was.owner, "to": Owner.OFFERED, "rep": was.rep, "reason": "absent"})
    return replace(post, says=(left,), events=(moved,))


def _stand_in(standing: Standing, gone: str, deputy: str) -> Assigned | None:
    everybody = (*standing.team.reps, *standing.team.others) if standing.team else ()
    able = next((c for c in everybody if deputy and c.rep == deputy and not c.away and c.open < c.capacity), None)
    return Assigned(rep=deputy, reasons=(Reason(code="deputy", rep=deputy, told={"absent": gone}),)) if able else None
