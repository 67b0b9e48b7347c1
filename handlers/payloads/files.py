"""A file that somebody chose in a form: where Slack keeps it, never what is in it."""

from typing import Final

from bot.views import ids
from handlers.payloads.reading import text
from handlers.payloads.state import State

_LONGEST: Final = 1000
"""Of an address: it must fit into what a form carries along."""


def read_upload(state: State) -> str:
    """Its address, empty where none was chosen. Whose host that is, is looked at before anything
    is asked there."""
    files = state.files(ids.IMPORT_FILE)
    return text(files[0], "url_private_download", _LONGEST) if files else ""
