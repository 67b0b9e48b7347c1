"""Everything that is ever said outside Slack. A lock screen shows it, and anybody may read it."""

from bot.domain.people import Lang
from bot.views.texts import second as words
from bot.views.texts import t


def nudge_text(lang: Lang) -> str:
    """No urgency, no name, no reason, no word of what this program is for."""
    return t(lang, words.NUDGE)


def code_text(lang: Lang, code: str) -> str:
    return t(lang, words.CODE_TEXT, code=code)
