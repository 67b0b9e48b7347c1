"""Which buttons stand on the card of the person who asks, by the state of their request."""

from collections.abc import Iterable, Iterator

from bot.domain.cases import Case, CaseState
from bot.domain.people import Lang
from bot.domain.policy import Urgency
from bot.views import ids, masked
from bot.views.parts import Element, actions, button
from bot.views.scene import Block
from bot.views.texts import labels


def live(case: Case, lang: Lang) -> tuple[Block, ...]:
    """For a request that is open or held."""
    party = case.requester.party_id
    first = list(_held(case, lang, party)) if case.state is CaseState.HELD else []
    help_first = help_now(lang, case.asking.country)
    return actions([help_first, *first, *_raising(case, lang, party), *_rest(case, lang, party)])


def ended(lang: Lang, more: Iterable[Element] = ()) -> tuple[Block, ...]:
    """For a request that is over: what is valid for everybody, and ``more``."""
    return actions([help_now(lang), button(lang, labels.GET_SUPPORT, ids.GET_SUPPORT), *more])


def hidden(case: Case, lang: Lang) -> tuple[Block, ...]:
    """Of this request also once it has ended, where ``status`` finds none that is open."""
    party = case.requester.party_id
    return actions([button(lang, labels.CHECK_STATUS, ids.CHECK_STATUS, party)])


def reached(case: Case, lang: Lang) -> tuple[Block, ...]:
    party = case.requester.party_id
    help_too = help_now(lang, case.asking.country)
    return actions([*_reached(lang, party), help_too, _details(lang, party)])


def safe(case: Case, lang: Lang) -> tuple[Block, ...]:
    party = case.requester.party_id
    return actions(
        [
            button(lang, labels.SAFE_YES, ids.SAFE_YES, party),
            button(lang, labels.SAFE_TALK, ids.SAFE_TALK, party),
            button(lang, labels.SAFE_SKIP, ids.SAFE_SKIP, party),
            _details(lang, party),
        ]
    )


def told(case: Case, lang: Lang) -> tuple[Block, ...]:
    """For a message that only tells something."""
    more = _details(lang, case.requester.party_id)
    return actions([help_now(lang, case.asking.country), more])


def help_now(lang: Lang, country: str | None = None) -> Element:
    """Carries nothing but the country whose lines it is to show; without one, the program's."""
    return button(lang, labels.HELP_NOW, ids.HELP_NOW, country, style="danger")


def _held(case: Case, lang: Lang, party: str) -> Iterator[Element]:
    watch = case.watch
    if watch is None or not watch.cleared:
        return
    if watch.reached_at is None:
        yield from _reached(lang, party)
    yield button(lang, labels.SOMEONE_ELSE, ids.SOMEONE_ELSE, party)


def _reached(lang: Lang, party: str) -> Iterator[Element]:
    yield button(lang, labels.REACHED_YES, ids.REACHED_YES, party)
    yield button(lang, labels.REACHED_NO, ids.REACHED_NO, party)


def _raising(case: Case, lang: Lang, party: str) -> Iterator[Element]:
    if case.urgency.rank > Urgency.NOW.rank:
        yield button(lang, labels.MAKE_NOW, ids.MAKE_NOW, party)
    if case.is_danger:
        yield button(lang, labels.WHERE, ids.WHERE, party)
    else:
        yield button(lang, labels.MAKE_DANGER, ids.MAKE_DANGER, party)


def _rest(case: Case, lang: Lang, party: str) -> Iterator[Element]:
    if case.seems_masked:
        yield masked.reveal(lang, party)
    yield button(lang, labels.CHECK_STATUS, ids.CHECK_STATUS, party)
    yield button(lang, labels.CHANGE_WISHES, ids.CHANGE_WISHES, party)
    yield button(lang, labels.CANCEL, ids.CANCEL, party)
    yield button(lang, labels.NOT_ME, ids.NOT_ME, party)
    yield button(lang, labels.HIDE, ids.HIDE, party)
    yield _details(lang, party)


def _details(lang: Lang, party: str) -> Element:
    return button(lang, labels.DETAILS, ids.DETAILS, party)
