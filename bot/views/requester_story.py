"""What the person who asks is told of where things stand: the truth, by when, who sees it."""

from collections.abc import Iterator
from datetime import datetime

from bot.domain.awake import is_awake
from bot.domain.cases import Case, CaseState, Search, Watch
from bot.domain.content import NOT_SAID
from bot.domain.matching import candidates, first_morning
from bot.domain.nets import Net, NetState
from bot.domain.parties import PartyRole, PartyState
from bot.domain.people import Member
from bot.domain.policy import Urgency
from bot.views import masked, moments
from bot.views.lines import short_blocks
from bot.views.parts import context, reach, section
from bot.views.scene import Block, Scene
from bot.views.texts import crisis, shared, t
from bot.views.texts import requester as words


def story(scene: Scene, case: Case) -> tuple[Block, ...]:
    """Everything but the news and the buttons, from present state."""
    told = _held(scene, case) if case.state is CaseState.HELD else _waiting(scene, case)
    lines: tuple[Block, ...] = ()
    if case.is_grave or _needs_other_ways(case) or _net_is_missing(scene, case):
        lines = short_blocks(scene.around, scene.lang, case.asking.country)
    said = (*told, *_seen(scene, case), *_net(scene, case), *lines)
    return (*said, context(_who_sees(scene, case)))


def _waiting(scene: Scene, case: Case) -> tuple[Block, ...]:
    if case.search is None:
        return ()
    if case.is_danger:
        return (section(" ".join(_danger_lines(scene, case))),)
    said = section(" ".join(_search_lines(scene, case, case.search)))
    if not _needs_other_ways(case):
        return (said,)
    return (said, section(t(scene.lang, shared.OTHER_WAYS)))


def _needs_other_ways(case: Case) -> bool:
    search = case.search
    looking = case.state is CaseState.OPEN and search is not None
    return looking and search is not None and (search.nobody or search.broken > 0)


def _search_lines(scene: Scene, case: Case, search: Search) -> Iterator[str]:
    lang = scene.lang
    if case.urgency is Urgency.PLAN and case.asking.when is not None:
        yield t(lang, words.BOOKED_FOR, time=_by(scene, case.asking.when))
    paged = _paged(scene, case)
    if search.tier < 0 and not search.first_asked:
        yield t(lang, words.MORNING, time=_by(scene, search.next_at))
    elif not paged:
        yield t(lang, words.NOBODY)
        told = case.of(PartyRole.COORDINATOR, PartyState.PAGED)
        yield t(lang, words.KEEPERS_KNOW if told else words.KEEPERS_UNTOLD)
    else:
        yield _asleep(scene, case, paged) or t(lang, words.ASKING)
    yield _promise(scene, search)


def _promise(scene: Scene, search: Search) -> str:
    if search.promise_at <= scene.around.now:
        return t(scene.lang, words.KEEP_ASKING)
    return t(scene.lang, words.YOU_HEAR_BY, time=_by(scene, search.promise_at))


def _danger_lines(scene: Scene, case: Case) -> Iterator[str]:
    lang, search = scene.lang, case.search
    paged = _paged(scene, case)
    leads = case.of(PartyRole.LEAD, PartyState.PAGED, PartyState.ACKNOWLEDGED)
    if not paged and not leads:
        yield t(lang, words.DANGER_NOBODY)
    else:
        asked = _asleep(scene, case, paged) or t(lang, words.DANGER_ASKING)
        yield t(lang, words.CALL_FIRST)
        yield asked if paged else t(lang, words.NOBODY)
        yield _lead_line(scene, case)
    if search is not None:
        yield _promise(scene, search)
    if not scene.around.program.night_number:
        yield t(lang, shared.NO_NIGHT_NUMBER)


def _lead_line(scene: Scene, case: Case) -> str:
    if case.of(PartyRole.LEAD, PartyState.ACKNOWLEDGED):
        return t(scene.lang, words.LEAD_SEEN)
    found = bool(case.of(PartyRole.LEAD, PartyState.PAGED))
    return t(scene.lang, words.DANGER_LEAD if found else words.DANGER_NO_LEAD)


def _held(scene: Scene, case: Case) -> tuple[Block, ...]:
    lang, watch, holder = scene.lang, case.watch, case.holder
    blocks: list[Block] = []
    if watch is not None and holder is not None and watch.cleared:
        member = scene.roster.get(holder.member_id)
        blocks += _person(scene, member)
        if case.seems_masked:
            blocks += masked.for_requester(scene, case, watch)
        else:
            blocks.append(section(_how_to_meet(scene, watch)))
            if member is not None:
                blocks.append(reach(lang, member.person))
    else:
        blocks.append(section(t(lang, words.ONE_QUESTION)))
    if case.search is not None:
        blocks.append(section(t(lang, words.ASK_NEXT)))
    if case.is_danger:
        said = (t(lang, words.CALL_FIRST), _lead_line(scene, case))
        blocks.append(section(" ".join(said)))
    elif case.alarm is not None and not case.name_shown:
        blocks.append(section(t(lang, crisis.LEAD_IS_ASKED)))
    return tuple(blocks)


def _how_to_meet(scene: Scene, watch: Watch) -> str:
    due = watch.reached_at is None and watch.check_at > scene.around.now
    by = _by(scene, watch.check_at)
    return t(scene.lang, words.REACH_YOU_BY, time=by) if due else t(scene.lang, words.REACH_THEM)


def _person(scene: Scene, member: Member | None) -> list[Block]:
    """Who it is, and what they say of themselves, in plain text."""
    lang = scene.lang
    if member is None:
        return [section(t(lang, words.WHO, name=t(lang, words.A_COLLEAGUE)))]
    code = member.profile.profession if member.profile is not None else None
    if code is None or code == NOT_SAID:
        said = t(lang, words.WHO, name=member.name)
    else:
        label = scene.around.content.profession_label(code, lang)
        said = t(lang, words.WHO_AND_WHAT, name=member.name, profession=label)
    bio = member.profile.bio if member.profile is not None else ""
    return [section(said), *([section(t(lang, words.THEIR_WORDS, bio=bio))] if bio else [])]


def _seen(scene: Scene, case: Case) -> tuple[Block, ...]:
    """The requester always knows who has seen their name; where it was shown to save a life and
    telling them could harm, from the moment on in which they are told."""
    if case.seems_masked:
        return ()
    holder = case.holder.member_id if case.holder is not None else None
    gone = [seen for seen in case.name_seen_by if seen != holder]
    if not gone:
        return ()
    left = t(scene.lang, words.SOMEONE_WHO_LEFT)
    found = [scene.roster.get(member_id) for member_id in gone]
    names = dict.fromkeys(left if m is None else m.name for m in found)
    return (section(t(scene.lang, words.NAMES_SEEN, names=", ".join(names))),)


def seen_names(scene: Scene, case: Case) -> tuple[Block, ...]:
    """The same for a request that has ended."""
    return _seen(scene, case)


def _net(scene: Scene, case: Case) -> tuple[Block, ...]:
    """Says what Slack really holds: never that a net is there when it is not."""
    net, now, lang = scene.net or Net(), scene.around.now, scene.lang
    if _is_reached(case):
        return net_may_come(scene)
    if _net_is_missing(scene, case):
        return (section(t(lang, words.NET_MISSING)),)
    if net.post_at is None or net.post_at <= now:
        return ()
    time = moments.at(net.post_at, now, scene.zone, lang)
    return (section(t(lang, words.NET_ARMED, time=time)), *_earlier(scene, net))


def _is_reached(case: Case) -> bool:
    return case.watch is not None and case.watch.reached_at is not None


def _net_is_missing(scene: Scene, case: Case) -> bool:
    net = scene.net or Net()
    armed = net.state is NetState.ARMED and net.post_at is not None
    return not armed and not _is_reached(case)


def net_may_come(scene: Scene) -> tuple[Block, ...]:
    """A warning where a scheduled message may still be delivered although it is not needed."""
    net = scene.net or Net()
    standing = net.state is NetState.ARMED and net.post_at is not None
    waits = standing and net.post_at is not None and net.post_at > scene.around.now
    if waits or net.also_standing:
        return (section(t(scene.lang, words.NET_MAY_COME)),)
    return ()


def _earlier(scene: Scene, net: Net) -> tuple[Block, ...]:
    if not net.also_standing:
        return ()
    return (section(t(scene.lang, words.NET_MAY_COME)),)


def _who_sees(scene: Scene, case: Case) -> str:
    if case.seems_masked:
        return masked.who_sees(scene, case)
    said = t(scene.lang, words.WHO_SEES)
    return f"{said} {t(scene.lang, words.LEAD_SEES)}" if case.shows_lead_the_name else said


def _paged(scene: Scene, case: Case) -> list[Member]:
    found = (scene.roster.get(p.member_id) for p in case.paged)
    return [m for m in found if m is not None]


def _asleep(scene: Scene, case: Case, paged: list[Member]) -> str | None:
    """The plain truth when everybody who was asked, or still can be, is asleep."""
    now = scene.around.now
    team = (*paged, *candidates(case, scene.roster, now))
    if not paged or any(is_awake(m, now) for m in team):
        return None
    morning = first_morning(team, now)
    return t(scene.lang, words.WAKING, time=_by(scene, morning)) if morning is not None else None


def _by(scene: Scene, moment: datetime) -> str:
    return moments.by(moment, scene.around.now, scene.zone, scene.lang)
