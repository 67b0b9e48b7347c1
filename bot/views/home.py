"""App Home: the same entry for everybody, and nothing that somebody looking over could learn."""

from bot.domain.awake import on_now
from bot.domain.debriefs import Debrief
from bot.domain.people import Lang, Member, Role
from bot.domain.permissions import Act, may
from bot.views import ids
from bot.views.answers import available_line
from bot.views.coverage import home_line
from bot.views.debrief_cards import at_home
from bot.views.lines import line_blocks
from bot.views.parts import DIVIDER, actions, bold, button, context, section
from bot.views.requester_buttons import help_now
from bot.views.scene import Block, Surroundings, View
from bot.views.texts import answers as words
from bot.views.texts import labels, shared, t

_SEES_ON_CALL = frozenset({Role.ADMINISTRATOR, Role.DIRECTOR, Role.COORDINATOR})


def home_view(
    around: Surroundings,
    member: Member | None,
    lang: Lang,
    debrief: Debrief | None = None,
    gaps: int = 0,
) -> View:
    """Never a name, a reason, or whether a request is open. ``debrief``: the member's own;
    ``gaps``: of the rota, where they may see them."""
    entry = [
        button(lang, labels.GET_SUPPORT, ids.GET_SUPPORT, style="primary"),
        help_now(lang),
        button(lang, labels.CHECK_STATUS, ids.CHECK_STATUS),
    ]
    blocks: list[Block] = [bold(t(lang, words.HOME_TOP)), *actions(entry)]
    if member is not None:
        blocks += _for_roles(around, member, lang, debrief)
        if gaps and member.roles & _SEES_ON_CALL:
            blocks.append(section(home_line(lang, gaps)))
    blocks += [DIVIDER, section(t(lang, words.HOME_LINES)), *line_blocks(around, lang, None)]
    blocks.append(context(t(lang, words.HOME_PRIVATE)))
    if around.practice:
        blocks.insert(0, context(t(lang, shared.PRACTICE)))
    return {"type": "home", "blocks": blocks}


def _for_roles(
    around: Surroundings, member: Member, lang: Lang, debrief: Debrief | None
) -> list[Block]:
    blocks: list[Block] = []
    if member.holds(Role.SUPPORTER):
        blocks += _availability(around, member, lang)
        blocks += at_home(lang, debrief)
    shown = []
    if member.roles & _SEES_ON_CALL:
        shown.append(button(lang, labels.HOME_ON_CALL, ids.HOME_ON_CALL))
    if may(member, Act.HAVE_SECOND_CHANNEL):
        shown.append(button(lang, labels.HOME_SECOND, ids.HOME_SECOND))
    blocks += actions(shown)
    return [DIVIDER, *blocks] if blocks else []


def _availability(around: Surroundings, member: Member, lang: Lang) -> tuple[Block, ...]:
    """The state in words beside the button, whose label never changes."""
    said, on = available_line(around, lang, member), on_now(member, around.now)
    shown = [
        button(lang, labels.HOME_AVAILABLE, ids.HOME_AVAILABLE, style="primary" if on else None),
        button(lang, labels.HOME_CASES, ids.HOME_CASES),
        button(lang, labels.HOME_PROFILE, ids.HOME_PROFILE),
        button(lang, labels.HOME_TRAINING, ids.HOME_TRAINING),
    ]
    state = f"{said} {t(lang, words.HOME_AGAIN)}" if on else said
    return (section(state), *actions(shown))
