"""The only home of everything that a person can read of us, collected from the shared lists.

A new kind, text, step or country is among it without a word here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from bot.domain.asking import Mode
from bot.domain.cases import Case
from bot.domain.content import CrisisLine, Words
from bot.domain.notices import Kind
from bot.domain.parties import Party, PartyRole
from bot.domain.people import Lang, Role, Standing, StandingState
from bot.domain.policy import Urgency
from bot.views import admin, answers, degraded, home, rota, typed
from bot.views.forms import RequestForm, WishesForm
from bot.views.messages import ELSEWHERE, render
from bot.views.modals import checklist, crisis, panel, request, shown, where, wishes
from bot.views.scene import Rendered, Scene, Surroundings, View
from tests.make import make_member, make_rota, make_shift
from tests.views.cover_scenes import cover_scenes
from tests.views.helpers import (
    CONTENT,
    LANGS,
    REQUESTER_KINDS,
    STATES,
    make_around,
    make_house,
    make_scene,
    other_scenes,
    scenes,
)
from tests.views.session_scenes import session_scenes
from tests.views.test_catalogue import CATALOGUE

Drawn = Rendered | View
ROOT = Path(__file__).parents[2]
SECOND = make_member("bo", Role.DIRECTOR)
"""Another director, who may confirm what the first one granted."""
UNDRAWN = frozenset({Kind.NET, *ELSEWHERE})
"""No card: the net has its own words, and of the others a scene draws nothing."""


def everything_we_say() -> Iterator[tuple[str, Lang, str]]:
    """Where it stands, its language, the sentence: catalogue, content files, manifest."""
    for name, words in (*CATALOGUE, *content_words(CONTENT, "content")):
        for lang in LANGS:
            yield name, lang, words.of(lang)
    manifest = yaml.safe_load((ROOT / "manifest.yml").read_text("utf-8"))
    for text in _texts(manifest["display_information"]):
        yield "manifest", "en", text
    for text in _texts(manifest["features"]):
        yield "manifest", "en", text


_OF_OTHERS = (
    *("content.professions", "content.lines", "content.countries"),
    *("content.library.categories", "content.library.entries"),
)


def our_own_words() -> Iterator[tuple[str, Lang, str]]:
    """The same without the names of professions, and of services that others run."""
    for name, lang, text in everything_we_say():
        if not name.startswith(_OF_OTHERS):
            yield name, lang, text


def content_words(value: object, name: str) -> Iterator[tuple[str, Words]]:
    if isinstance(value, Words):
        yield name, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from content_words(each, f"{name}.{key}")
    elif isinstance(value, list | tuple | frozenset):
        for each in value:
            yield from content_words(each, name)
    elif is_dataclass(value):
        for one in fields(value):
            yield from content_words(getattr(value, one.name), f"{name}.{one.name}")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


# messages


def messages(lang: Lang, around: Surroundings | None = None) -> Iterator[tuple[str, Scene]]:
    """Every message to everybody: about a case, and about roles."""
    yield from scenes(lang, around)
    yield from other_scenes(lang, around)
    yield from session_scenes(lang, around)
    yield from cover_scenes(lang, around)
    for kind, role, state in product(_member_kinds(), Role, (*StandingState, None)):
        standings = () if state is None else (Standing(role, state, "m-rae"),)
        subject = make_member("lee", standings=standings)
        roster = make_house().with_member(subject).with_member(SECOND)
        more: dict[str, Any] = {"lang": lang, "role": role.value, "roster": roster}
        if around is not None:
            more["around"] = around
        yield f"{kind} {role} {state}", make_scene(kind, member=SECOND, subject=subject, **more)


def staged() -> frozenset[Kind]:
    """Kinds that ``messages`` draws, so that a forgotten one can be named."""
    return frozenset(scene.notice.kind for _, scene in messages("en") if render(scene) is not None)


def _member_kinds() -> list[Kind]:
    drawn = (*scenes("en"), *other_scenes("en"), *session_scenes("en"), *cover_scenes("en"))
    about_cases = {scene.notice.kind for _, scene in drawn}
    return [kind for kind in Kind if kind not in about_cases | UNDRAWN]


def is_for_requester(scene: Scene) -> bool:
    return scene.notice.kind in REQUESTER_KINDS


def drawn_messages(lang: Lang) -> Iterator[tuple[str, Scene, Rendered]]:
    for name, scene in messages(lang):
        rendered = render(scene)
        if rendered is not None:
            yield name, scene, rendered


# modals and answers


def requester_views(lang: Lang, around: Surroundings | None = None) -> Iterator[tuple[str, Drawn]]:
    """Every modal, page and answer that somebody who asks, or may ask, can have before them."""
    here = around or make_around()
    yield from _forms(here, lang)
    yield "home", home.home_view(here, None, lang)
    yield "panel", panel.crisis_panel(here, lang)
    yield "crisis answer", panel.crisis_answer(here, lang)
    yield "stored panel", panel.stored_panel(here, lang, None, "p")
    yield "where", where.where_modal(here, lang, "p")
    yield "help", answers.help_answer(here, lang, None)
    yield "no status", answers.status_none(here, lang)
    yield "privacy", answers.privacy(here, lang, make_house())
    yield "typed", answers.program_answer(here, lang)
    yield "typed in danger", typed.lines_first(here, lang)
    yield "down", degraded.down_answer(here, lang)
    yield "down, in a modal", degraded.down_view(here, lang)
    for told in degraded.Told:
        yield f"told {told}", degraded.told_answer(here, lang, told)
        yield f"told {told}, in a modal", degraded.told_view(here, lang, told)
    for name, case in STATES.items():
        scene = make_scene(Kind.REQUEST_SHOWN, case, lang=lang, around=here)
        yield f"details, {name}", shown.details(scene)


def _forms(here: Surroundings, lang: Lang) -> Iterator[tuple[str, View]]:
    for nobody in (False, True):
        for urgency in (None, *Urgency):
            for mode in Mode:
                form = RequestForm(here, lang, "UTC", urgency, mode, nobody=nobody)
                yield f"form {urgency} {mode}", request.request_modal(form)
        yield "wishes", wishes.wishes_modal(WishesForm(here, lang, "p", nobody=nobody))


def others(case: Case) -> Iterator[Party]:
    """Everybody with a part in the case but the one who asked."""
    return (p for p in case.parties if p.role is not PartyRole.REQUESTER)


def team_views(lang: Lang, case: Case, party: Party) -> Iterator[tuple[str, View]]:
    """Every modal that one of the team can open about a case, without the contact itself."""
    scene = make_scene(Kind.PAGE_REDRAW, case, party, lang=lang)
    yield "details", shown.details(scene)
    yield "my cases", shown.my_cases(scene, [(case, party)])
    yield "name", crisis.name_modal(scene)
    for step in CONTENT.flow.steps:
        yield step.id, checklist.checklist(scene, (), step.id)
    for step in CONTENT.flow.crisis:
        yield step.id, crisis.branch(scene, (), step.id)


def keeper_answers(lang: Lang, scene: Scene) -> Iterator[tuple[str, Drawn]]:
    """Everything that lists people, for those who run the program."""
    around, roster = scene.around, scene.roster
    yield "roster", admin.roster_list(around, lang, roster)
    shifts = make_rota(roster, make_shift())
    yield "on call", rota.on_call_list(around, lang, shifts)
    yield "shifts", rota.shift_list(around, lang, shifts)
    yield "on call, from Home", shown.on_call_view(around, lang, shifts)
    yield "roles", admin.roles_list(around, lang, roster)
    yield "privacy", answers.privacy(around, lang, roster)
    for role in Role:
        yield f"home of {role}", home.home_view(around, make_member("x", role), lang)


# lines


def with_lines(verified_on: Any) -> Surroundings:
    """The surroundings in which every crisis line was verified on this day."""
    lines: dict[str, CrisisLine] = {
        code: replace(line, verified_on=verified_on) for code, line in CONTENT.lines.items()
    }
    return make_around(content=replace(CONTENT, lines=lines))


def found(words: Iterable[str], text: str) -> list[str]:
    """Which of the words stand in the text."""
    return [word for word in words if word in text]
