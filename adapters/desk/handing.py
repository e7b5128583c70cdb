"""Who else could have a conversation, who has just moved it, and why it was offered to whom: pure, from what the sheet tells."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from adapters.desk.here import Here
from adapters.desk.view import tongue
from bot.desk.assign import Reason
from bot.desk.handover import TEAM, UNDO_FOR
from bot.model import Event, Owner
from bot.ports import Sheet

MOST_OFFERS = 5
"""Offers of one lead that the page tells, the newest first."""

Named = tuple[tuple[str, str], ...]
"""What a choice sends, and what it is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """To whom a lead was offered, with one sentence a reason."""

    at: datetime
    name: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """What the page shows of colleagues around one conversation."""

    colleagues: Named
    teams: Named
    beside: Named  # who writes to the prospect beside the owner
    undo: str  # what the prospect will see of taking the last move back, in words; "" where the reader may not
    offers: tuple[Offered, ...]


def hands(here: Here, sheet: Sheet) -> Hands:
    """Return it for one reader."""
    beside, owner = co_sellers(event for _, event in sheet.events), sheet.conversation.rep
    return Hands(
        colleagues=tuple((rep.id, rep.name) for rep in here.desk.reps.values() if rep.id != owner),
        teams=tuple((TEAM + name, here.team_name(name)) for name in here.desk.teams),
        beside=tuple((rep, here.name_of(rep)) for rep in beside),
        undo=_undo(here, sheet),
        offers=tuple(_offered(here, at, event) for at, event in reversed(sheet.events) if event.kind == "assigned")[:MOST_OFFERS],
    )


def co_sellers(events: Iterable[Event]) -> tuple[str, ...]:
    """Return who writes beside the owner after these events, as `bot/desk/handover.py` keeps it in the talk."""
    now: tuple[str, ...] = ()
    for event in events:
        rep = str(event.data.get("rep", ""))
        if event.kind == "co_seller":
            now = (*(one for one in now if one != rep), rep) if event.data.get("on") else tuple(one for one in now if one != rep)
        elif event.kind == "owner":
            now = () if _sends_all_away(event) else tuple(one for one in now if one != rep)
    return now


def _sends_all_away(event: Event) -> bool:
    to, reason = event.data.get("to"), event.data.get("reason", "")
    return (to == Owner.BOT and not reason) or (to == Owner.OFFERED and reason == "handed_over")


def _undo(here: Here, sheet: Sheet) -> str:
    at, last = next(((at, event) for at, event in reversed(sheet.events) if event.kind == "owner"), (here.now, Event(kind="")))
    if not here.rep or "was" not in last.data:
        return ""
    me = here.desk.reps.get(here.rep)
    in_time = last.data.get("by") == here.rep and here.now - at <= UNDO_FOR
    return _sees(here, sheet, last) if in_time or (me and me.manager) else ""


def _sees(here: Here, sheet: Sheet, last: Event) -> str:
    """Say who the prospect will be told speaks, where that is another one than now."""
    now, back_to, was = sheet.conversation, last.data.get("from"), str(last.data["was"])
    if back_to == Owner.REP and now.owner is not Owner.CLOSED and (now.owner, now.rep) != (Owner.REP, was):
        return here.t("sees.claim", name=here.name_of(was))
    if back_to in (Owner.BOT, Owner.OFFERED) and now.owner is Owner.REP:
        return here.t("sees.give_back")
    return here.t("sees.close")


def _offered(here: Here, at: datetime, event: Event) -> Offered:
    rep = str(event.data.get("rep") or "")
    name = here.name_of(rep) or here.t("routing.whole_team", team=here.team_name(str(event.data.get("team", ""))))
    return Offered(at=at, name=name, reasons=tuple(_sentence(here, reason) for reason in _reasons(event)))


def _reasons(event: Event) -> tuple[Reason, ...]:
    """Return the reasons as they were written; what an older version wrote otherwise is left out."""
    try:
        listed = json.loads(str(event.data.get("reasons", "[]")))
    except ValueError:
        return ()
    entries = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return tuple(Reason(code=str(one.get("code", "")), rep=str(one.get("rep", "")), told=_told(one.get("told"))) for one in entries)


def _told(found: object) -> Mapping[str, str | int]:
    return {str(key): value for key, value in found.items() if isinstance(value, str | int)} if isinstance(found, dict) else {}


def _sentence(here: Here, reason: Reason) -> str:
    told = {key: _SHOWN[key](here, str(value)) if key in _SHOWN else value for key, value in reason.told.items()}
    return here.t(f"routing.{reason.code}", rep=here.name_of(reason.rep), **told)


_SHOWN: Mapping[str, Callable[[Here, str], str]] = {
    "absent": lambda here, value: here.name_of(value),
    "language": lambda here, value: tongue(value, here.t.language),
}
