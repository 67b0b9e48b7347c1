"""The only home of what stands around what a supporter says about themselves."""

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
FOR_ASKING: Final = Words(
    "The rest says when and for what we may ask you. Keepers of the roster see it, but for the "
    "number of cases you wish.",
    "Lo demás dice cuándo y para qué podemos avisarte. Quien lleva la lista lo ve, salvo el número "
    "de casos que deseas.",
)
THEMES_HINT: Final = Words(
    "Only what you want to offer. You can take it back at any time.",
    "Solo lo que quieras ofrecer. Puedes quitarlo cuando quieras.",
)
OWN_CAP: Final = Words("Cases at a time, at most", "Casos a la vez, como mucho")
NOT_YOURS: Final = Words(
    "Profession, unit, site, units you lead, training and the highest number of cases are kept by "
    "the program.",
    "Profesión, unidad, centro, unidades que diriges, formación y el máximo de casos los lleva el "
    "programa.",
)
SAVED: Final = Words(
    "Saved. Those you come to will read your two lines from now on.",
    "Guardado. Leerán tus dos líneas a partir de ahora las personas a las que acompañes.",
)
REMOVED: Final = Words(
    "Saved. Those you come to read your name and profession, and no lines about you.",
    "Guardado. Las personas que acompañas leen tu nombre y tu profesión, y nada más sobre ti.",
)
