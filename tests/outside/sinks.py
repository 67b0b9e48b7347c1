"""What second channels end in: a small ntfy server and a small mail server, on loopback."""

import asyncio
import json
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import default
from typing import Any

Serve = Callable[[StreamReader, StreamWriter], Awaitable[None]]


@dataclass
class Sink:
    """``got`` holds what arrived: (address, title, text)."""

    got: list[tuple[str, str, str]] = field(default_factory=list)
    requests: list[dict[str, str]] = field(default_factory=list)
    port: int = 0
    status: str = "200 OK"
    headers: str = ""
    silent: bool = False
    """Takes the connection and never says a word."""
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def texts(self) -> list[str]:
        return [text for _, _, text in self.got]

    def take(self, address: str, title: str, text: str) -> None:
        self.got.append((address, title, text))
        self._arrived.set()

    async def has(self, count: int, seconds: float = 10.0) -> list[tuple[str, str, str]]:
        """Waits until so many have arrived."""
        async with asyncio.timeout(seconds):
            while len(self.got) < count:
                self._arrived.clear()
                await self._arrived.wait()
        return self.got

    async def ntfy(self, reader: StreamReader, writer: StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        lines = head.split("\r\n")[1:]
        told = dict(line.lower().split(": ", 1) for line in lines if ": " in line)
        body = await reader.readexactly(int(told.get("content-length", 0)))
        self.requests.append(told)
        if self.silent:
            await reader.read()
            return
        if self.status.startswith("200"):
            said: dict[str, Any] = json.loads(body)
            self.take(said["topic"], said.get("title", ""), said["message"])
        answer = f"HTTP/1.1 {self.status}\r\n{self.headers}Content-Length: 2\r\n\r\n{{}}"
        writer.write(answer.encode())
        await writer.drain()

    async def smtp(self, reader: StreamReader, writer: StreamWriter) -> None:
        writer.write(b"220 here\r\n")
        to = ""
        while line := (await reader.readline()).decode().strip():
            verb = line[:4].upper()
            if verb == "RCPT":
                to = line.partition("<")[2].partition(">")[0]
            if verb == "DATA":
                writer.write(b"354 go on\r\n")
                message = message_from_bytes(await reader.readuntil(b"\r\n.\r\n"), policy=default)
                text = message.get_content().strip(". \r\n")
                self.requests.append({k.lower(): str(v) for k, v in message.items()})
                self.take(to, str(message["Subject"]), text)
            writer.write(b"221 bye\r\n" if verb == "QUIT" else b"250 ok\r\n")
            await writer.drain()
            if verb == "QUIT":
                return


@asynccontextmanager
async def listening(serve: Serve) -> AsyncIterator[int]:
    async def served(reader: StreamReader, writer: StreamWriter) -> None:
        try:
            await serve(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(served, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


@asynccontextmanager
async def ntfy_sink(**how: Any) -> AsyncIterator[Sink]:
    sink = Sink(**how)
    async with listening(sink.ntfy) as sink.port:
        yield sink


@asynccontextmanager
async def smtp_sink() -> AsyncIterator[Sink]:
    sink = Sink()
    async with listening(sink.smtp) as sink.port:
        yield sink
