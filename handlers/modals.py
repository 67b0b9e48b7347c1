"""The modals: what changes while they are filled in, and what happens when they are submitted."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Final

from bot.domain.asking import Asking, Contact
from bot.domain.cases import Case
from bot.domain.policy import Urgency
from bot.domain.refusals import BadTime, MissingAnswer, Refusal, UnknownCard, WishesLeaveNobody
from bot.usecases import asking, requesting
from bot.usecases import wishes as changing
from bot.usecases.asking import Caller
from bot.views import ids, refusals
from bot.views.forms import RequestForm, WishesForm
from bot.views.modals.panel import stored_panel
from bot.views.modals.request import request_modal
from bot.views.modals.wishes import wishes_modal
from bot.views.texts import answers as words
from handlers import entry, saying
from handlers.answers import Answer, Corrects, Done, Redraws
from handlers.deps import Deps
from handlers.payloads.forms import Filled, read_choice, read_request, read_where, read_wishes
from handlers.payloads.gestures import Click, Submission
from handlers.payloads.reading import BadPayload
from handlers.payloads.state import State

CALLER_SECONDS: Final = 0.5

Submitted = Callable[[Deps, Submission], Awaitable[Answer]]


def country_in(deps: Deps, click: Click) -> str | None:
    """The country that stands in the open form, else the one that the button carries."""
    try:
        chosen = State(click.values).chosen(ids.COUNTRY) or click.value
    except BadPayload:
        return None
    return chosen if chosen in deps.content.countries else None


async def refill(deps: Deps, click: Click) -> Answer:
    """Urgency, mode or country changed: the form shows the fields that are needed now."""
    filled = read_request(entry.blank(deps, click.person), State(click.values))
    return Redraws(request_modal(filled.form))


async def request(deps: Deps, submission: Submission) -> Answer:
    """Stored and paged in one step. What is missing is said under its field. The same modal
    submitted twice is one request."""
    async with deps.once(submission.delivery) as first:
        return await _request(deps, submission, first)


async def _request(deps: Deps, submission: Submission, first: bool) -> Answer:
    filled = read_request(entry.blank(deps, submission.person), State(submission.values))
    who = await deps.directory.caller(submission.person, CALLER_SECONDS)
    entry.refuse_strangers(deps, submission.actor)
    try:
        asked = await deps.do(
            asking.ask,
            deps.clock.now(),
            _asking(filled.form, who),
            deps.new_id,
            filled.choice,
            submission.delivery,
        )
    except WishesLeaveNobody:
        return Redraws(request_modal(replace(filled.form, nobody=True)))
    except (MissingAnswer, BadTime) as refusal:
        return _corrected(filled, refusal)
    if asked.already and first:
        return await _there_already(deps, filled.form, asked.case)
    return _stored(deps, filled.form, asked.case)


async def _there_already(deps: Deps, form: RequestForm, case: Case) -> Answer:
    """A request was open before this form was sent: it is shown, and made as urgent as asked."""
    now, person = deps.clock.now(), case.asking.requester
    if form.urgency is not None and form.urgency.rank < case.urgency.rank:
        await deps.do(requesting.raise_urgency, now, person, None, form.urgency)
    else:
        await deps.do(requesting.show_again, now, person, None)
    return saying.sentence(deps, form.lang, words.ALREADY)


def _asking(form: RequestForm, who: Caller) -> Asking:
    if form.urgency is None:
        raise MissingAnswer(ids.URGENCY)
    return Asking(
        requester=who.person,
        dm=who.dm,
        lang=who.lang,
        zone=who.zone,
        urgency=form.urgency,
        when=form.when if form.urgency is Urgency.PLAN else None,
        reasons=form.reasons,
        contact=Contact(form.mode, form.number, form.leave_message, form.place),
        wishes=form.wishes,
        country=form.country,
        note=form.note,
        masked=form.masked,
    )


def _corrected(filled: Filled, refusal: Refusal) -> Answer:
    """Under the field; one that the form does not show yet has to be drawn first."""
    found = refusals.field_error(refusal, filled.form.lang)
    if found is None:
        raise refusal
    block, sentence = found
    if block not in filled.shown:
        return Redraws(request_modal(filled.form))
    return Corrects({block: sentence})


def _stored(deps: Deps, form: RequestForm, case: Case) -> Answer:
    """The DM confirms it. Danger words in the note: the panel says that the request is in."""
    if not deps.content.has_danger_words(form.note):
        return Done(close_all=True)
    raisable = case.urgency.rank > Urgency.NOW.rank
    return Redraws(
        stored_panel(
            deps.around(),
            form.lang,
            form.country,
            case.requester.party_id,
            can_be_raised=raisable,
        )
    )


async def wishes(deps: Deps, submission: Submission) -> Answer:
    state = State(submission.values)
    changed, choice = read_wishes(deps.content, state), read_choice(state)
    party_id = _party(submission)
    now, person = deps.clock.now(), submission.person
    try:
        await deps.do(changing.change, now, person, party_id, changed, choice)
    except WishesLeaveNobody:
        lang = deps.directory.lang(submission.person)
        units = deps.memory.copy.units
        form = WishesForm(deps.around(), lang, party_id, units, changed, nobody=True)
        return Redraws(wishes_modal(form))
    return Done(close_all=True)


async def where(deps: Deps, submission: Submission) -> Answer:
    contact = read_where(State(submission.values))
    now = deps.clock.now()
    await deps.do(requesting.tell_where, now, submission.person, _party(submission), contact)
    return Done(close_all=True)


def _party(submission: Submission) -> str:
    if not submission.metadata:
        raise UnknownCard
    return submission.metadata


SUBMITTED: Final[Mapping[str, Submitted]] = {
    ids.REQUEST_VIEW: request,
    ids.WISHES_VIEW: wishes,
    ids.WHERE_VIEW: where,
}
TABLE: Final[Mapping[str, Callable[[Deps, Click], Awaitable[Answer]]]] = {
    ids.URGENCY: refill,
    ids.MODE: refill,
    ids.MASKED: refill,
    ids.COUNTRY: refill,
}
"""Fields of the request form that change which other fields are needed."""
