"""Two API and two worker processes on one PostgreSQL: any of them may die, and readers miss nothing."""

import statistics
import subprocess
import unittest

from followers import Follower
from stand import SECONDS, AcceptanceTest, eventually, local

WORDS = 600


class Processes(AcceptanceTest):
    """Kills, and readers on other processes."""

    def setUp(self):
        super().setUp()
        try:
            self.database = local.Postgres(self.folder / "postgres", self.folder / "postgres.log")
        except local.Failure as failure:
            self.skipTest(str(failure))
        self.addCleanup(self.database.child.kill)
        self.database.start()

    def processes(self, fake):
        """Two API processes and two workers."""
        settings = {"STORYWRITER_DATABASE_URL": self.database.url}
        apis = [self.server(fake, f"api-{number}", role="api", **settings) for number in (1, 2)]
        workers = [self.server(fake, f"worker-{number}", role="worker", **settings) for number in (1, 2)]
        for process in apis + workers:
            process.start()
        return [api.client() for api in apis], workers

    def test_a_run_survives_the_death_of_its_worker_and_of_postgresql(self):
        fake = self.fake(first_token_ms=100, chunk_ms=60)
        (here, there), (worker, other) = self.processes(fake)
        undisturbed = here.new_story("A keeper finds a bottle.", WORDS)
        run = here.start(undisturbed)
        here.wait_for(run, "succeeded")

        # The other worker looks away for a moment, so that it is known who takes the run.
        other.stop()
        story = here.new_story("A keeper finds a bottle.", WORDS)
        run = here.start(story)
        reader = Follower(there, run)
        eventually(lambda: paragraphs(reader) >= 2, "two paragraphs are told")
        other.start()
        worker.kill()
        told = paragraphs(reader)
        eventually(lambda: paragraphs(reader) >= told + 2, "another worker goes on")
        worker.start()

        self.database.child.kill()
        self.database.start()
        here.wait_for(run, "succeeded", seconds=2 * SECONDS)
        seen = reader.finish(SECONDS)
        self.assertEqual([number for number, _, _ in seen], list(range(1, len(seen) + 1)))
        self.assertEqual(seen, [event.content for event in here.events(f"/api/v1/runs/{run}/events")])
        self.assertEqual(here.text(story), here.text(undisturbed))
        lines = here.pages(f"/api/v1/usage/ledger?run_id={run}")
        self.assertEqual(len({line["call_id"] for line in lines}), len(lines))
        self.assertNotIn("open", {line["state"] for line in lines})

    def test_a_reader_of_another_process_sees_each_entry_once(self):
        (here, there), _ = self.processes(self.fake(chunk_ms=30))
        run = here.start(here.new_story("A keeper finds a bottle.", WORDS))
        reader = Follower(there, run)
        seen = reader.finish(SECONDS)
        self.assertEqual(reader.breaks, 0)
        self.assertEqual([number for number, _, _ in seen], list(range(1, len(seen) + 1)))
        moments = self.moments(run)
        self.assertEqual(len(moments), len(seen))
        # How late they come is told and not tested, since it is the machine's as much as ours; that a notice is enough
        # is tested on a clock (RunLogTests). The first ones were written before the reader came.
        late = sorted(event.came_at - moments[event.number] for event in reader.events[5:])
        told = f"median {statistics.median(late):.3f} s, 95 % {late[len(late) * 95 // 100]:.3f} s, most {late[-1]:.3f} s"
        print(f"\nLateness of {len(late)} entries: {told}")

    def moments(self, run):
        """When each entry of a run's log was written, in seconds since 1970."""
        query = f"SELECT number, happened_at FROM run_log WHERE run_id = '{run}'"
        command = [self.database.programs / "psql", "-At", "-F", " ", "-c", query, self.database.url]
        rows = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")
        return {int(row.split()[0]): int(row.split()[1]) / 1e6 for row in rows if row}


def paragraphs(reader):
    """How many paragraphs a reader was told."""
    return sum(event.name == "paragraph" for event in list(reader.events))


if __name__ == "__main__":
    unittest.main()
