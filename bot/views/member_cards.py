"""Every message to members about roles: invitations, confirmations, what has changed."""

from collections.abc import Callable
from typing import Final

from bot.domain.grants import deciders
from bot.domain.notices import Kind
from bot.domain.people import Member, Role, StandingState
from bot.views import ids
from bot.views.parts import actions, bold, button, context, line, message, sections
from bot.views.scene import Rendered, Scene
from bot.views.texts import Words, crisis, labels, t
from bot.views.texts import member as words
from bot.views.texts.requester import SOMEONE_WHO_LEFT

_WHAT: Final[dict[Role, tuple[Words, ...]]] = {
    Role.SUPPORTER: (words.WHAT_SUPPORTER, words.WHEN_SUPPORTER),
    Role.COORDINATOR: (words.WHAT_COORDINATOR,),
    Role.LEAD: (words.WHAT_LEAD,),
}
_TOLD: Final[dict[StandingState | None, Words]] = {
    None: words.TOLD_GONE,
    StandingState.INVITED: words.TOLD_INVITED,
    StandingState.AWAITING_CONFIRM: words.TOLD_WAITING,
    StandingState.ACTIVE: words.TOLD_ACTIVE,
    StandingState.REMOVAL_PENDING: words.CONFIRM_REMOVAL,
}


def draw(scene: Scene) -> Rendered | None:
    """The message for one notice to a member, or None when it is no longer true."""
    if scene.notice.kind is Kind.NOT_FOR_LIVE_USE:
        text = t(scene.lang, words.NOT_LIVE_TEXT)
        return message(scene.around, scene.lang, text, sections([t(scene.lang, words.NOT_LIVE)]))
    if scene.notice.kind is Kind.NAME_SHOWN:
        return _name_shown(scene)
    subject = scene.subject or scene.member
    if subject is None or scene.notice.role not in list(Role):
        return None
    return _BY_KIND[scene.notice.kind](scene, subject, Role(scene.notice.role))


def _name_shown(scene: Scene) -> Rendered:
    """That it was done, and by whom. Never whose name it was."""
    lang = scene.lang
    who = scene.subject.name if scene.subject is not None else t(lang, SOMEONE_WHO_LEFT)
    said = t(lang, crisis.NAME_SHOWN, name=who)
    return message(scene.around, lang, t(lang, crisis.NAME_SHOWN_PREVIEW), sections([said]))


def grant_value(member_id: str, role: Role) -> str:
    """What a button about a role carries."""
    return f"{member_id}:{role}"


def _state(member: Member, role: Role) -> StandingState | None:
    standing = member.standing(role)
    return standing.state if standing is not None else None


def _role(scene: Scene, role: Role) -> str:
    return t(scene.lang, labels.ROLES[role])


def _join(scene: Scene, subject: Member, role: Role) -> Rendered | None:
    lang, state = scene.lang, _state(subject, role)
    if state is not StandingState.INVITED:
        if scene.notice.kind is Kind.JOIN:
            return None
        return line(scene.around, lang, _answered(state), role=_role(scene, role))
    value = grant_value(subject.member_id, role)
    said = [t(lang, w) for w in (*_WHAT.get(role, ()), words.JOIN_TEST, words.JOIN_FREE)]
    shown = [
        button(lang, labels.JOIN_YES, ids.JOIN_YES, value, "primary"),
        button(lang, labels.JOIN_NO, ids.JOIN_NO, value),
    ]
    title = bold(t(lang, words.JOIN_TITLE, role=_role(scene, role)))
    blocks = (title, *sections(said), *actions(shown))
    return message(scene.around, lang, t(lang, words.INVITATION), blocks)


def _answered(state: StandingState | None) -> Words:
    if state is None:
        return words.NOT_JOINED
    return words.WAITS_CONFIRM if state is StandingState.AWAITING_CONFIRM else words.JOINED


def _confirm(scene: Scene, subject: Member, role: Role) -> Rendered | None:
    lang, state = scene.lang, _state(subject, role)
    standing, member = subject.standing(role), scene.member
    able = () if standing is None else deciders(standing, subject, scene.roster)
    if member is None or member.member_id not in {m.member_id for m in able}:
        redraw = scene.notice.kind is Kind.CONFIRM_REDRAW
        return line(scene.around, lang, words.CONFIRM_DONE) if redraw else None
    removal = state is StandingState.REMOVAL_PENDING
    title = words.CONFIRM_REMOVAL if removal else words.CONFIRM_TITLE
    said = t(lang, title, name=subject.name, role=_role(scene, role))
    value = grant_value(subject.member_id, role)
    blocks = (
        *sections([said]),
        context(t(lang, words.CONFIRM_WHY)),
        *actions([button(lang, labels.CONFIRM, ids.CONFIRM_YES, value, "primary")]),
    )
    return message(scene.around, lang, t(lang, words.TEAM_CHANGED), blocks)


def _told(scene: Scene, subject: Member, role: Role) -> Rendered:
    lang = scene.lang
    said = t(lang, _TOLD[_state(subject, role)], name=subject.name, role=_role(scene, role))
    return message(scene.around, lang, t(lang, words.TEAM_CHANGED), sections([said]))


def _welcome(scene: Scene, subject: Member, role: Role) -> Rendered | None:
    if not subject.holds(role):
        return None
    lang = scene.lang
    said = [t(lang, w) for w in _WHAT.get(role, (words.WHAT_OTHER,))]
    profile = subject.profile
    if role is Role.SUPPORTER and (profile is None or profile.trained_on is None):
        said.append(t(lang, words.NOT_TRAINED))
    title = bold(t(lang, words.WELCOME, role=_role(scene, role)))
    return message(scene.around, lang, t(lang, words.TEAM_CHANGED), (title, *sections(said)))


def _ended(scene: Scene, subject: Member, role: Role) -> Rendered | None:
    if subject.standing(role) is not None:
        return None
    return line(scene.around, scene.lang, words.ENDED, role=_role(scene, role))


def _coverage(scene: Scene, subject: Member, role: Role) -> Rendered:
    lang, left = scene.lang, len(scene.roster.holding(role))
    said = [t(lang, words.COVERAGE, name=subject.name, role=_role(scene, role), left=left)]
    if left == 0:
        said.append(t(lang, words.COVERAGE_NONE))
    return message(scene.around, lang, t(lang, words.TEAM_CHANGED), sections(said))


_BY_KIND: Final[dict[Kind, Callable[[Scene, Member, Role], Rendered | None]]] = {
    Kind.JOIN: _join,
    Kind.JOIN_REDRAW: _join,
    Kind.CONFIRM: _confirm,
    Kind.CONFIRM_REDRAW: _confirm,
    Kind.GRANT_TOLD: _told,
    Kind.WELCOME: _welcome,
    Kind.ROLE_ENDED: _ended,
    Kind.COVERAGE_GONE: _coverage,
}
