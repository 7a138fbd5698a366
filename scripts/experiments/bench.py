"""What experiments stand on: a folder, chance with a seed, processes that end with them, and a list of what did not hold."""

import random
import shutil
import tempfile
import threading
import time
from pathlib import Path

from databases import PostgresBooks, SQLiteBooks
from stand import MODEL, FakeProvider, Server, local

LEASE_SECONDS = 3


class Bench:
    """One experiment's place of work."""

    def __init__(self, name, asked):
        self.name = name
        self.short = asked.short
        self.count = asked.count
        self.minutes = asked.minutes
        self.database = asked.database
        self.seed = asked.seed
        self.chance = random.Random(f"{name} {asked.seed}")
        self.faults = []
        self.done = ""
        self.children = []
        self.lock = threading.Lock()

    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix=f"storywriter-{self.name}-"))
        # PostgreSQL's own user must be able to pass.
        self.folder.chmod(0o755)
        return self

    def __exit__(self, *_):
        for child in reversed(self.children):
            child.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def fault(self, text):
        """Notes something that did not hold."""
        with self.lock:
            self.faults.append(text)
        self.say(f"FAULT: {text}")

    def check(self, holds, text):
        """Notes it where it does not hold."""
        if not holds:
            self.fault(text() if callable(text) else text)

    def say(self, text):
        """Tells whoever watches."""
        print(f"  {time.strftime('%H:%M:%S')} {text}", flush=True)

    @property
    def databases(self):
        """The databases over which it is run."""
        return [self.database] if self.database else ["sqlite", "postgres"]

    def fake(self, **behaviour):
        """A fake provider."""
        fake = FakeProvider(self.folder, **behaviour)
        self.children.append(fake.child)
        return fake

    def postgres(self, name="postgres"):
        """A PostgreSQL server, started."""
        server = local.Postgres(self.folder / name, self.folder / f"{name}.log")
        self.children.append(server.child)
        server.start()
        return server

    def plans(self, limits):
        """A file of plans in which everybody has these limits and no others."""
        file = self.folder / "plans.yaml"
        file.write_text(f"default: all\nplans:\n  all: {{{limits}}}\n")
        return str(file)

    def server(self, fake, name="server", role="all", **settings):
        """A server, not started yet, that has its stories written by the fake."""
        settings = {
            "OPENAI_BASE_URL": fake.url, "OPENAI_MODEL": MODEL, "STORYWRITER_PROVIDERS": "openai",
            "OPENAI_IMAGE_MODEL": "fake-brush-1", "STORYWRITER_LEASE_SECONDS": str(LEASE_SECONDS),
            "STORYWRITER_PLANS": self.plans("concurrent_runs: 64"), **settings,
        }  # fmt: skip
        server = Server(self.folder, name, role, **settings)
        self.children.append(server)
        return server

    def world(self, fake, database, apis=1, workers=1, **settings):
        """Servers on a database of their own: API processes, workers, the PostgreSQL or None, and the books."""
        if database == "postgres":
            server = self.postgres(f"postgres-{len(self.children)}")
            settings |= {"STORYWRITER_DATABASE_URL": server.url}
            books = PostgresBooks(server)
        else:
            data = self.folder / f"data-{len(self.children)}"
            settings |= {"STORYWRITER_DATA_DIR": str(data)}
            server, books = None, SQLiteBooks(data / "stories.sqlite")
        fronts = [self.server(fake, f"{database}-api-{number}", "api", **settings) for number in range(apis)]
        backs = [self.server(fake, f"{database}-worker-{number}", "worker", **settings) for number in range(workers)]
        for process in fronts + backs:
            process.start()
        return fronts, backs, server, books
