"""Messages as they were last drawn, so that one change on the page draws one message."""

from practice.channels import Message
from practice.page.messages import draw_message
from practice.page.slots import Item
from practice.people import Person
from practice.world import World

_Name = tuple[str, str, str]
_Mark = tuple[object, ...]

KEPT = 5_000


class Sketches:
    def __init__(self) -> None:
        self._known: dict[_Name, tuple[_Mark, Item]] = {}

    def of(self, world: World, person: Person, message: Message) -> Item:
        """The message as this person sees it now."""
        mark = (message.version, message.trouble, message.edited, world.people.version)
        name = (person.id, message.channel, message.ts)
        known = self._known.get(name)
        if known is not None and known[0] == mark:
            return known[1]
        item = Item(message.ts, draw_message(world, person, message))
        if len(self._known) >= KEPT:
            self._known.clear()
        self._known[name] = (mark, item)
        return item
