"""The only home of the words of coverage: gaps, one person alone, the score, the digest."""

from collections.abc import Mapping
from typing import Final

from bot.domain.content import Words
from bot.domain.coverage_score import Part

TITLE: Final = Words("Coverage until {until}", "Cobertura hasta el {until}")
NO_SHIFTS: Final = Words(
    "There are no shifts yet, so no time is promised and nothing can be missing. Add one: {usage}",
    "Aún no hay turnos: no se promete ningún horario y no puede faltar nada. Añade uno: {usage}",
)
NO_SHIFTS_READER: Final = Words(
    "There are no shifts yet, so no time is promised and nothing can be missing. Administrators and"
    " directors add them.",
    "Aún no hay turnos: no se promete ningún horario y no puede faltar nada. Los añaden"
    " administración y dirección.",
)
ALWAYS: Final = Words("always", "siempre")
HOURS: Final = Words(
    "Hours that are promised: {hours}. settings cover-hours changes them.",
    "Horario prometido: {hours}. Se cambia con settings cover-hours.",
)
NOT_PROMISED: Final = Words(
    "No time is promised in this period.", "En este periodo no se promete ningún horario."
)
SCORE: Final = Words(
    "Quality of the coverage: {score} of 100", "Calidad de la cobertura: {score} de 100"
)
PARTS: Final[Mapping[Part, Words]] = {
    Part.COVERED: Words(
        "{percent}% of the promised time has somebody who can be asked (counts {weight})",
        "El {percent}% del horario prometido tiene a quien preguntar (cuenta {weight})",
    ),
    Part.DOUBLED: Words(
        "{percent}% of it has two or more (counts {weight})",
        "El {percent}% tiene dos personas o más (cuenta {weight})",
    ),
    Part.EVEN: Words(
        "{percent}% of the hours would stay where they are if all carried the same"
        " (counts {weight})",
        "El {percent}% de las horas no cambiaría si el reparto fuera igual (cuenta {weight})",
    ),
    Part.RESTED: Words(
        "{percent}% of the hours keep to 12 on call, then 10 off (counts {weight})",
        "El {percent}% de las horas respeta 12 de guardia y 10 de descanso (cuenta {weight})",
    ),
}
FEW: Final = Words(
    "How evenly the hours are shared, and rest, count from three people on.",
    "El reparto de las horas y el descanso cuentan a partir de tres personas.",
)
NO_GAPS: Final = Words(
    "No gaps: somebody who can be asked is on call in all of the promised time.",
    "Sin huecos: en todo el horario prometido hay alguien de guardia a quien preguntar.",
)
GAPS: Final = Words("Gaps, nobody who can be asked: {count}", "Huecos, sin nadie: {count}")
THIN: Final = Words("One person alone: {count}", "Una sola persona: {count}")
SPAN: Final = Words("{begins} to {ends} ({long})", "desde {begins} hasta {ends} ({long})")
SPAN_ALONE: Final = Words(
    "{begins} to {ends} ({long}): {name}", "desde {begins} hasta {ends} ({long}): {name}"
)
LONG: Final = Words("{hours} h {minutes} min", "{hours} h {minutes} min")
LONG_HOURS: Final = Words("{hours} h", "{hours} h")
LONG_MINUTES: Final = Words("{minutes} min", "{minutes} min")
MORE: Final = Words("And {count} more.", "Y {count} más.")
OVERLOADED: Final = Words("A lot for one person: {count}", "Mucho para una persona: {count}")
OVERLOAD: Final = Words("{name}: {what}", "{name}: {what}")
WEEK: Final = Words("{hours} h in seven days (60 at most)", "{hours} h en siete días (máximo 60)")
BLOCK: Final = Words(
    "{hours} h without 10 h off in between (12 at most)",
    "{hours} h sin 10 h de descanso en medio (máximo 12)",
)
SHARE: Final = Words(
    "{hours} h in all, more than twice the average",
    "{hours} h en total, más del doble de la media",
)
NOT_ASKED: Final = Words(
    "On a shift, and not available for some of it: {names}",
    "En un turno, y sin disponibilidad en alguna parte: {names}",
)
PICTURE_COMES: Final = Words(
    "A picture comes to your conversation with me.", "Una imagen llega a tu conversación conmigo."
)
NO_PICTURE: Final = Words(
    "There is no picture: whoever runs this program can add it with pip install '.[reports]'.",
    "No hay imagen: quien mantiene este programa puede añadirla con pip install '.[reports]'.",
)
ALL_COMES: Final = Words(
    "We are working it out. It comes to your conversation with me.",
    "Lo estamos calculando. Llega a tu conversación conmigo.",
)
LOST: Final = Words(
    "Slack did not take the picture of the coverage. Type coverage once more.",
    "Slack no aceptó la imagen de la cobertura. Escribe coverage otra vez.",
)
FAILED: Final = Words(
    "The coverage could not be worked out. Type coverage once more.",
    "No se pudo calcular la cobertura. Escribe coverage otra vez.",
)
BAD_PERIOD: Final = Words(
    "{a} is not a length of time that I can look ahead. Write coverage 14d or coverage 8w, from"
    " 1d to 400d.",
    "{a} no es un plazo que pueda mirar. Escribe coverage 14d o coverage 8w, de 1d a 400d.",
)

# the picture; numbers of people only
PICTURE: Final = Words(
    "Coverage until {until}: the fewest people who can be asked, for each {square}. Gaps: {gaps}.",
    "Cobertura hasta el {until}: el mínimo de personas disponibles, por {square}. Huecos: {gaps}.",
)
HOUR: Final = Words("hour", "hora")
DAY: Final = Words("day", "día")
AXIS_HOUR: Final = Words("Hour of the day, {zone}", "Hora del día, {zone}")
AXIS_DAY: Final = Words(
    "Fewest people at once on each day, {zone}", "Menos personas a la vez cada día, {zone}"
)
LEGEND: Final = Words(
    "nobody|one person|two|three or more|not promised",
    "nadie|una persona|dos|tres o más|no prometido",
)

# the digest
DIGEST_TEXT: Final = Words(
    "Nobody is on call at some times ahead", "No hay nadie de guardia en algunos horarios"
)
DIGEST_TITLE: Final = Words(
    "Gaps in the next 14 days: {count}", "Huecos en los próximos 14 días: {count}"
)
ON_SHIFT: Final = Words(
    "{name} ({shift}) is on that shift and not available.",
    "{name} ({shift}) está en ese turno y no está disponible.",
)
NO_SHIFT: Final = Words("No shift covers it.", "Ningún turno lo cubre.")
TO_DO: Final = Words(
    "What to do: with {cover} we ask everybody who is free to take a shift over. Or put somebody in"
    " the place of whoever is on the shift; for the first gap:"
    " {override} @sam @lee {begins} {ends} (first who is out, then who steps in). {add} covers a"
    " time that no shift covers. {hours} says which hours are promised at all.",
    "Qué hacer: con {cover} preguntamos a quien está libre si hace el turno. O pon a alguien en"
    " lugar de quien está en el turno; para el primer hueco:"
    " {override} @sam @lee {begins} {ends} (primero quien falta, luego quien cubre). {add} cubre"
    " un horario sin turno. {hours} dice qué horario se promete.",
)
ASK_KEEPERS: Final = Words(
    "What to do: with {cover} we ask everybody who is free to take a shift over. Or ask a supporter"
    " yourself; an administrator or director then puts them in with {override} or {add}.",
    "Qué hacer: con {cover} preguntamos a quien está libre si hace el turno. O pide a alguien del"
    " equipo que cubra, y administración o dirección lo apunta con {override} o {add}.",
)
LOOK: Final = Words("All of it: {coverage}", "Todo: {coverage}")
FILLED_TEXT: Final = Words("The gaps are filled", "Los huecos están cubiertos")
FILLED: Final = Words(
    "The gaps of the next 14 days are filled. Thank you.",
    "Los huecos de los próximos 14 días están cubiertos. Gracias.",
)
HOME: Final = Words(
    "Gaps in the next 14 days: {count}. {coverage}",
    "Huecos en los próximos 14 días: {count}. {coverage}",
)
