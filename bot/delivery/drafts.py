"""The same message, plainer and plainer: what is tried when Slack refuses what we drew."""

from collections.abc import Iterator

from bot.views.scene import Block, Rendered

_TEXT_LIMIT = 2900


def drafts(rendered: Rendered) -> Iterator[Rendered]:
    """As drawn; then its text with the buttons; then its text alone. Each only once."""
    yield rendered
    buttons = tuple(block for block in rendered.blocks if block.get("type") == "actions")
    if buttons and len(buttons) < len(rendered.blocks):
        yield Rendered(rendered.text, (_section(rendered.text), *buttons))
    if rendered.blocks:
        yield Rendered(rendered.text, ())


def has_buttons(rendered: Rendered) -> bool:
    """Whether somebody is expected to act on it; a neutral line needs no second posting."""
    return any(block.get("type") == "actions" for block in rendered.blocks)


def _section(text: str) -> Block:
    return {
        "type": "section",
        "text": {"type": "plain_text", "text": text[:_TEXT_LIMIT], "emoji": False},
    }
