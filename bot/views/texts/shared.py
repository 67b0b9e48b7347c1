"""The only home of sentences that stand on every surface: practice, times, crisis lines."""

from typing import Final

from bot.domain.content import Words

PRACTICE: Final = Words("Practice. Nobody real is reached.", "Práctica. No se avisa a nadie real.")

# times: {clock} is HH:MM; {article} is the Spanish article of that hour
BY_TODAY: Final = Words("{clock}", "{article} {clock}")
BY_TOMORROW: Final = Words("tomorrow at {clock}", "mañana a {article} {clock}")
BY_DAY: Final = Words("{day} at {clock}", "el {day} a {article} {clock}")
AT_TODAY: Final = Words("at {clock}", "a {article} {clock}")
AT_TOMORROW: Final = BY_TOMORROW
AT_DAY: Final = Words("on {day} at {clock}", "el {day} a {article} {clock}")
DAYS: Final = Words("Mon Tue Wed Thu Fri Sat Sun", "lun mar mié jue vie sáb dom")
MONTHS: Final = Words(
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "ene feb mar abr may jun jul ago sep oct nov dic",
)
UNDER_A_MINUTE: Final = Words("under 1 min", "menos de 1 min")

# crisis lines
EMERGENCY: Final = Words("Emergency ({country}): {numbers}", "Emergencias ({country}): {numbers}")
NUMBER_FOR: Final = Words("{number} ({what})", "{number} ({what})")
OR: Final = Words(" or ", " o ")
NIGHT_NUMBER: Final = Words(
    "Our own number, answered by a person day and night: {number}",
    "Nuestro número, con una persona que responde de día y de noche: {number}",
)
NO_NIGHT_NUMBER: Final = Words(
    "Our program has no number of its own to call.",
    "Nuestro programa no tiene un número propio al que llamar.",
)
CALL: Final = Words("call {numbers}", "llama al {numbers}")
TEXT: Final = Words("text {number}", "envía un mensaje al {number}")
TEXT_WORD: Final = Words("text {word} to {number}", "envía {word} al {number}")
CHAT: Final = Words("chat {address}", "chat {address}")
SITE: Final = Words("see {address}", "mira {address}")
VERIFIED: Final = Words("Verified on {date}.", "Comprobado el {date}.")
CHECK_NUMBER: Final = Words("Check the number.", "Comprueba el número.")
UNCHECKED: Final = Words("{number} (check the number)", "{number} (comprueba el número)")
ALSO: Final = Words("Also for staff:", "También para el personal:")
OTHER_WAYS: Final = Words(
    "Other ways to get support: your employee assistance program (EAP), or the lines here.",
    "Otras formas de recibir apoyo: el programa de ayuda al empleado, o las líneas de aquí.",
)
NUMBERS: Final = Words("Numbers to call: {numbers}.", "Números a los que llamar: {numbers}.")

# previews: the top-level text
UPDATE: Final = Words("You have an update", "Tienes una novedad")
NEWEST_BELOW: Final = Words(
    "See the newest message below.", "Mira el mensaje más reciente, más abajo."
)
OPEN_CHAT: Final = Words("Write in Slack", "Escribir en Slack")
