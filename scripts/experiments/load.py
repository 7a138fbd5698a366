"""Load: stories that are written in the background, a writer who edits, and clients that repeat what was not answered."""

import http.client
import threading
import time

from followers import Follower
from stand import TERMINAL, Client, ends_alike

BREAKS = (OSError, ValueError, AssertionError, http.client.HTTPException)
TAG = "ETag"


def idea(number):
    """The idea of a story; its text depends on it alone."""
    return f"Keeper number {number} finds a message in a bottle."


def patiently(ask, stopped=None, seconds=120, pause=0.1):
    """The result of `ask` once it has one; what fails meanwhile is tried again."""
    end = time.monotonic() + seconds
    while True:
        try:
            return ask()
        except BREAKS:
            if time.monotonic() > end or (stopped and stopped.is_set()):
                raise
            time.sleep(pause)


class Authors(threading.Thread):
    """Keeps so many stories in the making until it is stopped; each is asked for until the answer comes, once by its key."""

    def __init__(self, clients, words, at_once, follows=4):
        super().__init__(daemon=True)
        self.clients = clients
        self.words = words
        self.at_once = at_once
        self.follows = follows
        self.stories, self.runs, self.followers = [], [], []
        self.retried = []
        # Keys that a process took with it.
        self.taken = 0
        self.stopped = threading.Event()
        self.failure = None
        self.start()

    def client(self, number):
        """One of the API processes."""
        return self.clients[number % len(self.clients)]

    def begin(self):
        """Makes a story and starts its run."""
        number = len(self.stories)
        client = self.client(number)
        brief = {"idea": idea(number), "words": self.words, "story_setting": "a harbour in winter"}
        story = self.make(client, "/api/v1/stories", brief, f"story-{number}", lambda: self.known(client, brief["idea"]))
        runs = f"/api/v1/stories/{story}/runs"
        run = self.make(client, runs, {}, f"run-{number}", lambda: next((run["id"] for run in client.get(runs)["items"]), None))
        self.stories.append(story)
        self.runs.append(run)
        if number % self.follows == 0:
            self.followers.append((run, story, Follower(client, run, 3600)))

    def make(self, client, path, body, key, find):
        """The id of what a POST makes. The key of a request that died with its process stays taken for a quarter of an hour
        (docs/http.md); so where one is, what was asked for is looked for, and asked for again where it is not there."""

        keys = [key]

        def ask():
            answer = client.ask("POST", path, body, {"Idempotency-Key": keys[-1]})
            if answer.status == 409 and b"idempotency-in-progress" in answer.body:
                self.taken += 1
                # PostgreSQL may still commit what a process sent before it died.
                time.sleep(1)
                if found := find():
                    return found
                keys.append(f"{key}-{len(keys)}")
            assert answer.status < 300, f"POST {path}: {answer}"
            return answer.json["id"]

        return patiently(ask)

    def known(self, client, text):
        """The id of the story with this idea, or None."""
        for item in client.pages("/api/v1/stories?"):
            if client.get(f"/api/v1/stories/{item['id']}")["brief"]["idea"] == text:
                return item["id"]
        return None

    def run(self):
        """Begins stories as others end."""
        try:
            while not self.stopped.is_set():
                if len(self.stories) < self.at_once or self.active() < self.at_once:
                    self.begin()
                else:
                    self.stopped.wait(0.2)
        except Exception as error:
            self.failure = error

    def active(self):
        """How many of the last runs are not over."""
        client = self.client(len(self.stories))

        def look():
            answer = client.get(f"/api/v1/runs?limit={min(100, 2 * self.at_once)}")
            return sum(run["status"] not in TERMINAL for run in answer["items"])

        try:
            return look()
        except BREAKS:
            return self.at_once

    def check(self):
        """Raises what ended it early."""
        if self.failure:
            raise self.failure

    def finish(self, seconds):
        """Begins nothing more and waits for all ends; a run that failed is retried, and told."""
        self.stopped.set()
        self.join(150)
        self.check()
        end = time.monotonic() + seconds
        for number, run in enumerate(self.runs):
            while True:
                found = patiently(lambda: self.client(number).run(run))
                if found["status"] == "succeeded":
                    break
                if found["status"] in TERMINAL:
                    self.retried.append((run, found.get("reason")))
                    patiently(lambda: self.client(number).post(f"/api/v1/runs/{run}/retry"))
                if time.monotonic() > end:
                    raise TimeoutError(f"run {run} is still {found['status']} after {seconds} s")
                time.sleep(0.1)


class Editor(threading.Thread):
    """Changes one paragraph of a story of its own again and again, and knows what was acknowledged."""

    def __init__(self, client, story, pause=0.05):
        super().__init__(daemon=True)
        self.client = client
        self.story = story
        self.pause = pause
        self.acknowledged = self.tried = 0
        self.seconds = []
        self.stopped = threading.Event()
        self.failure = None
        self.start()

    def run(self):
        """Edits until it is stopped."""
        path = f"/api/v1/stories/{self.story}/passages/1.1"
        while not self.stopped.is_set():
            number = self.tried + 1
            self.tried = number
            begun = time.monotonic()
            try:
                answer = self.client.ask("PATCH", path, {"text": f"The keeper has counted {number} ships so far today."})
                if answer.status == 200:
                    self.acknowledged = number
                    self.seconds.append(time.monotonic() - begun)
                elif answer.status not in (409, 412, 429, 503):
                    self.failure = f"an edit is answered by {answer}"
                    return
            except BREAKS:
                pass
            self.stopped.wait(self.pause)

    def finish(self):
        """Stops, and says what is stored against what was acknowledged."""
        self.stopped.set()
        self.join(60)
        if self.failure:
            return self.failure
        text = patiently(lambda: self.client.text(self.story)[0]).split("\n\n")[0]
        number = int(text.split("counted ")[1].split()[0]) if "counted " in text else 0
        if not self.acknowledged <= number <= self.tried:
            return f"edit {self.acknowledged} was acknowledged and edit {number} of {self.tried} is stored"
        return None


def undisturbed(bench, fake, count, words):
    """The texts of so many stories, written without a disturbance."""
    server = bench.server(fake, "undisturbed", STORYWRITER_DATA_DIR=str(bench.folder / "undisturbed")).start()
    client = server.client()
    texts = []
    for begin in range(0, count, 32):
        numbers = range(begin, min(begin + 32, count))
        stories = [client.new_story(idea(number), words) for number in numbers]
        for run in [client.start(story) for story in stories]:
            client.wait_for(run, "succeeded", seconds=600)
        texts += [client.text(story) for story in stories]
    server.stop()
    return texts


def compare(bench, texts, wanted, where):
    """Holds stories against those that were written without a disturbance; tells where they part, and hands back how many have
    a scene that ends a paragraph sooner or later: what is left to write is asked for anew after a disturbance, in round numbers."""
    otherwise = 0
    for number, (text, expected) in enumerate(zip(texts, wanted, strict=True)):
        if text == expected:
            continue
        if len(text) == len(expected) and all(ends_alike(*pair) for pair in zip(text, expected, strict=True)):
            otherwise += 1
            continue
        found, whole = ("\n\n".join(scenes).split("\n\n") for scenes in (text, expected))
        place = next((place for place, pair in enumerate(zip(found, whole, strict=False)) if pair[0] != pair[1]), min(len(found), len(whole)))
        here, there = (found[place : place + 1] or ["nothing"])[0], (whole[place : place + 1] or ["nothing"])[0]
        bench.fault(
            f"{where}: story {number} parts at paragraph {place + 1} of {len(found)} ({len(whole)} undisturbed): "
            f"“{here[:160]}” for “{there[:160]}”"
        )
    return otherwise


def check_followers(bench, client, followers, where):
    """What readers were told was told once, in order, and is in the log and in the text."""
    breaks = 0
    for run, story, follower in followers:
        try:
            told = follower.finish(120)
        except Exception as error:
            bench.fault(f"{where}: a reader of run {run}: {error}")
            continue
        breaks += follower.breaks
        numbers = [number for number, _, _ in told]
        bench.check(numbers == list(range(1, len(told) + 1)), f"{where}: the reader of run {run} was told numbers with gaps or repeats")
        replayed = [event.content for event in client.events(f"/api/v1/runs/{run}/events")]
        bench.check(told == replayed, f"{where}: the log of run {run} is not what its reader was told")
        paragraphs = [event.json["text"] for event in follower.events if event.name == "paragraph"]
        written = "\n\n".join(client.text(story)).split("\n\n")
        bench.check(paragraphs == written, f"{where}: the paragraphs told of {story} are not its text")
    return breaks


def plain_client(server):
    """A client of a server, with time enough for a busy machine."""
    return Client(server.url, timeout=30)
