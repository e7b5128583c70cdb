"""config.yaml as frozen values: platforms, teams, reps, database, brain. Loading and its faults stand in `bot/settings/config_file.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import lru_cache
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Working time on one weekday, in the team's zone."""

    weekday: int  # Monday is 0
    opens: time
    closes: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Who gets leads together: where their cards stand, when they work, how fast they answer."""

    name: str
    cards: tuple[tuple[str, str], ...] = (("desk", ""),)  # (platform, place)
    shown: str = ""  # as prospects see it; the flow's words say "our sales team" where it is empty
    language: str = "en"
    assign: str = "first_claim"
    claim_within: timedelta = timedelta(minutes=10)
    first_reply_within: timedelta = timedelta(minutes=30)
    reply_within: timedelta = timedelta(hours=1)
    hours: tuple[Span, ...] = ()  # empty: always
    zone: str = "UTC"
    holidays: str = ""  # ISO 3166 country whose public holidays are free
    closed: tuple[date, ...] = ()
    escalate: tuple[str, ...] = ()
    second: tuple[tuple[str, str], ...] = ()  # (platform, place) or ("mail", address): where a card goes that did not arrive in time
    post: tuple[str, ...] = ("person", "handoff", "question", "quiet")  # why a card may be posted outside the desk
    ping: tuple[str, ...] = ("person", "handoff")  # …and which of them mention whom it is offered to


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarConfig:
    """A rep's own calendar: where their busy times stand and their meetings are written."""

    kind: str  # caldav | google
    url: str  # the CalDAV collection; the address of Google's service
    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    id: str = "primary"  # of the calendar, at Google
    refresh_token: str = field(default="", repr=False)  # with which `token` is renewed, at Google; "": it is kept fresh elsewhere
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    token_url: str = "https://oauth2.googleapis.com/token"  # noqa: S105 - where tokens are renewed


@dataclass(frozen=True, slots=True, kw_only=True)
class Rep:
    """A person who sells."""

    id: str
    name: str  # as prospects see it
    teams: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    role: str = ""
    weight: int = 1
    capacity: int = 20
    manager: bool = False  # may take back what others did
    escalation: str = "hours"  # when an escalation may mention them: always, or in the hours of their teams alone
    email: str = ""
    calendar: CalendarConfig | None = None  # None: the hours of their team are their free time
    identities: Mapping[str, str] = field(default_factory=dict)  # platform → their id there


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempts:
    """How often one person may be written to unasked."""

    most: int = 4
    within: timedelta = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformConfig:
    """One platform's settings; what only one platform knows is in `settings`, secrets resolved from the environment."""

    name: str
    flow: str
    origins: tuple[str, ...] = ()
    window: timedelta | None = None  # how long after a prospect's last words we may write unasked; None: no end
    settings: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelConfig:
    """The language model beside the rules: which, how long, how dear."""

    id: str = ""  # as the other side names it; empty: the brain's own default
    key: str = field(default="", repr=False)  # empty: ANTHROPIC_API_KEY of the environment
    base_url: str = ""  # empty: the brain's own default
    effort: str = "low"
    time_limit: float = 12.0  # seconds from the question to the last byte, a second try included
    redact: bool = True  # e-mail addresses and phone numbers leave as placeholders
    conversation_budget: float = 0.10  # US dollars; over it a conversation goes on without the model
    day_budget: float = 20.0  # US dollars a day (UTC)
    prefix: int = 5_000  # tokens of rules, flow and pages; pages that do not fit go by retrieval
    script: str = ""  # brain: scripted; the file that it answers from


@dataclass(frozen=True, slots=True, kw_only=True)
class MailConfig:
    """The mail server that carries what a visitor did not see on the page. Without a host there is none."""

    host: str = ""
    port: int = 0  # 0: what is usual for the security, see `PORTS`
    security: str = "starttls"  # starttls | tls | none
    user: str = ""  # empty: no login
    password: str = field(default="", repr=False)
    sender: str = ""  # the address that mails come from and are answered to
    name: str = ""  # the firm as mails show it; empty: the flow's company

    PORTS: ClassVar[Mapping[str, int]] = {"starttls": 587, "tls": 465, "none": 25}
    """RFC 8314, 3.3 and 7.3; RFC 5321, 4.5.4.2."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookConfig:
    """Where every change of a lead is sent, such as a CRM. Without a URL nothing is."""

    url: str = ""
    secret: str = field(default="", repr=False)  # signs each delivery
    private: bool = False  # addresses of a private network may be called


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The whole of config.yaml, with the environment's overrides applied."""

    database: str = "sqlite:///handraiser.db"
    brain: str = "rules"
    settle: float = 1.2  # seconds of quiet before a turn
    limits: bool = True
    encoder: bool = False  # the sentence encoder judges messages that no pattern settles, where it is installed
    flows: str = "flows"  # folder of the operator's files
    public_url: str = ""  # where prospects and reps reach us, e.g. https://chat.shop.example; empty: the address that is served
    model: ModelConfig = field(default_factory=ModelConfig)
    mail: MailConfig = field(default_factory=MailConfig)
    attempts: Attempts = field(default_factory=Attempts)
    webhook: WebhookConfig = field(default_factory=WebhookConfig)
    platforms: Mapping[str, PlatformConfig] = field(default_factory=dict)
    teams: Mapping[str, Team] = field(default_factory=dict)
    reps: Mapping[str, Rep] = field(default_factory=dict)

    def team(self, name: str) -> Team:
        """Return the team, or one with defaults where config names none of that name."""
        return self.teams.get(name) or _unnamed(name)

    @property
    def has_second(self) -> bool:
        """Tell whether a team has a second way for its cards."""
        return any(team.second for team in self.teams.values())

    def rep_name(self, rep: str) -> str:
        """Return the name that prospects see for a rep's id."""
        return self.reps[rep].name if rep in self.reps else rep


@lru_cache(maxsize=64)  # each turn asks for it several times
def _unnamed(team: str) -> Team:
    return Team(name=team)
