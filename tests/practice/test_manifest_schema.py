"""The manifest is one that Slack imports, and the practice server enforces the same one.

``slack-manifest.schema.json`` is published by Slack (github.com/slackapi/manifest-schema).
"""

import json
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from practice.app_facts import facts_of, read_facts

HERE = Path(__file__).parent
MANIFEST = HERE.parents[1] / "manifest.yml"


def the_manifest() -> dict[str, Any]:
    manifest: dict[str, Any] = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    return manifest


def test_slack_would_import_the_manifest() -> None:
    schema = json.loads((HERE / "slack-manifest.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(the_manifest(), schema)


def test_the_practice_server_knows_the_same_app_without_reading_yaml() -> None:
    assert read_facts(None) == facts_of(the_manifest())


def test_a_manifest_can_be_given_as_yaml_or_json(tmp_path: Path) -> None:
    as_json = tmp_path / "manifest.json"
    as_json.write_text(json.dumps(the_manifest()), encoding="utf-8")
    assert read_facts(MANIFEST) == read_facts(as_json)


def test_every_scope_and_no_other_is_asked_for() -> None:
    scopes = the_manifest()["oauth_config"]["scopes"]["bot"]
    always = ["commands", "chat:write", "im:write", "im:history", "users:read"]
    assert scopes == [*always, "files:read", "files:write"]
