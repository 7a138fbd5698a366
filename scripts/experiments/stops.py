"""Workers are stopped (SIGSTOP) until their leases have passed to others, and woken again (SIGCONT), while stories are written."""

import os
import re
import signal
import time

from bench import LEASE_SECONDS
from databases import audit
from load import Authors, check_followers, compare, patiently, plain_client, undisturbed

STOPS = 40
SHORT = 4
AT_ONCE = 12
WORDS = 900
WORKERS = 3


def run(bench):
    """All stops, half of them over each database."""
    databases = bench.databases
    count = (bench.count or (SHORT if bench.short else STOPS)) // len(databases)
    bench.done = "; ".join(one(bench, database, count) for database in databases)


def one(bench, database, count):
    """The stops over one database."""
    fake = bench.fake(first_token_ms=60, chunk_ms=60, json_chunk_ms=4)
    fronts, backs, _, books = bench.world(fake, database, 1, WORKERS, STORYWRITER_RUNS="4")
    client = plain_client(fronts[0])
    authors = Authors([client], WORDS, AT_ONCE, follows=2)
    for _ in range(count):
        authors.check()
        patiently(lambda: working(fake), pause=0.05)
        victims = bench.chance.sample(backs, bench.chance.choice((1, 1, 2)))
        for victim in victims:
            os.kill(victim.child.process.pid, signal.SIGSTOP)
        time.sleep(LEASE_SECONDS + bench.chance.uniform(1, 3))
        for victim in victims:
            os.kill(victim.child.process.pid, signal.SIGCONT)
        time.sleep(bench.chance.uniform(0.2, 1.0))
    fake.behave(chunk_ms=0, first_token_ms=0)
    authors.finish(600)
    taken = sum(lost_leases(back) for back in backs)
    bench.check(taken > 0, f"{database}: no lease passed to another worker, so nothing was tried")
    breaks = check_followers(bench, client, authors.followers, database)
    seen = audit(bench, books, fake.log, count * 2 * 4, database)
    texts = [client.text(story) for story in authors.stories]
    for process in fronts + backs:
        process.kill()
    otherwise = compare(bench, texts, undisturbed(bench, fake, len(texts), WORDS), database)
    bench.check(not authors.retried, f"{database}: {len(authors.retried)} of {len(authors.runs)} runs failed and were retried")
    return (
        f"{database}: {count} stops of one or two of {WORKERS} workers for {LEASE_SECONDS + 1} to {LEASE_SECONDS + 3} s, {taken} leases "
        f"taken over, {len(texts)} stories complete and as without stops ({otherwise} with a scene that ends a paragraph sooner or later), {breaks} breaks of readers, {seen['calls']} calls, "
        f"{seen['lines']} lines, {seen['exact']} with the provider's own count"
    )


def working(fake):
    """Raises while nothing is being written."""
    if fake.state["open"] < 2:
        raise ValueError("nothing is being written")


def lost_leases(worker):
    """How many runs a worker took over from others."""
    text = worker.client().ask("GET", "/metrics").body.decode()
    return sum(int(float(value)) for value in re.findall(r"^storywriter_run_leases_lost_total\S* (\S+)$", text, re.MULTILINE))
