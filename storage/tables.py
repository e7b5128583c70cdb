"""The schema. SQLModel classes for migrations and the console; the hot path uses their `__table__` through `statements`.

Every personal value of a row lives in its one `sealed` column; what must be found again stands beside it as a keyed hash.
All other columns are free of personal data.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.columns import Row, number, partial
from storage.columns import for_postgresql as for_postgresql
from storage.columns import metadata as metadata
from storage.types import JsonText, Moment


class ContactRow(Row, table=True):
    """A person. Sealed: name, e-mail, phone as far as they were told."""

    __tablename__ = "contact"
    __table_args__ = (
        partial("ix_contact_email", "email_hash", where="email_hash IS NOT NULL"),
        partial("ix_contact_phone", "phone_hash", where="phone_hash IS NOT NULL"),
    )
    id: str = Field(primary_key=True)
    email_hash: bytes | None = None
    phone_hash: bytes | None = None
    opted_out: bool = False
    created_at: datetime = Field(sa_type=Moment)
    sealed: bytes


class IdentityRow(Row, table=True):
    """A contact's account on a platform. Sealed: the platform's id of it."""

    __tablename__ = "identity"
    platform: str = Field(primary_key=True)
    external_hash: bytes = Field(primary_key=True)
    contact: str = Field(index=True)
    created_at: datetime = Field(sa_type=Moment)
    sealed: bytes


class ConversationRow(Row, table=True):
    """One thread on one platform, and the lock of everything in it. Sealed: visit, place, close reason."""

    __tablename__ = "conversation"
    __table_args__ = (
        Index("ix_conversation_owner_rep", "owner", "rep"),
        partial("ix_conversation_place", "place_hash", where="place_hash IS NOT NULL"),
    )
    id: str = Field(primary_key=True)
    platform: str
    place_hash: bytes | None = None  # keyed hash of (platform, place), to find it by
    flow: str
    flow_version: int
    contact: str = Field(index=True)
    owner: str
    rep: str = ""
    team: str = ""
    version: int = 0
    seq: int = 0  # of the last message or line
    turn: int = 0  # number of the last turn; its talk is what the conversation remembers
    hush_seq: int = 0  # sentences of the bot up to here must not be sent any more: the owner changed, or an opt-out came
    seen_seq: int = 0
    reached_seq: int = 0
    opted_out: bool = False
    test: bool = False
    created_at: datetime = Field(sa_type=Moment)
    updated_at: datetime = Field(sa_type=Moment)
    sealed: bytes


class MessageRow(Row, table=True):
    """All that entered and all that was said, in one order. Sealed: `codec.Words`."""

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("platform", "event_id"),
        partial("ix_message_open", "state", "conversation", "seq", where="state = 'waiting' OR state = 'set_aside'"),
        {"sqlite_with_rowid": False},
    )
    conversation: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    platform: str
    event_id: str | None = None  # None for what we said ourselves
    who: str  # "" for what is no line of the transcript: a press, a timer
    kind: str
    state: str  # waiting | taken | set_aside | decided | said
    at: datetime = Field(sa_type=Moment)
    attempts: int = 0  # how often it was set aside
    sealed: bytes


class TurnRow(Row, table=True):
    """A turn or a decision that changed what is remembered. Sealed: the talk after it, and what it was decided on."""

    __tablename__ = "turn"
    conversation: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    version: int  # the conversation's version that it was decided on
    upto: int
    at: datetime = Field(sa_type=Moment)
    sealed: bytes


class EventRow(Row, table=True):
    """Something that happened, without personal data."""

    __tablename__ = "event"
    __table_args__ = (partial("ix_event_model", "at", where="kind = 'model'"),)
    id: int | None = number()
    conversation: str = Field(index=True)
    at: datetime = Field(sa_type=Moment)
    kind: str
    data: dict[str, str | int | float | bool | None] = Field(sa_type=JsonText)


class EffectRow(Row, table=True):
    """Something to do outside. Sealed: `codec.Parcel`."""

    __tablename__ = "effect"
    __table_args__ = (
        partial("ix_effect_due", "due_at", where="state = 'queued'"),
        partial("ix_effect_sending", "id", where="state = 'sending'"),
        Index("ix_effect_lane", "conversation", "lane", "seq", "id"),
        partial("ix_effect_ref", "platform", "ref", where="ref != ''"),
    )
    id: str = Field(primary_key=True)  # 24 characters, grows with time; Discord's nonce may have 25
    conversation: str
    seq: int  # the line that is sent, or the last line before it
    kind: str
    platform: str
    lane: bytes  # keyed hash of (platform, place): within a lane, order holds
    state: str  # queued | sending | sent | cancelled | failed
    by_bot: bool
    attempts: int = 0
    due_at: datetime = Field(sa_type=Moment)
    ref: str = ""
    sealed: bytes


class TimerRow(Row, table=True):
    """The one timer of a kind in a conversation."""

    __tablename__ = "timer"
    __table_args__ = ({"sqlite_with_rowid": False},)
    conversation: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    due_at: datetime = Field(sa_type=Moment)
    ring_at: datetime = Field(sa_type=Moment, index=True)  # due_at, or later when it rang and nobody has decided yet
    step: int = 0


class LeadRow(Row, table=True):
    """What of a conversation sales sees. Sealed: the card."""

    __tablename__ = "lead"
    __table_args__ = (
        Index("ix_lead_urgency", "urgency", "updated_at"),
        partial("ix_lead_offered_to", "offered_to", where="offered_to != ''"),
    )
    conversation: str = Field(primary_key=True)
    team: str
    urgency: int
    outcome: str | None = None
    score: int
    claim_by: datetime | None = Field(default=None, sa_type=Moment)
    late: bool = False
    posted_at: datetime = Field(sa_type=Moment)
    updated_at: datetime = Field(sa_type=Moment)
    sealed: bytes
    offered_to: str = Field(default="", sa_column_kwargs={"server_default": ""})  # the rep whose turn it is; "": the whole team, or nobody


class RotaRow(Row, table=True):
    """Where the turns of a team stand (`bot/desk/assign.py`): the mark of each rep, and the team's own under no rep."""

    __tablename__ = "rota"
    team: str = Field(primary_key=True)
    rep: str = Field(primary_key=True)
    mark: float


class PresenceRow(Row, table=True):
    """A rep who is away, or will be."""

    __tablename__ = "presence"
    rep: str = Field(primary_key=True)
    away_from: datetime = Field(sa_type=Moment)
    away_until: datetime | None = Field(default=None, sa_type=Moment)  # None: until they say that they are back
    deputy: str = ""


class AttentionRow(Row, table=True):
    """When a conversation's owner was last mentioned in the card's thread, and when they last wrote to the prospect."""

    __tablename__ = "attention"
    conversation: str = Field(primary_key=True)
    called_at: datetime | None = Field(default=None, sa_type=Moment)
    spoke_at: datetime | None = Field(default=None, sa_type=Moment)


class QuestionRow(Row, table=True):
    """An open question. Sealed: its text."""

    __tablename__ = "question"
    __table_args__ = (partial("ix_question_open", "due_at", where="answered_at IS NULL"),)
    conversation: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    team: str
    asked_at: datetime = Field(sa_type=Moment)
    due_at: datetime = Field(sa_type=Moment)
    answered_at: datetime | None = Field(default=None, sa_type=Moment)
    answered_by: str = ""
    sealed: bytes


class LikenessRow(Row, table=True):
    """By what a conversation may be found again: a keyed hash of an address, a number, a firm's domain or its name."""

    __tablename__ = "likeness"
    __table_args__ = (Index("ix_likeness_kind", "kind", "hash"),)
    conversation: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)  # email | phone | domain | company
    hash: bytes


class KinshipRow(Row, table=True):
    """Two contacts of whom a rep said that they are the same person; a row each way."""

    __tablename__ = "kinship"
    contact: str = Field(primary_key=True)
    other: str = Field(primary_key=True)
    by: str  # the rep's id
    at: datetime = Field(sa_type=Moment)


class BookingRow(Row, table=True):
    """A quarter of an hour of somebody's time, held or booked for a conversation. The key is what keeps two from having it."""

    __tablename__ = "booking"
    seat: str = Field(primary_key=True)  # a rep's id, or team:<name>
    quarter: datetime = Field(primary_key=True, sa_type=Moment)  # its beginning
    conversation: str = Field(index=True)
    until: datetime | None = Field(default=None, sa_type=Moment)  # so long it is held; None: booked


class FlowVersionRow(Row, table=True):
    """A published version of a flow."""

    __tablename__ = "flow_version"
    __table_args__ = (partial("ix_flow_version_live", "flow", where="live", unique=True),)
    flow: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    note: str
    by: str
    at: datetime = Field(sa_type=Moment)
    live: bool
    files: dict[str, str] = Field(sa_type=JsonText)


class MarkRow(Row, table=True):
    """What the database knows of itself, such as the keyed hash that tells its master key from another."""

    __tablename__ = "mark"
    name: str = Field(primary_key=True)
    value: bytes


class UserRow(Row, table=True):
    """Who may open the desk. Sealed: shown name, password hash."""

    __tablename__ = "desk_user"
    name: str = Field(primary_key=True)
    rep: str
    sealed: bytes


class SessionRow(Row, table=True):
    """A login on the desk. Sealed: its CSRF token."""

    __tablename__ = "desk_session"
    id: str = Field(primary_key=True)
    user: str = Field(index=True)
    created_at: datetime = Field(sa_type=Moment)
    expires_at: datetime = Field(sa_type=Moment)
    sealed: bytes
