"""The only home of the words of calendars, in and out."""

from typing import Final

from bot.domain.content import Words

# the form
TITLE: Final = Words("Import a calendar", "Importar calendario")
TOP: Final = Words(
    "Choose the .ics file of a calendar of shifts. First you see what would change. Nothing "
    "changes before you press Import. A new file takes the place of the one before, from now on.",
    "Elige el archivo .ics de un calendario de turnos. Primero verás qué cambiaría. Nada cambia "
    "hasta que pulses Importar. Un archivo nuevo sustituye al anterior, desde ahora.",
)
FILE: Final = Words("Calendar file", "Archivo de calendario")
FILE_HINT: Final = Words(
    "At most 256 KB and 500 events. Slack keeps the file until you delete it. We keep times and "
    "people, no titles.",
    "Como mucho 256 KB y 500 eventos. Slack guarda el archivo hasta que lo borres. Guardamos horas "
    "y personas, no títulos.",
)
LAYER: Final = Words("Calendar", "Calendario")
NEW: Final = Words("A new one", "Uno nuevo")
NAME: Final = Words("Name of a new one", "Nombre, si es nuevo")
NAME_HINT: Final = Words(
    "As it stands in the list of shifts, with 1 to 40 letters.",
    "Como aparece en la lista de turnos, de 1 a 40 letras.",
)
WHOSE: Final = Words("Whose calendar", "De quién es")
WHOSE_HINT: Final = Words(
    "Where every event is of one person. Left empty, each event must name one supporter.",
    "Si todos los eventos son de una persona. Vacío, cada evento debe nombrar a una.",
)
OTHERS: Final = Words("Events that name nobody", "Eventos que no nombran a nadie")
LEAVE_OUT: Final = Words("Leave them out", "Dejarlos fuera")
ZONE: Final = Words("Time zone", "Zona horaria")
ZONE_HINT: Final = Words(
    "For whole days and for times without a zone. As in America/New_York.",
    "Para días enteros y horas sin zona. Por ejemplo, Europe/Madrid.",
)

# what would change
COUNTS: Final = Words(
    "{name}: {count} differences to what stands now. New: {added}. Changed: {changed}. Gone: "
    "{gone}.",
    "{name}: {count} diferencias con lo que hay ahora. Nuevos: {added}. Con cambios: {changed}. "
    "Quitados: {gone}.",
)
FIRST: Final = Words("{name} is new. Times: {added}.", "{name} es nuevo. Tiempos: {added}.")
ADDED: Final = Words("New: {who}, {time}", "Nuevo: {who}, {time}")
GONE: Final = Words("Gone: {who}, {time}", "Quitado: {who}, {time}")
CHANGED: Final = Words(
    "Changed: {before_who}, {before} → {after_who}, {after}",
    "Cambia: {before_who}, {before} → {after_who}, {after}",
)
PASSED_OVER: Final = Words(
    "Left out: {cancelled} called off, {free} marked as free, {unnamed} that name nobody.",
    "Fuera: {cancelled} anulados, {free} marcados como libres, {unnamed} que no nombran a nadie.",
)
NOTHING_TO_DO: Final = Words(
    "{name} stands like this already. Nothing would change.",
    "{name} ya está así. No cambiaría nada.",
)
FIX: Final = Words(
    "Correct the calendar and choose its file again, or answer differently below.",
    "Corrige el calendario y elige otra vez su archivo, o responde de otro modo abajo.",
)
EVENT: Final = Words('"{title}" {why}', '"{title}" {why}')
EVENT_AT: Final = Words('"{title}" on {day} {why}', '"{title}" del {day} {why}')
UNTITLED: Final = Words("without a title", "sin título")
IMPORTED: Final = Words(
    "Imported into {name}. New: {added}. Changed: {changed}. Gone: {gone}.",
    "Importado en {name}. Nuevos: {added}. Con cambios: {changed}. Quitados: {gone}.",
)

# in the list of shifts
SHIFT: Final = Words(
    "{name} ({id}): from a calendar, imported on {day}, {count} times ahead, {zone}. {who}.",
    "{name} ({id}): de un calendario, importado el {day}, {count} tiempos por delante, {zone}. "
    "{who}.",
)

# out again
EVENT_TITLE: Final = Words("Peer support on call: {shift}", "Apoyo entre colegas, guardia: {shift}")
EVENT_OF: Final = Words(
    "Peer support on call: {shift} - {who}", "Apoyo entre colegas, guardia: {shift} - {who}"
)
EXPORT_COMES: Final = Words(
    "{file} comes to your conversation with me in a moment: {count} times until {day}.",
    "{file} llega enseguida a tu conversación conmigo: {count} tiempos hasta el {day}.",
)
EXPORT_HERE: Final = Words(
    "Shifts as a calendar. It does not change by itself: ask for a new one when shifts change.",
    "Los turnos como calendario. No cambia solo: pide otro cuando cambien los turnos.",
)
EXPORT_LOST: Final = Words(
    "Slack did not take the calendar. Please try again in a minute.",
    "Slack no ha aceptado el calendario. Prueba otra vez en un minuto.",
)
EXPORT_NOT_MADE: Final = Words(
    "The calendar could not be made. Please try again in a minute.",
    "No hemos podido hacer el calendario. Prueba otra vez en un minuto.",
)
FILE_NOT_READ: Final = Words(
    "We could not get the file from Slack. Nothing has changed. Please try again.",
    "No hemos podido traer el archivo de Slack. No ha cambiado nada. Prueba otra vez.",
)
