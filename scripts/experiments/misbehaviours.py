"""Misbehaviours of providers in pairs: one in the plan's calls, one in the prose's, over both databases; then the Swift tests of all pairs.

The wires here are those of OpenAI-compatible servers; the Swift tests (Tests/StorytellingTests/Books) have Gemini's too, each
named misbehaviour with each other, at each stage.
"""

import time

from databases import audit
from fake_upstream import FAULTS
from load import idea
from stand import TERMINAL
from swift import tests

SHORT_PAIRS = 10
STORIES = 2
WORDS = 300
SECONDS = 120
PATTERN = "LedgerMatrixTests"


def run(bench):
    """All pairs, or as many as asked for."""
    pairs = [(plan, prose) for plan in range(len(FAULTS)) for prose in range(len(FAULTS))]
    bench.chance.shuffle(pairs)
    pairs = pairs[: bench.count or (SHORT_PAIRS if bench.short else len(pairs))]
    told = []
    for number, database in enumerate(bench.databases):
        told.append(one(bench, database, pairs[number :: len(bench.databases)]))
    if not bench.short:
        count = tests(bench, PATTERN, "pairs", environment={"STORYWRITER_PROOF": "1"}, beside_postgres=True)
        told.append(f"{count or 0} Swift tests of pairs by provider and stage")
    bench.done = "; ".join(told)


def one(bench, database, pairs):
    """Pairs over one database."""
    fake = bench.fake(fault_every=2)
    timeouts = {"STORYWRITER_IDLE_TIMEOUT": "2", "STORYWRITER_FIRST_TOKEN_TIMEOUT": "2", "STORYWRITER_CALL_TIMEOUT": "20"}
    (front,), _, _, books = bench.world(fake, database, 1, 1, **timeouts)
    client = front.client()
    ends = {}
    for plan, prose in pairs:
        fake.behave(json_fault=plan, prose_fault=prose)
        stories = [client.new_story(f"{idea(number)} {FAULTS[plan]} {FAULTS[prose]}.", WORDS) for number in range(STORIES)]
        for run_id in [client.start(story) for story in stories]:
            end = time.monotonic() + SECONDS
            while (found := client.run(run_id))["status"] not in (*TERMINAL, "paused") and time.monotonic() < end:
                time.sleep(0.05)
            ends[found["status"]] = ends.get(found["status"], 0) + 1
            if found["status"] not in ("succeeded", "failed"):
                bench.fault(f"{database}: with {FAULTS[plan]} in plans and {FAULTS[prose]} in prose a run is {found['status']}")
            elif found["status"] == "failed" and not (found.get("reason") or {}).get("message"):
                bench.fault(f"{database}: a run failed and says no reason")
    # A try that broke off before the answer began is repeated on the same line.
    seen = audit(bench, books, fake.log, 0, database)
    told = ", ".join(f"{count} {state}" for state, count in sorted(ends.items()))
    return f"{database}: {len(pairs)} pairs of {len(FAULTS) - 1} misbehaviours, {sum(ends.values())} runs ({told}), {seen['calls']} calls, {seen['lines']} lines"
