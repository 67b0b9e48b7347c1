"""What supporters, leads and coordinators press on their cards, and members on theirs."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.domain.cases import Case
from bot.domain.notices import Kind
from bot.domain.parties import PartyState
from bot.domain.people import Member, Role
from bot.domain.refusals import AnswerFirst, UnknownCard
from bot.usecases import answering, joining, requesting
from bot.usecases.answering import Answered
from bot.usecases.encounter import Encounter
from bot.views import ids
from bot.views.modals import shown
from bot.views.scene import Scene, View
from bot.views.texts import answers as words
from handlers import saying
from handlers.answers import Answer, Done, Shows
from handlers.deps import Deps
from handlers.payloads.gestures import Click

Pressed = Callable[[Deps, Click], Awaitable[Answer]]


async def accept(deps: Deps, click: Click) -> Answer:
    await deps.do(answering.accept, deps.clock.now(), click.person, click.value)
    return _done(deps, click)


async def not_now(deps: Deps, click: Click) -> Answer:
    await deps.do(answering.not_now, deps.clock.now(), click.person, click.value)
    return _done(deps, click)


async def no_conflict(deps: Deps, click: Click) -> Answer:
    """On the card the next button is drawn; in the modal the contact follows at once."""
    await deps.do(answering.no_conflict, deps.clock.now(), click.person, click.value)
    return Done() if click.on_card else await show_contact(deps, click)


async def too_close(deps: Deps, click: Click) -> Answer:
    await deps.do(answering.too_close, deps.clock.now(), click.person, click.value)
    return _done(deps, click)


async def contact_made(deps: Deps, click: Click) -> Answer:
    await deps.do(answering.contact_made, deps.clock.now(), click.person, click.value)
    return _done(deps, click)


async def hand_over(deps: Deps, click: Click) -> Answer:
    await deps.do(answering.hand_over, deps.clock.now(), click.person, click.value, False)
    return _done(deps, click)


async def cannot_go_on(deps: Deps, click: Click) -> Answer:
    await deps.do(answering.hand_over, deps.clock.now(), click.person, click.value, True)
    return _done(deps, click)


async def acknowledge(deps: Deps, click: Click) -> Answer:
    ending = click.action_id == ids.CONFIRM_END
    await deps.do(answering.acknowledge, deps.clock.now(), click.person, click.value, ending)
    return _done(deps, click)


async def ask_again(deps: Deps, click: Click) -> Answer:
    """The same press, delivered again by Slack, pages nobody again. The card looks as before, so
    that only a sentence tells that something was done."""
    async with deps.once(click.delivery) as first:
        if first:
            await deps.do(answering.ask_again, deps.clock.now(), click.person, click.value)
    return saying.sentence(deps, deps.directory.lang(click.person), words.ASKED_AGAIN)


def _done(deps: Deps, click: Click) -> Answer:
    """The card is drawn again; whoever pressed in a modal reads that it was done."""
    if click.on_card:
        return Done()
    return saying.sentence(deps, deps.directory.lang(click.person), words.DONE)


async def show_contact(deps: Deps, click: Click) -> Answer:
    """Who asked, in a modal; before that, where a unit was named, the one question about it."""
    try:
        answered = await deps.do(
            answering.show_contact, deps.clock.now(), click.person, click.value
        )
    except AnswerFirst as refusal:
        return await _question(deps, click, refusal)
    return _modal(deps, shown.contact(scene_of(deps, answered)), answered.member)


async def _question(deps: Deps, click: Click, refusal: AnswerFirst) -> Answer:
    try:
        answered = await deps.look(answering.question, click.person, click.value)
    except UnknownCard:
        # A lead who has not acknowledged: there is no question to ask them.
        raise refusal from None
    return _modal(deps, shown.unit_question(scene_of(deps, answered)), answered.member)


async def details(deps: Deps, click: Click) -> Answer:
    """For whoever the card is for: supporter, lead, coordinator, or the requester themselves."""
    try:
        answered = await deps.look(answering.details, click.person, click.value)
    except UnknownCard:
        case = await deps.look(requesting.wishes_of, click.person, click.value)
        return _requester_details(deps, case)
    if answered.party.state is PartyState.HOLDER:
        await deps.do(answering.acting, deps.clock.now(), click.person, click.value)
    return _modal(deps, shown.details(scene_of(deps, answered)), answered.member)


def _requester_details(deps: Deps, case: Case) -> Answer:
    scene = requester_scene(deps, case, Kind.REQUEST_SHOWN)
    return Shows(shown.details(scene), otherwise=saying.press_again(deps, scene.lang))


def requester_scene(deps: Deps, case: Case, kind: Kind) -> Scene:
    return Scene(
        notice=case.tell_requester(kind),
        around=deps.around(),
        roster=deps.memory.copy.roster,
        lang=case.asking.lang,
        zone=case.asking.zone,
        case=case,
        party=case.requester,
    )


def _modal(deps: Deps, view: View, member: Member) -> Answer:
    return Shows(view, otherwise=saying.press_again(deps, member.lang))


def scene_of(deps: Deps, found: Answered | Encounter) -> Scene:
    """What a supporter's card and the modals over it are drawn from."""
    member, case, party = found.member, found.case, found.party
    return Scene(
        notice=case.notice(Kind.PAGE_REDRAW, party),
        around=deps.around(),
        roster=deps.memory.copy.roster,
        lang=member.lang,
        zone=member.zone,
        case=case,
        party=party,
        member=member,
    )


async def join(deps: Deps, click: Click) -> Answer:
    member_id, role = _standing(click)
    await deps.do(joining.consent, deps.clock.now(), click.person, member_id, role)
    await deps.remember()
    return _done(deps, click)


async def stay_out(deps: Deps, click: Click) -> Answer:
    member_id, role = _standing(click)
    await deps.do(joining.decline, deps.clock.now(), click.person, member_id, role)
    await deps.remember()
    return _done(deps, click)


async def confirm(deps: Deps, click: Click) -> Answer:
    member_id, role = _standing(click)
    await deps.do(joining.confirm, deps.clock.now(), click.person, member_id, role)
    await deps.remember()
    return _done(deps, click)


def _standing(click: Click) -> tuple[str, Role]:
    """``member_id:role``, as the views put it on the button."""
    member_id, _, role = click.value.partition(":")
    if not member_id or role not in list(Role):
        raise UnknownCard
    return member_id, Role(role)


TABLE: Final[Mapping[str, Pressed]] = {
    ids.ACCEPT: accept,
    ids.NOT_NOW: not_now,
    ids.DETAILS: details,
    ids.NO_CONFLICT: no_conflict,
    ids.CONFLICT: too_close,
    ids.TOO_CLOSE: too_close,
    ids.SHOW_CONTACT: show_contact,
    ids.CONTACT_MADE: contact_made,
    ids.HAND_OVER: hand_over,
    ids.CANNOT_GO_ON: cannot_go_on,
    ids.ASK_AGAIN: ask_again,
    ids.ACKNOWLEDGE: acknowledge,
    ids.CONFIRM_END: acknowledge,
    ids.JOIN_YES: join,
    ids.JOIN_NO: stay_out,
    ids.CONFIRM_YES: confirm,
}
