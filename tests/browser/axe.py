"""The only place that asks axe about a page."""

from importlib.resources import files
from typing import Any

from playwright.async_api import Page

_SCRIPT = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
# Of the newest guidelines, off by default: what is pressed is at least 24 pixels wide and high.
_OPTIONS = "{resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}"
_BAD = ("serious", "critical")


async def serious_findings(page: Page) -> list[str]:
    """Rule, what is wrong, and where; minor and moderate findings are left out."""
    await page.evaluate(_SCRIPT)
    found = await page.evaluate(f"axe.run({_OPTIONS})")
    violations: list[dict[str, Any]] = found["violations"]
    return [_sentence(one) for one in violations if one["impact"] in _BAD]


def _sentence(violation: dict[str, Any]) -> str:
    places = [f"{node['html']}: {node['failureSummary']}" for node in violation["nodes"]]
    return "\n  ".join([f"{violation['id']} ({violation['impact']}): {violation['help']}", *places])
