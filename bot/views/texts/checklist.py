"""The only home of what a supporter reads around the steps of the checklist."""

from typing import Final

from bot.domain.content import Words

TITLE: Final = Words("Checklist", "Lista de pasos")
STEP_TITLE: Final = Words("{step} · {title}", "{step} · {title}")
PROGRESS: Final = Words(
    "{done} of {all} ticked. Nothing has to be ticked, in any order. Ticks are for you alone and "
    "go with the case.",
    "{done} de {all} marcados. No hace falta marcar nada, en ningún orden. Las marcas son solo "
    "para ti y desaparecen con el caso.",
)
DONE: Final = Words("Tick what you did", "Marca lo que has hecho")
GO_TO: Final = Words("Go to a step", "Ir a un paso")
STEP_OPTION: Final = Words("{step} · {title} ({done}/{all})", "{step} · {title} ({done}/{all})")
BACK: Final = Words("Step before", "Paso anterior")
ON: Final = Words("Next step", "Paso siguiente")
AVOID: Final = Words("What to avoid", "Qué evitar")
LISTENING: Final = Words("Listening blocks", "Lo que impide escuchar")
LINES: Final = Words("Lines to give", "Líneas para dar")
RESOURCES: Final = Words("Resources", "Recursos")
MY_ROLE: Final = Words("My role", "Mi papel")
LISTENING_TITLE: Final = Words("Listening blocks", "Escuchar")
EACH: Final = Words("• {line}", "• {line}")
