"""The only home of which deliveries were seen already: in memory, by ids of Slack, no content."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

_KEPT = 4096


class Once:
    """Lets a repeated delivery wait for the first, and then tells that it is a repetition."""

    def __init__(self, kept: int = _KEPT) -> None:
        self._kept = kept
        self._ended: OrderedDict[str, asyncio.Event] = OrderedDict()

    @asynccontextmanager
    async def __call__(self, key: str) -> AsyncIterator[bool]:
        """Gives True the first time; a first time that failed does not count.

        An empty key is new every time.
        """
        if not key:
            yield True
            return
        before = self._ended.get(key)
        if before is not None:
            await before.wait()
            if self._ended.get(key) is before:
                yield False
                return
        ended = asyncio.Event()
        self._remember(key, ended)
        try:
            yield True
        except BaseException:
            self._ended.pop(key, None)
            raise
        finally:
            ended.set()

    def _remember(self, key: str, ended: asyncio.Event) -> None:
        self._ended[key] = ended
        while len(self._ended) > self._kept:
            self._ended.popitem(last=False)
