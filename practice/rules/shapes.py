"""The small checks that every Block Kit rule is made of: text, number, list, object."""

from collections.abc import Callable, Mapping
from typing import Any

Problems = list[str]
Check = Callable[[Any, str, Problems], None]
"""Looks at a value, found at a JSON pointer, and adds what Slack would say about it."""
Fields = Mapping[str, Check]


def complain(problems: Problems, at: str, what: str) -> None:
    problems.append(f"[ERROR] {what} [json-pointer:{at}]")


def words(limit: int, least: int = 1) -> Check:
    """A string of ``least`` to ``limit`` characters."""

    def check(value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, str):
            complain(problems, at, "must be a string")
        elif len(value) > limit:
            complain(problems, at, f"must be less than {limit + 1} characters")
        elif len(value) < least:
            complain(problems, at, f"must be more than {least - 1} characters")

    return check


def number(least: int, most: int) -> Check:
    def check(value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            complain(problems, at, "must be an integer")
        elif not least <= value <= most:
            complain(problems, at, f"must be from {least} to {most}")

    return check


def flag(value: Any, at: str, problems: Problems) -> None:
    if not isinstance(value, bool):
        complain(problems, at, "must be a boolean")


def anything(value: Any, at: str, problems: Problems) -> None:
    """For parts whose inside Slack does not document as limited."""


def choice(*offered: str) -> Check:
    def check(value: Any, at: str, problems: Problems) -> None:
        if value not in offered:
            complain(problems, at, f"must be one of: {', '.join(offered)}")

    return check


def listing(item: Check, least: int, most: int) -> Check:
    def check(value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, list):
            complain(problems, at, "must be an array")
            return
        if len(value) > most:
            complain(problems, at, f"no more than {most} items allowed")
        if len(value) < least:
            complain(problems, at, f"at least {least} items needed")
        for index, one in enumerate(value):
            item(one, f"{at}/{index}", problems)

    return check


def shape(must: Fields, may: Fields) -> Check:
    """An object with every key of ``must``, any of ``may`` and no other."""
    known = {**must, **may}

    def check(value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            complain(problems, at, "must be an object")
            return
        for key, inside in value.items():
            rule = known.get(key)
            if rule is None:
                complain(problems, f"{at}/{key}", "no such field")
            else:
                rule(inside, f"{at}/{key}", problems)
        for key in must:
            if key not in value:
                complain(problems, at, f"missing required field: {key}")

    return check


def by_type(kinds: Mapping[str, Check], what: str) -> Check:
    """An object checked by the rule of its own ``type``."""

    def check(value: Any, at: str, problems: Problems) -> None:
        kind = value.get("type") if isinstance(value, dict) else None
        rule = kinds.get(kind) if isinstance(kind, str) else None
        if rule is None:
            complain(problems, at, f"unsupported {what}: {kind}")
        else:
            rule(value, at, problems)

    return check


def both(*checks: Check) -> Check:
    def check(value: Any, at: str, problems: Problems) -> None:
        for one in checks:
            one(value, at, problems)

    return check
