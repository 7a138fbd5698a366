#!/usr/bin/env bash
# Small clients for MCP beside a server of the official package. quartermaster-mcp-client hands a tool's failure on as its
# result: a caller writes "chapter 9 is missing" into the book. With "sse" it is refused (406), with "streamable" it reads
# only servers that answer in JSON and keep no sessions, which is not the default. aiohttp-mcp-client ends with an error
# when a tool gives more than half a megabyte as an event, a novel for example, and leaves out the structured result.
#
# Needs python3 with venv. Serves on this machine's loopback address only. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    mcp==2.3.0 mcp-types==2.3.0 quartermaster-mcp-client==0.9.1 aiohttp-mcp-client==0.0.3 aiohttp==3.14.5 \
    uvicorn==0.54.0 starlette==1.10.0 sse-starlette==3.7.0 anyio==4.16.0 httpx==0.28.1 pydantic==2.14.4
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
import asyncio
import logging
import socket
import threading
from importlib.metadata import version

import uvicorn
from aiohttp_mcp_client import MCPClient
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from quartermaster_mcp_client import McpClient

logging.disable(logging.CRITICAL)
LENGTH = 600_000


class Told(uvicorn.Server):
    """A server that says when it is there."""

    def __init__(self, app):
        super().__init__(uvicorn.Config(app, log_level="critical"))
        self.there = threading.Event()

    async def startup(self, sockets=None):
        await super().startup(sockets=sockets)
        self.there.set()


def serve(**options):
    """Starts a server with three tools; gives its address."""
    tools = MCPServer("tales")

    @tools.tool()
    def words(text: str) -> int:
        return len(text.split())

    @tools.tool()
    def chapter(number: int) -> str:
        raise ToolError(f"chapter {number} is missing")

    @tools.tool()
    def novel() -> str:
        return "a" * LENGTH

    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = Told(tools.streamable_http_app(**options))
    threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True).start()
    server.there.wait(30)
    return f"http://127.0.0.1:{listener.getsockname()[1]}/mcp"


ordinary, plain = serve(), serve(stateless_http=True, json_response=True)


async def quartermaster(url, transport, tool, **arguments):
    async with McpClient(url, transport=transport, max_retries=1) as client:
        return await client.call_tool(tool, arguments)


async def aiohttp_client(url, tool, **arguments):
    async with MCPClient(url) as client:
        return await client.call_tool(tool, arguments)


def tried(call):
    try:
        return asyncio.run(call)
    except Exception as error:
        return type(error).__name__


changed = []


def case(given, expected, described, seen):
    """Prints one case; notes it when the output is no longer as described."""
    print(f"given     {given}\nexpected  {expected!r}\nseen      {seen!r}\n")
    if seen != described:
        print(f"changed   it was {described!r}\n")
        changed.append(given)


for package in ("mcp", "quartermaster-mcp-client", "aiohttp-mcp-client"):
    print(package, version(package))
print()
text = {"text": "The sea is calm."}
case("quartermaster, sse, a server as it comes", "4", "McpConnectionError",
     tried(quartermaster(ordinary, "sse", "words", **text)))
case("quartermaster, streamable, a server as it comes", "4", "McpConnectionError",
     tried(quartermaster(ordinary, "streamable", "words", **text)))
case("quartermaster, streamable, JSON without sessions", "4", "4",
     tried(quartermaster(plain, "streamable", "words", **text)))
case("quartermaster, the same, a tool that fails", "McpServerError", "Error executing tool chapter: chapter 9 is missing",
     tried(quartermaster(plain, "streamable", "chapter", number=9)))
counted = tried(aiohttp_client(ordinary, "words", **text))
case("aiohttp-mcp-client, a number: its text, and whether the structured result is there", ("4", True), ("4", False),
     (counted.content[0].text, "structured" in repr(counted)))
failed = tried(aiohttp_client(ordinary, "chapter", number=9))
case("aiohttp-mcp-client, a tool that fails: is_error", True, True, failed.is_error)
given = tried(aiohttp_client(ordinary, "novel"))
case("aiohttp-mcp-client, a novel", LENGTH, "LineTooLong", given if isinstance(given, str) else len(given.content[0].text))
given = tried(aiohttp_client(plain, "novel"))
case("aiohttp-mcp-client, a novel in JSON", LENGTH, LENGTH, given if isinstance(given, str) else len(given.content[0].text))
raise SystemExit(f"no longer so: {changed}" if changed else 0)
PYTHON
