"""Modals to read: details, contact, my cases, who is on call, a sentence."""

from collections.abc import Iterable

from bot.domain.asking import Contact, Mode
from bot.domain.cases import Case
from bot.domain.oncall import Rota
from bot.domain.parties import Party, PartyRole, PartyState
from bot.domain.people import Lang
from bot.views import ids, masked, moments, page_facts
from bot.views.lines import short_blocks
from bot.views.parts import (
    DIVIDER,
    actions,
    bold,
    button,
    context,
    modal,
    plain,
    reach,
    section,
    sections,
)
from bot.views.requester_buttons import help_now
from bot.views.requester_cards import body
from bot.views.rota import on_call_lines
from bot.views.scene import Block, Rendered, Scene, Surroundings, View
from bot.views.supporter_cards import question
from bot.views.texts import Words, labels, t
from bot.views.texts import supporter as words
from bot.views.watch_cards import record

MOST_CASES = 20
_FRAME = {"callback_id": ids.SHOWN_VIEW}


def details(scene: Scene) -> View:
    """What the reader's part in the case may see, as a modal that a screen reader can read."""
    case, party = scene.case, scene.party
    if case is None or party is None:
        return _nothing(scene)
    return _shown(scene, words.DETAILS_TITLE, _details(scene, case, party))


def contact(scene: Scene) -> View:
    """*Show contact*, for the holder and the acknowledged lead only: who, and how to reach them."""
    case = scene.case
    if case is None or not _may_see(case, scene.party):
        return _nothing(scene)
    lang = scene.lang
    blocks = [
        *_whom(scene, case),
        *sections(_how(scene, case)),
        section(f"{t(lang, words.I_AM)} {t(lang, words.I_AM_NOT)}"),
        section(t(lang, words.KEEP_OUT)),
        context(t(lang, words.LINES_TO_OFFER)),
        *short_blocks(scene.around, lang, case.asking.country),
    ]
    return _shown(scene, words.CONTACT_TITLE, blocks)


def _whom(scene: Scene, case: Case) -> tuple[Block, ...]:
    if not case.is_masked:
        return (*masked.not_told_yet(scene, case), *_who(scene, case))
    for_lead = scene.party is not None and scene.party.role is PartyRole.LEAD
    return masked.contact_for_lead(scene, case) if for_lead else masked.contact(scene, case)


def _who(scene: Scene, case: Case) -> tuple[Block, ...]:
    lang = scene.lang
    return (
        bold(t(lang, words.BE_SURE)),
        section(t(lang, words.WHO_ASKED)),
        reach(lang, case.asking.requester),
    )


def my_cases(scene: Scene, held: Iterable[tuple[Case, Party]]) -> View:
    """The cases that one supporter holds: how soon and since when, no name."""
    lang, blocks = scene.lang, list[Block]()
    for case, party in list(held)[:MOST_CASES]:
        since = case.watch.accepted_at if case.watch is not None else case.asked_at
        time = moments.since(since, scene.around.now, scene.zone, lang)
        said = t(lang, words.CASE_LINE, urgency=page_facts.urgency_of(scene, case), time=time)
        shown = (
            button(lang, labels.SHOW_CONTACT, ids.SHOW_CONTACT, party.party_id),
            button(lang, labels.DETAILS, ids.DETAILS, party.party_id),
        )
        blocks += [section(said), *actions(shown), DIVIDER]
    return _shown(scene, words.CASES_TITLE, blocks or [section(t(lang, words.NO_CASES))])


def on_call_view(around: Surroundings, lang: Lang, rota: Rota) -> View:
    """Who is on call and who could be asked. Of others only that they are not available."""
    lines = sections(on_call_lines(around, lang, rota))
    return modal(around, lang, _FRAME, words.ON_CALL_TITLE, lines)


def unit_question(scene: Scene) -> View:
    """The one question, for *Show contact* pressed before it was answered."""
    case, party = scene.case, scene.party
    if case is None or party is None or party.state is not PartyState.HOLDER:
        return _nothing(scene)
    return _shown(scene, words.DETAILS_TITLE, question(scene, case, party))


def sentence_view(around: Surroundings, lang: Lang, said: Rendered) -> View:
    """An answer as a modal, where the person is in one: to read and close."""
    frame = {"type": "modal", "callback_id": ids.SHOWN_VIEW, "blocks": list(said.blocks)}
    close, title = labels.CLOSE.of(lang), words.PLEASE_READ.of(lang)
    return {**frame, "title": plain(title), "close": plain(close)}


def _nothing(scene: Scene) -> View:
    return _shown(scene, words.DETAILS_TITLE, [section(t(scene.lang, words.NOT_NEEDED))])


def _shown(scene: Scene, title: Words, blocks: Iterable[Block]) -> View:
    return modal(scene.around, scene.lang, _FRAME, title, blocks)


def _details(scene: Scene, case: Case, party: Party) -> tuple[Block, ...]:
    lang = scene.lang
    if party.role is PartyRole.REQUESTER:
        return (*body(scene, case), *actions([help_now(lang)]))
    if party.role is PartyRole.LEAD and party.state is not PartyState.PAGED:
        return (*sections(page_facts.for_watch(scene, case)), *record(scene, case))
    if party.state not in (PartyState.PAGED, PartyState.HOLDER, PartyState.ACKNOWLEDGED):
        return (section(t(lang, words.NOT_NEEDED)),)
    if party.role is not PartyRole.SUPPORTER:
        only = context(t(lang, words.WAITING_ONLY))
        return (*sections(page_facts.for_watch(scene, case)), only)
    lines = short_blocks(scene.around, lang, case.asking.country)
    return (*sections(page_facts.for_supporter(scene, case)), *lines)


def _may_see(case: Case, party: Party | None) -> bool:
    if party is None:
        return False
    if party.role is PartyRole.LEAD:
        return case.lead_sees_contact(party)
    return party.state is PartyState.HOLDER


def _how(scene: Scene, case: Case) -> list[str]:
    """How to reach them, in plain text: words of people carry no markup."""
    lang, asking, content = scene.lang, case.asking, scene.around.content
    said = [t(lang, words.MODE, mode=t(lang, labels.MODES[asking.contact.mode]))]
    said += _number_and_place(lang, asking.contact, case.is_masked)
    spoken = content.language_label(asking.lang, lang)
    said.append(t(lang, words.WRITES_IN, language=spoken))
    if asking.wishes.language is not None:
        wanted = content.language_label(asking.wishes.language, lang)
        said.append(t(lang, words.LANGUAGE, language=wanted))
    if asking.note:
        said.append(t(lang, words.NOTE, note=asking.note))
    return said


def _number_and_place(lang: Lang, how: Contact, is_masked: bool) -> list[str]:
    """Of a masked person they are there only where they said them in danger."""
    said: list[str] = []
    if how.number:
        said.append(t(lang, words.NUMBER, number=how.number))
        said.append(t(lang, words.MAY_LEAVE if how.leave_message else words.MAY_NOT_LEAVE))
    elif how.mode is Mode.PHONE and not is_masked:
        said.append(t(lang, words.NO_NUMBER))
    if how.place:
        said.append(t(lang, words.PLACE, place=how.place))
    return said
