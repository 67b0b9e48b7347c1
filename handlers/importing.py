"""``roster import``: the form, the look at what would change, and the doing of exactly that."""

import asyncio
import logging
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
from handlers import calls, errors, files, saying
from handlers.answers import Answer, Corrects, Redraws, Says, Shows
from handlers.calls import CallFailed
from handlers.deps import Deps
from handlers.payloads.files import read_upload
from handlers.payloads.gestures import Submission
from handlers.payloads.state import State

_AT_ONCE: Final = 1.2
"""Seconds that the person waits in front of the form; what takes longer is shown as it goes."""
_SETTLED: Final = 0.3
"""Seconds until the answer to the gesture is on the screen, and may be drawn over."""
_BURST: Final = 20
_PACE: Final = 1.3
"""Seconds between two after the first few: Slack opens about fifty conversations a minute."""
_TRIES: Final = 3
_PAUSE: Final = 5.0
_LOOKUP: Final = 5.0

_Found = View | Says | Refusal | StoreError
"""A view to look at, a sentence about what was done, or why nothing can be."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Import:
    """One press on the button of the form: by whom, of what, and what they had seen."""

    deps: Deps
    person: Person
    lang: Lang
    view_id: str
    given: Given
    fingerprint: str

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
    return await _in_time(this, sent)


async def _in_time(this: _Import, sent: Submission) -> Answer:
    """What is known at once is answered at once. Else the form says that we are busy, and is
    drawn again when we are not."""
    task = this.deps.later.start(_found(this))
    done, _ = await asyncio.wait({task}, timeout=_AT_ONCE)
    if task in done:
        return _at_once(this, sent, task.result())
    this.deps.later.start(_draw_later(this, task))
    return Redraws(this.busy(0, 0))


def _at_once(this: _Import, sent: Submission, found: _Found) -> Answer:
    """A table that is none is told under the field in which it stands."""
    match found:
        case Refusal() | StoreError():
            return _corrected(this, State(sent.values), found)
        case Says(view=view):
            return Redraws(view)
        case view:
            return Redraws(view)


def _corrected(this: _Import, shown: State, no: Refusal | StoreError) -> Answer:
    fields = (ids.IMPORT_FILE, ids.IMPORT_TEXT)
    there = [field for field in fields if shown.has(field)]
    if not there:
        raise no
    block = there[0] if this.given.url else there[-1]
    return Corrects({block: refusals.sentence(no, this.lang)})


async def _draw_later(this: _Import, task: asyncio.Task[_Found]) -> None:
    """What was done is told in the conversation where the form was closed meanwhile."""
    await asyncio.sleep(_SETTLED)
    found = await task
    if isinstance(found, Refusal | StoreError):
        found = errors.refused(this.deps, found, this.lang)
    if isinstance(found, Says):
        if not await _draw(this, found.view):
            await _post(this, found)
        return
    await _draw(this, found)


async def _draw(this: _Import, view: View) -> bool:
    """Whether it could be drawn: whoever has closed the form sees nothing there any more."""
    try:
        await calls.update_view(this.deps.client, this.view_id, view, calls.CALL_SECONDS)
    except CallFailed as failed:
        _log.info("import_not_shown", extra={"code": failed.code})
        return False
    return True


async def _post(this: _Import, said: Says) -> None:
    try:
        channel = await this.deps.directory.dm_or_user(this.person)
        await calls.post(this.deps.client, channel, said.rendered, calls.CALL_SECONDS)
    except CallFailed as failed:
        _log.warning("answer_lost", extra={"gesture": "import", "code": failed.code})


async def _found(this: _Import) -> _Found:
    try:
        return await _looked(this)
    except (Refusal, StoreError) as no:
        return no
    except CallFailed as failed:
        _log.warning("file_not_read", extra={"code": failed.code})
        return saying.sentence(this.deps, this.lang, words.FILE_NOT_READ)


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
                await _draw(this, this.busy(done, len(users)))
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
