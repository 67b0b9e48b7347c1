"""Words for every way of saying no to cover of a shift."""

from collections.abc import Mapping
from typing import Final

from bot.domain import cover_refusals as no
from bot.domain.content import Words

SENTENCES: Final[Mapping[type[Exception], Words]] = {
    no.NoShiftOfTheirs: Words(
        "That shift is not there any more, or somebody else serves it. Type /peersupport cover to "
        "see "
        "what there is. Nothing was changed.",
        "Ese turno ya no existe, o lo hace otra persona. Mira lo que hay con /peersupport cover. "
        "No ha "
        "cambiado nada.",
    ),
    no.NotOpen: Words(
        "That is not open any more, or lies outside of what is open. Nothing was changed.",
        "Eso ya no está libre, o queda fuera de lo que está libre. No ha cambiado nada.",
    ),
    no.OfferedAlready: Words(
        "Cover is asked for this time already. Nothing was changed. Your card shows how it stands.",
        "Ya se ha pedido relevo para ese tiempo. No ha cambiado nada. Tu tarjeta dice cómo va.",
    ),
    no.YourOwnShift: Words(
        "This is your own shift. To keep it, press Withdraw on your card. Nothing was changed.",
        "Es tu propio turno. Para quedártelo, pulsa Retirar en tu tarjeta. No ha cambiado nada.",
    ),
    no.NotFreeToTake: Words(
        "While you have paused, or wait for a debrief, you take no shift. Nothing was changed. If "
        "you "
        "paused yourself, type /peersupport on, then press again.",
        "Mientras estés en pausa, o a la espera de hablar con alguien, no haces turnos. No ha "
        "cambiado "
        "nada. Si la pausa es tuya, escribe /peersupport on y vuelve a pulsar.",
    ),
    no.TrainingEndsBefore: Words(
        "Your training is not current for all of that time, so nobody could be sent to you then. "
        "Nothing was changed. Ask a trainer, or take the part before your training runs out.",
        "Tu formación no está al día durante todo ese tiempo, así que nadie podría llegar a ti. No "
        "ha cambiado nada. Habla con quien os forma, o toma la parte anterior a que venza.",
    ),
    no.UnknownCover: Words(
        "This card is no longer valid. Nothing was changed. Type /peersupport cover to see your "
        "shifts.",
        "Esta tarjeta ya no vale. No ha cambiado nada. Escribe /peersupport cover para ver tus "
        "turnos.",
    ),
}
