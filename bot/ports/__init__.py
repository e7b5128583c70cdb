"""What the core asks of the world. Each port is a page: what to return, what to raise.

The storage behind `Inbox`, `Talks`, `Outbox`, `Timers`, `Library` and `Pages` is one class; they are apart because their users are.
All of them raise `StorageUnavailable` when the database did not commit (nothing happened then).
"""

from bot.ports.desk import Aside, Deliveries, Pages, People, Row, Session, Sheet, Ticket, Undelivered, User
from bot.ports.erasing import SOUGHT, Erasing, Erasure, Kept, Person
from bot.ports.inbox import Accepted, Addresses, Clock, Decided, Inbox, Moved, Standing, Under
from bot.ports.library import FlowVersion, Library
from bot.ports.models import Completion, LanguageModel, Prompt, Thoughts
from bot.ports.turns import Outbox, Queue, Talks, Timers
from bot.ports.world import (
    Appointment,
    Bring,
    Brought,
    Calendar,
    Carrier,
    Guest,
    Noted,
    Platform,
    Seats,
    Stepwise,
    nothing_brought,
    nothing_noted,
)

__all__ = [
    "SOUGHT",
    "Accepted",
    "Addresses",
    "Appointment",
    "Aside",
    "Bring",
    "Brought",
    "Calendar",
    "Carrier",
    "Clock",
    "Completion",
    "Decided",
    "Deliveries",
    "Erasing",
    "Erasure",
    "FlowVersion",
    "Guest",
    "Inbox",
    "Kept",
    "LanguageModel",
    "Library",
    "Moved",
    "Noted",
    "Outbox",
    "Pages",
    "People",
    "Person",
    "Platform",
    "Prompt",
    "Queue",
    "Row",
    "Seats",
    "Session",
    "Sheet",
    "Standing",
    "Stepwise",
    "Talks",
    "Thoughts",
    "Ticket",
    "Timers",
    "Undelivered",
    "Under",
    "User",
    "nothing_brought",
    "nothing_noted",
]
