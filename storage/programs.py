"""What a program has decided: settings, units, and every version of its policy."""

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from bot.domain.policy import Policy, Urgency
from bot.ports import Conflict, Program
from storage import tables
from storage.documents import PLAN
from storage.faults import Duplicate
from storage.work import Work


class Programs:
    """Within one transaction of one program."""

    def __init__(self, work: Work, program_id: str) -> None:
        self._work = work
        self._program_id = program_id

    def get(self) -> Program:
        row = self._work.first(
            sa.select(tables.program.c.enterprise, tables.program.c.team).where(
                tables.program.c.program_id == self._program_id
            )
        )
        if row is None:
            raise LookupError("the program of this store is not in its database")
        settings = self._work.all(
            sa.select(tables.setting.c.name, tables.setting.c.value).where(
                tables.setting.c.program_id == self._program_id
            )
        )
        values = {s.name: s.value for s in settings}
        return Program(self._program_id, row.enterprise, row.team, values)

    def put_setting(self, name: str, value: str) -> None:
        insert = self._work.insert(tables.setting)
        self._work.run(
            insert.on_conflict_do_update(
                index_elements=["program_id", "name"], set_={"value": insert.excluded.value}
            ),
            {"program_id": self._program_id, "name": name, "value": value},
        )

    def policy(self) -> Policy:
        """The newest one; the defaults, as version 0, until somebody sets another."""
        mine = tables.policy.c.program_id == self._program_id
        newest = sa.select(sa.func.max(tables.policy.c.version)).where(mine).scalar_subquery()
        rows = self._work.all(
            sa.select(tables.policy).where(mine, tables.policy.c.version == newest)
        )
        if not rows:
            return Policy()
        return Policy(rows[0].version, {Urgency(r.urgency): PLAN.read(r.plan) for r in rows})

    def put_policy(self, policy: Policy, by: str, at: datetime) -> None:
        """Conflict when that version exists: two directors set a policy at once."""
        rows = [
            {
                "program_id": self._program_id,
                "version": policy.version,
                "urgency": urgency.value,
                "plan": PLAN.to_text(plan),
                "made_at": at,
                "made_by": by,
            }
            for urgency, plan in policy.plans.items()
        ]
        try:
            self._work.run(sa.insert(tables.policy), rows)
        except Duplicate:
            raise Conflict from None

    def units(self) -> Mapping[str, tuple[str, ...]]:
        names = self._work.all(
            sa.select(tables.unit.c.name)
            .where(tables.unit.c.program_id == self._program_id)
            .order_by(tables.unit.c.name)
        )
        aliases = self._work.all(
            sa.select(tables.unit_alias.c.name, tables.unit_alias.c.alias)
            .where(tables.unit_alias.c.program_id == self._program_id)
            .order_by(tables.unit_alias.c.alias)
        )
        return {n.name: tuple(a.alias for a in aliases if a.name == n.name) for n in names}

    def put_unit(self, name: str, aliases: tuple[str, ...]) -> None:
        self.remove_unit(name)
        self._work.run(sa.insert(tables.unit), {"program_id": self._program_id, "name": name})
        self._work.run(
            sa.insert(tables.unit_alias),
            [
                {"program_id": self._program_id, "name": name, "alias": alias}
                for alias in dict.fromkeys(aliases)
            ],
        )

    def remove_unit(self, name: str) -> None:
        """Its aliases go with it."""
        self._work.run(
            sa.delete(tables.unit).where(
                tables.unit.c.program_id == self._program_id, tables.unit.c.name == name
            )
        )
