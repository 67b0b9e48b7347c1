"""The words about second channels, and the only words that are ever said there."""

from collections.abc import Mapping
from typing import Final

from bot.domain.content import Words
from bot.domain.second import Provider

# said outside Slack
NUDGE: Final = Words("Please open Slack", "Abre Slack, por favor")
CODE_TEXT: Final = Words(
    "Code for Slack: {code}. Type it where you added this channel.",
    "Código para Slack: {code}. Escríbelo donde añadiste este canal.",
)

# the form
TITLE: Final = Words("Second channel", "Segundo canal")
TEST: Final = Words("Test it", "Probar")
TOP: Final = Words(
    'If a page in Slack waits for a minute, we send "Please open Slack" there. In a crisis, at '
    "once. It never says more than that.",
    "Si un aviso en Slack espera un minuto, enviamos «Abre Slack, por favor». En una crisis, al "
    "momento. Nunca dice nada más.",
)
ONLY_YOU: Final = Words(
    "Only you see the address here. If a provider does not answer, a message may come twice.",
    "Solo tú ves la dirección. Si un proveedor no responde, un mensaje puede llegar dos veces.",
)
HAVE: Final = Words(
    "You have one: {provider}, {address}. It was tested on {date}.",
    "Tienes uno: {provider}, {address}. Se probó el {date}.",
)
HAVE_NONE: Final = Words("You have no second channel yet.", "Aún no tienes un segundo canal.")
STAYS: Final = Words(
    "It stays in use until a new one is tested.", "Sigue en uso hasta que pruebes otro."
)
REMOVE: Final = Words("Remove", "Quitar")
NOT_SET_UP: Final = Words(
    "Not set up here: {providers}. Your IT team can add it.",
    "No disponible aquí: {providers}. Puede añadirlo informática.",
)
NOTHING_SET_UP: Final = Words(
    "No second channel is set up here. Your IT team can add one.",
    "Aquí no hay ningún segundo canal. Puede añadirlo informática.",
)
CHOOSE: Final = Words("How can we reach you?", "¿Cómo te avisamos?")
PROVIDERS: Final[Mapping[Provider, Words]] = {
    Provider.EMAIL: Words("E-mail", "Correo"),
    Provider.SMS: Words("Text message (SMS)", "Mensaje de texto (SMS)"),
    Provider.NTFY: Words("ntfy", "ntfy"),
    Provider.PUSHOVER: Words("Pushover", "Pushover"),
}
FIELDS: Final[Mapping[Provider, Words]] = {
    Provider.EMAIL: Words("E-mail address", "Dirección de correo"),
    Provider.SMS: Words("Mobile number", "Número de móvil"),
    Provider.NTFY: Words("Topic", "Tema"),
    Provider.PUSHOVER: Words("User key", "Clave de usuario"),
}
HINTS: Final[Mapping[Provider, Words]] = {
    Provider.EMAIL: Words(
        "One that makes a sound on your phone at night.", "Una que suene de noche en tu teléfono."
    ),
    Provider.SMS: Words(
        "With + and the country code. Your carrier may charge for it.",
        "Con + y el prefijo del país. Tu operador puede cobrarlo.",
    ),
    Provider.NTFY: Words(
        "The topic your ntfy app listens to. Whoever knows it can read it.",
        "El tema que escucha tu aplicación ntfy. Quien lo sepa puede leerlo.",
    ),
    Provider.PUSHOVER: Words(
        "30 letters and digits. The Pushover app shows it.",
        "30 letras y cifras. La aplicación Pushover la muestra.",
    ),
}

# the code
CODE_TITLE: Final = Words("Type the code", "Escribe el código")
TYPE_CODE: Final = Words("Type the code", "Escribir el código")
CODE_SENT: Final = Words(
    "We are sending a code to {address} by {provider}. It is good for 15 minutes.",
    "Enviamos un código a {address} por {provider}. Vale 15 minutos.",
)
CODE: Final = Words("Code", "Código")
CODE_HINT: Final = Words("Six digits. You have five tries.", "Seis cifras. Tienes cinco intentos.")
NO_CODE_COMES: Final = Words(
    "No code after a few minutes? Close this and test the address again.",
    "¿No llega en unos minutos? Cierra esto y prueba otra vez la dirección.",
)
CONFIRM: Final = Words("Confirm", "Confirmar")
WORKS: Final = Words(
    "Your second channel works. We use it when a page in Slack waits.",
    "Tu segundo canal funciona. Lo usamos cuando un aviso en Slack espera.",
)
CODE_ENDED: Final = Words(
    "This code is no longer good. Please test the address again.",
    "Este código ya no vale. Prueba otra vez la dirección.",
)
