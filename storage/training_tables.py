"""The tables of sessions: when they are, who comes, who was there, and what was suggested."""

import sqlalchemy as sa

from storage.columns import code, flag, ident, key, member_goes, metadata, moment


def _session_goes() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["program_id", "session_id"],
        ["training_session.program_id", "training_session.session_id"],
        ondelete="CASCADE",
    )


# ``begins`` is wall time in ``zone``, as typed; ``starts_at`` the moment that it is, to sort by.
training_session = sa.Table(
    "training_session",
    metadata,
    key("program_id"),
    key("session_id"),
    sa.Column("title", sa.Text, nullable=False),
    code("begins"),
    sa.Column("zone", sa.String(64), nullable=False),
    moment("starts_at"),
    sa.Column("minutes", sa.Integer, nullable=False),
    sa.Column("place", sa.Text, nullable=False),
    code("repeat"),
    ident("trainer"),
    flag("followed"),
    flag("removed"),
    sa.Column("asked", sa.Integer, nullable=False),
    moment("asked_at", nullable=True),
    moment("recorded_at", nullable=True),
)

rsvp = sa.Table(
    "rsvp",
    metadata,
    key("program_id"),
    key("session_id"),
    key("member_id"),
    code("answer"),
    moment("asked_at"),
    flag("reminded"),
    _session_goes(),
    member_goes(),
)

attendance = sa.Table(
    "attendance",
    metadata,
    key("program_id"),
    key("session_id"),
    key("member_id"),
    code("mark"),
    _session_goes(),
    member_goes(),
    sa.Index("ix_attendance_member", "program_id", "member_id"),
)

# Who suggested it and when stands nowhere; without the hidden number that SQLite gives rows.
topic = sa.Table(
    "topic",
    metadata,
    key("program_id"),
    sa.Column("quarter", sa.String(80), primary_key=True),
    key("topic_id"),
    sa.Column("words", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)
