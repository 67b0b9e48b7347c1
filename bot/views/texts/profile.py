"""The only home of what stands around the lines that a supporter writes about themselves."""

from typing import Final

from bot.domain.content import Words

WHO_READS: Final = Words(
    "Only the person you are coming to reads this, below your name, once you have accepted.",
    "Solo lo lee la persona a la que acompañas, bajo tu nombre, cuando ya has aceptado.",
)
HINT: Final = Words(
    "At most two lines, without links or mentions. Leave it empty to take it away.",
    "Como mucho dos líneas, sin enlaces ni menciones. Déjalo vacío para quitarlo.",
)
SAVED: Final = Words(
    "Saved. Those you come to will read it from now on.",
    "Guardado. Lo leerán a partir de ahora las personas a las que acompañes.",
)
REMOVED: Final = Words("Saved. Nothing about you is shown.", "Guardado. No se muestra nada de ti.")
