"""After a case: debriefs, coded logs, evaluations and counters. None of them knows a case."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_TIME = sa.DateTime(timezone=True)
_ID = sa.String(64)
_CODE = sa.String(80)


def upgrade() -> None:
    op.create_table(
        "debrief",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("debrief_id", _ID, nullable=False),
        sa.Column("member_id", _ID, nullable=False),
        sa.Column("state", _CODE, nullable=False),
        sa.Column("asked_at", _TIME, nullable=False),
        sa.Column("paged_at", _TIME, nullable=False),
        sa.Column("taken_by", _ID, nullable=True),
        sa.Column("required", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["program_id", "member_id"],
            ["member.program_id", "member.member_id"],
            name="fk_debrief_member",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("program_id", "debrief_id", name="pk_debrief"),
    )
    op.create_index("ix_debrief_member", "debrief", ["program_id", "member_id"], unique=True)
    op.create_table(
        "encounter_log",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("month", _CODE, nullable=False),
        sa.Column("log_id", _ID, nullable=False),
        sa.Column("codes", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("program_id", "month", "log_id", name="pk_encounter_log"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "evaluation",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("quarter", _CODE, nullable=False),
        sa.Column("evaluation_id", _ID, nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("program_id", "quarter", "evaluation_id", name="pk_evaluation"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tally",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("period", _CODE, nullable=False),
        sa.Column("what", _CODE, nullable=False),
        sa.Column("code", _CODE, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("program_id", "period", "what", "code", name="pk_tally"),
    )
