"""The one place where a refusal, or a database that did not do it, becomes a sentence."""

from collections.abc import Iterable, Mapping
from typing import Final

from bot.domain import coverage_refusals as coverage
from bot.domain import refusals as no
from bot.domain import rota_refusals as rota
from bot.domain.people import Lang
from bot.domain.second import Provider
from bot.ports import Conflict, NotSaved, OutcomeUnknown, StoreError, Unavailable
from bot.views import ids
from bot.views.lines import line_blocks, numbers
from bot.views.parts import actions, button, listing, message, section
from bot.views.requester_buttons import help_now
from bot.views.scene import Rendered, Surroundings
from bot.views.texts import Words, labels, t
from bot.views.texts import calendar_refusals as calendar_words
from bot.views.texts import cover_refusals as cover_words
from bot.views.texts import coverage as coverage_words
from bot.views.texts import refusals as words
from bot.views.texts import roster_refusals as roster_words
from bot.views.texts import rota_refusals as rota_words
from bot.views.texts import training_refusals as training_words

_SENTENCES: Final[Mapping[type[Exception], Words]] = {
    no.Refusal: words.ANY,
    no.UnknownCard: words.UNKNOWN_CARD,
    no.NotForYou: words.UNKNOWN_CARD,
    no.AlreadyTaken: words.ALREADY_TAKEN,
    no.CaseOver: words.CASE_OVER,
    no.EndingMeanwhile: words.ENDING_MEANWHILE,
    no.MovedOn: words.MOVED_ON,
    no.CheckInOver: words.CHECK_IN_OVER,
    no.ToldAlready: words.TOLD_ALREADY,
    no.DebriefTaken: words.DEBRIEF_TAKEN,
    no.DebriefRequired: words.DEBRIEF_REQUIRED,
    no.NotASupporterNow: words.NOT_SUPPORTER,
    no.NotTrainedNow: words.NOT_TRAINED,
    no.NothingOpen: words.NOTHING_OPEN,
    no.AlreadyAsking: words.ALREADY_ASKING,
    no.NotLower: words.NOT_LOWER,
    no.AnswerFirst: words.ANSWER_FIRST,
    no.NobodyAtRisk: words.NOBODY_AT_RISK,
    no.NotAllowed: words.NOT_ALLOWED,
    no.GuestsMayAsk: words.GUESTS,
    no.NotYourself: words.NOT_YOURSELF,
    no.FixedDirector: words.FIXED_DIRECTOR,
    no.NotOnRoster: words.NOT_ON_ROSTER,
    no.AlreadyOnRoster: words.ALREADY_ON_ROSTER,
    no.NoConversation: words.NO_CONVERSATION,
    no.OnlyYouLeft: words.ONLY_YOU,
    no.NobodyToConfirm: words.NOBODY_CONFIRMS,
    no.LastDirector: words.LAST_DIRECTOR,
    no.UnknownUnit: words.UNKNOWN_UNIT,
    no.UnitInUse: words.UNIT_IN_USE,
    no.UnknownLine: words.UNKNOWN_LINE,
    no.UnknownResource: words.UNKNOWN_RESOURCE,
    no.GoneResource: words.GONE_RESOURCE,
    no.LibraryFull: words.LIBRARY_FULL,
    no.BadDuration: words.BAD_DURATION,
    no.BadTiers: words.BAD_TIERS,
    no.DangerIsFixed: words.DANGER_FIXED,
    no.BadWord: words.BAD_WORD,
    no.PickPerson: words.PICK_PERSON,
    no.BadValue: words.BAD_VALUE,
    no.ChangedMeanwhile: words.CHANGED_MEANWHILE,
    no.NothingChosen: words.NOTHING_CHOSEN,
    no.BadTime: words.BAD_TIME,
    no.MissingAnswer: words.MISSING,
    no.BadAddress: words.BAD_MAILBOX,
    no.NotOffered: words.NOT_OFFERED,
    no.WishesLeaveNobody: words.WISHES_LEAVE_NOBODY,
    no.StrangerHere: words.STRANGER,
    no.PracticeOnly: words.PRACTICE_ONLY,
    coverage.BadPeriod: coverage_words.BAD_PERIOD,
    **calendar_words.SENTENCES,
    **cover_words.SENTENCES,
    **roster_words.SENTENCES,
    **rota_words.SENTENCES,
    **training_words.SENTENCES,
    StoreError: words.NOT_SAVED,
    Conflict: words.NOT_SAVED,
    NotSaved: words.NOT_SAVED,
    OutcomeUnknown: words.UNSURE,
    Unavailable: words.UNAVAILABLE,
}
_MISSING: Final[Mapping[str, Words]] = {ids.WHEN: words.MISSING_WHEN}
_SHAPES: Final[Mapping[str, Words]] = {
    "trained": words.BAD_DAY,
    "quiet": words.BAD_HOURS,
}
"""Values that are written in one way only, of which the sentence gives an example."""
_SHIFT_FIELDS: Final[Mapping[type[no.Refusal], str]] = {
    rota.UnknownZone: ids.SHIFT_ZONE,
    rota.UnknownHolidays: ids.SHIFT_HOLIDAYS,
    rota.ReversedDates: ids.SHIFT_LAST,
    rota.PassedAlready: ids.SHIFT_LAST,
    rota.EmptyShift: ids.SHIFT_DAYS,
    rota.NamedTwice: ids.SHIFT_WHO,
    rota.NotServing: ids.SHIFT_WHO,
    rota.TooMany: ids.SHIFT_WHO,
    rota.TwiceAtOnce: ids.SHIFT_WHO,
}
_ADDRESSES: Final[Mapping[str, Words]] = {
    Provider.EMAIL.value: words.BAD_MAILBOX,
    Provider.SMS.value: words.BAD_PHONE,
    Provider.NTFY.value: words.BAD_TOPIC,
    Provider.PUSHOVER.value: words.BAD_USER_KEY,
}
_BY_FIRST: Final[Mapping[type[Exception], Mapping[str, Words]]] = {
    no.MissingAnswer: _MISSING,
    no.BadAddress: _ADDRESSES,
    no.BadValue: _SHAPES,
}
# Words for a refusal that can offer the nearest, and how much it must say for that.
_OFFERED: Final[Mapping[type[Exception], tuple[int, Words]]] = {
    no.BadValue: (2, words.NEAREST_VALUE),
    no.UnknownLine: (1, words.NEAREST_LINE),
    no.UnknownResource: (1, words.NEAREST_RESOURCE),
    no.UnknownSession: (1, words.NEAREST_SESSION),
}


def sentence(refusal: no.Refusal | StoreError, lang: Lang) -> str:
    """What happened and what to do next, in plain text."""
    said = [str(arg) for arg in refusal.args]
    if isinstance(refusal, no.UnknownUnit) and len(said) > 1:
        return t(lang, words.KNOWN_UNITS, a=said[0], b=", ".join(said[1:]))
    first, second, third, fourth = (*said, "", "", "", "")[:4]
    return t(lang, _words_for(refusal, said), a=first, b=second, c=third, d=fourth)


def field_error(refusal: no.Refusal, lang: Lang) -> tuple[str, str] | None:
    """Block id and sentence, where the refusal belongs to one field of the form."""
    if isinstance(refusal, no.MissingAnswer) and refusal.args:
        return str(refusal.args[0]), sentence(refusal, lang)
    if isinstance(refusal, no.BadTime):
        return ids.WHEN, sentence(refusal, lang)
    return None


def shift_field(refusal: no.Refusal) -> str:
    """The field of the form of a shift that a refusal belongs to; the name for all others."""
    if isinstance(refusal, no.MissingAnswer) and refusal.args:
        return str(refusal.args[0])
    return _SHIFT_FIELDS.get(type(refusal), ids.SHIFT_NAME)


def answer(
    around: Surroundings,
    lang: Lang,
    refusal: no.Refusal | StoreError,
    *,
    asking: bool = False,
    country: str | None = None,
) -> Rendered:
    """The sentence; with the crisis lines where the person was asking for somebody."""
    said = sentence(refusal, lang)
    if isinstance(refusal, no.StrangerHere):
        text = f"{said}\n{numbers(around, lang, country)}"
        return message(around, lang, text, (section(said), *line_blocks(around, lang, country)))
    if asking:
        return with_lines(around, lang, said, country)
    return listing(around, lang, [said])


def broken(
    around: Surroundings, lang: Lang, *, asking: bool = False, country: str | None = None
) -> Rendered:
    """For a mistake of ours that nobody foresaw: plain, with something to do next."""
    said = t(lang, words.BROKEN)
    return with_lines(around, lang, said, country) if asking else listing(around, lang, [said])


def too_late(around: Surroundings, lang: Lang) -> Rendered:
    """The form could not be opened in time: a fresh button for a fresh try."""
    said = t(lang, words.TRY_FRESH)
    fresh = button(lang, labels.GET_SUPPORT, ids.GET_SUPPORT, style="primary")
    blocks = (section(said), *actions([fresh, help_now(lang)]))
    return message(around, lang, said, blocks)


def with_lines(around: Surroundings, lang: Lang, said: str, country: str | None) -> Rendered:
    """A sentence and everything there is to call, in the text as well."""
    blocks = (
        section(said),
        *line_blocks(around, lang, country),
        *actions([help_now(lang)]),
    )
    return message(around, lang, f"{said}\n{numbers(around, lang, country)}", blocks)


def complete_for(kinds: Iterable[type[Exception]]) -> bool:
    """Whether every one of ``kinds`` has words of its own."""
    return all(kind in _SENTENCES for kind in kinds)


def _words_for(refusal: Exception, said: list[str]) -> Words:
    kind = type(refusal)
    special = _BY_FIRST.get(kind, {}).get(said[0]) if said else None
    if special is not None:
        return special
    enough, offered = _OFFERED.get(kind, (len(said), words.ANY))
    if len(said) > enough:
        return offered
    if kind is rota.NotServing and not any(said):
        return rota_words.NOT_SERVING_ONE
    return next(_SENTENCES[one] for one in kind.__mro__ if one in _SENTENCES)
