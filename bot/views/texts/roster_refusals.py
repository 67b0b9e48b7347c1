"""Words for every way of saying no to a table of the roster."""

from collections.abc import Mapping
from typing import Final

from bot.domain import refusals as no
from bot.domain.content import Words

SENTENCES: Final[Mapping[type[Exception], Words]] = {
    no.SheetNotText: Words(
        "We cannot read this file. Please save it as CSV with UTF-8.",
        "No podemos leer este archivo. Guárdalo como CSV con UTF-8.",
    ),
    no.SheetTooBig: Words(
        "This file is larger than 1 MB. Please send a smaller part.",
        "Este archivo pasa de 1 MB. Envía una parte más pequeña.",
    ),
    no.SheetTooLong: Words(
        "This has more than {a} lines. Please send fewer at a time.",
        "Hay más de {a} líneas. Envía menos de una vez.",
    ),
    no.SheetEmpty: Words("There is nothing in it.", "No hay nada dentro."),
    no.SheetBroken: Words(
        "The table breaks off on line {a}. Please look at the quotes there.",
        "La tabla se corta en la línea {a}. Mira ahí las comillas.",
    ),
    no.NotAMemberId: Words(
        "slack cannot be {a}. Write the member ID, like U0123ABCD. It is in the person's profile "
        "in "
        "Slack. Names and e-mail addresses do not work here.",
        "slack no puede ser {a}. Escribe el ID de miembro, como U0123ABCD. Está en el perfil de la "
        "persona en Slack. Aquí no sirven nombres ni correos.",
    ),
    no.TwiceInSheet: Words("{a} is in here twice.", "{a} aparece dos veces."),
    no.ColumnMissing: Words(
        "There is no column called {a}.", "No hay ninguna columna llamada {a}."
    ),
    no.UnknownColumn: Words(
        "We do not know the column {a}. Perhaps: {b}.",
        "No conocemos la columna {a}. Quizás: {b}.",
    ),
    no.MoreCells: Words(
        "This line has more cells than there are columns.",
        "Esta línea tiene más celdas que columnas.",
    ),
    no.TooManyNew: Words(
        "More than {a} people are new here. Please send fewer at a time.",
        "Hay más de {a} personas nuevas. Envía menos de una vez.",
    ),
    no.SlackSilent: Words(
        "Slack did not tell us who {a} is. Please try again in a minute.",
        "Slack no nos dice quién es {a}. Prueba otra vez en un minuto.",
    ),
}
