"""The only home of what supporters, coordinators and leads read on their cards and in modals."""

from typing import Final

from bot.domain.content import Words

# previews: the urgency and never more; coordinators also the waiting time
SOMEONE_WAITS: Final = Words("Someone is waiting: {urgency}", "Alguien espera: {urgency}")
WAITS_LONG: Final = Words(
    "Someone has been waiting for {waited}: {urgency}",
    "Alguien espera desde hace {waited}: {urgency}",
)
LEAD_NEEDED: Final = Words(
    "{urgency}: please open this and acknowledge", "{urgency}: abre esto y confirma, por favor"
)
CARD_UPDATE: Final = Words("A card of yours has changed", "Una de tus tarjetas ha cambiado")

# the page card
PAGE_TITLE: Final = Words("Someone asks for peer support.", "Alguien pide apoyo entre pares.")
AGAIN_TITLE: Final = Words(
    "Someone is still waiting for peer support.", "Alguien sigue esperando apoyo entre pares."
)
URGENCY: Final = Words("How soon: {urgency}", "Para cuándo: {urgency}")
MODE: Final = Words("How: {mode}", "Cómo: {mode}")
WAITING: Final = Words("Waiting since {time} ({waited})", "Espera desde {time} ({waited})")
BOOKED: Final = Words("Time asked for: {time}", "Hora pedida: {time}")
MATCHES: Final = Words("Matches your language", "Coincide con tu idioma")
ABOUT: Final = Words("About: {reason}", "Sobre: {reason}")
PRESS_FREELY: Final = Words(
    "Not now is always fine. No reason is asked and nobody is told.",
    "Decir que ahora no siempre está bien. No se pide motivo ni se avisa a nadie.",
)
DANGER_PAGE: Final = Words(
    "They say that a life may be in danger. A clinical lead or director is paged as well.",
    "Dice que puede haber una vida en peligro. También se avisa a guardia clínica o dirección.",
)
DANGER_ALONE: Final = Words(
    "They say that a life may be in danger. No clinical lead or director can be paged.",
    "Dice que puede haber una vida en peligro. No se puede avisar a guardia ni dirección.",
)

# after accept
UNIT_QUESTION: Final = Words(
    "Do you lead, assess or treat people in {unit}?",
    "¿Diriges, evalúas o tratas a personas de {unit}?",
)
UNIT_WHY: Final = Words(
    "If you do, someone else is a better fit. No reason is kept.",
    "Si es así, es mejor que vaya otra persona. No se guarda ningún motivo.",
)
YOURS: Final = Words("This is with you now. Thank you.", "Esto está ahora contigo. Gracias.")
MORE_URGENT: Final = Words(
    "This is now more urgent: {urgency}.", "Esto es ahora más urgente: {urgency}."
)
CONTACT_BY: Final = Words(
    "Please make contact by {time}. Then press We made contact.",
    "Contacta, por favor, como muy tarde para {time}. Después pulsa Ya hablamos.",
)
IN_TOUCH: Final = Words("You two have made contact.", "Ya habéis hablado.")
NEXT_IS_ASKED: Final = Words(
    "We are asking the next colleague. You stay with it until they accept.",
    "Estamos avisando a otra persona. Sigue contigo hasta que acepte.",
)
CLOSE_WAITS: Final = Words(
    "You have closed this. It ends when a clinical lead has confirmed. Thank you.",
    "Has cerrado esto. Termina cuando la guardia clínica confirme. Gracias.",
)
CHECK_QUESTION: Final = Words("Have you made contact?", "¿Ya habéis hablado?")
CHECK_WHY: Final = Words(
    "If we hear nothing from either of you, we look for someone else.",
    "Si ninguna de las dos personas responde, buscamos a alguien más.",
)

# one neutral line
DECLINED: Final = Words("You said not now. Thank you.", "Dijiste que ahora no. Gracias.")
NOT_NEEDED: Final = Words(
    "Nothing more is needed from you here, thank you.", "Aquí ya no hace falta nada más, gracias."
)
MOVED_ON: Final = Words("This has moved on, thank you.", "Esto ha pasado a otras manos, gracias.")
OVER: Final = Words("This has ended. Thank you.", "Esto ha terminado. Gracias.")
ANSWERED: Final = Words(
    "This question is answered. Thank you.", "Esta pregunta ya tiene respuesta. Gracias."
)

# coordinators: urgency and waiting time only
NOBODY_YET: Final = Words("Nobody has accepted yet.", "Todavía no ha aceptado nadie.")
ASK_AGAIN_MEANS: Final = Words(
    "Ask again pages everyone who has not said not now. It stops nothing.",
    "Volver a avisar llama a quienes no han dicho que ahora no. No detiene nada.",
)

# leads
LEAD_TITLE: Final = Words(
    "Someone says that a life may be in danger.",
    "Alguien dice que puede haber una vida en peligro.",
)
LEAD_ENDING: Final = Words(
    "A danger request is ending. Please confirm that you know.",
    "Una solicitud de peligro está terminando. Confirma que lo sabes, por favor.",
)
HAS_PEER: Final = Words("A supporter has accepted.", "Una persona de apoyo ha aceptado.")
NO_PEER: Final = Words("No supporter has accepted yet.", "Todavía no ha aceptado nadie de apoyo.")
ACKNOWLEDGE_MEANS: Final = Words(
    "We page again every 2 minutes, and more people, until one of you acknowledges.",
    "Avisamos cada 2 minutos, y a más personas, hasta que alguien confirme.",
)
YOU_ACKNOWLEDGED: Final = Words(
    "You have acknowledged this. Show contact tells you who asked and how to reach them.",
    "Has confirmado esto. En Ver contacto está quién ha pedido y cómo contactar.",
)

# details and contact
WAITING_ONLY: Final = Words(
    "You see how soon and the waiting time only.", "Solo ves para cuándo y cuánto espera."
)
WHO_ASKED: Final = Words(
    "Who asked, and how to write to them:", "Quién ha pedido, y cómo escribirle:"
)
BE_SURE: Final = Words(
    "Make sure by voice that it is the person who asked, before you say why you call.",
    "Asegúrate de viva voz de que es quien ha pedido, antes de decir por qué llamas.",
)
NUMBER: Final = Words("Number: {number}", "Número: {number}")
NO_NUMBER: Final = Words("Number: not given", "Número: no lo ha dado")
MAY_LEAVE: Final = Words("It is safe to leave a message.", "Se puede dejar un mensaje.")
MAY_NOT_LEAVE: Final = Words(
    "Please do not leave a message.", "No dejes ningún mensaje, por favor."
)
PLACE: Final = Words("Where: {place}", "Dónde: {place}")
NOTE: Final = Words("Their note: {note}", "Su nota: {note}")
LANGUAGE: Final = Words("Language asked for: {language}", "Idioma pedido: {language}")
WRITES_IN: Final = Words("They use Slack in {language}.", "Usa Slack en {language}.")
I_AM: Final = Words(
    "I am a colleague who listens. I keep to myself what I hear, and I say when I cannot.",
    "Escucho como colega. Guardo lo que oigo, y digo cuándo no puedo.",
)
I_AM_NOT: Final = Words(
    "I am not a therapist, a manager or an investigator. I do not judge and I do not fix.",
    "No hago terapia, no mando ni investigo. No juzgo ni arreglo.",
)
KEEP_OUT: Final = Words(
    "The talk belongs on the phone or in person. Slack is only for arranging it.",
    "La conversación es por teléfono o en persona. Slack es solo para quedar.",
)
LINES_TO_OFFER: Final = Words("Lines to have at hand:", "Líneas para tener a mano:")
CONTACT_TITLE: Final = Words("Contact", "Contacto")
PLEASE_READ: Final = Words("Please read", "Para leer")
DETAILS_TITLE: Final = Words("Details", "Detalles")
CASES_TITLE: Final = Words("My cases", "Mis casos")
NO_CASES: Final = Words("You hold no case right now.", "Ahora no llevas ningún caso.")
CASE_LINE: Final = Words("{urgency}, with you since {time}", "{urgency}, contigo desde {time}")
ON_CALL_TITLE: Final = Words("Who is on call", "Quién está de guardia")
