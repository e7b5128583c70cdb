"""Who is asking for a page, in which language, and with which form; what every page function gets."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from adapters.desk import times
from adapters.desk.needs import Desk
from adapters.desk.words import NAMES, Words
from bot.desk.hours import known_zone
from bot.ports import Session, User


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """One request to the desk, after the guard let it in."""

    desk: Desk
    request: Request
    t: Words
    now: datetime
    session: Session | None = None  # None on the login page alone
    user: User | None = None
    form: Mapping[str, str] = field(default_factory=dict)

    @property
    def rep(self) -> str:
        """The reader's rep id, "" for an operator who sells nothing."""
        return self.user.rep if self.user else ""

    @property
    def is_manager(self) -> bool:
        """True for a rep who may change what others own."""
        rep = self.desk.reps.get(self.rep)
        return rep is not None and rep.manager

    @property
    def partial(self) -> bool:
        """True when htmx asks for a part of the page and not for the whole."""
        headers = self.request.headers
        return headers.get("hx-request") == "true" and "hx-history-restore-request" not in headers

    @property
    def zone(self) -> str:
        """The zone of the reader's first team; the browser shows its own as soon as the script runs."""
        rep = self.desk.reps.get(self.rep)
        team = self.desk.teams.get(rep.teams[0]) if rep and rep.teams else None
        return team.zone if team else "UTC"

    def name_of(self, rep: str) -> str:
        """Return the shown name of a rep's id, the id itself where config no longer has it."""
        return self.desk.reps[rep].name if rep in self.desk.reps else rep

    def team_name(self, team: str) -> str:
        """Return the shown name of a team."""
        found = self.desk.teams.get(team)
        return found.shown or found.name if found else team


def render(here: Here, template: str, status: int = 200, **values: object) -> HTMLResponse:
    """Return the page. Everything in it is escaped; no template marks a value as safe."""
    zone, language = known_zone(here.zone), here.t.language
    body = (
        environment()
        .get_template(template)
        .render(
            here=here,
            t=here.t,
            language=language,
            languages=NAMES,
            csrf=here.session.csrf if here.session else "",
            once=lambda: secrets.token_urlsafe(12),
            ago=lambda at: times.ago(at, here.now, language, here.t("just_now")),
            left=lambda at: times.left(at, here.now, language),
            stamp=lambda at: times.stamp(at.astimezone(zone), here.now.astimezone(zone), language),
            **values,
        )
    )
    return HTMLResponse(body, status)


@cache
def environment() -> Environment:
    """Return the one Jinja environment of these pages: everything is escaped, an unknown name is an error."""
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
