"""Messages in the thread of a card: what is passed on, and what became of it."""

from bot.domain.cases import Case
from bot.domain.parties import PartyRole
from bot.domain.people import Lang
from bot.domain.relays import Closed, Relay, RelayState
from bot.views import ids
from bot.views.lines import bare_numbers, line_blocks
from bot.views.masked import alias_of
from bot.views.modals.panel import get_person
from bot.views.parts import actions, button, context, message, section, sections
from bot.views.scene import Rendered, Scene, Surroundings
from bot.views.texts import Words, labels, shared, t
from bot.views.texts import masked as words

_TOLD: dict[RelayState, Words] = {
    RelayState.KEPT: words.KEPT,
    RelayState.OWED: words.ON_ITS_WAY,
    RelayState.PASSED: words.DELIVERED,
    RelayState.TAKEN_BACK: words.TAKEN_BACK,
}
_NOT_DELIVERED: dict[RelayState, Words] = {
    RelayState.CHANGED: words.CHANGED_FIRST,
    RelayState.LOST: words.LOST,
}


def passed_on(scene: Scene, case: Case, said: str) -> Rendered:
    """Somebody's words, in which nothing is read as markup; the preview tells nothing of them."""
    lang = scene.lang
    to_requester = scene.party is not None and scene.party.role is PartyRole.REQUESTER
    name = _holder(scene, case) if to_requester else alias_of(scene, case)
    blocks = (context(t(lang, words.WRITES, name=name)), section(said))
    return message(scene.around, lang, t(lang, shared.UPDATE), blocks)


def _holder(scene: Scene, case: Case) -> str:
    member = scene.roster.get(case.holder.member_id) if case.holder is not None else None
    return member.name if member is not None else t(scene.lang, words.SOMEONE)


def told(scene: Scene, case: Case, relay: Relay) -> Rendered:
    """Under what somebody wrote: where it stands now."""
    lang = scene.lang
    if relay.state is RelayState.ASKED:
        return _asked(scene, relay)
    if relay.state in _NOT_DELIVERED:
        why = t(lang, _NOT_DELIVERED[relay.state])
        said = f"{t(lang, words.NOT_DELIVERED)} {why}"
        return with_person(scene.around, lang, said, case.asking.country)
    lines = [t(lang, _known(relay))]
    if relay.edited and relay.state is not RelayState.TAKEN_BACK:
        lines.append(t(lang, words.CHANGES_STAY))
    return message(scene.around, lang, " ".join(lines), sections(lines))


def _known(relay: Relay) -> Words:
    if relay.never_sent:
        return words.NEVER_SENT
    return words.BARRED[relay.barred] if relay.barred is not None else _TOLD[relay.state]


def _asked(scene: Scene, relay: Relay) -> Rendered:
    lang, value = scene.lang, f"{relay.by}:{relay.relay_id}"
    question = t(lang, words.MAY_SHOW)
    shown = (
        button(lang, labels.SEND, ids.RELAY_SEND, value),
        button(lang, labels.DO_NOT_SEND, ids.RELAY_KEEP, value),
    )
    blocks = (section(question), *actions(shown))
    preview = f"{t(lang, shared.UPDATE)}. {t(lang, words.MAY_SHOW_PREVIEW)}"
    return message(scene.around, lang, preview, blocks)


def closed(around: Surroundings, lang: Lang, why: Closed, country: str | None) -> Rendered:
    """To words typed in a thread that leads nowhere (any more)."""
    return with_person(around, lang, t(lang, words.CLOSED[why]), country)


def with_person(around: Surroundings, lang: Lang, said: str, country: str | None) -> Rendered:
    """A sentence, the lines, and one button to a person."""
    person = actions([get_person(lang, country)])
    blocks = (section(said), *line_blocks(around, lang, country), *person)
    return message(around, lang, f"{said}\n{bare_numbers(around, lang, country)}", blocks)
