"""Resources over the checklist, to send with one tap; and one that was sent, to read."""

from bot.domain.cases import Case
from bot.domain.people import Lang
from bot.domain.resources import Category, Resource
from bot.views import ids
from bot.views.modals.fields import one_of
from bot.views.parts import Element, actions, button, clip, context, modal, option, plain, section
from bot.views.resources import entry_blocks, label_of, sent_blocks
from bot.views.scene import Block, Scene, View
from bot.views.texts import Words, labels, t
from bot.views.texts import resources as words


def to_send(scene: Scene, category: str, news: Words | None = None, about: str = "") -> View:
    """The entries of one category; one that is not there is the first. ``news``: what became of
    the last press, about the resource of that id."""
    lang, library = scene.lang, scene.around.content.library
    shown = library.shown
    chosen = next((one for one in shown if one.code == category), shown[0])
    blocks = _news(scene, news, about)
    blocks += [section(t(lang, words.TO_SEND)), _categories(lang, shown, chosen)]
    for one in library.of(chosen.code):
        blocks += [*entry_blocks(lang, library, one), *_sending(scene, one)]
    party_id = scene.party.party_id if scene.party is not None else ""
    frame = {
        "callback_id": ids.RESOURCES_VIEW,
        "private_metadata": f"{party_id}:{chosen.code}",
    }
    return modal(scene.around, lang, frame, words.TITLE, blocks)


def sent_details(scene: Scene, case: Case, one: Resource) -> View:
    """The requester's message as a modal that a screen reader can read."""
    frame = {"callback_id": ids.SHOWN_VIEW}
    blocks = sent_blocks(scene, case, one)
    return modal(scene.around, scene.lang, frame, words.TITLE, blocks)


def _news(scene: Scene, news: Words | None, about: str) -> list[Block]:
    found = scene.around.content.library.entries.get(about)
    if news is None or found is None:
        return []
    return [section(t(scene.lang, news, title=found.title.of(scene.lang)))]


def _categories(lang: Lang, shown: tuple[Category, ...], chosen: Category) -> Block:
    options = [option(clip(label_of(lang, one), 75), one.code) for one in shown]
    select = one_of("static_select", ids.RESOURCE_CATEGORY, options, chosen.code)
    select["placeholder"] = plain(t(lang, words.CHOOSE))
    return {"type": "actions", "block_id": ids.RESOURCE_CATEGORY, "elements": [select]}


def _sending(scene: Scene, one: Resource) -> tuple[Block, ...]:
    lang = scene.lang
    if scene.case is not None and one.id in scene.case.sent_ids:
        return (context(t(lang, words.SENT)),)
    send: Element = button(lang, labels.SEND, ids.SEND_RESOURCE, one.id)
    title = t(lang, words.SEND_ONE, title=one.title.of(lang))
    return actions([{**send, "accessibility_label": clip(title, 75)}])
