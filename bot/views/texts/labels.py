"""The only home of the words on buttons and form fields, and of the names of choices and roles."""

from typing import Final

from bot.domain.asking import Mode, Wanted
from bot.domain.content import PageReason, Words
from bot.domain.crisis import Checked
from bot.domain.log import Span
from bot.domain.people import Role
from bot.domain.policy import Urgency

# the requester
HELP_NOW: Final = Words("I need help right now", "Necesito ayuda ahora mismo")
GET_PERSON: Final = Words("Get me a person", "Quiero hablar con una persona")
GET_SUPPORT: Final = Words("Get peer support", "Pedir apoyo entre pares")
CHECK_STATUS: Final = Words("Check status", "Ver cómo va")
MAKE_NOW: Final = Words("Make it talk now", "Cambiar a hablar ahora")
MAKE_DANGER: Final = Words("Make it danger now", "Cambiar a peligro ahora")
CHANGE_WISHES: Final = Words("Change my wishes", "Cambiar mis preferencias")
CANCEL: Final = Words("Cancel my request", "Cancelar mi solicitud")
SOMEONE_ELSE: Final = Words("Someone else, please", "Otra persona, por favor")
REACHED_YES: Final = Words("Somebody has reached me", "Ya me han contactado")
REACHED_NO: Final = Words("Nobody has reached me", "Nadie me ha contactado")
NOT_ME: Final = Words("This was not me", "No fui yo")
HIDE: Final = Words("Hide this conversation", "Ocultar esta conversación")
REVEAL: Final = Words("Reveal my name", "Mostrar mi nombre")
WHERE: Final = Words("Say where I am", "Decir dónde estoy")
SAFE_YES: Final = Words("Yes", "Sí")
SAFE_TALK: Final = Words("Talk to someone", "Hablar con alguien")
SAFE_SKIP: Final = Words("Skip", "Omitir")

# the supporter, the coordinator, the lead
ACCEPT: Final = Words("Accept", "Aceptar")
NOT_NOW: Final = Words("Not now", "Ahora no")
DETAILS: Final = Words("Details", "Detalles")
NO_CONFLICT: Final = Words("No", "No")
CONFLICT: Final = Words("Yes, pass it on", "Sí, pásala a otra persona")
SHOW_CONTACT: Final = Words("Show contact", "Ver contacto")
OPEN_CHECKLIST: Final = Words("Open checklist", "Abrir la lista de pasos")
CONTACT_MADE: Final = Words("We made contact", "Ya hablamos")
HAND_OVER: Final = Words("Hand over", "Pasar el caso")
TOO_CLOSE: Final = Words("I am too close to this", "Me toca demasiado de cerca")
CANNOT_GO_ON: Final = Words("I cannot go on", "No puedo seguir")
CLOSE_CASE: Final = Words("Close this case", "Cerrar este caso")
ASK_AGAIN: Final = Words("Ask again", "Volver a avisar")
ACKNOWLEDGE: Final = Words("Acknowledge", "Confirmar que lo he visto")

# the crisis branch and the lead's checks
WORRIED: Final = Words("I am worried about safety", "Me preocupa su seguridad")
PAGE_LEAD: Final = Words("Page the clinical lead", "Avisar a la guardia clínica")
UNSURE: Final = Words("I am not sure: one level up", "No lo veo claro: un nivel más")
SHOW_NAME: Final = Words("Show the name to save a life", "Mostrar el nombre para salvar una vida")
SAFE_TO_TELL: Final = Words("It is safe to tell them now", "Ya es seguro decírselo")
CHECKS: Final[dict[Checked, Words]] = {
    Checked.DONE: Words("We have talked", "Ya hemos hablado"),
    Checked.MISSED: Words("Not reached", "Sin respuesta"),
    Checked.STOPPED: Words("They want no more of these", "No quiere más contactos"),
}

# after a case
FOLLOW_OKAY: Final = Words("I am okay", "Estoy bien")
FOLLOW_TALK: Final = Words("I would like to talk", "Me gustaría hablar")
FOLLOW_LATER: Final = Words("Later", "Más tarde")
FOLLOW_STOP: Final = Words("Stop these", "No quiero recibir más")
EVALUATE: Final = Words("Tell us how it went", "Cuéntanos cómo fue")
DEBRIEF_ASK: Final = Words("Ask for a debrief", "Pedir hablarlo")
DEBRIEF_WITHDRAW: Final = Words("No debrief after all", "Ya no hace falta hablarlo")
TAKE_IT: Final = Words("Take it", "Lo hago yo")
TAKE_IT_NOW: Final = Words("Take it now", "Lo hago ya")
TAKE_PART: Final = Words("Take part of it", "Hago una parte")
COVER_NOT: Final = Words("Not this time", "Esta vez no")
WITHDRAW: Final = Words("Withdraw", "Retirar")
FIND_COVER: Final = Words("Find cover", "Buscar relevo")
ASK_COVER: Final = Words("Ask", "Preguntar")
DEBRIEF_TAKE: Final = Words("I take this", "Me encargo")
DEBRIEF_TALKED: Final = Words("We have talked", "Lo hemos hablado")
DEBRIEF_RELEASE: Final = Words("Release", "Dejar que siga")

# sessions
SESSION_COME: Final = Words("I will come", "Iré")
SESSION_NOT: Final = Words("Not this time", "Esta vez no")
SESSION_TOPIC: Final = Words("Suggest a topic", "Proponer un tema")
SESSION_WHO: Final = Words("Who was there?", "¿Quién estuvo?")

# joining and Home
JOIN_YES: Final = Words("I am in", "Acepto participar")
JOIN_NO: Final = Words("No, thank you", "No, gracias")
CONFIRM: Final = Words("Confirm", "Confirmar")
HOME_AVAILABLE: Final = Words("I am available", "Estoy disponible")
HOME_CASES: Final = Words("My cases", "Mis casos")
HOME_PROFILE: Final = Words("My profile", "Mi perfil")
HOME_ON_CALL: Final = Words("Who is on call", "Quién está de guardia")
HOME_TRAINING: Final = Words("My training", "Mi formación")
HOME_SECOND: Final = Words("Second channel", "Segundo canal")

# modals
REQUEST_TITLE: Final = Words("Ask for peer support", "Pedir apoyo entre pares")
WISHES_TITLE: Final = Words("Change my wishes", "Cambiar preferencias")
WHERE_TITLE: Final = Words("Where are you?", "¿Dónde estás?")
PROFILE_TITLE: Final = Words("My profile", "Mi perfil")
PANEL_TITLE: Final = Words("Help right now", "Ayuda ahora mismo")
CLOSE_TITLE: Final = CLOSE_CASE
EVALUATION_TITLE: Final = Words("How did it go?", "¿Cómo fue?")
HEAVY_TITLE: Final = Words("For you", "Para ti")
ASK: Final = Words("Ask", "Pedir")
NEXT: Final = Words("Next", "Siguiente")
NOT_YET: Final = Words("Not yet", "Todavía no")
SAVE: Final = Words("Save", "Guardar")
SEND: Final = Words("Send", "Enviar")
DO_NOT_SEND: Final = Words("Do not send", "No enviar")
SKIP: Final = Words("Skip", "Omitir")
CLOSE: Final = Words("Close", "Cerrar")

# fields
URGENCY: Final = Words("How soon?", "¿Para cuándo?")
WHEN: Final = Words("When?", "¿Qué día y a qué hora?")
REASONS: Final = Words("What is it about?", "¿De qué se trata?")
MODE: Final = Words("How would you like to connect?", "¿Cómo prefieres hablar?")
NUMBER: Final = Words("Number to call you", "Número para llamarte")
LEAVE_MESSAGE: Final = Words("Is it safe to leave a message?", "¿Podemos dejarte un mensaje?")
PLACE: Final = Words("Where to meet", "Dónde nos vemos")
PROFESSION: Final = Words("My profession", "Mi profesión")
WANTED: Final = Words("Who would you like?", "¿Con quién te gustaría hablar?")
LANGUAGE: Final = Words("Language", "Idioma")
UNIT: Final = Words("My unit", "Mi unidad")
NOT_MY_UNIT: Final = Words("Not from my unit", "Nadie de mi unidad")
AVOID: Final = Words("People I would rather not meet", "Personas con quienes prefiero no hablar")
MASKED: Final = Words("Stay masked until I choose", "Seguir con otro nombre hasta que decida")
COUNTRY: Final = Words("Country", "País")
NOTE: Final = Words(
    "Anything that helps us find the right person", "Algo que nos ayude a encontrar a quien buscas"
)
TOPIC: Final = Words("What should we talk about?", "¿De qué deberíamos hablar?")
BIO: Final = Words("Two lines about you", "Dos líneas sobre ti")
WHERE_PLACE: Final = Words("Where are you?", "¿Dónde estás?")
WHERE_NUMBER: Final = Words("What number?", "¿Qué número?")

DISPOSITION: Final = Words("How did it end?", "¿Cómo terminó?")
KIND: Final = Words("What kind of support was it?", "¿Qué tipo de apoyo fue?")
MET: Final = Words("How did you meet?", "¿Cómo hablasteis?")
MINUTES: Final = Words("How long?", "¿Cuánto tiempo?")
SUPPORT: Final = Words("What did you give?", "¿Qué diste?")
RESOURCES: Final = Words("Resources that you pointed to", "Recursos que indicaste")
FOLLOW_UPS: Final = Words("Follow-up that you two agreed on", "Seguimiento que acordasteis")
LOAD: Final = Words("How heavy is this for you, 0 to 10?", "¿Cuánto te pesa, de 0 a 10?")
DEBRIEF: Final = Words("Talk it over with a trainer", "Hablarlo con la persona de formación")
WANTS_DEBRIEF: Final = Words("I want a debrief", "Quiero hablarlo")

# choices
YES: Final = Words("Yes", "Sí")
NO: Final = Words("No", "No")
ONLY_OTHERS: Final = Words("Ask people from other units", "Pregunta a personas de otras unidades")
NO_WISH: Final = Words("No preference", "Sin preferencia")
NOT_SAID: Final = Words("Prefer not to say", "Prefiero no decirlo")
WIDEN: Final = Words("Ask more people than my wishes allow", "Pregunta también a otras personas")
SEND_ANYWAY: Final = Words("Send it as it is", "Envíala así")

URGENCIES: Final[dict[Urgency, Words]] = {
    Urgency.DANGER: Words("Danger now", "Peligro ahora"),
    Urgency.NOW: Words("Talk now", "Hablar ahora"),
    Urgency.TODAY: Words("Today", "Hoy"),
    Urgency.SOON: Words("Next day or two", "En uno o dos días"),
    Urgency.PLAN: Words("Book a time", "Reservar una hora"),
}
MODES: Final[dict[Mode, Words]] = {
    Mode.PHONE: Words("Phone call", "Llamada"),
    Mode.VIDEO: Words("Video", "Vídeo"),
    Mode.IN_PERSON: Words("Meet in person", "En persona"),
    Mode.SLACK: Words("Slack to arrange", "Slack, para acordarlo"),
}
WANTED_CHOICES: Final[dict[Wanted, Words]] = {
    Wanted.ANY: Words("Anyone", "Cualquier persona"),
    Wanted.SAME: Words("Someone of my profession", "Alguien de mi profesión"),
    Wanted.OTHER: Words("Someone of another profession", "Alguien de otra profesión"),
}
SPANS: Final[dict[Span, Words]] = {
    Span.DAY: Words("In 24 hours", "En 24 horas"),
    Span.THREE_DAYS: Words("In 72 hours", "En 72 horas"),
    Span.WEEK: Words("In 7 days", "En 7 días"),
    Span.MONTH: Words("In 30 days", "En 30 días"),
}
PAGE_REASONS: Final[dict[PageReason, Words]] = {
    "clinical": Words("clinical event", "situación clínica"),
    "work": Words("work", "trabajo"),
    "personal": Words("personal", "personal"),
    "not_said": Words("not said", "no lo ha dicho"),
}
ROLES: Final[dict[Role, Words]] = {
    Role.SUPPORTER: Words("supporter", "apoyo entre pares"),
    Role.COORDINATOR: Words("coordinator", "coordinación"),
    Role.LEAD: Words("clinical lead", "guardia clínica"),
    Role.TRAINER: Words("trainer", "formación"),
    Role.DIRECTOR: Words("director", "dirección"),
    Role.ADMINISTRATOR: Words("administrator", "administración"),
}
