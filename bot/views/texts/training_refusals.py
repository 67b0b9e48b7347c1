"""Words for every way of saying no about sessions, topics and profiles."""

from collections.abc import Mapping
from typing import Final

from bot.domain import refusals as no
from bot.domain.content import Words

SENTENCES: Final[Mapping[type[Exception], Words]] = {
    no.UnknownSession: Words(
        "There is no session {a}. session list shows them with their ids.",
        "No hay ninguna sesión {a}. session list las muestra con su id.",
    ),
    no.SessionOver: Words(
        "This session has begun, is over, or does not take place. Nothing was changed.",
        "Esta sesión ya empezó, terminó o no se celebra. No ha cambiado nada.",
    ),
    no.SessionAhead: Words(
        "This session has not begun yet. Say afterwards who was there.",
        "Esta sesión aún no ha empezado. Di después quién estuvo.",
    ),
    no.SessionKept: Words(
        "It is written down who was at this session, so it stays.",
        "Ya consta quién estuvo en esta sesión: no se quita.",
    ),
    no.SessionPast: Words(
        "Please choose a time that is still to come, at most 400 days ahead.",
        "Elige una hora que aún no haya pasado, como mucho dentro de 400 días.",
    ),
    no.TooManySessions: Words(
        "{a} sessions are planned already. Remove one first.",
        "Ya hay {a} sesiones previstas. Quita una antes.",
    ),
    no.NotSupporters: Words(
        "Not a supporter here: {a}. Nothing was saved.",
        "No forma parte del equipo de apoyo: {a}. No se ha guardado nada.",
    ),
    no.TopicEmpty: Words(
        "Please write at most 140 characters.", "Escribe como mucho 140 caracteres."
    ),
    no.TopicHasLink: Words(
        "Please leave out links and mentions.", "Deja fuera los enlaces y las menciones."
    ),
    no.TopicsFull: Words(
        "The box is full for now. Please tell a trainer.",
        "El buzón está lleno por ahora. Díselo a la persona de formación.",
    ),
    no.BioTooLong: Words(
        "Please keep it to two lines and 140 characters.", "Como mucho dos líneas y 140 caracteres."
    ),
    no.BioHasLink: Words(
        "Please leave out links, addresses and the signs @, # and <>.",
        "Sin enlaces ni direcciones, y sin los signos @, # y <>, por favor.",
    ),
}
