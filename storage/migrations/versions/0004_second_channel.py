"""Second channels: one sealed row for each member who has one."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "second_channel",
        sa.Column("program_id", sa.String(64), nullable=False),
        sa.Column("member_id", sa.String(64), nullable=False),
        sa.Column("blob", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["program_id", "member_id"],
            ["member.program_id", "member.member_id"],
            name="fk_second_channel_member",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("program_id", "member_id", name="pk_second_channel"),
    )
