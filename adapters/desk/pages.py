"""The pages that only show: cards, one conversation, open questions, what was set aside, flow versions."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from starlette.responses import RedirectResponse, Response

from adapters.desk import view
from adapters.desk.handing import hands
from adapters.desk.here import Here, render
from adapters.desk.history import history
from adapters.desk.mending import mending
from bot.desk.closing import REASONS, closing
from bot.desk.drafted import Settled, draft
from bot.desk.likeness import Alike
from bot.errors import NotFound
from bot.model import Owner
from bot.ports import Row, Sheet

VIEWS = ("mine", "waiting", "all")
MOST_ROWS = 25
"""Cards on one page of the list; with the transcript beside them the page stays under 60 KB."""

MOST_ALIKE = 8
"""Conversations of perhaps the same person or firm that a card lists."""

MOST_COUNTED = 50
"""Cards that are counted per view; beyond, "50+" says enough."""

ARRIVES_WITHIN = timedelta(seconds=4)
"""A line that was said just now is not called unseen: the visitor's page may be about to show it."""

LONGEST_DIFF = 400
"""Lines of a version's differences on one page."""

MOST_EXPORTED = 50_000
"""Leads in one file; `handraiser leads` has no such limit."""

LONGEST_NUMBER = 15
"""Digits of a number in an address or a form; no database counts further."""


async def home(here: Here) -> Response:
    """Show the cards, with no conversation open."""
    listed = await list_context(here)
    return render(here, "desk.html", **listed, **await counts(here), sheet=None)


async def card_list(here: Here) -> Response:
    """Show the list alone, for a live refresh."""
    return render(here, "list.html", **await list_context(here))


async def conversation(here: Here) -> Response:
    """Show one conversation: in the whole page by its address, alone when htmx asks."""
    sheet = await here.desk.pages.sheet(here.request.path_params["id"])
    await _note_seen(here, sheet)
    return await show_conversation(here, sheet)


async def why(here: Here) -> Response:
    """Show each turn of a conversation as it went: what was read, what a model proposed, what was kept, refused and said."""
    sheet = await here.desk.pages.sheet(here.request.path_params["id"])
    if here.desk.why is None:
        raise NotFound("why")
    return render(here, "why.html", **await counts(here), sheet=sheet, story=await here.desk.why(sheet.conversation.id, here.t))


async def show_conversation(here: Here, sheet: Sheet, status: int = 200, **told: object) -> Response:
    """Return the conversation's page or part. `told` may hold `done`, `refused`, `draft` and `mend` after a press."""
    beside = {"opening": await _opening(here, sheet), "settled": await _settled(here, sheet), "alike": await _alike(here, sheet)}
    values = open_context(here, sheet) | beside | told
    if here.request.query_params.get("draft") == "opening" and not values["draft"]:  # without a script the link does it
        values["draft"] = values["opening"]
    if here.partial:
        return render(here, "open.html", status, **values)
    return render(here, "desk.html", status, **await list_context(here), **await counts(here), **values)


async def open_questions(here: Here) -> Response:
    """List the questions that no page answers and nobody answered yet."""
    tickets = await here.desk.pages.tickets()
    return render(here, "questions.html", **await counts(here), tickets=tickets)


async def set_aside(here: Here) -> Response:
    """List the messages whose turn failed, and what the webhook did not take."""
    asides, kept = await here.desk.pages.asides(), here.desk.deliveries
    undelivered = await kept.undelivered() if kept else ()
    return render(here, "aside.html", **await counts(here), asides=asides, undelivered=undelivered)


async def replay(here: Here) -> Response:
    """Let a message that was set aside have its turn again."""
    number = here.form.get("seq", "")
    if not number.isascii() or not number.isdigit() or len(number) > LONGEST_NUMBER:
        raise NotFound("seq")
    await here.desk.replay(here.form.get("conversation", ""), int(number))
    return RedirectResponse("/desk/set-aside", 303)


async def deliver_again(here: Here) -> Response:
    """Have a change of a lead that the webhook did not take sent again."""
    if here.desk.deliveries is None:
        raise NotFound("webhook")
    await here.desk.deliveries.deliver_again(here.form.get("id", ""), here.now)
    return RedirectResponse("/desk/set-aside", 303)


async def leads_csv(here: Here) -> Response:
    """Give the leads of a view as CSV: those that the list shows this reader, and no others."""
    if here.desk.export is None:
        raise NotFound("export")
    view = here.request.query_params.get("view", "")
    rows = await here.desk.pages.rows(view if view in VIEWS else "all", here.rep, MOST_EXPORTED)
    text = await here.desk.export({row.conversation for row in rows})
    return Response(text, media_type="text/csv; charset=utf-8", headers={"Content-Disposition": 'attachment; filename="leads.csv"'})


async def flows(here: Here) -> Response:
    """List every flow with its published versions, newest first."""
    history = {name: await here.desk.library.history(name) for name in here.desk.flows}
    return render(here, "flows.html", **await counts(here), history=history)


async def flow_version(here: Here) -> Response:
    """Show what a version changed against the one before it."""
    name, number = here.request.path_params["flow"], here.request.path_params["version"]
    if number >= 10**LONGEST_NUMBER:
        raise NotFound("version")
    version = await here.desk.library.version(name, number)
    before = await here.desk.library.version(name, number - 1) if number > 1 else None
    changes = difference(before.files if before else {}, version.files)
    values: dict[str, Any] = {"version": version, "changes": changes[:LONGEST_DIFF], "more": len(changes) > LONGEST_DIFF}
    return render(here, "version.html", **await counts(here), **values)


def difference(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Return the unified difference of two sets of files, file by file."""
    lines: list[str] = []
    for path in sorted({*before, *after}):
        old, new = before.get(path, "").splitlines(), after.get(path, "").splitlines()
        lines += difflib.unified_diff(old, new, path, path, lineterm="", n=2)
    return lines


async def list_context(here: Here) -> dict[str, Any]:
    """Return what the list shows: one view's rows, and how many each view has."""
    asked, start = here.request.query_params.get("view", ""), _number(here, "from")
    limit = max(MOST_COUNTED, start + MOST_ROWS) + 1
    rows = {name: await here.desk.pages.rows(name, here.rep, limit) for name in VIEWS}
    chosen = asked if asked in VIEWS else _view_of(here.request.path_params.get("id", ""), rows)
    end = start + MOST_ROWS
    return {
        "views": VIEWS,
        "view": chosen,
        "rows": rows[chosen][start:end],
        "start": start,
        "more": end if len(rows[chosen]) > end else 0,
        "totals": {name: _total(rows[name]) for name in VIEWS},
        "waiting": view.waiting_ids(rows["waiting"]),
    }


def open_context(here: Here, sheet: Sheet) -> dict[str, Any]:
    """Return what an open conversation shows."""
    said, older = view.spoken(sheet, _number(here, "before"))
    unseen, rights = view.unseen(sheet), view.rights(sheet, here.rep, manager=here.is_manager)
    return {
        "sheet": sheet,
        "row": sheet.row,
        "card": sheet.card,
        "said": said,
        "older": older,
        "unseen": unseen,
        "on_its_way": unseen is not None and here.now - unseen.at < ARRIVES_WITHIN,
        "followed_up": view.followed_up(sheet),
        "reach": here.desk.reach(sheet),
        "terms": view.terms(sheet.card),
        "rights": rights,
        "mend": mending(here, sheet, may=rights.may_mend),
        "hands": hands(here, sheet),
        "history": history(here, sheet),
        "closing": closing(sheet.close_reason),
        "closings": REASONS,
        "place": view.place(sheet.card.region, here.t.language),
        "tongue": view.tongue(sheet.card.language, here.t.language),
        "done": "",
        "refused": "",
        "draft": "",
    }


async def _opening(here: Here, sheet: Sheet) -> str:
    """Return what the reader may begin with, where the conversation is theirs and they have not written yet."""
    talk = sheet.conversation
    mine = here.rep and talk.owner is Owner.REP and talk.rep == here.rep
    return await here.desk.opening(sheet) if mine and here.desk.opening else ""


async def _settled(here: Here, sheet: Sheet) -> Sequence[Settled]:
    return await here.desk.settled(sheet.conversation.id) if here.desk.settled else ()


async def _alike(here: Here, sheet: Sheet) -> Sequence[Alike]:
    return (await here.desk.alike(sheet.conversation.id))[:MOST_ALIKE] if here.desk.alike else ()


async def drafted(here: Here) -> Response:
    """Show an answered question as the draft of a knowledge page; `?file` gives the file."""
    sheet = await here.desk.pages.sheet(here.request.path_params["id"])
    number = here.request.path_params["number"]
    one = next((one for one in await _settled(here, sheet) if one.number == number), None)
    if one is None:
        raise NotFound("question")
    made = draft(one, sheet.conversation.id, sheet.card.language)
    if "file" not in here.request.query_params:
        return render(here, "draft.html", **await counts(here), sheet=sheet, settled=one, draft=made)
    name = made.path.rpartition("/")[2]
    return Response(made.text, media_type="text/markdown; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'})


async def _note_seen(here: Here, sheet: Sheet) -> None:
    """Count as read what the owner looks at; while no rep owns it, what any rep looks at."""
    talk = sheet.conversation
    if here.rep and sheet.row.unread and (talk.owner is not Owner.REP or talk.rep == here.rep):
        await here.desk.pages.mark(sheet.conversation.id, seen=view.prospect_seq(sheet))


async def counts(here: Here) -> dict[str, int]:
    """Return how many open questions, messages set aside and places in trouble the navigation shows."""
    pages = here.desk.pages
    failed = len(await here.desk.deliveries.undelivered()) if here.desk.deliveries else 0
    return {
        "open_total": len(await pages.tickets()),
        "aside_total": len(await pages.asides()) + failed,
        "ways_total": len(here.desk.troubles()) + len(here.desk.down()),
    }


def _view_of(conversation: str, rows: Mapping[str, Sequence[Row]]) -> str:
    """Return the first view that holds the conversation; without one the first that holds anything."""
    holding = (name for name in VIEWS if any(row.conversation == conversation for row in rows[name]))
    filled = (name for name in VIEWS if rows[name])
    return next(holding, None) or next(filled, "waiting")


def _total(rows: Sequence[Row]) -> str:
    return f"{MOST_COUNTED}+" if len(rows) > MOST_COUNTED else str(len(rows))


def _number(here: Here, name: str) -> int:
    """Return a number of the query, 0 when there is none; capped, as it comes from outside."""
    value = here.request.query_params.get(name, "")
    return min(int(value), 1_000_000) if value.isascii() and value.isdigit() and len(value) < 10 else 0
