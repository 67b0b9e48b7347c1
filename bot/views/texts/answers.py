"""The only home of what the commands of /peersupport answer, and of the words on Home."""

from typing import Final

from bot.domain.content import Words
from bot.domain.permissions import Act

HELP_TITLE: Final = Words("What you can type:", "Lo que puedes escribir:")
HELP_EVERYBODY: Final[tuple[Words, ...]] = (
    Words("/peersupport: ask for a colleague to talk to", "/peersupport: pedir hablar con alguien"),
    Words("/peersupport now: ask at once", "/peersupport now (o ahora): pedir ya"),
    Words(
        "/peersupport crisis: numbers to call, and a person. Add a country, like crisis GB",
        "/peersupport crisis: números a los que llamar. Añade un país, como crisis ES",
    ),
    Words("/peersupport status: how it stands", "/peersupport status (o estado): cómo va"),
    Words("/peersupport cancel: take it back", "/peersupport cancel (o cancelar): retirarla"),
    Words(
        "/peersupport resources: where else to turn, and who sees what",
        "/peersupport resources (o recursos): a quién más acudir, y quién ve qué",
    ),
    Words(
        "/peersupport privacy: who can see what",
        "/peersupport privacy (o privacidad): quién ve qué",
    ),
)
HELP_SUPPORTER: Final[tuple[Words, ...]] = (
    Words(
        "/peersupport on 2h: available now, for as long as you like",
        "/peersupport on 2h: disponible ahora, el tiempo que quieras",
    ),
    Words("/peersupport off: back in the backup pool", "/peersupport off: volver a la reserva"),
    Words(
        "/peersupport pause: no pages until on or off",
        "/peersupport pause: sin avisos hasta on u off",
    ),
    Words("/peersupport cases: what you hold", "/peersupport cases: lo que llevas"),
    Words(
        "/peersupport cover: ask colleagues to take a shift of yours",
        "/peersupport cover: pedir relevo para un turno tuyo",
    ),
    Words(
        "/peersupport debrief: talk it over with a trainer",
        "/peersupport debrief: hablarlo con la persona de formación",
    ),
)
HELP_ADMIN: Final = Words(
    "/peersupport-admin help: what your role can do",
    "/peersupport-admin help: lo que tu papel permite",
)
STATUS_SHOWN: Final = Words(
    "How it stands is in our conversation, as the newest message.",
    "Cómo va está en nuestra conversación, en el mensaje más reciente.",
)
STATUS_NONE: Final = Words(
    "You have no open request. Type /peersupport to ask.",
    "No tienes ninguna solicitud abierta. Escribe /peersupport para pedir.",
)
ASKED: Final = Words(
    "Your request is in. The rest is in our conversation.",
    "Tu solicitud ha llegado. Lo demás está en nuestra conversación.",
)
ALREADY: Final = Words(
    "You have an open request. It stands in our conversation, with everything you can do.",
    "Ya tienes una solicitud abierta. Está en nuestra conversación, con lo que puedes hacer.",
)
DONE: Final = Words("Done. Thank you.", "Hecho. Gracias.")
ASKED_AGAIN: Final = Words(
    "Done. Everyone who can still be asked is asked once more.",
    "Hecho. Se pregunta otra vez a quien todavía se puede preguntar.",
)
NOT_YET: Final = Words(
    "{name} is not there yet. It comes in a later version.",
    "{name} todavía no existe. Llegará en otra versión.",
)

# availability
ON_UNTIL: Final = Words("You are available until {time}.", "Estás disponible hasta {time}.")
ON: Final = Words(
    "You are available now, until you type off.", "Estás disponible, hasta que escribas off."
)
OFF: Final = Words(
    "You are in the backup pool. We may ask you when nobody else is there.",
    "Estás en la reserva. Podemos avisarte cuando no haya nadie más.",
)
PAUSED: Final = Words(
    "You get no pages until you type on or off. Nobody sees why.",
    "No recibes avisos hasta que escribas on u off. Nadie ve por qué.",
)
RESTING: Final = Words(
    "No new requests reach you until a trainer has talked with you. Others read: not available.",
    "No recibes solicitudes hasta hablar con la persona de formación. Se lee: no disponible.",
)
NOT_PAGED: Final = Words(
    "You are not paged yet: your training date is missing or still ahead.",
    "Aún no recibes avisos: falta tu fecha de formación o es posterior.",
)
LAPSED: Final = Words(
    "You are not paged: your training is not current. See My training on the Home tab.",
    "No recibes avisos: tu formación no está al día. Mira Mi formación en la pestaña Inicio.",
)

# Home
HOME_TOP: Final = Words(
    "Talk to a trained colleague, in confidence.", "Habla con un colega formado, en confianza."
)
HOME_PRIVATE: Final = Words(
    "This page never shows a name, a reason or how a request stands.",
    "Esta página nunca muestra nombres, motivos ni cómo va una solicitud.",
)
HOME_AGAIN: Final = Words("Press again to stop.", "Pulsa otra vez para parar.")
HOME_LINES: Final = Words("Whom to call at any time:", "A quién llamar en cualquier momento:")

# privacy
PRIVACY_TITLE: Final = Words("Who can see what", "Quién puede ver qué")
PRIVACY_YOU: Final = Words(
    "Who asked is known to you, to the one who accepts, and in danger to the lead who answers.",
    "Quién pide lo sabes tú, quien acepta y, en caso de peligro, la guardia que responda.",
)
PRIVACY_MASKED: Final = Words(
    "If you stay masked, the one who accepts knows another name until you reveal yours.",
    "Si sigues con otro nombre, quien acepta conoce ese hasta que muestres el tuyo.",
)
PRIVACY_LIMITS: Final = Words(
    "We may have to act if someone is in serious danger, or where the law says so. "
    "We try to tell you first.",
    "Quizás tengamos que actuar si alguien corre un peligro grave, o si la ley lo exige. "
    "Intentamos decírtelo antes.",
)
PRIVACY_NOT_SHOWN: Final = Words(
    "Managers, HR and Slack administrators are shown nothing by this app.",
    "La app no muestra nada a jefaturas, recursos humanos ni administradores de Slack.",
)
PRIVACY_SLACK: Final = Words(
    "Slack belongs to your employer. Its owner may export messages and see that the app was used.",
    "Slack es de tu empresa. Puede exportar mensajes y ver que se ha usado la app.",
)
PRIVACY_ROLE: Final = Words("{role} ({names}): {acts}", "{role} ({names}): {acts}")
PRIVACY_NOBODY: Final = Words("nobody yet", "todavía nadie")
PRIVACY_TIMES: Final = Words(
    "A case is to be destroyed 14 days after it closes. With follow-ups: 2 days after the last "
    "one you agreed on. Never later than 35 days. In every backup within 14 days more.",
    "Un caso se destruye 14 días después de cerrarse. Con seguimientos: 2 días después del "
    "último acordado. Nunca después de 35 días. En todas las copias, en 14 días más.",
)
PRIVACY_NOT_YET: Final = Words(
    "This destruction on time is not there yet, so this is not yet for live use.",
    "Esta destrucción a tiempo todavía no existe: aún no es para uso real.",
)
PRIVACY_TYPED: Final = Words(
    "What you type in Slack yourself we cannot delete.",
    "Lo que escribes en Slack no podemos borrarlo.",
)
ACTS: Final[dict[Act, Words]] = {
    Act.SEE_SHIFTS: Words("sees who is on call", "ve quién está de guardia"),
    Act.EDIT_SHIFTS: Words("changes shifts", "cambia los turnos"),
    Act.ASK_COVER_FOR_OTHERS: Words(
        "asks for cover of others' shifts", "pide relevo para turnos de otros"
    ),
    Act.SEE_COVERAGE: Words("sees when nobody is on call", "ve cuándo no hay nadie de guardia"),
    Act.SEE_ROSTER: Words("sees the roster", "ve la lista"),
    Act.EDIT_ROSTER: Words("changes the roster", "cambia la lista"),
    Act.EDIT_UNITS: Words("changes units", "cambia unidades"),
    Act.GRANT_ROLES: Words("gives roles", "da papeles"),
    Act.SEE_ROLES: Words("sees who has which role", "ve quién tiene qué papel"),
    Act.SEE_POLICY: Words("sees how long we wait", "ve cuánto esperamos"),
    Act.SET_POLICY: Words("sets how long we wait", "decide cuánto esperamos"),
    Act.SEE_SETTINGS: Words("sees settings", "ve los ajustes"),
    Act.SET_SETTINGS: Words("changes settings", "cambia los ajustes"),
    Act.SEE_LINES: Words("sees the sources of crisis lines", "ve las fuentes de las líneas"),
    Act.VERIFY_LINES: Words("verifies crisis lines", "comprueba las líneas de crisis"),
    Act.SEE_RESOURCES: Words("sees the list of resources", "ve la lista de recursos"),
    Act.EDIT_RESOURCES: Words("changes resources", "cambia recursos"),
    Act.SEE_CASE_AS_HOLDER: Words(
        "sees who asked, only in what they accepted", "ve quién pide, solo en lo que aceptó"
    ),
    Act.SEE_CASE_AS_LEAD: Words(
        "sees who asked, only to save a life and once they acknowledged",
        "ve quién pide, solo para salvar una vida y tras confirmar",
    ),
    Act.DEBRIEF: Words(
        "talks with supporters who ask for it, without learning about whom",
        "habla con el equipo de apoyo que lo pide, sin saber sobre quién",
    ),
    Act.SEE_SESSIONS: Words(
        "sees sessions, and whose training is not current",
        "ve las sesiones y qué formación no está al día",
    ),
    Act.EDIT_SESSIONS: Words(
        "plans sessions and writes down who was there", "prevé sesiones y anota quién estuvo"
    ),
    Act.EDIT_TRAINING: Words("writes down training", "anota la formación"),
    Act.HAVE_SECOND_CHANNEL: Words(
        "can have a second channel for the night", "puede tener un segundo canal de noche"
    ),
    Act.SEE_WHO_LACKS_ONE: Words(
        "sees which leads and coordinators have no second channel",
        "ve qué guardias y coordinaciones no tienen segundo canal",
    ),
    Act.SEE_WAITING: Words(
        "sees how urgent and how long someone waits, never who",
        "ve la urgencia y la espera, nunca quién",
    ),
}
