"""The words of ``session …`` and ``training …``: text in, small frozen values out."""

import difflib
import re
from collections.abc import Callable, Mapping
from typing import Final

from bot.domain.refusals import BadWord, PickPerson
from bot.domain.session_fields import ADD_USAGE, RECORD_USAGE
from bot.views.ids import ADMIN_COMMAND
from handlers import training_commands as c
from handlers.words import is_mention, mention, pairs

USAGES: Final[Mapping[str, str]] = {
    "session list": "session list",
    "session add": ADD_USAGE,
    "session remove": "session remove 1a2b3c",
    "session attended": "session attended 1a2b3c @sam @lee",
    "session excuse": "session excuse 1a2b3c @sam",
    "session topics": "session topics",
    "training": RECORD_USAGE,
    "training certificate": "training certificate @sam",
}
_SAID: Final = 4
_NAMED: Final = re.compile(r"<[^<>]*>|[^\s,]+")
_TRAINER: Final = "trainer"


def session(head: str, rest: list[str]) -> c.TrainingCommand:
    verb = rest[0].casefold() if rest else "list"
    parse = _VERBS.get(verb)
    if parse is None:
        raise BadWord(rest[0][:40], _nearest(verb))
    return parse(rest[1:], USAGES[f"session {verb}"])


def _nearest(verb: str) -> str:
    """An example of what is nearest; of everything where nothing is."""
    near = difflib.get_close_matches(verb[:40], _VERBS, n=1)
    found = [USAGES[f"session {one}"] for one in near or _VERBS]
    return f"\n{ADMIN_COMMAND} ".join(found)


def _list(rest: list[str], usage: str) -> c.TrainingCommand:
    _no_more(rest, usage)
    return c.SessionList()


def _topics(rest: list[str], usage: str) -> c.TrainingCommand:
    _no_more(rest, usage)
    return c.SessionTopics()


def _add(rest: list[str], usage: str) -> c.TrainingCommand:
    said, named = rest[:_SAID], rest[_SAID:]
    early = next((word for word in said if "=" in word), None)
    if len(said) < _SAID or early is not None:
        raise BadWord((early or " ".join(said) or "add")[:40], usage)
    fields, trainer = _fields(named, usage)
    return c.SessionAdd((said[0], said[1], said[2], said[3]), fields, trainer)


def _fields(rest: list[str], usage: str) -> tuple[tuple[tuple[str, str], ...], str | None]:
    """All fields but ``trainer=``, which names a person."""
    found = pairs(rest, usage)
    named = next((value for key, value in found if key == _TRAINER), None)
    trainer = None if named is None else mention(named, usage)
    return tuple(pair for pair in found if pair[0] != _TRAINER), trainer


def _remove(rest: list[str], usage: str) -> c.TrainingCommand:
    _no_more(rest[1:], usage)
    return c.SessionRemove(_id(rest, usage))


def _attended(rest: list[str], usage: str) -> c.TrainingCommand:
    named = _NAMED.findall(" ".join(rest[1:]))
    users = dict.fromkeys(mention(one, usage) for one in named)
    return c.SessionAttended(_id(rest, usage), tuple(users))


def _excuse(rest: list[str], usage: str) -> c.TrainingCommand:
    session_id = _id(rest, usage)
    if len(rest) < 2:
        raise PickPerson("", usage)
    _no_more(rest[2:], usage)
    return c.SessionExcuse(session_id, mention(rest[1], usage))


def _id(rest: list[str], usage: str) -> str:
    if not rest or is_mention(rest[0]):
        raise BadWord((rest[0] if rest else "session")[:40], usage)
    return rest[0].casefold()[:60]


def training(head: str, rest: list[str]) -> c.TrainingCommand:
    if rest and rest[0].casefold() == "certificate":
        usage = USAGES["training certificate"]
        _no_more(rest[2:], usage)
        return c.TrainingCertificate(mention(rest[1], usage) if len(rest) > 1 else None)
    if not rest:
        raise PickPerson("", RECORD_USAGE)
    user = mention(rest[0], RECORD_USAGE)
    fields, trainer = _fields(rest[1:], RECORD_USAGE)
    return c.TrainingSet(user, fields, trainer) if rest[1:] else c.TrainingShow(user)


def _no_more(rest: list[str], usage: str) -> None:
    if rest:
        raise BadWord(rest[0][:40], usage)


_Parse = Callable[[list[str], str], c.TrainingCommand]
_VERBS: Final[Mapping[str, _Parse]] = {
    "list": _list,
    "add": _add,
    "remove": _remove,
    "attended": _attended,
    "excuse": _excuse,
    "topics": _topics,
}
PARSERS: Final[Mapping[str, Callable[[str, list[str]], c.TrainingCommand]]] = {
    "session": session,
    "training": training,
}
