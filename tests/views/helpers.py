"""The only home of scenes, states and checks for the tests of views."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product
from typing import Any

from slack_sdk.models.blocks import Block as SdkBlock
from slack_sdk.models.views import View as SdkView

from bot.domain import (
    alarms,
    checks,
    ending,
    followups,
    giving,
    holding,
    relays,
    searching,
    worrying,
)
from bot.domain.asking import Asking, Contact, Mode, Wishes
from bot.domain.cases import Case
from bot.domain.coverage import Coverage
from bot.domain.debriefs import Debrief, DebriefState
from bot.domain.handoffs import Change, Told
from bot.domain.identity import resource_key
from bot.domain.log import Span as Length
from bot.domain.nets import Net, NetState
from bot.domain.notices import Kind, Notice
from bot.domain.parties import Party, PartyRole
from bot.domain.people import Lang, Member, Role, Roster
from bot.domain.policy import DEFAULTS, Urgency
from bot.domain.shifts import NAME_LIMIT, Span
from bot.ports import Program
from bot.views.messages import render
from bot.views.scene import Ahead, Rendered, Scene, Surroundings, View
from practice.rules import check_message, check_view
from tests.content.helpers import CONTENT as CONTENT
from tests.make import (
    NOON,
    make_asked,
    make_asking,
    make_log,
    make_member,
    make_roster,
    make_supporter,
    make_team,
    minutes,
    party_for,
)
from tests.views.longest import make_longest_content as make_longest_content

LANGS: tuple[Lang, ...] = ("en", "es")
NIGHT_NUMBER = "+1 555 010 0199"
UNIT = "Cardiac step-down unit, fourth floor east"
NOTE = "a note with <!channel> & *stars*"
NUMBER = "+1 555 010 0100"
PLACE = "the chapel garden"
ARMED = Net(NetState.ARMED, NOON + timedelta(minutes=10), "Q1")
REQUESTER_KINDS = frozenset(
    {
        Kind.CONFIRMATION,
        Kind.REQUEST_REDRAW,
        Kind.REQUEST_SHOWN,
        Kind.FOUND,
        Kind.URGENCY_RAISED,
        Kind.WISHES_CHANGED,
        Kind.PROMISE_BROKEN,
        Kind.STILL_WANTED,
        Kind.LOOKING_AGAIN,
        Kind.NAME_SEEN,
        Kind.SECOND_JOINING,
        Kind.LEAD_SEEN,
        Kind.CHECK_REQUESTER,
        Kind.CHECK_REQUESTER_REDRAW,
        Kind.REACHED,
        Kind.SAFE_CHECK,
        Kind.SAFE_CHECK_REDRAW,
        Kind.RESOURCE,
        Kind.CANCELLED,
        Kind.CLOSED,
        Kind.CRISIS_LINES,
        Kind.NAME_USED,
        Kind.FOLLOW_UP,
        Kind.FOLLOW_UP_REDRAW,
    }
)


def make_around(**overrides: Any) -> Surroundings:
    settings = overrides.pop("settings", {"night-number": NIGHT_NUMBER, "country": "US"})
    program = Program("p-1", "", "T0TEAM", settings)
    return replace(Surroundings(program, CONTENT, NOON), **overrides)


def make_full_asking(urgency: Urgency = Urgency.NOW, **overrides: Any) -> Asking:
    """Every field filled in, with words that must not travel."""
    wishes = Wishes(language="es", unit=UNIT, avoid=frozenset({"U0MALLORY"}))
    contact = Contact(Mode.PHONE, NUMBER, leave_message=True, place=PLACE)
    base = make_asking(urgency, wishes=wishes, contact=contact, note=NOTE, reasons=("event",))
    when = NOON + timedelta(days=2) if urgency is Urgency.PLAN else None
    return replace(base, **{"when": when, **overrides})


def make_lead(name: str = "kim") -> Member:
    return make_member(name, Role.LEAD)


def make_house() -> Roster:
    team = make_team(3, languages=("en", "es"))
    coordinator, director = make_member("ari", Role.COORDINATOR), make_member("rae", Role.DIRECTOR)
    return make_roster(*team, make_lead(), coordinator, director)


def make_waiting(urgency: Urgency = Urgency.NOW, at: datetime = NOON, **asking: Any) -> Case:
    full = make_full_asking(urgency, **asking)
    return make_asked(urgency, make_house(), at, asking=full).case


def make_held(urgency: Urgency = Urgency.NOW, *, cleared: bool = True, **asking: Any) -> Case:
    roster, case = make_house(), make_waiting(urgency, **asking)
    party = next(iter(case.of(PartyRole.SUPPORTER)))
    member = roster.get(party.member_id)
    assert member is not None
    held = holding.accept(case, party, member, NOON).case
    holder = held.holder
    assert holder is not None
    return holding.clear(held, holder, NOON).case if cleared else held


def make_over(urgency: Urgency = Urgency.NOW, *, closed: bool = False) -> Case:
    roster, case = make_house(), make_held(urgency)
    holder = case.holder
    assert holder is not None
    if closed:
        return ending.close(case, holder, make_log(), roster, NOON).case
    return ending.cancel(case, roster, NOON).case


def make_unanswered(urgency: Urgency = Urgency.NOW) -> Case:
    """Nobody has answered: everyone was paged, the coordinators know, a promise was broken."""
    roster, case, at = make_house(), make_waiting(urgency), NOON
    while not case.of(PartyRole.COORDINATOR):
        assert case.search is not None
        at = case.search.next_at
        case = searching.due(case, roster, at).case
    return case


def make_check_ins() -> dict[str, Case]:
    """A closed case with three check-ins agreed, and every way the first one can go."""
    held = make_held()
    holder = held.holder
    assert holder is not None
    log = make_log(follow_ups=(Length.DAY, Length.WEEK, Length.MONTH))
    agreed = ending.close(held, holder, log, make_house(), NOON).case
    asked = followups.due(agreed, NOON + timedelta(days=1)).case
    return {
        "agreed": agreed,
        "checked in": asked,
        "okay": followups.okay(asked, 0).case,
        "talk": followups.wants_to_talk(asked, 0).case,
        "put off": followups.later(asked, 0, NOON + timedelta(days=1)).case,
        "stopped": followups.stop(asked).case,
    }


def make_states() -> dict[str, Case]:
    """One case of every state that a card may be drawn from."""
    found: dict[str, Case] = {}
    for urgency in Urgency:
        found[f"waiting {urgency}"] = make_waiting(urgency)
        found[f"held {urgency}"] = make_held(urgency)
    roster = make_house()
    danger = found["waiting danger"]
    lead = party_for(danger, "kim", PartyRole.LEAD)
    found["acknowledged"] = alarms.acknowledge(danger, lead, NOON).case
    found["question"] = make_held(cleared=False)
    held = make_held()
    holder = held.holder
    assert holder is not None
    found["asked"] = holding.check_due(held, NOON + timedelta(minutes=30)).case
    found["reached"] = holding.contact_made(held, by_requester=True, at=NOON).case
    plan = DEFAULTS[Urgency.NOW]
    found["handing over"] = holding.hand_over(held, holder, roster, NOON, plan).case
    seen = holding.show_contact(held, holder, NOON).case
    found["released"] = holding.release(seen, roster, NOON).case
    found["reminded"] = holding.remind(found["reached"], roster, NOON + timedelta(hours=3)).case
    found.update(make_check_ins())
    found["cancelled"] = make_over()
    found["closed"] = make_over(closed=True)
    found["ending"] = make_over(Urgency.DANGER)
    found["closing"] = make_over(Urgency.DANGER, closed=True)
    found["unanswered"] = make_unanswered()
    given = giving.give(held, CONTENT.library.entries["crisis-lines"]).case
    found["given"] = giving.give(given, CONTENT.library.entries["hr"]).case
    found["hidden"] = replace(found["waiting now"], hidden=True)
    return {**found, **make_lonely(), **make_worries(), **make_masked_states()}


def make_lonely() -> dict[str, Case]:
    """There is nobody whom the program could ask."""
    asking, danger = make_full_asking(), make_full_asking(Urgency.DANGER)
    return {
        "nobody": make_asked(Urgency.NOW, make_roster(), asking=asking).case,
        "nobody danger": make_asked(Urgency.DANGER, make_roster(), asking=danger).case,
    }


def make_worries() -> dict[str, Case]:
    """A supporter is worried about safety: from the first level to the lead's check."""
    roster, held = make_house(), make_held()
    found = {"level": worrying.choose_level(held, "B", roster, NOON).case}
    grave = worrying.choose_level(held, "C", roster, NOON).case
    paged = found["lead paged"] = worrying.page_lead(grave, roster, NOON).case
    lead = party_for(paged, "kim", PartyRole.LEAD)
    seen = found["lead seen"] = alarms.acknowledge(paged, lead, NOON).case
    lead = party_for(seen, "kim", PartyRole.LEAD)
    found["named"] = worrying.show_name(seen, lead, roster, True, NOON).case
    found["named quietly"] = worrying.show_name(seen, lead, roster, False, NOON).case
    found["level cancelled"] = ending.cancel(seen, roster, NOON).case
    found["check"] = checks.due(found["named"], roster, NOON + timedelta(hours=24)).case
    masked = replace(grave, asking=replace(grave.asking, masked=True))
    found["masked level"] = masked
    return found


def make_masked_states() -> dict[str, Case]:
    """Of a masked person neither number nor place is kept."""
    masked: dict[str, Any] = {"masked": True, "contact": Contact(Mode.PHONE)}
    held = make_held(**masked)
    return {
        "masked waiting": make_waiting(**masked),
        "masked held": held,
        "masked reached": holding.contact_made(held, by_requester=True, at=NOON).case,
        "masked question": make_held(cleared=False, **masked),
        "masked danger": make_held(Urgency.DANGER, **masked),
        "revealed": relays.reveal(held, NOON).case,
    }


STATES = make_states()


def make_scene(
    kind: Kind, case: Case | None = None, party: Party | None = None, **more: Any
) -> Scene:
    """A scene for the requester, or, with a party of a member, for that member."""
    whose = party or (case.requester if case is not None else None)
    roster: Roster = more.pop("roster", None) or make_house()
    member = more.pop("member", None) or roster.get(whose.member_id if whose else None)
    notice = Notice(
        kind,
        case.case_id if case is not None else None,
        whose.party_id if whose is not None else None,
        member.member_id if member is not None else None,
        subject_id=_sent_last(case) if kind is Kind.RESOURCE else None,
        role=more.pop("role", None),
    )
    around = more.pop("around", None) or make_around()
    scene = Scene(notice, around, roster, "en", "America/New_York", case, whose, member, net=ARMED)
    return replace(scene, **more)


def _sent_last(case: Case | None) -> str | None:
    if case is None or not case.sent_ids:
        return None
    return resource_key(case.seed, case.sent_ids[-1])


def scenes(lang: Lang, around: Surroundings | None = None) -> Iterator[tuple[str, Scene]]:
    """Every kind about a case, in every state, for everybody in it."""
    more: dict[str, Any] = {"lang": lang, "around": around or make_around()}
    for name, case in STATES.items():
        for kind in sorted(REQUESTER_KINDS):
            yield f"{name}: {kind}", make_scene(kind, case, **more)
        for party, kind in _others(case):
            yield f"{name}: {kind}", make_scene(kind, case, party, **more)


def _others(case: Case) -> Iterator[tuple[Party, Kind]]:
    of_role = {
        PartyRole.SUPPORTER: (
            Kind.PAGE,
            Kind.PAGE_REDRAW,
            Kind.CHECK_HOLDER,
            Kind.CHECK_HOLDER_REDRAW,
            Kind.LOG_REMINDER,
        ),
        PartyRole.COORDINATOR: (Kind.COORDINATOR, Kind.COORDINATOR_REDRAW),
        PartyRole.LEAD: (
            Kind.LEAD_PAGE,
            Kind.LEAD_REDRAW,
            Kind.LEAD_CHECK,
            Kind.LEAD_CHECK_REDRAW,
        ),
    }
    for party in case.parties:
        for kind in of_role.get(party.role, ()):
            yield party, kind


def debrief_scenes(lang: Lang, around: Surroundings | None = None) -> Iterator[tuple[str, Scene]]:
    """Every word about a debrief, in every state: to a trainer, and to whoever asked for it."""
    asker = make_supporter("lee")
    trainer = make_member("jo", Role.TRAINER)
    roster = make_house().with_member(asker).with_member(trainer)
    more: dict[str, Any] = {"lang": lang, "around": around or make_around(), "roster": roster}
    for state, required in product(DebriefState, (False, True)):
        taken = trainer.member_id if state is DebriefState.TAKEN else None
        one = Debrief("d" * 24, asker.member_id, state, NOON, NOON, taken, required)
        for kind, member in (
            (Kind.DEBRIEF, trainer),
            (Kind.DEBRIEF_REDRAW, trainer),
            (Kind.DEBRIEF_NEWS, asker),
        ):
            scene = make_scene(kind, member=member, subject=asker, debrief=one, **more)
            yield f"{kind} {state} {required}", scene


def handoff_scenes(lang: Lang, around: Surroundings | None = None) -> Iterator[tuple[str, Scene]]:
    """Going on call and going off, with somebody before or after, and with nobody."""
    sam, lee = make_supporter("sam"), make_supporter("lee")
    more: dict[str, Any] = {"lang": lang, "around": around or make_around()}
    more["roster"] = make_house().with_member(sam).with_member(lee)
    for change, others in product(Change, ((), ("m-lee", "m-gone"))):
        told = Told("Weekdays", change, NOON + minutes(60), others)
        base = make_scene(Kind.HANDOFF, member=sam, role=change.value, **more)
        yield f"{Kind.HANDOFF} {change} {len(others)}", replace(base, handoff=told)


def make_ahead(*, gaps: int = 20, on_shift: bool = True) -> Ahead:
    """``gaps`` nights without anybody, each with as many on the shift as are ever named."""
    day, names = timedelta(days=1), ("sam", "lee", "ines")
    starts = [NOON + number * day for number in range(gaps)]
    found = [(at, at + timedelta(hours=12)) for at in starts]
    spans = [Span(*gap, "s-1", f"m-{name}") for gap in found for name in names]
    whole = Coverage(NOON, NOON + 14 * day, has_shifts=True, gaps=tuple(found))
    return Ahead(whole, tuple(spans) if on_shift else (), {"s-1": "N" * NAME_LIMIT})


def gap_scenes(lang: Lang, around: Surroundings | None = None) -> Iterator[tuple[str, Scene]]:
    """The digest with gaps and with none, to who can fill them and to who has to ask."""
    more: dict[str, Any] = {"lang": lang, "around": around or make_around()}
    people = make_member("ari", Role.COORDINATOR), make_member("rae", Role.DIRECTOR)
    for kind, member in product((Kind.GAPS, Kind.GAPS_REDRAW), people):
        base = make_scene(kind, member=member, **more)
        for ahead in (make_ahead(), make_ahead(on_shift=False), make_ahead(gaps=0)):
            if ahead.found.gaps or kind is Kind.GAPS_REDRAW:
                yield f"{kind} {member.name} {len(ahead.spans)}", replace(base, ahead=ahead)


def other_scenes(lang: Lang, around: Surroundings | None = None) -> Iterator[tuple[str, Scene]]:
    """Messages to members that need more than a role to be drawn."""
    yield from debrief_scenes(lang, around)
    yield from handoff_scenes(lang, around)
    yield from gap_scenes(lang, around)


def shown(scene: Scene) -> Rendered:
    """What is drawn; fails where nothing would be sent."""
    rendered = render(scene)
    assert rendered is not None, f"{scene.notice.kind} would not be sent"
    return rendered


def strings(value: Any) -> Iterator[str]:
    """Every string anywhere inside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inside in value.values():
            yield from strings(inside)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from strings(inside)


def words_of(rendered: Rendered | View) -> str:
    """Everything a person may read, as one text."""
    if isinstance(rendered, Rendered):
        return "\n".join((rendered.text, *strings(rendered.blocks)))
    return "\n".join(strings(rendered))


def labels_of(rendered: Rendered | View) -> list[str]:
    """The labels of the buttons, in order."""
    blocks = rendered.blocks if isinstance(rendered, Rendered) else rendered["blocks"]
    rows = (b["elements"] for b in blocks if b["type"] == "actions")
    return [one["text"]["text"] for row in rows for one in row if one["type"] == "button"]


def fields_of(view: View) -> list[str]:
    """The labels of the input fields, in order."""
    return [b["label"]["text"] for b in view["blocks"] if b["type"] == "input"]


def problems_of_message(rendered: Rendered) -> list[str]:
    """What Slack would refuse of a message, by two sets of rules."""
    found = check_message({"text": rendered.text, "blocks": list(rendered.blocks)})
    for block in SdkBlock.parse_all(list(rendered.blocks)):
        block.validate_json()
    return found


def problems_of_view(view: View) -> list[str]:
    """What Slack would refuse of a view, by two sets of rules."""
    if view["type"] == "modal":
        SdkView(**view).validate_json()
    for block in SdkBlock.parse_all(view["blocks"]):
        block.validate_json()
    return check_view(view)
