"""The rule of a whole message (docs.slack.dev/reference/methods/chat.postMessage)."""

from typing import Any

from practice.rules.blocks import MESSAGE_BLOCKS, ids_differ
from practice.rules.shapes import Problems, complain

TEXT_LIMIT = 40_000
MARKDOWN_LIMIT = 12_000
ATTACHMENT_LIMIT = 100


def check_message(payload: dict[str, Any]) -> list[str]:
    """What Slack would refuse, as its own sentences; empty when it would take the message.

    Stricter than Slack in one thing: ``text`` must be set, because a screen reader and a
    notification read nothing else.
    """
    problems: Problems = []
    text = payload.get("text")
    if not isinstance(text, str) or not text.strip():
        complain(problems, "/text", "text is needed")
    elif len(text) > TEXT_LIMIT:
        complain(problems, "/text", f"must be less than {TEXT_LIMIT + 1} characters")
    _check_blocks(payload.get("blocks"), problems)
    attachments = payload.get("attachments")
    if attachments is not None:
        _check_attachments(attachments, problems)
    return problems


def _check_blocks(blocks: Any, problems: Problems) -> None:
    if blocks is None:
        return
    MESSAGE_BLOCKS(blocks, "/blocks", problems)
    if not isinstance(blocks, list):
        return
    ids_differ(blocks, "/blocks", problems)
    of_type = [b for b in blocks if isinstance(b, dict)]
    markdown = sum(len(str(b.get("text"))) for b in of_type if b.get("type") == "markdown")
    if markdown > MARKDOWN_LIMIT:
        complain(problems, "/blocks", f"markdown is limited to {MARKDOWN_LIMIT} characters in all")
    if sum(b.get("type") == "table" for b in of_type) > 1:
        complain(problems, "/blocks", "only one table is allowed")


def _check_attachments(attachments: Any, problems: Problems) -> None:
    if not isinstance(attachments, list):
        complain(problems, "/attachments", "must be an array")
    elif len(attachments) > ATTACHMENT_LIMIT:
        complain(problems, "/attachments", f"no more than {ATTACHMENT_LIMIT} items allowed")
