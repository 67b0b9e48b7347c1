"""The tables of what is owed to people, and of where messages to members stand at Slack."""

import sqlalchemy as sa

from storage.columns import case_goes, code, flag, ident, key, member_goes, metadata, moment

# Written out, never as parameters: SQLite uses a partial index only for the very same words.
WAITS = sa.text("state IN ('pending', 'sending', 'unknown')")
TO_SWEEP = sa.text("sweep_at IS NOT NULL")

outbox = sa.Table(
    "outbox",
    metadata,
    key("program_id"),
    key("outbox_id"),
    code("kind"),
    ident("case_id", nullable=True),
    ident("party_id", nullable=True),
    ident("member_id", nullable=True),
    ident("subject_id", nullable=True),
    code("role", nullable=True),
    flag("crisis"),
    moment("owed_for", nullable=True),
    sa.Column("lane", sa.SmallInteger, nullable=False),
    moment("due_at"),
    sa.Column("position", sa.Integer, nullable=False),
    code("state"),
    sa.Column("attempts", sa.Integer, nullable=False),
    ident("send_key"),
    sa.Column("merge_key", sa.Text, nullable=True),
    ident("claimed_by", nullable=True),
    moment("lease_until", nullable=True),
    moment("sending_since", nullable=True),
    moment("unknown_since", nullable=True),
    moment("sent_at", nullable=True),
    moment("sweep_at", nullable=True),
    code("code", nullable=True),
    case_goes(),
    sa.Index(
        "ix_outbox_waiting",
        "program_id",
        "lane",
        "due_at",
        sqlite_where=WAITS,
        postgresql_where=WAITS,
    ),
    sa.Index(
        "ix_outbox_sweep",
        "program_id",
        "sweep_at",
        sqlite_where=TO_SWEEP,
        postgresql_where=TO_SWEEP,
    ),
    sa.Index("ix_outbox_case", "program_id", "case_id"),
    sa.Index("ix_outbox_merge", "program_id", "merge_key", unique=True),
)

# Messages to members that belong to no case (joining, roles). Those of a case stand sealed.
member_message = sa.Table(
    "member_message",
    metadata,
    key("program_id"),
    key("send_key"),
    ident("member_id"),
    ident("channel"),
    ident("ts"),
    code("slot"),
    code("kind"),
    moment("sent_at"),
    flag("live"),
    sa.Column("about", sa.String(160), nullable=False),
    member_goes(),
    sa.Index("ix_member_message_member", "program_id", "member_id"),
)
