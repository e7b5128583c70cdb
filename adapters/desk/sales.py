"""The page of numbers, where the leads are asked about and yesterday is summed up, and a rep's own page: away, back, who stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.responses import RedirectResponse, Response

from adapters.desk.here import Here, render
from adapters.desk.pages import counts
from bot.config import Rep
from bot.desk.absence import Leave, since_of, until_of
from bot.desk.answered import Answer
from bot.desk.asked import Ask, Topic, asked
from bot.desk.digest import lines
from bot.errors import NotAllowed, NotFound
from bot.reception.attendance import CannotLeave
from bot.reception.sales import SalesDesk

LONGEST_QUESTION = 200
"""Characters of a question."""

ROW = 26
"""Pixels from one bar to the next; a bar is 16 high."""

LONGEST_BAR = 260
"""Pixels of the longest bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of the picture."""

    label: str
    count: int
    y: int
    width: int


def bars(answer: Answer) -> tuple[Bar, ...]:
    """Return the picture of an answer; () where it is a number or a table."""
    most = max((count for _, count in answer.bars), default=0)
    return tuple(
        Bar(label=label, count=count, y=number * ROW, width=round(LONGEST_BAR * count / most) if most else 0)
        for number, (label, count) in enumerate(answer.bars)
    )


async def leads(here: Here) -> Response:
    """Answer a question about the leads that the reader may see, and show the digest of each team of theirs."""
    sales, reader = _sales(here), _reader(here)
    words = here.request.query_params.get("q", "")[:LONGEST_QUESTION].strip()
    ask = asked(words) if words else Ask(topic=Topic.OVERVIEW)
    answer = await sales.answer(ask, reader, here.t) if ask else None
    digests = [(here.team_name(team), digest, lines(digest, here.t)) for team, digest in await sales.digests(reader)]
    values: dict[str, Any] = {"q": words, "answer": answer, "bars": bars(answer) if answer else (), "digests": digests, "row": ROW}
    return render(here, "leads.html", **await counts(here), **values, topics=[topic for topic in Topic if topic is not Topic.FIRM])


async def me(here: Here) -> Response:
    """Show whether the reader is there, and who stands in."""
    return await _show_me(here)


async def presence(here: Here) -> Response:
    """Take "away" or "back" of the reader."""
    sales, rep = _sales(here), here.desk.reps.get(here.rep)
    if rep is None:
        raise NotAllowed("operators only read")
    try:
        if here.form.get("act") == "back":
            await sales.attendance.back(rep.id)
        else:
            await _leave(here, sales, rep)
    except CannotLeave as refused:
        return await _show_me(here, 409, refused=here.t(f"presence.{refused.why}"))
    return RedirectResponse("/desk/me", 303)


async def _leave(here: Here, sales: SalesDesk, rep: Rep) -> None:
    """Raise CannotLeave for a time that is none, or that has passed."""
    when = here.form.get("until", "").strip()[:40]
    leave = Leave(when=when, since=here.form.get("since", "").strip()[:40])
    since = since_of(leave, here.now, here.zone)
    until = until_of(leave, here.now, here.zone) if when else None
    if since is None or (when and until is None):
        raise CannotLeave("past")
    await sales.attendance.leave(rep.id, until, here.form.get("deputy", ""), since)


async def _show_me(here: Here, status: int = 200, **told: str) -> Response:
    rep = here.desk.reps.get(here.rep)
    if rep is None:
        raise NotAllowed("operators only read")
    away, planned = await _sales(here).attendance.away(), await _sales(here).attendance.planned()
    others = [other for other in here.desk.reps.values() if other.id != rep.id and other.id not in away]
    return render(
        here,
        "me.html",
        status,
        **await counts(here),
        away=away.get(rep.id),
        planned=planned.get(rep.id),
        others=others,
        **{"refused": "", **told},
    )


def _sales(here: Here) -> SalesDesk:
    if here.desk.sales is None:
        raise NotFound("sales")
    return here.desk.sales


def _reader(here: Here) -> Rep:
    """Return the reader as a rep; an operator reads everything."""
    return here.desk.reps.get(here.rep) or Rep(id="", name=here.user.shown if here.user else "", manager=not here.rep)
