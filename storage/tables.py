"""Every table. What stands in the open here is all that a stolen database file tells."""

import sqlalchemy as sa

from storage.after_tables import debrief as debrief
from storage.after_tables import encounter_log as encounter_log
from storage.after_tables import evaluation as evaluation
from storage.after_tables import tally as tally
from storage.columns import case_goes, code, flag, ident, key, member_goes, moment
from storage.columns import metadata as metadata
from storage.outbox_tables import TO_SWEEP as TO_SWEEP
from storage.outbox_tables import WAITS as WAITS
from storage.outbox_tables import member_message as member_message
from storage.outbox_tables import outbox as outbox
from storage.rota_tables import cover as cover
from storage.rota_tables import coverage_check as coverage_check
from storage.rota_tables import shift as shift
from storage.rota_tables import span as span
from storage.rota_tables import stand_in as stand_in
from storage.training_tables import attendance as attendance
from storage.training_tables import rsvp as rsvp
from storage.training_tables import topic as topic
from storage.training_tables import training_session as training_session

HOLDS = sa.text("state = 'holder'")


program = sa.Table(
    "program",
    metadata,
    key("program_id"),
    ident("enterprise"),
    ident("team"),
    moment("created_at"),
    flag("served_real"),
)

setting = sa.Table(
    "setting", metadata, key("program_id"), key("name"), sa.Column("value", sa.Text, nullable=False)
)

ring_key = sa.Table(
    "ring_key",
    metadata,
    key("program_id"),
    key("key_id"),
    sa.Column("check_value", sa.LargeBinary, nullable=False),
    moment("first_used_at"),
)

epoch = sa.Table(
    "epoch",
    metadata,
    key("program_id"),
    key("epoch"),
    sa.Column("check_value", sa.LargeBinary, nullable=False),
    moment("opened_at"),
    moment("destroyed_at", nullable=True),
)

unit = sa.Table("unit", metadata, key("program_id"), sa.Column("name", sa.Text, primary_key=True))

unit_alias = sa.Table(
    "unit_alias",
    metadata,
    key("program_id"),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("alias", sa.Text, primary_key=True),
    sa.ForeignKeyConstraint(
        ["program_id", "name"], ["unit.program_id", "unit.name"], ondelete="CASCADE"
    ),
)

# People of the roster and of roles only. Nobody is here because they asked for help.
member = sa.Table(
    "member",
    metadata,
    key("program_id"),
    key("member_id"),
    ident("enterprise"),
    ident("team"),
    ident("user_id"),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("zone", sa.String(64), nullable=False),
    code("lang"),
    ident("dm", nullable=True),
    flag("account_active"),
    flag("reachable"),
    moment("last_paged_at", nullable=True),
    sa.Index("ix_member_person", "program_id", "enterprise", "team", "user_id", unique=True),
)


standing = sa.Table(
    "standing",
    metadata,
    key("program_id"),
    key("member_id"),
    sa.Column("role", sa.String(80), primary_key=True),
    code("state"),
    ident("granted_by", nullable=True),
    flag("fixed"),
    member_goes(),
)

supporter = sa.Table(
    "supporter",
    metadata,
    key("program_id"),
    key("member_id"),
    sa.Column("profile", sa.Text, nullable=False),
    member_goes(),
)

# The addresses themselves are sealed: a stolen file tells who has a second channel, not where.
second_channel = sa.Table(
    "second_channel",
    metadata,
    key("program_id"),
    key("member_id"),
    sa.Column("blob", sa.LargeBinary, nullable=False),
    member_goes(),
)

policy = sa.Table(
    "policy",
    metadata,
    key("program_id"),
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("urgency", sa.String(80), primary_key=True),
    sa.Column("plan", sa.Text, nullable=False),
    moment("made_at"),
    ident("made_by"),
)

# Kept when a member leaves: what they found about a number stays found.
line_check = sa.Table(
    "line_check",
    metadata,
    key("program_id"),
    key("line_id"),
    key("fingerprint"),
    key("member_id"),
    moment("at"),
)

# Kept when whoever added it leaves. About places to turn to; nothing here is about a case.
resource = sa.Table(
    "resource",
    metadata,
    key("program_id"),
    key("resource_id"),
    code("category"),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("how", sa.Text, nullable=False),
    sa.Column("sees", sa.Text, nullable=False),
    code("number"),
    sa.Column("url", sa.Text, nullable=False),
    ident("added_by"),
    moment("added_at"),
)

cases = sa.Table(
    "cases",
    metadata,
    key("program_id"),
    key("case_id"),
    code("state"),
    code("urgency"),
    sa.Column("version", sa.Integer, nullable=False),
    moment("due_at", nullable=True),
    code("epoch"),
    sa.Column("wrapped_key", sa.LargeBinary, nullable=True),
)

party = sa.Table(
    "party",
    metadata,
    key("program_id"),
    key("party_id"),
    ident("case_id"),
    code("role"),
    code("state"),
    ident("member_id", nullable=True),
    case_goes(),
    sa.CheckConstraint("role <> 'requester' OR member_id IS NULL", name="requester_unnamed"),
    sa.Index("ix_party_case", "program_id", "case_id"),
    sa.Index(
        "ix_party_one_holder",
        "program_id",
        "case_id",
        "role",
        unique=True,
        sqlite_where=HOLDS,
        postgresql_where=HOLDS,
    ),
    sa.Index(
        "ix_party_load", "program_id", "member_id", sqlite_where=HOLDS, postgresql_where=HOLDS
    ),
)

sealed = sa.Table(
    "sealed",
    metadata,
    key("program_id"),
    key("case_id"),
    sa.Column("part", sa.String(80), primary_key=True),
    sa.Column("record_version", sa.Integer, nullable=False),
    code("epoch"),
    sa.Column("blob", sa.LargeBinary, nullable=False),
    case_goes(),
)

open_request = sa.Table(
    "open_request",
    metadata,
    key("program_id"),
    sa.Column("person_hash", sa.LargeBinary(32), primary_key=True),
    ident("case_id"),
    # Written before its case, so that a refusal leaves nothing of the new case behind.
    sa.ForeignKeyConstraint(
        ["program_id", "case_id"],
        ["cases.program_id", "cases.case_id"],
        ondelete="CASCADE",
        deferrable=True,
        initially="DEFERRED",
    ),
    sa.Index("ix_open_request_case", "program_id", "case_id"),
)

deadline = sa.Table(
    "deadline",
    metadata,
    key("program_id"),
    key("case_id"),
    sa.Column("kind", sa.String(80), primary_key=True),
    moment("due_at"),
    moment("lease_until", nullable=True),
    case_goes(),
    sa.Index("ix_deadline_due", "program_id", "due_at"),
)

inbound = sa.Table(
    "inbound",
    metadata,
    key("program_id"),
    sa.Column("key_hash", sa.LargeBinary(32), primary_key=True),
    moment("at"),
    sa.Index("ix_inbound_at", "program_id", "at"),
)

audit = sa.Table(
    "audit",
    metadata,
    key("program_id"),
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    moment("at"),
    sa.Column("action", sa.Text, nullable=False),
    ident("member_id", nullable=True),
    ident("case_id", nullable=True),
    sa.Column("codes", sa.Text, nullable=False),
    sa.Column("previous_hash", sa.LargeBinary(32), nullable=False),
    sa.Column("hash", sa.LargeBinary(32), nullable=False),
)
