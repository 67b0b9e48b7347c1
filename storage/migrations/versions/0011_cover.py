"""Requests for cover of a shift."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_ID = sa.String(64)


def upgrade() -> None:
    op.create_table(
        "cover",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("cover_id", _ID, nullable=False),
        sa.Column("ends", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("program_id", "cover_id", name="pk_cover"),
    )
    op.create_index("ix_cover_ends", "cover", ["program_id", "ends"])
