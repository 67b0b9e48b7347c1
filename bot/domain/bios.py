"""Two lines that a supporter writes about themselves, for whoever they are coming to."""

import re
from typing import Final

from bot.domain.refusals import BioHasLink, BioTooLong

BIO_LIMIT: Final = 140
BIO_LINES: Final = 2

_LINK: Final = re.compile(
    r"[<>@#]|://|\bwww\.|\b[a-z0-9-]+\.(?:com|org|net|edu|gov|io)\b",
    re.IGNORECASE,
)
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069]")


def read_bio(typed: str) -> str:
    """The lines to keep, empty where nothing is left; refused with what is wrong with them."""
    plain = _UNSEEN.sub("", typed.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [" ".join(line.split()) for line in plain.split("\n")]
    kept = [line for line in lines if line]
    bio = "\n".join(kept)
    if len(kept) > BIO_LINES or len(bio) > BIO_LIMIT:
        raise BioTooLong
    if _LINK.search(bio):
        raise BioHasLink
    return bio
