"""A supporter who wants to talk it over: whom to ask, who takes it, what it holds back."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.people import Member, Role, Roster
from bot.domain.refusals import DebriefTaken, UnknownCard

PATIENCE = timedelta(hours=24)
"""Not taken for so long: everybody who can take it is asked once more."""


class DebriefState(StrEnum):
    ASKED = "asked"
    TAKEN = "taken"
    DONE = "done"
    """The two have talked, or the supporter was released without."""
    WITHDRAWN = "withdrawn"

    @property
    def is_open(self) -> bool:
        return self in (DebriefState.ASKED, DebriefState.TAKEN)


@dataclass(frozen=True, slots=True)
class Debrief:
    """One for each member at most: the newest. No case and no reason stands in it.

    ``required``: no new request reaches the member until somebody has talked with them or
    releases them.
    """

    debrief_id: str
    member_id: str
    state: DebriefState
    asked_at: datetime
    paged_at: datetime
    taken_by: str | None = None
    required: bool = False

    @property
    def holds_back(self) -> bool:
        return self.required and self.state.is_open

    @property
    def is_overdue(self) -> bool:
        """Whether everybody was asked once more, because nobody had taken it for a day."""
        return self.paged_at > self.asked_at


def who_can(roster: Roster, debrief: Debrief) -> tuple[Member, ...]:
    """Trainers; without any the leads, then the directors. After a day without anybody to take
    it, all of them. Never the supporter themselves."""
    roles = (Role.TRAINER, Role.LEAD, Role.DIRECTOR)
    groups = [frozenset(roles)] if debrief.is_overdue else [frozenset({role}) for role in roles]
    for group in groups:
        able = (m for m in roster.members if m.can_be_paged and m.roles & group)
        others = tuple(m for m in able if m.member_id != debrief.member_id)
        if others:
            return others
    return ()


def take(debrief: Debrief, by: Member, roster: Roster) -> Debrief:
    """*I take this*: the first who presses. Twice by the same person is once."""
    if debrief.state is DebriefState.TAKEN and debrief.taken_by == by.member_id:
        return debrief
    _may_act(debrief, by, roster)
    if debrief.state is not DebriefState.ASKED:
        raise DebriefTaken
    return replace(debrief, state=DebriefState.TAKEN, taken_by=by.member_id)


def finish(debrief: Debrief, by: Member, roster: Roster) -> Debrief:
    """*We have talked*, by whoever took it."""
    _may_act(debrief, by, roster)
    if debrief.taken_by != by.member_id or debrief.state is DebriefState.WITHDRAWN:
        raise DebriefTaken
    return replace(debrief, state=DebriefState.DONE)


def release(debrief: Debrief, by: Member, roster: Roster) -> Debrief:
    """*Release*: a supporter who must have a debrief goes on without one."""
    _may_act(debrief, by, roster)
    if debrief.state is DebriefState.DONE:
        return debrief
    if not debrief.holds_back or debrief.taken_by not in (None, by.member_id):
        raise DebriefTaken
    return replace(debrief, state=DebriefState.DONE)


def _may_act(debrief: Debrief, by: Member, roster: Roster) -> None:
    """Those who can be asked as things stand now; nobody for themselves."""
    if by.member_id not in {m.member_id for m in who_can(roster, debrief)}:
        raise UnknownCard


def asked_again(debrief: Debrief, roster: Roster, at: datetime) -> Debrief | None:
    """As it is when it must be asked once more; None while there is somebody or time.

    Whoever had taken it and can no longer do it is out. With nobody on the team who could ever
    take it, the supporter is let go after that day: a rest must have an end.
    """
    overdue = debrief.state is DebriefState.ASKED and debrief.paged_at + PATIENCE <= at
    if overdue and not who_can(roster, replace(debrief, paged_at=at)):
        return replace(debrief, state=DebriefState.DONE) if debrief.required else None
    able = {m.member_id for m in who_can(roster, debrief)}
    lost = debrief.state is DebriefState.TAKEN and debrief.taken_by not in able
    if not (lost or overdue):
        return None
    return replace(debrief, state=DebriefState.ASKED, taken_by=None, paged_at=at)
