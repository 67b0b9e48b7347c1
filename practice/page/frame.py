"""The words that Slack itself puts around what an app sends, in the language of who looks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    app: str
    only_you: str
    edited: str
    dismiss: str
    reply: str
    edit: str
    delete: str
    optional: str
    none_chosen: str
    more: str
    cancel: str
    close: str
    close_all: str
    """The cross of a modal: every modal of the stack goes."""
    home: str
    not_here: str
    """Beside what Slack would draw and this page does not."""
    hour: str
    """How a time of day is written, for ``strftime``."""


_ENGLISH = Frame(
    app="APP",
    only_you="Only visible to you",
    edited="(edited)",
    dismiss="Dismiss",
    reply="Reply in thread",
    edit="Edit",
    delete="Delete",
    optional="(optional)",
    none_chosen="Nothing chosen",
    more="More options",
    cancel="Cancel",
    close="Close",
    close_all="Close all",
    home="Home",
    not_here="The practice workspace cannot show this part: {kind}.",
    hour="%-I:%M %p",
)
_SPANISH = Frame(
    app="APP",
    only_you="Solo visible para ti",
    edited="(editado)",
    dismiss="Descartar",
    reply="Responder en el hilo",
    edit="Editar",
    delete="Eliminar",
    optional="(opcional)",
    none_chosen="Nada elegido",
    more="Más opciones",
    cancel="Cancelar",
    close="Cerrar",
    close_all="Cerrar todo",
    home="Inicio",
    not_here="El espacio de práctica no puede mostrar esta parte: {kind}.",
    hour="%-H:%M",
)


def frame_for(locale: str) -> Frame:
    return _SPANISH if locale.startswith("es") else _ENGLISH
