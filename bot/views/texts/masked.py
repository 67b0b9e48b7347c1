"""The only home of what is said while somebody is masked: on the form, on cards, in threads."""

from typing import Final

from bot.domain.content import Words
from bot.domain.masking import Barred
from bot.domain.relays import Closed

# the form
OPTION: Final = Words("They meet another name first, not mine", "Primero conocen otro nombre")
FOR_A_LIFE: Final = Words(
    "If we fear for a life, we will use your name to get help to you, and tell you.",
    "Si tememos por una vida, usaremos tu nombre para que te llegue ayuda, y te lo diremos.",
)
SMALL_TEAM: Final = Words(
    "Our team is small. Your supporter may guess who you are.",
    "Nuestro equipo es pequeño. Quien te apoye puede adivinar quién eres.",
)
WAIT_FOR_NAME: Final = Words(
    "Number, place and video wait for Reveal my name. Until then you write to each other through "
    "this app, in confidence. Your note is passed on as you write it: leave out what shows who you "
    "are.",
    "El número, el lugar y el vídeo esperan a Mostrar mi nombre. Hasta entonces os escribís a "
    "través de esta app, de forma confidencial. Tu nota se pasa tal como la escribes: no pongas "
    "nada que muestre quién eres.",
)

# who sees what
WHO_SEES: Final = Words(
    "Those we ask see how soon, how to connect and how long you wait. The one who accepts knows "
    "you as {alias}. Nobody sees your name until you reveal it, or press Get me a person, or we "
    "fear for a life.",
    "A quienes avisamos ven para cuándo, cómo y cuánto llevas esperando. Quien acepta te conoce "
    "como {alias}. Nadie ve tu nombre hasta que lo muestres, pulses Quiero hablar con una persona, "
    "o temamos por una vida.",
)

# the requester's card
WRITE_BY: Final = Words(
    "They should write to you here by {time}. You can also write first.",
    "Te escribirá aquí como muy tarde para {time}. También puedes escribir antes.",
)
HOW_TO_WRITE: Final = Words(
    "To write, reply in the thread of this message. We pass it on as {alias}. If you write to "
    "them in another place, they see who you are.",
    "Para escribir, responde en el hilo de este mensaje. Lo pasamos como {alias}. Si le escribes "
    "en otro sitio, ve quién eres.",
)
SLACK_KEEPS: Final = Words(
    "Slack keeps what you write, and your employer can export it. The hour and the way you write "
    "can also show who you are.",
    "Slack guarda lo que escribes y tu empresa puede exportarlo. La hora y tu forma de escribir "
    "también pueden mostrar quién eres.",
)

# the supporter's card and Show contact
KNOWN_AS: Final = Words(
    "For now you know them as {alias}. To write, reply in the thread of this message.",
    "Por ahora es {alias}. Para escribirle, responde en el hilo de este mensaje.",
)
REPLY_THERE: Final = Words(
    "To write, reply in the thread of the card of this case. We pass it on, and what they write "
    "comes there.",
    "Para escribirle, responde en el hilo de la tarjeta de este caso. Lo pasamos, y lo que te "
    "escriba llega ahí.",
)
KEEPS_FOR_YOU: Final = Words(
    "Slack keeps what you both write, and your employer can export it. The hour and the way "
    "someone writes can give them away. Please do not try to find out who it is.",
    "Slack guarda lo que escribís y vuestra empresa puede exportarlo. La hora y la forma de "
    "escribir pueden delatar a alguien. No intentes averiguar quién es, por favor.",
)
NAME_IS_THEIRS: Final = Words(
    "Their name, number and place come when they press Reveal my name. Do not ask for them.",
    "Su nombre, número y lugar llegan cuando pulse Mostrar mi nombre. No se los pidas.",
)
ONLY_NAME_IS_THEIRS: Final = Words(
    "Their name comes when they press Reveal my name. Do not ask for it.",
    "Su nombre llega cuando pulse Mostrar mi nombre. No se lo pidas.",
)
NAME_IS_HIDDEN: Final = Words(
    "They stay masked: this is what they gave so that help finds them. If it is needed to save a "
    "life, you can have the name shown.",
    "Sigue sin mostrar su nombre: esto es lo que dio para que llegue ayuda. Si hace falta para "
    "salvar una vida, puedes ver el nombre.",
)

# Reveal my name
REVEAL_TITLE: Final = Words("Reveal your name?", "¿Mostrar tu nombre?")
REVEAL_MEANS: Final = Words(
    "The colleague who accepts sees who you are from now on. This cannot be taken back.",
    "Quien acepte verá quién eres desde ahora. No se puede deshacer.",
)
REVEALED: Final = Words(
    "Your name is shown now. The colleague who accepted can see it.",
    "Tu nombre ya se muestra. Quien aceptó puede verlo.",
)
REVEALED_AHEAD: Final = Words(
    "Your name is shown now, to whoever accepts and to nobody else.",
    "Tu nombre ya se muestra, a quien acepte y a nadie más.",
)

# in the thread: what was written
WRITES: Final = Words("{name} writes:", "{name} escribe:")
SOMEONE: Final = Words("Your colleague", "Tu colega")

# in the thread: what became of it
ON_ITS_WAY: Final = Words("On its way.", "En camino.")
DELIVERED: Final = Words("Delivered.", "Entregado.")
NOT_DELIVERED: Final = Words("Not delivered.", "No entregado.")
CHANGED_FIRST: Final = Words(
    "You changed it before we could pass it on. Please write it again.",
    "Lo cambiaste antes de que pudiéramos pasarlo. Escríbelo otra vez, por favor.",
)
LOST: Final = Words(
    "This has moved on, or Slack did not take it. Nobody has read it.",
    "Esto ha pasado a otras manos, o Slack no lo ha aceptado. Nadie lo ha leído.",
)
MAY_SHOW: Final = Words(
    "This may show who you are. Send it?", "Esto puede mostrar quién eres. ¿Lo enviamos?"
)
MAY_SHOW_PREVIEW: Final = Words(
    "Please look at what you wrote.", "Mira lo que has escrito, por favor."
)
KEPT: Final = Words("Not sent. Nobody has read it.", "No se ha enviado. Nadie lo ha leído.")
TAKEN_BACK: Final = Words(
    "You deleted this. It does not stand on the other side any more. It may have been read.",
    "Has borrado esto. En el otro lado ya no está. Puede que se haya leído antes.",
)
NEVER_SENT: Final = Words(
    "You deleted this. It was not sent, and nobody has read it.",
    "Has borrado esto. No se envió y nadie lo ha leído.",
)
GONE: Final = Words("This was taken back.", "Esto se ha retirado.")
CHANGES_STAY: Final = Words(
    "Changes are not passed on. To put something right, write it again.",
    "Los cambios no se pasan. Para corregir algo, escríbelo otra vez.",
)
BARRED: Final[dict[Barred, Words]] = {
    Barred.FILE: Words(
        "Not passed on: files cannot be passed on, only plain text.",
        "No se ha pasado: no se pueden pasar archivos, solo texto.",
    ),
    Barred.EMPTY: Words(
        "Not passed on: there is no text in it.", "No se ha pasado: no tiene texto."
    ),
    Barred.TOO_LONG: Words(
        "Not passed on: it is too long. Please write at most 3,000 characters at a time.",
        "No se ha pasado: es demasiado largo. Escribe como mucho 3.000 caracteres cada vez.",
    ),
    Barred.MENTION: Words(
        "Not passed on: names with @ cannot be passed on. Please write it without.",
        "No se ha pasado: no se pueden pasar nombres con @. Escríbelo sin ellos, por favor.",
    ),
    Barred.CHANNEL: Words(
        "Not passed on: names of channels cannot be passed on. Please write it without.",
        "No se ha pasado: no se pueden pasar nombres de canales. Escríbelo sin ellos, por favor.",
    ),
    Barred.SLACK_LINK: Words(
        "Not passed on: links to Slack cannot be passed on. Please write it without.",
        "No se ha pasado: no se pueden pasar enlaces a Slack. Escríbelo sin ellos, por favor.",
    ),
}
CLOSED: Final[dict[Closed, Words]] = {
    Closed.ENDED: Words(
        "This has ended. Nobody has read this, and it was not passed on.",
        "Esto ha terminado. Nadie ha leído esto y no se ha pasado.",
    ),
    Closed.MOVED_ON: Words(
        "This has moved on, thank you. Nobody has read this, and it was not passed on.",
        "Esto ha pasado a otras manos, gracias. Nadie ha leído esto y no se ha pasado.",
    ),
    Closed.REVEALED: Words(
        "Not passed on: the name is shown now. Please write or call directly, as the card says.",
        "No se ha pasado: el nombre ya se muestra. Escribe o llama directamente, como dice la "
        "tarjeta.",
    ),
    Closed.NOBODY_YET: Words(
        "Not passed on: there is nobody yet to read it. We are still looking.",
        "No se ha pasado: todavía no hay quien lo lea. Seguimos buscando.",
    ),
    Closed.ANSWER_FIRST: Words(
        "Not passed on: please answer the question on the card first.",
        "No se ha pasado: responde antes a la pregunta de la tarjeta, por favor.",
    ),
}
