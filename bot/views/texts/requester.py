"""The only home of what the person who asks reads in their own conversation with the bot."""

from typing import Final

from bot.domain.content import Words

# the news: one line at the top of the card
IS_IN: Final = Words("Your request is in.", "Tu solicitud ha llegado.")
LOOKING: Final = Words("We are looking for someone.", "Estamos buscando a alguien.")
ONE_QUESTION: Final = Words(
    "They answer one question first. Then you hear who it is.",
    "Antes responde a una pregunta. Después sabrás quién es.",
)
FOUND: Final = Words("Someone has accepted.", "Alguien ha aceptado.")
IN_TOUCH: Final = Words("You two have made contact.", "Ya habéis hablado.")
NOW_MORE_URGENT: Final = Words(
    "Your request is now: {urgency}.", "Tu solicitud es ahora: {urgency}."
)
WISHES_SAVED: Final = Words(
    "Your wishes are saved. They hold from now on.",
    "Tus preferencias están guardadas. Valen desde ahora.",
)
BROKEN: Final = Words(
    "Nobody has accepted yet. We are sorry. We are still looking.",
    "Todavía no ha aceptado nadie. Lo sentimos. Seguimos buscando.",
)
STILL_WANTED: Final = Words(
    "Nobody has accepted yet. We are sorry. Do you still want someone?",
    "Todavía no ha aceptado nadie. Lo sentimos. ¿Sigues queriendo hablar con alguien?",
)
HOW_TO_ANSWER: Final = Words(
    "If you do, you need not press anything: we keep looking. If not, cancel below.",
    "Si es así, no tienes que pulsar nada: seguimos buscando. Si no, cancela abajo.",
)
LOOKING_AGAIN: Final = Words(
    "This has not worked out. We are looking for someone else now.",
    "Esta vez no ha funcionado. Ya estamos buscando a otra persona.",
)
SECOND_JOINING: Final = Words("A second colleague is joining.", "Se suma otra persona.")
FIRST_STAYS: Final = Words(
    "Until they accept, the first one stays with you.",
    "Hasta que acepte, la primera persona sigue contigo.",
)
LEAD_SEEN: Final = Words(
    "A clinical lead has seen your request.", "La guardia clínica ha visto tu solicitud."
)
LEAD_CAN_SEE: Final = Words(
    "They can see who asked and how to reach you.",
    "Puede ver quién ha pedido y cómo contactarte.",
)
NAMES_SEEN: Final = Words(
    "Who has seen your name and is no longer with this: {names}.",
    "Quién ha visto tu nombre y ya no sigue con esto: {names}.",
)
SOMEONE_WHO_LEFT: Final = Words(
    "a colleague who has left the program", "alguien que ya no está en el programa"
)

# while we look
ASKING: Final = Words("We are asking colleagues now.", "Estamos avisando a colegas.")
YOU_HEAR_BY: Final = Words(
    "You hear from us by {time}, whether somebody has accepted or not.",
    "Te decimos algo, haya aceptado alguien o no, como muy tarde para {time}.",
)
KEEP_ASKING: Final = Words("We keep asking.", "Seguimos preguntando.")
MORNING: Final = Words(
    "Nobody is on duty until {time}. We ask the first colleagues then.",
    "No hay nadie de turno hasta {time}. Entonces avisamos a las primeras personas.",
)
WAKING: Final = Words(
    "Nobody is on duty until {time}, we will try to wake someone.",
    "No hay nadie de turno hasta {time}, intentaremos despertar a alguien.",
)
BOOKED_FOR: Final = Words("The time you asked for: {time}.", "La hora que has pedido: {time}.")
NOBODY: Final = Words(
    "Nobody on the team can be asked right now. We try again as soon as someone can.",
    "Ahora mismo no podemos avisar a nadie del equipo. Lo intentamos en cuanto se pueda.",
)
KEEPERS_KNOW: Final = Words(
    "Those who run the program know that someone is waiting. They do not see who.",
    "Quienes llevan el programa saben que alguien espera. No ven quién es.",
)
KEEPERS_UNTOLD: Final = Words(
    "There is no coordinator whom we can tell.", "No hay coordinación a la que avisar."
)
DANGER_ASKING: Final = Words(
    "We are asking colleagues, all at once, and again every 2 minutes.",
    "Estamos avisando a colegas, todos a la vez, y otra vez cada 2 minutos.",
)
DANGER_LEAD: Final = Words(
    "We are also asking a clinical lead or director, every 2 minutes until one answers.",
    "También avisamos a la guardia clínica o la dirección cada 2 minutos hasta que respondan.",
)
DANGER_NO_LEAD: Final = Words(
    "No clinical lead or director can be paged right now.",
    "Ahora no podemos avisar a la guardia clínica ni a la dirección.",
)
DANGER_NOBODY: Final = Words(
    "Nobody can be paged right now. Please call one of these numbers now.",
    "Ahora mismo no podemos avisar a nadie. Llama ya a uno de estos números, por favor.",
)
CALL_FIRST: Final = Words(
    "If a life is in danger, please call first. You need not wait for us.",
    "Si hay una vida en peligro, llama primero. No hace falta que nos esperes.",
)

# when somebody holds it
WHO: Final = Words("{name} has accepted.", "{name} ha aceptado.")
WHO_AND_WHAT: Final = Words(
    "{name} ({profession}) has accepted.", "{name} ({profession}) ha aceptado."
)
THEIR_WORDS: Final = Words("In their own words:\n{bio}", "En sus palabras:\n{bio}")
A_COLLEAGUE: Final = Words("A colleague", "Una persona del equipo")
REACH_YOU_BY: Final = Words(
    "They should reach you by {time}. You can also write or call first:",
    "Te contactará como muy tarde para {time}. También puedes escribir o llamar antes:",
)
REACH_THEM: Final = Words("This is how you can reach them:", "Así puedes contactar:")
ASK_NEXT: Final = Words(
    "We are asking a second colleague as well.", "También estamos avisando a otra persona."
)

# who sees what
WHO_SEES: Final = Words(
    "Those we ask see how soon, how to connect and how long you wait. Not who you are. "
    "Only the one who accepts sees your name.",
    "A quienes avisamos ven para cuándo, cómo y cuánto llevas esperando. No quién eres. "
    "Solo quien acepta ve tu nombre.",
)
LEAD_SEES: Final = Words(
    "In danger, the clinical lead who answers sees your name too.",
    "En caso de peligro, también la guardia clínica que responda ve tu nombre.",
)

# the safety net
NET_ARMED: Final = Words(
    "If nobody has reached you, Slack itself sends you numbers to call {time}, even if we fail.",
    "Si nadie te ha contactado, Slack te envía números a los que llamar {time}, aunque fallemos.",
)
NET_MISSING: Final = Words(
    "Slack has not taken our safety message with numbers. Please keep these:",
    "Slack no ha aceptado nuestro mensaje de seguridad con números. Guarda estos, por favor:",
)
NET_MAY_COME: Final = Words(
    "An earlier message with numbers to call may still arrive. You can leave it.",
    "Todavía puede llegar un mensaje anterior con números. Puedes dejarlo.",
)
NET_OPENING: Final = Words(
    "If nobody has reached you yet, here is who to call.",
    "Si todavía no te ha contactado nadie, aquí tienes a quién llamar.",
)

# questions
REACHED_QUESTION: Final = Words("Has somebody reached you?", "¿Te ha contactado alguien?")
REACHED_WHY: Final = Words(
    "If we hear nothing from either of you, we look for someone else.",
    "Si ninguna de las dos personas responde, buscamos a alguien más.",
)
ANSWERED: Final = Words(
    "This question is answered. Thank you.", "Esta pregunta ya tiene respuesta. Gracias."
)
SAFE_QUESTION: Final = Words("Are you safe for now?", "¿Estás a salvo por ahora?")
SAFE_ANSWERED: Final = Words("Thank you for telling us.", "Gracias por decírnoslo.")

# the end
CANCELLED: Final = Words(
    "Your request is cancelled. Nobody else is asked. You can ask again at any time.",
    "Tu solicitud está cancelada. No avisamos a nadie más. Puedes pedir otra vez cuando quieras.",
)
CLOSED_UNMET: Final = Words(
    "This is closed, and nobody has talked with you. We are sorry. You can ask again at any time.",
    "Esto está cerrado y nadie ha hablado contigo. Lo sentimos. Puedes pedir apoyo otra vez.",
)
CLOSED: Final = Words(
    "Your colleague has closed this. Thank you for reaching out. You can ask again at any time.",
    "Quien te acompañó ha cerrado esto. Gracias por pedirlo. Puedes volver cuando quieras.",
)
LEAD_CONFIRMS: Final = Words(
    "Because it was about safety, a clinical lead or director is asked to confirm that they know.",
    "Por seguridad, pedimos a la guardia clínica o la dirección que confirme que lo sabe.",
)
OVER: Final = Words("This request has ended.", "Esta solicitud ha terminado.")
