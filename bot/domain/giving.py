"""A resource sent to the requester out of the checklist: once, and kept sealed in the case."""

from dataclasses import replace

from bot.domain.cases import Case, CaseState, Step
from bot.domain.identity import resource_key
from bot.domain.notices import Kind, Notice
from bot.domain.resources import Resource


def give(case: Case, resource: Resource) -> Step:
    """The case that knows it was sent; sent before, nothing changes and nothing is owed."""
    if resource.id in case.sent_ids:
        return Step(case)
    after = replace(
        case, sent=(*case.sent, resource.category), sent_ids=(*case.sent_ids, resource.id)
    )
    return Step(after).also(_notice(after, resource.id))


def again(case: Case) -> tuple[Notice, ...]:
    """All that was sent, for a requester who hid the conversation and wants it back."""
    return tuple(_notice(case, resource_id) for resource_id in case.sent_ids)


def meant(case: Case, key: str | None) -> str | None:
    """The id of the resource that a notice or a button of this case is about; None where it was
    never sent in it, or where its requester has taken the request back."""
    if case.ended_as is CaseState.CANCELLED or not key:
        return None
    return next((one for one in case.sent_ids if resource_key(case.seed, one) == key), None)


def _notice(case: Case, resource_id: str) -> Notice:
    """The outbox stands in the open: it holds a key that says nothing without the case."""
    told = case.tell_requester(Kind.RESOURCE)
    return replace(told, subject_id=resource_key(case.seed, resource_id))
