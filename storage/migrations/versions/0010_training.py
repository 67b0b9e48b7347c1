"""Sessions of the program: dates, who comes, who was there, and suggested topics."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0006"

_TIME = sa.DateTime(timezone=True)
_ID = sa.String(64)
_CODE = sa.String(80)


def upgrade() -> None:
    op.create_table(
        "training_session",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("session_id", _ID, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("begins", _CODE, nullable=False),
        sa.Column("zone", _ID, nullable=False),
        sa.Column("starts_at", _TIME, nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("repeat", _CODE, nullable=False),
        sa.Column("trainer", _ID, nullable=False),
        sa.Column("followed", sa.Boolean(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("asked_at", _TIME, nullable=True),
        sa.Column("recorded_at", _TIME, nullable=True),
        sa.PrimaryKeyConstraint("program_id", "session_id", name="pk_training_session"),
    )
    op.create_table(
        "rsvp",
        *_of_a_member_and_a_session("rsvp"),
        sa.Column("answer", _CODE, nullable=False),
        sa.Column("asked_at", _TIME, nullable=False),
        sa.Column("reminded", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "attendance",
        *_of_a_member_and_a_session("attendance"),
        sa.Column("mark", _CODE, nullable=False),
    )
    op.create_index("ix_attendance_member", "attendance", ["program_id", "member_id"])
    op.create_table(
        "topic",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("quarter", _CODE, nullable=False),
        sa.Column("topic_id", _ID, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("program_id", "quarter", "topic_id", name="pk_topic"),
        sqlite_with_rowid=False,
    )


def _of_a_member_and_a_session(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("session_id", _ID, nullable=False),
        sa.Column("member_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["program_id", "session_id"],
            ["training_session.program_id", "training_session.session_id"],
            name=f"fk_{table}_training_session",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["program_id", "member_id"],
            ["member.program_id", "member.member_id"],
            name=f"fk_{table}_member",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("program_id", "session_id", "member_id", name=f"pk_{table}"),
    ]
