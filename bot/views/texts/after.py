"""The only home of what is read after a talk: closing, check-ins, five questions, debriefs."""

from collections.abc import Mapping
from typing import Final

from bot.domain.content import Words

# closing: two screens
CLOSE_TOP: Final = Words(
    "Codes only: no names and no story. Every field can stay as it is.",
    "Solo códigos: sin nombres ni lo que se contó. Todo puede quedar como está.",
)
MORE_TOP: Final = Words("The last screen.", "La última pantalla.")
FOLLOW_UPS_HINT: Final = Words(
    "At most three. Leave it empty where you agreed on none.",
    "Tres como mucho. Déjalo vacío si no acordasteis ninguno.",
)
LOAD_HINT: Final = Words(
    "For you alone. Not kept with this case or your name, only counted by month.",
    "Solo para ti. No se guarda con este caso ni tu nombre, solo se cuenta por mes.",
)
DEBRIEF_HINT: Final = Words(
    "A trainer is asked. They learn that you want to talk, not about whom or why.",
    "Avisamos a formación. Sabrá que quieres hablar, no de quién ni por qué.",
)
LOG_REMINDER: Final = Words(
    "You two have made contact. Is the talk over?", "Ya habéis hablado. ¿Ha terminado?"
)
LOG_REMINDER_WHY: Final = Words(
    "If it is, please close the case. Two short screens, codes only. We ask this once.",
    "Si es así, cierra el caso, por favor. Dos pantallas cortas, solo códigos. "
    "Lo preguntamos una vez.",
)

# a heavy load
HEAVY: Final = Words("That is a lot to carry.", "Es mucho peso.")
HEAVY_NOBODY: Final = Words(
    "Nobody is told what you chose. Here is what there is for you.",
    "No se lo decimos a nadie. Esto es lo que hay para ti.",
)
HEAVY_DEBRIEF: Final = Words(
    "A trainer can talk it over with you.", "La persona de formación puede hablarlo contigo."
)

HEAVY_MORE: Final = Words(
    "Type /peersupport resources to see where else you can turn.",
    "Escribe /peersupport resources para ver a quién más acudir.",
)

# check-ins
CHECKING_IN: Final = Words("Checking in, as agreed", "Te escribimos, como quedasteis")
HOW_ARE_YOU: Final = Words("How are you?", "¿Cómo estás?")
TALK_MEANS: Final = Words(
    "I would like to talk opens a new request. We ask the same colleague first.",
    "Si te gustaría hablar, abrimos una nueva solicitud. Avisamos antes a la misma persona.",
)
LATER_MEANS: Final = Words(
    "Later: the same time tomorrow. Stop these: nothing more comes.",
    "Más tarde: mañana a la misma hora. Si no quieres recibir más, no llegará nada.",
)
OKAY: Final = Words(
    "Thank you for telling us. You can ask again at any time.",
    "Gracias por decírnoslo. Puedes pedir otra vez cuando quieras.",
)
TALKING: Final = Words(
    "Thank you. Your request is the newest message here.",
    "Gracias. Tu solicitud es el mensaje más reciente de aquí.",
)
PUT_OFF: Final = Words("We check in again {time}.", "Volvemos a escribirte {time}.")
STOPPED: Final = Words(
    "Nothing more comes from us about this. You can ask again at any time.",
    "No te escribiremos más sobre esto. Puedes pedir otra vez cuando quieras.",
)
AGREED: Final = Words("As agreed, we check in {times}.", "Como quedasteis, te escribimos {times}.")
AND: Final = Words(" and ", " y ")
HOW_TO_STOP: Final = Words(
    "If you do not want that, press Stop these, now or on any of them.",
    "Si no quieres, pulsa No quiero recibir más, ahora o en cualquiera de ellos.",
)

# five questions
EVALUATION_TOP: Final = Words(
    "Five questions. Each can be skipped. Not linked to your case. Read five or more at a time.",
    "Cinco preguntas. Puedes saltar cualquiera. No se unen a tu caso y se leen de cinco en cinco.",
)
EVALUATION_KEPT: Final = Words(
    "What is kept: the answers and the quarter of the year. No name and no day.",
    "Se guarda: las respuestas y el trimestre. Ni el nombre ni el día.",
)
QUESTIONS: Final[Mapping[str, Words]] = {
    "listened": Words("I felt listened to", "Sentí que me escuchaban"),
    "soon": Words("Contact came soon enough", "El contacto llegó a tiempo"),
    "private": Words("I trusted that my privacy was kept", "Confié en que se guardó mi privacidad"),
    "met": Words("My main need was met", "Tuve lo que más necesitaba"),
    "next": Words("I know where to turn next", "Sé a quién acudir después"),
}
POINTS: Final[tuple[Words, ...]] = (
    Words("Not at all", "Nada"),
    Words("A little", "Un poco"),
    Words("Partly", "En parte"),
    Words("Mostly", "Bastante"),
    Words("Fully", "Del todo"),
)
EVALUATED: Final = Words("Thank you for telling us.", "Gracias por contárnoslo.")

# debriefs: to whoever can take one
ASKS: Final = Words("{name} asks for a debrief.", "{name} pide hablarlo.")
IS_DUE: Final = Words("A debrief is due for {name}.", "Toca hablar con {name}.")
REQUIRED: Final = Words(
    "No new requests reach them until then. Release ends that without a talk.",
    "Hasta entonces no recibe solicitudes. Con Dejar que siga, eso termina sin hablar.",
)
ONLY_THAT: Final = Words(
    "You see that they ask, not about whom and not why. Ask for no names.",
    "Ves que lo pide, no sobre quién ni por qué. No pidas nombres.",
)
TAKEN_BY_YOU: Final = Words(
    "You have taken this. Please write or call {name} today or tomorrow:",
    "Te encargas tú. Escribe o llama a {name} hoy o mañana:",
)
TAKEN_CARE: Final = Words(
    "This is taken care of, thank you.", "Alguien ya se encarga de esto, gracias."
)
DEBRIEF_PREVIEW: Final = Words("A supporter asks for a debrief", "Alguien del equipo pide hablar")

# debriefs: to the supporter who asks
NEWS_PREVIEW: Final = Words("Something new for you", "Hay una novedad para ti")
YOU_ASKED: Final = Words(
    "You have asked for a debrief. Whoever takes it writes to you. We ask again every day.",
    "Has pedido hablarlo. Quien se encargue te escribirá. Volvemos a avisar cada día.",
)
ASKED_FOR_YOU: Final = Words(
    "We have asked for a debrief for you. Whoever takes it writes to you.",
    "Hemos pedido que alguien lo hable contigo. Quien se encargue te escribirá.",
)
YOU_ARE_TAKEN: Final = Words(
    "Your debrief is taken. They write to you soon.",
    "Alguien se encarga de hablarlo contigo. Te escribirá pronto.",
)
TAKEN_FOR_YOU: Final = Words(
    "{name} talks it over with you. You can also write first:",
    "{name} lo hablará contigo. También puedes escribir antes:",
)
NOBODY_TAKES: Final = Words(
    "There is no trainer, lead or director to ask right now. We ask as soon as there is one.",
    "Ahora no hay nadie de formación, guardia ni dirección. Avisaremos en cuanto haya alguien.",
)
RESTING: Final = Words(
    "After a talk like this, no new requests reach you until a trainer has talked with you.",
    "Después de algo así no recibes solicitudes hasta hablar con la persona de formación.",
)
DEBRIEF_OVER: Final = Words(
    "Your debrief is done. Requests can reach you again as before.",
    "Ya está hablado. Puedes recibir solicitudes otra vez como antes.",
)
WITHDRAWN: Final = Words("Done. No debrief is asked for.", "Hecho. No se pide hablarlo.")
