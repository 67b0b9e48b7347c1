"""Shifts as iCalendar rules, stand-ins, and who is on call when."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_TIME = sa.DateTime(timezone=True)
_ID = sa.String(64)
_NO_OVERLAP = (
    """
    CREATE OR REPLACE FUNCTION span_no_overlap() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended(NEW.program_id || NEW.member_id, 6));
        IF EXISTS (
            SELECT 1 FROM span AS other
            WHERE other.program_id = NEW.program_id AND other.member_id = NEW.member_id
            AND other.begins < NEW.ends AND other.ends > NEW.begins
            AND (TG_OP = 'INSERT' OR other.begins <> OLD.begins)
        ) THEN
            RAISE EXCEPTION 'span overlaps' USING ERRCODE = '23P01', CONSTRAINT = 'ex_span_overlap';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER span_no_overlap BEFORE INSERT OR UPDATE ON span
    FOR EACH ROW EXECUTE FUNCTION span_no_overlap()
    """,
)


def upgrade() -> None:
    op.create_table(
        "shift",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("shift_id", _ID, nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("made_by", _ID, nullable=False),
        sa.Column("made_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("program_id", "shift_id", name="pk_shift"),
    )
    op.create_table(
        "stand_in",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("override_id", _ID, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("out", _ID, nullable=False),
        sa.Column("stands_in", _ID, nullable=False),
        sa.Column("begins", _TIME, nullable=False),
        sa.Column("ends", _TIME, nullable=False),
        sa.Column("made_by", _ID, nullable=False),
        sa.Column("made_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("program_id", "override_id", name="pk_stand_in"),
    )
    op.create_index("ix_stand_in_position", "stand_in", ["program_id", "position"], unique=True)
    op.create_index("ix_stand_in_ends", "stand_in", ["program_id", "ends"])
    op.create_table(
        "span",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("member_id", _ID, nullable=False),
        sa.Column("begins", _TIME, nullable=False),
        sa.Column("ends", _TIME, nullable=False),
        sa.Column("shift_id", _ID, nullable=False),
        sa.Column("instead_of", _ID, nullable=True),
        sa.ForeignKeyConstraint(
            ["program_id", "member_id"],
            ["member.program_id", "member.member_id"],
            name="fk_span_member",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["program_id", "shift_id"],
            ["shift.program_id", "shift.shift_id"],
            name="fk_span_shift",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("program_id", "member_id", "begins", name="pk_span"),
    )
    op.create_index("ix_span_begins", "span", ["program_id", "begins"])
    op.create_index("ix_span_shift", "span", ["program_id", "shift_id", "ends"])
    if op.get_bind().dialect.name == "postgresql":
        for statement in _NO_OVERLAP:
            op.execute(statement)
