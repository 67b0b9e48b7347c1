"""The fields that forms are made of; block id and action id are the same word, always.

Slack keeps what a person has typed across ``views.update`` only while both stay the same
(docs.slack.dev/surfaces/modals).
"""

from collections.abc import Iterable

from bot.domain.content import NOT_SAID, Content
from bot.domain.people import Lang
from bot.views import ids
from bot.views.parts import Element, clip, option, plain
from bot.views.scene import Block
from bot.views.texts import Words, labels, t

MOST_OPTIONS = 100
VALUE_LIMIT = 150


def field(
    lang: Lang,
    label: Words,
    element: Element,
    *,
    needed: bool = False,
    hint: Words | None = None,
    redraws: bool = False,
) -> Block:
    made: Block = {
        "type": "input",
        "block_id": element["action_id"],
        "label": plain(t(lang, label)),
        "element": element,
        "optional": not needed,
    }
    if hint is not None:
        made["hint"] = plain(t(lang, hint))
    if redraws:
        made["dispatch_action"] = True
    return made


def one_of(kind: str, action: str, options: list[Element], chosen: str | None) -> Element:
    """``radio_buttons`` or ``static_select``; nothing is chosen where ``chosen`` is not offered."""
    made: Element = {"type": kind, "action_id": action, "options": options}
    initial = next((o for o in options if o["value"] == chosen), None)
    if initial is not None:
        made["initial_option"] = initial
    return made


def some_of(kind: str, action: str, options: list[Element], chosen: Iterable[str]) -> Element:
    """``checkboxes`` or ``multi_static_select``."""
    made: Element = {"type": kind, "action_id": action, "options": options}
    wanted = frozenset(chosen)
    initial = [o for o in options if o["value"] in wanted]
    if initial:
        made["initial_options"] = initial
    return made


def typed(action: str, value: str, limit: int, *, multiline: bool = False) -> Element:
    made: Element = {"type": "plain_text_input", "action_id": action, "max_length": limit}
    if multiline:
        made["multiline"] = True
    if value:
        made["initial_value"] = value[:limit]
    return made


def people(action: str, chosen: Iterable[str]) -> Element:
    made: Element = {"type": "multi_users_select", "action_id": action}
    initial = sorted(chosen)
    if initial:
        made["initial_users"] = initial
    return made


def yes_no(lang: Lang) -> list[Element]:
    return [option(t(lang, labels.YES), ids.YES), option(t(lang, labels.NO), ids.NO)]


def reasons(content: Content, lang: Lang) -> list[Element]:
    """In the order of the file, which puts *prefer not to say* first."""
    return [option(r.label.of(lang), r.code) for r in content.reasons.values()]


def professions(content: Content, lang: Lang) -> list[Element]:
    listed = (c for c in content.professions.values() if c.code != NOT_SAID)
    options = [option(c.label.of(lang), c.code) for c in listed]
    return _with_none(lang, labels.NOT_SAID, options)


def languages(content: Content, lang: Lang) -> list[Element]:
    listed = (c for c in content.languages.values() if c.code != NOT_SAID)
    options = [option(c.label.of(lang), c.code) for c in listed]
    return _with_none(lang, labels.NO_WISH, options)


def units(names: tuple[str, ...], lang: Lang) -> list[Element]:
    """A name too long to be an option's value is left out; it could not be told apart."""
    options = [option(clip(n, 75), n) for n in names if n.strip() and len(n) <= VALUE_LIMIT]
    return _with_none(lang, labels.NOT_SAID, options)


def countries(content: Content, lang: Lang) -> list[Element]:
    return [option(c.name.of(lang), c.code) for c in content.countries.values()][:MOST_OPTIONS]


def _with_none(lang: Lang, label: Words, options: list[Element]) -> list[Element]:
    return [option(t(lang, label), ids.NONE), *options][:MOST_OPTIONS]
