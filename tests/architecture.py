"""The direction of imports as data, and the reader that holds code against it."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

STRATA: tuple[tuple[str, ...], ...] = (
    ("bot.__main__",),
    ("bot.doctor", "bot.practising"),
    ("bot.app",),
    ("bot.session",),
    (
        "bot.account_round",
        "bot.alarming",
        "bot.child",
        "bot.ics",
        "bot.keeper",
        "bot.opening",
        "bot.outside",
        "bot.pulse",
    ),
    ("bot.bolt", "bot.serving", "bot.sockets"),
    ("bot.health", "bot.owed", "bot.slack"),
    ("bot.config",),
    ("bot.refused",),
    ("bot.environment",),
    ("bot.providers",),
    (
        "bot.clock",
        "bot.delivery",
        "bot.leash",
        "bot.logs",
        "bot.scheduler",
        "bot.seeding",
        "handlers",
        "storage",
    ),
    ("bot.wall",),
    ("bot.usecases", "bot.views"),
    ("bot.pictures",),
    ("bot.ports", "bot.content", "bot.rota"),
    ("bot.calendars", "bot.domain", "bot.messenger"),
)
"""Each place may import places further down only; places on one line are strangers."""

NARROWER: dict[str, frozenset[str]] = {
    "storage": frozenset({"bot.ports", "bot.domain"}),
    "handlers": frozenset({"bot.usecases", "bot.views", "bot.ports", "bot.domain"}),
    "bot.views": frozenset({"bot.ports", "bot.domain"}),
    "bot.usecases": frozenset({"bot.ports", "bot.domain"}),
    "bot.ports": frozenset({"bot.domain"}),
    "bot.content": frozenset({"bot.domain"}),
    "bot.rota": frozenset({"bot.domain"}),
    "bot.pictures": frozenset({"bot.ports", "bot.domain"}),
    "bot.child": frozenset({"bot.refused"}),
    "bot.leash": frozenset(),
    "bot.ics": frozenset({"bot.ports", "bot.domain"}),
    "bot.calendars": frozenset(),
    "bot.outside": frozenset({"bot.providers", "bot.domain"}),
    "bot.providers": frozenset({"bot.domain"}),
    "bot.messenger": frozenset(),
    "bot.seeding": frozenset({"bot.views"}),
    "bot.logs": frozenset(),
    "practice": frozenset(),
}
"""Places that may import less than their line allows."""

HOMES: dict[str, tuple[str, ...]] = {
    "apprise": ("bot.messenger",),
    "requests": ("bot.messenger",),
    "apscheduler": ("bot.scheduler",),
    "dotenv": (),
    "pydantic_settings": ("bot.environment",),
    "sqlalchemy": ("storage",),
    "alembic": ("storage",),
    "psycopg": ("storage",),
    "sqlite3": ("storage",),
    "cryptography": ("storage",),
    "structlog": ("bot.logs",),
    "prometheus_client": ("bot.health",),
    "uvicorn": ("bot.serving",),
    "uvloop": ("bot.app",),
    "typer": ("bot.__main__",),
    "tomllib": ("bot.content",),
    "dateutil": ("bot.rota",),
    "holidays": ("bot.rota",),
    "matplotlib": ("bot.pictures",),
    "icalendar": ("bot.calendars",),
    "recurring_ical_events": ("bot.calendars",),
    "slack_bolt": ("bot.app", "bot.bolt", "bot.serving", "bot.sockets", "handlers"),
    "slack_sdk": (
        "bot.app",
        "bot.bolt",
        "bot.delivery",
        "bot.session",
        "bot.slack",
        "bot.sockets",
        "handlers",
    ),
}
"""Where a library may be spoken to. Whatever is not named here may be used anywhere."""

PURE: dict[str, frozenset[str]] = {
    "bot.domain": frozenset(),
    "bot.usecases": frozenset(),
    "bot.ports": frozenset(),
    "bot.views": frozenset(),
}
"""Places that use the standard library only, and of it nothing that touches the outside."""

ALONE: dict[str, frozenset[str]] = {
    "bot.messenger": frozenset({"apprise", "requests"}),
    "bot.calendars": frozenset({"icalendar", "recurring_ical_events"}),
}
"""Programs of their own: these libraries, the standard library, and nothing else."""

OUTSIDE = frozenset(
    (
        "asyncio",
        "io",
        "logging",
        "os",
        "pathlib",
        "random",
        "secrets",
        "shutil",
        "socket",
        "subprocess",
        "sys",
        "threading",
        "time",
        "urllib",
    )
)


@dataclass(frozen=True, slots=True)
class Import:
    """``importer`` and ``imported`` are whole dotted names."""

    importer: str
    imported: str


def imports_under(root: Path) -> Iterator[Import]:
    """Every import of the four packages, also those inside functions."""
    for package in ("bot", "handlers", "storage", "practice"):
        for path in sorted((root / package).rglob("*.py")):
            if "migrations" in path.parts:
                continue
            name = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                for imported in _imported(root, node):
                    yield Import(name, imported)


def _imported(root: Path, node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        for alias in node.names:
            whole = f"{node.module}.{alias.name}" if node.module else alias.name
            # ``from bot import app`` imports a module, ``from bot.app import run`` a name of one.
            yield whole if _is_module(root, whole) else (node.module or "")


def _is_module(root: Path, name: str) -> bool:
    path = root.joinpath(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").exists()


def wrong_imports(root: Path) -> list[str]:
    """Every import that the tables above forbid, in sentences."""
    found = []
    for one in imports_under(root):
        reason = _own(one) if _is_ours(one.imported) else _foreign(one)
        if reason:
            found.append(f"{one.importer} imports {one.imported}: {reason}")
    return found


def _is_ours(name: str) -> bool:
    return name.partition(".")[0] in ("bot", "handlers", "storage", "practice", "tests", "bench")


def place_of(name: str) -> str | None:
    """The place in the table that a module belongs to; None for one that is not in it."""
    if _inside(name, "practice"):
        return "practice"
    return next((p for line in STRATA for p in line if _inside(name, p)), None)


def _inside(name: str, place: str) -> bool:
    return name == place or name.startswith(f"{place}.")


def _line_of(place: str) -> int:
    return next(number for number, line in enumerate(STRATA) if place in line)


def _own(one: Import) -> str:
    here, there = place_of(one.importer), place_of(one.imported)
    if one.imported in ("bot", "handlers") and there != "handlers":
        return ""
    if here is None or there is None:
        return "the table of places does not know one of them"
    if here == there:
        return ""
    if "practice" in (here, there):
        return "practice is a program of its own"
    if here in NARROWER and there not in NARROWER[here]:
        return f"{here} may not know {there}"
    return "" if _line_of(here) < _line_of(there) else "imports point downwards only"


def _foreign(one: Import) -> str:
    library = one.imported.partition(".")[0]
    here = place_of(one.importer)
    if here == "practice":
        return ""
    homes = HOMES.get(library)
    if homes is not None and not any(_inside(one.importer, home) for home in homes):
        return f"{library} is spoken to elsewhere only"
    if here in ALONE and not (library in ALONE[here] or _is_standard(library)):
        return f"{here} is a program of its own"
    if here in PURE and (library in OUTSIDE or not _is_standard(library)):
        return f"{here} touches nothing outside"
    return ""


def _is_standard(library: str) -> bool:
    return library in sys.stdlib_module_names
