"""The only home of what is read in the crisis branch: by the supporter, the lead, the requester."""

from typing import Final

from bot.domain.content import Words
from bot.domain.crisis import Agreed
from bot.domain.log import NOT_REACHED, WITHDRAWN

# the branch
TITLE: Final = Words("Safety", "Seguridad")
STEP_TITLE: Final = Words("{step} · {title}", "{step} · {title}")
EMERGENCY: Final = Words(
    "If a life is in danger, call {number} first. Then come back here.",
    "Si hay una vida en peligro, llama primero al {number}. Después vuelve aquí.",
)
LEVELS: Final = Words("What fits? It says what to do now", "¿Qué encaja? Dice qué hacer ahora")
LEVEL_OPTION: Final = Words("{level}: {label}", "{level}: {label}")
DO_NOW: Final = Words("Do this now (level {level}):", "Haz esto ahora (nivel {level}):")
EACH: Final = Words("• {line}", "• {line}")
NO_LEVEL: Final = Words(
    "Choose what fits in step C2. It says what to do, and nothing about the person.",
    "Elige lo que encaje en el paso C2. Dice qué hacer, y nada de la persona.",
)
AGREED: Final = Words(
    "Do they agree that the lead is told and checks in?",
    "¿Está de acuerdo en que la guardia lo sepa y vuelva a contactar?",
)
AGREED_CHOICES: Final[dict[Agreed, Words]] = {
    Agreed.YES: Words("Yes", "Sí"),
    Agreed.NO: Words(
        "No, they do not want the lead to check in", "No quiere que vuelva a contactar"
    ),
    Agreed.NOT_ASKED: Words("I could not ask", "No he podido preguntar"),
}
LINES: Final = Words("Lines to give", "Líneas para dar")
KEPT: Final = Words(
    "Kept with this case: the level, what was done and when. Only a clinical lead or director who "
    "acknowledges sees it. No name, no story.",
    "Se guarda con este caso: el nivel, qué se hizo y cuándo. Solo lo ve la guardia o dirección "
    "que confirme. Sin nombres ni historia.",
)

# where the lead stands, on the supporter's card and in the branch
LEAD_HAS_SEEN: Final = Words(
    "{name} acknowledged this at {time} and can help you:",
    "{name} lo confirmó a las {time} y puede ayudarte:",
)
LEAD_SEEN_BY_ONE: Final = Words(
    "A clinical lead has acknowledged this and can help you.",
    "La guardia clínica lo ha confirmado y puede ayudarte.",
)
LEAD_PAGED: Final = Words(
    "We page the clinical lead and the directors, again every 2 minutes, until one acknowledges. "
    "If a life is in danger, call {number}.",
    "Avisamos a la guardia clínica y a la dirección cada 2 minutos, hasta que alguien confirme. "
    "Si hay una vida en peligro, llama al {number}.",
)
LEAD_NOBODY: Final = Words(
    "No clinical lead or director can be paged. Please call {number}, or a crisis line together.",
    "No se puede avisar a guardia ni dirección. Llamad al {number}, o a una línea de crisis.",
)

# the lead's card
LEAD_WORRIED: Final = Words(
    "A supporter is worried about someone's safety and asks for you now.",
    "A una persona de apoyo le preocupa la seguridad de alguien y te pide ayuda ya.",
)
WITH_THEM: Final = Words(
    "{name} is their supporter. Please call or write to {name} first:",
    "{name} es su persona de apoyo. Llámale o escríbele primero:",
)
NOBODY_WITH_THEM: Final = Words(
    "No supporter is with them right now.", "Ahora no hay nadie de apoyo con la persona."
)
FITS: Final = Words("What they do now: {action}", "Lo que hacen ahora: {action}")
NO_LEVEL_YET: Final = Words(
    "What they do now: not chosen yet", "Lo que hacen ahora: aún sin elegir"
)
LEAD_PREVIEW: Final = Words(
    "A supporter needs a clinical lead now: please open this and acknowledge",
    "Una persona de apoyo necesita a la guardia clínica: abre esto y confirma, por favor",
)
LEVEL_ENDING: Final = Words(
    "A case in which a supporter was worried about safety is ending. Please confirm that you know.",
    "Termina un caso en el que preocupaba la seguridad. Confirma que lo sabes, por favor.",
)
ENDING_PREVIEW: Final = Words(
    "A request is ending: please open this and acknowledge",
    "Una solicitud está terminando: abre esto y confirma, por favor",
)
TAKEN_BACK: Final = Words("The request has been taken back.", "La solicitud se ha retirado.")
CLOSED: Final = Words("The supporter has closed it.", "La persona de apoyo lo ha cerrado.")
CLOSED_AS: Final[dict[str, Words]] = {
    NOT_REACHED: Words(
        "The supporter has closed it: the person was not reached.",
        "La persona de apoyo lo ha cerrado: no se logró contactar.",
    ),
    WITHDRAWN: Words(
        "The supporter has closed it: the person took the request back.",
        "La persona de apoyo lo ha cerrado: la persona retiró la solicitud.",
    ),
}
"""The endings that a lead confirms; how any other talk ended is not theirs to read."""
HAS_ENDED: Final = Words("This has ended.", "Esto ha terminado.")
YOU_ACKNOWLEDGED: Final = Words(
    "You have acknowledged this. You do not see who asked.",
    "Has confirmado esto. No ves quién ha pedido.",
)
MAY_SHOW: Final = Words(
    "If it is needed to save a life, you can have the name shown. The person is told.",
    "Si hace falta para salvar una vida, puedes ver el nombre. Se le dice a la persona.",
)
NOT_TOLD_YET: Final = Words(
    "They have not been told yet that you can see their name. They are told by {time}.",
    "Todavía no sabe que puedes ver su nombre. Lo sabrá como muy tarde para {time}.",
)
NOT_TOLD_WRITE_HERE: Final = Words(
    "They do not know yet that you can see their name. Write only in the thread of this case's "
    "card. They are told by {time}, or when you press It is safe to tell them now.",
    "Todavía no sabe que puedes ver su nombre. Escríbele solo en el hilo de la tarjeta de este "
    "caso. Lo sabrá como muy tarde para {time}, o cuando pulses Ya es seguro decírselo.",
)
RECORD: Final = Words("What was done (restricted):", "Qué se hizo (restringido):")
RECORD_LINE: Final = Words("{time}: {what} ({who})", "{time}: {what} ({who})")

# the name
NAME_TITLE: Final = Words("Show the name", "Mostrar el nombre")
NAME_WHY: Final = Words(
    "Only to save a life. You and the clinical lead then see who it is and how to reach them. "
    "The other leads and the directors are told that this was done, and by whom.",
    "Solo para salvar una vida. La guardia clínica y tú veréis quién es y cómo contactar. "
    "Las demás guardias y la dirección sabrán que se hizo, y quién lo hizo.",
)
NAME_TELL: Final = Words("When do we tell them?", "¿Cuándo se lo decimos?")
NAME_NOW: Final = Words("Tell them now", "Decírselo ahora")
NAME_LATER: Final = Words(
    "Telling them now could harm them", "Decírselo ahora podría ser un peligro"
)
NAME_LATER_MEANS: Final = Words(
    "Then within 24 hours, or when you say so", "Entonces en 24 horas, o cuando lo digas"
)
NAME_DONE: Final = Words(
    "Done. Show contact now tells who it is.", "Hecho. En Ver contacto está quién es."
)
NAME_TOLD: Final = Words("Done. They have been told.", "Hecho. Ya lo sabe.")
NAME_SHOWN: Final = Words(
    "A name was shown to save a life. {name} had it shown. It is in the audit trail.",
    "Se mostró un nombre para salvar una vida. Lo pidió {name}. Consta en el registro.",
)
NAME_SHOWN_PREVIEW: Final = Words("Something to know", "Algo que debes saber")

# to the requester
FOR_YOU: Final = Words(
    "Your supporter wants you to have these numbers at hand.",
    "Tu persona de apoyo quiere que tengas estos números a mano.",
)
LEAD_IS_ASKED: Final = Words(
    "Your supporter has asked a clinical lead to help. They do not see your name.",
    "Tu persona de apoyo ha pedido ayuda a la guardia clínica. No ve tu nombre.",
)
NAME_WAS_SHOWN: Final = Words(
    "We feared for a life, so your name was used to get help to you. {name} had it shown. "
    "Your supporter, the clinical lead and whoever checks in on you can see it. Nobody else can.",
    "Temimos por una vida y usamos tu nombre para que te llegue ayuda. Lo pidió {name}. "
    "Lo ven tu persona de apoyo, la guardia clínica y quien vuelva a contactarte. Nadie más.",
)

# the checks
CHECK_TITLE: Final = Words(
    "Time to check in: {after} after a supporter was worried about safety.",
    "Toca volver a contactar: {after} después de una preocupación por la seguridad.",
)
AFTER: Final[dict[str, Words]] = {
    "24h": Words("24 hours", "24 horas"),
    "72h": Words("72 hours", "72 horas"),
    "7d": Words("7 days", "7 días"),
}
CHECK_THROUGH: Final = Words(
    "{name} is the supporter. Ask {name} how they are, or check in together:",
    "Su apoyo es {name}. Pregúntale cómo está, o contactad a la vez:",
)
CHECK_NOBODY: Final = Words(
    "Nobody who has spoken with them can be asked any more, and this card does not tell who it is.",
    "Ya no se puede preguntar a nadie que hablara con la persona, y esta tarjeta no dice quién es.",
)
CHECK_AGAIN: Final = Words(
    "This comes again every 4 hours until one of you answers.",
    "Esto vuelve cada 4 horas hasta que alguien responda.",
)
CHECK_PREVIEW: Final = Words("Time to check in, as planned", "Toca contactar, como estaba previsto")
CHECK_ANSWERED: Final = Words(
    "This check is done. Thank you.", "Este contacto está hecho. Gracias."
)

# the record in words
CODES: Final[dict[str, Words]] = {
    "level_a": Words("help within a day (level A)", "ayuda en un día (nivel A)"),
    "level_b": Words("help today (level B)", "ayuda hoy (nivel B)"),
    "level_c": Words(
        "help now, not left alone (level C)", "ayuda ya, sin dejar a la persona (nivel C)"
    ),
    "level_d": Words("emergency number (level D)", "número de emergencias (nivel D)"),
    "lead_paged": Words("clinical lead paged", "se avisó a la guardia clínica"),
    "acknowledged": Words("acknowledged", "se confirmó"),
    "agreed_yes": Words("the person agrees", "la persona está de acuerdo"),
    "agreed_no": Words("the person does not agree", "la persona no está de acuerdo"),
    "agreed_not_asked": Words("could not be asked", "no se pudo preguntar"),
    "name_shown": Words("name shown to save a life", "nombre mostrado para salvar una vida"),
    "name_told": Words("the person was told of it", "la persona lo sabe"),
    "check_done": Words("checked in after {after}", "contacto tras {after}"),
    "check_missed": Words("not reached after {after}", "sin respuesta tras {after}"),
    "check_stopped": Words("no more checks wanted", "no quiere más contactos"),
}
BY: Final[dict[str, Words]] = {
    "supporter": Words("supporter", "apoyo"),
    "lead": Words("lead", "guardia"),
    "program": Words("program", "programa"),
}
