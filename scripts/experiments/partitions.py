"""The way between the service and PostgreSQL is slowed, cut, silenced and closed while stories are written and edited."""

import collections
import re
import threading
import time

from databases import PostgresBooks, audit
from load import BREAKS, Authors, Editor, check_followers, compare, plain_client, undisturbed
from proxy import Proxy

PARTITIONS = 60
SHORT = 6
AT_ONCE = 8
WORDS = 900
MODES = ("delay", "cut", "silent", "refuse")
LENGTHS = (0.5, 8.0)
DELAYS = (0.005, 0.05)
SECONDS_TO_RECOVER = 15


class Prober(threading.Thread):
    """Asks for a story, one request after the other, and notes what is answered and how long it takes."""

    def __init__(self, server, story):
        super().__init__(daemon=True)
        self.client = plain_client(server)
        self.path = f"/api/v1/stories/{story}"
        self.answers = collections.Counter()
        self.slowest = 0.0
        self.odd = []
        self.stopped = threading.Event()
        self.start()

    def run(self):
        """Asks until it is stopped."""
        while not self.stopped.is_set():
            begun = time.monotonic()
            try:
                answer = self.client.ask("GET", self.path)
                self.answers[answer.status] += 1
                if answer.status not in (200, 503):
                    self.odd.append(f"{answer.status} {answer.body[:120]!r}")
            except BREAKS as error:
                self.answers[type(error).__name__] += 1
            self.slowest = max(self.slowest, time.monotonic() - begun)
            self.stopped.wait(0.05)


def run(bench):
    """All partitions."""
    count = bench.count or (SHORT if bench.short else PARTITIONS)
    database = bench.postgres()
    proxy = Proxy(database.port)
    settings = {"STORYWRITER_DATABASE_URL": re.sub(r"@[^/]*", f"@127.0.0.1:{proxy.port}", database.url)}
    fake = bench.fake(first_token_ms=30, chunk_ms=15, json_chunk_ms=2)
    front = bench.server(fake, "api", "api", **settings).start()
    backs = [bench.server(fake, f"worker-{number}", "worker", **settings).start() for number in range(2)]
    client = plain_client(front)
    edited = client.new_story("A keeper keeps a list of ships.", 300)
    client.wait_for(client.start(edited), "succeeded", seconds=120)
    authors = Authors([client], WORDS, AT_ONCE, follows=2)
    editor = Editor(client, edited)
    prober = Prober(front, edited)
    recoveries, seen = [], collections.Counter()
    for number in range(count):
        mode = MODES[number % len(MODES)]
        seen[mode] += 1
        proxy.become(mode, bench.chance.uniform(*DELAYS))
        time.sleep(bench.chance.uniform(*LENGTHS) if mode != "cut" else 0.2)
        proxy.become("pass")
        begun = time.monotonic()
        before = editor.acknowledged
        while editor.acknowledged == before and not editor.failure:
            if time.monotonic() - begun > 60:
                break
            time.sleep(0.02)
        recoveries.append((time.monotonic() - begun, mode))
        time.sleep(bench.chance.uniform(0.2, 1.0))
    slowest, mode = max(recoveries)
    bench.check(slowest < SECONDS_TO_RECOVER, f"after a partition ({mode}) the next edit was acknowledged after {slowest:.1f} s")
    fake.behave(chunk_ms=0, first_token_ms=0)
    authors.finish(600)
    wrong = editor.finish()
    bench.check(not wrong, f"{wrong}")
    prober.stopped.set()
    bench.check(not prober.odd, lambda: f"a read was answered by {prober.odd[0]} ({len(prober.odd)} times)")
    breaks = check_followers(bench, client, authors.followers, "postgres")
    counts = audit(bench, PostgresBooks(database), fake.log, count * AT_ONCE, "postgres")
    texts = [client.text(story) for story in authors.stories]
    for process in [front, *backs]:
        process.kill()
    otherwise = compare(bench, texts, undisturbed(bench, fake, len(texts), WORDS), "postgres")
    bench.check(not authors.retried, f"{len(authors.retried)} of {len(authors.runs)} runs failed and were retried")
    times = sorted(seconds for seconds, _ in recoveries)
    told = ", ".join(f"{seen[mode]} {mode}" for mode in MODES)
    answers = ", ".join(f"{count} × {kind}" for kind, count in prober.answers.most_common())
    bench.done = (
        f"{count} partitions ({told}; {proxy.cuts} connections cut), reads answered {answers}, slowest {prober.slowest:.1f} s, next edit "
        f"acknowledged after {times[len(times) // 2]:.2f} s (median), {times[-1]:.2f} s (most), {editor.acknowledged} edits, "
        f"{len(texts)} stories complete and as without partitions ({otherwise} with a scene that ends a paragraph sooner or later), {breaks} breaks of readers, {counts['calls']} calls, {counts['lines']} lines"
    )
