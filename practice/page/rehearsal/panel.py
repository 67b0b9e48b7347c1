"""The panel of a role-play that is on: what the made-up person says, and what there is to do."""

from dataclasses import replace

import htpy as h

from practice.page.look import Look
from practice.page.rehearsal.parts import act, frame, go, points, shown_id
from practice.rehearsal.content import Step
from practice.rehearsal.reading import library
from practice.rehearsal.state import Phase, Rehearsal
from practice.rehearsal.watching import button, has_declined, is_held, lang_of
from practice.rehearsal.wording import Text
from practice.world import World

Names = dict[str, str]
"""``requester`` and ``trainee``, as their accounts name them."""


def panel(world: World, look: Look, rehearsal: Rehearsal) -> h.Element:
    lang, words = rehearsal.lang, library().words
    names = _names(world, rehearsal)
    bodies = {Phase.WAITING: _waiting, Phase.WALKING: _walking, Phase.OVER: _over}
    return frame(
        "panel",
        lang,
        rehearsal.case.title.of(lang),
        h.p(".aside")[words.plays.of(lang, **names)],
        bodies[rehearsal.phase](world, look, rehearsal, names),
        h.p(".row.links")[
            _slack_link(look, rehearsal, names),
            go(words.trainer_view.of(lang), replace(look, rehearsal="trainer")),
        ],
        h.p(".aside")[words.care.of(lang)],
    )


def _names(world: World, rehearsal: Rehearsal) -> Names:
    return {
        "requester": world.people.name_of(rehearsal.requester),
        "trainee": world.people.name_of(rehearsal.trainee),
    }


def _slack_link(look: Look, rehearsal: Rehearsal, names: Names) -> h.Node:
    if rehearsal.trainee in look.people:
        return None
    there = look.with_person(rehearsal.trainee)
    return go(library().words.open_slack.of(rehearsal.lang, trainee=names["trainee"]), there)


# --- before Accept ------------------------------------------------------------------------------


def _waiting(world: World, look: Look, rehearsal: Rehearsal, names: Names) -> h.Node:
    lang, words = rehearsal.lang, library().words
    accept = library().labels.buttons.accept
    there = button(world, world.person(rehearsal.trainee), accept, rehearsal.after_ts)
    said = words.asked
    if there is None and is_held(world, rehearsal):
        said = words.taken
    elif there is None and has_declined(world, rehearsal):
        said = words.declined
    label = accept.of(lang_of(world.person(rehearsal.trainee)))
    return [
        h.p(".now", role="status")[said.of(lang, accept=label, **names)],
        h.p(".row")[act(words.end.of(lang), "rehearse-end")],
    ]


# --- the steps ----------------------------------------------------------------------------------


def _walking(world: World, look: Look, rehearsal: Rehearsal, names: Names) -> h.Node:
    lang, words, step = rehearsal.lang, library().words, rehearsal.step
    if step is None:
        return None
    steps = rehearsal.case.steps
    number = str(rehearsal.case.place(step.id) + 1)
    return [
        h.div(role="status")[
            h.p(".step-number")[words.step.of(lang, number=number, count=str(len(steps)))],
            h.h3[shown_id(step, lang)],
            h.p[step.hint.of(lang)],
            _says(rehearsal, step, names),
        ],
        _crisis(world, rehearsal, step),
        _press(world, rehearsal, step),
        _ticks(rehearsal, step, words.do),
        h.p(".row")[_onward(rehearsal, step), _end(rehearsal, step)],
        _earlier(rehearsal, step),
    ]


def _says(rehearsal: Rehearsal, step: Step, names: Names) -> h.Node:
    lang, words = rehearsal.lang, library().words
    name = names["requester"].partition(" ")[0]
    if not step.says and step in (rehearsal.case.steps[0], rehearsal.case.steps[-1]):
        return None
    if not step.says:
        return h.p(".aside")[words.says_nothing.of(lang, requester=name)]
    return [
        h.h4[words.says.of(lang, requester=name)],
        h.blockquote[(h.p[line.of(lang)] for line in step.says)],
        h.p(".aside")[words.answer.of(lang)],
    ]


def _crisis(world: World, rehearsal: Rehearsal, step: Step) -> h.Node:
    """What to do in Slack, with the buttons as the trainee reads them."""
    if not step.is_crisis:
        return None
    lang, crisis, buttons = rehearsal.lang, library().crisis, library().labels.buttons
    theirs = lang_of(world.person(rehearsal.trainee))
    worried, lead = buttons.worried.of(theirs), buttons.page_lead.of(theirs)
    todo = crisis.todo.of(lang, worried=worried, page_lead=lead)
    return h.div(".danger-note")[h.p[h.strong[todo]], (h.p[one.of(lang)] for one in crisis.also)]


def _press(world: World, rehearsal: Rehearsal, step: Step) -> h.Node:
    """Buttons of the app that belong to the step, as the trainee reads them."""
    if not step.press:
        return None
    labels = library().labels.buttons
    lang = lang_of(world.person(rehearsal.trainee))
    pressed: list[Text] = [getattr(labels, name) for name in step.press]
    text = ", ".join(label.of(lang) for label in pressed)
    return h.p[library().words.press.of(rehearsal.lang, label=text)]


def _ticks(rehearsal: Rehearsal, step: Step, legend: Text) -> h.Element:
    lang = rehearsal.lang
    return h.fieldset(".ticks")[
        h.legend[legend.of(lang)],
        (_tick(rehearsal, step, tick.id, tick.text.of(lang)) for tick in step.ticks),
    ]


def _tick(rehearsal: Rehearsal, step: Step, tick_id: str, text: str) -> h.Element:
    on = rehearsal.is_ticked(step.id, tick_id)
    return act(
        text,
        "rehearse-tick",
        {"step": step.id, "item": tick_id, "on": not on},
        id=f"rehearsal/{step.id}/{tick_id}",
        class_="tick",
        role="checkbox",
        aria_checked="true" if on else "false",
    )


def _onward(rehearsal: Rehearsal, step: Step) -> h.Node:
    """The call starts after the first step and ends before the last one."""
    words, last = library().words, len(rehearsal.case.steps) - 1
    place = rehearsal.case.place(step.id)
    if place == last:
        return None
    # An id for each wording: what has the keyboard's focus is never rewritten, only replaced.
    name, label = {
        0: ("start", words.start_call),
        last - 1: ("end", words.end_call),
    }.get(place, ("on", words.go_on))
    button_id = f"rehearsal/{name}"
    return act(label.of(rehearsal.lang), "rehearse-on", id=button_id, class_="primary")


def _end(rehearsal: Rehearsal, step: Step) -> h.Element:
    is_last = rehearsal.case.steps[-1].id == step.id
    words = library().words.end.of(rehearsal.lang)
    return act(words, "rehearse-end", class_="primary" if is_last else "quiet")


def _earlier(rehearsal: Rehearsal, step: Step) -> h.Node:
    """Newest first; what was done late can still be ticked."""
    before = [one for one in reversed(rehearsal.reached) if one.id != step.id]
    if not before:
        return None
    return h.details[
        h.summary[library().words.earlier.of(rehearsal.lang)],
        (_ticks(rehearsal, one, Text(shown_id(one, "en"), shown_id(one, "es"))) for one in before),
    ]


# --- afterwards ---------------------------------------------------------------------------------


def _over(world: World, look: Look, rehearsal: Rehearsal, names: Names) -> h.Node:
    lang, words = rehearsal.lang, library().words
    how = {None: words.closing, True: words.withdrawn, False: words.left_open}[rehearsal.closed]
    return [
        h.p(".now", role="status")[words.over.of(lang), " ", how.of(lang, **names)],
        points(rehearsal, h.h3),
        h.p(".aside")[words.kept.of(lang)],
        h.p(".row")[act(words.close.of(lang), "rehearse-end", {"clear": True})],
    ]
