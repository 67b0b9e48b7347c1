"""``roster import``: the form, the look at what would change, and the doing of exactly that."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.domain.people import Account, Lang, Person
from bot.domain.refusals import ChangedMeanwhile, NothingChosen, Refusal
from bot.domain.roster_file import RosterFile, read_roster
from bot.domain.roster_plan import Effect, Plan
from bot.domain.sheets import MOST_BYTES, text_of
from bot.ports import StoreError
from bot.usecases import importing
from bot.usecases.importing import Shown
from bot.views import ids, refusals
from bot.views.modals import roster_import as views
from bot.views.modals.roster_import import Given
from bot.views.scene import View
from bot.views.texts import refusals as refused
from bot.views.texts import roster as words
from handlers import files, previews, saying
from handlers.answers import Answer, Corrects, Says, Shows
from handlers.calls import CallFailed
from handlers.deps import Deps
from handlers.payloads.files import read_upload
from handlers.payloads.gestures import Submission
from handlers.payloads.state import State
from handlers.previews import Form

_BURST: Final = 20
_PACE: Final = 1.3
"""Seconds between two after the first few: Slack opens about fifty conversations a minute."""
_TRIES: Final = 3
_PAUSE: Final = 5.0
_LOOKUP: Final = 5.0


@dataclass(frozen=True, slots=True)
class _Import:
    """One press on the button of the form: by whom, of what, and what they had seen."""

    deps: Deps
    person: Person
    lang: Lang
    view_id: str
    given: Given
    fingerprint: str

    @property
    def form(self) -> Form:
        return Form(self.deps, self.person, self.lang, self.view_id, words.FILE_NOT_READ)

    def busy(self, done: int, everybody: int) -> View:
        around = self.deps.around()
        if not everybody:
            return views.busy(around, self.lang, words.WORKING)
        return views.busy(around, self.lang, words.LOOKING, done=done, all=everybody)


async def open_form(deps: Deps, person: Person, lang: Lang) -> Answer:
    await deps.look(importing.may_import, person)
    view = views.import_form(deps.around(), lang)
    return Shows(view, otherwise=saying.press_again(deps, lang))


async def submitted(deps: Deps, sent: Submission) -> Answer:
    """Looks, or, where nothing else was seen before, does it. The same press twice is one."""
    async with deps.once(sent.delivery):
        return await _submitted(deps, sent)


async def _submitted(deps: Deps, sent: Submission) -> Answer:
    state, lang = State(sent.values), deps.directory.lang(sent.person)
    text = state.typed(ids.IMPORT_TEXT, views.PASTED)
    fingerprint, url = views.read_metadata(sent.metadata)
    given = Given(text) if text else Given(url=read_upload(state) or url)
    if given == Given():
        return Corrects({ids.IMPORT_TEXT: refusals.sentence(NothingChosen(), lang)})
    this = _Import(deps, sent.person, lang, sent.view_id, given, fingerprint)
    return await previews.in_time(
        this.form,
        lambda: _looked(this),
        this.busy(0, 0),
        lambda no: _corrected(this, State(sent.values), no),
    )


def _corrected(this: _Import, shown: State, no: Refusal | StoreError) -> Answer:
    """A table that is none is told under the field in which it stands."""
    fields = (ids.IMPORT_FILE, ids.IMPORT_TEXT)
    there = [field for field in fields if shown.has(field)]
    if not there:
        raise no
    block = there[0] if this.given.url else there[-1]
    return Corrects({block: refusals.sentence(no, this.lang)})


async def _looked(this: _Import) -> View | Says:
    """What would change; or, where that was seen before, what has."""
    deps = this.deps
    await deps.look(importing.may_import, this.person)
    file = read_roster(await _text(this), deps.content)
    now = deps.clock.now()
    new = await deps.look(importing.unknown, now, this.person, file)
    accounts = await _accounts(this, new)
    if this.fingerprint:
        return await _apply(this, file, accounts)
    planned = await deps.look(importing.preview, now, this.person, file, accounts)
    return views.preview(deps.around(), this.lang, planned, this.given)


async def _text(this: _Import) -> str:
    if not this.given.url:
        return this.given.text
    api_url = this.deps.workspace.api_url
    return text_of(await files.fetch(this.deps.client, this.given.url, api_url, MOST_BYTES))


async def _apply(this: _Import, file: RosterFile, accounts: Mapping[str, Account]) -> View | Says:
    deps = this.deps
    shown = Shown(file, accounts, this.fingerprint)
    now, person = deps.clock.now(), this.person
    try:
        done = await deps.do(importing.apply, now, person, shown, deps.new_id)
    except ChangedMeanwhile:
        planned = await deps.look(importing.preview, now, person, file, accounts)
        said = refused.CHANGED_MEANWHILE
        return views.preview(deps.around(), this.lang, planned, this.given, said)
    await deps.remember()
    return _told(this, done)


def _told(this: _Import, done: Plan) -> Says:
    if done.is_empty:
        return saying.sentence(this.deps, this.lang, words.NOTHING_TO_DO)
    counts = {effect.value: len(done.of(effect)) for effect in Effect}
    return saying.sentence(this.deps, this.lang, words.IMPORTED, **counts)


async def _accounts(this: _Import, new: Iterable[str]) -> dict[str, Account]:
    """What Slack says of each, one after the other; whom it says nothing of is left out. The form
    tells how far we are."""
    found: dict[str, Account] = {}
    users = tuple(new)
    asked = 0
    for done, user in enumerate(users):
        person = this.deps.workspace.person(user)
        account = this.deps.directory.known(person)
        if account is None:
            if asked and asked % _BURST == 0:
                await previews.draw(this.form, this.busy(done, len(users)))
            if asked >= _BURST:
                await asyncio.sleep(_PACE)
            asked += 1
            account = await _ask(this, person)
        if account is not None:
            found[user] = account
    return found


async def _ask(this: _Import, person: Person) -> Account | None:
    for attempt in range(_TRIES):
        if attempt:
            await asyncio.sleep(_PAUSE)
        try:
            return await this.deps.directory.fresh(person, _LOOKUP)
        except CallFailed as failed:
            if not failed.unanswered:
                return None
    return None


SUBMITTED: Final[Mapping[str, Callable[[Deps, Submission], Awaitable[Answer]]]] = {
    ids.IMPORT_VIEW: submitted,
}
