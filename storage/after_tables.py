"""The tables of the time after a case: debriefs, and numbers that lead back to nobody."""

import sqlalchemy as sa

from storage.columns import code, flag, ident, key, member_goes, metadata, moment

# One for each member at most, and no case in it: after which talk it was asked for is nowhere.
debrief = sa.Table(
    "debrief",
    metadata,
    key("program_id"),
    key("debrief_id"),
    ident("member_id"),
    code("state"),
    moment("asked_at"),
    moment("paged_at"),
    ident("taken_by", nullable=True),
    flag("required"),
    member_goes(),
    sa.Index("ix_debrief_member", "program_id", "member_id", unique=True),
)

# Without the hidden number that SQLite gives rows as they come: nothing says which came first.
encounter_log = sa.Table(
    "encounter_log",
    metadata,
    key("program_id"),
    sa.Column("month", sa.String(80), primary_key=True),
    key("log_id"),
    sa.Column("codes", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)

evaluation = sa.Table(
    "evaluation",
    metadata,
    key("program_id"),
    sa.Column("quarter", sa.String(80), primary_key=True),
    key("evaluation_id"),
    sa.Column("answers", sa.Text, nullable=False),
    flag("released"),
    sqlite_with_rowid=False,
)

tally = sa.Table(
    "tally",
    metadata,
    key("program_id"),
    sa.Column("period", sa.String(80), primary_key=True),
    sa.Column("what", sa.String(80), primary_key=True),
    sa.Column("code", sa.String(80), primary_key=True),
    sa.Column("count", sa.Integer, nullable=False),
)
