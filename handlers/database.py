"""The handlers' way to the database, which may not be there (yet, or any more)."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from bot.ports import Store, Unavailable

P = ParamSpec("P")
T = TypeVar("T")


class Threads(Protocol):
    """Where synchronous work runs, off the event loop."""

    async def do(self, fn: Callable[..., T], *args: Any, **kwargs: Any) -> T: ...

    async def look(self, fn: Callable[..., T], *args: Any, **kwargs: Any) -> T: ...


class Database:
    """Empty until ``put``; ``lose`` empties it again. Without a store everything is refused."""

    def __init__(self) -> None:
        self._there: tuple[Threads, Store] | None = None

    def put(self, threads: Threads, store: Store) -> None:
        self._there = (threads, store)

    def lose(self) -> None:
        self._there = None

    @property
    def up(self) -> bool:
        return self._there is not None

    async def do(
        self, verb: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Writes. Raises a StoreError of bot.ports.faults, or a Refusal of the use-case."""
        threads, store = self._both()
        return await threads.do(verb, store, *args, **kwargs)

    async def look(
        self, verb: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        threads, store = self._both()
        return await threads.look(verb, store, *args, **kwargs)

    def _both(self) -> tuple[Threads, Store]:
        if self._there is None:
            raise Unavailable
        return self._there
