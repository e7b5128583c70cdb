"""What answers reps and keeps who is there, put together."""

from __future__ import annotations

from bot.config import Config
from bot.inbox import Intake
from bot.ports import Clock
from bot.reception.attendance import Attendance
from bot.reception.sales import SalesDesk
from storage.store import Store


def sales_desk(*, config: Config, store: Store, intake: Intake, clock: Clock, public_url: str) -> SalesDesk:
    """Return the sales desk of a house."""
    attendance = Attendance(store=store, decided=intake.decided, config=config, clock=clock)
    return SalesDesk(
        store=store, attendance=attendance, config=config, clock=clock, address=f"{config.public_url or public_url}/desk/leads"
    )
