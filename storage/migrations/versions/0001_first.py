"""The first schema: one program in one workspace, sealed cases, what is owed, the audit trail."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_TIME = sa.DateTime(timezone=True)
_ID = sa.String(64)
_CODE = sa.String(80)


def upgrade() -> None:
    _program()
    _units_and_policy()
    _members()
    _cases()
    _case_rows()
    _outbox()
    _outbox_indexes()
    _inbound_and_audit()


def _program() -> None:
    op.create_table(
        "program",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("enterprise", _ID, nullable=False),
        sa.Column("team", _ID, nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("served_real", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("program_id", name="pk_program"),
    )
    op.create_table(
        "setting",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("name", _ID, nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("program_id", "name", name="pk_setting"),
    )
    op.create_table(
        "ring_key",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("key_id", _ID, nullable=False),
        sa.Column("check_value", sa.LargeBinary(), nullable=False),
        sa.Column("first_used_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("program_id", "key_id", name="pk_ring_key"),
    )
    op.create_table(
        "epoch",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("epoch", _ID, nullable=False),
        sa.Column("check_value", sa.LargeBinary(), nullable=False),
        sa.Column("opened_at", _TIME, nullable=False),
        sa.Column("destroyed_at", _TIME, nullable=True),
        sa.PrimaryKeyConstraint("program_id", "epoch", name="pk_epoch"),
    )


def _units_and_policy() -> None:
    op.create_table(
        "unit",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("program_id", "name", name="pk_unit"),
    )
    op.create_table(
        "unit_alias",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["program_id", "name"],
            ["unit.program_id", "unit.name"],
            name="fk_unit_alias_unit",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("program_id", "name", "alias", name="pk_unit_alias"),
    )
    op.create_table(
        "policy",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("urgency", _CODE, nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("made_at", _TIME, nullable=False),
        sa.Column("made_by", _ID, nullable=False),
        sa.PrimaryKeyConstraint("program_id", "version", "urgency", name="pk_policy"),
    )


def _members() -> None:
    op.create_table(
        "member",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("member_id", _ID, nullable=False),
        sa.Column("enterprise", _ID, nullable=False),
        sa.Column("team", _ID, nullable=False),
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("zone", _ID, nullable=False),
        sa.Column("lang", _CODE, nullable=False),
        sa.Column("dm", _ID, nullable=True),
        sa.Column("account_active", sa.Boolean(), nullable=False),
        sa.Column("reachable", sa.Boolean(), nullable=False),
        sa.Column("last_paged_at", _TIME, nullable=True),
        sa.PrimaryKeyConstraint("program_id", "member_id", name="pk_member"),
    )
    op.create_index(
        "ix_member_person", "member", ["program_id", "enterprise", "team", "user_id"], unique=True
    )
    op.create_table(
        "standing",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("member_id", _ID, nullable=False),
        sa.Column("role", _CODE, nullable=False),
        sa.Column("state", _CODE, nullable=False),
        sa.Column("granted_by", _ID, nullable=True),
        sa.Column("fixed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["program_id", "member_id"],
            ["member.program_id", "member.member_id"],
            name="fk_standing_member",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("program_id", "member_id", "role", name="pk_standing"),
    )
    op.create_table(
        "supporter",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("member_id", _ID, nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["program_id", "member_id"],
            ["member.program_id", "member.member_id"],
            name="fk_supporter_member",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("program_id", "member_id", name="pk_supporter"),
    )
    op.create_table(
        "member_message",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("send_key", _ID, nullable=False),
        sa.Column("member_id", _ID, nullable=False),
        sa.Column("channel", _ID, nullable=False),
        sa.Column("ts", _ID, nullable=False),
        sa.Column("slot", _CODE, nullable=False),
        sa.Column("kind", _CODE, nullable=False),
        sa.Column("sent_at", _TIME, nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column("about", sa.String(160), nullable=False),
        sa.ForeignKeyConstraint(
            ["program_id", "member_id"],
            ["member.program_id", "member.member_id"],
            name="fk_member_message_member",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("program_id", "send_key", name="pk_member_message"),
    )
    op.create_index("ix_member_message_member", "member_message", ["program_id", "member_id"])


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("case_id", _ID, nullable=False),
        sa.Column("state", _CODE, nullable=False),
        sa.Column("urgency", _CODE, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("due_at", _TIME, nullable=True),
        sa.Column("epoch", _CODE, nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("program_id", "case_id", name="pk_cases"),
    )
    op.create_table(
        "party",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("party_id", _ID, nullable=False),
        sa.Column("case_id", _ID, nullable=False),
        sa.Column("role", _CODE, nullable=False),
        sa.Column("state", _CODE, nullable=False),
        sa.Column("member_id", _ID, nullable=True),
        sa.CheckConstraint(
            "role <> 'requester' OR member_id IS NULL", name=op.f("ck_party_requester_unnamed")
        ),
        sa.ForeignKeyConstraint(
            ["program_id", "case_id"],
            ["cases.program_id", "cases.case_id"],
            name="fk_party_cases",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("program_id", "party_id", name="pk_party"),
    )
    op.create_index("ix_party_case", "party", ["program_id", "case_id"])
    op.create_index(
        "ix_party_load",
        "party",
        ["program_id", "member_id"],
        sqlite_where=sa.text("state = 'holder'"),
        postgresql_where=sa.text("state = 'holder'"),
    )
    op.create_index(
        "ix_party_one_holder",
        "party",
        ["program_id", "case_id", "role"],
        unique=True,
        sqlite_where=sa.text("state = 'holder'"),
        postgresql_where=sa.text("state = 'holder'"),
    )
    op.create_table(
        "sealed",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("case_id", _ID, nullable=False),
        sa.Column("part", _CODE, nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("epoch", _CODE, nullable=False),
        sa.Column("blob", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["program_id", "case_id"],
            ["cases.program_id", "cases.case_id"],
            name="fk_sealed_cases",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("program_id", "case_id", "part", name="pk_sealed"),
    )


def _case_rows() -> None:
    op.create_table(
        "open_request",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("person_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("case_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["program_id", "case_id"],
            ["cases.program_id", "cases.case_id"],
            name="fk_open_request_cases",
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("program_id", "person_hash", name="pk_open_request"),
    )
    op.create_index("ix_open_request_case", "open_request", ["program_id", "case_id"])
    op.create_table(
        "deadline",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("case_id", _ID, nullable=False),
        sa.Column("kind", _CODE, nullable=False),
        sa.Column("due_at", _TIME, nullable=False),
        sa.Column("lease_until", _TIME, nullable=True),
        sa.ForeignKeyConstraint(
            ["program_id", "case_id"],
            ["cases.program_id", "cases.case_id"],
            name="fk_deadline_cases",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("program_id", "case_id", "kind", name="pk_deadline"),
    )
    op.create_index("ix_deadline_due", "deadline", ["program_id", "due_at"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("outbox_id", _ID, nullable=False),
        sa.Column("kind", _CODE, nullable=False),
        sa.Column("case_id", _ID, nullable=True),
        sa.Column("party_id", _ID, nullable=True),
        sa.Column("member_id", _ID, nullable=True),
        sa.Column("subject_id", _ID, nullable=True),
        sa.Column("role", _CODE, nullable=True),
        sa.Column("crisis", sa.Boolean(), nullable=False),
        sa.Column("owed_for", _TIME, nullable=True),
        sa.Column("lane", sa.SmallInteger(), nullable=False),
        sa.Column("due_at", _TIME, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("state", _CODE, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("send_key", _ID, nullable=False),
        sa.Column("merge_key", sa.Text(), nullable=True),
        sa.Column("claimed_by", _ID, nullable=True),
        sa.Column("lease_until", _TIME, nullable=True),
        sa.Column("sending_since", _TIME, nullable=True),
        sa.Column("unknown_since", _TIME, nullable=True),
        sa.Column("sent_at", _TIME, nullable=True),
        sa.Column("sweep_at", _TIME, nullable=True),
        sa.Column("code", _CODE, nullable=True),
        sa.ForeignKeyConstraint(
            ["program_id", "case_id"],
            ["cases.program_id", "cases.case_id"],
            name="fk_outbox_cases",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("program_id", "outbox_id", name="pk_outbox"),
    )


def _outbox_indexes() -> None:
    op.create_index("ix_outbox_case", "outbox", ["program_id", "case_id"])
    op.create_index("ix_outbox_merge", "outbox", ["program_id", "merge_key"], unique=True)
    op.create_index(
        "ix_outbox_sweep",
        "outbox",
        ["program_id", "sweep_at"],
        sqlite_where=sa.text("sweep_at IS NOT NULL"),
        postgresql_where=sa.text("sweep_at IS NOT NULL"),
    )
    op.create_index(
        "ix_outbox_waiting",
        "outbox",
        ["program_id", "lane", "due_at"],
        sqlite_where=sa.text("state IN ('pending', 'sending', 'unknown')"),
        postgresql_where=sa.text("state IN ('pending', 'sending', 'unknown')"),
    )


def _inbound_and_audit() -> None:
    op.create_table(
        "inbound",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("key_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("program_id", "key_hash", name="pk_inbound"),
    )
    op.create_index("ix_inbound_at", "inbound", ["program_id", "at"])
    op.create_table(
        "audit",
        sa.Column("program_id", _ID, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("member_id", _ID, nullable=True),
        sa.Column("case_id", _ID, nullable=True),
        sa.Column("codes", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sa.PrimaryKeyConstraint("program_id", "seq", name="pk_audit"),
    )
