"""What ``/peersupport`` does: one function for each command of the grammar."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.domain.notices import Kind, Notice
from bot.domain.people import Lang, Person
from bot.domain.refusals import NotASupporterNow, NothingOpen
from bot.usecases import answering, asking, availability, receiving, requesting
from bot.usecases.availability import Availability
from bot.views import answers, ids
from bot.views import resources as views
from bot.views.modals import shown
from bot.views.scene import Scene
from bot.views.texts import answers as words
from handlers import admin, after, cover, degraded, entry, grammar, saying
from handlers import commands as c
from handlers.answers import Answer, Says, Shows
from handlers.deps import Deps
from handlers.payloads.gestures import Command

_CALLER_SECONDS: Final = 0.5
_LANG_SECONDS: Final = 0.3
_AT_ONCE: Final = frozenset({c.OpenRequest, c.Typed, c.Crisis, c.AskNow})


@dataclass(frozen=True, slots=True)
class _Run:
    """Who typed the command."""

    deps: Deps
    command: Command
    lang: Lang

    @property
    def person(self) -> Person:
        return self.command.actor.person


async def typed(deps: Deps, command: Command) -> Answer:
    """Either command. What was typed goes no further than the grammar."""
    if command.name == ids.ADMIN_COMMAND:
        return await admin.run(deps, command)
    parsed = grammar.parse_command(command.text, deps.content.has_danger_words)
    this = _Run(deps, command, await _lang(deps, command.actor.person, parsed))
    return await _RUNS[type(parsed)](this, parsed)


async def _lang(deps: Deps, person: Person, parsed: c.Command) -> Lang:
    """Asks Slack once for the language of whoever only reads. Lines and the form wait for no
    look-up: they come in the language that is known, and the next answer in the person's own."""
    if deps.directory.lang_of(person) is None:
        learning = deps.later.start(deps.directory.learn(person, _LANG_SECONDS))
        if type(parsed) not in _AT_ONCE:
            await learning
    return deps.directory.lang(person)


async def _open(this: _Run, parsed: c.OpenRequest) -> Answer:
    return await entry.enter(this.deps, this.command.actor)


async def _words(this: _Run, parsed: c.Typed) -> Answer:
    """Danger words open the panel, anything else the form. The words themselves are gone."""
    if parsed.danger:
        return saying.panel(this.deps, this.lang)
    return await entry.enter(this.deps, this.command.actor)


async def _crisis(this: _Run, parsed: c.Crisis) -> Answer:
    """From memory alone: no database, no look-up, and the text holds every number."""
    country = this.deps.content.find_country(parsed.country) if parsed.country else None
    return saying.crisis(this.deps, this.lang, country)


async def _now(this: _Run, parsed: c.AskNow) -> Answer:
    deps = this.deps
    if not deps.database.up:
        return degraded.panel(deps, this.lang)
    who = await deps.directory.caller(this.person, _CALLER_SECONDS)
    entry.refuse_strangers(deps, this.command.actor)
    asked = await deps.do(asking.ask_now, deps.clock.now(), who, deps.new_id, this.command.delivery)
    if asked.already:
        return await entry.show_again(deps, this.person)
    return saying.sentence(deps, who.lang, words.ASKED)


async def _status(this: _Run, parsed: c.Status) -> Answer:
    deps = this.deps
    try:
        await deps.do(requesting.show_again, deps.clock.now(), this.person, None)
    except NothingOpen:
        rendered = answers.status_none(deps.around(), this.lang)
        return saying.drawn(deps, this.lang, rendered)
    return saying.sentence(deps, this.lang, words.STATUS_SHOWN)


async def _cancel(this: _Run, parsed: c.Cancel) -> Answer:
    deps = this.deps
    await deps.do(requesting.cancel, deps.clock.now(), this.person, None, this.command.delivery)
    return saying.sentence(deps, this.lang, words.DONE)


async def _help(this: _Run, parsed: c.Help) -> Answer:
    deps = this.deps
    rendered = answers.help_answer(deps.around(), this.lang, deps.memory.member(this.person))
    return saying.drawn(deps, this.lang, rendered)


async def _privacy(this: _Run, parsed: c.Privacy) -> Answer:
    """By name of role holders; from memory, so that it can be read at any time."""
    deps = this.deps
    rendered = answers.privacy(deps.around(), this.lang, deps.memory.copy.roster)
    return saying.drawn(deps, this.lang, rendered)


async def _on(this: _Run, parsed: c.On) -> Answer:
    now = this.deps.clock.now()
    done = await this.deps.do(availability.on, now, this.person, parsed.duration)
    return _available(this, done)


async def _off(this: _Run, parsed: c.Off) -> Answer:
    done = await this.deps.do(availability.off, this.deps.clock.now(), this.person)
    return _available(this, done)


async def _pause(this: _Run, parsed: c.Pause) -> Answer:
    done = await this.deps.do(availability.pause, this.deps.clock.now(), this.person)
    return _available(this, done)


def _available(this: _Run, done: Availability) -> Says:
    around = this.deps.around()
    rendered = answers.availability(around, this.lang, done.member, done.training)
    return saying.drawn(this.deps, this.lang, rendered)


async def _cases(this: _Run, parsed: c.Cases) -> Answer:
    return await my_cases(this.deps, this.person)


async def my_cases(deps: Deps, person: Person) -> Answer:
    """In a modal that only they see: how soon and since when, no name."""
    held = await deps.look(answering.my_cases, person)
    member = await deps.look(receiving.member_of, person)
    if member is None:
        raise NotASupporterNow
    scene = Scene(
        notice=Notice(Kind.HOME, member_id=member.member_id),
        around=deps.around(),
        roster=deps.memory.copy.roster,
        lang=member.lang,
        zone=member.zone,
        member=member,
    )
    view = shown.my_cases(scene, [(each.case, each.party) for each in held])
    return Shows(view, otherwise=saying.press_again(deps, member.lang))


async def _cover(this: _Run, parsed: c.Cover) -> Answer:
    return await cover.open_form(this.deps, this.person)


async def _debrief(this: _Run, parsed: c.Debrief) -> Answer:
    return await after.ask_debrief(this.deps, this.person, this.lang)


async def _resources(this: _Run, parsed: c.Resources) -> Answer:
    """From memory alone, so that it can be read at any time."""
    around = this.deps.around()
    category = around.content.library.find(parsed.category) if parsed.category else None
    if category is not None:
        return saying.drawn(
            this.deps, this.lang, views.category_answer(around, this.lang, category)
        )
    unknown = bool(parsed.category)
    answer = views.categories_answer(around, this.lang, unknown=unknown)
    return saying.drawn(this.deps, this.lang, answer)


async def _not_yet(this: _Run, parsed: c.NotYet) -> Answer:
    return saying.sentence(this.deps, this.lang, words.NOT_YET, name=parsed.name)


_RUNS: Final[Mapping[type[c.Command], Callable[[_Run, Any], Awaitable[Answer]]]] = {
    c.OpenRequest: _open,
    c.Typed: _words,
    c.Crisis: _crisis,
    c.AskNow: _now,
    c.Status: _status,
    c.Cancel: _cancel,
    c.Help: _help,
    c.Privacy: _privacy,
    c.On: _on,
    c.Off: _off,
    c.Pause: _pause,
    c.Cases: _cases,
    c.Cover: _cover,
    c.Debrief: _debrief,
    c.Resources: _resources,
    c.NotYet: _not_yet,
}
