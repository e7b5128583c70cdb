"""What platforms outside need: finding a conversation by a message under its card, and when its owner was mentioned."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attention",
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("called_at", sa.BigInteger(), nullable=True),
        sa.Column("spoke_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("conversation", name=op.f("pk_attention")),
    )
    op.create_index(
        "ix_effect_ref",
        "effect",
        ["platform", "ref"],
        unique=False,
        sqlite_where=sa.text("ref != ''"),
        postgresql_where=sa.text("ref != ''"),
    )


def downgrade() -> None:
    op.drop_index("ix_effect_ref", "effect")
    op.drop_table("attention")
