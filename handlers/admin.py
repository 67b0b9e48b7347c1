"""What ``/peersupport-admin`` does: one function for each command of the grammar."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from bot.domain.resource_fields import read_entry
from bot.domain.roster_fields import read_fields
from bot.usecases import lines, program, resources, roles, roster
from bot.views import admin as views
from bot.views import answers, line_checks
from bot.views import resources as library
from bot.views.scene import Rendered
from bot.views.texts import answers as words
from handlers import commands as c
from handlers import coverage, grammar, importing, keeping, saying, shift_commands, shifts, training
from handlers.answers import Answer
from handlers.deps import Deps
from handlers.payloads.gestures import Command
from handlers.running import Run


async def run(deps: Deps, command: Command) -> Answer:
    """Permission is checked in the use-cases. What changed is remembered for bad times as well."""
    person = command.actor.person
    lang = deps.directory.lang(person)
    parsed = grammar.parse_admin(command.text)
    this = Run(deps, person, lang, deps.clock.now())
    if isinstance(parsed, shift_commands.ShiftForm):
        return await shifts.form(deps, this)
    said = await _RUNS[type(parsed)](this, parsed)
    if type(parsed) in _CHANGING:
        await deps.remember()
    return saying.drawn(deps, lang, said) if isinstance(said, Rendered) else said


async def _help(this: Run, command: c.Help) -> Rendered:
    return views.usage(this.around, this.lang, grammar.USAGES.values())


async def _not_yet(this: Run, command: c.NotYet) -> Rendered:
    return answers.say(this.around, this.lang, words.NOT_YET, name=command.name)


async def _roster(this: Run, command: c.RosterList) -> Rendered:
    found = await this.deps.look(roster.listing, this.now, this.by)
    return views.roster_list(this.around, this.lang, found)


async def _roster_add(this: Run, command: c.RosterAdd) -> Rendered:
    fields = read_fields(command.fields, this.deps.content)
    account = await this.account(command.user)
    new_id = this.deps.new_id()
    added = await this.deps.do(roster.add, this.now, this.by, account, fields, new_id)
    return views.roster_added(
        this.around, this.lang, added.member, added.new_units, added.training, again=added.again
    )


async def _roster_set(this: Run, command: c.RosterSet) -> Rendered:
    fields = read_fields(command.fields, this.deps.content)
    user = this.deps.workspace.person(command.user)
    changed = await this.deps.do(roster.change, this.now, this.by, user, fields)
    return views.roster_changed(
        this.around, this.lang, changed.member, changed.new_units, changed.training
    )


async def _roster_remove(this: Run, command: c.RosterRemove) -> Rendered:
    user = this.deps.workspace.person(command.user)
    ended = await this.deps.do(roster.remove, this.now, this.by, user)
    return views.role_ended(this.around, this.lang, ended.member, ended.role, waits=ended.waits)


async def _roster_edit(this: Run, command: c.RosterEdit) -> Answer:
    return await keeping.open_member(this.deps, this.by, this.lang, command.user)


async def _roster_import(this: Run, command: c.RosterImport) -> Answer:
    return await importing.open_form(this.deps, this.by, this.lang)


async def _roster_export(this: Run, command: c.RosterExport) -> Answer:
    return await keeping.export(this.deps, this.by, this.lang)


async def _units(this: Run, command: c.UnitList) -> Rendered:
    found = await this.deps.look(program.units, this.now, this.by)
    return views.units_text(this.around, this.lang, found)


async def _unit_add(this: Run, command: c.UnitAdd) -> Rendered:
    unit = await this.deps.do(program.add_unit, this.now, this.by, command.name)
    return views.unit_changed(this.around, this.lang, unit.name, unit.aliases, already=unit.already)


async def _unit_alias(this: Run, command: c.UnitAlias) -> Rendered:
    name, alias = command.name, command.alias
    unit = await this.deps.do(program.alias_unit, this.now, this.by, name, alias)
    return views.unit_changed(this.around, this.lang, unit.name, unit.aliases, already=unit.already)


async def _unit_remove(this: Run, command: c.UnitRemove) -> Rendered:
    unit = await this.deps.do(program.remove_unit, this.now, this.by, command.name)
    return views.unit_removed(this.around, this.lang, unit.name)


async def _roles(this: Run, command: c.RolesList) -> Rendered:
    found = await this.deps.look(roles.listing, this.now, this.by)
    return views.roles_list(this.around, this.lang, found.roster, found.lacking)


async def _role_add(this: Run, command: c.RoleAdd) -> Rendered:
    account = await this.account(command.user)
    new_id = this.deps.new_id()
    granted = await this.deps.do(roles.grant, this.now, this.by, account, command.role, new_id)
    return views.role_granted(this.around, this.lang, granted.member, granted.role, granted.state)


async def _role_remove(this: Run, command: c.RoleRemove) -> Rendered:
    user = this.deps.workspace.person(command.user)
    ended = await this.deps.do(roles.revoke, this.now, this.by, user, command.role)
    return views.role_ended(this.around, this.lang, ended.member, ended.role, waits=ended.waits)


async def _policy(this: Run, command: c.PolicyShow) -> Rendered:
    found = await this.deps.look(program.policy, this.now, this.by)
    return views.policy_text(this.around, this.lang, found)


async def _policy_set(this: Run, command: c.PolicySet) -> Rendered:
    urgency, tiers, contact = command.urgency, command.tiers, command.contact
    changed = await this.deps.do(program.set_policy, this.now, this.by, urgency, tiers, contact)
    added_last = changed.added_last
    return views.policy_text(
        this.around, this.lang, changed.policy, saved=True, added_last=added_last
    )


async def _settings(this: Run, command: c.SettingsShow) -> Rendered:
    found = await this.deps.look(program.settings, this.now, this.by)
    return views.settings_text(this.around, this.lang, found)


async def _settings_set(this: Run, command: c.SettingsSet) -> Rendered:
    value = program.read_setting(command.name, command.value, this.deps.content)
    now, by = this.now, this.by
    changed = await this.deps.do(program.set_setting, now, by, command.name, value)
    return views.setting_saved(this.around, this.lang, changed, command.name)


async def _lines(this: Run, command: c.LinesShow) -> Rendered:
    content, country = this.deps.content, command.country
    listed = await this.deps.look(lines.listing, this.now, this.by, content, country)
    found, waiting, may_verify = listed.found, listed.waiting, listed.may_verify
    return line_checks.lines_list(this.around, this.lang, found, waiting, may_verify)


async def _lines_verify(this: Run, command: c.LinesVerify) -> Rendered:
    content, line_id = this.deps.content, command.line_id
    done = await this.deps.do(lines.verify, this.now, this.by, content, line_id)
    return line_checks.line_verified(
        this.around, this.lang, done.line, done.outcome, done.at, done.others
    )


async def _resources(this: Run, command: c.ResourcesShow) -> Rendered:
    found = await this.deps.look(resources.own, this.by)
    return library.own_list(this.around, this.lang, found)


async def _resource_add(this: Run, command: c.ResourceAdd) -> Rendered:
    entry = read_entry(command.fields, this.deps.content.library)
    added = await this.deps.do(resources.add, this.now, this.by, entry, this.deps.new_id())
    return library.added(this.around, this.lang, added)


async def _resource_remove(this: Run, command: c.ResourceRemove) -> Rendered:
    gone = await this.deps.do(resources.remove, this.now, this.by, command.resource_id)
    return library.removed(this.around, this.lang, gone)


_RUNS: Final[Mapping[type[c.AdminCommand], Callable[[Run, Any], Awaitable[Rendered | Answer]]]] = {
    c.Help: _help,
    c.NotYet: _not_yet,
    c.RosterList: _roster,
    c.RosterAdd: _roster_add,
    c.RosterSet: _roster_set,
    c.RosterRemove: _roster_remove,
    c.RosterEdit: _roster_edit,
    c.RosterImport: _roster_import,
    c.RosterExport: _roster_export,
    c.UnitList: _units,
    c.UnitAdd: _unit_add,
    c.UnitAlias: _unit_alias,
    c.UnitRemove: _unit_remove,
    c.RolesList: _roles,
    c.RoleAdd: _role_add,
    c.RoleRemove: _role_remove,
    c.PolicyShow: _policy,
    c.PolicySet: _policy_set,
    c.SettingsShow: _settings,
    c.SettingsSet: _settings_set,
    c.LinesShow: _lines,
    c.LinesVerify: _lines_verify,
    c.ResourcesShow: _resources,
    c.ResourceAdd: _resource_add,
    c.ResourceRemove: _resource_remove,
    **training.RUNS,
    **shifts.RUNS,
    **coverage.RUNS,
}
_CHANGING: Final = frozenset(
    {
        *(c.RosterAdd, c.RosterSet, c.RosterRemove, c.RoleAdd, c.RoleRemove),
        *(c.UnitAdd, c.UnitAlias, c.UnitRemove, c.SettingsSet, c.LinesVerify),
        *(c.ResourceAdd, c.ResourceRemove),
        *training.CHANGING,
    }
)
