"""Files at Slack: what the app hands in, in three steps, and what people choose in a form."""

import re
from dataclasses import dataclass, field
from typing import Any

from practice.ids import Ids

Json = dict[str, Any]
_TYPES = {"csv": "text/csv", "png": "image/png"}
_SAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(slots=True)
class File:
    id: str
    name: str
    by: str
    """User id of its owner: the app's bot user, or a person."""
    size: int
    """In bytes, as it was announced."""
    secret: str
    data: bytes | None = None
    """None until it was handed in."""
    title: str = ""
    alt: str = ""
    """What a picture shows, for whoever does not see it."""
    is_done: bool = False
    """A file of the app counts once the app has finished it; until then nobody sees it."""

    @property
    def kind(self) -> str:
        return self.name.rpartition(".")[2].lower()

    def payload(self, base_url: str) -> Json:
        """As messages and forms carry it; docs.slack.dev/reference/objects/file-object."""
        place = f"{base_url}/files-pri/{self.id}/{_SAFE.sub('_', self.name)}"
        known = {"alt_txt": self.alt} if self.alt else {}
        return {
            **known,
            "id": self.id,
            "name": self.name,
            "title": self.title or self.name,
            "mimetype": _TYPES.get(self.kind, "application/octet-stream"),
            "filetype": self.kind,
            "user": self.by,
            "size": self.size,
            "mode": "hosted",
            "is_external": False,
            "url_private": place,
            "url_private_download": f"{place}?download=1",
        }


@dataclass(slots=True)
class Files:
    ids: Ids
    by_id: dict[str, File] = field(default_factory=dict)

    def announced(self, name: str, size: int, by: str) -> File:
        file = File(self.ids.named("F"), name, by, size, self.ids.secret())
        self.by_id[file.id] = file
        return file

    def chosen(self, name: str, data: bytes, by: str) -> File:
        """What a person put into a form: it is there at once."""
        file = self.announced(name, len(data), by)
        file.data, file.is_done = data, True
        return file

    def of_secret(self, secret: str) -> File | None:
        return next((file for file in self.by_id.values() if file.secret == secret), None)
