"""What acceptance tests stand on: Story Writer's program, a fake provider, and clients, as processes on free ports.

STORYWRITER_PROGRAM names the program. Everything is started in a temporary folder and ends with the test. Nothing here
sleeps to let something happen: what is awaited is asked for until a deadline. Deadlines only end tests that hang; they
are long enough for a machine with other work, and no test is about them.
"""

import contextlib
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(SCRIPTS))
import local_services as local  # noqa: E402

PROGRAM = os.environ.get("STORYWRITER_PROGRAM", "")
SECONDS_TO_START = 300
SECONDS = 300
MODEL = "fake-1"
# What scripts/fetch-model small --data-dir .models leaves, as `make test` does.
RUNTIME = SCRIPTS.parent / ".models" / "runtime"
SMALL_MODEL = SCRIPTS.parent / ".models" / "models" / "smollm2-135m-instruct-q4_1.gguf"
TERMINAL = ("succeeded", "failed", "cancelled")
# Settings of whoever runs the tests must not get into them.
FOREIGN = re.compile(r"^(STORYWRITER_|GEMINI_|GOOGLE_|HF_|OPENAI_|OTEL_|XDG_)")


def eventually(condition, what, seconds=SECONDS):
    """Asks until `condition` says something true, and hands it back."""
    return local.wait_until(condition, seconds, f"Waited {seconds} s in vain until {what}.")


def ends_alike(one, other):
    """Whether two texts of a scene are equal, but for one paragraph that one of them has more among its last two: after a
    disturbance the rest of a scene is requested anew, in round numbers of words (docs/reliability.md)."""
    short, long = sorted((one.split("\n\n"), other.split("\n\n")), key=len)
    return short == long or short in (long[:-1], long[:-2] + long[-1:])


class Answer:
    """A whole answer."""

    def __init__(self, response, body):
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.body = body

    @property
    def json(self):
        """The body as JSON."""
        return json.loads(self.body)

    def __repr__(self):
        return f"{self.status} {self.body[:500]!r}"


class Event:
    """One event of a stream, and when it came."""

    def __init__(self, number, name, data):
        self.number = number
        self.name = name
        self.data = data
        self.came_at = time.time()

    @property
    def json(self):
        """The data as JSON."""
        return json.loads(self.data)

    @property
    def content(self):
        """What makes it equal to another one."""
        return self.number, self.name, self.data


class Client:
    """Calls one server as one user. Each call has a connection of its own, so clients may be shared by threads."""

    def __init__(self, url, key=None, timeout=SECONDS):
        self.address = urllib.parse.urlsplit(url).netloc
        self.key = key
        self.timeout = timeout

    def open(self, method, path, body=None, headers=None):
        """Sends a request; hands back connection and response, of which the body is not read yet."""
        connection = http.client.HTTPConnection(self.address, timeout=self.timeout)
        sent = dict(headers or {})
        if self.key:
            sent.setdefault("Authorization", f"Bearer {self.key}")
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
        if body is not None:
            sent.setdefault("Content-Type", "application/json")
        try:
            connection.request(method, path, body, sent)
            return connection, connection.getresponse()
        except BaseException:
            connection.close()
            raise

    def ask(self, method, path, body=None, headers=None):
        """The answer to a request, whatever its status."""
        connection, response = self.open(method, path, body, headers)
        with contextlib.closing(connection):
            return Answer(response, response.read())

    def get(self, path, status=200, **headers):
        """The JSON of a path, which must answer with that status."""
        answer = self.ask("GET", path, headers=headers)
        assert answer.status == status, f"GET {path}: {answer}"
        return answer.json

    def post(self, path, body=None, status=None, **headers):
        """The JSON of the answer to a POST, which must be a success or the status that is named."""
        answer = self.ask("POST", path, body, headers)
        assert answer.status == status if status else answer.status < 300, f"POST {path}: {answer}"
        return answer.json if answer.body else None

    def events(self, path, after=None):
        """The events of a stream as they come; closing the generator closes the connection."""
        headers = {"Accept": "text/event-stream"} | ({"Last-Event-ID": str(after)} if after else {})
        connection, response = self.open("GET", path, headers=headers)
        with contextlib.closing(connection):
            assert response.status in (200, 204), f"GET {path}: {response.status} {response.read(500)}"
            yield from read_events(response)

    # What most tests do.

    def new_story(self, idea, words, **fields):
        """The id of a new story. It has a full brief, so that no setups are asked for."""
        brief = {"idea": idea, "words": words, "story_setting": "a harbour in winter", **fields}
        return self.post("/api/v1/stories", brief)["id"]

    def start(self, story, **order):
        """The id of a run that writes the story."""
        return self.post(f"/api/v1/stories/{story}/runs", order)["id"]

    def run(self, run):
        """How a run stands."""
        return self.get(f"/api/v1/runs/{run}")

    def wait_for(self, run, *states, seconds=SECONDS):
        """Waits until a run is in one of the states."""

        def look():
            seen = self.run(run)
            assert seen["status"] in states or seen["status"] not in TERMINAL, f"The run ended otherwise: {seen}"
            return seen if seen["status"] in states else None

        return eventually(look, f"run {run} is {' or '.join(states)}", seconds)

    def text(self, story):
        """All that is written of a story, scene by scene."""
        return [scene["text"] for scene in self.get(f"/api/v1/stories/{story}/text")["scenes"]]

    def pages(self, path):
        """All items of a list."""
        items, cursor = [], None
        while True:
            ending = f"&cursor={urllib.parse.quote(cursor)}" if cursor else ""
            page = self.get(f"{path}{'&' if '?' in path else '?'}limit=100{ending}")
            items += page["items"]
            cursor = page.get("next_cursor")
            if not cursor:
                return items


def read_events(lines):
    """The events in the lines of a stream, comments left out."""
    number, name, data = None, "message", []
    for line in lines:
        line = line.decode().rstrip("\r\n")
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if not line and data:
            yield Event(number, name, "\n".join(data))
            name, data = "message", []
        elif field == "id":
            number = int(value)
        elif field == "event":
            name = value
        elif field == "data":
            data.append(value)


class FakeProvider:
    """fake_upstream.py as a process."""

    def __init__(self, folder, **behaviour):
        self.port = local.free_port()
        flags = [f"--{name.replace('_', '-')}={value}" for name, value in behaviour.items()]
        program = Path(__file__).with_name("fake_upstream.py")
        command = [sys.executable, program, f"--port={self.port}", "--until-killed", *flags]
        self.child = local.Child("fake", command, folder / "fake.log")
        self.child.start()
        self.url = f"http://127.0.0.1:{self.port}/v1"
        self.client = Client(self.url)
        self.child.wait_until(lambda: local.is_answering(self.url + "/models"), SECONDS_TO_START)

    @property
    def state(self):
        """Counts of calls."""
        return self.client.get("/fake/state")

    @property
    def log(self):
        """All calls."""
        return self.client.get("/fake/log")

    def behave(self, **behaviour):
        """Changes how it behaves from the next call on."""
        self.client.post("/fake/behaviour", behaviour)

    def release(self):
        """Ends all waits that go on; later ones wait again."""
        self.client.post("/fake/release")


class Server:
    """`storywriter serve` as a process, on a port that stays the same when it is started again."""

    def __init__(self, folder, name="server", role="all", **settings):
        self.folder = folder
        self.port = local.free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        environment = {name: value for name, value in os.environ.items() if not FOREIGN.match(name)}
        environment |= {"HOME": str(folder), "STORYWRITER_DATA_DIR": str(folder / "data"), **settings}
        self.environment = environment
        command = [PROGRAM, "serve", "--role", role, "--port", str(self.port)]
        self.child = local.Child(name, command, folder / f"{name}.log", environment)

    def start(self, until="/readyz"):
        """Starts it and waits until it answers."""
        self.child.start()
        self.child.wait_until(lambda: local.is_answering(self.url + until), SECONDS_TO_START)
        return self

    def command(self, *words):
        """Runs another command of the program on the same database; hands back its standard output."""
        done = subprocess.run(
            [PROGRAM, *words], env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        assert done.returncode == 0, f"{words}: {done.stderr}"
        return done.stdout.strip()

    def key(self, user, plan=None, scopes=()):
        """A new key of a user."""
        extra = (["--plan", plan] if plan else []) + [word for scope in scopes for word in ("--scope", scope)]
        return self.command("keys", "create", "--user", user, *extra)

    def client(self, key=None):
        """A client of this server."""
        return Client(self.url, key)

    def kill(self):
        """kill -9."""
        self.child.kill()

    def stop(self):
        """SIGTERM; hands back the exit code."""
        return self.child.stop(signal.SIGTERM, SECONDS)

    @property
    def log(self):
        """What it wrote."""
        return self.child.log.read_text(errors="replace")


@unittest.skipUnless(PROGRAM, "needs STORYWRITER_PROGRAM, the path of the program")
class AcceptanceTest(unittest.TestCase):
    """A test with a folder of its own; what it starts ends with it."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="storywriter-acceptance-"))
        # PostgreSQL's own user must be able to pass.
        self.folder.chmod(0o755)
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def fake(self, **behaviour):
        """A fake provider."""
        fake = FakeProvider(self.folder, **behaviour)
        self.addCleanup(fake.child.kill)
        return fake

    def server(self, fake, name="server", role="all", **settings):
        """A server, not started yet, that has its stories written by the fake."""
        settings = {
            "OPENAI_BASE_URL": fake.url, "OPENAI_MODEL": MODEL, "STORYWRITER_PROVIDERS": "openai",
            "OPENAI_IMAGE_MODEL": "fake-brush-1", "STORYWRITER_LEASE_SECONDS": "3", **settings,
        }  # fmt: skip
        server = Server(self.folder, name, role, **settings)
        self.addCleanup(server.kill)
        return server

    def built_in(self, model=SMALL_MODEL):
        """The settings of servers that write with a model on this machine and with nothing else."""
        data = self.folder / "data"
        data.mkdir()
        (data / "runtime").symlink_to(RUNTIME)
        return {"STORYWRITER_EMBEDDED_MODEL": str(model), "STORYWRITER_PROVIDERS": "embedded"}

    def plans(self, limits):
        """A file of plans in which everybody has these limits and no others."""
        file = self.folder / "plans.yaml"
        file.write_text(f"default: all\nplans:\n  all: {{{limits}}}\n")
        return str(file)
