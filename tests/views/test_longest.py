"""Everything as long as it may be: whatever is owed and every modal, Slack takes it."""

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module
from typing import Final

import pytest

import bot.views
from bot.domain.asking import Mode
from bot.domain.cover import Piece
from bot.domain.flow import CRISIS_STEPS
from bot.domain.notices import Kind, Slot
from bot.domain.people import (
    Lang,
    Profile,
    Role,
    Roster,
    Standing,
    StandingState,
    TrainingRecord,
)
from bot.domain.policy import Urgency
from bot.domain.refusals import BadValue, OnlyYouLeft
from bot.domain.roster_file import Problem
from bot.domain.roster_plan import Effect, Plan, Planned
from bot.domain.second import Address, Provider, SecondChannel, try_out
from bot.domain.shifts import NAME_LIMIT
from bot.domain.ticks import Tick
from bot.views.answers import help_answer
from bot.views.degraded import Told, down_home, down_view, told_view
from bot.views.forms import RequestForm, SecondForm, WishesForm
from bot.views.home import home_view
from bot.views.messages import ELSEWHERE, render, stale
from bot.views.modals import (
    calendar_import,
    checklist,
    closing,
    cover,
    crisis,
    evaluation,
    panel,
    profile,
    resources,
    roster_import,
    roster_member,
    second,
    shift,
    shown,
    training,
    where,
    wishes,
)
from bot.views.modals.request import request_modal
from bot.views.modals.roster_import import Given
from bot.views.scene import Scene, View
from bot.views.texts import refusals as refused
from bot.views.texts import resources as resource_words
from bot.views.texts import roster as roster_words
from bot.views.texts import second as words
from bot.views.training import certificate_lines, record_lines
from tests.make import (
    NOON,
    make_asking,
    make_member,
    make_roster,
    make_rota,
    make_session,
    make_supporter,
)
from tests.views.calendar_scenes import LONGEST_FILLED, longest_calendars
from tests.views.cover_scenes import cover_scenes, make_offerable
from tests.views.helpers import (
    LANGS,
    STATES,
    make_around,
    make_scene,
    other_scenes,
    problems_of_message,
    problems_of_view,
    scenes,
)
from tests.views.longest import (
    BIO,
    NAME,
    NIGHT_NUMBER,
    longest_asking,
    longest_case,
    longest_member,
    longest_roster,
    longest_session,
    longest_shifts,
    make_longest_content,
)
from tests.views.session_scenes import session_scenes

SETTINGS = {"night-number": NIGHT_NUMBER, "country": "US"}
AROUND = make_around(content=make_longest_content(), practice=True, settings=SETTINGS)
COUNTRIES = (None, *AROUND.content.countries)
UNITS = tuple(f"{n:02}{'&' * 73}" for n in range(100))
TEAM = longest_roster(make_roster(*(make_supporter(f"n{n}") for n in range(60))))

NO_MESSAGE: Final = frozenset(ELSEWHERE)
"""What is passed on in a thread and what goes outside Slack have tests of their own; hiding draws
nothing; Home is a view, and is drawn with the others below."""


# whatever is owed


def longest(scene: Scene) -> Scene:
    """The same scene, with everybody and everything in it as long as it may be."""
    roster = longest_roster(scene.roster)
    case = longest_case(scene.case, roster) if scene.case is not None else None
    member = longest_member(scene.member) if scene.member is not None else None
    subject = longest_member(scene.subject) if scene.subject is not None else None
    around = replace(AROUND, now=scene.around.now)
    session = scene.meeting.session
    meeting = replace(scene.meeting, session=longest_session(session) if session else None)
    scene = replace(scene, around=around, roster=roster, case=case, meeting=meeting)
    return replace(scene, member=member, subject=subject)


def owed(lang: Lang) -> Iterator[tuple[str, Scene]]:
    yield from scenes(lang)
    yield from other_scenes(lang)
    yield from session_scenes(lang)
    yield from cover_scenes(lang, shift="&" * NAME_LIMIT)
    for case in STATES.values():
        yield "net", make_scene(Kind.NET, case, lang=lang)
    yield from of_members(lang)


def of_members(lang: Lang) -> Iterator[tuple[str, Scene]]:
    """Every kind that is about no case, for every role in every state of consent."""
    others = (*scenes(lang), *other_scenes(lang), *session_scenes(lang), *cover_scenes(lang))
    elsewhere = {scene.notice.kind for _, scene in others} | {Kind.NET} | NO_MESSAGE
    director = make_member("bo", Role.DIRECTOR)
    for role in Role:
        for state in (*StandingState, None):
            standings = () if state is None else (Standing(role, state, "m-rae"),)
            subject = make_member("kim", standings=standings)
            roster = make_roster(make_member("rae", Role.DIRECTOR), director, subject)
            base = make_scene(
                Kind.JOIN,
                member=subject,
                subject=subject,
                roster=roster,
                role=role.value,
                lang=lang,
            )
            for kind in sorted(set(Kind) - elsewhere):
                notice = replace(base.notice, kind=kind)
                for to in (subject, director):
                    yield f"{kind}: {role} {state}", replace(base, notice=notice, member=to)


@pytest.mark.parametrize("lang", LANGS)
def test_slack_takes_whatever_is_owed_and_no_kind_is_left_out(lang: Lang) -> None:
    drawn: set[Kind] = set()
    for name, scene in owed(lang):
        rendered = render(longest(scene))
        if rendered is None:
            continue
        drawn.add(scene.notice.kind)
        if scene.notice.kind is Kind.NET:
            assert rendered.text.strip(), name
            continue
        assert problems_of_message(rendered) == [], name
    assert drawn == set(Kind) - NO_MESSAGE


@pytest.mark.parametrize("lang", LANGS)
def test_slack_takes_what_an_older_message_becomes(lang: Lang) -> None:
    scene = longest(make_scene(Kind.FOUND, STATES["held now"], lang=lang))
    for slot in Slot:
        assert problems_of_message(stale(slot, scene)) == []


# every modal, and Home


def scene_of(state: str, lang: Lang) -> Scene:
    case = STATES[state]
    return longest(make_scene(Kind.PAGE_REDRAW, case, case.holder, lang=lang))


def held(lang: Lang) -> Iterator[Scene]:
    for state in STATES:
        scene = scene_of(state, lang)
        if scene.member is not None:
            yield scene


def ticked(lang: Lang) -> Iterator[tuple[Scene, list[Tick]]]:
    flow = AROUND.content.flow
    all_ticks = [
        Tick(f"{step.id}-{item.id}", step.id, item.id, "p-other", NOON)
        for step in (*flow.steps, *flow.crisis)
        for item in step.items
    ]
    for scene in held(lang):
        yield scene, all_ticks


def request_forms(lang: Lang) -> Iterator[RequestForm]:
    asking = longest_asking(make_asking(Urgency.PLAN))
    for urgency in (None, *Urgency):
        for mode in Mode:
            for country in COUNTRIES:
                yield RequestForm(
                    around=AROUND,
                    lang=lang,
                    zone="America/New_York",
                    urgency=urgency,
                    mode=mode,
                    country=country,
                    units=UNITS,
                    reasons=asking.reasons,
                    number=asking.contact.number,
                    place=asking.contact.place,
                    wishes=replace(asking.wishes, unit=UNITS[0], avoid=frozenset({"U0SAM"})),
                    note=asking.note,
                    nobody=True,
                )


def homes(lang: Lang) -> Iterator[View]:
    available = make_supporter(available=True, available_until=NOON)
    everything = make_member("x", *Role, profile=available.profile)
    for member in (None, available, make_supporter(paused=True), everything):
        yield home_view(AROUND, longest_member(member) if member else None, lang)


def details_of_everybody(lang: Lang) -> Iterator[View]:
    for case in STATES.values():
        for party in case.parties:
            yield shown.details(longest(make_scene(Kind.PAGE_REDRAW, case, party, lang=lang)))


def to_send(lang: Lang) -> Iterator[View]:
    scene, library = scene_of("held now", lang), AROUND.content.library
    bare = replace(scene, case=STATES["held now"])
    for one in library.entries.values():
        for each in (scene, bare):
            yield resources.to_send(each, one.category, resource_words.SENT_BEFORE, one.id)


def sent_details(lang: Lang) -> Iterator[View]:
    scene = longest(make_scene(Kind.RESOURCE, STATES["given"], lang=lang))
    assert scene.case is not None
    for one in AROUND.content.library.entries.values():
        yield resources.sent_details(scene, scene.case, one)


def my_cases(lang: Lang) -> Iterator[View]:
    for scene in held(lang):
        assert scene.case is not None
        assert scene.party is not None
        yield shown.my_cases(scene, [(scene.case, scene.party)] * 40)


LISTS = AROUND.content.log
LONGEST_SCREEN = closing.Screen(
    party_id="p" * 24,
    disposition=max(LISTS.dispositions, key=len),
    kind=max(LISTS.kinds, key=len),
    mode=max(LISTS.modes, key=len),
    minutes=max(LISTS.minutes, key=len),
    support=tuple(LISTS.support),
)
ADDRESSES = (
    Address(Provider.EMAIL, f"{'s' * 64}@{'x' * 60}.example.org"),
    Address(Provider.SMS, "+447700900461"),
    Address(Provider.NTFY, "n" * 64),
    Address(Provider.PUSHOVER, "u" * 30),
)


def longest_certificate(lang: Lang) -> list[str]:
    record = TrainingRecord("m-jo", 60 * 99, NOON.date())
    member = make_supporter(record=record)
    return certificate_lines(lang, NAME, "29 Sep 2026", record_lines(lang, member, NAME, 1000))


LONGEST_SESSION = longest_session(make_session())


def second_forms(lang: Lang) -> Iterator[SecondForm]:
    """Every provider offered, with an address that works and one that waits for its code."""
    for address in ADDRESSES:
        channel = try_out(SecondChannel(address, NOON), address, "004217", NOON)
        form = SecondForm(AROUND, lang, "UTC", frozenset(Provider), channel)
        yield replace(form, provider=address.provider)


LONG_PIECE = Piece(NOON, NOON + timedelta(days=1))
LONGEST_ROTA = make_rota(TEAM, *longest_shifts(TEAM))
Views = Callable[[Lang], Iterator[View]]
LONGEST_PROFILE = TEAM.members[0].profile or Profile()


def previews(lang: Lang) -> Iterator[View]:
    """As many lines as a table may have, pasted and out of a file, each as long as it may be."""
    old, new = Profile(), replace(LONGEST_PROFILE, trained_on=date(2026, 10, 1))
    member = TEAM.members[0]
    effects = (Effect.ADDED, Effect.CHANGED, Effect.SAME)
    lines = tuple(Planned("U" * 20, member.name, one, old, new, member) for one in effects) * 666
    wrong = tuple(Problem(n, BadValue("unit", "&" * 40, "&" * 75)) for n in range(2, 2002))
    for given in (Given("&" * 3000), Given(url="https://files.slack.com/" + "x" * 1000)):
        for problems in ((), wrong, (Problem(None, OnlyYouLeft()),)):
            planned = Plan(lines, problems, UNITS, 2000)
            yield roster_import.preview(AROUND, lang, planned, given, refused.CHANGED_MEANWHILE)
    yield roster_import.preview(AROUND, lang, Plan((), ()), Given("slack"))


def calendar_previews(lang: Lang) -> Iterator[View]:
    yield from (calendar_import.preview(AROUND, lang, *one) for one in longest_calendars(TEAM))


VIEWS: Final[dict[Callable[..., View], Views]] = {
    request_modal: lambda lang: map(request_modal, request_forms(lang)),
    wishes.wishes_modal: lambda lang: iter(
        [wishes.wishes_modal(WishesForm(AROUND, lang, "p" * 24, UNITS, nobody=True))]
    ),
    where.where_modal: lambda lang: (
        where.where_modal(AROUND, lang, "p" * 24, longest_asking(make_asking()).contact, country)
        for country in COUNTRIES
    ),
    panel.crisis_panel: lambda lang: (panel.crisis_panel(AROUND, lang, c) for c in COUNTRIES),
    panel.stored_panel: lambda lang: (
        panel.stored_panel(AROUND, lang, c, "p" * 24) for c in COUNTRIES
    ),
    down_view: lambda lang: (down_view(AROUND, lang, c) for c in COUNTRIES),
    down_home: lambda lang: iter([down_home(AROUND, lang)]),
    told_view: lambda lang: (told_view(AROUND, lang, t, c) for t in Told for c in COUNTRIES),
    home_view: homes,
    profile.profile_modal: lambda lang: iter(
        [profile.profile_modal(AROUND, lang, LONGEST_PROFILE)]
    ),
    roster_member.member_form: lambda lang: iter(
        [roster_member.member_form(AROUND, lang, TEAM.members[0], refused.CHANGED_MEANWHILE)]
    ),
    roster_import.import_form: lambda lang: iter([roster_import.import_form(AROUND, lang)]),
    roster_import.preview: previews,
    roster_import.busy: lambda lang: iter(
        [roster_import.busy(AROUND, lang, roster_words.LOOKING, done=1999, all=2000)]
    ),
    checklist.checklist: lambda lang: (
        checklist.checklist(scene, made, step.id)
        for scene, made in ticked(lang)
        for step in AROUND.content.flow.steps
    ),
    calendar_import.import_form: lambda lang: iter(
        [calendar_import.import_form(AROUND, lang, longest_shifts(TEAM), LONGEST_FILLED)]
    ),
    calendar_import.preview: calendar_previews,
    calendar_import.busy: lambda lang: iter([calendar_import.busy(AROUND, lang)]),
    checklist.avoid_list: lambda lang: iter([checklist.avoid_list(AROUND, lang)]),
    checklist.listening_blocks: lambda lang: iter([checklist.listening_blocks(AROUND, lang)]),
    checklist.role_card: lambda lang: iter([checklist.role_card(AROUND, lang)]),
    checklist.lines_to_give: lambda lang: map(checklist.lines_to_give, held(lang)),
    crisis.branch: lambda lang: (
        crisis.branch(scene, made, step) for scene, made in ticked(lang) for step in CRISIS_STEPS
    ),
    crisis.name_modal: lambda lang: map(crisis.name_modal, held(lang)),
    closing.close_form: lambda lang: (
        closing.close_form(scene, closing.first_log(scene)) for scene in held(lang)
    ),
    closing.close_more: lambda lang: (
        closing.close_more(scene, LONGEST_SCREEN) for scene in held(lang)
    ),
    closing.heavy: lambda lang: (
        closing.heavy(scene, asked=asked) for scene in held(lang) for asked in (True, False)
    ),
    evaluation.evaluation_form: lambda lang: iter(
        [evaluation.evaluation_form(AROUND, lang, "p" * 24)]
    ),
    second.second_modal: lambda lang: (
        second.second_modal(form, words.WORKS) for form in second_forms(lang)
    ),
    second.code_modal: lambda lang: (
        second.code_modal(AROUND, lang, form.channel.waiting)
        for form in second_forms(lang)
        if form.channel.waiting is not None
    ),
    training.who_modal: lambda lang: iter(
        [training.who_modal(AROUND, lang, "UTC", LONGEST_SESSION, [m.person for m in TEAM.members])]
    ),
    training.topic_modal: lambda lang: iter([training.topic_modal(AROUND, lang)]),
    training.my_training: lambda lang: iter(
        [training.my_training(AROUND, lang, ["W" * 300] * 4, longest_certificate(lang))]
    ),
    resources.to_send: to_send,
    resources.sent_details: sent_details,
    shown.details: details_of_everybody,
    shown.contact: lambda lang: map(shown.contact, held(lang)),
    shown.unit_question: lambda lang: map(shown.unit_question, held(lang)),
    shown.my_cases: my_cases,
    cover.cover_modal: lambda lang: (
        cover.cover_modal(AROUND, make_offerable(lang, own, 150), others_first=not own)
        for own in (0, 1, 150)
    ),
    cover.part_modal: lambda lang: iter(
        [cover.part_modal(AROUND, lang, TEAM.members[0], "c" * 32, LONG_PIECE)]
    ),
    shift.shift_modal: lambda lang: iter([shift.shift_modal(AROUND, lang, "UTC", NOON)]),
    shown.on_call_view: lambda lang: iter([shown.on_call_view(AROUND, lang, LONGEST_ROTA)]),
    shown.sentence_view: lambda lang: iter(
        [
            shown.sentence_view(AROUND, lang, panel.crisis_answer(AROUND, lang, "US")),
            shown.sentence_view(AROUND, lang, help_answer(AROUND, lang, TEAM.members[0])),
        ]
    ),
}
"""Every function that draws a modal or a tab, and all that it can be asked to draw."""


def drawing_functions() -> set[Callable[..., View]]:
    """Public functions of the views that say that they give a View."""
    found: set[Callable[..., View]] = set()
    for module in pkgutil.walk_packages(bot.views.__path__, "bot.views."):
        for _, one in inspect.getmembers(import_module(module.name), inspect.isfunction):
            mine = one.__module__ == module.name and not one.__name__.startswith("_")
            if mine and one.__annotations__.get("return") is View:
                found.add(one)
    return found - {bot.views.parts.modal}


def test_no_modal_is_left_out() -> None:
    assert {f"{f.__module__}.{f.__name__}" for f in drawing_functions()} == {
        f"{f.__module__}.{f.__name__}" for f in VIEWS
    }


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("draws", VIEWS, ids=lambda f: f.__name__)
def test_slack_takes_every_view(draws: Callable[..., View], lang: Lang) -> None:
    drawn = 0
    for view in VIEWS[draws](lang):
        assert problems_of_view(view) == []
        drawn += 1
    assert drawn


def test_what_stands_there_is_as_long_as_it_may_be() -> None:
    assert isinstance(TEAM, Roster)
    assert {len(member.name) for member in TEAM.members} == {80}
    asking = longest_asking(make_asking())
    assert len(asking.note) == 300
    assert (len(asking.contact.number), len(asking.contact.place)) == (40, 200)
    assert len(asking.wishes.unit or "") == 75
    assert len(BIO) == 140
