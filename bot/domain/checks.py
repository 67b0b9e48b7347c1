"""The lead checks in after a crisis, at 24 hours, 72 hours and 7 days. Pure steps."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain import alarms
from bot.domain.awake import is_quiet, next_morning
from bot.domain.cases import Case, Step
from bot.domain.crisis import Agreed, Checked
from bot.domain.identity import party_id
from bot.domain.notices import Kind, Notice
from bot.domain.parties import Party, PartyRole, PartyState
from bot.domain.people import Roster

AGAIN: Final = timedelta(hours=4)
"""A check that nobody has answered is asked for again, so that it is never dropped."""
ALONE: Final = 1
"""So often the lead who acknowledged is asked alone; after that the whole chain is."""


def due(case: Case, roster: Roster, at: datetime) -> Step:
    """The next check is due: its card goes to the lead who acknowledged, and, where there is none
    or they do not answer, to everybody in the chain. Nobody is woken for it, unless the level was
    C or D; it comes again some hours after everybody could read it."""
    crisis = case.crisis
    if crisis is None or not crisis.checks:
        return Step(case)
    first, *rest = crisis.checks
    everybody = _everybody(case, roster)
    mine = tuple(lead for lead in everybody if lead.state is PartyState.ACKNOWLEDGED)
    leads = mine if mine and first.asked < ALONE else everybody
    cards = tuple(_card(case, lead, roster, at) for lead in leads)
    read_by = max((card.due_at or at for card in cards), default=at)
    asked = replace(first, asked=first.asked + 1, due_at=read_by + AGAIN)
    changed = replace(case, crisis=replace(crisis, checks=(asked, *rest)))
    for lead in leads:
        changed = changed.with_party(lead)
    return Step(changed, cards)


def _card(case: Case, lead: Party, roster: Roster, at: datetime) -> Notice:
    card, member = case.notice(Kind.LEAD_CHECK, lead), roster.get(lead.member_id)
    if case.name_may_be_shown or member is None or not is_quiet(member, at):
        return card
    return replace(card, due_at=next_morning(member, at))


def _everybody(case: Case, roster: Roster) -> tuple[Party, ...]:
    """Everybody in the chain. Who is new to the case has a part in its checks only."""
    members = (m for step in alarms.chain(case, roster) for m in step)
    found = ((m.member_id, case.party_of(PartyRole.LEAD, m.member_id)) for m in members)
    return tuple(known or _new(case, member_id) for member_id, known in found)


def _new(case: Case, member_id: str) -> Party:
    new_id = party_id(case.seed, PartyRole.LEAD, member_id)
    return Party(new_id, PartyRole.LEAD, PartyState.WITHDRAWN, member_id)


def answered(case: Case, after: str, what: Checked, at: datetime) -> Step:
    """One answer is enough, whoever of the chain gives it. A late one, given on the card of a check
    that is over, changes nothing: it is no answer to the next. ``after`` is empty
    on cards from before they said which check they ask about."""
    crisis = case.crisis
    if crisis is None or not crisis.checks or not crisis.checks[0].asked:
        return Step(case)
    if after and crisis.checks[0].after != after:
        leads = case.of(PartyRole.LEAD)
        return Step(case, tuple(case.notice(Kind.LEAD_CHECK_REDRAW, lead) for lead in leads))
    noted = crisis.noting(at, f"check_{crisis.checks[0].after}_{what}", PartyRole.LEAD)
    if what is Checked.STOPPED:
        left = replace(noted, checks=(), agreed=Agreed.NO)
    else:
        left = replace(noted, checks=crisis.checks[1:])
    changed = replace(case, crisis=left)
    leads = case.of(PartyRole.LEAD)
    return Step(changed, tuple(changed.notice(Kind.LEAD_CHECK_REDRAW, lead) for lead in leads))
