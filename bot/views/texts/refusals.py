"""The only home of the words for every way of saying no: what happened, and what to do next."""

from typing import Final

from bot.domain.content import Words

ANY: Final = Words(
    "This is not possible right now. Nothing was changed.",
    "Ahora no es posible. No ha cambiado nada.",
)
UNKNOWN_CARD: Final = Words(
    "This button no longer leads anywhere. Your newest message has the right ones.",
    "Este botón ya no lleva a ninguna parte. Los actuales están en tu mensaje más reciente.",
)
ALREADY_TAKEN: Final = Words(
    "Someone else has accepted already. Thank you for being ready.",
    "Otra persona ya ha aceptado. Gracias por estar ahí.",
)
CASE_OVER: Final = Words(
    "This request has ended. Nothing more is needed.",
    "Esta solicitud ha terminado. No hace falta nada más.",
)
ENDING_MEANWHILE: Final = Words(
    "This request is ending now, so that card is no longer valid. Nothing was changed. Please read "
    "the newest card, then acknowledge that it ends.",
    "Esta solicitud está terminando y esa tarjeta ya no vale. No ha cambiado nada. Lee la tarjeta "
    "más reciente y confirma allí que termina.",
)
MOVED_ON: Final = Words("This has moved on, thank you.", "Esto ha pasado a otras manos, gracias.")
CHECK_IN_OVER: Final = Words(
    "This check-in is over. If you would like to talk, type /peersupport at any time.",
    "Esto ya está respondido. Si te gustaría hablar, escribe /peersupport cuando quieras.",
)
TOLD_ALREADY: Final = Words(
    "You have told us already. Thank you.", "Ya nos lo has contado. Gracias."
)
DEBRIEF_TAKEN: Final = Words(
    "Someone else takes care of this, or it is done. Thank you.",
    "Otra persona se encarga, o ya está hecho. Gracias.",
)
DEBRIEF_REQUIRED: Final = Words(
    "This debrief cannot be taken back. A trainer can release you without a talk.",
    "Esto no se puede retirar. La persona de formación puede dejar que sigas sin hablar.",
)
NOT_SUPPORTER: Final = Words(
    "You are not a supporter right now. An administrator or director can add you.",
    "Ahora no estás en el equipo de apoyo. Administración o dirección puede añadirte.",
)
NOT_TRAINED: Final = Words(
    "Your training is not current, so we ask others. See My training on the Home tab.",
    "Tu formación no está al día: avisamos a otras personas. Mira Mi formación en Inicio.",
)
NOTHING_OPEN: Final = Words(
    "You have no open request. Type /peersupport to ask.",
    "No tienes ninguna solicitud abierta. Escribe /peersupport para pedir.",
)
ALREADY_ASKING: Final = Words(
    "You have an open request. It stands in our conversation, with everything you can do.",
    "Ya tienes una solicitud abierta. Está en nuestra conversación, con lo que puedes hacer.",
)
NOT_LOWER: Final = Words(
    "Your request is as urgent as that already. People are being asked.",
    "Tu solicitud ya es así de urgente. Estamos avisando.",
)
ANSWER_FIRST: Final = Words(
    "Please answer the question about the unit first. Then you see who it is.",
    "Responde antes a la pregunta sobre la unidad. Después verás quién es.",
)
NOBODY_AT_RISK: Final = Words(
    "A name is shown only to save a life: on danger, or at action level C or D.",
    "El nombre solo se muestra para salvar una vida: en peligro, o en el nivel C o D.",
)
NOT_ALLOWED: Final = Words(
    "Your role does not allow this. /peersupport privacy shows whom to ask.",
    "Tu papel no lo permite. En /peersupport privacidad ves a quién pedírselo.",
)
GUESTS: Final = Words(
    "Guests, bots and closed accounts cannot hold a role. Please choose someone else.",
    "Cuentas de invitados, bots o cerradas no pueden tener un papel. Elige a otra persona.",
)
NOT_YOURSELF: Final = Words(
    "Nobody can do this for themselves. Please ask someone else with your role.",
    "Nadie puede hacer esto para sí. Pídeselo a otra persona con tu papel.",
)
FIXED_DIRECTOR: Final = Words(
    "This director is set where the program is installed. Your IT team can change it.",
    "Esta persona de dirección se define en la instalación. Puede cambiarlo informática.",
)
NOT_ON_ROSTER: Final = Words(
    "That person is not on the list for this. See /peersupport-admin roster or roles.",
    "Esa persona no está en esa lista. Mira /peersupport-admin roster o roles.",
)
ALREADY_ON_ROSTER: Final = Words(
    "That person is on the roster already. Use roster set to change what stands there.",
    "Esa persona ya está en la lista. Usa roster set para cambiar sus datos.",
)
NO_CONVERSATION: Final = Words(
    "Slack opens no direct message with that person, so we could never page them.",
    "Slack no abre mensajes directos con esa persona, así que no podríamos avisarle.",
)
ONLY_YOU: Final = Words(
    "This would leave only you to be asked. Someone else must make this change.",
    "Así solo quedarías tú para recibir avisos. Este cambio debe hacerlo otra persona.",
)
NOBODY_CONFIRMS: Final = Words(
    "This would leave only you to be asked. Nobody can confirm it: add a lead or director first.",
    "Así solo quedarías tú. Nadie puede confirmarlo: añade antes guardia clínica o dirección.",
)
LAST_DIRECTOR: Final = Words(
    "This is the last director. Add another one first.",
    "Es la última persona de dirección. Añade antes a otra.",
)
UNKNOWN_UNIT: Final = Words(
    "There is no unit called {a}. Add it with unit add, or see them with unit.",
    "No hay ninguna unidad {a}. Añádela con unit add, o míralas con unit.",
)
KNOWN_UNITS: Final = Words(
    "There is no unit called {a}. Known: {b}.", "No hay ninguna unidad {a}. Existen: {b}."
)
UNIT_IN_USE: Final = Words(
    "Someone works in or leads {a}. Change their roster first.",
    "Alguien trabaja en {a} o la dirige. Cambia antes sus datos.",
)
UNKNOWN_LINE: Final = Words(
    "There is no line {a}. See them with /peersupport-admin lines.",
    "No hay ninguna línea {a}. Míralas con /peersupport-admin lines.",
)
NEAREST_LINE: Final = Words(
    "There is no line {a}. Perhaps: {b}.", "No hay ninguna línea {a}. Quizás: {b}."
)
UNKNOWN_RESOURCE: Final = Words(
    "No entry of your own is called {a}. See them with /peersupport-admin resources.",
    "Ninguna entrada propia se llama {a}. Míralas con /peersupport-admin resources.",
)
NEAREST_RESOURCE: Final = Words(
    "No entry of your own is called {a}. Perhaps: {b}.",
    "Ninguna entrada propia se llama {a}. Quizás: {b}.",
)
GONE_RESOURCE: Final = Words(
    "This is no longer on the list, so nothing was sent. Open Resources again.",
    "Esto ya no está en la lista, así que no se ha enviado. Abre Recursos otra vez.",
)
LIBRARY_FULL: Final = Words(
    "The list is full: {a} of your own in a category, {b} in all. Remove one first.",
    "La lista está llena: {a} propias por categoría, {b} en total. Quita antes una.",
)
NEAREST_SESSION: Final = Words(
    "There is no session {a}. Did you mean {b}? session list shows them all.",
    "No hay ninguna sesión {a}. ¿Quizás {b}? session list las muestra todas.",
)
BAD_DURATION: Final = Words(
    "{a} is not a length of time. Write 30s, 5m, 2h, 3d or 1w, at most 7d.",
    "{a} no es una duración. Escribe 30s, 5m, 2h, 3d o 1w, como mucho 7d.",
)
BAD_TIERS: Final = Words(
    "Write steps like 2@5m 3@5m all@15m: how many people, and how long to wait.",
    "Escribe pasos como 2@5m 3@5m all@15m: cuántas personas y cuánto esperar.",
)
DANGER_FIXED: Final = Words(
    "For danger everyone is paged at once, every 2 minutes. Only contact= can be changed.",
    "En caso de peligro se avisa a la vez, cada 2 minutos. Solo puede cambiarse contact=.",
)
BAD_WORD: Final = Words(
    "I do not know {a} here. Try: /peersupport-admin {b}",
    "Aquí no conozco {a}. Prueba: /peersupport-admin {b}",
)
PICK_PERSON: Final = Words(
    "Please pick the person from the list that opens after @. Like: /peersupport-admin {b}",
    "Elige a la persona en la lista que se abre tras @. Así: /peersupport-admin {b}",
)
BAD_VALUE: Final = Words("{a} cannot be {b}.", "{a} no puede ser {b}.")
NEAREST_VALUE: Final = Words(
    "{a} cannot be {b}. Perhaps: {c}.", "{a} no puede ser {b}. Quizás: {c}."
)
BAD_DAY: Final = Words(
    "{a} cannot be {b}. Write the day like this: 2026-10-01.",
    "{a} no puede ser {b}. Escribe el día así: 2026-10-01.",
)
BAD_HOURS: Final = Words(
    "{a} cannot be {b}. Write the hours like this: 22:00-07:00.",
    "{a} no puede ser {b}. Escribe las horas así: 22:00-07:00.",
)
CHANGED_MEANWHILE: Final = Words(
    "This is no longer what you saw. Nothing was done. Please look again.",
    "Esto ya no es lo que has visto. No se ha hecho nada. Míralo otra vez.",
)
NOTHING_CHOSEN: Final = Words(
    "Please paste a table or choose a file.", "Pega una tabla o elige un archivo."
)
BAD_TIME: Final = Words(
    "Please choose a time from now on, at most 90 days ahead.",
    "Elige una hora a partir de ahora, como mucho dentro de 90 días.",
)
MISSING: Final = Words("Please fill this in.", "Rellena esto, por favor.")
MISSING_WHEN: Final = Words("Please choose a day and time.", "Elige un día y una hora, por favor.")
WISHES_LEAVE_NOBODY: Final = Words(
    "Nobody on the team fits these wishes right now. Change them, or send it anyway.",
    "Ahora nadie del equipo encaja con estas preferencias. Cámbialas, o envíala así.",
)
STRANGER: Final = Words(
    "We are here for the staff of one workplace, so we cannot look for someone for you.",
    "Estamos para el personal de un centro, así que no podemos buscarte a alguien.",
)
BAD_MAILBOX: Final = Words(
    "Write one e-mail address, such as sam@example.org.",
    "Escribe una sola dirección, como sam@example.org.",
)
BAD_PHONE: Final = Words(
    "Write the number with + and the country code, such as +1 555 010 0123.",
    "Escribe el número con + y el prefijo del país, como +34 600 000 000.",
)
BAD_TOPIC: Final = Words(
    "A topic has 8 to 64 letters, digits, - or _. Choose one that nobody can guess.",
    "Un tema tiene de 8 a 64 letras, cifras, - o _. Elige uno que nadie adivine.",
)
BAD_USER_KEY: Final = Words(
    "Your user key has 30 letters and digits. The Pushover app shows it.",
    "Tu clave de usuario tiene 30 letras y cifras. La aplicación Pushover la muestra.",
)
NOT_OFFERED: Final = Words(
    "This kind of second channel is not set up here. Your IT team can add it.",
    "Este tipo de segundo canal no está disponible aquí. Puede añadirlo informática.",
)
WRONG_CODE: Final = Words(
    "That is not the code. Look at the newest message and try again.",
    "Ese no es el código. Mira el mensaje más reciente e inténtalo otra vez.",
)
PRACTICE_ONLY: Final = Words(
    "This works in the practice workspace only.", "Esto solo funciona en el espacio de práctica."
)
NOT_SAVED: Final = Words(
    "Not saved. Nothing was changed. Please press again.",
    "No se ha guardado. No ha cambiado nada. Pulsa otra vez, por favor.",
)
UNSURE: Final = Words(
    "We are checking whether this was saved. Your messages from us will show what is true.",
    "Estamos comprobando si se ha guardado. Nuestros mensajes dirán lo que hay.",
)
UNAVAILABLE: Final = Words(
    "Our system is down right now. Nothing was saved. Please try again in a few minutes.",
    "Nuestro sistema no funciona ahora. No se ha guardado nada. Prueba en unos minutos.",
)
BROKEN: Final = Words(
    "Something broke on our side. If you asked for someone, press Check status to be sure.",
    "Algo ha fallado por nuestra parte. Si has pedido a alguien, pulsa Ver cómo va.",
)
TRY_FRESH: Final = Words(
    "Slack was too slow to open the form. Please press the button here.",
    "Slack ha tardado demasiado en abrir el formulario. Pulsa este botón, por favor.",
)
