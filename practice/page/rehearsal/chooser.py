"""Choosing a case, a language and who practises."""

from collections.abc import Iterator
from dataclasses import replace

import htpy as h

from practice.page.look import Look
from practice.page.rehearsal.parts import frame, go, said
from practice.people import Person
from practice.rehearsal.content import Case
from practice.rehearsal.reading import library
from practice.rehearsal.state import Rehearsal
from practice.rehearsal.watching import is_supporter
from practice.rehearsal.wording import LANGS
from practice.world import World

_LANGUAGES = {"en": "English", "es": "Español"}


def chooser(world: World, look: Look, starting: Rehearsal | None) -> h.Element:
    """In English, as the page is; the cases in the language that is chosen."""
    words = library().words
    return frame(
        "choose",
        "en",
        words.title.en,
        h.p[words.about.en],
        h.form(data_act="rehearse")[
            _languages(),
            _cases(),
            _trainees(world, look),
            h.p(".row")[
                h.button(".primary", disabled=starting is not None)[words.start.en],
                go(words.back.en, replace(look, rehearsal="")),
            ],
            h.p(".asking", role="status")[_state(world, look, starting)],
            said("form"),
        ],
        h.p(".aside")[words.care.en],
    )


def _state(world: World, look: Look, starting: Rehearsal | None) -> str:
    words = library().words
    if starting is not None:
        return words.starting.of("en", requester=world.people.name_of(starting.requester))
    return words.nothing_yet.en if look.rehearsal == "trainer" else ""


def _cases() -> h.Element:
    cases = library().cases.values()
    return h.fieldset(".cases", id="rehearsal/cases", data_local="*")[
        h.legend[library().words.case.en],
        (_case(case, first=number == 0) for number, case in enumerate(cases)),
    ]


def _case(case: Case, *, first: bool) -> h.Element:
    """Named in both languages; the style shows the one that is chosen."""
    field = f"rehearsal/case/{case.id}"
    return h.div(".case")[
        h.input(id=field, type="radio", name="case", value=case.id, checked=first),
        h.label(for_=field)[
            (
                h.span(class_=f"in-{lang}", lang=lang)[
                    h.strong[case.title.of(lang)], case.summary.of(lang)
                ]
                for lang in LANGS
            )
        ],
    ]


def _languages() -> h.Element:
    return h.fieldset(".row", id="rehearsal/languages", data_local="*")[
        h.legend[library().words.language.en],
        (_language(lang, first=lang == LANGS[0]) for lang in LANGS),
    ]


def _language(lang: str, *, first: bool) -> h.Element:
    field = f"rehearsal/language/{lang}"
    return h.div[
        h.input(id=field, type="radio", name="language", value=lang, checked=first),
        h.label(for_=field, lang=lang)[_LANGUAGES[lang]],
    ]


def _trainees(world: World, look: Look) -> h.Element:
    words, field = library().words, "rehearsal/trainee"
    offered = list(_offered(world))
    chosen = next((one.id for one in offered if one.id in look.people), "")
    # Each with an id, so that who was chosen stays chosen when others join the list.
    return h.div(".trainee")[
        h.label(for_=field)[words.trainee.en],
        h.select(id=field, name="trainee", aria_describedby="rehearsal/hint")[
            (
                h.option(id=f"{field}/{p.id}", value=p.id, selected=p.id == chosen)[p.real_name]
                for p in offered
            )
        ],
        h.p(".aside", id="rehearsal/hint")[words.trainee_hint.en],
    ]


def _offered(world: World) -> Iterator[Person]:
    """Supporters as far as their Home tabs tell; where none does yet, everybody who might be."""
    plays = {case.persona for case in library().cases.values()}
    people = [one for one in world.people.humans() if one.name not in plays]
    members = [p for p in people if not (p.deleted or p.is_stranger or p.is_restricted)]
    supporters = [p for p in members if is_supporter(world, p)]
    yield from supporters or members
