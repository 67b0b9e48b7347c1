"""The only home of what members read about their own and others' roles."""

from typing import Final

from bot.domain.content import Words

TEAM_CHANGED: Final = Words("The support team has changed", "El equipo de apoyo ha cambiado")
INVITATION: Final = Words("You are asked to join the team", "Te invitan al equipo")
JOIN_TITLE: Final = Words(
    "You are asked to take part in peer support as: {role}.",
    "Te invitan a participar en el apoyo entre pares como: {role}.",
)
JOIN_TEST: Final = Words(
    "This card also tests that our messages reach you. Nothing counts until you press I am in.",
    "Esta tarjeta también prueba que te llegan los mensajes. Nada cuenta hasta que aceptes.",
)
JOIN_FREE: Final = Words(
    "You can say no without a reason, and leave at any time.",
    "Puedes decir que no sin dar motivo, y dejarlo cuando quieras.",
)
JOINED: Final = Words("You are in as: {role}. Thank you.", "Ya participas como: {role}. Gracias.")
WAITS_CONFIRM: Final = Words(
    "Thank you. This counts once a director has confirmed it: {role}.",
    "Gracias. Contará cuando lo confirme alguien de dirección: {role}.",
)
NOT_JOINED: Final = Words(
    "You are not in this role: {role}. Nothing more is needed.",
    "No participas como: {role}. No hace falta nada más.",
)
WELCOME: Final = Words(
    "Welcome. You are now: {role}.", "Te damos la bienvenida. Ahora participas como: {role}."
)
WHAT_SUPPORTER: Final = Words(
    "When someone asks, you get a card. Take it, or say that now is not good. No reason is asked.",
    "Cuando alguien pida, recibirás una tarjeta. Tómala o di que ahora no. No se pide motivo.",
)
WHEN_SUPPORTER: Final = Words(
    "Type /peersupport on when you are available, off when not, pause for a break.",
    "Escribe /peersupport on cuando estés disponible, off cuando no, pause para descansar.",
)
NOT_TRAINED: Final = Words(
    "You are not paged until a training date is on the roster. An administrator can add it.",
    "No recibirás avisos hasta que conste tu fecha de formación. Administración puede añadirla.",
)
WHAT_COORDINATOR: Final = Words(
    "You get a card when someone waits too long: how soon and how long, never who.",
    "Recibirás una tarjeta si alguien espera demasiado: para cuándo y cuánto, nunca quién.",
)
WHAT_LEAD: Final = Words(
    "You are paged, day and night, when a life may be in danger, until someone acknowledges.",
    "Recibirás avisos, de día y de noche, si hay una vida en peligro, hasta que alguien confirme.",
)
WHAT_OTHER: Final = Words(
    "Type /peersupport-admin help to see what you can do.",
    "Escribe /peersupport-admin help para ver qué puedes hacer.",
)
CONFIRM_TITLE: Final = Words(
    "{name} is to become: {role}. Please confirm.",
    "{name} va a ser: {role}. Confírmalo, por favor.",
)
CONFIRM_REMOVAL: Final = Words(
    "{name} is to stop being: {role}. Until you confirm, nothing changes.",
    "{name} va a dejar de ser: {role}. Hasta que confirmes, nada cambia.",
)
CONFIRM_WHY: Final = Words(
    "A second person agrees to changes that matter for safety.",
    "Una segunda persona aprueba los cambios que afectan a la seguridad.",
)
CONFIRM_DONE: Final = Words("This is settled. Thank you.", "Esto ya está resuelto. Gracias.")
TOLD_INVITED: Final = Words(
    "{name} was asked to be: {role}.", "Se ha invitado a {name} a ser: {role}."
)
TOLD_WAITING: Final = Words(
    "{name} said yes to: {role}. A director has yet to confirm.",
    "{name} ha dicho que sí a: {role}. Falta que lo confirme dirección.",
)
TOLD_ACTIVE: Final = Words("{name} is now: {role}.", "{name} es ahora: {role}.")
TOLD_GONE: Final = Words(
    "{name} is not, or no longer: {role}.", "{name} no es, o ya no es: {role}."
)
ENDED: Final = Words(
    "Your part as {role} has ended. Thank you.",
    "Tu participación como {role} ha terminado. Gracias.",
)
COVERAGE: Final = Words(
    "{name} has left as: {role}. Left in that role: {left}.",
    "{name} ya no está como: {role}. Quedan en ese papel: {left}.",
)
COVERAGE_NONE: Final = Words(
    "Nobody is left in that role. Please add someone today.",
    "No queda nadie en ese papel. Añade a alguien hoy, por favor.",
)
NOT_LIVE: Final = Words(
    "This program is not yet for live use. Cases are not destroyed on time, "
    "and the go-live check does not exist yet.",
    "Este programa aún no es para uso real. Los casos no se destruyen a tiempo "
    "y todavía no existe la comprobación previa.",
)
NOT_LIVE_TEXT: Final = Words(
    "Please read: not yet for live use", "Lee esto: aún no es para uso real"
)
