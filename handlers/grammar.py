"""The only home of the words of the two slash commands: text in, small frozen values out."""

import difflib
from collections.abc import Callable, Mapping

from bot.domain.content import folded
from bot.domain.durations import parse_duration
from bot.domain.people import Role
from bot.domain.policy import Urgency, parse_tiers
from bot.domain.refusals import BadWord, PickPerson
from bot.domain.resource_fields import USAGE as RESOURCE_USAGE
from bot.views.ids import ADMIN_COMMAND
from handlers import commands as c
from handlers import shift_grammar, training_grammar
from handlers.words import is_mention, mention, pairs, split

GRANTED = tuple(role.value for role in Role if role is not Role.SUPPORTER)

USAGES: Mapping[str, str] = {
    "roster": "roster",
    "roster add": "roster add @sam profession=nurse unit=ICU site=Main languages=en,es"
    " leads=Theatre trained=2026-10-01 cap=3 themes=loss,return quiet=22:00-07:00",
    "roster set": "roster set @sam unit=ED",
    "roster remove": "roster remove @sam",
    "roster edit": "roster edit @sam",
    "roster import": "roster import",
    "roster export": "roster export",
    "unit": "unit",
    "unit add": 'unit add "Day surgery"',
    "unit alias": 'unit alias ICU "Intensive care"',
    "unit remove": "unit remove ICU",
    **{f"{role} {verb}": f"{role} {verb} @kim" for role in GRANTED for verb in ("add", "remove")},
    "roles": "roles",
    "policy": "policy",
    "policy set": "policy set now 2@5m 3@5m all@15m contact=30m",
    "settings": "settings country US",
    "lines": "lines US",
    "lines verify": "lines verify us-988",
    "resources": "resources",
    "resources add": RESOURCE_USAGE,
    "resources remove": "resources remove own-1a2b3c",
    **training_grammar.USAGES,
    **shift_grammar.USAGES,
    "help": "help",
}
"""What the program understands, as an example of each; the same list that ``help`` shows."""

_NEXT = f"\n{ADMIN_COMMAND} "
"""Between two examples: each can be copied from its own line, after the first."""

_LATER = frozenset({"report", "announce", "audit", "go-live"})
_LATER_SETTINGS = frozenset({"staff-council", "confidentiality"})


def parse_admin(text: str) -> c.AdminCommand:
    """What ``/peersupport-admin`` was asked for.

    Refuses a word without a meaning with BadWord (the word; examples of what is nearest, a line
    each), and a person who is no mention with PickPerson.
    """
    words = split(text)
    head = words[0].casefold() if words else "help"
    if head in _LATER:
        return c.NotYet(head)
    parser = _PARSERS.get(head)
    if parser is None:
        raise BadWord(words[0][:40], _nearest(head, words[1].casefold() if words[1:] else ""))
    return parser(head, words[1:])


def _nearest(head: str, verb: str = "") -> str:
    """An example of the nearest command; every example of its group where no verb is near."""
    heads = dict.fromkeys(key.partition(" ")[0] for key in USAGES)
    near = next(iter(difflib.get_close_matches(head[:40], heads, n=1)), "help")
    group = {k.partition(" ")[2]: usage for k, usage in USAGES.items() if k.split()[0] == near}
    if verb in group:
        return group[verb]
    verbs = difflib.get_close_matches(verb[:40], group, n=1)
    return group[verbs[0]] if verbs else _NEXT.join(group.values())


def _verb(head: str, rest: list[str], *verbs: str) -> str:
    """The word after ``head``, which is one of ``verbs``, or a refusal with the nearest usage."""
    verb = rest[0].casefold() if rest else ""
    if verb in verbs:
        return verb
    raise BadWord((rest[0] if rest else head)[:40], _nearest(head, verb))


def _no_more(rest: list[str], usage: str) -> None:
    if rest:
        raise BadWord(rest[0][:40], USAGES[usage])


def _person(rest: list[str], usage: str) -> str:
    if not rest:
        raise PickPerson("", USAGES[usage])
    return mention(rest[0], USAGES[usage])


def _help(head: str, rest: list[str]) -> c.AdminCommand:
    return c.Help()


def _roster(head: str, rest: list[str]) -> c.AdminCommand:
    if not rest:
        return c.RosterList()
    verb = _verb(head, rest, "add", "set", "remove", "edit", "import", "export")
    usage = f"roster {verb}"
    if verb in ("import", "export"):
        _no_more(rest[1:], usage)
        return c.RosterImport() if verb == "import" else c.RosterExport()
    user = _person(rest[1:], usage)
    if verb in ("remove", "edit"):
        _no_more(rest[2:], usage)
        return c.RosterRemove(user) if verb == "remove" else c.RosterEdit(user)
    fields = pairs(rest[2:], USAGES[usage])
    if verb == "add":
        return c.RosterAdd(user, fields)
    if not fields:
        raise BadWord(rest[0], USAGES[usage])
    return c.RosterSet(user, fields)


def _unit(head: str, rest: list[str]) -> c.AdminCommand:
    if not rest:
        return c.UnitList()
    verb, names = _verb(head, rest, "add", "alias", "remove"), rest[1:]
    if len(names) < (2 if verb == "alias" else 1):
        raise BadWord(rest[0], USAGES[f"unit {verb}"])
    if verb == "alias":
        return c.UnitAlias(names[0], " ".join(names[1:]))
    name = " ".join(names)
    return c.UnitAdd(name) if verb == "add" else c.UnitRemove(name)


def _role(head: str, rest: list[str]) -> c.AdminCommand:
    verb = _verb(head, rest, "add", "remove")
    usage = f"{head} {verb}"
    user = _person(rest[1:], usage)
    _no_more(rest[2:], usage)
    return c.RoleAdd(Role(head), user) if verb == "add" else c.RoleRemove(Role(head), user)


def _roles(head: str, rest: list[str]) -> c.AdminCommand:
    _no_more(rest, head)
    return c.RolesList()


def _policy(head: str, rest: list[str]) -> c.AdminCommand:
    if not rest:
        return c.PolicyShow()
    _verb(head, rest, "set")
    usage = USAGES["policy set"]
    if len(rest) < 2 or rest[1].casefold() not in list(Urgency):
        raise BadWord(rest[min(1, len(rest) - 1)][:40], usage)
    tiers = [word for word in rest[2:] if "=" not in word]
    named = pairs([word for word in rest[2:] if "=" in word], usage)
    for key, _ in named:
        if key != "contact":
            raise BadWord(key[:40], usage)
    if not tiers and not named:
        raise BadWord(rest[1], usage)
    return c.PolicySet(
        Urgency(rest[1].casefold()),
        parse_tiers(tiers) if tiers else None,
        parse_duration(named[0][1]) if named else None,
    )


def _settings(head: str, rest: list[str]) -> c.AdminCommand:
    name = rest[0].casefold() if rest else ""
    if name in _LATER_SETTINGS:
        return c.NotYet(f"settings {name}")
    if len(rest) < 2:
        return c.SettingsShow()
    return c.SettingsSet(name, " ".join(rest[1:]))


def _lines(head: str, rest: list[str]) -> c.AdminCommand:
    """A country, unless the word is ``verify`` or clearly meant to be."""
    verb, usage = rest[0].casefold() if rest else "", "lines verify"
    if verb == "verify" and len(rest) > 1:
        _no_more(rest[2:], usage)
        return c.LinesVerify(rest[1].casefold()[:60])
    if difflib.get_close_matches(verb[:40], ["verify"], n=1, cutoff=0.8):
        raise BadWord(rest[0][:40], USAGES[usage])
    return c.LinesShow(" ".join(rest)[:60])


def _resources(head: str, rest: list[str]) -> c.AdminCommand:
    if not rest:
        return c.ResourcesShow()
    verb = _verb(head, rest, "add", "remove")
    usage = f"resources {verb}"
    if len(rest) < 2:
        raise BadWord(rest[0][:40], USAGES[usage])
    if verb == "add":
        return c.ResourceAdd(pairs(rest[1:], USAGES[usage]))
    _no_more(rest[2:], usage)
    return c.ResourceRemove(rest[1].casefold()[:60])


def _shift(head: str, rest: list[str]) -> c.AdminCommand:
    verb = _verb(head, rest, "add", "list", "remove", "import", "export")
    return shift_grammar.shift(verb, rest[1:])


_Parser = Callable[[str, list[str]], c.AdminCommand]
_PARSERS: Mapping[str, _Parser] = {
    "help": _help,
    "?": _help,
    "roster": _roster,
    "unit": _unit,
    **dict.fromkeys(GRANTED, _role),
    "roles": _roles,
    "policy": _policy,
    "settings": _settings,
    "lines": _lines,
    "resources": _resources,
    **training_grammar.PARSERS,
    "shift": _shift,
    "override": shift_grammar.override,
    "oncall": shift_grammar.on_call,
    "coverage": shift_grammar.coverage,
}

_WORDS: Mapping[str, c.Command] = {
    "now": c.AskNow(),
    "ahora": c.AskNow(),
    "status": c.Status(),
    "estado": c.Status(),
    "cancel": c.Cancel(),
    "cancelar": c.Cancel(),
    "help": c.Help(),
    "ayuda": c.Help(),
    "privacy": c.Privacy(),
    "privacidad": c.Privacy(),
    "on": c.On(),
    "off": c.Off(),
    "pause": c.Pause(),
    "cases": c.Cases(),
    "resources": c.Resources(),
    "recursos": c.Resources(),
    "for": c.NotYet("for"),
    "forget": c.NotYet("forget"),
    "cover": c.Cover(),
    "relevo": c.Cover(),
    "debrief": c.Debrief(),
}


def parse_command(text: str, is_danger: Callable[[str], bool]) -> c.Command:
    """What ``/peersupport`` was asked for. Never refuses but for a duration that is none.

    A command is its one word and what belongs to it; the same word inside a sentence is somebody
    speaking, and becomes Typed, which keeps nothing of it.
    """
    words = folded(text).split()
    if not text.strip():
        return c.OpenRequest()
    if words[:1] == ["crisis"]:
        return c.Crisis(" ".join(words[1:])[:60])
    if len(words) == 1 and words[0] in _WORDS:
        return _WORDS[words[0]]
    danger = is_danger(text)
    return (None if danger else _with_more(text.split(), words)) or c.Typed(danger)


def _with_more(raw: list[str], words: list[str]) -> c.Command | None:
    """The commands that take something after their word; None for everything else."""
    head = words[0] if words else ""
    if head == "on" and len(raw) == 2 and raw[1][0].isdigit():
        return c.On(parse_duration(raw[1]))
    if head == "for" and len(raw) >= 2 and is_mention(raw[1]):
        return c.NotYet("for")
    if head in ("resources", "recursos") and len(raw) == 2:
        return c.Resources(raw[1][:60])
    return None
