"""Where the bytes of files go in and come out: addresses of their own beside the Web API."""

from aiohttp import web

from practice.api.http import hang_up
from practice.gestures.finding import visible_messages
from practice.world import World


class FileSide:
    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/upload/v1/{secret}", self.take),
            web.get("/files-pri/{file}/{name}", self.give),
            web.get("/practice/people/{user}/file/{name}", self.download),
        ]

    async def take(self, request: web.Request) -> web.StreamResponse:
        """The bytes of one announced file, raw or as a form; exactly as many as were announced."""
        if self._world.faults.is_down(self._world.clock.steady()):
            return hang_up(request)
        file = self._world.files.of_secret(request.match_info["secret"])
        if file is None or file.is_done:
            return web.Response(status=404, text="not found")
        data = await _bytes(request)
        if len(data) != file.size:
            return web.Response(status=400, text="wrong size")
        file.data = data
        return web.Response(text=f"OK - {len(data)}")

    async def give(self, request: web.Request) -> web.StreamResponse:
        """To the app, with its token and the scope; everybody else is sent to sign in."""
        if self._world.faults.is_down(self._world.clock.steady()):
            return hang_up(request)
        file = self._world.files.by_id.get(request.match_info["file"])
        if not self._may_read(request):
            raise web.HTTPFound("/signin")
        if file is None or file.data is None or not file.is_done:
            return web.Response(status=404, text="not found")
        return web.Response(body=file.data, content_type="application/octet-stream")

    async def download(self, request: web.Request) -> web.StreamResponse:
        """As a person saves a file that they see: by its id, or the newest of that name."""
        person = self._world.people.find(request.match_info["user"])
        wanted = request.match_info["name"]
        if person is None:
            raise web.HTTPNotFound
        for _, message in visible_messages(self._world, person):
            for shown in message.files:
                file = self._world.files.by_id.get(str(shown.get("id")))
                if file is not None and wanted in (file.id, file.name):
                    named = {"Content-Disposition": f'attachment; filename="{file.name}"'}
                    return web.Response(body=file.data, headers=named)
        raise web.HTTPNotFound

    def _may_read(self, request: web.Request) -> bool:
        world = self._world
        sent = request.headers.get("Authorization", "")
        granted = "files:read" in world.facts.scopes and world.installed
        return granted and sent == f"Bearer {world.options.bot_token}"


async def _bytes(request: web.Request) -> bytes:
    if request.content_type != "multipart/form-data":
        return await request.read()
    fields = await request.post()
    parts = [one for one in fields.values() if isinstance(one, web.FileField)]
    return parts[0].file.read() if parts else b""
