"""The only way from a log call to the outside: ids of ours and codes, never a word of a person."""

import logging
import re
import sys
import threading
from collections.abc import Iterator, Mapping, MutableMapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, Processor

OURS = ("bot", "handlers", "storage", "peersupport")
"""Loggers of this program. Whatever another library writes is content until proven otherwise."""

_LIBRARIES = ("slack_bolt", "slack_sdk", "aiohttp", "apscheduler", "sqlalchemy", "alembic")
_HOUSE = Path(__file__).resolve().parents[1]

_KEYS = frozenset(
    (
        "action",
        "address",
        "at",
        "attempts",
        "audit",
        "backup",
        "case",
        "case_id",
        "code",
        "connections",
        "count",
        "deadline",
        "director",
        "dropped",
        "epoch",
        "error",
        "gesture",
        "held",
        "kind",
        "lane",
        "member",
        "member_id",
        "method",
        "mode",
        "op",
        "outbox",
        "outbox_id",
        "owed",
        "party",
        "party_id",
        "port",
        "program",
        "program_id",
        "reason",
        "retry_after",
        "revision",
        "role",
        "seconds",
        "send_key",
        "state",
        "status",
        "step",
        "steps",
        "tries",
        "version",
        "where",
    )
)
"""What a log line may carry. Everything else that a caller adds is dropped."""

_PLACES = frozenset(("at", "where"))
"""Lines of code that a trace went through: source, never values."""

_CODE = re.compile(r"[\w.:+/<>\-]{0,120}", re.ASCII)
_SLACK_ID = re.compile(r"\b[UWDCGVTBA][A-Z0-9]{4,}\b|\b\d{9,}\.\d{6}\b")
_SAYS_NO_WORDS = frozenset(
    ("storage.refused", "storage.faults", "bot.ports.faults", "bot.config", "bot.content.load")
)
"""Modules whose exceptions speak to the operator and quote nobody."""


def configure(level: str, form: str, stream: TextIO | None = None) -> None:
    """Sends every log line of the process through here, also warnings and uncaught errors."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(formatter(form))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    for name in _LIBRARIES:
        # Set outright: at the default level slack_sdk puts whole bodies into words first.
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread


def formatter(form: str) -> logging.Formatter:
    """``json``: one object a line; ``text``: for a person at a terminal."""
    last: Processor = structlog.processors.JSONRenderer()
    if form == "text":
        last = structlog.processors.KeyValueRenderer(key_order=["time", "level", "event"])
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[], processors=[_facts, last], keep_exc_info=True, use_get_message=False
    )


def _facts(_logger: Any, _method: str, event: EventDict) -> MutableMapping[str, Any]:
    """The line made anew from the record, so that nothing gets into it by accident."""
    record: logging.LogRecord = event["_record"]
    error = record.exc_info[1] if record.exc_info else None
    # The base class would print it below our line, message and all.
    record.exc_info = record.exc_text = None
    facts: dict[str, Any] = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
    }
    if _is_ours(record.name):
        # The template only: what would be put into it is not a constant, so not known to be safe.
        facts["event"] = str(record.msg)
        facts.update(_carried(record))
    else:
        facts["event"] = "library"
        facts["where"] = f"{record.module}:{record.lineno}"
    if error is not None:
        facts["trace"] = list(_trace(error))
    return facts


def _is_ours(name: str) -> bool:
    return name.partition(".")[0] in OURS


_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


def _carried(record: logging.LogRecord) -> Iterator[tuple[str, Any]]:
    dropped = 0
    for key, value in _added(record).items():
        if key in _KEYS:
            yield key, str(value) if key in _PLACES else _safe(value)
        else:
            dropped += 1
    if dropped:
        yield "dropped", dropped


def _added(record: logging.LogRecord) -> Mapping[str, Any]:
    return {k: v for k, v in vars(record).items() if k not in _STANDARD and not k.startswith("_")}


def _safe(value: Any) -> Any:
    """Numbers and codes as they are; anything that looks like a Slack id or like prose is not."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, list | tuple | set | frozenset):
        return [_safe(one) for one in value]
    text = str(value)
    if not _CODE.fullmatch(text) or _SLACK_ID.search(text):
        return "withheld"
    return text


def _trace(error: BaseException) -> Iterator[str]:
    """Types and places, innermost cause last; no locals, and no message that is not known safe."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield _named(current)
        yield from _places(current.__traceback__)
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )


def _named(error: BaseException) -> str:
    kind = type(error)
    name = f"{kind.__module__}.{kind.__qualname__}"
    return f"{name}: {error}" if kind.__module__ in _SAYS_NO_WORDS else name


def _places(traceback: TracebackType | None) -> Iterator[str]:
    while traceback is not None:
        code = traceback.tb_frame.f_code
        yield f"{_short(code.co_filename)}:{traceback.tb_lineno} {code.co_name}"
        traceback = traceback.tb_next


def _short(filename: str) -> str:
    path = Path(filename)
    inside = path.is_relative_to(_HOUSE) and "site-packages" not in path.parts
    return str(path.relative_to(_HOUSE) if inside else Path(*path.parts[-2:]))


_log = logging.getLogger(__name__)


def _uncaught(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    _log.critical("uncaught", exc_info=(kind, error, traceback))


def _uncaught_in_thread(thread: threading.ExceptHookArgs) -> None:
    if thread.exc_value is not None:
        _uncaught(thread.exc_type, thread.exc_value, thread.exc_traceback)
