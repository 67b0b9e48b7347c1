"""The only home of the words of shifts: lists, the form, who is on call, hand-offs."""

from collections.abc import Mapping
from typing import Final

from bot.domain.content import Words
from bot.domain.shifts import Turn

DAYS: Final = (
    Words("Monday", "lunes"),
    Words("Tuesday", "martes"),
    Words("Wednesday", "miércoles"),
    Words("Thursday", "jueves"),
    Words("Friday", "viernes"),
    Words("Saturday", "sábado"),
    Words("Sunday", "domingo"),
)
TURNS: Final[Mapping[Turn, Words]] = {
    Turn.NONE: Words("all together", "todos a la vez"),
    Turn.DAILY: Words("in turn, a day each", "por turno, un día cada uno"),
    Turn.WEEKLY: Words("in turn, a week each", "por turno, una semana cada uno"),
}
EACH_WEEKS: Final = Words("in turn, {weeks} weeks each", "por turno, {weeks} semanas cada uno")

# lists
ADDED: Final = Words("The shift is in.", "El turno está guardado.")
REMOVED: Final = Words(
    "{name} is gone. Nobody is on call for it from now on.",
    "{name} ya no existe. Nadie está de guardia en ese turno desde ahora.",
)
SHIFTS: Final = Words("Shifts: {count}", "Turnos: {count}")
NO_SHIFTS: Final = Words(
    "There are no shifts yet. We ask those who are available, then the backup pool.",
    "Aún no hay turnos. Avisamos a quien esté disponible y después a la reserva.",
)
HOW_TO_ADD: Final = Words(
    "To add one: {usage}. Or type shift add alone for a form.",
    "Para añadir uno: {usage}. O escribe solo shift add para ver un formulario.",
)
SHIFT: Final = Words(
    "{name} ({id}): {days} {starts}-{ends}, {zone}. {who}, {turn}. From {first}{last}.",
    "{name} ({id}): {days} {starts}-{ends}, {zone}. {who}, {turn}. Desde el {first}{last}.",
)
UNTIL: Final = Words(" until {day}", " hasta el {day}")
SKIPS: Final = Words("Nobody serves on {days}.", "Nadie tiene turno el {days}.")
SKIPS_HOLIDAYS: Final = Words(
    "Nobody serves on public holidays ({where}).", "Nadie tiene turno en los festivos ({where})."
)
MORE: Final = Words("And {count} more.", "Y {count} más.")
LEFT: Final = Words("somebody who left", "alguien que ya no está")

# who is on call
ON_CALL: Final = Words("On call {time}", "De guardia {time}")
NOW: Final = Words("now", "ahora")
PRESENT: Final = Words("{name}: {who} until {time}.", "{name}: {who} hasta {time}.")
NOBODY: Final = Words("{name}: nobody.", "{name}: nadie.")
NEXT: Final = Words("Next: {who} {time}.", "Después: {who} {time}.")
NO_NEXT: Final = Words("Nobody comes next.", "Después no viene nadie.")
FOR: Final = Words("{name} (for {other})", "{name} (en lugar de {other})")
NOT_AVAILABLE: Final = Words("{name} (not available)", "{name} (no disponible)")
AND: Final = Words(" and ", " y ")
STOOD_IN: Final = Words(
    "{who} stands in for {out} from {begins} to {ends}.",
    "{who} sustituye a {out} desde {begins} hasta {ends}.",
)

# the form
FORM_TITLE: Final = Words("New shift", "Nuevo turno")
NAME: Final = Words("Name of the shift", "Nombre del turno")
WHICH_DAYS: Final = Words("Days", "Días")
STARTS: Final = Words("Starts at", "Empieza a las")
ENDS: Final = Words("Ends at", "Termina a las")
ENDS_HINT: Final = Words(
    "An end at or before the start is on the next day.",
    "Si termina antes de la hora de inicio, es al día siguiente.",
)
ZONE: Final = Words("Time zone", "Zona horaria")
ZONE_HINT: Final = Words("As in America/New_York.", "Por ejemplo, Europe/Madrid.")
WHO: Final = Words("Who", "Quién")
WHO_HINT: Final = Words(
    "In the order of their turns. Only supporters who have joined.",
    "En el orden de los turnos. Solo quien ya está en el equipo de apoyo.",
)
TURN: Final = Words("Turns", "Turnos")
HOLIDAYS: Final = Words("No shift on public holidays of", "Sin turno en los festivos de")
HOLIDAYS_HINT: Final = Words(
    "A country, or a part of one, as in US-NY. Empty: public holidays are days like any other.",
    "Un país, o una parte de él, como ES-MD. Vacío: los festivos son días como los demás.",
)
FIRST: Final = Words("First day", "Primer día")
LAST: Final = Words("Last day", "Último día")

# hand-off, to the two people themselves
BEGINS: Final = Words(
    "Your shift {name} begins now. You are on call until {time}.",
    "Empieza tu turno {name}. Estás de guardia hasta {time}.",
)
BEGINS_FROM: Final = Words("Before you: {who}.", "Antes que tú: {who}.")
ENDED: Final = Words(
    "Your shift {name} is over. Thank you.", "Tu turno {name} ha terminado. Gracias."
)
ENDED_TO: Final = Words("On call now: {who}.", "De guardia ahora: {who}.")
ENDED_TO_NOBODY: Final = Words(
    "Nobody follows you. You are not on call any more.",
    "Nadie te sigue. Ya no estás de guardia.",
)
PAUSE_HINT: Final = Words(
    "If you cannot take pages, type /peersupport pause. Nobody needs a reason.",
    "Si no puedes recibir avisos, escribe /peersupport pause. No hace falta un motivo.",
)
HANDOFF_TEXT: Final = Words("Your shift", "Tu turno")
