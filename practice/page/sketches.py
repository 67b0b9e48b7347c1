"""Messages and views as they were last drawn, so that one change on the page draws one of them."""

from collections.abc import Callable

from practice.channels import Message
from practice.desks import OpenView
from practice.page.messages import draw_message
from practice.page.slots import Item
from practice.page.views import draw_home, draw_modal
from practice.people import Person
from practice.world import World

_Name = tuple[str, ...]
_Mark = tuple[object, ...]

KEPT = 5_000


class Sketches:
    def __init__(self) -> None:
        self._known: dict[_Name, tuple[_Mark, Item]] = {}

    def of(self, world: World, person: Person, message: Message) -> Item:
        """The message as this person sees it now."""
        mark = (message.version, message.trouble, message.edited, world.people.version)
        name = (person.id, message.channel, message.ts)
        return self._drawn(
            name, mark, lambda: Item(message.ts, draw_message(world, person, message))
        )

    def of_view(self, world: World, view: OpenView) -> Item:
        """A modal or the Home tab; Slack's hash moves on with all that is in it."""
        mark = (view.hash, tuple(view.errors.items()), view.trouble, world.people.version)
        key, draw = ("home", draw_home) if view.is_home else (view.id, draw_modal)
        return self._drawn((view.user, view.id), mark, lambda: Item(key, draw(world, view)))

    def _drawn(self, name: _Name, mark: _Mark, draw: Callable[[], Item]) -> Item:
        known = self._known.get(name)
        if known is not None and known[0] == mark:
            return known[1]
        item = draw()
        if len(self._known) >= KEPT:
            self._known.clear()
        self._known[name] = (mark, item)
        return item
