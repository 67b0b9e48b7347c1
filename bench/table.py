"""The table that the benchmark prints: medians, tails, and the promise each row is held against."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """``promise``: at most ``limit_ms`` for the share ``at`` of the samples. No limit: a floor."""

    name: str
    samples_ms: tuple[float, ...]
    at: float = 0.95
    limit_ms: float | None = None

    @property
    def kept(self) -> bool:
        return self.limit_ms is None or percentile(self.samples_ms, self.at) <= self.limit_ms


def percentile(samples: Sequence[float], share: float) -> float:
    """The nearest-rank percentile; a benchmark without samples is a mistake, not a zero."""
    if not samples:
        raise ValueError("no samples")
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def table(rows: Sequence[Row]) -> str:
    head = f"{'what':<46} {'n':>5} {'p50':>8} {'p95':>8} {'p99':>8} {'max':>8}  promise"
    return "\n".join([head, "-" * len(head), *(_line(row) for row in rows)])


def _line(row: Row) -> str:
    figures = (percentile(row.samples_ms, share) for share in (0.5, 0.95, 0.99, 1.0))
    shown = " ".join(f"{value:8.1f}" for value in figures)
    promise = "(floor)"
    if row.limit_ms is not None:
        verdict = "kept" if row.kept else "BROKEN"
        promise = f"{row.at:.0%} <= {row.limit_ms:.0f} ms: {verdict}"
    return f"{row.name:<46} {len(row.samples_ms):>5} {shown}  {promise}"
