"""The only home of what /peersupport-admin answers, and of how members are listed."""

from typing import Final

from bot.domain.content import Words
from bot.domain.policy import Urgency

# how members are listed
NOBODY_LISTED: Final = Words("Nobody yet.", "Todavía nadie.")
LEADS: Final = Words("leads {units}", "dirige {units}")
TRAINED: Final = Words("trained {date}", "formación {date}")
NO_TRAINING: Final = Words("no training date", "sin fecha de formación")
CAP: Final = Words("at most {cap} cases", "como mucho {cap} casos")
THEMES: Final = Words("offers: {themes}", "ofrece: {themes}")
QUIET: Final = Words("quiet {hours}", "descansa {hours}")
NOT_JOINED_YET: Final = Words("not in yet", "aún no participa")
NOT_AVAILABLE: Final = Words("not available", "no disponible")
ON_CALL: Final = Words("on call", "de guardia")
AVAILABLE: Final = Words("available now", "disponible ahora")
BACKUP: Final = Words("in the backup pool", "en la reserva")
BACKUP_ASLEEP: Final = Words("in the backup pool, asleep", "en la reserva, durmiendo")

ROSTER: Final = Words("The roster: {count}", "La lista: {count}")
ADDED: Final = Words(
    "{name} is asked to join. They count once they press I am in.",
    "Se ha invitado a {name}. Contará cuando acepte participar.",
)
ADDED_AGAIN: Final = Words(
    "{name} had been asked before and gets the card again.",
    "{name} ya tenía invitación; recibe la tarjeta otra vez.",
)
CHANGED: Final = Words("Saved for {name}.", "Guardado para {name}.")
NEW_UNITS: Final = Words("New units: {units}.", "Unidades nuevas: {units}.")
NOT_PAGED_MISSING: Final = Words(
    "They are not paged until trained= has a date.",
    "No recibirá avisos hasta que trained= tenga una fecha.",
)
NOT_PAGED_LATER: Final = Words(
    "They are not paged before {date}, the date of their training.",
    "No recibirá avisos antes del {date}, la fecha de su formación.",
)
NOT_PAGED_LAPSED: Final = Words(
    "They are not paged: their training is not current. See session list.",
    "No recibirá avisos: su formación no está al día. Mira session list.",
)
ROLE_ASKED: Final = Words(
    "{name} is asked to be: {role}. It counts once they press I am in.",
    "Se ha invitado a {name} a ser: {role}. Contará cuando acepte participar.",
)
ROLE_WAITS: Final = Words(
    "{name} said yes to: {role}. Another director has yet to confirm.",
    "{name} ha dicho que sí a: {role}. Falta que lo confirme otra persona de dirección.",
)
ROLE_HELD: Final = Words("{name} is: {role}.", "{name} es: {role}.")
ROLE_ENDED: Final = Words("{name} is no longer: {role}.", "{name} ya no es: {role}.")
REMOVAL_WAITS: Final = Words(
    "Nothing has changed yet. Another director or a lead must confirm that {name} stops being: "
    "{role}.",
    "Todavía no cambia nada. Otra persona de dirección o guardia debe confirmar que {name} deja "
    "de ser: {role}.",
)
ROLE_LINE: Final = Words("{role}: {names}", "{role}: {names}")
WAITING_YES: Final = Words("{name} (asked)", "{name} (con invitación)")
WAITING_CONFIRM: Final = Words("{name} (to be confirmed)", "{name} (por confirmar)")
WAITING_END: Final = Words("{name} (end to be confirmed)", "{name} (fin por confirmar)")

POLICY: Final = Words("Who is paged, and how long we wait:", "A quién avisamos y cuánto esperamos:")
POLICY_LINE: Final = Words("{urgency} ({code}): {plan}", "{urgency} ({code}): {plan}")
POLICY_DANGER: Final = Words(
    "{urgency} ({code}): everyone at once and a lead, again every 2m contact={contact}",
    "{urgency} ({code}): a la vez y a guardia clínica, otra vez cada 2m contact={contact}",
)
ADVICE_TITLE: Final = Words(
    "What real programs promise. Advice only, nothing is enforced:",
    "Lo que prometen programas reales. Solo es un consejo:",
)
ADVICE: Final[dict[Urgency, Words]] = {
    Urgency.DANGER: Words(
        "someone within 5 minutes, and never the only help",
        "alguien en 5 minutos, y nunca como única ayuda",
    ),
    Urgency.NOW: Words(
        "accepted within 10 minutes, contact within 30", "aceptado en 10 minutos, contacto en 30"
    ),
    Urgency.TODAY: Words(
        "contact before the shift ends, or within 12 hours",
        "contacto antes de acabar el turno, o en 12 horas",
    ),
    Urgency.SOON: Words("contact within 24 to 48 hours", "contacto en 24 a 48 horas"),
    Urgency.PLAN: Words("contact at the time agreed", "contacto a la hora acordada"),
}
POLICY_SAVED: Final = Words(
    "Saved. Requests that are open keep what they were promised.",
    "Guardado. Las solicitudes abiertas conservan lo prometido.",
)
ADDED_LAST: Final = Words(
    "We added all@15m at the end, so that the search never stops.",
    "Hemos añadido all@15m al final, para que la búsqueda no pare nunca.",
)
NO_SECOND_CHANNEL: Final = Words(
    "{name} ({roles}) has no second channel: at night only Slack can wake them.",
    "{name} ({roles}) no tiene segundo canal: de noche solo Slack puede avisar.",
)

SETTINGS: Final = Words("Settings:", "Ajustes:")
SETTING_LINE: Final = Words("{name}: {value}", "{name}: {value}")
SETTING_SAVED: Final = Words("Saved. {name}: {value}", "Guardado. {name}: {value}")
SETTING_OFF: Final = Words("off", "no se aplica")
NOT_SET: Final = Words("not set", "sin definir")
UNITS: Final = Words("Units:", "Unidades:")
NO_UNITS: Final = Words(
    "There are no units yet. Add one with unit add.",
    "Todavía no hay unidades. Añade una con unit add.",
)
UNIT_WITH_ALIASES: Final = Words("{name} (also {aliases})", "{name} (también {aliases})")
UNIT_SAVED: Final = Words("Saved: {unit}", "Guardado: {unit}")
UNIT_SAME: Final = Words("It was like this already: {unit}", "Ya estaba así: {unit}")
UNIT_REMOVED: Final = Words("Removed: {unit}", "Quitado: {unit}")
USAGE: Final = Words("What you can type:", "Lo que puedes escribir:")
