"""The only home of what is said about verifying crisis lines."""

from typing import Final

from bot.domain.content import Words

LINES: Final = Words("Crisis lines: {country}", "Líneas de crisis: {country}")
LINE: Final = Words(
    "{id} · {name}: {ways}. {checked} Source: {source}",
    "{id} · {name}: {ways}. {checked} Fuente: {source}",
)
ONE_PERSON: Final = Words(
    "One person has verified it. A second person must confirm.",
    "Una persona la ha comprobado. Falta que la confirme una segunda persona.",
)
HOW: Final = Words(
    "First call the number or open the official page. Then type: "
    "/peersupport-admin lines verify {id}",
    "Primero llama al número o abre la página oficial. Después escribe: "
    "/peersupport-admin lines verify {id}",
)
TWO_PEOPLE: Final = Words(
    "A new or changed number needs two people. Later, one person is enough.",
    "Un número nuevo o cambiado necesita dos personas. Más adelante basta una.",
)
WHO: Final = Words("Who may verify: {names}.", "Quién puede comprobar: {names}.")
NOBODY: Final = Words(
    "Nobody may verify yet: it takes a director, lead or administrator.",
    "Nadie puede comprobar aún: hace falta dirección, guardia clínica o administración.",
)

# the daily word to directors
STALE_TEXT: Final = Words("Crisis lines: please check", "Líneas de crisis: por comprobar")
STALE_TITLE: Final = Words(
    "Crisis lines still to check in {country}: {count}",
    "Líneas de crisis por comprobar en {country}: {count}",
)
STALE_MEANS: Final = Words(
    "Until then people read: check the number. What to do next:",
    "Hasta entonces se lee: comprueba el número. Lo que toca ahora:",
)
STALE_OTHERS: Final = Words(
    "In other countries to check: {count}. Those waiting for a second person: {waiting}. "
    "See them with /peersupport-admin lines {code}",
    "En otros países por comprobar: {count}. A la espera de una segunda persona: {waiting}. "
    "Míralas con /peersupport-admin lines {code}",
)

# after lines verify; {id} is the line's, {name} that of the service
WAITS: Final = Words(
    "Saved for {id}, {name}. A second person must confirm before its date is shown.",
    "Guardado para {id}, {name}. Falta que la confirme otra persona: antes no se ve la fecha.",
)
STILL_WAITS: Final = Words(
    "You have verified {id} already. Nothing was changed. A second person must confirm it.",
    "Ya habías comprobado {id}. No ha cambiado nada. Debe confirmarla una segunda persona.",
)
VERIFIED: Final = Words(
    "Saved. {id}, {name}, is verified on {date}. Everybody sees this date now.",
    "Guardado. {id}, {name}, está comprobada el {date}. Todo el mundo ve ya esta fecha.",
)
ALREADY: Final = Words(
    "You have verified {id} today already. Nothing was changed.",
    "Ya has comprobado {id} hoy. No ha cambiado nada.",
)
SECOND: Final = Words("This can be: {names}.", "Puede ser: {names}.")
NOBODY_ELSE: Final = Words(
    "Nobody else may verify yet. Add a lead or an administrator first.",
    "Nadie más puede comprobarla aún. Añade antes guardia clínica o administración.",
)
