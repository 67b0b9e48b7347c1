"""The only home of the sentences in the request form, the wishes form and *Where are you?*."""

from typing import Final

from bot.domain.content import Words
from bot.domain.policy import Urgency

PRIVATE: Final = Words(
    "Only the colleague who accepts learns who asked, unless a life is in danger.",
    "Solo quien acepta sabe quién ha pedido, salvo que haya una vida en peligro.",
)
NOT_PRIVATE: Final = Words(
    "Slack belongs to your employer and may be exported, so keep your story for the talk.",
    "Slack es de tu empresa y puede exportarse: deja lo que quieras contar para la conversación.",
)
LINES_NOW: Final = Words(
    "If a life is in danger, please call now. Then press Ask below.",
    "Si hay una vida en peligro, llama ya, por favor. Después pulsa Pedir.",
)
DANGER_MEANS: Final = Words(
    "When you press Ask, we ask colleagues and a clinical lead. Who answers sees your name.",
    "Al pulsar Pedir avisamos a colegas y a la guardia clínica. Quien responda ve tu nombre.",
)
URGENCY_MEANS: Final[dict[Urgency, Words]] = {
    Urgency.DANGER: Words("A life may be at risk", "Puede haber una vida en riesgo"),
    Urgency.NOW: Words("We ask people at once, day or night", "Avisamos ya, de día o de noche"),
    Urgency.TODAY: Words("We ask people who are awake", "Avisamos a quienes estén despiertos"),
    Urgency.SOON: Words("We ask people during their day", "Avisamos a la gente durante su día"),
    Urgency.PLAN: Words("You choose the day and hour", "Tú eliges el día y la hora"),
}
NO_PATIENTS: Final = Words("No patient details, please.", "Sin datos de pacientes, por favor.")
ACCEPTED_ONLY: Final = Words(
    "Only the person who accepts sees this; in danger, the clinical lead too.",
    "Solo lo ve quien acepta; en caso de peligro, también la guardia clínica.",
)
NEVER_SHOWN: Final = Words(
    "Nobody is shown these names. We just do not ask them.",
    "Nadie ve estos nombres. Simplemente no les avisamos.",
)
UNIT_MEANS: Final = Words(
    "Used to leave out those who lead it. Shown once, to the one who accepts.",
    "Sirve para no avisar a quienes la dirigen. Solo la ve, una vez, quien acepta.",
)
NOBODY: Final = Words(
    "Nobody fits these wishes right now. What would you like?",
    "Ahora nadie encaja con estas preferencias. ¿Qué prefieres?",
)
NOBODY_WAYS: Final = Words(
    "You can also turn to your employee assistance program (EAP), or call a line below.",
    "También puedes acudir al programa de ayuda al empleado, o llamar a una línea de abajo.",
)
WISHES_TOP: Final = Words(
    "These hold from now on. People left out here are not asked again.",
    "Valen desde ahora. A las personas que excluyas aquí no les volvemos a avisar.",
)
IS_IN: Final = Words(
    "Your request is in. It does not wait for this form.",
    "Tu solicitud ha llegado. No depende de este formulario.",
)
WHERE_TOP: Final = Words(
    "If you can, tell us where you are and a number. You can skip this.",
    "Si puedes, dinos dónde estás y un número. También puedes omitirlo.",
)
