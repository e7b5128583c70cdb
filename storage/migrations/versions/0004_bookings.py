"""Meetings: which quarter of an hour of whose time is kept for which conversation."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "booking",
        sa.Column("seat", sa.String(), nullable=False),
        sa.Column("quarter", sa.BigInteger(), nullable=False),
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("seat", "quarter", name=op.f("pk_booking")),
    )
    op.create_index("ix_booking_conversation", "booking", ["conversation"])


def downgrade() -> None:
    op.drop_index("ix_booking_conversation", "booking")
    op.drop_table("booking")
