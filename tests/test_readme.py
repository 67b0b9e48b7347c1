"""What README says of the environment, the commands and the folders is so."""

import re
from pathlib import Path

from bot.environment import Environment
from bot.slack import SCOPES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")


def section(title: str) -> str:
    return README.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def table(title: str) -> dict[str, str]:
    """First cell, without its ticks, to the second."""
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]*) \|", section(title), flags=re.MULTILINE)
    return dict(rows)


def test_the_environment_table_is_the_settings_with_their_defaults() -> None:
    defaults = {name: str(field.default) for name, field in Environment.model_fields.items()}
    told = {name: cell.strip().strip("`") for name, cell in table("Environment").items()}
    assert told == defaults


def test_the_example_names_every_variable_with_its_default() -> None:
    given = dict(re.findall(r"^([A-Z_]+)=(.*)$", EXAMPLE, flags=re.MULTILINE))
    defaults = {name: str(field.default) for name, field in Environment.model_fields.items()}
    assert given == defaults


def test_the_scopes_are_told_with_a_reason_each() -> None:
    scopes = table("Scopes")
    assert scopes.keys() == SCOPES
    assert all(reason.strip() for reason in scopes.values())


def test_every_folder_on_the_map_is_there() -> None:
    folders = re.findall(r"^([a-z/]+/)\s", section("Map"), flags=re.MULTILINE)
    assert folders
    assert [f for f in folders if not (ROOT / f).is_dir()] == []


def test_every_make_target_that_is_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))
    named = set(re.findall(r"make ([a-z]+)", README))
    assert {"run", "test"} <= named <= targets


def test_it_says_plainly_that_it_is_not_for_live_use() -> None:
    assert "not for live use" in README
