"""The only home of the shapes of the content files and of the questions the program asks them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Final, Literal

from bot.domain.flow import Flow
from bot.domain.folding import folded as folded
from bot.domain.resources import Library, Resource
from bot.domain.words import LANGS as LANGS
from bot.domain.words import Lang as Lang
from bot.domain.words import Words as Words

PageReason = Literal["clinical", "work", "personal", "not_said"]
PAGE_REASONS: Final[tuple[PageReason, ...]] = ("clinical", "work", "personal", "not_said")

LineKind = Literal["crisis", "support"]
LINE_KINDS: Final[tuple[LineKind, ...]] = ("crisis", "support")

Confidence = Literal["H", "M"]
CONFIDENCES: Final[tuple[Confidence, ...]] = ("H", "M")

NOT_SAID: Final = "pnts"
"""The code of 'prefer not to say', in every list that has it."""

INTERNATIONAL: Final = "INT"
"""The country code of everywhere that has no row of its own."""

STALE_AFTER: Final = timedelta(days=180)


def lang_of(locale: str | None) -> Lang:
    """`es`, `es-MX`, `es_419` give Spanish; everything else, and nothing, gives English."""
    language = (locale or "").strip().replace("_", "-").partition("-")[0]
    return "es" if language.casefold() == "es" else "en"


@dataclass(frozen=True)
class Choice:
    """One option of a list: a profession, a language, a code of the log."""

    code: str
    label: Words


@dataclass(frozen=True)
class LogLists:
    """What a supporter chooses from when a case is closed, each by its code."""

    dispositions: Mapping[str, Choice]
    kinds: Mapping[str, Choice]
    modes: Mapping[str, Choice]
    minutes: Mapping[str, Choice]
    support: Mapping[str, Choice]


@dataclass(frozen=True)
class Reason:
    """`page` is all that a supporter's page card may tell of this reason."""

    code: str
    label: Words
    page: PageReason


@dataclass(frozen=True)
class Emergency:
    """`what` says what the number is for, where a country has more than one or it needs a word."""

    number: str
    what: Words | None


@dataclass(frozen=True)
class Country:
    """Emergency numbers stand in the order to show them; there is always at least one."""

    code: str
    name: Words
    aliases: tuple[str, ...]
    emergency: tuple[Emergency, ...]
    source: tuple[str, ...]


@dataclass(frozen=True)
class TextWay:
    """A number to send a text message to; `word` is what to send, empty where any word will do."""

    to: str
    word: str


@dataclass(frozen=True)
class CrisisLine:
    """One service. `support` lines help staff but are not crisis lines and never count as a route.

    `call` holds digits and single spaces, best first; `chat` and `url` are addresses or empty.
    """

    id: str
    country: str
    kind: LineKind
    name: Words
    call: tuple[str, ...]
    text: TextWay | None
    chat: str
    url: str
    hours: Words
    note: Words | None
    source: tuple[str, ...]
    confidence: Confidence
    verified_on: date | None


@dataclass(frozen=True)
class CountryLines:
    """Whom to turn to in one country, in the order to show it.

    `lines` are crisis lines: the country's own, then the international finder. With the emergency
    numbers they are always two routes or more. `also` are support lines that are not crisis lines.
    """

    country: Country
    lines: tuple[CrisisLine, ...]
    also: tuple[CrisisLine, ...]

    @property
    def emergency(self) -> tuple[Emergency, ...]:
        return self.country.emergency


def is_stale(line: CrisisLine, today: date) -> bool:
    """True when no human has verified the line, or the last time is more than 180 days ago."""
    return line.verified_on is None or today - line.verified_on > STALE_AFTER


@dataclass(frozen=True)
class Content:
    """Everything the content files said, checked. Mappings keep the order of the files."""

    reasons: Mapping[str, Reason]
    professions: Mapping[str, Choice]
    languages: Mapping[str, Choice]
    themes: Mapping[str, Choice]
    """What supporters may offer from experience."""
    countries: Mapping[str, Country]
    lines: Mapping[str, CrisisLine]
    danger_words: Mapping[Lang, tuple[str, ...]]
    flow: Flow
    log: LogLists
    aliases: tuple[str, ...]
    """What masked people may be called; ``identity.alias`` picks one for each case."""
    library: Library

    def lines_for(self, country: str) -> CountryLines:
        """Lines and emergency numbers of a country; never raises and never comes back empty.

        A code without a row gets the international answer, so whoever calls puts the program's own
        country first where the person named none.
        """
        code = country if country in self.countries else INTERNATIONAL
        order = dict.fromkeys((code, INTERNATIONAL))
        found = [line for at in order for line in self.lines.values() if line.country == at]
        return CountryLines(
            country=self.countries[code],
            lines=tuple(line for line in found if line.kind == "crisis"),
            also=tuple(line for line in found if line.kind == "support"),
        )

    def with_resources(self, own: Iterable[Resource]) -> "Content":
        """With the entries that the program has added to the library."""
        library = self.library.with_own(own)
        return self if library is self.library else replace(self, library=library)

    def find_country(self, typed: str) -> str | None:
        """The code for a code, a name in any language or an alias, however it was typed."""
        return self._country_names.get(folded(typed))

    def has_danger_words(self, text: str) -> bool:
        """Whether any phrase of any language stands in the text, as whole words.

        Opens the crisis panel and decides nothing else. Takes any text and never raises.
        """
        padded = f" {folded(text)} "
        return any(phrase in padded for phrase in self._danger_phrases)

    def page_reason(self, codes: Iterable[str]) -> PageReason:
        """All a page card may say of these reasons; of several, the least personal one.

        'Prefer not to say' among them, no reason, or one no longer in the file: not said.
        """
        chosen = set(codes)
        if NOT_SAID in chosen:
            return "not_said"
        pages = {self.reasons[code].page for code in chosen if code in self.reasons}
        return next((page for page in PAGE_REASONS if page in pages), "not_said")

    def reason_label(self, code: str, lang: Lang) -> str:
        return _label(self.reasons, code, lang)

    def profession_label(self, code: str, lang: Lang) -> str:
        return _label(self.professions, code, lang)

    def language_label(self, code: str, lang: Lang) -> str:
        return _label(self.languages, code, lang)

    def theme_label(self, code: str, lang: Lang) -> str:
        return _label(self.themes, code, lang)

    def country_name(self, code: str, lang: Lang) -> str:
        country = self.countries.get(code)
        return country.name.of(lang) if country else code

    @cached_property
    def _danger_phrases(self) -> tuple[str, ...]:
        phrases = (phrase for group in self.danger_words.values() for phrase in group)
        return tuple(dict.fromkeys(f" {folded(phrase)} " for phrase in phrases))

    @cached_property
    def _country_names(self) -> dict[str, str]:
        return {
            folded(name): country.code
            for country in self.countries.values()
            for name in names_of(country)
        }


def names_of(country: Country) -> tuple[str, ...]:
    """Everything a person may type to mean this country."""
    return (country.code, country.name.en, country.name.es, *country.aliases)


def _label(choices: Mapping[str, Choice] | Mapping[str, Reason], code: str, lang: Lang) -> str:
    """A code that has left the file since it was stored shows as itself: nothing may fail on it."""
    choice = choices.get(code)
    return choice.label.of(lang) if choice else code
