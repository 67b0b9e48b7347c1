"""The lead's checks after a crisis: one card for each, until somebody of the chain has answered."""

from collections.abc import Iterator

from bot.domain.cases import Case
from bot.domain.conflicts import has_conflict
from bot.domain.crisis import Check, Checked
from bot.domain.notices import Kind
from bot.domain.parties import PartyRole, PartyState
from bot.views import ids
from bot.views.parts import (
    Element,
    Style,
    actions,
    bold,
    button,
    context,
    line,
    message,
    reach,
    section,
)
from bot.views.scene import Block, Rendered, Scene
from bot.views.texts import crisis as words
from bot.views.texts import labels, t

_ANSWERS = {
    Checked.DONE: ids.CHECK_DONE,
    Checked.MISSED: ids.CHECK_MISSED,
    Checked.STOPPED: ids.CHECK_STOPPED,
}


def draw(scene: Scene) -> Rendered | None:
    """Drawn anew from the check that is asked for now; None when none is."""
    case = scene.case
    if case is None:
        return None
    crisis = case.crisis
    if crisis is None or not crisis.checks or not crisis.checks[0].asked:
        redraw = scene.notice.kind is Kind.LEAD_CHECK_REDRAW
        return line(scene.around, scene.lang, words.CHECK_ANSWERED) if redraw else None
    return _card(scene, case, crisis.checks[0])


def _card(scene: Scene, case: Case, check: Check) -> Rendered:
    lang = scene.lang
    after = t(lang, words.AFTER[check.after])
    blocks = (
        bold(t(lang, words.CHECK_TITLE, after=after)),
        *_through(scene, case),
        context(t(lang, words.CHECK_AGAIN)),
        *actions(_buttons(scene, case, check)),
    )
    return message(scene.around, lang, t(lang, words.CHECK_PREVIEW), blocks)


def _through(scene: Scene, case: Case) -> tuple[Block, ...]:
    """Through the supporter, who knows the person; the lead may not know who it is. Whoever holds
    it, or closed it, before those who held it earlier; never somebody the person has excluded."""
    earlier = reversed(case.of(PartyRole.SUPPORTER, PartyState.MOVED_ON))
    held = (*case.of(PartyRole.SUPPORTER, PartyState.HOLDER), *earlier)
    there = (scene.roster.get(p.member_id) for p in held)
    found = next((m for m in there if m is not None and not has_conflict(case, m)), None)
    if found is None:
        return (section(t(scene.lang, words.CHECK_NOBODY)),)
    said = section(t(scene.lang, words.CHECK_THROUGH, name=found.name))
    return (said, reach(scene.lang, found.person))


def _buttons(scene: Scene, case: Case, check: Check) -> Iterator[Element]:
    lang = scene.lang
    party_id = scene.party.party_id if scene.party is not None else ""
    if scene.party is not None and case.lead_sees_name(scene.party):
        yield button(lang, labels.SHOW_CONTACT, ids.SHOW_CONTACT, party_id)
    for what, action in _ANSWERS.items():
        style: Style | None = "primary" if what is Checked.DONE else None
        yield button(lang, labels.CHECKS[what], action, f"{party_id}:{check.after}", style)
    yield button(lang, labels.DETAILS, ids.DETAILS, party_id)
