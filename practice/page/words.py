"""Text as HTML: plain words, Slack's markup, rich text. Nothing in it can become code or a trap."""

import re
from collections.abc import Callable, Iterable
from typing import Any, Literal
from urllib.parse import urlsplit

import htpy as h
from markupsafe import Markup

from practice.blocks.markup import Part, Passage, Styled, Token, parse
from practice.blocks.mrkdwn import Reader, read_date, read_token, unescape

Json = dict[str, Any]
Piece = str | h.BaseElement | Literal[False] | None
"""Words, which are escaped, or something drawn."""
_SAFE = {"http", "https", "mailto", "tel"}
_STYLES: dict[str, h.Element] = {"*": h.strong, "_": h.em, "~": h.s}
_RICH_STYLES = (("code", h.code), ("strike", h.s), ("italic", h.em), ("bold", h.strong))
_INDENTS = 8
# The sign that ends a sentence is no part of an address.
_BARE_ADDRESS = re.compile(r"(https?://[^\s<>|\"]*[^\s<>|\".,;:!?')\]])")
_CODEPOINT = re.compile(r"[0-9a-fA-F]{2,6}")
_BIGGEST_SIGN = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


def joined(pieces: Iterable[Piece]) -> Markup:
    """The pieces side by side, written out at once: htpy takes far longer over a list of them."""
    return Markup("").join(piece for piece in pieces if piece)


def safe_address(address: str) -> str:
    """The address where a browser may follow it, else nothing: never script, never a local file."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme.lower() in _SAFE and (parts.netloc or parts.path) else ""


def draw_text(text: Json, reader: Reader) -> Piece:
    """A text object: markup is read in mrkdwn only."""
    words = str(text.get("text", ""))
    return draw_mrkdwn(words, reader) if text.get("type") == "mrkdwn" else unescape(words)


def draw_mrkdwn(text: str, reader: Reader) -> Piece:
    return joined(_draw_passage(passage, reader) for passage in parse(text))


def _draw_passage(passage: Passage, reader: Reader) -> Piece:
    if passage.kind == "code":
        return h.pre[h.code[_in_code(passage.parts, reader)]]
    drawn = joined(_draw_part(part, reader) for part in passage.parts)
    return h.blockquote[drawn] if passage.kind == "quote" else drawn


def _in_code(parts: Iterable[Part], reader: Reader) -> Markup:
    return joined(
        unescape(part) if isinstance(part, str) else _draw_part(part, reader) for part in parts
    )


def _draw_part(part: Part, reader: Reader) -> Piece:
    if isinstance(part, Styled) and part.sign == "`":
        return h.code[_in_code(part.inside, reader)]
    if isinstance(part, Styled):
        return _STYLES[part.sign][joined(_draw_part(one, reader) for one in part.inside)]
    if isinstance(part, Token):
        return _draw_token(part, reader)
    return _with_links(unescape(part))


def _with_links(words: str) -> Piece:
    """Slack makes links of bare addresses, though not in code."""
    if "://" not in words:
        return words
    pieces = _BARE_ADDRESS.split(words)
    return joined(draw_link(one, one) if n % 2 else one for n, one in enumerate(pieces))


def _draw_token(token: Token, reader: Reader) -> Piece:
    words = read_token(token, reader)
    if token.target.startswith("!date^"):
        return draw_link(unescape("^".join(token.target.split("^")[3:])), words)
    if token.target.startswith(("@", "#", "!")):
        return _mention(words)
    return draw_link(unescape(token.target), words)


def _mention(words: str) -> Piece:
    return h.span(".mention")[words]


def draw_link(address: str, words: str) -> Piece:
    """A link where the address is safe; the words alone where it is not."""
    safe = safe_address(address)
    if not safe:
        return words
    if safe.lower().startswith("http"):
        return h.a(href=safe, target="_blank", rel="noopener noreferrer")[words]
    return h.a(href=safe)[words]


def draw_rich_text(block: Json, reader: Reader) -> Piece:
    """docs.slack.dev/reference/block-kit/blocks/rich-text-block"""
    return joined(_draw_rich_part(part, reader) for part in block.get("elements", []))


def _draw_rich_part(part: Json, reader: Reader) -> Piece:
    kind, inside = part.get("type"), part.get("elements", [])
    if kind == "rich_text_list":
        return _draw_list(part, reader)
    drawn = _draw_pieces(inside, reader)
    if kind == "rich_text_preformatted":
        return h.pre[h.code[drawn]]
    return h.blockquote[drawn] if kind == "rich_text_quote" else h.div[drawn]


def _draw_list(part: Json, reader: Reader) -> Piece:
    indent = min(int(part.get("indent", 0)), _INDENTS)
    entries = joined(
        h.li[_draw_pieces(one.get("elements", []), reader)] for one in part["elements"]
    )
    classes = f"indent-{indent}" if indent else None
    if part.get("style") == "ordered":
        return h.ol(class_=classes, start=str(int(part.get("offset", 0)) + 1))[entries]
    return h.ul(class_=classes)[entries]


def _draw_pieces(pieces: Iterable[Json], reader: Reader) -> Markup:
    return joined(_draw_piece(piece, reader) for piece in pieces)


def _draw_piece(piece: Json, reader: Reader) -> Piece:
    draw = _PIECES.get(str(piece.get("type")), _words)
    return _styled(piece, draw(piece, reader))


def _styled(piece: Json, drawn: Piece) -> Piece:
    style = piece.get("style")
    if isinstance(style, dict):
        for name, element in _RICH_STYLES:
            if style.get(name):
                drawn = element[drawn]
    return drawn


def _words(piece: Json, reader: Reader) -> Piece:
    return str(piece.get("text", ""))


def _link(piece: Json, reader: Reader) -> Piece:
    address = str(piece.get("url", ""))
    return draw_link(address, str(piece.get("text") or address))


def _named(key: str, sign: str) -> Callable[[Json, Reader], Piece]:
    def draw(piece: Json, reader: Reader) -> Piece:
        return _mention(sign + reader.name_of(str(piece.get(key, ""))))

    return draw


def _broadcast(piece: Json, reader: Reader) -> Piece:
    return _mention(f"@{piece.get('range', '')}")


def _emoji(piece: Json, reader: Reader) -> Piece:
    """The sign itself where Slack sends its code points, else its short name."""
    points = str(piece.get("unicode", "")).split("-")
    if all(_is_sign(one) for one in points):
        return "".join(chr(int(one, 16)) for one in points)
    return f":{piece.get('name', '')}:"


def _is_sign(point: str) -> bool:
    """Half a surrogate pair is none: no browser could be sent it."""
    if not _CODEPOINT.fullmatch(point):
        return False
    number = int(point, 16)
    return number <= _BIGGEST_SIGN and number not in _SURROGATES


def _date(piece: Json, reader: Reader) -> Piece:
    target = f"!date^{piece.get('timestamp', '')}^{piece.get('format', '')}"
    words = read_date(target, str(piece.get("fallback", "")), reader.zone)
    return draw_link(str(piece.get("url", "")), words)


def _colour(piece: Json, reader: Reader) -> Piece:
    return str(piece.get("value", ""))


_PIECES: dict[str, Callable[[Json, Reader], Piece]] = {
    "text": _words,
    "link": _link,
    "user": _named("user_id", "@"),
    "usergroup": _named("usergroup_id", "@"),
    "channel": _named("channel_id", "#"),
    "broadcast": _broadcast,
    "emoji": _emoji,
    "date": _date,
    "color": _colour,
}
