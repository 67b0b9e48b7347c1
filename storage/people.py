"""Members of the program: account facts, roles, what supporters bring, and their load."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.cases import CaseState
from bot.domain.people import Member, Person, Profile, Role, Roster, Standing, StandingState
from bot.domain.shifts import Duty
from bot.ports import Conflict
from storage.documents import PROFILE
from storage.faults import Duplicate
from storage.hashes import Hashes
from storage.tables import cases, member, open_request, party, standing, supporter
from storage.work import Work

_OVER = tuple(state.value for state in CaseState if state.is_over)


class People:
    """Within one transaction of one program."""

    def __init__(self, work: Work, program_id: str, hashes: Hashes) -> None:
        self._work = work
        self._program_id = program_id
        self._hashes = hashes

    def roster(self, duty: Mapping[str, Duty]) -> Roster:
        """``duty``: of those who are on call, or soon will be."""
        return Roster(tuple(_on_duty(m, duty.get(m.member_id)) for m in self._members()))

    def of(self, person: Person) -> Member | None:
        which = (
            (member.c.enterprise == person.enterprise)
            & (member.c.team == person.team)
            & (member.c.user_id == person.user)
        )
        return next(iter(self._members(which)), None)

    def get(self, member_id: str) -> Member | None:
        return next(iter(self._members(member.c.member_id == member_id)), None)

    def put(self, value: Member) -> None:
        """Load and last page are not taken from ``value``: they are worked out from other rows."""
        account = {
            "program_id": self._program_id,
            "member_id": value.member_id,
            "enterprise": value.person.enterprise,
            "team": value.person.team,
            "user_id": value.person.user,
            "name": value.name,
            "zone": value.zone,
            "lang": value.lang,
            "dm": value.dm,
            "account_active": value.account_active,
            "reachable": value.reachable,
        }
        insert = self._work.insert(member)
        statement = insert.on_conflict_do_update(
            index_elements=["program_id", "member_id"],
            set_={name: insert.excluded[name] for name in account},
        )
        try:
            self._work.run(statement, account)
        except Duplicate:
            # Somebody else added the same person a moment ago, under another id.
            raise Conflict from None
        self._put_standings(value)
        self._put_profile(value)

    def _put_standings(self, value: Member) -> None:
        mine = (
            standing.c.program_id == self._program_id,
            standing.c.member_id == value.member_id,
        )
        self._work.run(sa.delete(standing).where(*mine))
        self._work.run(
            sa.insert(standing),
            [
                {
                    "program_id": self._program_id,
                    "member_id": value.member_id,
                    "role": s.role.value,
                    "state": s.state.value,
                    "granted_by": s.granted_by,
                    "fixed": s.fixed,
                }
                for s in value.standings
            ],
        )

    def _put_profile(self, value: Member) -> None:
        mine = (
            supporter.c.program_id == self._program_id,
            supporter.c.member_id == value.member_id,
        )
        if value.profile is None:
            self._work.run(sa.delete(supporter).where(*mine))
            return
        self.put_profiles({value.member_id: value.profile})

    def put_profiles(self, profiles: Mapping[str, Profile]) -> None:
        """Many at once, and nothing else of their members; in order of id: two that write the same
        people must not meet crosswise."""
        insert = self._work.insert(supporter)
        rows = [
            {
                "program_id": self._program_id,
                "member_id": member_id,
                "profile": PROFILE.to_text(profile),
            }
            for member_id, profile in sorted(profiles.items())
        ]
        self._work.run(
            insert.on_conflict_do_update(
                index_elements=["program_id", "member_id"],
                set_={"profile": insert.excluded.profile},
            ),
            rows,
        )

    def note_paged(self, member_ids: Iterable[str], at: datetime) -> None:
        """Locks in order of id: two requests that page the same people must not meet crosswise."""
        which = (
            member.c.program_id == self._program_id,
            member.c.member_id.in_(sorted(set(member_ids))),
        )
        if self._work.is_postgres:
            ordered = sa.select(member.c.member_id).where(*which).order_by(member.c.member_id)
            self._work.all(self._work.locked(ordered))
        self._work.run(sa.update(member).where(*which).values(last_paged_at=at))

    # reading

    def _members(self, which: sa.ColumnElement[bool] | None = None) -> tuple[Member, ...]:
        select = sa.select(member).where(member.c.program_id == self._program_id)
        rows = self._work.all(
            (select if which is None else select.where(which)).order_by(member.c.member_id)
        )
        if not rows:
            return ()
        ids = None if which is None else [row.member_id for row in rows]
        standings = self._standings(ids)
        profiles = self._profiles(ids)
        load = self._load()
        asking = self._asking()
        return tuple(
            self._member(row, standings.get(row.member_id, ()), profiles, load, asking)
            for row in rows
        )

    def _member(
        self,
        row: sa.Row[Any],
        standings: tuple[Standing, ...],
        profiles: dict[str, str],
        load: dict[str, int],
        asking: frozenset[bytes],
    ) -> Member:
        person = Person(row.enterprise, row.team, row.user_id)
        profile = profiles.get(row.member_id)
        return Member(
            member_id=row.member_id,
            person=person,
            name=row.name,
            zone=row.zone,
            lang=row.lang,
            dm=row.dm,
            account_active=row.account_active,
            reachable=row.reachable,
            standings=standings,
            profile=None if profile is None else PROFILE.read(profile),
            open_cases=load.get(row.member_id, 0),
            last_paged_at=row.last_paged_at,
            asking=any(h in asking for h in self._hashes.of_person(person)),
        )

    def _standings(self, ids: list[str] | None) -> dict[str, tuple[Standing, ...]]:
        select = sa.select(standing).where(standing.c.program_id == self._program_id)
        if ids is not None:
            select = select.where(standing.c.member_id.in_(ids))
        found: dict[str, tuple[Standing, ...]] = {}
        for row in self._work.all(select.order_by(standing.c.role)):
            one = Standing(Role(row.role), StandingState(row.state), row.granted_by, row.fixed)
            found[row.member_id] = (*found.get(row.member_id, ()), one)
        return found

    def _profiles(self, ids: list[str] | None) -> dict[str, str]:
        select = sa.select(supporter).where(supporter.c.program_id == self._program_id)
        if ids is not None:
            select = select.where(supporter.c.member_id.in_(ids))
        return {row.member_id: row.profile for row in self._work.all(select)}

    def _load(self) -> dict[str, int]:
        """Cases held now, by member."""
        rows = self._work.all(
            sa.select(party.c.member_id, sa.func.count().label("held"))
            .join_from(
                party,
                cases,
                (cases.c.program_id == party.c.program_id) & (cases.c.case_id == party.c.case_id),
            )
            .where(
                party.c.program_id == self._program_id,
                party.c.state == sa.literal_column("'holder'"),
                cases.c.state.not_in(_OVER),
            )
            .group_by(party.c.member_id)
        )
        return {row.member_id: row.held for row in rows}

    def _asking(self) -> frozenset[bytes]:
        """Hashes of everybody with an open request (tens). Compared here, joined to nobody."""
        rows = self._work.all(
            sa.select(open_request.c.person_hash).where(
                open_request.c.program_id == self._program_id
            )
        )
        return frozenset(bytes(row.person_hash) for row in rows)


def _on_duty(member: Member, duty: Duty | None) -> Member:
    if duty is None:
        return member
    return replace(member, on_call=duty.on_call, next_shift=duty.next_shift)
