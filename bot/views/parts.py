"""The small pieces that every message and view is made of, and where text meets Slack's markup.

Sentences become ``plain_text``, in which Slack reads no markup at all; only what is built here or
in ``lines`` as mrkdwn is escaped (docs.slack.dev/messaging/formatting-message-text).
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal

from bot.domain.people import Lang, Person
from bot.views.scene import Block, Rendered, Surroundings, View
from bot.views.texts import Words, labels, shared, t

SECTION_LIMIT: Final = 3000
OPTION_LIMIT: Final = 75
BUTTONS_IN_A_ROW: Final = 5
TEXT_LIMIT: Final = 3900
"""Slack asks for a top-level text of at most 4,000 characters."""

Element = dict[str, Any]
Style = Literal["primary", "danger"]
DIVIDER: Final[Block] = {"type": "divider"}


def escape(text: str) -> str:
    """The three characters that Slack reads as markup of its own."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def clip(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def plain(text: str, limit: int = SECTION_LIMIT) -> Element:
    """Text in which nothing is read as markup or as an emoji code."""
    return {"type": "plain_text", "text": clip(text, limit), "emoji": False}


def section(text: str) -> Block:
    return {"type": "section", "text": plain(text)}


def sections(lines: Iterable[str]) -> tuple[Block, ...]:
    """Lines stacked into as few plain sections as hold them."""
    return tuple(section(chunk) for chunk in _stacked(lines))


def marked(mrkdwn: str) -> Block:
    """A section of mrkdwn that is escaped already."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": mrkdwn}}


def marked_sections(lines: Iterable[str]) -> tuple[Block, ...]:
    """Escaped mrkdwn lines stacked into as few sections as hold them."""
    return tuple(marked(chunk) for chunk in _stacked(lines))


def bold(text: str) -> Block:
    return marked(f"*{escape(clip(text, 2000))}*")


def context(text: str) -> Block:
    return {"type": "context", "elements": [plain(text)]}


def button(
    lang: Lang, label: Words, action: str, value: str | None = None, style: Style | None = None
) -> Element:
    made: Element = {"type": "button", "text": plain(label.of(lang), 75), "action_id": action}
    if value is not None:
        made["value"] = value
    if style is not None:
        made["style"] = style
    return made


def asking_first(lang: Lang, pressed: Element, title: Words, text: Words) -> Element:
    """The button, with Slack's own question before it is pressed; its label is the answer."""
    confirm = {
        "title": plain(title.of(lang), 100),
        "text": plain(text.of(lang), 300),
        "confirm": plain(pressed["text"]["text"], 30),
        "deny": plain(labels.NOT_NOW.of(lang), 30),
    }
    return {**pressed, "confirm": confirm}


def actions(buttons: Iterable[Element]) -> tuple[Block, ...]:
    """Rows of at most five buttons."""
    left = list(buttons)
    rows = (left[at : at + BUTTONS_IN_A_ROW] for at in range(0, len(left), BUTTONS_IN_A_ROW))
    return tuple({"type": "actions", "elements": row} for row in rows)


def reach(lang: Lang, person: Person) -> Block:
    """A mention and a link that opens the conversation with them; made of ids only."""
    link = f"slack://user?team={escape(person.team)}&amp;id={escape(person.user)}"
    return marked(f"<@{escape(person.user)}>   <{link}|{escape(t(lang, shared.OPEN_CHAT))}>")


def message(around: Surroundings, lang: Lang, text: str, blocks: Iterable[Block]) -> Rendered:
    """One message; ``text`` is what a lock screen shows and a screen reader speaks."""
    if not around.practice:
        return Rendered(escape(text), tuple(blocks))
    practice = t(lang, shared.PRACTICE)
    return Rendered(escape(f"{text}\n{practice}"), (context(practice), *blocks))


def line(around: Surroundings, lang: Lang, words: Words, **values: object) -> Rendered:
    """One neutral line without buttons."""
    said = t(lang, words, **values)
    return message(around, lang, said, (section(said),))


def listing(
    around: Surroundings, lang: Lang, lines: Iterable[str], more: Iterable[Block] = ()
) -> Rendered:
    """An answer whose text holds everything, since a screen reader speaks nothing else."""
    said = tuple(lines)
    blocks = (*sections(said), *more)
    return message(around, lang, clip("\n".join(said), TEXT_LIMIT), blocks)


def modal(
    around: Surroundings,
    lang: Lang,
    frame: Mapping[str, str],
    title: Words,
    blocks: Iterable[Block],
) -> View:
    """A modal. ``frame`` holds callback_id, and where needed private_metadata, submit, close."""
    shown = list(blocks)
    if around.practice:
        shown.insert(0, context(t(lang, shared.PRACTICE)))
    view: View = {"type": "modal", "title": plain(title.of(lang), 24), "blocks": shown}
    view["close"] = plain(frame.get("close", labels.CLOSE.of(lang)), 24)
    view["callback_id"] = frame["callback_id"]
    if "submit" in frame:
        view["submit"] = plain(frame["submit"], 24)
    if "private_metadata" in frame:
        view["private_metadata"] = frame["private_metadata"]
    return view


def option(text: str, value: str, description: str | None = None) -> Element:
    made: Element = {"text": plain(text, OPTION_LIMIT), "value": value}
    if description is not None:
        made["description"] = plain(description, OPTION_LIMIT)
    return made


def _stacked(lines: Iterable[str]) -> list[str]:
    chunks: list[str] = []
    for text in lines:
        one = clip(text, SECTION_LIMIT)
        if chunks and len(chunks[-1]) + len(one) < SECTION_LIMIT:
            chunks[-1] += f"\n{one}"
        else:
            chunks.append(one)
    return [chunk for chunk in chunks if chunk.strip()]
