"""Which methods exist, with the scope, tier, token and body each takes."""

from collections.abc import Callable
from dataclasses import dataclass

from practice.api import basics, chat, conversations, files, scheduling, users, views
from practice.api.arguments import Json
from practice.world import World


@dataclass(frozen=True, slots=True)
class Method:
    run: Callable[[World, Json], Json]
    tier: int | None
    """None: paced in another way (chat.postMessage) or not at all."""
    scope: str = ""
    takes_json: bool = True
    wants_app_token: bool = False
    open_to_all: bool = False


METHODS: dict[str, Method] = {
    "api.test": Method(basics.api_test, 4, open_to_all=True),
    "auth.test": Method(basics.auth_test, None),
    "apps.connections.open": Method(basics.open_connection, 2, wants_app_token=True),
    "users.info": Method(users.info, 4, "users:read", takes_json=False),
    "users.list": Method(users.list_all, 2, "users:read", takes_json=False),
    "conversations.open": Method(conversations.open_conversation, 3, "im:write"),
    "conversations.info": Method(conversations.info, 3, takes_json=False),
    "conversations.members": Method(conversations.members, 4, takes_json=False),
    "conversations.history": Method(conversations.history, 3, takes_json=False),
    "conversations.replies": Method(conversations.replies, 3, takes_json=False),
    "chat.postMessage": Method(chat.post_message, None, "chat:write"),
    "chat.update": Method(chat.update_message, 3, "chat:write"),
    "chat.delete": Method(chat.delete_message, 3, "chat:write"),
    "chat.postEphemeral": Method(chat.post_ephemeral, 4, "chat:write"),
    "chat.getPermalink": Method(chat.get_permalink, 4, takes_json=False),
    "chat.scheduleMessage": Method(scheduling.schedule, 3, "chat:write"),
    "chat.deleteScheduledMessage": Method(scheduling.withdraw, 3, "chat:write"),
    "chat.scheduledMessages.list": Method(scheduling.list_waiting, 3),
    "files.getUploadURLExternal": Method(files.get_upload_url, 4, "files:write"),
    "files.completeUploadExternal": Method(files.complete_upload, 4, "files:write"),
    "views.open": Method(views.open_view, 4),
    "views.push": Method(views.push_view, 4),
    "views.update": Method(views.update_view, 4),
    "views.publish": Method(views.publish_view, 4),
}
