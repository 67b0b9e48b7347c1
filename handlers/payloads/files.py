"""A file that somebody chose in a form: where Slack keeps it, never what is in it."""

from bot.views import ids
from handlers.payloads.reading import needed
from handlers.payloads.state import State


def read_upload(state: State) -> str:
    """Its address, empty where none was chosen. Whose host that is, is looked at before anything
    is asked there."""
    files = state.files(ids.IMPORT_FILE)
    return needed(files[0], "url_private_download") if files else ""
