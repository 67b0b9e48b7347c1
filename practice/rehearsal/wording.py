"""The only home of which words the role-play needs; they themselves stand in content files."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final, Literal

Lang = Literal["en", "es"]
LANGS: Final[tuple[Lang, ...]] = ("en", "es")


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in both languages. ``{name}`` stands for what is filled in."""

    en: str
    es: str

    def of(self, lang: Lang, **parts: str) -> str:
        words = self.es if lang == "es" else self.en
        return words.format(**parts) if parts else words

    def both(self) -> tuple[str, str]:
        return self.en, self.es


@dataclass(frozen=True, slots=True)
class Buttons:
    """What is pressed, or looked for, in the made-up Slack."""

    accept: Text
    not_now: Text
    show_contact: Text
    contact_made: Text
    close_case: Text
    my_cases: Text
    get_support: Text
    cancel: Text
    someone_else: Text
    safe_yes: Text
    safe_skip: Text
    worried: Text
    page_lead: Text


@dataclass(frozen=True, slots=True)
class Fields:
    """What the form of the app asks."""

    urgency: Text
    reasons: Text
    mode: Text
    number: Text
    leave_message: Text
    language: Text
    avoid: Text
    note: Text


@dataclass(frozen=True, slots=True)
class Labels:
    """Words of the app. Choices are by a key that cases name."""

    buttons: Buttons
    fields: Fields
    urgency: Mapping[str, Text]
    mode: Mapping[str, Text]
    leave_message: Mapping[str, Text]
    language: Mapping[str, Text]
    reasons: Mapping[str, Text]


CHOICES: Final = ("urgency", "mode", "leave_message", "language", "reasons")


@dataclass(frozen=True, slots=True)
class Words:
    """What the chooser, the panel and the trainer's view say."""

    practice: Text
    title: Text
    about: Text
    care: Text
    case: Text
    language: Text
    trainee: Text
    trainee_hint: Text
    start: Text
    starting: Text
    back: Text
    asked: Text
    open_slack: Text
    declined: Text
    taken: Text
    plays: Text
    step: Text
    says: Text
    says_nothing: Text
    answer: Text
    do: Text
    press: Text
    start_call: Text
    go_on: Text
    end_call: Text
    end: Text
    earlier: Text
    trainer_view: Text
    panel_view: Text
    over: Text
    closing: Text
    withdrawn: Text
    left_open: Text
    points: Text
    kept: Text
    close: Text
    timeline: Text
    elapsed: Text
    clock: Text
    what: Text
    nothing_yet: Text
    print: Text
    never_ticked: Text
    all_ticked: Text
    never_reached: Text
    no_duty: Text
    row_asked: Text
    row_card: Text
    row_accepted: Text
    row_call: Text
    row_step: Text
    row_ticked: Text
    row_unticked: Text
    row_ended: Text
    row_pressed: Text
    row_chosen: Text
    row_typed: Text
    row_closed: Text
    row_home: Text
    row_wrote: Text


@dataclass(frozen=True, slots=True)
class Refusals:
    """Why something cannot be done now."""

    no_case: Text
    no_language: Text
    no_trainee: Text
    no_requester: Text
    plays_it: Text
    starting: Text
    no_answer: Text
    no_supporter: Text
    cannot_be_asked: Text
    no_card: Text
    started_over: Text
    none_on: Text
    not_accepted: Text
    last_step: Text
    over: Text
    no_tick: Text


def names_of(kind: type[Buttons] | type[Fields] | type[Words] | type[Refusals]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
