"""The only home of the sentences in the danger panel, and of what is said without a database."""

from typing import Final

from bot.domain.content import Words

OPENING: Final = Words("Here is who to call.", "Aquí tienes a quién llamar.")
CALL_NOW: Final = Words(
    "If a life is in danger, please call one of these now.",
    "Si hay una vida en peligro, llama ya a uno de estos números, por favor.",
)
PERSON: Final = Words(
    "We can also page colleagues and a clinical lead. The one who answers sees your name.",
    "También podemos avisar a colegas y a la guardia clínica. Quien responda verá tu nombre.",
)
STORED: Final = Words("Your request is in.", "Tu solicitud ha llegado.")
STORED_MORE: Final = Words(
    "Some of your words made us want to show you this. Nothing else happens unless you press.",
    "Algunas de tus palabras nos llevan a mostrarte esto. No pasa nada más si no pulsas.",
)
PROGRAM: Final = Words(
    "I am a program, not a person. Nobody has read this and I did not keep it; Slack has a copy.",
    "Soy un programa, no una persona. Nadie ha leído esto y no lo he guardado; Slack tiene copia.",
)

# without a database
DOWN: Final = Words(
    "Our system is down right now. We cannot take requests, and we are working on it.",
    "Nuestro sistema no funciona ahora. No podemos recibir solicitudes; lo estamos arreglando.",
)
DOWN_WAYS: Final = Words(
    "Please call a line here, your employee assistance program (EAP), or someone you trust.",
    "Llama a una línea de aquí, al programa de ayuda al empleado, o a alguien de confianza.",
)
DOWN_PERSON: Final = Words(
    "Get me a person still works: it messages the leads or directors, with your name.",
    "Quiero hablar con una persona sí funciona: avisa a guardia o dirección, con tu nombre.",
)
TOLD_LEADS: Final = Words(
    "We have messaged the clinical leads and the directors. They see that it is you.",
    "Hemos escrito a la guardia clínica y a la dirección. Ven que eres tú.",
)
TOLD_DIRECTORS: Final = Words(
    "We have messaged the directors of the program. They see that it is you.",
    "Hemos escrito a la dirección del programa. Ve que eres tú.",
)
TOLD_NOBODY: Final = Words(
    "We could not message anybody. Please call one of these numbers now.",
    "No hemos podido escribir a nadie. Llama ya a uno de estos números, por favor.",
)
NO_PROMISE: Final = Words(
    "We cannot see whether they answer. Please do not wait: call.",
    "No podemos ver si responden. No esperes, por favor: llama.",
)
LEAD_TEXT: Final = Words("Danger now: please open this", "Peligro ahora: abre esto, por favor")
LEAD_SAYS: Final = Words(
    "Someone pressed Get me a person. Our system is down, so this is the only message.",
    "Alguien ha pulsado Quiero hablar con una persona. Nuestro sistema falla: no habrá más avisos.",
)
LEAD_ASKS: Final = Words(
    "Please reach them now. Others were messaged too; agree on who goes.",
    "Contacta ya, por favor. También hemos escrito a otras personas; acordad quién va.",
)
LEAD_WHO: Final = Words("Who asks:", "Quién pide:")
