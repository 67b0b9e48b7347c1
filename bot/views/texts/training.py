"""The only home of what is said about sessions and training."""

from typing import Final

from bot.domain.content import Words

# the card of a session
PREVIEW: Final = Words("A session of the support team", "Una sesión del equipo de apoyo")
PREVIEW_TOMORROW: Final = Words("Your session is soon", "Tu sesión es pronto")
PREVIEW_OFF: Final = Words("A session does not take place", "Una sesión no se celebra")
WHEN: Final = Words("When: {time}, {minutes} minutes", "Cuándo: {time}, {minutes} minutos")
WHERE: Final = Words("Where: {where}", "Dónde: {where}")
LEADS: Final = Words("Led by {name}", "A cargo de {name}")
SAID: Final = Words(
    "Do you come? You can change your answer until it begins.",
    "¿Vienes? Puedes cambiar la respuesta hasta que empiece.",
)
SAID_YES: Final = Words(
    "You have said that you will come. You can change this until it begins.",
    "Has dicho que irás. Puedes cambiarlo hasta que empiece.",
)
SAID_NO: Final = Words(
    "You have said: not this time. You can change this until it begins.",
    "Has dicho: esta vez no. Puedes cambiarlo hasta que empiece.",
)
BEGUN: Final = Words(
    "This session has begun, or is over: {title}.", "Esta sesión ya empezó o terminó: {title}."
)
OFF: Final = Words(
    "This session does not take place: {title}, {time}.",
    "Esta sesión no se celebra: {title}, {time}.",
)

# topics
TOPIC_HINT: Final = Words(
    "No names, no cases. At most 140 characters.", "Sin nombres ni casos. Hasta 140 caracteres."
)
TOPIC_KEPT: Final = Words(
    "We keep the words and not who wrote them. Trainers see topics once there are three.",
    "Guardamos las palabras, no quién las escribe. Formación ve los temas cuando hay tres.",
)
TOPIC_SAVED: Final = Words("Saved. Thank you.", "Guardado. Gracias.")
TOPICS: Final = Words("Suggested topics, in no order:", "Temas propuestos, sin orden:")
TOPIC_LINE: Final = Words("· {topic}", "· {topic}")
TOO_FEW_TOPICS: Final = Words(
    "There are fewer than three topics. They are shown once there are three, so that nobody can "
    "tell whose they are.",
    "Hay menos de tres temas. Se muestran cuando hay tres, para que no se sepa de quién son.",
)

# who was there
WHO_PREVIEW: Final = Words("A session is over", "Ha terminado una sesión")
WHO_ASK: Final = Words("Who was there? {title}, {time}.", "¿Quién estuvo? {title}, {time}.")
WHO_WHY: Final = Words(
    "Until you say so, this session counts for nobody.",
    "Hasta que lo digas, esta sesión no cuenta para nadie.",
)
WHO_DONE: Final = Words(
    "It is written down who was there: {title}, {time}. Thank you.",
    "Ya consta quién estuvo: {title}, {time}. Gracias.",
)
WHO_UNRECORDED: Final = Words(
    "Nobody has said who was at {title}, {time}. The trainer was asked twice. Until then it counts "
    "for nobody.",
    "Nadie ha dicho quién estuvo en {title}, {time}. Se preguntó dos veces. Hasta entonces no "
    "cuenta para nadie.",
)
WHO_FIELD: Final = Words("Supporters who were there", "Quién del equipo estuvo")
WHO_MORE: Final = Words("And these", "Y también")
WHO_HINT: Final = Words(
    "Everybody else counts as not there. If it did not take place: session remove {id}",
    "Los demás cuentan como ausentes. Si no se celebró: session remove {id}",
)

# to a supporter, of their own training
NEWS_PREVIEW: Final = Words("About your training", "Sobre tu formación")
CURRENT: Final = Words(
    "Your training is current. New requests can reach you.",
    "Tu formación está al día. Pueden llegarte solicitudes.",
)
MISSED: Final = Words(
    "You have missed {missed} sessions in a row.", "Has faltado a {missed} sesiones seguidas."
)
AFTER_NEXT: Final = Words(
    "After the next one no new requests reach you until you have been to one.",
    "Si faltas a otra, no te llegarán solicitudes hasta que vayas a una.",
)
AFTER_MORE: Final = Words(
    "After {stop} in a row no new requests reach you until you have been to one.",
    "Tras {stop} seguidas no te llegarán solicitudes hasta que vayas a una.",
)
STOPPED: Final = Words(
    "No new requests reach you until you have been to one. What you hold now stays with you.",
    "No te llegan solicitudes nuevas hasta que vayas a una. Lo que llevas ahora sigue contigo.",
)
DUE: Final = Words(
    "Your training is to be refreshed by {date}. After that no new requests reach you.",
    "Tu formación debe renovarse antes del {date}. Después no te llegarán solicitudes.",
)
EXPIRED: Final = Words(
    "Your training was to be refreshed by {date}. No new requests reach you until it is. "
    "What you hold now stays with you.",
    "Tu formación debía renovarse antes del {date}. Hasta entonces no te llegan solicitudes "
    "nuevas. Lo que llevas ahora sigue contigo.",
)
ONLY_YOU: Final = Words(
    "You and those who run the training see why. Others read: not available.",
    "El motivo lo veis tú y quienes llevan la formación. Los demás leen: no disponible.",
)
NEXT: Final = Words("The next session: {title}, {time}.", "La próxima sesión: {title}, {time}.")
NO_NEXT: Final = Words("No session is planned yet.", "Todavía no hay ninguna sesión prevista.")
ASK_THEM: Final = Words("Questions? Ask {names}.", "¿Dudas? Pregunta a {names}.")

# My training
MINE_TITLE: Final = Words("My training", "Mi formación")
COURSE: Final = Words("First course: {date}", "Primer curso: {date}")
NO_COURSE: Final = Words("First course: no date yet", "Primer curso: aún sin fecha")
HOURS: Final = Words("Hours: {hours}", "Horas: {hours}")
TRAINER: Final = Words("Trainer: {name}", "Formación a cargo de: {name}")
REFRESHED: Final = Words("Refreshed: {date}", "Renovada: {date}")
ATTENDED: Final = Words(
    "Sessions in the last 12 months: {count}", "Sesiones en los últimos 12 meses: {count}"
)

# the certificate
CERTIFICATE: Final = Words("CERTIFICATE OF TRAINING", "CERTIFICADO DE FORMACIÓN")
PROGRAM: Final = Words("Peer support program", "Programa de apoyo entre pares")
NAME: Final = Words("Name: {name}", "Nombre: {name}")
ON: Final = Words("Date: {date}", "Fecha: {date}")
NO_LICENCE: Final = Words(
    "A record of training. Not a licence to treat.",
    "Constancia de formación. No autoriza a tratar a nadie.",
)
COPY: Final = Words("To keep or print: select and copy.", "Para guardar o imprimir: copia.")

# what keepers read
ADDED: Final = Words("Saved as {id}: {line}", "Guardada como {id}: {line}")
INVITES: Final = Words(
    "Supporters are invited 7 days before, and reminded the day before.",
    "Se invita 7 días antes y se recuerda el día anterior.",
)
REMOVED: Final = Words(
    "This does not take place, nor what would follow it: {line}",
    "Esta no se celebra, ni las que seguirían: {line}",
)
NOT_HELD: Final = Words(
    "Noted: this did not take place, so nobody missed it: {line}",
    "Anotado: esta no se celebró, así que nadie ha faltado: {line}",
)
OTHERS_STAY: Final = Words(
    "The dates that follow it stay.", "Las fechas que la siguen se mantienen."
)
LINE: Final = Words(
    "{title}, {time}, {minutes} min{where}{repeat}", "{title}, {time}, {minutes} min{where}{repeat}"
)
LINE_WHERE: Final = Words(", {where}", ", {where}")
MONTHLY: Final = Words(", every month", ", cada mes")
WEEKLY: Final = Words(", every {weeks} weeks", ", cada {weeks} semanas")
EACH_WEEK: Final = Words(", every week", ", cada semana")
UPCOMING: Final = Words("Sessions ahead: {count}", "Sesiones previstas: {count}")
UPCOMING_LINE: Final = Words(
    "{id} · {line}. Coming {yes}, not coming {no}, no word yet {none}.",
    "{id} · {line}. Vienen {yes}, no vienen {no}, sin respuesta {none}.",
)
UNRECORDED: Final = Words(
    "Over, and nobody has said who was there: session attended ID",
    "Terminadas, sin decir quién estuvo: session attended ID",
)
UNRECORDED_LINE: Final = Words("{id} · {line}", "{id} · {line}")
LAPSING: Final = Words("Training that needs a look:", "Formación por revisar:")
ALL_CURRENT: Final = Words(
    "Nobody's training needs a look.", "Ninguna formación necesita revisión."
)
PERSON_LINE: Final = Words("{name}: {why}", "{name}: {why}")
WHY_WARNED: Final = Words(
    "missed {missed} in a row, first course {date}",
    "ha faltado a {missed} seguidas, primer curso {date}",
)
WHY_STOPPED: Final = Words(
    "missed {missed} in a row, no new requests, first course {date}",
    "ha faltado a {missed} seguidas, sin solicitudes nuevas, primer curso {date}",
)
WHY_DUE: Final = Words("to be refreshed by {until}", "debe renovarse antes del {until}")
WHY_EXPIRED: Final = Words(
    "refresh overdue since {until}, no new requests",
    "renovación vencida el {until}, sin solicitudes nuevas",
)
RECORDED: Final = Words(
    "Saved. There: {names}. Everybody else was not, unless excused.",
    "Guardado. Estuvieron: {names}. Los demás no, salvo excusa.",
)
NOBODY: Final = Words("nobody", "nadie")
EXCUSED: Final = Words(
    "Saved. This session does not count for {name}.", "Guardado. Esta sesión no cuenta para {name}."
)
TRAINING_SAVED: Final = Words("Saved for {name}.", "Guardado para {name}.")
