"""Faults on demand: which calls of the app fail next, and how."""

from dataclasses import dataclass

KINDS = ("429", "500", "timeout_after_accept", "slow", "refuse", "error", "drop_connection")


@dataclass(slots=True)
class Fault:
    """Hits the next ``times`` calls that match; 0 means for ever."""

    method: str
    kind: str
    error: str = "internal_error"
    times: int = 1
    seconds: float = 1.0
    channel: str = ""
    user: str = ""
    hits: int = 0

    def matches(self, method: str, channel: str, user: str) -> bool:
        return (
            self.method in ("*", method)
            and (not self.channel or self.channel == channel)
            and (not self.user or self.user == user)
            and (self.times == 0 or self.hits < self.times)
        )


class Faults:
    """The faults asked for, and whether the whole workspace is down."""

    def __init__(self) -> None:
        self.asked: list[Fault] = []
        self.down = False
        self.down_until = 0.0

    def add(self, fault: Fault) -> None:
        self.asked.append(fault)

    def clear(self) -> None:
        self.asked.clear()
        self.down = False
        self.down_until = 0.0

    def is_down(self, now: float) -> bool:
        """At this steady second."""
        return self.down or now < self.down_until

    def strike(self, method: str, channel: str, user: str) -> Fault | None:
        """The first fault that hits this call; it is counted."""
        for fault in self.asked:
            if fault.matches(method, channel, user):
                fault.hits += 1
                return fault
        return None
