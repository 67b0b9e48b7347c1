"""Words for every way of saying no to a change of the rota."""

from collections.abc import Mapping
from typing import Final

from bot.domain import rota_refusals as no
from bot.domain.content import Words

SENTENCES: Final[Mapping[type[Exception], Words]] = {
    no.EmptyShift: Words(
        "A shift needs at least one day and one person. Nothing was changed.",
        "Un turno necesita al menos un día y una persona. No ha cambiado nada.",
    ),
    no.LongName: Words(
        'A shift needs a name of 1 to 40 letters, in quotes: shift add "Weekdays". Nothing was'
        " changed.",
        'Un turno necesita un nombre de 1 a 40 letras, entre comillas: shift add "Weekdays". No ha'
        " cambiado nada.",
    ),
    no.UnknownZone: Words(
        'There is no time zone "{a}". Write it as in tz={b}. Nothing was changed.',
        'No existe la zona horaria "{a}". Escríbela como en tz={b}. No ha cambiado nada.',
    ),
    no.UnknownHolidays: Words(
        'No public holidays are known for "{a}". Write a country, or a part of one, as in'
        " holidays={b}. Nothing was changed.",
        'No se conocen los festivos de "{a}". Escribe un país, o una parte de él, como en'
        " holidays={b}. No ha cambiado nada.",
    ),
    no.ReversedDates: Words(
        "The end comes before the start. Nothing was changed. Put the earlier one first.",
        "El final es anterior al principio. No ha cambiado nada. Pon primero lo anterior.",
    ),
    no.TooLong: Words(
        "One person stands in for {a} days at most. Nothing was changed. For longer, change the "
        "shift.",
        "Una persona sustituye como mucho {a} días. No ha cambiado nada. Para más, cambia el "
        "turno.",
    ),
    no.TooMany: Words(
        "That is too many: {a} are possible. Nothing was changed.",
        "Son demasiados: caben {a}. No ha cambiado nada.",
    ),
    no.NamedTwice: Words(
        "The same person is named twice. Nothing was changed. Name each person once.",
        "La misma persona aparece dos veces. No ha cambiado nada. Nombra a cada una una vez.",
    ),
    no.NotServing: Words(
        "{a} is not a supporter right now. Nothing was changed. Add them with roster add, and wait"
        " until they press I am in.",
        "{a} no está ahora en el equipo de apoyo. No ha cambiado nada. Usa roster add y espera a "
        "que"
        " acepte.",
    ),
    no.NotOnCallThen: Words(
        "{a} is not on call at any time in between. Nothing was changed. Look at oncall for the "
        "times.",
        "{a} no está de guardia en ese tiempo. No ha cambiado nada. Mira las horas con oncall.",
    ),
    no.PassedAlready: Words(
        "That time is over. Nothing was changed.", "Ese tiempo ya pasó. No ha cambiado nada."
    ),
    no.TwiceAtOnce: Words(
        "{a} would be on call twice at the same time, in {b} and {c}, first on {d}. Nothing was"
        " changed.",
        "{a} estaría de guardia dos veces a la vez, en {b} y {c}, por primera vez el {d}. No ha"
        " cambiado nada.",
    ),
    no.UnknownShift: Words(
        "There is no shift {a}. Type shift list to see them all with their ids.",
        "No existe el turno {a}. Escribe shift list para verlos todos con sus códigos.",
    ),
}
NOT_SERVING_ONE: Final = Words(
    "One of the people named is not on the roster. Nothing was changed. Look at roster for who is.",
    "Alguna de las personas no está en la lista. No ha cambiado nada. Mira quién está con roster.",
)
