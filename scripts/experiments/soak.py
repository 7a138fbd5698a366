"""A mixed load at a steady pace for an hour: stories, readers, edits, exports, imports, the copilot; memory, files and times must not grow."""

import os
import re
import statistics
import threading
import time

from databases import check_counters, check_texts
from load import BREAKS, Editor, idea, plain_client
from stand import TERMINAL

MINUTES = 60
SHORT = 1.5
WORDS = 600
DRIFT = 0.05
# Seconds between two of a kind.
PACE = {"story": 4.0, "read": 0.1, "export": 2.0, "import": 10.0, "copilot": 5.0, "list": 0.5, "edit": 0.2}
FORMATS = ("md", "txt", "html", "json", "epub", "docx")
# Stories that are kept; older ones are deleted, so that the load stays the same.
KEPT = 30
SAMPLE_SECONDS = 2.0
PARTS = 6


class Beat(threading.Thread):
    """Does something at a steady pace and keeps how long it took."""

    def __init__(self, soak, name, act):
        super().__init__(daemon=True)
        self.soak = soak
        self.name = name
        self.act = act
        self.times = []
        self.errors = []

    def run(self):
        """Acts until the soak is over; a slow answer delays the next one, and is not made up for."""
        while not self.soak.stopped.wait(PACE[self.name]):
            begun = time.monotonic()
            try:
                self.act()
                self.times.append((begun, time.monotonic() - begun))
            except Exception as error:  # whatever it is, it did not hold
                self.errors.append(f"{type(error).__name__}: {str(error)[:160]}")


class Soak:
    """The load and what it works on."""

    def __init__(self, server):
        self.client = plain_client(server)
        self.stopped = threading.Event()
        self.lock = threading.Lock()
        self.stories = []
        self.number = 0
        self.readers = 0

    def story(self):
        """Begins a story, has a reader follow it, and deletes the oldest."""
        self.number += 1
        story = self.client.new_story(idea(self.number % 50), WORDS)
        run = self.client.start(story)
        threading.Thread(target=self.follow, args=(run,), daemon=True).start()
        with self.lock:
            self.stories.append((story, run))
            gone = self.stories.pop(0) if len(self.stories) > KEPT else None
        if gone:
            answer = self.client.ask("DELETE", f"/api/v1/stories/{gone[0]}")
            assert answer.status in (200, 204), f"DELETE: {answer}"

    def follow(self, run):
        """Reads a run's events to their end."""
        try:
            for _ in self.client.events(f"/api/v1/runs/{run}/events"):
                pass
            self.readers += 1
        except BREAKS:
            pass  # the story was deleted, or the soak is over

    def finished(self):
        """A story that is complete; the oldest that is kept."""
        with self.lock:
            kept = list(self.stories[3:])
        for story, run in kept:
            if self.client.run(run)["status"] in TERMINAL:
                return story
        return None

    def read(self):
        """Reads a story's card."""
        with self.lock:
            story = self.stories[-1][0] if self.stories else None
        if story:
            answer = self.client.ask("GET", f"/api/v1/stories/{story}")
            assert answer.status == 200, f"GET story: {answer}"

    def list(self):
        """Reads a page of stories and the usage."""
        self.client.get("/api/v1/stories?limit=20")
        self.client.get("/api/v1/usage")

    def export(self):
        """Exports a story in each format in turn."""
        if story := self.finished():
            self.formats = getattr(self, "formats", -1) + 1
            form = FORMATS[self.formats % len(FORMATS)]
            answer = self.client.ask("GET", f"/api/v1/stories/{story}/export?format={form}", headers={"Accept-Encoding": "gzip"})
            assert answer.status in (200, 404), f"export: {answer}"

    def take_in(self):
        """Exports a story as JSON, imports it, and deletes the copy."""
        if story := self.finished():
            file = self.client.ask("GET", f"/api/v1/stories/{story}/export?format=json")
            if file.status == 200:
                copy = self.client.post("/api/v1/import", file.body)
                copied = copy.get("id") or copy["story"]["id"]
                assert self.client.ask("DELETE", f"/api/v1/stories/{copied}").status in (200, 204), "DELETE of the copy"

    def copilot(self):
        """Asks the copilot about a story."""
        if story := self.finished():
            body = {
                "threadId": "soak", "runId": f"r{time.monotonic_ns()}", "state": {"story_id": story, "scene": 1}, "tools": [], "context": [],
                "messages": [{"id": "m1", "role": "user", "content": "How does the first scene begin?"}], "forwardedProps": {},
            }  # fmt: skip
            answer = self.client.ask("POST", "/api/v1/agui", body, {"Accept": "text/event-stream"})
            assert answer.status in (200, 404) and b"RUN_ERROR" not in answer.body, f"copilot: {answer}"


class Sampler(threading.Thread):
    """Notes memory and open files of a process."""

    def __init__(self, soak, pid):
        super().__init__(daemon=True)
        self.soak = soak
        self.pid = pid
        self.samples = []

    def run(self):
        """Looks until the soak is over."""
        while not self.soak.stopped.wait(SAMPLE_SECONDS):
            status = open(f"/proc/{self.pid}/status").read()
            memory = int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024
            self.samples.append((time.monotonic(), memory, len(os.listdir(f"/proc/{self.pid}/fd"))))


def run(bench):
    """The soak over each database."""
    minutes = bench.minutes or (SHORT if bench.short else MINUTES)
    databases = bench.databases if bench.database else ["sqlite"]
    bench.done = "; ".join(one(bench, database, minutes * 60) for database in databases)


def one(bench, database, seconds):
    """The soak over one database, by one process with all roles."""
    fake = bench.fake(first_token_ms=30, chunk_ms=10, json_chunk_ms=1)
    settings = {}
    if database == "postgres":
        settings["STORYWRITER_DATABASE_URL"] = bench.postgres().url
    server = bench.server(fake, **settings).start()
    soak = Soak(server)
    edited = soak.client.new_story("A keeper keeps a list of ships.", 300)
    soak.client.wait_for(soak.client.start(edited), "succeeded", seconds=120)
    acts = {
        "story": soak.story, "read": soak.read, "list": soak.list, "export": soak.export, "import": soak.take_in, "copilot": soak.copilot,
    }  # fmt: skip
    beats = [Beat(soak, name, act) for name, act in acts.items()]
    sampler = Sampler(soak, server.child.process.pid)
    begun = time.monotonic()
    editor = Editor(soak.client, edited, PACE["edit"])
    for thread in [*beats, sampler]:
        thread.start()
    while (left := begun + seconds - time.monotonic()) > 0:
        time.sleep(min(left, 60))
        if sampler.samples:
            bench.say(f"{(time.monotonic() - begun) / 60:.0f} min: {sampler.samples[-1][1]:.0f} MiB, {sampler.samples[-1][2]} files")
    soak.stopped.set()
    wrong = editor.finish()
    bench.check(not wrong, f"{wrong}")
    for beat in beats:
        bench.check(not beat.errors, lambda beat=beat: f"{len(beat.errors)} of {beat.name} failed: {beat.errors[0]}")
    told = [f"{database}: {seconds / 60:.0f} min, {soak.number} stories, {soak.readers} readers to the end, {editor.acknowledged} edits"]
    told += [f"{len(beat.times)} × {beat.name}" for beat in beats if beat.name not in ("story",)]
    measures = {"memory in MiB": [(at, memory) for at, memory, _ in sampler.samples], "files": [(at, files) for at, _, files in sampler.samples]}
    measures |= {f"{beat.name} in ms": [(at, took * 1000) for at, took in beat.times] for beat in beats if beat.name in ("read", "list")}
    for name, values in measures.items():
        second, last = (part(values, begun, seconds, number) for number in (2, PARTS))
        if not second or not last:
            bench.fault(f"{database}: too few measurements of {name}")
            continue
        drift = last / second - 1 if second else 0.0
        told.append(f"{name} {second:.1f} → {last:.1f} ({drift:+.1%})")
        bench.check(drift <= DRIFT or bench.short, f"{database}: {name} grew by {drift:.1%} from the second to the last sixth")
    if database == "sqlite":
        from databases import SQLiteBooks

        patience = time.monotonic() + 120
        for _, run_id in soak.stories:
            while soak.client.run(run_id)["status"] not in TERMINAL and time.monotonic() < patience:
                time.sleep(0.2)
        books = SQLiteBooks(server.folder / "data" / "stories.sqlite")
        check_texts(bench, books, database)
        check_counters(bench, books, database)
    server.kill()
    return ", ".join(told)


def part(values, begun, seconds, number):
    """The median of what was measured in one of the sixths, counted from 1."""
    start = begun + seconds * (number - 1) / PARTS
    found = [value for at, value in values if start <= at < start + seconds / PARTS]
    return statistics.median(found) if found else None
