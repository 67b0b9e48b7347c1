"""Pictures of numbers, drawn by matplotlib; it is an extra, and everything works without it."""

from importlib.util import find_spec

from bot.domain.heat import Heat
from bot.ports import Draw, PictureWords


def drawing() -> Draw | None:
    """None where the library is not installed. It is loaded with the first picture: it takes a
    second, and most days nobody asks for one."""
    return _draw if find_spec("matplotlib") is not None else None


def _draw(heat: Heat, words: PictureWords) -> bytes:
    from bot.pictures.heat_map import draw

    return draw(heat, words)
