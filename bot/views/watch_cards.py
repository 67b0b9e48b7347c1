"""Every message to coordinators and to the lead chain: how soon and how long, never who asked."""

from collections.abc import Iterator

from bot.domain.cases import Case, CaseState
from bot.domain.crisis import Entry
from bot.domain.notices import Kind
from bot.domain.parties import Party, PartyState
from bot.domain.people import Lang
from bot.views import ids, moments, page_facts
from bot.views.lead_state import action_of, night_number
from bot.views.parts import (
    Element,
    actions,
    bold,
    button,
    context,
    line,
    message,
    reach,
    section,
    sections,
)
from bot.views.scene import Block, Rendered, Scene
from bot.views.texts import Words, crisis, labels, t
from bot.views.texts import supporter as words

_COORDINATOR = frozenset({Kind.COORDINATOR, Kind.COORDINATOR_REDRAW})
MOST_RECORDED = 40
_REDRAWS = frozenset({Kind.COORDINATOR_REDRAW, Kind.LEAD_REDRAW})


def draw(scene: Scene) -> Rendered | None:
    """The message for one notice to a coordinator or lead, or None when it is no longer true."""
    case, party = scene.case, scene.party
    if case is None or party is None:
        return None
    if scene.notice.kind in _COORDINATOR:
        drawn = _coordinator(scene, case, party)
    else:
        drawn = _lead(scene, case, party)
    if drawn is None and scene.notice.kind in _REDRAWS:
        return line(scene.around, scene.lang, words.NOT_NEEDED)
    return drawn


def _coordinator(scene: Scene, case: Case, party: Party) -> Rendered | None:
    waits = case.state.is_asking and case.search is not None
    if party.state is not PartyState.PAGED or not waits:
        return None
    lang, value = scene.lang, party.party_id
    urgency, waited = page_facts.urgency_of(scene, case), page_facts.waited(scene, case)
    shown = [
        button(lang, labels.ASK_AGAIN, ids.ASK_AGAIN, value, "primary"),
        *_find_cover(scene, value),
        button(lang, labels.DETAILS, ids.DETAILS, value),
    ]
    blocks = (
        bold(t(lang, words.NOBODY_YET)),
        *sections(page_facts.for_watch(scene, case)),
        context(t(lang, words.ASK_AGAIN_MEANS)),
        *actions(shown),
    )
    text = t(lang, words.WAITS_LONG, waited=waited, urgency=urgency)
    return message(scene.around, lang, text, blocks)


def _find_cover(scene: Scene, value: str) -> Iterator[Element]:
    """Where somebody is on call by a shift: they may be ill."""
    if any(member.on_call for member in scene.roster.members):
        yield button(scene.lang, labels.FIND_COVER, ids.FIND_COVER, value)


def _lead(scene: Scene, case: Case, party: Party) -> Rendered | None:
    if case.alarm is None:
        return None
    if party.state is PartyState.ACKNOWLEDGED:
        return None if scene.notice.kind is Kind.LEAD_PAGE else _acknowledged(scene, case, party)
    if party.state is not PartyState.PAGED or case.alarm.acknowledged or case.state.is_over:
        return None
    lang, value = scene.lang, party.party_id
    action = ids.CONFIRM_END if case.state is CaseState.ENDING else ids.ACKNOWLEDGE
    shown = [
        button(lang, labels.ACKNOWLEDGE, action, value, "primary"),
        button(lang, labels.DETAILS, ids.DETAILS, value),
    ]
    blocks = (
        bold(t(lang, _title(case))),
        *_ending(lang, case),
        *sections(page_facts.for_watch(scene, case)),
        *_standing(scene, case),
        context(t(lang, words.ACKNOWLEDGE_MEANS)),
        *actions(shown),
    )
    return message(scene.around, lang, _preview(scene, case), blocks)


def _title(case: Case) -> Words:
    worried = case.crisis is not None and case.crisis.lines_given
    if case.state is CaseState.ENDING:
        return crisis.LEVEL_ENDING if worried else words.LEAD_ENDING
    return crisis.LEAD_WORRIED if worried else words.LEAD_TITLE


def _ending(lang: Lang, case: Case) -> tuple[Block, ...]:
    """How it ends, or has ended."""
    if case.state.is_asking:
        return ()
    if case.ended_as is not CaseState.CLOSED:
        return (section(t(lang, crisis.TAKEN_BACK)),)
    log = case.after.log if case.after is not None else None
    how = crisis.CLOSED_AS.get(log.disposition) if log is not None else None
    return (section(t(lang, how or crisis.CLOSED)),)


def _preview(scene: Scene, case: Case) -> str:
    if case.state is CaseState.ENDING:
        return t(scene.lang, crisis.ENDING_PREVIEW)
    if not case.is_danger:
        return t(scene.lang, crisis.LEAD_PREVIEW)
    return t(scene.lang, words.LEAD_NEEDED, urgency=page_facts.urgency_of(scene, case))


def _acknowledged(scene: Scene, case: Case, party: Party) -> Rendered:
    lang = scene.lang
    said = words.YOU_ACKNOWLEDGED if case.shows_lead_the_name else crisis.YOU_ACKNOWLEDGED
    blocks = (
        bold(t(lang, said)),
        *_ended(lang, case),
        *sections(page_facts.for_watch(scene, case)),
        *_standing(scene, case),
        *_about_the_name(scene, case),
        *actions(_lead_buttons(lang, case, party)),
    )
    return message(scene.around, lang, t(lang, words.CARD_UPDATE), blocks)


def _ended(lang: Lang, case: Case) -> tuple[Block, ...]:
    if not case.state.is_over:
        return ()
    return (section(t(lang, crisis.HAS_ENDED)), *_ending(lang, case))


def _lead_buttons(lang: Lang, case: Case, lead: Party) -> Iterator[Element]:
    value = lead.party_id
    if case.lead_sees_contact(lead):
        yield button(lang, labels.SHOW_CONTACT, ids.SHOW_CONTACT, value, "primary")
    if case.name_may_be_shown and not case.shows_lead_the_name:
        yield button(lang, labels.SHOW_NAME, ids.SHOW_NAME, value)
    if case.name_waits_to_be_told:
        yield button(lang, labels.SAFE_TO_TELL, ids.SAFE_TO_TELL, value)
    if not case.state.is_over:
        yield button(lang, labels.DETAILS, ids.DETAILS, value)


def _about_the_name(scene: Scene, case: Case) -> tuple[Block, ...]:
    name = case.crisis.name if case.crisis is not None else None
    if name is not None and name.tell_at is not None:
        time = moments.by(name.tell_at, scene.around.now, scene.zone, scene.lang)
        return (section(t(scene.lang, crisis.NOT_TOLD_YET, time=time)),)
    if case.shows_lead_the_name or not case.name_may_be_shown:
        return ()
    return (context(t(scene.lang, crisis.MAY_SHOW)),)


def _standing(scene: Scene, case: Case) -> tuple[Block, ...]:
    """Whether a supporter is there, and the program's own number. Where a supporter is worried:
    who it is and what they do now, so that the two can speak at once."""
    worried = case.crisis is not None and case.crisis.lines_given
    said = _with_supporter(scene, case) if worried else _peer(scene, case)
    return (*said, section(night_number(scene)))


def _peer(scene: Scene, case: Case) -> tuple[Block, ...]:
    if not case.state.is_asking:
        return ()
    peer = words.HAS_PEER if case.state is CaseState.HELD else words.NO_PEER
    return (section(t(scene.lang, peer)),)


def _with_supporter(scene: Scene, case: Case) -> tuple[Block, ...]:
    lang, holder = scene.lang, case.holder
    action = section(action_of(scene, case))
    member = scene.roster.get(holder.member_id) if holder is not None else None
    if member is None:
        return (action, section(t(lang, crisis.NOBODY_WITH_THEM)))
    said = section(t(lang, crisis.WITH_THEM, name=member.name))
    return (action, said, reach(lang, member.person))


def record(scene: Scene, case: Case) -> tuple[Block, ...]:
    """What was done, for the lead who acknowledged: codes and roles, in words."""
    if case.crisis is None or not case.crisis.entries:
        return ()
    lang = scene.lang
    lines = [_recorded(scene, entry) for entry in case.crisis.entries[-MOST_RECORDED:]]
    return (bold(t(lang, crisis.RECORD)), *sections(lines))


def _recorded(scene: Scene, entry: Entry) -> str:
    lang, code = scene.lang, entry.code
    after = next((one for one in crisis.AFTER if f"_{one}_" in code), None)
    if after is not None:
        code = code.replace(f"_{after}_", "_")
    said = crisis.CODES.get(code)
    named = t(lang, crisis.AFTER[after]) if after is not None else ""
    what = t(lang, said, after=named) if said is not None else code
    time = moments.at(entry.at, scene.around.now, scene.zone, lang)
    by = crisis.BY.get(entry.by)
    return t(lang, crisis.RECORD_LINE, time=time, what=what, who=t(lang, by) if by else entry.by)
