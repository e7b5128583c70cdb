"""The reps' and operators' pages: server-made, kept fresh by server-sent events, usable without a script."""

from __future__ import annotations

from pathlib import Path

from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from adapters.desk import actions, live, login, pages, sales, ways
from adapters.desk.guard import Page, private, public
from adapters.desk.here import environment
from adapters.desk.needs import Desk, Hub

__all__ = ["Desk", "Hub", "routes", "warm"]

STATIC = Path(__file__).parent / "static"
TOKENS = Path(__file__).parents[1] / "widget" / "tokens.css"
"""Colours and measures that all three surfaces share."""

SHOWN: dict[str, Page] = {
    "/desk": pages.home,
    "/desk/list": pages.card_list,
    "/desk/leads.csv": pages.leads_csv,
    "/desk/events": live.events,
    "/desk/open-questions": pages.open_questions,
    "/desk/set-aside": pages.set_aside,
    "/desk/flows": pages.flows,
    "/desk/flows/{flow}/{version:int}": pages.flow_version,
    "/desk/ways": ways.ways,
    "/desk/leads": sales.leads,
    "/desk/me": sales.me,
    "/desk/c/{id}": pages.conversation,
    "/desk/c/{id}/why": pages.why,
    "/desk/c/{id}/draft/{number:int}": pages.drafted,
}

POSTED: dict[str, Page] = {
    "/desk/c/{id}/typing": actions.typing,
    "/desk/c/{id}/{act}": actions.act,
    "/desk/set-aside": pages.replay,
    "/desk/undelivered": pages.deliver_again,
    "/desk/me": sales.presence,
    "/desk/logout": login.logout,
}


def routes(desk: Desk) -> list[BaseRoute]:
    """Return everything under `/desk`."""
    form, take = login.login_pages(desk)
    return [
        Mount("/desk/static", StaticFiles(directory=STATIC)),
        Route("/desk/tokens.css", _tokens),
        Route("/desk/login", public(desk, form), methods=["GET"]),
        Route("/desk/login", public(desk, take), methods=["POST"]),
        *(Route(path, private(desk, page), methods=["GET"]) for path, page in SHOWN.items()),
        *(Route(path, private(desk, page), methods=["POST"]) for path, page in POSTED.items()),
    ]


def warm() -> None:
    """Compile the templates, 0.2 s in all, before the first reader waits for them.

    Names of places and times in a language cost 4 MB and 0.1 s: they come with the first page that shows some.
    """
    for template in environment().list_templates():
        environment().get_template(template)


async def _tokens(request: object) -> Response:
    return FileResponse(TOKENS, media_type="text/css")
