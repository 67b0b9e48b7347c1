"""Words for every way of saying no to a calendar file."""

from collections.abc import Mapping
from typing import Final

from bot.domain import calendar_refusals as no
from bot.domain.content import Words

SENTENCES: Final[Mapping[type[Exception], Words]] = {
    no.NoAddresses: Words(
        "We never fetch a calendar from an address. Save it as an .ics file, type shift import"
        " alone and choose the file there.",
        "Nunca traemos un calendario de una dirección. Guárdalo como archivo .ics, escribe solo"
        " shift import y elige allí el archivo.",
    ),
    no.NoCalendarChosen: Words("Please choose a calendar file.", "Elige un archivo de calendario."),
    no.CalendarTooBig: Words(
        "This file is larger than {a} KB. Nothing was changed. Export a shorter time of the"
        " calendar.",
        "Este archivo pasa de {a} KB. No ha cambiado nada. Exporta un tiempo más corto del"
        " calendario.",
    ),
    no.NotACalendar: Words(
        "This is not a calendar, or it breaks off. Nothing was changed. Export it again as an"
        " .ics file.",
        "Esto no es un calendario, o está cortado. No ha cambiado nada. Expórtalo otra vez como"
        " archivo .ics.",
    ),
    no.TooManyEvents: Words(
        "This calendar has more than {a} events. Nothing was changed. Export a shorter time of it.",
        "Este calendario tiene más de {a} eventos. No ha cambiado nada. Exporta un tiempo más"
        " corto.",
    ),
    no.TooManyTimes: Words(
        "The events of this calendar come again more than {a} times. Nothing was changed. Give"
        " them an end, or export fewer.",
        "Los eventos de este calendario se repiten más de {a} veces. No ha cambiado nada. Ponles"
        " un final o exporta menos.",
    ),
    no.CalendarTooSlow: Words(
        "It took too long to work out this calendar, so we stopped. Nothing was changed. Export a"
        " shorter time of it, with fewer repetitions.",
        "Calcular este calendario tardaba demasiado y lo hemos parado. No ha cambiado nada."
        " Exporta un tiempo más corto, con menos repeticiones.",
    ),
    no.NothingAhead: Words(
        "There is no time in this calendar from now on, so nobody would be on call. What is"
        " called off or marked as free does not count. Nothing was changed. To take its"
        " shift away, use shift remove.",
        "En este calendario no hay ningún tiempo desde ahora, así que nadie estaría de guardia. Lo"
        " anulado o marcado como libre no cuenta. No ha cambiado nada. Para quitar su"
        " turno, usa shift remove.",
    ),
    no.NothingToExport: Words(
        "Nobody is on call there in the next 180 days, so there is nothing to put into a calendar.",
        "Nadie está de guardia ahí en los próximos 180 días, así que no hay nada que poner en un"
        " calendario.",
    ),
    no.TooOften: Words(
        "comes again within a day. A shift comes at most once a day.",
        "se repite dentro de un día. Un turno viene como mucho una vez al día.",
    ),
    no.OddZone: Words(
        "has a time zone that we do not know, or one with rules that cannot be.",
        "tiene una zona horaria que no conocemos, o con reglas imposibles.",
    ),
    no.NoStart: Words("does not say when it begins.", "no dice cuándo empieza."),
    no.NoEnd: Words(
        "does not say when it ends, or ends as it begins.",
        "no dice cuándo termina, o termina cuando empieza.",
    ),
    no.EndsBefore: Words("ends before it begins.", "termina antes de empezar."),
    no.OddTime: Words(
        "has a time or a rule that we cannot understand.",
        "tiene una hora o una regla que no entendemos.",
    ),
    no.NamesNobody: Words(
        "names no supporter who is on the roster now.",
        "no nombra a nadie que esté ahora en el equipo de apoyo.",
    ),
    no.NamesSeveral: Words(
        "names more than one supporter: {a}.", "nombra a más de una persona del equipo: {a}."
    ),
}
