"""kill -9 of API, worker and PostgreSQL processes, in an order that the seed draws, while stories are written, edited and read."""

import collections
import time

from databases import audit
from load import Authors, Editor, check_followers, compare, patiently, plain_client, undisturbed

KILLS = 220
SHORT = 12
AT_ONCE = 12
WORDS = 1500
LIVES = (0.3, 1.6)


def run(bench):
    """All kills, half of them over each database."""
    databases = bench.databases
    count = (bench.count or (SHORT if bench.short else KILLS)) // len(databases)
    told = []
    for database in databases:
        told.append(one(bench, database, count))
    bench.done = "; ".join(told)


def one(bench, database, count):
    """The kills over one database."""
    fake = bench.fake(first_token_ms=30, chunk_ms=40, json_chunk_ms=3)
    both = (2, 2) if database == "postgres" else (1, 1)
    fronts, backs, server, books = bench.world(fake, database, *both)
    clients = [plain_client(front) for front in fronts]
    edited = clients[0].new_story("A keeper keeps a list of ships.", 300)
    clients[0].wait_for(clients[0].start(edited), "succeeded", seconds=120)
    authors = Authors(clients, WORDS, AT_ONCE)
    editor = Editor(clients[-1], edited)
    killed = collections.Counter()
    for number in range(count):
        authors.check()
        patiently(lambda: working(fake), pause=0.05)
        time.sleep(bench.chance.uniform(*LIVES))
        victims = [("API", front) for front in fronts] + [("worker", back) for back in backs]
        victims += [("PostgreSQL", None)] if server and bench.chance.random() < 0.5 else []
        kind, victim = bench.chance.choice(victims)
        kill(victim, server)
        killed[kind] += 1
        if number % 20 == 19:
            bench.say(f"{database}: {number + 1} kills, {len(authors.stories)} stories begun")
    fake.behave(chunk_ms=0, first_token_ms=0)
    authors.finish(600)
    for number, reason in authors.retried:
        bench.say(f"{database}: run {number} had to be retried: {reason}")
    wrong = editor.finish()
    bench.check(not wrong, f"{database}: {wrong}")
    client = clients[0]
    breaks = check_followers(bench, client, authors.followers, database)
    # A call whose worker was killed has its line settled when its run is next worked on, or by the housekeeping.
    seen = audit(bench, books, fake.log, sum(killed.values()) * (AT_ONCE + 1), database)
    texts = [client.text(story) for story in authors.stories]
    ideas = collections.Counter(client.get(f"/api/v1/stories/{story}")["brief"]["idea"] for story in authors.stories)
    (stories,) = books.rows("SELECT COUNT(*) FROM story")[0]
    bench.check(stories == len(authors.stories) + 1, f"{database}: {stories} stories are stored, {len(authors.stories) + 1} were made")
    bench.check(max(ideas.values()) == 1, f"{database}: a story was made twice")
    for process in fronts + backs:
        process.kill()
    otherwise = compare(bench, texts, undisturbed(bench, fake, len(texts), WORDS), database)
    kinds = ", ".join(f"{killed[kind]} {kind}" for kind in ("API", "worker", "PostgreSQL") if killed[kind])
    bench.check(not authors.retried, f"{database}: {len(authors.retried)} of {len(authors.runs)} runs failed and were retried")
    return (
        f"{database}: {sum(killed.values())} kills ({kinds}), {len(texts)} stories complete and as without kills ({otherwise} with a scene that ends a paragraph sooner or later), "
        f"{editor.acknowledged} edits acknowledged, {breaks} breaks of readers, {authors.taken} idempotency keys taken by dead processes, {seen['calls']} calls, {seen['lines']} lines, "
        f"{seen['exact']} with the provider's own count"
    )


def working(fake):
    """Raises while too few stories are being written."""
    if fake.state["open"] < AT_ONCE // 3:
        raise ValueError("too few stories are being written")


def kill(victim, server):
    """Kills a process and starts it again."""
    if victim:
        victim.kill()
        victim.start(until="/livez" if victim.child.name.count("worker") else "/readyz")
        return
    server.child.kill()
    for _ in range(20):
        try:
            return server.start()
        except Exception:  # the memory of the one before is still held
            time.sleep(0.5)
    server.start()
