"""The only home of the sentences to directors about the bot itself."""

from typing import Final

from bot.domain.content import Words

NO_DATABASE: Final = Words(
    "The bot has lost its database or its keys. Nobody is paged for open requests until it is "
    "back. It shows crisis lines and tries again every ten seconds. Please ask IT to look at it "
    "now.",
    "El programa ha perdido su base de datos o sus claves. Hasta que vuelva no se avisa a nadie "
    "de las solicitudes abiertas. Muestra las líneas de crisis y lo intenta cada diez segundos. "
    "Pide a informática que lo mire ya, por favor.",
)
