"""The tables of the rota: shifts as rules, stand-ins, and who is on call when, written out."""

import sqlalchemy as sa

from storage.columns import ident, key, member_goes, metadata, moment

shift = sa.Table(
    "shift",
    metadata,
    key("program_id"),
    key("shift_id"),
    sa.Column("document", sa.Text, nullable=False),
    ident("made_by"),
    moment("made_at"),
)

stand_in = sa.Table(
    "stand_in",
    metadata,
    key("program_id"),
    key("override_id"),
    sa.Column("position", sa.BigInteger, nullable=False),
    ident("out"),
    ident("stands_in"),
    moment("begins"),
    moment("ends"),
    ident("made_by"),
    moment("made_at"),
    sa.Index("ix_stand_in_position", "program_id", "position", unique=True),
    sa.Index("ix_stand_in_ends", "program_id", "ends"),
)

# Who has taken what, who was asked: one document, which changes with each answer.
cover = sa.Table(
    "cover",
    metadata,
    key("program_id"),
    key("cover_id"),
    moment("ends"),
    sa.Column("document", sa.Text, nullable=False),
    sa.Index("ix_cover_ends", "program_id", "ends"),
)

# The key alone keeps a person from beginning twice at once; the trigger below, from overlapping.
span = sa.Table(
    "span",
    metadata,
    key("program_id"),
    key("member_id"),
    sa.Column("begins", moment("begins").type, primary_key=True),
    moment("ends"),
    ident("shift_id"),
    ident("instead_of", nullable=True),
    member_goes(),
    sa.ForeignKeyConstraint(
        ["program_id", "shift_id"], ["shift.program_id", "shift.shift_id"], ondelete="CASCADE"
    ),
    sa.Index("ix_span_begins", "program_id", "begins"),
    sa.Index("ix_span_shift", "program_id", "shift_id", "ends"),
)

# One row for the program. Gaps are times of the rota and nothing else.
coverage_check = sa.Table(
    "coverage_check",
    metadata,
    key("program_id"),
    sa.Column("changes", sa.BigInteger, nullable=False),
    sa.Column("seen", sa.BigInteger, nullable=False),
    moment("due_at", nullable=True),
    moment("told_at", nullable=True),
    sa.Column("gaps", sa.Text, nullable=False),
)

NO_OVERLAP = (
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
"""PostgreSQL itself refuses that one person is on call twice at the same time, whoever writes.

An exclusion constraint would need btree_gist, which not every server has. On SQLite there is one
writer at a time, and the transaction looks before it writes.
"""


def _guard(table: sa.Table, connection: sa.Connection, **_: object) -> None:
    if connection.dialect.name == "postgresql":
        for statement in NO_OVERLAP:
            connection.exec_driver_sql(statement)


sa.event.listen(span, "after_create", _guard)
