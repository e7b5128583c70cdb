"""Who is perhaps the same: by what a conversation is found again, and which contacts a rep joined."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "likeness",
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("conversation", "kind", name=op.f("pk_likeness")),
    )
    op.create_index("ix_likeness_kind", "likeness", ["kind", "hash"])
    op.create_table(
        "kinship",
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("contact", "other", name=op.f("pk_kinship")),
    )


def downgrade() -> None:
    op.drop_table("kinship")
    op.drop_index("ix_likeness_kind", "likeness")
    op.drop_table("likeness")
