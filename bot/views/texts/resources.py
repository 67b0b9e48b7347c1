"""The only home of what stands around the library of resources, wherever it is shown."""

from typing import Final

from bot.domain.content import Words

TITLE: Final = Words("Resources", "Recursos")
TOP: Final = Words(
    "Where else you can turn. Each one says how it works and who sees what.",
    "A quién más puedes acudir. En cada caso dice cómo funciona y quién ve qué.",
)
UNKNOWN: Final = Words(
    "There is no such category. These are there:", "No existe esa categoría. Estas sí:"
)
CATEGORY: Final = Words("{code}: {label}", "{code}: {label}")
NOT_CONFIDENTIAL: Final = Words("{label} (not confidential)", "{label} (no confidencial)")
HOW_TO_READ: Final = Words(
    "To read one, type its first word, like: /peersupport resources {code}",
    "Para leer una, escribe su primera palabra, como: /peersupport resources {code}",
)
LINES: Final = Words("Whom to call at any time:", "A quién llamar en cualquier momento:")

# one entry
HOW: Final = Words("How it works: {how}", "Cómo funciona: {how}")
SEES: Final = Words("Who sees what: {sees}", "Quién ve qué: {sees}")
OPEN_TO_OTHERS: Final = Words("This is not confidential.", "Esto no es confidencial.")
NUMBER: Final = Words("Number: {number}", "Número: {number}")

# out of the checklist
TO_SEND: Final = Words(
    "What you send stands in their conversation at once. We count the category, never who.",
    "Lo que envías aparece enseguida en su conversación. Contamos la categoría, nunca a quién.",
)
CHOOSE: Final = Words("Choose a category", "Elige una categoría")
SEND_ONE: Final = Words("Send: {title}", "Enviar: {title}")
SENT: Final = Words("Sent.", "Enviado.")
SENT_NOW: Final = Words("Sent: {title}.", "Enviado: {title}.")
SENT_BEFORE: Final = Words(
    "This was sent before, and was not sent again: {title}.",
    "Esto ya se había enviado y no se ha repetido: {title}.",
)
FROM_SUPPORTER: Final = Words(
    "Your supporter thought this might help.",
    "Quien te acompaña ha pensado que esto puede ayudarte.",
)

# for those who keep the list
OWN: Final = Words("Resources of your own: {count}", "Recursos propios: {count}")
OWN_LINE: Final = Words("{id} · {category}: {title}", "{id} · {category}: {title}")
PACKAGED: Final = Words(
    "Besides these, the program brings {count}. /peersupport resources shows them all.",
    "Además, el programa trae {count}. /peersupport resources los muestra todos.",
)
HOW_TO_ADD: Final = Words(
    "To add one, type: /peersupport-admin {usage}", "Para añadir uno: /peersupport-admin {usage}"
)
ADDED: Final = Words(
    "Saved as {id}. Everybody can read it now.", "Guardado como {id}. Ya puede leerse."
)
REMOVED: Final = Words("Removed: {id}, {title}.", "Quitado: {id}, {title}.")
