"""The only home of the words of cover: the cards, the two forms, the answers."""

from typing import Final

from bot.domain.content import Words

PREVIEW: Final = Words("A shift needs cover", "Un turno busca relevo")
PREVIEW_NEWS: Final = Words("Cover of a shift: news", "Relevo de un turno: novedades")
PIECE: Final = Words("from {begins} to {ends}", "desde {begins} hasta {ends}")
ASK: Final = Words(
    "Can you take this shift? {shift} for {name}, {time}.",
    "¿Puedes hacer este turno? {shift} por {name}, {time}.",
)
ASK_OPEN: Final = Words("Still open: {times}.", "Queda libre: {times}.")
FIRST: Final = Words(
    "Whoever is first has it. You can also take a part. Nobody is told if you say no.",
    "Es de quien llega primero. También puedes hacer una parte. Nadie sabrá si dices que no.",
)
YOURS: Final = Words(
    "You have taken {shift}, {times}. You are on call then. Thank you.",
    "El turno {shift} es tuyo, {times}. Entonces estás de guardia. Gracias.",
)
CHANGE_MIND: Final = Words(
    "If you cannot after all, ask for cover yourself: /peersupport cover.",
    "Si al final no puedes, pide relevo: /peersupport cover.",
)
SAID_NO: Final = Words(
    "You said no to {shift}, {time}. Nobody is told.",
    "Dijiste que no a {shift}, {time}. Nadie lo sabe.",
)
TAKEN_BY: Final = Words(
    "{shift}, {time}, is taken: {who}. Thank you.",
    "{shift}, {time}, ya tiene relevo: {who}. Gracias.",
)
NO_NEED: Final = Words(
    "{shift}, {time}, needs no cover any more. Thank you.",
    "{shift}, {time}, ya no busca relevo. Gracias.",
)
A_SHIFT: Final = Words("A shift", "Un turno")

# to whose shift it is
OWN: Final = Words(
    "Cover for {shift}, {time}: we are asking your colleagues.",
    "Relevo para {shift}, {time}: estamos preguntando al equipo.",
)
OWN_FOR_YOU: Final = Words(
    "{name} has asked for cover of your shift {shift}, {time}.",
    "{name} ha pedido relevo para tu turno {shift}, {time}.",
)
OWN_FOR_OTHER: Final = Words(
    "Cover for {shift} of {name}, {time}: we are asking colleagues.",
    "Relevo para {shift} de {name}, {time}: estamos preguntando al equipo.",
)
TAKES: Final = Words("{name}: {time}.", "{name}: {time}.")
STAYS: Final = Words(
    "{name} stays on call for what nobody has taken.",
    "{name} sigue de guardia en lo que nadie ha cogido.",
)
YOU_STAY: Final = Words(
    "You stay on call for what nobody has taken.", "Sigues de guardia en lo que nadie ha cogido."
)
NOBODY_TO_ASK: Final = Words(
    "There is nobody we can ask. Please speak with a coordinator.",
    "No hay a quién preguntar. Habla con coordinación.",
)
OWN_DONE: Final = Words("All of it is taken.", "Todo tiene relevo.")
OWN_NOTHING_LEFT: Final = Words("Nothing of it is left to take.", "Ya no queda nada que coger.")
OWN_WITHDRAWN: Final = Words(
    "Withdrawn. Nobody is asked any more.", "Retirado. Ya no preguntamos a nadie."
)
OWN_OVER: Final = Words("Its time is over.", "Ya ha pasado.")

# to coordinators
UNCLAIMED_PREVIEW: Final = Words("Nobody has taken a shift", "Un turno sigue sin relevo")
UNCLAIMED: Final = Words(
    "Nobody has taken this yet: {shift} for {name}, {times}.",
    "Nadie lo ha cogido aún: {shift} por {name}, {times}.",
)
UNCLAIMED_STAYS: Final = Words(
    "{name} stays on call until somebody does. If {name} cannot, speak with a colleague; an "
    "administrator can then type: /peersupport-admin {usage}",
    "{name} sigue de guardia hasta entonces. Si {name} no puede, habla con alguien del equipo; "
    "después, administración puede escribir: /peersupport-admin {usage}",
)

# the forms
FORM_TITLE: Final = Words("Ask for cover", "Pedir relevo")
WHICH: Final = Words("Which shift?", "¿Qué turno?")
WHICH_HINT: Final = Words(
    "Colleagues who are free are asked at once. Nobody needs a reason.",
    "Preguntamos enseguida a quien está libre. No hace falta un motivo.",
)
FROM: Final = Words("Only from", "Solo desde")
UNTIL: Final = Words("Only until", "Solo hasta")
PART_HINT: Final = Words("Empty: the whole shift.", "Vacío: todo el turno.")
ONE: Final = Words("{shift}, {begins}-{ends}", "{shift}, {begins}-{ends}")
ONE_OF: Final = Words("{name}: {shift}, {begins}-{ends}", "{name}: {shift}, {begins}-{ends}")
NO_SHIFTS: Final = Words(
    "You have no shift in the next 35 days. Type /peersupport-admin oncall to see who is on call.",
    "No tienes turnos en los próximos 35 días. Mira quién está de guardia con "
    "/peersupport-admin oncall.",
)
NOBODY_ON_CALL: Final = Words(
    "No shift runs or comes in the next 35 days. There is nothing to ask cover for.",
    "No hay turnos ahora ni en los próximos 35 días. No hay relevo que pedir.",
)
PART_TITLE: Final = Words("Take a part", "Hacer una parte")
PART_FROM: Final = Words("From", "Desde")
PART_UNTIL: Final = Words("Until", "Hasta")
PART_SAID: Final = Words("Open: {time}.", "Libre: {time}.")
ASKED: Final = Words(
    "We are asking colleagues: {count}. Until somebody takes it, nothing changes.",
    "Preguntamos al equipo: {count}. Hasta que alguien lo coja, no cambia nada.",
)
ASKED_NOBODY: Final = Words(
    "There is nobody we can ask now. The request stays, and coordinators are told when it is near. "
    "Please speak with them.",
    "Ahora no hay a quién preguntar. La petición queda, y coordinación lo sabrá cuando se acerque. "
    "Habla con coordinación.",
)
TAKEN: Final = Words("It is yours. Thank you.", "Es tuyo. Gracias.")
