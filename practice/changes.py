"""The one counter of visible changes, so that a test waits for a change and never polls."""

import asyncio


class Changes:
    def __init__(self) -> None:
        self.seq = 0
        self._changed = asyncio.Event()

    def bump(self) -> None:
        self.seq += 1
        self._changed.set()
        self._changed = asyncio.Event()

    async def past(self, since: int, timeout: float) -> int:
        """The counter as soon as it is above ``since``, or after ``timeout`` seconds as it is."""
        if self.seq <= since and timeout > 0:
            try:
                await asyncio.wait_for(self._changed.wait(), timeout)
            except TimeoutError:
                return self.seq
        return self.seq
