"""To whom a lead is offered: the rep on the lead, where the turns of each team stand, and who is away; what models cost by day."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("lead", sa.Column("offered_to", sa.String(), nullable=False, server_default=""))
    offered = sa.text("offered_to != ''")
    op.create_index("ix_lead_offered_to", "lead", ["offered_to"], sqlite_where=offered, postgresql_where=offered)
    of_a_model = sa.text("kind = 'model'")
    op.create_index("ix_event_model", "event", ["at"], sqlite_where=of_a_model, postgresql_where=of_a_model)
    op.create_table(
        "rota",
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("rep", sa.String(), nullable=False),
        sa.Column("mark", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("team", "rep", name=op.f("pk_rota")),
    )
    op.create_table(
        "presence",
        sa.Column("rep", sa.String(), nullable=False),
        sa.Column("away_from", sa.BigInteger(), nullable=False),
        sa.Column("away_until", sa.BigInteger(), nullable=True),
        sa.Column("deputy", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("rep", name=op.f("pk_presence")),
    )


def downgrade() -> None:
    op.drop_table("presence")
    op.drop_table("rota")
    op.drop_index("ix_event_model", "event")
    op.drop_index("ix_lead_offered_to", "lead")
    op.drop_column("lead", "offered_to")
