"""The only home of what stands around the roster as a table and in its forms."""

from collections.abc import Mapping
from typing import Final

from bot.domain.content import Words

# the table
TITLE: Final = Words("Import the roster", "Importar la lista")
TOP: Final = Words(
    "Paste a table or choose a CSV file, with a heading and one line for each supporter. First you "
    "see what would change. Nothing changes before you press Import.",
    "Pega una tabla o elige un archivo CSV, con encabezado y una línea por persona. Primero verás "
    "qué cambiaría. Nada cambia hasta que pulses Importar.",
)
COLUMNS: Final = Words(
    "Columns: {columns}. Only slack is needed. What has no column stays as it is. An empty cell "
    "empties the field; cap and languages then stay.",
    "Columnas: {columns}. Solo hace falta slack. Lo que no tiene columna queda como está. Una "
    "celda vacía vacía el campo; cap y languages se quedan.",
)
FROM_EXPORT: Final = Words(
    "The easiest start is the file of /peersupport-admin roster export.",
    "Lo más fácil es empezar con el archivo de /peersupport-admin roster export.",
)
PASTE: Final = Words("Table", "Tabla")
PASTE_HINT: Final = Words(
    "At most 3,000 characters. For more, choose a file.",
    "Como mucho 3.000 caracteres. Para más, elige un archivo.",
)
FILE: Final = Words("CSV file", "Archivo CSV")
FILE_HINT: Final = Words(
    "At most 1 MB and 2,000 lines. Slack keeps the file until you delete it.",
    "Como mucho 1 MB y 2.000 líneas. Slack guarda el archivo hasta que lo borres.",
)
LOOK: Final = Words("Look first", "Ver primero")
IMPORT: Final = Words("Import", "Importar")

PREVIEW_TITLE: Final = Words("What would change", "Qué cambiaría")
COUNTS: Final = Words(
    "Added: {added}. Changed: {changed}. The same: {same}. Not in the table, so untouched: "
    "{untouched}.",
    "Nuevas: {added}. Con cambios: {changed}. Iguales: {same}. Fuera de la tabla, sin tocar: "
    "{untouched}.",
)
PROBLEMS: Final = Words(
    "To be put right first: {count}. Nothing is changed until then.",
    "Por corregir antes: {count}. Hasta entonces no cambia nada.",
)
FIX_HERE: Final = Words(
    "Correct the table below and look again.", "Corrige la tabla de abajo y vuelve a mirar."
)
FIX_FILE: Final = Words(
    "Correct the file and choose it again here.",
    "Corrige el archivo y elígelo aquí otra vez.",
)
ON_LINE: Final = Words("Line {line}: {why}", "Línea {line}: {why}")
AND_MORE: Final = Words("And {count} more.", "Y {count} más.")
ADDED: Final = Words("New: {name}. {what}", "Nueva: {name}. {what}")
CHANGED: Final = Words("{name}: {what}", "{name}: {what}")
BECOMES: Final = Words("{field}: {before} → {after}", "{field}: {before} → {after}")
IS: Final = Words("{field}: {after}", "{field}: {after}")
NEW_UNITS: Final = Words("New units: {units}.", "Unidades nuevas: {units}.")
ASKED: Final = Words(
    "Those who are new get a card and count once they press I am in.",
    "Las personas nuevas reciben una tarjeta y cuentan cuando aceptan participar.",
)
NOTHING_TO_DO: Final = Words(
    "Everything in this table is on the roster already.",
    "Todo lo de esta tabla ya está en la lista.",
)
LOOKING: Final = Words(
    "We are asking Slack who is new here: {done} of {all}. You can wait here. Nothing has changed "
    "yet.",
    "Preguntamos a Slack por las personas nuevas: {done} de {all}. Puedes esperar aquí. Todavía no "
    "ha cambiado nada.",
)
WORKING: Final = Words(
    "One moment. What comes of it is shown here.", "Un momento. Aquí verás el resultado."
)
IMPORTED: Final = Words(
    "Imported. Added: {added}. Changed: {changed}.",
    "Importado. Nuevas: {added}. Con cambios: {changed}.",
)
FILE_NOT_READ: Final = Words(
    "We could not get the file from Slack. Nothing has changed. Please try again, or paste the "
    "table.",
    "No hemos podido traer el archivo de Slack. No ha cambiado nada. Prueba otra vez o pega la "
    "tabla.",
)

EXPORT_COMES: Final = Words(
    "roster.csv comes to your conversation with me in a moment.",
    "roster.csv llega enseguida a tu conversación conmigo.",
)
EXPORT_HERE: Final = Words(
    "The roster as a table. Change it in a spreadsheet, then send it with roster import.",
    "La lista como tabla. Cámbiala en una hoja de cálculo y envíala con roster import.",
)
EXPORT_LOST: Final = Words(
    "Slack did not take roster.csv. Please try again in a minute.",
    "Slack no ha aceptado roster.csv. Prueba otra vez en un minuto.",
)

# the form of one person, and one's own
EDIT_TITLE: Final = Words("Roster", "Lista")
EDIT_TOP: Final = Words(
    "What the roster says of {name}. Nothing changes before you press Save.",
    "Lo que dice la lista de {name}. Nada cambia hasta que pulses Guardar.",
)
FIELDS: Final[Mapping[str, Words]] = {
    "profession": Words("Profession", "Profesión"),
    "unit": Words("Unit", "Unidad"),
    "site": Words("Site", "Centro"),
    "languages": Words("Languages", "Idiomas"),
    "leads": Words("Units they lead", "Unidades que dirige"),
    "trained_on": Words("Training on", "Formación el"),
    "cap": Words("Cases at a time, at most", "Casos a la vez, como mucho"),
    "themes": Words("Experience they offer", "Experiencia que ofrece"),
    "quiet": Words("Quiet hours", "Horas de descanso"),
}
LEADS_HINT: Final = Words(
    "Names with commas between. We never ask them for people of these units.",
    "Nombres separados por comas. Nunca les pedimos acompañar a gente de esas unidades.",
)
QUIET_HINT: Final = Words(
    "On the clock where they live, like 22:00-07:00. Empty means 22:00-07:00.",
    "En la hora de donde vive, como 22:00-07:00. Vacío significa 22:00-07:00.",
)
THEMES_HINT: Final = Words(
    "Only what the person has said they offer.", "Solo lo que la persona ha dicho que ofrece."
)
NONE: Final = Words("nothing", "nada")
