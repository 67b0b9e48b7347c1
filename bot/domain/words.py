"""The only home of what a text is in the languages of the program."""

from dataclasses import dataclass
from typing import Final, Literal

Lang = Literal["en", "es"]
LANGS: Final[tuple[Lang, ...]] = ("en", "es")


@dataclass(frozen=True)
class Words:
    """One text in every language of the program."""

    en: str
    es: str

    def of(self, lang: Lang) -> str:
        return self.es if lang == "es" else self.en
