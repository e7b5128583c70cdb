"""The statements behind meetings: which quarter of an hour is kept for which conversation."""

from __future__ import annotations

from sqlalchemy import delete, or_, select

from storage import tables
from storage.statement import Statement, add, p, table

booking = table(tables.BookingRow)
B = booking.c

KEEP = add(booking)
RELEASE = Statement(delete(booking).where(B.conversation == p("id")))
RELEASE_EXPIRED = Statement(
    delete(booking).where(B.seat == p("seat"), B.quarter == p("quarter", B.quarter), B.until.is_not(None), B.until <= p("now", B.until))
)
TAKEN = Statement(
    select(B.quarter)
    .where(B.seat == p("seat"), B.conversation != p("id"), B.quarter >= p("begins"), or_(B.until.is_(None), B.until > p("now")))
    .order_by(B.quarter)
)
